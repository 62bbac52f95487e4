"""What a step holds and what has changed in it since, in words."""

from html import escape

import streamlit as st

from analysis.ask import without_signs
from analysis.notebook import Checked, Notebook, Number, Step, changes
from dashboard.charts.chart import n_of
from dashboard.parts.opening import open_view
from dashboard.parts.pickers import plain

FEW, MOST = 4, 12
"""Numbers and changes of a step that are listed."""


def summary(book: Notebook, found: list[Checked]) -> str:
    """What counting again has shown, as Markdown."""
    numbers, quotes = (sum(len(getattr(step, name)) for step in book.steps) for name in ("numbers", "quotes"))
    told = " and ".join(filter(None, [n_of(numbers, "numbers") if numbers else "",
                                      n_of(quotes, "quotations") if quotes else ""]))
    if not told:
        return f"{n_of(len(book.steps), 'steps')}."
    changed = [f"{number:,} of its {kind}" for kind, number in (
        ("numbers", sum(len(check.numbers) for check in found)),
        ("quotations", sum(len(check.quotes) for check in found))) if number]
    new = sum(len(check.new) for check in found)
    lost = sum(bool(check.problem) for check in found)
    changed += [f"{n_of(new, 'marks')} of charts that were not there"] * bool(new)
    changed += [f"the view of {n_of(lost, 'steps')} that cannot be shown any more"] * bool(lost)
    if not changed:
        return f"{n_of(len(book.steps), 'steps')}. {told}, looked up again: nothing has changed since."
    return f"{n_of(len(book.steps), 'steps')} with {told}. **Changed since:** {', '.join(changed)}."


def shown(step: Step, key: str) -> None:
    """What the step shows, and the way there."""
    if step.view is not None:
        st.button(plain(step.shows) or "Open", key=key, icon=":material/arrow_forward:", type="tertiary",
                  help="Open the view as it was kept", on_click=open_view, args=(step.view,))


def kept(step: Step, check: Checked, most_quotes: int | None = None) -> None:
    """Its numbers and the first of its quotations; first what has changed, and all of that."""
    parts = [f'<p class="changed">{escape(words)}</p>' for words in changes(step, check, MOST)]
    parts += [f'<p class="kept">{_numbers(step, check)}</p>'] * bool(step.numbers)
    told = [quote for number, quote in enumerate(step.quotes)
            if most_quotes is None or number < most_quotes or quote in check.quotes]
    parts += [f'<p class="excerpt{" gone" * (quote in check.quotes)}">“{escape(without_signs(quote.text))}”</p>'
              f'<p class="kept">{escape(quote.title)} · {escape(quote.address)}</p>' for quote in told]
    if most_quotes and len(told) < len(step.quotes):
        parts.append(f'<p class="kept">and {n_of(len(step.quotes) - len(told), "quotations")} more</p>')
    if parts:
        st.html("".join(parts))


def _numbers(step: Step, check: Checked) -> str:
    listed = [f"{escape(number.name)} <b>{number.n:,}</b>{_now(number, check)}" for number in step.numbers[:FEW]]
    further = len(step.numbers) - len(listed) + step.more
    unit = escape(step.numbers[0].unit) if len({number.unit for number in step.numbers}) == 1 else ""
    asked = escape(step.question) + ":" * (not step.question.endswith("?"))
    question = f"{asked} " * (step.question not in ("", step.heading))
    return f"{question}{'; '.join(listed)}{f' and {further:,} more' if further else ''} {unit}"


def _now(number: Number, check: Checked) -> str:
    if number in check.uncounted:
        return ' <span class="changed">not counted again</span>'
    return f' <span class="changed">now {check.numbers[number]:,}</span>' if number in check.numbers else ""
