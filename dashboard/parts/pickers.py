"""Lists to pick from: the few hundred found most often are offered, every other is found by typing.

A list of thousands of options is slow in the browser, which filters without asking the server. What is typed and
not listed there is looked up here under all names: one match is taken, several are offered, none is said.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from analysis import Analysis
from analysis.ask import by_frequency, look_up

OFFERED = 300
"""Options in a list; a longer list is slow in the browser."""
MATCHES = 8
"""Matches offered for what was typed; more letters leave fewer."""
LONGEST = 60
"""Letters of what was typed that are repeated."""
HELP = "Listed are those found most often. Type any part of a name and press Enter to find any other."


def several(label: str, subject: str, result: Analysis, names: Mapping[str, str], chosen: Sequence[str],
            choose: Callable[[list[str]], None]) -> None:
    """A picker of any number of a subject (actor, theme, document); `choose` gets the ids, in a callback."""
    key = f"pick_{subject}"
    offered = _offered(result, subject, chosen)
    labels = _labels(offered, names)
    st.session_state[key] = list(chosen)

    def changed() -> None:
        values = st.session_state[key]
        picked = [value for value in values if value in labels]
        for text in (value for value in values if value not in labels):
            picked += _taken(result, subject, key, text)
        if all(value in labels for value in values):
            _forget(key)
        choose(list(dict.fromkeys(picked)))

    _offer_matches(subject, result, names, key, lambda value: choose([*chosen, value]), chosen)
    st.multiselect(label, offered, key=key, format_func=lambda value: labels.get(value, value), placeholder="All",
                   filter_mode="contains", select_all=False, accept_new_options=True, on_change=changed, help=HELP)


def one(label: str, subject: str, result: Analysis, names: Mapping[str, str], key: str, choose: Callable[[str], None],
        chosen: str | None = None, leave_out: Sequence[str] = (), **told) -> None:
    """A picker of one of a subject, under a `key` of its own; `choose` gets the id, in a callback.

    What was picked stands in the session under `key`, where `choose` puts it there.
    """
    offered = _offered(result, subject, [chosen] if chosen else [], leave_out)
    labels = _labels(offered, names)
    st.session_state[key] = chosen

    def changed() -> None:
        value = st.session_state[key]
        st.session_state[key] = chosen      # not what was typed: that may be nobody
        _forget(key)
        for found in [value] if value in labels else _taken(result, subject, key, value or "", leave_out):
            choose(found)

    _offer_matches(subject, result, names, key, choose, leave_out)
    st.selectbox(label, offered, index=None, key=key, format_func=lambda value: labels.get(value, value),
                 filter_mode="contains", accept_new_options=True, on_change=changed, **told)


def _offered(result: Analysis, subject: str, chosen: Sequence[str], leave_out: Sequence[str] = ()) -> list[str]:
    """The options of a list: those found most often, then what is chosen beyond them."""
    ranked = [value for value in by_frequency(result, subject) if value not in leave_out]
    return list(dict.fromkeys([*ranked[:OFFERED], *chosen]))


def _labels(values: Sequence[str], names: Mapping[str, str]) -> dict[str, str]:
    """{id: label}; Streamlit tells options apart by their labels, so a name that is there twice carries its id."""
    times = Counter(names[value] for value in values)
    return {value: names[value] if times[names[value]] == 1 else f"{names[value]} ({value})" for value in values}


def _taken(result: Analysis, subject: str, key: str, text: str, leave_out: Sequence[str] = ()) -> list[str]:
    """The id of what was typed, where only one can be meant; else the text is remembered, to be answered."""
    certain = look_up(result, subject, text).certain
    if certain and certain not in leave_out:
        _forget(key)
        return [certain]
    st.session_state[f"typed_{key}"] = text
    return []


def _forget(key: str) -> None:
    st.session_state.pop(f"typed_{key}", None)


def _offer_matches(subject: str, result: Analysis, names: Mapping[str, str], key: str,
                   choose: Callable[[str], None], leave_out: Sequence[str]) -> None:
    """Above a list, which covers what is below: what the text typed last may mean, each a click, or nothing."""
    text = st.session_state.get(f"typed_{key}", "")
    if not text:
        return
    found = [value for value in look_up(result, subject, text).ids if value not in leave_out]
    told = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"

    def take(value: str) -> None:
        _forget(key)
        choose(value)

    with st.container(key=f"matches_{key}", gap="xxsmall"):
        if not found:
            st.text(f"No {subject} has “{told}” in a name.")
        else:
            st.text(f"“{told}” is in the names of {len(found):,} {subject}s:" if len(found) > 1
                    else f"“{told}” is in the names of one {subject}:")
        labels = _labels(found[:MATCHES], names)
        for value in labels:
            st.button(plain(labels[value]), key=f"match_{key}_{value}", type="tertiary", icon=":material/add:",
                      on_click=take, args=(value,))
        if len(found) > MATCHES:
            st.caption(f"and {len(found) - MATCHES:,} more; type more of the name")
        st.button("Close", key=f"close_{key}", type="tertiary", icon=":material/close:", on_click=_forget, args=(key,))


def plain(text: str) -> str:
    """`text` from a document for a label that renders Markdown: every mark of it escaped."""
    return "".join(f"\\{character}" if character in "\\`*_{}[]()#+-.!|~:<>$&" else character for character in text)
