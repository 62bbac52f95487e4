"""Where corrections are kept: beside the documents, or in the session, and how they are taken back.

On the reader's own machine a correction is a line of `corrections.csv` beside the documents. On a shared
deployment, where nobody may change the documents of the others, it stays in the session and can be downloaded.
"""

import os
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

from analysis import DossierError
from analysis.gather import Correction, add_correction, read_corrections, remove_correction
from dashboard.state.corpus import CORRECTIONS, SESSION, corpus_path, corrections_file

SHARED = "DOSSIER_SHARED"
"""Set to 1 where others use the app too: nobody writes to the folder then."""
LOCAL = ("localhost", "127.0.0.1", "::1")
FAILED = "undo_failed"


def folder() -> Path | None:
    """The folder whose `corrections.csv` may be written: that of a reader on the machine itself; else None."""
    file = corrections_file(corpus_path())
    return file.parent if file and _local() and os.access(file.parent, os.W_OK) else None


def _local() -> bool:
    """Whether the browser runs on this machine and no proxy stands between."""
    host = urlsplit(f"//{st.context.headers.get('Host', '')}").hostname
    forwarded = any(name in st.context.headers for name in ("X-Forwarded-For", "Forwarded", "X-Real-Ip"))
    shared = os.environ.get(SHARED, "0") != "0"
    return host in LOCAL and _is_loopback(st.context.ip_address or "127.0.0.1") and not forwarded and not shared


def _is_loopback(text: str) -> bool:
    try:
        address = ip_address(str(text))
    except ValueError:
        return False
    return (getattr(address, "ipv4_mapped", None) or address).is_loopback


def keep(correction: Correction) -> Correction:
    """Write the correction beside the documents, or keep it in the session; as it is kept. For callbacks."""
    where = folder()
    if where:
        add_correction(where, correction)
        return read_corrections(where / CORRECTIONS)[0][-1]
    st.session_state[SESSION] = (*st.session_state.get(SESSION, ()), correction)
    return correction


def where_kept() -> str:
    """Where a correction goes, in a sentence."""
    if folder():
        return f"Written as a line of {CORRECTIONS} beside the documents; deleting the line undoes it."
    return "Kept in this session; download it below and put it beside the documents to keep it."


def undoable(correction: Correction) -> bool:
    """Whether the correction can be taken back from here."""
    return correction in st.session_state.get(SESSION, ()) if correction.line == 0 else folder() is not None


def undo(correction: Correction) -> None:
    """Take a correction back. For callbacks."""
    if correction.line == 0:
        st.session_state[SESSION] = tuple(c for c in st.session_state.get(SESSION, ()) if c != correction)
        return
    try:
        where = folder()
        known = read_corrections(where / CORRECTIONS)[0]
        remove_correction(where, next((c for c in known if c[:4] == correction[:4]), correction))
    except DossierError as error:
        st.session_state[FAILED] = str(error)
