"""Figures as a sentence gives them: each with the part it plays, and the period that its own words name.

"The share rose to 63.4%, against 61.2% at Quarter 1 2025/26 and a target of 70%" gives a value, an earlier value with
its period, and a target. Drafts and papers are read alike, so that like is compared with like.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import takewhile

from core.domain import Period
from core.periods import PeriodMention, find_periods
from index.lexical import STOPWORDS, words
from qa.amounts import Amount, AmountKind, find_amounts
from qa.stems import stem

Span = tuple[int, int]


class Role(StrEnum):
    """What a figure is, where it is not simply the value."""

    TARGET = "target"
    BUDGET = "budget"
    FORECAST = "forecast"
    DIFFERENCE = "difference"
    EARLIER = "earlier value"
    SHARE = "part of what was named before"


@dataclass(frozen=True)
class Figure:
    """An amount in a text, its roles, the periods that the words around it name, and the stems of what it counts."""

    amount: Amount
    roles: frozenset[Role]
    periods: tuple[Period, ...]
    counted: frozenset[str] = frozenset()
    is_given: bool = False  # "the two homes": spoken of as known, not stated
    is_year_before: bool = False  # of the year before the one that is spoken of

    @property
    def is_only_earlier(self) -> bool:
        """Whether another value is compared with it, and it is dated by that alone: "up from 57% the year before"."""
        return Role.EARLIER in self.roles and (self.is_year_before or not self.periods)

    @property
    def span(self) -> Span:
        return self.amount.start, self.amount.end


_ROLE_WORDS = re.compile(
    r"\b(?:(?P<target>targets?|trajectory|ambition)|(?P<budget>budget(?:ed|s)?|allocation|allocated)"
    r"|(?P<forecast>forecasts?|projected|projections?|expected|estimated?|predicted|anticipated|likely))\b",
    re.IGNORECASE,
)
_DIFFERENCE_BEFORE = re.compile(
    r"\bby\s+(?:(?:just|only|some|about|around|nearly|almost|over|a further)\s+)*$"
    r"|\b(?:over-?spend|under-?spend|increase|rise|fall|reduction|decrease|drop|growth|variance|difference|shortfall)"
    r"(?:\s\w+){0,2}\s+of\s+(?:(?:just|only|some|about|around|nearly|almost|over)\s+)*$",
    re.IGNORECASE,
)
_DIFFERENCE_AFTER = re.compile(
    r"^\s*(?:[\w-]+\s){0,2}?(?<!or )(?<!and )(?:more|less|fewer|above|below|over|under|higher|lower|increase|decrease|"
    r"reduction|rise|fall|drop|over-?spend|under-?spend)\b(?! \d)",
    re.IGNORECASE,
)
_EARLIER_BEFORE = re.compile(
    r"\b(?:against|compared\s+(?:with|to)|from|(?<!more )(?<!less )(?<!fewer )than|versus)\s+"
    r"(?:(?:the|a|an|about|around|nearly|just|over)\s+)*$",
    re.IGNORECASE,
)
_EARLIER_AFTER = re.compile(
    r"^[^,.;:\d]{0,40}\b(?:a\s+(?:year|quarter)\s+(?:before|earlier|ago|previously)|(?:the\s+)?(?:previous|last|prior)\s+"
    r"(?:year|quarter)|the\s+(?:year|quarter)\s+before)\b",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"[^,.;:\d]{0,40}\b(?:a year (?:before|earlier|ago|previously)|the year before|(?:the )?(?:previous|prior) year)\b",
    re.IGNORECASE,
)
_PER = re.compile(r"\bper\s+$", re.IGNORECASE)
_AGE_AFTER = re.compile(r"[\s-]years?[\s-]old", re.IGNORECASE)
_AGES_AFTER = re.compile(r"\s?(?:[-–]|to|and|or)\s?\d{1,2}[\s-]years?[\s-]old", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:from|between)\s+(?:(?:just|only|about|around|over|nearly|almost|some)\s+)*$", re.IGNORECASE
)
_UP_TO = re.compile(
    r"\s+(?:to|and)\s+(?:(?:just|only|about|around|over|nearly|almost|some)\s+)*£?", re.IGNORECASE
)
_IN_PLACE_OF = re.compile(
    r"\b(?:rather than|instead of|in place of|(?:up|down) from|but not|not)\s+(?:the\s+)?$", re.IGNORECASE
)
_AGAINST = re.compile(r"\b(?:against|compared (?:with|to)|versus)\s+(?:the\s+)?$", re.IGNORECASE)
_SAID_NO_MORE = re.compile(
    r"\s*(?:$|[.,;:)]|(?:in|at|before|previously|earlier|last|(?:a|the) (?:year|quarter|month)) ?\b)",
    re.IGNORECASE,
)
_OF_THOSE = re.compile(r"\W*of (?:the|these|those|them|whom|which|its)\b[^,]*,", re.IGNORECASE)
_MET_OR_MISSED = re.compile(
    r"\s*(?:[\w-]+\s){0,2}?(?:met|meet|meets|missed|miss|hit|reached|achieved|beat|passed|exceeded)\b",
    re.IGNORECASE,
)
_APART = re.compile(r",|\b(?:against|compared|versus)\b", re.IGNORECASE)
_OF_A_NUMBER = re.compile(r"\s+(?:out )?of (?:the|its|their|our|these|those)\s+$", re.IGNORECASE)
_GIVEN = re.compile(r"\b(?:the|its|their|our|these|those|all|both)\s+$", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?$", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|before|no later than)\s+(?:the\s+)?(?:end\s+of\s+)?$", re.IGNORECASE)
_PUT_ASIDE = re.compile(
    r"\b(?:should have|(?:was|were|had been) (?:due|to|expected|planned|scheduled)|originally|previously|instead of|"
    r"rather than|(?:moved|put back|delayed|brought forward|slipped|postponed) from)\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:due|expected|planned|scheduled|will|is to|are to|should|hopes? to|intends? to|target date)\b",
    re.IGNORECASE,
)
_LENT = frozenset({AmountKind.PERCENTAGE, AmountKind.DURATION})
_STOP = re.compile(r"[;:]|\.(?=\s)")
_BREAK = re.compile(
    r"[;:()]|,(?!\d)|\.(?=\s)|\b(?:against|compared|while|whereas|but|although|though)\b", re.IGNORECASE
)
_HEAD_ROLES = (
    (Role.TARGET, re.compile(r"\btargets?\b|\btrajectory\b", re.IGNORECASE)),
    (
        Role.DIFFERENCE,
        re.compile(
            r"\bvariance\b|\b(?:over|under)-?spend|\bdifference\b|\bchange\b|\bremaining\b", re.IGNORECASE
        ),
    ),
    (Role.BUDGET, re.compile(r"\bbudget|\ballocation\b", re.IGNORECASE)),
    (Role.FORECAST, re.compile(r"\bforecast|\bprojected\b|\bestimated?\b|\bexpected\b", re.IGNORECASE)),
    (
        Role.EARLIER,
        re.compile(r"\b(?:last|previous|prior) (?:year|quarter|period)\b|^baseline\b", re.IGNORECASE),
    ),
)


def read_figures(text: str) -> tuple[Figure, ...]:
    """The figures of a sentence, in order."""
    said = tuple(amount for amount in find_amounts(text) if not _says_of_whom(text, amount))
    amounts, mentions = _with_units(text, said), find_periods(text)
    roles = [_roles(text, amount, *_neighbours(text, amounts, amount)) for amount in amounts]
    periods = _own_periods(text, amounts, [Role.EARLIER in r for r in roles], mentions)
    counted = [_counted(text, amount) for amount in amounts]
    given = [_GIVEN.search(text, max(0, amount.start - 12), amount.start) is not None for amount in amounts]
    back = [
        Role.EARLIER in r and _YEAR_BEFORE.match(text, amount.end) is not None
        for amount, r in zip(amounts, roles, strict=True)
    ]
    return tuple(Figure(*each) for each in zip(amounts, roles, periods, counted, given, back, strict=True))


def _says_of_whom(text: str, amount: Amount) -> bool:
    """True for the 10,000 of a rate "per 10,000 children" and the ages of "0-18-year-olds": they name, not measure."""
    before, after = text[max(0, amount.start - 8) : amount.start], text[amount.end : amount.end + 16]
    return bool(_PER.search(before) or _AGE_AFTER.match(after) or _AGES_AFTER.match(after))


def _with_units(text: str, amounts: Sequence[Amount]) -> tuple[Amount, ...]:
    """The amounts, each bare number in the unit that its neighbour has: the 24 of "from 24 to 21 percentage points"."""
    return tuple(_with_unit(text, amounts, index) for index in range(len(amounts)))


def _with_unit(text: str, amounts: Sequence[Amount], index: int) -> Amount:
    amount = amounts[index]
    if amount.kind is not AmountKind.COUNT:
        return amount
    lender = _lender_after(text, amounts, index) or _lender_before(text, amounts, index)
    return replace(amount, kind=lender.kind, unit=lender.unit) if lender else amount


def _lender_after(text: str, amounts: Sequence[Amount], index: int) -> Amount | None:
    """The amount that ends the range which this one begins, where its unit is of both."""
    if index + 1 == len(amounts) or not _FROM.search(text, 0, amounts[index].start):
        return None
    following = amounts[index + 1]
    joined = _UP_TO.fullmatch(text, amounts[index].end, following.start)
    return following if joined and following.kind in _LENT else None


def _lender_before(text: str, amounts: Sequence[Amount], index: int) -> Amount | None:
    """The amount that this one is held against, where nothing is counted: the days of "15 days rather than 30"."""
    amount, before = amounts[index], amounts[:index]
    if not before or not _SAID_NO_MORE.match(text, amount.end):
        return None
    shares = [other for other in before if other.kind is AmountKind.PERCENTAGE]
    put_aside = _IN_PLACE_OF.search(text, 0, amount.start)
    # a time limit says what is measured: "44 plans within 20 weeks, against 38" is no 38 weeks
    lengths = [other for other in before if other.kind is AmountKind.DURATION] if put_aside else []
    alike = [other for other in (*shares, *lengths) if len(shares or lengths) == len(before)]
    return alike[-1] if alike and (put_aside or _AGAINST.search(text, 0, amount.start)) else None


def names_role(word: str) -> bool:
    """Whether a word says what part a figure plays."""
    return _ROLE_WORDS.fullmatch(word) is not None


def head_roles(head: str) -> frozenset[Role]:
    """The roles that a column's head gives its values."""
    return frozenset(role for role, pattern in _HEAD_ROLES if pattern.search(head))


def date_roles(text: str, spans: Sequence[Span], index: int) -> frozenset[Role]:
    """The roles of a date: a deadline, one put aside, or one still to come; `spans` are those of all dates."""
    low = spans[index - 1][1] if index else 0
    for stop in _STOP.finditer(text, low, spans[index][0]):
        low = stop.end()
    before = text[low : spans[index][0]]
    if _BY.search(before):
        return frozenset({Role.TARGET})
    if _PUT_ASIDE.search(before):
        return frozenset({Role.EARLIER})
    return frozenset({Role.FORECAST}) if _TO_COME.search(before) else frozenset()


def breaks_between(text: str, low: int, high: int) -> int:
    """How many commas, stops and words that turn a sentence stand between two places of it."""
    return sum(1 for _ in _BREAK.finditer(text, low, high))


def clause(text: str, span: Span) -> str:
    """The part of a sentence that a figure stands in, up to the nearest comma, stop or word that turns it."""
    low = max((m.end() for m in _BREAK.finditer(text, 0, span[0])), default=0)
    following = _BREAK.search(text, span[1])
    return text[low : following.start() if following else len(text)]


def _neighbours(text: str, amounts: Sequence[Amount], amount: Amount) -> Span:
    """Where the words that may speak of an amount begin and end: at its neighbours, or a full stop.

    Lengths of time are passed over: in "the target for plans within 20 weeks is 60%" the target is the 60%.
    """
    others = [a for a in amounts if a.kind is not AmountKind.DURATION]
    low = max((a.end for a in others if a.end <= amount.start), default=0)
    high = min((a.start for a in others if a.start >= amount.end), default=len(text))
    for stop in _STOP.finditer(text, low, amount.start):
        low = stop.end()
    following = _STOP.search(text, amount.end, high)
    return low, following.start() if following else high


def _counted(text: str, amount: Amount) -> frozenset[str]:
    """Stems of the words that follow a count, up to the first small word: the homes of "two children's homes with"."""
    if amount.kind is not AmountKind.COUNT:
        return frozenset()
    following = re.match(r"(?:\s[^\W\d_]+(?:['’-][^\W\d_]+)*)+", text[amount.end :])
    tokens = [word for word in words(following.group()) if len(word) > 1] if following else []
    return frozenset(stem(word) for word in takewhile(lambda w: w not in STOPWORDS, tokens[:4]))


def _roles(text: str, amount: Amount, low: int, high: int) -> frozenset[Role]:
    before, after = text[low : amount.start], text[amount.end : high]
    roles = set() if amount.kind is AmountKind.DURATION else set(_worded_roles(before, after))
    if _DIFFERENCE_BEFORE.search(before) or _DIFFERENCE_AFTER.match(after):
        roles.add(Role.DIFFERENCE)
    if _OF_A_NUMBER.match(after) or _OF_THOSE.match(text[_sentence_start(text, amount.start) : amount.start]):
        roles.add(Role.SHARE)
    compared = _EARLIER_BEFORE.search(before) or _EARLIER_AFTER.match(after)
    if compared and not roles - {Role.SHARE}:
        roles.add(Role.EARLIER)
    return frozenset(roles)


def _sentence_start(text: str, index: int) -> int:
    return max((stop.end() for stop in _STOP.finditer(text, 0, index)), default=0)


def _worded_roles(before: str, after: str) -> Iterator[Role]:
    """The role named last before the amount, else the first within three words after it."""
    named = list(_ROLE_WORDS.finditer(before))
    words_after = " ".join(_APART.split(after)[0].split()[:3])
    # "five met their targets" is no target
    near_after = None if _MET_OR_MISSED.match(after) else _ROLE_WORDS.search(words_after)
    chosen = named[-1] if named else near_after
    if chosen and chosen.lastgroup:
        yield Role(chosen.lastgroup)


def _own_periods(
    text: str, amounts: Sequence[Amount], earlier: Sequence[bool], mentions: Sequence[PeriodMention]
) -> list[tuple[Period, ...]]:
    """The period that belongs to each amount: one that follows it at once, else one left over that stands before it.

    A single period is that of the whole sentence. A value that is only compared with takes none from afar, and "since
    2022" is nobody's.
    """
    mentions = [m for m in mentions if not _SINCE.search(text, max(0, m.start - 12), m.start)]
    following = [_following(text, amounts, index, mentions) for index in range(len(amounts))]
    free = [mention for mention in mentions if mention not in following]
    shared = {m.period.label: m for m, e in zip(following, earlier, strict=True) if m and not e}
    found: list[tuple[Period, ...]] = []
    for index, amount in enumerate(amounts):
        mine = following[index]
        if mine is None and not earlier[index]:
            before = [m for m in free if m.end <= amount.start]
            left = free or list(shared.values())
            mine = before[-1] if before else left[0] if len(left) == 1 else None
        found.append((mine.period,) if mine else ())
    return found


def _following(
    text: str, amounts: Sequence[Amount], index: int, mentions: Sequence[PeriodMention]
) -> PeriodMention | None:
    """The period named behind an amount, before the next amount and before any break."""
    end = amounts[index].end
    high = amounts[index + 1].start if index + 1 < len(amounts) else len(text)
    return next(
        (m for m in mentions if end <= m.start < high and not breaks_between(text, end, m.start)), None
    )
