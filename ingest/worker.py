"""Reads each PDF in a process of its own, so that a hostile or broken one can harm nothing but its own reading.

A worker process is started when needed, used for several files, and replaced when it crashed, was killed
at a limit, or has read its share. It answers in frames of JSON, never pickles: what has parsed a hostile
file is not trusted with the parent's memory. Limits are those of the settings: wall-clock time and file size
everywhere, memory and processor time where the system has such limits (not on Windows).

What reading means is left to `ingest.read`; only its dotted name is known here.
"""

import contextlib
import importlib
import json
import os
import signal
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Collection
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from pydantic import ValidationError

from core import errors
from core.errors import IngestError, LimitExceeded, PapersError, UnreadablePdf
from core.paper import ReadPaper
from core.settings import IndexSettings, IngestSettings, Settings

READER = "ingest.read:read_paper"
COPIER = "ingest.render:public_copy"
FILES_PER_WORKER = 64
"""Then a fresh process takes over: what PDF libraries leak must not add up."""
FRAME = struct.Struct(">cQ")
LARGEST_FRAME = 2**31
LONGEST_MESSAGE = 600
CPU_GRACE_S = 5
_RSS_UNITS_IN_MB = 2**20 if sys.platform == "darwin" else 2**10
OnPage = Callable[[int, int], None]


class WorkerDied(Exception):
    """The worker process ended without an answer."""


class Readers:
    """A pool of reading processes; `read` may be called from as many threads as there are workers."""

    def __init__(self, settings: Settings, tokenizer_file: Path, reader: str = READER) -> None:
        self._settings, self._tokenizer_file, self._reader = settings, tokenizer_file, reader
        self._free = threading.Semaphore(settings.ingest.workers)
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()
        self._lock = threading.Lock()
        self._closed = False

    def __enter__(self) -> "Readers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(self, path: Path, on_page: OnPage | None = None) -> ReadPaper:
        """What reading one PDF gave; `on_page(pages done, pages)` is called as it goes on.

        Raises an IngestError with a sentence for whatever goes wrong with this file.
        """
        limits = self._settings.ingest
        _check_size(path, limits)
        request = {
            "task": "read",
            "function": self._reader,
            "path": str(path),
            "tokenizer_file": str(self._tokenizer_file),
            **_sent_settings(self._settings),
        }
        answer = self._ask(path, request, on_page)
        try:
            return ReadPaper.model_validate_json(answer)
        except ValidationError as exc:
            raise UnreadablePdf(
                f"{path.name} cannot be read: its reading came back broken. Print it to a new PDF."
            ) from exc

    def public_copy(self, path: Path, held_pages: Collection[int], out: Path) -> None:
        """Write a copy of the PDF without its held-back pages to `out`; raises IngestError."""
        request = {
            "task": "copy",
            "function": COPIER,
            "path": str(path),
            "held": sorted(held_pages),
            "out": str(out),
        }
        self._ask(path, request | _sent_settings(self._settings), None)

    def close(self) -> None:
        """End all workers, those in the middle of a file too."""
        with self._lock:
            self._closed = True
            workers, self._idle = tuple(self._all), []
            self._all.clear()
        for worker in workers:
            worker.end()

    def _ask(self, path: Path, request: dict[str, Any], on_page: OnPage | None) -> bytes:
        with self._free:
            worker = self._take()
            try:
                answer = worker.ask(request, self._settings.ingest.timeout_s, on_page)
            except WorkerDied as exc:
                self._drop(worker)
                raise worker.obituary(path.name, self._settings.ingest) from exc
            except PapersError:
                self._give_back(worker)
                raise
            except BaseException:
                # interrupted between frames: what the worker says next would answer the wrong question
                self._drop(worker)
                raise
            self._give_back(worker)
            return answer

    def _take(self) -> "_Worker":
        with self._lock:
            if self._closed:
                raise IngestError("Reading was stopped. Run the command again.")
            if self._idle:
                return self._idle.pop()
            worker = _Worker(self._settings.ingest)
            self._all.add(worker)
            return worker

    def _give_back(self, worker: "_Worker") -> None:
        if worker.asked >= FILES_PER_WORKER or self._closed:
            self._drop(worker)
            return
        with self._lock:
            self._idle.append(worker)

    def _drop(self, worker: "_Worker") -> None:
        with self._lock:
            self._all.discard(worker)
        worker.end()


def read_apart(
    path: Path, settings: Settings, tokenizer_file: Path, on_page: OnPage | None = None, reader: str = READER
) -> ReadPaper:
    """What reading one PDF gave, in a process started for it alone. Raises IngestError."""
    with Readers(settings, tokenizer_file, reader) as readers:
        return readers.read(path, on_page)


def _sent_settings(settings: Settings) -> dict[str, Any]:
    # only what reading needs: keys of model servers stay in the parent
    return {
        "data_dir": str(settings.data_dir),
        "ingest": settings.ingest.model_dump(mode="json"),
        "index": settings.index.model_dump(mode="json"),
    }


def _check_size(path: Path, limits: IngestSettings) -> None:
    try:
        size = path.stat().st_size
    except OSError as exc:
        raise IngestError(
            f"{path} cannot be opened: {exc.strerror}. Check that it is there and readable."
        ) from exc
    if size == 0:
        raise UnreadablePdf(f"{path.name} is empty (0 bytes). Fetch it again.")
    if size > limits.max_file_mb * 1_000_000:
        raise LimitExceeded(
            f"{path.name} has {size / 1_000_000:.0f} MB; at most {limits.max_file_mb} are read. "
            "Split it, or raise PAPERS_INGEST__MAX_FILE_MB."
        )


class _Worker:
    """One reading process and the pipes to it."""

    def __init__(self, limits: IngestSettings) -> None:
        self.asked = 0
        self._timed_out = False
        # a new process starts with the peak of the one that started it, on Linux even after exec
        self._peak_mb = self._inherited_mb = _own_peak_mb()
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the worker
        self._process = subprocess.Popen(
            [sys.executable, "-m", "ingest.worker", str(limits.max_memory_mb)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=_environment(),
            # Ctrl-C is for the parent, which ends its workers in order
            start_new_session=True,
        )

    def ask(self, request: dict[str, Any], timeout_s: float, on_page: OnPage | None) -> bytes:
        """The answer's payload. Raises WorkerDied, or the PapersError that the worker met."""
        self.asked += 1
        timer = threading.Timer(timeout_s, self._time_out)
        timer.daemon = True
        timer.start()
        try:
            return self._talk(request, on_page)
        except (OSError, WorkerDied) as exc:
            self._see_off()
            raise WorkerDied from exc
        finally:
            timer.cancel()

    def _talk(self, request: dict[str, Any], on_page: OnPage | None) -> bytes:
        stdin, stdout = _pipes(self._process)
        _send(stdin, b"Q", json.dumps(request).encode())
        while True:
            kind, payload = _receive(stdout)
            if kind == b"R":
                return payload
            if kind == b"E":
                raise _revived(payload)
            if on_page is not None:
                done, total = json.loads(payload)
                on_page(int(done), int(total))

    def _time_out(self) -> None:
        self._timed_out = True
        self._process.kill()

    def _see_off(self) -> None:
        """Wait for the process, which may still be on its way out, and note how it ended and what memory it took."""
        for _ in range(100):
            if not hasattr(os, "wait4"):
                if self._process.poll() is not None:
                    return
            else:
                # unlike Popen.wait it tells this one process's memory; repeated, since the end may take a moment
                try:
                    pid, status, usage = os.wait4(self._process.pid, os.WNOHANG)
                except ChildProcessError:
                    # `end`, called from another thread, has seen it off already
                    self._process.wait()
                    return
                if pid:
                    self._process.returncode = os.waitstatus_to_exitcode(status)
                    self._peak_mb = usage.ru_maxrss / _RSS_UNITS_IN_MB
                    return
            time.sleep(0.05)

    def end(self) -> None:
        """Kill the process if it still runs, and wait for it."""
        self._process.kill()
        self._process.wait()
        for pipe in (*_pipes(self._process), self._errors):
            with contextlib.suppress(OSError):
                pipe.close()

    def obituary(self, name: str, limits: IngestSettings) -> IngestError:
        """Why the process ended without an answer, as an error about the file it was reading."""
        code = self._process.returncode
        if self._timed_out:
            return LimitExceeded(
                f"{name} took more than {limits.timeout_s:g} s to read and was stopped. "
                "Print it to a new PDF, or raise PAPERS_INGEST__TIMEOUT_S."
            )
        swelled = self._peak_mb > max(limits.max_memory_mb / 2, self._inherited_mb)
        if self._inherited_mb > limits.max_memory_mb / 2:
            # its own peak cannot be told; libraries abort when they are given no more memory
            swelled = swelled or code == -signal.SIGABRT
        stopped = code in (-getattr(signal, "SIGXCPU", 0), -getattr(signal, "SIGKILL", 0))
        if code != 0 and (swelled or stopped):
            return LimitExceeded(
                f"{name} took more time or memory than reading one file may, and was stopped. Print it to a new PDF, "
                "or raise PAPERS_INGEST__TIMEOUT_S or PAPERS_INGEST__MAX_MEMORY_MB."
            )
        if code is not None and code < 0:
            return UnreadablePdf(
                f"{name} broke the PDF reader (signal {-code}). Print it to a new PDF and read that in."
            )
        return IngestError(
            f"{name} was not read: the reading process ended (code {code}). Run the command again."
        )


def _own_peak_mb() -> float:
    """The most memory this process has held; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _RSS_UNITS_IN_MB


def _environment() -> dict[str, str]:
    """The worker's environment: the parent's modules, and one thread for each library."""
    paths = [entry or str(Path.cwd()) for entry in sys.path]
    return os.environ | {
        "PYTHONPATH": os.pathsep.join(paths),
        "OMP_NUM_THREADS": "1",
        "OMP_THREAD_LIMIT": "1",
    }


def _pipes(process: "subprocess.Popen[bytes]") -> tuple[IO[bytes], IO[bytes]]:
    assert process.stdin is not None
    assert process.stdout is not None
    return process.stdin, process.stdout


def _send(stream: IO[bytes], kind: bytes, payload: bytes) -> None:
    stream.write(FRAME.pack(kind, len(payload)))
    stream.write(payload)
    stream.flush()


def _receive(stream: IO[bytes]) -> tuple[bytes, bytes]:
    """The next frame's kind and payload. Raises WorkerDied when there is none."""
    head = stream.read(FRAME.size)
    if len(head) < FRAME.size:
        raise WorkerDied
    kind, size = FRAME.unpack(head)
    if size > LARGEST_FRAME:
        raise WorkerDied
    payload = stream.read(size)
    if len(payload) < size:
        raise WorkerDied
    return kind, payload


def _revived(payload: bytes) -> PapersError:
    """The worker's error, of the class it names if that is one of ours."""
    told = json.loads(payload)
    kind = getattr(errors, str(told.get("kind")), IngestError)
    if not (isinstance(kind, type) and issubclass(kind, PapersError)):
        kind = IngestError
    return kind(str(told.get("message"))[:LONGEST_MESSAGE])


# Below: the worker's side.


def main() -> None:
    """Answer requests from stdin until it closes."""
    stdin, stdout = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    # libraries that print must not print into the frames
    os.dup2(2, 1)
    _limit_memory(int(sys.argv[1]))
    while True:
        try:
            _, payload = _receive(stdin)
        except WorkerDied:
            return
        _answer(json.loads(payload), stdout)


def _answer(request: dict[str, Any], stdout: IO[bytes]) -> None:
    name = Path(request["path"]).name
    try:
        result = _done(request, lambda done, total: _send(stdout, b"P", json.dumps([done, total]).encode()))
    except BrokenPipeError:
        # the parent is gone: there is nobody to tell
        os._exit(0)
    except BaseException as exc:  # noqa: BLE001 - whatever a library raises on a hostile file becomes a sentence
        told = _as_ours(exc, name)
        _send(stdout, b"E", json.dumps({"kind": type(told).__name__, "message": str(told)}).encode())
    else:
        _send(stdout, b"R", result)


def _done(request: dict[str, Any], on_page: OnPage) -> bytes:
    limits = IngestSettings(**request["ingest"])
    _limit_processor_time(limits.timeout_s)
    module, _, function = request["function"].partition(":")
    work = getattr(importlib.import_module(module), function)
    if request["task"] == "copy":
        work(Path(request["path"]), tuple(request["held"]), Path(request["out"]))
        return b"{}"
    settings = Settings(
        data_dir=Path(request["data_dir"]), ingest=limits, index=IndexSettings(**request["index"])
    )
    paper: ReadPaper = work(Path(request["path"]), settings, Path(request["tokenizer_file"]), on_page=on_page)
    return paper.model_dump_json().encode()


def _as_ours(exc: BaseException, name: str) -> PapersError:
    """A foreign error as one of ours, about the file."""
    if isinstance(exc, PapersError):
        return exc
    if isinstance(exc, MemoryError):
        return LimitExceeded(
            f"{name} took more memory than reading one file may. Print it to a new PDF, or raise "
            "PAPERS_INGEST__MAX_MEMORY_MB."
        )
    if isinstance(exc, RecursionError):
        return UnreadablePdf(f"{name} is nested too deeply to be read. Print it to a new PDF.")
    if isinstance(exc, ModuleNotFoundError):
        return IngestError(f"{name} was not read: {exc}. Install the package again.")
    told = " ".join(str(exc).split())[:200] or "no reason given"
    return UnreadablePdf(f"{name} cannot be read ({type(exc).__name__}: {told}). Print it to a new PDF.")


def _limit_memory(megabytes: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, megabytes * 2**20))
        # a crash leaves no core file with a paper's words in it
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_processor_time(seconds: float) -> None:
    """Let this file take `seconds` of processor time; the parent's clock is the one that usually ends it."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        limit = int(used.ru_utime + used.ru_stime + seconds) + CPU_GRACE_S
        resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.getrlimit(resource.RLIMIT_CPU)[1]))


if __name__ == "__main__":
    main()
