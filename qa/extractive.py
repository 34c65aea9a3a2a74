"""Answers in the papers' own words: no model, nothing that is not on a page.

A measure's values come from the ledger, a decision from the register; otherwise the lead is the statement that answers
best, with its period, and the quotes below are the next best from other places.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qa.decided import decided_draft, moved_draft
from qa.decisions import Decisions
from qa.draft import Draft, Sentence
from qa.editions import change
from qa.expects import also_expected
from qa.extremes import Extremes
from qa.leading import leading, repeats, speaks_of_all, unanswered
from qa.measured import MeasuredDrafts
from qa.meetings import Meetings
from qa.named_rows import also_named
from qa.put_back import as_it_stands
from qa.question import Question, Wants
from qa.series import MeasureSeries
from qa.settled import asks_vote, settled_first
from qa.shown import LEAD_CHARS, LONGEST_TOLD, MARKER_ROOM, length
from qa.statements import Statement, TextOf
from qa.subjects import subjects
from qa.telling import Teller
from qa.together import Answered, Told, beside, chosen, tells_all

QUOTE_CHARS = 240
SUPPORT_CHARS = 1100  # of all quotes together: a reader takes in a screen, not a page
SHORTEST_QUOTE = 60
SUPPORTING = 0.6  # of the best statement's score; what scores less speaks of other things
LIST_CHARS = 760  # of a list that the lead could not tell in full
PERIOD_ROOM = 50  # a period before a sentence, and markers
ROW_CHARS = 40  # that a row of a table of values takes up


class ExtractiveWriter:
    """Writes with the papers' sentences and table rows."""

    mode = "extractive"

    def __init__(
        self,
        text_of: TextOf,
        max_quotes: int,
        series: MeasureSeries | None = None,
        decisions: Decisions | None = None,
        meetings: Meetings | None = None,
        extremes: Extremes | None = None,
    ) -> None:
        self._teller = Teller(text_of)
        self._max_quotes = max_quotes
        self._measured = MeasuredDrafts(series, self._teller) if series else None
        self._decisions = decisions
        self._meetings = meetings
        self._extremes = extremes

    def write(
        self, question: Question, found: Sequence[Statement], parts: Sequence[Answered] = ()
    ) -> Draft | None:
        """A draft, or None when there is no statement. `parts` are those of a question that asks several things."""
        if not found:
            return None
        first = self._extremes.of(question, found) if self._extremes else []
        if first:
            return self._quoting(question, found, first)
        # the parts are read in fewer passages than the whole: there may be nothing to any of them
        is_apart = parts and parts[0].found and _is_apart(question, found)
        if is_apart and not tells_all(question, found[0], parts):
            return self._part_by_part(question, found, parts)
        kept = self._kept(question, found)
        if kept:
            support = self._support(question, found, (), SUPPORT_CHARS - len(kept.table) * ROW_CHARS)
            return replace(kept, support=tuple(support))
        leads = as_it_stands(question, found, settled_first(question, found, leading(question, found)))
        return self._quoting(question, found, leads)

    def _quoting(
        self, question: Question, found: Sequence[Statement], leads: Sequence[Statement]
    ) -> Draft | None:
        """A draft whose lead is these statements, as far as they have room."""
        lead = list(self._lead(question, leads))
        if not lead:
            return None
        support = self._support(question, found, [statement for statement, _ in lead])
        missing = unanswered(question, [statement for statement, _ in lead])
        went = change(lead) if question.wants is Wants.TREND else None
        told = [sentence for _, sentence in lead]
        told += [went] if went and sum(map(length, (*told, went))) <= LEAD_CHARS else []
        return Draft(lead=tuple(told), missing=missing, support=tuple(support))

    def _part_by_part(
        self, question: Question, found: Sequence[Statement], parts: Sequence[Answered]
    ) -> Draft | None:
        """A draft that answers the first part, and what the others ask besides."""
        _, *others = parts
        draft = self._kept(question, found) or Draft(lead=())
        said = _rows_of(draft, found)
        adding = beside(others, said) if said else [] if draft.lead else chosen(question, parts)
        told = list(self._told(adding, LEAD_CHARS - sum(map(length, draft.lead))))
        lead = (*draft.lead, *(sentence for _, sentence in told))
        if not lead:
            return None
        support = self._support(question, found, [statement for statement, _ in told])
        return replace(draft, lead=lead, support=tuple(support))

    def _told(self, statements: Sequence[Told], room: int) -> Iterator[tuple[Statement, Sentence]]:
        """One sentence a statement, each cut to what is left when the shorter ones have had theirs."""
        dated = ""
        for index, (question, statement) in enumerate(statements):
            share = room // (len(statements) - index)
            left = sum(min(len(s.text) + PERIOD_ROOM, share) for _, s in statements[index + 1 :])
            sentence, now_dated = self._teller.sentence(question, statement, room - left, dated)
            if sentence.quotes and length(sentence) <= room:
                yield statement, sentence
                room, dated = room - length(sentence), now_dated

    def _kept(self, question: Question, found: Sequence[Statement]) -> Draft | None:
        """A draft of what the ledger or the register keeps, where the question asks for such."""
        draft = self._meetings.draft(question, found) if self._meetings else None
        if draft is None and self._measured:
            draft = self._measured.draft(question, found)
        if draft is None and self._decisions:
            moved = moved_draft(question, found, self._decisions)
            return moved or decided_draft(question, found, self._decisions)
        return draft

    def _lead(self, question: Question, leads: Sequence[Statement]) -> Iterator[tuple[Statement, Sentence]]:
        """One sentence a statement, with it, sharing the room; a period is printed before the first that needs it."""
        room, dated = LEAD_CHARS, ""
        for index, statement in enumerate(leads):
            is_shared = question.is_over_time and not speaks_of_all(question, leads[0])
            share = room // (len(leads) - index) if is_shared else room
            if index > 1 and not is_shared and len(statement.text) > room - 4 * MARKER_ROOM:
                continue  # what is added to the answer is said whole or left to the quotes
            sentence, now_dated = self._teller.sentence(question, statement, share, dated)
            over = length(sentence) - room
            if over > 0:
                # more markers than were reckoned with: the words give way
                sentence, now_dated = self._teller.sentence(question, statement, share - over, dated)
            if sentence.quotes and length(sentence) <= room:
                yield statement, sentence
                room, dated = room - length(sentence), now_dated

    def _support(
        self,
        question: Question,
        found: Sequence[Statement],
        said: Sequence[Statement],
        room: int = SUPPORT_CHARS,
    ) -> Iterator[Sentence]:
        given = list(said)
        for whole in self._cut_lists(question, said, room):
            room -= length(whole)
            yield whole
        for statement in found:
            if len(given) - len(said) >= self._max_quotes or room < SHORTEST_QUOTE:
                return
            if statement.score < SUPPORTING * found[0].score:
                return
            if not repeats(statement, given):
                each = min(QUOTE_CHARS, room)
                given.append(self._teller.read_on(statement, each))
                sentence = self._teller.told(question, given[-1], each)
                room -= length(sentence)
                yield sentence

    def _cut_lists(self, question: Question, said: Sequence[Statement], room: int) -> Iterator[Sentence]:
        """The lists of the lead once more, in their full words, where the lead had no room for them."""
        for statement in said:
            if statement.listed:
                brief = self._teller.told(question, statement, LONGEST_TOLD, in_lead=True)
                full = self._teller.told(question, statement, min(room, LIST_CHARS))
                if full.text != brief.text:
                    yield full


def _is_apart(question: Question, found: Sequence[Statement]) -> bool:
    """Whether its parts are told one by one; periods, two subjects, two rows of a table, a name and a date, lists and
    votes are not.
    """
    has_way = question.is_over_time or subjects(question) or also_expected(question) or asks_vote(question)
    return not (has_way or also_named(question, found[0], found)) and question.wants is not Wants.LIST


def _rows_of(draft: Draft, found: Sequence[Statement]) -> list[Statement]:
    """The statements that a draft's quotes are taken from."""
    quoted = {quote.ranked.candidate.passage.passage_id for s in draft.lead for quote in s.quotes}
    return [s for s in found if s.passage.passage_id in quoted]
