"""The articles in one file that a press database exported (Nexis, Factiva, ProQuest), each a document of its own.

What ends an article there is a line of its own: `3 of 100 DOCUMENTS`, `End of Document`, `Document GRDN0000…`. What an
article is called, where and when it appeared stand above it, in lines with a label (`press_labels.csv`) or in their
usual order.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from analysis.lexicons import read_table
from analysis.read.pieces import Piece
from analysis.read.spelt_days import DAY, iso_day, words

FILE = "press_labels.csv"
BEGINS = re.compile(r"^[ \t]*(?:Document \d+ of \d+|\d+ (?:of|von|de|sur) \d+ "
                    r"(?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTOS?))[ \t]*$", re.MULTILINE)
ENDS = re.compile(r"^[ \t]*(?:End of Document|Ende des Dokuments|Fin du document|Fin del documento|"
                  r"(?:AN[ \t|]+)?(?:Document|Dokument|Documento) [A-Z]{2,12}[a-zA-Z0-9]{12,22})[ \t]*$", re.MULTILINE)
HELD = ("ocument", "okument", "OCUMENT", "OKUMENT")
"""What such lines hold: looked for first, as most texts hold none."""
OF_CODES = re.compile(r"^(HD|WC|PD|LP)(?:[ \t]*\||[ \t]{1,4})", re.MULTILINE)
CODE = re.compile(r"([A-Z]{2,3})(?:[ \t]*\|[ \t]*|[ \t]{1,4}|$)(.*)")
LABEL = re.compile(r"([^\W\d_][\w’'/. -]{1,30}?):(?:\s+|$)(.*)")
LENGTH = re.compile(r"(?:\D{0,12}:\s*)?[\d,. ]+ ?(?:words?|wörter|wort|mots|palabras|parole|woorden)\b.{0,12}",
                    re.IGNORECASE)
MEASURED = re.compile(r"\b(?:length|länge|longueur|longitud): ?[\d,.]+ ?(?:words?|wörter|wort|mots|palabras)\b",
                      re.IGNORECASE)
"""How each article of Nexis tells its length; more of them than parts, and the lines of a print have run together."""
COPYRIGHT = re.compile(r"(?:Copyright|\(c\)|©)", re.IGNORECASE)
NO_NAME = re.compile(r"All Rights Reserved|(?:.*\b(?:Edition|Ausgabe))\Z|_{5,}", re.IGNORECASE)
MONTH = re.compile(r"([^\W\d_]{3,12}) ((?:19|20)\d\d)\Z")
BY = re.compile(r"(?:by|von|par|por) (?=\S)", re.IGNORECASE)
LANGUAGES = re.compile(r"English|German|Deutsch|French|Français|Spanish|Español|Italian|Dutch|Portuguese|Russian")
ALONE = ("body", "classification", "textkörper", "corps", "cuerpo", "notes", "graphic")
"""Labels that stand on a line of their own without a colon."""
LINE = re.compile(r"[^\n]*\S[^\n]*")
MOST_HEAD = 40
"""Lines of the head of an article that are looked at; a cover with a list of the articles may stand above it."""


FEW_WORDS = 30
"""Words from which a part without a head is kept."""
OF_TAIL = ("tail", "title", "source", "published")
WITHIN_TAIL = 2
"""Lines without a label that may follow each other below the text (what a picture shows)."""


class Line(NamedTuple):
    """A line that is not empty, its label in small letters and what stands behind it."""

    start: int
    end: int
    text: str
    label: str
    value: str


@cache
def fields_of_labels() -> dict[str, str]:
    """Which field a label names."""
    return {row["label"]: row["field"] for row in read_table(FILE, ("label", "field", "source"))}


def is_export(text: str) -> bool:
    """Whether a text is the export of a press database."""
    return (any(word in text for word in HELD) and bool(BEGINS.search(text) or ENDS.search(text))
            and _has_a_length(text))


def begins_article(line: str) -> bool:
    """Whether a line numbers an article (`3 of 100 DOCUMENTS`); on a printed page it looks like a page number."""
    return BEGINS.fullmatch(line) is not None


def articles(piece: Piece, name: str) -> Iterator[Piece]:
    """The articles of an export, `#1` the first; nothing where the text is none."""
    places = _parts(piece.text) if is_export(piece.text) else []
    if not places or len(MEASURED.findall(piece.text)) > len(places):
        return
    parts = [_article(piece, start, end) or _as_it_is(piece, start, end) for start, end in places]
    found = [part for part in parts if part is not None]
    for number, article in enumerate(found if any(part.fields for part in found) else (), 1):
        yield article._replace(below=f"#{number}" if len(found) > 1 else "")


def _as_it_is(piece: Piece, start: int, end: int) -> Piece | None:
    """What stands where an article should and has no head that is known; nothing where it is no text."""
    text = piece.text[start:end].strip()
    return Piece(text, how=piece.how) if len(text.split()) >= FEW_WORDS else None


def _has_a_length(text: str) -> bool:
    return any(LENGTH.fullmatch(line.text) or fields_of_labels().get(line.label) in ("length", "published")
               for line in _lines(text, 0, len(text)))


def _parts(text: str) -> list[tuple[int, int]]:
    """Where each article begins and ends; what stands before the first and behind the last is none."""
    if begins := list(BEGINS.finditer(text)):
        return [(one.end(), other.start() if other else len(text))
                for one, other in zip(begins, [*begins[1:], None], strict=True)]
    ends = list(ENDS.finditer(text))
    return list(zip([0, *(end.end() for end in ends[:-1])], [end.start() for end in ends], strict=True))


def _lines(text: str, start: int, end: int) -> list[Line]:
    found = []
    coded = OF_CODES.search(text, start, end) is not None
    for hit in LINE.finditer(text, start, end):
        line = " ".join(hit[0].replace("\ufeff", "").split())
        told = (CODE if coded else LABEL).match(hit[0].strip() if coded else line)
        known = told is not None and told[1].lower() in fields_of_labels()
        label, value = (told[1].lower(), " ".join(told[2].split())) if told and known else ("", line)
        if not label and line.lower() in ALONE:
            label, value = line.lower(), ""
        found.append(Line(hit.start(), hit.end(), line, label, value))
    return found


def _article(piece: Piece, start: int, end: int) -> Piece | None:
    lines = _lines(piece.text, start, end)
    fields_of = fields_of_labels()
    body = next((place for place, line in enumerate(lines) if fields_of.get(line.label) == "body"), None)
    if body is None:
        body = _head_ends(lines)
        if body is None:
            return None
        first, own = body, ""
    else:
        first, own = body + 1, lines[body].value
    last = _tail_begins(lines, first)
    head, tail = lines[:body], lines[last:]
    at = lines[body].end - len(own) if own else lines[first].start if first < len(lines) else end
    to = max(at, lines[last - 1].end if last > body else at)
    fields = _unlabelled(head) | _labelled((*head, *tail))
    section = next((line.value for line in head if fields_of.get(line.label) == "section"), "")
    pages = tuple((page, max(a, at) - at, min(b, to) - at) for page, a, b in piece.pages if a < to and b > at)
    return piece._replace(text=_without_labels(piece.text[at:to]), fields=fields, pages=pages, apart=(), original="",
                          metadata=(*piece.metadata, ("section", section)) if section else piece.metadata,
                          how=", ".join(filter(None, (piece.how, "from a press database"))))


def _without_labels(body: str) -> str:
    """The text without the code that divides its first paragraph from the others."""
    return re.sub(r"^(?:LP|TD)(?:[ \t]*\|[ \t]*|[ \t]+|$)", "", body, flags=re.MULTILINE).strip()


def _head_ends(lines: Sequence[Line]) -> int | None:
    """The first line of the text: behind the last label of the head, or behind the line of the copyright."""
    fields_of = fields_of_labels()
    length = next((place for place, line in enumerate(lines)
                   if LENGTH.fullmatch(line.text) or fields_of.get(line.label) == "length"), None)
    if length is None:
        return None
    place = length + 1
    if not lines[length].label:     # of Factiva: up to the copyright, else up to the language
        near = range(place, min(place + 14, len(lines)))
        of_head = [number for number in near if COPYRIGHT.match(lines[number].text)] or [
            number for number in near if LANGUAGES.fullmatch(lines[number].text)]
        return of_head[0] + 1 if of_head else None
    while place < len(lines) and fields_of.get(lines[place].label, "tail") != "tail":
        place += 1
    return place


def _tail_begins(lines: Sequence[Line], first: int) -> int:
    """The first of the lines below the text, told from the end: nearly all of them have a label."""
    begins, unlabelled = len(lines), 0
    for place in range(len(lines) - 1, first - 1, -1):
        line = lines[place]
        known = fields_of_labels().get(line.label)
        if unlabelled > WITHIN_TAIL or known == "body":
            break
        of_tail = known in OF_TAIL or COPYRIGHT.match(line.text) or NO_NAME.fullmatch(line.text)
        begins, unlabelled = (place, 0) if of_tail else (begins, unlabelled + 1)
    return begins


def _labelled(lines: Sequence[Line]) -> dict[str, str]:
    """What the labels say, the first of each field."""
    found: dict[str, str] = {}
    for line in lines:
        field = fields_of_labels().get(line.label, "")
        if field in ("title", "author", "source") and line.value:
            found.setdefault(field, BY.sub("", line.value, count=1).rstrip(";") if field == "author" else line.value)
        elif field == "published" and (day := _day(line.value)):
            found.setdefault(field, day)
    return found


def _unlabelled(head: Sequence[Line]) -> dict[str, str]:
    """Title, source, author and day of the lines without a label by their order around the day."""
    lines = [line.text for line in head[-MOST_HEAD:] if not line.label and not NO_NAME.fullmatch(line.text)]
    dated = next((place for place in range(len(lines) - 1, -1, -1) if _day(lines[place])), None)
    if dated is None:
        return {}
    length = next((place for place, line in enumerate(lines) if LENGTH.fullmatch(line)), None)
    if length is not None:
        return _in_order_of_factiva(lines, length, dated)
    before = [line for line in lines[:dated] if not COPYRIGHT.match(line)]
    after = [line for line in lines[dated + 1 :] if not COPYRIGHT.match(line)]
    title = " ".join(after).rstrip(";") or (before[-2] if len(before) > 1 else "")
    return {"published": _day(lines[dated]), "source": before[-1] if before else "", "title": title}


def _in_order_of_factiva(lines: Sequence[str], length: int, dated: int) -> dict[str, str]:
    """Section, title and author, the number of words, the day and the time, the source."""
    above = lines[:length]
    title = max(above, key=len, default="")
    below = above[above.index(title) + 1 :] if title else []
    source = next((line for line in lines[dated + 1 :] if not re.fullmatch(r"[\d:.]+(?: ?[A-Z]{2,4})?", line)), "")
    return {"title": title, "author": BY.sub("", below[0], count=1) if below else "", "published": _day(lines[dated]),
            "source": source}


def _day(line: str) -> str:
    """The day, or month, that a line begins with."""
    hit = DAY.search(line[:80])
    if hit and hit.start() <= 14 and not re.search(r"\d", line[: hit.start()]):
        return iso_day(line[:80])
    month = MONTH.match(line)
    number = words()["month"].get(month[1].lower(), "") if month else ""
    return f"{month[2]}-{int(number):02d}" if month and number else ""
