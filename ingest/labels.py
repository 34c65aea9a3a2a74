"""Printed page numbers: the pack's ("Page 14"), and a report's own inside it ("Page 3 of 25").

Only what stands on the page, in its first or last lines, is taken; a page without a number gets
none, since packs skip and repeat numbers. A number by itself counts only when the pages around it
go on counting.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.domain import Page

OF = re.compile(
    r"\b(?:page\s*\|?\s*)(\d{1,4})\s*(?:of|/)\s*(\d{1,4})\b|^\W*(\d{1,4})\s+of\s+(\d{1,4})\W*$", re.I
)
PAGE = re.compile(
    r"^\W*page\s*\|?\s*([A-Z]{0,2}[-.]?\d{1,4}|[ivxl]{1,6})\b(?!\s*(?:of|/)\s*\d)(?P<rest>.*)$", re.I
)
PAGE_LAST = re.compile(r"(?:^|\s)(?:\|\s*)?page\s*\|?\s*([A-Z]{0,2}[-.]?\d{1,4})\W*$", re.I)
BESIDE = re.compile(r"^\W*(?:agenda\s+item\b.*|\|.*)?$", re.I)
LONE = re.compile(r"^[\s|–—-]*([A-Z]{1,2}[-.])?(\d{1,4})[\s|–—-]*$")
EDGE_LINES = 3
EDGE_SHARE = 0.12
"""A lone number stands in the outermost eighth of the page; lower down it is a figure of a table."""


@dataclass(frozen=True)
class _Line:
    text: str
    top: float | None
    bottom: float | None


@dataclass(frozen=True)
class _Lone:
    """A number by itself at the head or foot of a page."""

    page: int
    prefix: str
    value: int

    @property
    def offset(self) -> tuple[str, int]:
        return self.prefix, self.value - self.page


def with_labels(pages: tuple[Page, ...], pdf_labels: Sequence[str | None]) -> tuple[Page, ...]:
    """The pages with the numbers printed on them; where none is printed anywhere, with the PDF's own labels.

    Labels of the PDF that merely count 1, 2, 3 say nothing that the page number does not, and are left out.
    """
    edges = {page.number: tuple(_edge_lines(page)) for page in pages}
    lone = _trusted_lone([found for page in pages for found in _lone_numbers(page, edges[page.number])])
    labels = {number: _stamped(lines) or lone.get(number) for number, lines in edges.items()}
    if not any(labels.values()) and _say_something(pdf_labels):
        labels = {page.number: label for page, label in zip(pages, pdf_labels, strict=True)}
    return tuple(
        page.model_copy(update={"label": labels[page.number], "own_label": _own(edges[page.number])})
        for page in pages
    )


def _say_something(labels: Sequence[str | None]) -> bool:
    return any(label and label != str(number) for number, label in enumerate(labels, start=1))


def _edge_lines(page: Page) -> Iterator[_Line]:
    """The first and last printed lines of a page, with where they stand."""
    spans = [match.span() for match in re.finditer(r"[^\n]*\S[^\n]*", page.text)]
    chosen = spans if len(spans) <= 2 * EDGE_LINES else spans[:EDGE_LINES] + spans[-EDGE_LINES:]
    for start, end in chosen:
        boxes = [box for box in page.boxes[start:end] if box is not None]
        top = min((box[1] for box in boxes), default=None)
        yield _Line(page.text[start:end].strip(), top, max((box[3] for box in boxes), default=None))


def _own(lines: Sequence[_Line]) -> str | None:
    for line in lines:
        if match := OF.search(line.text):
            number, total = match.group(1) or match.group(3), match.group(2) or match.group(4)
            if 1 <= int(number) <= int(total):
                return f"{int(number)} of {int(total)}"
    return None


def _stamped(lines: Sequence[_Line]) -> str | None:
    """What a line that is nothing but "Page 14" (or "Page 14  Agenda Item 5a") says."""
    for line in lines:
        match = PAGE.match(line.text)
        if match and BESIDE.match(match.group("rest")):
            return match.group(1)
        if re.match(r"\W*agenda\s+item\b", line.text, re.I) and (match := PAGE_LAST.search(line.text)):
            return match.group(1)
    return None


def _lone_numbers(page: Page, lines: Sequence[_Line]) -> Iterator[_Lone]:
    for line in lines:
        match = LONE.match(line.text)
        if match and _at_edge(line, page.height):
            yield _Lone(page.number, match.group(1) or "", int(match.group(2)))


def _at_edge(line: _Line, height: float) -> bool:
    if line.top is None or line.bottom is None:
        return False
    return line.bottom <= EDGE_SHARE * height or line.top >= (1 - EDGE_SHARE) * height


def _trusted_lone(found: Sequence[_Lone]) -> dict[int, str]:
    """Labels by page from numbers that go on counting: three or more at one distance from the page number."""
    distances = Counter(lone.offset for lone in set(found))
    trusted: dict[int, _Lone] = {}
    for lone in found:
        best = trusted.get(lone.page)
        if distances[lone.offset] >= 3 and (best is None or distances[lone.offset] > distances[best.offset]):
            trusted[lone.page] = lone
    return {page: f"{lone.prefix}{lone.value}" for page, lone in trusted.items()}
