"""A page, or a whole paper, as the system understands it: what an officer looks at who doubts an answer.

Built from what was kept at reading, so that it shows what answers are made of; what is held back is in none of it.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from pydantic import Field

from core.domain import Document, DocumentText, Frozen, Passage
from core.measures import Observation
from core.structure import Meeting, Minute, Part
from index.catalogue import Catalogue
from ui.page_numbers import page_numbers
from ui.views import TableOut, table_out


class PassageShown(Frozen):
    """A passage with what it is searched and quoted by."""

    passage_id: str
    kind: str
    first_page: int
    last_page: int
    item: str | None
    section: str | None
    period: str | None
    context: str = Field(description="searched beside the words, never quoted")
    text: str


class PageShown(Frozen):
    """One page as the system understands it."""

    document_id: str
    file: str
    title: str
    page: int
    numbers: tuple[str, ...] = Field(description="each number that the page goes by")
    ocr: bool
    parts: tuple[Part, ...] = Field(description="the parts that the page belongs to")
    sections: tuple[str, ...]
    meetings: tuple[Meeting, ...] = Field(description="meetings whose minutes begin here")
    minutes: tuple[Minute, ...]
    tables: tuple[TableOut, ...]
    observations: tuple[Observation, ...] = Field(description="performance measures reported here")
    periods: tuple[str, ...]
    passages: tuple[PassageShown, ...]


class PartShown(Frozen):
    """A part of a paper with what stands in it."""

    part: Part
    minutes: tuple[Minute, ...]
    tables: int
    observations: int


class OutlineShown(Frozen):
    """The whole structure of one paper."""

    document_id: str
    file: str
    title: str
    committee: str | None
    meeting_date: date | None
    kind: str
    period: str | None
    pages: int
    unread_pages: tuple[int, ...]
    meetings: tuple[Meeting, ...]
    parts: tuple[PartShown, ...]


def page_shown(catalogue: Catalogue, document: Document, number: int) -> PageShown:
    """One page of a paper. Raises NotFound, for a held-back page as for one that does not exist."""
    page = catalogue.page(document.doc_id, number)
    whole, structure = catalogue.text(document.doc_id), catalogue.structure
    parts = [p for p in structure.parts(document.doc_id) if _touches(whole, number, p.start, p.end)]
    passages = catalogue.passages_on(document.doc_id, number)
    return PageShown(
        document_id=document.doc_id,
        file=document.file,
        title=document.title,
        page=number,
        numbers=page_numbers(number, page.label, page.own_label),
        ocr=page.ocr,
        parts=tuple(part.model_copy(update={"fingerprint": (), "sections": ()}) for part in parts),
        sections=_sections_on(parts, whole, number),
        meetings=tuple(m for m in structure.meetings(document.doc_id) if m.page == number),
        minutes=tuple(
            m for m in structure.minutes(document.doc_id) if _touches(whole, number, m.start, m.end)
        ),
        tables=tuple(table_out(table) for table in structure.tables_on(document.doc_id, number)),
        observations=tuple(o for o in structure.observations(document.doc_id) if o.page == number),
        periods=_distinct(passage.period.label if passage.period else None for passage in passages),
        passages=tuple(_passage_shown(passage) for passage in passages),
    )


def outline_shown(catalogue: Catalogue, document: Document) -> OutlineShown:
    """The paper's parts in order, each with its sections, minutes and numbers of tables and measures."""
    structure = catalogue.structure
    whole = catalogue.text(document.doc_id)
    minutes = structure.minutes(document.doc_id)
    tables = [table.page for table in structure.tables(document.doc_id)]
    observations = [observation.page for observation in structure.observations(document.doc_id)]
    return OutlineShown(
        document_id=document.doc_id,
        file=document.file,
        title=document.title,
        committee=document.committee,
        meeting_date=document.meeting_date,
        kind=document.kind.value,
        period=document.period.label if document.period else None,
        pages=document.page_count,
        unread_pages=document.unread_pages,
        meetings=structure.meetings(document.doc_id),
        parts=tuple(
            PartShown(
                part=part.model_copy(update={"fingerprint": ()}),
                minutes=tuple(m for m in minutes if part.start <= m.start < part.end),
                tables=_count_in(whole, part, tables),
                observations=_count_in(whole, part, observations),
            )
            for part in structure.parts(document.doc_id)
        ),
    )


def _sections_on(parts: Sequence[Part], whole: DocumentText, number: int) -> tuple[str, ...]:
    """The section that goes on from the page before, and those that begin on the page."""
    low = whole.starts[number - 1]
    high = low + len(whole.pages[number - 1])
    named = [section for part in parts for section in part.sections if section.start < high]
    goes_on = [section.title for section in named if section.start < low][-1:]
    begun = [section.title for section in named if section.start >= low]
    opens_anew = any(at == low for at in (*(s.start for s in named), *(p.start for p in parts)))
    return tuple(begun if opens_anew else [*goes_on, *begun])


def _touches(whole: DocumentText, number: int, start: int, end: int) -> bool:
    """Whether words of the stretch stand on the page."""
    return any(
        n == number and whole.pages[n - 1][low:high].strip() for n, low, high in whole.page_spans(start, end)
    )


def _count_in(whole: DocumentText, part: Part, pages: Iterable[int]) -> int:
    """How many of what begins on these pages the part has; a page that two parts share goes with the later."""
    return sum(part.start < whole.starts[n - 1] + len(whole.pages[n - 1]) <= part.end for n in pages)


def _distinct(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def _passage_shown(passage: Passage) -> PassageShown:
    return PassageShown(
        passage_id=passage.passage_id,
        kind=passage.kind.value,
        first_page=passage.first_page,
        last_page=passage.last_page,
        item=passage.item,
        section=passage.section,
        period=passage.period.label if passage.period else None,
        context=passage.context,
        text=passage.text,
    )
