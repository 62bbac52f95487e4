"""All steps of the notebook: to order, to note, to open, to take out."""

import streamlit as st

from analysis import DossierError
from analysis.notebook import FILE, Checked, Notebook, Step, safe_note
from dashboard.parts import keep
from dashboard.state import link, notebook
from dashboard.views.notebook import passing_on, telling

EMPTY = ("Nothing is kept yet: “Keep” stands beside every sentence, chart, table and view, and puts it here as it "
         "stands, with room for a note.")
FIRST = 2
"""Quotations of a step that are listed."""
TAKEN = "notebook-taken"
"""What the session remembers: the step that was taken out last, and where it stood."""
HEADING, NOTE, TITLE, WORDS = "notebook-heading", "notebook-note", "notebook-title", "notebook-words"


def show(book: Notebook, found: list[Checked]) -> None:
    """Draw the title, what has changed, and the steps."""
    if not book.steps:
        st.title("Notebook", anchor=False)
        st.markdown(EMPTY)
        _put_back()
        passing_on.bring()
        return
    st.title(keep.plain(book.title) or "Notebook", anchor=False)
    st.markdown(telling.summary(book, found))
    with st.container(horizontal=True, key="notebook-tools"):
        st.button("Present", key="present", icon=":material/play_arrow:", on_click=link.write, args=("step", "1"))
        passing_on.report(book, found)
        passing_on.take(book)
        passing_on.bring()
    st.caption(_where())
    _put_back()
    with st.expander("Title and first words", icon=":material/edit:"):
        _edit("text_input", "Title", TITLE, book.title, lambda value: {"title": value})
        _edit("text_area", "First words", WORDS, book.words, lambda value: {"words": value})
    for number, (step, check) in enumerate(zip(book.steps, found, strict=True)):
        _step(number, len(book.steps), step, check)


def _where() -> str:
    if notebook.folder():
        return f"Kept in {FILE} beside the documents."
    return "Kept until you close or reload this page: download it to open it again later."


def _step(number: int, of: int, step: Step, check: Checked) -> None:
    """A step: its heading and what it shows, what has changed, the note, and what can be done with it."""
    with st.container(border=True, key=f"step-{number}", gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            key = f"{HEADING}-{number}"
            st.session_state[key] = step.heading
            st.text_input("Heading", key=key, label_visibility="collapsed", width="stretch", placeholder="Heading",
                          on_change=_change, args=(step, "heading", key))
            _moves(number, of, step)
        telling.shown(step, f"open-step-{number}")
        telling.kept(step, check, most_quotes=FIRST)
        key = f"{NOTE}-{number}"
        st.session_state[key] = step.note
        st.text_area("Note", key=key, label_visibility="collapsed", placeholder="Your note", height="content",
                     on_change=_change, args=(step, "note", key))


def _moves(number: int, of: int, step: Step) -> None:
    for name, by, icon, told, dead in (
            ("up", -1, "arrow_upward", "Move up", number == 0),
            ("down", 1, "arrow_downward", "Move down", number == of - 1)):
        st.button(told, key=f"bare-{name}-{number}", icon=f":material/{icon}:", type="tertiary", help=told,
                  disabled=dead, on_click=_do, args=(lambda book, by=by: book.moved(step, by),))
    st.button("Take out", key=f"bare-remove-{number}", icon=":material/close:", type="tertiary",
              help="Take it out of the notebook", on_click=_take_out, args=(step, number))
    st.button("Present from here", key=f"bare-present-{number}", icon=":material/play_arrow:", type="tertiary",
              help="Present from here", on_click=link.write, args=("step", str(number + 1)))


def _take_out(step: Step, number: int) -> None:
    st.session_state[TAKEN] = step, number
    _do(lambda book: book.without(step))


def _put_back() -> None:
    """What was taken out last, and the way to have it back where it was."""
    if TAKEN not in st.session_state:
        return
    step, number = st.session_state[TAKEN]
    with st.container(horizontal=True, vertical_alignment="center", key="taken-out"):
        st.caption(f"Taken out: {keep.plain(step.heading or step.shows)}", width="content")
        st.button("Put it back", key="put-back", type="tertiary", icon=":material/undo:", on_click=_back,
                  args=(step, number))


def _back(step: Step, number: int) -> None:
    st.session_state.pop(TAKEN, None)
    _do(lambda book: book.added(step).moved(step, number - len(book.steps)))


def _change(step: Step, field: str, key: str) -> None:
    value = st.session_state[key]
    value = safe_note(value) if field == "note" else " ".join(value.split())
    _do(lambda book: book.changed(step, **{field: value}))


def _edit(widget: str, label: str, key: str, value: str, changes) -> None:
    st.session_state[key] = value
    getattr(st, widget)(
        label, key=key, on_change=lambda: _do(lambda book: book.called(**changes(st.session_state[key]))))


def _do(make: notebook.Change) -> None:
    """Change the notebook; what cannot be kept is said. For callbacks."""
    try:
        notebook.change(make)
    except DossierError as error:
        st.session_state[keep.TOLD] = f"Not kept. {error}"
