"""The term that is asked for, and texts that give its meaning or only speak of it."""

import pytest

from qa.defined import BESIDE, LONGEST_ENTRY, SAID, entry_of, gives_meaning, term_asked


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("What does red mean on the scorecard?", "red"),
        ("What does an L in the polarity column tell you?", "L"),
        ("What does A10 measure on the scorecard?", "A10"),
        ("What is EOTAS in these papers?", "EOTAS in these papers"),
        ("What is meant by severe absence?", "severe absence"),
        ("What does the Harbour Board mean by 'calm water'?", "calm water"),
        ("What is the meaning of 'stepping stones' in the plan?", "stepping stones"),
        ("What do the letters QZ mean in the plan?", "QZ"),
        ("What does the abbreviation QZR stand for?", "QZR"),
        ("Who chairs the Board?", None),
    ],
)
def test_term_is_read_from_the_question(question, term):
    assert term_asked(question) == term


@pytest.mark.parametrize(
    ("term", "text", "sure"),
    [
        ("red", "Note 3: RED means more than 10 per cent from target; AMBER within it.", SAID),
        ("L", "Polarity: H = higher is better, L = lower is better.", SAID),
        ("green", "Green indicates that the milestone is on course.", SAID),
        ("severe absence", "Severe absence is defined as missing half of all sessions.", SAID),
        ("Severe absence", "Severe absence Missing 50% or more of possible sessions", BESIDE),
        ("stepping stones", "Stepping stones: A flat for two young people before their own", BESIDE),
        ("A10", "A10 Average time between a child entering care and a new home", SAID),
        ("EOTAS", "EOTAS Education otherwise than at school, arranged by us", SAID),
        ("QB", "Funding (HQ – harbour quota; QB – quay borrowing; S12 – gifts)", SAID),
        ("HQ", "Funding: HQ = harbour quota, QB = quay borrowing", SAID),
    ],
)
def test_meaning_is_given_in_so_many_words_or_stands_beside_its_term(term, text, sure):
    assert gives_meaning(term, text) == sure


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("red", "Red 14 12 9 7"),
        ("red", "Nine measures are red and four are green."),
        ("L", "All of the pupils = 300 in these four schools"),
        ("severe absence", "Severe absence: 2.3% of pupils in 2024 and 2.1% in 2023"),
        ("severe absence", "Severe absence rose in three of the four areas."),
        ("A10", "CP18 Average days to a placement (A10) 463 438 425"),
        ("QB", "Three quays (QB – 12, HQ – 9)"),
        ("QB", "Quay works (QB – repairs to walls)"),
        (
            "the thing that a parent has to show first",
            "The thing that a parent has to show first means a lot here.",
        ),
    ],
)
def test_text_that_only_speaks_of_a_term_does_not_define_it(term, text):
    assert gives_meaning(term, text) == 0.0


TERMS = """Terms
GQP2 Graded quay profile – scores the care of a quay, wall by wall,
from 1 (best) to 5
QUAY Keep your boat: Q – quiet; U – upright;
A – anchored
Rapid survey A meeting held within 15 days of a storm
QCSR Quay case survey report"""


@pytest.mark.parametrize(
    ("term", "entry"),
    [
        (
            "GQP2",
            "GQP2 Graded quay profile – scores the care of a quay, wall by wall,\nfrom 1 (best) to 5",
        ),
        ("quay", None),
        ("Rapid survey", "Rapid survey A meeting held within 15 days of a storm"),
        ("QCSR", "QCSR Quay case survey report"),
        ("storm", None),
    ],
)
def test_entry_of_a_list_of_terms_ends_where_the_next_code_begins(term, entry):
    found = entry_of(term, TERMS)

    assert (TERMS[slice(*found)] if found else None) == entry


def test_entry_that_runs_on_is_cut_at_a_line():
    text = "QUAY A place for boats\n" + "and for those who mend them\n" * 40

    found = entry_of("QUAY", text)

    assert found
    assert found[1] - found[0] <= LONGEST_ENTRY
    assert text[found[1]] == "\n"
