"""The words of time expressions (`timeline_words.csv`) and the small patterns made of them."""

import re
from functools import lru_cache

from analysis.lexicons import read_table

TABLE = "timeline_words.csv"


@lru_cache(1)
def words() -> dict[str, dict[str, str]]:
    """kind → {word: value}; kinds: month, weekday, season, unit, number, ordinal, part, few, zone, dayword, lead,
    holiday, named_day, paper (what a text is called), issued (how it appeared), other_day (of what else a day
    may be), portion (which part of a period a word means), fiscal (years cut short), counted (what a number before
    it counts, so that the number is no year) and surname_start (with what a surname of two words begins)."""
    kinds: dict[str, dict[str, str]] = {}
    for row in read_table(TABLE, ("kind", "word", "value", "source")):
        kinds.setdefault(row["kind"], {})[row["word"]] = row["value"]
    return kinds


def either(found: list[str] | dict[str, str]) -> str:
    """A pattern for one of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(found, key=lambda w: (-len(w), w))) + ")"


@lru_cache(1)
def macros() -> dict[str, str]:
    """The names that stand in braces in the patterns of `timeline.toml`."""
    kinds = words()
    tens = [word for word, value in kinds["number"].items() if 20 <= float(value) <= 90]
    digits = r"(?:\d{1,3}(?:,\d{3})+|\d{1,4}(?:\.\d{1,2})?)(?:[ -](?:million|billion))?"
    spelt = f"(?:{either(tens)}-)?{either(kinds['number'])}(?:[ -](?:hundred|thousand|dozen|million|billion))?"
    return {
        "{MONTH}": either(kinds["month"]), "{WEEKDAY}": either(kinds["weekday"]), "{ZONE}": either(kinds["zone"]),
        "{SEASON}": either(kinds["season"]), "{UNIT}": either(kinds["unit"]), "{PART}": either(kinds["part"]),
        "{ORDINAL}": either(kinds["ordinal"]), "{NUMBER}": f"(?:{digits}|{spelt})", "{FEW}": either(kinds["few"]),
        "{DAY}": r"(?:3[01]|[12]\d|0?[1-9])", "{YEAR}": r"(?:1[0-9]\d\d|20\d\d|21\d\d)(?! (?:gmt|utc|hours|hrs)\b)",
        "{BC}": r"(?:b\.c\.e\.?|b\.c\.?|bce|bc)", "{COUNTED}": either(kinds["counted"]),
        "{HOLIDAY}": either(kinds["holiday"]), "{NAMED_DAY}": either(kinds["named_day"]),
        "{EDGE}": "(?:end|beginning|start|middle|close|rest|turn|outset|onset|remainder|course)",
    }


@lru_cache(8192)
def amount(text: str) -> float:
    """The number that a phrase of {NUMBER} says: `twenty-one` → 21, `2,000` → 2000, `65 million` → 65000000."""
    text = text.replace(",", "")
    try:
        return float(text)
    except ValueError:
        pass
    total, number = 0.0, words()["number"]
    for word in re.split(r"[ -]", text):
        value = float(word) if word[:1].isdigit() else float(number.get(word, 1 if word in ("a", "an") else 0))
        total = (total or 1) * value if value >= 100 or (value == 12 and total) else total + value
    return total or 1.0
