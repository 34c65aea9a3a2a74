"""The lines that minutes are read from: as printed, top to bottom, and told apart from what stands beside and around.

Minutes often have a narrow column at the right ("Action") with the officer who is to see to a decision. The text of a
PDF runs such words into the decision, so they are known by their place: `TextLine.words` are the lines' own words,
`aside` those of the column. Running heads and feet are left out.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from statistics import median

from core.domain import Page
from ingest.tables.lines import PrintedLine, Word, printed_lines, without_furniture

PARAGRAPH_PITCH = 1.18
"""From one line to the next, in usual line pitches: more begins a paragraph."""
LEAST_LEADING, USUAL_LEADING = 0.95, 1.35
"""A line's pitch in heights of its type: less is a raised letter, more may be a gap between paragraphs."""
FULL_LINE = 0.85
"""A line that reaches so far towards the right edge had no room for the next word."""
RIGHT_PART = 0.55
"""A side column begins in the right part of a page."""
SAME_EDGE, WIDE_SPACE = 2.0, 0.5
"""Points within which words stand at one column's edge, and heights of a line that are more than a space."""
EDGE_LINES = 3
MOST_LINES_REACH = 0.9

LIST_MARK = re.compile(
    r"(?:\(?\d{1,2}[.)]|\(?[a-zA-Z][.)]|\(?[ivxIVX]{1,5}[.)]|\d{1,2}(?:\.\d{1,2})+\.?|"
    r"[•●▪◦○■□➢►✓✔–*\uf0a7\uf0b7\uf0d8-])\s"
)
_HEADS_ASIDE = re.compile(r"\b[Ii]tems?\b.*\s(?:Actions?|ACTIONS?|Owner|Lead|Officer)$")
SENTENCE_END = re.compile(r"[.!?:;][\"'’”)\]]*$")


@dataclass(frozen=True)
class TextLine:
    """One printed line: its own words and those of a column beside it, left to right."""

    page: int
    words: tuple[Word, ...]
    aside: tuple[Word, ...]
    top: float
    height: float
    begins: bool = field(default=True)  # a paragraph
    full: bool = field(default=False)  # up to the right edge of the text
    first_on_page: int = field(default=0)  # lines of its page above it

    @cached_property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @cached_property
    def whole(self) -> str:
        """The line as a reader sees it, the column beside it included."""
        return " ".join(word.text for word in (*self.words, *self.aside))


def text_lines(pages: Sequence[Page]) -> tuple[TextLine, ...]:
    """The lines of all pages in order; a line that is nothing but a side column has no `words`."""
    printed = {page.number: printed_lines(page, ()) for page in pages}
    kept = without_furniture(pages, printed)
    lines: list[TextLine] = []
    for page in pages:
        body = _with_page_mentions(printed[page.number], kept[page.number])
        lines.extend(_told_apart(page, body))
    return tuple(lines)


def _with_page_mentions(printed: Sequence[PrintedLine], kept: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The kept lines, and those in the midst of the page: "as set out on page 12" is no page number."""
    known = set(map(id, kept))
    last = len(printed) - EDGE_LINES
    return [line for n, line in enumerate(printed) if id(line) in known or EDGE_LINES <= n < last]


def _told_apart(page: Page, printed: Sequence[PrintedLine]) -> Iterator[TextLine]:
    """The page's lines, with side columns told from the text and beginnings of paragraphs marked."""
    edge = _right_edge(page, printed)
    lines = _with_columns([_line(line, edge, page.width) for line in printed])
    usual = _usual_pitch([line for line in lines if line.words])
    left = min((line.words[0].box[0] for line in lines if line.words), default=0.0)
    before: TextLine | None = None
    for number, line in enumerate(lines):
        full = bool(line.words) and line.words[-1].box[2] >= left + FULL_LINE * (edge - left)
        begins = before is None or _parted(before, line, usual)
        made = TextLine(line.page, line.words, line.aside, line.top, line.height, begins, full, number)
        yield made
        before = made if made.words else before


def _right_edge(page: Page, printed: Sequence[PrintedLine]) -> float:
    """Where most lines of the text end at the latest."""
    ends = sorted(
        run[-1].box[2]
        for line in printed
        for run in list(line.segments())[:1]
        if run[0].box[0] < 0.5 * page.width
    )
    return ends[min(int(MOST_LINES_REACH * len(ends)), len(ends) - 1)] if ends else page.width


def _line(printed: PrintedLine, edge: float, width: float) -> TextLine:
    words: list[Word] = []
    aside: list[Word] = []
    for run in printed.segments():
        beside = run[0].box[0] >= max(edge, RIGHT_PART * width)
        (aside if beside else words).extend(run)
    return TextLine(printed.page, tuple(words), tuple(aside), printed.box[1], printed.height)


def _with_columns(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines, those that reach up to a side column parted from its words too: the column's left edge is known."""
    starts = [line.aside[0].box[0] for line in lines if line.aside]
    edges = {edge for edge in starts if sum(abs(other - edge) < SAME_EDGE for other in starts) > 1}
    # in minutes set as a table the column is narrower than the text above it
    edges |= {
        line.words[-1].box[0] for line in lines if len(line.words) > 1 and _HEADS_ASIDE.search(line.text)
    }
    return [_parted_at(line, edges) for line in lines]


def _parted_at(line: TextLine, edges: Collection[float]) -> TextLine:
    for number, (before, word) in enumerate(pairwise(line.words), start=1):
        is_edge = any(abs(word.box[0] - edge) < SAME_EDGE for edge in edges)
        if is_edge and not line.aside and word.box[0] - before.box[2] > WIDE_SPACE * line.height:
            return replace(line, words=line.words[:number], aside=line.words[number:])
    return line


def _usual_pitch(lines: Sequence[TextLine]) -> float:
    """Points from one line's top to the next one's within a paragraph; 0 where no two lines say.

    The smallest that is usual for type of this height, or that occurs twice: on a page of one-line paragraphs most
    steps are gaps.
    """
    height = median(line.height for line in lines) if lines else 0.0
    steps = sorted(b.top - a.top for a, b in pairwise(lines) if b.top - a.top > LEAST_LEADING * height)
    for step in steps:
        if step <= USUAL_LEADING * height or sum(abs(other - step) < 0.05 * step for other in steps) > 1:
            return step
    return steps[0] if steps else 0.0


def _parted(before: TextLine, line: TextLine, usual: float) -> bool:
    """Whether a new paragraph begins: after a gap, with a list's mark, or after a line that ended early."""
    if not line.words or LIST_MARK.match(line.text):
        return True
    # where a table is set tighter than the text, a full line that ends no sentence still goes on
    runs_on = before.full and not SENTENCE_END.search(before.text)
    if usual and line.top - before.top > (USUAL_LEADING if runs_on else PARAGRAPH_PITCH) * usual:
        return True
    return bool(SENTENCE_END.search(before.text)) and not before.full


def joined(words: Sequence[Word]) -> str:
    """The words on one line, a word that was broken at its hyphen put together."""
    said = ""
    for number, word in enumerate(words):
        broken = number and words[number - 1].text[-1:] == "-" and len(words[number - 1].text) > 1
        on_next_line = number and word.box[0] < words[number - 1].box[0]
        said += word.text if not number or (broken and on_next_line) else f" {word.text}"
    return said
