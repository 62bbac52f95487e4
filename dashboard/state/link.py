"""The link is the state: every parameter of the address, what it is when it is absent, and on which pages it holds.

Nothing else reads or writes `st.query_params`. Parameters of the filter go along from page to page: Streamlit keeps
them because a text input that nobody sees is bound to each (a widget is bound by its labels, and ids must outlive a
changed name). All others belong to what is shown now and go with the page. Values are strings; a parameter that has
its default value does not stand in the address.
"""

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote, unquote

import streamlit as st

SEPARATOR = ","
EVERYWHERE = ("overview", "actors", "themes", "timeline", "voices", "documents", "search", "add", "notebook")


class Parameter(NamedTuple):
    """One parameter of the address."""

    holds: str
    """What it says, in words."""
    pages: tuple[str, ...] = EVERYWHERE
    default: str = ""
    """The value that is meant where the parameter is absent; "" where the page chooses."""
    goes_along: bool = False
    """Whether it stays in the address from page to page."""


PARAMETERS = {
    "actor": Parameter("ids of actors; passages that name one of them", goes_along=True),
    "theme": Parameter("ids of themes; passages that carry one of them", goes_along=True),
    "document": Parameter("ids of documents", goes_along=True),
    "property": Parameter("sources, authors and further columns of the documents, `Source=The Paper`", goes_along=True),
    "period": Parameter("years spoken of, `1950..1999`", goes_along=True),
    "words": Parameter("what was typed into the search box: what a passage holds", goes_along=True),
    "n_themes": Parameter("a number of themes instead of the one chosen by stability", goes_along=True),
    "together": Parameter("`all` where a passage must name every chosen actor", goes_along=True),
    "corrections": Parameter("corrections made by the reader, `what|of|to|why`", goes_along=True),
    "evidence": Parameter("a mark that was clicked, `chart:key|key`"),
    "corpus": Parameter("the fingerprint of the documents from which the link was copied"),
    "part": Parameter("a mark of the small charts inside the evidence, `chart:key`"),
    "place": Parameter("a document, or a place in it, `document#char=10,20`", ("documents",)),
    "aside": Parameter("suspicions about actors that the reader has put aside, `what|of|to`", goes_along=True),
    "find": Parameter("letters of the names of the actors listed, of the titles and sources of the documents",
                      ("actors", "documents")),
    "sort": Parameter("the column by which documents are listed, `-` before it for downwards", ("documents",),
                      "written"),
    "text": Parameter("`original`: the text as it was before it was mended", ("documents",)),
    "through": Parameter("what the reader goes through: words, markers, statements, quantities, differs, "
                         "`actor:id`, `said:id` or `theme:id`",
                         ("documents",)),
    "bring": Parameter("what is added: files, a folder, a text, or a path", ("add",), "files"),
    "order": Parameter("hits of a search: best, oldest or newest first", ("search",), "best"),
    "profile": Parameter("the id of one actor", ("actors",)),
    "kinds": Parameter("kinds of the actors listed", ("actors",)),
    "only": Parameter("`new`: actors that no list of names holds", ("actors",)),
    "rank": Parameter("by what the actors are sorted", ("actors",), "mentions"),
    "own": Parameter("`on`: a country is counted with its people and institutions", ("actors",)),
    "circle": Parameter("an actor; the network shows the group that it belongs to", ("actors",)),
    "to": Parameter("the actor to whom a connection is looked for", ("actors",)),
    "measures": Parameter("`on`: measures of pairs for statisticians", ("actors",)),
    "measure": Parameter("what weighs in pairs of actors", ("actors",)),
    "window": Parameter("within what two actors are named together", ("actors",)),
    "least": Parameter("how often a pair is named together at the least", ("actors",)),
    "show": Parameter("what the network shows besides", ("actors",)),
    "look": Parameter("the id of the theme looked at closely", ("themes",)),
    "a": Parameter("one selection of a comparison, `theme:id`", ("themes",)),
    "b": Parameter("the other selection of a comparison", ("themes",)),
    "against": Parameter("what themes are set against: document, actor or source", ("themes",), "document"),
    "when": Parameter("themes over time: by the date spoken of or written", ("themes",), "spoken"),
    "length": Parameter("how many dates of the chronology are listed", ("timeline",)),
    "ahead": Parameter("what lies ahead: only what is still to come, or all", ("timeline",)),
    "lanes": Parameter("what the lanes of the timeline are", ("timeline",), "document"),
    "zoom": Parameter("the time shown: `most`, `all`, `month:2024-11`, `days:2024-11-03..2024-12-01`", ("timeline",)),
    "written": Parameter("the stretch of time in which the texts were written", ("timeline",)),
    "skip": Parameter("lanes of the timeline that are left out before those drawn", ("timeline",), "0"),
    "section": Parameter("the section of the Voices page", ("voices",)),
    "officials": Parameter("`countries`: officials speak for their country", ("voices",)),
    "kind": Parameter("a kind of statement", ("voices",)),
    "subject": Parameter("what voices differ on: a theme or two actors", ("voices",)),
    "position": Parameter("a position on the subject: a voice and what it does, `north-korea|denies`", ("voices",)),
    "statement": Parameter("the place of one statement", ("voices",)),
    "of": Parameter("what the numbers listed count: people, weapons, things, money …", ("voices",)),
    "number": Parameter("the place of one number", ("voices",)),
    "step": Parameter("the step of the notebook that is shown, `1` the first; all of them where it is absent",
                      ("notebook",)),
}
FILTER = ("actor", "together", "theme", "document", "property", "period", "words")
"""The parameters that narrow what is counted."""
OPENED = ("evidence", "part", "statement", "number")
"""What is opened in the panel beside the page, one thing at a time: the first that stands in the address."""


HELD = "held"
"""In the session: {parameter: (path of a page, value)} of what is held until that page is drawn with it."""


def bind(path: str) -> None:
    """Bind the parameters that go along, on the page at `path`; the first thing a run does."""
    held = st.session_state.setdefault(HELD, {})
    for name in [name for name, (page, _) in held.items() if page == path]:
        if st.session_state.get(name) == held[name][1]:
            del held[name]
        else:
            st.session_state[name] = held[name][1]
    with st.container(key="url"):
        for name, parameter in PARAMETERS.items():
            if parameter.goes_along:
                st.text_input(name, key=name, bind="query-params", label_visibility="collapsed")


def read(name: str) -> str:
    """The value of a parameter, its default where the address has none."""
    parameter = PARAMETERS[name]
    held = st.session_state if parameter.goes_along else st.query_params
    return held.get(name, "") or parameter.default


def write(name: str, value: str | None, default: str = "") -> None:
    """Put a value into the address, or take the parameter out where it is the usual one. For callbacks.

    `default` is the usual value where the page chooses it.
    """
    parameter = PARAMETERS[name]
    if parameter.goes_along:
        st.session_state[name] = value or ""
        st.session_state.get(HELD, {}).pop(name, None)
    elif value and value != (default or parameter.default):
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)


def hold(name: str, path: str) -> None:
    """Have what was just written into a parameter that goes along stand on the page at `path`, to which a callback
    leads: a slow browser leaves before it has heard of the value, and would take it away again. For callbacks."""
    st.session_state.setdefault(HELD, {})[name] = path, st.session_state[name]


def drop(*names: str) -> None:
    """Take parameters out of the address. For callbacks."""
    for name in names:
        write(name, None)


def read_ids(name: str) -> list[str]:
    """The ids in a parameter, as they stand there, each once."""
    return list(dict.fromkeys(unquote(part) for part in read(name).split(SEPARATOR) if part))


def write_ids(name: str, ids: Iterable[str]) -> None:
    """Put ids into a parameter. For callbacks."""
    write(name, SEPARATOR.join(quote(part, safe="/ |:=#@") for part in ids))


def standing() -> dict[str, str]:
    """Every parameter that stands in the address now, in the order of PARAMETERS."""
    held = {name: (st.session_state if parameter.goes_along else st.query_params).get(name, "")
            for name, parameter in PARAMETERS.items()}
    return {name: value for name, value in held.items() if value}


def address(**values: str) -> dict[str, str]:
    """The parameters of a link to another page, for `st.page_link`; what goes along need not be among them."""
    unknown = set(values) - set(PARAMETERS)
    if unknown:
        raise KeyError(f"{', '.join(sorted(unknown))}: not in PARAMETERS of dashboard/state/link.py")
    return {name: value for name, value in values.items() if value != PARAMETERS[name].default}
