"""Which columns of a table's row answer a question, and in what order: those of its period, body and kind of value.

A column is left out only where another column of the row answers better: a head that names no period, or nobody
else's value, stays.
"""

import re
from collections.abc import Sequence
from datetime import date

from core.domain import Cell, Passage, Period
from qa.periods import OVERLAPPING, SAME, UNKNOWN, WITHIN, fit
from qa.question import Question, Wants
from qa.rows import ELSEWHERE, PLAN, column_periods, is_elsewhere, is_plan, is_value
from qa.stems import stems

Column = tuple[Cell, Period | None]
PLANNED = 0.2  # what the column of a plan is worth that is not asked for, beside a value's
_SEVERAL = re.compile(
    r"\bhow many\b.*\b(?:what|(?<!\bof )how|which)\b|\b(?:what|which)\b.*\bhow many\b", re.IGNORECASE
)
_DIFFERENCE = re.compile(
    r"\b(?:variances?|variations?|difference|(?:over|under) ?[/(-]|(?:over|under)spends?)", re.IGNORECASE
)
_REACHED = re.compile(
    r"\b(?:spen[dt]|spending|actual\w*|outturn|achiev\w+|reach\w*|perform\w*|met|meet|so far|to date)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:compar\w+|against|versus|vs|than|alongside|here)\b|\band\b.*\b(?:what|how|which|did|was|were|is)\b|"
    rf"\band (?:(?:in|for|of|the|its|their) )*(?:{PLAN.pattern}|{ELSEWHERE.pattern})",
    re.IGNORECASE,
)
_DIFFERENCE_ASKED = re.compile(
    r"\bby how (?:much|many)\b|\b(?:over|under)[- ]?sp\w+|\bvarian\w+|"
    r"\b(?:over|under|above|below|off|within|against) (?:the |its |their )?(?:budget|target|plan)\b|"
    r"\bhow (?:far|much) (?:over|under|above|below|off|more|less)\b|\b(?:over|under) (?:is|was) (?:that|it)\b",
    re.IGNORECASE,
)


def asked_for(question: Question, passage: Passage) -> tuple[Column, ...]:
    """The columns of a row without those of other periods (of earlier ones, where none is asked for), of other councils
    and of another kind of value of the same period.
    """
    columns = tuple(zip(passage.cells, column_periods(passage), strict=True))
    if _is_with_another_kind(question):
        return tuple(_of_the_period(question, _without_others(question, columns)))
    if question.wants is not Wants.FIGURE:
        return columns
    alone = _of_the_one_asked(question, columns)
    if alone:
        return alone
    own = _without_others(question, columns)
    return _of_the_kind(question, _of_the_period(question, own))


def _is_with_another_kind(question: Question) -> bool:
    """Whether the value of one period is compared with its plan or with others', and not with another period's."""
    with_other = ELSEWHERE.search(question.search_text) or PLAN.search(question.search_text)
    return question.wants is Wants.COMPARISON and len(question.periods) == 1 and with_other is not None


def _of_the_one_asked(question: Question, columns: Sequence[Column]) -> tuple[Column, ...]:
    """The row with the plan's value of the period, or somebody else's, where that is asked for: "what was the target?".

    What others have and what was reached is left out where a period of its own tells that it is another value. None
    where no head names what is asked for, no period is asked for, or what was reached is asked for too.
    """
    text = question.search_text
    both = f"{question.text} {text}"  # small words are no part of the search text
    if not question.periods or any(w.search(both) for w in (_REACHED, _BESIDE, _DIFFERENCE_ASKED)):
        return ()
    for is_such, asks in ((is_elsewhere, ELSEWHERE), (is_plan, PLAN)):
        asked = frozenset(w for match in asks.finditer(text) for w in stems(match.group()))
        named = [c for c in columns if c[1] and is_such(c[0]) and asked & frozenset(stems(c[0].head or ""))]
        kept = _of_the_period(question, named) if any(is_value(cell) for cell, _ in named) else ()
        if kept:
            return tuple(column for column in columns if column[1] is None or column in kept)
    return ()


def _of_the_period(question: Question, columns: Sequence[Column]) -> Sequence[Column]:
    named = {i: own for i, (_, own) in enumerate(columns) if own}
    kept = _fitting(question.periods, columns) if question.periods else _newest(columns)
    return [column for i, column in enumerate(columns) if not kept or i not in named or i in kept]


def _fitting(asked: Sequence[Period], columns: Sequence[Column]) -> set[int]:
    """The columns of the periods asked for, with the plans that hold then; where a value is of just such a period, no
    longer one's and no shorter one's beside it.
    """
    fits = {i: max(fit(p, own) for p in asked) for i, (_, own) in enumerate(columns) if own}
    exact = {i for i, each in fits.items() if each == SAME and not is_plan(columns[i][0])}
    near = {i for i, each in fits.items() if each > OVERLAPPING}
    return exact | {i for i in near if is_plan(columns[i][0])} if exact else near


def _without_others(question: Question, columns: Sequence[Column]) -> Sequence[Column]:
    """The columns without those of other councils and the country, where no such is asked for."""
    if ELSEWHERE.search(question.search_text) or _asked_by_name(question, columns):
        return columns
    own = [column for column in columns if not is_elsewhere(column[0])]
    return own if any(is_value(cell) for cell, _ in own[1:]) else columns


def _asked_by_name(question: Question, columns: Sequence[Column]) -> bool:
    """Whether a word for others, as "national" for "the rest of the country", is among the question's wordings."""
    heads = [match.group() for cell, _ in columns for match in ELSEWHERE.finditer(cell.head or "")]
    return any(_words_in(question, head) for head in heads)


def _of_the_kind(question: Question, columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns without those whose head says nothing that is asked, beside one of the same period that does."""
    if _SEVERAL.search(question.search_text):
        return tuple(columns)
    said = {i: _words_in(question, cell.head or "") for i, (cell, _) in enumerate(columns)}
    is_reached = _REACHED.search(question.text) is not None
    own = [
        (i, period)
        for i, (cell, period) in enumerate(columns)
        if not is_elsewhere(cell) and not (is_reached and is_plan(cell))
    ]
    told = {_time(question, period) for i, period in own if period and said[i]}
    return tuple(
        column
        for i, column in enumerate(columns)
        if said[i] or not is_value(column[0]) or column[1] is None or _time(question, column[1]) not in told
    )


def _time(question: Question, period: Period) -> str:
    """The label of the period asked for that a column's is of; its own where it is of none.

    "1 March 2024" for one kind of school and "16 April 2024" for another are both of 2024.
    """
    return next((p.label for p in question.periods if fit(p, period) in (SAME, WITHIN)), period.label)


def _newest(columns: Sequence[Column]) -> set[int]:
    """The columns of the newest period that has a value, and the newest that was reached where that is a plan's; what
    is said in words for a later one ("not published") is told with it, a dash is not.

    What was reached by the third quarter stands beside the year's target; what was reached the year before does too,
    unless a column without a period has what is reached now.
    """
    named = {i: own for i, (_, own) in enumerate(columns) if own}
    valued = {i: own for i, own in named.items() if is_value(columns[i][0])} or named
    newest = max((own.end for own in valued.values()), default=date.max)
    kept = {i for i, own in named.items() if own.end >= newest and any(map(str.isalnum, columns[i][0].text))}
    reached = {i: own for i, own in valued.items() if not is_plan(columns[i][0])}
    latest = max((own.end for own in reached.values()), default=None)
    has_now = any(own is None and is_value(cell) and not is_plan(cell) for cell, own in columns[1:])
    return kept | {
        i
        for i, own in reached.items()
        if own.end == latest and (not has_now or any(fit(named[k], own) >= OVERLAPPING for k in kept))
    }


def less_asked(question: Question, cell: Cell, head: str | None, period: Period | None) -> tuple[float, ...]:
    """A sort key: small for a column that is asked for."""
    words = -_words_in(question, head or "")
    if question.wants is Wants.TREND and not question.papers:
        is_step = period is not None and not is_plan(cell)
        return not is_step, period.end.toordinal() if period and is_step else 0, words
    fits = max((fit(p, period) for p in question.periods), default=UNKNOWN) if period else UNKNOWN
    is_beside = bool(question.periods) and is_plan(cell) and fits < SAME and not words
    return -min(fits, PLANNED if is_beside else SAME), words


def _words_in(question: Question, head: str) -> int:
    """How many of the things a question asks for a head names; a difference that is asked for counts most."""
    own = frozenset(stems(head))
    named = sum(any(set(a) <= own for a in c.alternatives) for c in question.concepts)
    is_difference = _DIFFERENCE.search(head) and _DIFFERENCE_ASKED.search(question.search_text)
    return named + (len(question.concepts) if is_difference else 0)
