"""Values of longer stretches of the calendar: seasons, quarters, halves, decades, centuries."""

import re

from analysis.find.timeline import days, values
from analysis.find.timeline.anchors import Anchor, nearest, shifted, spelt_year
from analysis.find.timeline.dates import AFTER, BEFORE, Groups, base_day, two_digit_year, year_of
from analysis.find.timeline.vocabulary import amount, words

JUST_ENDED = 1      # months in which what happened in a quarter is still to be reported
SEASON_ORDER = {"WI": 1, "SP": 4, "SU": 7, "FA": 10}  # the middle month of each
TOLD = {"that", "the same", "the following", "the previous", "the next"}     # seasons counted from the date told of
DECADES = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
           "nineties": 9}
NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "latter": 2, "january": 1, "april": 2, "july": 3, "october": 4}


def season(groups: Groups, anchor: Anchor) -> str:
    """A season with its year; the winter of a year ends in its February."""
    sign, which = words()["season"][groups["season"]], groups.get("which") or ""
    year = year_of(groups, anchor)
    if year is None:
        far = which in TOLD or (anchor.narrative and which not in ("this", "last", "next"))
        year = _season_year(sign, which, anchor.reference() if far else (anchor.day, ""), "" if far else anchor.tense)
    return f"{spelt_year(year)}-{sign}"


def _season_year(sign: str, which: str, reference: tuple[int, str], tense: str) -> int:
    base, last = reference
    year, month, _ = days.day(base)
    if len(last.removeprefix("BC")) == 4:
        return year
    if which in BEFORE or which in AFTER:
        step = -1 if which in BEFORE else 1
        around = range(year - 1, year + 2) if step > 0 else range(year + 1, year - 2, -1)
        for candidate in around:
            first, end = values.ends(f"{spelt_year(candidate)}-{sign}")
            if (end < base) if step < 0 else (first > base):
                return candidate
    if which == "this" and sign != "WI":
        return year
    now = 12 * year + month - 1
    middles = [12 * y + SEASON_ORDER[sign] - 1 for y in (year - 1, year, year + 1)]
    if tense in ("past", "future"):
        middles = [middle for middle in middles if (middle - 1 <= now if tense == "past" else middle + 1 >= now)]
    return nearest(middles, now) // 12


def seasons(groups: Groups, anchor: Anchor) -> str:
    """`three summers ago`, `two winters later`: so many years from the last one of them, or from the date told of."""
    ago = groups["way"] == "ago"
    sign, count = words()["season"][groups["season"]], int(amount(groups["n"]))
    base = (anchor.day, "") if ago else anchor.reference()
    year = _season_year(sign, "", base, "past" if ago else "")
    return f"{spelt_year(year + (count if groups['way'] in ('later', 'after') else -count))}-{sign}"


def quarter(groups: Groups, anchor: Anchor) -> str:
    """A quarter or a half year; without a year the nearest one."""
    nth = NTH.get(groups["nth"])
    half = groups["unit"] in ("half", "h")
    nth = nth or (int(groups["nth"][0]) if groups["nth"][0].isdigit() else 2 if half else 4)
    letter, length = ("H", 6) if half else ("Q", 3)
    year = year_of(groups, anchor)
    if year is None:
        base, _ = base_day(anchor)
        here, month, _ = days.day(base)
        ends = [12 * y + nth * length - 1 for y in (here - 1, here, here + 1)]
        now = 12 * here + month - 1
        if anchor.tense == "past" and not anchor.narrative:
            ends = [end for end in ends if end - length < now]
        if anchor.tense == "future" and not anchor.narrative:
            ends = [end for end in ends if end >= now - JUST_ENDED]
        year = nearest(ends, now) // 12
    return f"{year:04d}-{letter}{nth}"


def quarter_ending(groups: Groups, anchor: Anchor) -> str:
    """`the September quarter`: the quarter, or the half year, that ends with the month."""
    length = 6 if groups["unit"] == "half" else 3
    nth = f"{int(words()['month'][groups['month']]) // length}"
    return quarter(groups | {"nth": nth}, anchor) if nth != "0" else ""


def quarter_the(groups: Groups, anchor: Anchor) -> str:
    """`the quarter`: the quarter mentioned last, else the last complete one; `the 1988 quarter`: that of its year."""
    last = anchor.last
    if year := groups.get("year"):
        return f"{year}{(last if '-Q' in last else shifted(anchor.day, 'Q', -1))[4:]}"
    if "-Q" in last and groups.get("which") is None:
        return last
    return shifted(anchor.day, "Q", 0 if "current" in (groups.get("which") or "") else -1)


def period_of(groups: Groups, anchor: Anchor) -> str:
    """`the same period of 2011`: the quarter or half year mentioned last in that year, else the year."""
    last = anchor.last
    return groups["year"] + (last[4:] if values.grain(last) in ("quarter", "half") else "")


def decade(groups: Groups, anchor: Anchor) -> str:
    """`the 1870s` → 187, `the '90s` → 199."""
    if full := groups.get("decade"):
        return full[:3]
    if before := groups.get("bcdecade"):
        return f"BC{int(before):03d}"
    tens = DECADES[groups["word"]] if groups.get("word") else int(groups["dd"]) // 10
    return f"{_nearer(two_digit_year(10 * tens, anchor), anchor) // 10:03d}"


def _nearer(year: int, anchor: Anchor) -> int:
    """The decade, or the one a century later where that is nearer to the date told of and not after the writing: after
    1978 `the 90s` are the 1990s. Who does not know when it was written does not know which."""
    told = days.day(anchor.reference()[0])[0]
    nearer = anchor.narrative and abs(year + 100 - told) < abs(year - told)
    return year + 100 if nearer and year + 100 <= days.day(anchor.day)[0] else year


def century(groups: Groups, anchor: Anchor) -> str:
    """`the 20th century` → 19, `the 9th century BC` → BC08."""
    digits = re.match(r"\d+", groups["nth"])
    nth = int(digits[0]) if digits else int(words()["ordinal"][groups["nth"]])
    return ("BC" if groups.get("bc") else "") + f"{nth - 1:02d}"
