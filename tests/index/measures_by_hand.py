"""Observations made by hand: one line of a monitoring report each."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from core.domain import Acronym, Document, Period
from core.measures import Link, LinkState, Measure, Observation, Value
from core.periods import find_periods
from index.links import measures_of
from tests.papers import doc_id, document

ACRONYMS = (
    Acronym(short="EHCP", long="Education, Health and Care Plan", page=1),
    Acronym(short="NEET", long="Not in Education, Employment or Training", page=1),
    Acronym(short="CIC", long="Children in Care", page=1),
)


def period(label: str) -> Period:
    """The period that a label such as "Q2 2025/26" names."""
    return find_periods(label)[0].period


def observed(
    paper: str,
    wording: str,
    current: str | None = None,
    when: str = "Q4 2024/25",
    *,
    reference: str | None = None,
    last_year: tuple[str, str] | None = None,
    row: int | None = None,
    **more: Any,
) -> Observation:
    """One row; `last_year` is a period's label and its value, `row` tells rows that read alike apart."""
    start = row if row is not None else abs(hash((paper, wording, reference))) % 1_000_000
    values = [Value(head="Current", text=current, period=period(when), page=1)] if current else []
    if last_year:
        values.insert(0, Value(head="Last year", text=last_year[1], period=period(last_year[0]), page=1))
    return Observation(
        **{
            "observation_id": f"{paper}:{reference or ''}:{wording}:{when}:{row}",
            "doc_id": doc_id(paper),
            "reference": reference,
            "wording": wording,
            "period": period(when),
            "current": current,
            "last_year": last_year[1] if last_year else None,
            "values": tuple(values),
            "page": 1,
            "row_start": start,
            "row_end": start + 1,
            **more,
        }
    )


def papers_of(observations: Sequence[Observation], names: Sequence[str], **more: Any) -> dict[str, Document]:
    return {doc_id(name): document(name, **more) for name in names}


def linked(
    *observations: Observation, rulings: dict[frozenset[str], bool] | None = None
) -> tuple[Measure, ...]:
    """The measures, over papers named in the observations' ids."""
    names = {each.observation_id.split(":")[0] for each in observations}
    return measures_of(observations, {doc_id(name): document(name) for name in names}, ACRONYMS, rulings)


def together(measures: Sequence[Measure]) -> set[frozenset[str]]:
    """The wordings of each measure."""
    return {frozenset(each.wording for each in measure.observations) for measure in measures}


def links_in(measures: Sequence[Measure], state: LinkState) -> list[Link]:
    """The links of a state, each once."""
    found = {(link.first, link.second): link for m in measures for link in m.links if link.state is state}
    return list(found.values())


def on(day: str) -> date:
    return date.fromisoformat(day)
