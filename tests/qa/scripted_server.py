"""A model server that says what a test tells it to: real HTTP on this machine, in the shape of OpenAI's chats.

A script is a list of replies, given one a call; the last one is given for ever after. What was asked is kept.
"""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Reply:
    """How one call is answered."""

    text: str = ""
    status: int = 200
    body: bytes | None = None
    """Sent as it is, in place of a stream of `text`."""
    piece: int = 7
    """Characters a chunk."""
    wait_s: float = 0.0
    """Before each chunk."""
    breaks_after: int | None = None
    """Chunks after which the connection is closed."""
    location: str | None = None
    delta: dict[str, Any] | None = None
    """In place of words."""


@dataclass
class Asked:
    """One call as it came."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def messages(self) -> list[str]:
        return [message["content"] for message in self.body["messages"]]


Said = Reply | str | Callable[[Asked], Reply | str]


@dataclass
class ScriptedServer:
    """The running server: its address, the calls it had."""

    url: str
    script: list[Said]
    asked: list[Asked] = field(default_factory=list)

    def reply(self, asked: Asked) -> Reply:
        said = self.script[min(len(self.asked), len(self.script)) - 1]
        if callable(said):
            said = said(asked)
        return Reply(said) if isinstance(said, str) else said


@contextmanager
def scripted_server(*script: Said) -> Iterator[ScriptedServer]:
    """Serve the script on a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            asked = Asked(self.path, {k.lower(): v for k, v in self.headers.items()}, json.loads(body))
            server.asked.append(asked)
            try:
                self._answer(server.reply(asked))
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True  # the service has hung up, as it does when its time is over

        def _answer(self, reply: Reply) -> None:
            self.send_response(reply.status)
            if reply.location:
                self.send_header("Location", reply.location)
            streams = reply.body is None and reply.status == 200
            self.send_header("Content-Type", "text/event-stream" if streams else "application/json")
            self.send_header("Connection", "close")
            self.end_headers()
            self.close_connection = True
            if not streams:
                self.wfile.write(reply.body if reply.body is not None else b'{"error": {"message": "no"}}')
                return
            for number, chunk in enumerate(_chunks(reply)):
                if number == reply.breaks_after:
                    return
                time.sleep(reply.wait_s)
                self.wfile.write(b"data: " + chunk + b"\n\n")
                self.wfile.flush()

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        http.daemon_threads = True
        server = ScriptedServer(f"http://127.0.0.1:{http.server_port}/v1", list(script))
        threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        try:
            yield server
        finally:
            http.shutdown()


def _chunks(reply: Reply) -> Iterator[bytes]:
    yield _chunk({"role": "assistant", "content": ""})
    for start in range(0, len(reply.text), reply.piece):
        yield _chunk({"content": reply.text[start : start + reply.piece]})
    if reply.delta is not None:
        yield _chunk(reply.delta)
    yield _chunk({}, "stop")
    yield b"[DONE]"


def _chunk(delta: dict[str, Any], finish: str | None = None) -> bytes:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    about = {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "scripted"}
    return json.dumps({**about, "choices": [choice]}).encode()


def passage_with(asked: Asked, words: str) -> int:
    """The number of the first passage given that holds these words."""
    (given,) = (text for text in asked.messages if "<passages>" in text)
    lines = [line for line in given.split("\n") if line.startswith("<passage n=")]
    return next(number for number, line in enumerate(lines, start=1) if words in line)
