"""Tables printed over two pages side by side: the second half has the rows' references and no wording.

A scorecard's months go on on the next page as "Ref | Oct | Nov"; what "P8" measures stands in the first half alone.
"""

from collections.abc import Mapping, Sequence

from ingest.tables.model import RowKind, Table, TableCell, TableRow
from ingest.tables.words import is_reference, is_value

FEWEST_ROWS = 3


def with_wordings(tables: Sequence[Table]) -> tuple[Table, ...]:
    """The tables, each whose rows are called by references alone given the first half's column of wordings."""
    done: list[Table] = []
    for table in tables:
        last = next((one for one in reversed(done) if one.last_page == table.first_page - 1), None)
        wordings = _wordings(last) if last else {}
        rows = [row for row in table.rows if row.kind is RowKind.BODY]
        second = len(rows) >= FEWEST_ROWS and all(_reference(row) in wordings for row in rows)
        done.append(_with_column(table, wordings) if second else table)
    return tuple(done)


def _with_column(table: Table, wordings: Mapping[str, TableCell]) -> Table:
    """The table with a column of wordings behind its references; what stands in it has no place on the page."""
    head = next(iter(wordings.values())).head
    rows = tuple(_told(row, wordings.get(row.label)) for row in table.rows)
    return table.model_copy(update={"heads": (table.heads[0], head, *table.heads[1:]), "rows": rows})


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


def _told(row: TableRow, wording: TableCell | None) -> TableRow:
    """The row with its other columns moved one to the right, for the wording."""
    moved = [
        cell.model_copy(update={"column": cell.column + 1}) if cell.column else cell for cell in row.cells
    ]
    if row.kind is not RowKind.BODY or wording is None:
        return row.model_copy(update={"cells": tuple(moved)})
    first, *others = moved
    update = {"row": first.row, "column": first.column + 1, "spans": (), "boxes": (), "repeats": True}
    said = wording.model_copy(update=update)
    return row.model_copy(update={"label": f"{row.label} {wording.text}", "cells": (first, said, *others)})
