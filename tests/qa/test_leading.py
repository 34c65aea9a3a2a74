"""A question for a name and a date is led by statements that tell both."""

from qa.leading import leading
from tests.papers import read
from tests.qa.makers import asked, found

PAPER = read(
    "wardens",
    "The harbour warden is Ada Lantern of Ferry Street.\n\nThe harbour warden started on 3 May 2024.\n\n"
    "The harbour warden is also in charge of the harbour's buoys.",
)


def led(question: str) -> str:
    return " ".join(s.text for s in leading(asked(question, PAPER), found(question, PAPER)))


def test_name_and_date_that_stand_apart_both_lead():
    told = led("Who is the harbour warden, and since when?")

    assert "Ada Lantern" in told
    assert "3 May 2024" in told


def test_name_alone_needs_no_date():
    assert "Ada Lantern" in led("Who is the harbour warden?")
