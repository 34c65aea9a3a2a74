"""How sure we may be that the papers answer at all."""

import pytest

from qa.confidence import evidence_features, strength
from tests.papers import read
from tests.qa.makers import asked, found, vocabulary

CARE = read("care", "There are 384 children in care at Quarter 2 2025/26.", "Legal costs are £2.1m.")
WORDS = vocabulary(CARE)


def score(question: str) -> float:
    return strength(evidence_features(asked(question, CARE), found(question, CARE), WORDS))


def test_no_statement_is_no_evidence():
    assert set(evidence_features(asked("children", CARE), (), WORDS).values()) == {0.0}


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


def test_a_statement_that_has_all_at_once_is_better_evidence_than_words_spread_over_several():
    spread = read(
        "spread", "Children are mentioned here.", "Care is mentioned in 2 places.", "Fostering costs rose."
    )
    question = "How many children are in care?"
    together = evidence_features(asked(question, CARE), found(question, CARE), WORDS)
    apart = evidence_features(asked(question, spread), found(question, spread), vocabulary(spread))
    assert together["joint"] >= apart["joint"]


def test_what_the_papers_never_use_is_missing():
    known, unknown = (
        evidence_features(asked(question, CARE), found(question, CARE), WORDS)["missing"]
        for question in ("How many children are in care?", "How many dragons are in care?")
    )
    assert known == 0.0
    assert unknown > 0.5


def test_a_value_in_the_ledger_is_evidence():
    question = "How many children are in care?"
    plain = evidence_features(asked(question, CARE), found(question, CARE), WORDS)
    measured = evidence_features(asked(question, CARE), found(question, CARE), WORDS, is_measured=True)
    assert strength(measured) > strength(plain)


@pytest.mark.parametrize(
    ("question", "unnamed"),
    [
        ("How many children are in care?", 0.0),
        ("How many children are in the care of Oakmere?", 1.0),
        ("How many children with ADHD are in care?", 1.0),
        ("CAMHS: how many children?", 1.0),
        ("how many children are in the care of oakmere?", 0.0),
        ("What is Care's legal cost?", 0.0),
    ],
)
def test_name_that_no_statement_has_weakens_the_evidence(question, unnamed):
    features = evidence_features(asked(question, CARE), found(question, CARE), WORDS)

    assert features["unnamed"] == unnamed
    assert strength(features) <= strength(features | {"unnamed": 0.0})


def test_name_in_the_heading_over_a_statement_is_said():
    headed = read("headed", "There are 41 children in care.", title="Oakmere House, annual report")
    question = "How many children are in care at Oakmere?"

    assert (
        evidence_features(asked(question, headed), found(question, headed), vocabulary(headed))["unnamed"]
        == 0.0
    )


def test_term_given_in_other_words_is_evidence_of_what_it_means():
    told = read("glossary", "Step-down means moving a family from one team to another.", "The centre opened.")

    def joint(question: str) -> float:
        return evidence_features(asked(question, told), found(question, told), vocabulary(told))["joint"]

    assert joint("What does step-down mean?") > 0.6
    assert joint("What does osmosis mean?") < 0.1
