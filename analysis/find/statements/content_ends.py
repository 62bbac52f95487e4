"""Where what is said ends: at the next cue, at the source of the whole, or before mere circumstances."""

from analysis.find.statements.cues import cues, word_class
from analysis.find.statements.sentence_line import QUOTE, Line

# what opens a clause that tells when or why something was said, not what: `dismissed the idea when he was asked`
CIRCUMSTANCES = frozenset(("after", "when", "while", "because", "although", "though", "until"))
UNITS = frozenset(("moments", "minutes", "hours", "days", "weeks", "months", "years", "hour", "day", "week", "month",
                   "year", "shortly", "soon", "just", "immediately", "right"))
JOINTS = frozenset((";", ",", "and", "but"))
"""What stands before all that ends what is said."""
LONGEST_TAIL = 5
# what opens a clause before the one that is said: `says that as time goes on, knowing this is harder`
BEFORE = CIRCUMSTANCES - {"until"} | {"as", "if", "since", "unless", "once", "before", "despite", "given", "during"}
WHILE = ("when", "as", "while")
SAID = ("ed", "said", "says", "say", "told", "wrote", "spoke")


def content_end(line: Line, start: int) -> int:
    """Where the content that starts at `start` ends: the sentence, or the next clause with a cue of its own."""
    end = len(line)
    for at in range(_after_opening(line, start) + 1, len(line)):
        low = line.lows[at]
        if low in JOINTS and (low == ";" or _opens_other_clause(line, at) or _opens_source(line, at)):
            end = at
            break
    while end > start and line.words[end - 1] != QUOTE and not line.words[end - 1][0].isalnum() \
            and line.words[end - 1] not in {")", "]", "%"}:
        end -= 1
    return end


def _after_opening(line, start):
    """The comma that ends the clause before the one that is said, where the content opens with such a clause."""
    return next((at for at in range(start + 2, len(line)) if line.lows[at] == ","), start) \
        if line.low(start) in BEFORE else start


def object_end(line: Line, start: int) -> int:
    """Where the object of a cue ends: also where its source does something else: `called it a lie and left`."""
    end = content_end(line, start)
    for at in range(start + 1, end):
        if line.lows[at] in CIRCUMSTANCES:
            return at - (line.lows[at - 1] == ",")
        if line.lows[at] in {"and", "but"} and (_opens_deed(line, at + 1) or _opens_clause(line, start, at, end)):
            return at - (line.lows[at - 1] == ",")
    return end


def only_circumstances(line: Line, at: int) -> bool:
    """Whether after token `at` comes nothing more than when, where or to whom it was said."""
    if line.is_end(at):
        return True
    low = line.low(at)
    if low == "," and line.low(at + 1) in {"while", "whereas", "but"} and _opens_other_clause(line, at):
        return True
    opens = word_class("preposition", "temporal", "recipient", also=WHILE)
    if low == "," and opens_tail(line, at + 1):
        return True
    if low == "," and line.low(at + 1) not in {"adding", "according", "citing"}:
        return (line.low(at + 1) in opens or line.low(at + 1) in word_class("manner")) and len(line) - at < 14
    if low in {",", "adding", "saying", "noting"}:
        return True
    return (low in opens or low in {"him", "her", "them", "us", "me"} or (line.is_name(at) and line.is_end(at + 3))) \
        and not any(low == "that" and not is_relative(line, at + i) for i, low in enumerate(line.lows[at:at + 14])) \
        and not any(i >= at for i in line.quotes) and len(line) - at < 22


def opens_tail(line, at):
    """Whether what follows only tells how long before or after something else it was said: `hours after the vote`."""
    unit = next((i for i in range(at, min(at + LONGEST_TAIL, len(line))) if line.lows[i] in {"after", "before"}), at)
    return unit > at and line.lows[unit - 1] in word_class("temporal", also=UNITS)


def is_relative(line, that):
    """Whether `that` goes on from the noun before it: `found in a study that has …`, not `said on Monday that is`."""
    return line.low(that + 1) in word_class("auxiliary", "be") and line.low(that - 1) in word_class("occasion", "text")


def is_aside(line: Line, first: int, end: int) -> bool:
    """Whether `X said` stands between commas inside what is said."""
    after = line.low(end + 1)
    if opens_tail(line, end + 1):
        return False
    long = len(line) - end > 4 or after in word_class("auxiliary", "be", "verb") or after.endswith("ed")
    quoted = end + 1 + (after in {"and", "but"}) in line.quotes
    return line.low(first - 1) == "," and line.low(end) == "," and (long or quoted)


def _opens_other_clause(line, at):
    """Whether token `at` leads over to another cue of the same speaker or to the source of the whole."""
    if line.lows[at] == ",":
        low = line.low(at + 1)
        if low in {"according", "citing", "quoting"}:
            return True
        if low == "and" and line.low(at + 2) == "so" and line.low(at + 3) in word_class("auxiliary", "be"):
            return True                 # `…, and so has Norway`
        if low in {"and", "but"} and line.low(at + 2) in {"that", "whether"}:
            return False                # more of the same: `said that it was late, and that it would rain`
        if low == "without" and line.words[at - 1] == QUOTE and line.low(at + 2).endswith("ing"):
            return True                 # `“…,” without saying how`
        if low == "which" and (line.words[at - 1] == QUOTE or (
                line.low(at + 2) in cues().verbs and line.low(at + 1) in word_class("pronoun"))):
            return True                 # the author's word on it: `“…,” which is a lie`, `…, which it called a lie`
        if low == "but" and _keeps_something_back(line, at + 2):
            return True
        if low in {"while", "but", "whereas", "although", "though", "and"}:
            return any(_is_other_cue(line, i) for i in range(at + 2, len(line)))
        if low in {"a", "an", "which"} and (
                line.low(at + 2) in cues().nouns or not word_class("upshot").isdisjoint(line.lows[at + 2:at + 4])):
            return True                 # the author's own word on it: `…, a step that the bank is considering`
        return low.endswith("ing") and low in cues().verbs
    return line.lows[at] in {"and", "but"} and _is_cue_after(line, at)


def _is_cue_after(line, at):
    """Whether after `and` stands a cue, or another source with its own: `and said`, `and Labour says it is not`."""
    if line.is_name(at + 1) and line.low(at + 2) in {"says", "said"}:
        return True
    following = at + 1
    while line.low(following) in word_class("adverb", also=("has", "have", "had")):
        following += 1
    low = line.low(following)
    said = low.endswith(SAID) or (low.endswith("s") and line.low(following + 1) == "that")
    return said and cues().match(line.lows, following) is not None if low in cues().verbs else False


def _opens_deed(line, at):
    """Whether a verb with its object stands at `at`: `left the hall`, `renewed his call`."""
    after = word_class("determiner", also=("to", "that"))
    return not line.is_name(at) and line.low(at) not in cues().nouns and (
        line.low(at) in word_class("verb") or (line.low(at).endswith("ed") and line.low(at + 1) in after))


def _opens_clause(line, start, at, end):
    """Whether after `, and` another subject has its own verb, if the comma is not one of a list."""
    if line.lows[at - 1] != "," or line.lows[start] == "both" or "," in line.lows[start:at - 1]:
        return False
    verbs = word_class("auxiliary", "be", "verb")
    return any(low in verbs or low.endswith("ed") or low in cues().verbs for low in line.lows[at + 2:end])


def _keeps_something_back(line, at):
    """Whether the source is said not to tell more: `said it was late, but did not say why`."""
    return line.low(at) in word_class("auxiliary", also=("declined", "refused")) and any(
        low in word_class("disclosure") for low in line.lows[at + 1:at + 4])


def _is_other_cue(line, at):
    """Whether the word is a finite verb of saying: `said`, `insists it`, not `was charged`."""
    low = line.lows[at]
    return low in cues().verbs and line.lows[at - 1] not in word_class("be") and (
        low.endswith(SAID) or _is_present(line, at))


def _is_present(line, at):
    """Whether a cue is a verb with its clause and no noun: `Russia insists it`, `the envoys warn that`."""
    clause = word_class("determiner", "pronoun") if line.lows[at].endswith("s") else {"that"}
    return line.low(at - 1) not in word_class("determiner") and line.low(at + 1) in clause


def _opens_source(line, at):
    """Whether after the comma at `at` stands the source of the whole: `…, state media reported on Sunday`."""
    if line.lows[at] != ",":
        return False
    if line.low(at + 1) in {"says", "said"} and line.is_name(at + 2):
        return True
    for cue in range(at + 2, min(at + 12, len(line))):
        low = line.lows[cue]
        if low in {",", "that", "to"} or line.words[cue] == QUOTE:
            return False
        if low in cues().verbs and low.endswith(SAID):
            goes_on = line.low(cue + 1) == "," and line.low(cue + 2) in {"but", "while", "whereas"}
            return line.words[cue] == low and (line.is_end(cue + 1) or goes_on or (
                only_circumstances(line, cue + 1) and len(line) - cue < 9))
    return False
