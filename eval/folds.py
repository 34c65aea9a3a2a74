"""`python -m eval.folds DATA_DIR QUESTIONS [DATA_DIR QUESTIONS ...]`: figures of questions that nothing was fitted to.

Five folds over the questions of all sets together. For each, the weights of the statements (`eval.tune`) and the
threshold of refusal are chosen on the other four, and its questions are asked of a service set so; beside it, the
same questions as the service is set now. Prints each fold's figures, their mean and their spread. The weights of the
passages and of the evidence score stay as they are: the passages' were set by hand, the other four on both sets.
"""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from core.settings import Settings
from eval.question_sets import question_sets
from eval.questions import Question
from eval.record import Record
from eval.run import ask_one
from eval.softmax import FOLDS, SEED, fitted
from eval.summary import summarise
from eval.tune import Asked, can_be_fitted, read
from index.embedder import SentenceEmbedder
from qa.service import Service, build_service
from qa.statements import WEIGHTS, weighed

THRESHOLDS = tuple(n / 100 for n in range(15, 66, 3))
MEASURES = ("right", "lead", "evidence", "found@5", "found@10", "refusal", "false_refusal")


class QuestionSet:
    """One data folder and its questions, read once."""

    def __init__(self, folder: Path, questions: Sequence[Question]) -> None:
        self._settings = Settings(data_dir=folder)
        self._embedder = SentenceEmbedder(self._settings.index, folder)
        self.service = build_service(self._settings, self._embedder)
        self.asked = tuple(read(self.service, questions))

    def set_to(self, weights: Mapping[str, float], threshold: float) -> Service:
        """A service over the same papers with other weights and another threshold."""
        chosen = self._settings.qa.model_copy(update={"refuse_below": threshold})
        settings = self._settings.model_copy(update={"qa": chosen})
        return build_service(settings, self._embedder, weights=weights)


def main(arguments: Sequence[str]) -> None:
    """Print the figures for the pairs of data folder and question file given."""
    sets = [QuestionSet(folder, questions) for folder, questions in question_sets(arguments, "eval.folds")]
    every = [(each, one) for each in sets for one in each.asked]
    print(f"{'':>22}" + "".join(f"{name:>14}" for name in MEASURES))
    now, chosen = [], []
    for fold, (kept, left) in enumerate(_folds([one for _, one in every]), start=1):
        weights, threshold = _chosen([every[n] for n in kept])
        held = [every[n] for n in left]
        now.append(_figures(_records(held, {each: each.service for each in sets})))
        services = {each: each.set_to(weights, threshold) for each in sets}
        chosen.append(_figures(_records(held, services)))
        for service in services.values():
            service.close()
        print(f"{f'{fold} as set':>22}{_row(now[-1])}")
        print(f"{f'{fold} chosen, under {threshold:.2f}':>22}{_row(chosen[-1])}", flush=True)
    for name, table in (("as set", np.array(now)), ("chosen", np.array(chosen))):
        for what, values in (("mean", table.mean(0)), ("lowest", table.min(0)), ("highest", table.max(0))):
            print(f"{f'{what} {name}':>22}{_row(values.tolist())}")
    for each in sets:
        each.service.close()


def _folds(asked: Sequence[Asked]) -> list[tuple[list[int], list[int]]]:
    """(questions to choose on, questions held out) for each fold, each with its share of what has no answer."""
    from sklearn.model_selection import StratifiedKFold

    answerable = [one.question.answerable for one in asked]
    split = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED).split(answerable, answerable)
    return [(kept.tolist(), left.tolist()) for kept, left in split]


def _chosen(kept: Sequence[tuple[QuestionSet, Asked]]) -> tuple[dict[str, float], float]:
    """The weights, and with them the threshold, that suit these questions best."""
    weights = fitted([one for _, one in kept if can_be_fitted(one)], list(WEIGHTS))
    strengths = [
        each.service.strength(one.understood, weighed(one.statements, weights)) for each, one in kept
    ]
    return weights, best_threshold(strengths, [one.question.answerable for _, one in kept])


def best_threshold(strengths: Sequence[float], answerable: Sequence[bool]) -> float:
    """The threshold with the widest gap between right and false refusals, of equals the lowest.

    Raises ValueError where all questions, or none, have an answer.
    """
    weak, has_answer = np.array(strengths), np.array(answerable, dtype=bool)
    if has_answer.all() or not has_answer.any():
        raise ValueError("a threshold can be chosen only on questions with and without an answer")

    def gap(threshold: float) -> float:
        refused = weak < threshold
        return float(refused[~has_answer].mean() - refused[has_answer].mean())

    return max(THRESHOLDS, key=gap)


def _records(
    held: Sequence[tuple[QuestionSet, Asked]], services: Mapping[QuestionSet, Service]
) -> list[Record]:
    return [ask_one(services[each], one.question) for each, one in held]


def _figures(records: Sequence[Record]) -> list[float]:
    """In the order of MEASURES; nan where no question has it."""
    headline = summarise(records).headline()
    return [headline.get(name, float("nan")) for name in MEASURES]


def _row(values: Sequence[float]) -> str:
    return "".join(f"{value:14.3f}" for value in values)


if __name__ == "__main__":
    main(sys.argv[1:])
