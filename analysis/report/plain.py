"""The report as Markdown: the same rows, with quotations and the address of each."""

import re
from collections.abc import Iterator

from analysis.report.contents import Contents, Row, Said, n_of
from analysis.store import Analysis

SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
"""What would be markup in a text."""
QUOTED = 3
"""Sentences quoted of each actor and pair, statements of each voice ten times as many."""


def as_markdown(result: Analysis, title: str = "Documents", actor: str = "") -> str:
    """The report on the analysis, or on all that it has of one actor (its id or name)."""
    contents = Contents(result, title, actor)
    return "\n".join(_told(contents)) + "\n"


def _told(contents: Contents) -> Iterator[str]:
    quoted = _Quoted(contents)
    yield f"# {plain(contents.title)}\n\n{plain(contents.lede())}"
    for head, rows, most in (("Who is named?", contents.actors(), QUOTED),
                             ("Who is named with whom?", contents.pairs(), QUOTED),
                             ("What is it about?", contents.themes(), 0),
                             ("What happened when?", contents.lines(), QUOTED)):
        if rows:
            yield f"\n## {head}\n"
        for row in rows:
            yield from quoted.row(row, most)
    yield from _sayings("What lies ahead?", contents.awaited(), 10 * QUOTED)
    yield from _sayings("Who says what?", contents.voices(), 10 * QUOTED)
    yield "\n## The documents\n"
    for document in contents.shown.documents.itertuples():
        yield f"- {plain(document.title)} ({code(document.doc_id)})"


class _Quoted:
    """The sentences of a report as quotations."""

    def __init__(self, contents: Contents) -> None:
        self.places = contents.shown.sentences
        self.texts = dict(zip(contents.shown.documents["doc_id"].astype("str"), contents.shown.documents["text"],
                              strict=True))

    def row(self, row: Row, most: int) -> Iterator[str]:
        """A row, and the first of its sentences."""
        when = f"**{plain(row.when)}** {plain(row.name)}" if row.when else f"**{plain(row.name)}**"
        told = "; ".join(filter(None, [plain(row.told), plain(row.beside)]))
        yield f"- {when}{' (' + told + ')' if told else ''}: {n_of(row.n, row.unit)}"
        for number in row.sentences[:most]:
            place = self.places.iloc[number]
            doc_id, start, end = str(place["doc_id"]), int(place["start"]), int(place["end"])
            yield f"    - “{plain(self.texts[doc_id][start:end])}” {code(f'{doc_id}#char={start},{end}')}"


def _sayings(head: str, groups: list[tuple[str, list[Said]]], most: int) -> Iterator[str]:
    if groups:
        yield f"\n## {head}\n"
    for name, sayings in groups:
        yield f"- **{plain(name)}**: {len(sayings):,}"
        for said in sayings[:most]:
            yield f"    - {plain(said.how)}{': ' if said.how else ''}“{plain(said.words)}” {code(said.address)}"


def plain(text: str) -> str:
    """The text on one line, nothing in it markup."""
    return SIGNS.sub(r"\\\1", " ".join(text.split()))


def code(text: str) -> str:
    """An address as it is written; it holds no quote of its own."""
    return f"`{' '.join(str(text).split()).replace('`', '%60')}`"
