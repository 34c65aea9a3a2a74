"""What stands around a table on its page: the heading above it, and whether it begins or ends the page."""

import re
from collections.abc import Sequence

from core.domain import Box
from ingest.tables.lines import PrintedLine
from ingest.tables.words import unit_in

LONGEST_CAPTION = 160
FARTHEST_POINTS = 90.0
NEAR_POINTS = 30.0
_NUMBERED = re.compile(r"\d+(?:\.\d+)+\s|\d+[.)]\s|[•●▪o]\s|(?:appendix|table|figure)\b", re.IGNORECASE)
_BEGINNING = re.compile(r"[\W\d]*[A-Z]")


def heading_above(lines: Sequence[PrintedLine], top: float) -> str | None:
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


def unit_above(lines: Sequence[PrintedLine], top: float) -> str | None:
    """The unit of money that the line right above a height names: "The sources are set out below in £ million."."""
    above = [line for line in lines if line.box[3] <= top + 3]
    return unit_in(above[-1].text) if above and top - above[-1].box[3] <= NEAR_POINTS else None


def _goes_on(line: PrintedLine, following: PrintedLine) -> bool:
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


def nothing_below(lines: Sequence[PrintedLine], box: Box) -> bool:
    """Whether the page ends with the table."""
    return not any(line.box[1] >= box[3] - 3 for line in lines)


def nothing_above(lines: Sequence[PrintedLine], box: Box) -> bool:
    """Whether the page begins with the table."""
    return not any(line.box[3] <= box[1] + 3 for line in lines)
