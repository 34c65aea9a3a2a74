"""Pictures of table cells drawn at random, to be judged by eye: the value alone in its box, under its head, in its row?

    python -m benchmarks.table_cells PAPER.pdf --out FOLDER --count 20 --seed 1

Each sheet shows some cells: what was read (row label, head, value) in words, then the row of heads and the cell's own
row as printed, with the value's boxes in red and the neighbouring cells' in blue. Nothing is judged by this program.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFont

from core.domain import Box
from core.settings import IngestSettings
from ingest.ocr import read_scans
from ingest.pages import read_pages
from ingest.tables import RowKind, Table, TableCell, TableRow, find_tables

SCALE = 1.7
PADDING_POINTS = 14.0
A_SHEET = 5
VALUE, NEIGHBOUR = (220, 0, 0), (0, 90, 220)


@dataclass(frozen=True)
class Drawn:
    """A cell with its row and table."""

    table: Table
    row: TableRow
    cell: TableCell


def drawn_cells(tables: Sequence[Table], count: int, seed: int) -> list[Drawn]:
    """So many cells of rows that hold values, none of them the row's own label, in the order of the paper."""
    cells = [
        Drawn(table, row, cell)
        for table in tables
        for row in table.rows
        if row.kind in (RowKind.BODY, RowKind.TOTAL)
        for cell in row.cells
        if cell.boxes and cell.column > 0 and cell.text not in row.label
    ]
    chosen = random.Random(seed).sample(range(len(cells)), min(count, len(cells)))
    return [cells[place] for place in sorted(chosen)]


def sheets(paper: Path, count: int, seed: int) -> Iterator[Image.Image]:
    """Pictures with `A_SHEET` cells each."""
    pages = read_scans(paper, read_pages(paper, IngestSettings()))
    cells = drawn_cells(find_tables(paper, pages), count, seed)
    with pdfium.PdfDocument(paper) as document:
        for first in range(0, len(cells), A_SHEET):
            strips = [
                _strip(document, cell, number)
                for number, cell in enumerate(cells[first : first + A_SHEET], start=first + 1)
            ]
            yield _stacked(strips)


def _strip(document: pdfium.PdfDocument, drawn: Drawn, number: int) -> Image.Image:
    parts = [_caption(drawn, number)]
    heads = _head_row(drawn)
    if heads is not None:
        parts.append(_cut(document, heads.page, [(box, NEIGHBOUR) for box in _boxes(heads)]))
    others = [(box, NEIGHBOUR) for cell in drawn.row.cells if cell is not drawn.cell for box in cell.boxes]
    parts.append(_cut(document, drawn.row.page, others + [(box, VALUE) for box in drawn.cell.boxes]))
    return _stacked(parts)


def _caption(drawn: Drawn, number: int) -> Image.Image:
    told = [
        f"{number}. page {drawn.row.page}  ROW: {drawn.row.label[:110]}",
        f"     HEAD: {(drawn.cell.head or '(none)')[:110]}",
        f"     VALUE: {drawn.cell.text[:130]}",
    ]
    picture = Image.new("RGB", (1000, 24 * len(told) + 6), (240, 240, 220))
    draw = ImageDraw.Draw(picture)
    for line, words in enumerate(told):
        draw.text((6, 4 + 24 * line), words, fill=0, font=ImageFont.load_default(16))
    return picture


def _head_row(drawn: Drawn) -> TableRow | None:
    """The last row of heads at or above the cell, wherever it is printed."""
    place = drawn.table.rows.index(drawn.row)
    above = (row for row in reversed(drawn.table.rows[:place]) if row.kind is RowKind.HEAD and _boxes(row))
    return next(above, None)


def _boxes(row: TableRow) -> list[Box]:
    return [box for cell in row.cells for box in cell.boxes]


def _cut(
    document: pdfium.PdfDocument, number: int, marked: Sequence[tuple[Box, tuple[int, int, int]]]
) -> Image.Image:
    """The page's full width around the marked boxes, with their outlines."""
    page = document[number - 1]
    try:
        picture: Image.Image = page.render(scale=SCALE).to_pil().convert("RGB")
    finally:
        page.close()
    draw = ImageDraw.Draw(picture)
    for box, colour in marked:
        draw.rectangle([edge * SCALE for edge in box], outline=colour)
    top = min(box[1] for box, _ in marked) - PADDING_POINTS
    bottom = max(box[3] for box, _ in marked) + PADDING_POINTS
    return picture.crop((0, int(max(top, 0) * SCALE), picture.width, int(bottom * SCALE)))


def _stacked(pictures: Sequence[Image.Image]) -> Image.Image:
    whole = Image.new(
        "RGB", (max(p.width for p in pictures), sum(p.height + 4 for p in pictures)), (120, 120, 120)
    )
    top = 0
    for picture in pictures:
        whole.paste(picture, (0, top))
        top += picture.height + 4
    return whole


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the sheets, named after the paper."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("papers", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    given.out.mkdir(parents=True, exist_ok=True)
    for paper in given.papers:
        for number, sheet in enumerate(sheets(paper, given.count, given.seed), start=1):
            path = given.out / f"{paper.stem}-{number}.png"
            sheet.save(path)
            print(path, flush=True)


if __name__ == "__main__":
    main()
