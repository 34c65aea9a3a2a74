"""Notices of decisions as executives and officers publish them: forms of invented councils, read as minutes."""

from datetime import date

import pytest

from core.structure import Minute
from ingest.minutes import find_minutes
from tests.ingest.minutes_by_hand import Sheet
from tests.papers import document


@pytest.fixture
def sheet(tmp_path):
    """Make a paper to be written."""
    return Sheet(tmp_path / "notice.pdf")


def form(paper: Sheet, rows: list[tuple[str, str]]) -> None:
    """Labels at the left edge, and their values in a column beside them."""
    for label, value in rows:
        paper.numbered(label, value, indent=130)


def told(minute: Minute) -> tuple[str, str, date | None, str | None, str]:
    return minute.number, minute.body, minute.meeting_date, minute.verb, minute.resolved


LAMPS = "To light the quay from May, provided that the harbour master brings a further report if it costs over £9,000."


@pytest.mark.parametrize(
    ("title", "rows", "expected"),
    [
        (
            "NOTICE OF DECISION – CABINET",
            [
                ("Taken by", "Cabinet, 7th May, 2025"),
                ("Minute number", "C.84"),
                ("Subject", "Lamps on the quay"),
                ("Key decision", "Yes (KD/24/57)"),
                ("Decision", f"(1) {LAMPS} (2) That no lamp be lit before dusk."),
                ("Alternatives", "(a) To wait. (b) To buy candles. Both were rejected."),
                ("Date of publication", "9th May, 2025"),
            ],
            ("C.84", "Cabinet", "Decision", f"(1) {LAMPS} (2) That no lamp be lit before dusk."),
        ),
        (
            "Record of decision",
            [
                ("Meeting", "Harbour Board, 7 May 2025"),
                ("Present", "Cllrs A Finch (Chair), B Wren and C Swift"),
                ("Decision", f"The Board RESOLVED: {LAMPS}"),
                ("Added on the day", "That the Mayor be told."),
                ("Votes", "Five for, one against (Cllr Swift)"),
            ],
            ("Record of decision", "Harbour Board", "RESOLVED", LAMPS),
        ),
        (
            "Cabinet Member Decision Notice",
            [
                ("Decision maker:", "Cabinet Member for Lamps"),
                ("Date of decision:", "7 May 2025"),
                ("Decision ref:", "CM 12/25"),
                ("Details of decision:", LAMPS),
                ("Reasons for decision:", "The quay is dark."),
            ],
            ("CM 12/25", "Cabinet", "Details of decision", LAMPS),
        ),
    ],
    ids=["notice", "record", "officer"],
)
def test_form_tells_what_was_decided_and_by_whom(title, rows, expected, sheet):
    sheet.heading(title)
    form(sheet, rows)
    pages = sheet.pages()
    (meeting,), (minute,) = find_minutes(document("notice"), pages)

    assert pages[0].text[minute.start : minute.end].split()[-3:] == rows[-1][1].split()[-3:]
    assert told(minute) == (expected[0], expected[1], date(2025, 5, 7), expected[2], expected[3])
    assert (meeting.body, meeting.meeting_date) == (expected[1], date(2025, 5, 7))


@pytest.mark.parametrize("label", ["DECISION:", "Resolved:", "Decision taken:"])
def test_lines_with_colons_are_a_form_too(label, sheet):
    sheet.heading("Record of Decision, 7 May 2025")
    sheet.para("Present: Councillors A Finch (Leader) and B Wren.")
    sheet.para(f"{label} recommendations (a) and (c) were agreed. Recommendation (b) was agreed as amended.")
    sheet.para("Alternatives considered: to leave the quay dark (rejected: boats had sunk).")
    (minute,) = sheet.minutes()[1]

    assert (
        minute.resolved
        == "recommendations (a) and (c) were agreed. Recommendation (b) was agreed as amended."
    )
    assert (minute.number, minute.meeting_date) == ("Record of Decision", date(2025, 5, 7))


def test_each_notice_of_a_paper_is_a_minute_in_order(sheet):
    for number in ("D1", "D2"):
        sheet.heading("Officer Decision Record" if number == "D1" else "Record of Officer Decision")
        form(
            sheet, [("Decision number", number), ("Decision", "To buy a lamp."), ("Reasons", "It was dark.")]
        )

    assert [(m.number, m.position, m.resolved) for m in sheet.minutes()[1]] == [
        ("D1", 0, "To buy a lamp."),
        ("D2", 1, "To buy a lamp."),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("4. Notice of decision – Cabinet, 7 May 2025", "5. Decision: to note"),
        ("The record of decisions was kept.", "Decision: to note"),
        ("Decision notices were sent late.", "Decision  to note"),
        ("Record of decision", "Reasons: it was dark."),
    ],
    ids=["agenda", "sentence", "plural", "nothing decided"],
)
def test_what_only_speaks_of_notices_is_none(lines, sheet):
    for line in lines:
        sheet.para(line)

    assert sheet.minutes() == ((), ())


def test_notice_among_minutes_is_a_part_of_them(sheet):
    sheet.heading("HARBOUR BOARD")
    sheet.para("Minutes of the meeting of the Harbour Board held on 7 May 2025")
    sheet.para("Present: Councillors A Finch (Chair) and B Wren")
    sheet.heading("HB1 LAMPS")
    sheet.para("RESOLVED: That lamps be lit.")
    sheet.heading("Record of decision")
    sheet.para("Decision: that no lamp be lit.")

    assert [m.number for m in sheet.minutes()[1]] == ["HB1"]
