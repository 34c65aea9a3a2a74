"""How sure we may be that the papers answer the question at all.

A logistic model over how well the best statements answer. What counts most is one statement that has the question's
words by a figure of the right form and period and is near it in meaning; words that are spread over several are weak
evidence. Its weights and the threshold in the settings were read from what `python -m eval.calibrate` prints.
"""

import re
from collections.abc import Mapping, Sequence
from math import exp

from index.lexical import words
from qa.expects import FIGURES, Form, expected_form
from qa.leading import leading
from qa.question import Question
from qa.statements import Statement
from qa.together import Answered
from qa.vocabulary import Vocabulary

STATEMENTS_READ = 8
_GIVEN_NAME = re.compile(r"(?<=[\w,;’'] )[A-Z][\w’'-]+|\b[A-Z]{2,}\b")
"""A word in capitals, or with one though no sentence begins with it: so people write what they want told by name."""
NO_PERIOD_ASKED = 0.7
DEMANDED = (*FIGURES, Form.DATE, Form.NAME, Form.DEFINITION, Form.DECISION)
"""Forms without which a statement is no answer."""
WEIGHTS = {
    "joint": 4.34,
    "form": 1.16,
    "meaning": 4.51,
    "period": 1.92,
    "figure": -0.82,
    "missing": -0.59,
    "dated": 0.95,
    "measured": 2.47,
    "unnamed": -1.2,
}
INTERCEPT = -5.61
OF_THE_PAPERS = ("joint", "form", "meaning", "period", "missing", "unnamed")
"""The features that tell what the papers lack; the others tell what kind of question it is."""


def strength(features: Mapping[str, float]) -> float:
    """Strength of the evidence in [0, 1]; the settings say below which we do not answer."""
    return 1.0 / (1.0 + exp(-(INTERCEPT + sum(WEIGHTS[name] * value for name, value in features.items()))))


def evidence_features(
    question: Question,
    statements: Sequence[Statement],
    vocabulary: Vocabulary,
    parts: Sequence[Answered] = (),
    *,
    is_measured: bool = False,
) -> dict[str, float]:
    """Features in [0, 1] of the best statements for the question and its parts, each the best of any.

    `is_measured` says whether the ledger has a value of a measure that is surely asked for, of a period asked for.
    """
    asked = [(question, statements), *((each.part.question, each.found) for each in parts)]
    best = [(each, found[:STATEMENTS_READ]) for each, found in asked if found]
    if not best:
        return dict.fromkeys(WEIGHTS, 0.0)
    return {
        "joint": max(_joint(each, statement) for each, found in best for statement in found),
        "form": max(_form(leading(each, found)[0]) for each, found in best),
        "meaning": max(0.0, *(s.features["closeness"] for _, found in best for s in found)),
        "period": max(s.period_fit for s in best[0][1]) if question.periods else NO_PERIOD_ASKED,
        "figure": float(expected_form(question) in FIGURES),
        "missing": min(_missing(each, found, vocabulary) for each, found in best),
        "dated": float(bool(question.periods)),
        "measured": float(is_measured),
        "unnamed": float(min(_unnamed(each, found) for each, found in best)),
    }


def _unnamed(question: Question, statements: Sequence[Statement]) -> bool:
    """Whether a name or acronym that the question gives is in none of the statements, nor in what stands over them."""
    said = frozenset().union(*(s.covered for s in statements))
    named = {words(name)[0] for name in _GIVEN_NAME.findall(question.text)}
    return any(named & set(words(c.word)) and c.word not in said for c in question.concepts)


def _form(lead: Statement) -> float:
    """How well the statement that would lead has the form asked for; 1 where none is asked for."""
    return lead.form_fit if lead.form in DEMANDED else 1.0


def _joint(question: Question, statement: Statement) -> float:
    """How well one statement answers: by its words, meaning, form and period together."""
    if statement.defines:
        return 1.0  # an acronym spelled out defines it, whatever else the question says
    if statement.form is Form.DEFINITION:
        # a term is given in other words than the question's
        return statement.form_fit * statement.features["near"]
    period = statement.period_fit if question.periods else NO_PERIOD_ASKED
    near, meaning = statement.features["near"], max(statement.features["closeness"], 0.0)
    return min(near * meaning * _form(statement) * period, 1.0)


def _missing(question: Question, statements: Sequence[Statement], vocabulary: Vocabulary) -> float:
    """The weight of the rarest concept that none of the statements expresses, as a share of the rarest there can be."""
    said = frozenset().union(*(s.covered for s in statements))
    lacking = (vocabulary.weight(c.alternatives) for c in question.concepts if c.word not in said)
    return min(max(lacking, default=0.0) / max(vocabulary.rarest, 1.0), 1.0)
