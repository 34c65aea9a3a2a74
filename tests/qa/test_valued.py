"""Values with their periods, and which way they went."""

import pytest

from qa.draft import Quote
from qa.valued import Valued, direction, listed, table_rows
from tests.index.measures_by_hand import period
from tests.papers import read
from tests.qa.makers import ranked

PAPER = read("harbours", "Boats moored in 2030/31 and in 2031/32.", budget=400)
QUOTE = Quote(ranked("boats", PAPER)[0], 1, 0, 5)


def valued(year: str, value: str, **more) -> Valued:
    return Valued(period=period(year), words=year, value=value, quotes=(QUOTE,), wording="Boats", **more)


def said(*values: str) -> str | None:
    found = direction([valued(f"20{30 + n}/{31 + n}", value) for n, value in enumerate(values)])
    return found.text if found else None


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (("12", "9", "15"), "It rose from 12 to 15 {0}."),
        (("91.2%", "90.4%"), "It fell from 91.2% to 90.4% {0}."),
        (("£1.2m", "£1,200,000"), "It stayed at £1,200,000 {0}."),
        (("YTD = 80.9% (prov)", "57.5%"), "It fell from 80.9% to 57.5% {0}."),
    ],
)
def test_direction_is_reckoned_from_the_first_value_to_the_last(values, words):
    assert said(*values) == words


@pytest.mark.parametrize(
    "values", [("12",), ("12", "15%"), ("12 of 30", "15"), ("(0.4)", "(0.2)"), ("n/a", "15")]
)
def test_no_direction_is_told_of_values_that_are_not_one_amount_each_of_one_kind(values):
    assert said(*values) is None


def test_no_direction_is_told_of_a_value_in_dispute_or_of_another_measure():
    rival = valued("2031/32", "14")

    assert direction([valued("2030/31", "12"), valued("2031/32", "15", others=(rival,))]) is None
    assert direction([valued("2030/31", "12"), valued("2031/32", "15", is_same_measure=False)]) is None


def test_values_are_listed_under_their_wording_and_a_rival_is_owned_up_to():
    values = [valued("2030/31", "12"), valued("2031/32", "15", others=(valued("2031/32", "14"),))]

    assert [sentence.text for sentence in listed(values, 400)] == [
        "Boats: 2030/31: 12 {0};",
        "2031/32: 15 {0}.",
        "(another paper has it otherwise: 14 {0})",
    ]
    assert [row.text for row in table_rows(values)] == [
        "2030/31 | 12 | {0}",
        "2031/32 | 15 | {0}",
        "2031/32 | 14 (another paper has it otherwise) | {0}",
    ]


def test_no_more_values_are_listed_than_there_is_room_for():
    assert len(list(listed([valued("2030/31", "12"), valued("2031/32", "15")], 40))) == 1
