"""Reading papers in: files found, each read in a process of its own, and written into the index one by one.

The one place where `ingest` and `index` meet. Papers are read by several processes at once and indexed in
the order of their paths, so that the same folder gives the same index however the processes race.
"""

import contextlib
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from core.domain import Document, Frozen
from core.errors import IngestError, PapersError, StoreUnavailable
from core.paper import ReadPaper
from core.settings import Settings

READ_SHARE = 0.5
"""Part of a paper's work that is done when its pages are read; tables, passages and embedding are the rest."""
HELD_REASON = "Marked as exempt, confidential or not for publication."


class HeldBack(Frozen):
    """A paper, or pages of one, that no reader will see."""

    file: str
    path: str
    pages: tuple[int, ...]
    whole: bool
    reason: str


class Failed(Frozen):
    """A file that could not be read, and why."""

    file: str
    path: str
    title: str
    reason: str


class IngestReport(Frozen):
    """What became of every file."""

    read: tuple[Document, ...] = ()
    skipped: tuple[str, ...] = ()
    held: tuple[HeldBack, ...] = ()
    failed: tuple[Failed, ...] = ()
    pages: int = 0
    seconds: float = 0.0


@dataclass(frozen=True)
class Progress:
    """How far reading has come; `share` of all work is between 0 and 1."""

    file: str
    files_done: int
    files: int
    pages_done: int
    share: float


OnProgress = Callable[[Progress], None]


class Writer(Protocol):
    """What is needed of `index.indexer.Indexer`."""

    def known(self) -> set[str]: ...
    def sweep(self) -> None: ...
    def add(self, paper: ReadPaper, pdf: Path) -> None: ...
    def add_held(self, document: Document, reason: str) -> None: ...
    def add_failed(self, path: Path, doc_id: str | None, title: str, reason: str) -> None: ...
    def close(self) -> None: ...


class Reader(Protocol):
    """What is needed of `ingest.worker.Readers`."""

    def read(self, path: Path, on_page: Callable[[int, int], None] | None = None) -> ReadPaper: ...
    def public_copy(self, path: Path, held_pages: Sequence[int], out: Path) -> None: ...
    def close(self) -> None: ...


@dataclass(frozen=True)
class _Job:
    """One file to be read."""

    path: Path
    doc_id: str
    size: int


@dataclass
class _Tally:
    """Counts of the run, shared by the reading threads and the indexing one."""

    on_progress: OnProgress
    sizes: dict[Path, int]
    files_done: int = 0
    pages: dict[Path, int] = field(default_factory=dict)
    shares: dict[Path, float] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def page(self, path: Path, done: int, total: int) -> None:
        with self.lock:
            self.pages[path] = done
            self.shares[path] = READ_SHARE * done / max(total, 1)
            self._tell(path)

    def file(self, path: Path) -> None:
        with self.lock:
            self.files_done += 1
            self.shares[path] = 1.0
            self._tell(path)

    def _tell(self, path: Path) -> None:
        work = sum(self.sizes.values()) or 1
        share = sum(self.sizes[each] * part for each, part in self.shares.items()) / work
        pages = sum(self.pages.values())
        self.on_progress(Progress(path.name, self.files_done, len(self.sizes), pages, share))


@dataclass
class _Outcome:
    read: list[Document] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    held: list[HeldBack] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)


def ingest_papers(
    paths: Sequence[Path],
    settings: Settings,
    on_progress: OnProgress = lambda _: None,
    writer: Writer | None = None,
    reader: Reader | None = None,
) -> IngestReport:
    """What became of every PDF at or under `paths`: read, skipped since known, held back, or failed.

    Raises NothingToRead when there is none, and StoreError or SettingsError when nothing can be kept.
    A file that cannot be read is in the report, and noted for the operator; the others go on.
    """
    from ingest.find import find_pdfs

    began = time.monotonic()
    found = find_pdfs(paths)
    with _only_writer(settings):
        index = writer or _indexer(settings)
        try:
            outcome = _ingest(found, settings, on_progress, index, reader)
        finally:
            index.close()
    return IngestReport(
        read=tuple(outcome.read),
        skipped=tuple(outcome.skipped),
        held=tuple(outcome.held),
        failed=tuple(outcome.failed),
        pages=sum(document.page_count for document in outcome.read),
        seconds=time.monotonic() - began,
    )


def _indexer(settings: Settings) -> Writer:
    from index.indexer import Indexer

    return Indexer(settings)


def _readers(settings: Settings) -> Reader:
    from index.packaged_model import model_folder
    from ingest.worker import Readers

    folder = model_folder(settings.index.embedding_model, settings.data_dir)
    return Readers(settings, folder / "tokenizer.json")


def _ingest(
    found: Sequence[Path], settings: Settings, on_progress: OnProgress, index: Writer, reader: Reader | None
) -> _Outcome:
    outcome = _Outcome()
    jobs = _jobs(found, index, outcome)
    # a run that was killed may have left something even where there is nothing new to read
    index.sweep()
    if not jobs:
        return outcome
    tally = _Tally(on_progress, {job.path: job.size for job in jobs})
    readers = reader or _readers(settings)
    try:
        for job, result in _read_in_order(jobs, readers, settings.ingest.workers, tally):
            _settle(job, result, index, readers, settings, outcome)
            tally.file(job.path)
    finally:
        readers.close()
    return outcome


def _jobs(found: Sequence[Path], index: Writer, outcome: _Outcome) -> list[_Job]:
    """Files with new bytes; the others go into the outcome."""
    from ingest.read import document_id

    known = index.known()
    jobs: list[_Job] = []
    for path in found:
        try:
            doc_id, size = document_id(path), path.stat().st_size
        except OSError as exc:
            told = IngestError(
                f"{path} cannot be read ({exc.strerror}). Allow reading it and run the command again."
            )
            _fail(path, None, told, index, outcome)
            continue
        if doc_id in known:
            outcome.skipped.append(str(path))
        else:
            known.add(doc_id)
            jobs.append(_Job(path, doc_id, size))
    return jobs


def _read_in_order(
    jobs: Sequence[_Job], readers: Reader, workers: int, tally: _Tally
) -> Iterator[tuple[_Job, "Future[ReadPaper]"]]:
    """Yield each job with its finished reading, in the order of the jobs; a few are read ahead, no more."""
    waiting: deque[tuple[_Job, Future[ReadPaper]]] = deque()
    pool = ThreadPoolExecutor(max_workers=workers, thread_name_prefix="reading")

    def submit(job: _Job) -> None:
        waiting.append(
            (job, pool.submit(readers.read, job.path, lambda done, total: tally.page(job.path, done, total)))
        )

    try:
        upcoming = iter(jobs)
        for job in upcoming:
            submit(job)
            if len(waiting) > workers:
                yield _finished(waiting)
        while waiting:
            yield _finished(waiting)
    finally:
        # after an interruption: the processes end first, so that no thread waits for one
        if waiting:
            readers.close()
        pool.shutdown(wait=True, cancel_futures=True)


def _finished(waiting: "deque[tuple[_Job, Future[ReadPaper]]]") -> tuple[_Job, "Future[ReadPaper]"]:
    job, future = waiting[0]
    # the exception, if any, is looked at by the caller; waiting here keeps Ctrl-C working
    future.exception()
    waiting.popleft()
    return job, future


def _settle(
    job: _Job,
    result: "Future[ReadPaper]",
    index: Writer,
    readers: Reader,
    settings: Settings,
    outcome: _Outcome,
) -> None:
    """Write one reading's result into the index."""
    try:
        paper = result.result()
        held = paper.document.held_pages
        if held and len(held) >= paper.document.page_count:
            _hold_whole(paper.document, index, outcome)
        elif held:
            _add_public_part(paper, job.path, index, readers, settings, outcome)
        else:
            index.add(paper, job.path)
            outcome.read.append(paper.document)
    except IngestError as exc:
        _fail(job.path, job.doc_id, exc, index, outcome)


def _hold_whole(document: Document, index: Writer, outcome: _Outcome) -> None:
    reason = _reason(document)
    # the indexer takes no pages to mean all of them
    index.add_held(document.model_copy(update={"held_pages": ()}), reason)
    outcome.held.append(_held_back(document, True, reason))


def _add_public_part(
    paper: ReadPaper, path: Path, index: Writer, readers: Reader, settings: Settings, outcome: _Outcome
) -> None:
    """Add a paper without its held-back pages; readers get a copy of the PDF from which they are gone."""
    document, reason = paper.document, _reason(paper.document)
    copy = settings.data_dir / f"public-{document.doc_id[:16]}.tmp.pdf"
    try:
        readers.public_copy(path, document.held_pages, copy)
        # noted first: were the run killed in between, the operator would never hear of the held pages
        index.add_held(document, reason)
        index.add(paper, copy)
    finally:
        copy.unlink(missing_ok=True)
    outcome.held.append(_held_back(document, False, reason))
    outcome.read.append(document)


def _reason(document: Document) -> str:
    said = next((each.quote for each in document.provenance if each.field in ("access", "held_pages")), None)
    return said or HELD_REASON


def _held_back(document: Document, whole: bool, reason: str) -> HeldBack:
    return HeldBack(
        file=document.file, path=document.path, pages=document.held_pages, whole=whole, reason=reason
    )


def _fail(path: Path, doc_id: str | None, error: PapersError, index: Writer, outcome: _Outcome) -> None:
    index.add_failed(path, doc_id, error.title, str(error))
    outcome.failed.append(Failed(file=path.name, path=str(path), title=error.title, reason=str(error)))


@contextlib.contextmanager
def _only_writer(settings: Settings) -> Iterator[None]:
    """Hold the data folder's lock; the system lets go of it when the process ends, however it ends.

    Raises StoreUnavailable when another run holds it, or the folder cannot be written.
    """
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        lock = (settings.data_dir / "ingest.lock").open("a+b")
    except OSError as exc:
        raise StoreUnavailable(
            f"The data folder {settings.data_dir} cannot be written ({exc.strerror}). "
            "Choose another with --data-dir or PAPERS_DATA_DIR, or allow writing there."
        ) from exc
    with lock:
        if not _locked(lock.fileno()):
            raise StoreUnavailable(
                f"Another papers ingest is writing to {settings.data_dir}. "
                "Wait for it to end, or give another --data-dir."
            )
        yield


def _locked(file: int) -> bool:
    """True if the file's lock was free and is ours now."""
    if os.name == "nt":
        return _locked_on_windows(file)
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _locked_on_windows(file: int) -> bool:
    import importlib

    # by name, since the module's types exist on Windows alone
    msvcrt = importlib.import_module("msvcrt")
    try:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    except OSError:
        return False
    return True
