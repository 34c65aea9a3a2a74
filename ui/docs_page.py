"""The API's documentation at /docs: Swagger UI from an installed package, nothing from outside.

FastAPI's own page loads its script from a CDN and starts it by an inline script; ours does neither.
"""

from importlib.util import find_spec
from pathlib import Path
from typing import Final

from fastapi import APIRouter
from starlette.responses import FileResponse, HTMLResponse

from core.errors import ServeError

_STATIC: Final = Path(__file__).parent / "static"
_SWAGGER_PACKAGE: Final = "fastapi_offline"  # ships the files of swagger-ui-dist; its code is not run
_SWAGGER_FILES: Final = ("swagger-ui-bundle.js", "swagger-ui.css")

_PAGE: Final = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Board Papers API</title>
<link rel="icon" href="/page/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/page/docs.js"></script>
</body>
</html>
"""


def docs_routes() -> APIRouter:
    """The documentation page and the files it needs."""
    routes = APIRouter(include_in_schema=False)
    folder = _swagger_folder()

    @routes.get("/docs")
    async def docs() -> HTMLResponse:
        return HTMLResponse(_PAGE)

    for name in _SWAGGER_FILES:
        routes.add_api_route(f"/docs/{name}", _sender(folder / name), methods=["GET"])
    return routes


def static_routes() -> APIRouter:
    """Our own few files, by name, at /page/."""
    routes = APIRouter(include_in_schema=False)
    for path in sorted(_STATIC.iterdir()):
        routes.add_api_route(f"/page/{path.name}", _sender(path), methods=["GET"])
    routes.add_api_route("/favicon.ico", _sender(_STATIC / "icon.svg"), methods=["GET"])  # asked for unbidden
    return routes


def _sender(path: Path):  # type: ignore[no-untyped-def]  # FastAPI reads the signature below
    async def send() -> FileResponse:
        return FileResponse(path, headers={"Cache-Control": "no-cache"})

    return send


def _swagger_folder() -> Path:
    spec = find_spec(_SWAGGER_PACKAGE)
    if spec is None or spec.origin is None:
        raise ServeError(
            "The package fastapi-offline, which carries the /docs page, is not installed; run make install."
        )
    return Path(spec.origin).parent / "static"
