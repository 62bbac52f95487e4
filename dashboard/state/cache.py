"""The one cache: what was computed from an analysis, kept by the values it was computed with.

It is bounded, safe with threads, and goes with the reading of the corpus it belongs to. Two viewers who ask for the
same at once wait for one computation.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from analysis import Analysis

Answer = TypeVar("Answer")


class Cache:
    """Answers by key, the `most` that were asked for last."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        self._making: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Answer]) -> Answer:
        """The answer kept under `key`, made once where there is none."""
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]
            making = self._making.setdefault(key, Lock())
        with making:
            with self._lock:
                if key in self._answers:
                    return self._answers[key]
            try:
                answer = make()
                with self._lock:
                    self._answers[key] = answer
                    while len(self._answers) > self._most:
                        self._answers.popitem(last=False)
                return answer
            finally:
                with self._lock:
                    self._making.pop(key, None)

    def __contains__(self, key: Hashable) -> bool:
        return key in self._answers

    def __len__(self) -> int:
        return len(self._answers)


TABLES = 128
"""Counted tables and drawn figures kept for one analysis."""
_OF: WeakKeyDictionary[Analysis, Cache] = WeakKeyDictionary()
_LOCK = Lock()


def of(result: Analysis) -> Cache:
    """What was computed from this analysis; it goes with it."""
    with _LOCK:
        return _OF.setdefault(result, Cache(TABLES))
