"""What a measure's wording says, taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain import Acronym
from index.wording import Reader
from tests.index.measures_by_hand import ACRONYMS


def read(printed: str, *acronyms: Acronym):
    return Reader(acronyms or ACRONYMS).read(printed)


@pytest.mark.parametrize(
    ("printed", "words", "numbers", "units", "bases"),
    [
        (
            "Increase the percentage of EHCPs completed within 20 weeks (academic year, cumulative to end of quarter)",
            {"ehcp", "complet", "week"},
            {"20"},
            {"percentage"},
            {"cumulative", "academic year"},
        ),
        ("Children in care at 31 March", {"cic"}, set(), set(), set()),
        ("Number of CIC (snapshot at end of quarter)", {"cic"}, set(), {"number"}, {"snapshot"}),
        ("Rate of referrals per 10,000 children", {"rate", "referr", "child"}, {"10000"}, {"rate"}, set()),
        ("Average cost of a place", {"cost", "place"}, set(), {"average", "money"}, set()),
        ("Two year olds in nurseries (Source – Early Years)", {"nurseri"}, {"2"}, set(), set()),
        (
            "Homes let (Ada Moss/Jo Field) – long term target is to reduce",
            {"home", "let"},
            set(),
            set(),
            set(),
        ),
        ("Homes let in 2023/24 (March 2024)", {"home", "let"}, set(), set(), set()),
        ("se the % of homes let", {"home", "let"}, set(), {"percentage"}, set()),
        ("Homes not let outside the borough", {"home", "not", "let", "out", "borough"}, set(), set(), set()),
    ],
)
def test_a_wording_is_taken_apart(printed, words, numbers, units, bases):
    found = read(printed)

    assert (found.words, found.numbers, found.units, found.bases) == (words, numbers, units, bases)


def test_an_expansion_and_its_acronym_beside_it_say_the_same():
    places = Acronym(short="IFA", long="Independent Fostering Agency", page=1)
    agencies = Acronym(short="IFAs", long="Independent Fostering Agencies", page=1)

    spelt = [
        "Children placed with independent fostering agencies",
        "Children placed with independent fostering agencies (IFAs)",
        "Children placed in independent fostering (IFA)",
        "Children placed with IFAs",
    ]
    assert len({read(printed, places, agencies).all for printed in spelt}) == 1


def test_ways_of_counting_are_set_against_each_other_only_where_both_are_said():
    snapshot, rolling, silent = read("Visits (snapshot)"), read("Visits (rolling 12 months)"), read("Visits")

    assert snapshot.counts_otherwise(rolling)
    assert not snapshot.counts_otherwise(silent)
    assert read("Visits (academic year)").counts_otherwise(read("Visits (financial year)"))


@given(st.text(max_size=120))
def test_any_wording_can_be_taken_apart_and_says_the_same_in_capitals(printed):
    found = read(printed)

    assert found.all == Reader(ACRONYMS).read(printed).all
    assert all(word == word.casefold() for word in found.words)
