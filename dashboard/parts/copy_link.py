"""The button that copies the address of the view, with the fingerprint of its documents."""

from pathlib import Path

import streamlit as st

from dashboard.state.copied import PARAMETER, fingerprint
from dashboard.state.corpus import whole

HERE = Path(__file__).parent
_component = st.components.v2.component(
    "dossier_copy", html='<button type="button"><span aria-live="polite">Copy link</span></button>',
    css=(HERE / "copy_link.css").read_text(encoding="utf-8"), js=(HERE / "copy_link.js").read_text(encoding="utf-8"),
)


def button() -> None:
    """Draw it."""
    with st.container(key="copy-link", width="content"):
        _component(data={"parameter": PARAMETER, "fingerprint": fingerprint(whole())}, key="copy-link-component",
                   width="content")
