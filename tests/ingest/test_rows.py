"""Table rows as passages want them: stretches of the page's text with their caption, heads and cells."""

from itertools import pairwise

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from core.settings import IngestSettings
from ingest.outline import outline
from ingest.pages import read_pages
from ingest.rows import grids, table_rows
from ingest.tables import find_tables

HEADS = ("Measure", "Target 2025/26", "Actual Q2")
ROWS = (("Children in care", "390", "384"), ("Primary attendance", "95.0%", "94.1%"))


def draw_table(canvas, lines, left=72, top=765, width=150, height=20):
    """Draw rows of cells, each in a box of its own."""
    for line, cells in enumerate(lines):
        for column, text in enumerate(cells):
            canvas.rect(left + column * width, top - (line + 1) * height, width, height)
            canvas.drawString(left + column * width + 4, top - (line + 1) * height + 6, text)


@pytest.fixture(scope="module")
def ruled_table(tmp_path_factory):
    """A page with a ruled table of two rows under a caption, and a sentence below."""
    path = tmp_path_factory.mktemp("rows") / "ruled_table.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(72, 780, "Table 1: Key measures at Quarter 2 2025/26")
    draw_table(canvas, (HEADS, *ROWS))
    canvas.drawString(72, 640, "The number of children in care is below the forecast.")
    canvas.save()
    return path


@pytest.fixture(scope="module")
def read(ruled_table):
    pages = read_pages(ruled_table, IngestSettings())
    return pages, [row for row in table_rows(find_tables(ruled_table, pages)) if not row.is_head]


def test_a_table_s_heads_are_a_stretch_by_themselves_under_its_caption(ruled_table):
    pages = read_pages(ruled_table, IngestSettings())
    (head,) = [row for row in table_rows(find_tables(ruled_table, pages)) if row.is_head]

    assert pages[0].text[head.start : head.end].split() == " ".join(HEADS).split()
    assert (head.heads, head.cells) == ("Table 1: Key measures at Quarter 2 2025/26", ())


def test_each_row_is_a_stretch_of_the_page_with_its_cells_under_their_heads(read):
    (page,), rows = read

    told = [(page.text[row.start : row.end].split(), [(c.head, c.text) for c in row.cells]) for row in rows]
    assert told == [(" ".join(row).split(), list(zip(HEADS, row, strict=True))) for row in ROWS]


def test_heads_and_caption_are_told_with_the_row(read):
    _, rows = read

    assert {row.caption for row in rows} == {"Table 1: Key measures at Quarter 2 2025/26"}
    assert rows[0].heads == "Table 1: Key measures at Quarter 2 2025/26; Measure; Target 2025/26; Actual Q2"
    assert {row.heads_page for row in rows} == {None}  # printed on the row's own page


def test_rows_come_in_the_order_of_the_text_and_share_no_character(read):
    _, rows = read

    assert all(one.end <= following.start for one, following in pairwise(rows))


def test_page_without_a_table_has_no_rows(tmp_path):
    path = tmp_path / "prose.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.drawString(72, 780, "The number of children in care is below the forecast.")
    canvas.save()

    assert table_rows(find_tables(path, read_pages(path, IngestSettings()))) == ()


# --- grids: tables of several columns, whose lines are no headings ----------------------------------------------


def drawn(path, lines, width):
    """A page with a table of these rows between two sentences: its pages and tables."""
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(72, 780, "The spending of the year is told below, department by department.")
    draw_table(canvas, lines, width=width)
    canvas.drawString(72, 640, "The number of children in care is below the forecast.")
    canvas.save()
    pages = read_pages(path, IngestSettings())
    return pages, find_tables(path, pages)


THREE_COLUMNS = (
    ("Net Spend", "Annual Budget", "Actual Spend"),
    ("Agency Staff", "1,220", "1,305"),
    ("Legal Costs", "640", "655"),
)


def test_grid_is_where_the_rows_of_a_table_of_three_columns_stand(tmp_path):
    (page,), tables = drawn(tmp_path / "three.pdf", THREE_COLUMNS, 150)

    told = [page.text[start:end].split() for start, end in sorted(grids(tables)[1])]
    assert [" ".join(words) for words in told if "Agency" in words] == ["Agency Staff 1,220 1,305"]
    assert "forecast." not in {word for words in told for word in words}


def test_label_and_column_head_of_a_table_of_three_columns_are_no_headings(tmp_path):
    pages, tables = drawn(tmp_path / "three.pdf", THREE_COLUMNS, 150)

    assert {position.section for position in outline(pages, grids(tables))} == {None}
    assert {position.section for position in outline(pages)} != {
        None
    }  # without the grid, it would be taken for one


def test_heading_in_a_box_of_one_cell_is_a_heading(tmp_path):
    pages, tables = drawn(tmp_path / "box.pdf", (("Agency Staff",), ("They cost more this year.",)), 450)

    assert grids(tables) == {}
    assert outline(pages, grids(tables))[-1].section == "Agency Staff"


def test_table_of_two_columns_is_no_grid(tmp_path):
    _, tables = drawn(tmp_path / "two.pdf", [cells[:2] for cells in THREE_COLUMNS], 150)

    assert grids(tables) == {}


def test_no_table_has_no_grid():
    assert grids(()) == {}
