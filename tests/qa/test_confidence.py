"""How sure we may be that the papers answer at all."""

import pytest

from qa.confidence import evidence_features, evidence_score, unused_share
from tests.papers import read
from tests.qa.makers import asked, found, vocabulary

CARE = read("care", "There are 384 children in care at Quarter 2 2025/26.", "Legal costs are £2.1m.")
WORDS = vocabulary(CARE)


def score(question: str) -> float:
    return evidence_score(asked(question, CARE), found(question, CARE), WORDS)


def test_no_statement_is_no_evidence():
    assert evidence_score(asked("children", CARE), (), WORDS) == 0.0


def test_words_and_period_of_the_papers_are_better_evidence_than_others():
    assert score("How many children are in care at Q2 2025/26?") > score(
        "How many children are in care at Q2 2019/20?"
    )
    assert score("How many children are in care?") > score("How many dragons are in the castle?")


@pytest.mark.parametrize("question", ["How many children are in care?", "dragons", "the", "2025/26"])
def test_score_and_features_are_between_nothing_and_all(question):
    assert 0.0 <= score(question) <= 1.0
    features = evidence_features(asked(question, CARE), found(question, CARE), WORDS)
    assert all(0.0 <= value <= 1.0 for value in features.values())


def test_share_of_unused_words_is_weighed_by_rarity():
    assert unused_share(asked("children in care", CARE), WORDS) == 0.0
    assert unused_share(asked("dragons", CARE), WORDS) == 1.0
    assert 0.0 < unused_share(asked("children and dragons", CARE), WORDS) < 1.0
    assert unused_share(asked("of the", CARE), WORDS) == 0.0
