"""What weighs in the pairs of actors: controls of the Actors page ⇄ the URL ⇄ one `Choice`."""

import streamlit as st

from dashboard.charts.pairs import MEASURES, WINDOWS, Choice
from dashboard.state import link

LEAST = ("1", "2", "5")
OFFERED = {
    "measure": ("What weighs", MEASURES, "How often two actors are named together, or how much more than by chance: "
                "NPMI favours pairs that are rarely apart, log-likelihood those with much evidence."),
    "window": ("Together in one", {name: name.capitalize() for name in WINDOWS}, None),
    "least": ("At least", {n: n for n in LEAST}, "Pairs named together less often are left out"),
    "show": ("Show", {"beyond": "Beyond chance", "groups": "Groups"},
             "Beyond chance: q below 0.05 after comparing all pairs. Groups: actors that belong together by colour."),
}
"""Parameter of the URL: label, {value: what it is called}, help. The first value is the default."""


def measures_asked() -> bool:
    """Whether the measures that only statisticians know are to be shown: where the link says so, or asks for one."""
    return link.read("measures") == "on" or bool(link.read("measure"))


def choose_pairs(measured: bool) -> Choice:
    """Draw the controls and return what they choose; what weighs is a choice only where measures are shown."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="choice"):
        window, least = (_one(name) for name in ("window", "least"))
        shown = _several("show")
        measure = _one("measure") if measured else "count"
        st.session_state["pick-measures"] = measured
        st.toggle("Measures", key="pick-measures", on_change=_switch,
                  help="NPMI, log-likelihood and q: how much more than chance, for those who know them")
    return Choice(window, measure, int(least), "beyond" in shown, "groups" in shown)


def _switch() -> None:
    on = st.session_state["pick-measures"]
    link.write("measures", "on" if on else "")
    if not on:
        link.drop("measure")


def _asked(name: str) -> list[str]:
    """The values that the URL gives a parameter; what is not offered is said and left out."""
    asked = [value for value in link.read(name).split(",") if value]
    unknown = [value for value in asked if value not in OFFERED[name][1]]
    if unknown:
        st.warning(f"The link asks for a {name} that is not offered; it is one of {', '.join(OFFERED[name][1])}.")
    return [value for value in asked if value not in unknown]


def _one(name: str) -> str:
    label, options, told = OFFERED[name]
    chosen = (_asked(name) or list(options))[0]
    st.session_state[f"pick_{name}"] = chosen
    st.segmented_control(label, list(options), key=f"pick_{name}", format_func=options.__getitem__, help=told,
                         required=True,
                         on_change=lambda: _write(name, st.session_state[f"pick_{name}"]))
    return chosen


def _several(name: str) -> list[str]:
    label, options, told = OFFERED[name]
    chosen = _asked(name)
    st.session_state[f"pick_{name}"] = chosen
    st.pills(label, list(options), key=f"pick_{name}", format_func=options.__getitem__, help=told,
             selection_mode="multi",
             on_change=lambda: _write(name, ",".join(st.session_state[f"pick_{name}"])))
    return chosen


def _write(name: str, value: str) -> None:
    """Put the value into the URL; a default needs no words there."""
    options = list(OFFERED[name][1])
    link.write(name, value, "" if name == "show" else options[0])
