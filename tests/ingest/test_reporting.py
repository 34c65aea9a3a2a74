"""Which period a passage speaks of when its own words name none: the nearest printed above it."""

import pytest

from core.periods import find_periods
from ingest.outline import outline
from ingest.reporting import ReportingPeriods, chosen
from tests.papers import document, pages

OWN = find_periods("Quarter 1 2025/26")[0].period


def period_at(words: str, *texts: str, caption: str | None = None, own=None):
    made = pages(*texts)
    positions = outline(made)
    periods = ReportingPeriods(document(page_count=len(texts), period=own), made, positions)
    for position in positions:
        if position.start <= made[position.page - 1].text.find(words) < position.end:
            return periods.of(position, caption)
    raise AssertionError(words)


def test_caption_of_the_table_comes_first():
    text = "3.0 PERFORMANCE AT QUARTER 2 2025/26\nAttendance 2024/25\nPrimary 94.1"

    found = period_at("Primary", text, caption="Attendance 2024/25", own=OWN)

    assert (found.label, found.printed, found.page) == ("2024/25", "2024/25", 1)


def test_section_comes_before_the_report():
    head = "REPORT TO: Board\nSUBJECT: Monitoring Quarter 1 2025/26"
    text = f"{head}\n3.0 PERFORMANCE QUARTER 2 2025/26\n3.1 Words of it."

    assert period_at("3.1 Words", text).label == "Q2 2025/26"


def test_report_comes_before_the_paper():
    text = "REPORT TO: Board\nDATE: 10 November 2025\nSUBJECT: Monitoring Quarter 2 2025/26\nWords of it."

    assert period_at("Words of it", text, own=OWN).label == "Q2 2025/26"


def test_report_keeps_its_period_on_the_pages_behind_it():
    first = "REPORT TO: Board\nSUBJECT: Monitoring Quarter 2 2025/26\nWords."

    found = period_at("more words", first, "more words.")

    assert (found.label, found.page) == ("Q2 2025/26", 1)


def test_paper_s_own_period_stands_where_nothing_nearer_is_printed():
    assert period_at("Words", "Words without a period.", own=OWN) == OWN
    assert period_at("Words", "Words without a period.") is None


def test_meeting_date_is_no_reporting_period():
    assert (
        period_at("Words of it", "REPORT TO: Board\nDATE: 10 November 2025\nSUBJECT: Homes\nWords of it.")
        is None
    )


def test_heading_whose_words_are_not_on_the_page_gives_no_period():
    assert period_at("Words", "Words.", caption="Attendance 2024/25") is None


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("Position as at 30 September 2025", "30 September 2025"),
        ("Meeting on 10 November 2025", None),
        ("Quarter 2 2025/26 against 2024/25", "Q2 2025/26"),
        ("Targets 2025/26, Quarter 2 2025/26", "Q2 2025/26"),
        ("Outturn 2024/25", "2024/25"),
        ("September 2025", None),
        ("Homes", None),
    ],
)
def test_heading_reports_on_quarters_years_and_days_it_is_as_at(heading, label):
    found = chosen(find_periods(heading), heading)

    assert (found.period.label if found else None) == label
