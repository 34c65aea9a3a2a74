"""How well a passage's period fits the periods a question asks for."""

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache

from core.domain import Passage, Period
from core.periods import (
    PeriodMention,
    Precision,
    calendar_year,
    financial_year_of,
    find_periods,
    month,
    quarter,
)

PASSAGES_KEPT = 50_000  # texts whose periods are kept at hand: the same passages come up again and again
SAME, WITHIN, AROUND, OVERLAPPING, UNKNOWN, OTHER = 1.0, 0.8, 0.5, 0.3, 0.3, 0.0


_YEARS = r"(?:19|20)\d\d"
_PAPERS = r"(?:board |committee |agenda )?(?:papers?|packs?|agendas?|meetings?|reports?)\b"
_YEARS_OF_PAPERS = re.compile(
    rf"\b({_YEARS}(?:(?:, and |,? and |, | to |-| & ){_YEARS})*) {_PAPERS}", re.IGNORECASE
)
_OF_PAPERS = re.compile(rf"^\W{{0,2}}\s*{_PAPERS}", re.IGNORECASE)
_PAPERS_OF = re.compile(
    r"\b(?:papers?|packs?|agendas?|meetings?) (?:of|from|dated|in|on)(?: the)? $", re.IGNORECASE
)
_DATED = (Precision.DAY, Precision.MONTH)
_JOINED = (Precision.RANGE, Precision.HALF_YEAR)


def asked_periods(text: str, *, each_end: bool = False) -> tuple[Period, ...]:
    """Periods a question names; "from Q4 2020/21 to Q2 2025/26" asks for both ends.

    With `each_end`, as where a change is asked for, a range of months or quarters asks for its first and its last, and
    a year that holds all other periods only says which year they are of.
    """
    found: list[Period] = []
    for mention in find_periods(_without_papers(text)):
        ends = _ends(mention.period)
        if each_end and len(ends) < 2:
            ends = _outer(mention)
        found.extend(ends if len(ends) == 2 else [mention.period])
    named = tuple({period.label: period for period in found}.values())
    return _without_their_year(named) if each_end else named


def asked_papers(text: str) -> tuple[Period, ...]:
    """The days of the papers that a question names by their dates: "in the 2021 and 2024 papers"."""
    found = [mention.period for mention in _dated_papers(text)]
    plain = _blanked(text, _dated_papers(text))
    for match in _YEARS_OF_PAPERS.finditer(plain):
        found += [calendar_year(int(year), year) for year in re.findall(_YEARS, match[1])]
    return tuple(sorted({p.label: p for p in found}.values(), key=lambda p: p.start))


def _dated_papers(text: str) -> list[PeriodMention]:
    """The days and months that papers are named by: "the paper of 10 November 2025"."""
    return [
        mention
        for mention in find_periods(text)
        if mention.precision in _DATED
        and (_OF_PAPERS.match(text[mention.end :]) or _PAPERS_OF.search(text[: mention.start]))
    ]


def _without_papers(text: str) -> str:
    """The text, as long as it was, without the dates of the papers that it names."""
    plain = _blanked(text, _dated_papers(text))
    return _YEARS_OF_PAPERS.sub(lambda match: " " * len(match.group()), plain)


def _blanked(text: str, mentions: Sequence[PeriodMention]) -> str:
    for mention in mentions:
        text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
    return text


def _ends(period: Period) -> list[Period]:
    """The two periods that a printed range joins, where each end stands for a period of its own."""
    for joint in (" to ", " and ", " until ", " through "):
        left, found, right = period.printed.partition(joint)
        if found:
            sides = [m.period for side in (left, right) for m in find_periods(side)]
            return [side for side in sides if (side.end - side.start).days > 80]
    return []


def _outer(mention: PeriodMention) -> list[Period]:
    """The first and last month of a range of months, or quarter of one of quarters; none of another range."""
    period = mention.period
    last = period.end + timedelta(days=1)
    if period.start.day != 1 or last.day != 1 or mention.precision not in _JOINED:
        return []
    if re.search(r"\bq", period.printed, re.IGNORECASE):
        return [_quarter_of(day, period.printed) for day in (period.start, period.end)]
    if re.search(r"\d\s+[^\W\d]", period.printed.partition(" to ")[0]):
        return []  # "1 July to 30 September" is a stretch of days
    return [month(day.year, day.month, period.printed) for day in (period.start, period.end)]


def _quarter_of(day: date, printed: str) -> Period:
    return quarter((day.month - 4) % 12 // 3 + 1, financial_year_of(day), printed)


def _without_their_year(periods: Sequence[Period]) -> tuple[Period, ...]:
    """Without a period that holds all the others, where these are two or more."""
    for holder in periods:
        others = [p for p in periods if p is not holder]
        if len(others) > 1 and all(holder.start <= p.start and p.end <= holder.end for p in others):
            return tuple(others)
    return tuple(periods)


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
