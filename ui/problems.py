"""Every error of the API as an RFC 9457 problem: what went wrong, where, and what to do.

What is left to others: which errors there are and which HTTP status each has (`core.errors`).
"""

import logging
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, ClassVar, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.responses import Response

from core.errors import PapersError

MEDIA_TYPE: Final = "application/problem+json"
_log = logging.getLogger(__name__)


class RequestError(PapersError):
    """A request that is well-formed, and still asks for what cannot be."""

    exit_code: ClassVar[int] = 2
    http_status: ClassVar[int] = 422
    title: ClassVar[str] = "The request cannot be used"


class Problem(BaseModel):
    """An RFC 9457 problem."""

    type: str = Field(description='a name for this sort of problem: "urn:board-papers:problem:not-found"')
    title: str = Field(description="the sort of problem, in a few words")
    status: int = Field(description="the HTTP status, again")
    detail: str = Field(description="what went wrong here, where, and what to do")


class ProblemResponse(Response):
    media_type = MEDIA_TYPE


def problem(status: int, title: str, detail: str) -> Problem:
    """A problem whose text can be sent: unpaired surrogates, which UTF-8 cannot hold, become question marks."""
    name = title.lower().replace("'", "").replace(" ", "-")
    sendable = detail.encode("utf-8", "replace").decode("utf-8")
    return Problem(type=f"urn:board-papers:problem:{name}", title=title, status=status, detail=sendable)


def problem_of(error: PapersError) -> Problem:
    """The problem that stands for one of our own errors."""
    return problem(error.http_status, error.title, str(error))


def response_of(what: Problem, headers: Mapping[str, str] | None = None) -> ProblemResponse:
    return ProblemResponse(what.model_dump_json(), status_code=what.status, headers=dict(headers or {}))


def install(app: FastAPI) -> None:
    """Answer every error of `app` with a problem."""
    app.add_exception_handler(PapersError, _on_papers_error)
    app.add_exception_handler(RequestValidationError, _on_invalid_request)
    app.add_exception_handler(HTTPException, _on_http_error)
    app.add_exception_handler(Exception, _on_unforeseen)


async def _on_papers_error(_: Request, exc: Exception) -> Response:
    assert isinstance(exc, PapersError)
    if exc.http_status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        _log.error("%s: %s", exc.title, exc)
    return response_of(problem_of(exc))


async def _on_invalid_request(_: Request, exc: Exception) -> Response:
    assert isinstance(exc, RequestValidationError)
    errors = exc.errors()
    if any(error["type"] == "json_invalid" for error in errors):
        where = errors[0]["loc"][-1]
        detail = f"The body is not JSON (it goes wrong at character {where}). Send one JSON object."
        return response_of(problem(400, "Not JSON", detail))
    return response_of(problem(RequestError.http_status, RequestError.title, _fields(errors)))


def _fields(errors: Sequence[Mapping[str, Any]], most: int = 5) -> str:
    """One sentence a field, naming it and saying what is wrong; never the value itself, which may be long."""
    said = [f"{_place(error['loc'])}: {_reason(error)}." for error in errors[:most]]
    left = len(errors) - most
    more = f" And {left} more." if left > 0 else ""
    return " ".join(said) + more + " Correct this and send the request again; /docs describes each call."


def _place(loc: Sequence[str | int]) -> str:
    """A place as people write it: `history[2].role in the body`, `boxes in the query`."""
    source, *rest = loc
    name = ""
    for part in rest:
        name += f"[{part}]" if isinstance(part, int) else ("." if name else "") + str(part)[:80]
    return f"{name} in the {source}" if name else f"the {source}"


def _reason(error: Mapping[str, Any]) -> str:
    if error["type"] == "missing":
        return "is missing"
    if error["loc"] == ("body",) and error["type"] == "string_unicode":
        return "has a field whose name holds half of a character pair"
    if error["type"] == "extra_forbidden":
        return "is not a field of this call"
    if error["type"] in ("model_attributes_type", "dict_type", "model_type"):
        return "should be a JSON object, sent with Content-Type: application/json"
    message = str(error["msg"]).removeprefix("Value error, ").rstrip(".")
    return message[:1].lower() + message[1:]


_HTTP_DETAILS: Final = {
    404: "There is nothing at {path}. /docs lists the calls there are.",
    405: "{path} does not take {method}; it takes {allow}.",
    413: "The body is larger than this call takes. Send a shorter one.",
}


async def _on_http_error(request: Request, exc: Exception) -> Response:
    assert isinstance(exc, HTTPException)
    said = _HTTP_DETAILS.get(exc.status_code, str(exc.detail))
    headers = dict(exc.headers or {})
    path, method = request.url.path[:200], request.method[:20]
    detail = said.format(path=path, method=method, allow=headers.get("Allow", "other methods"))
    if exc.status_code == HTTPStatus.BAD_REQUEST:
        detail = "The body could not be read as JSON. Send one JSON object of ordinary depth and numbers."
    return response_of(problem(exc.status_code, _title(exc.status_code), detail), headers)


def _title(status: int) -> str:
    return {400: "Not JSON", 404: "Not found", 413: "Too large"}.get(status) or HTTPStatus(status).phrase


async def _on_unforeseen(request: Request, exc: Exception) -> Response:
    _log.error("%s %s failed", request.method, request.url.path, exc_info=exc)
    detail = "The service met something it does not understand and has logged it. Please report it."
    return response_of(problem(500, "Something went wrong", detail))
