"""Source phrases: the words that name who speaks, left or right of the cue, with title and apposition."""

from analysis.find.statements.appositions import names, names_after_role, next_comma, opens_apposition
from analysis.find.statements.cues import cues, word_class
from analysis.find.statements.insertions import before_insertion
from analysis.find.statements.patterns import near, near_end
from analysis.find.statements.phrase_heads import heads, is_speaker
from analysis.find.statements.sentence_line import PUNCTUATION, QUOTE, Line

STOPS = PUNCTUATION | {",", "."}
LONGEST, LONGEST_ASIDE = 20, 28


def left_phrase(line: Line, last: int) -> tuple[int, int] | None:
    """The noun phrase that ends at token `last`, as (first token, token after the last); None if there is none."""
    if last < 0:
        return None
    before = before_insertion(line, last)
    if before != last:
        return _with_role(line, left_phrase(line, before))
    if line.lows[last] == ",":
        return _with_apposition(line, last)
    if line.lows[last] in {"who", "which"}:
        return _antecedent(line, last)
    if _is_subject_pronoun(line.lows[last]):      # `the beliefs I expressed`: whoever it is speaks, not what is before
        return (last, last + 1) if is_source(line, last, last + 1) else None
    first = last
    while first >= line.opens and last - first < LONGEST and not _stops(line, first):
        first -= 1
    return trimmed(line, first + 1, last + 1)


def _with_role(line, named):
    """The phrase with the role before a name: `the baker, Jo Pike, 33`."""
    role = left_phrase(line, named[0] - 2) if named and line.low(named[0] - 1) == "," else None
    return (role[0], named[1]) if role and names(line, role, *named) else named


def right_phrase(line: Line, first: int) -> tuple[int, int] | None:
    """The noun phrase that starts at token `first`, with the appositions that follow it."""
    if line.low(first) in word_class("pronoun"):
        return first, first + 1
    if near("no-phrase", line, first):
        return None
    end = _right_end(line, first)
    while end and line.low(end) == "," and opens_apposition(line, end + 1):
        close = next_comma(line, end + 1)
        others = line.low(first) in word_class("some") and line.low(end + 1) == "the"   # `one of us, the director met`
        if others or _is_clause(line, end + 1, close):
            break
        end = close
    if end and end > first and line.low(end) == "," and line.lows[next(heads(line, first, end))] in word_class("role"):
        close = next_comma(line, end + 1)
        if close > end + 2 and all(line.is_name(at) for at in range(end + 1, close)):
            end = close                 # `said its director, Ann Lee`
    return (first, end) if end and end > first and is_source(line, first, end) else None


def _is_clause(line, first, close):
    """Whether a clause and no apposition stands there: `According to Keller, an engineer, the owners are late`."""
    if not word_class("relative", also=("whose", "that")).isdisjoint(line.lows[first:close]):
        return False
    if close in line.quotes and line.low(close - 1) not in {",", ":"}:     # `According to Keller, the team “is late”`
        return True
    after = word_class("determiner", also=("to",))
    return not word_class("auxiliary", "be").isdisjoint(line.lows[first:close]) or any(
        line.lows[at].endswith("s") and line.lows[at] in cues().verbs and line.lows[at + 1] in after
        for at in range(first + 1, close - 1))          # `the group wants to`


def is_source(line: Line, first: int, end: int) -> bool:
    """Whether the tokens can name a speaker: a name, a pronoun, a role or a noun with its determiner."""
    lows = line.lows[first:end]
    if end - first == 1 and near("one-of-them", line, first):
        return True
    if not lows or (lows[0] in word_class("empty", "abstract") and len(lows) == 1) or lows[-1].endswith(("'s", "s'")):
        return False
    if line.is_own(first, end):
        return True
    if _is_author(lows[0]) or (near("participle", line, first) and (len(lows) > 1 or lows[0] in cues().verbs)):
        return False
    if len(lows) == 1:
        return line.is_name(first) or lows[0] in word_class("pronoun", "role", "several")
    small = word_class("preposition", "boundary", "auxiliary", "determiner")
    if lows[-1] in small:
        return False
    return lows[0] in word_class("determiner") or lows[-1].endswith("s") or any(
        line.is_name(i) or line.lows[i] in word_class("role") for i in range(first, end))


def _is_author(low):
    """Whether the word is the author's own pronoun: `I`, `we’ve`, `us`; `you` is no source either."""
    return low.partition("'")[0] in word_class("author")


def _is_subject_pronoun(low):
    return _is_author(low) or low in word_class("subject")


def _stops(line, at):
    low = line.lows[at]
    if low in word_class("joint"):
        return not near("joins", line, at)
    return low in STOPS or line.words[at] == QUOTE or near("stops", line, at)


def trimmed(line: Line, first: int, end: int) -> tuple[int, int] | None:
    """The phrase without what only leads to it: adverbs, days, and a phrase of time or place before it."""
    first = min(near_end("leads-phrase", line, first), end)
    leads = first < end and (line.lows[first] in word_class("preposition")
                             or (line.lows[first].endswith("ing") and end - first > 3))
    if leads:
        first = _after_preposition(line, first + 1, end)
    while first < end and (line.lows[first] in word_class("temporal") or line.lows[first].isdigit()):
        first += 1
    end = _before_time(line, first, end)
    return (first, end) if is_source(line, first, end) else None


def _before_time(line, first, end):
    """Where a phrase ends without its adverbs and time: `officials on Monday`, `a poll published on 3 May`."""
    last = end
    while end > first and (line.lows[end - 1] in word_class("adverb", "temporal", "self")
                           or (line.lows[end - 1].isdigit() and end - first > 1)):
        end -= 1
    if end == last:
        return end
    if near("before-time", line, end):
        end -= 1
    elif line.low(end - 1) in word_class("preposition"):
        return last                                         # `the Act of 1946`
    return end - 1 if end - first > 1 and line.lows[end - 1].endswith("ed") and not line.is_name(end - 1) else end


def _after_preposition(line, first, end):
    """Where the phrase after `On Saturday` or `In the north` starts: at the next determiner, name or role."""
    if line.low(first) in word_class("temporal") or line.low(first).isdigit():
        while first < end and (line.lows[first] in word_class("temporal") or line.lows[first].isdigit()):
            first += 1
        return first
    after = [i for i in range(first + 1, end) if line.lows[i - 1] not in word_class("preposition")]
    openers = word_class("determiner", "pronoun", also=word_class("title"))
    opening = (i for i in after if line.lows[i] in openers and line.lows[i - 1] not in word_class("determiner"))
    named = (i for i in after if line.is_name(i) and not line.is_name(i - 1))
    return next(opening, next(named, end))


def _with_apposition(line, comma):
    """`Nicolas Levi, an expert from the Academy,` ends at the second comma."""
    if whole := _before_long_relative(line, comma):
        return whole
    for other in range(comma - 1, max(0, comma - LONGEST_ASIDE) - 1, -1):
        if line.words[other] == QUOTE and other < comma - 1:
            return None
        if line.lows[other] == ",":
            inner = left_phrase(line, other - 1)
            if inner is None and names_after_role(line, other + 1, comma):
                return other + 1, comma         # `One resident who spoke from the hall, retired teacher Ann Lee,`
            if inner is None or _is_report(line, other + 1, comma):
                return inner
            if opens_apposition(line, other + 1) or names(line, inner, other + 1, comma):
                return inner[0], comma
            return inner if _is_aside(line, inner, other + 1) else None
    return None


def _before_long_relative(line, comma):
    """Who stands before a relative clause with a comma of its own: `Brown, who met the mayor, Ann Lee, last May,`."""
    commas = [at for at in range(max(1, comma - LONGEST_ASIDE), comma) if line.lows[at] == ","]
    opening = next((at for at in commas if line.lows[at + 1] == "who"), comma)
    inner = [at for at in commas if at > opening]
    if len(inner) != 1 or near("goes-on-there", line, inner[0]) or any(
            line.words[at] == QUOTE for at in range(opening, comma)) or _is_report(line, inner[0] + 1, comma):
        return None
    who = left_phrase(line, opening - 1)
    return who if who and is_speaker(line, *who) else None


def _is_report(line, first, comma):
    """Whether somebody else's report stands between commas: `The bank, she said, denies it`."""
    return near("ends-report", line, comma) and line.low(first) not in word_class("relative")


def _is_aside(line, inner, first):
    """Whether a circumstance stands between a name and its verb: `Trump, speaking in Ohio,`."""
    return near("opens-aside", line, first) and is_speaker(line, *inner)


def _antecedent(line, who):
    last = who - 2 if line.low(who - 1) == "," else who - 1
    return left_phrase(line, last) if last >= 0 and line.lows[last] != "," else None


def _right_end(line, first):
    """The token after the noun phrase that starts at `first`."""
    at = first
    while at < len(line) and at - first < LONGEST:
        low = line.lows[at]
        if low in STOPS or line.words[at] == QUOTE:
            break
        if at > first and (_stops_right(line, at)):
            break
        at += 1
    return at


def _stops_right(line, at):
    if near("goes-on-right", line, at):
        return False
    return near("stops-right", line, at)
