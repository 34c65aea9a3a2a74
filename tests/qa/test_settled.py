"""What was decided goes before what was only asked for, and no vote is told of another subject."""

import pytest

from qa.leading import leading
from qa.settled import asks_vote, settled_first
from tests.papers import read
from tests.qa.makers import asked, found

ASKED = "The Forum is asked to agree the transfer of the lamp money to the oil block."
OTHER = "Members agreed (11 for, 1 against) that the ferry stay."
TOLD = "By 9 votes to 7 the Forum had refused the transfer of the lamp money to oil."


def led(question: str, *said: str) -> list[str]:
    paper = read("forum", "\n\n".join(said))
    statements = found(question, paper)
    understood = asked(question, paper)
    request = [s for s in statements if s.text == ASKED]
    return [s.text for s in settled_first(understood, statements, request or leading(understood, statements))]


QUESTION = "Did the Forum agree the transfer of the lamp money to oil, and what was the vote?"


def test_decision_leads_in_place_of_the_request_for_it():
    assert led(QUESTION, ASKED, OTHER, TOLD) == [TOLD]


def test_vote_on_something_else_is_not_told():
    assert led(QUESTION, ASKED, OTHER) == [ASKED]


def test_question_for_no_decision_keeps_its_lead():
    assert led("How large is the lamp money?", ASKED, TOLD) == [ASKED]


def test_lead_that_tells_the_decision_stays():
    paper = read("forum", TOLD)
    question = asked(QUESTION, paper)
    statements = found(QUESTION, paper)

    assert settled_first(question, statements, statements[:1]) == statements[:1]


@pytest.mark.parametrize(
    ("question", "is_asked"),
    [(QUESTION, True), ("What did the Forum decide on oil?", False), ("Who may vote on oil?", False)],
)
def test_vote_is_asked_for_by_its_name(question, is_asked):
    assert asks_vote(asked(question, read("forum", TOLD))) is is_asked
