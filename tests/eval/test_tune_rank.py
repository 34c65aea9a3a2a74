"""Which passages count as evidence when the ranker's weights are fitted."""

from eval.softmax import share_right
from eval.tune_rank import Searched, is_evidence, read
from qa.rank import WEIGHTS
from tests.eval.makers import question, unanswerable
from tests.papers import read as read_paper
from tests.qa import makers

CARE = read_paper("pack", "There are 384 children in care.", "Legal costs are £2.1m.")


class Fixed:
    """A service that finds the same passages whatever is asked."""

    def passages(self, question, history=()):
        return makers.ranked("How many children are in care?", CARE)


def test_passage_on_an_evidence_page_is_evidence():
    care, costs = sorted(
        makers.ranked("How many children are in care?", CARE), key=lambda r: r.candidate.passage.start
    )
    wanted = question(evidence=((("pack", 1),),))

    assert is_evidence(wanted, care)
    assert not is_evidence(wanted, costs)


def test_questions_are_read_with_the_features_that_the_ranker_weighs():
    (searched,) = read(Fixed(), [question(evidence=((("pack", 1),),)), unanswerable()])

    assert searched.features.shape == (2, len(WEIGHTS))
    assert searched.shares.sum() == 1.0
    assert share_right([searched], WEIGHTS, 1) == 1.0
    assert isinstance(searched, Searched)
