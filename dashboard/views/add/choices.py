"""How tables and numeric dates are to be read, where that is open: which column is the text, which number the day."""

from datetime import date
from typing import NamedTuple

import streamlit as st

from analysis import Previewed
from dashboard.views.add.mending import AS_READ

FIELDS = {"text": "Column of the text", "published": "Column of the date", "title": "Column of the title"}


class Choices(NamedTuple):
    """The columns that were chosen, (field, column) each, and `day` or `month` where that was."""

    columns: tuple[tuple[str, str], ...] = ()
    first: str | None = None


def chosen() -> Choices:
    """What is chosen now."""
    asked = ((field, st.session_state.get(f"column-{field}")) for field in FIELDS)
    first = st.session_state.get("first-in-dates")
    return Choices(tuple((field, column) for field, column in asked if column and column != AS_READ),
                   first if first in ("day", "month") else None)


def forget() -> None:
    """Choose nothing: other files were brought."""
    for key in (*(f"column-{field}" for field in FIELDS), "first-in-dates"):
        st.session_state.pop(key, None)


def show(found: Previewed) -> None:
    """Draw the choices; none where no table and no date of two readings was brought."""
    if not found.columns and not found.open_date:
        return
    with st.container(horizontal=True, key="add-choices"):
        for field, label in FIELDS.items() if found.columns else ():
            st.selectbox(label, [AS_READ, *found.columns], key=f"column-{field}")
        if found.open_date:
            readings = _readings(found.open_date)
            st.selectbox(f"{found.open_date} is", list(readings), key="first-in-dates",
                         format_func=readings.__getitem__,
                         help="As read: told from the other dates, where one of them can be read in one way only.")


def _readings(open_date: str) -> dict[str, str]:
    first, second, year = map(int, open_date.replace("/", "-").split("-"))
    return {AS_READ: AS_READ} | {order: f"{day} {date(year, month, day):%B %Y}"
                                 for order, day, month in (("day", first, second), ("month", second, first))}
