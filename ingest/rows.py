"""Table rows as passages want them: a stretch of the page's text, read with its caption, heads and cells."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from core.domain import Cell, Frozen
from ingest.tables import Table, TableRow
from ingest.tables.model import RowKind

LEAST_COLUMNS = 3
NEXT_TO = 2
"""So many characters between two words are white space: a character between blanks takes three."""


class RowSpan(Frozen):
    """A table row that stands together in its page's text; offsets in that page's text."""

    page: int
    start: int
    end: int
    heads: str
    caption: str | None = None
    caption_page: int | None = None  # as heads_page: where it is not the row's own
    cells: tuple[Cell, ...] = ()
    heads_page: int | None = None
    is_commentary: bool = False
    is_head: bool = False
    """The heads of columns: found as a passage of their own, but nothing that a paper says."""


def table_rows(tables: Sequence[Table]) -> tuple[RowSpan, ...]:
    """Rows of all tables in the order of the text, no two of them sharing a character.

    A row whose words do not stand together in the text is left to the statements around it.
    """
    found = sorted((row for table in tables for row in (*_rows(table), *_head_spans(table))), key=_place)
    apart: list[RowSpan] = []
    for row in found:
        if not apart or _place(row) >= (apart[-1].page, apart[-1].end):
            apart.append(row)
    return tuple(apart)


def grids(tables: Sequence[Table]) -> dict[int, list[tuple[int, int]]]:
    """Where on each page the rows of tables with several columns stand; a box around a text is none."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for table in tables:
        if len(table.heads) >= LEAST_COLUMNS:
            for row in table.rows:
                found[row.page].append((row.start, row.end))
    return dict(found)


def _place(row: RowSpan) -> tuple[int, int]:
    return row.page, row.start


def _rows(table: Table) -> Iterator[RowSpan]:
    label = ""
    for row in table.rows:
        if row.kind in (RowKind.BODY, RowKind.TOTAL):
            label = row.label
        if (
            row.contiguous
            and row.end > row.start
            and row.kind in (RowKind.BODY, RowKind.TOTAL, RowKind.COMMENTARY)
        ):
            yield _row_span(table, row, label)


def _head_spans(table: Table) -> Iterator[RowSpan]:
    """Yield the rows of heads that stand together in the text, each run of them as one."""
    for (page, kind), run in groupby(table.rows, key=lambda row: (row.page, row.kind)):
        spans = sorted(span for row in run for cell in row.cells if not cell.repeats for span in cell.spans)
        apart = any(after[0] - before[1] > NEXT_TO for before, after in pairwise(spans))
        if kind is RowKind.HEAD and spans and not apart:
            names = dict.fromkeys(name for name in (table.caption, table.unit) if name)
            yield RowSpan(
                page=page,
                start=spans[0][0],
                end=spans[-1][1],
                heads="; ".join(names),
                caption_page=_elsewhere(table.first_page, page),
                caption=table.caption,
                is_head=True,
            )


def _row_span(table: Table, row: TableRow, label: str) -> RowSpan:
    is_commentary = row.kind is RowKind.COMMENTARY
    names = [table.caption, table.unit]
    own = " ".join(cell.text for cell in row.cells if cell.spans)
    names += [label] if is_commentary or row.label not in own else []  # the half of a row before a page turn
    names += [] if is_commentary else [cell.head for cell in row.cells]
    return RowSpan(
        page=row.page,
        start=row.start,
        end=row.end,
        heads="; ".join(dict.fromkeys(name for name in names if name)),
        caption_page=_elsewhere(table.first_page, row.page),
        caption=table.caption,
        cells=()
        if is_commentary
        else tuple(_cell(cell.head, cell.text, cell.boxes) for cell in row.cells if cell.text),
        heads_page=_elsewhere(table.heads_page, row.page),
        is_commentary=is_commentary,
    )


def _elsewhere(page: int | None, own: int) -> int | None:
    return page if page != own else None


def _cell(head: str | None, text: str, boxes: tuple[tuple[float, float, float, float], ...]) -> Cell:
    return Cell(head=head, text=text, boxes=boxes)
