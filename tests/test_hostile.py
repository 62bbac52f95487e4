"""A sample of `python -m tests.hostile`: everything thought of by hand, and two changes of each sample."""

import pytest

from tests import hostile

INPUTS = list(hostile.inputs(2))


@pytest.mark.parametrize(("name", "data"), INPUTS, ids=[ascii(name) for name, _ in INPUTS])
def test_a_hostile_file_is_read_or_listed_and_harms_nothing(name, data, tmp_path):
    assert hostile.problem(name, data, tmp_path) == ""


def test_there_are_a_thousand_and_each_is_the_same_every_time():
    assert sum(1 for _ in hostile.inputs(30)) >= 1_000
    first, again, other = (list(hostile.mutations(1, seed)) for seed in (1, 1, 2))
    assert first == again != other
