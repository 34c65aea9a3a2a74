"""Set a paper as a PDF: page furniture, page numbering, bookmarks and page labels.

The same paper gives the same bytes each time: ReportLab's `invariant` fixes dates and identifiers, and page streams are
left uncompressed, so that another zlib cannot change them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
)

from samples.blocks import Paper, Part
from samples.content.council import COUNCIL, NOTICE
from samples.layout import flowables

MARGIN = 20 * mm
HEAD_Y = 13 * mm
"""From the top edge down to the head line."""
FOOT_Y = 15 * mm
NOTICE_Y = 9 * mm


@dataclass(frozen=True)
class Run:
    """Where a part lies in its paper: PDF pages `first` to `first + count - 1`, the first printed as `printed`."""

    part: Part
    first: int
    count: int
    printed: int | None

    @property
    def printed_range(self) -> str:
        """The part's printed pages as an agenda gives them ("4 - 7"); empty where none are printed."""
        if self.printed is None:
            return ""
        return str(self.printed) if self.count == 1 else f"{self.printed} - {self.printed + self.count - 1}"


def render(paper: Paper) -> bytes:
    """The paper as PDF bytes."""
    return _build(paper, runs_of(paper))


def runs_of(paper: Paper) -> list[Run]:
    """Where every part of the paper falls, found by setting each part alone."""
    runs: list[Run] = []
    first, printed = 1, 1
    for part in paper.parts:
        count = _page_count(part, paper)
        numbered = paper.pack_numbers and part.in_pack_numbering
        runs.append(Run(part, first, count, printed if numbered else None))
        first += count
        printed += count if numbered else 0
    return runs


def _page_count(part: Part, paper: Paper) -> int:
    """Pages that one part fills."""
    alone = replace(paper, parts=(part,), page_labels=False)
    doc, buffer = _template(alone), BytesIO()
    doc.filename = buffer
    doc.addPageTemplates([_page_template("only", Run(part, 1, 1, None), alone)])
    doc.build(flowables(part.blocks))
    return int(doc.page)


def _build(paper: Paper, runs: list[Run]) -> bytes:
    """Set all parts in one document, each with its own page template."""
    buffer = BytesIO()
    doc = _template(paper)
    doc.filename = buffer
    doc.addPageTemplates([_page_template(f"part-{i}", run, paper) for i, run in enumerate(runs)])
    story: list[Any] = []
    for i, run in enumerate(runs):
        if i:
            story += [NextPageTemplate(f"part-{i}"), PageBreak()]
        story += flowables(run.part.blocks)
    doc.build(story)
    return buffer.getvalue()


def _template(paper: Paper) -> Any:
    """An empty document with the paper's size and metadata."""
    return BaseDocTemplate(
        None,
        pagesize=landscape(A4) if paper.landscape else A4,
        title=paper.title,
        author=COUNCIL,
        subject=NOTICE,
        lang="en-GB",
        invariant=1,
        pageCompression=0,
    )


def _page_template(name: str, run: Run, paper: Paper) -> Any:
    """The page template of one part: a single frame, the head drawn before the text and the foot after it."""
    width, height = landscape(A4) if paper.landscape else A4
    frame = Frame(MARGIN - 6, MARGIN, width - 2 * MARGIN + 12, height - 2 * MARGIN)

    def draw_head(canvas: Any, _doc: Any) -> None:
        _draw_head(canvas, run, width, height - HEAD_Y)
        if canvas.getPageNumber() == run.first:
            _add_bookmark(canvas, run, with_label=paper.page_labels)

    def draw_foot(canvas: Any, _doc: Any) -> None:
        _draw_foot(canvas, run, width)

    return PageTemplate(
        id=name, frames=[frame], onPage=draw_head, onPageEnd=draw_foot, pagesize=(width, height)
    )


def _draw_foot(canvas: Any, run: Run, width: float) -> None:
    """The report's own page number, and the notice that all is invented."""
    canvas.saveState()
    canvas.setFont("Helvetica", 8.5)
    if run.part.own_pages:
        own = canvas.getPageNumber() - run.first + 1
        canvas.drawString(MARGIN, FOOT_Y, f"{run.part.own_pages}    Page {own} of {run.count}")
    canvas.setFont("Helvetica-Oblique", 8)
    canvas.drawCentredString(width / 2, NOTICE_Y, NOTICE)
    canvas.restoreState()


def _draw_head(canvas: Any, run: Run, width: float, y: float) -> None:
    """The printed pack page, the agenda item on an item's first page, and the exempt marking."""
    index = canvas.getPageNumber() - run.first
    canvas.saveState()
    canvas.setFont("Helvetica-Bold", 9.5)
    if run.printed is not None:
        canvas.drawString(MARGIN, y, f"Page {run.printed + index}")
    if run.part.agenda_item and index == 0:
        canvas.drawRightString(width - MARGIN, y, f"Agenda Item {run.part.agenda_item}")
    if run.part.marking:
        canvas.drawCentredString(width / 2, y, run.part.marking)
    canvas.restoreState()


def _add_bookmark(canvas: Any, run: Run, *, with_label: bool) -> None:
    """An outline entry for the part; with labels, roman ones for unnumbered sheets, the printed number for the rest."""
    canvas.bookmarkPage(f"page-{run.first}")
    canvas.addOutlineEntry(run.part.title, f"page-{run.first}")
    if with_label:
        style = "ROMAN_LOWER" if run.printed is None else "ARABIC"
        canvas.addPageLabel(run.first - 1, style, run.printed or 1)
