"""The panel of evidence: beside the page on a wide screen, a sheet over its lower half on a narrow one.

It is closed by its ×, by Escape and by a second click on the mark.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from dashboard.state import link

PARAMETERS = ("evidence", "part", "statement", "number")
"""What the link may ask to be opened: one thing at a time; the first of them comes first."""
_component = st.components.v2.component(
    "dossier_panel", html="<span></span>", js=Path(__file__).with_name("panel.js").read_text(encoding="utf-8"))


@contextmanager
def panel(of: str) -> Iterator[None]:
    """What is drawn inside is shown in the panel; one of something else begins at its top."""
    with st.container(key="panel"):
        with st.container(key="close-evidence"):
            st.button("Close", key="close-panel", icon=":material/close:", type="tertiary", on_click=close,
                      help="Or press Escape")
        with st.container(key="panel-keys"):
            _component(data={"of": of}, key="panel-component")
        yield


def close() -> None:
    """Take the evidence out of the address. For callbacks."""
    link.drop(*PARAMETERS)
