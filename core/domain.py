"""The domain model: what crosses from one folder to another.

Frozen pydantic models; absent values are `None`, never -1 or "". Pages count from 1, as a
PDF viewer counts. Boxes are PDF points `(x0, top, x1, bottom)` from the page's top-left
corner. Offsets count characters of the *document text*: its pages' texts joined by one
newline each (see `DocumentText`).

What is left to others: how a PDF becomes these (ingest), where they are kept (index), how an
answer is made of them (qa).
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Box = tuple[float, float, float, float]
DocId = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of the PDF's bytes")]


class Frozen(BaseModel):
    """Base of the domain types: immutable, and closed against misspelt fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Kind(StrEnum):
    """What sort of paper it is, as an officer would say."""

    AGENDA_PACK = "agenda_pack"
    MINUTES = "minutes"
    MONITORING = "monitoring_report"
    ANNUAL = "annual_report"
    REPORT = "report"
    OTHER = "other"


class PassageKind(StrEnum):
    PROSE = "prose"
    TABLE_ROW = "table_row"
    TABLE_HEAD = "table_head"
    """What a table's columns are headed with: it says where a table stands, and nothing by itself."""


class Source(StrEnum):
    """Where a piece of metadata came from, most trusted first."""

    SIDE_FILE = "side file"
    FRONT_PAGE = "front page"
    PAGE = "a page"
    PDF_METADATA = "PDF metadata"
    FILE_NAME = "file name"


class Period(Frozen):
    """A stretch of days that figures speak of, as the paper prints it."""

    label: str = Field(description='in one form for all papers: "Q2 2025/26", "2024/25", "30 September 2025"')
    start: date
    end: date
    printed: str = Field(description="the words it was read from, exactly")
    page: int | None = Field(default=None, ge=1, description="the page those words stand on")
    conflict: str | None = Field(
        default=None,
        description="a sentence, where the paper's own words for the period contradict each other",
    )
    disputed: tuple[date, date] | None = Field(
        default=None,
        description="first and last day as those words give them, where the label says otherwise",
    )


class Provenance(Frozen):
    """Where one metadata value was read."""

    field: str
    source: Source
    page: int | None = None
    quote: str | None = None


class LineStyle(Frozen):
    """How one line of a page is set; offsets in the page's text."""

    start: int
    end: int
    size: float = Field(description="height of its characters' boxes, in points")
    is_bold: bool


class Page(Frozen):
    """One page as read: its text, and where each character of it stands."""

    number: int = Field(ge=1)
    label: str | None = Field(default=None, description='printed on the paper ("15", "B-12"), if any')
    own_label: str | None = Field(
        default=None, description='a report\'s own numbering inside a pack: "3 of 25"'
    )
    width: float
    height: float
    text: str
    boxes: tuple[Box | None, ...] = Field(repr=False, description="one per character of `text`; None: no ink")
    ocr: bool = False
    confidences: tuple[int, ...] = Field(
        default=(),
        repr=False,
        description="Tesseract's for the word of each character of `text`, 0 to 100; empty where ocr is False",
    )
    styles: tuple[LineStyle, ...] = Field(
        default=(), repr=False, description="of the lines set in one style; not kept in the index"
    )

    @property
    def mean_confidence(self) -> int | None:
        """The mean over the page's printed characters, 0 to 100; None for a page that is no scan."""
        printed = [sure for sure, box in zip(self.confidences, self.boxes, strict=False) if box is not None]
        return round(sum(printed) / len(printed)) if printed else None


class Document(Frozen):
    """One paper in the catalogue."""

    doc_id: DocId
    file: str = Field(description="the PDF's name, as the contract shows it")
    path: str = Field(description="where the PDF was found")
    title: str
    council: str | None = Field(default=None, description='whose paper it is, as people say it: "Ferncaster"')
    committee: str | None = None
    meeting_date: date | None = None
    kind: Kind = Kind.OTHER
    period: Period | None = None
    page_count: int = Field(ge=1)
    unread_pages: tuple[int, ...] = Field(
        default=(), description="pages with no text that nothing could read"
    )
    held_pages: tuple[int, ...] = Field(default=(), description="exempt pages, held back from every reader")
    provenance: tuple[Provenance, ...] = ()


class Cell(Frozen):
    """One cell of a table row, with the head it stands under."""

    head: str | None
    text: str
    boxes: tuple[Box, ...] = Field(description="around the cell's own words, one a line")
    period: Period | None = Field(default=None, description="the period that its head names, if any")


class Passage(Frozen):
    """A piece of one paper that is searched, and may be quoted, as a whole."""

    passage_id: str
    doc_id: DocId
    kind: PassageKind = PassageKind.PROSE
    first_page: int = Field(ge=1)
    last_page: int = Field(ge=1)
    start: int = Field(ge=0, description="offset of the first character in the document text")
    end: int = Field(gt=0, description="offset after the last character")
    text: str = Field(description="document text[start:end], exactly")
    context: str = Field(
        description="paper, date, item, section, table heads: embedded and searched, never quoted"
    )
    item: str | None = None
    section: str | None = None
    period: Period | None = None
    first_day: date | None = Field(
        default=None, description="of all that it speaks of: its period, its cells', and those its words name"
    )
    last_day: date | None = None
    cells: tuple[Cell, ...] = ()
    heads_page: int | None = Field(
        default=None, description="where the row's heads are printed, if on another page"
    )


class Acronym(Frozen):
    """Letters and the words they stand for, as one paper spells them out."""

    short: str
    long: str
    page: int = Field(ge=1)


class DocumentText(Frozen):
    """The pages' texts joined by newlines, and the way back from an offset to a page."""

    pages: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        return "\n".join(self.pages)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Offset of each page's first character, `(n_pages,)`."""
        return (0, *accumulate(len(page) + 1 for page in self.pages))[: len(self.pages)]

    def page_spans(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Yield (page number, start on that page, end on that page) for each page that [start, end) touches."""
        for index in range(max(bisect_right(self.starts, start) - 1, 0), len(self.pages)):
            offset = self.starts[index]
            if offset >= end:
                return
            low, high = max(start - offset, 0), min(end - offset, len(self.pages[index]))
            if low < high:
                yield index + 1, low, high


class Filters(Frozen):
    """Limits on the papers searched, applied inside every search.

    `period_from` and `period_to` limit the passages of those papers: the days a passage speaks of must share one with
    them, and a passage that names no period is left out. They say nothing about the papers.
    """

    date_from: date | None = None
    date_to: date | None = None
    committee: str | None = None
    document_ids: tuple[str, ...] | None = None
    kinds: tuple[str, ...] | None = None
    period_from: date | None = None
    period_to: date | None = None


class RetrievedPassage(Frozen):
    """A passage that a search brought back; ranks count from 1."""

    passage: Passage
    document: Document
    rank: int = Field(ge=1)
    score: float = Field(description="what the final ranking sorted by; comparable within one search only")
    cosine_similarity: float | None = Field(default=None, ge=-1.001, le=1.001)
    dense_rank: int | None = None
    lexical_rank: int | None = None
    bm25: float = Field(default=0.0, description="0: the search by words did not bring it")
    parts: Mapping[str, float] = Field(
        default={}, description="what each feature adds to the score; together they are the score"
    )


class Elsewhere(Frozen):
    """The same words on a page of another paper, which holds the same report."""

    doc_id: str
    file: str
    page: int = Field(ge=1)


class Citation(Frozen):
    """A proof: exact words on an exact page."""

    marker: int = Field(ge=1, description="the n of [n] in the answer")
    passage_id: str
    document: Document
    page: int = Field(ge=1)
    page_label: str | None = Field(default=None, description="printed on the page by the pack")
    page_own_label: str | None = Field(default=None, description='the report\'s own: "3 of 25"')
    item: str | None = None
    section: str | None = None
    period: str | None = None
    period_conflict: str | None = Field(
        default=None, description="a sentence, where the paper contradicts itself about that period"
    )
    quote: str
    boxes: tuple[Box, ...] = Field(description="around the quoted words, one a line")
    ocr: bool = False
    also_in: tuple[Elsewhere, ...] = Field(default=(), description="the same report in other papers")
    ocr_confidence: int | None = Field(
        default=None,
        description="Tesseract's for the least sure of the quoted words, 0 to 100; None: not a scan",
    )


class UnreadPages(Frozen):
    """Pages of one paper that show something and have no text that could be read."""

    doc_id: DocId
    file: str
    title: str
    pages: tuple[int, ...]


class Turn(Frozen):
    """One message of the conversation so far."""

    role: str
    content: str


class Status(StrEnum):
    ANSWERED = "answered"
    NOT_FOUND = "not_found"


class Timings(Frozen):
    """Milliseconds."""

    retrieve: float
    answer: float
    total: float


class Answer(Frozen):
    """What the service says to one question. Not finding is an answer."""

    answer_id: str
    question: str
    standalone_question: str = Field(description="the question with its history folded in")
    text: str = Field(description="Markdown; the first paragraph is the lead, at most 400 characters")
    status: Status
    mode: str = Field(description="what wrote it: the papers' own words (extractive) or a model (generative)")
    note: str | None = Field(
        default=None, description="a sentence on why it was not written in the way that was asked for"
    )
    citations: tuple[Citation, ...] = ()
    retrieved: tuple[RetrievedPassage, ...] = ()
    unread: tuple[UnreadPages, ...] = Field(
        default=(), description="in the papers searched: the answer, or more of it, may stand on them"
    )
    dropped: tuple[str, ...] = Field(default=(), description="what the checks took out, and why")
    timings_ms: Timings


class Found(Frozen):
    """The first news of an answer on its way: what the search brought back."""

    retrieved: tuple[RetrievedPassage, ...]


class Said(Frozen):
    """The next words of an answer on its way, checked already: they are never taken back."""

    text: str


AnswerEvent = Found | Said | Answer


def lead_of(answer_text: str) -> str:
    """First paragraph of an answer's Markdown."""
    return answer_text.split("\n\n", 1)[0]


def joined_boxes(boxes: Sequence[Box | None]) -> tuple[Box, ...]:
    """One box a printed line around a run of character boxes, in the order of the run.

    A character starts a new box when it stands left of the one before it, when it shares less than half of the lower
    one's height with the line so far, or when a gap parts them that is wider than the space between words: the next
    cell of a table.
    """
    lines: list[Box] = []
    line = previous = None
    for box in boxes:
        if box is None:
            continue
        if line is None or previous is None:
            line = box
        elif _follows(line, previous, box) and _same_line(line, box):
            line = (
                line[0] if line[0] < box[0] else box[0],
                line[1] if line[1] < box[1] else box[1],
                line[2] if line[2] > box[2] else box[2],
                line[3] if line[3] > box[3] else box[3],
            )
        else:
            lines.append(line)
            line = box
        previous = box
    return (*lines, line) if line is not None else ()


def _follows(line: Box, previous: Box, box: Box) -> bool:
    """Whether a character stands to the right of the one before it, at most two line heights away."""
    return previous[0] - 1.0 <= box[0] <= previous[2] + 2.0 * (line[3] - line[1])


def _same_line(line: Box, box: Box) -> bool:
    if line[1] == box[1] and line[3] == box[3]:
        return True  # nearly always so, and this is asked for every character
    shared = min(line[3], box[3]) - max(line[1], box[1])
    return shared >= 0.5 * min(line[3] - line[1], box[3] - box[1])
