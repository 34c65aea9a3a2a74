"""How well what is reported of one period answers for another."""

import pytest

from core.periods import find_periods
from qa.periods import AROUND, OTHER, SAME, UNKNOWN, WITHIN, asked_periods, fit, mentioned, passage_fit
from tests.papers import read


def period(text: str):
    return find_periods(text)[0].period


@pytest.mark.parametrize(
    ("asked", "reported", "wanted"),
    [
        ("Q2 2025/26", "Quarter 2 2025/26", SAME),
        ("2025/26", "Quarter 2 2025/26", WITHIN),
        ("Q2 2025/26", "2025/26", AROUND),
        ("Q2 2025/26", "Quarter 2 2024/25", OTHER),
        ("Q2 2025/26", "30 September 2025", WITHIN),
    ],
)
def test_period_fits_by_the_days_it_shares(asked, reported, wanted):
    assert fit(period(asked), period(reported)) == wanted


def test_same_is_better_than_within_than_around_than_unknown_than_other():
    assert 1 >= SAME > WITHIN > AROUND > UNKNOWN > OTHER >= 0


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("from Q4 2020/21 to Q2 2025/26", ["Q4 2020/21", "Q2 2025/26"]),
        ("in 2024/25 and in 2025/26", ["2024/25", "2025/26"]),
        ("at Q2 2025/26 and again at Quarter 2 2025/26", ["Q2 2025/26"]),
        ("children in care", []),
    ],
)
def test_question_asks_for_each_period_once_and_for_both_ends_of_a_range(question, labels):
    assert [p.label for p in asked_periods(question)] == labels


def test_passage_is_measured_by_its_own_periods_and_by_the_one_it_reports_on():
    (passage,) = read("care", "There are 384 children in care.").passages
    reporting = passage.model_copy(update={"period": period("Quarter 2 2025/26")})
    asked = (period("Q2 2025/26"),)

    assert passage_fit(asked, passage, ()) == UNKNOWN
    assert passage_fit(asked, reporting, ()) == SAME
    assert passage_fit(asked, reporting, mentioned("In 2019/20 there were fewer.")) == SAME
    assert passage_fit(asked, passage, mentioned("In 2019/20 there were fewer.")) == OTHER
