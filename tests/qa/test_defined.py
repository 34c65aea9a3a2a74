"""The term that is asked for, and texts that give its meaning or only speak of it."""

import pytest

from qa.defined import BESIDE, SAID, gives_meaning, term_asked


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("What does red mean on the scorecard?", "red"),
        ("What does an L in the polarity column tell you?", "L"),
        ("What does A10 measure on the scorecard?", "A10"),
        ("What is EOTAS in these papers?", "EOTAS in these papers"),
        ("What is meant by severe absence?", "severe absence"),
        ("What is the meaning of 'stepping stones' in the plan?", "stepping stones"),
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
        (
            "the thing that a parent has to show first",
            "The thing that a parent has to show first means a lot here.",
        ),
    ],
)
def test_text_that_only_speaks_of_a_term_does_not_define_it(term, text):
    assert gives_meaning(term, text) == 0.0
