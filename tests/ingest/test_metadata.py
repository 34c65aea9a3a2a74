"""What a paper is: title, body, date, kind, period, each with where it was read."""

from datetime import date
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from core.domain import Document, Kind, Source
from core.errors import IngestError
from core.settings import IngestSettings
from ingest.metadata import describe
from ingest.pages import read_pages

FILLER = ["The Panel is asked to consider the matters that follow, with the figures behind them."] * 12
BODY = "Harbours and Piers Policy and Performance Board"


def described(
    folder: Path,
    lines: list[str],
    name: str = "paper.pdf",
    title: str = "",
    big: int = 0,
    side: str | None = None,
) -> Document:
    """The description of a paper with these lines on its first page, the first `big` of them in large type."""
    path = folder / name
    canvas = Canvas(str(path), pagesize=(595, 842), invariant=True)
    if title:
        canvas.setTitle(title)
    for row, line in enumerate(lines):
        canvas.setFont("Helvetica", 20 if row < big else 11)
        canvas.drawString(60, 790 - 24 * row, line)
    canvas.showPage()
    canvas.save()
    if side is not None:
        path.with_suffix(".toml").write_text(side)
    return describe(path, "0" * 64, read_pages(path, IngestSettings()))


def source(document: Document, field: str) -> Source | None:
    return next((each.source for each in document.provenance if each.field == field), None)


def test_front_sheet_of_a_pack_gives_body_and_meeting_date(tmp_path):
    lines = ["Public Document Pack", BODY, "Monday, 10 March 2031 at 6.30 p.m.", "BOARD MEMBERSHIP"]
    lines += ["The next meeting of the Board is on Monday, 12 May 2031"]
    document = described(tmp_path, lines, title="Something else, 1 May 2030")
    assert (document.kind, document.committee, document.meeting_date) == (
        Kind.AGENDA_PACK,
        BODY,
        date(2031, 3, 10),
    )
    assert document.title == f"Agenda and reports pack, {BODY}, 10 March 2031"
    assert document.period is None
    assert source(document, "meeting_date") is Source.FRONT_PAGE


def test_pack_without_a_front_sheet_does_not_take_the_date_of_the_last_minutes(tmp_path):
    lines = ["1. MINUTES 1 - 5", "2. PUBLIC QUESTION TIME 6 - 8", "3. ANNUAL REPORT 9 - 14"]
    lines += [f"At a meeting of the {BODY}", "on Monday, 25 January 2031 held remotely"]
    document = described(tmp_path, lines, title=f"Agenda and reports pack, {BODY}, 14 June 2031")
    assert (document.kind, document.committee, document.meeting_date) == (
        Kind.AGENDA_PACK,
        BODY,
        date(2031, 6, 14),
    )
    assert source(document, "meeting_date") is Source.PDF_METADATA


def test_minutes_have_the_date_of_the_meeting_they_are_of(tmp_path):
    lines = [
        f"At a meeting of the {BODY} on",
        "Monday, 25 January 2031 in the Town Hall",
        "Present: Councillors A and B",
    ]
    document = described(tmp_path, lines)
    assert (document.kind, document.committee, document.meeting_date) == (
        Kind.MINUTES,
        BODY,
        date(2031, 1, 25),
    )


def test_head_of_a_report_gives_body_date_and_subject(tmp_path):
    lines = ["REPORT TO: Executive Board", "DATE: 18 September 2031", "REPORTING OFFICER: Director"]
    lines += [
        "SUBJECT: Dredging of the Outer Harbour and",
        "the Pier Approach",
        "WARD(S): All",
        "1.0 PURPOSE",
        *FILLER,
    ]
    document = described(tmp_path, lines)
    assert document.title == "Dredging of the Outer Harbour and the Pier Approach"
    assert (document.committee, document.meeting_date) == ("Executive Board", date(2031, 9, 18))
    assert document.kind is Kind.REPORT


def test_monitoring_report_reports_on_its_quarter(tmp_path):
    lines = [
        "Harbours Priority Based Report",
        "Reporting Period: Quarter 4 2030-31",
        "1.0 Introduction",
        *FILLER,
    ]
    document = described(tmp_path, lines)
    assert document.kind is Kind.MONITORING
    assert document.title == "Harbours Priority Based Report, Quarter 4 2030-31"
    assert document.period is not None
    assert (document.period.label, document.period.page) == ("Q4 2030/31", 1)


def test_annual_report_reports_on_its_year(tmp_path):
    lines = [f"{BODY} Annual Report 2030 -31", "Introduction", *FILLER]
    document = described(tmp_path, lines)
    assert (document.kind, document.committee) == (Kind.ANNUAL, BODY)
    assert document.period is not None
    assert document.period.label == "2030/31"


def test_title_in_large_type_is_taken_without_the_letterhead_above_it(tmp_path):
    lines = ["Invented Borough Council", "Review of Moorings", "by the Harbour Master", *FILLER]
    assert described(tmp_path, lines, big=2).title == "Review of Moorings"


def test_side_file_corrects_what_was_read(tmp_path):
    side = 'title = "The right title"\nmeeting_date = 2031-02-03\nkind = "minutes"\nperiod = "Quarter 1 2031/32"\n'
    document = described(tmp_path, ["A wrong title", *FILLER], side=side)
    assert (document.title, document.meeting_date, document.kind) == (
        "The right title",
        date(2031, 2, 3),
        Kind.MINUTES,
    )
    assert document.period is not None
    assert document.period.label == "Q1 2031/32"
    assert source(document, "title") is Source.SIDE_FILE


@pytest.mark.parametrize(
    ("side", "words"),
    [
        ("titel = 'x'", "titel cannot be used"),
        ("title = ", "cannot be read as TOML"),
        ("kind = 'poem'", "kind cannot be used"),
        ("period = 'some time ago'", "names no one period"),
    ],
    ids=["misspelt field", "not TOML", "unknown kind", "no period"],
)
def test_side_file_that_cannot_be_used_is_named_with_the_field(tmp_path, side, words):
    with pytest.raises(IngestError, match=f"paper.toml.*{words}"):
        described(tmp_path, ["A title", *FILLER], side=side)


def test_prose_on_the_front_page_leaves_the_title_to_the_pdf(tmp_path):
    lines = ["the letter goes on here in the middle of a sentence.", *FILLER]
    document = described(tmp_path, lines, title="Letter to the Harbour Master")
    assert document.title == "Letter to the Harbour Master"
    assert source(document, "title") is Source.PDF_METADATA


def test_paper_that_says_nothing_is_known_by_its_file_name(tmp_path):
    document = described(tmp_path, [], name="2031-02-03_pier_minutes.pdf", title="untitled")
    assert document.title == "2031-02-03 pier minutes"
    assert (document.kind, document.meeting_date) == (Kind.MINUTES, date(2031, 2, 3))
    assert document.unread_pages == ()


def test_paper_that_opens_with_a_body_and_the_hour_of_its_meeting_is_its_pack(tmp_path):
    lines = ["FERNCASTER BOROUGH COUNCIL", "Cabinet", "Wednesday 5 March 2031, 7.00 pm, Town Hall", *FILLER]

    document = described(tmp_path, lines)

    assert (document.kind, document.committee, document.meeting_date) == (
        Kind.AGENDA_PACK,
        "Cabinet",
        date(2031, 3, 5),
    )
    assert document.council == "Ferncaster"
    assert source(document, "council") is Source.PAGE


@pytest.mark.parametrize("name", ["papers 05-03-2031.pdf", "papers_2031-03-05.pdf", "20310305 papers.pdf"])
def test_day_in_a_file_name_is_read_as_people_number_it(tmp_path, name):
    assert described(tmp_path, FILLER, name=name).meeting_date == date(2031, 3, 5)


@pytest.mark.parametrize("name", ["papers 45-13-2031.pdf", "ref 120310305.pdf", "plan 2031-32.pdf"])
def test_number_in_a_file_name_that_is_no_day_is_none(tmp_path, name):
    assert described(tmp_path, FILLER, name=name).meeting_date is None


def test_side_file_names_the_council(tmp_path):
    document = described(tmp_path, ["Upper Wold City Council", *FILLER], side='council = "Ferncaster"')

    assert (document.council, source(document, "council")) == ("Ferncaster", Source.SIDE_FILE)


def test_list_of_a_committee_s_members_is_not_its_name(tmp_path):
    lines = ["Ferncaster City Council", BODY, "Wednesday 18 June 2031, 10.00 am"]
    lines += [
        "Committee: Cllr Ada Quayle (Chair), Cllrs Bell and Cho; adviser: Kezia (Ferncaster Youth Cabinet)."
    ]

    assert described(tmp_path, lines).committee == BODY


def test_heading_of_a_body_with_its_day_gives_both(tmp_path):
    lines = [
        "FERNCASTER COUNTY COUNCIL",
        "EXECUTIVE - 11 FEBRUARY 2031",
        "Title of report Admissions",
        *FILLER,
    ]

    document = described(tmp_path, lines)

    assert (document.committee, document.meeting_date) == ("Executive", date(2031, 2, 11))
