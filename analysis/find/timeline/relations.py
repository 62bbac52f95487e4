"""Values of expressions with units (`two years ago`, `the next day`), of named days and of parts of the day."""

from analysis.find.timeline import days, values
from analysis.find.timeline.anchors import Anchor, shifted, spelt_day
from analysis.find.timeline.dates import AFTER, BEFORE, Groups, part_of_day
from analysis.find.timeline.vocabulary import amount, words

AGO = {"ago", "hence", "from now", "from today"}
BACK = {"ago", "earlier", "previously", "prior", "before", "before that", "previous"}
SAME = {"that", "the same", "that same", "the very same", "that very same", "same", "later that", "earlier that",
        "later the same", "the"}
HALF_OF = {"morning": "a", "afternoon": "p", "evening": "p", "night": "p"}
STEPS = {"last": -1, "yesterday": -1, "tomorrow": 1, "the next": 1, "the following": 1, "the previous": -1}
WITHIN = {"W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX"}
WIDER = {"season", "quarter", "half", "year", "decade", "century"}
ACCOUNTED = 400  # days in which a text still tells of a quarter
AGES = 100_000  # so many units reach where no calendar does
PREVIOUS = {"the previous", "the preceding", "the prior", "previous"}


def unit_of(groups: Groups) -> str:
    """The sign of the unit: D W M Q Y DE CE TH TM TS WE FN H NI."""
    name = groups.get("unit") or groups.get("unit2") or ""
    if name in ("half", "fiscal year"):
        return "H" if name == "half" else "Y"
    return "CE" if name == "half-century" else words()["unit"].get(name, "TS")


def counted(groups: Groups) -> float | None:
    """How many units; None for `several`, `a few` and where no number stands."""
    text = groups.get("n")
    if not text:
        return None
    if text in words()["few"] or text.split(" ")[-1] in words()["few"] or text.startswith("a few"):
        return 2.0 if "couple" in text else None
    half = groups.get("ahalf") or groups.get("ahalf2")
    return (2.0 if "couple" in text else amount(text)) + (0.5 if half else 0.0)


def ago(groups: Groups, anchor: Anchor) -> str:
    """`two years ago` counts from the document's day, `two years later` from the date mentioned last."""
    way, unit = groups["way"], unit_of(groups)
    back = way in BACK
    count = counted(groups)
    if count is None and groups.get("n") is None and groups["unit"] in ("year",):
        count = 1.0
    if count is None:
        return "PAST_REF" if back else "FUTURE_REF"
    if count >= AGES:
        return "PAST_REF" if back else "FUTURE_REF"
    base = anchor.day if way in AGO else anchor.reference()[0]
    far = unit in ("Y", "DE", "CE") or values.grain(anchor.last or "") in ("year", "decade")
    if back and far and base > anchor.day and not anchor.narrative:     # `a year earlier` beside what is planned
        base = anchor.day
    quarter = shifted(anchor.day, "Q", -1) if groups.get("quarter") else ""
    if "-Q" in anchor.last and (way not in AGO or _recent(anchor)):
        quarter = anchor.last
    if unit == "Y" and quarter and count == 1 and back:
        return f"{int(quarter[:4]) - 1:04d}{quarter[4:]}"
    if unit == "Y" and count == 1 and back and groups.get("beside"):
        return f"{int(anchor.last[:4]) - 1:04d}{anchor.last[4:]}"
    if unit == "D" and way not in AGO and len(anchor.last) < 10 and not anchor.narrative:
        base = anchor.day  # `a day earlier` needs a day to count from
    if unit.startswith("T"):
        return spelt_day(base) + "TXX"
    return shifted(base, "D" if unit == "NI" else unit, -count if back else count)


def _recent(anchor: Anchor) -> bool:
    """Whether the date mentioned last is at most a year back: `a year ago` counts from the day of writing."""
    bounds = values.numbers(anchor.last)
    return bounds is not None and abs(anchor.day - bounds[0]) <= ACCOUNTED


def this(groups: Groups, anchor: Anchor) -> str:
    """`last week`, `this year`, `next month`: units counted from the one that holds the document's day."""
    which, unit = groups["which"], unit_of(groups)
    if unit == "WE":
        return _weekend(which, anchor)
    return shifted(anchor.day, unit, -1 if which in BEFORE | {"the latest"} else which in AFTER)


def _weekend(which: str, anchor: Anchor) -> str:
    of_week = days.weekday(anchor.day)
    step = {"last": -1, "past": -1, "this past": -1, "next": 1, "the": -1 if of_week < 4 else 0}.get(which, 0)
    if anchor.tense == "future" and which == "the":
        step = 0
    return shifted(anchor.day, "WE", step)


def that(groups: Groups, anchor: Anchor) -> str:
    """`that day`, `the following year`: units counted from the date mentioned last."""
    which, unit = groups["which"], unit_of(groups)
    own = not anchor.narrative and (which == "the" or (which == "the next" and unit in ("CE", "DE")))
    own = own and not groups.get("told")
    base, last = (anchor.day, "") if own else anchor.reference()
    step = 0 if which in SAME else -1 if which in PREVIOUS else 1
    if step == 1 and last:
        base = values.ends(last)[1] if unit in ("D", "NI") and len(last) == 10 else base
    if unit == "D" and last and values.grain(last) not in ("day", "time"):
        return "XXXX-XX-XX"
    if unit in WITHIN and last and values.grain(last) in WIDER and not anchor.narrative:
        return WITHIN[unit]
    return shifted(base, "D" if unit == "NI" else unit, step) + ("TNI" if unit == "NI" else "")


def year_before(groups: Groups, anchor: Anchor) -> str:
    """`the same month last year`: the month mentioned last, else the document's, a year before or in the year named."""
    unit = unit_of(groups)
    own = shifted(anchor.reference()[0], unit, 0)
    value = anchor.last if values.grain(anchor.last or "") == values.grain(own) else own
    if not value[:4].isdigit():
        return ""
    return f"{int(groups.get('year') or int(value[:4]) - 1):04d}{value[4:]}"


def neighbour(groups: Groups, anchor: Anchor) -> str:
    """`the day before`, `the year after`."""
    unit = unit_of(groups)
    base, last = anchor.reference()
    if unit == "D" and values.grain(last) not in ("day", "time"):
        return "XXXX-XX-XX"
    back = groups["way"] in BACK
    return shifted(base, "D" if unit == "NI" else unit, -1 if back else 1) + ("TNI" if unit == "NI" else "")


def dayword(groups: Groups, anchor: Anchor) -> str:
    """today, yesterday, tomorrow; in a narrative `today` is no day but the present."""
    offset = int(words()["dayword"][groups["dayword"]])
    if groups.get("way"):
        offset *= 2
    if anchor.narrative and offset == 0:
        return "PRESENT_REF"
    return spelt_day(anchor.day + offset) + part_of_day(groups)


def overnight(groups: Groups, anchor: Anchor) -> str:
    """The night before the document's day, the night after it where the clause looks ahead."""
    return spelt_day(anchor.day - (anchor.tense != "future")) + "TNI"


def part(groups: Groups, anchor: Anchor) -> str:
    """`this morning`, `last night`, `the next morning`, `in the evening`."""
    which = groups.get("which") or ""
    base, last = anchor.reference()
    far = anchor.narrative or which.startswith(("the", "that"))
    if not far or values.grain(last) not in ("day", "time"):
        base = anchor.day
        if far:
            return "XXXX-XX-XX" + part_of_day(groups)
    return spelt_day(base + STEPS.get(which, 0)) + part_of_day(groups)


def clock(groups: Groups, anchor: Anchor) -> str:
    """A time of day on the document's day, or on the day mentioned last in a narrative."""
    hour = int(amount(groups["hour"]))
    half = groups.get("half") or HALF_OF.get(groups.get("part") or "")
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    base, last = anchor.reference()
    base = base if anchor.narrative and values.grain(last) in ("day", "time") else anchor.day
    if groups.get("which"):
        base = anchor.day + STEPS.get(groups["which"], 0)
    zone = words()["zone"].get(groups.get("zone") or "", "")
    return f"{spelt_day(base)}T{hour:02d}:{groups.get('minute') or '00'}{zone}"
