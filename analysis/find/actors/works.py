"""Films, books, records and games, which bear names and are nobody: `the film Ray`, `starring in The Orchard`."""

from itertools import pairwise

from analysis.find.actors.heads import Span
from analysis.find.actors.page import Page, how_many, word_at
from analysis.find.actors.patterns import near
from analysis.text.matcher import folded

ABOUT = 2
"""Words for works that a text needs to be about some, where their titles stand without such a word beside them."""


def works(page: Page, spans: list[Span], surnames: set[str]) -> set[int]:
    """The first words of those unknown candidates, in reading order, that bear the name of a work."""
    parts = {_name(page, span) for span in spans if _is_part(page, span)}
    spans = [span for span in spans if _name(page, span) in parts or not _is_called(page, span, surnames)]
    work = page.gazetteer.cues["work"]
    about = how_many(page, page.seen & work) >= ABOUT
    told = parts | {_name(page, span) for span in spans if _is_told(page, span) or (about and _is_shown(page, span))}
    for ordered in (spans, spans[::-1], spans) if about and told else ():
        for before, span in pairwise(ordered):
            one, two = sorted((before, span), key=lambda each: each.first)
            if (_name(page, before) in told and _is_listed(page, one, two) and _may_be(span)
                    and not _acts(page, span)):
                told.add(_name(page, span))
    return {span.first for span in spans if _name(page, span) in told}


def _name(page: Page, span: Span) -> tuple[str, ...]:
    return tuple(page.tokens.words[span.first:span.last])


def _may_be(span: Span) -> bool:
    return not span.titled and span.kind in ("", "place") and span.rule_id in ("", "place-head")


def _is_part(page: Page, span: Span) -> bool:
    """`starring in Ray`, `her role in Vera Drake`: what one has a role in is nobody."""
    i = _start(page, span)
    return (_may_be(span) and near("part-in", page, i, span.last)
            and (span.last - span.first > 1 or page.tokens.words[span.first] not in page.given))


def _is_told(page: Page, span: Span) -> bool:
    """`the film The Aviator`, `his latest film, Howl`, `nominated for Ray`, `Halloween sequels`."""
    i, cues = _start(page, span), page.gazetteer.cues
    if not _may_be(span):
        return False
    if near("told-work", page, i, span.last):
        return True
    gap, before = page.tokens.gaps[i].rstrip("\"'“‘") if i else "", word_at(page, i - 1)
    if before in cues["work"]:
        return gap == " " or (gap == ", " and word_at(page, i - 2) in cues["newest"] and not _acts(page, span))
    return False


def _is_shown(page: Page, span: Span) -> bool:
    """`leads The Orchard to`, `Lola Barrientos (The Orchard)`: an article with a capital, a bracket for itself."""
    i, text, tokens = _start(page, span), page.tokens.text, page.tokens
    if not _may_be(span) or not i:
        return False
    before = text[tokens.starts[i] - 1:tokens.starts[i]]
    bracketed = before == "(" and text[tokens.ends[span.last - 1]:][:1] == ")" and tokens.words[i - 1][0].isupper()
    inside = tokens.gaps[i].strip() == "" and (tokens.words[i - 1].islower() or tokens.words[i - 1] == "s")
    return bracketed or (i < span.first and tokens.words[i] == "The" and inside and not _acts(page, span)
                         and word_at(page, i - 1) not in page.gazetteer.cues["addressing"])


def _start(page: Page, span: Span) -> int:
    """Where the name starts with its article."""
    i = span.first
    return i - (i > 0 and page.tokens.words[i - 1] in page.cues["article"] and page.tokens.gaps[i] == " ")


def _is_listed(page: Page, one: Span, two: Span) -> bool:
    """`The Orchard, Cold Harbour and A Paper Moon`: a comma, an "and" or both between two names."""
    tokens = page.tokens
    between = [word for word in tokens.words[one.last:two.first] if word not in page.cues["article"]]
    gaps = {tokens.gaps[i] for i in range(one.last, two.first + 1)}
    return between in ([], ["and"]) and gaps <= {", ", " ", "; "} and (bool(between) or gaps != {" "})


def _acts(page: Page, span: Span) -> bool:
    return near("says", page, span.first, span.last) or near("does-as-people", page, span.first, span.last)


def _is_called(page: Page, span: Span, surnames: set[str]) -> bool:
    """Whether a name is a surname of the document or begins with a given name: `after the film Ivo Brandt left`."""
    words = page.tokens.words
    if span.last - span.first == 1:
        return folded(words[span.first]).lower() in surnames
    return words[span.first] in page.given and words[span.first - 1] not in page.cues["article"]
