"""Controls of one page whose choice stands in the link: `?lanes=theme`."""

from collections.abc import Mapping

import streamlit as st

from dashboard.parts.pickers import plain
from dashboard.state import link


def choice(name: str, label: str, options: Mapping[str, str], default: str) -> str:
    """One of `options` (value → what it is called), as the parameter `name` of the link says."""
    chosen = link.read(name) or default
    if chosen not in options:
        st.warning(f"The link asks for a choice of {label.lower()} that is not there; the usual one is shown.")
        chosen = default
    key = f"choice-{name}"
    st.session_state[key] = chosen
    st.segmented_control(
        label, list(options), key=key, format_func=lambda value: plain(options[value]), required=True, wrap=True,
        on_change=lambda: link.write(name, st.session_state[key], default),
    )
    return chosen
