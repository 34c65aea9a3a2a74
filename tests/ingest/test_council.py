"""Whose paper it is: the council that a paper prints most."""

import pytest

from core.domain import Page
from ingest.council import council_of, names_in


def page(number: int, text: str) -> Page:
    return Page(number=number, width=595, height=842, text=text, boxes=(None,) * len(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("FERNCASTER METROPOLITAN BOROUGH COUNCIL", "Ferncaster"),
        ("London Borough of Ferncaster", "Ferncaster"),
        ("Ferncaster and Upper Wold County Council", "Ferncaster and Upper Wold"),
        ("St Osyth Council", "St Osyth"),
        ("the Royal Borough of Wold and Ferncaster", "Wold and Ferncaster"),
    ],
)
def test_name_is_read_from_each_style(text, name):
    assert name in [found for found, _ in names_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "the Leader of the Council",
        "a meeting of Full Council",
        "the School Council and the Youth Council met",
        "Children in Care Council",
        "Council Tax",
        "our County Council",
    ],
)
def test_what_is_no_council_s_name_is_none(text):
    assert list(names_in(text)) == []


def test_front_page_counts_for_more_than_a_neighbour_named_as_often():
    found = council_of(
        [page(1, "FERNCASTER BOROUGH COUNCIL"), page(2, "Wold City Council\nand Wold City Council")]
    )

    assert found is not None
    assert (found.name, found.page, found.quote) == ("Ferncaster", 1, "FERNCASTER BOROUGH COUNCIL")


def test_name_ends_where_it_does_most_often():
    pages = [page(1, "LONDON BOROUGH OF FERNCASTER\nLondon Borough of Ferncaster Pack page 1")]
    pages += [page(n, f"London Borough of Ferncaster Pack page {n}") for n in (2, 3)]

    found = council_of(pages)

    assert found is not None
    assert found.name == "Ferncaster"


def test_one_mention_beyond_the_front_page_is_not_enough():
    assert council_of([page(1, "Progress report"), page(2, "as Wold City Council found")]) is None
    assert council_of([]) is None
