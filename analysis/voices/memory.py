"""Answers remembered for as long as the analysis they were computed from is in use."""

from collections.abc import Callable, Hashable
from functools import wraps
from weakref import WeakKeyDictionary

import pandas as pd

from analysis.tables import Analysis

Answer = Callable[..., pd.DataFrame | Analysis]


def once(function: Answer) -> Answer:
    """`function` of an analysis (and further values), computed once for each. Its table is shared: do not change it."""
    answers: WeakKeyDictionary[Analysis, dict[tuple[Hashable, ...], pd.DataFrame | Analysis]] = WeakKeyDictionary()

    @wraps(function)
    def remembered(result: Analysis, *further: Hashable) -> pd.DataFrame | Analysis:
        known = answers.setdefault(result, {})
        if further not in known:
            known[further] = function(result, *further)
        return known[further]

    return remembered
