"""Which reporting period a passage speaks of when its own words name none.

The nearest that is printed above it: its table's caption, its section's heading, the subject or opening of its report,
and at last the paper's own. A meeting's date is not a reporting period, but the one month or day over a table is when
its values were counted.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from core.domain import Cell, Document, Page, Period
from core.periods import PeriodMention, Precision, find_periods, months_named, yearless
from ingest.outline import Position

OPENING = 1500  # characters of a report's first page in which its period is looked for
_AS_AT = re.compile(r"(?:as at|as of|position at|to|ending|ended|up to)\s+(?:the\s+)?$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_NAMES_A_REPORT = (
    Precision.QUARTER,
    Precision.HALF_YEAR,
    Precision.FINANCIAL_YEAR,
    Precision.ACADEMIC_YEAR,
    Precision.TERM,
    Precision.RANGE,
)
_DATES_A_TABLE = (Precision.MONTH, Precision.DAY)
ROW_OF_HEADS = 3  # quarters that an opening names: so many are compared in a table
LONGEST_REPORT_DAYS = 550
"""A range of more is what a strategy is made for, not what a report tells of."""


class _Heading(NamedTuple):
    """The period that a section's heading gives to its sentences, and to its tables."""

    of_prose: Period | None
    of_tables: Period | None


class ReportingPeriods:
    """Periods of one paper's sections and reports, found once and looked up by position."""

    def __init__(self, document: Document, pages: Sequence[Page], positions: Sequence[Position]) -> None:
        self._own = document.period
        self._pages = {page.number: page.text for page in pages}
        self._beginning: dict[str, Position] = {}
        self._sections: dict[tuple[str | None, str], _Heading] = {}
        for position in positions:
            if position.report:
                self._beginning.setdefault(position.report, position)
            if position.section:
                key = (position.report, position.section)
                if key not in self._sections:
                    self._sections[key] = self._of_section(position.section, position.page)
        self._reports = {report: self._of_report(report, where) for report, where in self._beginning.items()}

    def of_prose(self, position: Position) -> Period | None:
        """The period of sentences at `position`."""
        heading = self._heading_over(position)
        return (heading.of_prose if heading else None) or self._around(position)

    def of_table(self, position: Position, caption: str | None, page: int) -> Period | None:
        """The period of table rows at `position`, under a caption printed on `page` if there is one."""
        if caption:
            found = self._printed_on(page, _of_table(caption))
            if found:
                return found
        heading = self._heading_over(position)
        return (heading.of_tables if heading else None) or self._around(position)

    def _heading_over(self, position: Position) -> _Heading | None:
        return self._sections.get((position.report, position.section)) if position.section else None

    def _around(self, position: Position) -> Period | None:
        """What the report, else the paper, is on."""
        return (self._reports.get(position.report) if position.report else None) or self._own

    def _of_section(self, heading: str, page: int) -> _Heading:
        of_prose = self._printed_on(page, chosen(find_periods(heading), heading))
        return _Heading(of_prose, self._printed_on(page, _of_table(heading)))

    def _of_report(self, report: str, where: Position) -> Period | None:
        page = where.page
        opening = self._pages[page][where.start : where.start + OPENING]
        mentions = find_periods(opening)
        named = [m for m in mentions if m.period.label in {n.period.label for n in find_periods(report)}]
        mention = chosen(named, opening) or self._quarter_of(mentions)
        return mention.period.model_copy(update={"page": page}) if mention else None

    def _quarter_of(self, mentions: Sequence[PeriodMention]) -> PeriodMention | None:
        """The quarter that an opening names: the paper's own if it does, else the first, but of a table's row of heads
        the newest.
        """
        quarters = {m.period.label: m for m in reversed(mentions) if m.precision is Precision.QUARTER}
        if self._own and self._own.label in quarters:
            return quarters[self._own.label]
        if len(quarters) >= ROW_OF_HEADS:
            return max(quarters.values(), key=lambda m: m.period.end)
        return min(quarters.values(), key=lambda m: m.start, default=None)

    def _printed_on(self, page: int, mention: PeriodMention | None) -> Period | None:
        """The period with its page, when its words do stand there as the heading gives them."""
        if mention is None:
            return None
        on_page = next(
            (m for m in find_periods(self._pages[page]) if m.period.label == mention.period.label), None
        )
        if on_page is None:
            return None
        return on_page.period.model_copy(update={"page": page})


def cells_with_periods(cells: Sequence[Cell], period: Period | None) -> tuple[Cell, ...]:
    """The cells, each with the period that its head names; `period` is that of the row."""
    return tuple(cell.model_copy(update={"period": head_period(cell.head, period)}) for cell in cells)


def head_period(head: str | None, around: Period | None) -> Period | None:
    """The one period that a column's head names: "22/23 Actual", "Q1" in a report on 2025/26. None for two of them.

    A quarter or month without a year is of the year that the head over it names, else of the financial year in which
    `around` ends. Of a head and the one over it that each name a period, the lower is the column's.
    """
    if not head:
        return None
    mentions = find_periods(head)
    named = {mention.period.label: mention for mention in mentions}
    if len(named) > 1:
        _, under, own = head.rpartition(" / ")
        return head_period(own, around) if under else None
    if not named:
        return _yearless(head, around.end) if around else None
    (mention,) = named.values()
    rest = head[: mention.start] + head[mention.end :]
    if mention.precision is Precision.FINANCIAL_YEAR:
        return _yearless(rest, mention.period.end) or mention.period
    if mention.precision is Precision.CALENDAR_YEAR:
        return months_named(rest, lambda _: mention.period.start.year) or mention.period
    return mention.period


def _yearless(head: str, by: date) -> Period | None:
    """The quarter or months that a head names without a year; what stands in brackets may say it once more."""
    return yearless(head, by) or yearless(_IN_BRACKETS.sub(" ", head), by)


def days_spoken_of(
    text: str, period: Period | None, cells: Sequence[Cell]
) -> tuple[date, date] | tuple[None, None]:
    """First and last day of all the periods of a passage: its own, its cells' and those its words name.

    A row with last year's value beside this year's is found under both.
    """
    spoken = [period, *(cell.period for cell in cells), *(mention.period for mention in find_periods(text))]
    days = [(found.start, found.end) for found in spoken if found is not None]
    days += [found.disputed for found in spoken if found is not None and found.disputed]
    if not days:
        return None, None
    return min(first for first, _ in days), max(last for _, last in days)


def _of_table(heading: str) -> PeriodMention | None:
    """What a heading says that a table reports on: "by district, November 2024" too, where it names no other time."""
    mentions = find_periods(heading)
    reported = chosen(mentions, heading)
    if reported or len({mention.period.label for mention in mentions}) != 1:
        return reported
    return mentions[0] if mentions[0].precision in _DATES_A_TABLE else None


def chosen(mentions: Iterable[PeriodMention], text: str) -> PeriodMention | None:
    """The mention that names what a heading reports on: a day only when it is "as at" that day."""
    best: PeriodMention | None = None
    for mention in mentions:
        if (mention.period.end - mention.period.start).days > LONGEST_REPORT_DAYS:
            continue
        as_at = mention.precision is Precision.DAY and _AS_AT.search(text[: mention.start])
        if not (
            mention.precision in _NAMES_A_REPORT or as_at or "as at" in mention.period.printed.casefold()
        ):
            continue
        is_nearer = best is not None and mention.precision is Precision.QUARTER is not best.precision
        if best is None or is_nearer:
            best = mention
    return best
