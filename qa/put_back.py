"""Which statement tells the day that holds now, where a newer paper put it back or brought it forward.

A plan repeats its subject in full; the paper that moves the day says it in passing, and scores less.
"""

import re
from collections.abc import Sequence

from qa.expects import A_PERIOD, Form, expected_form
from qa.question import Question
from qa.statements import Statement

STATEMENTS_READ = 12
AS_GOOD = 0.7  # of the best score
AS_COVERED = 0.6  # of the best coverage, what stands over a statement included
OWN_WORDS = 0.2  # of what is asked about, in a statement's own words

_MOVED = re.compile(
    r"\b(?:put|set|pushed|moved)\s+back\b|\b(?:postponed|delayed|deferred|slipped|rescheduled|revised)\b|"
    r"\bbrought\s+forward\b|\bwill\s+now\b|\bnow\s+(?:due|expected|planned|to\s+(?:open|start|begin|go))\b|"
    r"\b(?:not|rather\s+than|instead\s+of)\s+(?:in\s+|on\s+)?(?:\d{1,2}\s+)?(?:[A-Z][a-z]+\s+)?20\d\d\b",
)
_AT_FIRST = re.compile(
    r"\b(?:originally|initially|at first|first (?:due|planned|meant)|used to)\b", re.IGNORECASE
)


def as_it_stands(
    question: Question, found: Sequence[Statement], leads: Sequence[Statement]
) -> Sequence[Statement]:
    """The statements of a lead; of a question for a day that a newer paper has moved, the one that says so."""
    asks_then = question.periods or question.papers or _AT_FIRST.search(question.search_text)
    if expected_form(question) is not Form.DATE or asks_then or not leads:
        return leads
    first = leads[0]
    moved = [each for each in found[:STATEMENTS_READ] if _moves(each, found[0])]
    newest = max(moved, key=lambda each: (each.news_of, each.score), default=None)
    if newest is None or newest in leads or newest.news_of < max(each.news_of for each in leads):
        return leads
    return leads if _MOVED.search(first.text) and first.news_of == newest.news_of else [newest]


def _moves(statement: Statement, best: Statement) -> bool:
    """Whether a statement tells a day that was moved, of about what the best one speaks of."""
    is_alike = statement.score >= AS_GOOD * best.score and statement.coverage >= AS_COVERED * best.coverage
    is_own = statement.features["quotable"] >= OWN_WORDS
    return (
        is_alike and is_own and statement.form_fit >= A_PERIOD and _MOVED.search(statement.text) is not None
    )
