"""The two subjects that a question lays side by side: "in borough or out of borough", "the spend with the budget".

Only words count here; two periods of one subject are `qa.sides`. A statement is of a subject when it has the subject's
words as they stand, or all that part it from the other.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from core.periods import find_periods
from index.words import STOPWORDS, words
from qa.expects import figure_count
from qa.filler import FRAME_WORDS
from qa.periods import SAME, WITHIN, fit
from qa.question import Question, Wants
from qa.sides import GOOD_FORM
from qa.statements import Statement, reported_periods
from qa.stems import stem

SAID_TOGETHER = 0.55  # of the best coverage: a row need not say again what its table is of
ENOUGH = 0.75  # share of the words that part a subject from the other
BESIDE = 1.5  # what it adds to the score of a pair that both stand in one place
FEW_WORDS = 9  # in one side of an "or"; a longer stretch is no name of a side
READ = 60  # statements among which those of the two subjects are looked for
_PARTING = frozenset(["in", "out", "over", "under", "with", "without", "not", "no", "of"])
_ENDS = r"(?=[,;:?]|$| and (?:by |what |how |which )|, )"
_WITH = r"\s+(?:with|to|against)\s+"
_PATTERNS = tuple(
    re.compile(rf"{pattern}(?P<b>.+?){_ENDS}", re.IGNORECASE)
    for pattern in (
        rf"\bcompare\s+(?P<a>.+){_WITH}",
        rf"\bhow (?:does|do|did|is|was)\s+(?P<a>.+?)\s+compare{_WITH}",
        r"\b(?:difference|compare|gap)\s+between\s+(?P<a>.+?)\s+and\s+",
        r"(?:[,:;–]|\bmore|\bhigher|\blower|\bfewer|\bless)\s+(?P<a>[^,;:?]+?)\s+or\s+",
        r"\b(?P<j>for|in|of|by|at)\s+(?P<a>[^,;:?]+?)\s+and\s+(?P=j)\s+",
    )
)
_JOINERS = frozenset(
    ["a", "an", "the", "that", "those", "of", "for", "in", "at", "by", "one", "ones", "its", "their"]
)


@dataclass(frozen=True)
class Subject:
    """One of two: its name as the question has it, and the stems that part it from the other."""

    name: tuple[str, ...]
    own: frozenset[str]

    def is_of(self, statement: Statement) -> bool:
        """Whether a statement's own words, or the label of its row, name it."""
        said = tuple(words(statement.text))
        if len(self.name) > 1 and _holds(said, self.name):
            return True
        present = frozenset(map(stem, said))
        return bool(self.own) and len(self.own & present) >= ENOUGH * len(self.own)


def subjects(question: Question) -> tuple[Subject, Subject] | None:
    """The two subjects that a question compares; None where it compares none, or two periods of one."""
    if question.wants is not Wants.COMPARISON:
        return None
    text = _without_periods(question.search_text)
    for pattern in _PATTERNS:
        match = pattern.search(text)
        if match:
            first, second = _name(match["a"]), _name(match["b"])
            own, other = _content(first), _content(second)
            a, b = Subject(first, own - other), Subject(second, other - own)
            if _parted(a, b):
                return a, b
    return None


def of_both(question: Question, found: Sequence[Statement]) -> list[Statement]:
    """The statement that speaks of both subjects, or the best for each, standing together if they can; none else."""
    pair = subjects(question)
    if pair is None:
        return []
    most = max((s.coverage for s in found), default=0.0)
    near = [s for s in found[:READ] if s.form_fit >= GOOD_FORM and s.coverage >= SAID_TOGETHER * most]
    of_first, of_second = ([s for s in near if each.is_of(s)] for each in pair)
    floor = min(max((_fit(question, s) for s in near), default=0.0), WITHIN)
    alone = [
        s
        for s in of_first
        if s in of_second and _fit(question, s) >= floor and figure_count(question, s.text) > 1
    ]
    if alone:
        return [max(alone, key=lambda s: (_fit(question, s), s.score))]
    apart = [(a, b) for a, b in product(of_first, of_second) if a not in of_second and b not in of_first]
    told = [(a, b) for a, b in apart if _are_of_one_period(question, a, b, floor)]
    return [*max(told, key=_together, default=())]


def _are_of_one_period(question: Question, first: Statement, second: Statement, floor: float) -> bool:
    """Whether both fit the period asked for; of two rows on one page what holds of one holds of the other."""
    fits = sorted(_fit(question, s) for s in (first, second))
    return fits[0] >= floor or (fits[1] >= floor and _are_rows_of_one_page(first, second))


def _are_rows_of_one_page(first: Statement, second: Statement) -> bool:
    one, other = first.passage, second.passage
    return bool(one.cells and other.cells) and (one.doc_id, one.first_page) == (
        other.doc_id,
        other.first_page,
    )


def _fit(question: Question, statement: Statement) -> float:
    """How well it fits the periods asked for: by its own words, its report's period or its paper's."""
    document = statement.ranked.candidate.document.period
    own = (*reported_periods(statement.passage, statement.periods), *([document] if document else []))
    return max((fit(asked, period) for asked in question.periods for period in own), default=SAME)


def _together(pair: tuple[Statement, Statement]) -> float:
    """How good a pair is: what its statements score, and that they stand together, best as rows of one page."""
    first, second = pair
    return first.score + second.score + BESIDE * (first.stands_by(second) + _are_rows_of_one_page(*pair))


def _parted(first: Subject, second: Subject) -> bool:
    """Whether each has words of its own, or small ones alone part their names: "in borough" and "out of borough"."""
    if first.own and second.own:
        return True
    names = first.name, second.name
    differ = set(first.name) ^ set(second.name)
    return min(map(len, names)) > 1 and bool(differ & _PARTING) and _content(names[0]) == _content(names[1])


def _name(words_of_side: str) -> tuple[str, ...]:
    """The words of a side, without the small ones that it opens with, at most a few."""
    said = tuple(words(words_of_side))
    while len(said) > 1 and said[0] in _JOINERS and not _is_name(said):
        said = said[1:]
    while len(said) > 1 and said[-1] in _JOINERS:
        said = said[:-1]
    return said


def _is_name(said: Sequence[str]) -> bool:
    return len(said) == 2 and said[0] in _PARTING  # "in borough"


def _content(said: Sequence[str]) -> frozenset[str]:
    return frozenset(stem(w) for w in said if len(w) > 1 and w not in STOPWORDS | FRAME_WORDS)


def _without_periods(text: str) -> str:
    for mention in reversed(find_periods(text)):
        text = text[: mention.start].rstrip() + " " + text[mention.end :]
    return text


def _holds(said: Sequence[str], name: Sequence[str]) -> bool:
    return any(tuple(said[i : i + len(name)]) == tuple(name) for i in range(len(said) - len(name) + 1))
