"""The statements of ranked passages, each scored for how well it answers: what an extractive answer is made of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.domain import DocumentText, Passage, PassageKind, Period
from core.sentences import split_sentences
from qa.periods import fit, mentioned
from qa.question import Question, Wants
from qa.rank import Ranked, coverage, expressed, shared_pairs
from qa.stems import stems
from qa.vocabulary import Vocabulary

_FURNITURE = re.compile(r"^(?:page \d+( of \d+)?|\d{1,3})\b.{0,20}$", re.IGNORECASE)
_FIGURE = re.compile(r"\d")
_DECISION = re.compile(r"\b(RESOLVED|RECOMMENDED|resolved|agreed|approve[sd]?|decided|decision)\b")
_NAME = re.compile(r"\b[A-Z][a-z]+(?:[- ][A-Z][a-z]+)+")
SHORTEST = 12
PASSAGES_READ = 25


@dataclass(frozen=True)
class Statement:
    """One sentence or table row of a passage; offsets in the passage's text."""

    ranked: Ranked
    start: int
    end: int
    text: str
    score: float
    covered: frozenset[str]
    periods: tuple[Period, ...]

    @property
    def passage(self) -> Passage:
        return self.ranked.candidate.passage


def statements(question: Question, ranked: Sequence[Ranked], vocabulary: Vocabulary) -> tuple[Statement, ...]:
    """Statements of the best passages, best first."""
    top = ranked[0].score if ranked else 0.0
    found = [s for r in ranked[:PASSAGES_READ] for s in _of_passage(question, r, top, vocabulary)]
    return tuple(sorted(found, key=lambda s: (-s.score, s.passage.passage_id, s.start)))


def _of_passage(question: Question, ranked: Ranked, top: float, vocabulary: Vocabulary) -> Iterator[Statement]:
    passage = ranked.candidate.passage
    context = frozenset(stems(passage.context))
    for start, end in _spans(passage):
        text = " ".join(passage.text[start:end].split())
        if len(text) < SHORTEST or _FURNITURE.match(text):
            continue
        words = stems(text)
        present = frozenset(words)
        periods = mentioned(text)
        score = (
            2.0 * ranked.score / (top or 1.0)
            + 2.0 * coverage(question.concepts, present, context, vocabulary)
            + 2.0 * coverage(question.concepts, present, frozenset(), vocabulary)
            + 1.0 * shared_pairs(question, words)
            + _suits(question, text)
            + _period_bonus(question, passage, periods)
        )
        covered = frozenset(c.word for c in question.concepts if expressed(c, present, context) >= 0.5)
        yield Statement(ranked, start, end, text, score, covered, periods)


def _spans(passage: Passage) -> tuple[tuple[int, int], ...]:
    if passage.kind is PassageKind.TABLE_ROW:
        return ((0, len(passage.text)),)
    return split_sentences(passage.text)


def _suits(question: Question, text: str) -> float:
    """Whether the statement holds the kind of thing that is asked for."""
    if question.wants in (Wants.FIGURE, Wants.TREND, Wants.COMPARISON):
        return 0.7 if _FIGURE.search(text) else -0.3
    if question.wants is Wants.DECISION:
        return 0.7 if _DECISION.search(text) else 0.0
    if question.wants is Wants.PERSON:
        return 0.5 if _NAME.search(text) else 0.0
    if question.wants is Wants.TIME:
        return 0.5 if mentioned(text) else 0.0
    return 0.0


def _period_bonus(question: Question, passage: Passage, own: Sequence[Period]) -> float:
    if not question.periods:
        return 0.0
    reported = own or ((passage.period,) if passage.period else ())
    if not reported:
        return 0.0
    best = max(fit(asked, period) for asked in question.periods for period in reported)
    return 1.0 * best - (0.5 if best == 0.0 and not own else 0.0)


def page_span(statement: Statement, whole: DocumentText) -> tuple[tuple[int, int, int], ...]:
    """(page, start, end) for each page the statement runs over, in offsets of that page's text."""
    start = statement.passage.start + statement.start
    end = statement.passage.start + statement.end
    return tuple(whole.page_spans(start, end))
