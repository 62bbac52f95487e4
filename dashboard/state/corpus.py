"""The corpus: which analysis is shown. It is made aside and swapped when ready; nobody waits behind another's page.

A reading is the analysis of the folder as it was once, without corrections; these are replayed on it, so that one made
or taken back shows at once. The folder is looked at on a timer. What a page shows comes from one reading throughout.
"""

import argparse
import gc
import os
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from threading import Event, Lock, Thread
from urllib.parse import quote, unquote

import pandas as pd
import streamlit as st

from analysis import Analysis, DossierError, Filter, analyze, load, narrow
from analysis.ask import search_within
from analysis.gather import Correction, check, correct, read_corrections, with_themes
from analysis.store import is_saved, user_cache
from dashboard.state import link
from dashboard.state.cache import Cache

HOMES = (Path(__file__).parents[2], Path.cwd())
"""Where the seeds may stand: beside this package in a checkout, else where a deployment is started."""

SEEDS = next((home / "seeds" for home in HOMES if (home / "seeds").is_dir()), Path("seeds"))
VARIABLE, WRITE = "DOSSIER_CORPUS", "DOSSIER_WRITE"
CORRECTIONS = "corrections.csv"
"""The file beside the documents."""
MOST_THEMES = 40
"""The most themes that a link can ask for."""
EVERY = 2.0
"""Seconds between two looks at the folder."""
PATIENCE = 1.5
"""Seconds that a page waits for a new reading before it shows the one before."""

OWN, AWAITED = "own", "awaited"
"""What the session remembers: documents of its own (see `own`), and that it waits for the folder to be read."""

Corrections = tuple[Correction, ...]


@dataclass(eq=False)
class Reading:
    """The analysis of the folder as it was once, and what was computed from it."""

    fingerprint: str
    result: Analysis
    analyses: Cache = field(default_factory=partial(Cache, 16))     # corrected, with other themes, narrowed

    @property
    def made_with(self) -> Corrections:
        """The corrections that stand in the analysis already: those of a saved one."""
        rows = self.result.corrections[list(Correction._fields)]
        return tuple(Correction(*row[:-1], int(row[-1])) for row in rows.itertuples(index=False, name=None))


@dataclass(eq=False)
class Job:
    """A reading that is being made, in a thread of its own: it goes on when its viewer leaves."""

    fingerprint: str
    done: int = 0
    total: int = 0
    error: Exception | None = None
    ended: Event = field(default_factory=Event)

    def told(self) -> str:
        """What is being done and how far it is."""
        if not self.total:
            return "Reading the documents …"
        read = f"Read {self.done:,} of {self.total:,} documents"
        return f"{read} …" if self.done < self.total else f"{read}; finding actors, repeats and themes …"


class Corpus:
    """One folder, file or saved analysis that is shown, for all viewers or for one session."""

    def __init__(self, path: Path, make: Callable[..., Analysis] | None = None) -> None:
        self.path = path
        self.reading: Reading | None = None
        self.job: Job | None = None
        self._make = make or _made
        self._looked = -EVERY
        self._lock = Lock()

    def look(self, now: bool = False) -> Job | None:
        """Look whether the folder has changed, at most every few seconds but for `now`; the job that reads it anew."""
        with self._lock:
            if self.job is not None and not self.job.ended.is_set():
                return self.job
            if self.reading is not None and not now and time.monotonic() - self._looked < EVERY:
                return None
            self._looked = time.monotonic()
            found = fingerprint(self.path)
            if self.reading is not None and self.reading.fingerprint == found:
                return None
            if self.job is not None and self.job.error is not None and self.job.fingerprint == found:
                return self.job
            self.job = Job(found)
            Thread(target=self._work, args=(self.job,), daemon=True, name="reading").start()
            return self.job

    def _work(self, job: Job) -> None:
        def progress(done: int, total: int) -> None:
            job.done, job.total = done, total

        try:
            made = Reading(job.fingerprint, self._make(self.path, progress))
            if self._make is _made:
                gc.freeze()     # what stays as long as the server does is not looked through again at every page
            self.reading = made
        except Exception as error:      # the thread's end is told on the page
            job.error = error
        finally:
            job.ended.set()


def corpus_path() -> Path:
    """What is shown: the documents of the session's own where it has some, else what the app was started with."""
    own = st.session_state.get(OWN)
    return own.path if own else started_with()


def started_with() -> Path:
    """The folder after `-- --corpus`, else the one the environment names, else the seeds."""
    return Path(_arguments().corpus)


def folder_to_write() -> Path | None:
    """The folder of documents into which the app was started to write, if any."""
    folder = started_with()
    return folder if may_write() and corrections_file(folder) and os.access(folder, os.W_OK) else None


def may_write() -> bool:
    """Whether the app was started with `-- --write` (or `DOSSIER_WRITE=1`): corrections go beside the documents."""
    return _arguments().write or os.environ.get(WRITE, "0") not in ("", "0")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--corpus", default=os.environ.get(VARIABLE) or SEEDS)
    parser.add_argument("--write", action="store_true")
    return parser.parse_known_args(sys.argv[1:])[0]


def fingerprint(path: Path) -> str:
    """Changes when a file of the corpus does, so that an edited folder is read again. Corrections are replayed."""
    if not os.path.exists(path):
        return ""
    files = [path] if path.is_file() else sorted(file for file in path.rglob("*") if file.is_file())
    # what is hidden is not read either; the lock of a writer is
    files = [file for file in files if file != path / CORRECTIONS and not file.name.startswith(".")]
    newest = max((file.stat().st_mtime_ns for file in files), default=0)
    return f"{len(files)}-{newest}"


def _made(path: Path, progress: Callable[[int, int], None]) -> Analysis:
    if is_saved(path):
        return load(path)
    return analyze(path, progress=progress, corrected=False, cache=user_cache())


@st.cache_resource(max_entries=4, show_spinner=False)
def _corpus(path: Path) -> Corpus:
    return Corpus(path)


def await_change() -> None:
    """Have the next run look at the folder at once and wait until it is read. For callbacks."""
    st.session_state[AWAITED] = True


def open_corpus() -> None:
    """Choose the reading that this run of the page shows; waits, and says how far it is, where there is none yet."""
    own, awaited = st.session_state.get(OWN), st.session_state.pop(AWAITED, False)
    corpus = own or _corpus(started_with())
    job = corpus.look(now=awaited)
    if job is not None and (corpus.reading is None or awaited or not job.ended.wait(PATIENCE)):
        if corpus.reading is None or awaited:
            _wait(job)
        else:
            st.caption(f"The folder has changed. {job.told()} What is shown is as it was before.")
    if corpus.reading is None:
        _refuse(job.error)
    st.session_state["reading"] = corpus.reading


def _wait(job: Job) -> None:
    bar = st.progress(0.0, job.told())
    while not job.ended.wait(0.1):
        bar.progress(min(job.done / max(job.total, 1), 1.0), job.told())
    bar.empty()


def _refuse(error: Exception | None) -> None:
    """Say why nothing can be shown; what is no fault of the folder is one of Dossier, and raised."""
    if not isinstance(error, DossierError):
        raise error or RuntimeError("the documents were not read")
    st.error("The documents cannot be shown.")
    st.text(str(error))
    st.stop()


def reading() -> Reading:
    """The reading that this run shows."""
    if "reading" not in st.session_state:
        open_corpus()
    return st.session_state["reading"]


def asked_themes() -> int | None:
    """The number of themes that the link asks for, None where it is chosen by their stability."""
    asked = link.read("n_themes")
    offered = {str(number): number for number in range(2, MOST_THEMES + 1)}
    return offered.get(asked)


def corrections_file(path: Path) -> Path | None:
    """The corrections beside the documents; none for one file and for a saved analysis."""
    return path / CORRECTIONS if os.path.isdir(path) and not is_saved(path) else None


def _corrections(shown: Reading) -> tuple[Corrections, tuple[str, ...]]:
    """All corrections to replay, those beside the documents and those in the link; what is wrong in the file."""
    file = corrections_file(corpus_path())
    found, problems = read_corrections(file) if file else (list(shown.made_with), [])
    return (*found, *in_link()), tuple(problems)


def in_link() -> Corrections:
    """The corrections in the link: those of a reader who may not write beside the documents, and of who follows it."""
    found = [[unquote(part) for part in item.split("|")] for item in link.read_ids("corrections")]
    corrections = [Correction(*parts) for parts in found if len(parts) == len(Correction._fields) - 1]
    return tuple(correction for correction in corrections if not check(correction))


def put_in_link(corrections: Iterable[Correction]) -> None:
    """Make these the corrections in the link. For callbacks."""
    link.write_ids("corrections", ["|".join(quote(part) for part in correction[:-1]) for correction in corrections])


def whole() -> Analysis:
    """The analysis of the whole corpus, corrected, with as many themes as are asked for."""
    return _whole(reading(), *_corrections(reading()), asked_themes())


def _whole(shown: Reading, corrections: Corrections, problems: tuple[str, ...], n_themes: int | None) -> Analysis:
    def make() -> Analysis:
        result = with_themes(shown.result, n_themes) if n_themes else shown.result
        further = corrections[len(shown.made_with) :]
        return _with_problems(correct(result, further) if further else result, problems)

    return shown.analyses.get(("whole", corrections, problems, n_themes), make)


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
    return shown.analyses.get(("narrowed", *made_of, chosen), lambda: narrow(_whole(shown, *made_of), chosen))


def hits() -> pd.DataFrame:
    """The passages under the filter of the page, those that hold its words best first."""
    shown, chosen = reading(), st.session_state["filter"]
    made_of = (*_corrections(shown), asked_themes())
    return shown.analyses.get(("hits", *made_of, chosen),
                              lambda: search_within(_whole(shown, *made_of), current(), chosen.words))
