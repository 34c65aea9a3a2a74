"""Which row of a table a question names: "out of borough" and not "in borough", £2,000 to £3,000 and not £3,001 up.

Rows of one table are alike in all that its caption and heads say, and small words and figures, which say little
elsewhere, are what tells their labels apart.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from core.domain import Passage
from qa.expects import Form
from qa.question import Question
from qa.rows import heading, is_value
from qa.sides import GOOD_FORM
from qa.statements import Statement

AS_GOOD = 0.8  # of the best row's score: another of its table may be meant
SAYS_AS_MUCH = 0.95  # of its coverage: rows that say other things are told apart by that
BAND_WORDS = 4  # "£2,000 to £3,000"
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
    first, *others = passage.cells
    words = (first, *takewhile(lambda cell: not is_value(cell), others))
    return frozenset().union(*(_tokens(cell.text) for cell in words))


def _tokens(text: str) -> frozenset[str]:
    """Its words and figures in lower case, a plural as its singular, a figure without the commas of thousands."""
    found = (match.group().lower().replace(",", "") for match in _TOKEN.finditer(text))
    return frozenset(word.removesuffix("s") if word.isalpha() and len(word) > 3 else word for word in found)
