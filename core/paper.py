"""What reading one PDF gave: the seam between `ingest` and `index`."""

from core.domain import Acronym, Document, Frozen, Page, Passage
from core.measures import Observation
from core.structure import Meeting, Minute, Officer, PageTable, Part


class ReadPaper(Frozen):
    """One paper as read. Held-back pages are left out of every field."""

    document: Document
    pages: tuple[Page, ...]
    passages: tuple[Passage, ...]
    acronyms: tuple[Acronym, ...] = ()
    officers: tuple[Officer, ...] = ()
    parts: tuple[Part, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    minutes: tuple[Minute, ...] = ()
    observations: tuple[Observation, ...] = ()
    tables: tuple[PageTable, ...] = ()
