"""Names that no lexicon knows: which candidates are names at all."""

import re
from collections import defaultdict

from analysis.find.actors.heads import Span
from analysis.find.actors.known_names import shipped_cues
from analysis.find.actors.page import Page, adjacent, how_many, is_common, word_at
from analysis.find.actors.readings import is_vessel
from analysis.find.actors.works import works
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
    if span.turned:
        words = [*words[span.turned:], *words[:span.turned]]   # Whitlock, Jonathan
    kept = tuple(word for word in words if len(word) > 1 and word not in ("jr", "sr"))
    return kept or tuple(words)


def groups(page: Page, spans: list[Span], surnames: set[str]) -> Groups:
    """The unknown candidates that hold, by name; `surnames` are those of the known people of the document."""
    found: Groups = defaultdict(list)
    for span in spans:
        found[name_key(page, span)].append(span)
    tokens = {word for key, group in found.items() if not all(s.doubtful for s in group) for word in key}
    surnames = surnames | {key[-1] for key, group in found.items() if len(key) > 1 and _is_sure_person(group)}
    called = {key[0] for key, group in found.items() if len(key) > 1 and _is_sure_person(group)
              and key[0].capitalize() in page.gazetteer.given_names}
    surnames |= {without_suffix(key)[-1] for key in found if without_suffix(key) != key}
    titles = works(page, spans, surnames)
    found = {key: group for key, group in found.items() if not any(_is_numbered(page, span) for span in group)}
    held = {key: group for key, group in found.items() if not any(is_vessel(page, span) for span in group)
            and not any(span.first in titles for span in group) and not is_product(page, key, group)
            and ((key[-1] in surnames and is_bare(page, key)) or _holds(page, key, group, tokens))}
    return held | {(name,): kept for name in called if (name,) in found and (name,) not in held
                   and (kept := [span for span in found[(name,)] if word_at(page, span.first - 1) != "in"])}


def is_product(page: Page, key: tuple[str, ...], group: list[Span]) -> bool:
    """Whether a name is a thing: `its new RipGuard technology`, `the DS consoles`, where it never speaks or acts."""
    cues = page.gazetteer.cues
    after = [word_at(page, span.last) for span in group if adjacent(page, span.last)]
    if cues["product-noun"].isdisjoint(after) or any(span.kind or span.titled for span in group):
        return False
    verbs = cues.either("saying-verb", "acting-verb")
    acts = any(word in verbs and word not in cues["function"] for word in after)
    return not acts and key[0].capitalize() not in page.gazetteer.given_names


def without_suffix(key: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a person's name up to the surname: without the `III` of Gordon Vaughan III."""
    return key[:-1] if len(key) > 2 and key[-1] in shipped_cues().lowered("after-surname") else key


def _is_numbered(page: Page, span: Span) -> bool:
    """`Halo 2 is`, `the Xbox 2 in`: a product, where a sentence goes on after the number."""
    i, words = span.last, page.tokens.words
    return (i + 1 < len(words) and len(words[i]) == 1 and words[i].isdigit() and page.tokens.gaps[i] == " "
            and page.tokens.gaps[i + 1] == " " and words[i + 1][0].islower() and not span.titled
            and words[i + 1] not in page.gazetteer.cues["place-preposition"])


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
    cues = page.gazetteer.cues
    verbs = cues.either("saying-verb", "acting-verb", "personal-verb")
    return (line_start and adjacent(page, span.last) and page.tokens.words[span.last][0].islower()
            and after not in verbs and sum(map(str.isupper, page.tokens.words[span.first])) < 2)


def stands_alone(page: Page, key: tuple[str, ...], group: list[Span]) -> bool:
    """Whether `the Coalition` is a name without a long form: written so again and again, never in lower case."""
    inside = sum(is_inside(page, span) or _after_article(page, span) for span in group)
    known = key[0].capitalize() in page.gazetteer.cues["body-alone"]
    return inside > 0 and known and how_many(page, key[:1]) <= inside // 2


def _after_article(page: Page, span: Span) -> bool:
    """`The League won`: an article took the capital of the sentence, and no other capital follows."""
    before, after = page.tokens.words[span.first - 1] if span.first else "", page.tokens.words[span.last:span.last + 1]
    return before == "The" and adjacent(page, span.first) and bool(after) and after[0][0].islower()


def is_inside(page: Page, span: Span) -> bool:
    """Whether the capital says something: the word before is in lower case and of the same sentence."""
    if not span.first or page.tokens.gaps[span.first].strip() not in ("", ","):
        return False
    before = page.tokens.words[span.first - 1]
    return before[0].islower() or before[0].isdigit()
