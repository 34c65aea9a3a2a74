"""The SQLite file: its tables, and connections that threads do not share.

Visibility is decided here: a paper exists for readers when its row in `documents` does, and that row is written
in one transaction with its pages, passages and words (see docs/adr/0003).
"""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.errors import StoreUnavailable

SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS documents (
    doc_id TEXT PRIMARY KEY, file TEXT NOT NULL, committee TEXT, meeting_date TEXT, kind TEXT NOT NULL,
    record TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS held_back (
    doc_id TEXT NOT NULL, pages TEXT NOT NULL, file TEXT NOT NULL, path TEXT NOT NULL, reason TEXT NOT NULL,
    PRIMARY KEY (doc_id, pages)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS failures (
    path TEXT PRIMARY KEY, doc_id TEXT, title TEXT NOT NULL, reason TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pages (
    doc_id TEXT NOT NULL, number INTEGER NOT NULL, label TEXT, own_label TEXT, width REAL NOT NULL,
    height REAL NOT NULL, ocr INTEGER NOT NULL, text TEXT NOT NULL, boxes BLOB NOT NULL, confidences BLOB NOT NULL,
    PRIMARY KEY (doc_id, number)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS passages (
    pk INTEGER PRIMARY KEY, passage_id TEXT NOT NULL UNIQUE, doc_id TEXT NOT NULL, first_page INTEGER NOT NULL,
    last_page INTEGER NOT NULL, period_start TEXT, period_end TEXT, text TEXT NOT NULL, context TEXT NOT NULL,
    record TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS sentences (
    passage_id TEXT PRIMARY KEY, doc_id TEXT NOT NULL, vectors BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS words (word TEXT PRIMARY KEY, passages INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS acronyms (
    short TEXT NOT NULL, long TEXT NOT NULL, doc_id TEXT NOT NULL, page INTEGER NOT NULL,
    PRIMARY KEY (doc_id, short, long)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS officers (
    doc_id TEXT NOT NULL, initials TEXT NOT NULL, name TEXT NOT NULL, role TEXT, page INTEGER NOT NULL,
    PRIMARY KEY (doc_id, initials, name)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS parts (
    doc_id TEXT NOT NULL, position INTEGER NOT NULL, record TEXT NOT NULL, PRIMARY KEY (doc_id, position)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS meetings (
    doc_id TEXT NOT NULL, position INTEGER NOT NULL, record TEXT NOT NULL, PRIMARY KEY (doc_id, position)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS minutes (
    doc_id TEXT NOT NULL, position INTEGER NOT NULL, number TEXT NOT NULL, meeting_date TEXT, record TEXT NOT NULL,
    PRIMARY KEY (doc_id, position)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS observations (
    doc_id TEXT NOT NULL, position INTEGER NOT NULL, observation_id TEXT NOT NULL UNIQUE, period_start TEXT,
    period_end TEXT, record TEXT NOT NULL, PRIMARY KEY (doc_id, position)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS page_tables (
    doc_id TEXT NOT NULL, position INTEGER NOT NULL, page INTEGER NOT NULL, record TEXT NOT NULL,
    PRIMARY KEY (doc_id, position)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS link_rulings (
    first TEXT NOT NULL, second TEXT NOT NULL, same INTEGER NOT NULL, PRIMARY KEY (first, second)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS passages_by_page ON passages (doc_id, first_page);
CREATE VIRTUAL TABLE IF NOT EXISTS passages_fts USING fts5 (
    text, context, content='passages', content_rowid='pk', tokenize="porter unicode61 remove_diacritics 2"
);
CREATE TRIGGER IF NOT EXISTS passages_insert AFTER INSERT ON passages BEGIN
    INSERT INTO passages_fts (rowid, text, context) VALUES (new.pk, new.text, new.context);
END;
CREATE TRIGGER IF NOT EXISTS passages_delete AFTER DELETE ON passages BEGIN
    INSERT INTO passages_fts (passages_fts, rowid, text, context) VALUES ('delete', old.pk, old.text, old.context);
END;
"""


class Database:
    """One SQLite file in WAL mode; each thread has a connection of its own."""

    def __init__(self, path: Path, *, create: bool) -> None:
        """Open the file, or make it with its tables where `create` says so.

        Raises StoreUnavailable when the folder or file cannot be used, naming it.
        """
        self.path = path
        self._local = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._watcher: sqlite3.Connection | None = None
        with translated(path):
            if create:
                path.parent.mkdir(parents=True, exist_ok=True)
                self.connection.executescript(SCHEMA)
            else:
                self.connection.execute("SELECT 1 FROM meta LIMIT 1").fetchall()

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        existing: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if existing is not None:
            return existing
        connection = sqlite3.connect(self.path, timeout=30.0, isolation_level=None, check_same_thread=False)
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        self._local.connection = connection
        with self._lock:
            self._opened.append(connection)
        return connection

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All that is written inside becomes visible at once, or not at all."""
        connection = self.connection
        with translated(self.path):
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def state(self) -> int:
        """A number that is another one after anything has been written, by whichever thread or process."""
        with self._lock, translated(self.path):
            if self._watcher is None:
                # SQLite counts what other connections write, so this one writes nothing
                self._watcher = sqlite3.connect(self.path, timeout=30.0, check_same_thread=False)
                self._opened.append(self._watcher)
            return int(self._watcher.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        with self._lock:
            self._watcher = None
            for connection in self._opened:
                connection.close()
            self._opened.clear()
        self._local = threading.local()


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Errors of the disk and of SQLite as StoreUnavailable, naming the folder that `path` lies in."""
    try:
        yield
    except (OSError, sqlite3.OperationalError, sqlite3.DatabaseError) as exc:
        raise StoreUnavailable(
            f"The data folder {path.parent} cannot be used ({exc}). Make it readable and writable for this user, "
            "or choose another with --data-dir or PAPERS_DATA_DIR."
        ) from exc
