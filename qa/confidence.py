"""How sure we may be that the best passages answer the question at all."""

from collections.abc import Sequence
from math import exp

from qa.question import Question
from qa.rank import Ranked
from qa.vocabulary import Vocabulary


def evidence_score(question: Question, ranked: Sequence[Ranked], vocabulary: Vocabulary) -> float:
    """Strength of the evidence in [0, 1]; the settings say below which we do not answer."""
    best = ranked[:5]
    coverage = max(r.features["coverage"] for r in best)
    cosine = max(r.features["cosine"] for r in best)
    period = max(r.features["period"] for r in best) if question.periods else 0.5
    return 1.0 / (1.0 + exp(-(6.0 * coverage + 4.0 * cosine + 1.0 * period - 5.0)))
