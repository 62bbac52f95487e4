"""Corrections in the app: made from an actor's profile, listed, undone."""

from collections.abc import Callable

import streamlit as st

from analysis import Analysis
from analysis.gather import ACTOR_KINDS, WRONG_SPEAKER, Correction, as_csv, preview
from dashboard.charts.chart import n_of
from dashboard.parts import pickers
from dashboard.parts.corrections import confirmation, theme_form
from dashboard.parts.corrections.same_name import offer_merge
from dashboard.parts.corrections.storage import FAILED, keep, undo, undoable, where_kept
from dashboard.parts.filters import actor_names, plain, theme_labels
from dashboard.state import link
from dashboard.state.corpus import CORRECTIONS, whole

ACTIONS = {
    "merge": "Same as another actor", "rename": "Another name", "kind": "Another kind", "not an actor": "Not an actor",
}
CORRECT_NOW = "correct_now"
"""The actor that is to be corrected: what leads to its profile says so, and the form is open there."""


def form(actor: str) -> None:
    """Correct an actor: what is wrong, to what, why; what would change; and the button that does it."""
    with st.expander("Correct this actor", icon=":material/edit:", key="correct",
                     expanded=st.session_state.get(CORRECT_NOW) == actor):
        what = st.segmented_control("What is wrong?", list(ACTIONS), key=f"wrong-{actor}",
                                    format_func=ACTIONS.__getitem__, wrap=True)
        if what is None:
            st.caption("Choose what is wrong. You see what would change before anything does.")
            return
        to = _to(what, actor)
        why = st.text_input("Why", key=f"why-{actor}", placeholder="For those who read this later")
        correction = Correction(what, actor, to, why)
        if what != "not an actor" and not to:
            return
        applies = _previewed(correction)
        st.button("Correct", type="primary", disabled=not applies, on_click=_make, args=(correction, _told(correction)))
        st.caption(where_kept())


def _to(what: str, actor: str) -> str:
    """What the reader gives as the right answer."""
    names, key = actor_names(whole()), f"to-{what}-{actor}"
    if what == "merge":
        chosen = st.session_state.get(key)
        chosen = chosen if chosen in names and chosen != actor else None
        pickers.one("The same as", "actor", whole(), names, key, lambda other: _write_goal(key, other), chosen,
                    leave_out=(actor,), placeholder="Choose the actor it is")
        return chosen or ""
    if what == "rename":
        return st.text_input("Name", key=key, placeholder=names[actor]).strip()
    return st.segmented_control("Kind", ACTOR_KINDS, key=key, wrap=True) or "" if what == "kind" else ""


def _write_goal(key: str, other: str) -> None:
    st.session_state[key] = other


def _previewed(correction: Correction) -> bool:
    """Say what the correction would change; whether it applies."""
    result = whole()
    change = preview(result, correction)
    if change.namesake:
        name = actor_names(result)[change.namesake]
        offer_merge(correction.of, change.namesake, name, "actor", "merge", "the same as")
        return False
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


def _told(correction: Correction) -> str:
    """What is said when the correction is made."""
    names = actor_names(whole())
    of, to = names[correction.of], names.get(correction.to, correction.to)
    return {
        "merge": f"{of} is now the same as {to}.", "rename": f"Renamed {of} to {to}.",
        "kind": f"{of} is now of the kind {to}.", "not an actor": f"{of} is no actor any more.",
    }[correction.what]


def _make(correction: Correction, told: str) -> None:
    """Keep the correction, and go on where its actor now is."""
    what, of, to, *_ = correction
    gone = what in ("merge", "not an actor")
    confirmation.remember([keep(correction)], told, f"actor:{to if gone else of}")
    st.session_state[f"wrong-{of}"] = None
    if gone:
        link.write_ids("actor", [actor for actor in link.read_ids("actor") if actor != of])
        link.drop("evidence")
        link.write("profile", to)


def listed(result: Analysis, of_themes: bool = False) -> None:
    """The corrections, or only those of themes, and what became of them, each with a way to undo it; and their
    download, which holds all of them."""
    if problem := st.session_state.pop(FAILED, ""):
        st.warning(plain(problem))
    shown = result.corrections
    if of_themes:
        shown = shown[shown["what"].astype("str").isin(set(theme_form.ACTIONS))]
    if shown.empty:
        return
    st.header("What was corrected", anchor=False)
    for row in shown.itertuples(index=False):
        correction = Correction(*row[: len(Correction._fields)])
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(_in_words(correction, row.status, result), width="stretch")
            if undoable(correction):
                st.button("Undo", key=f"undo-{row.line}-{row.what}-{row.of}-{row.to}", type="tertiary",
                          icon=":material/undo:", on_click=undo, args=(correction,))
    made = [Correction(*row) for row in result.corrections[list(Correction._fields)].itertuples(index=False, name=None)]
    st.download_button("Download corrections", as_csv(made), CORRECTIONS, "text/csv", on_click="ignore",
                       icon=":material/download:")


def _in_words(correction: Correction, status: str, result: Analysis) -> str:
    names = theme_labels(result) if correction.what in theme_form.ACTIONS else actor_names(result)
    spelled: Callable[[str], str] = _words_of if correction.what in theme_form.ACTIONS else _name_of
    renamed = correction.what.startswith("rename")      # the id is called by its new name now
    if correction.what == WRONG_SPEAKER:
        spelled = str
    if correction.what == "right":
        return f"right as it is: {names.get(correction.of, spelled(correction.of))} (suspected: {correction.to})"
    of = spelled(correction.of) if renamed else names.get(correction.of, spelled(correction.of))
    to = names.get(correction.to, spelled(correction.to)) if correction.what.startswith("merge") else correction.to
    goal = f" → {to}" if to else ""
    why = f" ({correction.why})" if correction.why else ""
    failed = "" if status == "applied" else f" — no longer applies: {status}"
    return f"{correction.what}: {of}{goal}{why}{failed}"


def _words_of(part: str) -> str:
    """The words of an id: `north-sea` → north sea. A name stays as it is."""
    return part.replace("-", " ") if part == part.lower() and " " not in part else part


def _name_of(part: str) -> str:
    """A name as one would write it for the id of an actor that is gone: `jakup-dam` → Jakup Dam."""
    words = _words_of(part)
    return words.title() if words == words.lower() else words
