"""Readings of a folder: made aside, in a thread; the newest is ready when it is made, and nobody waits behind it.

A reading is the analysis of the folder as it was once, without corrections. The folder is looked at on a timer.
"""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from threading import Event, Lock, Thread

from analysis import Analysis, analyze, load
from analysis.gather import Correction
from analysis.notebook import notebook_in
from analysis.store import KeptAnalyses, is_saved, state_of, user_cache
from dashboard.state.cache import Cache

CORRECTIONS = "corrections.csv"
"""The file beside the documents."""
EVERY, SELDOM = 2.0, 20
"""Seconds between two looks at the folder; they are at least so many times as long as a look takes."""

Corrections = tuple[Correction, ...]


@dataclass(eq=False)
class Reading:
    """The analysis of the folder as it was once, and what was computed from it."""

    corpus: "Corpus"
    fingerprint: str
    result: Analysis
    analyses: Cache = field(default_factory=partial(Cache, 16))     # corrected, with other themes, narrowed

    @cached_property
    def made_with(self) -> Corrections:
        """The corrections that stand in the analysis already: those of a saved one."""
        rows = self.result.corrections[list(Correction._fields)]
        return tuple(Correction(what, of, to, why, int(line))
                     for what, of, to, why, line in rows.itertuples(index=False, name=None))


@dataclass(eq=False)
class Job:
    """A reading that is being made, in a thread of its own: it goes on when its viewer leaves."""

    fingerprint: str
    done: int = 0
    total: int = 0
    error: Exception | None = None
    ended: Event = field(default_factory=Event)
    stopped: Event = field(default_factory=Event)

    def told(self) -> str:
        """What is being done and how far it is."""
        if not self.total:
            return "Reading the documents …"
        read = f"Read {self.done:,} of {self.total:,} documents"
        return f"{read} …" if self.done < self.total else f"{read}; finding actors, repeats and themes …"


class Stopped(Exception):
    """A reading that nobody waits for any more ends at the next document."""


class Corpus:
    """One folder, file or saved analysis that is shown, for all viewers or for one session.

    `leave` is what a viewer does who does not want to wait for the first reading any more; none where others wait, too.
    """

    def __init__(self, path: Path, make: Callable[..., Analysis] | None = None,
                 leave: Callable[[], None] | None = None) -> None:
        self.path, self.leave = path, leave
        self.reading: Reading | None = None
        self.job: Job | None = None
        self._make = make or _made
        self._kept = KeptAnalyses(cache) if make is None and (cache := user_cache()) is not None else None
        self._next_look = 0.0
        self._lock = Lock()

    def look(self, now: bool = False) -> Job | None:
        """Look whether the folder has changed, at most every few seconds but for `now`; the job that reads it anew."""
        with self._lock:
            if self.job is not None and not self.job.ended.is_set():
                return self.job
            started = time.monotonic()
            if self.reading is not None and not now and started < self._next_look:
                return None
            found = fingerprint(self.path)
            taken = time.monotonic() - started
            self._next_look = started + max(EVERY, SELDOM * taken)
            if self.reading is not None and self.reading.fingerprint == found:
                return None
            if self.job is not None and self.job.error is not None and self.job.fingerprint == found:
                return self.job
            self.job = Job(found)
            Thread(target=self._work, args=(self.job,), daemon=True, name="reading").start()
            return self.job

    def _work(self, job: Job) -> None:
        def progress(done: int, total: int) -> None:
            if job.stopped.is_set():
                raise Stopped
            job.done, job.total = done, total

        kept = None if is_saved(self.path) else self._kept
        known: Analysis | None = None
        try:
            known = kept.get(self.path, job.fingerprint) if kept else None
            made = Reading(self, job.fingerprint, known or self._make(self.path, progress, self._previous(kept)))
            if self._make is _made:
                gc.freeze()     # what stays as long as the server does is not looked through again at every page
            self.reading = made
        except Exception as error:      # the thread's end is told on the page
            job.error = error
        finally:
            job.ended.set()
        if kept and known is None and job.error is None:
            kept.put(self.path, job.fingerprint, made.result)       # while the page is drawn already

    def _previous(self, kept: KeptAnalyses | None) -> Analysis | None:
        """The last analysis of the folder, whose themes go on: before it changed, or before the app was started."""
        if self.reading is not None:
            return self.reading.result
        return kept.last(self.path) if kept else None


def fingerprint(path: Path) -> str:
    """Changes when the corpus does, so that it is read again; not by corrections, which are replayed, nor by notes."""
    return state_of(path, leave_out=(CORRECTIONS, *notebook_in(path)))


def _made(path: Path, progress: Callable[[int, int], None], previous: Analysis | None) -> Analysis:
    if is_saved(path):
        return load(path)
    return analyze(path, progress=progress, previous=previous, corrected=False, cache=user_cache())
