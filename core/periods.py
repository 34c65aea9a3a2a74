"""Reporting periods in a text: which stretch of days its words name.

British public bodies count quarters and years from April ("Q2 2025/26" is July to September 2025),
schools from September. What has no year ("Quarter 2") names no days and is left out, unless dates
follow it. Where a heading contradicts itself ("Quarter 1 – 1st July 2025 – 30th September 2025"),
both are given and the quarter is flagged: which is right is not for a parser to say.

Left to others: which of several periods a table or passage is about.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from pydantic import Field

from core import period_patterns as patterns
from core.domain import Frozen, Period


class Precision(StrEnum):
    """What kind of stretch was named, shortest first."""

    DAY = "day"
    MONTH = "month"
    TERM = "term"
    QUARTER = "quarter"
    HALF_YEAR = "half year"
    FINANCIAL_YEAR = "financial year"
    ACADEMIC_YEAR = "academic year"
    CALENDAR_YEAR = "calendar year"
    RANGE = "range"


class PeriodMention(Frozen):
    """A period, and where its words stand: `text[start:end] == period.printed`."""

    period: Period
    start: int = Field(ge=0)
    end: int = Field(gt=0)
    precision: Precision


MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_QUARTERS_NAMED = ("1 one 1st first", "2 two 2nd second", "3 three 3rd third", "4 four 4th fourth final last")
ORDINALS = {name: number for number, names in enumerate(_QUARTERS_NAMED, 1) for name in names.split()}
COUNTS = {"three": 3, "six": 6, "nine": 9, "twelve": 12}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}
TERMS = {"autumn": (9, 12), "spring": (1, 3), "summer": (4, 7)}
"""First and last month. Easter moves: a spring term is taken to end with March, a summer term to begin with April."""
FIRST_YEAR, LAST_YEAR = 1980, 2059
LONGEST_RANGE_YEARS = 30


def financial_year(year: int, printed: str) -> Period:
    """The year from April of `year` to the next March: "2025/26"."""
    return Period(label=_year_label(year), start=date(year, 4, 1), end=date(year + 1, 3, 31), printed=printed)


def academic_year(year: int, printed: str) -> Period:
    """The year from September of `year` to the next August: "academic year 2025/26"."""
    label = f"academic year {_year_label(year)}"
    return Period(label=label, start=date(year, 9, 1), end=date(year + 1, 8, 31), printed=printed)


def calendar_year(year: int, printed: str) -> Period:
    """The year from January to December: "2025"."""
    return Period(label=str(year), start=date(year, 1, 1), end=date(year, 12, 31), printed=printed)


def quarter(number: int, year: int, printed: str) -> Period:
    """Quarter `number` (1 to 4) of the financial year that begins in April of `year`: "Q2 2025/26"."""
    start, end = _months_of_year(year, 4, 3 * number - 2, 3 * number)
    return Period(label=f"Q{number} {_year_label(year)}", start=start, end=end, printed=printed)


def month(year: int, number: int, printed: str) -> Period:
    """One month: "September 2025"."""
    start, end = date(year, number, 1), _month_end(year, number)
    return Period(label=f"{MONTHS[number - 1]} {year}", start=start, end=end, printed=printed)


def one_day(day: date, printed: str) -> Period:
    """One day: "30 September 2025"."""
    return Period(label=day_label(day), start=day, end=day, printed=printed)


def financial_year_of(day: date) -> int:
    """The year in whose April the financial year of `day` began."""
    return day.year if day.month >= 4 else day.year - 1


def quarter_of(day: date, printed: str) -> Period:
    """The quarter of a financial year that a day is in."""
    return quarter((day.month - 4) % 12 // 3 + 1, financial_year_of(day), printed)


def day_label(day: date) -> str:
    """A date as it is written here: "30 September 2025"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _year_label(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02d}"


def _month_end(year: int, number: int) -> date:
    following = date(year + number // 12, number % 12 + 1, 1)
    return following - timedelta(days=1)


def _months_of_year(year: int, begins: int, first: int, last: int) -> tuple[date, date]:
    """First and last day of the `first`-th to `last`-th month of a year that begins with month `begins`."""
    low, high = begins + first - 2, begins + last - 2
    return date(year + low // 12, low % 12 + 1, 1), _month_end(year + high // 12, high % 12 + 1)


HEAD_CELL_CHARACTERS = 40
"""A text as short as a table's head may name a year without a word before it."""


KEPT_CHARS, TEXTS_KEPT = 600, 30_000
"""Texts so short are sentences, heads and cells, of which the same come up again and again: their periods are kept."""

NAMED_STRETCHES = {
    Precision.QUARTER,
    Precision.HALF_YEAR,
    Precision.FINANCIAL_YEAR,
    Precision.ACADEMIC_YEAR,
    Precision.CALENDAR_YEAR,
}


def find_periods(text: str) -> tuple[PeriodMention, ...]:
    """Periods named in `text`, in order, none overlapping another; `text[start:end]` is what is printed.

    Of overlapping readings the longest is kept: "Q2 2025/26" is one quarter, not a quarter and a year.
    """
    return _found(text) if len(text) <= KEPT_CHARS else _found.__wrapped__(text)


@lru_cache(maxsize=TEXTS_KEPT)
def _found(text: str) -> tuple[PeriodMention, ...]:
    if not (patterns.LIKE_A_YEAR.search(text) or "fy" in text.casefold() or _names_a_month(text)):
        return ()
    named = _without_overlap([*_long_forms(text), *_days(text), *_months(text), *_years(text)])
    joined = _without_overlap([*_ranges(text, named), *named])
    measured = _without_overlap([*_counted_back(text, joined), *joined])
    return _with_conflicts(text, _without_overlap([*_dated_quarters(text, measured), *measured]))


def yearless(text: str, by: date) -> Period | None:
    """The one period that a short text names without a year; None where it names none, or several.

    A quarter or months ("Q1", "Quarter 3 actual", "Apr", "Apr-Jun") are those of the financial year of the day `by`; a
    day ("As at 30 September", "6 months to 30 September") is the last of its name up to `by`. "Mar 23" names its own
    year in short.
    """
    if len(text) > HEAD_CELL_CHARACTERS:
        return None
    days = [*patterns.BARE_DAY.finditer(text)]
    if len(days) == 1:
        return _last_such_day(text, days[0], by)
    year = financial_year_of(by)
    quarters = [*patterns.BARE_QUARTER.finditer(text)]
    if not quarters:
        return months_named(text, lambda number: year if number >= 4 else year + 1)
    if len(quarters) > 1 or patterns.BARE_MONTH.search(text):
        return None
    return quarter(_quarter_number(quarters[0]), year, quarters[0].group().rstrip(" -–—:,(\n"))


def months_named(text: str, year_of: Callable[[int], int]) -> Period | None:
    """The one month, or run of months, that a short text names; None where it names none, or several.

    `year_of` gives the year of a month by its number; "Mar 23" has its own.
    """
    short, runs = [*patterns.MONTH_OF_SHORT_YEAR.finditer(text)], [*patterns.BARE_MONTHS.finditer(text)]
    named = [*patterns.BARE_MONTH.finditer(text)]
    if len(named) == 1:
        number = _month_number(short[0].group("m") if short else named[0].group())
        year = _full_year(short[0].group("y")) if short else year_of(number)
        return month(year, number, (short or named)[0].group())
    if len(named) != 2 or len(runs) != 1:
        return None
    first, last = _month_number(runs[0].group("a")), _month_number(runs[0].group("b"))
    start, end = date(year_of(first), first, 1), _month_end(year_of(last), last)
    if end < start:
        return None
    return Period(label=_months_label(start, end), start=start, end=end, printed=runs[0].group())


def _without_overlap(mentions: Sequence[PeriodMention]) -> list[PeriodMention]:
    """The longest mentions that do not overlap, in the order of the text; of equals, the one listed first."""
    kept: list[PeriodMention] = []
    free_from = 0
    for mention in sorted(mentions, key=lambda found: (found.start, found.start - found.end)):
        if mention.start >= free_from:
            kept.append(mention)
            free_from = mention.end
        elif mention.end - mention.start > kept[-1].end - kept[-1].start:
            kept[-1] = mention
            free_from = mention.end
    return kept


def _mention(match: re.Match[str], period: Period, precision: Precision) -> PeriodMention:
    return PeriodMention(period=period, start=match.start(), end=match.end(), precision=precision)


def _range(text: str, start: int, end: int, label: str, days: tuple[date, date]) -> PeriodMention | None:
    """The mention of a range; None when it runs backwards or over too many years to be one."""
    first, last = days
    if first > last or last.year - first.year > LONGEST_RANGE_YEARS:
        return None
    period = Period(label=label, start=first, end=last, printed=text[start:end])
    return PeriodMention(period=period, start=start, end=end, precision=Precision.RANGE)


def _pair_year(pair: str) -> int | None:
    """First year of two that follow each other ("2024-25", "24/25", "FY25"), else None."""
    if pair[:2].upper() == "FY":
        return _full_year(pair[2:].strip()) - 1
    first, second = re.findall(r"\d+", pair)
    year = int(first) if len(first) == 4 else _full_year(first)
    follows = (year + 1) % 10 ** len(second) == int(second)
    return year if follows and FIRST_YEAR <= year <= LAST_YEAR else None


def _full_year(digits: str) -> int:
    """A year of four digits from two or four; "'24" is 2024, "98" is 1998."""
    year = int(digits.lstrip("'’"))
    return year if year >= 100 else year + (2000 if year < 80 else 1900)


def _month_number(name: str) -> int:
    return next(
        number for number, known in enumerate(MONTHS, start=1) if known.lower().startswith(name[:3].lower())
    )


def _date(year: int, number: int, day: int) -> date | None:
    """The date, or None where the calendar has none ("31 June")."""
    try:
        return date(year, number, day)
    except ValueError:
        return None


def _quarter_number(match: re.Match[str]) -> int:
    return ORDINALS[(match.group("number") or match.group("ordinal")).lower()]


def _long_forms(text: str) -> Iterator[PeriodMention]:
    """Quarters, parts of years, terms, and ranges that name their year once."""
    # looking for a word is far quicker than trying the patterns that it opens
    small = text.casefold()
    if "q" in small:
        yield from _quarters(text)
    if any(word in small for word in ("month", "half", "h1", "h2")):
        yield from _part_years(text)
    if any(season in small for season in SEASONS):
        yield from _terms(text)
    if _names_a_month(text):
        yield from _short_ranges(text)


def _last_such_day(text: str, found: re.Match[str], by: date) -> Period | None:
    """The period up to a day without a year, or that day: the last of its name that is not after `by`."""
    number, day = _month_number(found.group("m")), int(re.sub(r"\D", "", found.group("d")))
    dates = (_date(year, number, day) for year in (by.year, by.year - 1))
    last = next((found for found in dates if found and found <= by), None)
    if last is None:
        return None
    mention = _as_at(text, *found.span(), last)
    counted = next(_counted_back(text, [mention]), mention)
    return counted.period


def _names_a_month(text: str) -> bool:
    small = text.casefold()
    return any(name[:3].lower() in small for name in MONTHS)


def _quarters(text: str) -> Iterator[PeriodMention]:
    for pattern in (patterns.YEARED_QUARTER, patterns.QUARTER_LATER):
        for match in pattern.finditer(text):
            year = _pair_year(match.group("pair"))
            if year is None or (
                pattern is patterns.QUARTER_LATER and patterns.ENDS_IN_QUARTER.search(text, 0, match.start())
            ):
                continue  # in "Quarter 1 2024/25, Quarter 2 2025/26" no year stands before its quarter
            # "Q2 (2025/26)" takes its bracket along
            end = match.end() + (
                match.group().count("(") > match.group().count(")") and text[match.end() :][:1] == ")"
            )
            printed = text[match.start() : end]
            found = quarter(_quarter_number(match), year, printed)
            yield PeriodMention(period=found, start=match.start(), end=end, precision=Precision.QUARTER)
    for match in patterns.LOOSE_QUARTER.finditer(text):
        yield _mention(match, _loose_quarter(match), Precision.QUARTER)
    for match in patterns.QUARTERS.finditer(text):
        year, first, last = _pair_year(match.group("pair")), int(match.group("a")), int(match.group("b"))
        if year is not None and first < last:
            days = _months_of_year(year, 4, 3 * first - 2, 3 * last)
            label = f"Q{first} to Q{last} {_year_label(year)}"
            period = Period(label=label, start=days[0], end=days[1], printed=match.group())
            yield _mention(match, period, Precision.RANGE)


def _loose_quarter(match: re.Match[str]) -> Period:
    """A quarter with a single year ("Q4 2023").

    Some mean the calendar's quarter, some the financial year's: its days run from the first of the
    one to the last of the other, which holds either.
    """
    number, year = _quarter_number(match), int(match.group("y"))
    start, _ = _months_of_year(year, 1, 3 * number - 2, 3 * number)
    _, end = _months_of_year(year, 4, 3 * number - 2, 3 * number)
    return Period(label=f"Q{number} {year}", start=start, end=end, printed=match.group())


def _part_years(text: str) -> Iterator[PeriodMention]:
    for match in patterns.PART_YEAR.finditer(text):
        year = _pair_year(match.group("pair"))
        count = 6 if match.group("half") else _count(match.group("count"))
        if year is None or not 1 <= count <= 11:
            continue
        from_start = match.group("which").lower() == "first"
        first, last = (1, count) if from_start else (13 - count, 12)
        half = "first" if from_start else "second"
        label = (
            f"{half} half of"
            if match.group("half")
            else f"{'first' if from_start else 'last'} {count} months of"
        )
        days = _months_of_year(year, 4, first, last)
        period = Period(
            label=f"{label} {_year_label(year)}", start=days[0], end=days[1], printed=match.group()
        )
        yield _mention(match, period, Precision.HALF_YEAR if count == 6 else Precision.RANGE)
    for match in patterns.HALF.finditer(text):
        year, half_number = _pair_year(match.group("pair")), int(match.group("half"))
        if year is not None:
            days = _months_of_year(year, 4, 6 * half_number - 5, 6 * half_number)
            label = f"{('first', 'second')[half_number - 1]} half of {_year_label(year)}"
            period = Period(label=label, start=days[0], end=days[1], printed=match.group())
            yield _mention(match, period, Precision.HALF_YEAR)


def _count(words: str) -> int:
    return COUNTS[words.lower()] if words.lower() in COUNTS else int(words)


def _terms(text: str) -> Iterator[PeriodMention]:
    for pattern in (patterns.TERM, patterns.TERM_LATER):
        for match in pattern.finditer(text):
            season, is_term = match.group("season").lower(), match.group("term") is not None
            year = _term_year(match, season)
            if year is None:
                continue
            first, last = (TERMS if is_term else SEASONS)[season]
            label = f"{season} term {year}" if is_term else f"{season} {year}"
            days = date(year, first, 1), _month_end(year, last)
            period = Period(label=label, start=days[0], end=days[1], printed=match.group())
            yield _mention(match, period, Precision.TERM)


def _term_year(match: re.Match[str], season: str) -> int | None:
    """The calendar year of a term; in a school year only autumn lies in its first."""
    if match.group("y"):
        return int(match.group("y"))
    year = _pair_year(match.group("pair"))
    return year if year is None or season == "autumn" else year + 1


def _short_ranges(text: str) -> Iterator[PeriodMention]:
    """Ranges that name their year once: "July to September 2025", "1 April to 30 June 2025"."""
    for match in _joined(patterns.SHORT_MONTHS, text):
        first, last = _month_number(match.group("a")), _month_number(match.group("b"))
        year = _full_year(match.group("y"))
        # "October - March 2025" begins in the year before
        days = date(year - (first > last), first, 1), _month_end(year, last)
        yield from _present(_range(text, *match.span(), _months_label(*days), days))
    for match in _joined(patterns.SHORT_DAYS, text):
        year, last = int(match.group("y")), _month_number(match.group("m2"))
        first = _month_number(match.group("m") or match.group("m2"))
        opening = _date(year - (first > last), first, int(re.sub(r"\D", "", match.group("d"))))
        closing = _date(year, last, int(re.sub(r"\D", "", match.group("d2"))))
        if opening and closing:
            label = f"{day_label(opening)} to {day_label(closing)}"
            yield from _present(_range(text, *match.span(), label, (opening, closing)))


def _joined(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Matches whose parts are joined as a range: "13 and 24 May" are two days unless "between" stands before."""
    for match in pattern.finditer(text):
        is_list = re.search(r"\band\b", match.group(), re.IGNORECASE)
        if not is_list or patterns.BETWEEN_BEFORE.search(text, max(0, match.start() - 16), match.start()):
            yield match


def _present(mention: PeriodMention | None) -> Iterator[PeriodMention]:
    if mention is not None:
        yield mention


def _months_label(start: date, end: date) -> str:
    return f"{MONTHS[start.month - 1]} {start.year} to {MONTHS[end.month - 1]} {end.year}"


def _days(text: str) -> Iterator[PeriodMention]:
    worded = (patterns.WORDED_DAY, patterns.AMERICAN_DAY) if _names_a_month(text) else ()
    for pattern in (*worded, patterns.NUMBER_DAY, patterns.ISO_DAY):
        for match in pattern.finditer(text):
            name, day = match.group("m"), int(re.sub(r"\D", "", match.group("d")))
            number = int(name) if name.isdecimal() else _month_number(name)
            found = _date(_full_year(match.group("y")), number, day)
            if found is not None and FIRST_YEAR <= found.year <= LAST_YEAR:
                yield _as_at(text, match.start(), match.end(), found)


def _as_at(text: str, start: int, end: int, day: date) -> PeriodMention:
    """The mention of a day, with an "as at" before it."""
    if before := patterns.AS_AT.search(text, max(0, start - 24), start):
        start = before.start()
    return PeriodMention(period=one_day(day, text[start:end]), start=start, end=end, precision=Precision.DAY)


def _months(text: str) -> Iterator[PeriodMention]:
    for match in patterns.WORDED_MONTH.finditer(text) if _names_a_month(text) else ():
        year = _full_year(match.group("y") or match.group("short"))
        if FIRST_YEAR <= year <= LAST_YEAR:
            yield _mention(
                match, month(year, _month_number(match.group("m")), match.group()), Precision.MONTH
            )


def _years(text: str) -> Iterator[PeriodMention]:
    for match in patterns.YEAR_PAIR.finditer(text):
        yield from _present(_paired_year(text, match))
    for match in patterns.LONE_YEAR.finditer(text):
        if _names_a_year(text, match):
            yield _mention(
                match, calendar_year(int(match.group("y")), match.group()), Precision.CALENDAR_YEAR
            )


def _paired_year(text: str, match: re.Match[str]) -> PeriodMention | None:
    """A financial or academic year, a span of years ("2021-25"), or None for ages and other pairs."""
    year = _pair_year(match.group("pair"))
    if year is None:
        return _span_of_years(text, match)
    before, after = text[max(0, match.start() - 60) : match.start()], text[match.end() : match.end() + 30]
    if (
        match.group()[:2].isdecimal()
        and not match.group()[:4].isdecimal()
        and not _is_short_year(match.group(), before, after)
    ):
        return None
    if _of_school(before, after):
        return _mention(match, academic_year(year, match.group()), Precision.ACADEMIC_YEAR)
    return _mention(match, financial_year(year, match.group()), Precision.FINANCIAL_YEAR)


def _is_short_year(pair: str, before: str, after: str) -> bool:
    """True if a pair of two-digit numbers is a year, not "16-17 year olds" or "9/10"."""
    if (
        patterns.AGES.search(after)
        or patterns.AGED.search(before)
        or not 2005 <= _full_year(pair[:2]) <= LAST_YEAR
    ):
        return False
    if "/" in pair:
        return not patterns.COUNTED.search(after)
    return bool(patterns.SHORT_PAIR_BEFORE.search(before) and patterns.SHORT_PAIR_AFTER.search(after))


def _of_school(before: str, after: str) -> bool:
    """True if the nearest words about the kind of year, in the same sentence, are about a school's."""
    before = re.split(r"[.;!?]\s", before)[-1]
    after = re.split(r"[.;!?]\s", after)[0]
    school, money = ([*pattern.finditer(before)] for pattern in (patterns.SCHOOL_YEAR, patterns.MONEY_YEAR))
    if patterns.SCHOOL_YEAR.match(after.lstrip(" )\n")) or patterns.MONEY_YEAR.match(after.lstrip(" )\n")):
        return patterns.SCHOOL_YEAR.match(after.lstrip(" )\n")) is not None
    return bool(school) and (not money or school[-1].start() > money[-1].start())


def _span_of_years(text: str, match: re.Match[str]) -> PeriodMention | None:
    """Calendar years from one to another, as strategies have them: "2021-25"."""
    first, second = re.findall(r"\d+", match.group("pair"))
    if len(first) != 4 or len(second) < 2 or "/" in match.group("pair"):
        return None
    last = int(second) if len(second) == 4 else int(first[:2] + second)
    if last <= int(first):
        return None
    return _range(text, *match.span(), f"{first} to {last}", (date(int(first), 1, 1), date(last, 12, 31)))


def _names_a_year(text: str, match: re.Match[str]) -> bool:
    """True if the words around a four-digit number say that it is a year."""
    if len(text) <= HEAD_CELL_CHARACTERS:
        return True
    before, after = text[max(0, match.start() - 24) : match.start()], text[match.end() : match.end() + 24]
    return bool(patterns.YEAR_BEFORE.search(before) or patterns.YEAR_AFTER.search(after))


JOINABLE = {
    Precision.DAY,
    Precision.MONTH,
    Precision.QUARTER,
    Precision.FINANCIAL_YEAR,
    Precision.ACADEMIC_YEAR,
    Precision.CALENDAR_YEAR,
    Precision.TERM,
}


def _ranges(text: str, named: Sequence[PeriodMention]) -> Iterator[PeriodMention]:
    """Two periods joined by "to" or a dash, or by "and" after "between"."""
    for first, second in pairwise(named):
        if first.precision not in JOINABLE or second.precision not in JOINABLE:
            continue
        gap = text[first.end : second.start]
        between = patterns.BETWEEN.match(gap) and patterns.BETWEEN_BEFORE.search(
            text, max(0, first.start - 16), first.start
        )
        if not (patterns.JOINER.match(gap) or between) or not _same_sort(first.precision, second.precision):
            continue
        days = first.period.start, second.period.end
        label = f"{first.period.label} to {second.period.label}"
        yield from _present(_range(text, first.start, second.end, label, days))


def _same_sort(first: Precision, second: Precision) -> bool:
    # "Q1 2025/26 – 1 July 2025" is a heading, not a range; "March 2024 to 30 June 2024" is one
    return first == second or {first, second} <= {Precision.DAY, Precision.MONTH}


def _counted_back(text: str, mentions: Sequence[PeriodMention]) -> Iterator[PeriodMention]:
    """Months counted back from a day or month: "six months to 30 September 2025", "year ended 31 March 2025"."""
    for mention in mentions:
        if mention.precision not in (Precision.DAY, Precision.MONTH):
            continue
        window = max(0, mention.start - 48)
        if match := patterns.YEAR_TO.search(text, window, mention.start):
            yield _months_back(text, match.start(), mention, 12)
        elif match := patterns.MONTHS_TO.search(text, window, mention.start):
            count = _count(match.group("count"))
            if 1 <= count <= 36:
                yield _months_back(text, match.start(), mention, count)


def _months_back(text: str, start: int, last: PeriodMention, count: int) -> PeriodMention:
    end = last.period.end
    after = end + timedelta(days=1)
    low = after.year * 12 + after.month - 1 - count
    first = date(low // 12, low % 12 + 1, min(after.day, 28))
    printed = text[start : last.end]
    if count == 12 and (end.month, end.day) == (3, 31):
        period, precision = financial_year(first.year, printed), Precision.FINANCIAL_YEAR
    else:
        label = f"{count} months to {day_label(end)}"
        period, precision = Period(label=label, start=first, end=end, printed=printed), Precision.RANGE
    return PeriodMention(period=period, start=start, end=last.end, precision=precision)


def _dated_quarters(text: str, mentions: Sequence[PeriodMention]) -> Iterator[PeriodMention]:
    """Quarters without a year that dates follow: "Quarter 1 – 1st July 2025 – 30th September 2025".

    The year is that of the dates; whether the dates agree with the number is left to the reader.
    """
    starts = {mention.start: mention for mention in mentions}
    for match in patterns.BARE_QUARTER.finditer(text):
        dated = starts.get(match.end())
        if dated is None or dated.precision not in (Precision.DAY, Precision.MONTH, Precision.RANGE):
            continue
        end = match.start("gap")
        year = financial_year_of(dated.period.start)
        period = quarter(_quarter_number(match), year, text[match.start() : end])
        yield PeriodMention(period=period, start=match.start(), end=end, precision=Precision.QUARTER)


def _with_conflicts(text: str, mentions: Sequence[PeriodMention]) -> tuple[PeriodMention, ...]:
    """The mentions, a named stretch flagged where the days printed right after it are others.

    Days within the stretch, or around it (a quarter's heading may give the days of the year to date), agree with it.
    """
    told = list(mentions)
    for place, (named, days) in enumerate(pairwise(mentions)):
        explained = named.precision in NAMED_STRETCHES and days.precision is Precision.RANGE
        if explained and patterns.EXPLAINED.fullmatch(text[named.end : days.start]):
            told[place] = named.model_copy(update={"period": _compared(text, named, days)})
    return tuple(told)


def _compared(text: str, named: PeriodMention, days: PeriodMention) -> Period:
    """The named period: by the calendar's quarters where the days say so, flagged where they say neither."""
    period, given = named.period, days.period
    if _agree(period, given):
        return period
    if named.precision is Precision.QUARTER and (ordinary := _calendar_quarter(period, given)):
        return ordinary
    told = (
        f"The paper prints “{' '.join(text[named.start : days.end].split())}”, but {period.label} runs from "
        f"{day_label(period.start)} to {day_label(period.end)}."
    )
    return period.model_copy(update={"conflict": told, "disputed": (given.start, given.end)})


def _agree(one: Period, other: Period) -> bool:
    """Whether either stretch of days lies within the other."""
    return (one.start <= other.start and other.end <= one.end) or (
        other.start <= one.start and one.end <= other.end
    )


def _calendar_quarter(named: Period, given: Period) -> Period | None:
    """The quarter counted from January, where it has no year of its own and these days are just those."""
    number = re.match(patterns.QUARTER, named.printed, re.IGNORECASE)
    if number is None or re.search(patterns.PAIR, named.printed):
        return None
    first = 3 * _quarter_number(number) - 2
    if (given.start, given.end) != _months_of_year(given.start.year, 1, first, first + 2):
        return None
    label = f"Q{_quarter_number(number)} {given.start.year}"
    return Period(label=label, start=given.start, end=given.end, printed=named.printed)
