"""How much of a question stands by a figure: a paragraph may have all its words and a figure about something else."""

import re
from collections.abc import Sequence

from qa.expects import FIGURES, WORDED_COUNTS, Form, new_figures
from qa.question import Question
from qa.rank import coverage
from qa.stems import stems
from qa.vocabulary import Vocabulary

BEFORE, AFTER = 12, 8  # words by a figure, no further than its sentence or clause
OTHER_FORM = 0.6  # what a figure counts that is not printed in the form asked for
_TOKEN = re.compile(r"£ ?\d[\d,.]*(?:m|k)?|\d[\d,.]*\d ?%?|\d ?%?|[^\W\d_][\w'’-]*|[.;](?=\s|$)")
_NUMBER = re.compile(r"\d(?:[\d.,]*\d)?")
_STOPS = frozenset(".;")


def figure_nearness(
    question: Question, form: Form, text: str, context: frozenset[str], vocabulary: Vocabulary
) -> float:
    """The most of the question's concepts, in [0, 1], that stand by any one figure of the text, or in its context.

    For a question that asks for no figure, what the whole text has of them.
    """
    if form not in FIGURES:
        return coverage(question.concepts, frozenset(stems(text)), context, vocabulary)
    tokens = _TOKEN.findall(text)
    figures = new_figures(question, text)
    best = 0.0
    for index, token in enumerate(tokens):
        number = _NUMBER.search(token)
        if (number and number.group() in figures) or _is_worded(form, tokens[index : index + 2]):
            present = frozenset(stems(" ".join(_around(tokens, index))))
            best = max(
                best, _suits(form, tokens, index) * coverage(question.concepts, present, context, vocabulary)
            )
    return best


def _is_worded(form: Form, tokens: Sequence[str]) -> bool:
    """Whether a word is a number of the kind that is asked for: "two of them", "forty-two per cent"."""
    if form not in (Form.COUNT, Form.PERCENTAGE) or tokens[0].casefold() not in WORDED_COUNTS:
        return False
    is_share = [t.casefold() for t in tokens[1:]] in (["per"], ["percent"])
    return is_share is (form is Form.PERCENTAGE)


def _around(tokens: Sequence[str], index: int) -> Sequence[str]:
    """The tokens by one, up to a stop on either side."""
    low = high = index
    while low > max(0, index - BEFORE) and tokens[low - 1] not in _STOPS:
        low -= 1
    while high < min(len(tokens) - 1, index + AFTER) and tokens[high + 1] not in _STOPS:
        high += 1
    return tokens[low : high + 1]


def _suits(form: Form, tokens: Sequence[str], index: int) -> float:
    """1 for a figure printed in the form asked for, less for another."""
    token = tokens[index]
    if not any(c.isdigit() for c in token):
        return 1.0 if form is Form.PERCENTAGE else OTHER_FORM
    is_share = "%" in token or [t.casefold() for t in tokens[index + 1 : index + 2]] in (["per"], ["percent"])
    is_money = "£" in token or "," in token
    fits = {
        Form.PERCENTAGE: is_share,
        Form.MONEY: is_money,
        Form.COUNT: not is_share and "£" not in token,
    }.get(form, True)
    return 1.0 if fits else OTHER_FORM
