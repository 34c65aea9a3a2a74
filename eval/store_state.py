"""What lies in a data folder, table by table, so that two folders can be compared.

Left out is what may differ between two right folders: timestamps, and `pk`, the number by which SQLite knows a
passage, which follows the order of reading. The full-text index is compared by its words and where they stand, not by
its pages on disk.

    python -m eval.store_state DATA    says what is half visible in it; exit code 1 where something is
"""

import hashlib
import json
import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.vectors import VectorStore

EMBEDDING_TOLERANCE = 1e-3  # batches are summed in another order on another day
_TIMESTAMP = re.compile(r"(_at|_time|timestamp|seconds|_ms)$")
_FULL_TEXT = "passages_fts"
_VOCABULARY = f"""
    CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, {_FULL_TEXT}, instance);
"""
_TERMS = "SELECT term, passage_id, col, offset FROM temp.terms JOIN passages ON pk = doc"

Rows = tuple[str, ...]


@dataclass(frozen=True)
class State:
    """Every table as sorted rows, and the vectors; `vectors` is (n_passages, dim), in the order of their ids."""

    tables: dict[str, Rows]
    vectors: np.ndarray


@dataclass(frozen=True)
class Difference:
    """How one table of two folders compares."""

    table: str
    rows: tuple[int, int]
    only_in_first: Rows
    only_in_second: Rows

    @property
    def equal(self) -> bool:
        return not self.only_in_first and not self.only_in_second


def read_state(data_dir: Path) -> State:
    """The state of a data folder that nothing writes to."""
    tables = {f"SQLite {name}": rows for name, rows in _sqlite_tables(data_dir / "catalogue.sqlite3")}
    chroma, vectors = _chroma(data_dir / "chroma")
    return State({**tables, "Chroma": chroma, "papers": _files(data_dir / "papers")}, vectors)


def compare(first: State, second: State) -> tuple[Difference, ...]:
    """One difference a table, empty ones included, the embeddings as the last."""
    names = sorted(first.tables.keys() | second.tables.keys())
    rows = [_difference(name, first.tables.get(name, ()), second.tables.get(name, ())) for name in names]
    return (*rows, _embedding_difference(first.vectors, second.vectors))


def _difference(name: str, first: Rows, second: Rows) -> Difference:
    # sets are enough: a row that comes twice shows in the counts
    only_first, only_second = sorted(set(first) - set(second)), sorted(set(second) - set(first))
    if len(first) != len(second) and not (only_first or only_second):
        only_first = [f"{len(first)} rows, some of them twice"]
    return Difference(name, (len(first), len(second)), tuple(only_first), tuple(only_second))


def _embedding_difference(first: np.ndarray, second: np.ndarray) -> Difference:
    name, counts = "Chroma embeddings", (len(first), len(second))
    if first.shape != second.shape:
        return Difference(name, counts, (f"shape {first.shape}",), (f"shape {second.shape}",))
    furthest = float(np.abs(first - second).max(initial=0.0))
    apart = () if furthest <= EMBEDDING_TOLERANCE else (f"furthest apart {furthest:.2g}",)
    return Difference(name, counts, apart, ())


def _sqlite_tables(path: Path) -> Iterator[tuple[str, Rows]]:
    with closing(sqlite3.connect(path)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for name in names:
            if not name.startswith((_FULL_TEXT, "sqlite_")):
                yield name, _rows(connection, f"SELECT {_columns(connection, name)} FROM {name}")
        if _FULL_TEXT in names:
            connection.executescript(_VOCABULARY)
            yield _FULL_TEXT, _rows(connection, _TERMS)


def _columns(connection: sqlite3.Connection, table: str) -> str:
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    return ", ".join(name for name in names if name != "pk" and not _TIMESTAMP.search(name))


def _rows(connection: sqlite3.Connection, query: str) -> Rows:
    return tuple(sorted(repr(row) for row in connection.execute(query)))


def _chroma(folder: Path) -> tuple[Rows, np.ndarray]:
    found = VectorStore(folder).collection.get(include=["documents", "metadatas", "embeddings"])
    ids, documents, metadatas = found["ids"], found["documents"] or [], found["metadatas"] or []
    rows = tuple(
        json.dumps([id_, document, dict(metadata)], sort_keys=True)
        for id_, document, metadata in zip(ids, documents, metadatas, strict=True)
    )
    order = sorted(range(len(ids)), key=lambda place: ids[place])
    vectors = np.asarray(found["embeddings"], dtype=np.float32)
    return tuple(sorted(rows)), vectors[order] if ids else np.zeros((0, 0), dtype=np.float32)


def _files(folder: Path) -> Rows:
    files = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
    return tuple(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files)


def half_visible(data_dir: Path) -> tuple[str, ...]:
    """What a reader could see of a paper that is not all there; empty where the folder holds whole papers only."""
    path = data_dir / "catalogue.sqlite3"
    if not path.is_file():
        return ()
    with closing(sqlite3.connect(path)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'documents'").fetchone():
            return ()
        missing = (*_broken_pages(connection), *_stray_rows(connection))
        passages = {row[0] for row in connection.execute("SELECT passage_id FROM passages")}
    vectors = set(VectorStore(data_dir / "chroma").collection.get(include=[])["ids"]) if passages else set()
    without = len(passages - vectors)
    return (*missing, f"{without} visible passages have no vector") if without else missing


def _broken_pages(connection: sqlite3.Connection) -> Iterator[str]:
    for doc_id, record in connection.execute("SELECT doc_id, record FROM documents"):
        document = json.loads(record)
        wanted = set(range(1, document["page_count"] + 1)) - set(document["held_pages"])
        rows = connection.execute("SELECT number FROM pages WHERE doc_id = ?", (doc_id,))
        there = {row[0] for row in rows}
        if there != wanted:
            yield f"{document['file']}: {len(there)} of {len(wanted)} pages"


def _stray_rows(connection: sqlite3.Connection) -> Iterator[str]:
    for table in ("pages", "passages"):
        query = f"SELECT count(*) FROM {table} WHERE doc_id NOT IN (SELECT doc_id FROM documents)"
        if stray := connection.execute(query).fetchone()[0]:
            yield f"{stray} {table} of papers that are not in the catalogue"


def main() -> int:
    """Exit code: 1 where something is half visible."""
    problems = half_visible(Path(sys.argv[1]))
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
