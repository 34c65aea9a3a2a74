"""Headings by how they are set: lines larger or bolder than the paper's running text, and what recurs on every page.

Many papers set their headings apart and number none of them; others are plain text throughout, and have none by this.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from core.domain import Frozen, LineStyle, Page
from core.periods import MONTHS

LARGER = 1.1  # of the running text's size: what is set so much larger is no running text
SAME_SIZE = 0.04  # of a size: what differs less is set alike
MOST_LINES = 3  # of one heading; more lines set apart are a paragraph that is stressed
LONGEST = 160  # characters of a heading
WIDE = 1.2  # of the letters' size: words of one heading stand nearer to one another
EDGE_LINES = 3  # of a page's first and last lines, among which what recurs is looked for
RECURS = 3  # pages on which the same line stands there
RECURS_SHARE = 0.3  # of the pages, too
TITLE_PAGES = 2  # pages on which headings of a size stand, for it to be that of reports

_NUMBERS = re.compile(r"\d+")
_NOT_A_HEADING = re.compile(
    r"[\W\d]*$|[a-z(]|\d{1,2}[.:]\d\d ?[ap]\.?m\b|.*[,;]$"
    r"|\W*(?:RESOLVED|RECOMMENDED|AGREED|ACTION|Resolved|Agreed|Action)\b"
    r"|(?:Table|Figure|Fig\.?|Chart|Graph)\s+\d|(?:Author|Contact|Source|Note|Notes|Key)\s?:"
)
_SENTENCE = re.compile(r".*[a-z]{2}\.$|.*:$")
OF_PEOPLE = re.compile(
    r"(?:Author|Report of|Report by|Prepared (?:by|for)|Contact|Apologies|Present|In attendance|Members?(?:hip)?|Chair|"
    r"Clerk|Councillors?|Cllr|Director|Portfolio|Group)\b",
    re.IGNORECASE,
)
"""How lines begin that say who, and head nothing."""
_DATE = re.compile(
    rf"\W*(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{'|'.join(MONTHS)}),?(?:\s+\d{{4}})?\W*$", re.IGNORECASE
)
_OF_ITEM = re.compile(r"(?:Agenda )?Item (?:No\.? )?\d|Paper [A-Z]\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*\.?|[A-Z]{2,6} ?\d{1,4}\.?)\s")  # "4.1 ", "CFB12 "
_FIGURES = re.compile(r"£|\d[\d.,]*\s?%|(?:\d[\d.,]*\s+){2}\d")


class Set(Frozen):
    """A heading as it is set: its stretch of the page's text, and the size of its letters."""

    start: int
    end: int
    text: str
    size: float


class SetApart:
    """The headings of one paper that are set apart, by page; looked for once."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.running = _running(pages)
        body = _body(pages)
        self._found = {page.number: tuple(self._on(page, body)) for page in pages} if body else {}
        self.title_size = _title_size(self._found.values())

    def on(self, page: Page) -> Sequence[Set]:
        """The headings of a page that are set apart, in order."""
        return self._found.get(page.number, ())

    def is_title(self, heading: Set) -> bool:
        """Whether a heading is of a whole report: by its words, or set as those are that stand above others."""
        if _OF_ITEM.match(heading.text):
            return True
        return self.title_size is not None and heading.size >= (1.0 - SAME_SIZE) * self.title_size

    def is_running(self, line: str) -> bool:
        """Whether a line is printed at the edge of many pages, as the council's name or the paper's title is."""
        return _shape(line) in self.running

    def is_used(self) -> bool:
        """Whether the paper sets its headings apart: one on every other page, or more."""
        return sum(map(len, self._found.values())) * 2 >= max(len(self._found), 1)

    def _on(self, page: Page, body: LineStyle) -> Iterator[Set]:
        for run in self._runs(page, body):
            text = " ".join(page.text[style.start : style.end].strip() for style in run)
            is_large = run[0].size > LARGER * body.size
            if len(run) <= MOST_LINES and self._is_heading(text, is_large=is_large):
                yield Set(start=run[0].start, end=run[-1].end, text=text, size=run[0].size)

    def _runs(self, page: Page, body: LineStyle) -> Iterator[list[LineStyle]]:
        """Lines one below the other that are set apart in the same way."""
        run: list[LineStyle] = []
        for style in page.styles:
            begins_anew = _NUMBERED.match(page.text, style.start) is not None
            if run and (begins_anew or not _alike(run[-1], style) or style.start - run[-1].end > 1):
                yield run
                run = []
            is_running = self.is_running(page.text[style.start : style.end])
            if _stands_out(style, body) and not is_running and not _in_columns(page, style):
                run.append(style)
        if run:
            yield run

    def _is_heading(self, text: str, *, is_large: bool) -> bool:
        if len(text) > LONGEST or _FIGURES.search(text) or _NOT_A_HEADING.match(text) or _DATE.match(text):
            return False
        return is_large or not (_SENTENCE.match(text) or OF_PEOPLE.match(text))


def _stands_out(style: LineStyle, body: LineStyle) -> bool:
    """Whether a line is larger than running text, or bolder; what is bold and smaller heads a table's column."""
    is_as_large = style.size >= (1.0 - 2 * SAME_SIZE) * body.size
    return style.size > LARGER * body.size or (style.is_bold and not body.is_bold and is_as_large)


def _in_columns(page: Page, style: LineStyle) -> bool:
    """Whether a line's words stand apart, as the heads of a table's columns do; a number stands before a heading."""
    number = _NUMBERED.match(page.text, style.start)
    boxes = [box for box in page.boxes[number.end() if number else style.start : style.end] if box]
    return any(after[0] - before[2] > WIDE * style.size for before, after in pairwise(boxes))


def _alike(one: LineStyle, other: LineStyle) -> bool:
    return one.is_bold == other.is_bold and abs(one.size - other.size) <= SAME_SIZE * one.size


def _body(pages: Sequence[Page]) -> LineStyle | None:
    """The style of most of the paper's letters in lines of running text; None where no page tells how it is set."""
    counted: Counter[tuple[float, bool]] = Counter()
    for page in pages:
        for style in page.styles:
            counted[style.size, style.is_bold] += (
                style.end - style.start
            ) ** 2  # long lines are running text
    if not counted:
        return None
    (size, is_bold), _ = counted.most_common(1)[0]
    return LineStyle(start=0, end=0, size=size, is_bold=is_bold)


def _title_size(found: Iterable[Sequence[Set]]) -> float | None:
    """The size of the headings of whole reports, where others are smaller: the largest that is on several pages."""
    on_pages: Counter[float] = Counter()
    count: Counter[float] = Counter()
    for headings in found:
        sizes = [heading.size for heading in headings]
        on_pages.update(set(sizes))
        count.update(sizes)
    usual = sorted((size for size, times in on_pages.items() if times >= TITLE_PAGES), reverse=True)
    smaller = [size for size in usual[1:] if size < (1.0 - SAME_SIZE) * usual[0]]
    return usual[0] if smaller and sum(count[s] for s in smaller) >= count[usual[0]] else None


def _running(pages: Sequence[Page]) -> frozenset[str]:
    """The lines at the edges of pages that recur, numbers aside."""
    recurring: Counter[str] = Counter()
    for page in pages:
        lines = [line.strip() for line in page.text.split("\n") if line.strip()]
        recurring.update({_shape(line) for line in (*lines[:EDGE_LINES], *lines[-EDGE_LINES:])})
    least = max(RECURS, RECURS_SHARE * len(pages))
    return frozenset(shape for shape, times in recurring.items() if times >= least)


def _shape(line: str) -> str:
    return _NUMBERS.sub("#", " ".join(line.split()).casefold())
