"""A measure's value where a report gives it in its commentary: "Q2 2025/26 position 57.5% (in line with ...)".

Only where the reporting period is followed at once by one value, and by nothing that the value would count: a
commentary is full of figures, and most of them are of something else.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.domain import Box, Page, Period, joined_boxes
from core.periods import find_periods
from ingest.tables import TableCell

_VALUE = re.compile(
    r"[\s:=,–-]*(?:(?:year[- ]end|end|current|overall)\s+)?"
    r"(?:(?:position|performance|figure|out-?turn|result|rate|value|actual|average|percentage)\b)?[\s:=–-]*"
    r"(?:(?:is|was|at|of|stands at|stood at)\s+)?"
    r"(?P<value>£?\d[\d,]*(?:\.\d+)?(?:\s?%|\s?(?:m|k|million)\b)?)(?=\s*(?:[.;,](?!\d)|[(–-]|$))",
    re.IGNORECASE,
)  # fmt: skip


@dataclass(frozen=True)
class Spoken:
    """A value as the commentary gives it, and where."""

    text: str
    page: int
    boxes: tuple[Box, ...]


def spoken_value(page: Page, cells: Sequence[TableCell], reporting: Period | None) -> Spoken | None:
    """The one value that the commentary on a page gives for the period reported on; None without one, or with two.

    A commentary that begins in the middle of a sentence may be the end of another measure's, and gives none.
    """
    offsets = [n for cell in cells for start, end in cell.spans for n in (*range(start, end), None)]
    text = "".join(" " if n is None else page.text[n] for n in offsets)
    if reporting is None or text[:1].islower():
        return None
    found: dict[str, tuple[int, int]] = {}
    for mention in find_periods(text):
        match = _VALUE.match(text, mention.end) if mention.period.label == reporting.label else None
        if match:
            found.setdefault(match["value"], match.span("value"))
    if len(found) != 1:
        return None
    ((value, (start, end)),) = found.items()
    boxes = joined_boxes([page.boxes[n] for n in offsets[start:end] if n is not None])
    return Spoken(value, page.number, boxes)
