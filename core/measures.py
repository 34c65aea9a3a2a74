"""Performance measures: one observation for each time a paper reports a measure, and measures over the papers.

Values are kept as printed; None where the paper has none. What is left to others: reading observations from tables
(ingest), keeping and linking them (index).
"""

from enum import StrEnum

from pydantic import Field

from core.domain import Box, DocId, Frozen, Period


class Value(Frozen):
    """One printed value of a measure, and the period its column names, where it names one."""

    head: str | None
    text: str
    period: Period | None = None
    page: int | None = Field(default=None, ge=1)
    boxes: tuple[Box, ...] = ()


class Observation(Frozen):
    """One measure as one table of one paper reports it."""

    observation_id: str = Field(description="stable for the same place in the same paper")
    doc_id: DocId
    report: str | None = Field(default=None, description="the report inside the paper, where it has several")
    reference: str | None = Field(default=None, description='"PED02 01", as printed')
    wording: str
    officer: str | None = Field(
        default=None, description="as printed; initials are resolved by the paper's key"
    )
    period: Period | None = Field(default=None, description="the period of `current`")
    last_year: str | None = None
    target: str | None = None
    current: str | None = None
    rating: str | None = None
    direction: str | None = None
    commentary: str | None = None
    values: tuple[Value, ...] = Field(default=(), description="every value cell with its head and period")
    page: int = Field(ge=1)
    boxes: tuple[Box, ...] = Field(default=(), description="around `current`, else around the row, on `page`")
    passage_id: str | None = Field(default=None, description="the passage that holds the row")
    row_start: int | None = Field(default=None, description="offset of the row in the document text")
    row_end: int | None = None


class LinkState(StrEnum):
    """How two observations of different papers stand to each other."""

    MADE = "made"  # the evidence is strong
    PROPOSED = "proposed"  # the evidence is weak: an officer decides
    CONFIRMED = "confirmed"  # by an officer
    PARTED = "parted"  # by an officer


class Link(Frozen):
    """Two observations that are, or may be, of one measure, and why."""

    first: str = Field(description="observation_id of the older")
    second: str
    state: LinkState
    why: tuple[str, ...] = Field(description="sentences an officer can check")


class Measure(Frozen):
    """One measure over the papers: its observations in order of their periods."""

    measure_id: str = Field(description="the observation_id of its oldest observation")
    name: str = Field(description="the newest wording")
    observations: tuple[Observation, ...]
    links: tuple[Link, ...] = ()


class Point(Frozen):
    """One value of a measure for one period, where it is printed."""

    period: Period
    text: str = Field(description="as printed")
    doc_id: DocId
    page: int = Field(ge=1)
    boxes: tuple[Box, ...] = ()
    row_start: int | None = None
    row_end: int | None = None
    is_last_year_column: bool = Field(description="printed as an earlier period's value, for comparison")
    preferred: bool = Field(description="the newest paper's value for the period")
    disagrees: bool = Field(default=False, description="papers give different values for the period")
    observation: Observation = Field(description="the row that it stands in")
