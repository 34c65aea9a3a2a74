"""Drafts made into tables: rows told apart, page turns joined, every cell given its head."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.tables.captions import is_heading
from ingest.tables.carry import row_starts_empty
from ingest.tables.draft import Draft, DraftCell, Heads, alike, boxes_of, filled, texts_of
from ingest.tables.model import LeftOver, PageArea, RowKind, Table, TableCell, TableRow
from ingest.tables.words import has_words, is_commentary, is_reference, is_total, is_value, unit_in

LONG_TEXT = 80


def joins(last: Draft, following: Draft) -> bool:
    """Whether a draft at the top of a page goes on with the one at the foot of the page before."""
    turned = following.page.number == last.page.number + 1 and last.ends_page and following.begins_page
    if not turned or following.columns != last.columns:
        return False
    if following.head_runs and not following.starts_with_body() and following.first_heads != last.last_heads:
        return False
    return alike(last, following) or (last.open_bottom and following.open_top)


def assemble(parts: Sequence[Draft]) -> Table:
    """The table that these drafts make, one a page."""
    first = parts[0]
    rows = _Rows()
    for index, part in enumerate(parts):
        goes_on = index + 1 < len(parts) and _splits_row(part, parts[index + 1])
        came_from = index > 0 and _splits_row(parts[index - 1], part)
        rows.add(part, came_from, goes_on)
    return Table(
        first_page=first.page.number,
        last_page=parts[-1].page.number,
        areas=tuple(PageArea(page=part.page.number, box=part.box) for part in parts),
        ruled=first.ruled,
        heads=first.first_heads,
        heads_page=first.heads_page,
        caption=_title(first) or first.caption,
        unit=_unit(first),
        rows=tuple(rows.made),
        left_over=tuple(
            LeftOver(page=part.page.number, start=start, end=end)
            for part in parts
            for start, end in part.left_over
        ),
    )


def _title(draft: Draft) -> str | None:
    """The words of a first row that is one cell over all columns: the table's own heading, printed inside it."""
    printed = draft.ruled and bool(draft.rows) and draft.heads_at(0) is not None
    own = [cell for cell in draft.rows[0] if cell.is_filled] if printed else []
    over_all = len(own) == 1 and draft.columns > 1 and own[0].column_span == draft.columns
    is_title = over_all and not own[0].commentary and has_words(own[0].text) and is_heading(own[0].text)
    return own[0].text if is_title else None


def _splits_row(last: Draft, following: Draft) -> bool:
    """Whether the page turn between two parts cuts through a row."""
    return (last.open_bottom and following.open_top) or row_starts_empty(following)


def _unit(draft: Draft) -> str | None:
    heads = (head for head in draft.first_heads if head)
    return draft.unit or next((unit for unit in map(unit_in, (draft.caption or "", *heads)) if unit), None)


@dataclass
class _Rows:
    """The rows made so far; knows the last label, which commentary and cut rows go under."""

    made: list[TableRow] = field(default_factory=list)
    label: str = ""

    def add(self, part: Draft, came_from: bool, goes_on: bool) -> None:
        """Add one page's rows. `came_from`, `goes_on`: its first or last row is cut by the page turn."""
        labels = label_columns(part)
        bodies = [number for number in range(len(part.rows)) if part.heads_at(number) is not None]
        for number, row in enumerate(part.rows):
            heads = part.heads_at(number)
            cut_above = came_from and bool(bodies) and number == bodies[0]
            cut_below = goes_on and number == len(part.rows) - 1
            self.made.append(self._row(part, row, heads, labels, (cut_above, cut_below)))

    def _row(
        self,
        part: Draft,
        row: Sequence[DraftCell],
        heads: Heads | None,
        labels: int,
        cut: tuple[bool, bool],
    ) -> TableRow:
        kind = RowKind.HEAD if heads is None else kind_of(row, part, labels)
        spans = sorted(span for cell in row if not cell.repeats for span in cell.spans)
        start, end = (spans[0][0], spans[-1][1]) if spans else (0, 0)
        return TableRow(
            page=part.page.number,
            kind=kind,
            cells=tuple(self._cells(part, row, heads, kind)),
            label=self._label(row, kind, labels, cut[0]),
            start=start,
            end=end,
            contiguous=_is_contiguous(part.page.text, spans),
            continues=any(cut),
        )

    def _cells(
        self, part: Draft, row: Sequence[DraftCell], heads: Heads | None, kind: RowKind
    ) -> Iterator[TableCell]:
        for cell in row:
            if cell.is_filled:
                yield TableCell(
                    row=len(self.made),
                    column=cell.column,
                    column_span=cell.column_span,
                    text=cell.text,
                    spans=cell.spans,
                    boxes=boxes_of(part.page, cell.spans),
                    head=None if kind in (RowKind.COMMENTARY, RowKind.SECTION) else _head_of(cell, heads),
                    rating=cell.rating,
                    repeats=cell.repeats,
                )

    def _label(self, row: Sequence[DraftCell], kind: RowKind, labels: int, cut_above: bool) -> str:
        """The row's label; that of the row above for its commentary, and for a row that has none of its own."""
        own = " ".join(cell.text for cell in row if cell.column < labels and cell.text)
        if kind is RowKind.COMMENTARY:
            return self.label
        if kind in (RowKind.HEAD, RowKind.SECTION):
            return own
        if not any(is_value(cell.text) or has_words(cell.text) or cell.rating for cell in row):
            return own  # specks between the rules: nothing that the row above could be about
        # the page turn may cut through the label too: its tail completes it
        self.label = f"{self.label} {own}".strip() if cut_above else own or self.label
        return self.label


def _head_of(cell: DraftCell, heads: Heads | None) -> str | None:
    if cell.unplaced:
        return None
    under = (heads or ())[cell.column : cell.column + cell.column_span]
    return " / ".join(dict.fromkeys(head for head in under if head)) or None


def _is_contiguous(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether nothing but white space stands between the spans."""
    return all(not text[a[1] : b[0]].strip() for a, b in pairwise(spans))


def kind_of(row: Sequence[DraftCell], draft: Draft, labels: int) -> RowKind:
    """What a row that is no head is there for."""
    own = [cell for cell in row if cell.is_filled]
    label = " ".join(cell.text for cell in own if cell.column < labels)
    if len(own) == 1 and own[0].text:
        return _kind_of_lone(own[0], draft)
    if is_total(label) and any(is_value(cell.text) for cell in own if cell.column >= labels):
        return RowKind.TOTAL
    return RowKind.BODY


def _kind_of_lone(cell: DraftCell, draft: Draft) -> RowKind:
    """Kind of a row whose words all stand in one cell."""
    if cell.commentary:
        return RowKind.COMMENTARY
    spanning = draft.columns > 2 and cell.column_span >= draft.columns - 1
    fullest = max((filled(row) for row in draft.rows), default=0)
    if not spanning and (cell.column > 0 or fullest < 2 or is_reference(cell.text)):
        return RowKind.BODY
    if is_commentary(cell.text) or len(cell.text) > LONG_TEXT:
        return RowKind.COMMENTARY
    return RowKind.SECTION


def label_columns(draft: Draft) -> int:
    """How many columns on the left say what a row is about: two where the first holds references or numbers."""
    rows = [texts_of(row, draft.columns) for row in draft.bodies() if filled(row) > 1]
    if draft.columns < 3 or not rows:
        return 1
    first = [row[0] for row in rows if row[0]]
    second = [row[1] for row in rows if row[1]]
    short = sum(is_reference(text) or len(text) <= 4 for text in first) * 3 > len(first) * 2
    wordy = bool(second) and sum(is_value(text) for text in second) * 2 < len(second)
    return 2 if short and wordy else 1
