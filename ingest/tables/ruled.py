"""Ruled tables of one page: grids made into drafts."""

from collections.abc import Sequence
from dataclasses import replace

from core.domain import Box, Page
from ingest.tables.draft import Draft, DraftCell, text_of, with_heads
from ingest.tables.grid import Grid, GridCell, find_grids, spans_of
from ingest.tables.rules import Drawn

MARGIN = 2.5
"""Shading may stop short of the rules around it, in points."""
SMALL_PART, RAISED_PART = 0.9, 0.2
"""Of the height of the character before it: a raised mark is smaller than the first, and its foot the second higher."""


def ruled_drafts(page: Page, drawn: Drawn) -> list[Draft]:
    """Drafts of the grids on a page, top to bottom, boxes around prose still among them."""
    return [with_heads(_draft(page, grid, drawn)) for grid in find_grids(page, drawn)]


def _draft(page: Page, grid: Grid, drawn: Drawn) -> Draft:
    made = {id(cell): _cell(page, cell) for cell in grid.cells}
    kept = [number for number in range(len(grid.tops)) if _says_something(grid, number)]
    stressed = _stressed([list(grid.row(number)) for number in kept], page, drawn)
    return Draft(
        page=page,
        box=grid.box,
        lefts=grid.lefts,
        rows=tuple(
            tuple(_as_in_row(made[id(cell)], cell, number) for cell in grid.row(number)) for number in kept
        ),
        ruled=True,
        stressed=stressed,
        open_top=grid.open_top,
        open_bottom=grid.open_bottom,
    )


def _says_something(grid: Grid, number: int) -> bool:
    return any(cell.row == number and (cell.offsets or cell.rating) for cell in grid.row(number))


def _stressed(rows: Sequence[Sequence[GridCell]], page: Page, drawn: Drawn) -> frozenset[int]:
    """Rows whose words all stand in bold or on a shaded ground, where fewer than half the rows do."""
    stressed = {number for number, row in enumerate(rows) if _is_stressed(row, page, drawn)}
    return frozenset(stressed) if len(stressed) * 2 < len(rows) else frozenset()


def _is_stressed(row: Sequence[GridCell], page: Page, drawn: Drawn) -> bool:
    filled = [cell for cell in row if cell.offsets]
    first_letters = [page.boxes[cell.offsets[0]] for cell in filled]
    bold = all(box is not None and _stands_in(box, drawn.bold) for box in first_letters)
    return len(filled) > 1 and (bold or all(_is_shaded(cell.box, drawn) for cell in filled))


def _stands_in(box: Box, boxes: Sequence[Box]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(other[0] <= x <= other[2] and other[1] - 2 <= y <= other[3] + 2 for other in boxes)


def _is_shaded(box: Box, drawn: Drawn) -> bool:
    """Whether one shape is filled behind all of a cell."""
    return any(
        fill.box[0] <= box[0] + MARGIN
        and fill.box[1] <= box[1] + MARGIN
        and fill.box[2] >= box[2] - MARGIN
        and fill.box[3] >= box[3] - MARGIN
        for fill in drawn.fills
    )


def _cell(page: Page, cell: GridCell) -> DraftCell:
    spans = spans_of(cell.offsets, page.text)
    said = spans_of(_without_marks(cell.offsets, page), page.text)
    return DraftCell(cell.column, cell.column_span, text_of(page, said), spans, cell.rating)


def _without_marks(offsets: Sequence[int], page: Page) -> list[int]:
    """The offsets without those of the marks of footnotes: small raised figures right behind a figure or a word."""
    kept: list[int] = []
    for offset in sorted(offsets):
        if not (
            kept and page.text[offset].isdigit() and _is_raised(page.boxes[kept[-1]], page.boxes[offset])
        ):
            kept.append(offset)
    return kept


def _is_raised(before: Box | None, box: Box | None) -> bool:
    if before is None or box is None:
        return False
    height = before[3] - before[1]
    small = box[3] - box[1] < SMALL_PART * height
    raised = before[3] - box[3] > RAISED_PART * height and box[1] < before[3]
    return small and raised and -MARGIN < box[0] - before[2] < 2 * height


def _as_in_row(made: DraftCell, cell: GridCell, number: int) -> DraftCell:
    return made if number == cell.row else replace(made, repeats=True)
