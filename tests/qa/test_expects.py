"""What form the answer must have, and which statements have it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.expects import Form, expected_form, fits
from tests.papers import read
from tests.qa.makers import asked

PAPER = read("care", "There are 384 children in care, 57.5% of plans are on time and legal costs are £2.1m.")
ASKED = {
    Form.PERCENTAGE: "What percentage of plans are on time?",
    Form.MONEY: "How much was spent on legal costs?",
    Form.COUNT: "How many children are in care?",
    Form.DATE: "When does the home open?",
    Form.NAME: "Who chairs the Board?",
    Form.DECISION: "What was resolved about Elm House?",
    Form.WORDS: "children in care",
}


@pytest.mark.parametrize(("form", "question"), ASKED.items(), ids=lambda value: str(value))
def test_form_is_read_from_the_question(form, question):
    assert expected_form(asked(question, PAPER)) is form


@pytest.mark.parametrize(
    ("form", "right", "wrong"),
    [
        (Form.PERCENTAGE, "57.5% of plans are on time.", "Plans are written by officers."),
        (Form.PERCENTAGE, "57.5% of plans are on time.", "There are 384 plans."),
        (Form.MONEY, "Legal costs are £2.1m.", "Legal costs are high."),
        (Form.COUNT, "There are 384 children in care.", "The home has 12 rooms, says the officer."),
        (Form.COUNT, "There are 384 children in care.", "Children in care are well."),
        (Form.DATE, "The home opens on 3 May 2026.", "The home opens soon."),
        (Form.NAME, "Councillor Ann Jones chairs the Board.", "The board has a chair."),
        (Form.DECISION, "RESOLVED: That Elm House be closed.", "Elm House has six rooms."),
    ],
)
def test_statement_of_the_right_form_suits_better(form, right, wrong):
    question = asked(ASKED[form], PAPER)

    assert fits(form, question, right) > fits(form, question, wrong)


def test_figure_that_the_question_gives_is_no_answer_to_it():
    question = asked("What percentage of plans are done within 20 weeks?", PAPER)

    assert fits(Form.PERCENTAGE, question, "Plans are done within 20 weeks.") == 0.0
    assert fits(Form.PERCENTAGE, question, "57.5% of plans are done within 20 weeks.") == 1.0


def test_date_or_paragraph_number_is_no_figure():
    question = asked(ASKED[Form.PERCENTAGE], PAPER)

    assert fits(Form.PERCENTAGE, question, "3.1 Plans were late at Quarter 2 2025/26.") == 0.0


@given(st.sampled_from(list(Form)), st.sampled_from(list(ASKED.values())), st.text())
def test_fit_is_between_nothing_and_all(form, question, text):
    assert 0.0 <= fits(form, asked(question, PAPER), text) <= 1.0
