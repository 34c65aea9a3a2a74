"""What puts a question's premise right: "Why did it rise?", where the papers say that it fell.

A question that asks why takes for granted that it was so. Where the best statement to say which way it went says the
opposite, that is the answer.
"""

import re
from collections.abc import Sequence

from qa.polarity import OPPOSITE, RATINGS, Way, denies, ways
from qa.question import Question
from qa.statements import Statement

READ = 40  # statements among which one that says which way it went is looked for
SAYS_ENOUGH = 0.6  # of the best coverage
_WHY = re.compile(r"^\W*(?:and |so |but )?(?:why|how come|what made)\b", re.IGNORECASE)
_GRANTED = re.compile(
    r"\b(?:lets?|allow(?:ed|s)?|vot(?:e|ed) (?:to|for)|back(?:ed)?|carried)\b", re.IGNORECASE
)
_REFUSED = re.compile(
    r"\b(?:turn(?:ed)? down|thrown out|threw out|(?:was|were) (?:lost|defeated)|vot(?:e|ed) (?:down|against)|"
    r"not (?:carried|agreed|approved|supported))\b",
    re.IGNORECASE,
)
_UNMOVED = re.compile(
    r"\b(?:the same as|unchanged|no change|not (?:risen|fallen|increased|changed|gone (?:up|down)))\b",
    re.IGNORECASE,
)
_GREW = re.compile(r"\b(?:(?<!no )(?<!any )longer|bigger)\b", re.IGNORECASE)
_SHRANK = re.compile(r"\b(?:shorter|smaller)\b", re.IGNORECASE)
_MOVES = frozenset({Way.UP, Way.DOWN, Way.BETTER, Way.WORSE})


def put_right(question: Question, found: Sequence[Statement]) -> Statement | None:
    """The statement that says the opposite of what a question takes for granted.

    None where it does not ask why, or where a better statement says what it takes for granted.
    """
    asked = _ways(question.search_text) if _WHY.search(question.text) else frozenset()
    if not asked:
        return None
    most = max((s.coverage for s in found), default=0.0)
    for statement in found[:READ]:
        if statement.coverage < SAYS_ENOUGH * most:
            continue
        if _is_contrary(asked, statement.text):
            return statement
        if asked & _ways(statement.text):
            return None
    return None


def _ways(text: str) -> frozenset[Way]:
    refused = {Way.REFUSED} if _REFUSED.search(text) else set()
    granted = {Way.GRANTED} if _GRANTED.search(text) and not refused else set()
    own = ways(text) - RATINGS
    grew = {Way.UP} if _GREW.search(text) else set()
    shrank = {Way.DOWN} if _SHRANK.search(text) else set()
    return (own - {Way.GRANTED} if refused else own) | granted | refused | grew | shrank


def _is_contrary(asked: frozenset[Way], text: str) -> bool:
    """Whether a text says the opposite of one of these ways and not the way itself, or denies that it moved."""
    said = _ways(text)
    if asked & _MOVES and _UNMOVED.search(text):
        return True
    if asked & said:
        return False
    return any(OPPOSITE.get(way) in said for way in asked) and not denies(_REFUSED.sub(" ", text))
