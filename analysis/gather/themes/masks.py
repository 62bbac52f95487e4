"""Names of actors, and addresses, taken out of the texts, so that themes say what and actors say who."""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.gather.themes.words import TOKEN, Encoded, capitals_tell_names, plain

BREAK = " | "       # is no word, and no phrase goes across it
ADDRESS = re.compile(r"<?[^\s<>()@]{1,80}@[^\s<>()]+>?|\b(?:[a-z]{2,12}://|www\.)[^\s<>()]+", re.IGNORECASE)


def masked(passages: pd.DataFrame, masks: pd.DataFrame) -> tuple[list[str], Counter[str]]:
    """The text of each passage without the masked spans and without addresses, and how often each word is written with
    a capital in these spans."""
    texts = passages["text"].tolist()
    inside: list[str] = []
    spans, bounds = _by_passage(passages, masks)
    for at in np.flatnonzero(np.diff(bounds)).tolist():
        own, text = spans[bounds[at]:bounds[at + 1]], texts[at]
        inside += [text[start:end] for start, end in own]
        texts[at] = without(text, own)
    texts = [ADDRESS.sub(BREAK, text) if "@" in text or "://" in text or "www." in text else text for text in texts]
    return texts, _words(Counter(inside))


def _words(spans: Counter[str]) -> Counter[str]:
    """The words of the spans that are written with a capital. A name that stands a thousand times is cut once."""
    found: Counter[str] = Counter()
    for span, times in spans.items():
        for word in TOKEN.findall(span):
            if word[0].isupper():
                found[plain(word)] += times
    return found


def _by_passage(passages: pd.DataFrame, masks: pd.DataFrame) -> tuple[list[tuple[int, int]], np.ndarray]:
    """The (start, end) of all spans in the order of the passages, and where those of each passage begin among them."""
    numbered = passages[["doc_id", "passage_id"]].assign(row=np.arange(len(passages)))
    found = masks.astype({"doc_id": str, "passage_id": "int64"}).merge(numbered, on=["doc_id", "passage_id"])
    found = found.sort_values(["row", "start", "end"])
    spans = list(zip(found["start"].tolist(), found["end"].tolist(), strict=True))
    return spans, np.searchsorted(found["row"].to_numpy(), np.arange(len(passages) + 1))


LOOKED_AT = 500     # passages in which a language would show


def telling(passages: pd.DataFrame) -> set[tuple[str, int]] | None:
    """The passages in which a name can be told by its capital; None where that is all of them, nearly."""
    some = passages["text"].iloc[::max(len(passages) // LOOKED_AT, 1)]
    if sum(map(capitals_tell_names, some)) >= 0.95 * len(some):
        return None
    keys = zip(passages["doc_id"], passages["passage_id"], passages["text"], strict=True)
    return {(doc_id, passage_id) for doc_id, passage_id, text in keys if capitals_tell_names(text)}


def without(text: str, spans: Sequence[tuple[int, int]]) -> str:
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
