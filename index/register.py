"""The decision register: every minute of every paper that readers may see, in the order of the meetings.

The same minute in two papers (a draft, and later the approved one) is listed twice, since each has its own page.
"""

import threading
from typing import NamedTuple

from core.domain import Document
from core.listing import Listing, sliced
from core.structure import Minute
from index.database import Database

UNDATED = "~"  # sorts behind every date: a meeting whose day the paper does not say comes last


class Recorded(NamedTuple):
    """A minute, and the paper that holds it."""

    minute: Minute
    document: Document


class Register:
    """Read access to the minutes of all papers; what is asked for is read once, until a paper comes or goes."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._read: tuple[int, tuple[Recorded, ...]] | None = None

    def all(self) -> tuple[Minute, ...]:
        """Every minute in order of meeting, paper and place in it, whether it decided something or not."""
        return tuple(recorded.minute for recorded in self._recorded())

    def listed(self, listing: Listing) -> tuple[tuple[Recorded, ...], str | None]:
        """The minutes within these limits, and the `after` of the following ones.

        Words are looked for in number, subject and what was resolved. Raises ListingError for an `after` that no
        answer gave.
        """
        return sliced([recorded for recorded in self._recorded() if _taken(recorded, listing)], _key, listing)

    def _recorded(self) -> tuple[Recorded, ...]:
        with self._lock:
            state = self._database.state()
            if self._read is None or self._read[0] != state:
                self._read = (state, self._load())
            return self._read[1]

    def _load(self) -> tuple[Recorded, ...]:
        connection = self._database.connection
        rows = connection.execute(
            "SELECT m.record, d.doc_id, d.record FROM minutes m JOIN documents d ON d.doc_id = m.doc_id"
        ).fetchall()
        documents = {doc_id: record for _, doc_id, record in rows}
        papers = {doc_id: Document.model_validate_json(record) for doc_id, record in documents.items()}
        found = (Recorded(Minute.model_validate_json(record), papers[doc_id]) for record, doc_id, _ in rows)
        return tuple(sorted(found, key=_key))


def _key(recorded: Recorded) -> tuple[str, str, str, int]:
    minute, document = recorded
    day = minute.meeting_date.isoformat() if minute.meeting_date else UNDATED
    return day, document.file, document.doc_id, minute.position


def _taken(recorded: Recorded, listing: Listing) -> bool:
    minute, document = recorded
    return (
        listing.takes_file(document)
        and listing.takes_days(minute.meeting_date)
        and listing.takes_words(minute.number, minute.subject, minute.resolved)
    )
