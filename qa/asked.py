"""The periods that a question asks for, and the papers that it names by their days."""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType

from core.domain import Period
from core.periods import (
    PeriodMention,
    Precision,
    calendar_year,
    financial_year,
    financial_year_of,
    find_periods,
    month,
    quarter,
    quarter_of,
)
from qa.partial import OF_PAPERS, PAPERS, Partial, beside, partials
from qa.reckoned import base, stepped, steps

COUNTED = {"two": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4}
_WHY = re.compile(r"^\W*(?:and |so |but )?why\b", re.IGNORECASE)
_YEARLY = re.compile(r"\byear\b", re.IGNORECASE)
_FIRST_QUARTERS = re.compile(
    r"\b(?:first|all|the)\s+(?P<count>two|three|four|[234])\s+quarters\s+(?:of|in)\s+"
    r"(?:the\s+)?(?:(?:financial )?year\s+)?$",
    re.IGNORECASE,
)
_BY_QUARTER = re.compile(r"\b(?:quarter (?:by|to|on|after) quarter|(?:each|every) quarter)\b", re.IGNORECASE)
_YEARS = r"(?:19|20)\d\d"
_YEARS_OF_PAPERS = re.compile(
    rf"\b({_YEARS}(?:(?:, and |,? and |, | to |-| & ){_YEARS})*) {PAPERS}", re.IGNORECASE
)
_PAPERS_OF = re.compile(
    r"\b(?:papers?|packs?|agendas?|meetings?) (?:of|from|dated|in|on)(?: the)? $", re.IGNORECASE
)
_FURTHER_YEAR = re.compile(
    rf"(?:\b(?:with|to|than|and|against|versus|vs\.?|from)|,) (?P<year>{_YEARS})"
    rf"(?= ?[,?.;)]|$| (?:and|or)\b)(?! {PAPERS})",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s+(?:to|and|until|through)\s+|\s*[-–—]\s*")
_DATED = (Precision.DAY, Precision.MONTH)
_WITH_YEARS = (Precision.CALENDAR_YEAR, Precision.MONTH, Precision.DAY)
_JOINED = (Precision.RANGE, Precision.HALF_YEAR)


def asked_periods(
    text: str,
    *,
    each_end: bool = False,
    own: int | None = None,
    told: Mapping[Partial, Period] = MappingProxyType({}),
) -> tuple[Period, ...]:
    """Periods a question names; "from Q4 2020/21 to Q2 2025/26" asks for both ends.

    With `each_end`, as where a change is asked for, a range of months or quarters asks for its first and its last, and
    a year that holds all other periods only says which year they are of. Of a follow-up only the first `own` characters
    name what is asked, where they name a period at all. `told` has those without a year that are known by now.
    """
    found: list[Period] = []
    mentions = _read(text, told)
    for mention in [m for m in mentions if own is None or m.start < own] or mentions:
        ends = _quarters(text, mention) if each_end else []
        if not ends:
            ends = _ends(mention.period)
        if each_end and len(ends) < 2:
            ends = _outer(mention)
        found.extend(ends if len(ends) > 1 else [mention.period])
    named = tuple({period.label: period for period in found}.values())
    return _without_their_year(named) if each_end else named


def asked_partials(text: str) -> tuple[Partial, ...]:
    """What a question names without its year, where nothing beside it tells the year."""
    named = find_periods(_without_papers(text))
    return tuple(each for each in partials(text, named) if _beside(text, each, named) is None)


def undated(text: str) -> tuple[str, ...]:
    """How a question prints the periods that it names without a year or by a step from another."""
    plain = _without_papers(text)
    printed = [each.printed for each in partials(plain, find_periods(plain))]
    return (*printed, *(match.group() for match, _ in steps(plain)))


def _read(text: str, told: Mapping[Partial, Period]) -> list[PeriodMention]:
    """All that is named, in order: with a year, without one, and by a step from another."""
    plain = _without_papers(text)
    named = [*find_periods(plain)]
    stepping = [] if _WHY.match(text) else [*steps(plain)]
    for each in partials(plain, named):
        period = _beside(text, each, named) or told.get(each)
        if period is not None:
            kind = Precision.QUARTER if each.number else Precision.DAY if each.day else Precision.MONTH
            mention = PeriodMention(period=period, start=each.start, end=each.end, precision=kind)
            named.append(mention)
            # "Quarter 4 the year before" is one period, reckoned already
            stepping = [step for step in stepping if not _goes_with(text, each, step[0])]
    for match, months in stepping:
        if origin := base(match.start(), named):
            period = stepped(origin.period, months)
            named.append(
                PeriodMention(period=period, start=match.start(), end=match.end(), precision=origin.precision)
            )
    named += _further_years(plain, named)
    return sorted(named, key=lambda mention: mention.start)


def _further_years(text: str, named: Sequence[PeriodMention]) -> list[PeriodMention]:
    """The bare years that a question with a dated period goes on to: "in 2031 compared with 2030"."""
    if not any(m.precision in _WITH_YEARS for m in named):
        return []
    taken = [(m.start, m.end) for m in named]
    return [
        PeriodMention(
            period=calendar_year(int(match["year"]), match["year"]),
            start=match.start("year"),
            end=match.end("year"),
            precision=Precision.CALENDAR_YEAR,
        )
        for match in _FURTHER_YEAR.finditer(text)
        if not any(start < match.end("year") and match.start("year") < end for start, end in taken)
    ]


def _beside(text: str, each: Partial, named: Sequence[PeriodMention]) -> Period | None:
    """The one of the year told beside a stretch without one; "the year before" goes a year back from there."""
    back = next((months for match, months in steps(text) if _goes_with(text, each, match)), 0)
    origin = base(each.start, named) if back else None
    if origin is None:
        return beside(each, named) or _before_papers(text, each)
    year = financial_year(financial_year_of(origin.period.start), origin.period.printed)
    return each.within(stepped(year, back))


def _goes_with(text: str, each: Partial, step: re.Match[str]) -> bool:
    """Whether a step says which year a stretch is of: "Quarter 4 the year before"."""
    is_year = _YEARLY.search(step.group()) is not None
    return is_year and re.fullmatch(r"\s+(?:of |in )?", text[each.end : step.start()]) is not None


def _before_papers(text: str, each: Partial) -> Period | None:
    """The last of the name up to the day of the paper that a question names."""
    days = [mention.period for mention in _dated_papers(text)]
    return each.up_to(days[0].end) if days else None


def _quarters(text: str, mention: PeriodMention) -> list[Period]:
    """The quarters of a year that is asked about by its quarters: "the first three quarters of 2023/24"."""
    if mention.precision is not Precision.FINANCIAL_YEAR:
        return []
    first = _FIRST_QUARTERS.search(text[: mention.start])
    if first is None and not _BY_QUARTER.search(text):
        return []
    count = COUNTED[first["count"].lower()] if first else 4
    year = mention.period.start.year
    return [quarter(number, year, mention.period.printed) for number in range(1, count + 1)]


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
        and (OF_PAPERS.match(text[mention.end :]) or _PAPERS_OF.search(text[: mention.start]))
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
        return [quarter_of(day, period.printed) for day in (period.start, period.end)]
    if re.search(r"\d\s+[^\W\d]", _JOINT.split(period.printed)[0]):
        return []  # "1 July to 30 September" is a stretch of days
    return [month(day.year, day.month, period.printed) for day in (period.start, period.end)]


def _without_their_year(periods: Sequence[Period]) -> tuple[Period, ...]:
    """Without a period that holds all the others, where these are two or more."""
    for holder in periods:
        others = [p for p in periods if p is not holder]
        if len(others) > 1 and all(holder.start <= p.start and p.end <= holder.end for p in others):
            return tuple(others)
    return tuple(periods)
