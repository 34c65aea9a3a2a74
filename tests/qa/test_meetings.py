"""What minutes record of a meeting is told in their words, and of the meeting that is asked for."""

import pytest

from core.domain import Status
from core.paper import ReadPaper
from qa.meetings import Meetings
from tests.papers import read
from tests.qa.makers import Pages, asked, found

PACK = read(
    "pack",
    "HARBOUR PANEL\nAt a meeting of the Harbour Panel on Monday, 3 March 2025\nin the Guildhall, Ferryport\n"
    "Present: Councillors Lantern (Chair), Buoy and Anchor\n"
    "Apologies for Absence: Councillors Rope and Sail\n"
    "Officers present: A. Ebb and B. Quay\n"
    "HP12 FERRY FARES\nCouncillor Buoy declared an interest in this item as he owns a ferry.\n"
    "RESOLVED: That the fares stay as they are.\n"
    "HP13 MOORINGS\nMembers spoke about moorings at length.\nRESOLVED: That the report be noted.\n"
    "Meeting ended at 8.15 p.m.",
    budget=400,
)


def told(question: str, paper: ReadPaper = PACK):
    meetings = Meetings(lambda _: paper.meetings, lambda _: paper.minutes, Pages(paper).text)
    return meetings.draft(asked(question, paper), found(question, paper))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who was present on 3 March 2025?", "Lantern (Chair), Buoy and Anchor"),
        ("Who chaired the Harbour Panel in March 2025?", "Lantern (Chair)"),
        ("Was Councillor Anchor at the meeting on 3 March 2025?", "Anchor"),
        ("Who sent apologies for the meeting in March 2025?", "Councillors Rope and Sail"),
        ("Which officers attended the March 2025 meeting?", "A. Ebb and B. Quay"),
        ("Where did the Panel meet on 3 March 2025?", "Guildhall"),
        ("What time did the last meeting end?", "8.15 p.m."),
        ("Which councillor declared an interest in March 2025?", "Councillor Buoy declared an interest"),
        ("When did the Panel hold its meeting in March 2025?", "3 March 2025"),
    ],
)
def test_question_about_a_meeting_is_answered_in_the_words_of_its_minutes(question, words):
    draft = told(question)

    assert draft is not None
    assert words in draft.lead[0].text
    text = Pages(PACK).text(PACK.document.doc_id)
    quotes = [" ".join(text.pages[q.page - 1][q.start : q.end].split()) for q in draft.lead[0].quotes]
    assert any(words in quote for quote in quotes)
    assert any("3 March 2025" in quote for quote in quotes)


@pytest.mark.parametrize(
    "question",
    [
        "Who was present on 4 April 2025?",
        "Who attended the ferry's launch party in March 2025?",
        "Was Councillor Mast at the meeting on 3 March 2025?",
        "Who was present?",
        "What did the Panel resolve about fares on 3 March 2025?",
    ],
)
def test_other_meetings_and_other_things_are_left_to_the_search(question):
    assert told(question) is None


def test_without_minutes_there_is_no_meeting():
    assert told("Who was present on 3 March 2025?", PACK.model_copy(update={"meetings": ()})) is None


@pytest.mark.parametrize(
    "question", ["Who was present on 3 March 2025?", "What was resolved under minute HP13?"]
)
def test_what_the_register_has_is_told_though_no_score_would_do(build, question):
    answer = build(PACK, refuse_below=1.0).ask(question)

    assert answer.status is Status.ANSWERED
    assert answer.citations
