"""What goes round every response: security headers, and a problem in place of any bare error.

The chat page needs a start-up script that Gradio writes into it. So that no other inline script can
run, that page gets a fresh nonce for each load, and its scripts carry it.
"""

import secrets
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.problems import MEDIA_TYPE, problem, response_of

_API_POLICY: Final = "default-src 'none'; frame-ancestors 'none'"
_PAGE_POLICY: Final = (
    "default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
_HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
_BARE_ERRORS: Final = {
    413: "The body is larger than this call takes. Send a shorter one.",
    400: "The request could not be understood. Check its headers, Range among them, and send it again.",
    416: "The file does not have the range of bytes asked for. Ask for another, or for the whole.",
}


class Guard:
    """ASGI middleware: policy headers on all responses, no CORS, problems for all errors of the API."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif scope["path"] == "/":
            await _with_nonce(self.app, scope, receive, send)
        else:
            await self.app(scope, receive, _guarded(scope, receive, send))


def _guarded(scope: Scope, receive: Receive, send: Send) -> Send:
    """A `send` that adds the headers, and answers a bare error with a problem instead."""
    replaced = False
    is_page = not scope["path"].startswith(("/v1", "/healthz", "/readyz", "/openapi.json"))

    async def guarded(message: Message) -> None:
        nonlocal replaced
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            _harden(headers, _PAGE_POLICY.replace(" 'nonce-{nonce}'", "") if is_page else _API_POLICY)
            status = message["status"]
            if status >= 400 and not is_page and headers.get("content-type") != MEDIA_TYPE:
                replaced = True
                detail = _BARE_ERRORS.get(
                    status, "The request could not be answered. Check it and send it again."
                )
                instead = response_of(problem(status, "The request cannot be used", detail), _policy(headers))
                await instead(scope, receive, send)
                return
        if not replaced:
            await send(message)

    return guarded


def _harden(headers: MutableHeaders, policy: str) -> None:
    for name in [name for name in headers if name.lower().startswith("access-control-")]:
        del headers[name]  # Gradio allows other origins; nothing here is for them
    headers["Content-Security-Policy"] = policy
    headers.update(_HEADERS)


def _policy(headers: Headers) -> dict[str, str]:
    return {name: headers[name] for name in ("Content-Security-Policy", *_HEADERS)}


async def _with_nonce(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Send the chat page with a nonce on each of its scripts.

    Whatever text the page's start-up data holds has its `<` escaped by Gradio, so `<script` in it is ours.
    """
    plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
    start: Message = {}
    body = bytearray()

    async def collect(message: Message) -> None:
        nonlocal start
        if message["type"] == "http.response.start":
            start = message
        elif message["type"] == "http.response.body":
            body.extend(message.get("body", b""))

    await app({**scope, "headers": plain}, receive, collect)
    nonce = secrets.token_urlsafe(16)
    page = bytes(body).replace(b"<script", b'<script nonce="' + nonce.encode() + b'"')
    headers = MutableHeaders(scope=start)
    _harden(headers, _PAGE_POLICY.format(nonce=nonce))
    headers["Cache-Control"] = "no-store"
    if scope["method"] != "HEAD":
        headers["Content-Length"] = str(len(page))
    await send(start)
    await send({"type": "http.response.body", "body": page})
