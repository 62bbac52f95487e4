"""Keep: what is shown goes into the notebook as it stands, with its view; a second click takes it out again."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from analysis import Analysis, DossierError, Filter
from analysis.ask import Excerpt
from analysis.notebook import Notebook, Number, Quote, Step, View
from dashboard.charts.chart import Chart, mark_of
from dashboard.parts import described
from dashboard.parts.filters import actor_names, theme_labels, titles
from dashboard.parts.names import named
from dashboard.parts.pickers import plain
from dashboard.state import link, notebook

PAGE, PATH = "views/notebook/view.py", "notebook"
PAGES = {"": "Overview", "actors": "Actors", "themes": "Themes", "timeline": "Timeline", "voices": "Voices",
         "documents": "Documents", "search": "Search"}
"""The pages whose views can be kept, and what they are called."""
HERE, TOLD = "page", "kept_told"
"""What the session remembers: the page that is drawn, and what the last click has kept."""
PASSING = {"evidence": "", "part": "", "step": "", "corpus": ""}
"""Parameters that are no part of a view that is kept."""
MOST, MOST_QUOTES = 200, 12
"""Marks of a chart that are kept, those with the largest numbers; sentences of a mark."""
BARE = "bare-keep-"
"""How the keys of buttons begin whose label only a screen reader says."""
LONGEST = 3000
"""Characters of a quotation."""


def stand(path: str) -> None:
    """Remember the page that this run draws, and say what the click before it has kept."""
    st.session_state[HERE] = path
    say_kept()


def say_kept() -> None:
    """Say what the last click has kept, once."""
    if told := st.session_state.pop(TOLD, ""):
        st.toast(plain(told))


def here(**values: str) -> View:
    """The view that is shown, with these values of its parameters."""
    return View(st.session_state.get(HERE, ""), tuple(link.standing().items())).but(**(PASSING | values))


def _can_be_kept() -> bool:
    """Whether the page is one whose views can be kept; the notebook itself is none."""
    return st.session_state.get(HERE, "") in PAGES


def keep_view(result: Analysis) -> None:
    """The button that keeps the page as it stands, with how much its filter keeps."""
    if not _can_be_kept() or not len(result.passages):
        return
    view = here()
    numbers = tuple(Number(unit.capitalize(), len(getattr(result, unit)), unit, view)
                    for unit in ("documents", "passages", "sentences"))
    shows = in_words(view, result)
    _button("keep-view", Step(shows, view, shows, question="Under this filter", numbers=numbers), "Keep this view")


def keep_chart(chart: Chart, counted: pd.DataFrame, result: Analysis) -> None:
    """The button that keeps a chart or a table with its numbers."""
    if not _can_be_kept():
        return
    view = here(**dict(chart.link))

    def made() -> Step:
        shown = counted.sort_values(chart.number, ascending=False, kind="stable").head(MOST)
        told = zip(names_of(chart, shown, result), shown[chart.number].tolist(), shown.iterrows(), strict=True)
        numbers = tuple(Number(_one_line(name), n, chart.unit, _at(view, chart, chart.key_of(row)))
                        for name, n, (_, row) in told)
        return Step(chart.question, view, in_words(view, result), question=chart.question, numbers=numbers,
                    more=len(counted) - len(shown))

    _button(f"{BARE}{chart.id}", made, "Keep")


def keep_mark(chart: Chart, key: tuple[str, ...], name: str, n: int, found: Sequence[Excerpt],
              result: Analysis) -> None:
    """The button that keeps a mark with its number and the first of its sentences."""
    if not _can_be_kept():
        return
    view = _at(here(**dict(chart.link)), chart, key)
    called = titles(result)
    quotes = tuple(quote_of(excerpt, called[str(excerpt.doc_id)]) for excerpt in found[:MOST_QUOTES])
    _button(f"keep-mark-{chart.id}", Step(
        _one_line(name), view, in_words(view, result), question=chart.question,
        numbers=(Number(_one_line(name), n, chart.unit, view),), quotes=quotes), "Keep")


def keep_excerpt(name: str, excerpt: Excerpt, title: str) -> None:
    """The button that keeps a sentence with its place; `name` tells the button from all others of the page."""
    _button(f"{BARE}{name}", _of_excerpt(excerpt, title), "Keep")


def keep_place(result: Analysis, doc_id: str, start: int, end: int) -> None:
    """The button that keeps the place at which a document is opened; none where it is opened at no place."""
    document = result.documents[result.documents["doc_id"] == doc_id].iloc[0]
    if words := document["text"][start:end].strip():
        at = document["text"].index(words, start)
        keep_excerpt("place", Excerpt(doc_id, at, at + len(words), words, ()), document["title"])


def keep_sentence(result: Analysis, doc_id: str, at: int) -> None:
    """Keep the sentence of a document that holds a place, or where none does its passage. For callbacks."""
    document = result.documents[result.documents["doc_id"] == doc_id].iloc[0]
    for frames in (result.sentences, result.passages):
        held = frames[(frames["doc_id"] == doc_id) & (frames["start"] <= at) & (at < frames["end"])]
        if len(held):
            start, end = int(held["start"].iloc[0]), int(held["end"].iloc[0])
            _toggle(_of_excerpt(Excerpt(doc_id, start, end, document["text"][start:end], ()), document["title"]), False)
            return


def _of_excerpt(excerpt: Excerpt, title: str) -> Step:
    quote = quote_of(excerpt, title)
    return Step(quote.title, View("documents", (("place", quote.address),)), quote.title, quotes=(quote,))


def quote_of(excerpt: Excerpt, title: str) -> Quote:
    """An excerpt of the document with this title as a quotation."""
    end = min(excerpt.end, excerpt.start + LONGEST)
    return Quote(_one_line(excerpt.text[:end - excerpt.start]), str(excerpt.doc_id), int(excerpt.start), int(end),
                 _one_line(title))


def names_of(chart: Chart, counted: pd.DataFrame, result: Analysis) -> list[str]:
    """What each mark of a counted table is called."""
    if chart.name:
        return [chart.name(result, chart.key_of(row)) for _, row in counted.iterrows()]
    shown = named(counted[list(chart.keys)], result)
    return [" · ".join(str(part) for part in row if part) for row in shown.itertuples(index=False, name=None)]


def in_words(view: View, result: Analysis) -> str:
    """A view in words: its page, and what is chosen there."""
    chosen: Filter = st.session_state.get("filter") or Filter()
    actors, themes, documents = actor_names(result), theme_labels(result), titles(result)
    parts = [actors.get(view.get("profile"), ""), documents.get(view.get("place").partition("#char=")[0], ""),
             *(actors[actor] for actor in chosen.actors), *(themes[theme] for theme in chosen.themes),
             *(documents[document] for document in chosen.documents),
             *(described.names(result)[one] for one in chosen.properties),
             f"“{chosen.words}”" if chosen.words else "", view.get("period").replace("..", "–")]
    return _one_line(" · ".join(filter(None, [PAGES.get(view.page, ""), *dict.fromkeys(parts)])))


def _at(view: View, chart: Chart, key: tuple[str, ...]) -> View:
    """The view with a mark of a chart opened."""
    return view.but(evidence=mark_of(chart, key))


def _button(key: str, made: Step | Callable[[], Step], label: str) -> None:
    """The button; it tells whether the step is in the notebook where that can be told without making it."""
    held = isinstance(made, Step) and notebook.book().holds(made)
    icon = ":material/bookmark_added:" if held else ":material/bookmark_add:"
    st.button("Kept" if held else label, key=key, icon=icon, type="tertiary",
              help="Take it out of the notebook" if held else "Keep it in the notebook, as it stands",
              on_click=_toggle, args=(made, held))


def _toggle(made: Step | Callable[[], Step], held: bool) -> None:
    step = made if isinstance(made, Step) else made()
    try:
        if held:
            notebook.change(lambda book: _without(book, step))
            st.session_state[TOLD] = "Taken out of the notebook"
            return
        before = notebook.book()
        after = notebook.change(lambda book: book.added(step))
        st.session_state[TOLD] = "Kept in the notebook" if after != before else "It is in the notebook already"
    except DossierError as error:
        st.session_state[TOLD] = f"Not kept. {error}"


def _without(book: Notebook, step: Step) -> Notebook:
    """Without the steps that were kept so and have no note."""
    return replace(book, steps=tuple(other for other in book.steps if other.kept != step.kept or other.note))


def _one_line(text: str) -> str:
    return " ".join(str(text).split())
