"""How well a passage's period fits the periods a question asks for."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from core.domain import Passage, Period
from core.periods import find_periods

PASSAGES_KEPT = 50_000  # texts whose periods are kept at hand: the same passages come up again and again
SAME, WITHIN, AROUND, OVERLAPPING, UNKNOWN, OTHER = 1.0, 0.8, 0.5, 0.3, 0.3, 0.0


def asked_periods(text: str) -> tuple[Period, ...]:
    """Periods a question names; "from Q4 2020/21 to Q2 2025/26" asks for both ends."""
    found: list[Period] = []
    for mention in find_periods(text):
        ends = _ends(mention.period)
        found.extend(ends if len(ends) == 2 else [mention.period])
    return tuple({period.label: period for period in found}.values())


def _ends(period: Period) -> list[Period]:
    """The two periods that a printed range joins, where each end stands for a period of its own."""
    for joint in (" to ", " and ", " until ", " through "):
        left, found, right = period.printed.partition(joint)
        if found:
            sides = [m.period for side in (left, right) for m in find_periods(side)]
            return [side for side in sides if (side.end - side.start).days > 80]
    return []


def fit(asked: Period, reported: Period) -> float:
    """How well what is reported of one period answers for the one asked, in [0, 1]."""
    if reported.label == asked.label or (reported.start, reported.end) == (asked.start, asked.end):
        return SAME
    if asked.start <= reported.start and reported.end <= asked.end:
        return WITHIN
    if reported.start <= asked.start and asked.end <= reported.end:
        return AROUND
    return OVERLAPPING if reported.start <= asked.end and asked.start <= reported.end else OTHER


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
