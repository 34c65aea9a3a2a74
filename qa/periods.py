"""How well a passage's period fits the periods a question asks for."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from core.domain import Passage, Period
from core.periods import find_periods

PASSAGES_KEPT = 50_000  # texts whose periods are kept at hand: the same passages come up again and again
SAME, WITHIN, AROUND, OVERLAPPING, UNKNOWN, OTHER = 1.0, 0.8, 0.5, 0.3, 0.3, 0.0


def fit(asked: Period, reported: Period) -> float:
    """How well what is reported of one period answers for the one asked, in [0, 1]."""
    if reported.label == asked.label or (reported.start, reported.end) == (asked.start, asked.end):
        return SAME
    if asked.start <= reported.start and reported.end <= asked.end:
        return WITHIN
    if reported.start <= asked.start and asked.end <= reported.end:
        return AROUND
    return OVERLAPPING if reported.start <= asked.end and asked.start <= reported.end else OTHER


def year_before(period: Period) -> Period:
    """The same stretch of days a year earlier."""
    return Period(
        label=f"the year before {period.label}",
        start=_a_year_back(period.start),
        end=_a_year_back(period.end),
        printed=period.printed,
    )


def _a_year_back(day: date) -> date:
    """The last day of a month stays the last, in leap years too."""
    last = monthrange(day.year - 1, day.month)[1]
    is_last = day.day == monthrange(day.year, day.month)[1]
    return day.replace(year=day.year - 1, day=last if is_last else min(day.day, last))


@lru_cache(maxsize=PASSAGES_KEPT)
def mentioned(text: str) -> tuple[Period, ...]:
    """Periods that a text names in its own words."""
    return tuple(mention.period for mention in find_periods(text))


def passage_fit(asked: Iterable[Period], passage: Passage, own: Sequence[Period]) -> float:
    """Best fit of a passage to any asked period: by the periods it names itself, else by the one it reports on."""
    reported = [*own, *([passage.period] if passage.period else [])]
    if not reported:
        return UNKNOWN
    return max((fit(period, other) for period in asked for other in reported), default=UNKNOWN)
