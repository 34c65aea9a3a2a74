"""Which columns of a row are told: those of the period, the body and the kind of value that are asked for."""

import pytest

from qa.columns import asked_for, less_asked
from qa.periods import mentioned
from tests.qa.makers import asked
from tests.qa.test_rows import row


def told(question: str, *cells: tuple[str | None, str]) -> list[str | None]:
    """The heads of the values told, in their order."""
    query = asked(question)
    passage = row(("Measure", "Moorings let"), *cells)
    dated = tuple(
        c.model_copy(update={"period": next(iter(mentioned(c.head or "")), None)}) for c in passage.cells
    )
    _, *columns = asked_for(query, passage.model_copy(update={"cells": dated}))
    columns.sort(key=lambda c: less_asked(query, c[0], c[0].head, c[1]))
    return [cell.head for cell, _ in columns]


YEARS = (("Ferry 2031", "40"), ("England 2031", "50"))


@pytest.mark.parametrize(
    ("question", "heads"),
    [
        ("What share of moorings was let in 2031?", ["Ferry 2031"]),
        ("What share of moorings was let in 2031, here and in England?", ["England 2031", "Ferry 2031"]),
    ],
    ids=["own", "both"],
)
def test_values_of_others_are_told_where_they_are_asked_for(question, heads):
    assert sorted(told(question, *YEARS), key=str) == sorted(heads)


def test_values_of_others_are_told_where_the_row_has_no_other():
    assert told("What share of moorings was let in 2031?", ("England 2031", "50")) == ["England 2031"]


def test_column_of_just_the_period_needs_no_longer_one_beside_it_but_a_plan_may_stand():
    cells = (("2031/32 outturn", "57"), ("Q3 2031/32", "52"), ("2031/32 target", "60"))

    assert told("What share was let in Q3 2031/32?", *cells) == ["Q3 2031/32", "2031/32 target"]


def test_of_two_columns_of_a_period_the_one_whose_head_is_asked_for_is_told():
    cells = (("Granted 2031/32", "9"), ("Proposed 2031/32", "8"))

    assert told("What rate was proposed for 2031/32?", *cells) == ["Proposed 2031/32"]
    assert len(told("How many were let in 2031/32, and what was proposed?", *cells)) == 2


def test_difference_comes_first_where_it_is_asked_by_how_much():
    cells = (("Budget", "9"), ("Actual", "12"), ("Variance", "3"))

    assert told("How far over budget were moorings?", *cells)[0] == "Variance"
    assert told("What was the budget for moorings?", *cells)[0] == "Budget"


def test_value_reached_comes_before_a_plan_of_the_year():
    cells = (("31/32 Target", "65%"), ("Current", "55%"))

    assert told("What share was let at the end of Q4 2031/32?", *cells)[0] == "Current"


@pytest.mark.parametrize(
    ("newest", "heads"),
    [("-", ["Actual 2031"]), ("Not published", ["Actual 2031", "Actual 2032"]), ("9", ["Actual 2032"])],
    ids=["dash", "words", "value"],
)
def test_newest_is_the_last_column_that_has_a_value(newest, heads):
    cells = (("Actual 2030", "7"), ("Actual 2031", "8"), ("Actual 2032", newest))

    assert sorted(filter(None, told("How many moorings were let?", *cells))) == heads


def test_newest_value_is_told_beside_later_and_undated_plans():
    cells = (("Milestone", "9"), ("Actual September 2031", "7"), ("Milestone March 2032", "10"))

    assert "Actual September 2031" in told("How many moorings were let?", *cells)


@pytest.mark.parametrize(
    ("question", "head"),
    [
        ("What was the 2031/32 target for moorings let?", "2031/32 target"),
        ("What target was set for moorings in 2031/32?", "2031/32 target"),
        ("What share of moorings did England let in 2031/32?", "England 2031/32"),
        ("What was the England average for moorings let in 2031/32?", "England 2031/32"),
    ],
)
def test_months_within_the_year_are_no_target_of_it_and_no_other_council_s_value(question, head):
    cells = (("April 2031", "52"), ("2031/32", "55"), ("2031/32 target", "60"), ("England 2031/32", "50"))

    assert told(question, *cells) == [head]


@pytest.mark.parametrize(
    "question",
    [
        "What share was reached in 2031/32 against the target?",
        "How many moorings were let in 2031/32, and what was the target?",
    ],
)
def test_what_was_reached_is_told_where_the_target_is_asked_for_beside_it(question):
    assert "2031/32" in told(question, ("2031/32", "55"), ("2031/32 target", "60"))


def test_column_without_a_period_stays_beside_the_budget():
    heads = told("What was the 2031/32 budget for moorings?", ("Budget 2031/32", "9"), ("Actual", "12"))

    assert heads == ["Budget 2031/32", "Actual"]


@pytest.mark.parametrize(
    ("question", "heads"),
    [
        ("How do moorings let in Q3 2031/32 compare with the target?", {"Q3 2031/32", "2031/32 target"}),
        (
            "How do moorings let in Q3 2031/32 compare with England?",
            {"Q3 2031/32", "2031/32 target", "England"},
        ),
    ],
)
def test_values_of_other_quarters_are_left_out_where_one_is_compared_with_another_kind(question, heads):
    cells = (("Q1 2031/32", "41"), ("Q3 2031/32", "52"), ("2031/32 target", "60"), ("England", "50"))

    assert set(told(question, *cells)) == heads


def test_out_of_how_many_asks_for_no_other_column():
    cells = (("Small boats 2031", "4"), ("Ferries 2031", "9"))

    assert told("How many small boats were let in 2031, out of how many?", *cells) == ["Small boats 2031"]


def test_of_two_days_in_the_year_asked_the_one_whose_head_is_asked_for_is_told():
    cells = (("River, 1 March 2031", "9"), ("Sea, 16 April 2031", "8"))

    assert told("What share of the sea moorings was let in 2031?", *cells) == ["Sea, 16 April 2031"]
    assert len(told("What share of the moorings was let in 2031?", *cells)) == 2
