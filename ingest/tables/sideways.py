"""Tables printed over two pages side by side: the second half has the rows' references and no wording.

A scorecard's months go on on the next page as "Ref | Oct | Nov"; what "P8" measures stands in the first half alone.
"""

from collections.abc import Sequence

from ingest.tables.model import RowKind, Table, TableCell, TableRow
from ingest.tables.words import is_reference, is_value

FEWEST_ROWS = 3


def with_wordings(tables: Sequence[Table]) -> tuple[Table, ...]:
    """The tables, each row that is called by its reference alone given the wording of the first half's row."""
    done: list[Table] = []
    for table in tables:
        last = next((one for one in reversed(done) if one.last_page == table.first_page - 1), None)
        wordings = _wordings(last) if last else {}
        rows = [row for row in table.rows if row.kind is RowKind.BODY]
        if len(rows) >= FEWEST_ROWS and all(_reference(row) in wordings for row in rows):
            told = tuple(
                _told(row, wordings[row.label]) if row.kind is RowKind.BODY else row for row in table.rows
            )
            table = table.model_copy(update={"rows": told})
        done.append(table)
    return tuple(done)


def _wordings(table: Table) -> dict[str, TableCell]:
    """The wording behind each reference that the table's rows begin with."""
    found = {}
    for row in table.rows:
        reference, *others = row.cells[:2]
        if others and is_reference(reference.text) and not is_value(others[0].text) and others[0].text:
            found[reference.text] = others[0]
    return found


def _reference(row: TableRow) -> str | None:
    """The reference that a row is called by, and nothing else."""
    own = row.cells[0].text if row.cells else ""
    alone = own == row.label and all(is_value(cell.text) for cell in row.cells[1:2])
    return own if alone and is_reference(own) else None


def _told(row: TableRow, wording: TableCell) -> TableRow:
    """The row with the wording behind its reference; it has no place on this page."""
    first, *others = row.cells
    said = wording.model_copy(
        update={"row": first.row, "column": first.column, "spans": (), "boxes": (), "repeats": True}
    )
    return row.model_copy(update={"label": f"{row.label} {wording.text}", "cells": (first, said, *others)})
