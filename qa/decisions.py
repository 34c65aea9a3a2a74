"""The minute that a question about a decision asks for: its number, the meeting's day and the words that were resolved.

What was discussed is never given in a decision's place: the words are those that the register keeps as resolved.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.domain import Cell, DocumentText
from core.structure import Meeting, Minute
from qa.draft import Quote
from qa.meetings import meeting_day
from qa.moved import Part, Span, matter, part_asked, told_in
from qa.periods import WITHIN, fit, mentioned
from qa.question import Concept, Question
from qa.quoting import printed, stretch
from qa.rank import Ranked, coverage
from qa.statements import Statement
from qa.stems import stems
from qa.vocabulary import Vocabulary

ABOUT = 0.5
"""Least share of the question's concepts, by rarity, that a minute must express to be the one asked for."""
ABOUT_OF_DAY = 0.25
"""The same of a minute of a meeting that the question names by its day."""
ABOUT_MOTION = 0.6
"""The same for who moved or voted, of all that a minute says."""
RESUMED = 0.7
"""Of the best minute's share: the least that a later one of the same subject must express to take its place."""
STATEMENTS_READ = 6
DECIDES = re.compile(
    r"(?:decid|agree|resolv|approv|minute|decision|ask|vot|outcome|support|back|endors|reject|refus|accept|adopt)\w*"
    r"(?: for)?",
    re.IGNORECASE,
)  # said by the form of every decision
_REQUEST = re.compile(r"\b(?:requests?|recommendations?|referral|asked (?:for|the|that))\b", re.IGNORECASE)
_ASKS = re.compile(
    r"\b(?:be|is|are) (?:asked|requested|recommended|advised|urged|invited)\b|\brecommends? (?:to|that)\b"
)
_NUMBER = re.compile(r"\b[A-Z]{1,6} ?\d{1,4}(?:[./]\d{1,4})?\b")

Near = tuple[float, Minute, Ranked]
"""A minute near to the question: the share of its concepts that it expresses, and what it was found by."""


@dataclass(frozen=True)
class Decided:
    """A minute with a decision, and the stretches of pages that prove its words and, where printed, its day."""

    minute: Minute
    ranked: Ranked
    day: str | None
    quotes: tuple[Quote, ...]
    sources: tuple[Quote, ...]

    @property
    def says_verb(self) -> bool:
        """Whether the decided words end in the verb: "A motion for ... was CARRIED", "... NOT AGREED: 4 for"."""
        verb = self.minute.verb or ""
        return verb in self.minute.resolved and not re.match(r"(?:that|to)\b", self.minute.resolved, re.I)


@dataclass(frozen=True)
class Moved:
    """Who moved, seconded or voted: the minute, and the stretches that tell it."""

    decided: Decided
    quotes: tuple[Quote, ...]


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
        near = [
            (self._covers(question, minute), minute, ranked)
            for minute, ranked in self._near(found)
            if _is_of(minute, question)
        ]
        of_day = [each for each in near if _is_of_day(each[1], question)]
        near = of_day or near
        best = max(_requests(question, near), key=lambda each: (each[0], _day_of(each[1])), default=None)
        if best is None or best[0] < (ABOUT_OF_DAY if of_day else ABOUT):
            return None
        resumed = (
            each
            for each in near
            if not question.periods and each[0] >= RESUMED * best[0] and _is_same_subject(each[1], best[1])
        )
        newest = max(resumed, key=lambda each: _day_of(each[1]), default=best)
        return self._decided(*newest[1:])

    def _near(self, found: Sequence[Statement]) -> Iterator[tuple[Minute, Ranked]]:
        """Yield the minutes with decisions that the best statements stand in, then all of their papers'."""
        for statement in found[:STATEMENTS_READ]:
            minute = self._minute_at(statement)
            if minute:
                yield minute, statement.ranked
        by_paper = {statement.passage.doc_id: statement.ranked for statement in reversed(found)}
        for doc_id, ranked in by_paper.items():
            yield from ((minute, ranked) for minute in self._minutes_of(doc_id) if minute.resolved)

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
        newest = max(named, key=lambda pair: _day_of(pair[0]), default=None)
        return self._decided(*newest) if newest else None

    def moved(self, question: Question, found: Sequence[Statement]) -> Moved | None:
        """What a minute tells of who moved or seconded a motion or how they voted, where that is what is asked."""
        part = part_asked(question)
        if part is None or part is Part.OUTCOME:
            return None
        asked = matter(question)
        by_paper = {statement.passage.doc_id: statement.ranked for statement in reversed(found)}
        told = [
            (self._says(asked, minute), minute, ranked, span)
            for doc_id, ranked in by_paper.items()
            for minute in self._minutes_of(doc_id)
            if _is_of(minute, question) and (span := self._told_in(question, part, minute))
        ]
        best = max(told, key=lambda each: (each[0], _day_of(each[1])), default=None)
        if best is None or best[0] < ABOUT_MOTION:
            return None
        _, minute, ranked, span = best
        return Moved(self._decided(minute, ranked), self._quoted(minute, ranked, span))

    def outcome(self, question: Question, decided: Decided) -> tuple[Quote, ...]:
        """How the motion that is asked about went, where the minute tells it before what was resolved."""
        if part_asked(question) is not Part.OUTCOME:
            return ()
        minute = decided.minute
        span = self._told_in(question, Part.OUTCOME, minute)
        if span is None or any(p.start < span[1] and span[0] < p.end for p in minute.decision):
            return ()
        return self._quoted(minute, decided.ranked, span)

    def _told_in(self, question: Question, part: Part, minute: Minute) -> Span | None:
        span = told_in(question, part, self._text_of(minute.doc_id).text[minute.start : minute.end])
        return (minute.start + span[0], minute.start + span[1]) if span else None

    def _quoted(self, minute: Minute, ranked: Ranked, span: Span) -> tuple[Quote, ...]:
        return tuple(stretch(self._text_of(minute.doc_id), ranked, *span))

    def _says(self, asked: Sequence[Concept], minute: Minute) -> float:
        """Share of these concepts, by rarity, that the whole of a minute expresses."""
        text = self._text_of(minute.doc_id).text[minute.start : minute.end]
        return self.share(asked, f"{minute.subject} {text}", f"{minute.body} {minute.number}")

    def share(self, asked: Sequence[Concept], text: str, context: str = "") -> float:
        """Share of these concepts, by rarity, that a text expresses, or by less what stands over it."""
        return coverage(asked, frozenset(stems(text)), frozenset(stems(context)), self._vocabulary)

    def words(self, quotes: Sequence[Quote]) -> str:
        """What stands in these stretches, one after the other, on one line."""
        pages = ((self._text_of(q.document.doc_id).pages[q.page - 1], q) for q in quotes)
        return " ".join(" ".join(page[q.start : q.end].split()) for page, q in pages)

    def printed_in(self, row: Statement, cell: Cell) -> Quote | None:
        """Where a row's cell stands on its page; None where its words do not stand together there."""
        quote = printed(self._text_of(row.passage.doc_id), row.ranked, row.passage.first_page, cell.text)
        return replace(quote, is_source=False) if quote else None

    def _minute_at(self, statement: Statement) -> Minute | None:
        """The minute with a decision in which a statement stands."""
        minutes = self._minutes_of(statement.passage.doc_id)
        return next(
            (m for m in minutes if m.resolved and m.start < statement.end and statement.start < m.end), None
        )

    def _covers(self, question: Question, minute: Minute) -> float:
        asked = [c for c in question.concepts if not DECIDES.fullmatch(c.word)]
        return self.share(asked, f"{minute.subject} {minute.resolved}", f"{minute.body} {minute.number}")

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


def _requests(question: Question, near: Sequence[Near]) -> Sequence[Near]:
    """Of a question for what came of a request, the minutes that ask another body for something; else all of them."""
    if not _REQUEST.search(question.search_text):
        return near
    least = RESUMED * max((share for share, *_ in near), default=0.0)
    return [each for each in near if each[0] >= least and _ASKS.search(each[1].resolved)] or near


def _day_of(minute: Minute) -> date:
    return minute.meeting_date or date.min


def _is_same_subject(minute: Minute, other: Minute) -> bool:
    """Whether two minutes of a body are of one subject: it took it up again, or they are the same minute."""
    return minute.body == other.body and stems(minute.subject) == stems(other.subject)


def _is_of_day(minute: Minute, question: Question) -> bool:
    """Whether a question names the very day of a minute's meeting, be it as that of a paper."""
    named = (*question.periods, *question.papers)
    return any(period.start == period.end == minute.meeting_date for period in named)


def _is_of(minute: Minute, question: Question) -> bool:
    """Whether the meeting may be of a period that is asked for, or the minute about one: "Budget 2025/26" is.

    One whose day is not known may be.
    """
    day = minute.meeting_date
    if day is None or not question.periods or any(p.start <= day <= p.end for p in question.periods):
        return True
    about = mentioned(f"{minute.subject} {minute.resolved}")
    return any(fit(asked, own) >= WITHIN for asked in question.periods for own in about)
