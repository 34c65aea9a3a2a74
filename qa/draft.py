"""What a writer hands over: sentences, each with the exact stretches of pages that prove it.

A writer says; `qa.check` decides what may be shown; `qa.compose` turns it into an answer. The extractive writer hands
over a whole draft, the generative one (`qa.generative`) its sentences one by one; both go the same way.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from core.domain import Document
from core.measures import Measure
from core.structure import Minute
from qa.question import Question
from qa.rank import Ranked
from qa.statements import Statement


@dataclass(frozen=True)
class Quote:
    """A stretch of one page: `text[start:end]` of that page's text. `passage` says where it was found."""

    ranked: Ranked
    page: int
    start: int
    end: int
    is_source: bool = False  # proves a period or a date printed elsewhere, rather than the statement itself

    @property
    def document(self) -> Document:
        return self.ranked.candidate.document


@dataclass(frozen=True)
class Sentence:
    """Words to show, and the quotes they rest on. `{0}` in the text stands for the first quote's marker, and so on."""

    text: str
    quotes: tuple[Quote, ...]
    aside: str = ""  # said of the words, not by the papers: how much of a list they are


@dataclass(frozen=True)
class Draft:
    """The lead, to be read as one paragraph, the rows of a table of values, and what supports it.

    A row's text is its cells, joined by " | "; `table_heads` are the columns.
    """

    lead: tuple[Sentence, ...]
    table: tuple[Sentence, ...] = ()
    table_heads: tuple[str, ...] = ()
    has_gaps: bool = False  # between the table's rows are periods without a value
    missing: tuple[str, ...] = ()  # what was asked for too, and nothing was found of: "Q1 2024/25"
    support: tuple[Sentence, ...] = ()
    # entries of the ledger or the register that the lead is taken from
    basis: tuple[Measure | Minute, ...] = ()


class AnswerWriter(Protocol):
    """Writes a draft from the best statements of the best passages, or None when they do not answer the question."""

    @property
    def mode(self) -> str: ...

    def write(self, question: Question, statements: Sequence[Statement]) -> Draft | None: ...
