"""`python -m eval.calibrate DATA_DIR QUESTIONS [DATA_DIR QUESTIONS ...]`: when the evidence is too weak to answer.

Fits the logistic model of `qa.confidence` to question sets with and without answers, and prints its weights and the
curve from which the threshold `refuse_below` is read: for each threshold, what share of the unanswerable questions is
refused, and of the answerable ones by mistake, each judged by a model fitted without them (five folds).
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.settings import Settings
from eval.question_sets import question_sets
from eval.questions import Question
from eval.softmax import FOLDS, SEED
from qa.confidence import WEIGHTS
from qa.service import build_service

REGULARISATION = 3.0  # of 0.3, 1 and 3, the one that parted the two kinds best
THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6)

Features = NDArray[np.float64]
Labels = NDArray[np.bool_]


def main(arguments: Sequence[str]) -> None:
    """Print weights and curve for the pairs of data folder and question file given."""
    sets = question_sets(arguments, "eval.calibrate")
    rows = [row for folder, questions in sets for row in _rows(folder, questions)]
    features = np.array([values for values, _ in rows])
    answerable = np.array([label for _, label in rows])
    weights, intercept = _fitted(features, answerable)
    named = ", ".join(f"{name} {weight:.2f}" for name, weight in zip(WEIGHTS, weights, strict=True))
    print(
        f"{len(rows)} questions, {int((~answerable).sum())} without an answer: {named}; intercept {intercept:.2f}"
    )
    scores = _held_out(features, answerable)
    print(f"{'threshold':>10}{'refused':>10}{'false':>10}")
    for threshold in THRESHOLDS:
        refused = scores < threshold
        print(f"{threshold:10.2f}{refused[~answerable].mean():10.2f}{refused[answerable].mean():10.2f}")


def _rows(folder: Path, questions: Sequence[Question]) -> Iterator[tuple[list[float], bool]]:
    """For each question the features of its evidence, in the order of `WEIGHTS`, and whether it has an answer."""
    service = build_service(Settings(data_dir=folder))
    for question in questions:
        features = service.evidence(question.question, question.history)
        yield [features[name] for name in WEIGHTS], question.answerable
    service.close()


def _fitted(features: Features, answerable: Labels) -> tuple[Features, float]:
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=REGULARISATION, class_weight="balanced").fit(features, answerable)
    return model.coef_[0], float(model.intercept_[0])


def _held_out(features: Features, answerable: Labels) -> Features:
    """For each question the score of a model fitted without its fold, `(n_questions,)`, in [0, 1]."""
    from sklearn.model_selection import StratifiedKFold

    scores = np.zeros(len(answerable))
    for kept, left in StratifiedKFold(FOLDS, shuffle=True, random_state=SEED).split(features, answerable):
        weights, intercept = _fitted(features[kept], answerable[kept])
        scores[left] = 1.0 / (1.0 + np.exp(-(features[left] @ weights + intercept)))
    return scores


if __name__ == "__main__":
    main(sys.argv[1:])
