"""Whether a fact of a paper is of the time that a sentence speaks of."""

import re

from core.domain import Period
from core.period_patterns import BARE_MONTH
from core.periods import find_periods
from qa.facts import Fact
from qa.periods import SAME, fit
from qa.spoken import Role

LONGEST_MONTH, LONGEST_QUARTER, SHORTEST_YEAR = 31, 92, 360
_LENGTHS = (
    (LONGEST_QUARTER, re.compile(r"\bquarter\b", re.IGNORECASE)),
    (200, re.compile(r"\bhalf\b|\b(?:six|6) months\b", re.IGNORECASE)),
    (370, re.compile(r"\byear\b|\b(?:twelve|12)[ -]months?\b|\bsnapshot\b", re.IGNORECASE)),
)


_AT_ITS_END = re.compile(r"\bsnapshot\b|\bat (?:the )?(?:quarter |year )?end\b|\bas at\b", re.IGNORECASE)


def same_time(asked: Period, fact: Fact, decided: bool = False) -> bool:
    """True if the paper gives the fact for the time asked: the same days, or a value as it stood at their end.

    What a meeting `decided` is also of the meeting's day, whatever other day it names.
    """
    met = fact.place.met
    if decided and met is not None and (asked.start <= met.start and met.end <= asked.end):
        return True
    if Role.FORECAST in fact.roles and days(asked) >= SHORTEST_YEAR:
        return any(asked.start <= p.start and p.end <= asked.end for p in fact.periods)  # of the year's end
    return any(_is_of(asked, printed, fact) for printed in fact.periods)


def are_apart(one: Period, other: Period) -> bool:
    """True if two periods share no day."""
    return one.end < other.start or other.end < one.start


def alike_long(one: Period, other: Period) -> bool:
    """True if two periods are of one sort: days, months, quarters, years."""
    return abs(days(one) - days(other)) <= 3


def days(period: Period) -> int:
    return (period.end - period.start).days + 1


def _is_of(asked: Period, printed: Period, fact: Fact) -> bool:
    months = _named_months(fact)
    if months and days(asked) > LONGEST_MONTH and printed not in fact.place.own_periods:
        return False  # "in September alone" is not the quarter's
    if fit(asked, printed) == SAME or printed.label == f"academic year {asked.label}":
        return True
    if _is_that_month(asked, printed, months):
        return True
    if asked.end != printed.end:
        return False
    if 1 < days(asked) <= LONGEST_MONTH and _AT_ITS_END.search(fact.place.text):
        return True
    at_its_end = days(asked) == 1 or days(printed) == 1 or _is_held_against(asked, fact)
    return at_its_end or (days(asked) > days(printed) and _says_length(asked, fact.place.text))


def _is_held_against(asked: Period, fact: Fact) -> bool:
    """True if the sentence holds a value of an earlier time as long against it: "14.1%, against 19.8% in 2023/24"."""
    named = fact.place.own_periods
    return any(alike_long(asked, p) and p.end < asked.start for p in named) and not fact.place.is_row


def _named_months(fact: Fact) -> frozenset[str]:
    """The months that a sentence names without a year."""
    text = fact.place.text
    if fact.place.is_row:
        return frozenset()
    dated = [(m.start, m.end) for m in find_periods(text)]
    named = (m for m in BARE_MONTH.finditer(text) if not any(low <= m.start() < high for low, high in dated))
    return frozenset(match.group()[:3] for match in named)


def _is_that_month(asked: Period, printed: Period, months: frozenset[str]) -> bool:
    """True if the month asked for is the only one named, and lies in the period printed above."""
    is_month = 1 < days(asked) <= LONGEST_MONTH and months == {f"{asked.start:%b}"}
    return is_month and printed.start <= asked.start and asked.end <= printed.end


def _says_length(asked: Period, text: str) -> bool:
    """True if a sentence says of itself that it speaks of as long a time."""
    return next((bool(sign.search(text)) for longest, sign in _LENGTHS if days(asked) <= longest), False)
