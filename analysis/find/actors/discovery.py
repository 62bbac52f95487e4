"""Names that no lexicon knows: which candidates are names at all, and what kind of actor they are."""

import re
from collections import Counter, defaultdict

from analysis.find.actors.heads import LEGAL, Span
from analysis.find.actors.localities import place_cues
from analysis.find.actors.readings import adjacent, is_vessel, word_at
from analysis.find.actors.runs import Page, is_common
from analysis.text.matcher import folded

SIGN = re.compile(r"\S")
Groups = dict[tuple[str, ...], list[Span]]


def name_key(page: Page, span: Span) -> tuple[str, ...]:
    """The words of a name in lower case without accents, initials left out: what equal names share.

    `Social Democrat` and `Social Democrats` are equal.
    """
    words = [folded(word).lower().strip(".") for word in page.tokens.words[span.first:span.last]]
    if len(words) > 1 and words[-1] == "democrat":
        words[-1] = "democrats"
    kept = tuple(word for word in words if len(word) > 1 and word not in ("jr", "sr"))
    return kept or tuple(words)


def groups(page: Page, spans: list[Span], surnames: set[str]) -> Groups:
    """The unknown candidates that hold, by name; `surnames` are those of the known people of the document."""
    found: Groups = defaultdict(list)
    for span in spans:
        found[name_key(page, span)].append(span)
    tokens = {word for key, group in found.items() if not all(s.doubtful for s in group) for word in key}
    surnames = surnames | {key[-1] for key, group in found.items() if len(key) > 1 and _is_sure_person(group)}
    return {key: group for key, group in found.items() if not any(is_vessel(page, span) for span in group)
            and ((key[-1] in surnames and is_bare(page, key)) or _holds(page, key, group, tokens))}


def is_bare(page: Page, key: tuple[str, ...]) -> bool:
    """Whether a name is no more than a surname: Weber, al-Sisi, van Gogh."""
    return all(word in page.gazetteer.cues["name-particle"] for word in key[:-1])


def _is_sure_person(group: list[Span]) -> bool:
    return group[0].kind in ("", "person") and not all(span.doubtful for span in group)


def _holds(page: Page, key: tuple[str, ...], group: list[Span], sure: set[str]) -> bool:
    single = len(group) == 1 and len(key) == 1 and not group[0].titled
    if single and _opens_plainly(page, group[0]):
        return False
    if not all(span.doubtful for span in group):
        return True
    if len(key) == 1 and group[0].rule_id != "short-form":
        word = page.tokens.words[group[0].first]
        if key[0] in sure and not is_common(page, word):
            return True
        inside = [span for span in group if is_inside(page, span)]
        return len(inside) > 1 and not is_common(page, word) and word.lower() not in page.seen
    if group[0].rule_id == "short-form":
        return True   # `Cast.settle` asks whether there is a long form
    return all(word in sure for word in key)


def _opens_plainly(page: Page, span: Span) -> bool:
    """Whether a word written once opens a line and what follows is no verb: `Takeover offer for …`."""
    text, start = page.tokens.text, page.tokens.starts[span.first]
    line_start = not SIGN.search(text, text.rfind("\n", 0, start) + 1, start)
    after = word_at(page, span.last)
    verbs = page.gazetteer.cues["saying-verb"] | page.gazetteer.cues["acting-verb"]
    return (line_start and adjacent(page, span.last) and page.tokens.words[span.last][0].islower()
            and after not in verbs and sum(map(str.isupper, page.tokens.words[span.first])) < 2)


CAST = frozenset({"army", "navy", "parliament", "senate", "coalition", "alliance", "commission", "council", "party",
                  "bank", "front"})


def stands_alone(page: Page, key: tuple[str, ...], group: list[Span]) -> bool:
    """Whether `the Coalition` is a name without a long form: written so again and again, never in lower case."""
    inside = sum(is_inside(page, span) for span in group)
    return inside > 0 and key[0] in CAST and page.tokens.words.count(key[0]) <= inside // 2


def is_inside(page: Page, span: Span) -> bool:
    """Whether the capital says something: the word before is in lower case and of the same sentence."""
    if not span.first or page.tokens.gap(span.first).strip() not in ("", ","):
        return False
    before = page.tokens.words[span.first - 1]
    return before[0].islower() or before[0].isdigit()


def titled_surnames(found: Groups) -> set[str]:
    """Surnames that stand alone after a title somewhere: Mr Tarshin, Baroness Boothroyd."""
    return {key[0] for key, group in found.items() if len(key) == 1 and any(span.titled for span in group)}


def kind_of(page: Page, key: tuple[str, ...], group: list[Span], surnames: set[str]) -> tuple[str, str]:
    """(kind, rule_id) of an unknown name, from its words and its neighbours."""
    for span in group:
        if span.kind:
            return span.kind, span.rule_id
    if len(key) > 1 and page.tokens.words[group[0].last - 1] in LEGAL:
        return "organization", "company-suffix"
    if 1 < len(key) < 4 and key[-1] in surnames:
        return "person", "title-name"
    plain = all(is_common(page, word) for word in page.tokens.words[group[0].first:group[0].last])
    votes: Counter = Counter()
    for span in group[:12]:
        votes.update(_cues(page, span, len(key)))
    words = page.tokens.words[group[0].first:group[0].last]
    parts = _parts(page, group[0])
    shouted = parts > 1 and all(word.isupper() for word in words)
    if not shouted and any((word.isupper() and len(word) > 1) or _is_coined(word) for word in words):
        votes["organization", "acronym" if len(words) == 1 else "capitalised"] += 2
    if len(words) > 1 and words[0] in page.gazetteer.given_names:
        votes["person", "given-name"] += 3
    elif words[0] in page.gazetteer.given_names:
        votes["person", "given-name"] += 1
    elif 1 < parts < 4 and not any(_says_something(page, words, word) for word in words):
        votes["person", "capitalised"] += 2
    elif plain and not (len(words) == 1 and votes["person", "saying"] and not words[0].isupper()):
        votes["organization", "capitalised"] += 3
    if any(char.isdigit() for char in "".join(words)):
        votes["organization", "capitalised"] += 2
    if not votes:
        return "organization", "capitalised"
    return max(sorted(votes), key=lambda vote: votes[vote])


def _parts(page: Page, span: Span) -> int:
    """How many words a name has, hyphened ones as one: Ust-Luga, CJTF-OIR."""
    return 1 + sum(page.tokens.gap(i) not in ("-", "‐", "‑") for i in range(span.first + 1, span.last))


PREFIXES = ("Mc", "Mac", "De", "Di", "Du", "La", "Le", "Van", "Von", "Fitz", "San")


def _is_coined(word: str) -> bool:
    """A capital inside a word that is no McCain, DeSantis or LeMay: AngloGold, MessageLabs."""
    inner = next((i for i, letter in enumerate(word) if i and letter.isupper()), 0)
    return inner > 0 and not word.isupper() and word[:inner] not in PREFIXES


def _says_something(page: Page, words: list[str], word: str) -> bool:
    """Whether a word of a name is ordinary; in `Manfred Weber` it only looks like it, unless Manfred stands alone."""
    look = word.endswith("er") and word.lower() not in page.gazetteer.common_words
    return is_common(page, word) and not (look and page.tokens.words.count(words[0]) == 1)


def _cues(page: Page, span: Span, n_words: int) -> list[tuple[str, str]]:
    """What the neighbours of one candidate say about its kind."""
    cues, found = page.gazetteer.cues, []
    before, after = word_at(page, span.first - 1), word_at(page, span.last)
    if adjacent(page, span.first) and before in page.gazetteer.role_nouns:
        found += [("person", "title-name")] * 3
    if n_words in (2, 3) and before in page.gazetteer.role_nouns and page.tokens.gap(span.first) == ", ":
        found += [("person", "apposition")] * 3   # Norway's minister, Mads Eide, thanked
    if apposition(page, span):
        found += [("person", "apposition")] * 3
    found += place_cues(page, span, before)
    if (adjacent(page, span.last) and after in cues["saying-verb"]) or (before in SAID and n_words < 4):
        found += [("person", "saying")] * min(n_words, 2)
    found += _class_noun(page, span, before, n_words)
    found += _pronouns(page, span)
    return found


CLASSES = (("outlet-noun", ("outlet", "class-noun")), ("organisation-noun", ("organization", "class-noun")))


def _class_noun(page: Page, span: Span, before: str, n_words: int) -> list[tuple[str, str]]:
    """`the weekly Vreme`, `Nexperia, a maker of chips`: the noun beside the name says what it names."""
    cues = page.gazetteer.cues
    if n_words > 1 and page.tokens.words[span.first] in page.gazetteer.given_names:
        return []
    nouns = {before} if adjacent(page, span.first) else set()
    if span.last < len(page.tokens.words) and page.tokens.gap(span.last) == ", " and (
            word_at(page, span.last) in ("a", "an", "the")):
        nouns |= {word for word in page.tokens.words[span.last + 1:span.last + 4] if word[0].islower()}
    return [vote for cue, vote in CLASSES if nouns & cues[cue] for _ in range(4)]


SAID = frozenset({"said", "says", "told", "added", "explained", "stated", "asked", "replied"})
PERSONAL = frozenset({"he", "she", "his", "her", "him"})
IMPERSONAL = frozenset({"it", "its", "company", "firm", "group", "members"})


def _pronouns(page: Page, span: Span) -> list[tuple[str, str]]:
    """The first pronoun soon after a name tells a person from an organisation."""
    if word_at(page, span.first - 1) in ("of", "in", "for", "from", "to", "at", "the", "on"):
        return []
    for word in page.tokens.words[span.last:span.last + 15]:
        lower = word.lower()
        if lower in PERSONAL:
            return [("person", "saying")]
        if lower in IMPERSONAL:
            return [("organization", "capitalised")]
    return []


def apposition(page: Page, span: Span) -> bool:
    """`Nicolas Levi, an assistant professor`, `Andriy Kovalenko, the head of`."""
    i = span.last
    if i >= len(page.tokens.words) or page.tokens.gap(i) != ", ":
        return False
    if page.tokens.words[i] in ("and", "but", "or", "while", "where"):
        return False   # in Malmö, and the police chief
    return any(_is_office(page, k) for k in range(i, i + 5) if k == i or adjacent(page, k))


def _is_office(page: Page, k: int) -> bool:
    """Whether word k says what somebody is, and is no title of the next name: `In Pale, President Plavsic`."""
    words = page.tokens.words
    if word_at(page, k) not in page.gazetteer.role_nouns:
        return False
    return words[k][0].islower() or (k + 1 < len(words) and words[k + 1][0].islower())
