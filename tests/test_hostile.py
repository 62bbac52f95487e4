"""A sample of `python -m tests.hostile`: everything thought of by hand, and a change of each sample."""

import tempfile
from pathlib import Path

import pytest

from tests import hostile, hostile_moments

TOGETHER = 20
INPUTS = list(hostile.inputs(1))


@pytest.mark.parametrize("first", range(0, len(INPUTS), TOGETHER))
def test_hostile_files_are_read_or_listed_and_harm_nothing(first, tmp_path):
    assert hostile.problem(dict(INPUTS[first:first + TOGETHER]), tmp_path) == ""


@pytest.mark.parametrize(("name", "data"), list(hostile.beside(3)), ids=lambda value: str(value)[:20])
def test_what_stands_beside_documents_may_be_broken(name, data, tmp_path):
    assert hostile.problem({name: data}, tmp_path) == ""


@pytest.mark.parametrize("kind", hostile.MADE)
def test_pipes_devices_and_links_are_listed_and_not_waited_for(kind, tmp_path):
    make = hostile.MADE[kind]
    assert hostile.problem(dict.fromkeys(hostile.MADE_AS, make), tmp_path) == ""


def test_no_room_a_folder_that_is_read_only_and_files_that_change_end_with_a_sentence():
    with tempfile.TemporaryDirectory() as place:       # anybody may look into it, unlike those of pytest
        found = [*hostile_moments.unwritable(Path(place), rooms=[5_000]), *hostile_moments.restless(Path(place), 2)]
    assert len(found) > 25
    assert [told for told in found if told[1]] == []


def test_a_broken_saved_analysis_is_refused_with_a_sentence(tmp_path):
    found = list(hostile.saved(1, 1, tmp_path))
    assert len(found) > 20
    assert [told for _, told in found if told] == []


def test_there_are_a_thousand_and_each_is_the_same_every_time():
    assert len(list(hostile.by_hand())) + 20 * len(hostile.SAMPLES) + 200 >= 1_000
    first, again, other = (list(hostile.mutations(1, seed)) for seed in (1, 1, 2))
    assert first == again != other
