"""A question that asks why takes something for granted: where the papers say the opposite, that leads the answer."""

import pytest

from qa.leading import leading
from qa.premise import put_right
from tests.papers import read
from tests.qa.makers import asked, found


def corrected(question: str, text: str) -> str | None:
    paper = read("minutes", text)
    right = put_right(asked(question, paper), found(question, paper))
    return right.text if right else None


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Why did harbour dues rise?", "Harbour dues fell from £40 to £36 in the year."),
        ("Why have harbour dues gone down?", "Harbour dues were £40, the same as the year before."),
        (
            "Why did the minister let the ferry stop?",
            "The minister turned down the request that the ferry stop.",
        ),
        (
            "Why was the ferry motion carried?",
            "The ferry motion was put to the vote and was lost by 3 votes to 5.",
        ),
        ("Why has the wait for the ferry got longer?", "The wait for the ferry has come down to 64 minutes."),
        ("Why is the wait for the ferry shorter?", "The wait for the ferry has increased to 71 minutes."),
        ("Why did yachts at the quay go up?", "Yachts at the quay fell from 40 to 31."),
        ("Why did ferry trips go up by 18%?", "Ferry trips were reduced by 18%."),
        ("Why did the board refuse the ferry money?", "The board agreed that the ferry money be paid."),
    ],
)
def test_statement_that_says_the_opposite_puts_a_question_right(question, said):
    assert corrected(question, f"Crews met in May at the quay. {said} Members spoke of the weather.") == said


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Why did harbour dues rise?", "Harbour dues rose because the quay was mended."),
        ("Why did harbour dues rise?", "Harbour dues did not go down in the year."),
        ("Why is the ferry no longer free?", "The ferry fell behind."),
        ("How did harbour dues change?", "Harbour dues fell from £40 to £36 in the year."),
        ("Why are harbour dues paid monthly?", "Harbour dues fell from £40 to £36 in the year."),
    ],
)
def test_question_that_is_borne_out_or_takes_no_way_for_granted_is_not_put_right(question, said):
    assert corrected(question, f"Crews met in May at the quay. {said}") is None


def test_better_statement_that_bears_a_question_out_outweighs_one_of_something_else():
    text = "Harbour dues rose in the year, as harbour dues for yachts rose. Dues of other ports fell."

    assert corrected("Why did harbour dues for yachts rise?", text) is None


def test_what_puts_a_question_right_leads_and_is_not_said_twice():
    text = "Harbour dues for yachts are paid to the warden. Dues fell from £40 to £36."
    question = "Why did harbour dues rise?"
    paper = read("minutes", text)
    first, *others = leading(asked(question, paper), found(question, paper))

    assert first.text == "Dues fell from £40 to £36."
    assert first not in others
