"""The dated markers for other programs: a CSV table, and JSON for TimelineJS (timeline.knightlab.com)."""

import json
from html import escape

import pandas as pd

from analysis.ask.dating_reasons import reasons
from analysis.ask.periods import dated, in_words
from analysis.ask.spans import quote
from analysis.store.tables import Analysis

COLUMNS = ("doc_id", "title", "words", "value", "from_date", "to_date", "grain", "basis", "anchor", "modality",
           "reason", "sentence", "start", "end")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
BOM = "\ufeff"
"""The mark by which spreadsheets know that a table is UTF-8."""


def described(result: Analysis) -> pd.DataFrame:
    """One row per dated marker with its words, the sentence it stands in and the reason for its days."""
    rows = dated(result)
    titles = dict(zip(result.documents["doc_id"].astype("str"), result.documents["title"], strict=True))
    why, around = reasons(result, rows), _sentences(result, rows)
    places = list(zip(rows["doc_id"].astype("str"), rows["start"].astype(int), strict=True))
    return rows.assign(
        doc_id=rows["doc_id"].astype("str"), title=[titles[doc_id] for doc_id, _ in places],
        words=[" ".join(words.split()) for words in quote(result, rows)], reason=[why[place] for place in places],
        sentence=[around[key] for key in zip(rows["doc_id"].astype("str"), rows["sent_id"], strict=True)],
    )[list(COLUMNS)].sort_values(["from_date", "to_date", "doc_id", "start"], key=_sortable, ignore_index=True)


def as_table(result: Analysis) -> str:
    """The dated markers as CSV; a text that a spreadsheet would take for a formula gets an apostrophe before it."""
    table = described(result)
    texts = ["doc_id", "title", "words", "sentence", "reason", "anchor"]
    return BOM + safe_cells(table, texts).to_csv(index=False)


def safe_cells(table: pd.DataFrame, texts: list[str]) -> pd.DataFrame:
    """The table with an apostrophe before each of its `texts` that a spreadsheet would take for a formula."""
    safe = {name: [f"'{text}" if str(text).startswith(FORMULA) else text for text in table[name]] for name in texts}
    return table.assign(**safe)


def as_timeline(result: Analysis, title: str = "Timeline") -> str:
    """The dated markers as TimelineJS JSON: one event per marker, grouped by document.

    TimelineJS shows its texts as HTML; everything from a document is escaped.
    """
    events = [_event(row) for row in described(result).itertuples()]
    return json.dumps({"title": {"text": {"headline": escape(title)}}, "events": events}, ensure_ascii=False, indent=1)


def _event(row) -> dict:
    return {
        "start_date": timeline_date(row.from_date), "end_date": timeline_date(row.to_date),
        "display_date": in_words(row.from_date, row.to_date), "group": escape(row.title),
        "unique_id": f"{row.doc_id}#char={row.start},{row.end}",
        "text": {
            "headline": escape(row.words),
            "text": f"<p>{escape(row.sentence)}</p><p><small>{escape(row.reason)} ({row.modality})</small></p>",
        },
    }


def timeline_date(day: str) -> dict[str, int]:
    """An ISO day as TimelineJS has it."""
    year, month, number = day.rsplit("-", 2)
    return {"year": int(year), "month": int(month), "day": int(number)}


def _sortable(values: pd.Series) -> pd.Series:
    """ISO days before the year 0 come first, the oldest of them foremost."""
    return values if values.name not in ("from_date", "to_date") else values.to_numpy().astype("datetime64[D]")


def _sentences(result: Analysis, rows: pd.DataFrame) -> dict[tuple[str, int], str]:
    """{(doc_id, sent_id): its text on one line}."""
    found = result.sentences.merge(rows[["doc_id", "sent_id"]].drop_duplicates(), on=["doc_id", "sent_id"])
    texts = [" ".join(text.split()) for text in quote(result, found)]
    return dict(zip(zip(found["doc_id"].astype("str"), found["sent_id"], strict=True), texts, strict=True))
