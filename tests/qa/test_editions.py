"""Statements of several periods are chosen together: what one paper after another says of a thing in like words."""

from datetime import date

import pytest

from qa.editions import best_for_all
from qa.sides import sides
from tests.papers import read
from tests.qa.makers import asked, found


def told(question, *papers):
    return [s.text for s in best_for_all(sides(asked(question, *papers)), found(question, *papers))]


def paper(name, words, *day):
    return read(name, words, meeting_date=date(*day) if day else None)


def test_undated_statement_is_of_the_year_before_its_paper_where_the_next_paper_says_it_of_the_next_year():
    old = paper("old", "Of the 34 bus shelters that closed, five went to a parish.", 2024, 3, 14)
    new = paper("new", "In 2023/24, of the 40 bus shelters that closed, eight went to a parish.", 2025, 3, 13)
    first, second = told("How many bus shelters closed in 2023/24 compared with 2022/23?", old, new)

    assert "34" in first
    assert "40" in second


@pytest.mark.parametrize(
    "between",
    [
        "between the November 2023 and November 2024 forecasts",
        "from the November 2023 report to the November 2024 one",
    ],
)
def test_month_may_mean_the_paper_of_that_month(between):
    old = paper("old", "Lamp deficit carried forward 31 March 2024: £30.2m.", 2023, 11, 22)
    new = paper("new", "Lamp deficit carried forward 31 March 2025: £57.8m.", 2024, 11, 20)
    first, second = told(f"How has the lamp deficit carried forward changed {between}?", old, new)

    assert "30.2" in first
    assert "57.8" in second


def test_one_statement_tells_two_periods_and_its_next_edition_the_third():
    old = paper("old", "Rowing members fell from 520 in October 2019 to 468 in October 2023.", 2024, 1, 18)
    new = paper(
        "new",
        "Rowing members were 457 in October 2024.\n\nThe club's forward plan for 2024 has 10 items.",
        2025,
        1,
        16,
    )
    first, second = told("How did rowing members change: October 2019, 2023 and 2024?", old, new)

    assert "520" in first
    assert "457" in second


def test_wording_finds_the_same_measure_among_statements_of_the_right_period():
    old = paper(
        "old",
        "Overall attendance of swimmers at school was 91.2%. Of 28 swimmers at school, 39.3% reached the standard.",
        2023,
        10,
        19,
    )
    new = paper("new", "Overall attendance of swimmers was 90.4%.", 2024, 10, 16)
    first, second = told("How has school attendance of swimmers changed between 2023 and 2024?", old, new)

    assert "91.2" in first
    assert "90.4" in second


def test_undated_statement_stands_for_one_period_only():
    only = paper("only", "Five of the 34 kiosks that closed went to a parish.", 2024, 3, 14)

    assert len(told("How many kiosks closed in 2023/24 compared with 2022/23?", only)) <= 1


def test_paper_long_after_a_period_does_not_tell_of_it():
    old = paper("old", "There were 34 kiosks.", 2021, 3, 14)
    new = paper("new", "There were 40 kiosks in 2023/24.", 2024, 5, 13)

    assert told("How many kiosks were there in 2023/24 compared with 2018/19?", old, new) == [
        "There were 40 kiosks in 2023/24."
    ]


def test_pages_of_an_agenda_are_no_figures():
    agenda = paper(
        "agenda", "Kiosk report 2022/23 Pages 9 - 11. Kiosk report 2023/24 Pages 12 to 14.", 2024, 9, 1
    )

    assert all(s.form_fit < 1 for s in found("How many kiosks were there in 2022/23 and 2023/24?", agenda))


def test_survey_that_compares_with_the_one_before_is_of_its_own_year_and_the_next_edition_of_the_next():
    old = paper(
        "old", "Of rowers, 34% were satisfied with the boats, compared with 29% in 2022.", 2024, 3, 14
    )
    new = paper("new", "Of rowers, 42% were satisfied with the boats.", 2025, 3, 13)
    question = "How has the share of rowers satisfied with the boats changed over 2022, 2023 and 2024?"

    assert ["34%" in text or "42%" in text for text in told(question, old, new)] == [True, True]
