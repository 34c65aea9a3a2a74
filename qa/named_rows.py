"""Which row of a table a question names: "out of borough" and not "in borough", £2,000 to £3,000 and not £3,001 up.

Rows of one table are alike in all that its caption and heads say, and small words and figures, which say little
elsewhere, are what tells their labels apart. A question may name two: "how many were upheld, out of how many heard?".
"""

import re
from collections.abc import Sequence

from core.domain import Passage
from qa.expects import Form
from qa.question import Question
from qa.rows import heading, is_value, label
from qa.sides import GOOD_FORM
from qa.statements import Statement
from qa.stems import stems

AS_GOOD = 0.8  # of the best row's score: another of its table may be meant
SAYS_AS_MUCH = 0.95  # of its coverage: rows that say other things are told apart by that
BAND_WORDS = 4  # "£2,000 to £3,000"
ASKED = 0.75  # share of a label's words that the question has, where its row is named beside another
_JOINT = re.compile(
    r"\b(?:and|or|than|against|versus|vs|out of|beside|alongside|as well as|compared? (?:with|to))\b",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^)]*\)")
_WHOLE = frozenset(["all", "every", "any"])  # words of a label that `stems` leaves out
_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")


def named_row(question: Question, best: Statement, found: Sequence[Statement]) -> Statement:
    """The row of the best row's table whose label stands most fully in the question; the best where none does better
    by its words.
    """
    if not best.is_row:
        return best
    asked, own = _tokens(question.text), _tokens(question.text[: question.own or 0])
    # where the best row's own label is not asked for, it may have been found by the turns before
    least = SAYS_AS_MUCH if _named(best.passage, asked) > 0 else AS_GOOD
    is_band = _is_band_asked(best.passage, asked)
    rivals = (
        s
        for s in found
        if _are_sisters(best, s)
        and s.score >= AS_GOOD * best.score
        and (s.coverage >= least * best.coverage or _is_band_asked(s.passage, asked) > is_band)
        and s.period_fit >= best.period_fit
        and not _is_no_share(s, best)
    )
    # what a follow-up names itself goes before what the turn before it named
    return max((best, *rivals), key=lambda s: (len(label_of(s.passage) & own), _named(s.passage, asked)))


def also_named(question: Question, first: Statement, found: Sequence[Statement]) -> list[Statement]:
    """The row that a question names beside the first, one of its table; none where it names no other.

    A joint of the question, as "and" or "out of", parts what it says of the one from what it says of the other: a row
    of all children is not named beside one of children in foster care.
    """
    if not first.is_row:
        return []
    joints = _JOINT.finditer(question.text)
    joined = [(_stems(question.text[: j.start()]), _stems(question.text[j.end() :])) for j in joints]
    asked = _tokens(question.text)
    rivals = (
        s
        for s in found
        if are_sisters(first, s)
        and s.period_fit >= first.period_fit
        and any(is_value(cell) for cell in s.passage.cells[1:])
        and not (label_of(s.passage) & _WHOLE) - asked
        and any(_are_parted(first, s, before, after) for before, after in joined)
    )
    own = label_stems(first.passage)
    return sorted(rivals, key=lambda s: (-len(label_stems(s.passage) - own), -s.score))[:1]


def _are_parted(one: Statement, other: Statement, before: frozenset[str], after: frozenset[str]) -> bool:
    """Whether what a joint stands between names one row on either side, by words that the other's label has not."""
    named, others = label_stems(one.passage), label_stems(other.passage)
    asked = before | after
    own, theirs = (named - others) & asked, (others - named) & asked
    outside = _stems(_BRACKETS.sub(" ", label(other.passage)))  # what stands in brackets only says more of it
    if not own or not theirs or len(outside & asked) < ASKED * len(outside):
        return False
    return (own <= before - after and theirs <= after - before) or (
        own <= after - before and theirs <= before - after
    )


def label_stems(passage: Passage) -> frozenset[str]:
    """The stems of the words of a row's label, without its figures: "9-4 English" goes on as "9-5 English"."""
    return _stems(label(passage))


def _stems(text: str) -> frozenset[str]:
    """The stems of its words that are no small ones; figures tell bands apart, and bands are not laid side by side."""
    return frozenset(s for s in stems(text) if s.isalpha())


def _are_sisters(one: Statement, other: Statement) -> bool:
    """Whether both are rows of one table, by its caption and heads."""
    same_paper = one.passage.doc_id == other.passage.doc_id
    return one.is_row and other.is_row and same_paper and heading(one.passage) == heading(other.passage)


def _named(passage: Passage, asked: frozenset[str]) -> int:
    """How many words and figures of a row are asked for, less those of its label that are not."""
    own = frozenset().union(*(_tokens(cell.text) for cell in passage.cells))
    return len(own & asked) - len(label_of(passage) - asked)


def _is_no_share(statement: Statement, best: Statement) -> bool:
    """Whether a share is asked for, and a row has none where the best has one: its label does not make up for it."""
    return best.form is Form.PERCENTAGE and statement.form_fit < GOOD_FORM <= best.form_fit


def are_sisters(one: Statement, other: Statement) -> bool:
    """Whether both are rows of one table, by its caption and heads, and not the same row."""
    return one is not other and not one.overlaps(other) and _are_sisters(one, other)


def _is_band_asked(passage: Passage, asked: frozenset[str]) -> bool:
    """Whether a cell of a row names a band by its two ends, and the question names both: "£2,000 to £3,000"."""
    bands = (_tokens(cell.text) for cell in passage.cells if len(cell.text.split()) <= BAND_WORDS)
    ends = (frozenset(word for word in band if word[0].isdigit()) for band in bands)
    return any(len(each) > 1 and each <= asked for each in ends)


def label_of(passage: Passage) -> frozenset[str]:
    """The words and figures of a row's label: "9-4 English" is not "9-5 English"."""
    return _tokens(label(passage))


def _tokens(text: str) -> frozenset[str]:
    """Its words and figures in lower case, a plural as its singular, a figure without the commas of thousands."""
    found = (match.group().lower().replace(",", "") for match in _TOKEN.finditer(text))
    return frozenset(word.removesuffix("s") if word.isalpha() and len(word) > 3 else word for word in found)
