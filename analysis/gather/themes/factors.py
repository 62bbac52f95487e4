"""Non-negative matrix factorisation that gives the same result every time."""

import warnings

import numpy as np
import scipy.sparse as sp

MANY = 800          # passages among which no single one moves a theme
SMALL = 1_000_000   # cells up to which a table with all its zeros is faster
ROUNDS, ROUNDS_OF_MANY, ENOUGH = 60, 25, 2e-3


def factorise(weights: sp.csr_matrix, n: int) -> tuple[np.ndarray, np.ndarray]:
    """W (passages × n) and H (n × words), both non-negative, whose product is near `weights`.

    Starts from the singular vectors (NNDSVDa, Boutsidis and Gallopoulos 2008), so there is no chance in it.
    """
    # imported here: it takes most of a second, and whoever only loads an analysis does not need it
    from sklearn import config_context
    from sklearn.decomposition import NMF
    from sklearn.exceptions import ConvergenceWarning

    rounds = ROUNDS if weights.shape[0] < MANY else ROUNDS_OF_MANY
    model = NMF(n, init="nndsvda", max_iter=rounds, tol=ENOUGH, random_state=0)
    checked = config_context(assume_finite=True, skip_parameter_validation=True)
    with checked, warnings.catch_warnings(), np.errstate(invalid="ignore"):
        # refinement follows: the factors need not have settled; an exact fit may err by a rounding below zero
        warnings.simplefilter("ignore", ConvergenceWarning)
        table = weights.toarray() if weights.shape[0] * weights.shape[1] <= SMALL else weights
        return model.fit_transform(table), model.components_
