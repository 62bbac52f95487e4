"""Labels a person would write on a folder: two or three noun phrases in their commonest form."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from analysis.gather.themes.words import TOKEN, capitals_tell_names, plain, singular
from analysis.lexicons import read_table

PASSAGES = 200          # the best passages of a theme are read for its label
CANDIDATES = 100        # the best phrases are compared with each other
LONGEST, PARTS = 3, 3   # words in a phrase, phrases in a label
TWICE = 1.5             # a phrase in two passages, or twice in one
ONCE, BARE = 0.3, 0.2   # what a phrase said once counts, and a broad word (war, market) that stands alone
LONGER = 0.25           # a phrase with this share of the score of the word it ends in stands for it
LENGTH = 1.0            # exponent of the number of words of a phrase in its score
RELATED = 0.75          # words of one family share this much of the shorter one from its beginning
NEXT = 0.3              # the third phrase has this share of the score of the first
SEPARATOR = " · "
WRITTEN = re.compile(r"[\w-]+(?: [\w-]+)*(?:['’]\w+)?")
PIECE = re.compile(r"[^.,;:!?()\[\]{}|\"“”«»/\n–—]+")
MODAL = frozenset({"to", "will", "would", "can", "could", "may", "might", "must", "should", "shall", "cannot",
                   "they", "we", "he", "she", "it", "who", "i", "you"})


class Phrase(NamedTuple):
    """A place where a phrase stands: its words in lower case, as written, whether it opens a sentence."""

    words: tuple[str, ...]
    written: str
    opens: bool


@cache
def lexicon() -> dict[str, frozenset[str]]:
    """Words by what keeps them out of a label, or in.

    generic: in no label; bare: only in a longer phrase, if there is one; vague: opens no phrase; adjective, verb:
    ends none; noun: ends one in spite of its ending.
    """
    kinds: dict[str, set[str]] = defaultdict(set)
    for row in read_table("generic_words.csv", ["word", "kind", "source"]):
        kinds[row["kind"]].add(row["word"])
    return {kind: frozenset(words) for kind, words in kinds.items()}


class Usage(NamedTuple):
    """How words are used in the passages read: counts by word."""

    seen: Counter           # everywhere
    final: Counter          # before a stop word or the end of a piece: where nouns stand
    verbal: Counter         # after "to", "will", "they": where verbs stand
    capital: Counter        # with a capital inside a sentence
    inner: Counter          # inside a sentence


def labels(texts: Sequence[str], carrying: np.ndarray, stop: frozenset[str], typical: list[dict[str, float]],
           names: frozenset[str]) -> list[str]:
    """One label per theme of the passages `texts`; passage × theme `carrying` tells how well they carry it.

    `typical` gives each theme's words with weights; `names` are words that are part of a name.
    """
    usage = Usage(Counter(), Counter(), Counter(), Counter(), Counter())
    counts, forms = [], defaultdict(Counter)
    readable: dict[int, list[Phrase]] = {}
    for theme in range(carrying.shape[1]):
        counts.append(Counter())
        for passage in _best(carrying[:, theme]):
            if passage not in readable:
                readable[passage] = list(phrases(texts[passage], stop, usage))
            for words, times in Counter(phrase.words for phrase in readable[passage]).items():
                counts[-1][words] += (1 + min(times, 2)) / 2
            for phrase in readable[passage]:
                # where a sentence opens, the capital says nothing
                written = phrase.written[0].lower() + phrase.written[1:] if phrase.opens else phrase.written
                forms[phrase.words][written] += 1 if phrase.opens else 4
    total = sum(counts, Counter())
    ranked = [_ranked(count, total, words, usage, names) for count, words in zip(counts, typical, strict=True)]
    return [SEPARATOR.join(_written(forms[words]) for words in chosen) for chosen in best_phrases(ranked)]


def _best(carrying: np.ndarray) -> list[int]:
    order = np.argsort(-carrying, kind="stable")[:PASSAGES]
    return order[carrying[order] > 0].tolist()


def phrases(text: str, stop: frozenset[str], usage: Usage) -> Iterator[Phrase]:
    """The phrases of up to three words of a passage; counts the use of each word into `usage`."""
    opens, telling = True, capitals_tell_names(text)
    for piece in PIECE.finditer(text):
        found = list(TOKEN.finditer(piece.group()))
        words = [plain(match.group()) for match in found]
        for at in range(len(words)):
            _count_use(usage, words, at, found[at].group(), not telling or (opens and at == 0), stop)
            for size in range(1, LONGEST + 1):
                part = words[at:at + size]
                if len(part) < size or part[-1] in stop or len(part[-1]) < 2 or part[0] in stop:
                    break
                span = piece.group()[found[at].start():found[at + size - 1].end()]
                if WRITTEN.fullmatch(span):
                    yield Phrase(tuple(part), span.removesuffix("'s").removesuffix("’s"), telling and opens and at == 0)
        opens = text[piece.end():piece.end() + 1] in ".!?\n"


def _count_use(usage: Usage, words: list[str], at: int, written: str, opens: bool, stop: frozenset[str]) -> None:
    word = words[at]
    usage.seen[word] += 1
    usage.final[word] += at + 1 == len(words) or words[at + 1] in stop
    usage.verbal[word] += at > 0 and words[at - 1] in MODAL
    if not opens:
        usage.inner[word] += 1
        usage.capital[word] += written[0].isupper()


def _ranked(count: Counter, total: Counter, typical: dict[str, float], usage: Usage,
            names: frozenset[str]) -> list[tuple[float, tuple[str, ...]]]:
    """Phrases with a score, best first: frequent in the theme, rare outside, made of its words, rather long."""
    inside, outside = max(sum(count.values()), 1), max(sum(total.values()) - sum(count.values()), 1)
    ranked = []
    for words, times in count.items():
        own = [typical.get(word, 0.0) for word in words]
        weight = sum(own) / len(words)
        if weight > 0 and (times >= TWICE or len(words) == 1 or (len(words) == 2 and own[-1] > 0)) \
                and acceptable(words, usage, names):
            lift = np.log((times + 0.5) / inside * outside / (total[words] - times + 0.5))
            score = np.sqrt(times) * max(lift, 0.01) * weight * len(words) ** LENGTH
            ranked.append((float(score * _standing(words, times)), words))
    ranked = sorted(ranked, key=lambda row: (-row[0], row[1]))[:CANDIDATES]
    ranked = _whole(ranked, count)
    return [row for row in ranked if not _within_longer(row, count, ranked)]


def _whole(ranked: list[tuple[float, tuple[str, ...]]], count: Counter) -> list[tuple[float, tuple[str, ...]]]:
    """The phrases without those that open vaguely, or are mostly what others end in."""
    before = Counter()
    for words, times in count.items():
        before[words[1:]] += times
    return [(score, words) for score, words in ranked if words[0] not in lexicon()["vague"]
            and not (len(words) > 1 and before[words] >= 0.7 * count[words])]


def _standing(words: tuple[str, ...], times: float) -> float:
    """What a phrase counts for that was said once, or is a broad word alone."""
    return (1.0 if times >= TWICE else ONCE) * (BARE if len(words) == 1 and words[0] in lexicon()["bare"] else 1.0)


def _within_longer(row: tuple[float, tuple[str, ...]], count: Counter, ranked: Iterable) -> bool:
    """Whether a longer phrase stands for it: it hardly occurs outside of it, or is a word that a good one ends in."""
    score, words = row
    for better, longer in ranked:
        if len(longer) > len(words) and any(longer[i:i + len(words)] == words for i in range(len(longer))) \
                and count[longer] >= 0.7 * count[words]:
            return True
        if len(longer) > len(words) == 1 and better >= LONGER * score \
                and stem(words[0]) in map(stem, longer if words[0] in lexicon()["bare"] else longer[-1:]):
            return True
    return False


def stem(word: str) -> str:
    """The word without a plural ending, whether or not there is such a singular."""
    return singular(word, {word[:-1], word[:-2], word[:-3] + "y"})


def acceptable(words: tuple[str, ...], usage: Usage, names: frozenset[str]) -> bool:
    """Whether the phrase ends in a noun, is no name, and holds no verb and nothing generic in the wrong place."""
    known = lexicon()
    if any(word in names or _is_name(word, usage) for word in words) or len(set(words)) < len(words):
        return False
    if not ends_as_noun(words[-1], usage) or words[-1] in known["generic"]:
        return False
    if any(word in known["verb"] or word in known["generic"] or word.endswith("ly") for word in words[:-1]):
        return False
    return all(len(word) > 2 for word in words) and (len(words) == 1 or describes(words[0]))


def describes(word: str) -> bool:
    """Whether a phrase may open with this word: no participle, which tells what somebody did."""
    known = lexicon()
    return not word.endswith(("ed", "ing")) or word in known["noun"] or word in known["adjective"]


def _is_name(word: str, usage: Usage) -> bool:
    return usage.inner[word] > 0 and usage.capital[word] > 0.5 * usage.inner[word]


def ends_as_noun(word: str, usage: Usage) -> bool:
    """Whether a label may end in this word: judged by its ending, the lists, and where it stands in the text."""
    known = lexicon()
    if word in known["noun"]:
        return True
    if word in known["adjective"] or word in known["verb"] or ENDING.search(word):
        return False
    often = usage.seen[word]
    return usage.final[word] >= 0.3 * often and usage.verbal[word] <= 0.25 * often


ENDING = re.compile(r"(ed|ing|ly|al|ic|ive|ous|ful|able|ible|less|ish|ary|ward|wards|wide|est|ian|ese)$")


def best_phrases(ranked: list[list[tuple[float, tuple[str, ...]]]]) -> list[list[tuple[str, ...]]]:
    """Per theme its best phrases: all choose their first, then their second, then perhaps a third.

    Within a label no word comes twice, nor a relative of it; no two phrases of different labels end in the same.
    """
    chosen: list[list[tuple[str, ...]]] = [[] for _ in ranked]
    ends: set[str] = set()
    for turn in range(PARTS):
        for own, rows in zip(chosen, ranked, strict=True):
            good = [words for score, words in rows if (turn < PARTS - 1 or _adds(score / rows[0][0], words))
                    and stem(words[-1]) not in ends and not _akin(words, own)]
            if good and len(own) == turn:
                own.append(good[0])
                ends.add(stem(good[0][-1]))
    return chosen


def _adds(part: float, words: tuple[str, ...]) -> bool:
    """Whether a third phrase with this part of the score of the first says something more."""
    return part > NEXT and (len(words) > 1 or words[0] not in lexicon()["bare"])


def _akin(words: tuple[str, ...], chosen: list[tuple[str, ...]]) -> bool:
    """Whether a word of the phrase is, or looks derived from, one that was chosen (athlete, athletics)."""
    return any(_related(stem(one), stem(other)) for phrase in chosen for one in (*words, "".join(words))
               for other in (*phrase, "".join(phrase)))


def _related(one: str, other: str) -> bool:
    common = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one == other or (common >= 4 and common >= RELATED * min(len(one), len(other)))


def _written(forms: Counter) -> str:
    form = min(forms, key=lambda form: (-forms[form], form))
    return form.lower() if form.isupper() and " " in form else form     # a heading in capitals; one word may be GDP
