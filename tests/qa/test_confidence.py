"""How sure we may be that the papers answer at all."""

from dataclasses import replace

import pytest

from core.paper import ReadPaper
from qa.confidence import evidence_features, strength
from tests.papers import read
from tests.qa.makers import asked, found

CARE = read("care", "There are 384 children in care at Quarter 2 2025/26.", "Legal costs are £2.1m.")


def features(question: str, paper: ReadPaper = CARE) -> dict[str, float]:
    """Of statements that are all equally near the question in meaning."""
    near = [replace(s, features={**s.features, "closeness": 0.6}) for s in found(question, paper)]
    return evidence_features(asked(question, paper), near)


def score(question: str) -> float:
    return strength(features(question))


def test_no_statement_is_no_evidence():
    assert set(evidence_features(asked("children", CARE), ()).values()) == {0.0}


def test_words_and_period_of_the_papers_are_better_evidence_than_others():
    assert score("How many children are in care at Q2 2025/26?") > score(
        "How many children are in care at Q2 2019/20?"
    )
    assert score("How many children are in care?") > score("How many dragons are in the castle?")


@pytest.mark.parametrize("question", ["How many children are in care?", "dragons", "the", "2025/26"])
def test_score_and_features_are_between_nothing_and_all(question):
    assert 0.0 <= score(question) <= 1.0
    shown = features(question)
    assert all(0.0 <= value <= 1.0 for value in shown.values())


def test_a_statement_that_has_all_at_once_is_better_evidence_than_words_spread_over_several():
    spread = read(
        "spread", "Children are mentioned here.", "Care is mentioned in 2 places.", "Fostering costs rose."
    )
    question = "How many children are in care?"
    together = features(question)
    apart = features(question, spread)
    assert together["joint"] >= apart["joint"]


def test_words_that_a_statement_lacks_weaken_it():
    known, unknown = (
        features(question)["near"]
        for question in ("How many children are in care?", "How many dragons are in care?")
    )
    assert unknown < known


def test_a_fit_in_all_but_the_period_is_weak_evidence_yet_evidence():
    then, now = (
        features(question)["joint"]
        for question in (
            "How many children are in care at Q2 2019/20?",
            "How many children are in care at Q2 2025/26?",
        )
    )
    assert 0.0 < then < now


@pytest.mark.parametrize("unknown", ["the care of Oakmere", "care with ADHD", "care for CAMHS"])
def test_name_that_no_statement_has_weakens_the_evidence(unknown):
    assert score(f"How many children are in {unknown}?") < score("How many children are in care?")


def test_figure_needs_more_evidence_than_what_is_told_in_words():
    figure, words = (features(f"{asked} children are in care?") for asked in ("How many", "Why is it that"))

    assert (figure["figure"], words["figure"]) == (1.0, 0.0)
    assert strength(figure) < strength(figure | {"figure": 0.0})


def test_evidence_that_would_not_lead_the_answer_is_weaker():
    question = asked("How many children are in care?", CARE)
    first, second = (
        [replace(s, features={**s.features, "closeness": 0.6}) for s in order]
        for order in (found(question.text, CARE), found(question.text, CARE)[::-1])
    )

    assert evidence_features(question, first)["joint"] == evidence_features(question, second)["joint"]
    assert strength(evidence_features(question, second)) < strength(evidence_features(question, first))


@pytest.mark.parametrize(
    ("question", "missed"),
    [
        ("What legal costs are there?", 0.0),
        ("What salary is paid for legal costs?", 1.0),
        ("Which company pays the legal costs?", 1.0),
        ("What are the legal costs of each salary?", 0.0),
        ("How many salaries are legal costs?", 0.0),
    ],
)
def test_statement_without_the_thing_that_is_asked_for_is_weaker_evidence(question, missed):
    shown = features(question)

    assert shown["missed"] == missed
    assert strength(shown) <= strength(shown | {"missed": 0.0})


def test_name_in_the_heading_over_a_statement_is_said():
    headed = read("headed", "There are 41 children in care.", title="Oakmere House, annual report")

    assert (
        features("How many children are in care at Oakmere?", headed)["near"]
        > (features("How many children are in care at Oakmere?")["near"])
    )


def test_term_given_in_other_words_is_evidence_of_what_it_means():
    told = read("glossary", "Step-down means moving a family from one team to another.", "The centre opened.")

    def joint(question: str) -> float:
        return features(question, told)["joint"]

    assert joint("What does step-down mean?") > 0.6
    assert joint("What does osmosis mean?") < 0.1
