"""Observations of performance measures in a paper's tables: what each row of a monitoring report says.

columns.py tells a measure table from others and what its columns hold, rows.py puts a measure's row together over page
turns, values.py finds the current value and its period, commentary.py, prose.py and ratings.py the rest, observer.py
makes the observation. What is left to others: finding the tables (ingest.tables), and which observations are of one
measure (index.links).
"""

import re
from collections.abc import Iterator, Sequence

from core.domain import Document, DocumentText, Page, Passage
from core.measures import Observation
from ingest.measures.columns import Columns, Role, columns_like, is_code, measure_columns, prefix_of
from ingest.measures.commentary import names_in_brackets
from ingest.measures.observer import Observer
from ingest.measures.ratings import rating_key
from ingest.measures.rows import MeasureRow, measure_rows
from ingest.outline import Position
from ingest.page_tables import table_period, table_position
from ingest.reporting import ReportingPeriods
from ingest.tables import Table

PAGES_APART = 3  # a table without heads goes on with one that ended at most so many pages before
# a milestone that asks for more or less of something is a measure by another name; one that begins in the middle of a
# word has lost its beginning in the PDF's text
_ASKS = re.compile(
    r"(?i:increas|reduc|decreas|maintain|improv|monitor|report|record|rais|lower|minimis|maximis)|[a-z]{1,6}\b"
)
_QUANTITY = re.compile(
    r"%|percent|proportion|number|\brate\b|ratio|costs?\b|spend|average|waiting time|take[ -]up|attendance",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]{3,}")


def find_observations(
    document: Document,
    pages: Sequence[Page],
    tables: Sequence[Table],
    positions: Sequence[Position],
    periods: ReportingPeriods,
    passages: Sequence[Passage],
) -> tuple[Observation, ...]:
    """Each measure that a table reports, once for every period it gives a value of, in the order of the paper."""
    text = DocumentText(pages=tuple(page.text for page in pages))
    by_number = {page.number: page for page in pages}
    observer = Observer(document.doc_id, by_number, text.starts, passages, rating_key(tables))
    found: list[Observation] = []
    for table, columns in measure_tables(tables):
        reporting = table_period(table, table.rows, positions, periods)
        report = table_position(table.rows, positions).report
        rows = [row for row in measure_rows(table, columns) if _is_measure(row)]
        officers = names_in_brackets([row.wording for row in rows])
        for row, officer in zip(rows, officers, strict=True):
            found.extend(observer.observations(row, report, reporting, officer))
    return tuple(found)


def measure_tables(tables: Sequence[Table]) -> Iterator[tuple[Table, Columns]]:
    """Yield the tables that report measures, those without heads too where they carry on the one before."""
    prefixes: frozenset[str] = frozenset()
    last_page = 0
    for table in tables:
        columns = measure_columns(table)
        if columns is None and prefixes and table.first_page - last_page <= PAGES_APART:
            columns = columns_like(table, prefixes)
        if columns is None:
            continue
        references = [row.reference for row in measure_rows(table, columns)]
        prefixes = frozenset(prefix_of(code) for code in references if code and is_code(code)) or prefixes
        last_page = table.last_page
        yield table, columns


def _is_measure(row: MeasureRow) -> bool:
    """Whether a row names something that is measured, and not a step to be taken."""
    if not _LETTERS.search(row.wording):
        return False
    asks = _ASKS.match(row.wording) and _QUANTITY.search(row.wording)
    return not row.of(Role.MILESTONE) or bool(asks and row.reference)
