"""Turn blocks into ReportLab flowables: the type, the tables and the symbols of a committee paper.

Only the standard PDF fonts are used, so nothing is embedded and every symbol that is a glyph can be extracted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any
from xml.sax.saxutils import escape

from reportlab.graphics.shapes import Drawing, Polygon
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, PageBreak, Paragraph, Spacer
from reportlab.platypus import Table as Grid

from samples.blocks import (
    ArrowKey,
    Block,
    Bullets,
    Direction,
    Glyphs,
    Heading,
    Measure,
    MeasureTable,
    NewPage,
    Para,
    Rating,
    Table,
)

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10.5, leading=13.6, spaceAfter=7)
NUMBERED = ParagraphStyle("numbered", BODY, leftIndent=11 * mm, bulletIndent=0)
BULLET = ParagraphStyle("bullet", BODY, leftIndent=11 * mm, bulletIndent=5 * mm, spaceAfter=4)
CELL = ParagraphStyle("cell", BODY, fontSize=9.5, leading=12, spaceAfter=0)
CELL_HEAD = ParagraphStyle("cell-head", CELL, fontName="Helvetica-Bold")
CELL_RIGHT = ParagraphStyle("cell-right", CELL, alignment=2)
CELL_RIGHT_HEAD = ParagraphStyle("cell-right-head", CELL_HEAD, alignment=2)
CELL_CENTRE = ParagraphStyle("cell-centre", CELL, alignment=1)
HEADINGS = (
    ParagraphStyle(
        "title", BODY, fontName="Helvetica-Bold", fontSize=14, leading=18, alignment=1, spaceAfter=12
    ),
    ParagraphStyle("section", BODY, fontName="Helvetica-Bold", spaceBefore=6),
    ParagraphStyle("sub", BODY, fontName="Helvetica-BoldOblique", spaceBefore=3, spaceAfter=4),
)

HEADING_ROOM = 32 * mm
"""A heading with less room than this beneath it goes to the next page."""

RATING_COLOURS = {"Green": "#bfe3c0", "Amber": "#ffdf9e", "Red": "#f4b6b0", "N/A": "#ffffff"}
GLYPH_FONTS = {"dingbat": "ZapfDingbats", "symbol": "Symbol"}
GLYPH_CHARACTERS: dict[tuple[Glyphs, Direction], str] = {
    ("dingbat", "up"): "\u279a",
    ("dingbat", "level"): "\u2799",
    ("dingbat", "down"): "\u2798",
    ("symbol", "up"): "\u2191",
    ("symbol", "level"): "\u2194",
    ("symbol", "down"): "\u2193",
}
ARROWS: dict[Direction, tuple[int, ...]] = {
    "up": (7, 14, 13, 6, 9, 6, 9, 0, 5, 0, 5, 6, 1, 6),
    "down": (7, 0, 13, 8, 9, 8, 9, 14, 5, 14, 5, 8, 1, 8),
    "level": (0, 7, 5, 12, 5, 9, 9, 9, 9, 12, 14, 7, 9, 2, 9, 5, 5, 5, 5, 2),
}

MEASURE_WIDTHS = (18, 54, 20, 20, 20, 18, 18)
WIDE_MEASURE_WIDTHS = (20, 112, 26, 26, 26, 24, 24)


def flowables(blocks: Iterable[Block]) -> list[Any]:
    """Fresh flowables for `blocks`; ReportLab uses each up, so a second pass needs new ones."""
    return [flowable for block in blocks for flowable in _flowables_of(block)]


def _flowables_of(block: Block) -> list[Any]:
    """The flowables of one block."""
    match block:
        case Heading(text, level):
            # not keepWithNext: with a long table beneath, that would keep the whole table off the page
            return [CondPageBreak(HEADING_ROOM), Paragraph(inline(text), HEADINGS[level])]
        case Para(text, number):
            return [Paragraph(inline(text), NUMBERED if number else BODY, bulletText=number or None)]
        case Bullets(items):
            return [Paragraph(inline(item), BULLET, bulletText="\u2022") for item in items]
        case NewPage():
            return [PageBreak()]
        case Table():
            return [_table(block), Spacer(1, 4 * mm)]
        case MeasureTable():
            return [_measure_table(block), Spacer(1, 4 * mm)]
        case ArrowKey():
            return [_arrow_key(block), Spacer(1, 4 * mm)]


def inline(text: str) -> str:
    """`text` as ReportLab's own small XML, with **bold** words and forced line turns kept."""
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", escape(text)).replace("\n", "<br/>")


def _table(table: Table) -> Any:
    """A plain table of texts, ruled or not."""
    cells = [_row(table.head, table.right_from, bold=True)] if table.head else []
    cells += [_row(row, table.right_from, bold=i in table.bold_rows) for i, row in enumerate(table.rows)]
    rules: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 3)]
    if table.ruled:
        rules.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    repeat = 1 if table.head and table.repeat_head else 0
    return Grid(cells, colWidths=_points(table.widths), repeatRows=repeat, style=rules, hAlign="LEFT")


def _row(texts: Sequence[str], right_from: int, *, bold: bool) -> list[Any]:
    """The cells of one row; columns from `right_from` are set to the right."""
    left, right = (CELL_HEAD, CELL_RIGHT_HEAD) if bold else (CELL, CELL_RIGHT)
    return [Paragraph(inline(text), right if i >= right_from else left) for i, text in enumerate(texts)]


def _measure_table(table: MeasureTable) -> Any:
    """The monitoring table: a row for each measure, and its commentary spanning the row beneath."""
    cells: list[list[Any]] = [[Paragraph(inline(text), CELL_HEAD) for text in table.head]]
    rules: list[tuple[Any, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
    ]
    for measure in table.measures:
        row = len(cells)
        cells += [_measure_row(measure, table.glyphs), [_commentary(measure)] + [""] * (len(table.head) - 1)]
        rules.append(("BACKGROUND", (-1, row), (-1, row), colors.HexColor(RATING_COLOURS[measure.rating])))
        rules.append(("SPAN", (0, row + 1), (-1, row + 1)))
        if table.repeat_head:  # tables without heads on every page also part a measure from its commentary
            rules.append(("NOSPLIT", (0, row), (0, row + 1)))
    widths = WIDE_MEASURE_WIDTHS if table.wide else MEASURE_WIDTHS
    return Grid(
        cells, colWidths=_points(widths), repeatRows=int(table.repeat_head), style=rules, hAlign="LEFT"
    )


def _measure_row(measure: Measure, glyphs: Glyphs) -> list[Any]:
    """The seven cells of a measure."""
    texts = (measure.ref, measure.wording, measure.last_year, measure.target, measure.current)
    return [
        *(Paragraph(inline(text), CELL) for text in texts),
        _direction_mark(measure.direction, glyphs),
        _rating_mark(measure.rating),
    ]


def _commentary(measure: Measure) -> Any:
    """The commentary beneath a measure, opening with the officer's name."""
    return Paragraph(
        f"<b>Supporting Commentary: {inline(measure.officer)}</b> {inline(measure.commentary)}", CELL
    )


def _arrow_key(key: ArrowKey) -> Any:
    """A line for each arrow and its meaning."""
    cells = [[_direction_mark(way, key.glyphs), Paragraph(inline(text), CELL)] for way, text in key.meanings]
    return Grid(
        cells, colWidths=_points((18, 120)), hAlign="LEFT", style=[("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    )


def _direction_mark(direction: Direction, glyphs: Glyphs) -> Any:
    """An arrow: a drawn shape, which leaves no text, or a glyph of a standard font, which does."""
    if direction == "n/a":
        return Paragraph("N/A", CELL_CENTRE)
    if glyphs != "drawn":
        style = ParagraphStyle("glyph", CELL_CENTRE, fontName=GLYPH_FONTS[glyphs], fontSize=14, leading=16)
        return Paragraph(GLYPH_CHARACTERS[glyphs, direction], style)
    drawing = Drawing(14, 14, hAlign="CENTER")
    drawing.add(Polygon(list(ARROWS[direction]), fillColor=colors.HexColor("#33557a"), strokeWidth=0))
    return drawing


def _rating_mark(rating: Rating) -> Any:
    """The rating in words; the colour stands in the cell's background."""
    return Paragraph(rating, CELL_CENTRE)


def _points(widths_mm: Sequence[float]) -> list[float]:
    """Widths in points."""
    return [width * mm for width in widths_mm]
