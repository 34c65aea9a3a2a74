"""A paper's printed lines with where they stand, running heads and feet left out: what a list is told by."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from core.domain import DocumentText, Page

PageOf = Callable[[str, int], Page]

_LINE: Final = re.compile(r"[^\n]+")
_PAGE_NUMBER: Final = re.compile(r"(?:.{0,60}\bpage )?\d{1,3}(?: of \d+)?", re.IGNORECASE)
EDGE_LINES: Final = 2  # at the top and at the foot of a page, where running heads stand

LOST_GLYPH: Final = 2  # spaces


@dataclass(frozen=True)
class Line:
    """One printed line: `start` and `end` are offsets in the document text, the others points on its page."""

    start: int
    end: int
    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    is_led: bool = False
    """Whether spaces stand before its words: the mark of a glyph that the text layer has lost."""

    @property
    def height(self) -> float:
        return self.bottom - self.top


def lines_of(page: Page, whole: DocumentText) -> tuple[Line, ...]:
    """The page's lines in reading order, without its number and what stands at the edge of its neighbours too."""
    found = list(_lines(page, whole.starts[page.number - 1]))
    running = _edges(whole, page.number - 1) | _edges(whole, page.number + 1)
    edge = {*range(EDGE_LINES), *range(len(found) - EDGE_LINES, len(found))}
    return tuple(
        line
        for index, line in enumerate(found)
        if index not in edge or not (_PAGE_NUMBER.fullmatch(line.text) or _bare(line.text) in running)
    )


def _lines(page: Page, offset: int) -> Iterator[Line]:
    for match in _LINE.finditer(page.text):
        boxes = [box for box in page.boxes[match.start() : match.end()] if box]
        text = match.group().strip()
        leads = len(match.group()) - len(match.group().lstrip())
        if text and boxes:
            yield Line(
                offset + match.start() + leads,
                offset + match.start() + len(match.group().rstrip()),
                text,
                page.number,
                min(box[0] for box in boxes),
                max(box[2] for box in boxes),
                min(box[1] for box in boxes),
                max(box[3] for box in boxes),
                is_led=leads >= LOST_GLYPH,
            )


def _edges(whole: DocumentText, number: int) -> frozenset[str]:
    """The first and the last lines of a page, numbers aside; none for a page that is not there."""
    if not 1 <= number <= len(whole.pages):
        return frozenset()
    lines = [line for line in whole.pages[number - 1].split("\n") if line.strip()]
    return frozenset(_bare(line) for line in (*lines[:EDGE_LINES], *lines[-EDGE_LINES:]))


def _bare(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split()).casefold())
