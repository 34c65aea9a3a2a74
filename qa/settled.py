"""Which statement tells what was decided, where the register has no minute for it.

A report asks for a decision in the words in which it is told later ("The Forum is asked to agree ..."), so what answers
best by its words is often what was proposed. What was decided, and how the vote went where that is asked
for, goes before it.
"""

import re
from collections.abc import Sequence

from core.votes import COUNT, FOR
from qa.decisions import DECIDES
from qa.question import Question, Wants
from qa.statements import Statement
from qa.stems import stems

STATEMENTS_READ = 40
# share of what is asked about that a statement must have itself: what stands over it may be of all
OWN_WORDS = 0.5
OWN_WITH_VOTE = 0.3  # the same where a vote is told, which leaves little room for other words
AS_GOOD = 0.7  # of the best score

_VOTE_ASKED = re.compile(r"\bvot(?:e|es|ed|ing)\b", re.IGNORECASE)
_VOTE = re.compile(
    rf"\b{FOR}.{{0,40}}\bagainst\b"
    rf"|\b{COUNT}\s+votes?\s+to\s+{COUNT}\b|\bunanimous(?:ly)?\b|\bshow\s+of\s+hands\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:RESOLVED|AGREED|APPROVED|CARRIED|LOST|REFUSED|REJECTED|DEFERRED|SUPPORTED|ENDORSED|[Rr]esolved|[Aa]greed|"
    r"[Aa]pproved|[Dd]ecided|carried|lost|refused|[Rr]ejected|deferred|supported|endorsed|turned\s+down|took\s+out|"
    r"voted|thrown\s+out|overruled)\b"
)
_ASKED = re.compile(
    r"\b(?:is|are)\s+(?:asked|recommended|invited|requested)\s+to\b|\b[Rr]ecommendations?\b|\bRECOMMENDATIONS?\b"
    r"|\b(?:it\s+is|officers?)\s+(?:proposed|recommended?|asks?|propose)\b|\bto\s+be\s+(?:agreed|approved)\b",
    re.IGNORECASE,
)


def asks_vote(question: Question) -> bool:
    """Whether a question for a decision also asks how the vote went, which is told with it."""
    return question.wants is Wants.DECISION and _VOTE_ASKED.search(question.search_text) is not None


def settled_first(
    question: Question, found: Sequence[Statement], leads: Sequence[Statement]
) -> Sequence[Statement]:
    """The statements of a lead; of a question for a decision that none of them tells, the one that does alone."""
    is_vote = asks_vote(question)
    if question.wants is not Wants.DECISION or any(_tells(each, is_vote) for each in leads):
        return leads
    told = [
        (_own_words(question, each), each)
        for each in found[:STATEMENTS_READ]
        if _tells(each, is_vote) and each.score >= AS_GOOD * found[0].score
    ]
    own, best = max(told, key=lambda pair: pair[0], default=(0.0, None))
    return [best] if best and own >= (OWN_WITH_VOTE if is_vote else OWN_WORDS) else leads


def _own_words(question: Question, statement: Statement) -> float:
    """Share of what a question asks about that is in a statement's own words, those of deciding left aside."""
    words = set(stems(statement.text))
    asked = [c for c in question.concepts if not DECIDES.fullmatch(c.word)]
    held = [c for c in asked if any(words.issuperset(each) for each in c.alternatives)]
    return len(held) / len(asked) if asked else 0.0


def _tells(statement: Statement, is_vote: bool) -> bool:
    """Whether a statement tells a decision, and the vote on it where that is asked for."""
    text = statement.text
    is_told = _TOLD.search(text) is not None and not _ASKED.search(text)
    return is_told and (not is_vote or _VOTE.search(text) is not None)
