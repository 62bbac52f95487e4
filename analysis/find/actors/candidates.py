"""Candidate names of a sentence: known ones with their readings, unknown ones with what their words tell."""

from collections.abc import Iterator
from itertools import pairwise

from analysis.find.actors.congresses import with_longer
from analysis.find.actors.creeds import is_ordinary
from analysis.find.actors.heads import (
    Span,
    adherents,
    company,
    democrats,
    event,
    foreign,
    national,
    organisation,
    place,
)
from analysis.find.actors.lands import with_lands
from analysis.find.actors.looks import is_loose, is_party, is_plain, is_side, names_nobody
from analysis.find.actors.page import Page, Piece, is_common, is_initial, text_after
from analysis.find.actors.patterns import near
from analysis.find.actors.runs import pieces, runs
from analysis.find.actors.surnames import person
from analysis.text.tokens import token_class

SMALL = token_class(lambda word, _: len(word) > 3 and not word.isupper() and word.isalpha())
STOPS = frozenset(".!:;?")
WEAK, STRONG = 1, 2   # titles before which an ordinary word may be no name, and those before which it is one


def sentence_spans(page: Page, first: int, last: int) -> Iterator[Span]:
    """The candidates among the words [first, last) of one sentence, left to right."""
    style = _style(page, first, last)
    if style == "capitals":
        yield from _capitals(page, first, last)
        return
    covered = first
    found: list = []
    for start, end in runs(page, first, last):
        if start >= covered:
            for span in _run_spans(page, first, start, end, last):
                span.doubtful = span.doubtful or (style == "headline" and not span.entries)
                covered = max(covered, span.last)
                while found and found[-1].last > span.first:    # Defence and Space Company
                    found.pop()
                found.append(span)
    yield from found


def _style(page: Page, first: int, last: int) -> str:
    """`capitals` for a line in capitals, `headline` where most words are capitalised, else `text`."""
    small = any(kinds & SMALL for kinds in page.tokens.classes[first:last])
    if small and text_after(page, last, 3).lstrip("%)]\"'”’")[:1] in STOPS:   # rose 2.1%.
        return "text"
    words = [word for word in page.tokens.words[first:last] if len(word) > 3 and word.isalpha()]
    if not small:
        return "capitals" if len(words) >= 2 else "text"
    capitals = sum(word[0].isupper() for word in words)
    known = sum(not is_common(page, word) for word in words if word[0].isupper())
    return "headline" if len(words) >= 4 and capitals >= 0.75 * len(words) and known < 0.7 * capitals else "text"


def _capitals(page: Page, first: int, last: int) -> Iterator[Span]:
    """Known names in a line of capitals, words that may be names of the document, and the names of a byline."""
    by = page.tokens.words[first] in ("BY", "By") and last - first <= 16
    for start, end in runs(page, first + by, last):
        parts = pieces(page, start, end)
        known = [piece for piece in parts if piece.what == "known"]
        if by and end - start > 1 and not known:
            yield Span(start, end, kind="person", rule_id="byline", titled=True)
            continue
        for piece in parts:
            if piece.what == "known":
                yield Span(piece.first, piece.last, piece.entries)
            elif piece.what == "word" and not is_common(page, page.tokens.words[piece.first]):
                yield Span(piece.first, piece.last, doubtful=True)


def _run_spans(page: Page, sentence: int, start: int, end: int, last: int) -> Iterator[Span]:
    """The candidates in one run: between the titles, each stretch of names and words."""
    stretch: list[Piece] = []
    titled = 0
    for piece in [*pieces(page, start, end), Piece("end", end, end)]:
        if piece.what in ("known", "word"):
            stretch.append(piece)
            continue
        if stretch:
            yield from _stretch_spans(page, sentence, stretch, last, titled)
        stretch, titled = [], _title(page, piece)


def _title(page: Page, piece: Piece) -> int:
    """STRONG where only a name can follow the title, WEAK for General, Chief …, else 0."""
    if piece.what != "title":
        return 0
    return WEAK if page.tokens.words[piece.last - 1] in page.gazetteer.cues["weak-title"] else STRONG


def _says(page: Page, first: int, last: int) -> bool:
    """`said Burns`, `Cook told …`: an ordinary word that is a surname."""
    return near("said-beside", page, first, last)


def _is_one_word(page: Page, stretch: list[Piece]) -> bool:
    """Whether a stretch is one word that heads nothing: most are, and nothing but the word itself tells what it is."""
    piece = stretch[0]
    return len(stretch) == 1 == piece.last - piece.first and (
        page.tokens.words[piece.first] not in page.gazetteer.cues.either("organisation-head", "place-of"))


def _stretch_spans(page: Page, sentence: int, stretch: list[Piece], last: int, titled: int) -> Iterator[Span]:
    if _is_one_word(page, stretch):
        yield from adherents(page, stretch[0]) or _persons_and_rest(page, sentence, stretch, titled)
        return
    for part in _hyphen_parts(page, with_longer(page, sentence, stretch)):
        part = with_lands(page, sentence, part, lambda: _style(page, sentence, last) == "headline")
        spans = national(page, part, last) or (
            company(page, part) or foreign(page, part) if len(part) > 1 else adherents(page, part[0]))
        if not spans and (found := democrats(page, part) or organisation(page, sentence, part, last)):
            before, spans, after = found
            spans = [*_persons_and_rest(page, sentence, before, 0), *spans]
            spans += _stretch_spans(page, sentence, after, last, 0) if after else []
        elif not spans:
            spans = event(page, part) or person(page, part, titled) or place(page, part) or (
                _persons_and_rest(page, sentence, part, titled))
        yield from (span for span in spans if span.first < span.last)


def _is_across(page: Page, stretch: list[Piece], before: Piece) -> bool:
    """`the Inter-American Commission`, `the Pan-African Parliament`: a body of several lands."""
    words = page.tokens.words
    return words[before.first] in ("Inter", "Pan", "Trans") and any(
        words[piece.last - 1] in page.gazetteer.cues["organisation-head"] for piece in stretch)


def _hyphen_parts(page: Page, stretch: list[Piece]) -> list[list[Piece]]:
    """The stretch cut where a hyphen joins a known name to another word: `Pyongyang-Moscow`, `Korea-EU`."""
    parts = [[stretch[0]]]
    for before, piece in pairwise(stretch):
        joint = page.tokens.gaps[piece.first].strip() in ("-", "‐", "‑", "–", "&")
        if joint and (before.what == "known" or piece.what == "known" or _two_acronyms(page, before, piece)) and (
                not _is_across(page, stretch, before)):
            parts.append([piece])
        else:
            parts[-1].append(piece)
    return parts


def _two_acronyms(page: Page, before: Piece, piece: Piece) -> bool:
    """`UFJ-MTFG`, where the document names each of them alone too."""
    first, second = page.tokens.words[before.last - 1], page.tokens.words[piece.first]
    if not (first.isupper() and second.isupper() and min(len(first), len(second)) > 2):
        return False
    together = page.tokens.text.count(f"{first}-{second}")
    return len(page.places[first]) > together < len(page.places[second])


def _persons_and_rest(page: Page, sentence: int, part: list[Piece], titled: int) -> list[Span]:
    """Known names stay as they are; neighbouring unknown words are one unknown name."""
    spans: list[Span] = []
    for piece in _merged(page, sentence, part):
        if piece.what == "known":
            spans.append(Span(piece.first, piece.last, piece.entries, titled=bool(titled) and not spans))
        elif piece.what == "whole":
            spans.append(Span(piece.first, piece.last))
        else:
            spans += _unknown(page, sentence, piece, 0 if spans else titled)
    return spans


def _merged(page: Page, sentence: int, part: list[Piece]) -> list[Piece]:
    """Unknown words in a row as one piece, with a known surname or namesake of a place: `Melania Trump`."""
    if len(part) == 1:
        return part
    merged: list[Piece] = []
    for piece in part:
        before = merged[-1] if merged else None
        if before and _one_name(page, sentence, before, piece):
            merged[-1] = Piece("word", before.first, piece.last)
        else:
            merged.append(piece)
    return merged


def _one_name(page: Page, sentence: int, before: Piece, piece: Piece) -> bool:
    words, given = page.tokens.words, page.given
    if before.what == piece.what == "word":
        return True
    called = before.what == "known" and all(word in given for word in words[before.first:before.last])
    if before.what == "known" and piece.what == "word" and words[before.last - 1] == "West":
        return before.last - before.first == 1 and not is_common(page, words[piece.first])   # West Pokot
    if before.what == piece.what == "known":
        return _party(page, before, piece) or (   # Juan Carlos Monterrey
            called and before.last - before.first > 1 == piece.last - piece.first)
    if before.what == "word" and piece.what == "known":
        if words[piece.first] == "West" and piece.last - piece.first == 1:
            return True
        if _branch(page, before, piece) or _other_party(page, sentence, before, piece):
            return True
        if piece.last - piece.first > 1 or any(e.rule_id == "country-demonym" for e in piece.entries):
            return False
        person = any(entry.entity.kind == "person" for entry in piece.entries)
        plain = is_common(page, words[before.last - 1]) and is_initial(page, before.first, sentence)
        return (person and not plain) or words[before.first] in given
    return called and not any(e.rule_id == "country-demonym" for e in before.entries)


def _branch(page: Page, before: Piece, piece: Piece) -> bool:
    """`EADS North America`, `Mitsubishi Tokyo`: one unknown proper word and a place right after it."""
    word = page.tokens.words[before.first]
    places = {"country-name", "place", "capital-place", "capital-acting"}
    return (before.last - before.first == 1 and len(word) > 2 and not is_common(page, word)
            and word not in page.given and word not in page.gazetteer.cues["generic"]
            and page.tokens.gaps[piece.first] == " " and {entry.rule_id for entry in piece.entries} <= places)


def _party(page: Page, before: Piece, piece: Piece) -> bool:
    """`Kurdistan Democratic Party`: a country's or region's name before an organisation in ordinary words."""
    words = page.tokens.words[piece.first:piece.last]
    return (len(words) > 1 and words[-1] in page.gazetteer.cues["organisation-head"]
            and all(entry.rule_id in ("country-name", "place") for entry in before.entries)
            and all(is_ordinary(page, word) for word in words))


def _other_party(page: Page, sentence: int, before: Piece, piece: Piece) -> bool:
    """`Constitutional Democratic Party`: ordinary words before a known organisation in ordinary words.

    `National Democratic Congress`, but a Democratic Congress is the known one.
    """
    words = page.tokens.words
    long = piece.last - piece.first > 1 or (words[piece.first] == "Congress" and before.last - before.first > 1)
    return (long and words[piece.last - 1] in page.gazetteer.cues["organisation-head"]
            and all(entry.rule_id in ("organisation", "seat") for entry in piece.entries)
            and all(is_ordinary(page, word) for word in words[before.first:piece.last])
            and not is_initial(page, before.first, sentence))


def _unknown(page: Page, sentence: int, piece: Piece, titled: int) -> list[Span]:
    """The unknown words as a candidate, without the ordinary words at its edges."""
    words, cues = page.tokens.words, page.gazetteer.cues
    first, last = piece.first, piece.last
    if last - first > 1 and words[last - 1] in page.gazetteer.cues["organisation-head"]:
        return [Span(first, last, kind="organization", rule_id="organisation-head")]
    while last - first > 1 and len(words[first]) == 1 and page.tokens.gaps[first + 1] == "-":
        first += 1   # R-Utah
    called_king = words[last - 1] in cues["surname-like-title"] and (
        titled or last - first == 1 or words[first] in page.given)
    edges = frozenset() if called_king else cues.either("generic", "compass")
    while last - first > 1 and words[last - 1] in edges and not _is_worldwide(page, last):
        last -= 1
    while last - first > 1 and is_loose(page, first):
        first += 1
    initial = is_initial(page, first, sentence)
    given = words[first] in page.given or words[first].lower() in cues["leading-particle"]   # Van Gogh painted
    plain = is_common(page, words[first]) or words[first].lower() in page.gazetteer.role_nouns
    if initial and last - first > 1 and plain and not given:
        first, initial = first + 1, False
        if is_common(page, words[first]) and last - first == 1:
            return []
    while first < last and words[first] in page.gazetteer.cues["compass"] and not is_side(page, first, last, initial):
        first += 1
    if first >= last or (last - first == 1 and (words[first] in edges or len(words[first]) < 2)):
        return []
    if last - first == 1 and names_nobody(page, first, titled):
        return []
    plain = last - first == 1 and not words[first].isupper() and is_plain(page, first)
    if titled == STRONG or (titled and not plain):
        return [Span(first, last, kind="person", rule_id="title-name", titled=True)]
    says = (not initial or words[first] in cues["surname-like-place"]) and _says(page, first, last)
    plain = plain and not (says or is_party(page, first))
    return [Span(first, last, doubtful=plain or (initial and words[first].lower() in page.seen))]


def _is_worldwide(page: Page, last: int) -> bool:
    """`Wilmar International`: the word that firms have after a name of their own."""
    words = page.tokens.words
    return (words[last - 1] in page.cues["worldwide"] and not is_common(page, words[last - 2])
            and words[last - 2] not in page.gazetteer.cues["generic"])
