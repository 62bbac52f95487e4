"""Names of actors, and addresses, taken out of the texts, so that themes say what and actors say who."""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.gather.themes.words import CHUNK, TOKEN, Encoded, capitals_tell_names, plain

BREAK = " | "       # is no word, and no phrase goes across it
ADDRESS = re.compile(r"<?[^\s<>()@]{1,80}@[^\s<>()]+>?|\b(?:[a-z]{2,12}://|www\.)[^\s<>()]+", re.IGNORECASE)


def masked(passages: pd.DataFrame, masks: pd.DataFrame) -> tuple[pd.Series, Counter[str]]:
    """The text of each passage without the masked spans and without addresses, and how often each word is written with
    a capital in these spans."""
    spans, bounds = _by_passage(passages, masks)
    inside: Counter[str] = Counter()
    chunks = []
    for first in range(0, len(passages), CHUNK):    # a large folder is never there as Python's texts
        found = []
        for at, text in enumerate(passages["text"].iloc[first:first + CHUNK].tolist(), first):
            own = spans[bounds[at]:bounds[at + 1]].tolist() if bounds[at] < bounds[at + 1] else ()
            inside.update(text[start:end] for start, end in own)
            found.append(_without_addresses(without(text, own) if own else text))
        chunks.append(pd.Series(found, dtype="str"))
    texts = pd.concat(chunks, ignore_index=True) if chunks else pd.Series([], dtype="str")
    return texts, _words(inside)


def _without_addresses(text: str) -> str:
    return ADDRESS.sub(BREAK, text) if "@" in text or "://" in text or "www." in text else text


def _words(spans: Counter[str]) -> Counter[str]:
    """The words of the spans that are written with a capital. A name that stands a thousand times is cut once."""
    found: Counter[str] = Counter()
    for span, times in spans.items():
        for word in TOKEN.findall(span):
            if word[0].isupper():
                found[plain(word)] += times
    return found


def _by_passage(passages: pd.DataFrame, masks: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """The (start, end) of all spans in the order of the passages, and where those of each passage begin among them."""
    documents, ids = pd.factorize(passages["doc_id"])
    keys = documents << 32 | passages["passage_id"].to_numpy(dtype=np.int64)
    named = masks["doc_id"].astype("category").cat
    own = ids.get_indexer(named.categories)[named.codes] << 32 | masks["passage_id"].to_numpy(dtype=np.int64)
    row = np.searchsorted(keys, own)
    there = np.flatnonzero(np.append(keys, -1)[row] == own)
    spans, row = masks[["start", "end"]].to_numpy(dtype=np.int32)[there], row[there]
    order = np.lexsort((spans[:, 1], spans[:, 0], row))
    return spans[order], np.searchsorted(row[order], np.arange(len(passages) + 1))


LOOKED_AT = 500     # passages in which a language would show


def telling(passages: pd.DataFrame) -> set[tuple[str, int]] | None:
    """The passages in which a name can be told by its capital; None where that is all of them, nearly."""
    some = passages["text"].iloc[::max(len(passages) // LOOKED_AT, 1)]
    if sum(map(capitals_tell_names, some)) >= 0.95 * len(some):
        return None
    keys = zip(passages["doc_id"], passages["passage_id"], passages["text"], strict=True)
    return {(doc_id, passage_id) for doc_id, passage_id, text in keys if capitals_tell_names(text)}


def without(text: str, spans: Sequence[Sequence[int]]) -> str:
    """`text` with each span (sorted by start) replaced by a break."""
    parts, end = [], 0
    for start, stop in spans:
        if start >= end:
            parts += [text[end:start], BREAK]
        end = max(end, stop)
    return "".join([*parts, text[end:]])


def names(inside: Counter[str], texts: Encoded) -> frozenset[str]:
    """The words that are written with a capital in masked spans more often than they are left outside of them, judged
    on at most 20,000 texts: so a first name that stands alone is known as one."""
    if not inside:
        return frozenset()
    n_texts = len(texts.starts) - 1
    step = max(n_texts // 20_000, 1)
    some = texts.part(np.arange(0, n_texts, step))
    outside: Counter[str] = Counter()
    for word, times in zip(some.forms, np.bincount(some.flat, minlength=len(some.forms)).tolist(), strict=True):
        outside[plain(word)] += times
    return frozenset(word for word, times in inside.items() if times > step * outside[word])
