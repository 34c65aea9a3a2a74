"""Tables without rules whose rows end in words: ratings, owners, days, remarks.

Their columns are told by the white strips between them, which no line of the table crosses; a line that crosses one is
prose or a heading, and ends the table. Tables whose rows end in figures are left to unruled.py.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.domain import Page
from ingest.tables.draft import Draft, DraftCell, filled, with_heads
from ingest.tables.lines import PrintedLine, Word, around, spans_of_words
from ingest.tables.values import text_of_words
from ingest.tables.words import has_words, is_plain_head, is_reference, is_value

Strip = tuple[float, float]
"""The left and right edge of a column."""

FEWEST_COLUMNS = 3
FEWEST_ROWS = 3
NARROWEST_GUTTER = 6.0
FARTHEST_HEIGHTS = 2.5
CLOSE_HEIGHTS = 0.45
"""Lines of one cell stand closer than this part of their height."""
ALIKE_POINTS = 1.5
LONGEST_CELL = 45
"""Cells longer than this on an average are prose set in columns."""
FULL_PART = 0.6


@dataclass(frozen=True)
class _Block:
    """Lines that leave the same strips white, and the columns between those."""

    lines: tuple[PrintedLine, ...]
    columns: tuple[Strip, ...]

    def cells(self, line: PrintedLine) -> list[list[Word]]:
        """The line's words, one list a column."""
        found: list[list[Word]] = [[] for _ in self.columns]
        for word in line.words:
            middle = (word.box[0] + word.box[2]) / 2
            found[sum(middle > right for _, right in self.columns[:-1])].append(word)
        return found


def gutter_drafts(page: Page, lines: Sequence[PrintedLine]) -> list[Draft]:
    """Drafts of the tables in these lines whose rows end in words, with the heads found in them."""
    drafts = (_draft(page, block) for block in _blocks(lines))
    return [draft for draft in drafts if draft is not None]


def _blocks(lines: Sequence[PrintedLine]) -> Iterator[_Block]:
    """Yield the runs of lines that keep the white strips of their first line, or part them further."""
    at = 0
    while at < len(lines):
        strips = _strips(lines[at])
        end = at + 1
        while len(strips) > 1 and end < len(lines) and _is_near(lines[end - 1], lines[end]):
            wider = _joined(strips, _strips(lines[end]))
            if wider is None:
                break
            strips, end = wider, end + 1
        table = _without_lone(lines[at:end])
        if len(strips) > 1 and len(table) > FEWEST_ROWS:
            yield _with_heads_over(_Block(tuple(table), tuple(strips)))
        at = end


def _without_lone(lines: Sequence[PrintedLine]) -> Sequence[PrintedLine]:
    """The lines without those at the end that stand by themselves: the heading of what follows."""
    end = len(lines)
    while end > 1 and len(_strips(lines[end - 1])) == 1 and not _is_close(lines[end - 2], lines[end - 1]):
        end -= 1
    return lines[:end]


def _with_heads_over(block: _Block) -> _Block:
    """The block, a head that stands beside its column's words taken to it: it fills a strip of its own otherwise."""
    used = [[bool(words) for words in block.cells(line)] for line in block.lines]
    columns = list(block.columns)
    for place in reversed(range(len(columns))):
        own = [row[place] for row in used]
        for beside in (place + 1, place - 1):
            is_free = own[0] and not any(own[1:]) and 0 <= beside < len(columns) and not used[0][beside]
            if is_free:
                left, right = sorted((place, beside))
                columns[left : right + 1] = [(columns[left][0], columns[right][1])]
                for row in used:
                    row[left : right + 1] = [row[left] or row[right]]
                break
    return _Block(block.lines, tuple(columns))


def _strips(line: PrintedLine) -> list[Strip]:
    boxes = [around(word.box for word in segment) for segment in line.segments()]
    return [(box[0], box[2]) for box in boxes]


def _is_near(upper: PrintedLine, lower: PrintedLine) -> bool:
    return lower.box[1] - upper.box[3] <= FARTHEST_HEIGHTS * lower.height


def _is_close(upper: PrintedLine, lower: PrintedLine) -> bool:
    return lower.box[1] - upper.box[3] < CLOSE_HEIGHTS * lower.height


def _joined(columns: Sequence[Strip], own: Sequence[Strip]) -> list[Strip] | None:
    """The columns, widened by the strips of one more line; None where that line closes a gutter."""
    wider = list(columns)
    for left, right in own:
        met = [c for c in wider if c[0] < right + NARROWEST_GUTTER and left - NARROWEST_GUTTER < c[1]]
        if len(met) > 1:
            return None
        if met:
            wider.remove(met[0])
            left, right = min(left, met[0][0]), max(right, met[0][1])
        wider.append((left, right))
    return sorted(wider)


def _draft(page: Page, block: _Block) -> Draft | None:
    """The draft of a block; None where it is no table, or its rows end in figures."""
    words = _rows(block)
    rows = [_cells(page, row) for row in words]
    ends = _ends_in_words if len(block.columns) >= FEWEST_COLUMNS else _are_pairs
    is_table = ends(rows) and _is_full(rows, len(block.columns)) and _stand_together(page, words)
    if len(rows) <= FEWEST_ROWS or not is_table:
        return None
    return with_heads(
        Draft(
            page=page,
            box=around(line.box for line in block.lines),
            lefts=tuple(left for left, _ in block.columns),
            rows=tuple(rows),
            ruled=False,
            stressed=frozenset({0}) if _is_head(rows) else frozenset(),
        )
    )


def _stand_together(page: Page, rows: Sequence[Sequence[Sequence[Word]]]) -> bool:
    """Whether most rows are in one piece in the page's text; where columns are, each is read by itself."""
    spans = [spans_of_words([word for words in row for word in words], page.text) for row in rows]
    return sum(len(each) == 1 for each in spans) * 2 > len(rows)


def _is_head(rows: Sequence[Sequence[DraftCell]]) -> bool:
    """Whether the first row alone has words of heads, and words only."""
    first, *body = [[cell.text for cell in row] for row in rows]
    if not all(has_words(text) and not is_value(text) for text in first) or any(map(_has_digit, first[1:])):
        return False
    is_plain = any(map(is_plain_head, first)) and not any(is_plain_head(text) for row in body for text in row)
    others = [text for row in body for text in row[1:]]
    return is_plain or sum(map(_has_digit, others)) * 2 > len(others)


def _has_digit(text: str) -> bool:
    return any(c.isdigit() for c in text)


def _rows(block: _Block) -> list[list[list[Word]]]:
    """The words of each row, one list a column."""
    cells = [block.cells(line) for line in block.lines]
    rows = [cells[0]]
    for begun, each in zip(_begins(block, cells[1:]), cells[1:], strict=True):
        if begun:
            rows.append(each)
        else:
            rows[-1] = [[*above, *below] for above, below in zip(rows[-1], each, strict=True)]
    return rows


def _begins(block: _Block, cells: Sequence[Sequence[Sequence[Word]]]) -> list[bool]:
    """Whether each line after the first begins a row; the lines of a row stand nearer to one another than rows do.

    Where all stand equally far from one another, a row begins with a reference, where rows have such, else with a line
    that has its first cell and another, or words of its own there.
    """
    gaps = [lower.box[1] - upper.box[3] for upper, lower in pairwise(block.lines)]
    near = min(gaps) + ALIKE_POINTS
    begins = [bool(each[0]) and (sum(map(bool, each)) > 1 or _opens(each[0])) for each in cells]
    close = sum(gap <= near for gap, begun in zip(gaps, begins, strict=True) if begun)
    if close * 2 < sum(begins):
        return [gap > near for gap in gaps]
    numbered = [bool(each[0]) and is_reference(each[0][0].text) for each in cells]
    return numbered if sum(numbered) >= FEWEST_ROWS else begins


def _opens(words: Sequence[Word]) -> bool:
    return words[0].text[0].isupper()


def _cells(page: Page, row: Sequence[Sequence[Word]]) -> tuple[DraftCell, ...]:
    return tuple(
        DraftCell(column, 1, text_of_words(words), spans_of_words(words, page.text))
        for column, words in enumerate(row)
        if words
    )


def _is_full(rows: Sequence[Sequence[DraftCell]], columns: int) -> bool:
    """Whether most rows fill most columns, with short cells, and most are called something."""
    texts = [cell.text for row in rows for cell in row]
    named = [any(has_words(cell.text) for cell in row if cell.column <= 1) for row in rows[1:]]
    full = sum(filled(row) >= FULL_PART * columns for row in rows) >= FULL_PART * len(rows)
    told = sum(named) * 2 > len(named)
    return full and told and sum(map(len, texts)) <= LONGEST_CELL * len(texts)


def _ends_in_words(rows: Sequence[Sequence[DraftCell]]) -> bool:
    """Whether the last column of the rows holds words rather than figures."""
    last = max(cell.column for row in rows for cell in row)
    ends = [row[-1].text for row in rows[1:] if row[-1].column == last]
    return sum(has_words(text) and not is_value(text) for text in ends) * 2 > len(ends) > 0


def _are_pairs(rows: Sequence[Sequence[DraftCell]]) -> bool:
    """Whether the rows are a label and a figure each, and the figures no numbers of pages, which only grow.

    A heading over some of the rows may stand between them.
    """
    body = [row for row in rows[1:] if filled(row) > 1]
    figures = [row[1].text for row in body if is_value(row[1].text)]
    numbers = [int(text) for text in figures if text.isdigit()]
    is_contents = len(numbers) == len(figures) and all(a <= b for a, b in pairwise(numbers))
    worded = all(has_words(row[0].text) and not is_value(row[0].text) for row in body)
    return len(figures) == len(body) >= FEWEST_ROWS and worded and not is_contents
