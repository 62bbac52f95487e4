"""How a page opens: its answer in a sentence or two, and in numbers.

All of it is Markdown, which the browser can draw at once. Streamlit's metrics and HTML are loaded when they are first
needed and would be shown only after the library of the charts has been read, about a second later.
"""

import streamlit as st


def lede(words: str) -> None:
    """The sentences under the title, as Markdown; names from documents in it have gone through `plain`."""
    with st.container(key="lede"):
        st.markdown(words)


def numbers(told: dict[str, tuple[int, str | None]]) -> None:
    """A card for each {label: (number, what it counts)}."""
    with st.container(horizontal=True, key="numbers"):
        for label, (number, what) in told.items():
            with st.container(border=True, key=f"number-{label.lower()}", gap="xxsmall"):
                st.markdown(label, help=what)
                st.markdown(f"**{number:,}**")
