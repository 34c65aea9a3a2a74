"""The rows of a measure table as an officer counts them: one a measure, its commentary and later halves with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from core.domain import Period
from ingest.measures.columns import Columns, Role
from ingest.reporting import head_period
from ingest.tables import RowKind, Table, TableCell, TableRow

_SUB_ROW = re.compile(r"(?:[a-h][.)]|\([a-h]\)|\(?[ivx]{1,4}\)|[-–•▪])\s*(?=\w)", re.IGNORECASE)
_CODE_FIRST = re.compile(r"([A-Z]{1,6}[ ./_-]?\d[\w.]*(?: \d+\b)?|\d+\.\d+[a-z]?)[:.]?\s+(?=[A-Za-z%(])")
_WORDINGS = (Role.WORDING, Role.MILESTONE)


@dataclass(frozen=True)
class Placed:
    """A cell, and the page it stands on."""

    page: int
    cell: TableCell


@dataclass(frozen=True)
class MeasureRow:
    """One measure's row, over one page or more; `parent` is the wording above a row such as "a) Primary"."""

    rows: tuple[TableRow, ...]
    cells: tuple[tuple[Role | None, Placed], ...]
    commentary: tuple[TableRow, ...] = ()
    parent: str | None = None

    def of(self, *roles: Role) -> list[Placed]:
        """The cells of these roles, in the order of the row."""
        return [placed for role, placed in self.cells if role in roles]

    def text(self, *roles: Role) -> str:
        return " ".join(placed.cell.text for placed in self.of(*roles) if placed.cell.text)

    def of_period(self, period: Period | None, reporting: Period | None, *, newest: bool) -> "MeasureRow":
        """The row with only the cells whose head names this period; those without one belong to the newest."""
        kept = []
        for role, placed in self.cells:
            named = head_period(placed.cell.head, reporting)
            if named.label == (period and period.label) if named else newest:
                kept.append((role, placed))
        return replace(self, cells=tuple(kept))

    @property
    def reference(self) -> str | None:
        """The reference as printed, in a cell of its own or before the wording."""
        own = self.text(Role.REFERENCE)
        if own:
            return _without_wording(own).rstrip(":")
        before = _CODE_FIRST.match(self.text(*_WORDINGS))
        return before[1] if before else None

    @property
    def wording(self) -> str:
        """The wording without the reference, the measure's whole name: that of the row above before "a) Primary"."""
        printed = self.text(*_WORDINGS) or self.text(Role.REFERENCE)
        before = _CODE_FIRST.match(printed)
        own = printed[before.end() :] if before else printed
        if own == self.reference:
            return ""
        return f"{self.parent}: {own}" if self.parent else own


def measure_rows(table: Table, columns: Columns) -> Iterator[MeasureRow]:
    """The measures of a table, in order."""
    current: MeasureRow | None = None
    parent: str | None = None
    for row in table.rows:
        if current and _goes_on(current, row):
            current = _joined(current, row, columns)
        elif row.kind is RowKind.COMMENTARY:
            current = current and replace(current, commentary=(*current.commentary, row))
        elif row.kind in (RowKind.BODY, RowKind.TOTAL):
            if current:
                yield current
                parent = current.wording if current.parent is None else parent
            current = _begun(row, columns, parent)
    if current:
        yield current


def _begun(row: TableRow, columns: Columns, parent: str | None) -> MeasureRow:
    found = MeasureRow(rows=(row,), cells=_cells(row, columns))
    is_part = _SUB_ROW.match(found.wording) and not found.text(Role.REFERENCE)
    return replace(found, parent=parent) if is_part else found


def _joined(begun: MeasureRow, row: TableRow, columns: Columns) -> MeasureRow:
    return replace(begun, rows=(*begun.rows, row), cells=(*begun.cells, *_cells(row, columns)))


def _goes_on(begun: MeasureRow, row: TableRow) -> bool:
    """Whether a row is the half, on the next page, of one that the page turn cut."""
    last = begun.rows[-1]
    cut = row.kind is RowKind.BODY and row.page > last.page and row.continues and last.continues
    has_reference = any(cell.column == 0 and cell.text for cell in row.cells)
    return cut and not begun.commentary and (not has_reference or not begun.text(*_WORDINGS))


def _cells(row: TableRow, columns: Columns) -> tuple[tuple[Role | None, Placed], ...]:
    return tuple((columns.role(cell), Placed(row.page, cell)) for cell in row.cells)


def _without_wording(reference: str) -> str:
    """The reference alone, where its cell holds the wording too."""
    before = _CODE_FIRST.match(reference)
    return before[1] if before else reference
