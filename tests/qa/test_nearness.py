"""How much of a question stands by a figure: near, in its sentence, and in the form that is asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.expects import Form
from qa.nearness import OTHER_FORM, figure_nearness
from tests.papers import read
from tests.qa.makers import asked, vocabulary

PAPER = read("care", "Children in care cost money; teams, homes and schools have targets.")
WORDS = vocabulary(PAPER)
NOTHING: frozenset[str] = frozenset()


def near(question: str, form: Form, text: str, context: frozenset[str] = NOTHING) -> float:
    return figure_nearness(asked(question, PAPER), form, text, context, WORDS)


def test_figure_by_the_words_beats_one_elsewhere_in_the_paragraph():
    question = "How many children are in care?"

    by_them = near(question, Form.COUNT, "There are 384 children in care. Homes were opened.")
    elsewhere = near(question, Form.COUNT, "There are children in care. In all 384 homes were opened.")

    assert by_them == 1.0
    assert elsewhere == 0.0


def test_best_figure_counts_wherever_it_stands():
    text = "Homes: 12 in all. There are 384 children in care. Schools: 7 of them."

    assert near("How many children are in care?", Form.COUNT, text) == 1.0


@pytest.mark.parametrize(("between", "wanted"), [(11, 1.0), (12, 0.0)], ids=["twelfth", "thirteenth"])
def test_words_count_up_to_twelve_before_a_figure(between, wanted):
    text = f"care {'and ' * between}384"

    assert near("How many are in care?", Form.COUNT, text) == wanted


@pytest.mark.parametrize(("between", "wanted"), [(7, 1.0), (8, 0.0)], ids=["eighth", "ninth"])
def test_words_count_up_to_eight_after_a_figure(between, wanted):
    text = f"384 {'and ' * between}care"

    assert near("How many are in care?", Form.COUNT, text) == wanted


@pytest.mark.parametrize("stop", [".", ";"])
def test_no_word_counts_beyond_a_stop(stop):
    assert near("How many are in care?", Form.COUNT, f"They are in care{stop} 384 homes") == 0.0


@pytest.mark.parametrize(
    ("form", "text", "other"),
    [
        (Form.PERCENTAGE, "care 38%", "care 38"),
        (Form.PERCENTAGE, "care 38 %", "care £38"),
        (Form.PERCENTAGE, "care 38 per cent", "care 38 homes"),
        (Form.MONEY, "care £38m", "care 38"),
        (Form.MONEY, "care 1,220", "care 1220"),
        (Form.COUNT, "care 38", "care 38%"),
        (Form.COUNT, "care 1,220", "care £1,220"),
    ],
)
def test_figure_in_the_form_asked_for_counts_whole_and_another_less(form, text, other):
    assert near("care", form, text) == 1.0
    assert near("care", form, other) == OTHER_FORM


def test_any_figure_is_in_form_where_the_form_is_open():
    assert {near("care", Form.FIGURE, f"care {figure}") for figure in ("38", "38%", "£38m")} == {1.0}


def test_year_reference_or_figure_of_the_question_is_no_figure():
    question = "How many of the 20 children in care?"

    for text in (
        "children in care 2024/25",
        "3.1 children in care",
        "20 children in care",
        "children in care",
    ):
        assert near(question, Form.COUNT, text) == 0.0


def test_context_is_read_with_every_figure():
    context = frozenset({"care"})

    assert 0.0 < near("How many are in care?", Form.COUNT, "384 homes", context) < 1.0


def test_question_that_asks_for_no_figure_is_read_against_the_whole_text():
    text = "The children live well. Those in care do too."

    assert near("Who are the children in care?", Form.NAME, text) == 1.0


TEXTS = st.lists(
    st.sampled_from(
        ["children", "in", "care", "384", "£2.1m.", "38%", "per cent", ";", ".", "2024/25", "1,220", "£"]
    ),
    max_size=40,
).map(" ".join) | st.text(max_size=80)


@given(TEXTS, TEXTS, st.sampled_from(Form), st.frozensets(st.sampled_from(["care", "children", "cost"])))
def test_nearness_is_between_nothing_and_all(question, text, form, context):
    assert 0.0 <= near(question, form, text, context) <= 1.0


@given(TEXTS, st.sampled_from(Form))
def test_more_context_never_takes_away(text, form):
    question = "How many children are in care and what do they cost?"

    bare, read_with = (near(question, form, text, frozenset(c)) for c in ((), ("care", "cost")))

    assert read_with >= bare


def test_share_in_words_stands_by_its_words_where_a_share_is_asked_for():
    text = "Forty-two per cent of children in care were seen."

    assert near("What percentage of children are in care?", Form.PERCENTAGE, text) == 1.0
    assert near("How many children are in care?", Form.COUNT, text) == 0.0
