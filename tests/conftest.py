"""What all tests share: how hard Hypothesis tries, and the sample papers, read in once for all of them."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings as hypothesis_settings

from core.settings import IngestSettings, Settings
from qa.service import Service, build_service

ROOT = Path(__file__).resolve().parents[1]
SAMPLE_PAPERS = ROOT / "samples" / "papers"

# no deadline: a machine that others use as well is slow at times, and that is no fault of the code
hypothesis_settings.register_profile("papers", deadline=None, max_examples=60)
hypothesis_settings.load_profile("papers")

Once = Callable[[str, Callable[[Path], None]], Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Make a folder once, whichever of xdist's processes comes first; the others wait and use it."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def made(name: str, make: Callable[[Path], None]) -> Path:
        folder, done = shared / name, shared / f"{name}.done"
        with FileLock(shared / f"{name}.lock"):
            if not done.exists():
                make(folder)
                done.touch()
        return folder

    return made


@pytest.fixture(scope="session")
def sample_index(once: Once) -> Settings:
    """Settings whose data folder holds the sample papers, read as `papers ingest` reads them (some 40 seconds)."""
    from ui.reading import ingest_papers

    def settings(folder: Path) -> Settings:
        return Settings(data_dir=folder, ingest=IngestSettings(workers=2))

    def read_in(folder: Path) -> None:
        report = ingest_papers([SAMPLE_PAPERS], settings(folder))
        assert not report.failed, report.failed

    return settings(once("sample-index", read_in))


@pytest.fixture(scope="session")
def sample_service(sample_index: Settings) -> Iterator[Service]:
    """The service that people use, over the sample papers and with the real embedding model."""
    service = build_service(sample_index)
    yield service
    service.close()
