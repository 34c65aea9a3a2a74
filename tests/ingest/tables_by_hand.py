"""Tables drawn by hand in small PDFs: ruled grids, columns of figures without rules, lines of text."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table as Grid

from core.domain import Page
from core.settings import IngestSettings
from ingest.pages import read_pages
from ingest.tables import RowKind, Table, TableRow, find_tables

RULED = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONTSIZE", (0, 0), (-1, -1), 9)]


def canvas(path: Path, size: tuple[float, float] = A4) -> Canvas:
    return Canvas(str(path), pagesize=size, invariant=1)


def put_grid(
    page: Canvas,
    rows: Sequence[Sequence[Any]],
    top: float = 100,
    widths: Sequence[float] | None = None,
    style: Any = (),
) -> float:
    """Draw a ruled grid whose top is `top` points below the page's; the height it takes up."""
    grid = Grid([list(row) for row in rows], colWidths=widths, style=[*RULED, *style])
    _, height = grid.wrapOn(page, 800, 800)
    grid.drawOn(page, 50, page._pagesize[1] - top - height)
    return float(height)


def put_lines(
    page: Canvas, lines: Sequence[str], top: float = 100, leading: float = 14, left: float = 50
) -> None:
    page.setFont("Helvetica", 10)
    for number, line in enumerate(lines):
        page.drawString(left, page._pagesize[1] - top - number * leading, line)


def read(path: Path) -> tuple[tuple[Page, ...], tuple[Table, ...]]:
    pages = read_pages(path, IngestSettings())
    return pages, find_tables(path, pages)


def tables_in(path: Path) -> tuple[Table, ...]:
    return read(path)[1]


def only_table(path: Path) -> Table:
    (table,) = tables_in(path)
    return table


def rows_of(table: Table, *kinds: RowKind) -> list[TableRow]:
    return [row for row in table.rows if row.kind in (kinds or (RowKind.BODY,))]


def by_head(row: TableRow) -> dict[str | None, str]:
    return {cell.head: cell.text for cell in row.cells}


def texts(row: TableRow) -> list[str]:
    return [cell.text for cell in row.cells]


def put_columns(page: Canvas, rows: Sequence[Sequence[str]], top: float, rights: Sequence[float]) -> None:
    page.setFont("Helvetica", 10)
    for number, row in enumerate(rows):
        height = page._pagesize[1] - top - number * 14
        page.drawString(50, height, row[0])
        for right, text in zip(rights, row[1:], strict=True):
            page.drawRightString(right, height, text)


def put_at(page: Canvas, top: float, *texts: tuple[float, str]) -> None:
    """Write each text with its left edge at a place, all on one line."""
    page.setFont("Helvetica", 10)
    for left, text in texts:
        page.drawString(left, page._pagesize[1] - top, text)
