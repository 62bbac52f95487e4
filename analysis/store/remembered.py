"""Answers remembered for as long as the analysis they were computed from is in use."""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from analysis.store.tables import Analysis

Answer = TypeVar("Answer")


def once(function: Callable[..., Answer]) -> Callable[..., Answer]:
    """`function` of an analysis (and further values), computed once for each. The answer is shared and read only."""
    answers: WeakKeyDictionary[Analysis, dict[tuple[Hashable, ...], Answer]] = WeakKeyDictionary()

    @wraps(function)
    def remembered(result: Analysis, *further: Hashable) -> Answer:
        known = answers.setdefault(result, {})
        if further not in known:
            known[further] = function(result, *further)
        return known[further]

    return remembered
