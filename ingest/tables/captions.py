"""What stands around a table on its page: the heading above it, and whether it begins or ends the page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.domain import Box, Page, joined_boxes

LONGEST_CAPTION = 160
FARTHEST_POINTS = 90.0
_NUMBERED = re.compile(r"\d+(?:\.\d+)+\s|\d+[.)]\s|[•●▪o]\s|(?:appendix|table|figure)\b", re.IGNORECASE)
_BEGINNING = re.compile(r"[\W\d]*[A-Z]")
_FURNITURE = re.compile(r"(?:.{0,60}\bpage\s*\d+(?:\s*of\s*\d+)?.{0,30}|[\d\s|–-]{1,8})", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """One line of a page's text and the box around it."""

    text: str
    box: Box


def lines_of(page: Page, inside: Sequence[Box]) -> list[Line]:
    """The page's lines that stand in none of these boxes, top to bottom, page numbers left out."""
    lines: list[Line] = []
    start = 0
    for text in page.text.split("\n"):
        boxes = joined_boxes(page.boxes[start : start + len(text)])
        start += len(text) + 1
        if boxes and text.strip() and not _FURNITURE.fullmatch(text.strip()):
            around = _around(boxes)
            if not any(_is_in(around, box) for box in inside):
                lines.append(Line(" ".join(text.split()), around))
    return sorted(lines, key=lambda line: (line.box[1], line.box[0]))


def _around(boxes: Sequence[Box]) -> Box:
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return (min(x0), min(top), max(x1), max(bottom))


def _is_in(line: Box, box: Box) -> bool:
    x, y = (line[0] + line[2]) / 2, (line[1] + line[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def heading_above(lines: Sequence[Line], top: float) -> str | None:
    """The heading nearest above a height: the last paragraph there, when it is short and no sentence."""
    above = [line for line in lines if line.box[3] <= top + 3]
    if not above or top - above[-1].box[3] > FARTHEST_POINTS:
        return None
    paragraph = [above[-1]]
    for line in reversed(above[:-1]):
        if not _goes_on(line, paragraph[0]) or len(paragraph) > 3:
            break
        paragraph.insert(0, line)
    text = " ".join(line.text for line in paragraph)
    return text if is_heading(text) else None


def _goes_on(line: Line, following: Line) -> bool:
    """Whether two lines stand in one paragraph: close together, and the second not begun afresh."""
    height = following.box[3] - following.box[1]
    close = following.box[1] - line.box[3] < 0.35 * height
    return close and not line.text.endswith((".", ":", "?", ";")) and not _NUMBERED.match(following.text)


def is_heading(text: str) -> bool:
    """Whether a paragraph may head a table: short, and not a sentence of prose."""
    sentence = text.rstrip("*'’”)").endswith((".", ";", ","))
    return (
        2 < len(text) <= LONGEST_CAPTION
        and not sentence
        and bool(_BEGINNING.match(text))
        and "//" not in text
    )


def nothing_below(lines: Sequence[Line], box: Box) -> bool:
    """Whether the page ends with the table."""
    return not any(line.box[1] >= box[3] - 3 for line in lines)


def nothing_above(lines: Sequence[Line], box: Box) -> bool:
    """Whether the page begins with the table."""
    return not any(line.box[3] <= box[1] + 3 for line in lines)
