"""Words and printed lines of a page, with their places: what unruled tables are told by."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.domain import Box, Page
from ingest.tables.model import Span

_WORD = re.compile(r"\S+")
_PAGE_OF = re.compile(r".{0,60}\bpage\s*\d+(?:\s*of\s*\d+)?.{0,30}", re.IGNORECASE)
_NUMBER = re.compile(r"[\s|–-]*[1-9]\d{0,2}[\s|–-]*")
MARGIN_PART = 0.11
"""Running heads and feet stand in the outer ninth of a page's height."""
GAP_HEIGHTS = 0.8
"""A gap wider than this part of a line's height parts two columns; a space between words is about a quarter."""


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without white space."""

    text: str
    span: Span
    box: Box


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """Words that stand on one line, left to right."""

    page: int
    words: tuple[Word, ...]
    box: Box

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1]

    def segments(self) -> Iterator[tuple[Word, ...]]:
        """Yield the runs of words that stand close together."""
        run: list[Word] = []
        for word in self.words:
            if run and word.box[0] - run[-1].box[2] > GAP_HEIGHTS * self.height:
                yield tuple(run)
                run = []
            run.append(word)
        if run:
            yield tuple(run)


def printed_lines(page: Page, without: Sequence[Box]) -> list[PrintedLine]:
    """The page's lines, top to bottom, words inside the boxes `without` left out."""
    lines: list[list[Word]] = []
    for word in sorted(_words(page, without), key=lambda word: (word.box[1] + word.box[3], word.box[0])):
        if lines and _on_line(lines[-1][0].box, word.box):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [_line(page.number, words) for words in lines]


def _words(page: Page, without: Sequence[Box]) -> Iterator[Word]:
    for found in _WORD.finditer(page.text):
        boxes = [box for box in page.boxes[found.start() : found.end()] if box is not None]
        if boxes:
            box = around(boxes)
            if not any(_is_in(box, outer) for outer in without):
                yield Word(found.group(), found.span(), box)


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds these."""
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return (min(x0), min(top), max(x1), max(bottom))


def _is_in(inner: Box, outer: Box) -> bool:
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]


def _on_line(first: Box, other: Box) -> bool:
    """Whether two boxes share most of the lower one's height."""
    shared = min(first[3], other[3]) - max(first[1], other[1])
    return shared > 0.5 * min(first[3] - first[1], other[3] - other[1])


def _line(page: int, words: list[Word]) -> PrintedLine:
    ordered = tuple(sorted(words, key=lambda word: word.box[0]))
    return PrintedLine(page, ordered, around(word.box for word in ordered))


def outside(lines: Sequence[PrintedLine], boxes: Sequence[Box]) -> list[PrintedLine]:
    """The lines whose middle stands in none of these boxes."""
    return [line for line in lines if not any(_is_in(line.box, box) for box in boxes)]


def without_furniture(
    pages: Sequence[Page], printed: Mapping[int, Sequence[PrintedLine]]
) -> dict[int, list[PrintedLine]]:
    """The lines of each page without its running heads, running feet and page number."""
    margins = {
        page.number: {_mask(line) for line in printed[page.number] if _is_in_margin(line, page)}
        for page in pages
    }
    kept: dict[int, list[PrintedLine]] = {}
    for page in pages:
        # running lines are on the next page too; the first words of a page may recur further on
        near = margins.get(page.number - 1, set()) | margins.get(page.number + 1, set())
        kept[page.number] = [line for line in printed[page.number] if not _is_furniture(line, page, near)]
    return kept


def _is_furniture(line: PrintedLine, page: Page, near: set[tuple[str, int]]) -> bool:
    if _PAGE_OF.fullmatch(line.text):
        return True
    return _is_in_margin(line, page) and (_mask(line) in near or bool(_NUMBER.fullmatch(line.text)))


def _masks_in_margin(page: Page, lines: Sequence[PrintedLine]) -> set[tuple[str, int]]:
    return {_mask(line) for line in lines if _is_in_margin(line, page)}


def _is_in_margin(line: PrintedLine, page: Page) -> bool:
    return line.box[3] < MARGIN_PART * page.height or line.box[1] > (1 - MARGIN_PART) * page.height


def _mask(line: PrintedLine) -> tuple[str, int]:
    """What a running line has on every page: its words but for figures, and its height on the page."""
    return re.sub(r"\d+", "9", line.text), round(line.box[1] / 6)


def spans_of_words(words: Iterable[Word], text: str) -> tuple[Span, ...]:
    """Where these words stand in the page's text, neighbours joined over white space."""
    spans: list[Span] = []
    for start, end in sorted(word.span for word in words):
        if spans and not text[spans[-1][1] : start].strip():
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple(spans)
