"""The chronology for other programs: a CSV table, JSON for TimelineJS (timeline.knightlab.com) and Markdown."""

import json
import re
from html import escape

import pandas as pd

from analysis.ask.exports import BOM, safe_cells, timeline_date
from analysis.ask.periods import in_words, iso
from analysis.ask.spans import quote
from analysis.store.tables import Analysis

COLUMNS = ["from_date", "to_date", "grain", "sentence", "n_documents", "title", "doc_id", "start", "end", "weight"]
SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~])")


def worded(result: Analysis, lines: pd.DataFrame) -> pd.DataFrame:
    """The lines of a chronology with ISO days, the sentence on one line and the title of its document."""
    titles = dict(zip(result.documents["doc_id"].astype("str"), result.documents["title"], strict=True))
    ids = lines["doc_id"].astype("str").tolist()
    return lines.assign(
        from_date=iso(lines["from_date"]), to_date=iso(lines["to_date"]), doc_id=ids, title=[titles[i] for i in ids],
        sentence=[" ".join(text.split()) for text in quote(result, lines)])[COLUMNS]


def lines_as_table(result: Analysis, lines: pd.DataFrame) -> str:
    """The lines as CSV, with the mark by which spreadsheets know the characters; no cell is a formula."""
    return BOM + safe_cells(worded(result, lines), ["sentence", "title", "doc_id"]).to_csv(index=False)


def lines_as_timeline(result: Analysis, lines: pd.DataFrame, title: str = "Timeline") -> str:
    """The lines as TimelineJS JSON, one event each; TimelineJS shows its texts as HTML: all is escaped."""
    events = [{
        "start_date": timeline_date(row.from_date), "end_date": timeline_date(row.to_date),
        "display_date": in_words(row.from_date, row.to_date), "unique_id": f"{row.doc_id}#char={row.start},{row.end}",
        "text": {"headline": escape(in_words(row.from_date, row.to_date)),
                 "text": f"<p>{escape(row.sentence)}</p><p><small>{escape(row.title)}</small></p>"},
    } for row in worded(result, lines).itertuples()]
    return json.dumps({"title": {"text": {"headline": escape(title)}}, "events": events}, ensure_ascii=False, indent=1)


def lines_as_markdown(result: Analysis, lines: pd.DataFrame, title: str = "Timeline") -> str:
    """The lines as Markdown, one paragraph each; what would be markup in a text is not."""
    told = [f"**{in_words(row.from_date, row.to_date)}** {_plain(row.sentence)} ({_plain(row.title)})"
            for row in worded(result, lines).itertuples()]
    return "\n\n".join([f"# {_plain(title)}", *told]) + "\n"


def _plain(text: str) -> str:
    return SIGNS.sub(r"\\\1", text)
