"""What a run folder holds: one record a question, its answer in the shape of `/v1/ask`.

That shape is kept so that `eval.verify` and `shared/eval/score.py --answers` read a run as they read a server's
answers. Writing the folder is left to `eval.run`.
"""

import json
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from core.domain import Answer, Citation, Frozen, RetrievedPassage, Status
from core.errors import EvaluationError
from eval.metrics import Ranking
from eval.scoring import QuestionScore

ANSWERS = "answers.jsonl"
SETTINGS = "settings.json"
SUMMARY = "summary.json"
ABOUT = "run.json"


class Record(Frozen):
    """One question of a run: what came back, and what it got."""

    id: str
    question: str
    answer: dict[str, Any] = Field(description="as `/v1/ask` gives it")
    score: QuestionScore
    ranking: Ranking | None = Field(default=None, description="None where there is no evidence to rank")
    ms: float = Field(description="from the question to the answer, as the asker waits for it")
    error: str | None = Field(default=None, description="why the service gave no answer at all")


def as_contract(answer: Answer) -> dict[str, Any]:
    """The answer as `/v1/ask` gives it, without the links that only a server can make."""
    return {
        "id": answer.answer_id,
        "question": answer.question,
        "standalone_question": answer.standalone_question,
        "answered": answer.status is Status.ANSWERED,
        "answer": answer.text,
        "mode": answer.mode,
        "note": answer.note,
        "citations": [_citation(citation) for citation in answer.citations],
        "passages": [_passage(hit) for hit in answer.retrieved],
        "dropped": list(answer.dropped),
        "timings_ms": answer.timings_ms.model_dump(),
    }


def _citation(citation: Citation) -> dict[str, Any]:
    document = citation.document
    own = citation.model_dump(mode="json", exclude={"document"})
    return own | {
        "document_id": document.doc_id,
        "file": document.file,
        "title": document.title,
        "committee": document.committee,
        "date": document.meeting_date.isoformat() if document.meeting_date else None,
        "kind": document.kind.value,
    }


def _passage(hit: RetrievedPassage) -> dict[str, Any]:
    return {
        "passage_id": hit.passage.passage_id,
        "document_id": hit.document.doc_id,
        "file": hit.document.file,
        "page": hit.passage.first_page,
        "last_page": hit.passage.last_page,
        "text": hit.passage.text,
        "score": hit.score,
        "why": {
            "rank": hit.rank,
            "cosine_similarity": hit.cosine_similarity,
            "dense_rank": hit.dense_rank,
            "lexical_rank": hit.lexical_rank,
        },
    }


def read_records(run: Path) -> tuple[Record, ...]:
    """The records of a finished run. Raises EvaluationError where the folder is none."""
    try:
        lines = (run / ANSWERS).read_text(encoding="utf-8").split("\n")
        return tuple(Record.model_validate_json(line) for line in lines if line)
    except OSError as exc:
        raise EvaluationError(f"{run} is not a finished run: {exc}. Make one with papers eval.") from exc
    except ValidationError as exc:
        raise EvaluationError(
            f"{run / ANSWERS} was not written by this version: {exc.errors()[0]['msg']}"
        ) from exc


def read_settings(run: Path) -> dict[str, Any]:
    """The settings a run was made with, as nested JSON. Raises EvaluationError."""
    try:
        settings = json.loads((run / SETTINGS).read_text(encoding="utf-8"))
    except (OSError, ValueError) as exc:
        raise EvaluationError(f"{run / SETTINGS} cannot be read: {exc}") from exc
    if not isinstance(settings, dict):
        raise EvaluationError(f"{run / SETTINGS} holds no settings; make the run again with papers eval.")
    return settings
