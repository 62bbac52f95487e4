"""The positions on one subject as a table; the one that is chosen is shown in its statements."""

from typing import Any

import pandas as pd
import streamlit as st

from analysis import Analysis
from analysis.ask import excerpts, manners, positioned, positions, quote
from dashboard.parts.excerpt_list import listed
from dashboard.state import link

LONG = 160
"""Characters of a statement in a cell."""
WIDTHS = {"Who": 150, "Does": 90, "Since": 110, "In which words": 420, "Statements": 90, "Documents": 90}
COLUMNS: dict[str, Any] = {name: {"width": width} for name, width in WIDTHS.items()}


def position_table(result: Analysis, table: pd.DataFrame) -> pd.DataFrame:
    """The rows of `positions` as they are read."""
    words = [" ".join(text.split()) for text in quote(result, table)]
    return pd.DataFrame({
        "Who": table["who"].tolist(),
        "Does": [f"now {stands}" if turned else stands
                 for stands, turned in zip(table["stands"], table["turned"], strict=True)],
        "Since": ["" if pd.isna(day) else f"{day.day} {day:%b %Y}" for day in table["since"]],
        "In which words": [text if len(text) <= LONG else text[: LONG - 1] + "…" for text in words],
        "Statements": table["n_statements"].tolist(),
        "Documents": table["n_documents"].tolist(),
    })


def table_of_positions(result: Analysis, subject: str) -> None:
    """Draw who asserts, denies, expects and demands what; a row leads to its statements."""
    table = positions(result, subject)
    keys = [f"{voice}|{stands}" for voice, stands in zip(table["voice"], table["stands"], strict=True)]

    def chosen() -> None:
        rows = st.session_state["table-position"].selection.rows
        link.write("position", keys[rows[0]] if rows else None)

    st.dataframe(position_table(result, table), key="table-position", hide_index=True, on_select=chosen,
                 selection_mode="single-row", height=min(38 + 35 * len(table), 320),
                 column_config=COLUMNS,
                 alt="Who asserts, denies, expects or demands what on the subject; choose a row to read its statements")
    asked = link.read("position")
    if not asked:
        st.caption("Choose a row to read its statements.")
        return
    said = positioned(result, subject)
    rows = said[[key == asked for key in (said["voice"] + "|" + said["stands"])]]
    if rows.empty:
        st.warning("The link asks for a position that nobody holds here. Choose another row.")
        return
    with st.container(border=True, key="evidence-position"):
        listed("position", excerpts(result, rows, "statements"), result, manners(result, rows), of=asked)
