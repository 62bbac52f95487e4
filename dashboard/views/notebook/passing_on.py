"""The notebook as a file: downloaded, opened again."""

from functools import partial

import streamlit as st

from analysis import DossierError
from analysis.notebook import FILE, REPORTS, Checked, Notebook, as_markdown, parse
from dashboard.parts.keep import TOLD
from dashboard.state import notebook

KINDS = {
    ".html": ("One page, for any browser", "text/html"),
    ".docx": ("Word document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ".md": ("Markdown", "text/markdown"),
}


def take(book: Notebook) -> None:
    """The button that downloads the notebook."""
    st.download_button("Download", partial(as_markdown, book), FILE, "text/markdown", key="notebook-download",
                       icon=":material/download:", on_click="ignore",
                       help="A Markdown file, to open here again or to read anywhere")


def report(book: Notebook, found: list[Checked]) -> None:
    """A box of reports made from the notebook, for somebody who has neither Dossier nor a network."""
    with st.popover("Report", icon=":material/description:"):
        for suffix, (name, kind) in KINDS.items():
            st.download_button(name, partial(REPORTS[suffix], book, found), f"report{suffix}", kind,
                               key=f"notebook-report{suffix}", type="tertiary", icon=":material/download:",
                               on_click="ignore")


def bring() -> None:
    """A box to open a notebook that was downloaded; its steps are added to those that are here."""
    with st.popover("Open a notebook", icon=":material/upload_file:"):
        st.file_uploader("A notebook that was downloaded", type="md", key="notebook-file", on_change=_opened,
                         help="Its steps are added to those that are here")


def _opened() -> None:
    file = st.session_state["notebook-file"]
    if file is None:
        return
    try:
        brought = parse(file.getvalue().decode("utf-8-sig"))
        notebook.change(lambda book: book.joined(brought))
        st.session_state[TOLD] = f"{len(brought.steps):,} steps opened"
    except UnicodeDecodeError:
        st.session_state[TOLD] = "Not opened: the file is not in UTF-8; save it so."
    except DossierError as error:
        st.session_state[TOLD] = f"Not opened: {error}"
