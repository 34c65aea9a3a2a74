"""The statements of ranked passages, each scored for how well it answers: what an extractive answer is made of.

A statement is a sentence or a table row, with what it cannot be read without: a heading takes what follows it, a line
that ends in a colon its list, "This is an increase" the sentence before.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from core.domain import DocumentText, Passage, PassageKind, Period
from core.periods import find_periods
from core.sentences import split_sentences
from qa.periods import fit, mentioned
from qa.question import Question, Wants
from qa.rank import Ranked, coverage, expressed, shared_pairs
from qa.stems import stems
from qa.vocabulary import Vocabulary

TextOf = Callable[[str], DocumentText]
Span = tuple[int, int]

_FURNITURE = re.compile(r"^(?:[\w' ]{0,60}\bpage \d+( of \d+)?|\d{1,3})\b.{0,20}$", re.IGNORECASE)
_REFERENCE = re.compile(r"\b[A-Z]{1,5} ?\d{1,3}(?:[. ]\d{1,2})?\b|^\W*\d{1,2}(?:\.\d{1,2})*[.)]?\s")
_DECISION = re.compile(r"\b(RESOLVED|RECOMMENDED|resolved|agreed|approve[sd]?|decided|decision)\b")
_NAME = re.compile(r"\b[A-Z][a-z]+(?:[- ][A-Z][a-z]+)+")
_OPENS_LIST = re.compile(r"(?::|\bthat|\bThat(?: the [A-Z][\w ]+)?)$")
_LEANS_BACK = re.compile(r"^(?:This|These|Those|It|They|Their|Of these|Of those|Of the|However|Thus|He|She|Both|Such|There)\b")
SHORTEST = 12
SHORT_HEADING = 70
LIST_CHARS = 480
PAIR_CHARS = 380
PASSAGES_READ = 25


@dataclass(frozen=True)
class Statement:
    """A stretch of a paper that says something by itself; offsets in the document text."""

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


def statements(
    question: Question, ranked: Sequence[Ranked], vocabulary: Vocabulary, text_of: TextOf
) -> tuple[Statement, ...]:
    """Statements of the best passages, best first."""
    top = ranked[0].score if ranked else 0.0
    found = [s for r in ranked[:PASSAGES_READ] for s in _of_passage(question, r, top, vocabulary, text_of)]
    return tuple(sorted(found, key=lambda s: (-s.score, s.passage.passage_id, s.start)))


def _of_passage(
    question: Question, ranked: Ranked, top: float, vocabulary: Vocabulary, text_of: TextOf
) -> Iterator[Statement]:
    passage = ranked.candidate.passage
    context = frozenset(stems(passage.context))
    for start, end in _spans(passage, text_of(passage.doc_id).text):
        text = " ".join(text_of(passage.doc_id).text[start:end].split())
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
            + suits(question, text)
            + _period_bonus(question, passage, periods)
            - 0.3 * (len(text) > LIST_CHARS)
        )
        covered = frozenset(c.word for c in question.concepts if expressed(c, present, context) >= 0.5)
        yield Statement(ranked, start, end, text, score, covered, periods)


def _spans(passage: Passage, text: str) -> Iterator[Span]:
    """Spans of the passage's statements in the document text, with what each leans on."""
    if passage.kind is PassageKind.TABLE_ROW:
        yield passage.start, passage.end
        return
    spans = [(passage.start + start, passage.start + end) for start, end in split_sentences(passage.text)]
    for index, (start, end) in enumerate(spans):
        words = text[start:end]
        if _OPENS_LIST.search(words.rstrip()) or _is_heading(words):
            yield start, _list_end(text, end)
        elif index and _LEANS_BACK.match(words) and end - spans[index - 1][0] <= PAIR_CHARS:
            yield spans[index - 1][0], end
        else:
            yield start, end


def _is_heading(words: str) -> bool:
    return len(words) <= SHORT_HEADING and not words.rstrip().endswith((".", "!", "?", ";", "%", ")"))


def _list_end(text: str, end: int) -> int:
    """Where the list or paragraph that follows offset `end` is over, at most LIST_CHARS further on."""
    following = split_sentences(text[end : end + LIST_CHARS + 200])
    last = end
    for _, high in following:
        if high > LIST_CHARS or end + high >= len(text):
            break
        last = end + high
    return last


def suits(question: Question, text: str) -> float:
    """Whether the statement holds the kind of thing that is asked for."""
    if question.wants in (Wants.FIGURE, Wants.TREND, Wants.COMPARISON):
        return 0.8 if _has_new_figure(question, text) else -0.6
    if question.wants is Wants.DECISION:
        return 0.7 if _DECISION.search(text) else 0.0
    if question.wants is Wants.PERSON:
        return 0.5 if _NAME.search(text) else -0.2
    if question.wants is Wants.TIME:
        return 0.5 if mentioned(text) else -0.2
    return 0.0


def _has_new_figure(question: Question, text: str) -> bool:
    """Whether a figure is left once dates, references and the question's own figures are taken out."""
    bare = list(text)
    for mention in find_periods(text):
        bare[mention.start : mention.end] = " " * (mention.end - mention.start)
    left = _REFERENCE.sub(" ", "".join(bare))
    own = set(re.findall(r"\d[\d.,]*", question.text))
    return any(figure.rstrip(".,") not in own for figure in re.findall(r"\d[\d.,]*", left))


def _period_bonus(question: Question, passage: Passage, own: Sequence[Period]) -> float:
    if not question.periods:
        return 0.0
    reported = (*own, *head_periods(passage)) or ((passage.period,) if passage.period else ())
    if not reported:
        return 0.0
    best = max(fit(asked, period) for asked in question.periods for period in reported)
    return 1.2 * best - (0.5 if best == 0.0 and not own else 0.0)


def head_periods(passage: Passage) -> tuple[Period, ...]:
    """Periods that name a table row's columns."""
    return tuple(period for cell in passage.cells if cell.head for period in mentioned(cell.head))
