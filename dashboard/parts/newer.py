"""What became of the folder while somebody looks at it: offered at the top of the page, never put in its place."""

import streamlit as st

from analysis import Analysis
from dashboard.state.corpus import await_change, newer

EVERY = 5.0
"""Seconds after which a page that is left alone looks again."""


@st.fragment(run_every=EVERY)
def offer() -> None:
    """Say that the folder is read anew, and offer to show what it holds now."""
    shown, made, job = newer()
    if job is not None and job.error is not None:
        st.caption("The folder has changed and cannot be read. What is shown is as it was before.")
        st.text(str(job.error))
    elif job is not None:
        st.caption(f"The folder has changed. {job.told()} What is shown is as it was before.")
    elif made is not None and st.button(told(shown.result, made.result), key="show-newer", icon=":material/refresh:"):
        await_change()
        st.rerun()


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
