"""Heads of an unruled table's columns by what stands over each column of figures.

A head may begin where its column begins while the figures end where it ends, so that it does not stand over them. A
line that has one head for each column is told by its order, as long as each head stands between the figures beside
its own; the other lines of the heads are then told by what stands under or over those.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.tables.columns import ALIGNED_POINTS, Columns
from ingest.tables.lines import PrintedLine, Word, around
from ingest.tables.values import text_of_words
from ingest.tables.words import is_period, is_value

Heads = tuple[str | None, ...]
Placed = Sequence[tuple[int, str]]
"""Texts with the column that each stands over; 0 is the labels'."""

MOST_HEAD_LINES = 14
LONGEST_HEAD = 60
CLOSE_HEADS = 0.45
"""Words of one head stand closer than this part of their height, mostly at half of it."""
FAR_HEIGHTS = 1.5
FAR_FROM_ROWS = 3.0
"""In heights of a line: no heads stand farther from the line below, and from the first row."""
FEWEST_IN_SENTENCE = 6
MOST_NUMBERS = 1
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?")
_BEGUN_YEAR = re.compile(r"(?:19|20)\d\d[-–/]")
_BROKEN_YEAR = re.compile(r"(?<=\d[-–/]) (?=\d\d\b)")


@dataclass(frozen=True)
class _Line:
    """A line above the rows: the pieces over the labels, and one over each column where there is one for each."""

    line: PrintedLine
    labels: tuple[Sequence[Word], ...]
    over: tuple[Sequence[Word], ...]
    full: bool


def placed_heads(
    columns: Columns, above: Sequence[PrintedLine], labels: tuple[float, float], top: float
) -> tuple[Heads | None, int]:
    """The heads in the lines right above the rows, label's first, and how many lines they take up.

    `labels` is where the rows' labels begin and end, `top` the height of the first row. None, and no lines, where less
    than half of the columns have a head.
    """
    block = _block(columns, above, labels, top)
    wide = _widened(columns, block)
    lines = [_placed(wide, line) for line in block]
    used = _used(lines)
    heads: list[list[str]] = [[] for _ in range(len(columns.places) + 1)]
    for number in reversed(range(len(lines) - used, len(lines))):
        placed = _over_groups(columns, block[number], heads) or lines[number] or ()
        spread = _spread(placed, heads)
        for column, head in enumerate(heads):
            head[:0] = [text for place, text in spread if place == column]
    told = tuple(_joined(head) or None for head in heads)
    is_few = sum(bool(head) for head in told[1:]) * 2 < len(columns.places)
    return (None, 0) if is_few or any(_is_half_year(head) for head in told[1:]) else (told, used)


def _used(lines: Sequence[Placed | None]) -> int:
    """How many of these lines, from the last one up, are heads: up to one that is none, or that holds figures."""
    above: Sequence[Placed | None] = [None, *lines]
    below: Sequence[Placed | None] = [*lines[1:], None]
    used = 0
    for placed, over, under in reversed(list(zip(lines, above, below, strict=False))):
        if placed is None or _is_figures(placed, over or (), under or ()):
            break
        used += 1
    return used


def _is_half_year(head: str | None) -> bool:
    return bool(head and _BEGUN_YEAR.search(head.split()[-1]) and head[-1] in "-–/")


def _joined(parts: Sequence[str]) -> str:
    """The lines of a head as one: "2023-" and "24" are "2023-24"."""
    return _BROKEN_YEAR.sub("", " ".join(parts))


def _block(
    columns: Columns, above: Sequence[PrintedLine], labels: tuple[float, float], top: float
) -> list[_Line]:
    """The lines that may hold heads, top to bottom: the nearest, without the caption and the prose over them."""
    found: list[_Line] = []
    below, far = top, FAR_FROM_ROWS
    for line in reversed(above[-MOST_HEAD_LINES:]):
        parted = _parted(columns, line, labels) if below - line.box[3] <= far * line.height else None
        if parted is None:
            break
        found.insert(0, parted)
        below, far = line.box[1], FAR_HEIGHTS
    return found


def _parted(columns: Columns, line: PrintedLine, labels: tuple[float, float]) -> _Line | None:
    """The line's pieces; None for a line of prose or a caption, which runs from over the labels to over the figures."""
    if len(line.text) > 2 * LONGEST_HEAD or _is_sentence(line):
        return None
    segments = list(line.segments())
    first = next((n for n, each in enumerate(segments) if each[0].box[0] >= labels[1]), len(segments))
    reach = segments[first - 1][-1].box[2] if first else labels[0]
    if reach > columns.places[0][0]:
        # a head of the labels may stand close to that of the first column
        whole = _one_each(columns, line.words, with_label=True)
        return _Line(line, whole[:1], whole[1:], full=True) if whole else None
    words = [word for segment in segments[first:] for word in segment]
    each = _one_each(columns, words, with_label=False) if words else ()
    over = each or tuple(_heads_apart(columns, segments[first:], line.height))
    return _Line(line, tuple(segments[:first]), over, full=bool(each))


def _is_sentence(line: PrintedLine) -> bool:
    """Whether a line ends a sentence; a number may stand before it."""
    in_one = len(list(line.segments())) <= 1 + MOST_NUMBERS
    return in_one and line.text.endswith(".") and len(line.words) >= FEWEST_IN_SENTENCE


def _one_each(columns: Columns, words: Sequence[Word], with_label: bool) -> tuple[Sequence[Word], ...]:
    """The words as one piece a column, parted at the widest gaps; nothing unless each stands at its own column's place.

    That is: between the figures of the column before and those of the column after.
    """
    pieces = _widest_parted(words, len(columns.places) + with_label)
    places = columns.places
    for number, piece in enumerate(pieces[with_label:]):
        left, right = piece[0].box[0], piece[-1].box[2]
        begins = number == 0 or left >= places[number - 1][1]
        ends = number + 1 == len(places) or right <= places[number + 1][0]
        if not (begins and ends and left <= places[number][1] + ALIGNED_POINTS):
            return ()
    if with_label and pieces and pieces[0][-1].box[2] > places[0][0]:
        return ()
    return pieces


def _widest_parted(words: Sequence[Word], count: int) -> tuple[Sequence[Word], ...]:
    """The words in so many pieces, parted at the widest gaps; nothing where the words of one head would be parted."""
    gaps = [(after.box[0] - before.box[2], n) for n, (before, after) in enumerate(pairwise(words), start=1)]
    if len(words) < count:
        return ()
    widest = sorted(gaps, reverse=True)[: count - 1]
    if any(gap <= CLOSE_HEADS * (words[0].box[3] - words[0].box[1]) for gap, _ in widest):
        return ()
    cuts = [0, *sorted(n for _, n in widest), len(words)]
    return tuple(words[a:b] for a, b in pairwise(cuts))


def _widened(columns: Columns, block: Sequence[_Line]) -> Columns:
    """The columns with the heads of lines that have one for each: what the other lines of heads stand under or over."""
    places = list(columns.places)
    for line in block:
        for number, piece in enumerate(line.over if line.full else ()):
            x0, _, x1, _ = around(word.box for word in piece)
            places[number] = (min(places[number][0], x0), max(places[number][1], x1))
    return Columns(tuple(places))


def _placed(columns: Columns, line: _Line) -> Placed | None:
    """The line's texts with the columns they stand over; None where it is no line of heads."""
    labels = [(0, text_of_words(piece)) for piece in line.labels]
    if line.full:
        texts = [text_of_words(piece) for piece in line.over]
        return None if any(len(text) > LONGEST_HEAD for text in texts) else [*labels, *enumerate(texts, 1)]
    placed = [
        (column + 1, text_of_words(piece)) for piece in line.over for column in _columns_under(columns, piece)
    ]
    return None if not placed or any(len(text) > LONGEST_HEAD for _, text in placed) else [*labels, *placed]


def _is_figures(placed: Placed, over: Placed, under: Placed) -> bool:
    """Whether a line holds a figure that is no year, nor half of one begun above, nor a day of a month below."""
    return any(
        column
        and is_value(text)
        and not _YEAR.fullmatch(text)
        and not _is_of_a_date(column, text, over, under)
        for column, text in placed
    )


def _is_of_a_date(column: int, text: str, over: Placed, under: Placed) -> bool:
    above = " ".join(words for place, words in over if place == column)
    below = " ".join(words for place, words in under if place == column)
    return bool(_BEGUN_YEAR.search(above)) or is_period(f"{text} {below}")


def _groups(below: Sequence[Sequence[str]], over: int) -> int:
    """How many columns each of so many heads stands over, where the heads below are alike in each group; else 0."""
    heads = [tuple(head) for head in below[1:]]
    size, left = divmod(len(heads), over) if over else (0, 1)
    groups = [heads[start : start + size] for start in range(0, len(heads), size)] if size > 1 else []
    are_alike = len(groups) > 1 and all(groups[0]) and all(group == groups[0] for group in groups)
    return size if are_alike and not left else 0


def _over_groups(columns: Columns, line: _Line, below: Sequence[Sequence[str]]) -> Placed | None:
    """The line's texts, one over each group of alike heads; None unless each begins and ends beside its own group."""
    size = _groups(below, len(line.over))
    rights = (
        [columns.places[start + size - 1][1] for start in range(0, len(columns.places), size)] if size else []
    )
    bounds = [columns.places[0][0] - (columns.places[-1][1] - columns.places[0][0]), *rights]
    begins = [piece[0].box[0] for piece in line.over]
    if not size or not all(a <= x <= b for x, (a, b) in zip(begins, pairwise(bounds), strict=True)):
        return None
    labels = [(0, text_of_words(piece)) for piece in line.labels]
    return [*labels, *((n * size + 1, text_of_words(piece)) for n, piece in enumerate(line.over))]


def _spread(placed: Sequence[tuple[int, str]], below: Sequence[Sequence[str]]) -> list[tuple[int, str]]:
    """The texts with their columns; each of several over alike groups of heads belongs to its whole group.

    "2023/24" and "2024/25" stand over "Budget" and "Spend" each; else a text belongs to what it stands over.
    """
    over = {text: column for column, text in placed if column}
    size = _groups(below, len(over))
    if not size or any((column - 1) // size != n for n, column in enumerate(over.values())):
        return list(placed)
    labels = [(column, text) for column, text in placed if not column]
    return labels + [(n * size + place + 1, text) for n, text in enumerate(over) for place in range(size)]


def _heads_apart(
    columns: Columns, segments: Sequence[Sequence[Word]], height: float
) -> Iterator[Sequence[Word]]:
    """Yield the segments; heads close together are several, if each stands over a column of its own."""
    for segment in segments:
        run, *others = _pieces(segment, CLOSE_HEADS * height)
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
