"""What carries a theme: the passage, or the whole post, mail or note where passages are short."""

from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.gather.themes.masks import BREAK

SHORT = 180         # signs in the median passage below which passages alone say too little
SEVERAL = 30        # documents below which they are too few to be sorted as wholes
WHOLE = 2_500       # signs up to which a document is one unit; a longer one is cut into units of about
SECTION = 600       # so many signs


class Units(NamedTuple):
    """`of`: the number of each passage's unit, ascending; `document`: each unit's document."""

    of: np.ndarray
    document: np.ndarray
    kind: str           # "passages" or "documents"


def units(texts: pd.Series, document: np.ndarray) -> tuple[Units, pd.Series]:
    """The units of these passages, which stand in reading order, and their texts; `document` is the number of each
    passage's document."""
    lengths = texts.str.len().to_numpy(dtype=np.int64)
    n_documents = int(document.max(initial=-1)) + 1
    if not SEVERAL <= n_documents < len(texts) or np.median(lengths) >= SHORT:
        return Units(np.arange(len(texts)), document, "passages"), texts
    totals = np.bincount(document, weights=lengths)
    before = np.cumsum(lengths) - lengths
    begins = before - before[np.searchsorted(document, document)]
    section = np.where(totals[document] <= WHOLE, 0, begins // SECTION).astype(np.int64)
    opens = np.ones(len(texts), dtype=bool)
    opens[1:] = (document[1:] != document[:-1]) | (section[1:] != section[:-1])
    of = np.cumsum(opens) - 1
    starts = np.append(np.flatnonzero(opens), len(texts)).tolist()
    joined = [BREAK.join(texts.iloc[start:end]) for start, end in pairwise(starts)]
    return Units(of, document[opens], "documents"), pd.Series(joined, dtype="str")
