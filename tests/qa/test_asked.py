"""Which periods a question asks for, those without a year and those told by another included."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.periods import MONTHS, find_periods, month, quarter
from qa.asked import asked_papers, asked_partials, asked_periods, undated
from qa.partial import newest
from qa.reckoned import stepped


def labels(question: str, **more) -> list[str]:
    return [period.label for period in asked_periods(question, **more)]


def period(text: str):
    return find_periods(text)[0].period


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("from Q4 2020/21 to Q2 2025/26", ["Q4 2020/21", "Q2 2025/26"]),
        ("in 2024/25 and in 2025/26", ["2024/25", "2025/26"]),
        ("at Q2 2025/26 and again at Quarter 2 2025/26", ["Q2 2025/26"]),
        ("children in care", []),
        ("in 2024 compare with 2023", ["2024", "2023"]),
        ("October 2019, 2023 and 2024?", ["October 2019", "2023", "2024"]),
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


@pytest.mark.parametrize(
    ("question", "labels_asked"),
    [
        ("at the end of September 2023 with the end of December", ["September 2023", "December 2023"]),
        ("how many in March 2025, and how many in December", ["March 2025", "December 2024"]),
        ("in March, June and September 2025", ["March 2025", "June 2025", "September 2025"]),
        ("in the second quarter of 2023/24 and in the third quarter", ["Q2 2023/24", "Q3 2023/24"]),
        ("what was the December figure in 2023/24", ["December 2023", "2023/24"]),
        ("at 31 March in 2024/25", ["31 March 2025", "2024/25"]),
        ("what was the December count in the paper of 12 March 2024", ["December 2023"]),
    ],
)
def test_stretch_without_a_year_is_of_the_year_told_beside_it(question, labels_asked):
    assert labels(question) == labels_asked
    assert not asked_partials(question)


@pytest.mark.parametrize(
    ("question", "printed"),
    [
        ("What was the Q3 figure?", ["Q3"]),
        ("How many were in care at the end of December?", ["December"]),
        ("how many were there in march", ["march"]),
        ("How many may march to school?", []),
        ("What did the March report say?", []),
        ("What do three quarters of parents want?", []),
        ("How many were there in Quarter 3 2023/24?", []),
    ],
)
def test_stretch_without_any_year_is_left_to_the_papers(question, printed):
    assert [partial.printed for partial in asked_partials(question)] == printed
    assert all(each in undated(question) for each in printed)


@pytest.mark.parametrize(
    ("question", "labels_asked"),
    [
        ("in 2022/23 and how many the year before", ["2022/23", "2021/22"]),
        ("at 31 March 2025, and how many a year earlier", ["31 March 2025", "31 March 2024"]),
        ("at 31 March 2025, and two years later?", ["31 March 2025", "31 March 2027"]),
        ("in Quarter 3 2024/25 and 3 quarters before?", ["Q3 2024/25", "Q4 2023/24"]),
        ("in 2024/25, within six months after leaving care", ["2024/25"]),
        ("in Q1 2025/26 and what was it in the quarter before", ["Q1 2025/26", "Q4 2024/25"]),
        ("in 2024/25 and what is budgeted for the year after", ["2024/25", "2025/26"]),
        ("at the end of Quarter 4 the year before? (At Q2 2025/26?)", ["Q4 2024/25", "Q2 2025/26"]),
        ("how many now and how many a year earlier", []),
        ("Why was it more than the year before in 2024/25?", ["2024/25"]),
    ],
)
def test_period_told_by_another_is_reckoned_from_it(question, labels_asked):
    assert labels(question) == labels_asked


@pytest.mark.parametrize(
    ("question", "labels_asked"),
    [
        ("over the first three quarters of 2023/24", ["Q1 2023/24", "Q2 2023/24", "Q3 2023/24"]),
        ("in each quarter of 2023/24", [f"Q{number} 2023/24" for number in (1, 2, 3, 4)]),
        ("between March 2024 and March 2025", ["March 2024", "March 2025"]),
    ],
)
def test_change_asks_for_each_quarter_or_both_months(question, labels_asked):
    assert labels(question, each_end=True) == labels_asked


def test_follow_up_asks_for_its_own_period_where_it_names_one():
    text = "And in March 2024? (How many were there in March 2025?)"

    assert labels(text, own=text.index("? (")) == ["March 2024"]
    assert labels("And of girls? (How many were there in March 2025?)", own=13) == ["March 2025"]


@given(st.integers(2000, 2050), st.integers(1, 4))
def test_newest_quarter_of_the_number_that_about_as_good_passages_report_on_is_meant(year, number):
    (partial,) = asked_partials(f"What was it at Quarter {number}?")
    told = [quarter(number, year + back, "") for back in (-1, 0)]
    other = quarter(number % 4 + 1, year + 3, "")

    among_equals = newest(partial, [(1.0, told[:1]), (0.95, told[1:]), (1.0, [other])])
    assert among_equals
    assert among_equals.label == told[1].label
    of_the_best = newest(partial, [(1.0, told[:1]), (0.2, told[1:])])
    assert of_the_best
    assert of_the_best.label == told[0].label
    assert newest(partial, [(1.0, [other])]) is None


@given(st.integers(1990, 2050), st.integers(1, 12), st.integers(-36, 36))
def test_month_stepped_on_is_a_month_and_back_the_same(year, number, months):
    start = month(year, number, "")

    there = stepped(start, months)

    assert there.label.split()[0] in MONTHS
    assert stepped(there, -months).label == start.label
