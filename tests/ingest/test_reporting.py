"""Which period a passage speaks of when its own words name none: the nearest printed above it."""

from datetime import date

import pytest

from core.domain import Cell
from core.periods import find_periods
from ingest.outline import outline
from ingest.reporting import ReportingPeriods, cells_with_periods, chosen, head_period
from tests.papers import document, pages, passages

OWN = find_periods("Quarter 1 2025/26")[0].period


def period_at(words: str, *texts: str, caption: str | None = None, own=None):
    made = pages(*texts)
    positions = outline(made)
    periods = ReportingPeriods(document(page_count=len(texts), period=own), made, positions)
    for position in positions:
        if position.start <= made[position.page - 1].text.find(words) < position.end:
            return (
                periods.of_table(position, caption, position.page) if caption else periods.of_prose(position)
            )
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


@pytest.mark.parametrize(
    ("opening", "own", "label"),
    [
        ("Q1 2024/25 Q4 2024/25 Q1 2025/26 Target", OWN, "Q1 2025/26"),
        ("Q1 2024/25 Q2 2024/25 Q3 2024/25 Target", None, "Q3 2024/25"),
        ("In Quarter 2 2025/26 there were more than in Quarter 2 2024/25.", None, "Q2 2025/26"),
    ],
    ids=["its paper's", "newest of a table's heads", "first of two"],
)
def test_report_that_names_several_quarters_is_of_one_of_them(opening, own, label):
    text = f"REPORT TO: Board\nSUBJECT: Schools\n{opening}\nWords of it."

    assert period_at("Words of it", text, own=own).label == label


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
    ("caption", "section", "label"),
    [
        ("Boats by harbour, November 2031", "3.0 BOATS", "November 2031"),
        ("Boats by harbour", "3.0 BOATS, 31 MARCH 2032", "31 March 2032"),
        ("Boats by harbour, Q3 2031/32", "3.0 REPORT OF MARCH 2032", "Q3 2031/32"),
        ("Boats by harbour, March 2031 and May 2031", "3.0 BOATS", "Q1 2025/26"),
        ("Harbour plan 2031-36", "3.0 BOATS", "Q1 2025/26"),
        ("Boats by harbour", "3.0 HARBOURS 2031", "Q1 2025/26"),
    ],
    ids=["caption", "section", "caption before section", "two", "a plan's years", "a title's year"],
)
def test_table_is_of_the_one_month_or_day_that_its_caption_or_section_names(caption, section, label):
    text = f"{section}\n{caption}\nFerry 40"

    assert period_at("Ferry", text, caption=caption, own=OWN).label == label


def test_sentence_under_a_dated_heading_is_not_of_that_day():
    assert period_at("Words", "3.0 BOATS, 31 MARCH 2032\nWords of it.", own=OWN) == OWN


def test_table_s_rows_on_the_next_page_are_of_the_caption_s_period():
    made = pages("Boats by harbour, November 2031", "Ferry 40")
    periods = ReportingPeriods(document(page_count=2, period=OWN), made, outline(made))

    found = periods.of_table(outline(made)[1], "Boats by harbour, November 2031", 1)

    assert found
    assert (found.label, found.page) == ("November 2031", 1)


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


def test_contradiction_in_a_heading_reaches_the_passages_below_it_and_both_stores_days():
    text = "3.0 Performance Quarter 1 – 1st July 2025 – 30th September 2025\nAttendance was good here."

    (made,) = passages(document(), [text])

    assert made.period
    assert made.period.conflict
    assert (made.period.label, made.period.page) == ("Q1 2025/26", 1)
    assert made.period.disputed == (date(2025, 7, 1), date(2025, 9, 30))
    assert "Quarter 1 – 1st July 2025" in made.period.conflict
    assert (made.first_day, made.last_day) == (date(2025, 4, 1), date(2025, 9, 30))


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("3.0 Performance 1 April 2025 to 30 September 2025", "1 April 2025 to 30 September 2025"),
        ("3.0 Position Six Months to 30 September 2025", "6 months to 30 September 2025"),
        ("3.0 Children and Young People Strategy 2021-2025", None),
    ],
)
def test_range_in_a_heading_is_its_period_unless_it_is_a_strategy_s(heading, label):
    found = period_at("Words of it", f"{heading}\nWords of it are here.")

    assert (found and found.label) == label


@pytest.mark.parametrize(
    ("head", "label"),
    [
        ("22/23 Actual", "2022/23"),
        ("Q1", "Q1 2025/26"),
        ("As at 30 September", "30 September 2025"),
        ("Academic year 2024/25", "academic year 2024/25"),
        ("2024", "2024"),
        ("Target", None),
        ("2023/24 to 2024/25 change", "2023/24 to 2024/25"),
        ("2023/24 and 2024/25", None),
        ("", None),
        (None, None),
    ],
)
def test_head_of_a_column_names_its_cells_period(head, label):
    around = find_periods("Quarter 2 2025/26")[0].period
    (cell,) = cells_with_periods([Cell(head=head, text="94.1", boxes=())], around)

    assert (cell.period and cell.period.label) == label


@pytest.mark.parametrize(
    ("head", "label"),
    [
        ("2024/25 / Q2", "Q2 2024/25"),
        ("2025/26 / Quarter 1 / Actual", "Q1 2025/26"),
        ("Q2 Actual 2024/25", "Q2 2024/25"),
        ("Q1 (Apr - Jun)", "Q1 2025/26"),
        ("2024/25 / Sep", "September 2024"),
        ("2024/25 / Apr– Jun", "April 2024 to June 2024"),
        ("2023/24 / Jan-Mar", "January 2024 to March 2024"),
        ("Month (2024) / Apr", "April 2024"),
        ("(2025) Jan", "January 2025"),
        ("Pupils (forecast from 2025) / 2028", "2028"),
        ("2024/25 Actual", "2024/25"),
        ("2023/24 and 2024/25", None),
        ("Current", None),
    ],
)
def test_year_and_quarter_may_stand_apart_in_a_head(head, label):
    named = head_period(head, OWN)

    assert (named and named.label) == label
