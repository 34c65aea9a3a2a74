"""Minutes set by hand as councils set them: paragraphs on A4 pages, bold headings, a narrow column at the right."""

from dataclasses import dataclass, field
from pathlib import Path

from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from core.domain import Page
from core.settings import IngestSettings
from core.structure import Meeting, Minute
from ingest.minutes import find_minutes
from ingest.pages import read_pages
from tests.papers import document

SIZE = (595.0, 842.0)
LEFT, RIGHT, TOP, BOTTOM = 72.0, 523.0, 770.0, 80.0
LEADING = 14.0


@dataclass
class Sheet:
    """A paper that is written from top to bottom; a page turns when it is full, or when told."""

    path: Path
    right: float = RIGHT  # where the text ends: less than the page's where a column stands beside it
    gap: float = 8.0  # between paragraphs, besides a line's leading
    head: str = ""  # on every page
    foot: str = "Page {}"
    number: int = 1
    y: float = TOP
    canvas: Canvas = field(init=False)

    def __post_init__(self) -> None:
        self.canvas = Canvas(str(self.path), pagesize=SIZE, invariant=1)
        self._furnish()

    def _furnish(self) -> None:
        self.canvas.setFont("Helvetica", 9)
        self.canvas.drawString(LEFT, 812, self.head)
        self.canvas.drawCentredString(SIZE[0] / 2, 36, self.foot.format(self.number))

    def turn(self) -> None:
        self.canvas.showPage()
        self.number += 1
        self.y = TOP
        self._furnish()

    def line(self, text: str, x: float = LEFT, font: str = "Helvetica") -> None:
        if self.y < BOTTOM:
            self.turn()
        self.canvas.setFont(font, 11)
        self.canvas.drawString(x, self.y, text)
        self.y -= LEADING

    def para(self, text: str, indent: float = 0.0, font: str = "Helvetica", aside: str = "") -> None:
        """A paragraph wrapped to the text's width; `aside` stands beside its first lines, at the right."""
        start, page = self.y, self.number
        for line in simpleSplit(text, font, 11, self.right - LEFT - indent):
            self.line(line, LEFT + indent, font)
        if aside:
            assert page == self.number, "a column does not turn the page"
            self.canvas.setFont("Helvetica", 11)
            for row, line in enumerate(simpleSplit(aside, "Helvetica", 11, SIZE[0] - self.right - 30)):
                self.canvas.drawString(self.right + 18, start - row * LEADING, line)
        self.y -= self.gap

    def heading(self, text: str) -> None:
        self.y -= 4
        self.para(text, font="Helvetica-Bold")

    def numbered(self, number: str, text: str, font: str = "Helvetica", indent: float = 40.0) -> None:
        """A number at the left edge, and a text that hangs beside it."""
        if self.y < BOTTOM:
            self.turn()
        self.canvas.setFont(font, 11)
        self.canvas.drawString(LEFT, self.y, number)
        self.para(text, indent, font)

    def pages(self) -> tuple[Page, ...]:
        self.canvas.save()
        return read_pages(self.path, IngestSettings())

    def minutes(self) -> tuple[tuple[Meeting, ...], tuple[Minute, ...]]:
        pages = self.pages()
        return find_minutes(document("minutes", page_count=len(pages)), pages)
