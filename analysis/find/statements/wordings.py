"""Fixed wordings that name a source: according to X, in X's view, citing X, X's claim that …, a headline's `X: …`."""

from typing import NamedTuple

from analysis.find.statements.content_ends import content_end
from analysis.find.statements.contents import after_cue, before_source, is_infinitive
from analysis.find.statements.cues import cues, word_class
from analysis.find.statements.insertions import after_insertion
from analysis.find.statements.phrases import is_source, is_speaker, left_phrase, right_phrase
from analysis.find.statements.sentence_line import Line

POSSESSIVES = frozenset(("his", "her", "their", "its"))
VIEWS = frozenset(("words", "view", "opinion", "judgment", "estimation", "telling"))


class Clause(NamedTuple):
    """An utterance in one sentence; source and content are token spans of `line`, cue too."""

    rule_id: str
    source: tuple[int, int]
    cue: tuple[int, int]
    content: tuple[int, int]
    kind: str


def headline(line: Line) -> Clause | None:
    """The utterance of a headline: `NATO official: the war goes on`."""
    colon = next((at for at, low in enumerate(line.lows) if low == ":"), len(line))
    content = colon + 1, content_end(line, colon + 1)
    if " ".join(line.lows[:colon]) in word_class("label"):
        return None
    if colon > 8 or content[1] - content[0] < 4 or not (is_source(line, 0, colon) and is_speaker(line, 0, colon)):
        return None
    return Clause("headline-colon", (0, colon), (colon, colon + 1), content, "asserts")


def according_to(line: Line, at: int, first: int) -> Clause | None:
    """`according to X, …` and `…, according to X`; the cue is at `at`, its source starts at `first`."""
    source = right_phrase(line, first)
    if source is None:
        return None
    content: tuple[int, int] | None
    opens = at == 0 or (line.low(at - 1) in {"and", "but", "while", "because"} and line.low(source[1]) == ",")
    if opens:
        start = after_insertion(line, source[1])
        start += line.low(start) == ","
        content = start, content_end(line, start)
    else:
        content = before_source(line, at)
        source = source[0], max(source[1], _rest_of_source(line, source[1]))
        if content and line.low(source[1]) == "," and line.low(source[1] + 1) in word_class("auxiliary", "be", "verb"):
            content = content[0], content_end(line, source[1])      # `The dam, according to Keller, was old`
    if content is None or (content[1] - content[0] < 2 and content[0] not in line.quotes) \
            or line.low(content[1] - 1) in {"which", "who"}:
        return None
    return Clause("according-to", source, (at, first), content, "asserts")


def in_view(line: Line, at: int) -> Clause | None:
    """`in his view, …`, `…, in Mr. Trump's view`."""
    view = next((i for i in range(at + 2, at + 7) if line.low(i) in VIEWS), None)
    if view is None or not (line.low(view - 1) in POSSESSIVES or _is_owner(line, view - 1)):
        return None
    source = (view - 1, view) if line.low(view - 1) in POSSESSIVES else (at + 1, view)
    if line.lows[view] == "judgment" and at == 0 and line.low(view + 1) != ",":
        return None                         # `In its judgment the court found`
    start = view + 1 + (line.low(view + 1) == ",")
    content = (start, content_end(line, start)) if at == 0 else before_source(line, at)
    if content is None or content[1] <= content[0]:
        return None
    if at and line.low(view + 1) == "," and line.low(view + 2) in word_class("auxiliary", "be", "verb"):
        content = content[0], content_end(line, start)              # `The pier, in her view, is lost`
    return Clause("according-to", source, (view, view + 1), content, "asserts")


def quoted_as_saying(line: Line, at: int) -> Clause | None:
    """`X was quoted (by Y) as saying that …`, `Y quoted X as saying that …`."""
    quoted = next((i for i in range(at - 2, max(0, at - 10), -1) if line.lows[i] in {"quoted", "cited", "reported"}), 0)
    first = quoted
    while first > 0 and line.lows[first - 1] in word_class("adverb", "auxiliary", "be"):
        first -= 1
    subject = left_phrase(line, first - 1) if quoted else None
    is_active = first == quoted and line.low(quoted + 1) != "by"
    source = right_phrase(line, quoted + 1) if subject and is_active else subject
    content, rule_id = after_cue(line, cues().verbs["saying"][0][1], at + 1)
    if source and subject and content is None:
        content, rule_id = before_source(line, subject[0]), "reported-after"
    return Clause(rule_id, source, (quoted, at + 1), content, "asserts") if source and content else None


def _rest_of_source(line, at):
    """Where a source at the end of its sentence ends: `…, according to a poll released Monday by X`."""
    end = next((i for i in range(at, len(line)) if not line.lows[i][0].isalnum() or line.lows[i] in
                word_class("boundary", "auxiliary", "be", also=("and",))), len(line))
    return end if line.is_end(end) else at


def cited(line: Line, at: int, found: list[Clause]) -> Clause | None:
    """`Forbes reported …, citing X`: what Forbes reports is what X says."""
    source = right_phrase(line, at + 1)
    if source is None or line.low(at - 1) not in {",", "and", ""}:
        return None
    content = found[-1].content if found else before_source(line, at)
    return Clause("cited-source", source, (at, at + 1), content, "asserts") if content else None


def noun(line: Line, at: int) -> Clause | None:
    """`his claim that …`, `Russia's claim that …`, `the claim by Russia that …`, `his vow to fight`."""
    cue = cues().nouns[line.lows[at]]
    by = line.low(at + 1) == "by"
    source = right_phrase(line, at + 2) if by else _possessor(line, at)
    follows = source[1] if source and by else at + 1
    promises = "infinitive" in cue.takes and is_infinitive(line, follows)
    if source is None or not (line.low(follows) == "that" or promises) or line.low(source[0]).endswith("ing"):
        return None
    start = follows + (not promises)
    end = content_end(line, start)
    if min(source[0], at - 1) <= line.opens:
        end = _before_main_verb(line, start, end, int(not promises))
    return Clause("reported-claim", source, (at, at + 1), (start, end), cue.kind)


def _possessor(line, at):
    """Whose claim it is: `his claim`, `the mayor's old claim`."""
    owner = at - 1
    while owner > 0 and at - owner < 3 and not _is_owner(line, owner) and line.lows[owner] not in POSSESSIVES:
        owner -= 1
    if line.low(owner) in POSSESSIVES:
        return owner, owner + 1
    return _owner(line, owner) if _is_owner(line, owner) else None


def _is_owner(line, at):
    """Whether a genitive ends at the token: `Russia's`, `the lawyers'` (whose mark is a token of its own)."""
    return line.low(at).endswith("'s") or (line.low(at) == "'" and line.low(at - 1).endswith("s"))


def _before_main_verb(line, start, end, clauses):
    """Where a claim ends that is the subject: `Its claim that the dam was safe | was wrong`; `clauses` it holds."""
    finite, verbs = word_class("auxiliary", "be"), 0
    no_opening = word_class("auxiliary", "be", "adverb", also=("to", "and", "or", "but", ","))
    for at in range(start, end):
        low, before = line.lows[at], line.lows[at - 1]
        clauses += low in {"that", "which", "who", "because", "if", "whether", "when", "where", "what", "while"}
        opens = low in finite or low in word_class("verb") or (
            low.endswith("ed") and line.low(at + 1) in word_class("determiner"))
        if opens and before not in no_opening:
            verbs += 1
            if verbs > clauses:
                return at
    return end


def _owner(line, at):
    last = first = at - (line.low(at) == "'")
    while first > 0 and (line.is_name(first - 1) or line.low(first - 1) in word_class("role")):
        first -= 1
    has_article = line.low(first - 1) in word_class("determiner")
    known = line.is_name(first) or line.low(first).removesuffix("'s") in word_class("role")
    return (first - has_article, last + 1) if known or has_article else None
