"""What later papers say became of an action or a decision: the rows of a tracker, printed anew for each meeting.

Such a table names the meeting, the minute, what is to be done and by whom; its last column says how it stands. The
newest paper's row takes the place of an older one's.
"""

import re
from collections.abc import Sequence
from datetime import date

from core.domain import Cell
from core.structure import Minute
from qa.periods import mentioned
from qa.statements import Statement

LEAST_CELLS = 3  # a row with fewer says nothing of how a thing stands
MONTH = 31  # days: a tracker may name a meeting by its month, "CS12 (May 2024)"
LEAST_WORDS = 2  # of the last cell: a figure or "Yes" is no account


def renewed(statement: Statement, found: Sequence[Statement]) -> Statement:
    """The newest row that is this one but for its last cell; the statement itself where it is no row, or the newest."""
    if not _tells(statement):
        return statement
    own = _said(statement.passage.cells[:-1])
    same = (s for s in found if _tells(s) and _said(s.passage.cells[:-1]) == own)
    return max(same, key=_day, default=statement)


def outcome(minute: Minute, found: Sequence[Statement]) -> tuple[Statement, Cell] | None:
    """The newest row on a minute in a paper of a later day, and its last cell; None where no row names its number
    and its meeting's day.
    """
    day = minute.meeting_date
    rows = [s for s in found if day and _tells(s) and _day(s) > day and _names(s, minute.number, day)]
    newest = max(rows, key=_day, default=None)
    return (newest, newest.passage.cells[-1]) if newest else None


def _tells(statement: Statement) -> bool:
    """Whether a statement is a whole row that ends in words on how something stands."""
    cells = statement.passage.cells
    return statement.is_row and len(cells) >= LEAST_CELLS and len(cells[-1].text.split()) >= LEAST_WORDS


def _names(statement: Statement, number: str, day: date) -> bool:
    cells = statement.passage.cells[:-1]
    days = (period for cell in cells for period in mentioned(cell.text))
    named = any(number in re.split(r"[\s(),;]+", cell.text) for cell in cells)
    return named and any(p.start <= day <= p.end and (p.end - p.start).days < MONTH for p in days)


def _said(cells: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(" ".join(cell.text.casefold().split()) for cell in cells)


def _day(statement: Statement) -> date:
    return statement.ranked.candidate.document.meeting_date or date.min
