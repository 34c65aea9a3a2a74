"""Quarters, months and days that a question names without their year: "the Q3 figure", "the end of December".

A year that stands beside one in the question tells which is meant; else it is the newest that the passages found for
the question report on.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from core.domain import Period
from core.period_patterns import BARE_QUARTER
from core.periods import MONTHS, ORDINALS, PeriodMention, month, one_day, quarter
from qa.periods import SAME, WITHIN, fit

LONG = 300  # days: so long a stretch holds one of each quarter and month
AS_NEAR = 20  # days
AS_GOOD = 0.85  # of the best passage's score: passages so good tell which year is meant
_QUARTERS_END = {1: 6, 2: 9, 3: 12, 4: 3}  # the last months of the quarters
_NAMES = "|".join(rf"{name[:3]}(?:{name[3:]})?" for name in MONTHS if name != "May")
_MONTH = re.compile(
    # "may", "march" and "mar" are words too
    r"(?:,\s+|\b(?:in|of|by|since|during|last|until|at|from|to|and|with|than|for|end|late|early|mid)[\s-]+(?:the\s+)?)"
    r"(?:(?P<d>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
    rf"(?P<m>{_NAMES}|sept|may)\b(?!\s*[\d'’])",
    re.IGNORECASE,
)
_FIGURE_OF = re.compile(
    rf"\b(?P<m>{'|'.join(MONTHS)})(?= (?:figures?|data|census|count|return|position|value)\b)"
)
_BODIES = (
    r"(?:(?:board|committee|agenda|forum|panel|cabinet|council|executive|scrutiny|schools|overview|and) )"
)
PAPERS = rf"{_BODIES}{{0,4}}(?:papers?|packs?|agendas?|meetings?|reports?|minutes)\b"
OF_PAPERS = re.compile(rf"^\W{{0,2}}\s*{PAPERS}", re.IGNORECASE)
_WORDS = frozenset(["may", "march", "mar"])


@dataclass(frozen=True)
class Partial:
    """A stretch without its year: it ends with a month, of a quarter's three or alone, or is a day of one."""

    printed: str
    start: int
    end: int
    last_month: int
    number: int | None = None  # of a quarter
    day: int | None = None

    def ending_in(self, year: int) -> Period | None:
        """That of a calendar year, by its last day; None for a day that the year has not."""
        if self.number is not None:
            return quarter(self.number, year - (self.last_month < 4), self.printed)
        if self.day is None:
            return month(year, self.last_month, self.printed)
        try:
            return one_day(date(year, self.last_month, self.day), self.printed)
        except ValueError:
            return None

    def within(self, holder: Period) -> Period | None:
        """The first that a stretch of days holds."""
        years = range(holder.start.year, holder.end.year + 1)
        return next((p for p in self._in(years) if holder.start <= p.start and p.end <= holder.end), None)

    def up_to(self, day: date) -> Period | None:
        """The last that is over by a day."""
        return max(
            (p for p in self._in((day.year - 1, day.year)) if p.end <= day), key=lambda p: p.end, default=None
        )

    def nearest_to(self, day: date, *, later: bool) -> Period | None:
        """The one that ends nearest to a day; of two about as near, the later or the earlier."""
        near = sorted(self._in(range(day.year - 1, day.year + 2)), key=lambda p: p.end, reverse=later)
        return min(near, key=lambda p: abs((p.end - day).days) // AS_NEAR, default=None)

    def _in(self, years: Iterable[int]) -> list[Period]:
        return [period for year in years if (period := self.ending_in(year))]

    def of(self, reported: Period) -> Period | None:
        """The one that a reported period is of, or ends with; None where it is of another quarter, month or day."""
        own = self.ending_in(reported.end.year)
        if own is None:
            return None
        return own if fit(own, reported) in (SAME, WITHIN) or own.end == reported.end else None


def partials(text: str, named: Sequence[PeriodMention]) -> tuple[Partial, ...]:
    """The stretches without a year that a question names beside those that have one, in order."""
    free = (each for each in _all(text) if not any(m.start < each.end and each.start < m.end for m in named))
    return tuple(sorted(free, key=lambda each: each.start))


def _all(text: str) -> Iterator[Partial]:
    for match in BARE_QUARTER.finditer(text):
        number = ORDINALS[(match["number"] or match["ordinal"]).lower()]
        end = match.start("gap")
        if not OF_PAPERS.match(text[end:]):
            yield Partial(text[match.start() : end], match.start(), end, _QUARTERS_END[number], number)
    for pattern in (_MONTH, _FIGURE_OF):
        for match in pattern.finditer(text):
            if not OF_PAPERS.match(text[match.end() :]) and _is_month(match):
                yield _month(match)


def _is_month(match: re.Match[str]) -> bool:
    name = match["m"]
    if name.casefold() not in _WORDS or name[0].isupper():
        return True
    return match.group().split()[0].casefold() in (
        "in",
        "of",
        "by",
        "since",
        "during",
        "end",
        "late",
        "early",
    )


def _month(match: re.Match[str]) -> Partial:
    number = next(n for n, name in enumerate(MONTHS, 1) if name[:3].casefold() == match["m"][:3].casefold())
    has_day = "d" in match.re.groupindex and match["d"]
    start = match.start("d") if has_day else match.start("m")
    printed = match.string[start : match.end()]
    return Partial(printed, start, match.end(), number, day=int(match["d"]) if has_day else None)


def beside(partial: Partial, named: Sequence[PeriodMention]) -> Period | None:
    """The one of the year told beside it: within the nearest long stretch, or nearest in time to another."""
    nearest = min(named, key=lambda m: _apart(partial, m), default=None)
    if nearest is None:
        return None
    held = nearest.period
    is_long = (held.end - held.start).days >= LONG
    return (
        partial.within(held) if is_long else partial.nearest_to(held.end, later=nearest.start < partial.start)
    )


def _apart(partial: Partial, mention: PeriodMention) -> int:
    return max(mention.start - partial.end, partial.start - mention.end)


def newest(partial: Partial, reported: Iterable[tuple[float, Sequence[Period]]]) -> Period | None:
    """The newest that passages report on which score about as well as the best that report on any such."""
    speaking = [
        (score, own) for score, periods in reported for period in periods if (own := partial.of(period))
    ]
    best = max((score for score, _ in speaking), default=0.0)
    return max((own for score, own in speaking if score >= AS_GOOD * best), key=lambda p: p.end, default=None)
