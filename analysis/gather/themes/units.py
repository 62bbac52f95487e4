"""What carries a theme: the passage, or the whole post, mail or note where passages are short."""

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


def units(lengths: np.ndarray, document: np.ndarray) -> Units:
    """The units of passages of these lengths, which stand in reading order; `document` is the number of each one's
    document."""
    n_documents = int(document.max(initial=-1)) + 1
    if not SEVERAL <= n_documents < len(lengths) or np.median(lengths) >= SHORT:
        return Units(np.arange(len(lengths)), document, "passages")
    totals = np.bincount(document, weights=lengths)
    before = np.cumsum(lengths) - lengths
    begins = before - before[np.searchsorted(document, document)]
    section = np.where(totals[document] <= WHOLE, 0, begins // SECTION).astype(np.int64)
    opens = np.ones(len(lengths), dtype=bool)
    opens[1:] = (document[1:] != document[:-1]) | (section[1:] != section[:-1])
    return Units(np.cumsum(opens) - 1, document[opens], "documents")


def texts_of(own: Units, numbers: np.ndarray, texts: pd.Series, left_out: np.ndarray) -> list[str]:
    """The texts of these units, from those of all passages; nothing in place of the passages that are left out."""
    column, starts = texts.array, np.searchsorted(own.of, np.arange(len(own.document) + 1)).tolist()
    return [BREAK.join("" if left_out[row] else column[row] for row in range(starts[number], starts[number + 1]))
            for number in numbers.tolist()]
