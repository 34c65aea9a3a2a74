"""The structure of a paper: its parts, its meetings' minutes, its tables.

Pages count from 1; `start` and `end` are offsets in the document text (see `core.domain.DocumentText`), so that every
text here can be cut from the pages and proved. What is left to others: finding these in a PDF (ingest), keeping and
listing them (index).
"""

from datetime import date
from enum import StrEnum

from pydantic import Field

from core.domain import Box, DocId, Frozen, Period


class PartKind(StrEnum):
    """What a stretch of pages inside a paper is."""

    FRONT = "front sheet"
    MINUTES = "minutes"
    REPORT = "report"
    APPENDIX = "appendix"
    OTHER = "other"


class Stretch(Frozen):
    """Words of a paper by their offsets in the document text."""

    start: int = Field(ge=0)
    end: int = Field(gt=0)


class HeadField(Frozen):
    """One line of a report's fixed head, as printed: REPORT TO, DATE, REPORTING OFFICER, PORTFOLIO, SUBJECT, WARDS."""

    name: str
    value: str
    page: int = Field(ge=1)


class Section(Frozen):
    """A heading inside a part: what follows belongs to it until the next."""

    title: str
    page: int = Field(ge=1)
    start: int = Field(ge=0)


class Part(Frozen):
    """A front sheet, the minutes, a report or an appendix inside a paper; a plain report is one part."""

    position: int = Field(ge=0, description="order in the paper")
    kind: PartKind
    title: str
    item: str | None = Field(default=None, description='agenda item, "5a"')
    first_page: int = Field(ge=1)
    last_page: int = Field(ge=1)
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    parent: int | None = Field(default=None, description="position of the report that an appendix belongs to")
    head: tuple[HeadField, ...] = ()
    sections: tuple[Section, ...] = ()
    period: Period | None = None
    fingerprint: tuple[int, ...] = Field(
        default=(), description="a sketch of its words, alike for the same report in another file"
    )


class Officer(Frozen):
    """Initials that a paper uses for a person, as its own key resolves them."""

    initials: str
    name: str
    role: str | None = None
    page: int = Field(ge=1)


class Meeting(Frozen):
    """A meeting that a paper minutes: who met when and where."""

    body: str
    meeting_date: date | None = None
    place: str | None = None
    present: tuple[str, ...] = ()
    apologies: tuple[str, ...] = ()
    in_attendance: tuple[str, ...] = ()
    page: int = Field(ge=1)


class Minute(Frozen):
    """One minute: what was talked about, and, apart from it, what was decided."""

    doc_id: DocId
    position: int = Field(ge=0, description="order in the paper")
    number: str = Field(
        description='as printed, "CYP16"; restarts each year, so only number and date name a minute'
    )
    subject: str
    body: str = Field(description="the body that met")
    meeting_date: date | None = None
    page: int = Field(ge=1, description="where the minute begins")
    start: int = Field(ge=0)
    end: int = Field(gt=0)
    discussion: tuple[Stretch, ...] = ()
    verb: str | None = Field(
        default=None, description='"RESOLVED", "agreed" or what a vote came to, "NOT AGREED", as printed'
    )
    decided_by: str | None = None
    resolved: str = Field(
        default="",
        description='what follows the verb, or ends in it, on one line; "" where nothing was decided',
    )
    decision: tuple[Stretch, ...] = Field(
        default=(), description="where those words stand, the verb included"
    )
    resolved_page: int | None = None
    boxes: tuple[Box, ...] = Field(
        default=(), description="around the decision, else the minute's heading, on one page"
    )
    boxes_page: int | None = None


class TableCellOnPage(Frozen):
    """One cell of a printed table; `boxes` lie around its own words, one a line."""

    row: int = Field(ge=0)
    column: int = Field(ge=0)
    column_span: int = Field(default=1, ge=1)
    head: str | None = None
    text: str
    boxes: tuple[Box, ...] = ()


class PageTable(Frozen):
    """The part of a table that stands on one page."""

    page: int = Field(ge=1)
    caption: str | None = None
    heads: tuple[str | None, ...] = Field(default=(), description="one a column")
    heads_page: int | None = None
    period: Period | None = None
    cells: tuple[TableCellOnPage, ...] = ()
