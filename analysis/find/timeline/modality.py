"""Whether a sentence speaks of its time as past, present, planned or hypothetical: by modals, tense and the date."""

import re

from analysis.find.timeline import days
from analysis.find.timeline.resolution import Written
from analysis.find.timeline.scan import factored
from analysis.text import Sentence


def words(single: str, *phrases: str) -> re.Pattern:
    """A pattern for what ends the word before and any of the words (and phrases)."""
    return re.compile(f"[^a-z](?:{factored([*single.split(), *phrases])})(?![a-z])")


HYPOTHETICAL = words("if unless would could might may should possible possibly possibility potential potentially "
                     "perhaps maybe likely unlikely hypothetical whether assume assuming suppose", "in case", "were to")
PLANNED = words("will 'll shall won't plan plans planned planning scheduled expected slated due upcoming intend "
                "intends aim aims promise promised pledge pledged vow vowed next", "going to", "set to", "to be held",
                "ahead of")
PAST = words("was were had did said told been went came took made began saw met held led left lost won sent since ago "
             "former rose fell grew became got gave kept bought sold hit")
REGULAR = re.compile(r"ed(?<=[a-z]{3}ed)(?![a-z])")
REACH = 80


def modality(low: str, sentence: Sentence, start: int, end: int, covered: tuple[str, str], when: Written,
             way: str) -> str:
    """past, present, planned or hypothetical; `way` is which way the clause looks, "" where that is not known."""
    side = _side(covered, when)
    if side == "past" or (side == "now" and way == "past"):
        return "past"
    first, last = max(sentence.start, start - REACH), min(sentence.end, end + REACH)
    low, first, last = (" " + low[:last], 0, last + 1) if first == 0 else (low, first - 1, last)
    past = not side and (PAST.search(low, first, last) or REGULAR.search(low, first, last))
    if not past and HYPOTHETICAL.search(low, first, last):
        return "hypothetical"
    if side == "future" or PLANNED.search(low, first, last):
        return "planned"
    if side == "now" and (PAST.search(low, first, last) or REGULAR.search(low, first, last)):
        return "past"
    return "past" if past else "present"


def _side(covered: tuple[str, str], when: Written) -> str:
    """Where the days lie as seen from the day of writing: past, future, now, or "" where that cannot be told."""
    if not covered[0] or not when.bounded:
        return ""
    if covered[1] and days.parse_iso(covered[1]) < when.first:
        return "past"
    first = days.parse_iso(covered[0])
    goes_on = not covered[1] or days.parse_iso(covered[1]) > when.last
    begins_last = when.first < first == when.last   # a term of office in a text of the weeks before it
    return "future" if first > when.last or (begins_last and goes_on) else "now"
