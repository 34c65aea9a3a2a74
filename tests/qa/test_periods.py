"""How well what is reported of one period answers for another."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.periods import find_periods, one_day
from qa.periods import (
    AROUND,
    OTHER,
    SAME,
    UNKNOWN,
    WITHIN,
    fit,
    mentioned,
    passage_fit,
    year_before,
)
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


def test_passage_is_measured_by_its_own_periods_and_by_the_one_it_reports_on():
    (passage,) = read("care", "There are 384 children in care.").passages
    reporting = passage.model_copy(update={"period": period("Quarter 2 2025/26")})
    asked = (period("Q2 2025/26"),)

    assert passage_fit(asked, passage, ()) == UNKNOWN
    assert passage_fit(asked, reporting, ()) == SAME
    assert passage_fit(asked, reporting, mentioned("In 2019/20 there were fewer.")) == SAME
    assert passage_fit(asked, passage, mentioned("In 2019/20 there were fewer.")) == OTHER


@pytest.mark.parametrize(
    ("of", "start", "end"),
    [
        ("Q2 2025/26", date(2024, 7, 1), date(2024, 9, 30)),
        ("February 2025", date(2024, 2, 1), date(2024, 2, 29)),
        ("29 February 2024", date(2023, 2, 28), date(2023, 2, 28)),
    ],
)
def test_year_before_has_the_same_days_a_year_earlier(of, start, end):
    assert (year_before(period(of)).start, year_before(period(of)).end) == (start, end)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_every_day_has_one_a_year_before(day):
    before = year_before(one_day(day, "")).end

    assert (before.year, before.month) == (day.year - 1, day.month)
