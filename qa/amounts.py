"""Amounts in a text: what a figure is worth, of what kind, and how finely it is printed.

"£27.7m" and "£27,700,000" are one amount; "£27.7m" and "27.7%" are not. Dates and references ("CFB12", "Year 10",
"Q2 2025/26") are no amounts.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from core.number_words import TENS, UNITS, VALUES
from core.periods import find_periods


class AmountKind(StrEnum):
    MONEY = "money"  # in pounds
    PERCENTAGE = "percentage"
    DURATION = "duration"  # in its own unit
    COUNT = "count"


class Bound(StrEnum):
    """What a word before an amount allows."""

    ABOUT = "about"
    OVER = "over"
    UNDER = "under"


@dataclass(frozen=True)
class Amount:
    """One amount; `text[start:end]` is what is printed.

    `value` is in pounds, per cent, or as counted, without its sign; `step` is one of its last printed place: 100,000
    for "£27.7m". `unit` is that of a duration ("week"), else "".
    """

    value: Decimal
    step: Decimal
    kind: AmountKind
    start: int
    end: int
    unit: str = ""
    bound: Bound | None = None


_WORDS = VALUES | {"zero": 0, "nil": 0}
_SCALES = {"m": 6, "million": 6, "k": 3, "thousand": 3, "bn": 9, "billion": 9}
_NUMBER_WORD = (
    rf"(?:{'|'.join(TENS)})[- ](?:{'|'.join(UNITS)})|{'|'.join(sorted(_WORDS, key=len, reverse=True))}"
)
_PERCENT = r"\s?%|[\s-]per[\s-]?cent(?:age\s+points?)?\b|[\s-]percentage\s+points?\b"
_FIGURE = re.compile(
    rf"(?<![\w.,/])(?P<pound>£\s?)?(?:(?P<digits>\d(?:[\d,]*\d)?(?:\.\d+)?)|(?P<word>\b(?:{_NUMBER_WORD})\b))"
    rf"(?:(?:\s|-)?(?P<scale>million|billion|thousand)\b|(?P<letter>bn|m|k)\b)?(?P<percent>{_PERCENT})?"
    r"(?![\w/]|[.,]\d)",
    re.IGNORECASE,
)
_DURATION = re.compile(
    rf"[\s-](?:(?:and|to|or)\s(?:{_NUMBER_WORD}|[\d,.]+)[\s-])?"
    r"(?:(?:calendar|working|school|full|more|further|consecutive)\s)?"
    r"(?P<unit>minute|hour|day|week|month|year|mile)s?\b",
    re.IGNORECASE,
)
_NO_AMOUNT_BEFORE = re.compile(
    r"\b(?:no|the|each|which|every|any|this|that|one to|one-to-|another)[\s-]?$", re.IGNORECASE
)
_NO_AMOUNT_AFTER = re.compile(r"^(?:\s+another\b|[\s-]to[\s-]one\b|-off\b)", re.IGNORECASE)
DAY_AND_MONTH = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?(?:\s+(?:and|to|or)\s+\d{1,2}(?:st|nd|rd|th)?)?\s+(?:of\s+)?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
"""A day without its year, which names no period: "opened on 5 July"."""
LABEL_WORDS = (
    "year|years|key stage|stage|quarter|phase|tier|band|level|grade|part|section|sections|schedule|item|appendix|table|"
    "paragraph|para|attainment|progress|standing order|class|regulation|article|step|objective|priority|outcome|option|"
    "recommendation|minute|group|page|chapter|version|no\\.|number"
)
LABELLED = re.compile(
    rf"\b(?P<label>{LABEL_WORDS})\s(?P<numbers>\d{{1,3}}[a-z]?(?:\(\d+\))?(?:(?:,\s|\s(?:and|to|or)\s|\s?[-–]\s?)\d{{1,3}}[a-z]?\b)*)"
    r"(?![\d,]*\d|\s?%|\.\d)",
    re.IGNORECASE,
)
"""A number that names a thing: "Year 10", "Key Stage 2", "Years 9 to 11"."""
REFERENCE = re.compile(r"(?<![\w.£])(?:[A-Za-z]{1,6}\d[\w]*(?:\.\d+)*(?:\s\d\d\b)?|\d{1,3}[A-Za-z]\b)")
"""Letters and digits in one: "CFB12", "P3.1", "CF01 03", "22G"."""
_BOUNDS = (
    (
        Bound.ABOUT,
        re.compile(r"\b(?:about|around|approximately|approx\.?|roughly|some|circa|c\.)\s+$", re.IGNORECASE),
    ),
    (
        Bound.OVER,
        re.compile(r"\b(?:(?:just )?over|more than|at least|in excess of|upwards of)\s+$", re.IGNORECASE),
    ),
    (
        Bound.UNDER,
        re.compile(r"\b(?:nearly|almost|(?:just )?under|less than|fewer than|up to)\s+$", re.IGNORECASE),
    ),
)
NEARLY = Decimal("0.025")
"""How far "about" may be from what is printed, as a share of it."""
NOT_FAR = Decimal("0.1")
"""How far "over" and "nearly" may be."""


def find_amounts(text: str) -> tuple[Amount, ...]:
    """Amounts of a text, in order; those inside dates, labels and references are left out."""
    taken = [(m.start, m.end) for m in find_periods(text)]
    taken += [
        match.span() for pattern in (LABELLED, DAY_AND_MONTH, REFERENCE) for match in pattern.finditer(text)
    ]
    return tuple(_found(text, taken))


def _found(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[Amount]:
    for match in _FIGURE.finditer(text):
        inside = any(start < match.end() and match.start() < end for start, end in taken)
        if not inside and not _is_pronoun(text, match):
            yield _amount(text, match)


def _is_pronoun(text: str, match: re.Match[str]) -> bool:
    """True for the "one" of "no one" and "one to one", and a "second" is none either."""
    if (match.group("word") or "").casefold() != "one" or match.group("percent"):
        return False
    before = text[max(0, match.start() - 12) : match.start()]
    return bool(
        _NO_AMOUNT_BEFORE.search(before) or _NO_AMOUNT_AFTER.match(text[match.end() : match.end() + 12])
    )


def _amount(text: str, match: re.Match[str]) -> Amount:
    digits = match.group("digits")
    value = Decimal(digits.replace(",", "")) if digits else Decimal(_worded(match.group("word")))
    exponent = _SCALES.get((match.group("scale") or match.group("letter") or "").casefold(), 0)
    places = len(digits.partition(".")[2]) if digits else 0
    amount = Amount(
        value=value.scaleb(exponent),
        step=Decimal(1).scaleb(exponent - places),
        kind=AmountKind.COUNT,
        start=match.start(),
        end=match.end(),
        bound=_bound(text[max(0, match.start() - 24) : match.start()]),
    )
    if match.group("percent"):
        return replace(amount, kind=AmountKind.PERCENTAGE)
    if match.group("pound"):
        return replace(amount, kind=AmountKind.MONEY)
    lasting = _DURATION.match(text, match.end())
    if lasting:
        return replace(amount, kind=AmountKind.DURATION, unit=lasting.group("unit").casefold())
    return amount


def _worded(words: str) -> int:
    """The number that one or two words say: "Thirty-seven"."""
    return sum(_WORDS[part] for part in re.split(r"[- ]", words.casefold()))


def _bound(before: str) -> Bound | None:
    return next((bound for bound, pattern in _BOUNDS if pattern.search(before)), None)


_IN_SMALLER = {"hour": ("minute", 60), "week": ("day", 7), "year": ("month", 12)}
_IN_DAYS = {"minute": Decimal(1) / 1440, "day": Decimal(1), "month": Decimal("30.44")}
_NOT_TOLD_APART = Decimal("1.5")
"""Lengths of time in units that no whole number joins are told apart from here on: days may be working days."""


def same_kind_of_amount(one: Amount, other: Amount) -> bool:
    """Whether two amounts can be held against each other: lengths of time in any unit, or else in the same."""
    if one.kind is other.kind is AmountKind.DURATION:
        return "mile" not in (one.unit, other.unit) or one.unit == other.unit
    return one.kind is other.kind


def _in_one_unit(one: Amount, other: Amount) -> tuple[Amount, Amount]:
    """Two lengths of time, years as months and weeks as days where their units differ."""
    return (one, other) if one.unit == other.unit else (_in_smaller(one), _in_smaller(other))


def _in_smaller(amount: Amount) -> Amount:
    unit, times = _IN_SMALLER.get(amount.unit, (amount.unit, 1))
    return replace(amount, unit=unit, value=amount.value * times)


def agrees(claimed: Amount, printed: Amount) -> bool:
    """Whether what is printed bears out what is claimed: the same amount, or one that rounds to it.

    A claim may be coarser than the paper (£27.7m where £27,725,000 is printed), never finer. "About" allows a fortieth,
    "over" and "nearly" a tenth on their side.
    """
    if not same_kind_of_amount(claimed, printed):
        return False
    claimed, printed = _in_one_unit(claimed, printed)
    if claimed.unit != printed.unit:
        return False
    apart = printed.value - claimed.value
    if apart == 0:
        return True
    if claimed.bound is Bound.ABOUT and abs(apart) <= NEARLY * printed.value:
        return True
    if claimed.bound is Bound.OVER and 0 < apart <= NOT_FAR * printed.value:
        return True
    if claimed.bound is Bound.UNDER and 0 < -apart <= NOT_FAR * printed.value:
        return True
    return claimed.step > printed.step and abs(apart) <= claimed.step / 2


def is_finer(claimed: Amount, printed: Amount) -> bool:
    """Whether the claim is one of those that round to what is printed, so that the paper cannot tell."""
    if not same_kind_of_amount(claimed, printed):
        return False
    if claimed.unit != printed.unit:
        return _is_nearly_as_long(*_in_one_unit(claimed, printed))
    return claimed.step < printed.step and abs(printed.value - claimed.value) <= printed.step / 2


def _is_nearly_as_long(one: Amount, other: Amount) -> bool:
    """Whether two lengths of time are too alike to call different: 15 days, which may be working days, and 3 weeks."""
    shorter, longer = sorted(amount.value * _IN_DAYS[amount.unit] for amount in (one, other))
    return longer <= _NOT_TOLD_APART * shorter
