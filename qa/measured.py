"""Answers that are values of a measure, as the ledger has them: one with its period, or all of them as a trend."""

from collections.abc import Iterator, Sequence
from datetime import date

from core.measures import Measure
from qa.draft import Draft, Sentence
from qa.question import Question, Wants
from qa.series import SURELY, MeasureSeries, Shown
from qa.shown import LEAD_CHARS, length, markers, plain, shortened
from qa.sides import Side, answers, best_for, sides
from qa.statements import Statement
from qa.telling import Teller

SHORTEST_ADDED = 60
OTHER_CHARS = 130  # of the lead, for a period that no table has a value for
DIFFERS = "another paper has it otherwise"
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

    def draft(self, question: Question, found: Sequence[Statement]) -> Draft | None:
        """A draft of a measure's values, where the question asks for them and the ledger has them."""
        if question.wants not in MEASURED:
            return None
        rows = [statement.ranked for statement in found]
        if question.is_over_time or question.wants is Wants.TREND:
            return self._trend(question, self._series.about(question, rows), found)
        return self._figure(question, self._series.about(question, rows, SURELY), found)

    def _figure(
        self, question: Question, measures: Sequence[Measure], found: Sequence[Statement]
    ) -> Draft | None:
        """The value of the period asked for, or the newest with the one before it; then what else answers."""
        values = self._series.values(measures[:1], question.periods)
        if not values:
            return None
        told = values if question.periods else (values[-1], *values[-2:-1])
        lead = list(_listed(told, LEAD_CHARS))
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
        lead = list(_listed(values, room))
        for _, statement in others:
            lead.append(self._teller.sentence(question, statement, OTHER_CHARS, "")[0])
        return Draft(
            lead=tuple(lead),
            table=tuple(row for value in values for row in _table_rows(value)),
            table_heads=("Period", "Value", "Where"),
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


def _is_of(side: Side, value: Shown) -> bool:
    """Whether a value is what a side asks for."""
    return side.takes(value.period, value.quotes[0].document)


def _listed(values: Sequence[Shown], room: int) -> Iterator[Sentence]:
    """Yield the values with their periods, the first under its wording, as many as there is room for."""
    is_named = False
    for index, value in enumerate(values):
        wording = value.point.observation.wording
        opening = f"{shortened(plain(wording), LEAD_CHARS // 4)}: "
        opening = "" if is_named and value.is_same_measure else opening
        ends = "." if index == len(values) - 1 else ";"
        told = f"{opening}{plain(value.words)}: {plain(value.value)}{markers(value.quotes)}{ends}"
        sentence = Sentence(told, value.quotes)
        if length(sentence) > room:
            return
        yield sentence
        is_named, room = value.is_same_measure, room - length(sentence)
        for other in value.others:
            rival = Sentence(f"({DIFFERS}: {plain(other.value)}{markers(other.quotes)})", other.quotes)
            if length(rival) <= room:
                yield rival
                room -= length(rival)


def _table_rows(value: Shown) -> Iterator[Sentence]:
    """Yield the value's row, and one for each other value that a paper prints for the same period."""
    for each in (value, *value.others):
        told = _celled(each.value) if each is value else f"{_celled(each.value)} ({DIFFERS})"
        cells = (_celled(each.words), told, markers(each.quotes).strip())
        yield Sentence(" | ".join(cells), each.quotes)


def _celled(text: str) -> str:
    """Words as a cell of a Markdown table."""
    return plain(text).replace("|", "/")
