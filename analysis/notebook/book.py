"""What a notebook holds: steps, each a view with what was kept of it and a note."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from analysis.notebook.views import View


@dataclass(frozen=True)
class Number:
    """A number that was kept: what it is of, how many of which unit, and the view that it is counted in.

    Where the view names a mark of a chart, it is that mark's; else what the filter of the view keeps.
    """

    name: str
    n: int
    unit: str
    view: View


@dataclass(frozen=True)
class Quote:
    """Words of a document, on one line, their place in it (RFC 5147), and its title when they were kept."""

    text: str
    doc_id: str
    start: int
    end: int
    title: str = ""

    @property
    def address(self) -> str:
        """Its place as a link has it."""
        return f"{self.doc_id}#char={self.start},{self.end}"


@dataclass(frozen=True)
class Step:
    """A view with its heading and what it shows in words, a note (Markdown), numbers and quotations kept."""

    heading: str
    view: View | None = None
    shows: str = ""
    note: str = ""
    question: str = ""
    """Of a chart or table: what it asks."""
    numbers: tuple[Number, ...] = ()
    more: int = 0
    """Marks of the chart that were not kept."""
    quotes: tuple[Quote, ...] = ()

    @property
    def kept(self) -> tuple:
        """What was kept, whatever it is called and whatever is noted."""
        return self.view, self.question, self.numbers, self.quotes


@dataclass(frozen=True)
class Notebook:
    """A title, some words, and the steps in the order of the analyst."""

    title: str = "Notebook"
    words: str = ""
    steps: tuple[Step, ...] = ()

    def added(self, step: Step) -> "Notebook":
        """With one more step at the end; the same where that was kept already."""
        return self if self.holds(step) else replace(self, steps=(*self.steps, step))

    def holds(self, step: Step) -> bool:
        """Whether this was kept already."""
        return any(step.kept == other.kept for other in self.steps)

    def moved(self, step: Step, by: int) -> "Notebook":
        """With a step `by` places further down; as it is where that cannot be."""
        steps = list(self.steps)
        if step not in steps or not 0 <= steps.index(step) + by < len(steps):
            return self
        at = steps.index(step)
        steps.insert(at + by, steps.pop(at))
        return replace(self, steps=tuple(steps))

    def without(self, step: Step) -> "Notebook":
        """Without a step."""
        return self._with(step, lambda other: ())

    def changed(self, step: Step, **values: Any) -> "Notebook":
        """With other values of a step."""
        return self._with(step, lambda other: (replace(other, **values),))

    def called(self, **values: Any) -> "Notebook":
        """With another title or other first words."""
        return replace(self, **values)

    def joined(self, other: "Notebook") -> "Notebook":
        """With the steps of another one that it has not; an empty one becomes the other."""
        if not self.steps and not self.words:
            return other
        return replace(self, steps=(*self.steps, *(step for step in other.steps if step not in self.steps)))

    def _with(self, step: Step, become: Callable[[Step], Iterable[Step]]) -> "Notebook":
        if step not in self.steps:
            return self
        at = self.steps.index(step)
        return replace(self, steps=(*self.steps[:at], *become(step), *self.steps[at + 1:]))
