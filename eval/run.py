"""One evaluation run: every question put to the service that people use, kept as a folder.

    RUN/  run.json       commit, times, questions and papers, so that a run can be made again
          settings.json  what the service was set to, without secrets and paths
          answers.jsonl  a record a question (eval.record)
          summary.json   the figures (eval.summary)

The folder takes its name only when it is complete; until then it is called RUN.partial, so that a killed run is
never mistaken for a finished one.
"""

import hashlib
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any, Protocol, TextIO
from urllib.parse import urlsplit, urlunsplit

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from core.domain import Answer, Document, Filters, Turn
from core.errors import EvaluationError, PapersError
from core.settings import Settings
from eval.metrics import rank_quality
from eval.questions import Question
from eval.record import ABOUT, ANSWERS, SETTINGS, SUMMARY, Record, as_contract
from eval.scoring import FOUND_AT, QuestionScore, passage_pages, score
from eval.summary import Summary, summarise, summary_table

_PAGE_OF_DOCUMENTS = 100
_VERSIONS = ("chromadb", "llama-index-core", "pypdfium2", "sentence-transformers", "torch", "transformers")


class Papers(Protocol):
    """What a run asks of the catalogue."""

    def documents(
        self, filters: Filters | None = None, after: str | None = None, limit: int = 100
    ) -> tuple[Document, ...]: ...


class Service(Protocol):
    """What a run asks of the service; `qa.service.build_service` gives one."""

    @property
    def catalogue(self) -> Papers: ...

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer: ...


def new_run_dir(parent: Path = Path("runs")) -> Path:
    """A name under `parent` for a run that starts now, for example runs/2026-11-22T10-30-05Z."""
    return parent / datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%SZ")


def run_evaluation(
    service: Service,
    questions: Sequence[Question],
    out_dir: Path,
    settings: Settings,
    results: Console | None = None,
) -> Summary:
    """The summary of a new run in `out_dir`; progress goes to stderr, the table to `results` (stdout by default).

    Raises EvaluationError when there is no question, or when `out_dir` exists or cannot be made; a PapersError of
    the first, untimed question stops the run, later ones are recorded and the rest go on.
    """
    if not questions:
        raise EvaluationError("There is no question to ask; give a file with one JSON object a line.")
    partial = _make_partial(out_dir)
    started = datetime.now(UTC)
    # the first question loads the models, which no later asker waits for
    service.ask(questions[0].question, questions[0].history)
    records = _ask_all(service, questions, partial / ANSWERS)
    summary = summarise(records)
    _write_json(partial / SETTINGS, public_settings(settings))
    _write_json(partial / ABOUT, _about(service, questions, started))
    _write_json(partial / SUMMARY, summary.model_dump(mode="json") | {"headline": summary.headline()})
    _complete(partial, out_dir)
    (results or Console()).print(summary_table(summary))
    return summary


def _ask_all(service: Service, questions: Sequence[Question], path: Path) -> list[Record]:
    records = []
    with path.open("w", encoding="utf-8") as lines:
        for question in _with_progress(questions):
            records.append(ask_one(service, question))
            lines.write(records[-1].model_dump_json() + "\n")
        _to_disk(lines)
    return records


def _with_progress(questions: Sequence[Question]) -> Iterator[Question]:
    columns = (TextColumn("asking"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(questions)


def ask_one(service: Service, question: Question) -> Record:
    """The record of one question, asked now."""
    began = time.perf_counter()
    try:
        answer = service.ask(question.question, question.history)
    except PapersError as exc:
        return _failed(question, exc, _ms_since(began))
    ms = _ms_since(began)
    ranked = passage_pages(answer.retrieved)
    return Record(
        id=question.id,
        question=question.question,
        answer=as_contract(answer),
        score=score(question, answer),
        ranking=rank_quality(question.relevant_pages, ranked) if question.evidence else None,
        ms=ms,
    )


def _ms_since(began: float) -> float:
    return (time.perf_counter() - began) * 1000


def _failed(question: Question, error: PapersError, ms: float) -> Record:
    # never right, not even where a refusal would be: a service that breaks has not refused
    failed = QuestionScore(
        id=question.id,
        kind=question.kind,
        answerable=question.answerable,
        answered=False,
        right=False,
        lead=False,
        evidence=False if question.evidence else None,
        found=dict.fromkeys(FOUND_AT, False) if question.evidence else None,
    )
    return Record(
        id=question.id,
        question=question.question,
        answer={"answered": False, "answer": "", "citations": [], "passages": []},
        score=failed,
        ranking=rank_quality(question.relevant_pages, ()) if question.evidence else None,
        ms=ms,
        error=f"{type(error).__name__}: {error}",
    )


def public_settings(settings: Settings) -> dict[str, Any]:
    """The settings as JSON that may be shown to anyone: no key, no password in an address, no path of this machine."""
    dumped = settings.model_dump(mode="json", exclude={"data_dir": True, "qa": {"model_key"}})
    if url := dumped["qa"].get("model_url"):
        parts = urlsplit(url)
        dumped["qa"]["model_url"] = urlunsplit(
            parts._replace(netloc=parts.netloc.rpartition("@")[2], query="")
        )
    return dumped


def _about(service: Service, questions: Sequence[Question], started: datetime) -> dict[str, Any]:
    text = "\n".join(question.model_dump_json() for question in questions)
    return {
        "started": started.isoformat(timespec="seconds"),
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": _git("rev-parse", "HEAD"),
        "uncommitted_changes": bool(_git("status", "--porcelain")),
        "questions": {"count": len(questions), "sha256": hashlib.sha256(text.encode()).hexdigest()},
        "papers": [
            {"file": document.file, "doc_id": document.doc_id, "pages": document.page_count}
            for document in _all_documents(service.catalogue)
        ],
        "versions": {name: metadata.version(name) for name in _VERSIONS},
    }


def _all_documents(catalogue: Papers) -> Iterator[Document]:
    after = None
    while documents := catalogue.documents(after=after, limit=_PAGE_OF_DOCUMENTS):
        yield from documents
        after = documents[-1].doc_id


def _git(*arguments: str) -> str | None:
    # None outside a checkout, or without git: a run is worth having all the same
    root = Path(__file__).resolve().parents[1]
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()


def _make_partial(out_dir: Path) -> Path:
    if out_dir.exists():
        raise EvaluationError(f"{out_dir} exists already; name another folder for the run, or remove it.")
    partial = out_dir.with_name(out_dir.name + ".partial")
    try:
        if partial.exists():  # of a killed run
            shutil.rmtree(partial)
        partial.mkdir(parents=True)
    except OSError as exc:
        raise EvaluationError(f"The run folder {partial} cannot be made: {exc}") from exc
    return partial


def _write_json(path: Path, value: Any) -> None:
    with path.open("w", encoding="utf-8") as file:
        json.dump(value, file, indent=2, ensure_ascii=False)
        file.write("\n")
        _to_disk(file)


def _to_disk(file: TextIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _complete(partial: Path, out_dir: Path) -> None:
    # everything in it is on disk, so after a power cut a folder under the final name is whole
    try:
        partial.rename(out_dir)
    except OSError as exc:
        raise EvaluationError(
            f"The finished run stays in {partial}; it cannot be named {out_dir}: {exc}"
        ) from exc
