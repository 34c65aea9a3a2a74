"""What a table is to the rest of the program: an overlay that says which characters of a page belong to which cell.

Offsets are those of the page's own text (`core.domain.Page.text`); boxes are PDF points from the page's top-left.
"""

from enum import StrEnum

from pydantic import Field

from core.domain import Box, Frozen

Span = tuple[int, int]


class RowKind(StrEnum):
    """What a row of a table is there for."""

    HEAD = "head"
    BODY = "body"
    COMMENTARY = "commentary"
    SECTION = "section"
    TOTAL = "total"


class TableCell(Frozen):
    """One cell, with the words in it and the head it stands under."""

    row: int = Field(ge=0, description="counts the table's rows from 0, over all its pages")
    column: int = Field(ge=0)
    column_span: int = Field(default=1, ge=1)
    text: str = Field(description="the cell's words in reading order, white space made single")
    spans: tuple[Span, ...] = Field(description="where those words stand in the page's text")
    boxes: tuple[Box, ...] = Field(description="around the words, one a line")
    head: str | None = None
    rating: str | None = Field(
        default=None, description='"green", "amber" or "red", drawn in a cell without words'
    )
    repeats: bool = Field(
        default=False, description="a merged cell's words once more, in a later row that it spans"
    )


class TableRow(Frozen):
    """One row on one page; its characters need not stand together in the text."""

    page: int = Field(ge=1)
    kind: RowKind
    cells: tuple[TableCell, ...]
    label: str = Field(description="reference and measure, or whatever the row is called by")
    start: int = Field(ge=0, description="the smallest range of the page's text that holds the row")
    end: int = Field(ge=0)
    contiguous: bool = Field(description="whether that range holds nothing but the row")
    continues: bool = Field(
        default=False, description="carries on on the next page, or comes from the one before"
    )


class PageArea(Frozen):
    """The rectangle a table takes up on one page."""

    page: int = Field(ge=1)
    box: Box


class LeftOver(Frozen):
    """Characters inside a table's rectangle that stand in none of its cells."""

    page: int = Field(ge=1)
    start: int
    end: int


class Table(Frozen):
    """A table, over one page or several."""

    first_page: int = Field(ge=1)
    last_page: int = Field(ge=1)
    areas: tuple[PageArea, ...]
    ruled: bool = Field(description="found by its rules, not by the places or the order of its words")
    heads: tuple[str | None, ...] = Field(description="one a column, as first in force")
    heads_page: int | None = Field(default=None, description="where those heads were printed")
    caption: str | None = None
    unit: str | None = None
    rows: tuple[TableRow, ...]
    left_over: tuple[LeftOver, ...] = ()
