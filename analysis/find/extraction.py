"""One document → its evidence, the steps in order. A pure function of one document and the gazetteer."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from analysis.find.actors import DocumentActors, Gazetteer, gazetteer, recognise
from analysis.find.quantities import Quantity, find_quantities
from analysis.find.repeats import NO_COPIES, Copies, find_copies
from analysis.find.statements import Statement, attribute, genre_of, with_own
from analysis.find.timeline import Dating, Marker, date_document, find_markers, parse_published
from analysis.read import Document, Faults, Skipped, is_strict
from analysis.store.cycle_collector import seldom_collected
from analysis.store.time_limit import TookTooLong, at_most
from analysis.text import Segments, evidence_sentences, segment, title_of
from analysis.text.languages import foreign

LIMIT = 30
"""Seconds of processor time that the steps of one document may take together."""
STOPPED = "was stopped after"
UNDATED = Dating("", "", "", "news", ())


class Evidence(NamedTuple):
    """Everything read out of one document."""

    document: Document
    title: str
    segments: Segments
    dating: Dating
    genre: str
    actors: DocumentActors
    markers: list[Marker]
    statements: list[Statement]
    quantities: list[Quantity]
    copies: Copies
    problems: list[Skipped]


def extract(document: Document, known: Gazetteer, strict: bool | None = None) -> Evidence:
    """The evidence of one document: its segments, its date, its actors, markers, statements and quantities.

    A step that fails leaves its evidence empty and a row in `problems`; it raises where `strict` (see `is_strict`).
    """
    text, faults = document.text, Faults(document.doc_id, is_strict(strict))
    segments = faults.step("passages and sentences", Segments((), ()), segment, text, document.apart)
    sentences = evidence_sentences(segments)
    published, problem = faults.step("published", (None, None), _published, document)
    dating = faults.step("date of the document", UNDATED, date_document, text, sentences, published,
                         document.published_where)
    bounds = dating.published_from, dating.published_to
    actors = faults.step("actors", DocumentActors((), ()), recognise, text, sentences, known, bounds)
    title = document.title or faults.step("title", document.doc_id, title_of, text, segments, document.doc_id)
    foreign = faults.step("language", [], _language, document)
    markers = faults.step("dates", [], find_markers, text, sentences, dating)
    said = faults.step("statements", None, attribute, text, segments.passages, sentences, actors.mentions,
                       actors.entities)
    genre = faults.step("genre", "report", genre_of, text, segments.passages, said or ())
    statements = faults.step("voice of the author", said, with_own, said, genre, text, segments.passages, sentences,
                             actors.entities) if said is not None else []
    quantities = faults.step("quantities", [], find_quantities, text, sentences)
    copies = faults.step("repeated passages", NO_COPIES, find_copies, text, segments.passages)
    return Evidence(document, title, segments, dating, genre, actors, markers, statements, quantities, copies,
                    [*foreign, *([problem] if problem else []), *faults.rows])


@seldom_collected()
def extract_all(documents: Iterable[Document], folder: Path | None, strict: bool | None = None) -> list[Evidence]:
    """The evidence of a batch of documents of `folder`: what a worker process is given."""
    known = gazetteer(folder)
    return [_in_time(document, known, strict) for document in documents]


def _in_time(document: Document, known: Gazetteer, strict: bool | None) -> Evidence:
    try:
        with at_most(LIMIT):
            return extract(document, known, strict)
    except TookTooLong:
        problem = f"{STOPPED} {LIMIT} s; nothing in it is counted; split it, or look for what it repeats without end"
        return Evidence(document, document.title or document.doc_id, Segments((), ()), UNDATED, "report",
                        DocumentActors((), ()), [], [], [], NO_COPIES, [Skipped(document.doc_id, problem)])


def _language(document: Document) -> list[Skipped]:
    """What is to be known of a document that is not in English."""
    found = foreign(document.text)
    return [Skipped(document.doc_id, f"is in {found}, not in English: it is read and searched, but its names, dates, "
                                     "quotations and numbers are found in part only")] if found else []


def _published(document: Document) -> tuple[str | None, Skipped | None]:
    if not document.published:
        return None, None
    published = parse_published(document.published, document.published_where)
    problem = Skipped(document.doc_id, published.problem) if published.problem else None
    return published.date or None, problem
