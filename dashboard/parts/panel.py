"""The panel of evidence: beside the page on a wide screen, a sheet over its lower half on a narrow one.

The page offers what can be opened in it; the address says what is. It is a part that is drawn anew alone: what is
clicked on the page draws the panel and leaves the page as it is. It is closed by its ×, by Escape and by a second
click on the mark.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote

import streamlit as st

from dashboard.parts import alone
from dashboard.parts.keep import say_kept
from dashboard.parts.pickers import plain
from dashboard.state import link, waiting

KEY, OFFERED = "evidence-panel", "offered"
LONGEST = 300
"""Letters of what a link asks for in vain that are repeated."""
Key = tuple[str, ...]
_component = st.components.v2.component(
    "dossier_panel", html="<span></span>", js=Path(__file__).with_name("panel.js").read_text(encoding="utf-8"))


def begin() -> None:
    """Nothing of this page is offered yet."""
    st.session_state[OFFERED] = {}


def offer(of: str, draw: Callable[[Key], None], key: Key | None = None) -> None:
    """Have the panel draw what is behind a mark `of` a chart, or behind that of one `key`; or the row of a table."""
    st.session_state[OFFERED][of, key] = draw


def asked() -> tuple[str, Key]:
    """What the address asks to be opened: the id of a chart and the key of a mark, or a table and the place of its row.

    ("", ()) where it asks for nothing.
    """
    if evidence := link.read("evidence"):
        chart_id, _, key = evidence.partition(":")
        return chart_id, tuple(unquote(part) for part in key.split("|"))
    return next(((name, (link.read(name),)) for name in ("statement", "number") if link.read(name)), ("", ()))


def show() -> None:
    """Draw the panel, where the address asks for something; once in a run, when the page is drawn."""
    alone.draw(KEY, _draw)


def _draw() -> None:
    alone.go_on()
    say_kept()
    of, key = asked()
    offered = st.session_state.get(OFFERED, {})
    draw = offered.get((of, key)) or offered.get((of, None))
    if draw:
        with waiting.in_part("panel"):
            draw(key)
    elif of and link.read("evidence"):
        st.warning(f"The link asks for evidence of a chart that is not on this page: {plain(of[:LONGEST])}.")


@contextmanager
def panel(of: str) -> Iterator[None]:
    """What is drawn inside is shown in the panel; one of something else begins at its top."""
    with st.container(key="panel"):
        with st.container(key="close-evidence"):
            st.button("Close", key="close-panel", icon=":material/close:", type="tertiary", on_click=close,
                      help="Or press Escape")
        with st.container(key="panel-keys"):
            _component(data={"of": of}, key="panel-component")
        yield


def open_in(**values: str) -> None:
    """Put into the address what is to be opened, and draw the panel. The last thing that a callback does."""
    before = asked()[0]
    link.drop(*(name for name in link.OPENED if name not in values))
    for name, value in values.items():
        link.write(name, value)
    alone.only(KEY, own_part(before), own_part(asked()[0]))


def close() -> None:
    """Close the panel. The last thing that a callback does."""
    open_in()


def own_part(chart_id: str) -> str:
    """The key of the part that a chart is which is drawn anew when a mark of it is opened."""
    return f"drawn-{chart_id}"
