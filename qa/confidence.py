"""How sure we may be that the papers answer the question at all.

A logistic model over the one statement that answers best: how many of the question's words it has by its figure, how
near it is in meaning, in what form and of what period. Words that are spread over several statements prove nothing.
Its weights and the threshold in the settings were read from what `python -m eval.calibrate` prints
(`eval/refusal-curve.md`).
"""

import re
from collections.abc import Mapping, Sequence
from math import exp, log

from index.lexical import words
from qa.expects import FIGURES, Form
from qa.question import Question
from qa.statements import Statement
from qa.together import Answered

STATEMENTS_READ = 12
_GIVEN_NAME = re.compile(r"(?<=[\w,;’'] )[A-Z][\w’'-]+|\b[A-Z]{2,}\b")
"""A word in capitals, or with one though no sentence begins with it: so people write what they want told by name."""
_WHAT = re.compile(r"\W*(?:what|which)\b", re.IGNORECASE)
WORD_BEGINNING = 5  # characters by which a word of the question is known in whatever ending
NO_PERIOD_ASKED = 0.7
OTHER_PERIOD = 0.2  # what is left of a statement that fits in all but its period: the period may be misread
SMALLEST = 0.02  # product of the parts of an answer under which none is told from another
MOST_CONCEPTS = 10
DEMANDED = (*FIGURES, Form.DATE, Form.NAME, Form.DEFINITION)
"""Forms without which a statement is no answer."""
WEIGHTS = {
    "joint": 5.18,
    "near": 2.44,
    "meaning": 1.56,
    "unnamed": -0.36,
    "missed": -1.48,
    "concepts": 2.52,
    "dated": 0.44,
}
INTERCEPT = -6.46
OF_THE_PAPERS = ("joint", "near", "meaning", "unnamed", "missed")
"""The features that tell what the papers lack; the others tell how much is asked."""


def strength(features: Mapping[str, float]) -> float:
    """Strength of the evidence in [0, 1]; the settings say below which we do not answer."""
    return 1.0 / (1.0 + exp(-(INTERCEPT + sum(WEIGHTS[name] * value for name, value in features.items()))))


def evidence_features(
    question: Question, statements: Sequence[Statement], parts: Sequence[Answered] = ()
) -> dict[str, float]:
    """Features in [0, 1] of the statement that best answers the question or a part of it; all 0 where there is none."""
    asked = [(question, statements), *((each.part.question, each.found) for each in parts)]
    read = [(each, statement) for each, found in asked for statement in found[:STATEMENTS_READ]]
    if not read:
        return dict.fromkeys(WEIGHTS, 0.0)
    answered, best = max(read, key=lambda pair: _joint(*pair))
    return {
        "joint": 1.0 - log(max(_joint(answered, best), SMALLEST)) / log(SMALLEST),
        "near": best.features["near"],
        "meaning": max(best.features["closeness"], 0.0),
        "unnamed": float(_is_unnamed(answered, best)),
        "missed": float(_is_missed(answered, best)),
        "concepts": min(len(answered.concepts), MOST_CONCEPTS) / MOST_CONCEPTS,
        "dated": float(bool(answered.periods)),
    }


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


def _is_unnamed(question: Question, statement: Statement) -> bool:
    """Whether a name or acronym that the question gives is neither in a statement nor in what stands over it."""
    named = {words(name)[0] for name in _GIVEN_NAME.findall(question.text)}
    return any(named & set(words(c.word)) and c.word not in statement.covered for c in question.concepts)


def _is_missed(question: Question, statement: Statement) -> bool:
    """Whether neither a statement nor what stands over it has the thing that a question opens with: "What salary"."""
    opening = _WHAT.match(question.text)
    rest = question.text[opening.end() :].casefold() if opening else ""
    places = ((rest.find(c.word.split()[0].casefold()[:WORD_BEGINNING]), c.word) for c in question.concepts)
    asked = min(((place, word) for place, word in places if place >= 0), default=None)
    return asked is not None and asked[1] not in statement.covered
