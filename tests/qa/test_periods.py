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
    asked_papers,
    asked_periods,
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


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("from May 2024 to March 2025 and June 2025", ["May 2024", "March 2025", "June 2025"]),
        ("in 2025/26 changed between June and September 2025", ["June 2025", "September 2025"]),
        ("from Q4 2024/25 through Q1 to Q2 2025/26", ["Q4 2024/25", "Q1 2025/26", "Q2 2025/26"]),
        ("between 1 July 2025 and 30 September 2025", ["1 July 2025 to 30 September 2025"]),
        ("in 2025/26 by September 2025", ["2025/26", "September 2025"]),
    ],
)
def test_change_asks_for_both_ends_of_a_range_of_months_or_quarters(question, labels):
    assert [p.label for p in asked_periods(question, each_end=True)] == labels


@pytest.mark.parametrize(
    ("question", "papers", "periods"),
    [
        ("over the 2021, 2024 and 2025 papers", ["2021", "2024", "2025"], []),
        ("in the 2021 report and the 2024 report", ["2021", "2024"], []),
        ("what did the June 2021 paper say of 2020/21", ["June 2021"], ["2020/21"]),
        ("in the paper of 10 November 2025", ["10 November 2025"], []),
        ("in the Q4 2023/24 report", [], ["Q4 2023/24"]),
        ("in 2021 and in 2024", [], ["2021", "2024"]),
    ],
)
def test_date_of_a_paper_is_no_period_that_figures_speak_of(question, papers, periods):
    assert [p.label for p in asked_papers(question)] == papers
    assert [p.label for p in asked_periods(question)] == periods


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
