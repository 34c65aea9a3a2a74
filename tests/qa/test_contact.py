"""Whom to ask: what councils print on a paper's first pages, taken over as it stands there."""

from datetime import date

import pytest

from qa.contact import FIRST_PAGES, committee_contact
from tests.papers import read
from tests.qa.makers import Pages

DAY = date(2025, 3, 3)


def contact(*papers) -> tuple[str, str, int] | None:
    found = committee_contact([paper.document for paper in papers], Pages(*papers).text)
    return (found[0], found[1].file, found[2]) if found else None


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        (
            "Contact: Ann Birch 01632 960123 or e-mail ann.birch@town.example",
            "Ann Birch 01632 960123 or e-mail ann.birch@town.example",
        ),
        ("Contact Officer: Isabel Ismay, 01632 960456", "Isabel Ismay, 01632 960456"),
        ("Contact: Onslow Tod, o.tod@town.example.", "Onslow Tod, o.tod@town.example"),
        ("For further information please contact: Ann Birch (01632) 960123", "Ann Birch (01632) 960123"),
        ("Enquiries to: democracy@town.example", "democracy@town.example"),
        ("Democratic Services: democracy@town.example", "democracy@town.example"),
        ("Clerk: Ann\nBirch +44 1632 960123", "Ann Birch +44 1632 960123"),
    ],
)
def test_contact_is_given_as_printed(printed, said):
    paper = read("pack", f"SCHOOLS PANEL\n{printed}\nAGENDA", meeting_date=DAY)

    assert contact(paper) == (said, "pack.pdf", 1)


@pytest.mark.parametrize(
    "printed", ["AGENDA", "Contact: Ann Birch", "01632 960123", "The Panel made contact with 120 families."]
)
def test_page_without_both_a_heading_and_a_way_to_reach_somebody_names_nobody(printed):
    assert contact(read("pack", printed, meeting_date=DAY)) is None


def test_newest_paper_that_names_somebody_counts():
    old = read("old", "Contact: Ann Birch 01632 960123", meeting_date=date(2024, 3, 4))
    new = read("new", "Contact: Ben Ash 01632 960456", meeting_date=DAY)
    newest = read("newest", "AGENDA", meeting_date=date(2025, 5, 5))

    assert contact(old, new, newest) == ("Ben Ash 01632 960456", "new.pdf", 1)


def test_contact_further_back_than_the_first_pages_is_somebody_elses():
    said = "Contact: Ann Birch 01632 960123"
    last, behind = [""] * (FIRST_PAGES - 1), [""] * FIRST_PAGES

    assert contact(read("last", *last, said, meeting_date=DAY)) is not None
    assert contact(read("behind", *behind, said, meeting_date=DAY)) is None


def test_paper_without_a_day_is_passed_over():
    assert contact(read("undated", "Contact: Ann Birch 01632 960123")) is None
