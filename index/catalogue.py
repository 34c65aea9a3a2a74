"""What readers may see of the papers: the catalogue, their pages and passages.

Held-back papers and pages are not in the tables read here, so no call can show one; asking for one is answered
exactly as asking for what does not exist. Only `held_back` and `failures`, for the operator, name them.
"""

import sqlite3
import zlib
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.domain import Acronym, Box, Document, DocumentText, Filters, Page, Passage
from core.errors import IndexMissing, NotFound
from core.settings import Settings
from core.structure import Officer
from index.database import Database
from index.ledger import Ledger
from index.register import Register
from index.structure import Structure

FLOATS_PER_BOX = 4


@dataclass(frozen=True)
class HeldPaper:
    """An exempt paper, or pages of one, that no reader sees; shown to the operator only."""

    doc_id: str
    file: str
    path: str
    pages: str
    reason: str


@dataclass(frozen=True)
class Failure:
    """A file that could not be read, with the reason."""

    path: str
    title: str
    reason: str


class Catalogue:
    """Read access to what has been indexed."""

    def __init__(self, settings: Settings) -> None:
        """Open the catalogue. Raises IndexMissing when nothing has been read in yet."""
        if not settings.catalogue_path.is_file():
            raise IndexMissing(
                f"No papers have been read into {settings.data_dir} yet; run: papers ingest FOLDER"
            )
        self._papers = settings.data_dir / "papers"
        self.database = Database(settings.catalogue_path, create=False)
        self.structure = Structure(self.database)
        self.register = Register(self.database)
        self.ledger = Ledger(self.database, self.acronyms, self.officers)

    def close(self) -> None:
        self.database.close()

    def documents(
        self, filters: Filters | None = None, after: str | None = None, limit: int = 100
    ) -> tuple[Document, ...]:
        """Papers in order of their ids, after id `after`, at most `limit`."""
        where, values = document_conditions(filters)
        if after is not None:
            where, values = [*where, "d.doc_id > ?"], [*values, after]
        clause = f"WHERE {' AND '.join(where)}" if where else ""
        rows = self.database.connection.execute(
            f"SELECT d.record FROM documents d {clause} ORDER BY d.doc_id LIMIT ?", (*values, limit)
        )
        return tuple(Document.model_validate_json(row["record"]) for row in rows)

    def document(self, doc_id: str) -> Document:
        """The paper with this id. Raises NotFound."""
        row = self.database.connection.execute(
            "SELECT record FROM documents WHERE doc_id = ?", (doc_id,)
        ).fetchone()
        if row is None:
            raise NotFound(
                f"There is no paper with the id {doc_id[:80]!r}; GET /v1/documents lists those there are."
            )
        return Document.model_validate_json(row["record"])

    def page(self, doc_id: str, number: int) -> Page:
        """One page with its text and boxes. Raises NotFound, for a held-back page as for one that does not exist."""
        document = self.document(doc_id)
        row = None
        if 1 <= number <= document.page_count:
            row = self.database.connection.execute(
                "SELECT * FROM pages WHERE doc_id = ? AND number = ?", (doc_id, number)
            ).fetchone()
        if row is None:
            raise NotFound(
                f"{document.file} has no page {number} to show; its pages run from 1 to {document.page_count}."
            )
        return _page(row)

    def page_texts(self, doc_id: str) -> dict[int, str]:
        """The text of each page that readers may see, by number."""
        rows = self.database.connection.execute(
            "SELECT number, text FROM pages WHERE doc_id = ? ORDER BY number", (doc_id,)
        )
        return {row["number"]: row["text"] for row in rows}

    def text(self, doc_id: str) -> DocumentText:
        """The paper's whole text. Raises NotFound.

        A held-back page is blank in it, so that offsets and numbers stay as they were read.
        """
        document = self.document(doc_id)
        texts = self.page_texts(doc_id)
        return DocumentText(pages=tuple(texts.get(n, "") for n in range(1, document.page_count + 1)))

    def passages_on(self, doc_id: str, number: int) -> tuple[Passage, ...]:
        """Passages that touch this page, in the order of the text."""
        rows = self.database.connection.execute(
            "SELECT record FROM passages WHERE doc_id = ? AND first_page <= ? AND last_page >= ? ORDER BY pk",
            (doc_id, number, number),
        )
        return tuple(Passage.model_validate_json(row["record"]) for row in rows)

    def passages_of(self, doc_id: str) -> tuple[Passage, ...]:
        """All passages of one paper, in the order of the text."""
        rows = self.database.connection.execute(
            "SELECT record FROM passages WHERE doc_id = ? ORDER BY pk", (doc_id,)
        )
        return tuple(Passage.model_validate_json(row["record"]) for row in rows)

    def passages(self, passage_ids: Sequence[str]) -> dict[str, Passage]:
        """The passages with these ids that are visible, by id."""
        marks = ",".join("?" * len(passage_ids))
        rows = self.database.connection.execute(
            f"SELECT passage_id, record FROM passages WHERE passage_id IN ({marks})", tuple(passage_ids)
        )
        return {row["passage_id"]: Passage.model_validate_json(row["record"]) for row in rows}

    def following(self, passage_ids: Sequence[str]) -> dict[str, Passage]:
        """The passage after each of these in its paper, by the id of the one before; the last of a paper has none."""
        marks = ",".join("?" * len(passage_ids))
        rows = self.database.connection.execute(
            "SELECT a.passage_id AS before, b.record AS record FROM passages a JOIN passages b ON b.pk = a.pk + 1 "
            f"AND b.doc_id = a.doc_id WHERE a.passage_id IN ({marks})",
            tuple(passage_ids),
        )
        return {row["before"]: Passage.model_validate_json(row["record"]) for row in rows}

    def passage_count(self, doc_id: str | None = None) -> int:
        where, values = ("WHERE doc_id = ?", (doc_id,)) if doc_id else ("", ())
        row = self.database.connection.execute(f"SELECT count(*) FROM passages {where}", values).fetchone()
        return int(row[0])

    def word_counts(self) -> dict[str, int]:
        """For each word of the papers, how many passages hold it."""
        return {
            row["word"]: row["passages"] for row in self.database.connection.execute("SELECT * FROM words")
        }

    def acronyms(self) -> tuple[Acronym, ...]:
        """Acronyms as the papers spell them out, each expansion once for every paper that gives it."""
        rows = self.database.connection.execute(
            "SELECT short, long, page FROM acronyms ORDER BY short, long, doc_id"
        )
        return tuple(Acronym(short=row["short"], long=row["long"], page=row["page"]) for row in rows)

    def officers(self, doc_id: str) -> tuple[Officer, ...]:
        """Initials with their names, as this paper's own key gives them, in order of the initials."""
        rows = self.database.connection.execute(
            "SELECT initials, name, role, page FROM officers WHERE doc_id = ? ORDER BY initials, page, name",
            (doc_id,),
        )
        return tuple(Officer(**dict(row)) for row in rows)

    def pdf_path(self, doc_id: str) -> Path:
        """The PDF that readers may have: held-back pages are blanked in it. Raises NotFound."""
        self.document(doc_id)
        path = self._papers / f"{doc_id}.pdf"
        if not path.is_file():
            raise NotFound(
                f"The PDF of paper {doc_id} is missing from {self._papers}; run papers ingest on it again."
            )
        return path

    def held_back(self) -> tuple[HeldPaper, ...]:
        """For the operator: what is held back, and why."""
        rows = self.database.connection.execute("SELECT * FROM held_back ORDER BY file, pages")
        return tuple(
            HeldPaper(row["doc_id"], row["file"], row["path"], row["pages"], row["reason"]) for row in rows
        )

    def failures(self) -> tuple[Failure, ...]:
        """For the operator: files that could not be read."""
        rows = self.database.connection.execute("SELECT * FROM failures ORDER BY path")
        return tuple(Failure(row["path"], row["title"], row["reason"]) for row in rows)


def document_conditions(filters: Filters | None) -> tuple[list[str], list[object]]:
    """SQL conditions on `documents d` and their values."""
    where: list[str] = []
    values: list[object] = []
    if filters is None:
        return where, values
    for condition, value in (
        ("d.meeting_date >= ?", filters.date_from and filters.date_from.isoformat()),
        ("d.meeting_date <= ?", filters.date_to and filters.date_to.isoformat()),
        ("d.committee = ? COLLATE NOCASE", filters.committee),
    ):
        if value is not None:
            where.append(condition)
            values.append(value)
    for column, wanted in (("d.doc_id", filters.document_ids), ("d.kind", filters.kinds)):
        if wanted is not None:
            where.append(f"{column} IN ({','.join('?' * len(wanted))})")
            values.extend(wanted)
    return where, values


def passage_conditions(filters: Filters | None) -> tuple[list[str], list[object]]:
    """SQL conditions on `passages p` and their values: its period shares a day with that of the filters."""
    if filters is None:
        return [], []
    bounds = (("p.period_end >= ?", filters.period_from), ("p.period_start <= ?", filters.period_to))
    asked = [(condition, day.isoformat()) for condition, day in bounds if day is not None]
    return [condition for condition, _ in asked], [day for _, day in asked]


def packed_boxes(boxes: Iterable[Box | None]) -> bytes:
    """Boxes as compressed float32s; a box of NaNs stands for a character without ink."""
    nothing = (float("nan"),) * FLOATS_PER_BOX
    return zlib.compress(array("f", (edge for box in boxes for edge in (box or nothing))).tobytes(), 1)


def unpacked_boxes(blob: bytes) -> tuple[Box | None, ...]:
    """The inverse of `packed_boxes`, to float32's precision."""
    edges = array("f")
    edges.frombytes(zlib.decompress(blob))
    quads = zip(*[iter(edges)] * FLOATS_PER_BOX, strict=True)
    return tuple(None if x0 != x0 else (x0, top, x1, bottom) for x0, top, x1, bottom in quads)


def _page(row: sqlite3.Row) -> Page:
    return Page(
        number=row["number"],
        label=row["label"],
        own_label=row["own_label"],
        width=row["width"],
        height=row["height"],
        text=row["text"],
        boxes=unpacked_boxes(row["boxes"]),
        ocr=bool(row["ocr"]),
        confidences=tuple(row["confidences"]),
    )
