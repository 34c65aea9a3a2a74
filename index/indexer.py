"""Writing papers into the index so that a killed run leaves nothing half-visible.

The order is: vectors into Chroma, the PDF into the data folder, then one SQLite transaction that makes the paper
visible. A run killed before that transaction leaves orphans, which `sweep` removes at the next start.
"""

import json
import shutil
import sqlite3
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from core.domain import Document, Page, Passage, Period
from core.errors import IndexMismatch
from core.paper import ReadPaper
from core.settings import Settings
from index.catalogue import packed_boxes
from index.database import Database, translated
from index.embedder import Embedder, SentenceEmbedder
from index.lexical import words
from index.sentences import insert_sentences, sentence_texts
from index.vectors import VectorStore, orphans

SCHEMA_VERSION = "5"
STRUCTURE = ("parts", "meetings", "minutes", "observations", "page_tables")


class Indexer:
    """The one writer of an index."""

    def __init__(self, settings: Settings, embedder: Embedder | None = None) -> None:
        """Open the index for writing, making it where there is none.

        Raises IndexMismatch when it was made with another model or chunking, StoreUnavailable when the data folder
        cannot be written.
        """
        self._settings = settings
        self._database = Database(settings.catalogue_path, create=True)
        check_recipe(self._database.connection, settings)
        self._embedder = embedder or SentenceEmbedder(settings.index, settings.data_dir)
        self._vectors = VectorStore(settings.chroma_path)
        self._papers = settings.data_dir / "papers"
        with translated(self._papers):
            self._papers.mkdir(exist_ok=True)

    def close(self) -> None:
        self._database.close()

    def known(self) -> set[str]:
        """Ids of the papers that need no reading: indexed, or held back whole."""
        connection = self._database.connection
        indexed = {row[0] for row in connection.execute("SELECT doc_id FROM documents")}
        return indexed | {
            row[0] for row in connection.execute("SELECT doc_id FROM held_back WHERE pages = 'all'")
        }

    def sweep(self) -> None:
        """Remove what a killed run left behind: vectors and PDFs of papers that never became visible."""
        visible = {row[0] for row in self._database.connection.execute("SELECT doc_id FROM documents")}
        for doc_id in sorted(orphans(self._vectors.document_ids(), visible)):
            self._vectors.remove_document(doc_id)
        for path in self._papers.iterdir():
            if path.name.split(".", 1)[0] not in visible:
                path.unlink()

    def add(self, paper: ReadPaper, pdf: Path) -> None:
        """Make one read paper visible; `pdf` is the file readers may have (held-back pages blanked)."""
        document = paper.document
        self._vectors.remove_document(document.doc_id)
        sentences = [sentence_texts(passage) for passage in paper.passages]
        texts = [embedded_text(passage) for passage in paper.passages]
        vectors = self._embedder.embed([*texts, *(text for each in sentences for text in each)])
        self._vectors.add(document, paper.passages, vectors[: len(texts)])
        _copy_whole(pdf, self._papers / f"{document.doc_id}.pdf")
        with self._database.transaction() as connection:
            _delete_rows(connection, document.doc_id)
            _insert_document(connection, document)
            _insert_pages(connection, document.doc_id, paper.pages)
            _insert_passages(connection, paper.passages)
            insert_sentences(connection, paper.passages, [*map(len, sentences)], vectors[len(texts) :])
            _insert_structure(connection, paper)
            connection.executemany(
                "INSERT OR IGNORE INTO acronyms VALUES (?, ?, ?, ?)",
                ((a.short, a.long, document.doc_id, a.page) for a in paper.acronyms),
            )
            connection.executemany(
                "INSERT OR IGNORE INTO officers VALUES (?, ?, ?, ?, ?)",
                ((document.doc_id, o.initials, o.name, o.role, o.page) for o in paper.officers),
            )
            connection.execute(
                "DELETE FROM failures WHERE path = ? OR doc_id = ?", (document.path, document.doc_id)
            )

    def add_held(self, document: Document, reason: str) -> None:
        """Note for the operator that the `held_pages` of a paper are held back; none means all of them."""
        whole = not document.held_pages or len(document.held_pages) >= document.page_count
        pages = "all" if whole else json.dumps(document.held_pages)
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM held_back WHERE doc_id = ?", (document.doc_id,))
            if whole:
                _delete_rows(connection, document.doc_id)
            connection.execute(
                "INSERT OR REPLACE INTO held_back VALUES (?, ?, ?, ?, ?)",
                (document.doc_id, pages, document.file, document.path, reason),
            )
            connection.execute("DELETE FROM failures WHERE path = ?", (document.path,))

    def add_failed(self, path: Path, doc_id: str | None, title: str, reason: str) -> None:
        """Note for the operator that a file could not be read."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?)", (str(path), doc_id, title, reason)
            )


def embedded_text(passage: Passage) -> str:
    """What is embedded: the context line, then the words."""
    return f"{passage.context}\n{passage.text}" if passage.context else passage.text


def recipe(settings: Settings) -> dict[str, str]:
    """What an index depends on: another model or chunking needs another index."""
    return {
        "schema": SCHEMA_VERSION,
        "embedding_model": settings.index.embedding_model,
        "passage_word_pieces": str(settings.ingest.passage_word_pieces),
    }


def check_recipe(connection: sqlite3.Connection, settings: Settings) -> None:
    """Record the recipe in a new index. Raises IndexMismatch where an old one was made otherwise."""
    made_with = {row[0]: row[1] for row in connection.execute("SELECT key, value FROM meta")}
    wanted = recipe(settings)
    if not made_with:
        connection.executemany("INSERT OR IGNORE INTO meta VALUES (?, ?)", wanted.items())
        return
    if made_with.get("schema") != SCHEMA_VERSION:
        raise IndexMismatch(
            f"The index in {settings.data_dir} was made by another version of Board Papers. Read the papers into a new "
            "folder: papers --data-dir NEW ingest PATH."
        )
    for key, value in wanted.items():
        if made_with.get(key) != value:
            raise IndexMismatch(
                f"The index in {settings.data_dir} was made with {key} = {made_with.get(key)}, but the settings say "
                f"{value}. Set it back, or read the papers into a new folder: papers --data-dir NEW ingest PATH."
            )


def _copy_whole(source: Path, target: Path) -> None:
    """Copy so that `target` is there whole or not at all. Raises StoreUnavailable, as when the disk is full."""
    partial = target.with_suffix(".part")
    with translated(target.parent):
        shutil.copyfile(source, partial)
        partial.replace(target)


def _delete_rows(connection: sqlite3.Connection, doc_id: str) -> None:
    rows = connection.execute("SELECT text FROM passages WHERE doc_id = ?", (doc_id,)).fetchall()
    _count_words(connection, [row["text"] for row in rows], -1)
    for table in (*STRUCTURE, "acronyms", "officers", "sentences", "passages", "pages", "documents"):
        connection.execute(f"DELETE FROM {table} WHERE doc_id = ?", (doc_id,))


def _insert_document(connection: sqlite3.Connection, document: Document) -> None:
    connection.execute(
        "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?)",
        (
            document.doc_id,
            document.file,
            document.committee,
            _day(document.meeting_date),
            str(document.kind),
            document.model_dump_json(),
        ),
    )


def _insert_pages(connection: sqlite3.Connection, doc_id: str, pages: tuple[Page, ...]) -> None:
    connection.executemany(
        "INSERT INTO pages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                doc_id,
                page.number,
                page.label,
                page.own_label,
                page.width,
                page.height,
                page.ocr,
                page.text,
                packed_boxes(page.boxes),
                bytes(page.confidences),
            )
            for page in pages
        ),
    )


def _insert_passages(connection: sqlite3.Connection, passages: tuple[Passage, ...]) -> None:
    connection.executemany(
        "INSERT INTO passages (passage_id, doc_id, first_page, last_page, period_start, period_end, text, context, "
        "record) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                p.passage_id,
                p.doc_id,
                p.first_page,
                p.last_page,
                *(day and day.isoformat() for day in (p.first_day, p.last_day)),
                p.text,
                p.context,
                p.model_dump_json(),
            )
            for p in passages
        ),
    )
    _count_words(connection, [passage.text for passage in passages], 1)


def _insert_structure(connection: sqlite3.Connection, paper: ReadPaper) -> None:
    """Parts, meetings, minutes, observations and tables, each in the order of the paper."""
    id_ = paper.document.doc_id
    for table, records in (("parts", paper.parts), ("meetings", paper.meetings)):
        connection.executemany(
            f"INSERT INTO {table} VALUES (?, ?, ?)",
            ((id_, position, record.model_dump_json()) for position, record in enumerate(records)),
        )
    connection.executemany(
        "INSERT INTO minutes VALUES (?, ?, ?, ?, ?)",
        ((id_, n, m.number, _day(m.meeting_date), m.model_dump_json()) for n, m in enumerate(paper.minutes)),
    )
    connection.executemany(
        "INSERT INTO observations VALUES (?, ?, ?, ?, ?, ?)",
        (
            (id_, n, o.observation_id, *_days(o.period), o.model_dump_json())
            for n, o in enumerate(paper.observations)
        ),
    )
    connection.executemany(
        "INSERT INTO page_tables VALUES (?, ?, ?, ?)",
        ((id_, n, table.page, table.model_dump_json()) for n, table in enumerate(paper.tables)),
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _days(period: Period | None) -> tuple[str | None, str | None]:
    return (period.start.isoformat(), period.end.isoformat()) if period else (None, None)


def _count_words(connection: sqlite3.Connection, texts: Sequence[str], sign: int) -> None:
    """Keep, for each word, the number of passages that hold it: what spelling is corrected and rarity read from."""
    counts = Counter(word for text in texts for word in set(words(text)))
    connection.executemany(
        "INSERT INTO words VALUES (?, ?) ON CONFLICT (word) DO UPDATE SET passages = passages + excluded.passages",
        ((word, sign * count) for word, count in counts.items()),
    )
    connection.execute("DELETE FROM words WHERE passages <= 0")
