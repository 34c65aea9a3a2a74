"""The values of one measure's row: which is the current one, of what period, and what stands beside it.

A row with a column for each quarter is several observations, one for each quarter that has a value; a value of an
earlier year is last year's. What a head says ("22/23 Actual") goes before what the report says.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from core.domain import Box, Period
from core.measures import Value
from core.periods import financial_year, financial_year_of, find_periods, quarter
from ingest.measures.columns import Role
from ingest.measures.rows import MeasureRow, Placed
from ingest.reporting import head_period

_EARLIER = re.compile(r"\b(?:last|previous|prior)\b", re.IGNORECASE)
_LAST_YEAR = re.compile(r"\b(?:last|previous|prior) (?:financial )?(?:year|out-?turn|actual)", re.IGNORECASE)
_SAME_PERIOD = re.compile(r"\bsame (?:quarter|qtr|period|month|time)", re.IGNORECASE)
_LAST_QUARTER = re.compile(r"\b(?:last|previous|prior) (?:quarter|qtr)", re.IGNORECASE)
_BASELINE = re.compile(r"\bbaseline\b", re.IGNORECASE)
_OF_A_YEAR = re.compile(r"year|annual|out-?turn", re.IGNORECASE)
_TO_DATE = re.compile(r"\bytd\b|to date|cumulative", re.IGNORECASE)
_WHOLE_YEAR = re.compile(r"out-?turn|year[ -]end|annual|full year", re.IGNORECASE)


WHOLE_YEAR_DAYS = 300  # more than this is a year, be it from April, September or January


@dataclass(frozen=True)
class Given:
    """One value column of a row: its words, its period, and whether it speaks of an earlier time than the report."""

    head: str | None
    text: str
    period: Period | None
    earlier: bool
    page: int
    boxes: tuple[Box, ...]

    @property
    def value(self) -> Value:
        return Value(head=self.head, text=self.text, period=self.period, page=self.page, boxes=self.boxes)


@dataclass(frozen=True)
class Reading:
    """What a row says of one period; `current` is None where the report lists the measure without a value."""

    period: Period | None
    current: Given | None = None
    target: str | None = None
    last_year: str | None = None


def readings(row: MeasureRow, reporting: Period | None) -> tuple[Reading, ...]:
    """One reading for each period that the row has a value of its own for, oldest first; at least one.

    A cell over several columns, whose values could not be told apart, gives none of them.
    """
    given = given_values(row, reporting)
    # what stands under no head may be of any period: it is kept among the row's values, and read as none
    given = [each for each in given if each.head]
    now = _told_apart(_of_now(given, reporting), reporting)
    if not now:
        now = _newest(given)
    targets = [_target(placed, reporting) for placed in _single(row, Role.TARGET) if placed.cell.head]
    if not now:
        before = _last_year(given, reporting)
        return (Reading(reporting, None, _target_for(reporting, targets), before),)
    return tuple(
        Reading(each.period, each, _target_for(each.period, targets), _last_year(given, each.period))
        for each in sorted(now, key=_days)
    )


def _days(given: Given) -> tuple[date, date]:
    """What values are put in order by: a quarter comes after the year so far that ends with it."""
    return (given.period.end, given.period.start) if given.period else (date.min, date.min)


def given_values(row: MeasureRow, reporting: Period | None) -> list[Given]:
    """Every value column of the row that has words."""
    columns: dict[int, list[Placed]] = {}
    for placed in _single(row, Role.VALUE):
        columns.setdefault(placed.cell.column, []).append(placed)
    return [_given(parts, reporting) for parts in columns.values()]


def _single(row: MeasureRow, role: Role) -> Iterator[Placed]:
    for placed in row.of(role):
        if placed.cell.text and placed.cell.column_span == 1:
            yield placed


def _given(parts: Sequence[Placed], reporting: Period | None) -> Given:
    head, first = parts[0].cell.head, parts[0]
    period, earlier = _column_period(head, reporting)
    return Given(
        head=head,
        text=" ".join(placed.cell.text for placed in parts),
        period=period,
        earlier=earlier,
        page=first.page,
        boxes=first.cell.boxes,
    )


def _column_period(head: str | None, reporting: Period | None) -> tuple[Period | None, bool]:
    """A value column's period, and whether it lies before the one reported on."""
    named = head_period(head, reporting)
    if named and reporting and not find_periods(head or "") and named.start > reporting.end:
        named = head_period(head, _year_before(reporting))  # "Q4" before "Q1" and "Q2": the year before's
    if named and head and reporting and _TO_DATE.search(head) and _year(named) == _year(reporting):
        named = _running(head, reporting) or named
    if named:
        return named, bool(reporting) and _year(named) < _year(reporting)  # type: ignore[arg-type]
    if not head:
        return None, False
    if reporting is None:
        return reporting, False
    if _EARLIER.search(head) or _BASELINE.search(head):
        return _counted_back(head, reporting), True
    return reporting, False


def _counted_back(head: str, reporting: Period) -> Period | None:
    """The period that "last year" or "previous quarter" means in a report on `reporting`; None where that is open."""
    if _SAME_PERIOD.search(head):
        return _year_before(reporting)
    if _LAST_QUARTER.search(head) and reporting.label.startswith("Q"):
        number, year = int(reporting.label[1]), _year(reporting)
        return quarter(number - 1, year, head) if number > 1 else quarter(4, year - 1, head)
    if _LAST_YEAR.search(head):
        return financial_year(_year(reporting) - 1, head)
    return None


def _year(period: Period) -> int:
    return financial_year_of(period.end)


def _year_before(period: Period) -> Period | None:
    """The same stretch a year earlier, where it is a quarter or a year from April."""
    year = _year(period) - 1
    if re.match(r"Q[1-4] ", period.label):
        return quarter(int(period.label[1]), year, period.printed)
    return financial_year(year, period.printed) if re.fullmatch(r"\d{4}/\d\d", period.label) else None


def _of_now(given: Sequence[Given], reporting: Period | None) -> list[Given]:
    """The values that are not of an earlier year; a year's own column beside quarters keeps its own days."""
    now = [each for each in given if not each.earlier]
    if reporting is None:
        return []
    return [each for each in now if each.period is None or _year(each.period) >= _year(reporting)]


def _newest(given: Sequence[Given]) -> list[Given]:
    """The value of the latest period that a head names, where none is of the report's own year."""
    dated = [each for each in given if each.period is not None]
    if not dated:
        return list(given[-1:])
    return [max(dated, key=lambda each: (each.period.end, -each.period.start.toordinal()))]  # type: ignore[union-attr]


def _told_apart(now: Sequence[Given], reporting: Period | None) -> list[Given]:
    """The values of now, each of a period of its own: a running total beside quarters speaks of the year so far."""
    if len(now) < 2 or reporting is None:
        return list(now)
    named = {each.period.label for each in now if each.period and each.period is not reporting}
    found: dict[str, Given] = {}
    for each in now:
        period = each.period
        if period is reporting and named:
            period = _running(each.head or "", reporting) or reporting
        found.setdefault(period.label if period else "", _with_period(each, period))
    return list(found.values())


def _running(head: str, reporting: Period) -> Period | None:
    """The days of a running total or a year's outturn in a report on `reporting`."""
    year = _year(reporting)
    if _WHOLE_YEAR.search(head):
        return financial_year(year, head)
    if _TO_DATE.search(head):
        first = f"1 April {year} to {reporting.end.day} {reporting.end:%B} {reporting.end.year}"
        return next((m.period.model_copy(update={"printed": head}) for m in find_periods(first)), None)
    return None


def _with_period(given: Given, period: Period | None) -> Given:
    return Given(given.head, given.text, period, given.earlier, given.page, given.boxes)


def _target(placed: Placed, reporting: Period | None) -> tuple[Period | None, str]:
    return head_period(placed.cell.head, reporting), placed.cell.text


def _target_for(period: Period | None, targets: Sequence[tuple[Period | None, str]]) -> str | None:
    """The target set for a period: its own, else that of its year, else the only one, unless it is for later."""
    if period is None or not targets:
        return " ".join(text for _, text in targets) or None
    for wanted in (
        [text for named, text in targets if named and named.label == period.label],
        [
            text
            for named, text in targets
            if named and named.start <= period.start and period.end <= named.end
        ],
        [text for named, text in targets if named is None],
    ):
        if wanted:
            return " ".join(wanted) if len(targets) == len(wanted) else wanted[0]
    labels = {named.label for named, _ in targets if named}
    later = any(named and named.start > period.end for named, _ in targets)
    return " ".join(text for _, text in targets) if len(labels) == 1 and not later else None


def _last_year(given: Sequence[Given], period: Period | None) -> str | None:
    """The value of the year before: the same part of it, else the newest that is a whole year's or stands at its end.

    A head such as "Last year" counts where none names its period; a baseline or "Previous value" does not.
    """
    before = [each for each in given if each.period and period and _year(each.period) < _year(period)]
    before = [each for each in before if _stands_for_its_year(each.period, period)]
    if before:
        return max(before, key=lambda each: each.period.end if each.period else date.min).text
    unnamed = [each for each in given if each.earlier and each.period is None]
    return next((each.text for each in unnamed if _OF_A_YEAR.search(each.head or "")), None)


def _stands_for_its_year(period: Period | None, of: Period | None) -> bool:
    """Whether a value of an earlier period is what a reader takes for last year's."""
    if period is None or of is None:
        return False
    at_its_end = period.end.month == 3 or (period.end - period.start).days > WHOLE_YEAR_DAYS
    return at_its_end or (period.end.month, period.start.month) == (of.end.month, of.start.month)
