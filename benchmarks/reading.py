"""How many pages a second are read, without tables and periods and with them, in one run.

    python -m benchmarks.reading ../shared/board-papers --workers 2

Reading is all that the reading processes do, and handing it over; embedding and indexing are not in it. Each arm starts
its processes anew. Beside the clock stands the processor time, which other work on the machine disturbs less.
"""

import argparse
import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from core.paper import ReadPaper
from core.settings import IngestSettings, Settings
from index.packaged_model import model_folder
from ingest.find import find_pdfs
from ingest.read import read_paper
from ingest.reporting import ReportingPeriods
from ingest.worker import READER, Readers

ARMS = {"without tables and periods": "benchmarks.reading:read_plainly", "with them": READER}


@dataclass(frozen=True)
class Speed:
    """What reading some papers took."""

    pages: int
    seconds: float
    processor_seconds: float

    def __str__(self) -> str:
        each = self.pages / self.seconds, self.pages / self.processor_seconds
        return (
            f"{self.pages} pages in {self.seconds:.1f} s: {each[0]:.1f} pages a second "
            f"({self.processor_seconds:.1f} s of processor time: {each[1]:.1f} pages a second of it)"
        )


def read_plainly(
    path: Path, settings: Settings, tokenizer_file: Path, on_page: Callable[[int, int], None] | None = None
) -> ReadPaper:
    """The paper read as `read_paper` does, but for tables and periods."""
    with (
        patch("ingest.read.find_tables", lambda *_: ()),
        patch("ingest.reporting.find_periods", lambda _: ()),
        patch.multiple(ReportingPeriods, of_prose=lambda *_: None, of_table=lambda *_: None),
    ):
        return read_paper(path, settings, tokenizer_file, on_page)


def measured(papers: Sequence[Path], settings: Settings, reader: str) -> Speed:
    """The speed of reading these papers with so many processes as the settings say, the largest first."""
    tokenizer = model_folder(settings.index.embedding_model) / "tokenizer.json"
    largest_first = sorted(papers, key=lambda path: path.stat().st_size, reverse=True)
    used, began = _processor_seconds(), time.monotonic()
    with Readers(settings, tokenizer, reader) as readers, ThreadPoolExecutor(settings.ingest.workers) as pool:
        pages = sum(paper.document.page_count for paper in pool.map(readers.read, largest_first))
        seconds = time.monotonic() - began
    return Speed(pages, seconds, _processor_seconds() - used)


def _processor_seconds() -> float:
    """Processor time of this process and of its children that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a line for each arm."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("papers", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args(arguments)
    papers = find_pdfs([given.papers])
    with TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder), ingest=IngestSettings(workers=given.workers))
        for name, reader in ARMS.items():
            print(f"{name:28} {measured(papers, settings, reader)}", flush=True)


if __name__ == "__main__":
    main()
