"""Where what is said ends: at the next cue, at the source of the whole, or before mere circumstances."""

from analysis.find.statements.cues import cues, word_class
from analysis.find.statements.patterns import near, near_end
from analysis.find.statements.sentence_line import QUOTE, Line

JOINTS = frozenset((";", ",", "and", "but"))
"""What stands before all that ends what is said."""


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
    """The comma that ends the clause before the one that is said: `says that as time goes on, it is harder`."""
    return next((at for at in range(start + 2, len(line)) if line.lows[at] == ","), start) \
        if line.low(start) in word_class("before-main") else start


def object_end(line: Line, start: int) -> int:
    """Where the object of a cue ends: also where its source does something else: `called it a lie and left`."""
    end = content_end(line, start)
    for at in range(start + 1, end):
        if line.lows[at] in word_class("circumstance"):
            return at - (line.lows[at - 1] == ",")
        if line.lows[at] in {"and", "but"} and (near("deed", line, at + 1) or _opens_clause(line, start, at, end)):
            return at - (line.lows[at - 1] == ",")
    return end


def only_circumstances(line: Line, at: int) -> bool:
    """Whether after token `at` comes nothing more than when, where or to whom it was said."""
    if line.is_end(at) or (near("contrast", line, at) and _opens_other_clause(line, at)):
        return True
    if line.low(at) == ",":
        if near("tail", line, at + 1) or near("same-source", line, at + 1):
            return True
        return len(line) - at < 14 and (near("when-and-where", line, at + 1) or near("how", line, at + 1))
    if near("same-source-again", line, at):
        return True
    told = near("to-whom", line, at) or near("when-and-where", line, at) or (
        line.is_name(at) and line.is_end(at + 3))
    return told and len(line) - at < 22 and not any(i >= at for i in line.quotes) and not any(
        low == "that" and not near("relative-that", line, i) for i, low in enumerate(line.lows[at:at + 14], at))


def is_aside(line: Line, first: int, end: int) -> bool:
    """Whether `X said` stands between commas inside what is said."""
    if not line.low(first - 1) == line.low(end) == "," or near("tail", line, end + 1):
        return False
    after = line.low(end + 1)
    long = len(line) - end > 4 or after in word_class("auxiliary", "be", "verb") or after.endswith("ed")
    quoted = end + 1 + (after in {"and", "but"}) in line.quotes
    return long or quoted


def _opens_other_clause(line, at):
    """Whether token `at` leads over to another cue of the same speaker or to the source of the whole."""
    if line.lows[at] != ",":
        return line.lows[at] in {"and", "but"} and _is_cue_after(line, at)
    if near("no-longer-said", line, at + 1):
        return True
    return near("turns", line, at + 1) and not near("more-is-said", line, at + 1) and any(
        near("other-cue", line, i) for i in range(at + 2, len(line)))


def _is_cue_after(line, at):
    """Whether after `and` stands a cue, or another source with its own: `and said`, `and Labour says it is not`."""
    following = near_end("perfect-tense", line, at + 1)
    return near("cue-after-and", line, at) or (
        near("goes-on-to-say", line, following) and cues().match(line.lows, following) is not None)


def _opens_clause(line, start, at, end):
    """Whether after `, and` another subject has its own verb, if the comma is not one of a list."""
    if line.lows[at - 1] != "," or line.lows[start] == "both" or "," in line.lows[start:at - 1]:
        return False
    verbs = word_class("auxiliary", "be", "verb")
    return any(low in verbs or low.endswith("ed") or low in cues().verbs for low in line.lows[at + 2:end])


def _opens_source(line, at):
    """Whether after the comma at `at` stands the source of the whole: `…, state media reported on Sunday`."""
    if line.lows[at] != ",":
        return False
    if near("source-of-all", line, at + 1):
        return True
    for cue in range(at + 2, min(at + 12, len(line))):
        low = line.lows[cue]
        if low in {",", "that", "to"} or line.words[cue] == QUOTE:
            return False
        if near("said", line, cue):
            return line.words[cue] == low and (line.is_end(cue + 1) or near("contrast", line, cue + 1) or (
                only_circumstances(line, cue + 1) and len(line) - cue < 9))
    return False
