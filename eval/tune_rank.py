"""`python -m eval.tune_rank DATA_DIR QUESTIONS [DATA_DIR QUESTIONS ...]`: weights for the passages' features.

Fits `qa.rank.WEIGHTS` so that a softmax over each question's passages falls on those that stand on its evidence pages,
in five folds over the questions. Prints, for the weights as they are and for those fitted on the other folds, how often
the first passage is one of them and how often one of the first five is, and last the weights fitted to all questions.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from core.domain import Turn
from core.settings import Settings
from eval.question_sets import question_sets
from eval.questions import Question, paper_name
from eval.softmax import Numbers, told
from qa.rank import WEIGHTS, Ranked
from qa.service import build_service


class Finds(Protocol):
    """What finds passages; the service does."""

    def passages(self, question: str, history: Sequence[Turn] = ()) -> tuple[Ranked, ...]: ...


@dataclass(frozen=True)
class Searched:
    """One question's passages as the searches found them, by their features, and which are evidence."""

    features: Numbers  # (n_passages, n_features), in the order of WEIGHTS
    shares: Numbers  # (n_passages,), 1 on an evidence page, else 0


def main(arguments: Sequence[str]) -> None:
    """Print the table and the weights for the pairs of data folder and question file given."""
    searched: list[Searched] = []
    for folder, questions in question_sets(arguments, "eval.tune_rank"):
        service = build_service(Settings(data_dir=folder))
        searched += read(service, questions)
        service.close()
    print(f"{len(searched)} questions that can be answered")
    print("\n".join(told(searched, WEIGHTS)))


def read(service: Finds, questions: Sequence[Question]) -> Iterator[Searched]:
    """Yield each answerable question with its passages; what was only read on to has no features of its own."""
    for question in questions:
        if not question.answerable:
            continue
        found = [r for r in service.passages(question.question, question.history) if not r.is_read_on]
        features = [[each.features[name] for name in WEIGHTS] for each in found]
        yield Searched(
            np.array(features, dtype=np.float64).reshape(-1, len(WEIGHTS)),
            np.array([float(is_evidence(question, each)) for each in found], dtype=np.float64),
        )


def is_evidence(question: Question, found: Ranked) -> bool:
    """Whether a passage stands on a page that the question's answer is proved by."""
    passage, paper = found.candidate.passage, paper_name(found.candidate.document.file)
    return any(
        (paper, page) in question.relevant_pages for page in range(passage.first_page, passage.last_page + 1)
    )


if __name__ == "__main__":
    main(sys.argv[1:])
