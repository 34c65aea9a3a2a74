"""Who moved, seconded and voted, and how a motion went, is told from the minute's discussion."""

import pytest

from core.paper import ReadPaper
from core.structure import Minute, Stretch
from qa.decided import decided_draft, moved_draft
from qa.decisions import Decisions
from qa.draft import Draft
from qa.moved import Part, part_asked
from tests.papers import read
from tests.qa.makers import Pages, asked, found, vocabulary

MADE = read(
    "motions",
    "HARBOUR PANEL\nAt a meeting of the Harbour Panel on Monday, 3 March 2025\nin the Guildhall\n"
    "Present: Councillors Ash and Birch\n"
    "HP12 LAMPS ON THE QUAY\n"
    "It was moved by Councillor Ash and seconded by\nCouncillor Mrs. Birch that lamps be lit at six.\n"
    "An AMENDMENT was moved by Councillor Cedar and\nseconded by Councillor Dogwood for lighting at nine.\n"
    "A recorded vote on the amendment was as follows:\n"
    "For (3) Councillors Cedar, Dogwood and Mrs. Elder\n"
    "Against (2) Councillors Ash and Birch\n"
    "Abstained (1) Councillor Fir\n"
    "The amendment was CARRIED by 3 votes to 2.\n"
    "RESOLVED: That the lamps be lit at nine.\n"
    "HP13 FERRY FARES\n"
    "Members asked why fares had risen. The motion to\nfreeze the ferry fares was LOST (2 for, 4 against,\n"
    "Cllr Ash dissenting).\n"
    "RESOLVED: That the ferry fares rise by 2%.",
    budget=600,
)


def settled(minute: Minute) -> Minute:
    """The minute with what is resolved in it as the lines say: letters without boxes leave columns in doubt."""
    text = Pages(MADE).text(MADE.document.doc_id).text
    start = text.index("RESOLVED", minute.start)
    end = text.index(".", start) + 1
    resolved = text[start:end].removeprefix("RESOLVED: ")
    told = {
        "verb": "RESOLVED",
        "resolved": resolved,
        "decision": (Stretch(start=start, end=end),),
        "end": end,
    }
    return minute.model_copy(update=told)


PACK = MADE.model_copy(update={"minutes": tuple(map(settled, MADE.minutes))})


def decisions(paper: ReadPaper = PACK) -> Decisions:
    return Decisions(lambda _: paper.minutes, lambda _: paper.meetings, Pages(paper).text, vocabulary(paper))


def moved(question: str) -> Draft | None:
    return moved_draft(asked(question, PACK), found(question, PACK), decisions())


def lead(draft: Draft | None) -> str:
    assert draft is not None
    return " ".join(sentence.text for sentence in draft.lead)


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        (
            "Who seconded the amendment on the lamps on the quay?",
            "seconded by Councillor Dogwood",
            "Mrs. Birch",
        ),
        ("Who moved the lamps on the quay being lit at six?", "moved by Councillor Ash", "Cedar"),
        ("Which councillors were against the amendment on the quay's lamps?", "Ash and Birch", "Cedar"),
        ("Who voted for the amendment about the lamps on the quay?", "Cedar, Dogwood and Mrs. Elder", "Ash"),
        ("Who abstained on the lamps on the quay?", "Councillor Fir", "Elder"),
        ("Which member voted against freezing the ferry fares?", "Cllr Ash dissenting", "Cedar"),
    ],
)
def test_names_are_those_of_the_motion_and_the_side_that_is_asked_about(question, said, unsaid):
    told = lead(moved(question))

    assert said in told
    assert unsaid not in told
    assert "3 March 2025" in told


@pytest.mark.parametrize(
    "question",
    [
        "Who seconded the dragons and the unicorns of the castle?",
        "Who abstained on the ferry fares?",
        "Who chairs the Harbour Panel?",
        "How many voted against the amendment on the lamps?",
    ],
)
def test_nothing_is_told_of_a_motion_that_the_minutes_do_not_have(question):
    assert moved(question) is None


@pytest.mark.parametrize(
    ("question", "went"),
    [
        ("What became of the motion to freeze the ferry fares?", "LOST (2 for, 4 against"),
        ("What happened to the amendment on the lamps on the quay?", "CARRIED by 3 votes to 2"),
        ("How did the Panel vote on the ferry fares?", "LOST (2 for, 4 against"),
    ],
)
def test_how_a_motion_went_stands_before_what_was_resolved(question, went):
    told = lead(decided_draft(asked(question, PACK), found(question, PACK), decisions()))

    assert told.index(went) < told.index("RESOLVED")


def test_decision_that_is_asked_for_without_its_motion_is_told_alone():
    question = "What did the Panel resolve about the ferry fares?"
    told = lead(decided_draft(asked(question, PACK), found(question, PACK), decisions()))

    assert "LOST" not in told


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("Which three councillors voted against closing it?", Part.AGAINST),
        ("Who proposed the amendment?", Part.MOVED),
        ("Who was in favour of it?", Part.FOR),
        ("What was the vote on it?", Part.OUTCOME),
        ("How many people voted?", None),
        ("Who is the chair?", None),
    ],
)
def test_part_of_a_motion_is_known_by_the_words_of_the_question(question, part):
    assert part_asked(asked(question, PACK)) == part
