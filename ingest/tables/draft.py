"""A table on one page before its heads are known: what ruled and unruled finders both hand on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.domain import Box, Page, joined_boxes
from ingest.tables.grid import spans_of
from ingest.tables.heads import GridText, HeadRows, find_heads
from ingest.tables.model import Span
from ingest.tables.words import is_paragraph_number, is_reference, is_value, shape_of

Heads = tuple[str | None, ...]
ALIKE_POINTS = 6.0
"""Columns of one table printed on two pages may start this far apart, measured from the table's left."""


@dataclass(frozen=True)
class DraftCell:
    """A cell's words and place, without its head."""

    column: int
    column_span: int
    text: str
    spans: tuple[Span, ...] = ()
    rating: str | None = None
    repeats: bool = False
    unplaced: bool = False
    """Which column it belongs to is not known: it gets no head rather than a wrong one."""
    commentary: bool = False
    """Known to be remarks, however short."""

    @property
    def is_filled(self) -> bool:
        return bool(self.text or self.rating)


@dataclass(frozen=True)
class Draft:
    """One page's part of a table. `carried` are heads from an earlier part, for the rows above its own heads."""

    page: Page
    box: Box
    lefts: tuple[float, ...]
    rows: tuple[tuple[DraftCell, ...], ...]
    ruled: bool
    head_runs: tuple[HeadRows, ...] = ()
    open_top: bool = False
    open_bottom: bool = False
    left_over: tuple[Span, ...] = ()
    carried: Heads | None = None
    heads_page: int | None = None
    caption: str | None = None
    unit: str | None = None
    begins_page: bool = False
    ends_page: bool = False
    stressed: frozenset[int] = frozenset()
    certain: bool = False
    """Part of a table found over several pages, and so a table however little of it this page has."""

    @property
    def columns(self) -> int:
        return len(self.lefts)

    @property
    def first_heads(self) -> Heads:
        """The heads first in force, one a column."""
        if self.carried is not None:
            return self.carried
        return self.head_runs[0].heads if self.head_runs else (None,) * self.columns

    @property
    def last_heads(self) -> Heads:
        """The heads in force at the table's foot."""
        return self.head_runs[-1].heads if self.head_runs else self.first_heads

    @property
    def has_heads(self) -> bool:
        return bool(self.head_runs) or self.carried is not None

    def heads_at(self, number: int) -> Heads | None:
        """Heads in force in a row; None for a row that is itself one of the heads."""
        in_force: Heads = self.carried or (None,) * self.columns
        for run in self.head_runs:
            if run.first <= number < run.end:
                return None
            if run.end <= number:
                in_force = run.heads
        return in_force

    def bodies(self) -> Iterator[tuple[DraftCell, ...]]:
        """Yield the rows that are no heads."""
        yield from (row for number, row in enumerate(self.rows) if self.heads_at(number) is not None)

    def starts_with_body(self) -> bool:
        """Whether a row of at least two cells, or the tail of one, stands above the first heads."""
        above = self.rows[: self.head_runs[0].first] if self.head_runs else self.rows
        return any(filled(row) > 1 for row in above) or (self.open_top and bool(above))

    def is_heads_only(self) -> bool:
        return bool(self.head_runs) and not any(True for _ in self.bodies())


def filled(row: Sequence[DraftCell]) -> int:
    """How many cells of a row hold words or a rating."""
    return sum(cell.is_filled for cell in row)


def texts_of(row: Sequence[DraftCell], columns: int) -> tuple[str, ...]:
    """A row's texts, one a column; a merged cell's stands in its first column."""
    by_column = {cell.column: cell.text for cell in row}
    return tuple(by_column.get(column, "") for column in range(columns))


def with_heads(draft: Draft) -> Draft:
    """The draft with the head rows found in its own text."""
    rows = tuple(texts_of(row, draft.columns) for row in draft.rows)
    spans = tuple(_spans(row, draft.columns) for row in draft.rows)
    down = frozenset((number, c.column) for number, row in enumerate(draft.rows) for c in row if c.repeats)
    runs = find_heads(GridText(rows, spans, draft.stressed, down))
    return replace(draft, head_runs=runs, heads_page=draft.page.number if runs else None)


def _spans(row: Sequence[DraftCell], columns: int) -> tuple[int, ...]:
    spans = {cell.column: cell.column_span for cell in row}
    return tuple(spans.get(column, 0) for column in range(columns))


def is_table(draft: Draft) -> bool:
    """Whether a grid holds a table, and is not a box around prose or a way to indent numbered paragraphs."""
    used = {cell.column for row in draft.rows for cell in row if cell.is_filled}
    fullest = max((filled(row) for row in draft.rows), default=0)
    if draft.certain:
        return True
    if len(used) < 2 or fullest < 2:
        return False
    if draft.has_heads:
        return True
    if _is_numbered_prose(draft):
        return False
    if len(draft.rows) > 1:
        return True
    # one row by itself: a label and a figure, and not a minute's number and title, or bits of a chart
    words = [cell.text for cell in draft.rows[0] if cell.text]
    named = any(any(c.isalpha() for c in text) and not is_value(text) for text in words)
    return named and any(is_value(text) for text in words)


def _is_numbered_prose(draft: Draft) -> bool:
    first = [cell.text for row in draft.rows for cell in row if cell.column == 0 and cell.text]
    rest = [cell.text for row in draft.rows for cell in row if cell.column > 0 and cell.text]
    numbered = sum(is_paragraph_number(text) for text in first)
    figures = any(is_value(text) and any(c.isdigit() for c in text) for text in rest)
    return numbered * 4 >= len(first) * 3 > 0 and max(map(filled, draft.rows)) <= 2 and not figures


def alike(one: Draft, other: Draft) -> bool:
    """Whether the columns of two drafts start at the same places."""
    if one.columns != other.columns:
        return False
    shift = one.lefts[0] - other.lefts[0]
    return all(abs(a - b - shift) <= ALIKE_POINTS for a, b in zip(one.lefts, other.lefts, strict=True))


def same_profile(one: Draft, other: Draft) -> bool:
    """Whether two drafts have figures in the same columns, and in two at least."""
    profile = _profile(one)
    return sum(profile) >= 2 and profile == _profile(other)


def _profile(draft: Draft) -> tuple[bool, ...]:
    rows = [texts_of(row, draft.columns) for row in draft.bodies()]
    columns = [[row[column] for row in rows if row[column]] for column in range(draft.columns)]
    return tuple(sum(map(is_value, texts)) * 2 > len(texts) for texts in columns)


def reference_shapes(draft: Draft) -> frozenset[str]:
    """Shapes of the references in the first column: rows of one list are numbered alike."""
    first = (cell.text for row in draft.bodies() for cell in row if cell.column == 0)
    return frozenset(shape_of(text) for text in first if is_reference(text))


def with_left_over(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each with the characters inside its box that stand in no table's cell."""
    taken: dict[int, set[int]] = {}
    for draft in drafts:
        offsets = taken.setdefault(draft.page.number, set())
        offsets.update(
            n for row in draft.rows for cell in row for start, end in cell.spans for n in range(start, end)
        )
    return [replace(draft, left_over=_left_over(draft, taken[draft.page.number])) for draft in drafts]


def _left_over(draft: Draft, taken: set[int]) -> tuple[Span, ...]:
    """Characters in the draft's box that nothing has taken; they are taken now."""
    x0, top, x1, bottom = draft.box
    loose = [
        offset
        for offset, box in enumerate(draft.page.boxes)
        if box is not None
        and offset not in taken
        and x0 <= (box[0] + box[2]) / 2 <= x1
        and top <= (box[1] + box[3]) / 2 <= bottom
    ]
    taken.update(loose)
    return spans_of(loose, draft.page.text)


def boxes_of(page: Page, spans: Sequence[Span]) -> tuple[Box, ...]:
    """Boxes around the words at these places, one a line."""
    return tuple(box for start, end in spans for box in joined_boxes(page.boxes[start:end]))


def text_of(page: Page, spans: Sequence[Span]) -> str:
    """The words at these places, white space made single."""
    return " ".join(" ".join(page.text[start:end] for start, end in spans).split())
