"""Fewer walks of Python's cycle collector while an analysis makes many objects that stay.

By default it looks at the new objects at every 700th and now and then at all of them, which is a sixth of the time of a
small analysis; evidence has no cycles, so almost nothing is found.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (50_000, 20, 100)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Raises the thresholds of the collector, for a `with` block or (as a decorator) for the calls of a function."""
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
