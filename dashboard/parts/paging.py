"""Long lists, page by page."""

import streamlit as st


def page_of(name: str, n: int, size: int, of: str = "") -> slice:
    """The part of a list of `n` that is shown; one of something else (`of`) begins at its first page."""
    key = f"page-{name}"
    if st.session_state.get(key, (None, 0))[0] != of:
        st.session_state[key] = (of, 0)
    first = min(st.session_state[key][1], max(n - 1, 0)) // size * size
    return slice(first, min(first + size, n))


def turn(name: str, n: int, size: int, shown: slice) -> None:
    """What is shown of how many, with the way to the pages before and after; nothing where all is shown."""
    if n <= size:
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"pages-{name}"):
        st.button("Previous", key=f"previous-{name}", icon=":material/chevron_left:", disabled=shown.start == 0,
                  on_click=_go, args=(name, shown.start - size))
        st.markdown(f"{shown.start + 1:,}–{shown.stop:,} of {n:,}", width="content")
        st.button("Next", key=f"next-{name}", icon=":material/chevron_right:", icon_position="right",
                  disabled=shown.stop == n, on_click=_go, args=(name, shown.start + size))


def _go(name: str, first: int) -> None:
    key = f"page-{name}"
    st.session_state[key] = (st.session_state[key][0], max(first, 0))
