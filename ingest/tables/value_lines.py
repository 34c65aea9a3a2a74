"""Lines of a page as rows may be printed on them: a label and the values behind it.

A label too long for its column goes on in the next line, or begins in the one before; both lines are one row then.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.tables.lines import PrintedLine, Word, around
from ingest.tables.values import trailing_values

FEWEST_VALUES = 2
LONGEST_HALF = 60
CLOSE_HEIGHTS = 0.45
"""Lines of one label stand closer than this part of their height, and closer than rows do."""
ALIGNED_POINTS = 3.0


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
    """The lines top to bottom, the halves of a label made one."""
    return list(_with_whole_labels([_value_line(line) for line in printed]))


def _value_line(line: PrintedLine) -> ValueLine:
    label, values = trailing_values(line.words)
    openings = {segment[0].span for segment in line.segments()}
    while len(openings) > 1 and label and values and values[0][0].span not in openings:
        # where gaps part the columns, a figure close behind the label is its last word: "Key Stage 2"
        label, values = [*label, *values[0]], values[1:]
    return ValueLine(line, label, values)


def _with_whole_labels(lines: Sequence[ValueLine]) -> Iterator[ValueLine]:
    """Yield the lines, a label's second half joined to the row above it."""
    row: ValueLine | None = None
    for line in lines:
        if row is not None and _goes_on(row, line):
            row = ValueLine(_joined(row.line, line.line), [*row.label, *line.line.words], row.values)
            continue
        if row is not None:
            yield row
        row = line
    if row is not None:
        yield row


def _goes_on(row: ValueLine, line: ValueLine) -> bool:
    """Whether a line is the rest of the label of the row above: begun small or in a bracket, right under it."""
    text = line.line.text
    if not row.is_row or line.values or len(text) > LONGEST_HALF or not (text[0].islower() or text[0] == "("):
        return False
    label, rest = around(word.box for word in row.label[-1:]), line.line.box
    first_value = row.values[0][0].box
    under = abs(rest[0] - row.line.box[0]) <= ALIGNED_POINTS and rest[2] <= first_value[0]
    return under and rest[1] - label[3] < CLOSE_HEIGHTS * line.line.height


def _joined(one: PrintedLine, other: PrintedLine) -> PrintedLine:
    words = (*one.words, *other.words)
    return PrintedLine(one.page, words, around(word.box for word in words))
