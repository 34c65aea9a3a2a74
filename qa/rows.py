"""What a table row says, value by value: each under its label and head, in its unit, of its period.

A cell prints "66.4" and leaves it to the label, the corner or the caption to say that this is a percentage, and to the
caption to say of which year "Q3" is. What is left to others: choosing rows (`qa.statements`), wording (`qa.telling`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from core.domain import Cell, Passage, Period
from core.periods import Precision, find_periods, yearless
from qa.stems import stems

LABEL_WORDS = 5  # a cell of a table with so many words says what is measured, not how much
WORDS_OF_LABEL = 3  # the same, of one that begins with a word
LONG_CELL = 120
_WORD = re.compile(r"[^\W\d_]{2,}")
PLAN = re.compile(
    r"\b(?:targets?|milestones?|trajector(?:y|ies)|budget\w*|plan(?:ned)?|forecast|projected|proposed|allocat\w+|aims?|"
    r"ambition|profile)\b",
    re.IGNORECASE,
)
"""Words for what was meant to be."""
ELSEWHERE = re.compile(
    r"\b(?:England|Eng|Wales|Scotland|national(?:ly)?|(?:stat(?:istical|s)?\.? |nearest |family )?neighbours?|"
    r"statistical|SN|comparators?|benchmark\w*|quartile|regional|region|peers?|"
    r"(?:north|south|east|west)(?:ern)? (?:east|west|england|midlands)|"
    r"(?:all|met|unitary|county|similar|other) (?:LAs|boroughs|councils|counties)|"
    r"(?:LA|family|group|cluster|boroughs) average)\b",
    re.IGNORECASE,
)
"""Words for others than the council itself, whose values stand beside its own."""
_SO_FAR = re.compile(r"\b(?:total|ytd|year to date|to date|so far|full[- ]year)\b", re.IGNORECASE)
_BARE = re.compile(r"[-–−+(]?\s?\d[\d,]*(?:\.\d+)?\s?\)?")
_AMOUNT = re.compile(r"£ ?\d|\d ?%")
_PERCENT = re.compile(r"%|\bper ?cent\b|\bpercentage\b|\bproportion\b", re.IGNORECASE)
_POUNDS = re.compile(r"£")
_OTHER_UNIT = re.compile(
    r"\bnumber\b|\bno\.|\bcount\b|\bfte\b|\bposts?\b|\bdays?\b|\bweeks?\b|\brank\b", re.IGNORECASE
)


@dataclass(frozen=True)
class RowValue:
    """One value of a row; `text` is as printed, `told` in its unit."""

    cell: Cell
    label: str
    told: str

    @property
    def reading(self) -> str:
        """Label, head and value in one line, as a reader's eye joins them."""
        return f"{self.label} {self.cell.head or ''} {self.told}"


def is_value(cell: Cell) -> bool:
    """Whether a cell says how much rather than of what: "74%", and not "Visits within 12 months"."""
    words = _WORD.findall(cell.text)
    says_what = len(words) >= WORDS_OF_LABEL and cell.text[:1].isalpha() and not _AMOUNT.search(cell.text)
    return any(c.isdigit() for c in cell.text) and len(words) < LABEL_WORDS and not says_what


def is_plan(cell: Cell) -> bool:
    """Whether a column holds what was meant to be, and not what was reached."""
    return bool(PLAN.search(cell.head or ""))


def is_elsewhere(cell: Cell) -> bool:
    """Whether a column holds somebody else's value: England's, the neighbours'."""
    return bool(ELSEWHERE.search(cell.head or ""))


def is_unclear(passage: Passage) -> bool:
    """Whether a head stands over several of a row's values: it does not tell which is of what period."""
    heads = [c.head for c in passage.cells[1:] if c.period and is_value(c) and not is_elsewhere(c)]
    return len(heads) > len(set(heads))


def is_reached_here(cell: Cell) -> bool:
    """Whether a cell holds what this council reached: a value, and neither a plan's nor somebody else's."""
    return is_value(cell) and not is_plan(cell) and not is_elsewhere(cell)


def label_cells(passage: Passage) -> tuple[Cell, ...]:
    """The cells that say what a row's values are of: the first and those up to its first value."""
    first, *others = passage.cells
    return (first, *takewhile(lambda cell: not is_value(cell), others))


def label(passage: Passage) -> str:
    """What a row's values are of, in its words."""
    return " ".join(cell.text for cell in label_cells(passage))


def row_values(passage: Passage) -> tuple[RowValue, ...]:
    """The values of a row, in the order of its columns, each under the cells that say what is measured."""
    named = label(passage)
    around = (named, passage.cells[0].head or "", _unit_over(passage))
    return tuple(
        RowValue(cell, named, _in_unit(cell, around))
        for cell in passage.cells[1:]
        if is_value(cell) and len(cell.text) <= LONG_CELL
    )


def _unit_over(passage: Passage) -> str:
    """The caption, which may give the unit of all columns; none where a column's head has its sign, as it is that
    column's: "Pupils | Balance (£)".
    """
    over = caption(passage)
    heads = [cell.head or "" for cell in passage.cells]
    is_a_column_s = any(sign.search(over) and any(map(sign.search, heads)) for sign in (_POUNDS, _PERCENT))
    return "" if is_a_column_s else over


def column_periods(passage: Passage) -> tuple[Period | None, ...]:
    """The period that the head of each cell names, one a cell.

    A quarter or month without a year is of the year of the row's period, else of the one year that its caption or
    another head names: "to June | to September" under "Key figures by quarter, 2024-25". Behind the column of a whole
    year's outturn it is of the next: "2022/23 outturn | Q1 | Q2".
    """
    year = passage.period or _year_over(passage)
    before = _outturn(passage, year) if year and not passage.period else len(passage.cells)
    return tuple(
        cell.period
        or (_without_year(passage, index > before, cell.head, year.end) if cell.head and year else None)
        for index, cell in enumerate(passage.cells)
    )


def _without_year(passage: Passage, is_after: bool, head: str, year_end: date) -> Period | None:
    """What a head names without its year; behind a year's outturn of the year after it.

    None where the year's last quarter stands there too: that may as well be the outturn's own year, taken apart.
    """
    if not is_after:
        return yearless(head, year_end)
    steps = (yearless(cell.head, year_end) for cell in passage.cells if cell.head and not cell.period)
    if any(step and step.end == year_end for step in steps):
        return None
    return yearless(head, year_end.replace(year=year_end.year + 1))


def _outturn(passage: Passage, year: Period) -> int:
    """The place of the column that holds what was reached in a whole year which no caption names; past all where none
    does.
    """
    heads = [cell.head or "" for cell in passage.cells]
    own = (
        index
        for index, cell in enumerate(passage.cells)
        if is_value(cell)
        and cell.period
        and cell.period.label == year.label
        and not is_plan(cell)
        and not _SO_FAR.search(heads[index])
    )
    place = next(own, len(heads))
    over = caption(passage)
    # read last: most rows have no such column
    is_over = place < len(heads) and over not in heads and find_periods(over)
    return len(heads) if is_over else place


def _year_over(passage: Passage) -> Period | None:
    """The one financial year that a row's caption and heads name; None where they name several, or none."""
    mentions = find_periods(heading(passage))
    years = {m.period.label: m.period for m in mentions if m.precision is Precision.FINANCIAL_YEAR}
    return next(iter(years.values())) if len(years) == 1 else None


def has_undated_value(passage: Passage) -> bool:
    """Whether a column whose head names no period holds what was reached here: "Current", "This quarter"."""
    columns = zip(passage.cells[1:], column_periods(passage)[1:], strict=True)
    return any(cell.head and period is None and is_reached_here(cell) for cell, period in columns)


def heading(passage: Passage) -> str:
    """The caption over a row and its columns' heads, as far as its context has them."""
    return passage.context.split(" | ")[0]


def caption(passage: Passage) -> str:
    """The caption over a row, else the first of what stands over it."""
    return heading(passage).split("; ")[0]


def words_over(passage: Passage) -> frozenset[str]:
    """Stems of a row's label, heads, caption and the section it stands in: what its values are of."""
    over = " ".join(passage.context.split(" | ")[:2])
    return frozenset(stems(f"{over} {' '.join(cell.text for cell in passage.cells if not is_value(cell))}"))


def _in_unit(cell: Cell, around: Sequence[str]) -> str:
    """A bare number with the sign that its head gives it, else the label, the corner or the caption, in this order."""
    if not _BARE.fullmatch(cell.text.strip()):
        return cell.text
    for words in (cell.head or "", *around):
        if _PERCENT.search(words) and not _POUNDS.search(words):
            return f"{cell.text}%"
        if _POUNDS.search(words):
            return f"£{cell.text}" if not _PERCENT.search(words) else cell.text
        if _OTHER_UNIT.search(words):
            return cell.text
    return cell.text
