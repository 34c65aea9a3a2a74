"""The sides of a question that asks for several values: each period, each paper named, and the newest value.

A side that no statement speaks of stays without one: another measure's value in its place would be a false answer.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from core.domain import Document, Period
from core.periods import calendar_year, find_periods
from qa.partial import beside, partials
from qa.periods import SAME, WITHIN, fit
from qa.question import Question
from qa.reckoned import stepped, steps
from qa.series import dated_within
from qa.statements import Statement, head_periods, reported_periods

GOOD_FORM = 0.6
SAME_SUBJECT = 0.7  # of the best coverage: below it a statement of the right period speaks of something else
_COMPARED_WITH = re.compile(
    r"\b(?:than|from|since|against|with|on|over|to) (?:(?:at|in|the|that|end|of|for) )*$", re.IGNORECASE
)
_AGAINST = re.compile(
    r"(?:\b(?:than|against|compared (?:with|to)|(?:up|down) from)|\() ?(?:the )?(?:£?\d[\d.,]*(?:m|k|%| per cent)? )?"
    r"(?:(?:at|in|the|that|end|of|for|on) )*$",
    re.IGNORECASE,
)
_MOVED = re.compile(r"\bfrom £?\d[\d,.]*(?:m|k|%)?(?: \w+){0,3} to £?\d", re.IGNORECASE)
"""A value, and the one that it had the period before."""
LONGEST_MONTH = 31  # days
DAYS_A_MONTH = 30
SAME_COVERAGE = 0.85  # of the best coverage: it answers as well


@dataclass(frozen=True)
class Side:
    """One value that is asked for: how it is named, and whether something of a period and a paper is of it."""

    label: str
    takes: Callable[[Period, Document], bool]
    is_newest: bool = False
    is_paper: bool = False
    asked: Period | None = None  # for what is of a period
    until: date = date.max  # its last day: the newest comes last

    def holds(self, statement: Statement) -> bool:
        """Whether a statement is of it, by its own words or by its report's."""
        paper = statement.ranked.candidate.document
        own = spoken_of(statement)
        if self.is_paper or self.is_newest or (self._is_calendar_year() and not own):
            day = _day_of(statement)
            own = (day, *(stepped(day, months) for _, months in steps(statement.text)))
        return any(self.takes(period, paper) for period in own) or self._is_in_years_column(statement)

    def _is_calendar_year(self) -> bool:
        """Whether a calendar year is asked for: of it is, too, what a paper of that year says and does not date."""
        year = calendar_year(self.asked.start.year, "") if self.asked else None
        return bool(self.asked and year and (self.asked.start, self.asked.end) == (year.start, year.end))

    def _is_in_years_column(self, statement: Statement) -> bool:
        """Whether a day or month is asked for, and a table has a column for its calendar year."""
        if self.asked is None or (self.asked.end - self.asked.start).days > LONGEST_MONTH:
            return False
        year = calendar_year(self.asked.end.year, "")
        return any((p.start, p.end) == (year.start, year.end) for p in head_periods(statement.passage))


def spoken_of(statement: Statement) -> tuple[Period, ...]:
    """The periods of a statement's own words, else of its report, and those it tells by them: "(568 a year before)".

    A quarter or month without its year ("at the end of Quarter 1") is of the year that stands beside it, or the last of
    its name up to what is reported on; one that a value is only compared with ("worse than at Quarter 1") is not told.
    """
    own = (*statement.periods, *_without_year(statement))
    own = own if own and not only_compares(statement) else (*own, *reported_periods(statement.passage, ()))
    back = {months for _, months in steps(statement.text)}
    if len({period.label for period in own}) == 1 and _MOVED.search(statement.text):
        back.add(-((own[0].end - own[0].start).days // DAYS_A_MONTH))
    return (*own, *(stepped(own[-1], months) for months in back if own and months))


def only_compares(statement: Statement) -> bool:
    """Whether the one period that it names is what its value is compared with: "34%, compared with 29% in 2022"."""
    named = find_periods(statement.text)
    return len(named) == 1 and _AGAINST.search(statement.text[: named[0].start]) is not None


def _without_year(statement: Statement) -> Iterator[Period]:
    named = find_periods(statement.text)
    for each in partials(statement.text, named):
        if not _COMPARED_WITH.search(statement.text[: each.start]):
            is_dated = statement.news_of > date.min
            period = beside(each, named) or (each.up_to(statement.news_of) if is_dated else None)
            yield from [period] if period else []


def sides(question: Question) -> tuple[Side, ...]:
    """What is asked for, in the order of the question: its periods, its papers, the newest."""
    found = [of_period(period) for period in question.periods]
    found += [of_paper(days) for days in question.papers]
    if question.asks_newest:
        last = max((p.end for p in (*question.periods, *question.papers)), default=date.min)
        found.append(Side("the newest", lambda period, _: period.end > last, is_newest=True))
    return tuple(found)


def of_period(asked: Period) -> Side:
    """What speaks of a period, or of one that ends on the same day."""

    def takes(period: Period, _: Document) -> bool:
        return fit(asked, period) in (SAME, WITHIN) or period.end == asked.end

    return Side(asked.label, takes, asked=asked, until=asked.end)


def of_paper(days: Period) -> Side:
    """What stands in the papers of these days."""
    label = f"the papers of {days.label}"
    return Side(label, lambda _, paper: dated_within(paper, days), is_paper=True, until=days.end)


def _day_of(statement: Statement) -> Period:
    day = statement.news_of
    return Period(label=day.isoformat(), start=day, end=day, printed="")


def best_for(side: Side, found: Sequence[Statement]) -> Statement | None:
    """The best statement of a side that says about as much of what is asked as any does; None where there is none."""
    of_it = speaking(side, found)
    good = [s for s in of_it if s.form_fit >= GOOD_FORM] or [s for s in of_it if s.form_fit] or of_it
    return next(iter(of_latest(side, good)), None)


def speaking(side: Side, found: Sequence[Statement]) -> list[Statement]:
    """The statements that a side holds and that say about as much of what is asked as any does."""
    most = max((s.coverage for s in found), default=0.0)
    return [s for s in found if s.coverage >= SAME_SUBJECT * most and side.holds(s)]


def of_latest(side: Side, good: Sequence[Statement]) -> list[Statement]:
    """These statements of a side; of the newest side, those of the latest day."""
    if not side.is_newest:
        return list(good)
    latest = max((s.news_of for s in good), default=date.min)
    return [s for s in good if s.news_of == latest]


def answers(statement: Statement, found: Sequence[Statement]) -> bool:
    """Whether a statement says about as much of what is asked as any, in the form that is asked for."""
    most = max((s.coverage for s in found), default=0.0)
    return statement.form_fit >= GOOD_FORM and statement.coverage >= SAME_COVERAGE * most
