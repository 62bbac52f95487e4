"""News or narrative: whether dates without a year are near the day of writing or near the date mentioned last."""

import re
from itertools import islice, takewhile

from analysis.text.tokens import Tokens, token_class

IS_NUMBER = token_class(lambda word, _: word[0].isdigit())
YEAR = re.compile(r"(?<![\w.,$-])(?:1[0-9]\d\d|20\d\d|\d{1,4} ?b\.?c)(?![\w%])")
DEICTIC = re.compile(r"(?:t(?:o(?:day|morrow|night)|uesday|hursday|his )|yesterday|monday|wednesday|friday|last |next )"
                     r"(?:(?<=day)|(?<=morrow)|(?<=tonight)|(?:week|month|year|night|morning|summer|fall|spring))"
                     r"(?![a-z])")
SAMPLE, MANY, PLENTY = 60_000, 6, 30
"""Characters looked at; years long gone that a history names; years, gone or recent, that only a history names."""
RECENT_YEARS = 3


def mode_of(low: str, tokens: Tokens, year: int | None = None) -> str:
    """`narrative` for texts that name many years long gone and hardly ever point from the day of writing; else `news`.

    `year` is the one of writing where it is known; without it every year that is named counts.
    """
    sample = low[:SAMPLE]
    places = takewhile(SAMPLE.__gt__, (tokens.starts[i] for i in tokens.places(IS_NUMBER)))
    named = [found[0] for at in places if (found := YEAR.match(sample, at))]
    gone = [text for text in named if year is None or not text.isdigit() or int(text) < year - RECENT_YEARS]
    if len(gone) < MANY or (2 * len(gone) < len(named) < PLENTY):
        return "news"
    telling = named if len(named) >= PLENTY else gone
    enough = -(-len(telling) // 4)  # so many words like `today` make it news
    n_deictic = sum(1 for _ in islice(DEICTIC.finditer(sample), enough))
    return "narrative" if n_deictic < enough else "news"
