"""Names that their head tells: organisations, companies, places and events."""

import calendar
import re

from analysis.find.actors.creeds import is_ordinary
from analysis.find.actors.known_names import shipped_cues
from analysis.find.actors.page import Page, Piece, is_common, is_initial, title_end
from analysis.find.actors.runs import is_adherents, known_name, pieces, runs
from analysis.text.matcher import joined

CALENDAR = frozenset({*calendar.month_name, *calendar.month_abbr, *calendar.day_name})

NUMBERED = re.compile(r"\d+(?:st|nd|rd|th)")


class Span:
    """A candidate: words [first, last). `kind` and `rule_id` are what the words themselves tell, or ""."""

    __slots__ = ("doubtful", "entity", "entries", "first", "kind", "last", "rule_id", "sent_id", "titled", "turned")

    def __init__(self, first, last, entries=(), kind="", rule_id="", doubtful=False, titled=False):
        self.first, self.last, self.entries = first, last, entries
        self.kind, self.rule_id, self.doubtful, self.titled = kind, rule_id, doubtful, titled
        self.sent_id, self.entity = -1, None
        self.turned = 0   # words of the surname where it stands first: `Whitlock, Jonathan`


def company(page: Page, part: list[Piece]) -> list[Span]:
    """`Boeing Co`, `Airbus Group`: a known organisation with a company's suffix."""
    if len(part) != 2 or part[0].what != "known" or part[1].what != "word":
        return []
    known = [entry for entry in part[0].entries if entry.entity.kind in ("organization", "outlet")]
    if not known or page.tokens.words[part[1].first].lower() not in page.cues["company-suffix"]:
        return []
    return [Span(part[0].first, part[1].last, tuple(known))]


def national(page: Page, part: list[Piece], last: int) -> list[Span]:
    """`Democratic Party of Japan`: a known name in ordinary words is another one with `of …` after it."""
    first, end = part[-1].first, part[-1].last
    if part[-1].what != "known" or end - first < 2:
        return []
    words = [word for word in page.tokens.words[first:end] if word[0].isupper()]
    if len(words) < 2 or not all(is_ordinary(page, word) for word in words):
        return []
    longer = of_phrase(page, end, last)
    organisations = all(entry.rule_id in ("organisation", "seat") for entry in part[-1].entries)
    return [_headed(part[0].first, longer)] if organisations and longer > end else []


def foreign(page: Page, part: list[Piece]) -> list[Span]:
    """`Banco Santander`, `Radio Mitre`: in many languages the head of an organisation comes first."""
    word = page.tokens.words[part[0].first]
    if part[0].what != "word" or part[-1].last - part[0].first > 5:
        return []
    for cue, kind in (("organisation-start", "organization"), ("outlet-start", "outlet")):
        if word in page.gazetteer.cues[cue]:
            return [Span(part[0].first, part[-1].last, kind=kind, rule_id="organisation-head")]
    return []


def adherents(page: Page, piece: Piece) -> list[Span]:
    """`the Socialists` in a text that names the Socialist Party: `Cast.settle` asks whether they are its own."""
    if piece.what != "word" or not is_adherents(page, piece.first):
        return []
    return [Span(piece.first, piece.last, kind="organization", rule_id="short-form", doubtful=True)]


def democrats(page: Page, part: list[Piece]) -> tuple[list[Piece], list[Span], list[Piece]] | None:
    """(pieces before, the party, pieces after) for `Social Democrats`, `Sweden Democrats`."""
    words = page.tokens.words
    for k in range(1, len(part)):
        democrat = words[part[k].first] in ("Democrats", "Democrat") and part[k].last == part[k].first + 1
        if democrat and words[part[k].first - 1].lower() in page.cues["before-democrats"]:
            return part[:k - 1], [_headed(part[k].first - 1, part[k].last)], part[k + 1:]
    return None


def organisation(page: Page, sentence: int, part: list[Piece],
                 last: int) -> tuple[list[Piece], list[Span], list[Piece]] | None:
    """(pieces before, the organisation, pieces after): the stretch up to its last head, and `of …` that follows."""
    words, heads = page.tokens.words, page.gazetteer.cues["organisation-head"]
    at = len(part) - 1
    while at >= 0 and not (part[at].what == "word" and words[part[at].first] in heads):
        at -= 1
    if at < 0 or (at < len(part) - 1 and place(page, part)):
        return None
    head, start, end = words[part[at].first], true_start(page, part[0], at == 0), part[at].last
    start += words[start] == "The" and end - start > 2 and part[0].last < end   # The Independent Commission
    if head in page.cues["state-head"] and at and part[0].what == "known":
        return part[:at], [], part[at + 1:]
    if head in page.cues["state-head"] and all(is_ordinary(page, words[i]) for i in range(start, end)):
        return [], [], part[at + 1:]   # Federal Government, National Government
    if head in ("College", "University") and len(part) == at + 2 and part[-1].what == "known":
        return [], [_headed(start, part[-1].last)], []   # University College London
    if at == len(part) - 2 and words[part[-1].first] in page.cues["worldwide"] and part[-1].what == "word":
        return [], [_headed(start, part[-1].last)], []   # Raiffeisen Bank International
    extended = of_phrase(page, end, last) if head not in page.cues["no-of-after"] and at == len(part) - 1 else end
    if extended == end and at == 0 and start == part[0].first:
        if words[max(0, start - 3):start] in (["state", "of", "the"], ["State", "of", "the"]):
            return None if len(part) > 1 else ([], [], [])
        short = Span(start, end, kind="organization", rule_id="short-form", doubtful=True)
        return None if len(part) > 1 else ([], [short], [])
    two = is_initial(page, start, sentence) and part[0].what == "word" and end - start == 2 and at == 1
    doubtful = two and is_common(page, words[start]) and head.lower() in page.gazetteer.common_words and (
        head not in page.gazetteer.cues["company-head"])
    if extended == end and len(part) > at + 1 and words[part[at + 1].first].lower() in page.cues.lowered("legal-form"):
        return [], [_headed(start, part[at + 1].last, doubtful, head)], part[at + 2:]   # Marks and Spencer Group plc
    if extended == end and at and len(part) == at + 2 and _is_country(page, part[-1]):
        return [], [_headed(start, part[-1].last, doubtful, head)], []   # Minerals Council South Africa
    paper = head == "Post" and part[0].what == "known" and all(entry.rule_id == "place" for entry in part[0].entries)
    head = "Herald" if paper else head   # Yorkshire Post, but Japan Post
    return [], [_headed(start, extended, doubtful, head)], part[at + 1:]


def _is_country(page: Page, piece: Piece) -> bool:
    """Whether a piece is the name of a country, right after what stands before it."""
    return (piece.what == "known" and page.tokens.gaps[piece.first] == " "
            and all(entry.rule_id == "country-name" for entry in piece.entries))


def _headed(first: int, last: int, doubtful: bool = False, head: str = "") -> Span:
    kind = "outlet" if head in shipped_cues()["media-head"] else "organization"
    return Span(first, last, kind=kind, rule_id="organisation-head", doubtful=doubtful)


def true_start(page: Page, piece: Piece, alone: bool = False) -> int:
    """The start of `Third Assault Brigade`, `Securities and Exchange Commission`: words that begin no run."""
    words, i = page.tokens.words, piece.first
    if i and joined(page.tokens, i) and (
            words[i - 1] in page.cues["ordinal-in-name"] or NUMBERED.fullmatch(words[i - 1])):
        return i - 1
    if piece.what == "known" and (start := _both_lands(page, piece)) < i:
        return start
    if i < 2 or alone or piece.what != "word" or words[i - 1] != "and" or not (joined(page.tokens, i)
                                                                      and joined(page.tokens, i - 1)):
        return i
    if i > 2 and words[i - 3].lower() == "the" and all(words[k] in page.given for k in (i - 2, i)):
        return i - 2   # the Victoria and Albert Museum
    before, cues = words[i - 2], page.gazetteer.cues
    headed = before in cues["organisation-head"] and before[-1] != "s"
    plain = before[0].isupper() and is_common(page, before) and not headed
    if not plain or any(known.longest(page.tokens, i - 2, i - 1)[0] == i - 1
                        for known in (page.gazetteer.roles, page.gazetteer.names)):
        return i
    return _listed_start(page, i - 2, i)


def _listed_start(page: Page, start: int, i: int) -> int:
    """The start of `Kenya Medical Practitioners and Dentists Union`, whose last word before `and` is at `start`.

    That of `Dentists` where a word before it says which one it is: `AZ Fly and AZ Services`.
    """
    tokens, words = page.tokens, page.tokens.words
    while start > 1 and joined(tokens, start) and words[start - 1][0].isupper() and words[start - 1] != "The":
        land = known_name(page, start - 1, start)[1]
        if land:
            national = all(e.rule_id in ("country-name", "country-demonym", "place") for e in land)
            led = words[start - 2].lower() == "the" and joined(tokens, start - 1) and "." not in words[start - 1]
            return start - 1 if national and led and not words[start - 1].isupper() else start
        if not is_common(page, words[start - 1]):
            return i
        start -= 1
    return start


def _both_lands(page: Page, piece: Piece) -> int:
    """The start of `the England and Wales Cricket Board`, or that of the piece."""
    words, tokens, i = page.tokens.words, page.tokens, piece.first
    for start in range(i - 2, max(i - 5, 0), -1) if i > 2 else ():
        if words[i - 1] == "and" and words[start - 1].lower() == "the":
            end, entries = page.gazetteer.names.longest(tokens, start, i - 1)
            lands = all(e.rule_id in ("country-name", "place") for e in (*entries, *piece.entries))
            return start if end == i - 1 and lands and joined(tokens, i) else i
    return i


def of_phrase(page: Page, end: int, last: int) -> int:
    """The end of `of (the) Name (and ordinary words)` after word `end`, or `end`."""
    tokens, words = page.tokens, page.tokens.words
    if end + 1 >= last or words[end] not in ("of", "for", "on", "against") or not joined(tokens, end):
        return end
    start = end + 1 + (words[end + 1] in ("the", "a", "an"))
    start += start < last and (words[start] == "former" or NUMBERED.fullmatch(words[start]) is not None)
    run = next(((i, j) for i, j in runs(page, start, last) if i == start), None) if start < last else None
    if start < last and words[start] in CALENDAR:
        return end   # the Office on June 18
    if not run or not joined(tokens, start) or start < title_end(page, *run) < run[1]:
        return end
    body = words[start] in page.cues["institution"] or words[start] in page.cues["organisation-start"]
    if words[run[1] - 1] in page.cues["institution"] or (body and words[start - 1] == "the"):
        return end   # left it for the Orquesta Nacional
    stop = _portfolios(page, start, run[1], last)
    if stop + 1 < last and words[stop] in ("and", "&") and joined(tokens, stop) and words[stop + 1][0].isupper():
        more = next((j for i, j in runs(page, stop + 1, last) if i == stop + 1), stop)
        known = any(piece.what != "word" for piece in pieces(page, stop + 1, more)) if more > stop else True
        plain = any(is_common(page, word) or word in page.gazetteer.cues["portfolio"] for word in words[stop + 1:more])
        if not known and plain:
            stop = more
    if _is_attribute(page, start, stop, last):
        return end   # Savings of Italian families
    end, entries = page.gazetteer.names.longest(tokens, start, stop)
    if end == stop < last and words[stop] != "of" and any(entry.entity.kind == "country" for entry in entries):
        return stop   # left the Communist Party of Nepal for the Islamic Salvation Front
    return of_phrase(page, stop, last)


def _is_attribute(page: Page, start: int, stop: int, last: int) -> bool:
    """Whether an adjective of a country goes on in a word that is no part of a name."""
    end, entries = page.gazetteer.names.longest(page.tokens, start, stop)
    return (end == stop < last and page.tokens.gaps[stop] == " " and page.tokens.words[stop][0].islower()
            and page.tokens.words[stop] not in ("of", "for") and bool(entries)
            and all(entry.rule_id == "country-demonym" for entry in entries))


def _portfolios(page: Page, start: int, stop: int, last: int) -> int:
    """The end of `Culture, Media and Sport`: the portfolios of a department from word `start` on, or `stop`."""
    words, portfolio = page.tokens.words, page.gazetteer.cues["portfolio"]
    end = stop
    while end + 1 < last and words[end - 1] in portfolio and words[end] in portfolio and page.tokens.gaps[end] == ", ":
        end += 1
    return end if end > stop and words[end:end + 1] == ["and"] else stop


def event(page: Page, part: list[Piece]) -> list[Span]:
    """A stretch that ends in `War`, `Agreement`, `Games` … is no actor; of `UN Resolution` the known name stays."""
    words, cues = page.tokens.words, page.gazetteer.cues
    final, kept = words[part[-1].first], []
    starts = words[part[0].first] in cues["event-start"]
    if len(part) < 2 or not (starts or part[-1].what == "word"):
        return []
    if final in cues["occasion-head"] and not starts:
        kept = [Span(piece.first, piece.last, piece.entries) for piece in part if piece.what == "known"]
    elif not starts and final not in cues["event-head"]:
        return []
    return [*kept, Span(part[-1].last, part[-1].last)]


def place(page: Page, part: list[Piece]) -> list[Span]:
    """`Kharkiv Oblast`, `Mount Sinjar`, `Fort Campbell`: one place."""
    words, heads = page.tokens.words, page.gazetteer.cues["place-head"]
    if len(part) == 1 and words[part[0].first] in page.gazetteer.cues["place-of"]:
        end = of_phrase(page, part[0].last, min(part[0].last + 4, len(words)))
        return [Span(part[0].first, end, kind="place", rule_id="place-head")] if end > part[0].last else []
    if len(part) < 2 or any("&" in page.tokens.gaps[piece.first] for piece in part[1:]):
        return []   # Castle & Coast
    first, final = part[0], part[-1]
    if final.what == "word" and words[final.first] in heads:
        entries = part[-2].entries if len(part) == 2 else ()
        bears = words[final.first] in page.cues["administrative-head"]   # the name of the town itself: no Phoenix Hall
        entries = _as_place(entries) if bears else ()
        return [Span(first.first, final.last, entries=entries, kind="place", rule_id="place-head")]
    begins = page.gazetteer.cues.either("place-head", "place-start")
    beside = len(part) == 2 and page.tokens.gaps[final.first] == " "
    if first.what == "word" and words[first.first] in begins and beside:
        return [Span(first.first, final.last, kind="place", rule_id="place-head")]
    return []


def _as_place(entries: tuple) -> tuple:
    return tuple(entry for entry in entries if entry.entity.kind == "place")
