"""GET /v1/decisions: what was resolved, minute by minute."""

from collections.abc import Sequence
from datetime import date

from fastapi import APIRouter
from pydantic import Field

from core.domain import Box, Frozen
from index.register import Recorded
from ui.listing import ListingIn
from ui.ports import Service
from ui.views import page_url, picture_url


class DecisionOut(Frozen):
    """One minute of one paper; only number and date together name it, since numbers restart each year."""

    minute: str = Field(description="its number, as printed")
    date: date | None
    body: str = Field(description="who met")
    subject: str
    verb: str | None = Field(
        description='"RESOLVED", "agreed" or what a vote came to, as printed; null where nothing was decided'
    )
    resolved: str = Field(description='what was decided, on one line; "" where nothing was')
    decided_by: str | None
    file: str
    document_id: str
    page: int = Field(description="where the minute begins, as a PDF viewer counts, from 1")
    resolved_page: int | None = Field(description="where the decision begins")
    boxes: tuple[Box, ...] = Field(
        description="[x0, top, x1, bottom] in points from the top-left corner of page `boxes_page`, around the "
        "decision's words there, or around the heading of a minute that decided nothing"
    )
    boxes_page: int | None
    url: str = Field(description="the text of page `boxes_page`")
    picture: str = Field(description="its picture with the boxes marked")


class DecisionsOut(Frozen):
    """Minutes in order of their meetings; `next` is the `after` of the following ones."""

    decisions: tuple[DecisionOut, ...]
    next: str | None


def register_routes(service: Service) -> APIRouter:
    """The call that lists the decision register."""
    routes = APIRouter(prefix="/v1", tags=["papers"])

    @routes.get("/decisions")
    def decisions(listing: ListingIn) -> DecisionsOut:
        """List minutes and what they resolved; dates are those of the meetings."""
        found, following = service.catalogue.register.listed(listing)
        return decisions_out(found, following)

    return routes


def decisions_out(found: Sequence[Recorded], following: str | None) -> DecisionsOut:
    """The contract's list."""
    return DecisionsOut(decisions=tuple(map(_decision_out, found)), next=following)


def _decision_out(recorded: Recorded) -> DecisionOut:
    minute, document = recorded
    page = minute.boxes_page or minute.page
    return DecisionOut(
        minute=minute.number,
        date=minute.meeting_date,
        body=minute.body,
        subject=minute.subject,
        verb=minute.verb,
        resolved=minute.resolved,
        decided_by=minute.decided_by,
        file=document.file,
        document_id=document.doc_id,
        page=minute.page,
        resolved_page=minute.resolved_page,
        boxes=minute.boxes,
        boxes_page=minute.boxes_page,
        url=page_url(document.doc_id, page),
        picture=picture_url(document.doc_id, page, minute.boxes),
    )
