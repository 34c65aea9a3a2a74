"""Lists told in a lead: every item, cut to its first words where room is short; what is left out is owned up to."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa import compose
from qa.check import check
from qa.extractive import ExtractiveWriter
from qa.listed import JOINT, fitted
from qa.lists import ListReader
from qa.shown import LEAD_CHARS
from qa.statements import statements
from tests.papers import read
from tests.qa.makers import Pages, asked, ranked, vocabulary

LONG = (
    "that is said at some length, with words that nobody would miss if they were left for the quotation below"
)


def answer(question: str, *texts: str) -> str:
    paper = read("plan", *texts)
    pages = Pages(paper)
    reader = ListReader(pages.text, pages.page)
    understood = asked(question, paper)
    found = statements(
        understood, ranked(question, paper), vocabulary(paper), pages.text, lists_in=reader.lists_in
    )
    draft = ExtractiveWriter(pages.text, 4).write(understood, found)
    assert draft is not None
    checked = check(draft, pages.page)
    assert checked.dropped == ()
    return compose.Composer(pages.page).text(checked.draft)


def test_short_list_is_told_whole_in_the_lead():
    told = answer(
        "What are the three aims of the homes plan?",
        "The three aims of the homes plan are:\n• fewer moves;\n• more carers; and\n• shorter waits.\n3.2 Costs rose.",
    )

    assert told.split("\n\n")[0] == (
        "The three aims of the homes plan are: fewer moves; more carers; shorter waits [1]"
    )


def test_long_items_are_cut_to_their_heads_and_quoted_in_full_below():
    items = [f"• {word} {LONG};" for word in ("Realise", "Recognise", "Respond", "Resist")]
    told = answer(
        "Which four aims does the homes plan have?",
        "\n".join(["The four aims of the homes plan are:", *items, "3.2 Costs rose."]),
    )

    lead, below = told.split("\n\n")[:2]

    assert len(lead) <= LEAD_CHARS
    assert all(word in lead for word in ("Realise", "Recognise", "Respond", "Resist"))
    assert below.startswith("> The four aims of the homes plan are: Realise that is said at some length")


def test_list_too_long_for_the_lead_says_how_many_of_its_items_it_gives():
    items = [f"• Item{n:02} {LONG}" for n in range(40)]
    told = answer(
        "What are the aims of the homes plan?",
        "\n".join(["The aims of the homes plan are:", *items, "3.2 Costs rose."]),
    )

    lead = told.split("\n\n")[0]
    counts = re.search(r"\((\d+) of (\d+) items\)", lead)
    assert counts
    shown, of = map(int, counts.groups())

    assert of == 40
    assert lead.count("Item") == shown < of


def test_fewer_items_than_the_opening_promises_are_owned_up_to():
    told = answer(
        "What are the five aims of the homes plan?",
        "The five aims of the homes plan are:\n• fewer moves;\n• more carers.\n3.2 Costs rose.",
    )

    assert "(2 of 5 items)" in told.split("\n\n")[0]


@pytest.mark.parametrize(
    "question", ["How many carers does the homes plan count?", "When was the homes plan made?"]
)
def test_other_questions_are_not_answered_with_a_list(question):
    told = answer(
        question, "The aims of the homes plan of 3 May 2024 are:\n• fewer moves;\n• 12 carers.\n3.2 Costs."
    )

    assert "fewer moves; 12" not in told


@given(
    st.lists(st.text("abc ", min_size=1, max_size=80).map(str.strip).filter(bool), max_size=20),
    st.integers(0, 500),
)
def test_fitted_items_fit_and_stay_in_order(items, room):
    heads = fitted(items, room)

    assert not heads or len(JOINT.join(heads)) <= room
    assert all(item.startswith(head.removesuffix(" …")) for head, item in zip(heads, items, strict=False))
