"""Which passages answer the question: the searches' candidates put in order by what they share with it.

A linear model over a few readable features. Its weights were set by hand, in sight of 3,000 mixtures drawn at random
and judged on four sets of questions at once: committee meetings (`eval.passages`), two sets over five board papers, and
the sample papers. Less of coverage and more of BM25 and the cosine helped all four; many such mixtures do as well, and
weights fitted in five folds no better: `python -m eval.tune_rank` prints both.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from core.domain import Passage, Period
from index.search import Candidate
from qa.periods import WITHIN, mentioned, passage_fit
from qa.question import Concept, Question, Wants
from qa.stems import stems
from qa.vocabulary import Vocabulary

WITH_NEIGHBOURS = 8  # passages whose next one is read too
NEIGHBOUR_SCORE = 0.8  # of the score of the passage it goes on from
BEST_FOR_PERIOD = 8  # passages of each period that go before the rest
ROUNDING = 1e-9  # of a sum of features
CONTEXT_CREDIT = 0.7  # a word in the heading counts, but less than in the words that can be quoted

WEIGHTS: Mapping[str, float] = {
    "coverage": 3.0,
    "bm25": 3.0,
    "cosine": 3.0,
    "pairs": 2.0,
    "period": 2.0,
    "recency": 0.75,
    "figure": 0.5,
}


@dataclass(frozen=True)
class Ranked:
    """A candidate with its score and what the score was made of."""

    candidate: Candidate
    score: float
    features: Mapping[str, float]
    before: str = ""  # the text of a better passage that this one goes on from: it is read with it
    is_read_on: bool = False  # no search found it: it was read on to from the passage before

    @property
    def parts(self) -> dict[str, float]:
        """What each feature adds to the score, "neighbour" what the passage that it goes on from adds: their sum."""
        if self.is_read_on:
            return {"neighbour": self.score}
        parts = {name: WEIGHTS[name] * value for name, value in self.features.items()}
        lifted = self.score - sum(parts.values())
        return parts | ({"neighbour": lifted} if lifted > ROUNDING else {})


@dataclass(frozen=True)
class Field:
    """What the candidates are measured against: the extremes among them."""

    best_bm25: float
    oldest: date | None
    newest: date | None

    @classmethod
    def of(cls, candidates: Iterable[Candidate]) -> "Field":
        seen = list(candidates)
        dates = [d for c in seen if (d := reported_on(c)) is not None]
        best = max((c.bm25 for c in seen), default=0.0)
        return cls(best or 1.0, min(dates, default=None), max(dates, default=None))


def rank(question: Question, candidates: Sequence[Candidate], vocabulary: Vocabulary) -> tuple[Ranked, ...]:
    """The candidates, best first."""
    field = Field.of(candidates)
    ranked = []
    for candidate in candidates:
        features = features_of(question, candidate, vocabulary, field)
        ranked.append(
            Ranked(candidate, sum(WEIGHTS[name] * value for name, value in features.items()), features)
        )
    return tuple(sorted(ranked, key=lambda r: (-r.score, r.candidate.passage.passage_id)))


def with_neighbours(ranked: Sequence[Ranked], following: Mapping[str, Passage]) -> tuple[Ranked, ...]:
    """The same passages and those that go on from the best, each read with the one before it.

    A row, a list or an answer often runs on past the end of the passage that the question's words stand in.
    """
    joined = {r.candidate.passage.passage_id: r for r in ranked}
    for hit in ranked[:WITH_NEIGHBOURS]:
        after = following.get(hit.candidate.passage.passage_id)
        if after is None or _is_row_of_its_own(after):
            continue
        own = joined.get(after.passage_id)
        candidate = own.candidate if own else replace(hit.candidate, passage=after, bm25=0.0, cosine=None)
        score = max(own.score if own else 0.0, NEIGHBOUR_SCORE * hit.score)
        features = own.features if own else {**hit.features, "cosine": 0.0}
        joined[after.passage_id] = Ranked(
            candidate, score, features, hit.candidate.passage.text, is_read_on=own is None
        )
    return tuple(sorted(joined.values(), key=lambda r: (-r.score, r.candidate.passage.passage_id)))


def _is_row_of_its_own(passage: Passage) -> bool:
    """Whether a passage is a table row with a label: it says something else than the row before it."""
    return bool(passage.cells) and any(c.isalpha() for c in passage.cells[0].text)


def spread_over_periods(question: Question, ranked: Sequence[Ranked]) -> tuple[Ranked, ...]:
    """The same passages, the best for each period asked for in turn, so that no period crowds the others out."""
    if not question.is_over_time:
        return tuple(ranked)
    queues = [
        [r for r in ranked if _speaks_of(period, r.candidate.passage)][:BEST_FOR_PERIOD]
        for period in question.periods
    ]
    turns = [queue[turn] for turn in range(BEST_FOR_PERIOD) for queue in queues if turn < len(queue)]
    order = {r.candidate.passage.passage_id: r for r in (*turns, *ranked)}
    return tuple(order.values())


def _speaks_of(period: Period, passage: Passage) -> bool:
    return passage_fit((period,), passage, mentioned(passage.text)) >= WITHIN


def features_of(
    question: Question, candidate: Candidate, vocabulary: Vocabulary, field: Field
) -> dict[str, float]:
    """Features in [0, 1] of one candidate."""
    passage = candidate.passage
    text, context = stems(passage.text), stems(passage.context)
    return {
        "coverage": coverage(question.concepts, frozenset(text), frozenset(context), vocabulary),
        "bm25": candidate.bm25 / field.best_bm25,
        "cosine": max(candidate.cosine or 0.0, 0.0),
        "pairs": shared_pairs(question, (*context, *text)),
        "period": passage_fit(question.periods, passage, mentioned(passage.text))
        if question.periods
        else 0.0,
        "recency": 0.0 if question.periods else _recency(candidate, field),
        "figure": float(question.wants is Wants.FIGURE and any(c.isdigit() for c in passage.text)),
    }


def coverage(
    concepts: Sequence[Concept], text: frozenset[str], context: frozenset[str], vocabulary: Vocabulary
) -> float:
    """Share of the question's concepts, weighted by how rare they are, that the passage expresses."""
    total = gained = 0.0
    for concept in concepts:
        weight = vocabulary.weight(concept.alternatives)
        total += weight
        gained += weight * expressed(concept, text, context)
    return gained / total if total else 0.0


def expressed(concept: Concept, text: frozenset[str], context: frozenset[str]) -> float:
    """How far a passage expresses one concept, in [0, 1]: its best alternative's share of words present."""
    best = 0.0
    for alternative in concept.alternatives:
        found = 0.0
        for word in alternative:
            found += 1.0 if word in text else CONTEXT_CREDIT if word in context else 0.0
        if found == len(alternative):
            return 1.0
        best = max(best, found / len(alternative))
    return best


def shared_pairs(question: Question, words: Sequence[str]) -> float:
    """Share of the question's neighbouring word pairs that stand together, in either order, in `words`."""
    asked = set(pairwise(stems(question.search_text)))
    if not asked:
        return 0.0
    present = set(pairwise(words))
    return sum(1 for one, other in asked if (one, other) in present or (other, one) in present) / len(asked)


def reported_on(candidate: Candidate) -> date | None:
    """The day a passage's news is of: its paper's meeting, or the end of the period reported."""
    period: Period | None = candidate.passage.period or candidate.document.period
    return candidate.document.meeting_date or (period.end if period else None)


def _recency(candidate: Candidate, field: Field) -> float:
    day = reported_on(candidate)
    if day is None or field.oldest is None or field.newest is None or field.newest == field.oldest:
        return 0.0
    return (day - field.oldest).days / (field.newest - field.oldest).days
