"""A paper that contradicts itself about a period: said with the answer and at the quote, and nowhere else."""

import pytest

from core.domain import Said, Status, lead_of
from tests.papers import read

HEADING = "3.0 Performance Quarter 1 – 1st July 2025 – 30th September 2025"
ODD = read("odd", f"{HEADING}\nThere are 384 children in care.")
PLAIN = read("plain", "3.0 Performance Quarter 1 2025/26\nThere are 120 foster carers.")


@pytest.fixture(scope="module")
def service(build):
    return build(ODD, PLAIN)


def test_quote_says_how_the_paper_contradicts_itself_and_the_answer_points_there(service):
    answer = service.ask("How many children are in care?")

    assert answer.status is Status.ANSWERED
    (doubted,) = [c for c in answer.citations if "384" in c.quote]
    assert "but Q1 2025/26 runs from 1 April 2025 to 30 June 2025." in doubted.period_conflict
    closing = answer.text.split("\n\n")[-1]
    assert closing.startswith("The paper contradicts itself about the period of ")
    assert f"[{doubted.marker}]" in closing
    assert closing not in lead_of(answer.text)


def test_words_that_are_streamed_hold_it_too(service):
    *events, answer = service.stream("How many children are in care?")

    assert "".join(event.text for event in events if isinstance(event, Said)) == answer.text


def test_answer_from_a_paper_that_agrees_with_itself_says_nothing(build):
    answer = build(PLAIN).ask("How many foster carers are there?")

    assert "contradicts" not in answer.text
    assert [c.period_conflict for c in answer.citations] == [None] * len(answer.citations)
