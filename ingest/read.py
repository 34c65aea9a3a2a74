"""One PDF read whole: pages, structure, tables, passages. What `worker` runs in a process of its own."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from core.domain import Document, Page, Provenance, Source
from core.paper import ReadPaper
from core.settings import Settings
from ingest.acronyms import find_acronyms
from ingest.exempt import ExemptMarks, exempt_pages
from ingest.measures import find_observations
from ingest.metadata import describe, read_side_file
from ingest.minutes import find_minutes
from ingest.ocr import read_scans, unread_pages
from ingest.officers import find_officers
from ingest.outline import outline
from ingest.page_tables import page_tables
from ingest.pages import read_pages
from ingest.parts import find_parts
from ingest.passages import split_passages
from ingest.reporting import ReportingPeriods
from ingest.rows import grids, table_rows
from ingest.tables import find_tables
from ingest.word_pieces import counter

OnPage = Callable[[int, int], None]


def document_id(path: Path) -> str:
    """SHA-256 of the file's bytes, in hexadecimal: the paper's identity wherever it lies."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def read_paper(
    path: Path, settings: Settings, tokenizer_file: Path, on_page: OnPage | None = None
) -> ReadPaper:
    """Everything the index needs of one PDF; held-back pages are left out of pages and passages alike.

    A paper held back whole comes with its document, but without pages and passages. Raises IngestError where the file
    cannot be read.
    """
    doc_id = document_id(path)
    read = read_scans(path, read_pages(path, settings.ingest, on_page))
    side = read_side_file(path)
    marks = exempt_pages(read, path.name, side.access if side else None)
    held = tuple(page.number for page in read) if marks.whole else marks.pages
    document = _with_marks(describe(path, doc_id, read), held, marks, unread_pages(path, read))
    if marks.whole:
        return ReadPaper(document=document, pages=(), passages=())
    public = tuple(_blanked(page) if page.number in set(held) else page for page in read)
    return _public_paper(path, document, public, settings, tokenizer_file)


def _with_marks(
    document: Document, held: tuple[int, ...], marks: ExemptMarks, unread: tuple[int, ...]
) -> Document:
    """The document with what is held back of it, why, and which of its other pages nothing could read."""
    unread = tuple(number for number in unread if number not in set(held))
    provenance = document.provenance
    if held:
        why = Provenance(field="held_pages", source=Source.FRONT_PAGE, page=held[0], quote=marks.why)
        provenance = (*provenance, why)
    return document.model_copy(update={"held_pages": held, "unread_pages": unread, "provenance": provenance})


def _public_paper(
    path: Path, document: Document, pages: Sequence[Page], settings: Settings, tokenizer_file: Path
) -> ReadPaper:
    """The paper as readers may see it, `pages` having their held-back ones blanked."""
    tables = find_tables(path, pages)
    positions = outline(pages, grids(tables))
    periods = ReportingPeriods(document, pages, positions)
    passages = split_passages(
        document,
        pages,
        positions,
        table_rows(tables),
        counter(tokenizer_file),
        settings.ingest.passage_word_pieces,
        periods,
    )
    meetings, minutes = find_minutes(document, pages)
    officers = find_officers(pages, tables)
    shown = tuple(page for page in pages if page.number not in set(document.held_pages))
    return ReadPaper(
        document=document,
        pages=shown,
        passages=passages,
        acronyms=find_acronyms(pages, tables, officers),
        officers=officers,
        parts=find_parts(document, pages, positions),
        meetings=meetings,
        minutes=minutes,
        observations=find_observations(document, pages, tables, positions, periods, passages),
        tables=page_tables(tables, positions, periods),
    )


def _blanked(page: Page) -> Page:
    """The page without a word, so that offsets and page numbers stay as they are."""
    return page.model_copy(update={"text": "", "boxes": (), "styles": ()})
