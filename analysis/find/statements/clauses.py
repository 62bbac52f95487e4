"""One sentence, its cues: who says it (source phrase), what is said (content), and the rule that found it."""

from collections.abc import Iterator
from functools import cache

from analysis.find.statements.circumstances import after_circumstances
from analysis.find.statements.claims import noun
from analysis.find.statements.colons import after_colon
from analysis.find.statements.content_ends import content_end, is_aside, only_circumstances
from analysis.find.statements.contents import after_cue, after_recipient, before_source
from analysis.find.statements.cue_verbs import agrees, find_verb, is_bare, is_deed, is_text, is_thing, may_be_crowd
from analysis.find.statements.cues import cues, word_class
from analysis.find.statements.insertions import before_aside
from analysis.find.statements.kinds import kind_of
from analysis.find.statements.passives import passive
from analysis.find.statements.patterns import near, near_start
from analysis.find.statements.phrase_heads import is_speaker
from analysis.find.statements.phrases import is_source, left_phrase, right_phrase
from analysis.find.statements.sentence_line import QUOTE, Line
from analysis.find.statements.subjects import main_subject, relative_subject, shared_subject
from analysis.find.statements.wordings import Clause, reporting_words, worded, wordings

TOLD = {"clause", "quote", "that", "recipient"}
LEFT = {"clause", "quote", "object", "that", "recipient"}


def clauses(line: Line) -> Iterator[Clause]:
    """All utterances reported in the sentence, in the order of their cues."""
    found: list[Clause] = []
    triggers, done = _triggers(not reporting_words().isdisjoint(line.lows)), 0
    for at in [at for at, low in enumerate(line.lows) if low in triggers]:
        clause = _at(line, at, found) if at >= done else None
        known = clause and any(clause.content == other.content for other in found)
        if clause and (not known or clause.rule_id == "cited-source"):
            found.append(clause)
            done = clause.cue[1]
    if not found and line.quotes and (colon := after_colon(line)):
        found.append(colon)
    yield from found


@cache
def _triggers(worded: bool) -> frozenset[str]:
    """The words at which a clause may be found, those of fixed wordings only where the sentence may have one."""
    return frozenset((*cues().verbs, *cues().nouns, *(wordings() if worded else ())))


def _at(line, at, found):
    low, known = line.lows[at], cues()
    if low in wordings() and (clause := worded(line, at, found)):
        return clause
    if low in known.nouns and near("claims", line, at) and (clause := noun(line, at)) and not (
            found and found[-1].content[0] == clause.content[0]):
        return clause
    matched = known.match(line.lows, at) if low in known.verbs and low == line.words[at] else None
    return _verb_clause(line, at, *matched, found) if matched else None


def _verb_clause(line, at, cue, end, found):
    if line.low(end) == "by" and (clause := passive(line, at, cue, end)):
        return clause
    verb = find_verb(line, at, cue, end)
    if verb is None:
        return None
    clause = _inverted(line, verb)
    if clause:
        return clause
    source = _source(line, verb, found)
    if source is None or not agrees(line, verb, source) or near("unsaid", line, source[0]) \
            or _is_told(line, verb, source):
        return None
    if line.low(source[0] - 1) == "as" and (
            near("as-said", line, source[0]) or (
                line.is_end(verb.end) and line.lows[verb.start].endswith(("ed", "said")))):
        return _as_said(line, verb, source)             # else `as` is while: `row deepens as senators reject cap`
    if found and "would" in line.lows[verb.first:verb.start] and line.low(source[0]) not in word_class("pronoun"):
        return None                     # what somebody says that others would say: `he said voters would recognise`
    return _before(line, verb, source) or _after(line, verb, source)


def _is_told(line, verb, source):
    """Whether the source hears it: a headline's `…, court told`."""
    return line.lows[verb.start] == "told" and line.is_end(verb.end) and line.low(source[0] - 1) == ","


def _as_said(line, verb, source):
    """`As X said on Monday, …` and `…, as X said`."""
    start = source[0] - 1
    comma = next((at for at in range(verb.end, len(line)) if line.lows[at] in {",", ":"}), len(line))
    content = before_source(line, start) if start else (comma + 1, content_end(line, comma + 1))
    if content and start and line.low(verb.end) == "," and (
            verb.end + 1 in line.quotes or line.low(verb.end + 1) in word_class("auxiliary", "be")):
        content = content[0], content_end(line, verb.end + 1)       # `The race, as one put it, “was over”`
    if content is None or (content[1] - content[0] < 3 and content[0] not in line.quotes):
        return None
    return Clause("reported-after", source, (verb.start, verb.end), content, verb.cue.kind)


def _source(line, verb, found):
    if verb.participle:
        if named := _after_with(line, verb.first):
            return named
        if line.low(verb.first - 1) in word_class("text", "occasion") and verb.cue.takes & {"clause", "object", "that"}:
            return main_subject(line)           # `sent a letter saying that`
        if verb.first == 0 or not near("may-say", line, verb.first) or (
                near("goes-on", line, verb.first) and not verb.cue.takes & {"clause", "that"}):
            return None
        return found[-1].source if found else main_subject(line)
    if found and near("goes-on", line, verb.first):
        return found[-1].source
    joint = before_aside(line, verb.first)
    if near("goes-on", line, joint) and _may_share(line, verb):
        return shared_subject(line, joint)
    return relative_subject(line, verb.first) or left_phrase(line, verb.first - 1)


def _after_with(line, cue):
    """Who stands between `with` and a participle: `with the envoy stating that`."""
    first = near_start("with", line, cue) + 1
    return (first, cue) if first < cue and is_source(line, first, cue) and is_speaker(line, first, cue) else None


def _may_share(line, verb):
    """Whether the verb can go on from another: finite, and no deed as well (`met Kim and invited him to come`)."""
    low = line.lows[verb.start]
    is_deed = {"named", "person-infinitive"} <= verb.cue.takes
    is_finite = low.endswith(("ed", "s")) or low in word_class("verb", "said")
    return is_finite and not is_deed and set(line.lows[verb.first:verb.start]) <= word_class("adverb")


def _inverted(line, verb):
    """`“…,” said X` and `…, says X`: the cue stands before its source, the content before the cue."""
    before = _touching(line, verb.first)
    if before not in {QUOTE, ","} or verb.participle or verb.first < verb.start or not verb.cue.takes & LEFT \
            or "recipient" in verb.cue.takes or (is_bare(line, verb) and before == "," and verb.cue.name != "say"):
        return None
    source = right_phrase(line, verb.end)
    if source is None or not agrees(line, verb, source) or _follows_aside(line, verb.first) or (
            before == "," and not (near("source-ends", line, source[1]) and _tells_clause(line, verb, source))):
        return None
    content = before_source(line, verb.first)
    if content is None or (before == "," and content[1] - content[0] < 4):
        return None
    return _left_clause(line, verb, source, content, source[1])


def _tells_clause(line, verb, source):
    """Whether the cue takes no object that the source could be: `…, predicted Falk` but not `…, praised Falk`."""
    named = all(line.is_name(at) for at in range(*source))
    return "object" not in verb.cue.takes or ("clause" in verb.cue.takes and "deed" not in verb.cue.takes and named)


def _follows_aside(line, cue):
    """Whether all before the cue is its source: `The mayor, who quit in May, said the city owes a fine`."""
    left = left_phrase(line, cue - 1) if line.low(cue - 1) == "," and line.words[cue - 2] != QUOTE else None
    if left is None:
        return False
    leads = word_class("preposition", "temporal", "adverb")         # `On Monday, the mayor, who …, said the city`
    return left[0] == line.opens or (left[0] - line.opens < 7 and line.low(line.opens) in leads)


def _before(line, verb, source):
    """`“…,” X said` and `…, X said`, also with more content after it: `…, X said, …`."""
    first = source[0]
    touching = _touching(line, first)
    if touching not in {QUOTE, ","} or not verb.cue.takes & (LEFT if touching == QUOTE else TOLD):
        return None
    content = before_source(line, first)
    if content is None:
        return None
    if touching == "," and verb.cue.takes <= {"quote", "named"} and not _quoted(line, content):
        return None
    told = after_recipient(line, verb.end) if "recipient" in verb.cue.takes else verb.end
    rest = after_circumstances(line, told)
    rest = rest if is_aside(line, first, rest) else verb.end
    if touching == "," and not line.is_end(told) and not _has_own_clause(line, content, rest) and (
            near("no-content", line, content[0])):
        return None
    if touching == QUOTE and line.low(verb.end) == "that":
        return None
    is_it = line.low(first) == "it" and is_aside(line, first, rest)
    told_by = may_be_crowd(line, source) or (is_text(line, source) and line.is_end(verb.end)) or is_it
    if touching == "," and is_thing(line, verb, source) and not told_by:
        return None
    if touching == QUOTE or only_circumstances(line, told) or is_aside(line, first, rest):
        least = 1 if is_aside(line, first, rest) else 4
        if touching == "," and not _quoted(line, content) and content[1] - content[0] < least:
            return None
        return _left_clause(line, verb, source, content, rest)
    return None


def _has_own_clause(line, content, rest):
    """Whether the phrase that opens the content has a clause, before or after: `By Monday, ten were lost, X said,`."""
    if near("more-follows", line, rest):
        return "," in line.lows[slice(*content)]
    return near("clause-follows", line, rest) and line.low(content[0]) not in {"according", "asked"}


def _left_clause(line, verb, source, content, rest):
    """The clause whose content stands before its source, joined with a quotation or clause that goes on after it."""
    quoted = 2 * _quoted(line, content) > line.ends[content[1] - 1] - line.begins[content[0]]
    rule_id = "quote-said" if quoted else "reported-after"
    follows = rest + 1 if line.low(rest) in {",", ":"} else rest
    if quoted and (again := _goes_on(line, rest)):
        content = content[0], again + 1
    elif not quoted and is_aside(line, min(source[0], verb.first), rest) and not only_circumstances(line, rest):
        content, rule_id = (content[0], content_end(line, follows)), "reported-aside"
    return Clause(rule_id, source, (verb.start, verb.end), content, kind_of(line, verb, rule_id, content))


def _quoted(line, content):
    """How many characters of the content are quoted."""
    return sum(line.ends[at] - line.begins[at] for at in line.quotes if content[0] <= at < content[1])


def _touching(line, at):
    """What stands before token `at`: the quotation, also before a comma, or the word."""
    before = at - 2 if line.low(at - 1) == "," and line.words[at - 2] == QUOTE else at - 1
    return line.words[before] if before >= 0 else ""


def _goes_on(line, at):
    """The token of the quotation that goes on after `“…,” X said on Monday, `, 0 if there is none."""
    return next((place for place in line.quotes
                 if place == at or (at < place < at + 12 and line.low(place - 1) in {",", ":"})), 0)


def _after(line, verb, source):
    """`X said that …`, `X said: “…”`, `X denied …`, `X urged Y to …`."""
    content, rule_id = after_cue(line, verb.cue, verb.end)
    if content is None or _keeps_silent(line, verb, content[0]):
        return None
    if is_thing(line, verb, source) and rule_id != "said-quote" and line.low(content[0] - 1) != "that" and not (
            rule_id == "reported-clause" and may_be_crowd(line, source)):
        return None
    if near("who-says", line, verb.first) or near("whose", line, source[0]):
        content = content[0], _relative_end(line, *content)
    if rule_id == "reported-object" and "text-object" in verb.cue.takes and not is_text(line, source):
        return None
    if rule_id == "reported-object" and (
            (verb.negated and verb.cue.kind in {"asserts", "opposes"}) or is_deed(line, verb, source, content)):
        return None
    if source[0] - 1 == line.opens and near("lead", line, source[0]):
        content = content[0], next((at for at in range(*content) if line.lows[at] == ","), content[1])
    return Clause(rule_id, source, (verb.start, verb.end), content, kind_of(line, verb, rule_id, content))


def _keeps_silent(line, verb, start):
    """Whether the cue only tells that somebody says nothing: `refused to say`, `did not say whether`."""
    refused = line.low(verb.start) in word_class("refusing") and near("gives-nothing-away", line, start)
    unsaid = verb.negated and verb.cue.kind == "asserts" and near("leaves-open", line, start)
    return refused or unsaid or near("keeps-silent", line, start) or (
        verb.cue.name == "ask" and near("asks-to-be-left", line, start))


def _relative_end(line, start, end):
    """Where a clause after `X, who said that` ends: at the comma before the main verb."""
    follows = word_class("auxiliary", "be", also=frozenset(cues().verbs))
    return next((at for at in range(start + 1, end) if line.lows[at] == "," and line.low(
        at + 1 + (line.low(at + 1) in word_class("adverb", "temporal"))) in follows), end)
