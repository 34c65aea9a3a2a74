"""The structure of one paper as it was kept: its parts, meetings, minutes, tables and observations.

What was held back was never written (see `index.indexer`), so nothing here can show it. Registers over all papers
are left to others.
"""

from collections.abc import Iterator
from typing import TypeVar

from core.domain import Frozen
from core.measures import Observation
from core.structure import Meeting, Minute, PageTable, Part
from index.database import Database

Record = TypeVar("Record", bound=Frozen)


class Structure:
    """Read access to the structure of papers; an unknown paper has none."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def every_part(self) -> Iterator[tuple[str, Part]]:
        """Yield the parts of all papers, each with its paper's id."""
        rows = self._database.connection.execute("SELECT doc_id, record FROM parts ORDER BY doc_id, position")
        for row in rows.fetchall():
            yield row["doc_id"], Part.model_validate_json(row["record"])

    def parts(self, doc_id: str) -> tuple[Part, ...]:
        """The paper's parts, in order."""
        return self._records("parts", Part, doc_id)

    def meetings(self, doc_id: str) -> tuple[Meeting, ...]:
        """The meetings that the paper minutes, in order."""
        return self._records("meetings", Meeting, doc_id)

    def minutes(self, doc_id: str) -> tuple[Minute, ...]:
        """The paper's minutes, in order."""
        return self._records("minutes", Minute, doc_id)

    def observations(self, doc_id: str) -> tuple[Observation, ...]:
        """What the paper's tables report of performance measures, in order."""
        return self._records("observations", Observation, doc_id)

    def tables(self, doc_id: str) -> tuple[PageTable, ...]:
        """The paper's tables page by page, in order."""
        return self._records("page_tables", PageTable, doc_id)

    def tables_on(self, doc_id: str, number: int) -> tuple[PageTable, ...]:
        """The tables on one page, in order."""
        rows = self._database.connection.execute(
            "SELECT record FROM page_tables WHERE doc_id = ? AND page = ? ORDER BY position", (doc_id, number)
        )
        return tuple(PageTable.model_validate_json(row["record"]) for row in rows)

    def _records(self, table: str, kind: type[Record], doc_id: str) -> tuple[Record, ...]:
        rows = self._database.connection.execute(
            f"SELECT record FROM {table} WHERE doc_id = ? ORDER BY position", (doc_id,)
        )
        return tuple(kind.model_validate_json(row["record"]) for row in rows)
