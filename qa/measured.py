"""Answers that are values of a measure, as the ledger has them: one with its period, or all of them as a trend."""

from collections.abc import Sequence
from datetime import date

from core.domain import Document
from core.measures import Measure
from index.series import gaps
from qa.draft import Draft
from qa.periods import SAME, WITHIN, fit
from qa.question import Question, Wants
from qa.row_series import RowReader, RowSeries
from qa.series import SURELY, MeasureSeries, Shown
from qa.shown import LEAD_CHARS, length, plain
from qa.sides import GOOD_FORM, Side, answers, best_for, sides, spoken_of
from qa.statements import Statement
from qa.subjects import subjects
from qa.telling import Teller
from qa.valued import HEADS, Valued, direction, listed, table_rows

SHORTEST_ADDED = 60
OTHER_CHARS = 130  # of the lead, for a period that no table has a value for
MOST_OTHERS = 2
MEASURED = (
    Wants.TREND,
    Wants.COMPARISON,
    Wants.FIGURE,
    Wants.STATEMENT,
)  # "are plans finished in time?" asks for one
SAYS_ALL = 0.85  # coverage of a statement that may stand beside a measure's value


class MeasuredDrafts:
    """Drafts of measures' values."""

    def __init__(self, series: MeasureSeries, teller: Teller) -> None:
        self._series = series
        self._teller = teller
        self._rows = RowReader(teller)

    def draft(self, question: Question, found: Sequence[Statement]) -> Draft | None:
        """A draft of a measure's values, where the question asks for them and the ledger has them."""
        if question.wants not in MEASURED:
            return None
        rows = [statement.ranked for statement in found]
        if question.is_over_time or question.wants is Wants.TREND:
            measures = self._series.about(question, rows)
            read = None if question.papers or subjects(question) else self._rows.series(question, found)
            if read and self._is_better(read, question, measures):
                return _read_out(question, read)
            return self._trend(question, measures, found)
        return self._figure(question, self._series.about(question, rows, SURELY), found)

    def _figure(
        self, question: Question, measures: Sequence[Measure], found: Sequence[Statement]
    ) -> Draft | None:
        """The value of the period asked for, or the newest with the one before it; then what else answers."""
        values = self._series.values(measures[:1], question.periods)
        if not values or _is_dated_better(question, values[-1], found[0]):
            return None
        newer = None if question.periods else self._newer(values[-1], measures[0], found)
        if newer:
            sentence, _ = self._teller.sentence(question, newer, LEAD_CHARS // 2, "")
            before = list(listed(values[-1:], LEAD_CHARS - length(sentence)))
            return Draft(lead=(sentence, *before), basis=tuple(measures[:1]))
        told = values if question.periods else (values[-1], *values[-2:-1])
        lead = list(listed(told, LEAD_CHARS))
        room = LEAD_CHARS - sum(map(length, lead))
        row_id = told[0].point.observation.passage_id
        # the row's other columns, as the target, or a sentence that says all that is asked
        at_least = told[0].period.end if not question.periods else date.min
        more = [
            s
            for s in found
            if s.passage.passage_id == row_id or (s.coverage >= SAYS_ALL and s.news_of >= at_least)
        ]
        if more and lead and room > SHORTEST_ADDED:
            sentence, _ = self._teller.sentence(question, more[0], room, plain(told[0].words))
            lead += [sentence] if length(sentence) <= room else []
        return Draft(lead=tuple(lead), basis=tuple(measures[:1]))

    def _newer(self, value: Shown, measure: Measure, found: Sequence[Statement]) -> Statement | None:
        """The sentence that says all that is asked of a later period than the ledger knows: papers change how they
        report. What is planned for days after its paper's is no value yet.
        """
        later = (
            s
            for s in found
            if s.coverage >= SAYS_ALL
            and s.form_fit >= GOOD_FORM
            and not s.passage.cells
            and any(value.period.end < period.end <= s.news_of for period in spoken_of(s))
            and _is_later(s.ranked.candidate.document, value.quotes[0].document)
            and not self._series.is_sister(measure, s)
        )
        return max(later, key=lambda s: (s.news_of, s.score), default=None)

    def _is_better(self, read: RowSeries, question: Question, measures: Sequence[Measure]) -> bool:
        """Whether a row's series answers better than the ledger: of more that is asked for, or of another measure."""
        wanted = sides(question)
        if read.covers < min(len(wanted), 2):
            return False
        values = self._values(question, measures)
        covers = sum(any(_is_of(side, v) for v in values) for side in wanted)
        ours = {o.passage_id for m in measures for o in m.observations}
        if read.row.passage.passage_id not in ours:
            return read.covers >= covers
        return (read.covers, len(read.values)) > (covers, len(values))

    def _trend(
        self, question: Question, measures: Sequence[Measure], found: Sequence[Statement]
    ) -> Draft | None:
        """Every value with its period, in the lead as far as there is room and as rows of a table.

        What the ledger has no value for gets the best statement about it, or is owned up to.
        """
        values = self._values(question, measures)
        asked = [side for side in sides(question) if not any(_is_of(side, v) for v in values)]
        others = [(side, s) for side in asked if (s := self._stated(side, measures, found))][:MOST_OTHERS]
        missing = [side.label for side in asked if side not in [each for each, _ in others]]
        if question.periods and measures and question.wants is Wants.TREND:
            first = min(p.start for p in question.periods)
            last = date.max if question.is_since else max(p.end for p in question.periods)
            every = self._series.between(measures[0], first, last)
            values = every if len(every) > len(values) else values
        if not values or len(values) + len(others) < 2:
            return None
        room = LEAD_CHARS - len(others) * OTHER_CHARS
        went = direction(values) if not others and not missing else None
        lead = list(listed(values, room - (length(went) if went else 0)))
        lead += [went] if went else []
        for _, statement in others:
            lead.append(self._teller.sentence(question, statement, OTHER_CHARS, "")[0])
        return Draft(
            lead=tuple(lead),
            table=table_rows(values),
            table_heads=HEADS,
            has_gaps=self._series.has_gaps(measures[0], values),
            missing=tuple(missing),
            basis=tuple(m for m in measures if any(v.point.observation in m.observations for v in values)),
        )

    def _values(self, question: Question, measures: Sequence[Measure]) -> tuple[Shown, ...]:
        """The values asked for, each once, oldest first."""
        values = [*self._series.of_papers(measures, question.papers)]
        if question.periods or not values:
            values += self._series.values(measures, question.periods)
        if question.asks_newest:
            values += self._series.newest(measures)
        once = {(v.period.label, v.value): v for v in values}
        return tuple(sorted(once.values(), key=lambda v: v.period.end))

    def _stated(
        self, side: Side, measures: Sequence[Measure], found: Sequence[Statement]
    ) -> Statement | None:
        """The statement that gives in words what the ledger has no value for; none of another measure."""
        ours = [s for s in found if not measures or not self._series.is_sister(measures[0], s)]
        best = best_for(side, ours)
        return best if best and answers(best, found) else None


def _is_dated_better(question: Question, value: Shown, best: Statement) -> bool:
    """Whether the best sentence is of the very period asked for, as a month, and the ledger's value of a longer one."""
    exact = any(fit(asked, value.period) in (SAME, WITHIN) for asked in question.periods)
    is_sentence = not best.passage.cells and best.form_fit >= GOOD_FORM
    return bool(question.periods) and not exact and is_sentence and best.period_fit == SAME


def _is_later(one: Document, other: Document) -> bool:
    """Whether a paper is of a later day than another, as far as their days are known."""
    days = [each.meeting_date or (each.period.end if each.period else None) for each in (one, other)]
    return days[0] is not None and days[1] is not None and days[0] > days[1]


def _read_out(question: Question, read: RowSeries) -> Draft:
    """A draft of a row's series."""
    missing = [side.label for side in sides(question) if not any(_is_of(side, v) for v in read.values)]
    went = None if missing else direction(read.values)
    room = LEAD_CHARS - (length(went) if went else 0)
    labels = tuple(v.period for v in read.values)
    return Draft(
        lead=(*listed(read.values, room), *((went,) if went else ())),
        table=table_rows(read.values),
        table_heads=HEADS,
        has_gaps=bool(gaps(labels)),
        missing=tuple(missing),
    )


def _is_of(side: Side, value: Valued) -> bool:
    """Whether a value is what a side asks for."""
    return side.takes(value.period, value.quotes[0].document)
