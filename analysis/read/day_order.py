"""Whether 03-02-2009 is in February or in March: a rule for a folder, told from the other dates in it or set."""

import re
from collections.abc import Callable, Iterable

NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2((?:1[6-9]|20)\d\d)(?!\d)")
BEGINS = re.compile(r"\s*(\d{1,2})([-/.])(\d{1,2})\2((?:1[6-9]|20)\d\d)(?![\d])(?P<rest>.*)", re.DOTALL)
ORDERS = ("day", "month")


def told(texts: Iterable[str]) -> str:
    """"day" or "month", whichever comes first in the numeric dates of `texts` that can be read in one way only.

    "" where there is none, or dates of both orders.
    """
    orders = set()
    for text in texts:
        for first, _, second, _ in NUMERIC.findall(text):
            if int(first) > 12 >= int(second):
                orders.add("day")
            elif int(second) > 12 >= int(first):
                orders.add("month")
    return orders.pop() if len(orders) == 1 else ""


class DayOrder:
    """The rule of a folder: set, or told by `others` (the texts in which its dates stand) when it is first needed."""

    def __init__(self, given: str | None = None, others: Callable[[], Iterable[str]] = tuple) -> None:
        self.order = given or None
        self.others = others
        self.met = ""
        """The first date of two readings that was met."""

    def read(self, published: str) -> str:
        """A numeric date as ISO: as its own numbers tell it, else by the rule; any other, and one that stays open, as
        it is."""
        found = BEGINS.match(published)
        if not found:
            return published
        order = self._of(found)
        if not order:
            return published
        first, second = int(found[1]), int(found[3])
        day, month = (first, second) if order == "day" else (second, first)
        return f"{found[4]}-{month:02d}-{day:02d}{found['rest'] if found['rest'].startswith('T') else ''}"

    def _of(self, found: re.Match[str]) -> str:
        """The order of one date; "" where it is open, or is none."""
        first, second = int(found[1]), int(found[3])
        if found[2] == "." or first > 12 or first == second:
            return "day" if second <= 12 else ""
        if second > 12:
            return "month"
        self.met = self.met or found[0].removesuffix(found["rest"]).strip()
        if self.order is None:
            self.order = told(self.others())
        return self.order
