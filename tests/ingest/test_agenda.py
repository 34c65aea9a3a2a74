"""The items that a pack's agenda lists with their pages."""

from ingest.agenda import agenda_entries
from tests.papers import pages


def told(*texts):
    return [(entry.item, entry.title, entry.first_label) for entry in agenda_entries(pages(*texts))]


def test_items_have_their_number_title_and_first_printed_page():
    text = "1. MINUTES 1 - 6\n2. DECLARATIONS OF INTEREST\n3. PUBLIC QUESTION TIME (Pages 7 - 9)"

    assert told(text) == [("1", "MINUTES", "1"), ("3", "PUBLIC QUESTION TIME", "7")]


def test_lettered_items_belong_to_the_number_above():
    text = "5. POLICY\n(A) SCHOOL PLACES 14 - 57\n(B) LIBRARIES 58 -\n61\n6. MONITORING\n(A) OUTTURN 62 - 70"

    assert told(text) == [("5a", "SCHOOL PLACES", "14"), ("5b", "LIBRARIES", "58"), ("6a", "OUTTURN", "62")]


def test_year_with_a_hyphen_is_no_range_of_pages():
    text = "4. BUSINESS PLAN 2021-22\n23 - 70\n5. STRATEGY 2021-25"

    assert told(text) == [("4", "BUSINESS PLAN 2021-22", "23")]


def test_paper_without_an_agenda_lists_nothing():
    assert told("1.1 There are 384 children in care.", "", "2 - 4 of them moved.") == []
