"""Starting and stopping the web server: reachable at once, ready when the service is built.

The service takes seconds to build (models are loaded). Until then /healthz answers, /readyz says 503 and
questions are answered with the same problem, so that a process supervisor sees what is going on.
"""

import errno
import signal
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

import uvicorn

from core.domain import Answer, AnswerEvent, Filters, RetrievedPassage, Turn
from core.errors import PapersError, ServeError, StoreUnavailable
from core.explanation import Explain
from core.record import RecordCheck
from core.settings import Settings
from ui.ports import Catalogue, Service

ServiceFactory = Callable[[Settings], Service]


class LateService:
    """A service that is still being built; raises StoreUnavailable until it is there."""

    def __init__(self) -> None:
        self._service: Service | None = None

    def arrived(self, service: Service) -> None:
        self._service = service

    def _here(self) -> Service:
        if self._service is None:
            raise StoreUnavailable("The service is still starting; ask again in a few seconds.")
        return self._service

    @property
    def catalogue(self) -> Catalogue:
        return self._here().catalogue

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        filters: Filters | None = None,
        mode: str | None = None,
        explain: Explain | None = None,
    ) -> Answer:
        return self._here().ask(question, history, filters, mode, explain)

    def stream(
        self,
        question: str,
        history: Sequence[Turn] = (),
        filters: Filters | None = None,
        mode: str | None = None,
        explain: Explain | None = None,
    ) -> Iterator[AnswerEvent]:
        return self._here().stream(question, history, filters, mode, explain)

    def search(
        self, query: str, filters: Filters | None = None, top_k: int = 10
    ) -> tuple[RetrievedPassage, ...]:
        return self._here().search(query, filters, top_k)

    def check_draft(self, draft: str, filters: Filters | None = None) -> RecordCheck:
        return self._here().check_draft(draft, filters)

    def example_questions(self) -> tuple[str, ...]:
        return self._here().example_questions()

    def check_ready(self) -> None:
        self._here().check_ready()

    def close(self) -> None:
        close = getattr(self._service, "close", None)
        if close is not None:
            close()


def serve(settings: Settings, build: ServiceFactory, say: Callable[[str], None]) -> None:
    """Serve until interrupted (SIGINT or SIGTERM); `say` is told the address once questions can be asked.

    Raises ServeError when the port cannot be had, and whatever PapersError building the service raises.
    """
    listener = _listener(settings.ui.host, settings.ui.port)
    service = LateService()
    with listener:
        server = uvicorn.Server(_config(service, settings))
        failures: list[BaseException] = []
        builder = threading.Thread(
            target=_build,
            args=(settings, build, service, server, failures, say),
            name="build-service",
            daemon=True,
        )
        builder.start()
        _treat_sigterm_as_interrupt()
        try:
            with suppress(KeyboardInterrupt):  # uvicorn raises it again after its graceful stop
                server.run(sockets=[listener])
        finally:
            service.close()
    if failures:
        raise failures[0]


def _treat_sigterm_as_interrupt() -> None:
    """Let SIGTERM end like Ctrl-C: uvicorn raises it again after its stop, and by default that kills at once."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)


def _config(service: Service, settings: Settings) -> uvicorn.Config:
    from ui.api import create_app  # Gradio takes seconds to import: the port is claimed before that

    return uvicorn.Config(
        create_app(service, settings),
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=5,  # a chat page keeps a connection open for as long as it is shown
        server_header=False,
        ws="none",
    )


def _build(
    settings: Settings,
    build: ServiceFactory,
    service: LateService,
    server: uvicorn.Server,
    failures: list[BaseException],
    say: Callable[[str], None],
) -> None:
    """Build the service beside the running server; a failure stops the server and is kept for `serve`."""
    try:
        built = build(settings)
    except BaseException as exc:  # noqa: BLE001 - re-raised by `serve`, in the thread that can report it
        failures.append(exc)
        server.should_exit = True
        return
    service.arrived(built)
    say(f"Board Papers is ready at {address(settings)}")
    try:
        built.check_ready()
    except PapersError as exc:
        say(f"{exc.title}: {exc}")


def address(settings: Settings) -> str:
    """The address to type into a browser."""
    host = settings.ui.host
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{settings.ui.port}"


def _listener(host: str, port: int) -> socket.socket:
    """A socket bound to the port, so that no other program can take it while the page is being built."""
    try:
        family, kind, proto, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, proto)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(where)
            listener.listen(128)
        except OSError:
            listener.close()
            raise
    except socket.gaierror as exc:
        raise ServeError(
            f"{host} is not an address of this machine ({exc.strerror}); choose another --host."
        ) from exc
    except PermissionError as exc:
        raise ServeError(
            f"port {port} on {host} needs more rights; choose a --port of 1024 or above."
        ) from exc
    except OSError as exc:
        raise ServeError(_why_not(host, port, exc)) from exc
    return listener


def _why_not(host: str, port: int, exc: OSError) -> str:
    if exc.errno == errno.EADDRINUSE:
        return f"port {port} on {host} is already in use; stop the other program or choose --port."
    if exc.errno == errno.EADDRNOTAVAIL:
        return f"{host} is not an address of this machine; choose another --host."
    return f"port {port} on {host} cannot be opened ({exc.strerror}); choose another --port or --host."
