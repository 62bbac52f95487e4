"""The table to look through before anything is analysed, and the step from there to the documents shown."""

import pandas as pd
import streamlit as st

from analysis import DossierError, Preview, Previewed, add_files, preview
from dashboard.parts import follow
from dashboard.parts.empty import not_read
from dashboard.parts.filters import plain
from dashboard.state.corpus import await_change, folder_to_write
from dashboard.state.own import show_own
from dashboard.views.add import choices, mending
from dashboard.views.add.bringing import TIMES, Brought

READ, MENDED, TOLD, FAILED = "add_read", "add_mended", "add_told", "add_failed"
COLUMNS = {"title": "Title", "date": "Date", "source": "Source", "first_line": "First line", "how": "Read as",
           "file": "File"}
OVERVIEW = "views/overview/view.py"


def show(brought: Brought) -> None:
    """Draw what would be read and what not, the rules for all, and the button that shows the documents."""
    found = _read(brought)
    rows = found.rows
    choices.show(found)
    documents, missing = [row for row in rows if not row.problem], [row for row in rows if row.problem]
    if documents:
        head = st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute",
                            key="add-head")
        mends = mending.mends_of(documents, _table(documents, str(hash((brought.key, choices.chosen())))))
        wrong = mending.wrong_dates(mends)
        with head:      # above the table, which may be long
            _heading(documents)
            st.button("Show them", type="primary", icon=":material/arrow_forward:", disabled=bool(wrong),
                      on_click=_show, args=(brought, mends))
        if wrong:
            st.warning(f"No date: {plain(', '.join(wrong[:5]))}. Write a day as 2018-03-05, a month as 2018-03, or a "
                       "year.")
    if missing:
        _say_missing(missing, bool(documents))


def _read(brought: Brought) -> Previewed:
    """What the files would be read as by the choices, found once for each."""
    held = st.session_state.get(READ)
    if held is None or held[0] != brought.key:
        choices.forget()
        st.session_state[MENDED] = {}
    made = choices.chosen()
    if held is None or held[:2] != (brought.key, made):
        with st.spinner(f"Reading {len(brought.files):,} file{'' if len(brought.files) == 1 else 's'} …"):
            held = st.session_state[READ] = (
                brought.key, made, preview(brought.files, columns=dict(made.columns), first=made.first))
    return held[2]


def _heading(rows: list[Preview]) -> None:
    undated, n = sum(not row.date for row in rows), len(rows)
    st.header(f"{n:,} document{'' if n == 1 else 's'}" + (f", {undated:,} without a date" if undated else ""),
                 anchor=False, width="content")


def _table(rows: list[Preview], key: str) -> pd.DataFrame:
    """The table as it was mended."""
    with st.container(horizontal=True, key="add-rules"):
        source, pattern = st.session_state.get("source-of-all"), st.session_state.get("date-of-all")
        source, pattern = source or mending.AS_READ, pattern or mending.AS_READ
        table = mending.table_of(rows, source, pattern, st.session_state[MENDED])
        name = f"review-{key}-{source}-{pattern}"

        def keep() -> None:
            changes = st.session_state.get(name, {}).get("edited_rows", {})
            for doc_id, cells in mending.edited(table, changes).items():
                st.session_state[MENDED].setdefault(doc_id, {}).update(cells)

        st.selectbox("Dates of all", [mending.AS_READ, *mending.PATTERNS], key="date-of-all", on_change=keep,
                     format_func=lambda value: value if value == mending.AS_READ else f"{value} in the file name")
        st.selectbox("Source of all", [mending.AS_READ, mending.OF_FOLDER], key="source-of-all", on_change=keep,
                     accept_new_options=True, help="Choose, or type the one source of all.")
    text = {column: st.column_config.TextColumn(label, disabled=column not in mending.FIELDS)
            for column, label in COLUMNS.items()}
    text["title"] = st.column_config.TextColumn("Title", width="medium", help="Where it is empty, told from the text")
    text["date"] = st.column_config.TextColumn(
        "Date", width=115, help="2018-03-05, 2018-03 or 2018. Empty one that is wrong. Where it is empty, it is told "
                                "from the text if that is certain")
    text["first_line"] = st.column_config.TextColumn("First line", width="medium", disabled=True)
    mended = st.data_editor(table, key=name, hide_index=True, column_config=text, column_order=list(COLUMNS))
    st.caption("Titles, dates and sources can be mended here: click into a cell; a date that is wrong can be emptied.")
    return mended


def _say_missing(rows: list[Preview], some: bool) -> None:
    st.header(f"Not read, or read in part: {len(rows):,}" if some else "Nothing of this could be read", anchor=False)
    not_read(pd.DataFrame({"path": [row.doc_id for row in rows], "reason": [row.problem for row in rows]}))


def _show(brought: Brought, mends: mending.Mends) -> None:
    """Write the documents into the folder or give them to the session, and go to the overview. A callback."""
    folder, made = folder_to_write(), choices.chosen()
    st.session_state[TIMES] = st.session_state.get(TIMES, 0) + 1
    if folder is None:
        show_own(lambda place: add_files(place, brought.files, mends, dict(made.columns), made.first))
        follow.ask(OVERVIEW)
        return
    try:
        added = add_files(folder, brought.files, mends, dict(made.columns), made.first)
    except DossierError as error:
        st.session_state[FAILED] = str(error)
        return
    await_change()
    if added.told:
        st.session_state[TOLD] = added
    else:
        follow.ask(OVERVIEW)


def say_what_became() -> None:
    """After files were added: what was not written, or under another name."""
    if error := st.session_state.pop(FAILED, ""):
        st.error("Nothing was added.")
        st.text(error)
    if added := st.session_state.pop(TOLD, None):
        n = len(added.written)
        st.header(f"{n:,} file{' was' if n == 1 else 's were'} added", anchor=False)
        st.dataframe(pd.DataFrame(added.told, columns=["File", "What became of it"]), hide_index=True)
        st.page_link(OVERVIEW, label="Show them", icon=":material/arrow_forward:")
