"""What form the answer must have, and which statements have it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.expects import (
    UNNAMED_COUNT,
    WORDED,
    Form,
    also_expected,
    expected_form,
    fits,
    fits_value,
    new_figures,
)
from qa.stems import stems
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


def test_unit_over_a_table_is_no_figure():
    question = asked(ASKED[Form.MONEY], PAPER)

    assert fits(Form.MONEY, question, "£000 Budget 2031/32 Actual") == 0.0
    assert fits(Form.MONEY, question, "£900 Budget 2031/32") == 1.0


def test_number_without_a_pound_is_surely_money_only_in_a_table():
    question = asked(ASKED[Form.MONEY], PAPER)

    assert 0.0 < fits(Form.MONEY, question, "There were 1,842 boats.") < 1.0
    assert fits_value(Form.MONEY, question, "1,842", frozenset()) == 1.0


def test_number_that_opens_a_sentence_is_no_paragraph_s():
    question = asked("How many children left?", PAPER)

    assert fits(Form.COUNT, question, "19 children left.") == 1.0
    assert fits(Form.COUNT, question, "19 Children and families") == 0.0


@pytest.mark.parametrize("text", ["Nine of the children left.", "Half of our children left."])
def test_number_in_words_counts_what_it_stands_by(text):
    question = asked("How many children left?", PAPER)

    assert fits(Form.COUNT, question, "The children left.") < fits(Form.COUNT, question, text)
    assert fits(Form.COUNT, question, text) < fits(Form.COUNT, question, "9 of the children left.")


def test_day_or_month_dates_better_than_a_quarter_does():
    question = asked("When does the home open?", PAPER)

    day, quarter = (
        fits(Form.DATE, question, "On 3 May 2026."),
        fits(Form.DATE, question, "In Quarter 2 2025/26."),
    )
    assert day > quarter > 0.0


def test_date_that_the_question_gives_is_no_answer_to_it():
    question = asked("When is the next meeting after 3 May 2026?", PAPER)

    assert fits(Form.DATE, question, "The meeting on 3 May 2026.") == 0.0
    assert fits(Form.DATE, question, "The next is on 7 June 2026.") == 1.0


@pytest.mark.parametrize(
    ("question", "also"),
    [
        ("Who chairs the Board, and since when?", Form.DATE),
        ("Who leads the service and when did she start?", Form.DATE),
        ("When did the home open, and who opened it?", Form.NAME),
        ("Which minister came to the hub, and in what month?", Form.DATE),
        ("Who chairs the Board?", None),
        ("How many homes opened, and when?", None),
    ],
)
def test_question_for_a_name_and_a_date_expects_both(question, also):
    assert also_expected(asked(question, PAPER)) is also


def test_name_with_its_date_suits_a_question_for_both_best():
    question = asked("Who is the warden, and since when?", PAPER)

    both = fits(Form.NAME, question, "Ada Lantern became warden in May 2024.")
    assert both == 1.0
    assert both > fits(Form.NAME, question, "Ada Lantern is the warden.")
    assert both > fits(Form.NAME, question, "There is a warden since May 2024.")


def test_post_is_no_person_where_a_person_is_asked_for_but_a_body_may_be():
    small = frozenset({"independent", "scrutineer", "ferry", "company"})
    person, body = asked("Who reported?", PAPER), asked("Which company reported?", PAPER)

    assert fits(Form.NAME, person, "The Independent Scrutineer reported.", small) < 0.5
    assert fits(Form.NAME, body, "The Ferry Company reported.", small) == 1.0


@given(st.sampled_from(list(Form)), st.sampled_from(list(ASKED.values())), st.text())
def test_fit_is_between_nothing_and_all(form, question, text):
    assert 0.0 <= fits(form, asked(question, PAPER), text) <= 1.0


@pytest.mark.parametrize(
    "question",
    ["How many kids are taught at home?", "How many of them? (How many children are taught at home?)"],
)
def test_things_are_counted_in_any_of_their_wordings(question):
    understood = asked(question, read("p", "538 children are taught at home."))

    assert fits(Form.COUNT, understood, "538 children were taught at home") == 1.0


@pytest.mark.parametrize(
    "text",
    [
        "Agreed: contract extended for two years.",
        "The motion was CARRIED (8 for, 5 against).",
        "The proposal was put to the vote: 7 for, 9 against.",
        "Resolved – That the pilot be made permanent.",
    ],
)
def test_decisions_are_known_in_each_manner_of_minutes(text):
    question = asked("What was decided about the contract?")
    assert fits(Form.DECISION, question, text) == 1.0
    assert fits(Form.DECISION, question, "The contract runs for two years.") == 0.0


@pytest.mark.parametrize(
    ("question", "value", "suits"),
    [
        ("How many ferries sank?", "4", 1.0),
        ("How many crabs were caught?", "4", 0.4),
        ("How many ferries sank?", "4%", 0.0),
        ("How many ferries sank?", "£4", 0.0),
        ("What percentage of ferries sank?", "4%", 1.0),
        ("What percentage of ferries sank?", "4", 0.3),
        ("What was the cost of ferries?", "£4", 1.0),
    ],
)
def test_value_of_a_table_suits_by_its_unit_and_by_what_its_heads_name(question, value, suits):
    understood = asked(question)

    assert fits_value(expected_form(understood), understood, value, frozenset(stems("Ferries"))) == suits


def test_deadline_is_a_day_by_which_something_is_due_with_or_without_its_year():
    question = asked("By when must families apply for a lamp?", PAPER)

    due = fits(Form.DATE, question, "Apply each year by 31 May.")
    assert due > fits(Form.DATE, question, "Lamps were given to 46 families on 4 July 2024.")
    assert due > fits(Form.DATE, question, "Apply by letter.")


def test_name_that_the_question_gives_is_no_answer_to_it():
    question = asked("Who took over as manager at Elm Lantern?", PAPER)

    assert fits(Form.NAME, question, "The manager, Ada Wick, began.") > fits(
        Form.NAME, question, "Elm Lantern is a home."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Table 4b: Where children live 2023 2024 2025",
        "Page 4 26 CHILDREN'S HOMES CONTRACT (Part 2)",
        "1. INTRODUCTION 1.1 Children are safe.",
    ],
)
def test_numbers_of_tables_years_and_paragraphs_are_no_figures(text):
    assert fits(Form.COUNT, asked(ASKED[Form.COUNT], PAPER), text) == 0.0


@pytest.mark.parametrize(
    ("question", "form"),
    [
        ("How much better did juniors do in reading?", Form.FIGURE),
        ("How much did days lost come down by?", Form.FIGURE),
        ("How much has the wait fallen?", Form.FIGURE),
        ("How much has the bill fallen?", Form.MONEY),
        ("How much did the pier cost?", Form.MONEY),
        ("How much did they get for it?", Form.MONEY),
    ],
)
def test_how_much_is_money_unless_it_is_asked_how_far_something_moved(question, form):
    assert expected_form(asked(question, PAPER)) is form


@pytest.mark.parametrize(
    ("text", "fit"),
    [
        ("M7 Average days from mooring to departure 46 43 41", 0.7),
        ("P3 Average days from mooring to departure (M7) 46 43 41", 0.7),
        ("P3 Boats that passed marker 7 at night 46 43 41", 0.0),
    ],
)
def test_row_of_a_code_says_what_it_measures(text, fit):
    assert fits(Form.DEFINITION, asked("What does M7 measure?", PAPER), text) == fit


@pytest.mark.parametrize("number", ["Forty-two", "Twelve", "Sixty", "Nineteen"])
def test_percentage_in_words_is_a_percentage(number):
    question = asked(ASKED[Form.PERCENTAGE], PAPER)

    assert fits(Form.PERCENTAGE, question, f"{number} per cent of plans are on time.") == 1.0
    assert fits(Form.PERCENTAGE, question, f"{number} plans are on time.") == 0.0


@pytest.mark.parametrize("number", ["Nineteen", "Thirty-one", "Forty"])
def test_large_number_that_begins_a_sentence_counts_in_words(number):
    question = asked("How many plans are on time?", PAPER)

    assert fits(Form.COUNT, question, f"{number} plans are on time.") > 0.4


@pytest.mark.parametrize(
    ("text", "fit"),
    [
        ("Slack water Less than 10% of the tide's full rate Spring tide", 0.9),
        ("Slack water lasted 10 minutes at 4 stations.", 0.0),
        ("Slack water", 0.0),
    ],
)
def test_glossary_s_row_may_define_by_a_figure(text, fit):
    assert fits(Form.DEFINITION, asked("What does slack water mean?", PAPER), text) == fit


@pytest.mark.parametrize(
    ("text", "fit"),
    [
        ("Nine had been met beforehand; and five had had their bags lost.", UNNAMED_COUNT),
        ("Of these, 12 were moved in the evening.", UNNAMED_COUNT),
        ("The home has 12 rooms, says the officer.", WORDED),
    ],
)
def test_number_that_counts_what_went_before_is_worth_more_than_any(text, fit):
    assert fits(Form.COUNT, asked("How many children lost their bags?", PAPER), text) == fit


@pytest.mark.parametrize(
    ("question", "fit"),
    [
        ("How many days of lessons were lost?", 1.0),
        ("How many lessons were lost?", WORDED),
    ],
)
def test_days_are_counted_only_where_days_are_asked_for(question, fit):
    text = "The storms took 318.5 days out of the calendar; one was a Sunday."

    assert fits(Form.COUNT, asked(question, PAPER), text) == fit


@pytest.mark.parametrize(
    ("question", "form"),
    [
        ("How much of the absence was down to a few?", Form.FIGURE),
        ("How much of the budget was left?", Form.MONEY),
        ("How much was put aside?", Form.MONEY),
    ],
)
def test_how_much_of_a_thing_that_is_no_money_asks_for_a_share(question, form):
    assert expected_form(asked(question, PAPER)) is form


def test_how_many_as_a_percentage_asks_for_a_percentage():
    question = asked("How many children had seen a dentist, as a percentage?", PAPER)

    assert expected_form(question) is Form.PERCENTAGE


@pytest.mark.parametrize(
    ("text", "fit"),
    [
        ("The harbour board meets every two months.", 1.0),
        ("It asked for annual reports.", 1.0),
        ("The board has had 14 meetings.", WORDED),
        ("The board met.", 0.0),
    ],
)
def test_how_often_is_told_by_a_frequency(text, fit):
    assert fits(Form.FIGURE, asked("How often does the harbour board meet?", PAPER), text) == fit


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("It agreed to 1) open the homes; 2) close the schools.", set()),
        ("There were 14 homes (up from 9) in all.", {"14", "9"}),
    ],
)
def test_numbers_of_a_list_are_no_figures(text, figures):
    assert new_figures(asked("How many homes are there?", PAPER), text) == figures


@pytest.mark.parametrize(
    ("text", "fit"),
    [
        ("The outcomes were: upheld 29, dismissed 46.", 1.0),
        ("Of the allegations 29 were upheld.", 1.0),
        ("Harm was alleged in 63 cases.", WORDED),
    ],
)
def test_of_those_named_before_what_they_were_is_counted(text, fit):
    question = asked("How many of those were upheld?", PAPER, history=["How many allegations were there?"])

    assert fits(Form.COUNT, question, text) == fit
