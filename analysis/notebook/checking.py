"""A notebook counted again: what it quotes beside what the documents say now.

Charts are counted by who has them: the app's, and for a report from the command line those of `counting`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from analysis.errors import InputError
from analysis.notebook.book import Notebook, Number, Quote, Step
from analysis.notebook.markdown import number_tokens
from analysis.notebook.views import View, filter_of, missing, shown_by
from analysis.store import Analysis
from analysis.store.texts import Texts

UNITS = {"documents": "documents", "passages": "passages", "sentences": "sentences"}
"""What a view alone counts, and the table that holds it under the filter."""
Shown = tuple[Analysis, Analysis]
"""The analysis as a view has it, whole and under the view's filter."""


@dataclass(frozen=True)
class Marks:
    """The marks of a chart as they are now: {key: number} of those shown, names, and how any other is counted."""

    unit: str
    shown: Mapping[tuple[str, ...], int]
    named: Callable[[tuple[str, ...]], str]
    behind: Callable[[tuple[str, ...]], int | None]
    """None for a mark that cannot be counted."""


Charts = Callable[[str, View, Shown], Marks | None]
"""(id of a chart, the view that it stands in, what that shows) → its marks; None where the chart is not known."""


def no_charts(chart: str, view: View, shown: Shown) -> Marks | None:
    """Counts no chart."""
    return None


@dataclass(frozen=True)
class Checked:
    """What became of a step: numbers that are others now, quotations that are not there, marks that are new."""

    numbers: Mapping[Number, int] = field(default_factory=dict)
    """Numbers that have changed, of the table and of the note, with what is counted now."""
    uncounted: frozenset[Number] = frozenset()
    """Numbers that could not be counted here."""
    quotes: Mapping[Quote, str] = field(default_factory=dict)
    """Quotations that do not stand at their place now, and what became of them, in words."""
    new: tuple[Number, ...] = ()
    """Marks that the chart has now and had not."""
    problem: str = ""
    """Why the view cannot be shown as it was."""

    def __bool__(self) -> bool:
        return bool(self.numbers or self.quotes or self.new or self.problem)


def checked(book: Notebook, result: Analysis, charts: Charts = no_charts,
            shows: Callable[[View], Shown] | None = None) -> list[Checked]:
    """What has changed since, for each step of the notebook: exactly that."""
    shows = shows or partial(shown_by, result)
    texts = Texts(result.documents)
    return [_check(step, texts, charts, shows) for step in book.steps]


def _check(step: Step, texts: Mapping[str, str], charts: Charts, shows: Callable[[View], Shown]) -> Checked:
    numbers = [*step.numbers, *number_tokens(step.note)]
    counting = _Counting(charts, shows)
    now = {number: counting.n(number) for number in numbers}
    return Checked(
        {number: n for number, n in now.items() if n is not None and n != number.n},
        frozenset(number for number, n in now.items() if n is None),
        {quote: told for quote in step.quotes if (told := _became(quote, texts))},
        tuple(counting.new(step)), counting.problem(step.view) if step.view else "")


class _Counting:
    """Counts the numbers of a step; what a view shows is made once."""

    def __init__(self, charts: Charts, shows: Callable[[View], Shown]) -> None:
        self._charts, self._shows = charts, shows
        self._made: dict[View, Shown | str] = {}

    def n(self, number: Number) -> int | None:
        """What the number is now; None where that cannot be told."""
        shown = self._shown(number.view)
        if isinstance(shown, str):
            return None
        chart, key = number.view.mark
        if not chart:
            return len(getattr(shown[1], UNITS[number.unit])) if number.unit in UNITS else None
        marks = self._charts(chart, number.view, shown)
        if marks is None or marks.unit != number.unit:
            return None
        return marks.shown[key] if key in marks.shown else marks.behind(key)

    def new(self, step: Step) -> Iterator[Number]:
        """The marks that a chart has now and had not, where all of it was kept."""
        if step.more or step.view is None or step.view.mark[0] or not step.numbers:
            return
        first, shown = step.numbers[0], self._shown(step.view)
        chart = first.view.mark[0]
        marks = None if isinstance(shown, str) or not chart else self._charts(chart, first.view, shown)
        if marks is None or marks.unit != first.unit:
            return
        kept = {number.view.mark[1] for number in step.numbers}
        for key, n in marks.shown.items():
            if key not in kept:
                yield Number(marks.named(key), n, first.unit, step.view)

    def problem(self, view: View) -> str:
        shown = self._shown(view)
        return shown if isinstance(shown, str) else ""

    def _shown(self, view: View) -> Shown | str:
        """What the view shows, or why it cannot."""
        bare = view.but(evidence="", part="")
        if bare not in self._made:
            self._made[bare] = self._make(bare)
        return self._made[bare]

    def _make(self, view: View) -> Shown | str:
        try:
            shown = self._shows(view)
        except InputError as error:
            return str(error)
        return said_missing(missing(shown[0], filter_of(view))) or shown


def _became(quote: Quote, texts: Mapping[str, str]) -> str:
    """What became of a quotation, in words; "" where it stands as it stood."""
    if quote.doc_id not in texts:
        return "The document is not here any more."
    words = one_line(texts[quote.doc_id][quote.start:quote.end])
    if words == one_line(quote.text):
        return ""
    return f"There stands now: “{words}”" if words else "The document ends before this place now."


def one_line(text: str) -> str:
    """The text with single blanks for all white space."""
    return " ".join(text.split())


def said_missing(shown: Iterable[str]) -> str:
    """What a view asks for and the documents do not have, as a sentence."""
    listed = ", ".join(shown)
    return f"Not in this folder any more: {listed}." if listed else ""
