"""A day that a paper moved goes before the day that was planned."""

import pytest

from qa.put_back import as_it_stands
from tests.papers import read
from tests.qa.makers import asked, found

PLANNED = "The new lighthouse at Gull Point will open on 4 May 2025 with a fair on the quay."


def led(question: str, *said: str) -> str:
    paper = read("plans", "\n\n".join((PLANNED, *said)))
    statements = found(question, paper)
    planned = [s for s in statements if s.text == PLANNED]
    return as_it_stands(asked(question, paper), statements, planned)[0].text


@pytest.mark.parametrize(
    "moved",
    [
        "The lighthouse at Gull Point was put back to 9 June 2025, as the lamp was late.",
        "The opening of the lighthouse has been delayed until 9 June 2025.",
        "The lighthouse at Gull Point is now due on 9 June 2025.",
        "The lighthouse will open on 9 June 2025 and not in May 2025.",
        "The opening of the lighthouse was brought forward to 1 April 2025.",
    ],
)
def test_moved_day_leads(moved):
    assert led("When will the lighthouse at Gull Point open?", moved) == moved


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("When was the lighthouse originally due to open?", "The lighthouse was put back to 9 June 2025."),
        ("When will the lighthouse at Gull Point open?", "The ferry was put back to 9 June 2025."),
        ("When will the lighthouse at Gull Point open?", "The lighthouse was put back once more."),
        (
            "When will the lighthouse at Gull Point open?",
            "The lighthouse keeper is now paid, since 9 June 2024.",
        ),
        ("Who will open the lighthouse at Gull Point?", "The lighthouse was put back to 9 June 2025."),
    ],
    ids=["as planned", "something else", "no day", "no move", "a person"],
)
def test_planned_day_stays_where_the_other_answers_nothing(question, said):
    assert led(question, said) == PLANNED
