"""Ruled tables of one page: grids made into drafts."""

from dataclasses import replace

from core.domain import Page
from ingest.tables.draft import Draft, DraftCell, text_of, with_heads
from ingest.tables.grid import Grid, GridCell, find_grids, spans_of
from ingest.tables.rules import Drawn


def ruled_drafts(page: Page, drawn: Drawn) -> list[Draft]:
    """Drafts of the grids on a page, top to bottom, boxes around prose still among them."""
    return [with_heads(_draft(page, grid)) for grid in find_grids(page, drawn)]


def _draft(page: Page, grid: Grid) -> Draft:
    made = {id(cell): _cell(page, cell) for cell in grid.cells}
    rows = (
        tuple(_as_in_row(made[id(cell)], cell, number) for cell in grid.row(number))
        for number in range(len(grid.tops))
    )
    return Draft(
        page=page,
        box=grid.box,
        lefts=grid.lefts,
        rows=tuple(row for row in rows if any(cell.is_filled and not cell.repeats for cell in row)),
        ruled=True,
        open_top=grid.open_top,
        open_bottom=grid.open_bottom,
    )


def _cell(page: Page, cell: GridCell) -> DraftCell:
    spans = spans_of(cell.offsets, page.text)
    return DraftCell(cell.column, cell.column_span, text_of(page, spans), spans, cell.rating)


def _as_in_row(made: DraftCell, cell: GridCell, number: int) -> DraftCell:
    return made if number == cell.row else replace(made, repeats=True)
