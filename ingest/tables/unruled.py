"""Unruled tables of one page: lines that end in figures, several lines on end.

Where the figures stand under one another, columns and heads are told by their places. Where a page lost its columns
(each line a label and its figures with single blanks), they are told by their number and order, or not at all.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.domain import Page
from ingest.tables.captions import heading_above
from ingest.tables.columns import FEWEST_ROWS, Columns, columns_of
from ingest.tables.draft import Draft, DraftCell
from ingest.tables.flat_heads import head_blocks, is_units, part_heads, tidy
from ingest.tables.heads import HeadRows
from ingest.tables.lines import PrintedLine, Word, around, spans_of_words
from ingest.tables.placed_heads import Heads, placed_heads
from ingest.tables.value_lines import FEWEST_VALUES, ValueLine, value_lines
from ingest.tables.values import text_of_words
from ingest.tables.words import has_words, is_head_like, is_period, is_plain_head, unit_in

FEWEST_HEADED_ROWS = 2
MOST_BETWEEN = 3
LONGEST_BETWEEN = 60
MOST_HEAD_LINES = 14
LONGEST_HEAD_LINE = 60
LONGEST_FLAT_HEAD = 30
"""Columns are narrow, captions are not."""
ALIGNED_POINTS = 7.0
CLOSE_HEADS = 0.45
"""Words of one head stand closer than this part of their height, mostly at half of it."""
GROUPS = ("income", "expenditure", "recharges", "costs", "capital", "revenue")
"""Words that head columns too, but alone on a line right above a row stand for a group of rows."""
NOWHERE = float("nan")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–/]\d\d)?")
_BEGUN_YEAR = re.compile(r"(?:19|20)\d\d[-–/]")
_CAPTION = re.compile(r"(?:Table|Figure|Chart) [A-Z]?\d")


def unruled_drafts(page: Page, printed: Sequence[PrintedLine], before: Sequence[PrintedLine]) -> list[Draft]:
    """Drafts of the unruled tables in a page's lines. `before` are the lines of the page before."""
    lines = value_lines(printed)
    runs = list(_runs(lines))
    starts = [0, *(end for _, end in runs)]
    return [
        _draft(page, lines[start:end], first - start, before if start == 0 else ())
        for start, (first, end) in zip(starts, runs, strict=False)
    ]


def _runs(lines: Sequence[ValueLine]) -> Iterator[tuple[int, int]]:
    """Yield (first, end) of each run of rows, captions between them included."""
    rows = [number for number, line in enumerate(lines) if line.is_row]
    run: list[int] = []
    for number in rows:
        if run and not _goes_on(lines, run[-1], number):
            yield from _long_enough(lines, run)
            run = []
        run.append(number)
    yield from _long_enough(lines, run)


def _long_enough(lines: Sequence[ValueLine], run: Sequence[int]) -> Iterator[tuple[int, int]]:
    headed = bool(run) and run[0] > 0 and _heads_columns(lines[run[0] - 1].line)
    fewest = FEWEST_HEADED_ROWS if headed else FEWEST_ROWS
    if len(run) >= fewest and not _is_contents([lines[number] for number in run]):
        yield run[0], run[-1] + 1


def _is_contents(rows: Sequence[ValueLine]) -> bool:
    """Whether the rows end in ranges of pages, "21 - 22", and so are a list of contents."""
    return all(len(row.values) == 3 and text_of_words(row.values[1]) in ("-", "–") for row in rows)


def _goes_on(lines: Sequence[ValueLine], last: int, number: int) -> bool:
    between = lines[last + 1 : number]
    if len(between) > MOST_BETWEEN or any(len(line.line.text) > LONGEST_BETWEEN for line in between):
        return False
    if any(line.line.text.endswith(".") or is_units(line.line.text) for line in between):
        return False
    if any(_CAPTION.match(line.line.text) or _heads_columns(line.line) for line in between):
        return False
    # heads amid the lines begin another table; one word of theirs may as well head a group of rows ("Income")
    return sum(is_plain_head(line.line.text) for line in between) < 2


def _heads_columns(line: PrintedLine) -> bool:
    """Whether a line has heads for columns: periods or plain words of heads, one behind the other."""
    texts = [text_of_words(segment) for segment in line.segments()]
    heads = texts if is_period(texts[0]) else texts[1:]
    return len(heads) >= FEWEST_VALUES and all(is_period(text) or is_plain_head(text) for text in heads)


def _draft(page: Page, lines: Sequence[ValueLine], first: int, before: Sequence[PrintedLine]) -> Draft:
    """The draft of the rows that begin at `first` and end these lines, which begin after the table above."""
    rows = lines[first:]
    columns = columns_of(rows)
    lead = _captions_before(lines, first)
    above = [line.line for line in lines[: first - lead]]
    # heads at the top of a page may begin at the foot of the one before, or stand there altogether
    torn = before if len(_head_lines(above)) == len(above) else ()
    seen = [*torn, *above] if above else list(_without_group(torn))
    heads, used = _heads(rows, columns, seen)
    body = [*lines[first - lead : first], *rows]
    width = _width(rows, columns)
    cells = tuple(_cells(page, line, columns, width) for line in body)
    places = (NOWHERE,) * width if columns is None else columns.lefts
    draft = Draft(
        page=page,
        box=around(line.line.box for line in body),
        lefts=(body[0].line.box[0], *places),
        rows=cells,
        ruled=False,
    )
    if heads is None:
        return draft
    if used <= len(above):
        return _with_head_rows(page, draft, above, used, heads)
    draft = _with_head_rows(page, draft, above, len(above), heads) if above else replace(draft, carried=heads)
    return replace(draft, heads_page=page.number - 1, caption=_caption(seen[:-used]))


def _without_group(lines: Sequence[PrintedLine]) -> Sequence[PrintedLine]:
    """The lines without a last one that names a group of rows, below the heads' units."""
    below_units = len(lines) > 1 and is_units(lines[-2].text) and not is_units(lines[-1].text)
    return lines[:-1] if below_units else lines


def _caption(lines: Sequence[PrintedLine]) -> str | None:
    """The heading right above the heads."""
    return heading_above(lines, lines[-1].box[3]) if lines else None


def _captions_before(lines: Sequence[ValueLine], first: int) -> int:
    """How many lines right above the first row are captions of rows ("Expenditure"), not heads: none or one."""
    if first == 0:
        return 0
    text = lines[first - 1].line.text
    near = lines[first].line.box[1] - lines[first - 1].line.box[3] < lines[first].line.height
    is_alone = len(list(lines[first - 1].line.segments())) == 1
    short = (
        is_alone
        and len(text) <= 30
        and text[:1].isupper()
        and has_words(text)
        and not text.endswith((".", ":"))
    )
    below_units = first > 1 and is_units(lines[first - 2].line.text)
    names_rows = below_units or not is_head_like(text) or text.lower() in GROUPS
    return int(near and short and names_rows and unit_in(text) is None)


def _width(rows: Sequence[ValueLine], columns: Columns | None) -> int:
    """How many columns of figures there are: as placed, or as most rows have values."""
    if columns is not None:
        return len(columns.places)
    return Counter(len(row.values) for row in rows if row.is_row).most_common(1)[0][0]


def _cells(page: Page, line: ValueLine, columns: Columns | None, width: int) -> tuple[DraftCell, ...]:
    """A row's cells. Without places values count from the first, and a row with too few or many has no columns."""
    if not line.is_row and (columns is None or not line.label):
        return (_cell(page, 0, line.line.words),)
    label = _cell(page, 0, line.label)
    if columns is None and len(line.values) < width:
        # each value by itself, in the order of print; which of the heads it stands under is not known
        alone = (_cell(page, number, value) for number, value in enumerate(line.values, start=1))
        return (label, *(replace(cell, unplaced=True) for cell in alone))
    if columns is None and len(line.values) > width:
        together = [word for value in line.values for word in value]
        return (label, replace(_cell(page, 1, together), column_span=width, unplaced=True))
    if columns is not None and len(line.values) == len(columns.places):
        columns = None  # with a figure for each column, their order tells which stands in which
    return (label, *(_placed(page, number, value, columns) for number, value in enumerate(line.values)))


def _placed(page: Page, number: int, value: Sequence[Word], columns: Columns | None) -> DraftCell:
    place = number if columns is None else columns.of(value)
    return replace(_cell(page, (place or 0) + 1, value), unplaced=place is None)


def _cell(page: Page, column: int, words: Sequence[Word]) -> DraftCell:
    return DraftCell(column, 1, text_of_words(words), spans_of_words(words, page.text))


def _heads(
    rows: Sequence[ValueLine], columns: Columns | None, above: Sequence[PrintedLine]
) -> tuple[Heads | None, int]:
    """The heads in the lines above the rows, label's first, and how many lines they take up."""
    if columns is None:
        return _flat_heads(_width(rows, columns), above)
    labels = [around(word.box for word in row.label) for row in rows if row.is_row]
    begins, ends = min(box[0] for box in labels), min(max(box[2] for box in labels), columns.places[0][0])
    return placed_heads(columns, above, (begins, ends), min(row.line.box[1] for row in rows))


def _flat_heads(width: int, above: Sequence[PrintedLine]) -> tuple[Heads | None, int]:
    """Heads from all the head lines above, or none: part of them would part in ways that look right and are not."""
    taken = _head_lines(above)
    parted = part_heads(head_blocks(taken), width) if taken else None
    return (None, 0) if parted is None else ((parted[0], *parted[1]), len(taken))


def _head_lines(above: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The last of these lines that may be heads: short, of head words, units and periods."""
    taken: list[PrintedLine] = []
    for line in reversed(above[-MOST_HEAD_LINES - 3 :]):
        text = tidy(line.text)
        units = all(unit_in(word) for word in text.split())
        if len(taken) >= MOST_HEAD_LINES or not (
            units or (len(text) <= LONGEST_FLAT_HEAD and is_head_like(text))
        ):
            break
        taken.insert(0, line)
    return taken


def _with_head_rows(page: Page, draft: Draft, above: Sequence[PrintedLine], used: int, heads: Heads) -> Draft:
    """The draft with the last `used` lines above as head rows, each in one cell over all columns."""
    lines = above[len(above) - used :]
    rows = tuple(
        (DraftCell(0, draft.columns, text_of_words(line.words), spans_of_words(line.words, page.text)),)
        for line in lines
    )
    return replace(
        draft,
        box=around([*(line.box for line in lines), draft.box]),
        rows=(*rows, *draft.rows),
        caption=_caption(above[: len(above) - len(lines)]),
        head_runs=(HeadRows(0, len(rows), heads),),
        heads_page=page.number,
    )
