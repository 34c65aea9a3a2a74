"""Search by words: SQLite FTS5's BM25 over passage text and context."""

import sqlite3
from collections.abc import Sequence

from core.domain import Filters
from index.catalogue import document_conditions, passage_conditions
from index.database import Database
from index.words import STOPWORDS, content_words, words

__all__ = [
    "STOPWORDS",
    "content_words",
    "document_frequency",
    "match_expression",
    "search_words",
    "words",
]

# the passage's own words count most; its context (paper, item, heads) says what they are about
TEXT_WEIGHT, CONTEXT_WEIGHT = 1.0, 0.5

NEAR_WORDS = 3  # at most so many words between the two of a pair


def match_expression(query_words: Sequence[str], pairs: Sequence[tuple[str, str]] = ()) -> str:
    """An FTS5 expression for any of the words, and once more for pairs of them that stand near each other.

    Words are quoted, so that none is read as an operator. A pair is a term of its own to BM25: it is rarer than its
    words, and so weighs more.
    """
    near = [f'NEAR("{one}" "{other}", {NEAR_WORDS})' for one, other in dict.fromkeys(pairs)]
    return " OR ".join([*(f'"{word}"' for word in dict.fromkeys(query_words)), *near])


def search_words(
    database: Database,
    query_words: Sequence[str],
    top_k: int,
    filters: Filters | None = None,
    pairs: Sequence[tuple[str, str]] = (),
) -> list[tuple[str, float]]:
    """(passage id, BM25 score, higher is better), best first."""
    if not query_words:
        return []
    conditions, values = document_conditions(filters)
    join = "JOIN documents d ON d.doc_id = p.doc_id" if conditions else ""
    speaking, days = passage_conditions(filters)
    where = " AND ".join(["passages_fts MATCH ?", *conditions, *speaking])
    rows: list[sqlite3.Row] = database.connection.execute(
        f"""SELECT p.passage_id, -bm25(passages_fts, {TEXT_WEIGHT}, {CONTEXT_WEIGHT}) AS score
            FROM passages_fts JOIN passages p ON p.pk = passages_fts.rowid {join}
            WHERE {where} ORDER BY score DESC, p.pk LIMIT ?""",
        (match_expression(query_words, pairs), *values, *days, top_k),
    ).fetchall()
    return [(row["passage_id"], row["score"]) for row in rows]


def document_frequency(database: Database, word: str) -> int:
    """How many passages hold this word (or its stem)."""
    row = database.connection.execute(
        "SELECT count(*) FROM passages_fts WHERE passages_fts MATCH ?", (match_expression([word]),)
    ).fetchone()
    return int(row[0])
