"""Notes taken while a question is answered, from which `qa.explain` says why the answer is as it is.

Taking them costs nothing: each is what a stage hands to the next.
"""

from dataclasses import dataclass, field

from core.domain import Period
from core.measures import Measure
from index.search import Candidate
from qa.draft import Draft
from qa.rank import Ranked
from qa.statements import Statement


@dataclass(frozen=True)
class Searched:
    """One search: the period it was limited to, if any, and what it brought."""

    period: Period | None
    candidates: tuple[Candidate, ...]


@dataclass
class Trace:
    """What each stage gave, filled in as it gives it."""

    searches: list[Searched] = field(default_factory=list)
    repeated: frozenset[str] = frozenset()  # ids of passages left out: better ones have the same words
    ranked: tuple[Ranked, ...] = ()
    found: tuple[Statement, ...] = ()
    evidence: dict[str, float] = field(default_factory=dict)  # features of `qa.confidence`
    score: float = 0.0
    lacking: Measure | None = None
    is_refused: bool = False
    draft: Draft | None = None
