"""The table of a chart: a row for each mark, which opens the same evidence; for the keyboard and for readers aloud."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard.parts import arrows

HERE = Path(__file__).parent
MOST = 500
"""Rows shown; all are in the file."""
_component = st.components.v2.component(
    "dossier_marks", html="<div tabindex=0 role=region aria-label=Table><table></table></div>",
    css=(HERE / "mark_table.css").read_text(encoding="utf-8"),
    js=arrows.SCRIPT + (HERE / "mark_table.js").read_text(encoding="utf-8"),
)


def show(key: str, question: str, shown: pd.DataFrame, marks: list[str], ask: Callable[[str], None]) -> None:
    """Draw the rows `shown`, each with its mark as the link has it, the open one set off. `ask` opens a mark."""
    data = {
        "question": question,
        "columns": [{"label": name, "number": shown[name].dtype.kind in "iuf"} for name in shown],
        "rows": [{"mark": mark, "cells": cells}
                 for mark, cells in zip(marks[:MOST], rows_of(shown.head(MOST)), strict=True)],
    }
    _component(data=data, key=key, on_open_change=lambda: _open(key, ask))
    if len(shown) > MOST:
        st.caption(f"The first {MOST} of {len(shown):,} rows; all are in the file.")


def rows_of(table: pd.DataFrame) -> list[list[str]]:
    """The cells of a table as they are read: whole numbers with commas, others short, days as ISO, nothing as ""."""
    return [list(cells) for cells in zip(*(_told(table[name]) for name in table), strict=True)]


def _told(values: pd.Series) -> list[str]:
    if values.dtype.kind == "b":
        return ["yes" if value else "no" for value in values]
    if values.dtype.kind in "iu":
        return [f"{value:,}" for value in values]
    if values.dtype.kind == "f":
        return ["" if pd.isna(value) else f"{value:,.0f}" if value.is_integer() else f"{value:.3g}"
                for value in values]
    return ["" if pd.isna(value) else str(value) for value in values]


def _open(key: str, ask: Callable[[str], None]) -> None:
    if mark := st.session_state[key].open:
        ask(mark)
