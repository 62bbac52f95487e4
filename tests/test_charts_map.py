"""The labels on the map of themes cover no point and no other label."""

import numpy as np
import pytest

from dashboard.charts.group_labels import Group, places
from dashboard.charts.theme_map import LETTER, LINE, MAP
from tests.test_charts import INK

NOBODY = np.zeros((0, 2))


def cloud(x, y, n, seed):
    return np.array([x, y]) + np.random.default_rng(seed).uniform(-0.08, 0.08, (n, 2))


def covered(place, half, points):
    return int((np.abs(points - np.array(place)) < np.array(half)).all(axis=1).sum())


def crowd():
    half = (0.1, 0.035)
    return {name: Group(cloud(x, y, 30, seed), half) for seed, (name, x, y) in enumerate(
        [("a", 0.3, 0.5), ("b", 0.36, 0.52), ("c", 0.7, 0.9), ("d", 0.1, 0.1)])}


def test_labels_cover_no_point_and_not_each_other_and_stay_on_the_map():
    groups = crowd()
    found = places(groups, cloud(0.5, 0.5, 9, 9))
    for name, place in found.items():
        half = groups[name].half
        assert sum(covered(place, half, group.points) for group in groups.values()) == 0
        assert all(side <= middle <= 1 - side for side, middle in zip(half, place, strict=True))
        others = np.array([found[other] for other in found if other != name])
        assert covered(place, (2 * half[0], 2 * half[1]), others) == 0


def test_the_same_points_give_the_same_places():
    assert places(crowd(), NOBODY) == places(dict(reversed(crowd().items())), NOBODY)


def test_no_label_of_the_seeds_covers_a_passage(seeds):
    figure = MAP.draw(MAP.count(seeds), seeds, INK)
    points = np.column_stack([figure.data[0].x, figure.data[0].y])
    labels = figure.layout.annotations
    assert len(labels) == seeds.passage_themes["theme_id"].nunique()
    for label in labels:
        lines = label.text.split("<b>")[1].removesuffix("</b>").split("<br>")
        assert covered((label.x, label.y), (max(map(len, lines)) * LETTER / 2, len(lines) * LINE / 2), points) == 0


@pytest.mark.parametrize("at", [(0.0, 0.0), (1.0, 1.0), (0.5, 0.5)])
def test_one_point_gets_its_label_beside_it(at):
    (place,) = places({"a": Group(np.array([at]), (0.1, 0.03))}, NOBODY).values()
    assert covered(place, (0.1, 0.03), np.array([at])) == 0
    assert np.hypot(*np.subtract(place, at)) < 0.2
