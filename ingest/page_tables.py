"""The tables of a paper page by page, as readers may look at them: a table over three pages is three."""

from collections.abc import Sequence
from itertools import groupby

from core.domain import Period
from core.structure import PageTable, TableCellOnPage
from ingest.outline import Position
from ingest.reporting import ReportingPeriods
from ingest.tables import RowKind, Table, TableRow


def page_tables(
    tables: Sequence[Table], positions: Sequence[Position], periods: ReportingPeriods
) -> tuple[PageTable, ...]:
    """Each table's rows on each page, heads apart, in the order of the paper.

    A row keeps the number that it has in the whole table, so that its half on the next page can be told from it.
    """
    found = [
        _on_page(table, number, list(rows), positions, periods)
        for table in tables
        for number, rows in groupby(table.rows, key=lambda row: row.page)
    ]
    return tuple(sorted((table for table in found if table.cells), key=lambda table: table.page))


def _on_page(
    table: Table,
    number: int,
    rows: Sequence[TableRow],
    positions: Sequence[Position],
    periods: ReportingPeriods,
) -> PageTable:
    return PageTable(
        page=number,
        caption=table.caption,
        heads=table.heads,
        heads_page=table.heads_page,
        period=table_period(table, rows, positions, periods),
        cells=tuple(
            TableCellOnPage(
                row=cell.row,
                column=cell.column,
                column_span=cell.column_span,
                head=cell.head,
                text=cell.text or cell.rating or "",
                boxes=cell.boxes,
            )
            for row in rows
            if row.kind is not RowKind.HEAD
            for cell in row.cells
            if cell.spans or cell.rating
        ),
    )


def table_period(
    table: Table, rows: Sequence[TableRow], positions: Sequence[Position], periods: ReportingPeriods
) -> Period | None:
    """What the rows speak of: the period of the caption, else of the section that they stand in."""
    return periods.of_table(table_position(rows, positions), table.caption, table.first_page)


def table_position(rows: Sequence[TableRow], positions: Sequence[Position]) -> Position:
    """Where in the paper's structure the first row below the heads stands; nowhere in it where no position has it."""
    first = next((row for row in rows if row.kind is not RowKind.HEAD), rows[0])
    return next(
        (p for p in positions if p.page == first.page and p.start <= first.start < p.end),
        Position(page=first.page, start=0, end=0),
    )
