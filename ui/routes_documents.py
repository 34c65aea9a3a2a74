"""GET /v1/documents and below: the catalogue, one paper, its PDF, its pages and their pictures."""

import hashlib
from datetime import date
from typing import Annotated, Any, Final

from fastapi import APIRouter, Header, Path, Query
from starlette.responses import FileResponse, Response

from core.domain import Box, Document, Filters
from core.settings import UiSettings
from ingest.render import page_png
from ui.boxes import parse_boxes
from ui.ports import Service
from ui.views import DocumentOut, DocumentsOut, KindName, PageOut, Text, document_out, page_out

# A picture or PDF may be kept, but is asked for again each time: a paper that is withdrawn is gone at once.
_CACHE: Final = "private, no-cache"
_DRAWING: Final = "1"  # raise when pages are drawn otherwise, so that browsers drop the pictures they keep
_PNG: Final[dict[int | str, dict[str, Any]]] = {
    200: {"content": {"image/png": {"schema": {"type": "string", "format": "binary"}}}},
    304: {"description": "The picture the browser has is still right"},
}
_PDF: Final[dict[int | str, dict[str, Any]]] = {
    200: {"content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}},
}

Id = Annotated[str, Path(max_length=200, description="SHA-256 of the PDF, as the catalogue gives it")]
Number = Annotated[int, Path(description="as a PDF viewer counts, from 1")]


def document_routes(service: Service, settings: UiSettings) -> APIRouter:
    """The calls that show papers. What is held back is answered like what does not exist."""
    routes = APIRouter(prefix="/v1/documents", tags=["papers"])

    @routes.get("")
    def documents(
        date_from: date | None = None,
        date_to: date | None = None,
        committee: Text | None = None,
        kinds: Annotated[list[KindName] | None, Query(max_length=20)] = None,
        limit: Annotated[int, Query(ge=1, le=1000)] = 100,
        after: Annotated[Text | None, Query(max_length=200, description="the last answer's `next`")] = None,
    ) -> DocumentsOut:
        """List the catalogue, a page at a time."""
        filters = Filters(
            date_from=date_from, date_to=date_to, committee=committee, kinds=tuple(kinds) if kinds else None
        )
        found = service.catalogue.documents(filters, after, limit + 1)
        shown = found[:limit]
        return DocumentsOut(
            documents=tuple(_counted(service, document) for document in shown),
            next=shown[-1].doc_id if len(found) > limit else None,
        )

    @routes.get("/{document_id}")
    def document(document_id: Id) -> DocumentOut:
        """Show one paper's entry in the catalogue."""
        return _counted(service, service.catalogue.document(document_id))

    @routes.get("/{document_id}/file", response_class=Response, responses=_PDF)
    def file(document_id: Id) -> Response:
        """Send the paper's PDF; pages that are held back are blank in it."""
        found = service.catalogue.document(document_id)
        return FileResponse(
            service.catalogue.pdf_path(document_id),
            media_type="application/pdf",
            filename=found.file,
            content_disposition_type="inline",
            headers={"Cache-Control": _CACHE},
        )

    @routes.get("/{document_id}/pages/{number}.png", response_class=Response, responses=_PNG)
    def picture(
        document_id: Id,
        number: Number,
        boxes: Annotated[Text, Query(max_length=50_000, description="x0,top,x1,bottom;... in points")] = "",
        if_none_match: Annotated[str, Header(include_in_schema=False)] = "",
    ) -> Response:
        """Draw a page, with the boxes marked."""
        page = service.catalogue.page(document_id, number)
        marks = parse_boxes(boxes, page)
        headers = {"ETag": _etag(document_id, number, marks, settings.page_dpi), "Cache-Control": _CACHE}
        if headers["ETag"] in if_none_match:
            return Response(status_code=304, headers=headers)
        png = page_png(service.catalogue.pdf_path(document_id), number, marks, settings.page_dpi)
        return Response(png, media_type="image/png", headers=headers)

    @routes.get("/{document_id}/pages/{number}")
    def page(document_id: Id, number: Number) -> PageOut:
        """Show one page as read: its text, label and tables."""
        catalogue = service.catalogue
        shown = catalogue.page(document_id, number)
        return page_out(
            catalogue.document(document_id), shown, catalogue.structure.tables_on(document_id, number)
        )

    return routes


def _counted(service: Service, document: Document) -> DocumentOut:
    return document_out(document, service.catalogue.passage_count(document.doc_id))


def _etag(document_id: str, number: int, boxes: tuple[Box, ...], dpi: int) -> str:
    """A name for the picture: the id is a hash of the PDF, so the same name is the same picture."""
    said = repr((_DRAWING, document_id, number, boxes, dpi))
    return f'"{hashlib.sha256(said.encode()).hexdigest()[:32]}"'
