"""What became of the folder while somebody looks at it: offered at the top of the page, never put in its place."""

from pathlib import Path

import streamlit as st

from analysis import Analysis
from dashboard.state.corpus import await_change, newer

EVERY, QUIET = 5000, 5000
"""Milliseconds after which a page looks again, and how long it was left alone before."""

_component = st.components.v2.component(
    "dossier_newer", html="<span></span>", js=Path(__file__).with_name("newer.js").read_text(encoding="utf-8"))


@st.fragment
def offer() -> None:
    """Say that the folder is read anew, and offer to show what it holds now."""
    _component(data={"every": EVERY, "quiet": QUIET}, key="newer-component", on_look_change=_nothing)
    shown, made, job = newer()
    if job is not None and job.error is not None:
        st.caption("The folder has changed and cannot be read. What is shown is as it was before.")
        st.text(str(job.error))
    elif job is not None:
        st.caption(f"The folder has changed. {job.told()} What is shown is as it was before.")
    elif made is not None and st.button(told(shown.result, made.result), key="show-newer", icon=":material/refresh:"):
        await_change()
        st.rerun()


def _nothing() -> None:
    """A look changes nothing by itself."""


def told(shown: Analysis, made: Analysis) -> str:
    """What is new, as the label of the button that shows it."""
    before, now = (set(result.documents["doc_id"]) for result in (shown, made))
    added, gone = len(now - before), len(before - now)
    what = [f"{_documents(added)} added"] * bool(added)
    what += [f"{gone:,} removed" if added else f"{_documents(gone)} removed"] * bool(gone)
    if not what:
        return "The folder has changed, show it as it is now"
    return f"{', '.join(what)}, show {'them' if added else 'the others'}"


def _documents(n: int) -> str:
    return f"{n:,} document{'' if n == 1 else 's'}"
