"""Source phrases: the words that name who speaks, left or right of the cue, with title and apposition."""

from analysis.find.statements.appositions import names, names_after_role, next_comma, opens_apposition
from analysis.find.statements.cues import cues, word_class
from analysis.find.statements.insertions import before_insertion
from analysis.find.statements.phrase_heads import heads, is_speaker
from analysis.find.statements.sentence_line import PUNCTUATION, QUOTE, TITLES, Line, small_words

AFTER_NOUN = ("all", "both", "each", "himself", "herself", "itself", "themselves")
SEVERAL = ("some", "many", "others", "another")
SOME = frozenset(("one", "some", "several", "many", "few", "two", "three", "four", "five", "most"))
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
    no_start = word_class("preposition", "boundary", but=("about", "near", "over"), also=("this", "these", "those"))
    if line.low(first) in no_start or (line.low(first).endswith("ed") and line.low(first + 1) == "by"):
        return None                     # `…, a claim denied by Labour`
    end = _right_end(line, first)
    while end and line.low(end) == "," and opens_apposition(line, end + 1):
        close = next_comma(line, end + 1)
        others = line.low(first) in SOME and line.low(end + 1) == "the"     # `one of the people, the director met`
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
    if not {"who", "whose", "which", "that"}.isdisjoint(line.lows[first:close]):
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
    if lows == ["one"] and ((line.low(first - 1) in {"said", "says"} and line.is_end(end)) or (
            line.low(first - 1) in {",", ""} and line.words[first - 2:first - 1] == [QUOTE])):
        return True                     # `“They wanted him out,” one said`, `“They wanted him out,” said one.`
    if not lows or (lows[0] in word_class("empty", "abstract") and len(lows) == 1) or lows[-1].endswith(("'s", "s'")):
        return False
    if line.is_own(first, end):
        return True
    if _is_author(lows[0]) or (lows[0].endswith("ing") and lows[0] in cues().verbs):    # `blaming EU | rules that`
        return False
    if lows[0].endswith("ing") and len(lows) > 1 and lows[1] in word_class("determiner"):   # `boosting their | hopes`
        return False
    if len(lows) == 1:
        return line.is_name(first) or lows[0] in word_class("pronoun", "role", also=SEVERAL)
    small = word_class("preposition", "boundary", "auxiliary", "determiner")
    if lows[-1] in small:
        return False
    return lows[0] in word_class("determiner") or lows[-1].endswith("s") or any(
        line.is_name(i) or line.lows[i] in word_class("role") for i in range(first, end))


def _is_author(low):
    """Whether the word is the author's own pronoun: `I`, `we’ve`, `us`; `you` is no source either."""
    return low.partition("'")[0] in word_class("author")


def _is_subject_pronoun(low):
    return _is_author(low) or low in {"he", "she", "they"}


def _stops(line, at):
    low = line.lows[at]
    if low in {"and", "or", "&"}:
        return not _joins(line, at)
    if low == "than":
        return not line.low(at + 1)[:1].isdigit()           # `a survey of more than 1,000 people`
    return (low in word_class("boundary", "verb", "auxiliary", "be", also=STOPS) or line.words[at] == QUOTE
            or _is_past(line, at) or _is_finite_cue(line, at))


def _joins(line, at):
    """Whether `and` joins two names or two roles: `Moscow and Pyongyang`, `president and chief executive Ann Lee`."""
    if line.is_name(at - 1) and (line.is_name(at + 1) or line.low(at + 1) in word_class("determiner")):
        return True
    if line.low(at - 2) in {"of", "for"} and line.low(at - 3) in word_class("role") and line.low(at + 1).isalpha() \
            and line.low(at + 1) not in small_words():
        return True                     # `the deputy director for science and public health`
    if line.is_name(at - 1) and line.lows[at] == "and" and line.low(at + 2).endswith("s") \
            and line.low(at + 2) in word_class("role") and line.low(at + 1).isalpha() \
            and line.low(at + 1) not in small_words():
        return True                     # `Acme and restive pilots`
    if line.low(at - 1) in word_class("role") and line.low(at + 2) in word_class("role") and line.lows[at] == "and" \
            and line.low(at + 1).isalpha() and line.low(at + 1) not in small_words() and line.is_name(at - 2):
        return True                     # `Ann Lee, Acme president and conservative activist`
    right = line.low(at + 1) in word_class("role") and any(line.is_name(i) for i in range(at + 2, at + 5))
    return right and (line.is_name(at - 1) or line.low(at - 1) in word_class("role"))


def _is_past(line, at):
    """Whether a word in -ed is a verb with its object and no participle: `the Council voted to`."""
    if not line.lows[at].endswith("ed") or line.is_name(at):
        return False
    after = line.low(at + 1)
    return (after in word_class("determiner") or after == "to" or after.endswith("ly")) and (
        line.is_name(at - 1) or line.low(at - 1).endswith("s"))


def _is_finite_cue(line, at):
    """Whether the word is a verb of saying and not, as often, a noun."""
    low = line.lows[at]
    return low in cues().verbs and not line.words[at][:1].isupper() and (
        low.endswith("ed") or low in {"said", "told", "says", "thinks", "believes", "thought", "knew", "wrote"})


def trimmed(line: Line, first: int, end: int) -> tuple[int, int] | None:
    """The phrase without what only leads to it: adverbs, days, and a phrase of time or place before it."""
    leading = word_class("adverb", also=("and", "or", "'", "-", "–", "—"))
    while first < end and (line.lows[first] in leading):
        first += 1
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
    while end > first and (line.lows[end - 1] in word_class("adverb", "temporal", also=AFTER_NOUN)
                           or (line.lows[end - 1].isdigit() and end - first > 1)):
        end -= 1
    if end == last:
        return end
    if line.low(end - 1) in {"on", "in", "since"}:
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
    openers = word_class("determiner", "pronoun", also=TITLES)
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
    if len(inner) != 1 or line.low(inner[0] + 1) in {"and", "but", "who"} or any(
            line.words[at] == QUOTE for at in range(opening, comma)) or _is_report(line, inner[0] + 1, comma):
        return None
    who = left_phrase(line, opening - 1)
    return who if who and is_speaker(line, *who) else None


def _is_report(line, first, comma):
    """Whether somebody else's report stands between commas: `The bank, she said, denies it`."""
    is_cue = line.low(comma - 1) in cues().verbs and _is_finite_cue(line, comma - 1)
    return is_cue and line.low(first) not in {"who", "which"}


def _is_aside(line, inner, first):
    """Whether a circumstance stands between a name and its verb: `Trump, speaking in Ohio,`."""
    low = line.low(first)
    circumstances = word_class("preposition", "adverb", also=("when", "asked", "as", "while", "though"))
    described = line.low(first) in {"the", "a", "an"} or line.low(first + 1) in {"the", "a", "an"}
    opens = low.endswith(("ing", "ed")) or low in circumstances or described
    return opens and is_speaker(line, *inner)


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
    low, after = line.lows[at], line.low(at + 1)
    if line.low(at - 1) in TITLES:
        return False
    if low == "by":
        return line.low(at - 1) not in word_class("text") and not line.low(at - 1).endswith("ed")
    if low in word_class("boundary", "auxiliary", "be", also=("during", "amid", "about")):
        return True
    if low in {"on", "in", "at", "last", "earlier", "late"}:
        return (after in {"a", "an", "his", "her", "their", "its", "remarks", "response", "reference"}
                or after in word_class("temporal") or after[:1].isdigit() or low in {"last", "earlier", "late", "on"})
    if low == "to":
        return line.low(at - 1) not in {"ambassador", "adviser", "advisor", "envoy", "aide", "close"}
    return low in word_class("temporal", but=("next", "this")) and not line.is_name(at)
