"""Periods that are told by another: "a year earlier", "the quarter before", "the first three quarters of 2023/24"."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from core.domain import Period
from core.number_words import TO_TWELVE, VALUES
from core.periods import (
    PeriodMention,
    calendar_year,
    day_label,
    financial_year,
    financial_year_of,
    month,
    one_day,
    quarter_of,
)

STEP = re.compile(
    r"\b(?:(?:the|a|one) (?P<unit>year|quarter|month) (?P<way>before|earlier|previously|after|later)"
    r"|(?P<twelve>(?:twelve|12) months) (?P<way2>before|earlier|previously|after|later)"
    rf"|(?P<count>{'|'.join(TO_TWELVE[1:])}|\d\d?) (?P<units>year|quarter|month)s "
    # "six months after leaving" steps on from no period
    r"(?P<way3>earlier|previously|later|(?:before|after|on)(?=\W*$|[?,.;)]))"
    r"|the (?:previous|preceding|prior) (?P<unit2>year|quarter|month))\b(?! 20| last)",
    re.IGNORECASE,
)
_MONTHS_OF = {"year": 12, "quarter": 3, "month": 1}


def steps(text: str) -> Iterator[tuple[re.Match[str], int]]:
    """Where a question steps on from a period that it names, and by how many months, back below nought."""
    for match in STEP.finditer(text):
        unit = "year" if match["twelve"] else (match["unit"] or match["unit2"] or match["units"]).lower()
        count = (match["count"] or "1").lower()
        months = _MONTHS_OF[unit] * (int(count) if count.isdecimal() else VALUES[count])
        forward = (match["way"] or match["way2"] or match["way3"] or "").lower() in ("after", "later", "on")
        yield match, months if forward else -months


def base(at: int, named: Sequence[PeriodMention]) -> PeriodMention | None:
    """The period that a step at this place is from: the nearest named before it, else the nearest after."""
    before = [m for m in named if m.start < at]
    return max(before, key=lambda m: m.end, default=min(named, key=lambda m: m.start, default=None))


def stepped(period: Period, months: int) -> Period:
    """The same stretch so many months on; its last day stays a month's last."""
    if period.start == period.end:
        day = stepped(period.model_copy(update={"start": period.end.replace(day=1)}), months).end
        return one_day(day, period.printed)
    after = _on(period.end + timedelta(days=1), months)
    return labelled(_on(period.start, months), after - timedelta(days=1), period.printed)


def _on(day: date, months: int) -> date:
    year, number = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = date(year, number + 1, 1)
    following = (first + timedelta(days=31)).replace(day=1)
    return min(first + timedelta(days=day.day - 1), following - timedelta(days=1))


def labelled(start: date, end: date, printed: str) -> Period:
    """A stretch of days, named as a quarter, month or year where it is one."""
    for made in (
        one_day(start, printed),
        month(start.year, start.month, printed),
        quarter_of(start, printed),
        financial_year(financial_year_of(start), printed),
        calendar_year(start.year, printed),
    ):
        if (made.start, made.end) == (start, end):
            return made
    return Period(label=f"{day_label(start)} to {day_label(end)}", start=start, end=end, printed=printed)
