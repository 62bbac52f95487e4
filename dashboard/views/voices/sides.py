"""Who is for and who is against what, as a table; the row that is chosen is shown in its sentence."""

from typing import Any

import pandas as pd
import streamlit as st

from analysis import Analysis
from analysis.ask import manners, sides
from dashboard.parts.panel import offer
from dashboard.views.voices import statement_tables

LONG = 160
"""Characters of a statement in a cell."""
COLUMNS: dict[str, Any] = {name: {"width": width} for name, width in
                           {"Who": 160, "Side": 90, "What": 420, "Written": 110, "Document": 260}.items()}


def side_table(result: Analysis, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of `sides` as they are read."""
    return pd.DataFrame({
        "Who": rows["who"].tolist(), "Side": rows["side"].tolist(),
        "What": [words if len(words) <= LONG else words[: LONG - 1] + "…" for words in rows["what"]],
        **statement_tables.in_documents(result, rows),
    })


def for_and_against(result: Analysis) -> None:
    """Draw who is for and who is against what, if anybody is told to be."""
    rows = sides(result)
    if rows.empty:
        return
    st.header("Who is for, who is against", anchor=False)
    statement_tables.pick("statement", rows, side_table(result, rows), COLUMNS)
    offer("statement", lambda key: statement_tables.picked("statement", key[0], result, rows, "statements", manners))
