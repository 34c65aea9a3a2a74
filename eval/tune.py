"""`python -m eval.tune DATA_DIR QUESTIONS [DATA_DIR QUESTIONS ...]`: weights for the statements' features.

Fits `qa.statements.WEIGHTS` so that a softmax over each question's statements falls on those that are right, in five
folds over the questions. Prints, for the weights as they are and for those fitted on the other folds, how often the
first statement is right and how often one of the first five is, and last the weights fitted to all questions.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from core.domain import DocumentText
from core.settings import Settings
from eval.question_sets import question_sets
from eval.questions import Question, paper_name
from eval.scoring import contains, normalised
from eval.softmax import Numbers, told
from qa.question import Question as Understood
from qa.service import Service, build_service
from qa.statements import WEIGHTS, Statement


@dataclass(frozen=True)
class Asked:
    """One question with what the papers' best passages say to it, best first by the weights as they are."""

    question: Question
    understood: Understood
    statements: tuple[Statement, ...]
    features: Numbers  # (n_statements, n_features), in the order of WEIGHTS
    shares: Numbers  # (n_statements,), in [0, 1]: how much of the right answer each statement is


def main(arguments: Sequence[str]) -> None:
    """Print the table and the weights for the pairs of data folder and question file given."""
    asked = []
    for folder, questions in question_sets(arguments, "eval.tune"):
        service = build_service(Settings(data_dir=folder))
        asked += [one for one in read(service, questions) if can_be_fitted(one)]
        service.close()
    print(f"{len(asked)} questions that can be answered")
    print("\n".join(told(asked, WEIGHTS)))


def read(service: Service, questions: Sequence[Question]) -> Iterator[Asked]:
    """Yield each question with its statements."""
    text_of = cache(service.catalogue.text)
    for question in questions:
        understood, statements = service.statements(question.question, question.history)
        features = [[statement.features[name] for name in WEIGHTS] for statement in statements]
        shares = [share_of_answer(question, statement, text_of) for statement in statements]
        yield Asked(
            question,
            understood,
            statements,
            np.array(features, dtype=np.float64).reshape(-1, len(WEIGHTS)),
            np.array(shares, dtype=np.float64),
        )


def can_be_fitted(asked: Asked) -> bool:
    """Whether there is an answer, and anything among which it could be chosen."""
    return asked.question.answerable and len(asked.statements) > 0


def share_of_answer(
    question: Question, statement: Statement, text_of: Callable[[str], DocumentText]
) -> float:
    """Share of the `must` groups that a statement hits on an evidence page; 0 where it gives a wrong answer away."""
    pages = text_of(statement.passage.doc_id).page_spans(statement.start, statement.end)
    paper = paper_name(statement.ranked.candidate.document.file)
    if not any((paper, page) in question.relevant_pages for page, _, _ in pages):
        return 0.0
    if any(contains(normalised(statement.text), wrong) for wrong in question.must_not):
        return 0.0
    said = normalised(_as_told(statement))
    hits = [any(contains(said, alternative) for alternative in group) for group in question.must]
    return sum(hits) / len(hits)


def _as_told(statement: Statement) -> str:
    """The statement with its period and heads, which an answer tells with it."""
    period = statement.passage.period or statement.ranked.candidate.document.period
    heads = [cell.head for cell in statement.passage.cells if cell.head]
    return " ".join([period.printed if period else "", *heads, statement.text])


if __name__ == "__main__":
    main(sys.argv[1:])
