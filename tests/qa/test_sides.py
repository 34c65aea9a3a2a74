"""Which periods a statement speaks of, those without a year and those told by another included."""

from datetime import date

import pytest

from core.periods import find_periods
from qa.sides import of_period, only_compares, spoken_of
from tests.papers import read
from tests.qa.makers import found


def spoken(words: str) -> list[str]:
    statement = found("homes", read("homes", words))[0]
    return [period.label for period in spoken_of(statement)]


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        ("There were 553 homes at 31 March 2025 (568 a year before).", ["31 March 2025", "31 March 2024"]),
        ("In 2023/24 homes cost £4.6m more at the end of Quarter 1.", ["2023/24", "Q1 2023/24"]),
        ("In 2023/24 homes cost £2.2m more than at Quarter 1.", ["2023/24"]),
        ("Spending on homes in 2023/24 rose from £178,636 to £214,412.", ["2023/24", "2022/23"]),
        ("In Quarter 2 2023/24 empty homes fell from 54 homes to 22.", ["Q2 2023/24", "Q1 2023/24"]),
        ("Homes fell from 140 in 2021/22 to 136 in 2022/23.", ["2021/22", "2022/23"]),
        ("In 2023/24 homes went from bad to worse, 22 of them.", ["2023/24"]),
    ],
)
def test_statement_speaks_of_what_it_tells_and_not_of_what_it_compares_with(words, labels):
    assert spoken(words) == labels


@pytest.mark.parametrize(
    ("asked", "words", "is_of"),
    [
        ("2023", "Attendance of looked after pupils was 91.2%.", True),
        ("2024", "Attendance of looked after pupils was 91.2%.", False),
        ("2023/24", "Attendance of looked after pupils was 91.2%.", False),
        ("2023", "Attendance of looked after pupils was 91.2% in 2022.", False),
    ],
)
def test_what_a_paper_does_not_date_is_of_the_calendar_year_it_was_written_in(asked, words, is_of):
    statement = found("attendance", read("school", words, meeting_date=date(2023, 10, 19)))[0]
    (mention,) = find_periods(f"in {asked}")

    assert of_period(mention.period).holds(statement) is is_of


@pytest.mark.parametrize(
    ("words", "is_of"),
    [
        ("Of homes, 34% were full, compared with 29% in 2022.", True),
        ("There were 136 homes (112 in 2022).", True),
        ("There were 136 homes, more than in 2022.", True),
        ("There were 136 homes in 2022.", False),
        ("Homes fell from 140 in 2021 to 136 in 2022.", False),
    ],
)
def test_period_that_a_value_is_only_compared_with_leaves_the_report_its_own(words, is_of):
    statement = found("homes", read("homes", words, meeting_date=date(2023, 11, 2)))[0]

    assert only_compares(statement) is is_of


def test_what_a_paper_tells_of_a_year_before_is_of_the_calendar_year_before():
    statement = found(
        "homes",
        read(
            "homes", "Nineteen homes were full, 11 more than a year before.", meeting_date=date(2023, 11, 2)
        ),
    )[0]
    years = [mention.period for mention in find_periods("in 2021, in 2022 and in 2023")]

    assert [of_period(year).holds(statement) for year in years] == [False, True, True]
