"""What a page of a committee paper is made of, before any layout.

Content modules speak in these types; `samples.layout` turns them into ReportLab flowables. Nothing here knows of PDF.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Direction = Literal["up", "level", "down", "n/a"]
Rating = Literal["Green", "Amber", "Red", "N/A"]
Glyphs = Literal["drawn", "dingbat", "symbol"]


@dataclass(frozen=True)
class Heading:
    """A bold line; level 0 is a centred title, 1 a section, 2 a heading inside a section."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Para:
    """Running text, with its paragraph number ("3.2") or resolution number ("1)") where it has one."""

    text: str
    number: str = ""


@dataclass(frozen=True)
class Bullets:
    """A bulleted list."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class NewPage:
    """What follows starts on a fresh page."""


@dataclass(frozen=True)
class Table:
    """A table of short texts; widths are in millimetres.

    `right_from` is the first column set to the right, as figures are. Rows in `bold_rows` are totals or sub-heads.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    ruled: bool = True
    repeat_head: bool = True
    right_from: int = 99
    bold_rows: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Measure:
    """One line of a monitoring report: a performance measure as one quarter reports it."""

    ref: str
    wording: str
    last_year: str
    target: str
    current: str
    direction: Direction
    rating: Rating
    officer: str
    commentary: str


@dataclass(frozen=True)
class MeasureTable:
    """The ruled table of measures under one objective, a commentary row spanning under each measure."""

    head: tuple[str, ...]
    measures: tuple[Measure, ...]
    glyphs: Glyphs
    repeat_head: bool
    wide: bool = False


@dataclass(frozen=True)
class ArrowKey:
    """The key to the arrows of a monitoring report: what each direction means."""

    meanings: tuple[tuple[Direction, str], ...]
    glyphs: Glyphs


Block = Heading | Para | Bullets | NewPage | Table | MeasureTable | ArrowKey


@dataclass(frozen=True)
class Part:
    """A run of pages with the same furniture: a whole short paper, or one item of an agenda pack."""

    title: str
    blocks: tuple[Block, ...]
    agenda_item: str = ""
    own_pages: str = ""
    """Printed before "Page 3 of 12" in the foot; empty where the report has no numbering of its own."""
    marking: str = ""
    """Printed at the head of every page: the exempt marking."""
    in_pack_numbering: bool = True


@dataclass(frozen=True)
class Paper:
    """One PDF: its file name without ending, its parts, and how its pages are numbered."""

    name: str
    title: str
    parts: tuple[Part, ...]
    landscape: bool = False
    pack_numbers: bool = False
    """Print "Page 14" at the head, counted over the parts that take part in the pack's numbering."""
    page_labels: bool = False
    """Carry the printed numbers as PDF page labels too (i, ii, then 1, 2, ...)."""
