"""What kind of actor an unknown name is: what its words tell, and what its neighbours say about it."""

from analysis.find.actors.companies import company_cues
from analysis.find.actors.heads import Span
from analysis.find.actors.lands import LANDS
from analysis.find.actors.localities import credited, place_cues
from analysis.find.actors.page import Page, adjacent, is_common, word_at
from analysis.find.actors.patterns import near

Vote = tuple[str, str]   # (kind, rule_id)
BODY: Vote = ("organization", "capitalised")
SAYING: Vote = ("person", "saying")


def titled_surnames(found: dict) -> set[str]:
    """Surnames that stand alone after a title somewhere: Mr Tarshin, Baroness Boothroyd."""
    return {key[0] for key, group in found.items() if len(key) == 1 and any(span.titled for span in group)}


def kind_of(page: Page, key: tuple[str, ...], group: list[Span], surnames: set[str]) -> Vote:
    """(kind, rule_id) of an unknown name, from its words and its neighbours."""
    for span in group:
        if span.kind:
            return span.kind, span.rule_id
        if credited(page, span):
            return "outlet", "class-noun"
    entries = page.gazetteer.names.longest(page.tokens, group[0].first, group[0].last)[1]
    if len(key) > 1 and entries and all(entry.rule_id == "outlet" for entry in entries):
        return "outlet", "class-noun"   # BBC Sport, BBC Newcastle
    if vote := _compound(page, key, group):
        return vote
    if len(key) > 1 and page.tokens.words[group[0].last - 1] in page.cues["legal-form"]:
        return "organization", "company-suffix"
    if len(key) > 1 and any("&" in page.tokens.gaps[i] for i in range(group[0].first + 1, group[0].last)):
        return "organization", "capitalised"   # Hallam & Pike
    if 1 < len(key) < 4 and key[-1] in surnames:
        return "person", "title-name"
    votes = [vote for span in group[:12] for vote in _cues(page, span, len(key))]
    votes += _look(page, group[0], votes.count(SAYING))
    if _is_letters(page, group):
        votes = [vote for vote in votes if vote[0] != "person"]
    return max(sorted(set(votes)), key=votes.count, default=BODY)


def _is_letters(page: Page, group: list[Span]) -> bool:
    """Whether a name ends in capitals that are nobody's: DOD, `Mario Kart DS`, where it is not all in capitals."""
    words = page.tokens.words[group[0].first:group[0].last]
    last, others = words[-1], words[:-1]
    return (last.isupper() and last.isalpha() and len(last) > 1 and not any(map(str.isupper, others))
            and (len(last) < 4 or not others) and last not in page.cues["after-surname"]
            and not any(span.titled for span in group))


ENDINGS = (("outlet-ending", ("outlet", "organisation-head")), ("place-ending", ("place", "place-head")))


def _compound(page: Page, key: tuple[str, ...], group: list[Span]) -> Vote | None:
    """`Hamburger Morgenblatt`, `Jungfernstieg`: a paper or a street by the end of a word of another language."""
    first, last = page.tokens.words[group[0].first], page.tokens.words[group[0].last - 1].lower()
    if any(span.titled for span in group) or (len(key) > 1 and first in page.given):
        return None
    for cue, vote in ENDINGS:
        if last.endswith(page.gazetteer.cues.endings(cue)) and any(
                last.endswith(end) and (len(last) > len(end) + 2 or (len(key) > 1 and cue == "outlet-ending"
                and len(end) > 5)) for end in page.gazetteer.cues[cue]):
            return vote
    return None


def _look(page: Page, span: Span, says: int) -> list[Vote]:
    """What the words of a name tell; `says` are the votes of its neighbours for somebody who speaks."""
    words, cues = page.tokens.words[span.first:span.last], page.cues
    words = words[:-1] if len(words) > 2 and words[-1] in cues["after-surname"] else words
    found: list[Vote] = []
    parts = _parts(page, span, len(words))
    shouted = parts > 1 and all(word.isupper() for word in words)
    if not shouted and any((word.isupper() and len(word) > 1 and "." not in word) or _is_coined(word)
                           for word in words):
        found += [("organization", "acronym" if len(words) == 1 else "capitalised")] * 2
    if _is_like_company(page, words):
        found += [BODY] * (3 + says)   # companies say, too
    given = [word in page.given for word in words]
    if len(words) > 1 and words[-1] in cues["worldwide"]:
        found += [BODY] * 3
    elif len(words) > 1 and (
            given[0] or (given[1] and words[0].lower() in cues["leading-particle"])):   # Van Leopold Carver
        found += [("person", "given-name")] * 3
    elif given[0]:
        found.append(("person", "given-name"))
    elif len(words) > 1 and words[-1] in page.gazetteer.cues["company-part"]:
        found += [BODY] * 3
    elif len(words) > 1 and words[0] in page.gazetteer.cues["compass"]:
        found += [("place", "capitalised")] * 3
    elif _with_land(page, span):
        found += [BODY] * (4 + 4 * (words[0] in page.gazetteer.cues["body-before-land"]))
    elif 1 < parts < 4 and not any(_says_something(page, words, word) for word in words):
        found += [("person", "capitalised")] * 2
    elif not (len(words) == 1 and says and not words[0].isupper()) and all(is_common(page, word) for word in words):
        found += [BODY] * 3
    if not all(map(str.isalpha, words)) and any(map(str.isdigit, "".join(words))):
        found += [BODY] * 2
    return found


BODIES = frozenset({"organisation", "outlet"})


def _with_land(page: Page, span: Span) -> bool:
    """Whether a name begins with that of a place or body, or ends with a place's: Munich Re, Legia Warsaw."""
    names, tokens = page.gazetteer.names, page.tokens
    end, entries = names.longest(tokens, span.first, span.last)
    if span.first < end < span.last and (LANDS | BODIES).issuperset(entry.rule_id for entry in entries):
        return True
    end, entries = names.longest(tokens, span.last - 1, span.last)
    return span.last - span.first > 1 and end == span.last and LANDS.issuperset(e.rule_id for e in entries)


def _is_like_company(page: Page, words: list[str]) -> bool:
    """`Macrovision`, `Harbour-X`: one word that ends as only companies do, or a letter for a surname."""
    return (len(words) == 1 and len(words[0]) > 6
            and words[0].lower().endswith(page.gazetteer.cues.endings("company-ending"))) or (
        len(words) == 2 and len(words[1]) == 1 and words[1].isascii() and words[0] not in page.given)


def _parts(page: Page, span: Span, n_words: int) -> int:
    """How many of the first n words a name has, hyphened ones as one and particles none: Ust-Luga, CJTF-OIR."""
    words, particles = page.tokens.words, page.gazetteer.cues["name-particle"]
    return 1 + sum(page.tokens.gaps[i] not in ("-", "‐", "‑") and words[i] not in particles
                   for i in range(span.first + 1, span.first + n_words))


PREFIXES = ("Mc", "Mac", "De", "Di", "Du", "La", "Le", "Van", "Von", "Fitz", "San")


def _is_coined(word: str) -> bool:
    """A capital inside a word that is no McCain, DeSantis or LeMay: AngloGold, MessageLabs."""
    inner = next((i for i, letter in enumerate(word) if i and letter.isupper()), 0)
    return inner > 0 and not word.isupper() and word[:inner] not in PREFIXES


def _says_something(page: Page, words: list[str], word: str) -> bool:
    """Whether a word of a name is ordinary; in `Manfred Weber` it only looks like it, unless Manfred stands alone."""
    look = word.endswith("er") and word.lower() not in page.gazetteer.common_words
    return is_common(page, word) and not (look and len(page.places[words[0]]) == 1)


def _cues(page: Page, span: Span, n_words: int) -> list[Vote]:
    """What the neighbours of one candidate say about its kind."""
    around = page, span.first, span.last
    found = [("person", "title-name")] * (3 * near("titled", *around))
    if near("kin-before", *around) or (1 < _parts(page, span, n_words) < 4 and near("office-before", *around)):
        found += [("person", "apposition")] * 3   # her husband, Aurélio; Norway's minister, Mads Eide, thanked
    if apposition(page, span):
        found += [("person", "apposition")] * 3
    found += place_cues(page, span)
    if n_words == 1 and near("told", *around) and _stands_alone(page, page.tokens.words[span.first]):
        found += [("outlet", "class-noun")] * 2   # told Mmegi: a person is named in full somewhere
    elif near("says", *around) or (n_words < 4 and near("said-before", *around)):
        found += [SAYING] * min(n_words, 2)
    found += [("person", "personal-verb")] * (2 * near("does-as-people", *around))
    found += [("organization", "class-noun")] * (2 * near("its-officer", *around))
    found += company_cues(page, span, n_words)
    found += _class_noun(page, span, n_words)
    found += _pronouns(page, span)
    return found


def _stands_alone(page: Page, word: str) -> bool:
    """Whether a word that is no given name never stands beside another one with a capital."""
    words = page.tokens.words
    beside = (k for i in page.places[word] for k in (i - 1, i + 1) if 0 <= k < len(words)
              and adjacent(page, max(i, k)))
    return word not in page.given and not any(words[k][0].isupper() for k in beside)


CLASSES = (("outlet-noun", ("outlet", "class-noun")), ("organisation-noun", ("organization", "class-noun")),
           ("place-noun", ("place", "class-noun")))


def _class_noun(page: Page, span: Span, n_words: int) -> list[Vote]:
    """`the weekly Vreme`, `Nexperia, a maker of chips`: the noun beside the name says what it names."""
    cues = page.gazetteer.cues
    if n_words > 1 and page.tokens.words[span.first] in page.given:
        return []
    nouns = {word_at(page, span.first - 1)} if adjacent(page, span.first) else set()
    if span.last < len(page.tokens.words) and page.tokens.gaps[span.last] == ", " and (
            word_at(page, span.last) in ("a", "an", "the")):
        ends = page.tokens.ends   # no union in `Willie Malimba, the union's president`
        told = {word for i, word in enumerate(page.tokens.words[span.last + 1:span.last + 4], span.last + 1)
                if word[0].islower() and page.tokens.text[ends[i]:ends[i] + 1] not in ("'", "’")}
        nouns |= told
        if not apposition(page, span):   # Nordavia, the budget airline, but Dan Moe, a bank clerk
            return [vote for cue, vote in CLASSES if told & cues[cue] for _ in range(8)][:8]
    return [vote for cue, vote in CLASSES if nouns & cues[cue] for _ in range(4)][:4]


def _pronouns(page: Page, span: Span) -> list[Vote]:
    """The first pronoun soon after a name tells a person from an organisation."""
    if near("no-subject", page, span.first, span.last):
        return []
    for lower in page.low[span.last:span.last + 15]:
        if lower in page.cues["personal-pronoun"]:
            return [SAYING]
        if lower in page.cues["impersonal"]:
            return [BODY]
    return []


def apposition(page: Page, span: Span) -> bool:
    """`Nicolas Levi, an assistant professor`, `Andriy Kovalenko, the head of`."""
    return near("in-office", page, span.first, span.last)
