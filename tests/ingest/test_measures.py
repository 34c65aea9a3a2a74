"""Observations from monitoring tables as councils print them; each table is drawn here, so what it says is known."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table as Grid

from core.domain import DocumentText, Page
from core.measures import Observation
from core.settings import IngestSettings
from ingest.measures import find_observations
from ingest.measures.columns import Role, is_code, role_of_head
from ingest.measures.commentary import names_in_brackets, parted
from ingest.outline import outline
from ingest.pages import read_pages
from ingest.reporting import ReportingPeriods
from ingest.tables import find_tables
from tests.papers import document

RULED = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONTSIZE", (0, 0), (-1, -1), 8)]
Rows = Sequence[Sequence[Any]]


def draw(
    path: Path, *tables: Rows, title: str = "Quarter 2 2025/26", widths: Any = None, style: Any = ()
) -> Path:
    """A paper with one ruled table a page, each under the title."""
    canvas = Canvas(str(path), pagesize=landscape(A4), invariant=1)
    for rows in tables:
        canvas.setFont("Helvetica", 12)
        canvas.drawString(40, 550, f"Performance report, {title}")
        grid = Grid([list(row) for row in rows], colWidths=widths, style=[*RULED, *style])
        _, height = grid.wrapOn(canvas, 760, 500)
        grid.drawOn(canvas, 40, 520 - height)
        canvas.showPage()
    canvas.save()
    return path


def read(path: Path) -> tuple[tuple[Page, ...], tuple[Observation, ...]]:
    pages = read_pages(path, IngestSettings())
    positions = outline(pages)
    about = document(path.stem, page_count=len(pages))
    periods = ReportingPeriods(about, pages, positions)
    tables = find_tables(path, pages)
    return pages, find_observations(about, pages, tables, positions, periods, ())


def observed(path: Path) -> tuple[Observation, ...]:
    return read(path)[1]


def labels(observations: Sequence[Observation]) -> list[str | None]:
    return [each.period.label if each.period else None for each in observations]


MONITORING = [
    ["Ref", "Measure", "24/25\nActual", "25/26\nTarget", "Current", "Direction\nof travel", "Progress"],
    ["WH 01", "Repairs finished on the first visit", "81%", "90%", "84.5% (prov)", "Up", "Amber"],
    ["Supporting Commentary: Ada Moss Two fitters were taken on.", *[""] * 6],
    ["WH 02", "Homes let in the quarter", "312", "", "74", "", "Green"],
]


def test_a_row_gives_all_that_a_monitoring_report_prints(tmp_path: Path) -> None:
    style = [("SPAN", (0, 2), (-1, 2))]
    repairs, lets = observed(draw(tmp_path / "m.pdf", MONITORING, style=style))
    assert (repairs.reference, repairs.wording) == ("WH 01", "Repairs finished on the first visit")
    assert (repairs.last_year, repairs.target, repairs.current) == ("81%", "90%", "84.5% (prov)")
    assert (repairs.direction, repairs.rating) == ("Up", "Amber")
    assert (repairs.officer, repairs.commentary) == ("Ada Moss", "Two fitters were taken on.")
    assert labels([repairs, lets]) == ["Q2 2025/26", "Q2 2025/26"]
    assert (lets.target, lets.direction, lets.commentary) == (None, None, None)


def test_every_value_keeps_its_head_and_period(tmp_path: Path) -> None:
    repairs = observed(draw(tmp_path / "m.pdf", MONITORING, style=[("SPAN", (0, 2), (-1, 2))]))[0]
    said = [(v.head, v.text, v.period.label if v.period else None) for v in repairs.values]
    assert said == [("24/25 Actual", "81%", "2024/25"), ("Current", "84.5% (prov)", "Q2 2025/26")]


def test_the_boxes_lie_around_the_current_value_and_the_offsets_around_the_row(tmp_path: Path) -> None:
    pages, found = read(draw(tmp_path / "m.pdf", MONITORING, style=[("SPAN", (0, 2), (-1, 2))]))
    lets = found[1]
    text = DocumentText(pages=tuple(page.text for page in pages)).text
    row = text[lets.row_start : lets.row_end]
    assert row.split() == ["WH", "02", "Homes", "let", "in", "the", "quarter", "312", "74", "Green"]
    (box,) = lets.boxes
    inside = [
        character
        for character, at in zip(pages[0].text, pages[0].boxes, strict=True)
        if at and box[0] <= (at[0] + at[2]) / 2 <= box[2] and box[1] <= (at[1] + at[3]) / 2 <= box[3]
    ]
    assert "".join(inside) == "74"


def test_each_filled_quarter_is_an_observation_and_an_empty_one_is_none(tmp_path: Path) -> None:
    rows = [
        ["Indicator", "Good is", "2024/25", "Q1", "Q2", "Q3", "Q4", "Target"],
        ["Missed bins for 100,000 collections", "Low", "61", "58", "54", "", "", "50"],
        ["Fly-tips cleared within 24 hours", "High", "91%", "", "93%", "", "", "95%"],
    ]
    bins = observed(draw(tmp_path / "quarters.pdf", rows))
    assert [(o.wording[:6], *labels([o]), o.current, o.target, o.last_year) for o in bins] == [
        ("Missed", "Q1 2025/26", "58", "50", "61"),
        ("Missed", "Q2 2025/26", "54", "50", "61"),
        ("Fly-ti", "Q2 2025/26", "93%", "95%", "91%"),
    ]
    assert bins[0].row_start == bins[1].row_start


def test_a_quarter_that_stands_before_the_first_is_of_the_year_before(tmp_path: Path) -> None:
    rows = [
        ["KPI", "Q3", "Q4", "Q1", "Q2", "Target"],
        ["Calls answered in 30 seconds", "71%", "74%", "77%", "80%", "85%"],
    ]
    found = observed(draw(tmp_path / "wrap.pdf", rows))
    assert labels(found) == ["Q1 2025/26", "Q2 2025/26"]
    assert [v.period.label for v in found[0].values if v.period] == [
        "Q3 2024/25", "Q4 2024/25", "Q1 2025/26", "Q2 2025/26",
    ]  # fmt: skip
    assert found[1].last_year == "74%"


def test_a_running_total_beside_quarters_speaks_of_the_year_so_far(tmp_path: Path) -> None:
    rows = [
        ["PI Ref", "Description", "Q1", "Q2", "YTD", "Annual Target"],
        ["H7", "Homes built", "20", "31", "51", "120"],
    ]
    found = observed(draw(tmp_path / "ytd.pdf", rows))
    assert [(each.current, *labels([each])) for each in found] == [
        ("20", "Q1 2025/26"),
        ("51", "1 April 2025 to 30 September 2025"),
        ("31", "Q2 2025/26"),
    ]
    assert {each.target for each in found} == {"120"}


def test_a_head_over_several_columns_gives_each_quarter_its_target_and_rating(tmp_path: Path) -> None:
    rows = [
        ["Performance measure", "Quarter 1", "", "", "Quarter 2", "", ""],
        ["", "Target", "Actual", "RAG", "Target", "Actual", "RAG"],
        ["Calls answered in 30 seconds", "80%", "77%", "Amber", "85%", "88%", "Green"],
    ]
    style = [("SPAN", (1, 0), (3, 0)), ("SPAN", (4, 0), (6, 0)), ("SPAN", (0, 0), (0, 1))]
    found = observed(draw(tmp_path / "spanning.pdf", rows, style=style))
    assert [(*labels([each]), each.target, each.current, each.rating) for each in found] == [
        ("Q1 2025/26", "80%", "77%", "Amber"),
        ("Q2 2025/26", "85%", "88%", "Green"),
    ]


def test_a_year_in_the_head_above_is_that_of_the_quarter_below(tmp_path: Path) -> None:
    rows = [
        ["KPI", "2024/25", "", "2025/26", "", "Target"],
        ["", "Q3", "Q4", "Q1", "Q2", ""],
        ["Days lost to sickness", "2.1", "2.3", "1.9", "2.0", "2.0"],
    ]
    style = [
        ("SPAN", (1, 0), (2, 0)),
        ("SPAN", (3, 0), (4, 0)),
        ("SPAN", (0, 0), (0, 1)),
        ("SPAN", (5, 0), (5, 1)),
    ]
    found = observed(draw(tmp_path / "years.pdf", rows, style=style))
    assert [(*labels([each]), each.current, each.last_year) for each in found] == [
        ("Q1 2025/26", "1.9", "2.3"),
        ("Q2 2025/26", "2.0", "2.3"),
    ]
    assert [v.period.label for v in found[0].values if v.period][:2] == ["Q3 2024/25", "Q4 2024/25"]


def test_months_are_observations_of_their_own(tmp_path: Path) -> None:
    rows = [
        ["Indicator", "2024/25 Outturn", "Jul", "Aug", "Sep", "2025/26 YTD", "Target 2025/26", "Status"],
        ["Recycling rate", "44%", "45%", "", "47%", "46%", "50%", "Amber"],
    ]
    found = observed(draw(tmp_path / "months.pdf", rows))
    assert [(*labels([each]), each.current, each.target, each.last_year) for each in found] == [
        ("July 2025", "45%", "50%", "44%"),
        ("1 April 2025 to 30 September 2025", "46%", "50%", "44%"),
        ("September 2025", "47%", "50%", "44%"),
    ]
    assert [each.rating for each in found] == [None, None, "Amber"]


def test_previous_and_current_values_without_a_period(tmp_path: Path) -> None:
    rows = [
        ["Measure Name", "Good Is", "Previous Value", "Current Value", "Current Target", "Performance"],
        ["Council homes let in 20 days", "High", "61%", "66%", "70%", "Below target"],
    ]
    (lets,) = observed(draw(tmp_path / "previous.pdf", rows))
    assert (lets.current, lets.target, lets.values[0].text) == ("66%", "70%", "61%")
    assert lets.last_year is None  # the value before may be the last quarter's


def test_the_last_quarter_s_column_is_not_last_year_s(tmp_path: Path) -> None:
    rows = [
        ["Ref", "Measure", "Last quarter", "Same quarter last year", "This quarter", "Target"],
        ["F1", "Streets clean enough", "91%", "88%", "93%", "95%"],
    ]
    (streets,) = observed(draw(tmp_path / "quarter.pdf", rows))
    assert (streets.current, streets.last_year) == ("93%", "88%")
    assert [(v.text, v.period.label) for v in streets.values if v.period] == [
        ("91%", "Q1 2025/26"),
        ("88%", "Q2 2024/25"),
        ("93%", "Q2 2025/26"),
    ]


def test_england_s_value_is_no_value_of_ours(tmp_path: Path) -> None:
    rows = [
        ["Ref", "Indicator", "Baseline", "Latest", "England average", "RAG", "Lead officer", "Comments"],
        ["3.2", "Adults who walk to work", "11%", "14%", "17%", "Amber", "T Oyelaran", "A new path opened."],
    ]
    (walk,) = observed(draw(tmp_path / "england.pdf", rows))
    assert (walk.reference, walk.current, walk.last_year) == ("3.2", "14%", None)
    assert [value.text for value in walk.values] == ["11%", "14%"]
    assert (walk.officer, walk.commentary) == ("T Oyelaran", "A new path opened.")


def test_another_council_s_column_is_no_value_of_ours(tmp_path: Path) -> None:
    rows = [
        ["Measure", "Aldmoor 2023/24", "Aldmoor 2024/25", "Westshire 2024/25"],
        ["Library visits", "5.1", "5.4", "6.0"],
    ]
    (visits,) = observed(draw(tmp_path / "others.pdf", rows))
    assert (visits.last_year, visits.current, *labels([visits])) == ("5.1", "5.4", "2024/25")


def test_a_column_s_own_period_goes_before_the_report_s(tmp_path: Path) -> None:
    rows = [
        ["Ref", "Description", "23/24 Actual", "24/25 Actual", "26/27 Target"],
        ["A1", "Sickness days a person", "9.4", "8.8", "8"],
    ]
    (days,) = observed(draw(tmp_path / "own.pdf", rows))
    assert (*labels([days]), days.current, days.last_year) == ("2024/25", "8.8", "9.4")
    assert days.target is None  # the year that the target is for has not begun


def test_a_measure_without_a_value_is_reported_with_none(tmp_path: Path) -> None:
    rows = [
        ["Ref", "Measure", "Target", "Current"],
        ["B1", "Potholes mended", "90%", ""],
        ["B2", "Lamps mended", "95%", "96%"],
    ]
    first, second = observed(draw(tmp_path / "none.pdf", rows))
    assert (first.current, first.target, *labels([first])) == (None, "90%", "Q2 2025/26")
    assert second.current == "96%"


def test_parts_of_a_measure_bear_its_name(tmp_path: Path) -> None:
    rows = [
        ["Ref", "Measure", "Target", "Current"],
        ["C1", "Planning applications decided in time", "", ""],
        ["", "a) major", "60%", "71%"],
        ["", "b) minor", "70%", "69%"],
        ["C2", "Appeals allowed", "30%", "22%"],
    ]
    found = observed(draw(tmp_path / "parts.pdf", rows))
    assert [each.wording for each in found if each.current] == [
        "Planning applications decided in time: a) major",
        "Planning applications decided in time: b) minor",
        "Appeals allowed",
    ]


def test_money_lines_and_members_and_keys_are_no_measures(tmp_path: Path) -> None:
    money = [
        ["", "Annual Budget", "Actual", "Variance"],
        ["Employees", "1,200", "1,254", "(54)"],
        ["Premises", "90", "91", "(1)"],
    ]
    years = [
        ["Key Stage 2", "2022-23", "2023-24", "2024-25"],
        ["Reading", "71%", "72%", "74%"],
        ["Writing", "65%", "64%", "68%"],
    ]
    key = [
        ["Progress", "Milestone", "Measure"],
        ["Green", "Will be done in time.", "The target will be met."],
    ]
    actions = [["Objective", "Action", "Lead", "Progress"], ["Warm homes", "Write a plan", "AB", "Done"]]
    assert observed(draw(tmp_path / "no.pdf", money, years, key, actions)) == ()


def test_a_milestone_is_a_measure_only_where_it_asks_how_much(tmp_path: Path) -> None:
    rows = [
        ["Milestone", "", "Progress Q2", "Supporting Commentary"],
        [
            "P1.1",
            "Increase the number of warm homes",
            "Green",
            "Q2 2025/26 position 412 (380 the quarter before).",
        ],
        ["P1.2", "Open the new library by May", "Amber", "The roof leaks."],
        ["P1.3", "Reduce the % of empty shops", "Red", "In Q2 2025/26 14 shops closed and 11 opened."],
    ]
    found = observed(draw(tmp_path / "milestones.pdf", rows))
    assert [(each.reference, each.current) for each in found] == [("P1.1", "412"), ("P1.3", None)]


@pytest.mark.parametrize(
    ("commentary", "value"),
    [
        ("Q2 2025/26 position 57.5% (in line with the country).", "57.5%"),
        ("At the end of Quarter 2 2025/26: 1,204.", "1,204"),
        ("Q1 2025/26 position 57.5%.", None),
        ("Q2 2025/26 12.5% of audits were good.", None),
        ("Q2 2025/26 = 41%. Later counted again: Q2 2025/26 = 44%.", None),
        ("provisions. Q2 2025/26 position 7.8%.", None),
        ("It rose.", None),
    ],
)
def test_a_commentary_gives_a_value_only_where_it_is_plainly_the_measure_s(
    tmp_path: Path, commentary: str, value: str | None
) -> None:
    rows = [
        ["Ref", "Measure", "RAG", "Commentary"],
        ["P1.1", "Share of homes that are warm", "Green", commentary],
    ]
    (found,) = observed(draw(tmp_path / "prose.pdf", rows))
    assert found.current == value


def test_a_symbol_is_read_by_the_report_s_own_key(tmp_path: Path) -> None:
    rows = [["Ref", "Measure", "Target", "Current", "Progress"], ["D1", "Trees planted", "500", "410", "U"]]
    key = [
        ["Progress", "", "Meaning"],
        ["Amber", "U", "It is too early to say whether it will be met."],
        ["Red", "x", "It will be missed."],
    ]
    (trees,) = observed(draw(tmp_path / "key.pdf", rows, key))
    assert trees.rating == "amber"


def test_identities_differ_within_a_paper_and_stay_the_same(tmp_path: Path) -> None:
    rows = [["Ref", "Measure", "Q1", "Q2"], ["E1", "Visits", "3", "4"], ["E1", "Visits", "5", "6"]]
    path = draw(tmp_path / "same.pdf", rows)
    first, again = observed(path), observed(path)
    assert len({each.observation_id for each in first}) == len(first) == 4
    assert [each.observation_id for each in again] == [each.observation_id for each in first]


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("Ref:", Role.REFERENCE), ("PI Ref / KPI", Role.REFERENCE), ("Indicator No.", Role.REFERENCE),
        ("KPI", Role.WORDING), ("Performance Indicator", Role.WORDING), ("Measure of success", Role.WORDING),
        ("2024/25 Outturn", Role.VALUE), ("Q2", Role.VALUE), ("Sep-25", Role.VALUE), ("YTD", Role.VALUE),
        ("Annual Target", Role.TARGET), ("Performance against target", Role.RATING), ("RAG", Role.RATING),
        ("Direction of Travel compared to same Qtr", Role.DIRECTION), ("Trend", Role.DIRECTION),
        ("England average", Role.COMPARATOR), ("Statistical neighbours", Role.COMPARATOR),
        ("Polarity", Role.OTHER), ("Good is high", Role.OTHER), ("Variance from budget", Role.OTHER),
        ("Responsible officer", Role.OFFICER), ("Supporting Commentary", Role.COMMENTARY), ("Ward", None), (None, None),
    ],
)  # fmt: skip
def test_a_head_says_what_its_column_holds(head: str | None, role: Role | None) -> None:
    assert role_of_head(head) is role


@pytest.mark.parametrize("text", ["PED02 01", "KPI 12a", "3.1", "NI 59", "LPI-04", "P10.5", "7"])
def test_references_are_codes(text: str) -> None:
    assert is_code(text)


@pytest.mark.parametrize("text", ["95%", "Number of visits 2", "", "N/A", "Visits"])
def test_values_and_words_are_no_codes(text: str) -> None:
    assert not is_code(text)


@pytest.mark.parametrize(
    ("printed", "officer", "commentary"),
    [
        ("Supporting Commentary: Ada Moss The year closed well.", "Ada Moss", "The year closed well."),
        ("Supporting commentary: Ada Moss/ Jo Ray-Hay, Seán O’Hare Work", "Ada Moss/ Jo Ray-Hay, Seán O’Hare", "Work"),
        ("Commentary: Family hubs have opened.", None, "Family hubs have opened."),
        ("Comments: Ada Moss", "Ada Moss", None),
        ("Family Hubs are open.", None, "Family Hubs are open."),
        ("", None, None),
    ],
)  # fmt: skip
def test_the_officer_stands_before_the_commentary(
    printed: str, officer: str | None, commentary: str | None
) -> None:
    assert parted(printed) == (officer, commentary)


def test_brackets_hold_officers_where_that_is_the_table_s_custom() -> None:
    custom = [
        "Visits (snapshot) (Ada Moss)",
        "Reviews (Jo Field/Ada Moss)",
        "Plans (September Offer) (Jo Field)",
    ]
    assert names_in_brackets(custom) == ["Ada Moss", "Jo Field/Ada Moss", "Jo Field"]
    assert names_in_brackets(["Visits", "Plans (September Offer)", "Reviews (all)"]) == [None, None, None]


@given(st.text(max_size=80))
def test_any_head_and_any_commentary_can_be_read(text: str) -> None:
    role_of_head(text)
    is_code(text)
    parted(text)
