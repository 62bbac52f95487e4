"""Work that is stopped when it takes too long."""

import ctypes
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager


class TookTooLong(BaseException):
    """The time is up. No Exception, so that what catches the faults of a step lets it through."""


def at_most(seconds: float) -> AbstractContextManager[None]:
    """Raises TookTooLong in a `with` block that takes more processor time than that.

    In the main thread of a process (which a worker of a pool works in) the system's timer interrupts patterns and
    loops alike. It speaks to no other thread and is missing on Windows: there, the block is interrupted between two
    steps of Python, so that a single pattern is let go on to its end.
    """
    in_main = threading.current_thread() is threading.main_thread()
    return _by_timer(seconds) if in_main and hasattr(signal, "ITIMER_PROF") else _by_watcher(seconds)


@contextmanager
def _by_timer(seconds: float) -> Iterator[None]:
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _stop(*_: object) -> None:
    raise TookTooLong


@contextmanager
def _by_watcher(seconds: float) -> Iterator[None]:
    watched = threading.get_ident()
    with _TURN:
        _DUE[watched] = _taken(watched) + seconds
        if not _WATCHERS:
            _WATCHERS.append(threading.Thread(target=_watch, daemon=True, name="time limit"))
            _WATCHERS[0].start()
    try:
        yield
    finally:
        with _TURN:
            _DUE.pop(watched, None)
            # what was sent and has not come does not come
            ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(watched), None)


_TURN = threading.Lock()
_DUE: dict[int, float] = {}
"""{thread: the processor time it may have taken}."""
_WATCHERS: list[threading.Thread] = []
"""The thread that looks at these; it ends when there is none."""
EVERY = 0.2
"""Seconds between two looks."""


def _watch() -> None:
    while True:
        time.sleep(EVERY)
        with _TURN:
            for watched in [thread for thread, due in _DUE.items() if _taken(thread) >= due]:
                del _DUE[watched]
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(watched), ctypes.py_object(TookTooLong))
            if not _DUE:
                _WATCHERS.clear()
                return


def _taken(thread: int) -> float:
    """Seconds of processor time that a thread has taken; where the system does not tell, those on the clock."""
    if not hasattr(time, "pthread_getcpuclockid"):
        return time.monotonic()
    return time.clock_gettime(time.pthread_getcpuclockid(thread))
