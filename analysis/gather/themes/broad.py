"""The broad themes of a collection: how many, which of them hold, and none that swallows the others."""

from typing import NamedTuple

import numpy as np

from analysis.gather.themes.model import Model, fit, learned, merged, of
from analysis.gather.themes.number import SMALL, Curve, number_of_themes
from analysis.gather.themes.stability import Material, holds, part

MOST = 12           # broad themes that can be read at a glance
QUARTER = 0.25      # of the passages, above which one broad theme is rather two
FIRM = 0.6          # share of the resamples in which a theme has to be found again
HALVES = (2, 3)     # into how many a large theme falls
TRIALS, DRAWN = 6, 1_200    # resamples in which these have to be found again, and passages in each


class Broad(NamedTuple):
    """The model, in how many of `times` resamples each theme is found again, and the curve it was chosen from."""

    model: Model
    held: np.ndarray
    times: int
    curve: Curve


def broad_themes(material: Material, asked: int | None) -> Broad:
    """The broad themes of the passages; exactly as many as were asked for, where there are enough passages."""
    n, curve = number_of_themes(material, asked)
    model = fit(*material[:3], n)
    n_passages = material.weights.shape[0]
    times = 50 if n_passages < SMALL else 10
    if asked is not None:
        return Broad(model, holds(material, model, times), times, curve)
    model = merged(material.weights, material.documents, model)
    held = holds(material, model, times)
    if n_passages >= SMALL:
        model, held = _firm(material, model, held, times)
        model, held = _none_too_large(material, model, held, times)
    return Broad(model, held, times, curve)


def _firm(material: Material, model: Model, held: np.ndarray, times: int) -> tuple[Model, np.ndarray]:
    """The model without the themes that resamples do not find again; their passages go to the others."""
    firm = held >= FIRM * times
    if firm.all() or not firm.any():
        return model, held
    return learned(material.weights, material.documents, of(model.shares, firm)), held[firm]


def _none_too_large(material: Material, model: Model, held: np.ndarray, times: int) -> tuple[Model, np.ndarray]:
    """The model with each theme of more than a quarter of the passages replaced by its parts, where these hold."""
    stuck: set[int] = set()
    while model.shares.shape[1] < MOST:
        best = model.shares.argmax(axis=1)
        sizes = np.bincount(best, minlength=model.shares.shape[1]) / len(best)
        large = [theme for theme in np.argsort(-sizes).tolist() if sizes[theme] > QUARTER and theme not in stuck]
        if not large:
            break
        rows = np.flatnonzero(best == large[0])
        parts = _parts(part(material, rows))
        if parts is None:
            stuck.add(large[0])
            continue
        halves, again = parts
        shares = np.delete(np.eye(len(sizes), dtype=np.float32)[best], large[0], axis=1)
        added = np.zeros((len(best), halves.shape[1]), dtype=np.float32)
        added[rows] = np.eye(halves.shape[1], dtype=np.float32)[halves.argmax(axis=1)]
        model = learned(material.weights, material.documents, np.hstack([shares, added]))
        held = np.append(np.delete(held, large[0]), np.round(again * times).astype(int))
        stuck = {theme - (theme > large[0]) for theme in stuck}
    return model, held


def _parts(material: Material) -> tuple[np.ndarray, np.ndarray] | None:
    """The shares of the parts of one theme and the share of resamples in which each is found again; None where no
    parts hold."""
    for n in HALVES:
        model = merged(material.weights, material.documents, fit(*material[:3], n))
        again = holds(material, model, TRIALS, DRAWN) / TRIALS
        if model.shares.shape[1] > 1 and (again >= FIRM).all():
            return model.shares, again
    return None
