"""Where passages stand on a map: near their themes, themes near those that share words."""

import numpy as np
import scipy.sparse as sp

SPREAD = 0.35       # how far from the middle of its themes a passage can stand


def positions(weights: sp.csr_matrix, shares: np.ndarray) -> np.ndarray:
    """Passage × (x, y), the themes within about one unit of the middle.

    Themes are laid out by classical scaling (Torgerson 1952) of the distances of their mean passages; a passage
    stands between its themes by their shares, moved by its own words along two axes that are the same for all.
    """
    if not len(shares):
        return np.zeros((0, 2))
    middles = theme_middles(weights, shares)
    axes = _axes(weights.shape[1])
    own = np.asarray(weights @ axes)
    own -= own.mean(axis=0)
    own /= max(np.abs(own).max(), 1e-9)
    return shares @ middles + SPREAD * own


def theme_middles(weights: sp.csr_matrix, shares: np.ndarray) -> np.ndarray:
    """Theme × (x, y)."""
    mean = np.asarray((weights.T @ shares).T)
    mean /= np.maximum(np.linalg.norm(mean, axis=1, keepdims=True), 1e-12)
    distances = np.maximum(1 - mean @ mean.T, 0) ** 2
    n = len(distances)
    centre = np.eye(n) - 1 / n
    values, vectors = np.linalg.eigh(-centre @ distances @ centre / 2)
    plane = vectors[:, ::-1][:, :2] * np.sqrt(np.maximum(values[::-1][:2], 0))
    plane = np.pad(plane, ((0, 0), (0, max(0, 2 - plane.shape[1]))))
    # a mirror image is as good: the theme farthest out is on the positive side
    far = np.abs(plane).argmax(axis=0)
    plane = plane * np.where(plane[far, [0, 1]] < 0, -1, 1)
    return plane / max(np.abs(plane).max(), 1e-9)


def _axes(n_words: int) -> np.ndarray:
    return np.random.default_rng(0).standard_normal((n_words, 2)).astype(np.float32)
