"""Lines of a page as rows may be printed on them: a label and the values behind it.

A label too long for its column goes on in the next line, or begins in the one before; both lines are one row then.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.tables.lines import PrintedLine, Word, around
from ingest.tables.values import text_of_words, trailing_values

FEWEST_VALUES = 2
LONGEST_HALF = 60
CLOSE_HEIGHTS = 0.45
"""Lines of one label stand closer than this part of their height, and closer than rows do."""
ALIGNED_POINTS = 3.0
APART_POINTS = 2.0
"""What stands under a label that goes on is so much farther from it than its own lines are."""
MOST_AHEAD = 2
MOST_BEFORE_NAME = 2
_NOTE = re.compile(r"[*†‡]|(?:source|notes?)\b", re.IGNORECASE)


@dataclass(frozen=True)
class ValueLine:
    """A line as a label and the values behind it; no values where it is a caption among the rows."""

    line: PrintedLine
    label: Sequence[Word]
    values: Sequence[tuple[Word, ...]]

    @property
    def is_row(self) -> bool:
        return len(self.values) >= FEWEST_VALUES and any(
            c.isalpha() for word in self.label for c in word.text
        )


def value_lines(printed: Sequence[PrintedLine]) -> list[ValueLine]:
    """The lines top to bottom, the lines of a label made one."""
    return list(_with_whole_labels([_value_line(line) for line in printed]))


def _value_line(line: PrintedLine) -> ValueLine:
    label, values = trailing_values(line.words)
    openings = {segment[0].span for segment in line.segments()}
    while len(openings) > 1 and label and values and values[0][0].span not in openings:
        # where gaps part the columns, a figure close behind the label is its last word: "Key Stage 2"
        label, values = [*label, *values[0]], values[1:]
    return ValueLine(line, label, list(_with_brackets(values)) if len(openings) > 1 else values)


def _with_brackets(values: Sequence[tuple[Word, ...]]) -> Iterator[tuple[Word, ...]]:
    """Yield the values, a bracketed figure with the one right before it: "14 (3)" are 14, of which 3 are something."""
    held: tuple[Word, ...] = ()
    for value in values:
        gap = value[0].box[0] - held[-1].box[2] if held else 0.0
        if (
            held
            and value[0].text.startswith("(")
            and gap < CLOSE_HEIGHTS * (value[0].box[3] - value[0].box[1])
        ):
            held = (*held, *value)
            continue
        if held:
            yield held
        held = value
    if held:
        yield held


def _with_whole_labels(lines: Sequence[ValueLine]) -> Iterator[ValueLine]:
    """Yield the lines, those above and below a row that are part of its label joined to it."""
    begun = 0
    for number, line in enumerate(lines):
        if number < begun:
            continue
        if len(line.values) < FEWEST_VALUES:
            ahead = _label_ahead(lines, number)
            if not ahead:
                yield line
                begun = number + 1
                continue
        else:
            ahead = 0
        row = number + ahead
        end = row + 1 + _label_behind(lines, row)
        yield _joined(lines[number:end], lines[row].values)
        begun = end


def _label_ahead(lines: Sequence[ValueLine], number: int) -> int:
    """How many lines from this one on begin the label of the row after them; 0 where they do not."""
    row = next((n for n, line in enumerate(lines[number:]) if len(line.values) >= FEWEST_VALUES), 0)
    if not 0 < row <= MOST_AHEAD:
        return 0
    run = lines[number : number + row + 1]
    is_open = not run[-1].label or text_of_words(run[-1].label)[:1].islower()
    parts = all(_is_of_label(line, run[-1]) and not line.line.text.endswith(".") for line in run[:-1])
    return row if is_open and parts and all(_is_close(a, b) for a, b in pairwise(run)) else 0


def _label_behind(lines: Sequence[ValueLine], number: int) -> int:
    """How many lines after a row are the rest of its label.

    Begun small or in a bracket they are; else where they stand nearer to the row than to what follows.
    """
    row = lines[number]
    run = [row]
    for line in lines[number + 1 :]:
        if not _is_of_label(line, row) or not _is_close(run[-1], line):
            break
        run.append(line)
    following = lines[number + len(run)] if number + len(run) < len(lines) else None
    gaps = [_gap(a, b) for a, b in pairwise(run)]
    if gaps and (following is None or _gap(run[-1], following) >= max(gaps) + APART_POINTS):
        return len(gaps)
    small = (
        n for n, line in enumerate(run[1:]) if not (line.line.text[0].islower() or line.line.text[0] == "(")
    )
    return next(small, len(gaps))


def _is_of_label(line: ValueLine, row: ValueLine) -> bool:
    """Whether a line stands where the words of a row's label do: in their column, and left of the row's values.

    The words may hang behind a number: "3 Grants for" over "schools". A figure in them is none of a column.
    """
    text, box = line.line.text, line.line.box
    is_short = len(text) <= LONGEST_HALF and not _NOTE.match(text)
    in_one = not line.values or len(list(line.line.segments())) == 1
    begins = [word.box[0] for word in row.label[:MOST_BEFORE_NAME]] or [box[0]]
    under = any(abs(box[0] - left) <= ALIGNED_POINTS for left in begins)
    return is_short and in_one and under and box[2] <= row.values[0][0].box[0]


def _is_close(upper: ValueLine, lower: ValueLine) -> bool:
    return _gap(upper, lower) < CLOSE_HEIGHTS * lower.line.height


def _gap(upper: ValueLine, lower: ValueLine) -> float:
    return lower.line.box[1] - upper.line.box[3]


def _joined(lines: Sequence[ValueLine], values: Sequence[tuple[Word, ...]]) -> ValueLine:
    """The lines of one row as one; only one of them has its values."""
    if len(lines) == 1:
        return lines[0]
    words = tuple(word for line in lines for word in line.line.words)
    label = [word for line in lines for word in (line.label if line.values is values else line.line.words)]
    return ValueLine(
        PrintedLine(lines[0].line.page, words, around(word.box for word in words)), label, values
    )
