"""Tables of what is said: every statement, every number, each row with a way to its words."""

from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from analysis import Analysis
from analysis.ask import about, excerpts, manners, n_units, numbers_said, quote, speakers, voiced
from analysis.store import once
from dashboard.charts.quantities import said_by, written
from dashboard.parts.controls import choice
from dashboard.parts.corrections import speaker_form
from dashboard.parts.excerpt_list import listed
from dashboard.parts.filters import actor_names, titles
from dashboard.parts.panel import close, offer, open_in, panel
from dashboard.parts.reader import parse_place
from dashboard.parts.wording import written as dates

SORTS = {"people": "People", "units": "Units", "weapons": "Weapons", "things": "Things", "money": "Money",
         "share": "Shares", "measure": "Measures"}
"""What numbers count, in the order of the table."""
LEAST = {"weapons": 3}
"""Numbers of a sort from which on it is offered, where a stray word may look like one of it."""
WIDTHS = {"Who": 105, "Kind": 80, "What is said": 300, "About": 150, "Sure": 60, "Cue": 90, "Number": 200,
          "In which sentence": 320, "Said by": 160, "Document": 260}
"""Pixels of a column."""
COLUMNS: dict[str, Any] = {name: {"width": width} for name, width in WIDTHS.items()} | {
    "Amount": st.column_config.TextColumn(width=110, alignment="right")}
MOST = 1000
"""Rows sent to the browser; more are found with the filter."""
SPAN = ["doc_id", "start", "end"]
THROUGH = {"statement": "statements", "number": "quantities"}
"""What the reader goes through that opens from a row."""
CONTENT = 300
"""Characters of a statement in a cell."""
ROW, TALLEST = 66, 660
"""Pixels of a row, in which three lines find room (Streamlit breaks lines in rows of more than 4 rem), and of the
table at most."""


def statements(result: Analysis) -> None:
    """Every statement as a row; the one that is chosen is shown with its sentences."""
    rows, first, table = _all_statements(result)
    _head("Every statement", len(rows.drop_duplicates(SPAN)))
    if rows.empty:
        st.caption("Nobody is quoted, and the authors neither forecast nor recommend.")
        return
    if unsure := n_units(rows[~rows["certain"]], "statements"):
        st.caption(f"{unsure:,} of them are less certain: listed here, and never counted in a chart.")
    st.caption(":material/ads_click: Click a row to read the statement in its sentences.")
    pick("statement", first, table)
    offer("statement", lambda key: picked("statement", key[0], result, rows, "statements", manners, speaker_form.form))
    speaker_form.made(result)


@once
def _all_statements(result: Analysis) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Every statement with each who says it, the first of them once each, and these as they are listed."""
    rows = voiced(result).sort_values(SPAN)
    first = rows.drop_duplicates(SPAN).head(MOST)
    return rows, first, statement_table(result, first, rows)


def statement_table(result: Analysis, first: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """One row per statement in `first`; `rows` also holds those who say the same."""
    names = actor_names(result)
    rows, told = (table.merge(first[SPAN], on=SPAN) for table in (rows, about(result)))
    who = _gathered(rows.assign(name=speakers(result, rows)))
    targets = _gathered(told.assign(name=told["about_id"].map(names)))
    keys = list(zip(*(first[column] for column in SPAN), strict=True))
    return pd.DataFrame({
        "Who": [who[key] for key in keys],
        "What is said": [_cut(" ".join(words.split())) for words in quote(result, first)],
        "Kind": first["kind"].astype("str").to_numpy(),
        "Sure": np.where(first["certain"], "yes", "less").tolist(),
        "About": [targets.get(key, "") for key in keys],
        "Cue": first["cue"].to_numpy(),
        **in_documents(result, first),
    })


def _gathered(rows: pd.DataFrame) -> dict[tuple, str]:
    """{span: the names in its rows}."""
    return rows.groupby(SPAN, observed=True)["name"].agg(lambda names: ", ".join(dict.fromkeys(names))).to_dict()


def numbers(result: Analysis) -> None:
    """Every quantity as a row, those of one thing side by side; the one that is chosen is shown in its sentence."""
    rows = _all_numbers(result)
    _head("Every number", len(rows))
    if rows.empty:
        st.caption("No number with a unit is said.")
        return
    sorts = {sort: name for sort, name in SORTS.items() if (rows["sort"] == sort).sum() >= LEAST.get(sort, 1)}
    if len(sorts) > 1 and (sort := choice("of", "Of what", {"": "All"} | sorts, "")):
        rows = rows[rows["sort"] == sort] if sort in sorts else rows
    st.caption(":material/ads_click: Click a row to read the number in its sentences.")
    pick("number", rows, number_table(result, rows.head(MOST)))
    offer("number", lambda key: picked("number", key[0], result, rows, "quantities", said_by))


@once
def _all_numbers(result: Analysis) -> pd.DataFrame:
    return _side_by_side(numbers_said(result))


def _side_by_side(rows: pd.DataFrame) -> pd.DataFrame:
    """The numbers of one sort and unit together, the units said most often first, then from small to large."""
    often = -rows.groupby("unit", observed=True)["unit"].transform("size")
    rows = rows.assign(often=often, place=rows["sort"].map({sort: at for at, sort in enumerate(SORTS)}))
    return rows.sort_values(["place", "often", "unit", "low", "high", "doc_id", "start"], kind="stable")


def number_table(result: Analysis, rows: pd.DataFrame) -> pd.DataFrame:
    """One row per quantity, in the order of `rows`."""
    return pd.DataFrame({
        "Number": rows["words"].to_numpy(),
        "Amount": [written(low, high) for low, high in zip(rows["low"], rows["high"], strict=True)],
        "Unit": rows["unit"].to_numpy(),
        "Said by": rows["said_by"].to_numpy(),
        "In which sentence": _sentences(result, rows),
        **in_documents(result, rows),
    })


def _sentences(result: Analysis, rows: pd.DataFrame) -> list[str]:
    keys = ["doc_id", "sent_id"]
    spans = rows[keys].astype({"doc_id": "str"}).merge(
        result.sentences.astype({"doc_id": "str"})[[*keys, "start", "end"]], on=keys, how="left")
    return [_cut(" ".join(words.split())) for words in quote(result, spans)]


def in_documents(result: Analysis, rows: pd.DataFrame) -> dict[str, list[str]]:
    """The columns Document and Written of the rows."""
    ids = rows["doc_id"].astype("str")
    named = result.documents[result.documents["doc_id"].isin(ids.unique())]
    when = {str(row["doc_id"]): dates(row) for _, row in named.iterrows()}
    return {"Document": ids.map(titles(result)).tolist(), "Written": ids.map(when).tolist()}


def _cut(words: str) -> str:
    return words if len(words) <= CONTENT else words[: CONTENT - 1] + "…"


def _head(title: str, number: int) -> None:
    st.header(f"{title}: {number:,}" if number else title, anchor=False)
    if number > MOST:
        st.caption(f"The first {MOST:,} are listed. Filter by an actor, a theme or words to see the others.")


def pick(name: str, rows: pd.DataFrame, table: pd.DataFrame, columns: dict[str, Any] = COLUMNS) -> None:
    """The table; the row that is chosen goes into the URL as its place in a text."""
    key = f"table-{name}"

    def chosen() -> None:
        if picked := st.session_state[key].selection.rows:
            row = rows.iloc[picked[0]]
            open_in(**{name: f"{row['doc_id']}#char={row['start']},{row['end']}"})
        else:
            close()

    st.dataframe(table, key=key, hide_index=True, on_select=chosen, selection_mode="single-row",
                 height=min(38 + ROW * len(table), TALLEST), row_height=ROW,
                 column_config={name: columns[name] for name in table if name in columns},
                 alt=f"Every {name}; choose a row to read it in its sentences")


def picked(name: str, asked: str, result: Analysis, rows: pd.DataFrame, unit: str, notes, form=None) -> None:
    """The panel of the row at the place that the URL asks for."""
    place = parse_place(asked)
    found = rows[[place == (doc_id, start, end) for doc_id, start, end in
                  zip(rows["doc_id"], rows["start"], rows["end"], strict=True)]]
    if found.empty:
        st.warning(f"The {name} the link asks for is not here under the present filter. Drop a filter to see it.")
        return
    with panel(asked), st.container(key=f"evidence-{name}"):
        st.markdown(f"**One {name}**")
        listed(name, excerpts(result, found, unit), result, notes(result, found), through=THROUGH[name])
        if form:
            form(*place)     # type: ignore[misc]
