"""A measure's values in order of their periods: the current ones and those of the last-year columns, with the gaps.

A value that a later report prints as last year's is a value of its own period, and often the only one at hand.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from core.domain import Period
from core.measures import Measure, Observation, Point
from core.periods import financial_year, financial_year_of, quarter

# what is printed where there is no value to print
_NO_VALUE = re.compile(
    r"\W*|n\s*/?\s*a|not (?:yet )?(?:available|applicable|reported|due)|tb[cad]|no data|awaited|pending|"
    r"(?:refer|see)(?: to)? (?:comment|commentary|comments|narrative|below)",
    re.IGNORECASE,
)
_QUARTER = re.compile(r"Q([1-4]) \d{4}/\d\d")
_YEAR = re.compile(r"\d{4}/\d\d")
QUARTERS = 4


def series(measure: Measure, days: Mapping[str, date]) -> tuple[Point, ...]:
    """The values in order of their periods, the preferred one of each period first.

    `days` has the day of each paper; the newest paper's value is preferred, a current value before one from a last-year
    column. Another value for the same period is kept where it differs, and both are marked; a repetition is left out.
    """
    by_period: defaultdict[str, list[Point]] = defaultdict(list)
    for observation in measure.observations:
        for point in _points(observation):
            by_period[point.period.label].append(point)
    chosen = [point for points in by_period.values() for point in _without_repetitions(points, days)]
    return tuple(sorted(chosen, key=lambda p: (p.period.end, p.period.start, p.period.label)))


def gaps(periods: Sequence[Period]) -> tuple[Period, ...]:
    """Quarters without a value between the first and the last quarter that has one; years, where no quarter has any."""
    quarters = [_quarter_index(p) for p in periods if _QUARTER.fullmatch(p.label)]
    if quarters:
        missing = sorted(set(range(min(quarters), max(quarters))) - set(quarters))
        return tuple(_quarter_at(index) for index in missing)
    years = [financial_year_of(p.end) for p in periods if _YEAR.fullmatch(p.label)]
    missing = sorted(set(range(min(years, default=0), max(years, default=0))) - set(years))
    return tuple(_without_words(financial_year(year, "")) for year in missing)


def has_value(text: str) -> bool:
    """Whether a cell's words are a value, and not what is printed in place of one."""
    return not _NO_VALUE.fullmatch(text.strip())


def _points(observation: Observation) -> Iterator[Point]:
    """Yield the observation's current value, and those of other periods beside it."""
    if observation.period and observation.current and has_value(observation.current):
        yield _point(
            observation, observation.period, observation.current, observation.page, observation.boxes
        )
    for value in observation.values:
        is_other = value.period and (
            observation.period is None or value.period.label != observation.period.label
        )
        if value.period and is_other and has_value(value.text):
            page = value.page or observation.page
            yield _point(observation, value.period, value.text, page, value.boxes, earlier=True)


def _point(
    observation: Observation, period: Period, text: str, page: int, boxes: object, *, earlier: bool = False
) -> Point:
    return Point.model_validate(
        {
            "period": period,
            "text": text,
            "doc_id": observation.doc_id,
            "page": page,
            "boxes": boxes,
            "row_start": observation.row_start,
            "row_end": observation.row_end,
            "is_last_year_column": earlier,
            "preferred": False,
            "observation": observation,
        }
    )


def _without_repetitions(points: Sequence[Point], days: Mapping[str, date]) -> Iterator[Point]:
    """Yield the values of one period that differ, the preferred one first."""
    in_order = sorted(
        points,
        key=lambda p: (days.get(p.doc_id, date.min), not p.is_last_year_column, p.doc_id, p.page),
        reverse=True,
    )
    differing = {_plain(point.text): point for point in reversed(in_order)}
    kept = [point for point in in_order if differing[_plain(point.text)] is point]
    for point in kept:
        yield point.model_copy(update={"preferred": point is kept[0], "disagrees": len(kept) > 1})


def _plain(text: str) -> str:
    """A value by which two are compared: notes and white space aside, "465(prov)" is "465"."""
    return re.sub(r"\((?:prov|provisional|full year|final)[^)]*\)|\s", "", text).casefold()


def _quarter_index(period: Period) -> int:
    match = _QUARTER.fullmatch(period.label)
    number = int(match[1]) if match else 1
    return financial_year_of(period.end) * QUARTERS + number - 1


def _quarter_at(index: int) -> Period:
    year, number = divmod(index, QUARTERS)
    return _without_words(quarter(number + 1, year, ""))


def _without_words(period: Period) -> Period:
    """A period that no paper names, under its label."""
    return period.model_copy(update={"printed": period.label})
