"""The sentence that tells a theme best: the second line under its name, and in place of a name that is not there."""

import re
from collections.abc import Iterable
from itertools import compress

from analysis.gather.themes.labels import lexicon
from analysis.gather.themes.words import plain, tokens
from analysis.text.furniture import is_furniture
from analysis.text.segments import Passage
from analysis.text.sentences import sentence_spans

SHORTEST, LONGEST = 8, 40   # words of a sentence that can stand alone
LENGTH = 0.4                # exponent of its number of words, by which its weight is divided
LEANING = 0.5               # what a sentence counts that opens with a word for something said before it (but, they)
OPENED = re.compile(r"\W|[A-Z][A-Z.'-]+ [A-Z][A-Z ,.'-]+:|[A-Z]\w+ \d+, \d{4}")
"""The beginning of what is no plain sentence: (Update …, "We …, the name of who speaks in a transcript, a date."""
WIDE = 70                   # signs of a sentence that stands for a name


def best_sentence(texts: Iterable[str], terms: list[tuple[str, float]]) -> str:
    """The sentence of the texts that holds most of the terms, by their weights and for its length; "" for none."""
    weights = dict(terms)
    best, most = "", 0.0
    for text in texts:
        for start, end in sentence_spans(text, Passage(0, 0, len(text), "text")):
            sentence = " ".join(text[start:end].split())
            found = tokens(sentence)
            if SHORTEST <= len(found) <= LONGEST:
                own = set(map(plain, found))
                said = (own & {term, f"{term}s", term.removesuffix("s")} for term in weights)
                worth = sum(compress(weights.values(), said)) / len(found) ** LENGTH
                worth *= LEANING if found[0] in lexicon()["leaning"] or OPENED.match(sentence) else 1.0
                if worth > most and not is_furniture(sentence):
                    best, most = sentence, worth
    return best


def short(sentence: str) -> str:
    """The sentence in quotes, cut after a word where it is long."""
    sentence = sentence.lstrip('"“') if sum(map(sentence.count, '"“”')) == 1 else sentence
    if len(sentence) <= WIDE:
        return f"“{sentence}”" if sentence else ""
    return f"“{sentence[:WIDE].rpartition(' ')[0].rstrip(',;:–—-')} …”"
