"""Two subjects laid side by side: how they are read from a question, and what is told of each."""

import pytest

from qa.editions import best_for_all
from qa.sides import best_for, sides
from qa.subjects import of_both, subjects
from tests.papers import read
from tests.qa.makers import asked, found

ROADS = read(
    "roads",
    "In 2024/25 gritting of main roads cost £210,000.\n\nIn 2024/25 gritting of side roads cost £95,000.",
)
ONE = read("one", "In 2024/25 gritting cost £210,000 on main roads and £95,000 on side roads.")
OTHER_YEAR = read("old", "In 2020/21 gritting cost £150,000 on main roads and £60,000 on side roads.")
COMPARED = "Which cost more to grit in 2024/25, main roads or side roads, and by how much each?"


@pytest.mark.parametrize(
    ("question", "names"),
    [
        (COMPARED, ["main roads", "side roads"]),
        ("Compare the cost of main roads with that of side roads.", ["cost of the main roads", "side roads"]),
        ("How does the cost of buses compare with rail?", ["cost of buses", "rail"]),
        ("Which overspends more, in borough or out of borough?", ["in borough", "out of borough"]),
        ("Compare the cost in 2020/21 with that in 2024/25.", None),
        ("How many main roads or side roads were gritted?", None),
        ("What did gritting cost?", None),
    ],
)
def test_subjects_are_read_from_the_question(question, names):
    read_as = subjects(asked(question, ROADS))

    assert (read_as and [" ".join(each.name).replace("of main", "of the main") for each in read_as]) == names


def test_each_subject_gets_its_own_statement():
    told = of_both(asked(COMPARED, ROADS), found(COMPARED, ROADS))

    assert sorted("main" in s.text for s in told) == [False, True]


def test_statement_of_both_goes_alone_and_one_of_another_period_does_not():
    papers = (ONE, OTHER_YEAR, ROADS)
    told = of_both(asked(COMPARED, *papers), found(COMPARED, *papers))

    assert [("£210,000" in s.text, "£95,000" in s.text) for s in told] == [(True, True)]


def test_nothing_is_told_where_one_subject_has_no_statement():
    question = "Which cost more to grit in 2024/25, main roads or bridges?"

    assert of_both(asked(question, ROADS), found(question, ROADS)) == []


def test_two_periods_are_told_by_statements_that_are_worded_alike():
    new = read(
        "new",
        "Bus passes 410 300 at Quarter 2 2025/26.\n\nBus passes went to more people in Quarter 2 2025/26: 7%.",
    )
    old = read("old", "Bus passes 380 290 at Quarter 2 2024/25.")
    question = "How many bus passes were there at Q2 2024/25 and at Q2 2025/26?"
    told = best_for_all(sides(asked(question, new, old)), found(question, new, old))

    assert ["380" in told[0].text, "410" in told[1].text] == [True, True]


def test_side_that_no_statement_speaks_of_has_none():
    question = "How many bus passes were there at Q2 2024/25 and at Q4 2030/31?"
    old = read("old", "There were 380 bus passes at Quarter 2 2024/25.")
    first, second = sides(asked(question, old))

    assert best_for(first, found(question, old)) is not None
    assert best_for(second, found(question, old)) is None
