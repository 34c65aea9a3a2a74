"""A person is told from a post: by the words that the paper also prints in small letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.persons import holds, of_body, personal, small_words

PAPER = (
    "The independent scrutineer reported. The head of service, a director and the lead nurse came. "
    "Members of the board met in the hall."
)
SMALL = small_words(PAPER)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lantern became its scrutineer.",
        "The post went to Cllr Lantern.",
        "A. Lantern gave the figures.",
        "Director: Ada Lantern-Frost",
    ],
)
def test_person_is_more_surely_named_than_any_post(text):
    assert personal(text, SMALL) > personal("The Independent Scrutineer and the Lead Nurse came.", SMALL)


def test_without_names_there_is_nobody():
    assert personal("the board met and noted the report.", SMALL) == 0.0


def test_end_of_a_sentence_joins_no_names():
    assert personal("They came from Ashford. Lantern is a lamp.", SMALL) == 0.0


def test_small_words_are_those_printed_in_small_letters():
    assert {"independent", "scrutineer", "hall"} <= SMALL
    assert "Members" not in SMALL
    assert "members" not in SMALL


@given(st.text(max_size=80))
def test_sureness_is_a_share(text):
    assert 0.0 <= personal(text, SMALL) <= 1.0


@pytest.mark.parametrize("text", ["Beacon House and Quay Cottage", "Beacon House, Lantern Road"])
def test_place_is_nobody(text):
    assert personal(text, SMALL) < personal("Ada Lantern", SMALL)


def test_surname_that_is_also_a_place_is_known_by_its_title():
    assert personal("Mrs Street spoke.", SMALL) > 0.5


def test_who_holds_a_post_stands_beside_it():
    held = holds("Present: Ada Lantern (Chair), Bea Wick", "chair", SMALL)
    assert held > holds(f"Ada Lantern came. {'It was late. ' * 8}The chair was empty.", "chair", SMALL)
    assert held > holds("Ada Lantern (Vice-Chair)", "chair", SMALL)


@pytest.mark.parametrize(
    ("text", "surely"),
    [
        ("The contract went to Larkfield Care of Oakmere.", 1.0),
        ("The Sufficiency Strategy was noted by the Board.", 0.3),
        ("SUPPLY CONTRACT: the report was considered.", 0.3),
        ("The contract will be let in January.", 0.0),
        ("The Cabinet and Cabinet Office considered the report.", 0.3),
    ],
)
def test_a_body_is_named_by_words_that_its_paper_prints_in_capitals_alone(text, surely):
    small = small_words("the sufficiency strategy, a supply contract, care and the board; january")

    assert of_body(text, small) == surely
