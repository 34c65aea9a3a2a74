"""Periods: which days the words of a board paper name."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.periods import Precision, day_label, financial_year_of, find_periods, quarter, yearless

ONE = [
    ("Quarter 2 2025/26", "Q2 2025/26", "2025-07-01", "2025-09-30"),
    ("Q4 2023-24", "Q4 2023/24", "2024-01-01", "2024-03-31"),
    ("Q2 of 2025/26", "Q2 2025/26", "2025-07-01", "2025-09-30"),
    ("Quarter 4 for 2020-21", "Q4 2020/21", "2021-01-01", "2021-03-31"),
    ("2024/25 Q3", "Q3 2024/25", "2024-10-01", "2024-12-31"),
    ("Q2 (2025/26)", "Q2 2025/26", "2025-07-01", "2025-09-30"),
    ("QTR 1 (2025/26)", "Q1 2025/26", "2025-04-01", "2025-06-30"),
    ("Quarter 1 - 2021/2022", "Q1 2021/22", "2021-04-01", "2021-06-30"),
    ("final quarter of 2023/24", "Q4 2023/24", "2024-01-01", "2024-03-31"),
    ("last quarter of 2023/24", "Q4 2023/24", "2024-01-01", "2024-03-31"),
    ("last quarter of the financial year 2023-24", "Q4 2023/24", "2024-01-01", "2024-03-31"),
    ("Q3\n22/23", "Q3 2022/23", "2022-10-01", "2022-12-31"),
    ("FY25", "2024/25", "2024-04-01", "2025-03-31"),
    ("FY 2025", "2024/25", "2024-04-01", "2025-03-31"),
    ("Q2 FY25", "Q2 2024/25", "2024-07-01", "2024-09-30"),
    ("third quarter of FY25", "Q3 2024/25", "2024-10-01", "2024-12-31"),
    ("FY24 Q4", "Q4 2023/24", "2024-01-01", "2024-03-31"),
    ("FY23 to FY25", "2022/23 to 2024/25", "2022-04-01", "2025-03-31"),
    ("Q4 2023", "Q4 2023", "2023-10-01", "2024-03-31"),
    ("Q1 to Q3 2024/25", "Q1 to Q3 2024/25", "2024-04-01", "2024-12-31"),
    ("as at 30 September 2025", "30 September 2025", "2025-09-30", "2025-09-30"),
    ("31st March 2021", "31 March 2021", "2021-03-31", "2021-03-31"),
    ("30-Sep-25", "30 September 2025", "2025-09-30", "2025-09-30"),
    ("04/09/23", "4 September 2023", "2023-09-04", "2023-09-04"),
    ("2025-11-10", "10 November 2025", "2025-11-10", "2025-11-10"),
    ("May 4th 2021", "4 May 2021", "2021-05-04", "2021-05-04"),
    ("2025/26", "2025/26", "2025-04-01", "2026-03-31"),
    ("2024\u20132025", "2024/25", "2024-04-01", "2025-03-31"),
    ("2024 -25", "2024/25", "2024-04-01", "2025-03-31"),
    ("2024-\n25", "2024/25", "2024-04-01", "2025-03-31"),
    ("19/ 20", "2019/20", "2019-04-01", "2020-03-31"),
    ("1999/00", "1999/00", "1999-04-01", "2000-03-31"),
    ("September 2025", "September 2025", "2025-09-01", "2025-09-30"),
    ("Feb-24", "February 2024", "2024-02-01", "2024-02-29"),
    ("April 2024 to April 2025", "April 2024 to April 2025", "2024-04-01", "2025-04-30"),
    ("July to September 2025", "July 2025 to September 2025", "2025-07-01", "2025-09-30"),
    ("October 2024-March 2025", "October 2024 to March 2025", "2024-10-01", "2025-03-31"),
    ("October to March 2025", "October 2024 to March 2025", "2024-10-01", "2025-03-31"),
    ("1 April to 30 June 2025", "1 April 2025 to 30 June 2025", "2025-04-01", "2025-06-30"),
    ("04/09/23 to 31/03/24", "4 September 2023 to 31 March 2024", "2023-09-04", "2024-03-31"),
    ("2021/22 to 2024/25", "2021/22 to 2024/25", "2021-04-01", "2025-03-31"),
    ("2021-25", "2021 to 2025", "2021-01-01", "2025-12-31"),
    ("first six months of 2018/19", "first 6 months of 2018/19", "2018-04-01", "2018-09-30"),
    ("second half of 2018/19", "second half of 2018/19", "2018-10-01", "2019-03-31"),
    ("six months to 30 September 2025", "6 months to 30 September 2025", "2025-04-01", "2025-09-30"),
    ("year ended 31 March 2025", "2024/25", "2024-04-01", "2025-03-31"),
    ("12 months to June 2025", "12 months to 30 June 2025", "2024-07-01", "2025-06-30"),
    ("autumn term 2020", "autumn term 2020", "2020-09-01", "2020-12-31"),
    ("Summer Term 2024-25", "summer term 2025", "2025-04-01", "2025-07-31"),
    ("summer 2024", "summer 2024", "2024-06-01", "2024-08-31"),
]


@pytest.mark.parametrize(("printed", "label", "start", "end"), ONE, ids=[case[0] for case in ONE])
def test_words_of_a_period_give_its_days(printed, label, start, end):
    (mention,) = find_periods(f"Performance, {printed}")
    assert mention.period.printed == printed
    assert (mention.period.label, str(mention.period.start), str(mention.period.end)) == (label, start, end)


IN_CONTEXT = [
    ("the 2024/25 academic year saw", ["academic year 2024/25"]),
    ("in academic year 2023-24 and the financial year 2024/25", ["academic year 2023/24", "2024/25"]),
    ("By the end of the school year. The budget for 2024/25", ["2024/25"]),
    ("In the year 2024 there were 12 more than anybody had planned for", ["2024"]),
    ("22/23 Actual", ["2022/23"]),
    ("2024 Actual", ["2024"]),
    ("numbers fell from 150 in 23/24 to 60 in 24/25.", ["2023/24", "2024/25"]),
    ("Q2 September 2024 which was", ["Q2 2024/25", "September 2024"]),
    ("meetings on 13 and 24 May 2024", ["24 May 2024"]),
    ("between 1 April and 30 June 2025", ["1 April 2025 to 30 June 2025"]),
    ("Monday, 10 November 2025 at 6.30 p.m.", ["10 November 2025"]),
]


@pytest.mark.parametrize(("text", "labels"), IN_CONTEXT, ids=[case[0] for case in IN_CONTEXT])
def test_words_around_a_year_say_what_kind_it_is(text, labels):
    assert [mention.period.label for mention in find_periods(text)] == labels


NONE = [
    "16-17 year olds who are not in education",
    "of 15/16 schools inspected",
    "quarter 3. The total rose",
    "\u00a32024 was spent on the playground and its fence by the contractor",
    "31/02/2025",
    "call 01514 2024-25-26 before the meeting begins, please",
    "in May - 25 children attended",
    "on 1 September 20 pupils joined",
    "ratio 9/10",
    "",
]


@pytest.mark.parametrize("text", NONE, ids=[repr(text[:30]) for text in NONE])
def test_numbers_that_name_no_days_are_left_alone(text):
    assert find_periods(text) == ()


def test_heading_that_contradicts_itself_gives_both_readings():
    quarter_one, dates = find_periods("Quarter 1 \u2013 1st July 2025 \u2013 30th September 2025")
    assert (quarter_one.period.label, quarter_one.period.printed) == ("Q1 2025/26", "Quarter 1")
    assert quarter_one.period.end == date(2025, 6, 30)
    assert dates.period.label == "1 July 2025 to 30 September 2025"
    assert (quarter_one.precision, dates.precision) == (Precision.QUARTER, Precision.RANGE)


PIECES = st.sampled_from(
    ["Q2", "Quarter 4", " ", "2025/26", "23-24", "2021", "-", " to ", "\n", "30", "September", "May", "autumn term",
     "between ", " and ", "31/12/24", "academic year", "(", ")", "first six months of ", "the", ".", "\u2013",
     "'25", "\u0663"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=60))
def test_every_mention_stands_where_it_says_and_none_overlap(text):
    mentions = find_periods(text)
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.period.printed
        assert mention.period.start <= mention.period.end
    ends = [0, *(mention.end for mention in mentions)]
    assert all(end <= mention.start for end, mention in zip(ends, mentions, strict=False))


@given(st.integers(2000, 2050), st.integers(1, 4))
def test_a_quarter_is_found_again_from_its_own_label(year, number):
    made = quarter(number, year, "")
    (found,) = find_periods(made.label)
    assert (found.period.start, found.period.end) == (made.start, made.end)
    assert financial_year_of(made.start) == financial_year_of(made.end) == year


@given(st.dates(date(1990, 1, 1), date(2050, 12, 31)))
def test_a_day_is_found_again_from_its_own_label(day):
    (found,) = find_periods(day_label(day))
    assert found.period.start == found.period.end == day


@pytest.mark.parametrize(
    ("head", "by", "label"),
    [
        ("Q1", date(2025, 9, 30), "Q1 2025/26"),
        ("Quarter 4 Actual", date(2025, 9, 30), "Q4 2025/26"),
        ("Q4", date(2026, 3, 31), "Q4 2025/26"),
        ("Apr", date(2026, 3, 31), "April 2025"),
        ("March", date(2025, 4, 1), "March 2026"),
        ("Apr-Jun actual", date(2025, 9, 30), "April 2025 to June 2025"),
        ("Oct – Mar", date(2025, 9, 30), "October 2025 to March 2026"),
        ("Jan - Dec", date(2025, 9, 30), None),
        ("Mar 23", date(2025, 9, 30), "March 2023"),
        ("Target Mar 27", date(2025, 9, 30), "March 2027"),
        ("Mar 23, Mar 24", date(2025, 9, 30), None),
        ("Q1 to Q2", date(2025, 9, 30), None),
        ("Target", date(2025, 9, 30), None),
        ("what may change", date(2025, 9, 30), None),
        ("Commentary on the measures reported in Q1 of the year", date(2025, 9, 30), None),
    ],
)
def test_head_without_a_year_is_of_the_financial_year_around_it(head, by, label):
    found = yearless(head, by)

    assert (found and found.label) == label


@pytest.mark.parametrize(
    ("text", "label", "first", "last"),
    [
        ("Quarter 1 – 1st July 2025 – 30th September 2025", "Q1 2025/26", "2025-07-01", "2025-09-30"),
        ("Q1 2025/26: July to September 2025", "Q1 2025/26", "2025-07-01", "2025-09-30"),
        ("2024/25 (1 April 2023 to 31 March 2024)", "2024/25", "2023-04-01", "2024-03-31"),
        ("Quarter 3 2025/26 (1 December 2025 to 31 January 2026)", "Q3 2025/26", "2025-12-01", "2026-01-31"),
    ],
)
def test_contradiction_is_flagged_with_both_readings(text, label, first, last):
    named = find_periods(text)[0].period

    assert named.label == label
    assert named.disputed
    assert named.conflict
    assert tuple(map(str, named.disputed)) == (first, last)
    assert f"but {label} runs from {day_label(named.start)} to {day_label(named.end)}." in named.conflict


@pytest.mark.parametrize(
    "text",
    [
        "Quarter 2 – 1 July 2025 to 30 September 2025",
        "Q2 2025/26 (April to September 2025)",  # the year to date
        "Q2 2025/26 (July to August 2025)",  # a part of it
        "2024/25 (1 April 2024 to 31 March 2025)",
        "Quarter 2 2025/26 – 10 November 2025",  # a report's date
        "Quarter 1 2025/26. July to September 2025 was better",  # another sentence
        "Quarter 1 2025/26 and July to September 2025",
    ],
)
def test_days_that_agree_or_speak_of_something_else_are_no_contradiction(text):
    assert [mention.period.conflict for mention in find_periods(text)] == [None] * len(find_periods(text))


def test_quarter_with_the_days_of_the_calendar_s_is_that():
    found = find_periods("Quarter 3 (1 July 2025 – 30 September 2025)")[0].period

    assert (found.label, found.printed, found.conflict) == ("Q3 2025", "Quarter 3", None)
    assert (found.start, found.end) == (date(2025, 7, 1), date(2025, 9, 30))


@pytest.mark.parametrize(
    ("head", "by", "label"),
    [
        ("As at 30 September", date(2025, 9, 30), "30 September 2025"),
        ("31 March", date(2025, 9, 30), "31 March 2025"),
        ("6 months to 30 September", date(2026, 3, 31), "6 months to 30 September 2025"),
        ("29 February", date(2025, 9, 30), "29 February 2024"),
        ("29 February", date(2023, 9, 30), None),
        ("30 September to 31 March", date(2025, 9, 30), None),
    ],
)
def test_day_without_a_year_is_the_last_of_its_name(head, by, label):
    found = yearless(head, by)

    assert (found and found.label) == label


def test_in_a_list_of_quarters_each_keeps_the_year_after_it():
    found = find_periods("Quarter 4 2020/21, Quarter 4 2023-24 and Quarter 2 2025/26")
    assert [m.period.label for m in found] == ["Q4 2020/21", "Q4 2023/24", "Q2 2025/26"]
