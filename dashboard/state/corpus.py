"""The corpus: which analysis this run of a page shows, corrected and filtered.

Corrections are replayed on the reading that is shown, so that one made or taken back shows at once. What a page shows
comes from one reading throughout; a newer one is shown when its viewer asks for it.
"""

import os
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

import pandas as pd
import streamlit as st

from analysis import Analysis, DossierError, Filter, InputError, narrow
from analysis.ask import as_country, only, search_within
from analysis.gather import Correction, correct, read_corrections, with_themes
from analysis.notebook import View, corrections_in, filter_of, themes_asked
from analysis.store import is_saved
from dashboard.state import link, login, team
from dashboard.state.readings import CORRECTIONS, Corpus, Corrections, Job, Reading
from dashboard.state.started import misunderstood, started_to_write, started_with
from dashboard.state.waiting import telling

Made = TypeVar("Made")
OWN, AWAITED, READING, TEAM = "own", "awaited", "reading", "team"
"""What the session remembers: documents of its own (see `own`), that it waits for the folder to be read, the
reading that it is shown, and the team's corrections of this run."""

def corpus_path() -> Path:
    """What is shown: the documents of the session's own where it has some, else what the app was started with."""
    own = st.session_state.get(OWN)
    return own.path if own else started_with()


def folder_to_write() -> Path | None:
    """The folder of documents into which the app was started to write, if any."""
    folder = started_with()
    return folder if may_write() and corrections_file(folder) and os.access(folder, os.W_OK) else None


def may_write() -> bool:
    """Whether the app was started to write, and the viewer is an editor where there are roles: corrections go beside
    the documents."""
    return started_to_write() and login.may_edit()


@st.cache_resource(max_entries=4, show_spinner=False)
def _corpus(path: Path) -> Corpus:
    return Corpus(path)


def await_change() -> None:
    """Have the next run look at the folder at once, wait until it is read and show it. For callbacks."""
    st.session_state[AWAITED] = True


def open_corpus() -> None:
    """Choose the reading that this run of the page shows; waits, and says how far it is, where there is none yet.

    It stays the one that its viewer saw before, also where the folder was read anew meanwhile (see `newer`).
    """
    if problem := misunderstood():
        _refuse(InputError(problem))
    st.session_state[TEAM] = _of_team()
    corpus, awaited = _shown(), st.session_state.pop(AWAITED, False)
    shown = st.session_state.get(READING)
    if awaited or shown is None or shown.corpus is not corpus:
        _read(corpus, awaited)
        st.session_state[READING] = corpus.reading


def _shown() -> Corpus:
    return st.session_state.get(OWN) or _corpus(started_with())


def _read(corpus: Corpus, awaited: bool) -> None:
    """Wait until there is a reading; of what the folder holds now where that is `awaited`."""
    job = corpus.look(now=awaited)
    while job is not None and (corpus.reading is None or awaited):
        _wait(job, corpus.leave)
        if job.error is not None:
            break
        job = corpus.look(now=awaited)
    if corpus.reading is None:
        _refuse(job.error if job else None)


def newer() -> tuple[Reading, Reading | None, Job | None]:
    """The reading that is shown, a newer one where there is one, and the job that makes one. Looks at the folder."""
    corpus = _shown()
    job = corpus.look()
    shown = reading()
    return shown, corpus.reading if corpus.reading is not shown else None, job


def _wait(job: Job, leave: Callable[[], None] | None) -> None:
    """Show how far the reading is until it has ended; who alone waits for it may stop it."""
    bar, way_out = st.progress(0.0, job.told()), st.empty()
    if leave is not None:
        way_out.button("Stop", key="stop-reading", icon=":material/close:", on_click=_stop, args=(job, leave))
    while not job.ended.wait(0.1):
        bar.progress(min(job.done / max(job.total, 1), 1.0), job.told())
    bar.empty()
    way_out.empty()


def _stop(job: Job, leave: Callable[[], None]) -> None:
    job.stopped.set()
    leave()


def _refuse(error: Exception | None) -> None:
    """Say why nothing can be shown; what is no fault of the folder is one of Dossier, and raised."""
    if not isinstance(error, DossierError):
        raise error or RuntimeError("the documents were not read")
    st.error("The documents cannot be shown.")
    st.text(str(error))
    st.stop()


def reading() -> Reading:
    """The reading that this run shows."""
    if READING not in st.session_state:
        open_corpus()
    return st.session_state[READING]


def asked_themes() -> int | None:
    """The number of themes that the link asks for, None where it is chosen by their stability."""
    return themes_asked(View("", (("n_themes", link.read("n_themes")),)))


def corrections_file(path: Path) -> Path | None:
    """The corrections beside the documents; none for one file and for a saved analysis."""
    return path / CORRECTIONS if os.path.isdir(path) and not is_saved(path) else None


def _corrections(shown: Reading) -> tuple[Corrections, tuple[str, ...]]:
    """All corrections to replay, those beside the documents, the team's and those in the link; what is wrong there."""
    file = corrections_file(corpus_path())
    found, problems = read_corrections(file) if file else (list(shown.made_with), [])
    of_team, more = st.session_state.get(TEAM) or _of_team()
    return (*found, *of_team, *in_link()), (*problems, *more)


def _of_team() -> tuple[Corrections, tuple[str, ...]]:
    """The team's corrections, and why they cannot be read; none of documents that only one viewer is shown."""
    if OWN in st.session_state:
        return (), ()
    try:
        return team.read(), ()
    except DossierError as error:
        return (), (str(error),)


def in_link() -> Corrections:
    """The corrections in the link: those of a reader who may not write beside the documents, and of who follows it."""
    return tuple(corrections_in(View("", (("corrections", link.read("corrections")),))))


def put_in_link(corrections: Iterable[Correction]) -> None:
    """Make these the corrections in the link. For callbacks."""
    link.write_ids("corrections", ["|".join(quote(part) for part in correction[:-1]) for correction in corrections])


def stand() -> tuple:
    """What the page's analysis is made of besides the documents: corrections and the number of themes."""
    return (*_corrections(reading()), asked_themes())


def whole() -> Analysis:
    """The analysis of the whole corpus, corrected, with as many themes as are asked for."""
    return _whole(reading(), *_corrections(reading()), asked_themes())


def _whole(shown: Reading, corrections: Corrections, problems: tuple[str, ...], n_themes: int | None) -> Analysis:
    def make() -> Analysis:
        result = with_themes(shown.result, n_themes) if n_themes else shown.result
        further = corrections[len(shown.made_with) :]
        return _with_problems(correct(result, further) if further else result, problems)

    return _made_once("Putting the documents together …", shown, ("whole", corrections, problems, n_themes), make)


def _made_once(words: str, shown: Reading, key: tuple, make: Callable[[], Made]) -> Made:
    """What was made of a reading, kept under `key`; `words` say what is done where it is not kept yet."""
    with nullcontext() if key in shown.analyses else telling(words):
        return shown.analyses.get(key, make)


def _with_problems(result: Analysis, problems: tuple[str, ...]) -> Analysis:
    if not problems:
        return result
    rows = pd.DataFrame({"path": CORRECTIONS, "reason": list(problems)})
    return replace(result, skipped=pd.concat([result.skipped, rows], ignore_index=True))


def show_filter(chosen: Filter) -> None:
    """Make `chosen` the filter of the page that is about to be drawn."""
    st.session_state["filter"] = chosen


def current() -> Analysis:
    """The analysis under the filter of the page."""
    shown, chosen = reading(), st.session_state["filter"]
    made_of = (*_corrections(shown), asked_themes())
    return _made_once("Looking for what passes the filter …", shown, ("narrowed", *made_of, chosen),
                      lambda: narrow(_whole(shown, *made_of), chosen))


def under(view: View) -> tuple[Analysis, Analysis]:
    """The analysis as a view has it, whole and under the filter of the view; InputError where that cannot be used."""
    shown, chosen = reading(), filter_of(view)
    beside, problems = _corrections(shown)
    made_of = (*beside[: len(beside) - len(in_link())], *corrections_in(view)), problems, themes_asked(view)
    whole = _whole(shown, *made_of)
    return whole, shown.analyses.get(("narrowed", *made_of, chosen), lambda: narrow(whole, chosen))


def as_one(country: str) -> Analysis:
    """The analysis under the filter of the page, in which those who act for a country are the country."""
    shown, chosen = reading(), st.session_state["filter"]
    made_of = (*_corrections(shown), asked_themes())
    return shown.analyses.get(("as one", country, *made_of, chosen), lambda: as_country(current(), country))


def circle_of(actors: tuple[str, ...]) -> Analysis:
    """The analysis under the filter of the page, in which nobody but these actors is named."""
    shown, chosen = reading(), st.session_state["filter"]
    made_of = (*_corrections(shown), asked_themes())
    return shown.analyses.get(("circle", actors, *made_of, chosen), lambda: only(current(), actors))


def without_words() -> Analysis:
    """The analysis under the filter of the page but for its words."""
    return narrow(whole(), replace(st.session_state["filter"], words=""))


def hits() -> pd.DataFrame:
    """The passages under the filter of the page, those that hold its words best first."""
    shown, chosen = reading(), st.session_state["filter"]
    made_of = (*_corrections(shown), asked_themes())
    return _made_once("Ranking the passages …", shown, ("hits", *made_of, chosen),
                      lambda: search_within(_whole(shown, *made_of), current(), chosen.words))
