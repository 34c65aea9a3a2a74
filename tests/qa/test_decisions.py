"""A question about a decision is answered with what was resolved: never with what was only talked about."""

from core.paper import ReadPaper
from qa.decided import decided_draft
from qa.decisions import Decided, Decisions
from tests.papers import read
from tests.qa.makers import Pages, asked, found, vocabulary

OPENING = """SCHOOLS PANEL
At a meeting of the Schools Panel on Monday, 3 March 2025
in the Guildhall
Present: Councillors Ash and Birch
"""
PACK = read(
    "pack",
    OPENING + "SP12 SCHOOL CAFÉ\nMembers feared it might close.\n"
    "RESOLVED: That the café stay open.\n"
    "SP13 SWIMMING LESSONS\nMembers spoke about swimming lessons at length.",
    budget=400,
)


def decided(question: str, paper: ReadPaper = PACK) -> Decided | None:
    decisions = Decisions(
        lambda _: paper.minutes, lambda _: paper.meetings, Pages(paper).text, vocabulary(paper)
    )
    return decisions.about(asked(question, paper), found(question, paper))


def words(quotes) -> str:
    text = Pages(PACK).text(PACK.document.doc_id)
    return " ".join(" ".join(text.pages[q.page - 1][q.start : q.end].split()) for q in quotes)


def test_decision_has_its_number_day_and_resolved_words():
    answer = decided("What was resolved about the café?")

    assert answer is not None
    assert answer.minute.number == "SP12"
    assert answer.day is not None
    assert "3 March 2025" in answer.day
    assert "That the café stay open." in words(answer.quotes)


def test_discussion_is_never_quoted_with_the_decision():
    answer = decided("What was resolved about the café?")

    assert answer is not None
    assert "might close" not in words((*answer.quotes, *answer.sources))


def test_question_in_the_words_of_the_discussion_gets_no_decision_that_does_not_say_them():
    assert decided("What was resolved about the fear that the café might close?") is None


def test_number_and_day_are_proved_where_they_are_printed():
    answer = decided("What was resolved about the café?")

    assert answer is not None
    assert "SP12" in words(answer.sources)
    assert "3 March 2025" in words(answer.sources)


def test_minute_that_decided_nothing_answers_nothing():
    assert decided("What was resolved about swimming lessons?") is None


def test_minute_that_says_too_little_of_what_is_asked_is_not_the_one():
    assert decided("What was resolved about dragons, unicorns and the price of castles?") is None


def test_day_that_the_minutes_do_not_print_is_not_made_up():
    undated = PACK.model_copy(update={"meetings": ()})
    answer = decided("What was resolved about the café?", undated)

    assert answer is not None
    assert answer.day is None
    assert "2025" not in words(answer.sources)


def test_minute_that_is_named_by_its_number_is_the_one():
    answer = decided("What does minute SP12 say?")

    assert answer is not None
    assert answer.minute.number == "SP12"


def test_number_of_another_year_is_not_the_one():
    assert decided("What does minute SP12 of 4 May 2024 say?") is None


AGAIN = read(
    "again",
    OPENING.replace("3 March 2025", "9 June 2025")
    + "SP31 SCHOOL CAFÉ\nTables were wanted.\nRESOLVED: That the café have ten tables.\n"
    + "SP32 BUDGET 2026/27\nRESOLVED: That a reserve be kept.",
    budget=400,
)


def decided_in_both(question: str) -> Decided | None:
    pages, papers = Pages(PACK, AGAIN), {p.document.doc_id: p for p in (PACK, AGAIN)}
    decisions = Decisions(
        lambda id_: papers[id_].minutes,
        lambda id_: papers[id_].meetings,
        pages.text,
        vocabulary(PACK, AGAIN),
    )
    return decisions.about(asked(question, PACK, AGAIN), found(question, PACK, AGAIN))


def test_newest_of_two_decisions_on_one_subject_is_the_one():
    answer = decided_in_both("What was decided about the school café?")

    assert answer is not None
    assert answer.minute.number == "SP31"


def test_decision_of_the_period_asked_for_is_the_one():
    answer = decided_in_both("What was decided about the school café in March 2025?")

    assert answer is not None
    assert answer.minute.number == "SP12"


def test_decision_on_a_year_that_was_made_before_it_began_is_of_that_year():
    answer = decided_in_both("What was decided about the budget for 2026/27?")

    assert answer is not None
    assert answer.minute.number == "SP32"


def test_of_equal_decisions_the_newest_is_told_and_what_came_of_a_request_is_of_one_that_asks():
    asking = read(
        "asking",
        OPENING.replace("3 March 2025", "7 July 2025")
        + "SP40 POOL FENCES\nRESOLVED: That Cabinet be asked for a fence.\nSP41 FENCES OF THE POOL\nRESOLVED: That the "
        + "pool fence be painted.",
        budget=400,
    )

    def number(question: str) -> str | None:
        answer = decided(question, asking)
        return answer.minute.number if answer else None

    assert number("What came of the request for a fence at the pool?") == "SP40"
    assert number("What was decided about painting the pool fence?") == "SP41"


def test_decision_of_a_meeting_that_is_named_by_its_day_needs_few_words_of_its_own():
    for day, number in (("3 March 2025", "SP12"), ("9 June 2025", "SP31")):
        answer = decided_in_both(f"What was resolved on the café at the extraordinary meeting on {day}?")

        assert answer is not None
        assert answer.minute.number == number


def test_of_a_long_resolution_the_points_are_told_that_are_asked_for():
    points = (
        "(1) That recommendation (ii) of the Director on the ferry, the quay, the crane and the lighthouse be accepted "
        "in the form in which it was put before the Panel by those who had read it with care and at length. "
        "(2) That recommendation (i) be not accepted, but that the mooring fee be £530 in the first year. "
        "(3) That the Director write to all who had asked to be told what was resolved, and to those who had not, "
        "and report to the next meeting, or to the one after it, on what they said and what they did not say."
    )
    minute = PACK.minutes[0].model_copy(update={"resolved": points})
    paper = PACK.model_copy(update={"minutes": (minute,)})
    decisions = Decisions(
        lambda _: paper.minutes, lambda _: paper.meetings, Pages(PACK).text, vocabulary(PACK)
    )
    question = "What did the Panel decide about the café and its mooring fee?"
    draft = decided_draft(asked(question, PACK), found(question, PACK), decisions)

    assert draft is not None
    assert (
        "(2) That recommendation (i) be not accepted, but that the mooring fee be £530" in draft.lead[0].text
    )
    assert "crane" not in draft.lead[0].text
