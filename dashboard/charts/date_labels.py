"""What is written beside a mark of the timeline: the date, the words of the text, or both, as there is room."""

import re

MONTH = re.compile(r"\b([A-Z][a-z]{2})[a-z]+")
"""The name of a month in a date in words, of which three letters are enough."""
CAPITAL = re.compile(r"(?<=[ -])[A-Z][a-z]*|\b[A-Z]{2,}|^[A-Z]\w*(?=['’]s\b)")
"""A capital that does not only begin the words."""
CALENDAR = frozenset("jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun".split())
"""The first letters of months and weekdays."""


def told_by(words: str, date: str, n: int) -> tuple[str, str, str]:
    """The shortest, the fuller and the fullest label of a mark: what has a name keeps it, else the date leads where
    the words do not tell it. `n` are the dates behind the mark."""
    several = f" +{n - 1:,}" if n > 1 else ""
    if any(re.search(rf"(?<!\d){year}(?!\d)", words) for year in _years_in(date)):
        return f"{words}{several}", "", ""
    short = MONTH.sub(r"\1", date)
    if _says_twice(words, date):
        return f"{short}{several}", "", f"{date}{several}"
    if has_name(words):
        return f"{words}{several}", f"{words}{several} · {short}", f"{words}{several} · {date}"
    return short, f"{short} · {words}{several}", f"{date} · {words}{several}"


def has_name(words: str) -> bool:
    """Whether the words name an event or a person: "Korean War", "Trump's first term", not "last Friday"."""
    return any(name[:3].lower() not in CALENDAR for name in CAPITAL.findall(words))


def _years_in(date: str) -> list[str]:
    """The numbers of the years in a date in words, without days of a month: "9 to 25 May 2025" → 2025."""
    return [found.removesuffix(" BCE") for found in re.findall(r"\d+ BCE|\d{3,}|\d+$", date)]


def _says_twice(words: str, date: str) -> bool:
    """Whether the words are no more than a part of the date: "on March 7th" of "7 March 2023"."""
    said = re.sub(r"(?<=\d)(st|nd|rd|th)\b|\b(on|in|the|of)\b", "", words.lower()).replace(",", " ").split()
    parts = date.lower().split()
    return bool(said) and all(
        word in parts or (len(word) > 2 and any(part.startswith(word.rstrip(".")) for part in parts)) for word in said
    )
