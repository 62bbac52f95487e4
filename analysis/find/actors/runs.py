"""Runs of capitalised words in a sentence, cut into known names, titles and unknown words."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from analysis.find.actors.creeds import is_ordinary
from analysis.find.actors.known_names import shipped_cues
from analysis.find.actors.page import Page, Piece, is_common, may_be_given, title_end
from analysis.text.matcher import folded, joined

ROMAN = re.compile(r"II|III|IV|VI{0,3}|IX|XI{0,3}|XI?V|XVI{0,3}")
NO_START = frozenset({"@", "#", "\ufffd", "¡"})   # what is left of a dash in a broken encoding, too


def runs(page: Page, first: int, last: int) -> Iterator[tuple[int, int]]:
    """[i, j) of every run of name words among the words [first, last) of one sentence."""
    words, names = page.tokens.words, page.gazetteer.names
    for i in page.starts[bisect_left(page.starts, first):bisect_left(page.starts, last)]:
        if i < first:
            continue    # in the run before
        word = words[i]
        known = known_name(page, i, last)[0] if word in names else i
        if known == i and not (word[0].isupper() and _begins(page, i) and page.tokens.gaps[i][-1:] not in NO_START):
            continue
        j = max(known, i + 1)
        if page.gazetteer.listed[word]:
            dropped = page.gazetteer.not_actors.longest(page.tokens, i, last)[0]
            j = max(known, dropped) if known > i else max(i + 1, title_end(page, i, last), dropped)
        start = i if known > i else _with_particles(page, i, first)
        while (following := _extended(page, j, last)) > j:
            j = following
        yield start, j
        first = j


def _with_particles(page: Page, i: int, first: int) -> int:
    """The start of `van Gogh`, `al-Hilla`: particles in lower case right before word i."""
    while i > first and page.tokens.words[i - 1] in page.cues["leading-particle"] and joined(page.tokens, i):
        i -= 1
    return i


def _is_function(page: Page, word: str) -> bool:
    return word.lower() in page.gazetteer.cues["function"]


def _begins(page: Page, i: int) -> bool:
    """Whether a name may begin with word i, which has a capital."""
    return not _is_function(page, page.tokens.words[i]) or _is_polite(page, i)


def _is_vietnamese(page: Page, i: int) -> bool:
    """Whether word i is a name that looks like a function word: `Nguyễn Văn An`."""
    families, words = page.gazetteer.cues["vietnamese-family-name"], page.tokens.words
    return any(folded(word) in families for word in words[max(0, i - 3):i] if word[0].isupper())


def _extended(page: Page, j: int, last: int) -> int:
    """The end of the run if it goes on over word j (a known name, a capital, `-un`, `bin` + capital), else j."""
    if j >= last:
        return j
    word, names, gap = page.tokens.words[j], page.gazetteer.names, page.tokens.gaps[j]
    if gap == " " and not (word[0].isupper() or word in names or word in page.cues["legal-form-in-text"]
                           or word in page.gazetteer.cues["name-particle"]):
        return j   # most runs end so
    if _is_after_suffix(page, j):
        return j   # Robert Jordan Jr. Jordan said
    if not joined(page.tokens, j):
        if _is_nickname(page, j, last):
            return j + 2
        return j + 1 if _is_guild(page, j) or _is_second_suffix(page, j) else j
    if word == "s":
        return j + 2 if j + 1 < last and _is_college(page, j) else j
    if word in names and (end := names.longest(page.tokens, j, last)[0]) > j:
        return end
    if word[0].isupper():
        function = _is_function(page, word) and not _is_vietnamese(page, j) and not (
            word in page.gazetteer.cues["body-after-land"] and _is_land_word(page, j - 1))   # Norway First
        return j if function else max(j + 1, title_end(page, j, last))
    shortest = SHORTEST_AFTER.get(gap, 0)
    if shortest and len(word) >= shortest and word.isalpha() and not is_common(page, word):
        return j + 1
    return j + 1 if word in page.cues["legal-form-in-text"] and gap == " " else _over_particles(page, j, last)


SHORTEST_AFTER = {"-": 2, "‐": 2, "‑": 2, "'": 3, "’": 3}
"""Letters of the shortest part of a name in small letters after the sign that joins it: Jong-un, Ng'andu."""


def _is_nickname(page: Page, j: int, last: int) -> bool:
    """`Manuel "Nelo" Prata`: a word in quotes between a given name and a surname."""
    words, tokens = page.tokens.words, page.tokens
    return (j + 1 < last and tokens.gaps[j] in NICKNAMED and tokens.gaps[j + 1] in NICKNAMED[tokens.gaps[j]]
            and all(word[0].isupper() and not is_common(page, word) for word in words[j - 1:j + 2:2])
            and words[j][0].isupper())


NICKNAMED = {' "': '" ', " “": "” ", " '": "' ", " ‘": "’ "}


def _is_second_suffix(page: Page, j: int) -> bool:
    """`West Fraser Timber Co. Ltd.`, `GmbH & Co. KG`"""
    words = page.tokens.words
    last = words[j] in ("Ltd", "Inc", "LLC", "KG")
    return last and page.tokens.gaps[j] == ". " and words[j - 1] in ("Co", "Pty", "Pte")


def _is_after_suffix(page: Page, j: int) -> bool:
    """Whether `Jr.` or the like ended a name and a sentence before word j."""
    return page.tokens.words[j - 1] in page.cues["after-surname"] and page.tokens.gaps[j] == ". "


def _is_land_word(page: Page, i: int) -> bool:
    """Whether word i ends the name of a country or place."""
    entries = page.gazetteer.names.longest(page.tokens, i, i + 1)[1]
    return any(entry.rule_id in ("country-name", "place") for entry in entries)


def _is_college(page: Page, j: int) -> bool:
    """`King's College`, `Workers' Party`: an ordinary word's possessive before a foundation."""
    words = page.tokens.words
    return (page.tokens.gaps[j] in ("'", "’") and _is_founded(words, j + 1) and joined(page.tokens, j + 1)
            and (is_common(page, words[j - 1]) or words[j - 1] in page.gazetteer.roles))


def _is_founded(words: Sequence[str], i: int) -> bool:
    """Whether word i, after an `s`, is a foundation or the office of an `Attorney General`."""
    return words[i] in shipped_cues()["founded"] or words[i - 2:i + 1] == ["General", "s", "Office"]


def _is_guild(page: Page, j: int) -> bool:
    """`Teachers' Association`, `Workers' Party`: the head of an organisation after a plural's possessive."""
    before = page.tokens.words[j - 1]
    people = is_common(page, before) or before[:-1].lower() in page.gazetteer.role_nouns
    return (page.tokens.gaps[j] in ("' ", "’ ") and before[-1] == "s" and people
            and page.tokens.words[j] in page.gazetteer.cues["organisation-head"])


def _over_particles(page: Page, j: int, last: int) -> int:
    end, words = j, page.tokens.words
    if words[j] in page.cues["hyphened"] and j + 1 < last and page.tokens.gaps[j] == page.tokens.gaps[j + 1] == "-":
        return j + 2   # Stoke-on-Trent
    while end < last and words[end] in page.gazetteer.cues["name-particle"] and joined(page.tokens, end):
        end += 1
    return end + 1 if j < end < last and words[end][0].isupper() and joined(page.tokens, end) else j


def pieces(page: Page, first: int, last: int) -> list[Piece]:
    """The run [first, last) as known names, titles, phrases that are no actors, and single words."""
    found: list = []
    i = first
    while i < last:
        piece = _piece(page, i, last)
        if piece.what == "drop" and i > first and _is_ordinal(page, i):
            piece = Piece("word", i, i + 1)
        if page.tokens.words[i] == "TV" and piece.what == "drop" and found and found[-1].what == "word":
            piece = Piece("word", i, i + 1)   # Citizen TV
        if piece.what == "title" and _is_surname(page, piece, first, last):
            piece = Piece("word", piece.first, piece.last)
        found.append(piece)
        i = piece.last
    return found


def _is_ordinal(page: Page, i: int) -> bool:
    """Whether word i counts the bearers of the name before it: `Edward III`."""
    before = page.tokens.words[i - 1]
    return (ROMAN.fullmatch(page.tokens.words[i]) is not None and before.isalpha() and not before.isupper()
            and not is_common(page, before) and before not in page.gazetteer.cues["generic"])


def _is_surname(page: Page, piece: Piece, first: int, last: int) -> bool:
    """Whether a title is the surname of `Graham King`, `Mr King`: nothing follows that it could be the title of."""
    words, i = page.tokens.words, piece.first
    if words[i] not in page.cues["surname-like-title"] or not piece.last == last == i + 1:
        return False
    if i == first:
        return _named_in_full(page, i)
    before, hyphen = words[i - 1], page.tokens.gaps[i] in ("-", "‐", "‑")
    article = hyphen and before.lower() in page.cues["leading-particle"]   # Hussein al-Sheikh
    return article or len(before) == 1 or before in page.cues["courtesy"] or may_be_given(page, i - 1)


def _is_polite(page: Page, i: int) -> bool:
    """Whether `Mr` or `Ms` stands before word i."""
    return i > 0 and page.tokens.words[i - 1] in page.cues["courtesy"]


def _named_in_full(page: Page, i: int) -> bool:
    """Whether word i, a title alone, is the surname of somebody whom the document has named: `King said`."""
    words = page.tokens.words
    k = page.places[words[i]][0]
    given = page.given
    named = 0 < k < i and joined(page.tokens, k) and (may_be_given(page, k - 1) or (   # Martin Luther King
        k > 1 and words[k - 1][0].isupper() and words[k - 2] in given and joined(page.tokens, k - 1)))
    return named and words[i - 1] not in ("the", "The", "a", "A")


def known_name(page: Page, i: int, last: int) -> tuple[int, tuple]:
    """(end, entries) of the known name at word i; `The Australian government` does not name the newspaper."""
    names, tokens = page.gazetteer.names, page.tokens
    end, entries = names.longest(tokens, i, last)
    if entries and entries[0].rule_id == "place-abbreviation" and not _is_state(page, i):
        return i, ()
    if end < i + 2 or tokens.words[i] != "The":
        return end, entries
    inner, countries = names.longest(tokens, i + 1, last)
    national = any(entry.rule_id == "country-demonym" for entry in countries)
    attribute = national and end < last and tokens.gaps[end] == " " and tokens.words[end][0].islower()
    verb = end < last and tokens.words[end] in page.gazetteer.cues.either("saying-verb", "acting-verb")
    body = national and end < last and joined(tokens, end) and tokens.words[end][0].isupper()
    return (i, ()) if inner > end or (inner == end and (attribute or body) and not verb) else (end, entries)


def _is_state(page: Page, i: int) -> bool:
    """`San Jose, Calif.`, `D-Ore.`, `Austin, TX`: the abbreviation of a state after its town or party."""
    word, end = page.tokens.words[i], page.tokens.ends[i]
    dotted = word.isupper() or page.tokens.text[end:end + 1] == "."
    return dotted and i > 0 and page.tokens.gaps[i] in (", ", "-", "–") and page.tokens.words[i - 1][0].isupper()


def _piece(page: Page, i: int, last: int) -> Piece:
    tokens, gaz = page.tokens, page.gazetteer
    if tokens.gaps[i].lstrip(".").startswith(",") and (tokens.words[i] in gaz.cues["degree"] or _is_degree(page, i)):
        return Piece("drop", i, i + 1)   # Melanie Burke, M.S.
    if not gaz.listed[tokens.words[i]]:
        return Piece("word", i, i + 1)
    known, entries = known_name(page, i, last)
    dropped = gaz.not_actors.longest(tokens, i, last)[0]
    role = title_end(page, i, last)
    if dropped > max(known, role - 1) and not (_is_given_name(page, i, dropped, last)
                                               or is_creed(page, i, dropped, last) or is_adherents(page, i)):
        return Piece("drop", i, dropped)
    if role > known and not _is_head(page, role, last):
        return Piece("title", i, role)
    return Piece("known", i, known, entries) if known > i else Piece("word", i, i + 1)


def _is_degree(page: Page, i: int) -> bool:
    """`Njoki Mwaura, M.P.H.,`: initials between commas that are no place: `Washington, D.C.,`"""
    tokens, end = page.tokens, page.tokens.ends[i]
    return (DEGREE.match(tokens.text, tokens.starts[i]) is not None and known_name(page, i, i + 1)[0] == i
            and tokens.text[end:end + 1] != " ")


DEGREE = re.compile(r"(?:[A-Z][a-z]{0,2}\.){2,4}(?=[,;)]|$| who\b)")


def _is_given_name(page: Page, i: int, end: int, last: int) -> bool:
    """Whether a word that is no actor by itself is the given name of what follows: `June Carter`."""
    words = page.tokens.words
    return end == i + 1 < last and words[i] in page.given and page.tokens.gaps[end] in (" ", "-")


def is_creed(page: Page, i: int, end: int, last: int) -> bool:
    """Whether a creed, which is no actor by itself, begins the name of a body: `Socialist Party`, `Catholic Church`."""
    words, heads = page.tokens.words, page.gazetteer.cues["organisation-head"]
    if end > i + 1 or words[i].lower() not in page.cues["creed"]:
        return False
    for k in range(end, min(end + 3, last)):
        if not joined(page.tokens, k) or words[k] in page.cues["state-head"] or not is_ordinary(page, words[k]):
            return False
        if words[k] in heads:
            return True
    return False


def is_adherents(page: Page, i: int) -> bool:
    """Whether word i may stand for a party that the document names: `the Socialists`, the Socialist Party."""
    word = page.tokens.words[i]
    return (word[-1] == "s" and word[:-1] in page.seen and "Party" in page.seen
            and is_ordinary(page, word[:-1]) and word not in page.gazetteer.cues["generic"])


def _is_head(page: Page, i: int, last: int) -> bool:
    """Whether word i is an organisation's head: "Justice Department" has no title in it."""
    words, heads = page.tokens.words, page.gazetteer.cues["organisation-head"]
    return i < last and (words[i] in heads or (words[i] == "s" and i + 1 < last and _is_founded(words, i + 1)))
