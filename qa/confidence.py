"""How sure we may be that the papers answer the question at all.

A logistic model over the one statement that answers best: how many of the question's words it has by its figure, how
near it is in meaning, in what form and of what period. Words that are spread over several statements prove nothing. A
question for a figure needs more, for some figure stands near every word.
Its weights and the threshold in the settings were read from what `python -m eval.calibrate` prints
(`eval/refusal-curve.md`).
"""

import re
from collections.abc import Mapping, Sequence
from math import exp, log

from qa.expects import FIGURES, Form
from qa.question import Question, Wants
from qa.statements import Statement
from qa.together import Answered

STATEMENTS_READ = 12
_WHAT = re.compile(r"\W*(?:what|which)\b", re.IGNORECASE)
WORD_BEGINNING = 5  # characters by which a word of the question is known in whatever ending
NO_PERIOD_ASKED = 0.7
OTHER_PERIOD = 0.2  # what is left of a statement that fits in all but its period: the period may be misread
SMALLEST = 0.02  # product of the parts of an answer under which none is told from another
MOST_CONCEPTS = 10
DEMANDED = (*FIGURES, Form.DATE, Form.NAME, Form.DEFINITION)
"""Forms without which a statement is no answer."""
WEIGHTS = {
    "joint": 5.34,
    "lead": 1.72,
    "near": 2.57,
    "meaning": 1.19,
    "missed": -1.12,
    "concepts": 3.82,
    "dated": 0.75,
    "figure": -0.86,
}
INTERCEPT = -7.62
OF_THE_PAPERS = ("joint", "lead", "near", "meaning", "missed")
"""The features that tell what the papers lack; the others tell how much is asked."""


def strength(features: Mapping[str, float]) -> float:
    """Strength of the evidence in [0, 1]; the settings say below which we do not answer."""
    return 1.0 / (1.0 + exp(-(INTERCEPT + sum(WEIGHTS[name] * value for name, value in features.items()))))


def evidence_features(
    question: Question, statements: Sequence[Statement], parts: Sequence[Answered] = ()
) -> dict[str, float]:
    """Features in [0, 1] of the statement that best answers the question or a part of it; all 0 where there is none."""
    asked = [(question, statements), *((each.part.question, each.found) for each in parts)]
    read = [(each, found[0], statement) for each, found in asked for statement in found[:STATEMENTS_READ]]
    if not read:
        return dict.fromkeys(WEIGHTS, 0.0)
    answered, first, best = max(read, key=lambda one: _joint(one[0], one[2]))
    return {
        "joint": _scaled(_joint(answered, best)),
        "lead": _scaled(_joint(answered, first)),
        "near": best.features["near"],
        "meaning": max(best.features["closeness"], 0.0),
        "missed": float(_is_missed(answered, best)),
        "concepts": min(len(answered.concepts), MOST_CONCEPTS) / MOST_CONCEPTS,
        "dated": float(bool(answered.periods)),
        "figure": float(answered.wants is Wants.FIGURE),
    }


def _scaled(joint: float) -> float:
    """How well a statement answers, by the order of its size: 0.9 is to 0.3 as 0.3 to 0.1."""
    return 1.0 - log(max(joint, SMALLEST)) / log(SMALLEST)


def _joint(question: Question, statement: Statement) -> float:
    """How well one statement answers, in [0, 1]: by its words, meaning, form and period together."""
    if statement.defines:
        return 1.0  # an acronym spelled out defines it, whatever else the question says
    near, meaning = statement.features["near"], max(statement.features["closeness"], 0.0)
    if statement.form is Form.DEFINITION:
        return statement.form_fit * near  # a term is given in other words than the question's
    form = statement.form_fit if statement.form in DEMANDED else 1.0
    fit = statement.period_fit if question.periods else NO_PERIOD_ASKED
    return min(near * meaning * form * (OTHER_PERIOD + (1.0 - OTHER_PERIOD) * fit), 1.0)


def _is_missed(question: Question, statement: Statement) -> bool:
    """Whether neither a statement nor what stands over it has the thing that a question opens with: "What salary"."""
    opening = _WHAT.match(question.text)
    rest = question.text[opening.end() :].casefold() if opening else ""
    places = ((rest.find(c.word.split()[0].casefold()[:WORD_BEGINNING]), c.word) for c in question.concepts)
    asked = min(((place, word) for place, word in places if place >= 0), default=None)
    return asked is not None and asked[1] not in statement.covered
