"""Tables in small PDFs made here; what is printed is what is expected."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter, Transformation
from pypdf.generic import RectangleObject
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from ingest.tables import RowKind, TableCell, TableRow
from tests.ingest.tables_by_hand import (
    by_head,
    canvas,
    only_table,
    put_columns,
    put_grid,
    put_lines,
    read,
    rows_of,
    tables_in,
    texts,
)

MEASURE_HEADS = ["Ref", "Measure", "2023/24\nActual", "2024/25\nTarget", "Current", "Progress"]


def test_each_value_of_a_ruled_table_stands_under_its_head(tmp_path: Path) -> None:
    page = canvas(tmp_path / "measures.pdf")
    put_grid(page, [MEASURE_HEADS, ["AB01 01", "Visits made in time", "81%", "85%", "84.5% (prov)", "N/A"]])
    page.save()
    (row,) = rows_of(only_table(tmp_path / "measures.pdf"))
    assert row.label == "AB01 01 Visits made in time"
    assert by_head(row) == {
        "Ref": "AB01 01",
        "Measure": "Visits made in time",
        "2023/24 Actual": "81%",
        "2024/25 Target": "85%",
        "Current": "84.5% (prov)",
        "Progress": "N/A",
    }


def test_a_cell_says_where_its_words_stand_in_the_page_s_text(tmp_path: Path) -> None:
    page = canvas(tmp_path / "places.pdf")
    put_grid(page, [["Measure", "Target"], ["Visits made\nin time", "85%"]])
    page.save()
    pages, (table,) = read(tmp_path / "places.pdf")
    measure, target = rows_of(table)[0].cells
    assert [pages[0].text[start:end].split() for start, end in measure.spans] == [
        ["Visits", "made", "in", "time"]
    ]
    assert len(measure.boxes) == 2
    assert [pages[0].text[start:end] for start, end in target.spans] == ["85%"]


def test_a_spanning_head_is_set_before_the_heads_under_it(tmp_path: Path) -> None:
    page = canvas(tmp_path / "spanning_head.pdf")
    rows = [["School", "Autumn term", "", "Spring term", ""], ["", "Target", "Actual", "Target", "Actual"]]
    rows += [["Oakfield", "95%", "94%", "96%", "97%"], ["Elm Road", "95%", "91%", "96%", "90%"]]
    put_grid(page, rows, style=[("SPAN", (1, 0), (2, 0)), ("SPAN", (3, 0), (4, 0)), ("SPAN", (0, 0), (0, 1))])
    page.save()
    first = rows_of(only_table(tmp_path / "spanning_head.pdf"))[0]
    assert by_head(first) == {
        "School": "Oakfield",
        "Autumn term / Target": "95%",
        "Autumn term / Actual": "94%",
        "Spring term / Target": "96%",
        "Spring term / Actual": "97%",
    }


SCORECARD_SPANS = [
    ("SPAN", (0, 0), (0, 1)),
    ("SPAN", (1, 0), (2, 0)),
    ("SPAN", (3, 0), (4, 0)),
    ("SPAN", (5, 0), (5, 1)),
]


@pytest.mark.parametrize("corner", ["Centre", "Pol.", "£000", ""])
def test_a_row_that_parts_spanning_heads_beside_heads_that_come_down_is_of_the_heads(
    tmp_path: Path, corner: str
) -> None:
    page = canvas(tmp_path / "two_rows.pdf")
    rows = [
        [corner, "2023-24", "", "Neighbours (latest)", "", "RAG"],
        ["", "Q1", "Full year", "SN", "For", ""],
    ]
    rows += [["Quayside", "214", "187", "22", "19", "Amber"]]
    put_grid(page, rows, style=SCORECARD_SPANS)
    page.save()
    table = only_table(tmp_path / "two_rows.pdf")
    heads = (
        "2023-24 / Q1",
        "2023-24 / Full year",
        "Neighbours (latest) / SN",
        "Neighbours (latest) / For",
        "RAG",
    )
    assert table.heads == (corner or None, *heads)
    assert [row.kind for row in table.rows] == [RowKind.HEAD, RowKind.HEAD, RowKind.BODY]


def test_months_under_the_head_that_has_their_year_are_of_it(tmp_path: Path) -> None:
    page = canvas(tmp_path / "months.pdf")
    rows = [["Workbook FY24/25", "", "Month (2024)", "", "(2025)"], ["Ref", "FY23/24", "Nov", "Dec", "Jan"]]
    rows += [["P1", "263", "261", "258", "255"], ["P2", "103", "104", "104", "105"]]
    put_grid(page, rows, style=[("SPAN", (0, 0), (1, 0)), ("SPAN", (2, 0), (3, 0))])
    page.save()
    table = only_table(tmp_path / "months.pdf")
    assert table.heads == ("Ref", "FY23/24", "Month (2024) / Nov", "Month (2024) / Dec", "(2025) Jan")


def test_rows_of_words_beside_a_merged_label_are_no_heads(tmp_path: Path) -> None:
    page = canvas(tmp_path / "merged_label.pdf")
    rows = [["Theme", "Action", "", "Owner"], ["Homes", "Visit every home", "by bus", "Ann Lee"]]
    rows += [["", "Write to carers", "by post", "Bob Ray"]]
    put_grid(page, rows, style=[("SPAN", (1, 0), (2, 0)), ("SPAN", (0, 1), (0, 2))])
    page.save()
    kinds = [row.kind for row in only_table(tmp_path / "merged_label.pdf").rows]
    assert kinds == [RowKind.HEAD, RowKind.BODY, RowKind.BODY]


@pytest.mark.parametrize(
    "rows",
    [
        [["Report to", "Scrutiny Panel"], ["Date", "10 September 2024"], ["Title", "Youth Justice Plan"]],
        [["Report to:", "Scrutiny Panel"], ["Title:", "Performance Report: Quarter 2"], ["Wards:", "All"]],
        [["Step", "Secondary", "Primary"], ["Closing date", "31 October 2025", "15 January 2026"]],
    ],
    ids=["a day behind its name", "names with colons", "days of steps"],
)
def test_a_row_that_says_what_it_is_about_itself_heads_no_columns(
    tmp_path: Path, rows: list[list[str]]
) -> None:
    page = canvas(tmp_path / "front_sheet.pdf")
    put_grid(page, [*rows, ["Contact officer", *["Ann Lee"] * (len(rows[0]) - 1)]])
    page.save()
    kinds = [row.kind for row in only_table(tmp_path / "front_sheet.pdf").rows]
    assert kinds[1:] == [RowKind.BODY] * (len(kinds) - 1)


def test_heads_over_several_rows_are_joined_and_give_the_unit(tmp_path: Path) -> None:
    page = canvas(tmp_path / "budget.pdf")
    put_lines(page, ["Revenue budget as at 30 June 2025"], top=80)
    rows = [
        ["", "Annual", "Actual", "Variance"],
        ["", "Budget", "Spend", "(Overspend)"],
        ["", "£'000", "£'000", "£'000"],
    ]
    rows += [
        ["Expenditure", "", "", ""],
        ["Employees", "1,200", "1,254", "(54)"],
        ["Total Expenditure", "1,200", "1,254", "(54)"],
    ]
    put_grid(page, rows)
    page.save()
    table = only_table(tmp_path / "budget.pdf")
    assert table.heads == (None, "Annual Budget £'000", "Actual Spend £'000", "Variance (Overspend) £'000")
    assert (table.unit, table.caption) == ("£'000", "Revenue budget as at 30 June 2025")
    assert [row.kind for row in table.rows[3:]] == [RowKind.SECTION, RowKind.BODY, RowKind.TOTAL]
    assert by_head(rows_of(table)[0])["Variance (Overspend) £'000"] == "(54)"


def test_heads_are_carried_over_a_page_turn(tmp_path: Path) -> None:
    page = canvas(tmp_path / "carried.pdf")
    widths = [60, 200, 70, 70, 70, 60]
    put_grid(page, [MEASURE_HEADS, ["AB01 01", "Visits", "81%", "85%", "84%", "N/A"]], top=60, widths=widths)
    page.showPage()
    put_grid(page, [["AB01 02", "Reviews", "70%", "75%", "73%", "N/A"]], top=60, widths=widths)
    page.save()
    table = only_table(tmp_path / "carried.pdf")
    assert (table.first_page, table.last_page, table.heads_page) == (1, 2, 1)
    second = rows_of(table)[1]
    assert second.page == 2
    assert by_head(second)["Current"] == "73%"


def test_a_row_in_a_grid_of_its_own_takes_the_heads_of_the_list_it_is_numbered_in(tmp_path: Path) -> None:
    page = canvas(tmp_path / "apart.pdf")
    put_grid(page, [MEASURE_HEADS, ["AB01 01", "Visits", "81%", "85%", "84%", "N/A"]])
    put_lines(page, ["Commentary: visits rose because two posts were filled in the summer."], top=300)
    put_grid(
        page, [["AB01 02", "Reviews", "70%", "75%", "73%", "N/A"]], top=400, widths=[50, 100, 40, 40, 40, 40]
    )
    page.save()
    apart = tables_in(tmp_path / "apart.pdf")[1]
    assert by_head(rows_of(apart)[0])["2024/25 Target"] == "75%"


def test_another_list_with_as_many_columns_takes_no_heads(tmp_path: Path) -> None:
    page = canvas(tmp_path / "another.pdf")
    put_grid(page, [MEASURE_HEADS, ["AB01 01", "Visits", "81%", "85%", "84%", "N/A"]])
    page.showPage()
    put_lines(page, ["Members of the working group"], top=80)
    put_grid(page, [["Ward", "5", "7", "9", "11", "13"], ["Moor", "2", "4", "6", "8", "10"]], widths=[40] * 6)
    page.save()
    other = tables_in(tmp_path / "another.pdf")[1]
    assert all(cell.head is None for row in other.rows for cell in row.cells)


def test_a_reprinted_head_row_that_lost_a_head_gets_it_back(tmp_path: Path) -> None:
    page = canvas(tmp_path / "gap.pdf")
    put_grid(page, [MEASURE_HEADS, ["AB01 01", "Visits", "81%", "85%", "84%", "N/A"]])
    gap = [head if head != "2024/25\nTarget" else "" for head in MEASURE_HEADS]
    put_grid(page, [gap, ["AB01 02", "Reviews", "70%", "75%", "73%", "N/A"]], top=300)
    page.save()
    second = tables_in(tmp_path / "gap.pdf")[1]
    assert by_head(rows_of(second)[0])["2024/25 Target"] == "75%"


def test_commentary_across_the_columns_goes_by_the_measure_above_it(tmp_path: Path) -> None:
    page = canvas(tmp_path / "commentary.pdf")
    rows = [MEASURE_HEADS, ["AB01 01", "Visits", "81%", "85%", "84%", "N/A"]]
    rows += [["Supporting commentary: two posts were filled.", *[""] * 5]]
    put_grid(page, rows, style=[("SPAN", (0, 2), (-1, 2))])
    page.save()
    (row,) = rows_of(only_table(tmp_path / "commentary.pdf"), RowKind.COMMENTARY)
    assert row.label == "AB01 01 Visits"
    assert texts(row) == ["Supporting commentary: two posts were filled."]
    assert row.cells[0].head is None


def test_a_merged_label_applies_to_every_row_it_spans_and_is_counted_once(tmp_path: Path) -> None:
    page = canvas(tmp_path / "merged.pdf")
    rows = [["School", "Term", "Attendance"], ["Oakfield", "Autumn", "94%"], ["", "Spring", "92%"]]
    put_grid(page, rows, style=[("SPAN", (0, 1), (0, 2)), ("VALIGN", (0, 1), (0, 2), "TOP")])
    page.save()
    autumn, spring = rows_of(only_table(tmp_path / "merged.pdf"))
    assert (autumn.label, spring.label) == ("Oakfield", "Oakfield")
    assert [cell.repeats for cell in autumn.cells] == [False, False, False]
    assert [cell.repeats for cell in spring.cells] == [True, False, False]
    assert spring.cells[0].boxes == autumn.cells[0].boxes


def put_cut_rows(page: Canvas, rows: Sequence[Sequence[str]], top: float, closed: str) -> None:
    """Draw rows with rules on all sides but the one where the page turns."""
    high = page._pagesize[1] - top
    for number, row in enumerate(rows):
        for left, text in zip((50, 130, 300), row, strict=True):
            page.drawString(left + 4, high - 20 * number - 14, text)
    for left in (50, 130, 300, 380):
        page.line(left, high, left, high - 20 * len(rows))
    levels = range(len(rows)) if closed == "above" else range(1, len(rows) + 1)
    for level in levels:
        page.line(50, high - 20 * level, 380, high - 20 * level)


def test_a_row_cut_by_the_page_turn_is_marked_on_both_pages(tmp_path: Path) -> None:
    page = canvas(tmp_path / "cut.pdf")
    rows = [["Ref", "Measure", "Current"], ["AB01 01", "Visits made within", "81%"]]
    put_cut_rows(page, rows, top=700, closed="above")
    page.showPage()
    put_cut_rows(page, [["", "five days", ""]], top=60, closed="below")
    page.save()
    table = only_table(tmp_path / "cut.pdf")
    first, rest = rows_of(table)
    assert (first.page, first.continues, first.label) == (1, True, "AB01 01 Visits made within")
    assert (rest.page, rest.continues, rest.label) == (2, True, "AB01 01 Visits made within")
    assert by_head(rest) == {"Measure": "five days"}


def turn_page(path: Path, turn: int) -> None:
    """Turn the one page's drawing back and the page forward, as a scanner or a spreadsheet's printout does."""
    writer = PdfWriter(clone_from=path)
    page = writer.pages[0]
    wide, high = landscape(A4)
    across, up = {90: (high, 0), 180: (wide, high), 270: (0, wide)}[turn]
    page.add_transformation(Transformation().rotate(turn).translate(across, up))
    page.mediabox = RectangleObject((0, 0, wide, high) if turn == 180 else (0, 0, high, wide))
    page.cropbox = page.mediabox
    page.rotate(turn)
    writer.write(path)


@pytest.mark.parametrize("turn", [90, 180, 270], ids="turned by {}".format)
def test_a_turned_landscape_page_reads_like_an_upright_one(tmp_path: Path, turn: int) -> None:
    path = tmp_path / "rotated_table.pdf"
    page = canvas(path, landscape(A4))
    put_grid(page, [MEASURE_HEADS, ["AB01 01", "Visits", "81%", "85%", "84%", "N/A"]])
    page.save()
    turn_page(path, turn)
    (row,) = rows_of(only_table(path))
    assert by_head(row)["2024/25 Target"] == "85%"


def test_symbols_are_kept_as_they_are_printed(tmp_path: Path) -> None:
    page = canvas(tmp_path / "symbols.pdf")
    style = [("FONTNAME", (2, 1), (2, 1), "ZapfDingbats")]
    put_grid(
        page,
        [["Milestone", "Target", "Progress"], ["Open the hub", "June 2025", "\N{CHECK MARK}"]],
        style=style,
    )
    page.save()
    (row,) = rows_of(only_table(tmp_path / "symbols.pdf"))
    assert by_head(row)["Progress"] == "\N{CHECK MARK}"


@pytest.mark.parametrize(
    ("red", "green", "blue", "rating"),
    [(0, 0.69, 0.31, "green"), (1, 0.75, 0, "amber"), (0.9, 0.1, 0.1, "red"), (0.8, 0.8, 0.8, None)],
    ids=["green", "amber", "red", "grey"],
)
def test_a_light_drawn_in_an_empty_cell_is_its_rating(
    tmp_path: Path, red: float, green: float, blue: float, rating: str | None
) -> None:
    page = canvas(tmp_path / "lights.pdf")
    height = put_grid(page, [["Measure", "Target", "Progress"], ["Visits", "85%", ""]], widths=[100, 60, 60])
    page.setFillColorRGB(red, green, blue)
    page.circle(50 + 190, page._pagesize[1] - 100 - height + 9, 5, stroke=0, fill=1)
    page.save()
    (row,) = rows_of(only_table(tmp_path / "lights.pdf"))
    assert [cell.rating for cell in row.cells if cell.head == "Progress"] == ([rating] if rating else [])


def test_an_arrow_drawn_in_a_cell_makes_no_columns(tmp_path: Path) -> None:
    page = canvas(tmp_path / "arrow.pdf")
    rows = [["Ref", "Measure", "Current", "Direction"], ["AB01 01", "Visits", "84%", ""]]
    height = put_grid(
        page, [*rows, ["Commentary: posts were filled.", "", "", ""]], style=[("SPAN", (0, 2), (-1, 2))]
    )
    x, y = 195.0, page._pagesize[1] - 100 - height / 2
    arrow = page.beginPath()
    arrow.moveTo(x, y - 6)
    for across, up in ((4, 0), (0, 6), (3, 0), (-5, 6), (-5, -6), (3, 0), (0, -6)):
        x, y = x + across, y + up
        arrow.lineTo(x, y)
    page.drawPath(arrow, stroke=0, fill=1)
    page.save()
    table = only_table(tmp_path / "arrow.pdf")
    assert len(table.heads) == 4
    assert len(rows_of(table, RowKind.COMMENTARY)) == 1


def test_a_running_foot_does_not_part_a_table_from_its_next_page(tmp_path: Path) -> None:
    page = canvas(tmp_path / "running_foot.pdf")
    widths = [60, 200, 70, 70, 70, 60]
    for number in (1, 2):
        body = [f"AB01 0{number}", "Visits", "81%", "85%", "84%", "N/A"]
        put_lines(page, ["Ferncaster: an invented council"], top=30)
        put_grid(page, [MEASURE_HEADS, body] if number == 1 else [body], top=60, widths=widths)
        put_lines(page, [f"Monitoring report, {number} of 2"], top=800)
        page.showPage()
    page.save()
    table = only_table(tmp_path / "running_foot.pdf")
    assert (table.first_page, table.last_page) == (1, 2)


def test_heads_in_bold_or_shaded_need_no_known_words(tmp_path: Path) -> None:
    page = canvas(tmp_path / "stressed.pdf")
    rows = [
        ["Theme", "Ambition"],
        ["Belonging", "Every child is known"],
        ["Learning", "Every child reads well"],
    ]
    put_grid(page, rows, style=[("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold")])
    put_grid(
        page,
        [["Strand", "Promise"], *rows[1:]],
        top=300,
        style=[("BACKGROUND", (0, 0), (-1, 0), (0.8, 0.8, 0.9))],
    )
    put_grid(page, rows[1:], top=500)
    page.save()
    assert [table.heads for table in tables_in(tmp_path / "stressed.pdf")][:2] == [
        ("Theme", "Ambition"),
        ("Strand", "Promise"),
    ]


def test_rules_drawn_as_thin_boxes_are_rules(tmp_path: Path) -> None:
    page = canvas(tmp_path / "thin_boxes.pdf")
    for x in (50, 150, 250):
        page.rect(x, 600, 0.6, 60, stroke=0, fill=1)
    for y in (600, 630, 660):
        page.rect(50, y, 200, 0.6, stroke=0, fill=1)
    for x, y, text in ((55, 640, "Measure"), (155, 640, "Target"), (55, 610, "Visits"), (155, 610, "85%")):
        page.drawString(x, y, text)
    page.save()
    (row,) = rows_of(only_table(tmp_path / "thin_boxes.pdf"))
    assert by_head(row) == {"Measure": "Visits", "Target": "85%"}


@pytest.mark.parametrize(
    "rows",
    [
        [["The Board is asked to note the report and to say what it wishes to see next."]],
        [["Key"], ["Green: on course"], ["Red: not on course"]],
        [
            ["6.4", "Tackling inequality"],
            ["", "None identified."],
            ["7.0", "Risk analysis"],
            ["7.1", "None."],
        ],
        [["EX12", "A REPORT ON CHILDREN IN CARE"]],
    ],
    ids=[
        "a box around prose",
        "a key of one column",
        "paragraphs set in a grid",
        "a minute's number and title",
    ],
)
def test_a_box_that_lays_out_prose_is_no_table(tmp_path: Path, rows: list[list[str]]) -> None:
    page = canvas(tmp_path / "layout_box.pdf")
    put_grid(page, rows)
    page.save()
    assert tables_in(tmp_path / "layout_box.pdf") == ()


def test_a_drawing_of_thousands_of_lines_is_no_table(tmp_path: Path) -> None:
    page = canvas(tmp_path / "drawing.pdf")
    for step in range(3000):
        page.line(50 + step % 500, 100 + step % 600, 90 + step % 500, 100 + step % 600)
        page.line(50 + step % 500, 100 + step % 600, 50 + step % 500, 140 + step % 600)
    put_lines(page, ["A map of the borough"])
    page.save()
    assert tables_in(tmp_path / "drawing.pdf") == ()


def test_figures_that_stand_under_one_another_make_a_table_without_rules(tmp_path: Path) -> None:
    page = canvas(tmp_path / "unruled.pdf")
    rows = [
        ["", "Annual", "Actual", "Variance"],
        ["", "budget", "spend", "(overspend)"],
        ["", "£'000", "£'000", "£'000"],
    ]
    rows += [
        ["Employees", "1,200", "1,254", "(54)"],
        ["Premises", "80", "", "80"],
        ["Supplies & Services", "300", "290", "10"],
    ]
    rows += [["Total Expenditure", "1,580", "1,544", "36"]]
    put_columns(page, rows, 100, [300, 380, 470])
    put_lines(
        page,
        ["The overspend on employees follows the pay award, which was higher than planned."],
        top=250,
    )
    page.save()
    table = only_table(tmp_path / "unruled.pdf")
    assert not table.ruled
    assert table.heads[1:] == ("Annual budget £'000", "Actual spend £'000", "Variance (overspend) £'000")
    premises = rows_of(table)[1]
    assert by_head(premises) == {
        None: "Premises",
        "Annual budget £'000": "80",
        "Variance (overspend) £'000": "80",
    }
    assert rows_of(table, RowKind.TOTAL)[0].label == "Total Expenditure"


def test_a_figure_at_the_end_of_a_label_is_part_of_the_label(tmp_path: Path) -> None:
    page = canvas(tmp_path / "key_stages.pdf")
    rows = [
        ["Measure", "2024", "2025"],
        ["Phonics, Year 1", "77.1%", "79.0%"],
        ["Reading, Key Stage 2", "58.9%", "61.4%"],
    ]
    put_columns(page, [*rows, ["Attainment 8", "42.6", "43.9"]], 100, [300, 380])
    page.save()
    found = rows_of(only_table(tmp_path / "key_stages.pdf"))
    assert [row.label for row in found] == ["Phonics, Year 1", "Reading, Key Stage 2", "Attainment 8"]
    assert by_head(found[1])["2025"] == "61.4%"


FLAT = ["Employees 1,200 1,254 (54)", "Premises 80 75 5", "Total Expenditure 1,280 1,329 (49)"]


def test_figures_that_lost_their_columns_are_told_by_their_number(tmp_path: Path) -> None:
    page = canvas(tmp_path / "flat.pdf")
    put_lines(page, ["Annual", "Budget"], top=100)
    put_lines(page, ["Actual Variance", "(Overspend)"], top=142)
    put_lines(page, ["£'000 £'000 £'000"], top=184)
    put_lines(page, ["Expenditure", *FLAT], top=212)
    page.save()
    table = only_table(tmp_path / "flat.pdf")
    assert table.heads == (None, "Annual Budget £'000", "Actual £'000", "Variance (Overspend) £'000")
    assert texts(rows_of(table, RowKind.SECTION)[0]) == ["Expenditure"]
    assert by_head(rows_of(table)[0])["Variance (Overspend) £'000"] == "(54)"


def test_heads_that_can_be_parted_in_two_ways_are_not_guessed(tmp_path: Path) -> None:
    page = canvas(tmp_path / "ambiguous.pdf")
    put_lines(page, ["Budget Spend Forecast Outturn"], top=170)
    put_lines(page, FLAT, top=212)
    page.save()
    table = only_table(tmp_path / "ambiguous.pdf")
    assert all(cell.head is None for row in table.rows for cell in row.cells)
    assert texts(rows_of(table)[0]) == ["Employees", "1,200", "1,254", "(54)"]


LIST = (
    ["Ref Measure 19/20", "Actual"],
    ["20/21", "Target"],
    ["Current Direction", "of Travel"],
    ["Quarterly", "Progress"],
)


def put_list(page: Canvas, lines: Sequence[str]) -> None:
    for number, block in enumerate(LIST):
        put_lines(page, block, top=100 + 42 * number)
    put_lines(page, lines, top=280)


def test_a_list_of_measures_without_columns_is_read_row_by_row(tmp_path: Path) -> None:
    page = canvas(tmp_path / "listed.pdf")
    lines = ["AB01 01 Visits made within five", "days (cumulative)", "81% 85% 84%", "(prov)"]
    lines += [
        "Supporting commentary: A Person",
        "Two posts were filled.",
        "AB01 02 Reviews held",
        "70 75 73 N/A N/A",
    ]
    put_list(page, lines)
    page.save()
    table = only_table(tmp_path / "listed.pdf")
    visits, reviews = rows_of(table)
    assert by_head(visits) == {
        "Ref": "AB01 01",
        "Measure": "Visits made within five days (cumulative)",
        "19/20 Actual": "81%",
        "20/21 Target": "85%",
        "Current": "84% (prov)",
    }
    assert by_head(reviews)["Quarterly Progress"] == "N/A"
    assert [row.label for row in rows_of(table, RowKind.COMMENTARY)] == [visits.label]


def test_a_list_s_row_with_too_few_values_says_nothing_about_which_is_missing(tmp_path: Path) -> None:
    page = canvas(tmp_path / "listed_short.pdf")
    put_list(page, ["AB01 01 Visits made", "81% 85%", "AB01 02 Reviews held", "70 75 73"])
    page.save()
    visits, reviews = rows_of(only_table(tmp_path / "listed_short.pdf"))
    told = [(cell.head, cell.text, len(cell.boxes)) for cell in visits.cells]
    assert told == [("Ref", "AB01 01", 1), ("Measure", "Visits made", 1), (None, "81%", 1), (None, "85%", 1)]
    assert by_head(reviews)["Current"] == "73"


def test_a_figure_broken_behind_its_comma_is_one_value(tmp_path: Path) -> None:
    page = canvas(tmp_path / "broken_figure.pdf")
    put_list(page, ["AB01 01 Cost of placements", "9,672, 589 N/A", "AB01 02 Reviews held", "70 75 73"])
    page.save()
    costs, _ = rows_of(only_table(tmp_path / "broken_figure.pdf"))
    assert [cell.text for cell in costs.cells[2:]] == ["9,672, 589", "N/A"]


def test_a_row_of_specks_is_not_about_the_row_above(tmp_path: Path) -> None:
    page = canvas(tmp_path / "specks.pdf")
    put_grid(page, [["", "Budget", "Actual"], ["Income", "10", "12"], ["", "|", ", ,"], ["", "5", "6"]])
    page.save()
    income, specks, more = rows_of(only_table(tmp_path / "specks.pdf"))
    assert (income.label, specks.label, more.label) == ("Income", "", "Income")


def characters(cells: Sequence[TableCell]) -> list[int]:
    return [
        offset
        for cell in cells
        if not cell.repeats
        for start, end in cell.spans
        for offset in range(start, end)
    ]


WORDS = st.text(alphabet="abcdeXYZ019%£().- ", max_size=14).map(lambda text: " ".join(text.split()))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), columns=st.integers(2, 5), rows=st.integers(1, 6))
def test_nothing_in_a_table_is_lost_and_nothing_is_counted_twice(
    tmp_path: Path, data: st.DataObject, columns: int, rows: int
) -> None:
    cells = data.draw(
        st.lists(st.lists(WORDS, min_size=columns, max_size=columns), min_size=rows, max_size=rows)
    )
    page = canvas(tmp_path / "any.pdf")
    put_grid(page, cells, widths=[100] * columns)
    put_lines(page, ["Words below the table"], top=400)
    page.save()
    pages, tables = read(tmp_path / "any.pdf")
    counted = [offset for table in tables for row in table.rows for offset in characters(row.cells)]
    assert len(counted) == len(set(counted))
    for table in tables:
        x0, top, x1, bottom = table.areas[0].box
        inside = {
            offset
            for offset, box in enumerate(pages[0].boxes)
            if box and x0 <= (box[0] + box[2]) / 2 <= x1 and top <= (box[1] + box[3]) / 2 <= bottom
        }
        loose = {offset for left in table.left_over for offset in range(left.start, left.end)}
        assert inside <= set(counted) | loose
        assert not loose & set(counted)


def test_caption_over_the_first_columns_is_no_head(tmp_path: Path) -> None:
    page = canvas(tmp_path / "caption.pdf")
    put_lines(
        page,
        ["The figures are those of the year.", "Table 3: Key figures by quarter, from April to March"],
        top=80,
    )
    rows = [["% of visits", "to June", "to March"], ["Made in time", "40", "66"], ["Made late", "41", "21"]]
    put_columns(page, [*rows, ["Not made", "19", "13"]], 108, [260, 380])
    page.save()
    table = only_table(tmp_path / "caption.pdf")
    assert table.heads == ("% of visits", "to June", "to March")
    assert table.caption == "Table 3: Key figures by quarter, from April to March"


def test_year_over_a_group_of_heads_belongs_to_each_of_them(tmp_path: Path) -> None:
    page = canvas(tmp_path / "groups.pdf")
    put_columns(page, [["", "2023-24", "2024-25"]], 86, [280, 410])
    rows = [
        ["", "Budget", "Spend", "Budget", "Spend"],
        ["Homes", "4", "5", "6", "7"],
        ["Carers", "8", "9", "1", "2"],
    ]
    put_columns(page, [*rows, ["Total", "12", "14", "7", "9"]], 100, [280, 340, 410, 470])
    page.save()
    assert only_table(tmp_path / "groups.pdf").heads[1:] == (
        "2023-24 Budget",
        "2023-24 Spend",
        "2024-25 Budget",
        "2024-25 Spend",
    )


@pytest.mark.parametrize(
    ("lines", "heads"),
    [
        ([["At 31 March", "2023", "2024"]], ("2023", "2024")),
        ([["At 31 March", "2022-", "2023-"], ["", "23", "24"]], ("2022-23", "2023-24")),
        ([["At 31 March", "2022-", "2023-"], ["", "23", ""]], (None, None)),
    ],
    ids=["years", "years over two lines", "half a year lost"],
)
def test_years_to_the_left_of_their_figures_are_heads_in_their_order(
    tmp_path: Path, lines: list[list[str]], heads: tuple[str | None, ...]
) -> None:
    page = canvas(tmp_path / "years.pdf")
    put_columns(page, lines, 114 - 14 * len(lines), [310, 390])
    rows = [["Under one", "29", "33"], ["One to four", "74", "71"], ["Five to nine", "98", "104"]]
    put_columns(page, rows, 114, [350, 430])
    page.save()
    assert only_table(tmp_path / "years.pdf").heads[1:] == heads


def test_numbered_caption_between_rows_begins_another_table(tmp_path: Path) -> None:
    page = canvas(tmp_path / "two.pdf")
    rows = [["Under one", "29", "33"], ["One to four", "74", "71"], ["Five to nine", "98", "104"]]
    put_columns(page, [["Age", "Boys", "Girls"], *rows], 100, [350, 430])
    put_lines(page, ["Table 4b: Children by place"], top=156)
    put_columns(page, [["Place", "Town", "Coast"], *rows], 170, [310, 390])
    page.save()
    assert [table.heads[1:] for table in tables_in(tmp_path / "two.pdf")] == [
        ("Boys", "Girls"),
        ("Town", "Coast"),
    ]


def test_a_label_s_second_line_belongs_to_its_row(tmp_path: Path) -> None:
    page = canvas(tmp_path / "wrapped.pdf")
    put_columns(page, [["Block", "Budget", "Actual"], ["Schools", "96.42", "101.18"]], 100, [310, 390])
    put_columns(page, [["Central school", "0.94", "0.97"]], 130, [310, 390])
    put_lines(page, ["services block"], top=140)
    put_columns(page, [["Early years", "11.06", "17.80"]], 156, [310, 390])
    put_columns(page, [["Days in care", "421", "447"]], 172, [310, 390])
    put_lines(page, ["(three-year average)"], top=182)
    page.save()
    rows = rows_of(only_table(tmp_path / "wrapped.pdf"))
    assert [row.label for row in rows] == [
        "Schools",
        "Central school services block",
        "Early years",
        "Days in care (three-year average)",
    ]


def test_a_line_that_begins_anew_under_a_row_is_none_of_its_label(tmp_path: Path) -> None:
    page = canvas(tmp_path / "groups_of_rows.pdf")
    put_columns(page, [["Heading", "Budget", "Actual"], ["Grants", "96", "101"]], 100, [310, 390])
    put_columns(page, [["Fees", "9", "10"]], 128, [310, 390])
    put_lines(page, ["Spending"], top=138)
    put_columns(page, [["Staff", "50", "51"], ["Homes", "55", "60"]], 148, [310, 390])
    page.save()
    kinds = {row.label: row.kind for row in only_table(tmp_path / "groups_of_rows.pdf").rows[1:]}
    assert kinds["Spending"] is RowKind.SECTION
    assert kinds["Fees"] is RowKind.BODY


def test_two_heads_with_little_between_them_stand_over_a_column_each(tmp_path: Path) -> None:
    page = canvas(tmp_path / "close_heads.pdf")
    put_columns(page, [["Block", "Spent", "Year forecast", "Over/under"]], 100, [250, 344, 400])
    rows = [
        ["Schools", "96.42", "101.05", "0.13"],
        ["Central", "0.94", "0.97", "0.00"],
        ["Early", "11", "17", "6"],
    ]
    put_columns(page, rows, 114, [250, 344, 400])
    page.save()
    assert only_table(tmp_path / "close_heads.pdf").heads == ("Block", "Spent", "Year forecast", "Over/under")


AREAS = [["Nursery", "3", "0.210", "1"], ["Primary", "112", "16.470", "4"], ["Special", "8", "3.140", "2"]]


@pytest.mark.parametrize("label", ["Total", "Sub-total", "All schools", "Overall total", "Grand Total"])
def test_a_total_set_to_another_edge_leaves_the_columns_as_they_are(tmp_path: Path, label: str) -> None:
    page = canvas(tmp_path / "total.pdf")
    put_columns(page, [["Phase", "Schools", "Balance", "Short"], *AREAS], 100, [250, 340, 430])
    page.setFont("Helvetica-Bold", 10)
    for left, text in zip([50, 215, 280, 390], [label, "123", "19.820", "7"], strict=True):
        page.drawString(left, page._pagesize[1] - 156, text)
    page.save()
    *_, last = only_table(tmp_path / "total.pdf").rows
    assert by_head(last) == {"Phase": label, "Schools": "123", "Balance": "19.820", "Short": "7"}


def test_another_row_set_to_another_edge_tells_no_columns(tmp_path: Path) -> None:
    page = canvas(tmp_path / "askew.pdf")
    put_columns(page, [["Phase", "Schools", "Balance", "Short"], *AREAS], 100, [250, 340, 430])
    put_columns(page, [["Colleges", "1", "0.010", "1"]], 156, [215, 280, 390])
    page.save()
    assert only_table(tmp_path / "askew.pdf").heads[1:] != ("Schools", "Balance", "Short")


def test_three_heads_with_little_between_them_stand_over_a_column_each(tmp_path: Path) -> None:
    page = canvas(tmp_path / "three_heads.pdf")
    lines = [["", "Year forecast", "Variance at", "Variance at"], ["", "spend", "Monitor 2", "Monitor 1"]]
    put_columns(page, [*lines, *AREAS], 86, [262, 324, 386])
    page.save()
    assert only_table(tmp_path / "three_heads.pdf").heads[1:] == (
        "Year forecast spend",
        "Variance at Monitor 2",
        "Variance at Monitor 1",
    )


def test_heads_that_begin_far_left_of_their_figures_are_told_by_their_order(tmp_path: Path) -> None:
    page = canvas(tmp_path / "far_left.pdf")
    page.setFont("Helvetica", 10)
    for left, text in zip([190, 265, 355], ["Schools", "Balance", "Short"], strict=True):
        page.drawString(left, page._pagesize[1] - 100, text)
    put_columns(page, AREAS, 114, [250, 340, 450])
    page.save()
    assert only_table(tmp_path / "far_left.pdf").heads[1:] == ("Schools", "Balance", "Short")


def sideways(path: Path, references: Sequence[str]) -> tuple[TableRow, ...]:
    """The rows of the second of two pages: a scorecard whose later months stand beside its references alone."""
    page = canvas(path)
    measures = [["P1", "Children in care", "261", "258"], ["P2", "Visits in time", "81", "79"]]
    put_grid(page, [["Ref", "Measure", "Apr", "May"], *measures, ["P3", "Plans", "31", "30"]])
    page.showPage()
    put_grid(page, [["Ref", "Jun", "Status"], *([name, "255", "Green"] for name in references)])
    page.save()
    return tuple(row for table in tables_in(path) for row in table.rows if row.page == 2)


def test_a_row_that_goes_on_on_the_next_page_by_its_reference_has_its_wording(tmp_path: Path) -> None:
    rows = [
        row for row in sideways(tmp_path / "sideways.pdf", ["P1", "P2", "P3"]) if row.kind is RowKind.BODY
    ]
    assert [row.label for row in rows] == ["P1 Children in care", "P2 Visits in time", "P3 Plans"]
    assert by_head(rows[0]) == {"Ref": "P1", "Measure": "Children in care", "Jun": "255", "Status": "Green"}
    assert [cell.column for cell in rows[0].cells] == [0, 1, 2, 3]
    assert rows[0].cells[1].spans == ()


def test_rows_of_other_references_take_no_wording(tmp_path: Path) -> None:
    rows = [row for row in sideways(tmp_path / "others.pdf", ["P1", "P2", "P9"]) if row.kind is RowKind.BODY]
    assert [row.label for row in rows] == ["P1", "P2", "P9"]


def test_a_footnote_s_mark_is_no_part_of_the_figure_before_it(tmp_path: Path) -> None:
    page = canvas(tmp_path / "footnote.pdf")
    put_grid(page, [["Indicator", "2022/23", "2023/24"], ["First time entrants", "155", "139"]])
    right = page.stringWidth("155", "Helvetica", 9)
    (found,) = (cell for row in tables_of(page, tmp_path) for cell in row.cells if cell.text == "155")
    box = found.boxes[0]
    page = canvas(tmp_path / "marked.pdf")
    put_grid(page, [["Indicator", "2022/23", "2023/24"], ["First time entrants", "155", "139"]])
    page.setFont("Helvetica", 6)
    page.drawString(box[0] + right, page._pagesize[1] - box[3] + 5, "1")
    page.save()
    (row,) = rows_of(only_table(tmp_path / "marked.pdf"))
    assert by_head(row)["2022/23"] == "155"


def tables_of(page: Canvas, folder: Path) -> tuple[TableRow, ...]:
    page.save()
    return only_table(folder / "footnote.pdf").rows


def test_a_title_inside_a_table_is_its_caption(tmp_path: Path) -> None:
    page = canvas(tmp_path / "title.pdf")
    put_lines(page, ["10. Another matter"], top=80)
    rows = [["Savings tracker 2024/25", "", ""], ["Ref", "Target", "Actual"], ["CF1", "720", "310"]]
    put_grid(page, rows, style=[("SPAN", (0, 0), (2, 0))])
    page.save()
    table = only_table(tmp_path / "title.pdf")
    assert (table.caption, table.heads) == ("Savings tracker 2024/25", ("Ref", "Target", "Actual"))
