"""Two selections side by side: what sets them apart."""

import streamlit as st

from analysis import Analysis, count
from analysis.ask import theme_sizes
from analysis.store import once
from dashboard.charts.actors import acting
from dashboard.charts.contrasts import READ, REST, apart, called
from dashboard.parts import evidence
from dashboard.state import link

OFFERED = 60
"""Documents and actors offered, those with most passages and sentences."""


def show(result: Analysis) -> None:
    """Two choices, and the words in which they differ."""
    offered = _offered(result)
    if not offered:
        return
    st.header("Two selections side by side", anchor=False)
    left, right = st.columns(2)
    with left:
        first = _pick("a", "This", offered, result)
    with right:
        second = _pick("b", "Against", [REST, *(option for option in offered if option != first)], result)
    evidence.show(apart(first, second), result)
    st.caption(
        "Words that one side says more than the other, longer bars the surer (weighted log-odds with a prior of all "
        "words; pale: may be chance), with the sentences that say them. Names of actors are left out, "
        "as are passages of both sides"
        + (f", and of each side {READ:,} are read." if len(result.passages) > 2 * READ else ".")
    )


@once
def _offered(result: Analysis) -> list[str]:
    themes = theme_sizes(result)
    documents = count(result.passages, ["doc_id"], "passages").nlargest(OFFERED, "n_passages")["doc_id"]
    actors = count(acting(result), ["actor_id"]).nlargest(OFFERED, "n_sentences")["actor_id"]
    return [*(f"theme:{theme}" for theme in themes.index if themes[theme]),
            *(f"document:{doc_id}" for doc_id in documents), *(f"actor:{actor}" for actor in actors)]


def _pick(name: str, label: str, options: list[str], result: Analysis) -> str:
    chosen = link.read(name) or options[0]
    if chosen not in options:
        st.warning("The link compares with something that is not here; the first choice is shown.")
        chosen = options[0]
    names = {option: _named(result, option) for option in options}
    key = f"pick-{name}"
    st.session_state[key] = chosen
    st.selectbox(label, options, key=key, format_func=names.__getitem__,
                 on_change=lambda: link.write(name, st.session_state[key], options[0]))
    return chosen


def _named(result: Analysis, option: str) -> str:
    kind = option.partition(":")[0]
    return called(result, option) if kind == REST else f"{kind.capitalize()}: {called(result, option)}"
