"""The app by keyboard: charts whose marks are gone through with arrows, and the sheet of keys that `?` opens."""

from pathlib import Path

import streamlit as st

SHEET = """
| key | what it does |
|---|---|
| `/` | goes to the search |
| `?` | opens this sheet |
| `Tab` | goes on: to the next control, list or chart |
| `←` `→` `↑` `↓` | in a chart, from mark to mark; in a table, from row to row |
| `Home` `End` | in a chart, to its first and its last mark |
| `Enter` | opens what was counted; once more closes it |
| `Esc` | closes what is open |
| `Shift` `Space` | in a list with boxes, chooses the row |

The same numbers stand as rows under "Table" beside each question.
"""
_component = st.components.v2.component(
    "dossier_keys", html="<span role=status></span>",
    js=Path(__file__).with_name("keys.js").read_text(encoding="utf-8"), isolate_styles=False)


def listen() -> None:
    """Listen on the page for keys."""
    _component(key="keys-component")


def sheet() -> None:
    """The button that opens the sheet of keys."""
    with st.container(key="keys", width="content"), st.popover("Keys", type="tertiary", icon=":material/keyboard:"):
        st.markdown(SHEET)
