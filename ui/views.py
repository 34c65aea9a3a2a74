"""The JSON of the HTTP contract: what calls take and give, and how domain types turn into it.

Field names are those of the contract; other programs read them, so none is renamed.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Annotated, Final, Literal
from urllib.parse import urlencode

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from core.domain import (
    Answer,
    Box,
    Citation,
    Document,
    Filters,
    Frozen,
    Kind,
    Page,
    RetrievedPassage,
    Status,
    Turn,
)
from core.explanation import ExpectedPage, Explain, Explained, Why
from core.structure import PageTable, TableCellOnPage


def _plain_text(text: str) -> str:
    if "\x00" in text:
        raise ValueError("holds a NUL character, which no paper holds; take it out")
    if not _is_utf8(text):
        raise ValueError("holds half of a character pair, which is not text; take it out")
    return text


def _is_utf8(text: str) -> bool:
    """Whether it can be kept and sent: JSON can write an unpaired surrogate, UTF-8 cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


Text = Annotated[str, AfterValidator(_plain_text)]
KindName = Literal["agenda_pack", "minutes", "monitoring_report", "annual_report", "report", "other"]
assert set(KindName.__args__) == set(Kind), "the contract's kinds are the domain's"  # type: ignore[attr-defined]

MAX_TOP_K: Final = 100
MAX_PAGE: Final = 1_000_000


# --- what calls take ------------------------------------------------------------------------------------------


class _Request(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class TurnIn(_Request):
    """One message of the conversation so far."""

    role: Literal["user", "assistant"]
    content: Text


class FiltersIn(_Request):
    """Limits on the papers searched; all of them optional."""

    date_from: date | None = None
    date_to: date | None = None
    committee: Text | None = None
    document_ids: Annotated[tuple[Text, ...], Field(max_length=1000)] | None = None
    kinds: Annotated[tuple[KindName, ...], Field(max_length=20)] | None = None

    def to_domain(self) -> Filters:
        return Filters.model_validate(self.model_dump())


class ExpectedPageIn(_Request):
    """The page where the answer stands, as the person who asks knows it."""

    file: Text = Field(description="the paper's file, or the beginning of its name")
    page: int = Field(ge=1, le=MAX_PAGE, description="as a PDF viewer counts, from 1")


class AskIn(_Request):
    """A question, and what it follows on from."""

    question: Text = Field(examples=["How quickly are EHCPs completed?"])
    history: Annotated[tuple[TurnIn, ...], Field(max_length=1000)] = ()
    filters: FiltersIn | None = None
    mode: Literal["extractive", "generative"] | None = None
    explain: bool = Field(default=False, description="true: the answer says why it is as it is, in `why`")
    expected: ExpectedPageIn | None = Field(
        default=None,
        description="the page that should be cited: `why` says where it was lost",
    )

    def wish(self) -> Explain | None:
        """The explanation that is asked for, if one is."""
        expected = self.expected
        if not self.explain and not expected:
            return None
        return Explain(expected=ExpectedPage(file=expected.file, page=expected.page) if expected else None)

    def turns(self) -> tuple[Turn, ...]:
        return tuple(Turn(role=turn.role, content=turn.content) for turn in self.history)


class SearchIn(_Request):
    """Words to look for in the papers."""

    query: Text = Field(examples=["EHCP timeliness"])
    filters: FiltersIn | None = None
    top_k: int = Field(default=10, ge=1, le=MAX_TOP_K)


# --- what calls give ------------------------------------------------------------------------------------------


class ElsewhereOut(Frozen):
    """A page of another paper where the same report has the same words."""

    document_id: str
    file: str
    page: int
    url: str


class CitationOut(Frozen):
    """A proof: exact words on an exact page."""

    marker: int = Field(description="the n of [n] in the answer")
    document_id: str
    file: str
    title: str
    committee: str | None
    date: date | None
    kind: str
    item: str | None
    section: str | None
    period: str | None
    period_conflict: str | None = Field(
        description="a sentence, where the paper contradicts itself about that period"
    )
    page: int = Field(description="as a PDF viewer counts, from 1")
    page_label: str | None = Field(description="as printed on the paper")
    page_own_label: str | None = Field(description='a report\'s own numbering inside a pack: "3 of 25"')
    quote: str
    boxes: tuple[Box, ...] = Field(
        description="[x0, top, x1, bottom] in points from the page's top-left corner"
    )
    url: str = Field(description="the page's text")
    picture: str = Field(description="the page's picture with the boxes marked")
    ocr: bool = Field(description="true: read from a scan, so the words may differ from the print")
    ocr_confidence: int | None = Field(
        description="how sure the reader of the scan is of its least sure word, 0 to 100; null: not a scan"
    )
    also_in: tuple[ElsewhereOut, ...] = Field(description="the same report in other papers")


class UnreadOut(Frozen):
    """Pages of one paper that show something and have no text that could be read."""

    document_id: str
    file: str
    title: str
    pages: tuple[int, ...]


class WhyOut(Frozen):
    """How a search came to a passage; ranks count from 1."""

    dense_rank: int | None
    lexical_rank: int | None
    cosine_similarity: float | None
    bm25: float = Field(description="0: the search by words did not bring it")
    parts: Mapping[str, float] = Field(
        description="what each feature adds to the score; together they are the score"
    )


class PassageOut(Frozen):
    """A passage that a search brought back."""

    passage_id: str
    document_id: str
    file: str
    title: str
    date: date | None
    item: str | None
    section: str | None
    period: str | None
    page: int
    last_page: int
    text: str
    rank: int
    score: float = Field(description="comparable within one search only")
    why: WhyOut


class TimingsOut(Frozen):
    """Milliseconds."""

    retrieve: float
    answer: float
    total: float


class AnswerOut(Frozen):
    """An answer with its proofs; `answered` false says that the papers do not say."""

    id: str
    question: str
    standalone_question: str = Field(description="the question with its history folded in")
    answered: bool
    answer: str = Field(
        description="Markdown; the first paragraph is the direct answer; [n] is the n-th citation"
    )
    mode: str = Field(description="what wrote it: the papers' own words (extractive) or a model (generative)")
    note: str | None = Field(description="why it was not written in the mode asked for, where it was not")
    citations: tuple[CitationOut, ...]
    passages: tuple[PassageOut, ...] = Field(description="what was retrieved, best first")
    unread: tuple[UnreadOut, ...] = Field(
        description="pages of the papers searched that could not be read: the answer, or more of it, may stand there"
    )
    dropped: tuple[str, ...] = Field(description="what the checks took out, and why")
    why: Why | None = Field(description="how the answer came about, where `explain` asked for it")
    timings_ms: TimingsOut


class SearchOut(Frozen):
    """Passages, best first."""

    passages: tuple[PassageOut, ...]


class DocumentOut(Frozen):
    """One paper in the catalogue."""

    id: str
    document_id: str = Field(description="the same as `id`, under the name citations use")
    file: str
    title: str
    committee: str | None
    date: date | None
    kind: str
    kinds: tuple[str, ...]
    period: str | None
    pages: int
    passages: int
    status: Literal["read", "partly read"] = Field(description="partly read: some pages have no text layer")
    unread_pages: tuple[int, ...]
    access: Literal["public"]
    url: str
    pdf: str


class DocumentsOut(Frozen):
    """One page of the catalogue; `next` is the `after` of the following one."""

    documents: tuple[DocumentOut, ...]
    next: str | None


class CellOut(Frozen):
    """One cell of a table on a page."""

    column: int = Field(description="counts from 0; a row leaves out its empty cells")
    column_span: int
    text: str
    head: str | None = Field(description="the head it stands under")
    boxes: tuple[Box, ...] = Field(description="around the cell's own words, one a line")


class TableOut(Frozen):
    """What stands on this page of one table."""

    caption: str | None
    period: str | None
    heads: tuple[str | None, ...] = Field(description="one a column")
    heads_page: int | None = Field(description="the page they are printed on")
    rows: tuple[tuple[CellOut, ...], ...]


class PageOut(Frozen):
    """One page as read."""

    document_id: str
    file: str
    title: str
    date: date | None
    page: int
    pages: int
    page_label: str | None
    own_label: str | None = Field(description='a report\'s own numbering inside a pack: "3 of 25"')
    width: float = Field(description="points")
    height: float = Field(description="points")
    text: str
    ocr: bool
    ocr_confidence: int | None = Field(
        description="how sure the reader of the scan is, 0 to 100, the mean of the page's words; null: not a scan"
    )
    tables: tuple[TableOut, ...] = Field(description="in the order of the text")
    picture: str


# --- from the one to the other --------------------------------------------------------------------------------


def answer_out(answer: Answer) -> AnswerOut:
    """The contract's answer object."""
    return AnswerOut(
        id=answer.answer_id,
        question=answer.question,
        standalone_question=answer.standalone_question,
        answered=answer.status is Status.ANSWERED,
        answer=answer.text,
        mode=answer.mode,
        note=answer.note,
        citations=tuple(citation_out(citation) for citation in answer.citations),
        passages=passages_out(answer.retrieved),
        unread=tuple(
            UnreadOut(document_id=each.doc_id, file=each.file, title=each.title, pages=each.pages)
            for each in answer.unread
        ),
        dropped=answer.dropped,
        why=answer.why if isinstance(answer, Explained) else None,
        timings_ms=TimingsOut.model_validate(answer.timings_ms.model_dump()),
    )


def citation_out(citation: Citation) -> CitationOut:
    document = citation.document
    return CitationOut(
        marker=citation.marker,
        document_id=document.doc_id,
        file=document.file,
        title=document.title,
        committee=document.committee,
        date=document.meeting_date,
        kind=document.kind.value,
        item=citation.item,
        section=citation.section,
        period=citation.period,
        period_conflict=citation.period_conflict,
        page=citation.page,
        page_label=citation.page_label,
        page_own_label=citation.page_own_label,
        quote=citation.quote,
        boxes=citation.boxes,
        url=page_url(document.doc_id, citation.page),
        picture=picture_url(document.doc_id, citation.page, citation.boxes),
        ocr=citation.ocr,
        ocr_confidence=citation.ocr_confidence,
        also_in=tuple(
            ElsewhereOut(document_id=e.doc_id, file=e.file, page=e.page, url=page_url(e.doc_id, e.page))
            for e in citation.also_in
        ),
    )


def passages_out(retrieved: Sequence[RetrievedPassage]) -> tuple[PassageOut, ...]:
    """The passages in the order given, each with how the search came to it."""
    return tuple(_passage_out(hit) for hit in retrieved)


def _passage_out(hit: RetrievedPassage) -> PassageOut:
    passage, document = hit.passage, hit.document
    return PassageOut(
        passage_id=passage.passage_id,
        document_id=document.doc_id,
        file=document.file,
        title=document.title,
        date=document.meeting_date,
        item=passage.item,
        section=passage.section,
        period=passage.period.label if passage.period else None,
        page=passage.first_page,
        last_page=passage.last_page,
        text=passage.text,
        rank=hit.rank,
        score=hit.score,
        why=WhyOut(
            bm25=hit.bm25,
            parts=hit.parts,
            dense_rank=hit.dense_rank,
            lexical_rank=hit.lexical_rank,
            cosine_similarity=hit.cosine_similarity,
        ),
    )


def document_out(document: Document, passage_count: int) -> DocumentOut:
    return DocumentOut(
        id=document.doc_id,
        document_id=document.doc_id,
        file=document.file,
        title=document.title,
        committee=document.committee,
        date=document.meeting_date,
        kind=document.kind.value,
        kinds=(document.kind.value,),
        period=document.period.label if document.period else None,
        pages=document.page_count,
        passages=passage_count,
        status="partly read" if document.unread_pages else "read",
        unread_pages=document.unread_pages,
        access="public",
        url=document_url(document.doc_id),
        pdf=f"{document_url(document.doc_id)}/file",
    )


def page_out(document: Document, page: Page, tables: Sequence[PageTable]) -> PageOut:
    return PageOut(
        document_id=document.doc_id,
        file=document.file,
        title=document.title,
        date=document.meeting_date,
        page=page.number,
        pages=document.page_count,
        page_label=page.label,
        own_label=page.own_label,
        width=page.width,
        height=page.height,
        text=page.text,
        ocr=page.ocr,
        ocr_confidence=page.mean_confidence,
        tables=tuple(table_out(table) for table in tables),
        picture=picture_url(document.doc_id, page.number),
    )


def table_out(table: PageTable) -> TableOut:
    return TableOut(
        caption=table.caption,
        period=table.period.label if table.period else None,
        heads=table.heads,
        heads_page=table.heads_page,
        rows=tuple(
            tuple(_cell_out(cell) for cell in row)
            for _, row in groupby(table.cells, key=lambda cell: cell.row)
        ),
    )


def _cell_out(cell: TableCellOnPage) -> CellOut:
    return CellOut(
        column=cell.column,
        column_span=cell.column_span,
        text=cell.text,
        head=cell.head,
        boxes=cell.boxes,
    )


def document_url(doc_id: str) -> str:
    return f"/v1/documents/{doc_id}"


def page_url(doc_id: str, number: int) -> str:
    return f"{document_url(doc_id)}/pages/{number}"


def picture_url(doc_id: str, number: int, boxes: Sequence[Box] = ()) -> str:
    """Address of a page's picture, with the boxes marked where there are any."""
    if not boxes:
        return f"{page_url(doc_id, number)}.png"
    marks = ";".join(",".join(f"{edge:.1f}" for edge in box) for box in boxes)
    return f"{page_url(doc_id, number)}.png?{urlencode({'boxes': marks}, safe=',;')}"
