"""Answers remembered for as long as the analysis they were computed from is in use."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import TypeVar
from weakref import WeakKeyDictionary

from analysis.store.tables import Analysis

Answer = TypeVar("Answer")
MOST = 32
"""Answers of one function remembered for one analysis."""


def once(function: Callable[..., Answer]) -> Callable[..., Answer]:
    """`function` of an analysis (and further values), computed once for each. The answer is shared and read only."""
    answers: WeakKeyDictionary[Analysis, OrderedDict[Hashable, Answer]] = WeakKeyDictionary()
    lock = Lock()

    @wraps(function)
    def remembered(result: Analysis, *further: Hashable, **named: Hashable) -> Answer:
        asked = further, tuple(sorted(named.items()))
        with lock:
            known = answers.setdefault(result, OrderedDict())
            if asked in known:
                known.move_to_end(asked)
                return known[asked]
        answer = function(result, *further, **named)    # outside the lock: it may ask for other answers
        with lock:
            known[asked] = answer
            while len(known) > MOST:
                known.popitem(last=False)
        return answer

    return remembered
