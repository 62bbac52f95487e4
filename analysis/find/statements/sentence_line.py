"""A sentence as tokens, in which each quotation is one token."""

import re
from collections.abc import Sequence
from functools import cache

from analysis.find.statements.cues import word_class
from analysis.find.statements.quotes import Quote

# first what most tokens are, so that little else is tried: the space before one, a plain word, a sign
TOKEN = re.compile(
    r"\s*+([A-Za-z]++(?![\w.’'–-])|[^\w\s]"
    r"|(?:[A-Za-z]\.){2,}|\b[A-Z]\.(?=\s[A-Z])|\b(?:Dr|Mr|Mrs|Ms|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|St|Jr|Sr|Adm|Capt|Rev|Hon|No|al)\."
    r"|\d+(?:[.,:]\d+)*(?:-year-olds?)?|\w+(?:[’'–-]\w+)*)")
WORD = re.compile(r"\w[\w’'-]*")
PLACE = r"(?:[A-Z][A-Z.'’-]+\s){0,2}[A-Z]{3,}[A-Z.'’-]*(?:,\s[^—–\n(]{2,30})?"
DATELINE = re.compile(PLACE + r"(?:\s?\([\w ]{2,20}\))?\s?(?:[—–]|--?)\s")
STAMP = re.compile(r"\d{1,2}[:.]\d{2}(?:\s?(?:[ap]m|GMT|BST|CET|ET))?:?\s(?:[—–-]\s)?(?=\S)")     # of a live report
QUOTE = "“”"
PUNCTUATION = frozenset(";:()[]–—!?…“”\"/|")
CURRENCIES = frozenset("£$€¥")
# names written like a little word; any other month stands for May
NAMED = {"WHO": "w.h.o.", "May": "june"}
GIVEN = {"Will": "william", "Jan": "john", "Per": "peter"}
ALIKE = frozenset((*NAMED, *GIVEN))


class Line:
    """The tokens of one sentence as parallel lists: `words`, `lows` (lower case), offsets `begins` and `ends`.

    The token of a quotation has the word “” and the offsets of the whole quotation. `opens` is the first token
    after a dateline: `LONDON (Reuters) - `. `own`: whether `I` is known, who gives the speech.
    """

    def __init__(self, text: str, sentence, quotes: Sequence[Quote], own: bool = False):
        self.text, self.sentence, self.own = text, sentence, own
        self.quotes: dict[int, Quote] = {}
        self.words: list[str] = []
        position = sentence.start
        for quote in quotes:
            if position < quote.start:
                self.words += TOKEN.findall(text, position, quote.start)
            self.quotes[len(self.words)] = quote
            self.words.append(QUOTE)
            if text[quote.end - 2] == ",":      # American usage; outside the marks it would be a token as well
                self.words.append(",")
            position = quote.end
        if position < sentence.end:
            self.words += TOKEN.findall(text, position, sentence.end)
        self._offsets: tuple[list[int], list[int]] | None = None
        dateline = DATELINE.match(text, sentence.start, sentence.end) or STAMP.match(text, sentence.start, sentence.end)
        self.opens = sum(begin < dateline.end() for begin in self.begins) if dateline else 0
        # no token holds a line end: so all are made small at once
        self.lows = "\n".join(self.words).lower().replace("’", "'").split("\n") if self.words else []
        if not ALIKE.isdisjoint(self.words):
            self._tell_names()

    def _tell_names(self):
        for at, (word, following) in enumerate(zip(self.words, [*self.words[1:], ""], strict=True)):
            is_given = word == "Jan" or (word in GIVEN and at > self.opens)
            if word in NAMED:
                self.lows[at] = NAMED[word]
            elif is_given and following[:1].isupper():      # `Mayor Jan Lee` is no month
                self.lows[at] = GIVEN[word]

    @property
    def begins(self) -> list[int]:
        """Where each token begins."""
        return (self._offsets or self._placed())[0]

    @property
    def ends(self) -> list[int]:
        """Where each token ends."""
        return (self._offsets or self._placed())[1]

    def _placed(self) -> tuple[list[int], list[int]]:
        """Asked where something is found, which is in every other sentence; between tokens stands only space."""
        begins, ends, position, comma = [], [], self.sentence.start, -1
        for at, word in enumerate(self.words):
            if quote := self.quotes.get(at):
                begin, position = quote.start, quote.end
                comma = at + 1 if self.text[position - 2] == "," else -1
            elif at == comma:
                begin = position - 1
            else:
                begin = self.text.index(word, position)
                position = begin + len(word)
            begins.append(begin)
            ends.append(position)
        self._offsets = begins, ends
        return self._offsets

    def __len__(self):
        return len(self.words)

    def low(self, at: int) -> str:
        """The lower-case word at `at`, "" outside the sentence."""
        return self.lows[at] if 0 <= at < len(self.lows) else ""

    def is_name(self, at: int) -> bool:
        """Whether the word is written as a name: capitalised, and not a little word that opens the sentence."""
        word = self.words[at] if 0 <= at < len(self.words) else ""
        return word[:1].isupper() and (self.lows[at] not in small_words() or self.low(at - 1) in word_class("title"))

    def is_own(self, first: int, end: int) -> bool:
        """Whether the tokens are the `I` or `we` of who gives the speech."""
        return self.own and self.lows[first:end] in (["i"], ["we"])

    def is_word(self, at: int) -> bool:
        """Whether the token is a word, a number or the sign of a sum of money."""
        low = self.low(at)
        return low[:1].isalnum() or low in CURRENCIES

    def is_end(self, at: int) -> bool:
        """Whether nothing but punctuation follows from `at` on."""
        return all(not word[:1].isalnum() and word != QUOTE for word in self.words[at:])


@cache
def small_words() -> frozenset[str]:
    """Words that are no names even if capitalised."""
    return word_class("determiner", "pronoun", "author", "empty", "adverb", "auxiliary", "be", "boundary",
                      "preposition", "temporal") | {"and", "or"}
