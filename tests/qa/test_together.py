"""What answers the parts of a question together: one statement for all, or several that stand close by."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.expects import Form
from qa.parts import parts_of
from qa.statements import Statement, statements
from qa.together import Answered, beside, chosen, tells_all
from tests.papers import read
from tests.qa.makers import Pages, asked, found, ranked, vocabulary


def answered(text: str, *papers) -> list[Answered]:
    """The parts of a question with what these papers say to each."""
    question = asked(text, *papers)
    passages, words, pages = ranked(text, *papers), vocabulary(*papers), Pages(*papers)
    return [
        Answered(part, statements(part.question, passages, words, pages.text)) for part in parts_of(question)
    ]


def told(text: str, *papers) -> list[str]:
    return [statement.text for _, statement in chosen(asked(text, *papers), answered(text, *papers))]


COUNT_AND_COST = "How many children are in care, and what do they cost?"


def test_one_statement_that_answers_both_parts_is_told_once_for_the_whole_question():
    paper = read(
        "care", "The 384 children in care cost £2.1m. Schools are well. A home for 3 children opened."
    )

    ((question, statement),) = chosen(asked(COUNT_AND_COST, paper), answered(COUNT_AND_COST, paper))

    assert statement.text == "The 384 children in care cost £2.1m."
    assert question.text == COUNT_AND_COST


def test_parts_that_two_statements_answer_are_told_each_with_its_own():
    paper = read("care", "There are 384 children in care. The placements cost £2.1m.")

    pairs = chosen(asked(COUNT_AND_COST, paper), answered(COUNT_AND_COST, paper))

    assert [(question.text, statement.text) for question, statement in pairs] == [
        ("How many children are in care", "There are 384 children in care."),
        ("what do they cost?", "The placements cost £2.1m."),
    ]


@pytest.mark.parametrize(
    ("words", "tells"),
    [
        ("There were 61 ferry accidents in the harbour: 54 from fog.", True),
        ("There were ferry accidents in the harbour: 54 from fog.", False),
        ("There were 61 ferry trips and 54 had a captain.", False),
    ],
    ids=["both", "one figure", "something else"],
)
def test_sentence_tells_all_parts_by_all_their_words_and_a_figure_for_each(words, tells):
    paper = read("ferries", words)
    question = "How many ferry accidents were there in the harbour and how many were from fog?"

    assert tells_all(asked(question, paper), found(question, paper)[0], answered(question, paper)) is tells


@pytest.mark.parametrize(("one", "other"), [("first", "second"), ("second", "first")])
def test_statement_that_stands_near_the_first_beats_the_same_words_far_away(one, other):
    near = read(one, "There are 384 children in care.", "They cost £2.1m.")
    far = read(other, "They cost £9.9m.")

    assert told(COUNT_AND_COST, near, far) == ["There are 384 children in care.", "They cost £2.1m."]


def test_of_one_paper_the_statement_on_the_page_beside_beats_one_pages_on():
    paper = read(
        "care",
        "They cost £9.9m.",
        "Words of it.",
        "More words.",
        "There are 384 children in care.",
        "They cost £2.1m.",
    )

    assert told(COUNT_AND_COST, paper) == ["There are 384 children in care.", "They cost £2.1m."]


def test_part_of_which_nothing_has_the_form_is_left_out():
    paper = read("care", "There are 384 children in care. The cost is not known.")

    assert told(COUNT_AND_COST, paper) == ["There are 384 children in care."]


def test_third_part_is_told_beside_the_others():
    paper = read(
        "care", "There are 384 children in care. The cost is £2.1m. Sheila Ward is the director of care."
    )
    question = "How many children are in care, what is the cost, and who is the director?"

    assert told(question, paper) == [
        "There are 384 children in care.",
        "The cost is £2.1m.",
        "Sheila Ward is the director of care.",
    ]


def test_nothing_is_added_beside_what_is_said_already():
    paper = read("care", "The 384 children in care cost £2.1m.")
    first, second = answered(COUNT_AND_COST, paper)

    assert beside([second], [first.found[0]]) == []


def test_part_without_statements_adds_nothing():
    paper = read("care", "There are 384 children in care.")
    first, second = answered(COUNT_AND_COST, paper)

    assert beside([replace(second, found=())], [first.found[0]]) == []
    ((question, statement),) = chosen(asked(COUNT_AND_COST, paper), [first, replace(second, found=())])
    assert (question.text, statement.text) == (
        "How many children are in care",
        "There are 384 children in care.",
    )


def test_words_are_fitting_whatever_their_form():
    paper = read("care", "There are 384 children in care. They are well.")
    _, second = answered("How many children are in care, and why is that?", paper)

    assert {s.form for s in second.found} == {Form.WORDS}
    assert second.fitting == list(second.found)


SENTENCES = st.lists(
    st.sampled_from(
        [
            "There are 384 children in care.",
            "They cost £2.1m.",
            "The 384 children cost £2.1m.",
            "Schools are well.",
            "Homes opened in May 2025.",
        ]
    ),
    min_size=1,
    max_size=5,
).map(" ".join)


def place(statement: Statement) -> tuple[str, int, int]:
    return statement.passage.doc_id, statement.start, statement.end


@given(st.lists(SENTENCES, min_size=1, max_size=3))
def test_something_is_told_and_nothing_twice(texts):
    papers = [read(f"paper {number}", text) for number, text in enumerate(texts)]
    question = "How many children are in care, what do they cost, and when did homes open?"

    pairs = chosen(asked(question, *papers), answered(question, *papers))

    assert 1 <= len(pairs) <= 3
    places = sorted(place(statement) for _, statement in pairs)
    for (doc, _, end), (other, start, _) in pairwise(places):
        assert doc != other or end <= start


def test_statement_with_one_figure_does_not_answer_two_questions_for_figures():
    paper = read("waits", "1,874 children were waiting in January. The longest wait is 131 weeks.")

    said = told("How many children are waiting, and how long has the longest been waiting?", paper)

    assert sorted(said) == ["1,874 children were waiting in January.", "The longest wait is 131 weeks."]


def test_where_the_newest_figure_is_asked_what_goes_with_it_is_no_older():
    then = read(
        "then",
        "The Lantern Quay scheme will cost £15.9m. The Lantern Quay scheme will open in January 2032.",
        meeting_date=date(2030, 9, 10),
    )
    now = read(
        "now",
        "The Lantern Quay scheme will cost £17.4m.",
        "The opening is now planned for May 2033.",
        meeting_date=date(2031, 9, 12),
    )

    said = told("How much will the Lantern Quay scheme cost, and when will it open?", then, now)

    assert said == ["The Lantern Quay scheme will cost £17.4m.", "The opening is now planned for May 2033."]
