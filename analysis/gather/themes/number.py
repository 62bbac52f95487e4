"""How many themes: as many as stay the same when the passages change."""

import numpy as np

from analysis.errors import InputError
from analysis.gather.themes.model import fit
from analysis.gather.themes.stability import Material, agreement, part, resamples

SMALL = 400             # passages below which stability tells no number from another, so their count decides
CHOICE = (5, 6, 7, 8, 10, 12)
DRAWS = 2
NEAR = 0.97             # a number this near to the stability of the best is as good

Curve = list[tuple[int, float, bool]]


def number_of_themes(material: Material, asked: int | None) -> tuple[int, Curve]:
    """The number of themes, and the curve (number, stability, chosen) if it was read from one.

    `asked` is kept as far as there are passages for it. Below 400 passages the number is 0.8 √passages, four to
    eight; otherwise the largest number that is a local maximum of stability and within three hundredths of the best.
    """
    if asked is not None and asked < 1:
        raise InputError(f"n_themes is {asked}; use a number from 1 up, or None to have it chosen by stability")
    n_passages, n_words = material.weights.shape
    most = max(min(n_passages // 2, n_words - 1), 1)
    if asked is not None:
        return min(asked, most), []
    if n_passages < SMALL:
        usual = int(np.clip(round(0.8 * np.sqrt(n_passages)), 4, 8))
        return min(usual, max(n_passages // 4, 1), most), []
    tried = _tried(material, most)
    if not tried:       # a folder of fewer words than the least choice
        return most, []
    best = peak(tried)
    return best, [(n, stability, n == best) for n, stability in tried]


def _tried(material: Material, most: int) -> list[tuple[int, float]]:
    """Each number with its stability on a part of the passages, the same for all numbers."""
    drawn = part(material, resamples(material.lots, 1)[0])
    numbers = [n for n in CHOICE if n <= most]
    return [(n, agreement(drawn, fit(*drawn[:3], n), DRAWS)) for n in numbers]


def peak(tried: list[tuple[int, float]]) -> int:
    """The largest number that is a local maximum and near the best."""
    best = max(stability for _, stability in tried)
    around = [-1.0, *(stability for _, stability in tried), -1.0]
    return max(
        number for (number, stability), before, after in zip(tried, around, around[2:], strict=False)
        if stability >= max(before, after) and stability >= NEAR * best
    )
