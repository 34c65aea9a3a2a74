"""Heads of a grid's columns: which rows hold them, and what each column is called.

Works on plain rows of texts, one a column, so that ruled and unruled tables share it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean

from ingest.tables.words import (
    LONGEST_HEAD,
    begins_with_figure,
    has_words,
    is_day,
    is_head_like,
    is_head_word,
    is_period,
    is_plain_head,
    is_reference,
    is_value,
    unit_in,
)

Texts = Sequence[str]
MOST_HEAD_ROWS = 5
MOST_CAPTION_ROWS = 3


@dataclass(frozen=True)
class HeadRows:
    """Rows `first` to `end` (excluded) hold heads; one a column."""

    first: int
    end: int
    heads: tuple[str | None, ...]


@dataclass(frozen=True)
class GridText:
    """The texts of a grid, row by row; merged cells give their text to the first place they take up only."""

    rows: tuple[tuple[str, ...], ...]
    spans: tuple[tuple[int, ...], ...]
    """How many columns the cell at each place takes up; 0 where a cell from the left reaches over it."""
    stressed: frozenset[int] = frozenset()
    """Rows in bold or shaded, where most rows are not."""
    down: frozenset[tuple[int, int]] = frozenset()
    """(row, column) of every cell that comes down from the row above, being merged with it."""


def find_heads(grid: GridText) -> tuple[HeadRows, ...]:
    """Runs of head rows, top to bottom. The first run may be told by the values below; later ones by words alone."""
    found: list[HeadRows] = []
    number = 0
    while number < len(grid.rows):
        at_top = (
            not found
            and number <= MOST_CAPTION_ROWS
            and not any(_filled(row) > 1 for row in grid.rows[:number])
        )
        if _is_head(grid, number, at_top):
            first = _with_rows_above(grid, number, at_top)
            end = _end_of_heads(grid, number)
            found.append(HeadRows(first, end, _composed(grid, first, end)))
            number = end
        else:
            number += 1
    return tuple(found)


def _filled(row: Texts) -> int:
    return sum(bool(text) for text in row)


def _is_head(grid: GridText, number: int, at_top: bool) -> bool:
    row = grid.rows[number]
    filled = [text for text in row if text]
    if sum(map(has_words, filled)) < 2 or any(
        len(text) > LONGEST_HEAD or _is_figure(text) for text in filled
    ):
        return False
    if row[0] and is_reference(row[0]) and not is_head_like(row[0]):
        return False
    wordy = sum(is_head_like(text) for text in filled)
    if not at_top:
        # amid the rows only words tell a head: a row called by its year is a row
        return _is_head_amid(row, filled, wordy) and _is_followed(grid, number)
    if wordy == len(filled) or (_comes_down(grid, number + 1) and _lies_under(grid, number + 1)):
        return True
    if number in grid.stressed or _is_in_capitals(grid, number) or _is_head_amid(row, filled, wordy):
        return True
    contrast = _contrast(grid, number)
    return contrast > 0 and wordy + contrast + (not row[0]) >= max(2, (len(filled) + 1) // 2)


def _is_figure(text: str) -> bool:
    """Whether a cell holds a figure that is no bracketed year: "(2025)" goes on with "Month (2024)" beside it."""
    return is_value(text) and not is_period(text.strip("()"))


def _is_head_amid(row: Texts, filled: Texts, wordy: int) -> bool:
    """Whether words alone tell a head: all its cells, or two beyond doubt beside torn-off bits of others.

    A row called by its period, or "Date:" or "Closing date" with days behind it, says what it is about itself.
    """
    if is_period(row[0]) or row[0].endswith(":") or all(is_day(text) for text in filled[1:]):
        return False
    bits = all(is_head_like(text) or (len(text) <= 10 and text.isalpha()) for text in filled)
    return wordy == len(filled) or (bits and sum(is_plain_head(text) for text in filled) >= 2)


def _is_followed(grid: GridText, number: int) -> bool:
    """Whether there is something under a row: the last row of a grid is a head only in a grid of heads."""
    return number + 1 < len(grid.rows) or number == 0 or mean(map(len, filter(None, grid.rows[number]))) < 30


def _is_in_capitals(grid: GridText, number: int) -> bool:
    """Whether a row is written in capitals and the rows below it are not."""
    below = "".join("".join(row) for row in grid.rows[number + 1 : number + 6])
    own = "".join(grid.rows[number])
    return _is_upper(own) and sum(c.isalpha() for c in own) > 6 and any(c.islower() for c in below)


def _is_upper(text: str) -> bool:
    return not any(c.islower() for c in text)


def _contrast(grid: GridText, number: int) -> int:
    """How many columns have words in this row and figures below."""
    below = grid.rows[number + 1 :]
    return sum(
        _turns_to_values(row[column] for row in below)
        for column, text in enumerate(grid.rows[number])
        if text
    )


def _turns_to_values(texts: Iterable[str]) -> bool:
    filled = [text for text in texts if text]
    return bool(filled) and sum(is_value(text) or begins_with_figure(text) for text in filled) * 2 > len(
        filled
    )


def _with_rows_above(grid: GridText, number: int, at_top: bool) -> int:
    """The first row of the heads: above, while a cell comes down from there, or when it holds a spanning head."""
    while number > 0 and _comes_down(grid, number) and not any(map(_is_figure, grid.rows[number - 1])):
        number -= 1
    if not at_top or number == 0:
        return number
    above = grid.rows[number - 1]
    spanning = _filled(above) == 1 and not above[0] and not any(is_value(text) for text in above)
    torn = bool(above[0]) and _filled(above) == 1 and grid.rows[number][0][:1].islower()
    return number - 1 if spanning or torn else number


def _comes_down(grid: GridText, number: int) -> bool:
    """Whether a cell of a row is merged with one of the row above."""
    return any(row == number for row, _ in grid.down)


def _end_of_heads(grid: GridText, number: int) -> int:
    """The row after the last head row of the run that has its first full row at `number`."""
    end = number + 1
    while end < min(len(grid.rows), number + MOST_HEAD_ROWS) and _carries_on(grid, number, end):
        end += 1
    return end


def _carries_on(grid: GridText, first: int, number: int) -> bool:
    """Whether a row goes on with the heads above it: units, periods, second lines of heads."""
    row = grid.rows[number]
    filled = [text for text in row if text]
    if _lies_under(grid, number):
        return True
    if not filled or any(is_value(text) or len(text) > 60 for text in filled) or number + 1 >= len(grid.rows):
        return False
    if all(unit_in(text) or is_period(text) for text in filled):
        return True
    if row[0][:1].islower() and grid.rows[first][0]:
        return True
    if row[0]:
        # a full row of head words under a spanning head, or the lower half of heads torn over two rows
        sparse = _filled(grid.rows[first]) < len(filled)
        return (
            all(is_head_like(text) for text in filled)
            and len(filled) >= 2
            and (sparse or not grid.rows[first][0])
        )
    wordy = sum(is_head_like(text) for text in filled)
    return wordy * 2 >= len(filled) and bool(grid.rows[first][0] or _contrast(grid, number))


def _lies_under(grid: GridText, number: int) -> bool:
    """Whether a row parts a spanning head of the row above, beside heads that come down to it, or in heads' words."""
    if number >= len(grid.rows):
        return False
    own = [
        column for column, text in enumerate(grid.rows[number]) if text and (number, column) not in grid.down
    ]
    if any(
        _is_figure(text) or len(text) > LONGEST_HEAD for text in (grid.rows[number][column] for column in own)
    ):
        return False
    if not any(_is_parted(grid, number, column) for column in range(len(grid.rows[number]))):
        return False
    below = grid.rows[number + 1 :]
    told = [
        is_head_like(grid.rows[number][column]) or _turns_to_values(row[column] for row in below)
        for column in own
    ]
    return _comes_down(grid, number) or sum(told) * 2 > len(told)


def _is_parted(grid: GridText, number: int, column: int) -> bool:
    """Whether a cell of the row above reaches over several cells of this one, though not over all."""
    span = grid.spans[number - 1][column]
    under = grid.rows[number][column : column + span]
    return 1 < span < len(grid.rows[number]) and _filled(under) > 1


def _composed(grid: GridText, first: int, end: int) -> tuple[str | None, ...]:
    """One head a column: lines joined by blanks, a spanning head set before its sub-heads with " / "."""
    columns = len(grid.rows[first])
    heads: list[str] = [""] * columns
    for number in range(first, end):
        for column, (text, spanning) in enumerate(_spread(grid, number, end)):
            if not text or heads[column].strip().endswith(text):
                # a merged cell gives its words to each row that it spans
                continue
            below = any(grid.rows[lower][column] for lower in range(number + 1, end))
            if spanning and below and column < grid.spans[number][0]:
                continue  # a title over the labels' columns, which have heads of their own
            separator = " / " if spanning and below else " "
            heads[column] = f"{heads[column]}{text}{separator}"
    return _mended([head.removesuffix(" / ").strip() if has_words(head) else "" for head in heads])


def _mended(heads: Sequence[str]) -> tuple[str | None, ...]:
    """The heads, a word that a rule cuts in two ("Mile|stone") made whole for both columns."""
    whole: list[str | None] = [head or None for head in heads]
    for column, (one, other) in enumerate(pairwise(heads)):
        if one and other and is_head_word(one + other) and not (is_head_word(one) or is_head_word(other)):
            whole[column] = whole[column + 1] = one + other
    return tuple(whole)


def _spread(grid: GridText, number: int, end: int) -> list[tuple[str, bool]]:
    """A head row's text for each column, and whether it spans several: as merged, or over blanks with sub-heads."""
    row, spans = grid.rows[number], grid.spans[number]
    spread: list[tuple[str, bool]] = [(text, False) for text in row]
    for column, text in enumerate(row):
        if not text:
            continue
        reach = _reach(grid, number, end, column, spans[column])
        for place in range(column, reach):
            spread[place] = (text, reach > column + 1)
    return spread


def _reach(grid: GridText, number: int, end: int, column: int, span: int) -> int:
    """The column after the last that a head stands over."""
    if span > 1:
        return column + span
    below = range(number + 1, end)
    has_sub_head = [any(grid.rows[lower][place] for lower in below) for place in range(len(grid.rows[0]))]
    reach = column + 1
    if column == 0 or not has_sub_head[column]:
        return reach
    while reach < len(grid.rows[0]) and not grid.rows[number][reach] and has_sub_head[reach]:
        reach += 1
    return reach
