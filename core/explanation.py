"""Why an answer is as it is: what each stage read, found, scored and left out, and which one to look at.

What is left to others: taking notes on the way of a question and judging them (qa), showing them (ui). All of it is of
pages that readers may see.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from pydantic import Field

from core.domain import Answer, Frozen


class Stage(StrEnum):
    """The stages of a question's way, in their order."""

    READING = "reading"
    QUESTION = "question"
    SEARCH = "search"
    RANKING = "ranking"
    STATEMENTS = "statements"
    EVIDENCE = "evidence"
    WRITING = "writing"
    CHECK = "check"


class ExpectedPage(Frozen):
    """The page where the answer stands, as the person who asks knows it."""

    file: str = Field(description="the paper's file, or the beginning of its name")
    page: int = Field(ge=1, description="as a PDF viewer counts, from 1")


class Explain(Frozen):
    """A wish to be told why; with the right page, also where that page was lost."""

    expected: ExpectedPage | None = None


class PeriodRead(Frozen):
    """A period as the question was read."""

    label: str
    start: date
    end: date


class ConceptRead(Frozen):
    """One idea of the question, and the words that stand for it."""

    word: str
    alternatives: tuple[str, ...] = Field(description="other words that were searched for in its place")
    rarity: float = Field(description="its weight: the rarer in the papers, the higher")
    in_papers: bool = Field(description="false: no paper uses it, nor any of its alternatives")


class QuestionRead(Frozen):
    """How the question was read."""

    text: str = Field(description="standalone: its history folded in")
    wants: str = Field(description="the kind of thing that would answer")
    expected_form: str
    over_time: bool = Field(description="true: a value is wanted for each of several periods")
    periods: tuple[PeriodRead, ...]
    corrections: Mapping[str, str] = Field(description="words as typed, and as they were taken")
    concepts: tuple[ConceptRead, ...]
    search_words: tuple[str, ...] = Field(description="what the search by words was given")
    dense_text: str = Field(description="what the search by meaning was given")


class Hit(Frozen):
    """What the searches said of one passage; ranks count from 1, None: that search did not bring it."""

    passage_id: str
    document_id: str
    file: str
    page: int
    last_page: int
    lexical_rank: int | None
    bm25: float
    dense_rank: int | None
    cosine: float | None


class SearchMade(Frozen):
    """One search, and the best of what it gave."""

    period: PeriodRead | None = Field(description="the days it was limited to, for a question over time")
    lexical: int = Field(description="passages that the search by words brought")
    dense: int = Field(description="passages that the search by meaning brought")
    hits: tuple[Hit, ...] = Field(description="the first ten of either, best fused first")


class PassageScored(Frozen):
    """A passage in the final order, with what its score is made of."""

    position: int
    passage_id: str
    document_id: str
    file: str
    page: int
    last_page: int
    score: float
    parts: Mapping[str, float] = Field(description="what each feature adds; together they are the score")
    is_read_on: bool = Field(description="true: no search brought it, it goes on from one that was found")


class StatementScored(Frozen):
    """A sentence or table row that could be said."""

    position: int
    document_id: str
    file: str
    page: int
    text: str
    score: float
    coverage: float = Field(description="share of the question's ideas that it expresses, by rarity, 0 to 1")
    covered: tuple[str, ...]
    form: str
    form_fit: float = Field(description="how well it has the form that is asked for, 0 to 1")
    period_fit: float = Field(description="how well its period fits the one asked for, 0 to 1")


class Evidence(Frozen):
    """The decision to answer or not."""

    score: float = Field(description="strength of the evidence, 0 to 1")
    threshold: float = Field(description="below it there is no answer")
    features: Mapping[str, float]
    weights: Mapping[str, float] = Field(description="of the features, on the scale of log odds")
    weakest: str | None = Field(description="the feature that keeps the score down most")
    lacking: str | None = Field(description="the measure that has no value for the period asked for")


class Basis(Frozen):
    """The entry of the register or the ledger that the lead was taken from."""

    kind: str = Field(description="measure or minute")
    id: str = Field(description="the measure's id, or the minute's number")
    name: str


class StageReport(Frozen):
    """One stage in a sentence."""

    stage: Stage
    is_doubtful: bool = Field(description="true: what went wrong may have gone wrong here")
    said: str


class PageTrace(Frozen):
    """What became of the page that was expected."""

    document_id: str
    file: str
    page: int
    lost_at: Stage | None = Field(description="null: the answer cites it")
    said: str


class Why(Frozen):
    """The way of one question."""

    question: QuestionRead
    searches: tuple[SearchMade, ...]
    passages: tuple[PassageScored, ...] = Field(description="the first ten in the final order")
    statements: tuple[StatementScored, ...] = Field(description="the best five")
    evidence: Evidence
    basis: tuple[Basis, ...] = Field(description="empty: the lead was made of statements")
    dropped: tuple[str, ...] = Field(description="what the checks took out, and why")
    stages: tuple[StageReport, ...]
    blame: Stage | None = Field(description="the stage to look at first; null: none stands out")
    expected: PageTrace | None = None


class Explained(Answer):
    """An answer that says why."""

    why: Why
