"""GET /v1/measures and /v1/measures/{id}: performance measures over the papers; PUT /v1/measures/links: rulings."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import Field

from core.domain import Box, Frozen
from core.measures import Link, LinkState, Measure, Observation, Point
from index.ledger import Listed
from ui.listing import ListingIn
from ui.ports import Ledger, Service
from ui.views import Text, page_url, picture_url


class ValueOut(Frozen):
    """One printed value of a row; `period` is what its column's head names."""

    head: str | None
    text: str
    period: str | None
    page: int | None
    boxes: tuple[Box, ...]


class ObservationOut(Frozen):
    """One measure as one row of one paper reports it; values are as printed, null where the paper has none."""

    observation_id: str
    reference: str | None
    wording: str
    period: str | None = Field(description="the period of `current`")
    period_start: date | None
    period_end: date | None
    last_year: str | None
    target: str | None
    current: str | None
    rating: str | None
    direction: str | None
    commentary: str | None
    officer: str | None = Field(description="as printed")
    officer_names: tuple[str, ...] = Field(description="who the initials stand for, by the paper's own key")
    values: tuple[ValueOut, ...] = Field(description="every value of the row, that of `current` among them")
    file: str
    document_id: str
    page: int
    boxes: tuple[Box, ...] = Field(description="around `current`, else around the row")
    url: str
    picture: str


class LinkOut(Frozen):
    """Two observations that are, or may be, of one measure, and why; `first` is the older."""

    first: str
    second: str
    state: LinkState = Field(
        description="made on strong evidence, proposed on weak, confirmed or parted by an officer"
    )
    why: tuple[str, ...]


class MeasureOut(Frozen):
    """One measure over the papers."""

    measure_id: str
    name: str = Field(description="the newest wording")
    observations: tuple[ObservationOut, ...] = Field(description="in order of their periods")
    links: tuple[LinkOut, ...]


class MeasuresOut(Frozen):
    """Measures in order of their names; `next` is the `after` of the following ones."""

    measures: tuple[MeasureOut, ...]
    next: str | None


class PointOut(Frozen):
    """One value for one period. Where papers differ, both are given: the newest paper's is preferred."""

    period: str
    period_start: date
    period_end: date
    value: str
    target: str | None
    rating: str | None
    is_last_year_column: bool = Field(description="printed as an earlier period's value, for comparison")
    preferred: bool
    disagrees: bool
    observation_id: str
    file: str
    document_id: str
    page: int
    boxes: tuple[Box, ...]
    url: str
    picture: str


class GapOut(Frozen):
    """A period without a value, between others that have one."""

    period: str
    period_start: date
    period_end: date


class MeasureWithValuesOut(MeasureOut):
    """One measure with its values by period, and the periods between them that have none."""

    values: tuple[PointOut, ...]
    gaps: tuple[GapOut, ...]


class RulingIn(Frozen):
    """An officer's word on two observations, by their ids; a measure's id stands for its oldest observation."""

    first: Annotated[Text, Field(max_length=64)]
    second: Annotated[Text, Field(max_length=64)]
    same: bool | None = Field(description="of one measure, of two, or null: no ruling any more")


def ledger_routes(service: Service) -> APIRouter:
    """The calls on the measures ledger."""
    routes = APIRouter(prefix="/v1/measures", tags=["papers"])

    @routes.get("")
    def measures(listing: ListingIn) -> MeasuresOut:
        """List performance measures with what the papers report of them; dates are those that they speak of."""
        found, following = service.catalogue.ledger.listed(listing)
        return measures_out(found, following)

    @routes.get("/{measure_id}")
    def measure(measure_id: Annotated[Text, Path(max_length=64)]) -> MeasureWithValuesOut:
        """Give one measure with its values by period, and the gaps between them."""
        ledger = service.catalogue.ledger
        return measure_with_values(ledger, ledger.shown(measure_id))

    @routes.put("/links")
    def rule(ruling: RulingIn) -> MeasuresOut:
        """Confirm or part two observations, or take that back; gives the measure or measures they are of afterwards."""
        ledger = service.catalogue.ledger
        after = ledger.rule(ruling.first, ruling.second, ruling.same)
        return measures_out([ledger.shown(each.measure_id) for each in after], None)

    return routes


def measures_out(found: Sequence[Listed], following: str | None) -> MeasuresOut:
    """The contract's list."""
    return MeasuresOut(
        measures=tuple(MeasureOut.model_validate(_fields(each)) for each in found), next=following
    )


def measure_with_values(ledger: Ledger, listed: Listed) -> MeasureWithValuesOut:
    """One measure with its values and gaps."""
    measure = listed.measure
    values = tuple(_point_out(point, listed) for point in ledger.series(measure))
    missing = tuple(
        GapOut(period=gap.label, period_start=gap.start, period_end=gap.end) for gap in ledger.gaps(measure)
    )
    return MeasureWithValuesOut.model_validate(_fields(listed) | {"values": values, "gaps": missing})


def _fields(listed: Listed) -> dict[str, object]:
    """What a measure is shown with in a list."""
    measure = listed.measure
    return {
        "measure_id": measure.measure_id,
        "name": measure.name,
        "observations": tuple(_observation_out(each, listed) for each in listed.observations),
        "links": tuple(_link_out(link) for link in _links_shown(measure, listed.observations)),
    }


def _links_shown(measure: Measure, observations: Sequence[Observation]) -> list[Link]:
    """The links of the observations that are shown."""
    shown = {each.observation_id for each in observations}
    whole = len(shown) == len(measure.observations)
    return [link for link in measure.links if whole or {link.first, link.second} & shown]


def _link_out(link: Link) -> LinkOut:
    return LinkOut(first=link.first, second=link.second, state=link.state, why=link.why)


def _observation_out(observation: Observation, listed: Listed) -> ObservationOut:
    period, doc_id = observation.period, observation.doc_id
    return ObservationOut(
        observation_id=observation.observation_id,
        reference=observation.reference,
        wording=observation.wording,
        period=period.label if period else None,
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        last_year=observation.last_year,
        target=observation.target,
        current=observation.current,
        rating=observation.rating,
        direction=observation.direction,
        commentary=observation.commentary,
        officer=observation.officer,
        officer_names=listed.officer_names(observation),
        values=tuple(
            ValueOut(
                head=value.head,
                text=value.text,
                period=value.period.label if value.period else None,
                page=value.page,
                boxes=value.boxes,
            )
            for value in observation.values
        ),
        file=listed.papers[doc_id].file,
        document_id=doc_id,
        page=observation.page,
        boxes=observation.boxes,
        url=page_url(doc_id, observation.page),
        picture=picture_url(doc_id, observation.page, observation.boxes),
    )


def _point_out(point: Point, listed: Listed) -> PointOut:
    reported = None if point.is_last_year_column else point.observation
    return PointOut(
        period=point.period.label,
        period_start=point.period.start,
        period_end=point.period.end,
        value=point.text,
        target=reported.target if reported else None,
        rating=reported.rating if reported else None,
        is_last_year_column=point.is_last_year_column,
        preferred=point.preferred,
        disagrees=point.disagrees,
        observation_id=point.observation.observation_id,
        file=listed.papers[point.doc_id].file,
        document_id=point.doc_id,
        page=point.page,
        boxes=point.boxes,
        url=page_url(point.doc_id, point.page),
        picture=picture_url(point.doc_id, point.page, point.boxes),
    )
