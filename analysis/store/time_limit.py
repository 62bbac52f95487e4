"""Work that is stopped when it takes too long."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class TookTooLong(BaseException):
    """The time is up. No Exception, so that what catches the faults of a step lets it through."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raises TookTooLong in a `with` block that takes more processor time than that.

    The system's timer interrupts patterns and loops alike. It speaks to the main thread of a process only (which a
    worker of a pool works in) and is missing on Windows: elsewhere there is no limit.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "ITIMER_PROF"):
        yield
        return
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _stop(*_: object) -> None:
    raise TookTooLong
