"""The measure that a question is about, and its values for the periods asked for: from the measures ledger.

A row of a performance table says what the value was when that paper was written. The ledger joins the rows of all
papers, so a question without a period gets the newest value, and a trend every period's.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.domain import Document, DocumentText, Page, Passage, Period
from core.measures import Measure, Point
from index.evidence import are_sisters, wordings_part
from index.ledger import Ledger
from index.search import Candidate
from index.wording import Reader, Wording
from qa.draft import Quote
from qa.expects import Form, expected_form
from qa.periods import AROUND, SAME, WITHIN, fit
from qa.question import Question, Wants
from qa.quoting import boxed, printed, stretch
from qa.rank import Ranked, coverage
from qa.rows import is_unclear
from qa.statements import Statement
from qa.stems import stems
from qa.valued import Valued
from qa.vocabulary import Vocabulary

ABOUT = 0.6
"""Least share of the question's concepts, by rarity, that a measure's wordings must express to be what it asks for."""
ABOUT_AT_LEAST, SAYS_ONLY = 0.45, 0.7
"""The same share, less, where the question has at least `SAYS_ONLY` of the words of what the measure is of."""
SURELY = 0.85
"""A measure's score for a question, above which the measure is what it asks for."""
AS_LIKELY = 0.82
"""Share of the likeliest measure's score below which another does not stand in for it."""
PRECISION_WEIGHT = 0.3
"""How much it counts that a measure's wording says nothing beyond the question: sister measures differ in that."""

_MONEY = frozenset(
    stems("cost spend spent expenditure budget forecast projection outturn overspend underspend variance")
)
"""Words that make a question one about money: a count of what the money is spent on does not answer it."""

OTHER_UNIT = 0.3
"""What a measure's score loses where a number is asked for and it is a share or a rate."""
_NUMBER = frozenset(stems("number"))
_OF_OTHERS = re.compile(
    r"%|\bper(?:centage|\s?cent| [\d,]+\b)|\brates?\b|\bproportion\b|\bshare\b", re.IGNORECASE
)
_YEAR = re.compile(r"\d\d")
PassagesOn = Callable[[str, int], Sequence[Passage]]


@dataclass(frozen=True, kw_only=True)
class Shown(Valued):
    """One value of the ledger."""

    point: Point


class MeasureSeries:
    """Finds the measure a question is about among those whose rows were found, and reads its values out."""

    def __init__(
        self,
        ledger: Ledger,
        documents: Iterable[Document],
        vocabulary: Vocabulary,
        text_of: Callable[[str], DocumentText],
        page_of: Callable[[str, int], Page],
        passages_on: PassagesOn,
    ) -> None:
        self._ledger = ledger
        self._documents = {document.doc_id: document for document in documents}
        self._vocabulary = vocabulary
        self._text_of = text_of
        self._page_of = page_of
        self._passages_on = passages_on
        self._reader = Reader()
        self._by_row: dict[str, Measure] = {
            observation.passage_id: measure
            for measure in ledger.measures()
            for observation in measure.observations
            if observation.passage_id
        }

    def about(
        self, question: Question, ranked: Sequence[Ranked], at_least: float = 0.0
    ) -> tuple[Measure, ...]:
        """The measures that the question may ask for among those whose rows were found, the likeliest first.

        One that has a row with several values under one head is left out: which period each is of is not known.
        """
        passages = [r.candidate.passage for r in ranked]
        rows = {m.measure_id: m for p in passages if (m := self._by_row.get(p.passage_id))}
        for passage in passages:
            measure = self._by_row.get(passage.passage_id)
            if measure and is_unclear(passage):
                rows.pop(measure.measure_id, None)
        scored = [(self._score(question, measure), measure) for measure in rows.values()]
        least = max((max(score, at_least) for score, _ in scored), default=0.0) * AS_LIKELY
        likely = [(score, measure) for score, measure in scored if score and score >= max(least, at_least)]
        ordered = [m for _, m in sorted(likely, key=lambda pair: (-pair[0], pair[1].measure_id))]
        return tuple(m for m in ordered if m is ordered[0] or not self.are_parted(ordered[0], m))

    def are_parted(self, one: Measure, other: Measure) -> bool:
        """Whether their wordings say that these are two measures: then neither stands in for the other."""
        return any(
            wordings_part(self._read(a.wording), self._read(b.wording))
            for a in one.observations
            for b in other.observations
        )

    def is_sister(self, measure: Measure, statement: Statement) -> bool:
        """Whether a statement speaks of the opposite, or a sibling, of what the measure is of."""
        said = self._read(statement.text)
        return all(are_sisters(self._read(o.wording), said) for o in measure.observations)

    def _read(self, wording: str) -> Wording:
        return self._reader.read(wording)

    def _score(self, question: Question, measure: Measure) -> float:
        """How likely it is that the question asks for this measure; 0 where its wordings do not say enough of it."""
        said = [frozenset(stems(o.wording)) for o in measure.observations]
        every = frozenset().union(*said)
        covers = coverage(question.concepts, every, frozenset(), self._vocabulary)
        asked = asked_stems(question)
        if covers < ABOUT and (covers < ABOUT_AT_LEAST or self._of_subject(asked, measure) < SAYS_ONLY):
            return 0.0
        if _asks_for_money(question) and not _MONEY & every:
            return 0.0
        precise = max((_share(asked | _NUMBER, words) for words in said), default=0.0)
        is_other = all(is_share_for_number(question, o.wording) for o in measure.observations)
        return covers + PRECISION_WEIGHT * precise - OTHER_UNIT * is_other

    def _of_subject(self, asked: frozenset[str], measure: Measure) -> float:
        """Share of the words for what the measure is of that are asked for, in the wording that has most."""
        return max(_share(asked, self._read(o.wording).all) for o in measure.observations)

    def values(self, measures: Sequence[Measure], periods: Sequence[Period]) -> tuple[Shown, ...]:
        """Values for these periods, each of the likeliest measure that has one; for no period, all of the likeliest.

        Oldest first; a period for which no measure has a value is left out.
        """
        if not measures:
            return ()
        points = [_one_a_day([p for p in self._ledger.series(m) if p.preferred]) for m in measures]
        chosen = points[0]
        if periods:
            first = [
                next((p for each in points if (p := _for_period(period, each))), None) for period in periods
            ]
            chosen = [p for p in first if p]
        own = {o.observation_id for o in measures[0].observations}
        shown = [self._with_others(point) for point in {id(p): p for p in chosen}.values()]
        found = [
            replace(each, is_same_measure=each.point.observation.observation_id in own)
            for each in shown
            if each
        ]
        return tuple(sorted(found, key=lambda each: each.period.end))

    def of_papers(self, measures: Sequence[Measure], papers: Sequence[Period]) -> tuple[Shown, ...]:
        """The newest value that each of the papers of these days reports as its own, of the likeliest measure."""
        points = [p for m in measures[:1] for p in self._ledger.series(m) if not p.is_last_year_column]
        shown = []
        for days in papers:
            within = [p for p in points if dated_within(self._documents.get(p.doc_id), days)]
            newest = max(within, key=lambda p: (p.period.end, p.period.start), default=None)
            each = self._with_others(newest) if newest else None
            shown += [each] if each else []
        return tuple(shown)

    def newest(self, measures: Sequence[Measure]) -> tuple[Shown, ...]:
        """The newest value of the likeliest measure; none where it has none."""
        return self.values(measures[:1], ())[-1:]

    def lacks(self, question: Question, found: Sequence[Statement]) -> Measure | None:
        """The measure that is surely asked for, where neither it nor a statement has a value for the period named."""
        if question.wants is not Wants.FIGURE or len(question.periods) != 1:
            return None
        measures = self.about(question, [statement.ranked for statement in found], SURELY)
        if not measures or self.values(measures, question.periods):
            return None
        said = any(s.coverage >= ABOUT and s.period_fit >= WITHIN for s in found)
        return None if said else measures[0]

    def periods(self, measure: Measure | None) -> tuple[str, ...]:
        """The periods that the papers have a value of the measure for, oldest first."""
        points = self._ledger.series(measure) if measure else ()
        return tuple(dict.fromkeys(point.period.label for point in points))

    def between(self, measure: Measure, first: date, last: date) -> tuple[Shown, ...]:
        """The measure's values for all periods that end within these days, oldest first."""
        points = _one_a_day([p for p in self._ledger.series(measure) if p.preferred])
        shown = (self._with_others(point) for point in points if first <= point.period.end <= last)
        return tuple(each for each in shown if each)

    def has_gaps(self, measure: Measure, values: Sequence[Shown]) -> bool:
        """Whether a quarter or year between these values has none in the papers."""
        if not values:
            return False
        first, last = values[0].period.end, values[-1].period.end
        return any(first < gap.end < last for gap in self._ledger.gaps(measure))

    def _with_others(self, point: Point) -> Shown | None:
        """The value, with those that other papers print for the same period where they differ."""
        shown = self._shown(point)
        if shown is None or not point.disagrees:
            return shown
        measure = self._ledger.measure(point.observation.observation_id)
        rivals = [
            p
            for p in self._ledger.series(measure)
            if p.disagrees and not p.preferred and p.period.label == point.period.label
        ]
        return replace(shown, others=tuple(other for p in rivals if (other := self._shown(p))))

    def _shown(self, point: Point) -> Shown | None:
        """The value with its proofs, or None where the page does not bear it out."""
        row = self._row(point)
        if row is None:
            return None
        whole = self._text_of(point.doc_id)
        span = boxed(self._page_of(point.doc_id, point.page), point.boxes)
        quotes = list(stretch(whole, row, point.row_start or 0, point.row_end or 0))
        if span and not any(q.page == point.page and q.start <= span[0] and span[1] <= q.end for q in quotes):
            quotes.append(Quote(row, point.page, *span))
        words, heads_page = point.period.printed, row.candidate.passage.heads_page
        pages = dict.fromkeys(page for page in (point.period.page, point.page, heads_page) if page)
        proofs = (printed(whole, row, page, words) for page in pages)
        proof = next((proof for proof in proofs if proof), None)
        if not quotes or proof is None:
            return None
        if not any(q.page == proof.page for q in quotes):
            quotes.append(proof)
        return Shown(
            period=point.period,
            words=_told(point),
            value=" ".join(point.text.split()),
            quotes=tuple(quotes),
            wording=point.observation.wording,
            point=point,
        )

    def _row(self, point: Point) -> Ranked | None:
        """The passage of the row, or another on its page, as a source of quotes."""
        passages = self._passages_on(point.doc_id, point.page)
        document = self._documents.get(point.doc_id)
        if not passages or document is None:
            return None
        own = next((p for p in passages if p.passage_id == point.observation.passage_id), passages[0])
        return Ranked(Candidate(passage=own, document=document, fused=0.0), 0.0, {"cosine": 0.0})


def _told(point: Point) -> str:
    """The period as printed; "2023/24 / Apr" where its column's head has its year in the head over it."""
    words = " ".join(point.period.printed.split())
    same = [v for v in point.observation.values if v.period and v.period.label == point.period.label]
    heads = (value.head for value in same if value.head and " / " in value.head)
    return words if _YEAR.search(words) else next(heads, words)


def _one_a_day(points: Sequence[Point]) -> list[Point]:
    """Without the values that a later paper's last-year column gives again for a period that ends on the same day."""
    current = {point.period.end for point in points if not point.is_last_year_column}
    return [p for p in points if not (p.is_last_year_column and p.period.end in current)]


def dated_within(document: Document | None, days: Period) -> bool:
    """Whether a paper is of these days: by its meeting, else by the last day that it reports on."""
    if document is None:
        return False
    day = document.meeting_date or (document.period.end if document.period else None)
    return day is not None and days.start <= day <= days.end


def _share(asked: frozenset[str], words: frozenset[str]) -> float:
    return len(words & asked) / len(words) if words else 0.0


def asked_stems(question: Question) -> frozenset[str]:
    """The stems of what is asked for, in any of its wordings."""
    return frozenset(s for c in question.concepts for alternative in c.alternatives for s in alternative)


def is_share_for_number(question: Question, label: str) -> bool:
    """Whether a wording is of a share or a rate ("per 10,000 children") where the question asks how many."""
    return expected_form(question) is Form.COUNT and _OF_OTHERS.search(label) is not None


def precision(question: Question, label: str) -> float:
    """Share of a label's words, numbers aside, that are asked for: what says more is of something narrower."""
    said = frozenset(word for word in stems(label) if not any(c.isdigit() for c in word))
    return _share(asked_stems(question) | _NUMBER, said)


def _asks_for_money(question: Question) -> bool:
    return any(_MONEY & set(stems(concept.word)) for concept in question.concepts)


def _for_period(asked: Period, points: Sequence[Point]) -> Point | None:
    """The value for a period: of it, else the last that ends with it or within it, else of one that holds it."""

    def suits(point: Point) -> tuple[float, bool, int]:
        ends = point.period.end == asked.end
        return fit(asked, point.period), ends, point.period.end.toordinal()

    fitting = [p for p in points if fit(asked, p.period) in (SAME, WITHIN) or p.period.end == asked.end]
    fitting = fitting or [p for p in points if fit(asked, p.period) >= AROUND]
    return max(fitting, key=suits, default=None)
