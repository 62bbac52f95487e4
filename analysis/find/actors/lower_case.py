"""Names without a capital at their head that the text treats as names: `the union ver.di`, `Olga Brandt of attac`."""

import re
from collections import defaultdict
from collections.abc import Iterator

from analysis.find.actors.companies import is_person
from analysis.find.actors.heads import Span
from analysis.find.actors.known_names import shipped_cues
from analysis.find.actors.page import Page, is_common
from analysis.find.actors.patterns import near
from analysis.text.languages import stopwords
from analysis.text.tokens import token_class

ODD = re.compile(r"[a-z]{1,2}[A-Z][A-Za-z]{2,}|[a-z]{2,}\d[a-z]+")   # eBay, car2go
IS_ODD = token_class(lambda word, _: not (word.isalpha() and word[1:].islower()) and ODD.fullmatch(word) is not None)
IS_NOUN = token_class(lambda word, _: word.lower() in shipped_cues().either("organisation-noun", "outlet-noun"))
PLAIN = re.compile(r"[^\W\d_A-Z]{2,}")


def lower_case_names(page: Page) -> Iterator[Span]:
    """The candidates of one document whose first letter is small, in reading order.

    A name with a dot, a digit or a capital inside needs one sign that it is a body's, a plain word two places and
    the noun of a body before it; English words and those of other languages are none.
    """
    found: dict[tuple[str, ...], list[Span]] = defaultdict(list)
    for span in _shaped(page):
        found[tuple(page.tokens.words[span.first:span.last])].append(span)
    held = [span for spans in found.values() if _holds(page, spans) for span in spans]
    yield from sorted(held, key=lambda span: span.first)


def _holds(page: Page, spans: list[Span]) -> bool:
    word = page.tokens.words[spans[0].first]
    if spans[0].last - spans[0].first > 1 or ODD.fullmatch(word):
        return any(_is_classed(page, span) or _is_somebodys(page, span) or _speaks(page, span) for span in spans)
    return len(spans) > 1 and any(_is_classed(page, span) for span in spans) and _alone(page, spans)


def _shaped(page: Page) -> Iterator[Span]:
    words = page.tokens.words
    after = (i + 1 for i in page.tokens.places(IS_NOUN))
    classed = {words[i] for i in after if i < len(words) and PLAIN.fullmatch(words[i])
               and _is_classed(page, Span(i, i + 1))}
    named = {words[i] for i in page.tokens.places(IS_ODD)} | {word for word in classed if _is_unusual(page, word)}
    dotted = {i - 1 for i, gap in enumerate(page.tokens.gaps) if gap == "." and i and _is_dotted(page, i - 1)
              } if "." in page.tokens.gaps else set()
    for i in sorted(dotted.union(*(page.places[word] for word in named))):
        if words[i][0].islower() and not _in_address(page, i):
            yield Span(i, i + 1 + (i in dotted), kind="organization", rule_id="lower-case")


def _is_dotted(page: Page, i: int) -> bool:
    """`ver.di`: two words joined by a dot, no name of a file, no end of a sentence whose space is missing."""
    first, second = page.tokens.words[i:i + 2]
    plain = PLAIN.fullmatch(first) and PLAIN.fullmatch(second) and second not in page.cues["file-ending"]
    end = page.tokens.ends[i + 1]
    further = re.match(r"\.?[\w/@]", page.tokens.text[end:end + 2])
    return bool(plain) and not further and not _is_english(page, first, second)


def _is_english(page: Page, first: str, second: str) -> bool:
    """Whether the space between two English words is missing: both are known, or the second is a function word."""
    return second in stopwords()["en"] or (is_common(page, first) and is_common(page, second))


def _in_address(page: Page, i: int) -> bool:
    """Whether a word is part of an address, a path or a tag."""
    start = page.tokens.starts[i]
    return page.tokens.text[max(0, start - 1):start] in ("@", "/", ".", "#", "_", "-", ":")


def _is_unusual(page: Page, word: str) -> bool:
    """Whether a word in small letters is none of English, none that other languages use all the time."""
    small = word in page.gazetteer.role_nouns or word in page.gazetteer.cues["name-particle"]
    return not (small or is_common(page, word) or any(word in words for words in stopwords().values()))


def _is_classed(page: Page, span: Span) -> bool:
    """`the trade union ver.di`, `the company dm`: a noun of bodies in the singular, which an article leads."""
    return near("classed", page, span.first, span.last)


def _is_somebodys(page: Page, span: Span) -> bool:
    """`Ulrike Sommer of ver.di`"""
    return near("of", page, span.first, span.last) and is_person(page, span.first - 2)


def _speaks(page: Page, span: Span) -> bool:
    return near("says", page, span.first, span.last)


def _alone(page: Page, spans: list[Span]) -> bool:
    """Whether no article stands before a plain word, as it does before nouns: `attac`, but `the koruna`."""
    return not any(near("with-article", page, span.first, span.last) for span in spans)
