"""Corrections in the app: made from an actor's profile, kept beside the documents or in the session, undone.

On the reader's own machine a correction is a line of `corrections.csv` beside the documents. On a shared
deployment, where nobody may change the documents of the others, it stays in the session and can be downloaded.
"""

import os
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

from analysis import (
    ACTOR_KINDS,
    Analysis,
    Correction,
    DossierError,
    add_correction,
    as_csv,
    preview,
    read_corrections,
    remove_correction,
)
from dashboard.charts.chart import n_of
from dashboard.filters import OFFERED, actor_names, choose, ids, plain
from dashboard.loading import CORRECTIONS, SESSION, corpus_path, corrections_file, whole

SHARED = "DOSSIER_SHARED"
"""Set to 1 where others use the app too: nobody writes to the folder then."""
LOCAL = ("localhost", "127.0.0.1", "::1")
FAILED = "undo_failed"
ACTIONS = {
    "merge": "Same as another actor", "rename": "Another name", "kind": "Another kind", "not an actor": "Not an actor",
}


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


def form(actor: str) -> None:
    """Correct an actor: what is wrong, to what, why; what would change; and the button that does it."""
    with st.expander("Correct this actor", icon=":material/edit:", key="correct"):
        what = st.segmented_control("What is wrong?", list(ACTIONS), key=f"wrong-{actor}", format_func=ACTIONS.get)
        if what is None:
            st.caption("Choose what is wrong. You see what would change before anything does.")
            return
        to = _to(what, actor)
        why = st.text_input("Why", key=f"why-{actor}", placeholder="For those who read this later")
        correction = Correction(what, actor, to, why)
        if what != "not an actor" and not to:
            return
        applies = _previewed(correction)
        st.button("Correct", type="primary", disabled=not applies, on_click=_make, args=(correction,))
        st.caption(where_kept())


def _to(what: str, actor: str) -> str:
    """What the reader gives as the right answer."""
    names, key = actor_names(whole()), f"to-{what}-{actor}"
    if what == "merge":
        others = [other for other in names if other != actor]
        mentioned = whole().mentions["actor_id"].value_counts()
        others.sort(key=lambda other: (-mentioned.get(other, 0), other))
        return st.selectbox("The same as", others[:OFFERED], index=None, key=key, format_func=names.get,
                            placeholder="Choose the actor it is") or ""
    if what == "rename":
        return st.text_input("Name", key=key, placeholder=names[actor]).strip()
    return st.segmented_control("Kind", ACTOR_KINDS, key=key) or "" if what == "kind" else ""


def _previewed(correction: Correction) -> bool:
    """Say what the correction would change; whether it applies."""
    result = whole()
    change = preview(result, correction)
    if change.status != "applied":
        st.warning(plain(change.status))
        return False
    names = actor_names(result)
    if correction.what in ("merge", "not an actor"):
        where = f"{n_of(change.n_mentions, 'mentions')} in {n_of(change.n_sentences, 'sentences')} of " \
                f"{n_of(change.n_documents, 'documents')}"
        goal = f"will name {names[correction.to]}" if correction.to else "will name nobody"
        st.text(f"{where} {goal}. {n_of(change.pairs_lost, 'pairs')} of actors will go, "
                f"{n_of(change.pairs_gained, 'pairs')} will be new.")
    else:
        st.text(f"{names[correction.of]} will be {'called' if correction.what == 'rename' else 'of the kind'} "
                f"{correction.to}. No mention and no pair changes.")
    return True


def keep(correction: Correction) -> None:
    """Write the correction beside the documents, or keep it in the session. For callbacks."""
    where = folder()
    if where:
        add_correction(where, correction)
    else:
        st.session_state[SESSION] = (*st.session_state.get(SESSION, ()), correction)


def where_kept() -> str:
    """Where a correction goes, in a sentence."""
    if folder():
        return f"Written as a line of {CORRECTIONS} beside the documents; deleting the line undoes it."
    return "Kept in this session; download it below and put it beside the documents to keep it."


def _make(correction: Correction) -> None:
    """Keep the correction, and go on where its actor now is."""
    keep(correction)
    if correction.what in ("merge", "not an actor"):
        choose("actor", [actor for actor in ids("actor") if actor != correction.of])
        st.query_params.pop("evidence", None)
        if correction.to:
            st.query_params["profile"] = correction.to
        else:
            st.query_params.pop("profile", None)


def listed(result: Analysis) -> None:
    """The corrections and what became of them, each with a way to undo it, and their download."""
    if problem := st.session_state.pop(FAILED, ""):
        st.warning(plain(problem))
    if result.corrections.empty:
        return
    st.subheader("What was corrected", anchor=False)
    for row in result.corrections.itertuples(index=False):
        correction = Correction(*row[: len(Correction._fields)])
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(_in_words(correction, row.status), width="stretch")
            if _undoable(correction):
                st.button("Undo", key=f"undo-{row.line}-{row.what}-{row.of}-{row.to}", type="tertiary",
                          icon=":material/undo:", on_click=_undo, args=(correction,))
    made = [Correction(*row) for row in result.corrections[list(Correction._fields)].itertuples(index=False, name=None)]
    st.download_button("Download corrections", as_csv(made), CORRECTIONS, "text/csv", on_click="ignore",
                       icon=":material/download:")


def _in_words(correction: Correction, status: str) -> str:
    goal = f" → {correction.to}" if correction.to else ""
    why = f" ({correction.why})" if correction.why else ""
    failed = "" if status == "applied" else f" — no longer applies: {status}"
    return f"{correction.what}: {correction.of}{goal}{why}{failed}"


def _undoable(correction: Correction) -> bool:
    return correction in st.session_state.get(SESSION, ()) if correction.line == 0 else folder() is not None


def _undo(correction: Correction) -> None:
    if correction.line == 0:
        st.session_state[SESSION] = tuple(c for c in st.session_state.get(SESSION, ()) if c != correction)
        return
    try:
        where = folder()
        known = read_corrections(where / CORRECTIONS)[0]
        remove_correction(where, next((c for c in known if c[:4] == correction[:4]), correction))
    except DossierError as error:
        st.session_state[FAILED] = str(error)
