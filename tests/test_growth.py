"""The time of reading a text grows with its length, not with the square of it, whatever the text repeats."""

import time

import pytest

from analysis import Document
from analysis.find.actors import gazetteer
from analysis.find.extraction import extract

WIDER = 4
TIMES = 9
"""How much longer a text four times as long may take: 4 is linear, 16 the square; load and caches need some room."""


def name(number):
    return "".join(chr(97 + number // 26 ** place % 26) for place in range(4)).capitalize() + "on"


def row(form, joint=" "):
    """n texts of a form, each with names of its own, in a row."""
    return lambda n: joint.join(form.format(name(i), name(i + n), i) for i in range(n))


# what is repeated, and how often in the shorter text
TEXTS = {
    "a transcript on one line": (row("“We go,” {0} said. “They know it,” said {1}."), 500),
    "a transcript with straight marks": (row('"We go," {0} said. "They know it," said {1}.'), 500),
    "quotations that nobody is named for": (row("“We go to {0} and back again now.” "), 900),
    "people": (row("Anna {0} spoke with Paul {1}."), 500),
    "people of one surname": (row("{0} Smith spoke. Smith said no."), 700),
    "people of one given name": (row("Anna {0} spoke. Anna said no."), 700),
    "bodies": (row("The {0} Ministry met."), 1_000),
    "bodies that begin alike": (row("The Ministry of {0} met. The Ministry said no."), 700),
    "bodies and acronyms": (row("The {0} Trade Union (TU{2}) met."), 700),
    "names in one sentence": (row("Anna {0}", ", "), 2_000),
    "a name without end": (lambda n: "Ministry of the " * n, 1_500),
    "words that open a line": (row("{0} offer for it.\n\n"), 1_200),
    "single marks": (lambda n: "'a " * n, 6_000),
    "single marks that close": (lambda n: "He said ‘it is so.’ " * n, 1_500),
    "dots": (lambda n: "." * n, 60_000),
    "marks after a dot": (lambda n: "Yes." + "’" * n + "x", 60_000),
    "spaces after a dot": (lambda n: "Yes." + " " * n + "x", 60_000),
    "days": (row("On {2} May they met."), 900),
    "numbers": (row("It cost {2},000 euros."), 900),
    "brackets": (lambda n: "(" * n, 60_000),
    "open marks": (lambda n: "“" * n, 60_000),
    "headings": (row("{0}: it is so\n\n"), 1_000),
    "turns": (row("{0}: It is so, I think.\n\n"), 700),
}


def seconds(text, known):
    started = time.process_time()
    extract(Document("a", text), known, True)
    return time.process_time() - started


@pytest.mark.parametrize("kind", TEXTS)
def test_four_times_the_text_takes_no_more_than_about_four_times_as_long(kind):
    make, n = TEXTS[kind]
    known = gazetteer()
    shorter, longer = (make(size) for size in (n, WIDER * n))
    seconds(make(10), known)        # patterns are compiled once
    least = [float("inf")] * 2
    for _ in range(4):              # what else the machine does can only slow a run down: the fastest ones count
        least = [min(before, seconds(text, known)) for before, text in zip(least, (shorter, longer), strict=True)]
        if least[1] < TIMES * least[0]:
            return
    pytest.fail(f"{WIDER} times the text took {least[1] / least[0]:.1f} times as long: "
                f"{least[0]:.2f}, {least[1]:.2f} s")
