"""A question that asks two or three things, taken apart, each part with all that it is to be understood with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.parts import MOST, Part, parts_of
from qa.question import Wants
from tests.papers import read
from tests.qa.makers import asked

PAPER = read("care", "The children in care cost the council more than other children.")


def parts(text: str) -> tuple[Part, ...]:
    return parts_of(asked(text, PAPER))


def words_of(part: Part) -> set[str]:
    return {concept.word for concept in part.question.concepts}


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        (
            "How many children are in care, and what do they cost?",
            "How many children are in care",
            "what do they cost?",
        ),
        ("How many plans were late; why was that?", "How many plans were late", "why was that?"),
        ("What did the Board decide, when did it meet?", "What did the Board decide", "when did it meet?"),
        ("What is the target? Is it being met?", "What is the target", "Is it being met?"),
        ("Do children have a say? How is it recorded?", "Do children have a say", "How is it recorded?"),
        ("Which homes open and which close?", "Which homes open", "which close?"),
        ("Is the budget overspent, and if so, why?", "Is the budget overspent", "why?"),
        (
            "Tell me how many places there are and how they are paid for.",
            "Tell me how many places there are",
            "how they are paid for.",
        ),
        (
            "What did the officer who left do, and who came after her?",
            "What did the officer who left do",
            "who came after her?",
        ),
    ],
    ids=[
        "and",
        "semicolon",
        "comma",
        "two sentences",
        "no sign",
        "also",
        "if so",
        "told to tell",
        "who twice",
    ],
)
def test_question_that_asks_two_things_has_two_parts(question, first, second):
    assert [part.question.text for part in parts(question)] == [first, second]


@pytest.mark.parametrize(
    "question",
    [
        "How many children are in care?",
        "How many children who passed 16 and are doing nothing were there?",
        "What are children who go missing and who are exploited offered?",
        "When a child moves, what does the council do?",
        "Where families struggle, what help is there?",
        "In 2020/21, how many children were in care?",
        "If a child goes missing, who is told?",
        "Which schools and colleges are there?",
        "What is done about drink and drugs?",
        "children in care",
        "",
    ],
    ids=[
        "one thing",
        "relative clause",
        "two relative clauses",
        "circumstance",
        "place",
        "period first",
        "condition",
        "two of a kind",
        "two things in one",
        "no question",
        "nothing",
    ],
)
def test_question_that_asks_one_thing_has_no_parts(question):
    assert parts(question) == ()


def test_part_is_of_a_kind_of_its_own():
    first, second = parts("Who chairs the Board, and when did it meet?")

    assert (first.question.wants, second.question.wants) == (Wants.PERSON, Wants.TIME)


def test_later_part_that_says_little_borrows_the_subject_of_the_first():
    first, second = parts("How many children are in care, and what do they cost?")

    assert words_of(first) == first.own == {"children", "care"}
    assert second.own == {"cost"}
    assert words_of(second) == {"cost", "children", "care"}


def test_later_part_that_names_enough_borrows_nothing():
    _, second = parts("How many children are in care, and how much do agency staff cost?")

    assert words_of(second) == second.own == {"agency", "staff", "cost"}


def test_word_that_was_spelt_wrong_belongs_to_the_part_that_it_stands_in():
    first, second = parts("How many childern are in care, and what do they cost?")

    assert first.own == {"children", "care"}
    assert first.question.corrections == {"childern": "children"}
    assert second.question.corrections == {}


def labels(part: Part) -> list[str]:
    return [period.label for period in part.question.periods]


def test_part_without_a_period_keeps_that_of_the_question():
    first, second = parts("In 2020/21, how many children were in care, and what did they cost?")

    assert labels(first) == labels(second) == ["2020/21"]


def test_part_with_a_period_has_no_other():
    first, second = parts("How many children left care in 2020/21, and how many in 2021/22?")

    assert (labels(first), labels(second)) == (["2020/21"], ["2021/22"])


def test_no_more_than_three_parts_are_read():
    assert len(parts("What was agreed, and why, and when, and by whom, and how?")) == MOST


PIECES = st.sampled_from(
    [
        "how many children are in care",
        "what do they cost",
        "who pays",
        "in 2020/21",
        "and",
        ",",
        "?",
        ";",
        "childern",
        "when a child moves",
    ]
)


@given(st.lists(PIECES, max_size=10).map(" ".join) | st.text(max_size=60))
def test_parts_hold_only_what_the_question_holds(text):
    question = asked(text, PAPER)

    found = parts_of(question)

    assert len(found) in (0, 2, 3)
    for part in found:
        assert part.question.text in text
        assert part.own <= words_of(part) <= {concept.word for concept in question.concepts}


def test_question_whether_the_first_answer_moves_is_no_part_of_its_own():
    assert parts("How many children are in care, and is it going up?") == ()


def test_part_that_points_back_is_read_with_what_it_points_to():
    _, second = parts("What do children in care cost, and how much of that does the council pay?")

    assert "care" in words_of(second) - second.own
