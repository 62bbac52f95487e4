"""Where corrections are kept: for the team, beside the documents, or in the link, and how they are taken back.

Where the deployer names a file for those of a team they go there (see `team`); where the app was started with
`-- --write` a correction is a line of `corrections.csv` beside the documents. Elsewhere, where nobody may change the
documents of the others, it stays in the link, which shows a colleague the same, and can be downloaded.
"""

import os
from pathlib import Path

import streamlit as st

from analysis import DossierError
from analysis.gather import Correction, add_correction, read_corrections, remove_correction
from dashboard.parts import alone
from dashboard.state import team
from dashboard.state.corpus import CORRECTIONS, corpus_path, corrections_file, in_link, may_write, put_in_link
from dashboard.state.own import has_own

FAILED = "undo_failed"
UNDONE = "The correction was taken back."


def folder() -> Path | None:
    """The folder whose `corrections.csv` may be written: where the app was started so; else None.

    It is never guessed from what a browser sends: behind a proxy everybody looks local.
    """
    file = corrections_file(corpus_path()) if may_write() else None
    return file.parent if file and os.access(file.parent, os.W_OK) else None


def with_team() -> bool:
    """Whether corrections go to the team's: those of the documents that all are shown."""
    return team.may_add() and not has_own()


def lasting() -> bool:
    """Whether what is decided here stays without a link."""
    return with_team() or folder() is not None


def keep(correction: Correction) -> Correction:
    """Keep the correction for the team, beside the documents or in the link; as it is kept. For callbacks."""
    alone.draw_all()
    where = folder()
    try:
        if with_team():
            return team.add(correction)
        if where:
            return add_correction(where, correction)
    except DossierError as error:
        st.session_state[FAILED] = str(error)
    put_in_link([*in_link(), correction])
    return correction


def where_kept() -> str:
    """Where a correction goes, in a sentence."""
    if with_team():
        return "Kept for the team: everybody who opens these documents sees the same."
    if folder():
        return f"Written as a line of {CORRECTIONS} beside the documents; deleting the line undoes it."
    return "Kept in the link: who gets it sees the same. Download it below and put it beside the documents to keep it."


def undoable(correction: Correction) -> bool:
    """Whether the correction can be taken back from here."""
    if correction.line < 0:
        return with_team()
    return correction in in_link() if correction.line == 0 else folder() is not None


def undo(correction: Correction) -> None:
    """Take a correction back. For callbacks."""
    alone.draw_all()
    if correction.line == 0:
        put_in_link(other for other in in_link() if other != correction)
        st.toast(UNDONE)
        return
    where = folder()
    if where is None and correction.line > 0:
        return
    try:
        if where is None or correction.line < 0:
            return team.remove(correction)
        known = read_corrections(where / CORRECTIONS)[0]
        remove_correction(where, next((c for c in known if c[:4] == correction[:4]), correction))
        st.toast(UNDONE)
    except DossierError as error:
        st.session_state[FAILED] = str(error)
