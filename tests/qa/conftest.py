"""A service over a few papers made by hand, with an embedder that needs no model."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.paper import ReadPaper
from core.settings import QaSettings, Settings
from index.indexer import Indexer
from qa.service import Service, build_service
from tests.index.hashing import HashingEmbedder

Build = Callable[..., Service]


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Build]:
    """Make a service over these papers; `qa` sets its settings. Unless told not to, it answers on any evidence."""
    built: list[Service] = []
    pdf = tmp_path_factory.mktemp("pdf") / "public.pdf"
    pdf.write_bytes(b"%PDF-1.7")

    def build_over(*papers: ReadPaper, language: frozenset[str] = frozenset(), **qa: object) -> Service:
        folder: Path = tmp_path_factory.mktemp("data")
        settings = Settings(data_dir=folder, qa=QaSettings.model_validate({"refuse_below": 0.0, **qa}))
        indexer = Indexer(settings, HashingEmbedder())
        for paper in papers:
            indexer.add(paper, pdf)
        indexer.close()
        built.append(build_service(settings, HashingEmbedder(language)))
        return built[-1]

    yield build_over
    for service in built:
        service.close()
