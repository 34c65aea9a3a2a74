"""Starting and stopping: the port, the address, readiness, and failures while the service is built."""

import json
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn

from core.errors import IndexMismatch, NotFound, ServeError, StoreUnavailable
from core.settings import Settings, UiSettings
from tests.ui.fakes import FakeService
from ui.serve import LateService, address, serve


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def settings(tmp_path: Path, port: int) -> Settings:
    return Settings(data_dir=tmp_path, ui=UiSettings(port=port))


@pytest.fixture
def servers(monkeypatch: pytest.MonkeyPatch) -> list[uvicorn.Server]:
    """Every server that is made, so that a test can stop it as a signal would."""
    made: list[uvicorn.Server] = []
    make = uvicorn.Server

    def remembered(config: uvicorn.Config) -> uvicorn.Server:
        made.append(make(config))
        return made[-1]

    monkeypatch.setattr("ui.serve.uvicorn.Server", remembered)
    return made


def get(url: str) -> tuple[int, dict]:
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return response.status, json.load(response)
    except urllib.error.HTTPError as exc:
        with exc:
            return exc.code, json.load(exc)


def until(holds: Callable[[], bool], timeout_s: float = 20.0) -> None:
    end = time.monotonic() + timeout_s
    while not holds():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.05)


def answers(url: str) -> bool:
    try:
        return get(url)[0] == 200
    except OSError:
        return False


@pytest.fixture
def late_start(
    settings: Settings, tmp_path: Path, servers: list[uvicorn.Server]
) -> Iterator[tuple[threading.Event, list[str]]]:
    """A server whose service is built when the event is set; and what it says."""
    may_build = threading.Event()
    said: list[str] = []

    def build(_: Settings) -> FakeService:
        assert may_build.wait(30)
        return FakeService(tmp_path)

    thread = threading.Thread(target=serve, args=(settings, build, said.append))
    thread.start()
    yield may_build, said
    may_build.set()
    until(lambda: bool(servers))
    servers[0].should_exit = True
    thread.join(20)
    assert not thread.is_alive(), "it did not stop"


def test_server_is_alive_before_it_is_ready(
    settings: Settings, late_start: tuple[threading.Event, list[str]]
) -> None:
    may_build, said = late_start
    base = address(settings)
    until(lambda: answers(f"{base}/healthz"))
    status, problem = get(f"{base}/readyz")
    assert (status, problem["status"]) == (503, 503)
    assert "still starting" in problem["detail"]
    assert get(f"{base}/v1/documents")[0] == 503
    assert said == []
    may_build.set()
    until(lambda: answers(f"{base}/readyz"))
    until(lambda: bool(said))
    assert said == [f"Board Papers is ready at {base}"]


def test_address_too_long_for_the_server_is_no_5xx(
    settings: Settings, late_start: tuple[threading.Event, list[str]]
) -> None:
    late_start[0].set()
    until(lambda: answers(f"{address(settings)}/readyz"))
    with socket.create_connection(("127.0.0.1", settings.ui.port), timeout=10) as raw:
        boxes = b"1,1,2,2;" * 10_000
        raw.sendall(b"GET /v1/documents/x/pages/1.png?boxes=" + boxes + b" HTTP/1.1\r\nHost: x\r\n\r\n")
        assert raw.recv(100).startswith(b"HTTP/1.1 4")


def test_port_in_use_is_said_with_what_to_do(settings: Settings) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", settings.ui.port))
        other.listen()
        with pytest.raises(ServeError) as told:
            serve(settings, lambda _: pytest.fail("the port is asked for first"), print)
    port = settings.ui.port
    assert (
        str(told.value)
        == f"port {port} on 127.0.0.1 is already in use; stop the other program or choose --port."
    )


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_server_ends_in_order_when_it_is_told_to(settings: Settings, stop: signal.Signals) -> None:
    """In a process of its own, where signals arrive as they do in life."""
    script = (
        "import sys; from pathlib import Path; from core.settings import Settings, UiSettings;"
        "from tests.ui.fakes import FakeService; from ui.serve import serve; d = Path(sys.argv[1]);"
        "say = lambda sentence: print(sentence, flush=True);"
        "serve(Settings(data_dir=d, ui=UiSettings(port=int(sys.argv[2]))), lambda _: FakeService(d), say);"
        "print('ended in order')"
    )
    command = [sys.executable, "-c", script, str(settings.data_dir), str(settings.ui.port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == f"Board Papers is ready at {address(settings)}\n"
        until(lambda: answers(f"{address(settings)}/readyz"))
        process.send_signal(stop)
        assert process.stdout.read() == "ended in order\n"
    assert process.returncode == 0


def test_address_of_another_machine_is_refused(settings: Settings) -> None:
    elsewhere = settings.model_copy(update={"ui": UiSettings(host="192.0.2.1")})
    with pytest.raises(ServeError, match=r"192\.0\.2\.1 is not an address of this machine"):
        serve(elsewhere, lambda _: pytest.fail("not reached"), print)


def test_service_that_cannot_be_built_stops_the_server(settings: Settings) -> None:
    def build(_: Settings) -> FakeService:
        raise IndexMismatch("The index was made with another model; read the papers in again.")

    with pytest.raises(IndexMismatch, match="another model"):
        serve(settings, build, print)


def test_service_that_is_not_there_yet_says_so(tmp_path: Path) -> None:
    late = LateService()
    with pytest.raises(StoreUnavailable, match="still starting"):
        late.check_ready()
    late.arrived(FakeService(tmp_path))
    late.check_ready()
    with pytest.raises(NotFound):
        late.catalogue.document("0" * 64)
