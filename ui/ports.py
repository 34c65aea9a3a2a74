"""What the pages and calls of this folder need of the service, so that tests can stand in for it.

`qa.service.Service` has this shape; nothing here says how it finds or writes an answer.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from core.domain import Answer, AnswerEvent, Document, Filters, Page, Period, RetrievedPassage, Turn
from core.explanation import Explain
from core.listing import Listing
from core.measures import Measure, Point
from core.record import RecordCheck
from core.structure import PageTable
from index.ledger import Listed
from index.register import Recorded


class Structure(Protocol):
    """What single papers are made of."""

    def tables_on(self, doc_id: str, number: int) -> tuple[PageTable, ...]: ...


class Register(Protocol):
    """The minutes of all papers. Raises ListingError for an `after` that no answer gave."""

    def listed(self, listing: Listing) -> tuple[tuple[Recorded, ...], str | None]: ...


class Ledger(Protocol):
    """The measures of all papers. Raises NotFound for an id that no measure has."""

    def listed(self, listing: Listing) -> tuple[tuple[Listed, ...], str | None]: ...

    def shown(self, id_: str) -> Listed: ...

    def series(self, measure: Measure) -> tuple[Point, ...]: ...

    def gaps(self, measure: Measure) -> tuple[Period, ...]: ...

    def rule(self, first: str, second: str, same: bool | None) -> tuple[Measure, ...]: ...


class Catalogue(Protocol):
    """The papers that readers may see. All but the lists raise NotFound, alike for what is held back."""

    @property
    def structure(self) -> Structure: ...

    @property
    def register(self) -> Register: ...

    @property
    def ledger(self) -> Ledger: ...

    def documents(
        self, filters: Filters | None = None, after: str | None = None, limit: int = 100
    ) -> tuple[Document, ...]: ...

    def document(self, doc_id: str) -> Document: ...

    def page(self, doc_id: str, number: int) -> Page: ...

    def passage_count(self, doc_id: str) -> int: ...

    def pdf_path(self, doc_id: str) -> Path: ...


class Service(Protocol):
    """Answers questions. Its calls block; several threads may make them."""

    @property
    def catalogue(self) -> Catalogue: ...

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        filters: Filters | None = None,
        mode: str | None = None,
        explain: Explain | None = None,
    ) -> Answer: ...

    def stream(
        self,
        question: str,
        history: Sequence[Turn] = (),
        filters: Filters | None = None,
        mode: str | None = None,
        explain: Explain | None = None,
    ) -> Iterator[AnswerEvent]: ...

    def search(
        self, query: str, filters: Filters | None = None, top_k: int = 10
    ) -> tuple[RetrievedPassage, ...]: ...

    def check_draft(self, draft: str, filters: Filters | None = None) -> RecordCheck: ...

    def example_questions(self) -> tuple[str, ...]: ...

    def check_ready(self) -> None: ...
