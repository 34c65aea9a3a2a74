"""Acronyms with the words they stand for, as the paper spells them out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.acronyms import find_acronyms
from tests.papers import acronyms, pages


def pairs(text: str) -> list[tuple[str, str]]:
    return [(found.short, found.long) for found in acronyms(text)]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("an education, health and care plan (EHCP) is", "EHCP", "education, health and care plan"),
        ("education, health and care plans (EHCPs)", "EHCP", "education, health and care plans"),
        (
            "Special Educational Needs and Disabilities (SEND)",
            "SEND",
            "Special Educational Needs and Disabilities",
        ),
        ("the Department for Education (DfE)", "DfE", "Department for Education"),
        ("the Dedicated Schools Grant (‘DSG’)", "DSG", "Dedicated Schools Grant"),
        ("the DSG (Dedicated Schools Grant) pays", "DSG", "Dedicated Schools Grant"),
        ("children in care\ncouncil (CICC) met", "CICC", "children in care council"),
        ("multi-agency safeguarding hub (MASH)", "MASH", "multi-agency safeguarding hub"),
    ],
)
def test_acronym_is_found_with_its_words(text, short, long):
    assert pairs(text) == [(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        "the Council (see Appendix A)",
        "the number of children (EHCP)",
        "the board met (2025)",
        "resolved that the plan be agreed (RTP)",
        "(EHCP)",
        "EHCP (see the note on page three)",
        "",
    ],
)
def test_letters_that_are_no_initials_of_the_words_are_no_acronym(text):
    assert pairs(text) == []


def test_acronym_is_given_once_at_the_page_that_spells_it_out_first():
    spelt = "the Dedicated Schools Grant (DSG)"

    (found,) = find_acronyms(pages("nothing", spelt, spelt.upper().replace("THE ", "")))

    assert (found.short, found.page) == ("DSG", 2)


def test_letters_that_stand_for_two_things_are_given_for_each():
    found = acronyms("children in care (CIC) and a community interest company (CIC)")

    assert [a.long for a in found] == ["children in care", "community interest company"]


@given(
    st.text()
    | st.lists(st.sampled_from(["and", "Care", "(", ")", "CIC", "of-", "'", "’s", "(EHCPs)", ","])).map(
        " ".join
    )
)
def test_any_text_can_be_read_and_what_is_found_stands_in_it(text):
    plain = " ".join(text.split())

    for found in acronyms(text):
        assert found.short in plain
        assert found.long.strip() == found.long != ""
