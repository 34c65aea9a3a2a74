"""POST /v1/ask and /v1/search: questions in, answers and passages out, whole or as a stream."""

import logging
import re
from collections.abc import Iterator
from typing import Annotated, Any, Final

from fastapi import APIRouter, Header
from fastapi.sse import EventSourceResponse, format_sse_event
from pydantic import BaseModel

from core.domain import AnswerEvent, Found, Said
from core.errors import PapersError
from ui.ports import Service
from ui.problems import Problem, problem, problem_of
from ui.views import AnswerOut, AskIn, SearchIn, SearchOut, answer_out, passages_out

_TOKEN: Final = re.compile(r"\s*\S+|\s+$")
_log = logging.getLogger(__name__)

_STREAM: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "The answer; with `Accept: text/event-stream` the events `passages`, `token` (several) and "
        "`answer`, or `error`, each with a JSON object as data",
        "content": {"text/event-stream": {"schema": {"type": "string"}}},
    }
}


def ask_routes(service: Service) -> APIRouter:
    """The two calls that look into the papers."""
    routes = APIRouter(prefix="/v1", tags=["asking"])

    @routes.post("/ask", response_model=AnswerOut, responses=_STREAM)
    def ask(asked: AskIn, accept: Annotated[str, Header(include_in_schema=False)] = "") -> Any:
        """Answer a question in the papers' own words, with the page each stands on."""
        if _wants_stream(accept):
            return EventSourceResponse(_events(service, asked), headers={"Cache-Control": "no-store"})
        return _answer(service, asked)

    @routes.post("/search")
    def search(sought: SearchIn) -> SearchOut:
        """Find passages, best first; no answer is written."""
        filters = sought.filters.to_domain() if sought.filters else None
        return SearchOut(passages=passages_out(service.search(sought.query, filters, sought.top_k)))

    return routes


def _answer(service: Service, asked: AskIn) -> AnswerOut:
    filters = asked.filters.to_domain() if asked.filters else None
    return answer_out(service.ask(asked.question, asked.turns(), filters, asked.mode, asked.wish()))


def _wants_stream(accept: str) -> bool:
    return any(part.partition(";")[0].strip().lower() == "text/event-stream" for part in accept.split(","))


def _events(service: Service, asked: AskIn) -> Iterator[bytes]:
    """The answer as server-sent events. The status is sent by then, so an error is an event too."""
    filters = asked.filters.to_domain() if asked.filters else None
    try:
        for event in service.stream(asked.question, asked.turns(), filters, asked.mode, asked.wish()):
            yield from _sent(event)
    except PapersError as exc:
        yield _event("error", problem_of(exc))
    except Exception as exc:  # noqa: BLE001 - a stream that breaks off says nothing; the log has the whole story
        _log.error("POST /v1/ask failed", exc_info=exc)
        yield _event("error", _unforeseen())


def _sent(event: AnswerEvent) -> Iterator[bytes]:
    if isinstance(event, Found):
        yield _event("passages", SearchOut(passages=passages_out(event.retrieved)))
    elif isinstance(event, Said):
        yield from (_event("token", Token(text=token)) for token in _TOKEN.findall(event.text))
    else:
        yield _event("answer", answer_out(event))


class Token(BaseModel):
    """The next piece of the answer's text."""

    text: str


def _event(name: str, data: BaseModel) -> bytes:
    return format_sse_event(event=name, data_str=data.model_dump_json())


def _unforeseen() -> Problem:
    return problem(
        500, PapersError.title, "The service met something unforeseen and has logged it. Please report it."
    )
