"""Where the columns of an unruled table's figures stand, as far as the figures stand under one another."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.domain import Box
from ingest.tables.lines import Word, around
from ingest.tables.value_lines import FEWEST_VALUES, ValueLine
from ingest.tables.values import text_of_words
from ingest.tables.words import is_blank_value, is_value

FEWEST_ROWS = 3
ALIGNED_POINTS = 7.0
_TOTAL = re.compile(r"(?:sub[- ]?|grand )?totals?\b|(?:all|overall|net) ", re.IGNORECASE)


@dataclass(frozen=True)
class Columns:
    """Where the columns of figures stand: (left, right) of each."""

    places: tuple[tuple[float, float], ...]

    @property
    def lefts(self) -> tuple[float, ...]:
        return tuple(left for left, _ in self.places)

    def of(self, value: Sequence[Word]) -> int | None:
        """The column that a value stands under: the one its figure shares most width with."""
        if not self.places:
            return None
        box = figure_box(value)
        shared = [min(box[2], right) - max(box[0], left) for left, right in self.places]
        best = max(range(len(shared)), key=shared.__getitem__)
        return best if shared[best] > 0 else None


def figure_box(value: Sequence[Word]) -> Box:
    """The box of a value without the note behind it, which may reach into the next column: "203 (faith criteria)"."""
    note = next((n for n, word in enumerate(value) if n and _opens_note(word)), len(value))
    return around(word.box for word in value[:note])


def _is_dash(value: Sequence[Word]) -> bool:
    """Whether a value stands for having none."""
    return is_blank_value(text_of_words(value))


def _opens_note(word: Word) -> bool:
    return word.text.startswith("(") and not is_value(word.text)


def columns_of(rows: Sequence[ValueLine]) -> Columns | None:
    """The columns that figures stand in; None where they do not stand under one another.

    A total may be set to another edge than the rows it sums up: where it has a figure for each of their columns, theirs
    hold.
    """
    columns = _aligned(rows)
    totals = [row for row in rows if row.is_row and _is_total(row)]
    if columns or not totals:
        return columns
    others = [row for row in rows if not _is_total(row)]
    own = _aligned(others) if sum(row.is_row for row in others) >= FEWEST_ROWS else None
    return own if own and all(len(row.values) == len(own.places) for row in totals) else None


def _is_total(row: ValueLine) -> bool:
    return _TOTAL.match(text_of_words(row.label)) is not None


def _aligned(rows: Sequence[ValueLine]) -> Columns | None:
    """The columns that the figures of all these rows stand in.

    A dash may be set to another edge than figures: where they tell the columns without it, it tells none.
    """
    values = [value for row in rows if row.is_row for value in row.values]
    figures = [value for value in values if not _is_dash(value)]
    own = _merged(figures)
    if len(figures) < len(values) and all(_is_placed(row, own) for row in rows if row.is_row):
        values, columns = figures, own
    else:
        columns = _merged(values)
    parted = all(_is_apart(row, columns) for row in rows if row.is_row)
    gaps = [b[0] - a[1] for a, b in pairwise(columns.places)]
    is_told = len(columns.places) >= FEWEST_VALUES and min(gaps, default=0) > 0 and _line_up(values, columns)
    return columns if parted and is_told else None


def _merged(values: Sequence[Sequence[Word]]) -> Columns:
    """The stretches of the page's width that these values take up."""
    merged: list[tuple[float, float]] = []
    for left, right in sorted((box[0], box[2]) for box in map(figure_box, values)):
        if merged and left <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
        else:
            merged.append((left, right))
    return Columns(tuple(merged))


def _is_placed(row: ValueLine, columns: Columns) -> bool:
    """Whether a row has a value for each of these columns, or each of its values stands under one, or no figure."""
    places = [columns.of(value) for value in row.values]
    return len(places) == len(columns.places) or None not in places or all(map(_is_dash, row.values))


def _is_apart(row: ValueLine, columns: Columns) -> bool:
    """Whether no two figures of a row stand in one column."""
    places = [place for place in map(columns.of, row.values) if place is not None]
    return len(set(places)) == len(places)


def _line_up(values: Sequence[Sequence[Word]], columns: Columns) -> bool:
    """Whether the figures of each column share a left edge, a right edge or a middle."""
    by_column: dict[int, list[Box]] = {}
    for value in values:
        by_column.setdefault(columns.of(value) or 0, []).append(figure_box(value))
    return all(_share_an_edge(boxes) for boxes in by_column.values())


def _share_an_edge(boxes: Sequence[Box]) -> bool:
    edges = zip(*((box[0], box[2], (box[0] + box[2]) / 2) for box in boxes), strict=True)
    return any(max(places) - min(places) <= ALIGNED_POINTS for places in edges)
