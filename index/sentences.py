"""A vector for each sentence of a passage: which sentence answers is a finer question than which passage does.

A sentence is embedded behind the end of its passage's context, so that "This rose to 41" is near what it speaks of.
"""

import sqlite3
from collections.abc import Iterator, Sequence

import numpy as np

from core.domain import Passage
from core.sentences import split_sentences
from index.database import Database
from index.embedder import Vectors

CONTEXT_CHARS = 120
_STORED = np.dtype("<f2")  # half precision changes no cosine by more than 0.001


def sentence_texts(passage: Passage) -> tuple[str, ...]:
    """What is embedded of each sentence that `split_sentences` finds, in order."""
    heading = passage.context.split("\n", 1)[0][-CONTEXT_CHARS:]
    spans = split_sentences(passage.text)
    return tuple(f"{heading} {' '.join(passage.text[start:end].split())}".strip() for start, end in spans)


def insert_sentences(
    connection: sqlite3.Connection, passages: Sequence[Passage], counts: Sequence[int], vectors: Vectors
) -> None:
    """Keep the vectors, `(n_sentences of all, dim)`, of these passages; `counts` are their numbers of sentences."""
    ends = np.cumsum(counts)
    connection.executemany(
        "INSERT INTO sentences VALUES (?, ?, ?)",
        (
            (p.passage_id, p.doc_id, vectors[end - count : end].astype(_STORED).tobytes())
            for p, count, end in zip(passages, counts, ends, strict=True)
        ),
    )


def closeness(
    database: Database, passage_ids: Sequence[str], vector: Vectors
) -> dict[str, tuple[float, ...]]:
    """The cosine of a question's vector, `(dim,)`, with each sentence of these passages, by passage."""
    return {
        id_: tuple(map(float, stored @ vector)) for id_, stored in _stored(database, passage_ids, len(vector))
    }


def _stored(database: Database, passage_ids: Sequence[str], dim: int) -> Iterator[tuple[str, Vectors]]:
    marks = ",".join("?" * len(passage_ids))
    rows = database.connection.execute(
        f"SELECT passage_id, vectors FROM sentences WHERE passage_id IN ({marks})", tuple(passage_ids)
    )
    for row in rows:
        yield row["passage_id"], np.frombuffer(row["vectors"], _STORED).astype(np.float32).reshape(-1, dim)
