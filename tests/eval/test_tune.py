"""Weights are fitted to what is right, and a threshold to what can be answered."""

import numpy as np
import pytest

from core.domain import DocumentText
from eval.folds import THRESHOLDS, best_threshold
from eval.softmax import fitted, is_right
from eval.tune import Asked, share_of_answer
from qa.statements import WEIGHTS
from tests.eval.makers import question
from tests.papers import read
from tests.qa import makers

CARE = read("pack", "There are 384 children in care. Legal costs are £2.1m.", budget=400)
NAMES = list(WEIGHTS)


def share(must, must_not=(), page: int = 1) -> float:
    """Of the right answer in the statement about children."""
    best = makers.found("How many children are in care?", CARE)[0]
    wanted = question(must=must, must_not=must_not, evidence=((("pack", page),),))
    return share_of_answer(wanted, best, lambda _: DocumentText(pages=(CARE.pages[0].text,)))


def test_statement_is_as_much_of_the_answer_as_it_hits_groups():
    assert share([["384"]]) == 1.0
    assert share([["384"], ["£2.1m"]]) == 0.5
    assert share([["unicorns"]]) == 0.0


def test_statement_off_the_evidence_pages_or_with_a_wrong_string_is_none_of_it():
    assert share([["384"]], page=2) == 0.0
    assert share([["384"]], must_not=["children"]) == 0.0


def asked(shares: list[float], **features: list[float]) -> Asked:
    """A question whose statements have these features; those not named are 0."""
    table = np.zeros((len(shares), len(NAMES)))
    for name, values in features.items():
        table[:, NAMES.index(name)] = values
    understood = makers.asked("How many?", CARE)
    return Asked(question(), understood, (), table, np.array(shares))


def test_feature_that_tells_right_from_wrong_gets_its_weight():
    told = [asked([0.0, 1.0], pairs=[0.0, 1.0], length=[1.0, 0.0]) for _ in range(10)]

    weights = fitted(told, NAMES)

    assert weights["pairs"] > 0.5
    assert weights["length"] < -0.5
    assert weights["rank"] == pytest.approx(0.0, abs=1e-6)
    assert is_right(told[0], weights, 1)


def test_questions_without_a_right_statement_teach_nothing():
    one = asked([0.0, 1.0], pairs=[0.0, 1.0])
    hopeless = asked([0.0, 0.0], pairs=[1.0, 0.0])

    assert fitted([one], NAMES) == pytest.approx(fitted([one, hopeless], NAMES))


def test_first_is_right_only_where_it_is_the_whole_answer():
    weights = dict.fromkeys(NAMES, 0.0) | {"rank": 1.0}
    half = asked([0.5, 1.0], rank=[2.0, 1.0])

    assert not is_right(half, weights, 1)
    assert is_right(half, weights, 5)


def test_threshold_parts_what_can_be_answered_from_what_cannot():
    threshold = best_threshold([0.1, 0.2, 0.5, 0.9], [False, False, True, True])

    assert 0.2 < threshold <= 0.5
    assert threshold == min(t for t in THRESHOLDS if t > 0.2)


@pytest.mark.parametrize("answerable", [True, False])
def test_threshold_cannot_be_chosen_on_one_kind_alone(answerable):
    with pytest.raises(ValueError, match="with and without an answer"):
        best_threshold([0.1, 0.9], [answerable, answerable])
