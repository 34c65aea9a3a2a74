"""A series read off table rows: the columns of the row that answers best, and of its row in other papers.

For tables that the measures ledger does not keep: any table of a council may have a column for each year or quarter.
Columns are taken together only where their heads differ in nothing but the period; a head that stands over several
columns tells the period of none.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from core.domain import Cell, Period
from core.periods import find_periods
from qa.named_rows import are_sisters, label_of, label_stems, named_row
from qa.periods import SAME, WITHIN, fit
from qa.question import Question, Wants
from qa.rows import column_periods, heading, is_elsewhere, is_plan, is_value, row_values
from qa.series import asked_stems, is_share_for_number, precision
from qa.sides import SAME_COVERAGE, Side, sides
from qa.statements import Statement
from qa.stems import stems
from qa.telling import Teller
from qa.valued import Valued

ROWS_READ = 15  # statements among which the row is looked for
NEAR_BEST = 0.85  # share of the best score that its row has
SAME_LABEL = 0.8  # share of their labels' words that two rows of one thing have in common
SAME_TABLE = 0.5  # the same, of captions and heads, where a label has a word or two
SHORT_LABEL = 2
MOST = 12  # periods that are told where none is asked for
ONLY_THAT = 1.0  # of a row's score: what it counts that its label says nothing beyond the question
OTHER_UNIT = 2.0  # the same, that it is a share where a number is asked for
_YEAR = re.compile(r"\d\d")
_NEUTRAL = frozenset(
    stems("baseline actual outturn result performance value current final year end quarter month ytd figure")
)
"""Words that heads of one series may differ in: "2023-24 outturn" goes on in "Q1 2024-25"."""

Step = tuple[Period, Cell]


@dataclass(frozen=True)
class RowSeries:
    """The values of a row's label in order of their periods, and how many of the sides asked for have one."""

    row: Statement
    values: tuple[Valued, ...]
    covers: int


class RowReader:
    """Reads series off the rows of a search."""

    def __init__(self, teller: Teller) -> None:
        self._teller = teller

    def series(self, question: Question, found: Sequence[Statement]) -> RowSeries | None:
        """The series of the best row that has a value for each side asked for, else for most; None without two.

        Heads that are printed alike, as the Q1 of two years, would not tell which value is of which.
        """
        if _is_of_one_time(question):
            return None
        wanted = sides(question)
        read = (self._read(question, row, found, wanted) for row in _rows(found))
        several = [each for each in read if len({v.words for v in each.values}) == len(each.values) > 1]
        best = max(several, key=lambda each: (each.covers, _says_it(question, each.row)), default=None)
        if best is None:
            return None
        named = named_row(question, best.row, found)
        return next((each for each in several if each.row is named and each.covers == best.covers), best)

    def _read(
        self, question: Question, row: Statement, found: Sequence[Statement], wanted: Sequence[Side]
    ) -> RowSeries:
        """The series that begins with this row."""
        by_period: defaultdict[str, list[Valued]] = defaultdict(list)
        first = _steps(question, row)
        kind = _kind(first[0][1]) if first else frozenset()
        rows = [row, *_rows_elsewhere(row, found)]
        for each in sorted(rows, key=lambda s: s.news_of, reverse=True):
            for period, cell in first if each is row else _steps(question, each, kind):
                value = self._valued(each, period, cell)
                by_period[period.label] += [value] if value else []
        values = [_with_rivals(same) for same in by_period.values() if same]
        ordered = sorted(values, key=lambda v: (v.period.end, v.period.start))
        kept = _told_apart(_asked(question, wanted, ordered))
        covers = sum(any(side.takes(v.period, v.quotes[0].document) for v in kept) for side in wanted)
        return RowSeries(row, tuple(kept), covers)

    def _valued(self, row: Statement, period: Period, cell: Cell) -> Valued | None:
        """A cell's value with its proofs; None where its head is not printed as it is read."""
        passage = row.passage
        page = passage.heads_page or passage.first_page
        proofs = self._teller.head_proofs(row.ranked, page, cell.head or "")
        if proofs is None:
            return None
        quotes = self._teller.quotes(row)
        words = " ".join((cell.head or "").split())
        dated = None if _YEAR.search(words) else self._teller.named_on(row.ranked, passage.first_page, period)
        if dated:
            words, proof = dated
            proofs = [proof]
        return Valued(
            period=period,
            words=words,
            value=" ".join(cell.text.split()),
            quotes=(*quotes, *(p for p in proofs[:1] if p.page not in {q.page for q in quotes})),
            wording=row_values(passage)[0].label,
        )


def _is_of_one_time(question: Question) -> bool:
    """Whether a figure is asked for with periods that hold one another, as a year and its last day: no series."""
    if question.wants is not Wants.FIGURE:
        return False
    return any(fit(one, other) in (SAME, WITHIN) for one, other in permutations(question.periods, 2))


def _rows(found: Sequence[Statement]) -> Iterator[Statement]:
    """Yield the rows that say about as much of what is asked as the best statement does."""
    for statement in found[:ROWS_READ]:
        says_as_much = statement.coverage >= SAME_COVERAGE * found[0].coverage
        if statement.is_row and says_as_much and statement.score >= NEAR_BEST * found[0].score:
            yield statement


def _says_it(question: Question, row: Statement) -> float:
    """How well a row is what is asked for: by its score, that its label says nothing else, and that it counts if asked.

    "% adopted" and "per 10,000 children" are of the children too, and not how many they are.
    """
    label = row_values(row.passage)[0].label
    is_other = is_share_for_number(question, label)
    return row.score + ONLY_THAT * precision(question, label) - OTHER_UNIT * is_other


def _rows_elsewhere(row: Statement, found: Sequence[Statement]) -> Iterator[Statement]:
    """Yield the row of the same label in each other paper, the best one of each."""
    seen = {row.passage.doc_id}
    for other in found:
        if other.is_row and other.passage.doc_id not in seen and _goes_on(row, other, found):
            seen.add(other.passage.doc_id)
            yield other


def _goes_on(row: Statement, other: Statement, found: Sequence[Statement]) -> bool:
    """Whether another paper's row is of the same thing: of one label, and where that says little, under one caption.

    Where a figure alone tells rows of one table apart, it is part of what each is of: "9-4 English" and "9-5 English".
    """
    named, its = label_stems(row.passage), label_stems(other.passage)
    if not row_values(other.passage) or _alike(named, its) < SAME_LABEL:
        return False
    tables = (frozenset(stems(heading(each.passage))) for each in (row, other))
    if len(named) <= SHORT_LABEL and _alike(*tables) < SAME_TABLE:
        return False
    return label_of(row.passage) == label_of(other.passage) or not (
        _has_twin(row, found) or _has_twin(other, found)
    )


def _has_twin(row: Statement, found: Sequence[Statement]) -> bool:
    """Whether another row of its table differs in a figure alone."""
    named = label_stems(row.passage)
    return any(are_sisters(row, other) and label_stems(other.passage) == named for other in found)


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def _steps(question: Question, row: Statement, kind: frozenset[str] | None = None) -> list[Step]:
    """The row's cells that are one series, of a kind of head or of the one that says most of what is asked."""
    passage = row.passage
    if not row_values(passage):
        return []
    columns = zip(passage.cells, column_periods(passage), strict=True)
    named = [(p, c) for c, p in columns if p and c.head and is_value(c) and not is_elsewhere(c)]
    times = Counter(cell.head for _, cell in named)
    by_kind: defaultdict[frozenset[str], list[Step]] = defaultdict(list)
    for period, cell in named:
        if times[cell.head] == 1:
            by_kind[_kind(cell)].append((period, cell))
    if kind is not None:
        return by_kind[kind]
    asked = asked_stems(question)
    kinds = {k: steps for k, steps in by_kind.items() if not is_plan(steps[0][1]) or k & asked}
    if question.wants is Wants.FIGURE and _asks_kinds(kinds, asked):
        return []
    best = max(kinds, key=lambda k: (len(k & asked), len(kinds[k])), default=None)
    return kinds[best] if best is not None else []


def _asks_kinds(kinds: Iterable[frozenset[str]], asked: frozenset[str]) -> bool:
    """Whether a question asks for values of two kinds, as one year's outturn and the next one's budget: no series."""
    named = [kind & asked for kind in kinds]
    return any(one - other and other - one for one in named for other in named)


def _kind(cell: Cell) -> frozenset[str]:
    """The words of a head that are none of its period's."""
    head = cell.head or ""
    for mention in reversed(find_periods(head)):
        head = f"{head[: mention.start]} {head[mention.end :]}"
    return frozenset(w for w in stems(head) if not any(c.isdigit() for c in w)) - _NEUTRAL


def _with_rivals(same: Sequence[Valued]) -> Valued:
    """The newest paper's value of a period, with another paper's that differs."""
    first, *others = same
    rivals = {other.value: other for other in others if other.value != first.value}
    return replace(first, others=tuple(rivals.values()))


def _told_apart(values: list[Valued]) -> list[Valued]:
    """The values without those whose heads read alike, as the Q1 of two years, where others are left to tell."""
    times = Counter(value.words for value in values)
    apart = [value for value in values if times[value.words] == 1]
    return apart if len(apart) > 1 else values


def _asked(question: Question, wanted: Sequence[Side], values: Sequence[Valued]) -> list[Valued]:
    """The values of the periods asked for; of a change, those between them too; the last ones where none is asked."""
    if not question.periods:
        return list(values[-MOST:])
    if question.wants is Wants.TREND:
        first = min(p.start for p in question.periods)
        last = max(p.end for p in question.periods)
        return [v for v in values if first <= v.period.end and (question.is_since or v.period.end <= last)]
    return [v for v in values if any(side.takes(v.period, v.quotes[0].document) for side in wanted)]
