"""The golden sentences of tests/cases/timeline.txt, the seeds' gold, and what no input may do."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.find.timeline import Dating, date_document, find_markers
from analysis.find.timeline.spelling import plain
from analysis.text import Sentence, segment

HERE = Path(__file__).parent
LINES = (HERE / "cases/timeline.txt").read_text(encoding="utf-8").splitlines()
CASES = [line for line in LINES if not line.startswith("#")]
MARK = re.compile(r"\[\[(.+?) = (.+?)\]\]")
GOLD = [json.loads(line) for line in (HERE / "gold/timeline_seeds.jsonl").read_text(encoding="utf-8").splitlines()]
SEEDS = {path.stem[:3]: path.read_text(encoding="utf-8") for path in Path("seeds").glob("*.txt")}
FLOOR = json.loads((HERE / "gold/timeline_floors.json").read_text(encoding="utf-8"))


def on(published, mode="news"):
    return Dating(published, published, "metadata", mode, ())


@pytest.mark.parametrize("line", CASES, ids=lambda line: line[13:60])
def test_a_sentence_holds_these_times_and_no_others(line):
    published, _, marked = line.partition(" | ")
    text = MARK.sub(r"\1", marked)
    found = find_markers(text, segment(text).sentences, on(published))
    assert [(text[m.start:m.end], m.value) for m in found] == [(m[1], m[2]) for m in MARK.finditer(marked)]


def right(row, markers, text):
    found = [m for m in markers if text[m.start:m.end].replace("’", "'") == row["text"]]
    if len(found) < row.get("nth", 1):
        return False
    marker = found[row.get("nth", 1) - 1]
    if row["how"] == "exact":
        return (marker.from_date, marker.to_date) == (row["from"], row["to"])
    return "" < marker.from_date <= row["from"] and row["to"] <= marker.to_date


def test_the_seeds_times_have_the_right_days():
    found = {}
    for seed, text in SEEDS.items():
        sentences = segment(text).sentences
        found[seed] = find_markers(text, sentences, date_document(text, sentences, None))
    wrong = [row for row in GOLD if not right(row, found[row["doc"]], SEEDS[row["doc"]])]
    assert len(GOLD) - len(wrong) >= FLOOR["seed_expressions"], wrong


def test_a_wide_dating_makes_a_wide_marker():
    text = "He spoke on Friday."
    dating = Dating("2024-11-05", "2025-01-20", "text", "news", ())
    (marker,) = find_markers(text, segment(text).sentences, dating)
    assert (marker.value, marker.from_date, marker.to_date) == ("XXXX-WXX-5", "2024-11-01", "2025-01-17")
    assert marker.anchor == "2024-11-05/2025-01-20"


def test_without_a_dating_a_relative_time_has_no_days():
    text = "He spoke on Friday, in August and in 2006."
    dating = Dating("", "", "", "news", ())
    found = [(m.value, m.from_date, m.basis) for m in find_markers(text, segment(text).sentences, dating)]
    assert found == [("XXXX-WXX-5", "", "relative"), ("XXXX-08", "", "relative"), ("2006", "2006-01-01", "explicit")]


def test_a_narrative_counts_from_the_date_mentioned_last():
    text = "On September 1, 1939, it began. On September 17 a second army came. The following year it ended."
    found = find_markers(text, segment(text).sentences, on("2009-12-19", "narrative"))
    assert [m.value for m in found] == ["1939-09-01", "1939-09-17", "1940"]


@pytest.mark.parametrize(("text", "modality"), [
    ("The talks ended last week.", "past"), ("They will meet next week.", "planned"),
    ("They might meet next week.", "hypothetical"), ("The talks go on this week.", "present"),
])
def test_a_marker_has_a_modality(text, modality):
    (marker,) = find_markers(text, segment(text).sentences, on("2024-12-02"))
    assert marker.modality == modality


HOSTILE = {
    "the": "the " * 50_000, "digits": "1" * 200_000, "no space": "abcdefgh" * 25_000, "spaces": " " * 200_000,
    "quotes": "'" * 200_000, "years": "1999-" * 4_000, "numbers": "1 " * 100_000, "of": "the end of " * 20_000,
    "anniversaries": "third anniversary of the " * 8_000, "titles": "President " * 20_000,
    "terms": "Trump's first term " * 800, "slashes": "1/2/2003 " * 8_000,
    "weekdays": "Monday, " * 5_000, "may": "may-" * 10_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_read_to_its_end(name):
    text = HOSTILE[name]
    sentences = [Sentence(0, 0, 0, len(text))]
    for published in ("2004-05-05", None):
        dating = date_document(text, sentences, published)
        for marker in find_markers(text, sentences, dating):
            assert 0 <= marker.start < marker.end <= len(text)


PIECES = [*"İıßﬁ’–—\u00a0 \n\t.,:'-0129aepmMFy", "May ", "the ", "1999", " years", "Friday", "last ", "nd", "BC",
          "anniversary of ", "Korean War", "third ", "10 a.m. ", "June 5", "Trump's first term", "two years ago ",
          "today ", "in March ", "at night ", "2 hours, ", "5 minutes ", "the same quarter ", "Christmas ", "weekend "]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_markers_keep_to_their_text_and_do_not_overlap(text):
    assert len(plain(text)) == len(text)
    sentences = [Sentence(0, 0, 0, len(text))]
    wide, story = Dating("2024-11-05", "2025-01-20", "text", "news", ()), on("2004-05-05", "narrative")
    for dating in (on("2004-05-05"), story, wide, date_document(text, sentences, None)):
        found = find_markers(text, sentences, dating)
        assert all(left.end <= right.start for left, right in pairwise(found))
        assert all(text[m.start:m.end].strip() and m.value for m in found)
        assert all(m.from_date <= m.to_date or not m.to_date for m in found)
