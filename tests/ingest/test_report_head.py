"""The fixed head of a report, as different councils print it."""

import pytest

from ingest.report_head import as_printed, report_head, title_of
from tests.papers import page

BOARD = (
    "REPORT TO: Executive Board\n"
    "DATE: 10 November 2025\n"
    "REPORTING OFFICER: Director of Children’s Services\n"
    "SUBJECT: Children in Care:\n"
    "Sufficiency of Homes\n"
    "WARD(S): Borough-wide\n"
    "1.0 PURPOSE OF REPORT\n"
    "1.1 To tell the Board of the homes."
)
COUNTY = (
    "From: Rowan Alder, Cabinet Member for Schools\n"
    "To: Schools Cabinet Committee – 5 March 2024\n"
    "Subject: School places in the north of\n"
    "the county\n"
    "Key decision: Yes\n"
    "Classification: Unrestricted\n"
    "Summary: Places are short."
)
WITHOUT_COLONS = (
    "Report title Library opening hours\n"
    "Meeting date 4 June 2024\n"
    "Wards affected All\n"
    "Contact officer Hazel Thorne\n"
    "1. Background"
)
CITY = (
    "Manor City Council\n"
    "Report for Information\n"
    "Report to: Scrutiny Committee – 10 January 2024\n"
    "Subject: Youth services\n"
    "Report of: Strategic Director\n"
    "Summary\n"
    "This report tells of youth services."
)


@pytest.mark.parametrize(
    ("text", "title", "names"),
    [
        (
            BOARD,
            "Children in Care: Sufficiency of Homes",
            ["REPORT TO", "DATE", "REPORTING OFFICER", "SUBJECT", "WARD(S)"],
        ),
        (
            COUNTY,
            "School places in the north of the county",
            ["From", "To", "Subject", "Key decision", "Classification"],
        ),
        (
            WITHOUT_COLONS,
            "Library opening hours",
            ["Report title", "Meeting date", "Wards affected", "Contact officer"],
        ),
        (CITY, "Youth services", ["Report to", "Subject", "Report of"]),
    ],
    ids=["capitals", "county", "without colons", "city"],
)
def test_head_is_read_as_printed(text, title, names):
    head = report_head(page(text))

    assert title_of(head) == title
    assert [field.name for field in head] == names
    assert any(field.names_report for field in head)


def test_field_with_its_value_below_and_no_field_after_it_takes_no_prose():
    text = "REPORT TO: Cabinet\nSUBJECT: School Places\nThe purpose of this report is to tell of places."

    assert title_of(report_head(page(text))) == "School Places"


def test_value_of_each_field_stands_on_the_page():
    for text in (BOARD, COUNTY, CITY):
        for field in report_head(page(text)):
            assert " ".join(text[field.start : field.end].split()).endswith(field.value)


def test_head_that_is_kept_has_the_page_and_leaves_out_fields_without_a_value():
    text = "REPORT TO: Cabinet\nPORTFOLIO:\nDATE: 1 May 2024\n1.0 PURPOSE"

    kept = as_printed(report_head(page(text, 7)), 7)

    assert [(field.name, field.value, field.page) for field in kept] == [
        ("REPORT TO", "Cabinet", 7),
        ("DATE", "1 May 2024", 7),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The report to the Board was noted.\nSubject to approval, it stands.",
        "SUBJECT: School Places\nWords.",
        "Cabinet Member for Schools said so.\nKey decision was taken.",
        "1.0 PURPOSE\n" + "Words of prose.\n" * 20 + "DATE: 1 May 2024\nSUBJECT: Late",
        "",
    ],
    ids=["prose", "one field", "sentences", "far down", "blank"],
)
def test_what_is_no_head_is_not_taken_for_one(text):
    assert report_head(page(text)) == ()


def test_form_with_a_date_and_a_period_does_not_name_a_report():
    head = report_head(page("Quarterly Monitoring\nDirectorate: People\nPeriod: Quarter 1 2025/26\nWords."))

    assert [field.name for field in head] == ["Directorate", "Period"]
    assert not any(field.names_report for field in head)
