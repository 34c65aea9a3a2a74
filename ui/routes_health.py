"""GET /healthz and /readyz: is the process alive, and can it answer."""

from fastapi import APIRouter
from pydantic import BaseModel
from starlette.responses import Response

from core.errors import PapersError
from ui.ports import Service
from ui.problems import problem, response_of


class Health(BaseModel):
    """Alive, or ready."""

    status: str


def health_routes(service: Service) -> APIRouter:
    """The two calls that watch the service."""
    routes = APIRouter(tags=["watching"])

    @routes.get("/healthz")
    async def healthz() -> Health:
        """Say that the process is alive, whatever else it is doing."""
        return Health(status="alive")

    @routes.get("/readyz", response_model=Health)
    def readyz() -> Health | Response:
        """Say whether questions can be answered now; 503 with the reason when not."""
        try:
            service.check_ready()
        except PapersError as exc:
            return response_of(problem(503, exc.title, str(exc)), {"Retry-After": "5"})
        return Health(status="ready")

    return routes
