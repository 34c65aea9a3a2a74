"""A real server, and a real browser that may reach nothing but it."""

import os
import socket
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import BrowserContext, Page, sync_playwright

from core.settings import Settings, UiSettings
from tests.ui.fakes import FakeService
from ui.ports import Service
from ui.serve import address, serve

CHROMIUM = Path("/usr/bin/chromium")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Settings], Service]:
    """What makes the service. Override it, with `qa.service.build_service` say, to drive the real one."""
    folder = tmp_path_factory.mktemp("papers")
    return lambda _: FakeService(folder)


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the service keeps. Override it to serve papers that have been read in."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def site(build: Callable[[Settings], Service], data_dir: Path) -> Iterator[str]:
    """Address of a server that answers questions."""
    settings = Settings(data_dir=data_dir, ui=UiSettings(port=_free_port()))
    servers: list[uvicorn.Server] = []
    make = uvicorn.Server

    def remembered(config: uvicorn.Config) -> uvicorn.Server:
        servers.append(make(config))
        return servers[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ui.serve.uvicorn.Server", remembered)
        thread = threading.Thread(target=serve, args=(settings, build, lambda _: None))
        thread.start()
        _wait_until_ready(address(settings))
        yield address(settings)
        servers[0].should_exit = True
        thread.join(20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_ready(base: str, timeout_s: float = 120.0) -> None:
    end = time.monotonic() + timeout_s
    while time.monotonic() < end:
        with suppress(OSError), urllib.request.urlopen(f"{base}/readyz", timeout=5):
            return
        time.sleep(0.1)
    pytest.fail(f"{base} did not become ready")


@pytest.fixture(scope="module")
def chromium() -> Iterator[BrowserContext]:
    """A browser whose tabs share a cache, so that only the first one has to load Gradio's scripts."""
    if not CHROMIUM.exists():
        reason = f"{CHROMIUM} is not there; apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser.new_context()
        browser.close()


@dataclass
class Tab:
    """A browser tab on the chat page, and all that it did wrong."""

    page: Page
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def ask(self, question: str) -> None:
        """Type a question, send it, and wait for its answer."""
        answers = self.page.locator("#conversation .answer, #conversation .notice")
        before = answers.count()
        self.page.get_by_label("Your question").fill(question)
        self.page.get_by_label("Your question").press("Enter")
        answers.nth(before).wait_for()


@pytest.fixture(params=[(1280, 860)], ids=["desk"])
def empty_tab(request: pytest.FixtureRequest, chromium: BrowserContext) -> Iterator[Tab]:
    """A tab. At the end: nothing asked of any other machine, and a silent console."""
    width, height = request.param
    tab = Tab(chromium.new_page())
    tab.page.set_viewport_size({"width": width, "height": height})
    tab.page.on("request", lambda sent: _note_outside(tab, sent.url))
    tab.page.on("console", lambda said: tab.complaints.append(said.text) if said.type == "error" else None)
    tab.page.on("pageerror", lambda error: tab.complaints.append(str(error)))
    yield tab
    tab.page.close()
    assert tab.outside == [], "the page asked another machine for something"
    assert tab.complaints == []


@pytest.fixture
def tab(empty_tab: Tab, site: str) -> Tab:
    """The chat page, open."""
    empty_tab.page.goto(site)
    empty_tab.page.get_by_label("Your question").wait_for()
    return empty_tab


def _note_outside(tab: Tab, url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("data", "blob") and parts.hostname != "127.0.0.1":
        tab.outside.append(url)
