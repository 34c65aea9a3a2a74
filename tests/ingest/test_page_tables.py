"""Tables as readers look at them, page by page."""

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from core.settings import IngestSettings
from ingest.outline import outline
from ingest.page_tables import page_tables
from ingest.pages import read_pages
from ingest.reporting import ReportingPeriods
from ingest.tables import find_tables
from tests import papers

HEADS = ("Measure", "Target 2025/26", "Actual Q2")
FIRST = (("Children in care", "390", "384"), ("Primary attendance", "95.0%", "94.1%"))
SECOND = (("Secondary attendance", "92.0%", "90.3%"), ("Care leavers in work", "60%", "58%"))
LEFT, WIDTH, HEIGHT = 72, 150, 20


def draw(canvas: Canvas, top: float, rows) -> None:
    for line, cells in enumerate(rows):
        for column, text in enumerate(cells):
            canvas.rect(LEFT + column * WIDTH, top - (line + 1) * HEIGHT, WIDTH, HEIGHT)
            canvas.drawString(LEFT + column * WIDTH + 4, top - (line + 1) * HEIGHT + 6, text)


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    """One table over two pages: caption and heads on the first only."""
    path = tmp_path_factory.mktemp("tables") / "over_a_page_turn.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(72, 152, "Table 1: Key measures at Quarter 2 2025/26")
    draw(canvas, 140, (HEADS, *FIRST))
    canvas.showPage()
    canvas.setFont("Helvetica", 10)
    draw(canvas, 800, SECOND)
    canvas.save()
    pages = read_pages(path, IngestSettings())
    positions = outline(pages)
    periods = ReportingPeriods(papers.document(page_count=2), pages, positions)
    return page_tables(find_tables(path, pages), positions, periods)


def rows_of(table):
    numbers = sorted({cell.row for cell in table.cells})
    return [tuple(cell.text for cell in table.cells if cell.row == number) for number in numbers]


def test_table_over_two_pages_is_one_on_each_with_the_heads_of_the_first(tables):
    assert [(table.page, rows_of(table)) for table in tables] == [(1, list(FIRST)), (2, list(SECOND))]
    assert {table.heads for table in tables} == {HEADS}
    assert {table.heads_page for table in tables} == {1}
    assert {cell.head for table in tables for cell in table.cells if cell.column == 2} == {"Actual Q2"}


def test_rows_keep_their_numbers_over_the_page_turn(tables):
    numbers = [cell.row for table in tables for cell in table.cells]

    assert numbers == sorted(numbers)
    assert not {c.row for c in tables[0].cells} & {c.row for c in tables[1].cells}


def test_table_has_the_period_of_its_caption_on_both_pages(tables):
    assert [table.period and table.period.label for table in tables] == ["Q2 2025/26"] * 2


def test_box_of_a_cell_lies_around_its_own_words(tables):
    (cell,) = (cell for cell in tables[0].cells if cell.text == "384")
    (box,) = cell.boxes

    left = LEFT + 2 * WIDTH + 4
    assert box[0] == pytest.approx(left, abs=1.5)
    assert box[2] - box[0] == pytest.approx(3 * 5.56, abs=2)  # three Helvetica digits at 10 points
