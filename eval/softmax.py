"""Weights for a linear model that puts the right one of several things first, fitted in folds.

A softmax over each question's things is to fall on those that are right: `eval.tune` fits the statements' weights so,
`eval.tune_rank` those of the passages.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

FOLDS, SEED = 5, 0
FIRST = (1, 5)
REGULARISATION = 0.3  # of the squared weights: keeps a feature that few questions have from running away

Numbers = NDArray[np.float64]


class Choice(Protocol):
    """One question's things: what each shows, and how right it is."""

    @property
    def features(self) -> Numbers:
        """`(n_things, n_features)`."""
        ...

    @property
    def shares(self) -> Numbers:
        """`(n_things,)`, in [0, 1]: how much of the right answer each is."""
        ...


def fitted(choices: Sequence[Choice], names: Sequence[str]) -> dict[str, float]:
    """The weights, by the features' names, under which the things chosen are the most of the right answers."""
    from scipy.optimize import minimize

    useful = [one for one in choices if one.shares.any()]

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        total, slope = REGULARISATION * float(weights @ weights), 2 * REGULARISATION * weights
        for one in useful:
            chosen = _softmax(one.features @ weights)
            gained = chosen * one.shares
            total -= float(np.log(gained.sum()))
            slope -= one.features.T @ (gained / gained.sum() - chosen)
        return total, slope

    found = np.asarray(minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x, dtype=np.float64)
    return dict(zip(names, found.tolist(), strict=True))


def _softmax(scores: Numbers) -> Numbers:
    raised = np.exp(scores - scores.max())
    return np.asarray(raised / raised.sum(), dtype=np.float64)


def is_right(choice: Choice, weights: Mapping[str, float], first: int) -> bool:
    """Whether one of the first things, ordered by these weights (in the features' order), is the whole answer."""
    scores: Numbers = choice.features @ np.array(list(weights.values()))
    best = np.argsort(-scores, kind="stable")[:first]
    return bool(choice.shares[best].max() >= 1.0)


def share_right(choices: Sequence[Choice], weights: Mapping[str, float], first: int) -> float:
    """Share of the questions of which one of the first things is the whole answer."""
    return sum(is_right(one, weights, first) for one in choices) / len(choices)


def told(choices: Sequence[Choice], now: Mapping[str, float]) -> Iterator[str]:
    """Yield the lines of a report: each fold's shares by both weights, their spread, and the weights fitted to all."""
    from sklearn.model_selection import KFold

    yield f"{'fold':>14}{'n':>5}" + "".join(
        f"{f'{name} @{k}':>12}" for k in FIRST for name in ("now", "fitted")
    )
    rows = []
    for fold, (kept, left) in enumerate(
        KFold(FOLDS, shuffle=True, random_state=SEED).split(choices), start=1
    ):
        weights = fitted([choices[n] for n in kept], list(now))
        held = [choices[n] for n in left]
        rows.append([share_right(held, each, k) for k in FIRST for each in (now, weights)])
        yield f"{fold:>14}{len(held):>5}" + "".join(f"{value:12.3f}" for value in rows[-1])
    table = np.array(rows)
    for name, values in (("mean", table.mean(0)), ("lowest", table.min(0)), ("highest", table.max(0))):
        yield f"{name:>14}{'':>5}" + "".join(f"{value:12.3f}" for value in values)
    for name, new in fitted(choices, list(now)).items():
        yield f"{name:>14}{now[name]:8.2f}{new:8.2f}"
