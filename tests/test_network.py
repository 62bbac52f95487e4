"""The picture of a network is the same each time, stays while one filters, and its groups hold together."""

import itertools

import numpy as np
import pandas as pd
import pytest

from analysis import Filter, narrow
from analysis.ask import communities, places
from dashboard.charts import label_sides
from dashboard.charts.network import _apart, network, spots_of
from tests.test_charts import INK


def standing(chart, result):
    """{actor_id: place} in the figure."""
    figure = chart.draw(chart.count(result), result, INK)
    nodes = next(trace for trace in figure.data if trace.mode == "markers+text")
    return {mark[0]: (x, y) for mark, x, y in zip(nodes.customdata, nodes.x, nodes.y, strict=True)}


def test_the_same_folder_gives_the_same_picture(seeds):
    pd.testing.assert_frame_equal(places(seeds), places(narrow(seeds, Filter())), check_exact=False, atol=0.5)
    pd.testing.assert_frame_equal(places(seeds), places(seeds))
    assert places(seeds)[["x", "y"]].abs().max().max() <= 1


@pytest.mark.parametrize("chosen", [Filter(actors=("china",)), Filter(words="nuclear"), Filter(words="troops")])
def test_a_filter_does_not_shuffle_the_network(seeds, chosen):
    chart = network(spots=spots_of(seeds))
    before, after = standing(chart, narrow(seeds)), standing(chart, narrow(seeds, chosen))
    for actor in before.keys() & after.keys():
        assert after[actor] == pytest.approx(before[actor], abs=0.15)


def test_no_two_labels_of_the_network_are_on_one_line(seeds):
    heights = sorted(y for _, y in standing(network(spots=spots_of(seeds)), narrow(seeds)).values())
    assert min(np.diff(heights)) > 0.08


def test_heights_that_are_far_enough_apart_do_not_move():
    heights = np.array([-1, -0.5, 0, 0.9])
    assert _apart(heights, np.ones(4), 0.1) == pytest.approx(heights)
    assert np.diff(_apart(np.zeros(5), np.ones(5), 0.2)) == pytest.approx(0.2)


def test_two_circles_joined_by_one_tie_are_two_groups():
    ties = [("a", "b", 5), ("b", "c", 5), ("a", "c", 5), ("d", "e", 5), ("e", "f", 5), ("d", "f", 5), ("c", "d", 1)]
    table = pd.DataFrame(ties, columns=["actor_a", "actor_b", "weight"])
    assert communities(table, "weight") == {"a": 0, "b": 0, "c": 0, "d": 1, "e": 1, "f": 1}
    assert communities(table.iloc[:0], "weight") == {}


@pytest.mark.parametrize("chosen", [Filter(), Filter(since="1959-01-01"), Filter(actors=("china",))])
def test_labels_stand_where_they_cover_fewest_nodes_and_labels(seeds, chosen):
    result = narrow(seeds, chosen)
    chart = network(spots=spots_of(seeds))
    figure = chart.draw(chart.count(result), result, INK)
    nodes = next(trace for trace in figure.data if trace.mode == "markers+text")
    spots = np.column_stack([nodes.x, nodes.y]) * (label_sides.ACROSS, label_sides.UP)

    def covered(positions):
        """How many pairs of labels cover each other."""
        rows = zip(spots, nodes.marker.size, nodes.text, positions, strict=True)
        boxes = [label_sides.label_box(at, size / 2, np.array(label_sides.half_size(text)), side)
                 for at, size, text, side in rows]
        return sum(bool((one[:2] < other[2:]).all() and (other[:2] < one[2:]).all())
                   for one, other in itertools.combinations(boxes, 2))

    assert covered(nodes.textposition) <= min(1, covered(["top center"] * len(spots)))
