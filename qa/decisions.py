"""The minute that a question about a decision asks for: its number, the meeting's day and the words that were resolved.

What was discussed is never given in a decision's place: the words are those that the register keeps as resolved.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from core.domain import DocumentText
from core.structure import Meeting, Minute
from qa.draft import Quote
from qa.meetings import meeting_day
from qa.question import Question
from qa.quoting import stretch
from qa.rank import Ranked, coverage
from qa.statements import Statement
from qa.stems import stems
from qa.vocabulary import Vocabulary

ABOUT = 0.5
"""Least share of the question's concepts, by rarity, that a minute must express to be the one asked for."""
STATEMENTS_READ = 6
_NUMBER = re.compile(r"\b[A-Z]{1,6} ?\d{1,4}(?:[./]\d{1,4})?\b")


@dataclass(frozen=True)
class Decided:
    """A minute with a decision, and the stretches of pages that prove its words and, where printed, its day."""

    minute: Minute
    ranked: Ranked
    day: str | None
    quotes: tuple[Quote, ...]
    sources: tuple[Quote, ...]


class Decisions:
    """Finds minutes by the statements of a search."""

    def __init__(
        self,
        minutes_of: Callable[[str], Sequence[Minute]],
        meetings_of: Callable[[str], Sequence[Meeting]],
        text_of: Callable[[str], DocumentText],
        vocabulary: Vocabulary,
    ) -> None:
        self._minutes_of = minutes_of
        self._meetings_of = meetings_of
        self._text_of = text_of
        self._vocabulary = vocabulary

    def about(self, question: Question, found: Sequence[Statement]) -> Decided | None:
        """The decision that the best statements stand in and that says enough of what is asked, if there is one."""
        named = self.numbered(question, found)
        if named:
            return named
        best: tuple[float, Minute, Ranked] | None = None
        for statement in found[:STATEMENTS_READ]:
            minute = self._minute_at(statement)
            if minute is None or not _is_of(minute, question):
                continue
            covers = self._covers(question, minute)
            if covers >= ABOUT and (best is None or covers > best[0]):
                best = (covers, minute, statement.ranked)
        return self._decided(best[1], best[2]) if best else None

    def numbered(self, question: Question, found: Sequence[Statement]) -> Decided | None:
        """The newest decision under a minute number that the question gives, in the papers of these statements."""
        numbers = {match.group().replace(" ", "") for match in _NUMBER.finditer(question.text)}
        by_paper = {statement.passage.doc_id: statement.ranked for statement in reversed(found)}
        named = [
            (minute, ranked)
            for doc_id, ranked in (by_paper.items() if numbers else ())
            for minute in self._minutes_of(doc_id)
            if minute.resolved and minute.number.replace(" ", "") in numbers and _is_of(minute, question)
        ]
        newest = max(named, key=lambda pair: pair[0].meeting_date or date.min, default=None)
        return self._decided(*newest) if newest else None

    def _minute_at(self, statement: Statement) -> Minute | None:
        """The minute with a decision in which a statement stands."""
        minutes = self._minutes_of(statement.passage.doc_id)
        return next(
            (m for m in minutes if m.resolved and m.start < statement.end and statement.start < m.end), None
        )

    def _covers(self, question: Question, minute: Minute) -> float:
        words = frozenset(stems(minute.resolved))
        context = frozenset(stems(f"{minute.subject} {minute.body} {minute.number}"))
        return coverage(question.concepts, words, context, self._vocabulary)

    def _decided(self, minute: Minute, ranked: Ranked) -> Decided:
        whole = self._text_of(minute.doc_id)
        quotes = tuple(q for part in minute.decision for q in stretch(whole, ranked, part.start, part.end))
        heading = tuple(stretch(whole, ranked, minute.start, minute.start + len(minute.number)))
        day, proof = self._day(minute, ranked, whole)
        return Decided(minute, ranked, day, quotes, (*heading, *proof))

    def _day(
        self, minute: Minute, ranked: Ranked, whole: DocumentText
    ) -> tuple[str | None, tuple[Quote, ...]]:
        """The meeting's day as its minutes print it, and where."""
        meetings = self._meetings_of(minute.doc_id)
        meeting = next(
            (m for m in meetings if m.meeting_date and m.meeting_date == minute.meeting_date), None
        )
        if meeting is None:
            return None, ()
        told = meeting_day(whole, ranked, meeting)
        return (told[0], (told[1],)) if told else (None, ())


def _is_of(minute: Minute, question: Question) -> bool:
    """Whether the meeting may be of a period that is asked for: one whose day is not known may."""
    day = minute.meeting_date
    return day is None or not question.periods or any(p.start <= day <= p.end for p in question.periods)
