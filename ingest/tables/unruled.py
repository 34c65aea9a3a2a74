"""Unruled tables of one page: lines that end in figures, several lines on end.

Where the figures stand under one another, columns and heads are told by their places. Where a page lost its columns
(each line a label and its figures with single blanks), they are told by their number and order, or not at all.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from core.domain import Box, Page
from ingest.tables.captions import heading_above
from ingest.tables.draft import Draft, DraftCell
from ingest.tables.flat_heads import head_blocks, is_units, part_heads, tidy
from ingest.tables.heads import HeadRows
from ingest.tables.lines import PrintedLine, Word, around, spans_of_words
from ingest.tables.value_lines import FEWEST_VALUES, ValueLine, value_lines
from ingest.tables.values import text_of_words
from ingest.tables.words import has_words, is_head_like, is_plain_head, is_value, unit_in

FEWEST_ROWS = 3
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
_TOTAL = re.compile(r"(?:sub[- ]?|grand )?totals?\b|(?:all|overall|net) ", re.IGNORECASE)
_CAPTION = re.compile(r"(?:Table|Figure|Chart) [A-Z]?\d")


def unruled_drafts(page: Page, printed: Sequence[PrintedLine], before: Sequence[PrintedLine]) -> list[Draft]:
    """Drafts of the unruled tables in a page's lines. `before` are the lines of the page before."""
    lines = value_lines(printed)
    return [_draft(page, lines, first, end, before) for first, end in _runs(lines)]


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
    if len(run) >= FEWEST_ROWS and not _is_contents([lines[number] for number in run]):
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
    if any(_CAPTION.match(line.line.text) for line in between):
        return False
    # heads amid the lines begin another table; one word of theirs may as well head a group of rows ("Income")
    return sum(is_plain_head(line.line.text) for line in between) < 2


def _draft(
    page: Page, lines: Sequence[ValueLine], first: int, end: int, before: Sequence[PrintedLine]
) -> Draft:
    rows = lines[first:end]
    columns = _columns(rows)
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


@dataclass(frozen=True)
class Columns:
    """Where the columns of figures stand: (left, right) of each."""

    places: tuple[tuple[float, float], ...]

    @property
    def lefts(self) -> tuple[float, ...]:
        return tuple(left for left, _ in self.places)

    def of(self, box: Box) -> int | None:
        """The column that a box stands under: the one it shares most width with."""
        shared = [min(box[2], right) - max(box[0], left) for left, right in self.places]
        best = max(range(len(shared)), key=shared.__getitem__)
        return best if shared[best] > 0 else None


def _columns(rows: Sequence[ValueLine]) -> Columns | None:
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
    """The columns that the figures of all these rows stand in."""
    boxes = [around(word.box for word in value) for row in rows if row.is_row for value in row.values]
    merged: list[tuple[float, float]] = []
    for left, right in sorted((box[0], box[2]) for box in boxes):
        if merged and left <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
        else:
            merged.append((left, right))
    columns = Columns(tuple(merged))
    parted = all(_apart(row, columns) for row in rows if row.is_row)
    gaps = [b[0] - a[1] for a, b in pairwise(merged)]
    aligned = len(merged) >= FEWEST_VALUES and min(gaps, default=0) > 0 and _line_up(rows, columns)
    return columns if parted and aligned else None


def _apart(row: ValueLine, columns: Columns) -> bool:
    """Whether no two figures of a row stand in one column."""
    places = [columns.of(around(word.box for word in value)) for value in row.values]
    return len(set(places)) == len(places)


def _line_up(rows: Sequence[ValueLine], columns: Columns) -> bool:
    """Whether the figures of each column share a left edge, a right edge or a middle."""
    by_column: dict[int, list[Box]] = {}
    for row in rows:
        for value in row.values if row.is_row else ():
            box = around(word.box for word in value)
            by_column.setdefault(columns.of(box) or 0, []).append(box)
    return all(_share_an_edge(boxes) for boxes in by_column.values())


def _share_an_edge(boxes: Sequence[Box]) -> bool:
    edges = zip(*((box[0], box[2], (box[0] + box[2]) / 2) for box in boxes), strict=True)
    return any(max(places) - min(places) <= ALIGNED_POINTS for places in edges)


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
    place = number if columns is None else columns.of(around(word.box for word in value))
    return replace(_cell(page, (place or 0) + 1, value), unplaced=place is None)


def _cell(page: Page, column: int, words: Sequence[Word]) -> DraftCell:
    return DraftCell(column, 1, text_of_words(words), spans_of_words(words, page.text))


Heads = tuple[str | None, ...]


def _heads(
    rows: Sequence[ValueLine], columns: Columns | None, above: Sequence[PrintedLine]
) -> tuple[Heads | None, int]:
    """The heads in the lines above the rows, label's first, and how many lines they take up."""
    if columns is None:
        return _flat_heads(_width(rows, columns), above)
    return _placed_heads(columns, above, min(row.line.box[0] for row in rows))


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


def _placed_heads(columns: Columns, above: Sequence[PrintedLine], left: float) -> tuple[Heads | None, int]:
    """Heads by what stands over each column of figures, lines joined top to bottom; `left` is where labels begin."""
    heads: list[list[str]] = [[] for _ in range(len(columns.places) + 1)]
    used = 0
    lowest: PrintedLine | None = None
    near = above[-MOST_HEAD_LINES:]
    for number in range(len(near) - 1, -1, -1):
        line, over = near[number], near[number - 1] if number else None
        halves = _has(_BEGUN_YEAR, line) or (over is not None and _has(_BEGUN_YEAR, over))
        placed = _in_order(columns, line, left) if halves or _has(_YEAR, line) else None
        placed = placed if placed or halves else _over_columns(columns, line)
        far = lowest is not None and lowest.box[1] - line.box[3] > 1.5 * line.height
        if placed is None or far or (lowest and _is_over_all(line, placed, left)):
            break
        for column, text in _spread(placed, heads):
            heads[column].insert(0, text)
        used, lowest = used + 1, line
    if sum(bool(head) for head in heads[1:]) * 2 < len(columns.places):
        return None, 0
    return tuple(_joined(head) or None for head in heads), used


def _joined(parts: Sequence[str]) -> str:
    """The lines of a head as one: "2023-" and "24" are "2023-24"."""
    return re.sub(r"(?<=\d[-–/]) (?=\d\d\b)", "", " ".join(parts))


def _has(years: re.Pattern[str], line: PrintedLine) -> bool:
    """Whether several segments of a line are years of this form, which may go on in the next: "2022- 2023- 2024-"."""
    return sum(bool(years.fullmatch(text_of_words(segment))) for segment in line.segments()) > 1


def _is_over_all(line: PrintedLine, placed: Sequence[tuple[int, str]], left: float) -> bool:
    """Whether a line is one run of words from where labels begin to over the figures: a caption, not a head."""
    starts = line.words[0].box[0] <= left + ALIGNED_POINTS
    return starts and len(list(line.segments())) == 1 and any(column for column, _ in placed)


def _spread(placed: Sequence[tuple[int, str]], below: Sequence[Sequence[str]]) -> list[tuple[int, str]]:
    """The texts with their columns; each of several over alike groups of heads belongs to its whole group.

    "2023/24" and "2024/25" stand over "Budget" and "Spend" each; else a text belongs to what it stands over.
    """
    over = {text: column for column, text in placed if column}
    heads = [tuple(head) for head in below[1:]]
    size, left = divmod(len(heads), len(over)) if over else (0, 1)
    groups = [heads[start : start + size] for start in range(0, len(heads), size)] if size > 1 else []
    are_alike = len(groups) > 1 and all(groups[0]) and all(group == groups[0] for group in groups)
    each_over_its_own = (
        all((column - 1) // size == n for n, column in enumerate(over.values())) if size else False
    )
    if left or not are_alike or not each_over_its_own:
        return list(placed)
    labels = [(column, text) for column, text in placed if not column]
    return labels + [(n * size + place + 1, text) for n, text in enumerate(over) for place in range(size)]


def _in_order(columns: Columns, line: PrintedLine, left: float) -> list[tuple[int, str]] | None:
    """The line's segments, one a column from left to right, the labels' before them; None where the numbers differ.

    Years to the left of figures that end to the right do not stand over them surely enough to go by place.
    """
    segments = list(line.segments())
    labels = segments[:1] if segments[0][0].box[0] <= left + ALIGNED_POINTS else []
    over = segments[len(labels) :]
    if len(over) != len(columns.places):
        return None
    return [(0, text_of_words(each)) for each in labels] + [
        (number, text_of_words(each)) for number, each in enumerate(over, start=1)
    ]


def _over_columns(columns: Columns, line: PrintedLine) -> list[tuple[int, str]] | None:
    """The line's segments with the column each stands over (0: the labels'); None for a line that is no head.

    Of figures only years make heads.
    """
    if len(line.text) > 2 * LONGEST_HEAD_LINE:
        return None
    placed: list[tuple[int, str]] = []
    for segment in _heads_apart(columns, line):
        text = text_of_words(segment)
        over = _columns_under(columns, segment)
        if len(text) > LONGEST_HEAD_LINE or (is_value(text) and over and not _YEAR.fullmatch(text)):
            return None
        placed.extend((number + 1, text) for number in over)
        if not over:
            placed.append((0, text))
    over_some = [text for column, text in placed if column]
    if len(over_some) == len(columns.places) == len(placed):
        # one head for each: their order is surer than the place of one that begins where its figures end
        placed = list(enumerate(over_some, start=1))
    return placed if over_some else None


def _heads_apart(columns: Columns, line: PrintedLine) -> Iterator[Sequence[Word]]:
    """Yield the line's segments; heads close together are several, if each stands over a column of its own."""
    for segment in line.segments():
        run, *others = _pieces(segment, CLOSE_HEADS * line.height)
        for piece in others:
            one, other = (_columns_under(columns, part) for part in (run, piece))
            if len(one) == len(other) == 1 and one != other:
                yield run
                run = piece
            else:
                run = [*run, *piece]
        yield run


def _pieces(words: Sequence[Word], gap: float) -> list[list[Word]]:
    """The words in runs that stand no wider apart than `gap`."""
    pieces = [[words[0]]]
    for before, word in pairwise(words):
        if word.box[0] - before.box[2] > gap:
            pieces.append([])
        pieces[-1].append(word)
    return pieces


def _columns_under(columns: Columns, segment: Sequence[Word]) -> list[int]:
    return [number for number, place in enumerate(_reaches(columns)) if _shares(segment, place)]


def _reaches(columns: Columns) -> list[tuple[float, float]]:
    """What belongs to each column: half the way to its neighbours, and as far left of the first."""
    bounds = [(a[1] + b[0]) / 2 for a, b in pairwise(columns.places)]
    half = (columns.places[1][0] - columns.places[0][1]) / 2
    lefts = [columns.places[0][0] - half, *bounds]
    return list(zip(lefts, [*bounds, columns.places[-1][1] + half], strict=True))


def _shares(segment: Sequence[Word], place: tuple[float, float]) -> bool:
    """Whether a segment stands over a column: with its middle, or over most of the column."""
    x0, _, x1, _ = around(word.box for word in segment)
    shared = min(x1, place[1]) - max(x0, place[0])
    return place[0] <= (x0 + x1) / 2 < place[1] or shared > 0.6 * (place[1] - place[0])


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
