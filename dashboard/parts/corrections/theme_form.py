"""Correct a theme: rename it, give its passages to another one, or leave it out."""

from collections.abc import Mapping

import streamlit as st

from analysis import Analysis
from analysis.ask import carrying, n_units
from analysis.gather import Correction, preview
from dashboard.parts.corrections import confirmation
from dashboard.parts.corrections.same_name import offer_merge
from dashboard.parts.corrections.storage import keep, where_kept
from dashboard.parts.filters import plain, theme_labels
from dashboard.state import link
from dashboard.state.corpus import asked_themes, whole

ACTIONS = {"rename theme": "Another name", "merge themes": "Part of another theme", "hide theme": "Not a theme"}


def form(theme: str, result: Analysis) -> None:
    """What is wrong, to what, why; what would change; and the button that does it."""
    if asked_themes():
        return      # these are other themes than those a line of corrections.csv is about
    with st.expander("Correct this theme", icon=":material/edit:", key="correct-theme"):
        what = st.segmented_control("What is wrong?", list(ACTIONS), key=f"wrong-{theme}",
                                    format_func=ACTIONS.__getitem__, wrap=True)
        if what is None:
            st.caption("Choose what is wrong. You see what would change before anything does.")
            return
        to = _to(what, theme, theme_labels(result))
        why = st.text_input("Why", key=f"why-{theme}", placeholder="For those who read this later")
        if what != "hide theme" and not to:
            return
        correction = Correction(what, theme, to, why)
        st.button("Correct", type="primary", key="correct-theme-now", disabled=not _previewed(correction),
                  on_click=_make, args=(correction, _told(correction, theme_labels(result))))
        st.caption(where_kept())


def _to(what: str, theme: str, names: Mapping[str, str]) -> str:
    """What the reader gives as the right answer."""
    if what == "rename theme":
        return st.text_input("Name", key=f"to-rename-{theme}", placeholder=names[theme]).strip()
    if what == "merge themes":
        return st.selectbox("Part of", [other for other in names if other != theme], index=None,
                            key=f"to-merge-{theme}", format_func=names.__getitem__,
                            placeholder="Choose the theme") or ""
    return ""


def _previewed(correction: Correction) -> bool:
    """Say what the correction would change; whether it applies."""
    result = whole()
    change = preview(result, correction)
    if change.namesake:
        name = theme_labels(result)[change.namesake]
        offer_merge(correction.of, change.namesake, name, "theme", "merge themes", "part of")
        return False
    if change.status != "applied":
        st.warning(plain(change.status))
        return False
    names = theme_labels(result)
    passages = n_units(carrying(result, [correction.of]), "passages")
    goal = {
        "rename theme": f"keep their theme, which will be called {correction.to}",
        "merge themes": f"will carry {names.get(correction.to, correction.to)}",
    }.get(correction.what, "will carry this theme no more")
    st.text(f"{passages:,} passages of {names[correction.of]} {goal}.")
    return True


def _told(correction: Correction, names: Mapping[str, str]) -> str:
    """What is said when the correction is made."""
    of, to = names[correction.of], names.get(correction.to, correction.to)
    return {
        "rename theme": f"Renamed {of} to {to}.", "merge themes": f"{of} is now part of {to}.",
        "hide theme": f"{of} is no theme any more.",
    }[correction.what]


def _make(correction: Correction, told: str) -> None:
    """Keep the correction; a theme that is gone is asked for no more."""
    what, of, to, *_ = correction
    confirmation.remember([keep(correction)], told, f"theme:{of if what == 'rename theme' else to}")
    st.session_state[f"wrong-{of}"] = None
    if correction.what != "rename theme":
        link.write_ids("theme", [theme for theme in link.read_ids("theme") if theme != correction.of])
        link.write("look", correction.to)
        link.drop("evidence")
