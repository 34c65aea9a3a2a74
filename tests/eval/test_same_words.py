"""What is measured to say how many words a claim must share with what proves it."""

import pytest

from core.domain import RetrievedPassage
from eval.questions import Place, Question
from eval.same_words import reached, shares
from tests.papers import read

PAPER = read(
    "care", "There are 384 children in care in the borough.", "384 pupils ride bicycles.", "Nothing is here."
)
QUESTION = Question(
    id="q",
    question="How many children are in care?",
    kind="figure",
    answerable=True,
    must=(("384",),),
    evidence=((Place(paper="care", page=1),),),
)


def hits() -> list[RetrievedPassage]:
    return [
        RetrievedPassage(passage=passage, document=PAPER.document, rank=rank, score=1.0)
        for rank, passage in enumerate(PAPER.passages, start=1)
    ]


def test_only_passages_with_the_figure_are_looked_at_and_those_on_an_evidence_page_prove_it():
    # the second has "care" from its paper's title, and lacks the children
    assert list(shares(QUESTION, hits())) == [(1.0, True), (0.5, False)]


def test_figure_inside_a_longer_one_is_another():
    longer = QUESTION.model_copy(update={"must": (("38",),)})

    assert list(shares(longer, hits())) == []


@pytest.mark.parametrize(
    ("values", "wanted"), [([], 0.0), ([0.5, 0.6], 1.0), ([0.4, 0.5], 0.5), ([0.1], 0.0)]
)
def test_share_that_reaches_a_threshold(values, wanted):
    assert reached(values, 0.5) == wanted
