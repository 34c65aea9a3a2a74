"""The application over the scripted service, built once: building the chat page takes a second."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from core.settings import Settings, UiSettings
from tests.ui.fakes import FakeService
from ui.api import create_app


@pytest.fixture(scope="session")
def shared_service(tmp_path_factory: pytest.TempPathFactory) -> FakeService:
    return FakeService(tmp_path_factory.mktemp("papers"))


@pytest.fixture(scope="session")
def shared_client(
    shared_service: FakeService, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TestClient]:
    settings = Settings(data_dir=tmp_path_factory.mktemp("data"), ui=UiSettings(max_body_bytes=20_000))
    with TestClient(create_app(shared_service, settings), base_url="http://127.0.0.1:8000") as client:
        yield client


@pytest.fixture
def service(shared_service: FakeService) -> Iterator[FakeService]:
    """The scripted service, as if nothing had been asked."""
    shared_service.asked.clear()
    yield shared_service
    shared_service.ready = True


@pytest.fixture
def client(shared_client: TestClient, service: FakeService) -> TestClient:
    return shared_client


@pytest.fixture
def plans(service: FakeService) -> str:
    """Address of the paper on plans; its page 3 is held back."""
    return f"/v1/documents/{service.catalogue.plans.doc_id}"
