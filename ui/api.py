"""The web application: the JSON API under /v1, its documentation at /docs, the chat page at /.

This layer reads requests, makes one call of the service, and writes what came back. What an answer is,
and who may see what, is left to the service and its catalogue.
"""

from typing import Any, Final

from fastapi import FastAPI
from starlette.middleware.body_limit import RequestBodyLimitMiddleware

from core.settings import Settings
from ui.chat import mount_chat
from ui.docs_page import docs_routes, static_routes
from ui.guard import Guard
from ui.ports import Service
from ui.problems import MEDIA_TYPE, Problem, install
from ui.routes_ask import ask_routes
from ui.routes_check import check_routes
from ui.routes_documents import document_routes
from ui.routes_health import health_routes
from ui.routes_ledger import ledger_routes
from ui.routes_register import register_routes

_ABOUT: Final = """Ask a folder of board papers. Every answer is in the papers' own words, with the page each
stands on; where the papers do not say, the answer says so. Errors are RFC 9457 problems."""

_PROBLEMS: Final[dict[int | str, dict[str, Any]]] = {
    "default": {
        "description": "A problem: what went wrong, where, and what to do",
        "content": {MEDIA_TYPE: {"schema": Problem.model_json_schema()}},
    }
}


def create_app(service: Service, settings: Settings) -> FastAPI:
    """The application, ready to be served; it asks `service` nothing until the first request."""
    app = FastAPI(
        title="Board Papers",
        description=_ABOUT,
        version="1",
        docs_url=None,
        redoc_url=None,
        responses=_PROBLEMS,
    )
    install(app)
    for routes in (
        health_routes(service),
        ask_routes(service),
        check_routes(service),
        document_routes(service, settings.ui),
        register_routes(service),
        ledger_routes(service),
        docs_routes(),
        static_routes(),
    ):
        app.include_router(routes)
    mount_chat(app, service)
    app.add_middleware(RequestBodyLimitMiddleware, max_body_size=settings.ui.max_body_bytes)
    app.add_middleware(Guard)  # the outermost, so that a body refused by its length is a problem too
    return app
