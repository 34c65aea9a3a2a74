"""A data folder, and an index in it that embeds without a model."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.paper import ReadPaper
from core.settings import Settings
from index.catalogue import Catalogue
from index.indexer import Indexer
from index.search import HybridSearch
from tests.index.hashing import HashingEmbedder


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data")


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """What readers may have of a paper; the index keeps its bytes and does not look at them."""
    path = tmp_path / "public.pdf"
    path.write_bytes(b"%PDF-1.7 the public copy")
    return path


@pytest.fixture
def indexer(settings: Settings) -> Iterator[Indexer]:
    writer = Indexer(settings, HashingEmbedder())
    yield writer
    writer.close()


@pytest.fixture
def catalogue(indexer: Indexer, settings: Settings) -> Iterator[Catalogue]:
    reader = Catalogue(settings)
    yield reader
    reader.close()


@pytest.fixture
def search(catalogue: Catalogue, settings: Settings) -> HybridSearch:
    return HybridSearch(settings, catalogue, HashingEmbedder())


@pytest.fixture
def add(indexer: Indexer, pdf: Path) -> Callable[..., None]:
    """Make papers visible."""

    def add_all(*papers: ReadPaper) -> None:
        for paper in papers:
            indexer.add(paper, pdf)

    return add_all
