"""Which row or column of a table has the most or the least: "Which centre lost the most?", "In which year ...?".

The rows of one table are laid side by side, totals and averages aside, in the one column that is asked for; or, where a
time is asked for, the columns of one row. Where the column is in doubt, where two values are as great, or where some
are not told, none is named.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from core.domain import Cell, Passage
from core.periods import MONTHS
from index.search import Candidate
from qa.amounts import find_amounts
from qa.columns import asked_for, less_asked
from qa.expects import Form, expected_form
from qa.named_rows import named_row
from qa.periods import OTHER, WITHIN, fit
from qa.question import Question
from qa.rank import Ranked
from qa.rows import caption, column_periods, is_elsewhere, is_reached_here, is_value, label_cells
from qa.statements import Statement
from qa.stems import stems

PassagesOn = Callable[[str, int], Sequence[Passage]]
ROWS_READ = 15  # statements among which the table is looked for
SCORES_AS_MUCH = 0.7  # share of the best score that a row of the table has
SAYS_AS_MUCH = 0.5  # share of the best coverage, the same: a sentence says again what the table's heads say
FEWEST_ROWS = 3
TELLING = 0.75  # share of the rows that have a value in the column
NOUN_WORDS = 3  # of what stands after "the biggest"
_MOST = r"(?:most|highest|largest|biggest|greatest|longest|busiest|commonest|dearest|costliest)"
_LEAST = r"(?:least|fewest|lowest|smallest|shortest|cheapest)"
_EXTREME = re.compile(
    rf"(?<!\bat )(?<!\bat the )\b(?:(?P<most>{_MOST})|(?P<least>{_LEAST}))\b"
    r"(?! (?:recent|recently|likely|important|of the (?:time|year)|up-to-date)\b)",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:(?P<most>highest|largest|biggest|greatest|longest|busiest|commonest|most common\w*|peak(?:ed|ing)?)|"
    r"(?P<least>lowest|smallest|fewest|shortest))\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\b(?:which|what|where|who|whose|when)\b", re.IGNORECASE)
_TIME_ASKED = re.compile(
    r"^\W*when (?:did|do|does|is|was|were|ha[sd])\b|"
    r"\b(?:which|what)\s+(?:\w+\s+){0,2}?(?:years?(?! groups?)|months?|quarters?|terms?|weeks?)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    rf"\b(?:autumn|spring|summer|winter|q[1-4]|quarter [1-4]|{'|'.join(f'{m}|{m[:3]}' for m in MONTHS)})\b|"
    r"\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_WHERE = re.compile(r"^\W*(?:where|who)\b", re.IGNORECASE)
_NOUN = re.compile(
    r"\b(?:which|what)\s+(?P<noun>[^,;:?]*?)\s*\b(?:ha[sd]|have|was|were|is|are|did|do|does|saw|will|got|lost|gained|in)\b",
    re.IGNORECASE,
)
_FALL = r"(?:los[te]\w*|fell|fall(?:en|s)?|drop\w*|declin\w+|decreas\w+|reduc\w+|loss(?:es)?|shr[aiu]nk)"
_RISE = r"(?:gain\w*|rose|risen|rise|rises|increas\w+|gr[eo]w\w*|growth|improv\w+)"
_CHANGE = re.compile(rf"\b(?:(?P<fall>{_FALL})|(?P<rise>{_RISE})|(?P<change>chang\w+))\b", re.IGNORECASE)
_DIFFERENCE = re.compile(r"\b(?:change|difference|movement|variation)\b|^\+ ?/ ?[-–−]$", re.IGNORECASE)
_NOT_ONE = re.compile(
    r"^\W*(?:(?:sub|grand)[- ]?)?(?:total\w*|all|overall|average|mean|median|sum)\b|\b(?:total|average|overall)\W*$|"
    r"^\W*(?:england|national\w*|council|county|borough|city|district)(?: (?:average|total|as a whole))?\W*$",
    re.IGNORECASE,
)
_TURNED = ("(", "-", "–", "−")  # what makes a figure a negative one


@dataclass(frozen=True)
class Extreme:
    """What is asked for: the most or the least, of a value or of its change."""

    is_most: bool
    is_change: bool = False


class Extremes:
    """Finds the row of a table that has the most or the least."""

    def __init__(self, passages_on: PassagesOn) -> None:
        self._passages_on = passages_on

    def of(self, question: Question, found: Sequence[Statement]) -> list[Statement]:
        """The row, or the sentence, that tells what has the most or the least, one for each that is asked for; none
        where no table and no sentence tells them all.
        """
        wanted = extremes_asked(question)
        if not wanted:
            return []
        if _is_said(question, wanted, found[0]):
            return [found[0]]
        is_time = _TIME_ASKED.search(question.search_text) is not None
        for row in _good_rows(found) if is_time else ():
            told = [_narrowed(named_row(question, row, found), each, question) for each in wanted]
            if all(told):
                return [statement for statement in told if statement]
        for row in _one_a_table(found):
            rows = self._rows_of(row.passage)
            best = [_first_of(question, each, rows, is_time=is_time) for each in wanted]
            if all(best):
                return [_told_as(row, passage, found) for passage in best if passage]
        return []

    def _rows_of(self, row: Passage) -> list[Passage]:
        """All rows of a row's table, on its page and the pages beside it, but for totals and averages."""
        pages = range(max(row.first_page - 1, 1), row.last_page + 2)
        near = {p.passage_id: p for page in pages for p in self._passages_on(row.doc_id, page)}
        return [p for p in near.values() if _are_of_one_table(row, p) and not _NOT_ONE.search(_label(p))]


def extremes_asked(question: Question) -> tuple[Extreme, ...]:
    """What a question asks the most or the least of, in its order; nothing where it asks for no such thing."""
    text = question.text
    asks = _ASKS.search(text)
    if asks is None:
        return ()
    change = _CHANGE.search(text)
    found = []
    for match in _EXTREME.finditer(text, asks.start()):
        is_most = match["most"] is not None
        turned = bool(change and change["fall"])
        found.append(Extreme(is_most != turned, is_change=change is not None))
    return tuple(dict.fromkeys(found))


def _is_said(question: Question, wanted: Sequence[Extreme], first: Statement) -> bool:
    """Whether a sentence says itself what has the most or the least, in the time that is asked for."""
    told = {match["most"] is not None for match in _TOLD.finditer(first.text)}
    is_of_then = not question.periods or first.period_fit >= WITHIN
    return not first.passage.cells and is_of_then and {each.is_most for each in wanted} <= told


def _good_rows(found: Sequence[Statement]) -> list[Statement]:
    """The rows that answer about as well as any statement does, best first."""
    most = max((s.coverage for s in found), default=0.0)
    return [
        s
        for s in found[:ROWS_READ]
        if s.is_row
        and s.score >= SCORES_AS_MUCH * found[0].score
        and s.coverage >= SAYS_AS_MUCH * most
        and s.period_fit != OTHER
    ]


def _narrowed(row: Statement, extreme: Extreme, question: Question) -> Statement | None:
    """The row with the one column of a time that has the most or the least; None where that cannot be told."""
    passage = row.passage
    columns = [
        (value, cell, period)
        for cell, period in zip(passage.cells, column_periods(passage), strict=True)
        if _is_step(cell) and (value := _figure(cell.text)) is not None
    ]
    within = [
        each for each in columns if each[2] and any(fit(p, each[2]) >= WITHIN for p in question.periods)
    ]
    columns = within if len(within) > 1 else columns
    heads = {cell.head for _, cell, _ in columns}
    if extreme.is_change or len(columns) < FEWEST_ROWS or len(heads) < len(columns):
        return None
    first, second, *_ = sorted(columns, key=lambda each: each[0], reverse=extreme.is_most)
    if first[0] == second[0]:
        return None
    narrow = passage.model_copy(update={"cells": (*label_cells(passage), first[1])})
    return replace(row, ranked=replace(row.ranked, candidate=replace(row.ranked.candidate, passage=narrow)))


def _is_step(cell: Cell) -> bool:
    """Whether a column holds what was reached at a time that its head names."""
    return bool(cell.head and _TIME.search(cell.head)) and is_reached_here(cell)


def _one_a_table(found: Sequence[Statement]) -> Iterator[Statement]:
    """Yield the best row of each table that answers about as well as any statement does."""
    seen: list[Passage] = []
    for statement in _good_rows(found):
        if not any(_are_of_one_table(statement.passage, other) for other in seen):
            seen.append(statement.passage)
            yield statement


def _are_of_one_table(one: Passage, other: Passage) -> bool:
    """Whether two rows stand under the same heads and caption; a row may leave its last cells empty."""
    if not one.cells or not other.cells or one.doc_id != other.doc_id:
        return False
    heads = {cell.head for cell in one.cells}, {cell.head for cell in other.cells}
    is_held = heads[0] <= heads[1] or heads[1] <= heads[0]
    return is_held and one.cells[0].head == other.cells[0].head and caption(one) == caption(other)


def _first_of(
    question: Question, extreme: Extreme, rows: Sequence[Passage], *, is_time: bool
) -> Passage | None:
    """The one row with the most or the least in the column that is asked for; None where that cannot be told."""
    are_times = sum(bool(_TIME.search(_label(row))) for row in rows) * 2 > len(rows)
    are_asked = are_times if is_time else _are_asked(question, rows)
    if len(rows) < FEWEST_ROWS or not are_asked:
        return None
    values = _values(question, extreme, rows)
    if len(values) < max(TELLING * len(rows), FEWEST_ROWS):
        return None
    ordered = sorted(values, key=lambda pair: pair[0], reverse=extreme.is_most)
    return ordered[0][1] if ordered[0][0] != ordered[1][0] else None


def _values(question: Question, extreme: Extreme, rows: Sequence[Passage]) -> list[tuple[float, Passage]]:
    """Each row's value in the column asked for, or how much it changed from its earliest period to its latest."""
    head = _column(question, extreme, rows)
    if head is not None:
        told = ((_figure_under(head, row), row) for row in rows)
    elif extreme.is_change:
        told = ((_moved(row), row) for row in rows)
    else:
        return []
    return [(value, row) for value, row in told if value is not None]


def _column(question: Question, extreme: Extreme, rows: Sequence[Passage]) -> str | None:
    """The head of the one column that is asked for; None where several might be."""
    longest = max(rows, key=lambda row: len(row.cells))
    heads = [c.head for c in longest.cells[1:]]
    own = [
        (c, p) for c, p in asked_for(question, longest) if c.head and heads.count(c.head) == 1 and is_value(c)
    ]
    if extreme.is_change:
        differences = [c.head for c, _ in own if _DIFFERENCE.search(c.head or "")]
        return differences[0] if len(differences) == 1 else None
    own = [(c, p) for c, p in own if _is_of_kind(question, c, rows)] or own
    # a head that names what is asked for says more than one that names its period
    keyed = sorted(
        ((less_asked(question, c, c.head, p)[::-1], c.head) for c, p in own), key=lambda each: each[0]
    )
    if not keyed or (len(keyed) > 1 and keyed[0][0] == keyed[1][0]):
        return None
    return keyed[0][1]


def _is_of_kind(question: Question, cell: Cell, rows: Sequence[Passage]) -> bool:
    """Whether a column has the kind of value that is asked for: shares, or no shares."""
    texts = [each.text for row in rows for each in row.cells if each.head == cell.head]
    is_share = "%" in (cell.head or "") or sum("%" in text for text in texts) * 2 > len(texts)
    form = expected_form(question)
    return is_share == (form is Form.PERCENTAGE) if form in (Form.PERCENTAGE, Form.COUNT) else True


def _figure_under(head: str, row: Passage) -> float | None:
    texts = [cell.text for cell in row.cells if cell.head == head]
    return _figure(texts[0]) if len(texts) == 1 else None


def _figure(text: str) -> float | None:
    """The first amount of a cell, below zero in brackets or behind a minus; None for a dash, "<5" and "n/a"."""
    amounts = find_amounts(text)
    if not amounts or amounts[0].bound:
        return None
    value = float(amounts[0].value)
    return -value if text.strip().startswith(_TURNED) else value


def _moved(row: Passage) -> float | None:
    """How much a row's value changed from its earliest period to its latest; None where heads tell no two of them."""
    columns = zip(row.cells, column_periods(row), strict=True)
    dated = sorted(
        ((p.end, v) for c, p in columns if p and not is_elsewhere(c) and (v := _figure(c.text)) is not None),
    )
    days = {day for day, _ in dated}
    return dated[-1][1] - dated[0][1] if len(days) == len(dated) > 1 else None


def _are_asked(question: Question, rows: Sequence[Passage]) -> bool:
    """Whether the rows are of the kind that is asked for, by the head over their labels, the caption, or the labels."""
    match, extreme = _NOUN.search(question.text), _EXTREME.search(question.text)
    named = match["noun"] if match else ""
    if not named and extreme:
        named = " ".join(question.text[extreme.end() :].split()[:NOUN_WORDS])
    noun = frozenset(stems(named))
    if _WHERE.search(question.text) or not noun:
        return True
    over = frozenset(stems(f"{rows[0].cells[0].head or ''} {' '.join(rows[0].context.split(' | ')[:2])}"))
    said = sum(bool(noun & frozenset(stems(_label(row)))) for row in rows)
    return bool(noun & over) or said * 2 > len(rows)


def _label(row: Passage) -> str:
    return row.cells[0].text


def _told_as(row: Statement, passage: Passage, found: Sequence[Statement]) -> Statement:
    """The statement that is this row, read anew where the search did not bring it."""
    same = (s for s in found if s.is_row and s.passage.passage_id == passage.passage_id)
    ranked = Ranked(Candidate(passage, row.ranked.candidate.document, fused=0.0), 0.0, row.ranked.features)
    own = replace(
        row, ranked=ranked, start=passage.start, end=passage.end, text=" ".join(passage.text.split())
    )
    return next(same, own)
