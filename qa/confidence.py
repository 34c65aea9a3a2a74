"""How sure we may be that the papers answer the question at all.

A logistic model over what the best statements share with the question. Its weights and the threshold in the settings
were read from the curve that `python -m eval.calibrate` prints.
"""

from collections.abc import Sequence
from math import exp

from qa.question import Question
from qa.statements import Statement
from qa.vocabulary import Vocabulary

STATEMENTS_READ = 8
NO_PERIOD_ASKED = 0.5
WEIGHTS = {"coverage": 3.39, "period": 2.86, "cosine": 4.01, "unused": -1.04}
INTERCEPT = -6.51


def evidence_score(question: Question, statements: Sequence[Statement], vocabulary: Vocabulary) -> float:
    """Strength of the evidence in [0, 1]; the settings say below which we do not answer."""
    if not statements:
        return 0.0
    features = evidence_features(question, statements, vocabulary)
    return 1.0 / (1.0 + exp(-(INTERCEPT + sum(WEIGHTS[name] * value for name, value in features.items()))))


def evidence_features(
    question: Question, statements: Sequence[Statement], vocabulary: Vocabulary
) -> dict[str, float]:
    """Features in [0, 1] of the best statements, each the best of any."""
    best = statements[:STATEMENTS_READ]
    if not best:
        return dict.fromkeys(WEIGHTS, 0.0)
    return {
        # an acronym spelled out defines it, whatever else the question says
        "coverage": max(1.0 if s.defines else s.coverage for s in best),
        "period": max(s.period_fit for s in best) if question.periods else NO_PERIOD_ASKED,
        "cosine": max(s.ranked.features["cosine"] for s in best),
        "unused": unused_share(question, vocabulary),
    }


def unused_share(question: Question, vocabulary: Vocabulary) -> float:
    """Share of the question's concepts, by rarity, that no paper ever uses."""
    weights = [
        (vocabulary.weight(c.alternatives), vocabulary.uses(c.alternatives)) for c in question.concepts
    ]
    total = sum(weight for weight, _ in weights)
    return sum(weight for weight, used in weights if not used) / total if total else 0.0
