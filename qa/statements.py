"""The statements of ranked passages, each scored for how well it answers: what an extractive answer is made of.

A statement is a sentence or a table row, with what it cannot be read without: a heading takes what follows it, a line
that ends in a colon its list, "This is an increase" the sentence before.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from core.domain import Document, DocumentText, Passage, PassageKind, Period
from core.orders import is_below_an_order
from core.sentences import split_sentences
from index.search import Candidate
from qa.defined import entry_of, term_asked
from qa.expects import FIGURES, Form, also_expected, expected_form, fits, fits_value, told
from qa.list_fit import lists_asked
from qa.lists import PaperList
from qa.nearness import figure_nearness
from qa.periods import AROUND, UNKNOWN, fit, mentioned
from qa.persons import small_words
from qa.question import Question, Wants
from qa.rank import Ranked, coverage, expressed, shared_pairs
from qa.rows import LONG_CELL, column_periods, has_undated_value, row_values, words_over
from qa.stems import stems
from qa.vocabulary import Vocabulary

TextOf = Callable[[str], DocumentText]
ListsIn = Callable[[Passage], Sequence[PaperList]]
Span = tuple[int, int]
Closeness = Mapping[str, Sequence[float]]
"""By passage id, the cosine of the question with each of the passage's sentences (`index.sentences`)."""

_FURNITURE = re.compile(r"^(?:[\w' ]{0,60}\bpage \d+( of \d+)?|\d{1,3})\b.{0,20}$", re.IGNORECASE)
_OPENS_LIST = re.compile(r"(?::|\bthat|\bThat(?: the [A-Z][\w ]+)?)$")
_LEANS_BACK = re.compile(
    r"^(?:This|These|Those|It|They|Their|Of these|Of those|Of the|However|Thus|He|She|Both|Such|There)\b"
)
# Fitted to the right statements of 187 questions (shared and sample set) as a softmax over each question's statements,
# in five folds, then rounded: python -m eval.tune. Those of the periods were set by hand; near, closeness and quotable
# were chosen later, over 232 questions of three sets.
WEIGHTS: Mapping[str, float] = {
    "rank": 2.0,
    "coverage": 2.5,
    "quotable": 0.5,
    "pairs": 0.5,
    "form": 1.3,
    "row": 0.8,
    "length": -0.3,
    "near": 1.0,
    "closeness": 3.5,
    "period": 1.2,
    "wrong_period": -0.5,
}
SHORTEST = 12
SHORT_HEADING = 70
LIST_CHARS = 480
EASY_CHARS = 250  # a longer statement has more words in common with any question
PAIR_CHARS = 380
LONG_ROW_CHARS = 250  # a row with so much in it holds sentences that answer by themselves
LABEL_CHARS = 160
PASSAGES_READ = 25
SENTENCES_BEFORE = 2  # that a statement is read with
LIST_FORM = 2.0  # a list is known by its form more than by its words

# the same passages come up again and again, each with many statements
_sentences_of = lru_cache(maxsize=20_000)(split_sentences)


@dataclass(frozen=True)
class Statement:
    """A stretch of a paper that says something by itself; offsets in the document text."""

    ranked: Ranked
    start: int
    end: int
    text: str
    score: float
    features: Mapping[str, float]
    coverage: float
    form: Form
    form_fit: float
    period_fit: float
    covered: frozenset[str]
    periods: tuple[Period, ...]
    tells: frozenset[Form] = frozenset()  # which of a name and a date, where a question asks for both
    listed: PaperList | None = None

    @property
    def passage(self) -> Passage:
        return self.ranked.candidate.passage

    @property
    def is_row(self) -> bool:
        """Whether it is a whole table row, to be read cell by cell."""
        passage = self.passage
        return bool(passage.cells) and (self.start, self.end) == (passage.start, passage.end)

    @property
    def defines(self) -> bool:
        """Whether it spells out an acronym that is asked for."""
        return self.form is Form.DEFINITION and self.form_fit == 1.0

    def overlaps(self, other: "Statement") -> bool:
        """Whether both have characters of their paper in common."""
        same_paper = self.passage.doc_id == other.passage.doc_id
        return same_paper and self.start < other.end and other.start < self.end

    def stands_by(self, other: "Statement") -> bool:
        """Whether both stand in one paper, on the same page or the next."""
        apart = abs(self.passage.first_page - other.passage.first_page)
        return self.passage.doc_id == other.passage.doc_id and apart <= 1

    @property
    def news_of(self) -> date:
        """The last day of what it reports on, or its paper's day: what is the latest is told by it."""
        period, document = self.passage.period, self.ranked.candidate.document
        period = period or document.period
        return period.end if period else document.meeting_date or date.min


def statements(
    question: Question,
    ranked: Sequence[Ranked],
    vocabulary: Vocabulary,
    text_of: TextOf,
    weights: Mapping[str, float] = WEIGHTS,
    lists_in: ListsIn | None = None,
    closeness: Closeness = MappingProxyType({}),
) -> tuple[Statement, ...]:
    """Statements of the best passages, best first; `lists_in` reads the lists of a passage, where one is asked for."""
    top = max((r.score for r in ranked), default=0.0)
    if question.wants is not Wants.LIST:
        lists_in = None  # the answer to another question stands in one item
    found = [
        s
        for r in ranked[:PASSAGES_READ]
        for s in _of_passage(
            question,
            r,
            top,
            vocabulary,
            text_of,
            closeness.get(r.candidate.passage.passage_id, ()),
            lists_in(r.candidate.passage) if lists_in else (),
        )
    ]
    return weighed(found, weights)


def weighed(found: Iterable[Statement], weights: Mapping[str, float]) -> tuple[Statement, ...]:
    """The same statements scored by these weights, best first."""
    scored = (replace(s, score=sum(weights[name] * s.features[name] for name in weights)) for s in found)
    return tuple(sorted(scored, key=lambda s: (-s.score, s.passage.passage_id, s.start)))


def _of_passage(
    question: Question,
    ranked: Ranked,
    top: float,
    vocabulary: Vocabulary,
    text_of: TextOf,
    cosines: Sequence[float],
    lists: Sequence[PaperList] = (),
) -> Iterator[Statement]:
    passage = ranked.candidate.passage
    if passage.kind is PassageKind.TABLE_HEAD:
        return
    # a sentence in a table's row is read with the row's label
    label = passage.text[:LABEL_CHARS] if passage.kind is PassageKind.TABLE_ROW else ""
    over = frozenset(stems(f"{passage.context} {label} {ranked.before}"))
    form = expected_form(question)
    asks_name = Form.NAME in (form, also_expected(question))
    small = small_words(text_of(passage.doc_id).text) if asks_name else frozenset()
    for start, end, listed in _spans(
        passage, text_of(passage.doc_id).text, lists, _entry(question, form, passage)
    ):
        if is_below_an_order(text_of(passage.doc_id), start, end):
            continue
        is_row = bool(passage.cells) and (start, end) == (passage.start, passage.end)
        text = " ".join(text_of(passage.doc_id).text[start:end].split())
        if len(text) < SHORTEST or _FURNITURE.match(text):
            continue
        context = over | _said_before(passage, start)
        said = _without_long_cells(passage) if is_row and len(text) > LONG_ROW_CHARS else text
        words = stems(said)
        present = frozenset((*words, *_heads(passage))) if is_row and form in FIGURES else frozenset(words)
        periods = mentioned(text)
        reported = reported_periods(passage, periods)
        period_fit = _period_fit(question, form, reported, ranked.candidate.document)
        suits = _suits(question, text_of(passage.doc_id).text, listed) or fits(form, question, said, small)
        suits = _row_suits(question, form, passage, suits) if is_row else suits
        covers = coverage(question.concepts, present, context, vocabulary)
        features = {
            "rank": ranked.score / (top or 1.0),
            "coverage": covers,
            "quotable": coverage(question.concepts, present, frozenset(), vocabulary),
            "pairs": shared_pairs(question, words),
            "form": suits * (LIST_FORM if form is Form.LIST else 1.0),
            "row": float(is_row and suits >= 1.0 and form in FIGURES),
            "near": max(
                figure_nearness(question, form, piece, context, vocabulary)
                for piece in _pieces(passage, said, is_row)
            ),
            "closeness": _closest(passage, cosines, start, end),
            "length": 0.0 if listed and form is Form.LIST else max(len(text) - EASY_CHARS, 0) / EASY_CHARS,
            **_period_features(question, period_fit, reported, periods),
        }
        covered = frozenset(c.word for c in question.concepts if expressed(c, present, context) >= 0.5)
        tells = told(question, text, small) if also_expected(question) else frozenset[Form]()
        yield Statement(
            ranked,
            start,
            end,
            text,
            0.0,
            features,
            covers,
            form,
            suits,
            period_fit,
            covered,
            periods,
            tells,
            listed,
        )


def _entry(question: Question, form: Form, passage: Passage) -> tuple[int, int] | None:
    """Where a list of terms in the passage has the term whose meaning is asked for, in the document text."""
    term = term_asked(question.search_text) if form is Form.DEFINITION else None
    found = entry_of(term, passage.text) if term else None
    return (passage.start + found[0], passage.start + found[1]) if found else None


def _heads(passage: Passage) -> tuple[str, ...]:
    """The stems of a row's heads: they are read out with its values."""
    return stems(" ".join(dict.fromkeys(cell.head for cell in passage.cells if cell.head)))


def _said_before(passage: Passage, start: int) -> frozenset[str]:
    """The stems of the sentences that lead up to a statement, which need not say again what it speaks of."""
    if passage.cells:
        return frozenset()
    ended = [span for span in _sentences_of(passage.text) if passage.start + span[1] <= start]
    return frozenset(
        stem for low, high in ended[-SENTENCES_BEFORE:] for stem in stems(passage.text[low:high])
    )


def _suits(question: Question, whole: str, listed: PaperList | None) -> float | None:
    """How well a list suits, in (0, 1], by the words that open it and its number of items; None for what is no list."""
    return lists_asked(question, whole[slice(*listed.opening)], listed.count) if listed else None


def _row_suits(question: Question, form: Form, passage: Passage, read_as_text: float) -> float:
    """How well the best value of a row suits, read in its unit and as one of what its heads and caption name.

    Where a number of things is asked for, the label beside an amount of money does not make it a count.
    """
    if form not in FIGURES:
        return read_as_text
    over = words_over(passage)
    best = max((fits_value(form, question, each.told, over) for each in row_values(passage)), default=None)
    if best is None:
        return read_as_text
    return best if form is Form.COUNT else max(best, read_as_text)


def _pieces(passage: Passage, text: str, is_row: bool) -> list[str]:
    """What a figure is read with: the statement, or in a row the label and the figure's own head."""
    if not is_row:
        return [text]
    return [value.reading for value in row_values(passage)] or [passage.cells[0].text]


def _without_long_cells(passage: Passage) -> str:
    """What a row says by itself: its label and values; the sentences in its other cells answer by themselves."""
    first, *others = (cell.text for cell in passage.cells)
    return " ".join([first, *(text for text in others if len(text) <= LONG_CELL)])


def _closest(passage: Passage, cosines: Sequence[float], start: int, end: int) -> float:
    """The cosine of the question with the nearest sentence of a statement; 0 where no sentence is embedded."""
    low, high = start - passage.start, end - passage.start
    spans = _sentences_of(passage.text)
    return max(
        (near for near, (a, b) in zip(cosines, spans, strict=False) if low < b and a < high), default=0.0
    )


def _spans(
    passage: Passage, text: str, lists: Sequence[PaperList] = (), entry: tuple[int, int] | None = None
) -> Iterator[tuple[int, int, PaperList | None]]:
    """Spans of the passage's statements in the document text, with what each leans on, and the list that it is."""
    if entry:
        yield *entry, None
    if passage.kind is PassageKind.TABLE_ROW:
        yield passage.start, passage.end, None
        if len(passage.text) <= LONG_ROW_CHARS:
            return
    for listed in lists:
        yield listed.start, _told_end(listed), listed
    spans = [(passage.start + start, passage.start + end) for start, end in _sentences_of(passage.text)]
    for index, (start, end) in enumerate(spans):
        words = text[start:end]
        if any(start < listed.opening[1] and listed.start < end for listed in lists):
            continue  # said with its list
        if _OPENS_LIST.search(words.rstrip()):
            yield start, _list_end(text, end), None
        elif _is_heading(words) and index + 1 < len(spans):
            yield start, spans[index + 1][1], None
        elif index and leans_back(words) and end - spans[index - 1][0] <= PAIR_CHARS:
            yield spans[index - 1][0], end, None
        else:
            yield start, end, None


def _told_end(listed: PaperList) -> int:
    """The end of the list's last item that is read with it: at most LIST_CHARS on from its opening."""
    fitting = [end for _, end in listed.items if end - listed.opening[1] <= LIST_CHARS]
    return fitting[-1] if fitting else listed.items[0][1]


def leans_back(words: str) -> bool:
    """Whether a sentence cannot be read without the one before it: "This is an increase"."""
    return _LEANS_BACK.match(words) is not None


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


def reported_periods(passage: Passage, own: Sequence[Period]) -> tuple[Period, ...]:
    """Periods that a statement speaks of: those it or its row's heads name, else the one printed over it.

    That too where a column has a value of its own without a period: "2022/23 actual | Current".
    """
    named = (*own, *head_periods(passage))
    is_told = named and not has_undated_value(passage)
    return named if is_told or not passage.period else (*named, passage.period)


def periods_of(candidate: Candidate) -> tuple[Period, ...]:
    """All periods that a passage or its paper names or reports on."""
    passage, document = candidate.passage, candidate.document
    own = reported_periods(passage, mentioned(passage.text))
    return (*own, *([document.period] if document.period else []))


def _period_fit(question: Question, form: Form, reported: Sequence[Period], document: Document) -> float:
    """How well the periods of a statement fit those asked for; UNKNOWN where nothing says which it is of.

    Where a date is asked for, the statement's own is the answer: "after 3 March" may be fitted by its paper's day.
    """
    best = max((fit(asked, period) for asked in question.periods for period in reported), default=UNKNOWN)
    if form is not Form.DATE:
        return best
    day = document.meeting_date
    of_paper = (AROUND for asked in question.periods if day and asked.start <= day <= asked.end)
    return max(best, UNKNOWN, *of_paper)


def _period_features(
    question: Question, best: float, reported: Sequence[Period], own: Sequence[Period]
) -> dict[str, float]:
    """How well its best period fits, and whether it is of a wrong one: that costs where only its paper tells it."""
    if not question.periods or not reported:
        return {"period": 0.0, "wrong_period": 0.0}
    return {"period": best, "wrong_period": float(best == 0.0 and not own)}


def head_periods(passage: Passage) -> tuple[Period, ...]:
    """Periods that name a table row's columns."""
    read = column_periods(passage)
    return tuple(
        period
        for cell, own in zip(passage.cells, read, strict=True)
        if cell.head
        for period in dict.fromkeys((*mentioned(cell.head), *((own,) if own else ())))
    )
