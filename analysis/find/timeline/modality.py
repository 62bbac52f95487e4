"""Whether a sentence speaks of its time as past, present, planned or hypothetical: by the date, then by the verb."""

import re

from analysis.find.timeline import days
from analysis.find.timeline.resolution import Written
from analysis.find.timeline.scan import factored
from analysis.find.timeline.tense import IRREGULAR, Governing, governing
from analysis.text import Sentence

HINTS = ("will shall won't 'll would should could can may might must expect plan due schedul likely set propos hope "
         "hoping aim pledg vow forecast if unless to until by going promis intend agree deadline target").split()
MAYBE = re.compile(r"(?:may|might|could|can)\b|(?:[a-z]+ )*?(?:un)?likely\b")
WOULD = re.compile(r"(?:would|'d)\b")
REPORTED = re.compile(r"\b(?:said|says|say|told|tells|announced|announces|confirmed|promised|promises|pledged|vowed|"
                      r"decided|agreed|ruled|ordered|expected|hoped|that|when|knew|wrote|added|insisted)\b")
SUPPOSED = re.compile(r"(?:^|[^a-z])(?:if|unless|suppos(?:e|ing)|assuming|in case|provided that|were to|had it|"
                      r"perhaps|maybe|possibly|possible|potential(?:ly)?)(?![a-z])")
OPENS = re.compile(r"[\"'“‘( ]*(?:should|were) (?!be\b)[a-z' ]+")
CLAUSES = re.compile(r"; |[.!?:]['\"”’)]* ")
MONTH_MAY = re.compile(r"\bM(?:ay|AY)\b")
AHEAD = re.compile(f"[^a-z](?:{factored(HINTS)})")
PAST = re.compile(f"[^a-z](?:{factored(IRREGULAR)})(?![a-z])|[a-z]{{2}}ed(?![a-z])")
REACH, NEAR = 160, 80


def spoken(low: str, text: str) -> str:
    """`low` with the capitals of the month of May, one character for one character: `may` is then the verb."""
    if "May" not in text and "MAY" not in text:
        return low
    parts, done = [], 0
    for found in MONTH_MAY.finditer(text):
        parts += [low[done:found.start()], found[0]]
        done = found.end()
    return "".join([*parts, low[done:]])


def modality(low: str, sentence: Sentence, start: int, end: int, covered: tuple[str, str], when: Written,
             verb: Governing | None = None) -> str:
    """past, present, planned or hypothetical: a day gone by is past, for the others the verb (where known) decides."""
    side = _side(covered, when)
    if side == "past":
        return "past"
    near = max(sentence.start, start - NEAR), min(end + NEAR, sentence.end)
    if not covered[0] and not verb and not AHEAD.search(low, *near):
        return "past" if PAST.search(low, *near) else "present"     # a length without days, nothing to come near it
    verb = verb or governing(low, sentence.start, start, end, sentence.end)
    if side != "future" and verb.way in ("past", "until", "ended"):
        return "past"
    awaited = side == "future" or verb.way in ("future", "open")
    if awaited and _supposed(low, sentence, start, verb):
        return "hypothetical"
    return "planned" if awaited else "present"


def _supposed(low: str, sentence: Sentence, start: int, verb: Governing) -> bool:
    """Whether what is told is only supposed: `may`, `could`, behind `if`; `would` where nobody is said to say so."""
    before = CLAUSES.split(low[max(sentence.start, start - REACH):start])[-1]
    if SUPPOSED.search(before) or OPENS.match(low, sentence.start, start):
        return True
    if MAYBE.match(verb.text):
        return True
    return WOULD.match(verb.text) is not None and not REPORTED.search(before)


def _side(covered: tuple[str, str], when: Written) -> str:
    """Where the days lie as seen from the day of writing: past, future, now, or "" where that cannot be told."""
    if not covered[0]:
        return ""
    if covered[1] and days.parse_iso(covered[1]) < when.since:
        return "past"
    first = days.parse_iso(covered[0])
    if first > when.until:
        return "future"
    if not when.bounded:
        return ""
    goes_on = not covered[1] or days.parse_iso(covered[1]) > when.last
    begins_last = when.first < first == when.last   # a term of office in a text of the weeks before it
    return "future" if begins_last and goes_on else "now"
