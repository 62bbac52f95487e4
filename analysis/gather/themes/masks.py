"""Names of actors, and addresses, taken out of the texts, so that themes say what and actors say who."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

import pandas as pd

from analysis.gather.themes.words import TOKEN, capitals_tell_names, plain, tokens

BREAK = " | "       # is no word, and no phrase goes across it
ADDRESS = re.compile(r"<?[^\s<>()@]{1,80}@[^\s<>()]+>?|\b(?:[a-z]{2,12}://|www\.)[^\s<>()]+", re.IGNORECASE)

Spans = dict[tuple[str, int], list[tuple[int, int]]]


def masked(passages: pd.DataFrame, masks: pd.DataFrame) -> tuple[list[str], frozenset[str]]:
    """The text of each passage without the masked spans and without addresses, and the words that are names.

    A word is a name if it is written with a capital in masked spans more often than it is left outside them: so a
    first name that stands alone is known as one.
    """
    spans = _by_passage(masks)
    keys = list(zip(passages["doc_id"], passages["passage_id"], strict=True))
    inside: Counter[str] = Counter()
    texts = []
    for key, text in zip(keys, passages["text"].tolist(), strict=True):
        for start, end in spans.get(key, ()):
            inside.update(plain(word) for word in TOKEN.findall(text[start:end]) if word[0].isupper())
        text = without(text, sorted(spans[key])) if key in spans else text
        texts.append(ADDRESS.sub(BREAK, text) if "@" in text or "://" in text or "www." in text else text)
    return texts, _names(inside, texts)


def _by_passage(masks: pd.DataFrame) -> Spans:
    spans: Spans = defaultdict(list)
    columns = (masks["doc_id"].astype(str), masks["passage_id"], masks["start"], masks["end"])
    for doc_id, passage_id, start, end in zip(*(column.tolist() for column in columns), strict=True):
        spans[doc_id, passage_id].append((start, end))
    return spans


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


def _names(inside: Counter[str], texts: list[str]) -> frozenset[str]:
    """The words that are inside of masks more often than outside, judged on at most 20,000 texts."""
    written: Counter[str] = Counter()
    step = max(len(texts) // 20_000, 1)
    for text in texts[::step] if inside else ():
        written.update(tokens(text))
    outside: Counter[str] = Counter()
    for word, times in written.items():
        outside[plain(word)] += times
    return frozenset(word for word, times in inside.items() if times > step * outside[word])
