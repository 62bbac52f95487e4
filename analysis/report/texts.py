"""The documents of a report as HTML: every text with its evidence marked, every counted sentence with its number."""

from collections.abc import Iterator, Mapping
from html import escape
from itertools import pairwise
from typing import NamedTuple

import pandas as pd

from analysis.ask import dated, days_known, in_words, iso, signs, texts, without_signs
from analysis.report.contents import Contents, carried_by, n_of
from analysis.store.tables import unit_keys

OPEN = 12
"""Documents up to which all are shown open."""


class Mark(NamedTuple):
    """A stretch of a text to mark: an actor (a), a time (t), something said (q), and what is told of it."""

    start: int
    end: int
    kind: str
    told: str


def documents_html(contents: Contents, actors: Mapping[str, int], themes: Mapping[str, int]) -> Iterator[str]:
    """Each document that is shown, as an article; of a report on one actor the passages that name it."""
    documents = contents.shown.documents
    passages = (contents.shown if contents.actor else contents.whole).passages
    of_document = dict(iter(passages.groupby("doc_id", observed=True)))
    counted = _counted_passages(contents, actors, themes)
    is_open = " open" if len(documents) <= OPEN else ""
    written = days_known(documents)
    days = zip(iso(written["published_from"]), iso(written["published_to"]), strict=True)
    for document, (first, last) in zip(documents.itertuples(), days, strict=True):
        when = in_words(first, last) if first and last else ""
        told = " · ".join(filter(None, [document.source, document.author, when, str(document.doc_id)]))
        yield (f'<article data-doc="{escape(str(document.doc_id))}"><details{is_open}><summary><b>'
               f"{escape(document.title)}</b> <small>{escape(told)}</small></summary>")
        own = of_document.get(document.doc_id, passages.iloc[:0])
        for key, row in zip(unit_keys(own, "passage_id").tolist(), own.itertuples(), strict=True):
            pale = f'<p class="{escape(str(row.kind))}">{escape(without_signs(document.text[row.start:row.end]))}</p>'
            yield counted.get(key, pale)
        yield "</details></article>"


def _counted_passages(contents: Contents, actors: Mapping[str, int], themes: Mapping[str, int]) -> dict[int, str]:
    """{key of a passage: it as HTML, with the numbers of the actors and themes in it}."""
    sentences = contents.shown.sentences
    named, carried = carried_by(contents.shown)
    marks = _marks(contents)
    read = texts(contents.shown)
    found: dict[int, list[str]] = {}
    for number, (key, row) in enumerate(zip(unit_keys(sentences, "passage_id").tolist(), sentences.itertuples(),
                                            strict=True)):
        words = "".join(_marked(read[row.doc_id], row.start, row.end, marks.get(number, [])))
        found.setdefault(key, []).append(f'<span id="s{number}" data-c="{row.start},{row.end}">{words}</span>')
    return {key: f'<p class="counted" data-a="{_numbers(named.get(key, []), actors)}" '
                 f'data-t="{_numbers(carried.get(key, []), themes)}">{" ".join(spans)}</p>'
            for key, spans in found.items()}


def _numbers(ids: list[str], known: Mapping[str, int]) -> str:
    return " ".join(str(known[i]) for i in ids if i in known)


def _marked(text: str, start: int, end: int, marks: list[Mark]) -> Iterator[str]:
    """The sentence as HTML; where marks overlap, a stretch has the classes of all of them."""
    unseen = [(start + left, start + right) for left, right in signs(text[start:end])]
    edges = sorted({start, end, *(min(max(edge, start), end) for mark in marks for edge in (mark.start, mark.end)),
                    *(edge for place in unseen for edge in place)})
    for left, right in pairwise(edges):
        if any(first <= left and right <= last for first, last in unseen):
            continue
        over = [mark for mark in marks if mark.start <= left and right <= mark.end]
        words = escape(text[left:right])
        if not over:
            yield words
            continue
        kinds = " ".join(dict.fromkeys(mark.kind for mark in over))
        told = escape(" · ".join(dict.fromkeys(mark.told for mark in over if mark.told)))
        yield f'<mark class="{kinds}" title="{told}">{words}</mark>'


def _marks(contents: Contents) -> dict[int, list[Mark]]:
    """{number of a sentence: what is to be marked in it}."""
    shown = contents.shown
    found: dict[int, list[Mark]] = {}
    days = dated(shown)
    said = shown.statements[shown.statements["certain"].to_numpy()]
    names = contents.names
    _put(found, contents, shown.mentions, "a", [names.get(actor, "") for actor in shown.mentions["actor_id"]])
    _put(found, contents, days, "t", [in_words(*pair) for pair in zip(days["from_date"], days["to_date"], strict=True)])
    _put(found, contents, said, "q", [f"{names.get(row.speaker_id, '')} {row.kind}".strip()
                                      for row in said.itertuples()])
    return found


def _put(found: dict[int, list[Mark]], contents: Contents, rows: pd.DataFrame, kind: str, told: list[str]) -> None:
    for row, number, words in zip(rows.itertuples(), contents.places(rows), told, strict=True):
        for each in contents.reached(number, row.end):
            found.setdefault(each, []).append(Mark(row.start, row.end, kind, words))


def legend_html(contents: Contents) -> str:
    """What the marks in the documents are; how many there are is told while all are shown."""
    n = n_of(len(contents.shown.documents), "document")
    return (f'<p class="told"><span class="whole">{n}. </span>Marked are <mark class="a">actors</mark>, '
            '<mark class="t">times</mark> and <mark class="q">what somebody says</mark>. What is pale is a heading, '
            "furniture of a page or a repeat, and is not counted.</p>")
