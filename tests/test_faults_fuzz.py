"""Sentences broken in every way at hand: names that are only a suffix, broken dates, quotes and brackets.

`python -m tests.test_faults_fuzz 20000` tries as many as you like, and prints what fails once per place.
"""

import re
import sys
import traceback
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis import Document
from analysis.find.actors import gazetteer
from analysis.find.extraction import extract
from analysis.gather.identity import identify

CASES = Path(__file__).with_name("cases")
MARKS = re.compile(r"\[\[| = [^]]*\]\]|\]\]|[{}¦]|\[(?=[^][]*\|)|\|[^][|]*\]")
LINES = [MARKS.sub("", line.partition(" | ")[2] or line).strip()
         for file in ("actors.txt", "sentences.txt", "statements.txt", "timeline.txt")
         for line in (CASES / file).read_text(encoding="utf-8").splitlines() if line.strip() and line[0] != "#"]
WRITTEN = """
Jr. Jr Sr. III II Mr. Mrs. Dr. President King Pope St. Sen. Gen. von van de al- O' Mc U.S. U.N. EU NATO the The
of and or said says told who whom that , . ; : … ... - – — / \\ & + % $ € £ # @ * ( ) [ ] { } < > ' ’ ‘ " “ ” „
« » ` ' '91-92 '94 year-30 year/94 1915-17 1990s the-1990s 90s 0000 9999 31/31/31 2/30/07 12.13.14 24.02.
June-31 February Feb. 29 30 31 31st 29th 32 0 00 XXXX BC AD B.C. 44 century Q5 Q0 W53 week quarter half spring
Easter Ramadan today yesterday last next this ago later since until between from to early late mid- before after
Monday two-weeks 1,000,000 1.2.3 -5 5% ½ 10-12 million billion km° percent per a an é É 中 Кто 🚢 A. A.B. I II. x
X aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa According-to, according to quoted as saying asked Q: A: By Reuters - (AP) —
WASHINGTON, LONDON Ministry Ministry-of-the Party Bank Co. Inc. & Sons Ltd. not no never he He she it they his
her I we
"""
PIECES = [*WRITTEN.split(), "\u200b", "\u00a0", "\u202e", "\ufeff", "\t", "\n", "\n\n", "\r", "\x00", "\u2028"]
WORDS = re.compile(r"\S+|\s+")
OPERATIONS = ("replace", "insert", "drop", "double", "cut", "glue", "upper", "capital", "swap")


def broken(line, changes):
    """The line after changes (place, operation, piece)."""
    words = WORDS.findall(line)
    for place, operation, piece in changes:
        if not words:
            words = [piece]
        at = place % len(words)
        new = {"replace": [piece], "insert": [words[at], " ", piece, " "], "drop": [], "double": [words[at]] * 2,
               "cut": [words[at][:len(words[at]) // 2]], "glue": [words[at], piece], "upper": [words[at].upper()],
               "capital": [words[at].capitalize()], "swap": [words[-1]]}[operation]
        words[at:at + 1] = new
    return "".join(words)


changes = st.lists(st.tuples(st.integers(0, 40), st.sampled_from(OPERATIONS), st.sampled_from(PIECES)), max_size=6)
lines = st.builds(broken, st.sampled_from(LINES), changes)
texts = st.lists(lines, min_size=1, max_size=3).flatmap(
    lambda found: st.sampled_from([" ", "\n", "\n\n"]).map(lambda between: between.join(found)))
dates = st.sampled_from([None, None, "2018-03-05", "1903", "1904-02-29", "2000-01-01", "1500-12-31", "2018-02"])


def holds(text, published):
    """Reads the text strictly, alone and among others, and looks at what it is given."""
    document = Document("a", text, published=published)
    evidence = extract(document, gazetteer(), strict=True)
    spans = [*evidence.actors.mentions, *evidence.markers, *evidence.statements, *evidence.quantities]
    assert all(0 <= found.start < found.end <= len(text) for found in spans)
    known = {entity.key for entity in evidence.actors.entities}
    assert all(mention.entity in known for mention in evidence.actors.mentions)
    assert all(re.search(r"\w", entity.name) for entity in evidence.actors.entities)
    identities = identify([("a", evidence.actors)])
    assert all(identities.of["a", key].actor_id for key in known)


@settings(max_examples=250, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(texts, dates)
def test_a_broken_sentence_ends_nothing(text, published):
    holds(text, published)


DATE_PIECES = ["2018", "03", "05", "31", "00", "99999", "-", "/", ".", " ", ",", "T", ":", "Z", "+01:00", "March",
               "Sept.", "Mär", "5th", "Monday", "W12", "BC", "?", "c.", "٣", "²", "\n", "\ud800"]


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(DATE_PIECES), max_size=8).map("".join))
def test_any_date_given_is_read_or_listed(given_date):
    document = Document("a", "It rained.", published=given_date)
    evidence = extract(document, gazetteer(), strict=True)
    dated = bool(evidence.dating.published_from)
    assert dated or evidence.problems or not document.published.strip(" .\n")


def main(times):
    """Try so many, going on after a fault; the places of all."""
    found = {}

    @settings(max_examples=times, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(texts, dates)
    def trial(text, published):
        try:
            holds(text, published)
        except Exception as error:
            frame = traceback.extract_tb(error.__traceback__)[-1]
            found.setdefault((frame.filename, frame.lineno, type(error).__name__), (text, published, str(error)))

    trial()
    for place, example in found.items():
        print(*place, *map(ascii, example), sep="\n    ")
    print(f"{times:,} tried, {len(found)} places")


if __name__ == "__main__":
    main(int(sys.argv[1]))
