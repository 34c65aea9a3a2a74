"""Known-answer questions: what is asked, what a right answer holds, and where it stands.

The format is that of `shared/eval/README.md`, one JSON object a line. What makes an answer right is left to
`eval.scoring`.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, ValidationError, model_validator

from core.domain import Frozen, Turn
from core.errors import EvaluationError

PageKey = tuple[str, int]  # a paper's PDF name without its ending, and a PDF page


def paper_name(file: str) -> str:
    """The name by which questions speak of a paper: its PDF's name without the ending."""
    return file.removesuffix(".pdf")


def _as_turn(value: Any) -> Any:
    # question files hold the user's earlier words as plain strings
    return {"role": "user", "content": value} if isinstance(value, str) else value


class Place(Frozen):
    """One page on which a fact is stated."""

    paper: str = Field(description="PDF name without its ending")
    page: int = Field(ge=1, description="PDF page, the first is 1")
    quote: str = Field(default="", description="words copied from that page")

    @property
    def key(self) -> PageKey:
        return self.paper, self.page


class Question(Frozen):
    """A question and what its answer must hold."""

    id: str = Field(min_length=1)
    question: str = Field(min_length=1)
    kind: str = Field(min_length=1)
    history: tuple[Annotated[Turn, BeforeValidator(_as_turn)], ...] = ()
    answerable: bool = Field(description="false: the papers do not say, and the answer must be that")
    must: tuple[tuple[str, ...], ...] = Field(
        default=(), description="each group is hit by one of its strings"
    )
    must_not: tuple[str, ...] = Field(default=(), description="strings that give away a wrong answer")
    evidence: tuple[tuple[Place, ...], ...] = Field(default=(), description="groups of alternative places")
    period: str = ""
    why: str = ""

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if self.answerable and not (self.must and self.evidence):
            raise ValueError("an answerable question needs `must` and `evidence`")
        if not self.answerable and (self.must or self.evidence):
            raise ValueError("a question that cannot be answered has neither `must` nor `evidence`")
        if any(not group for group in (*self.must, *self.evidence)):
            raise ValueError("a group in `must` or `evidence` is empty, so that nothing could hit it")
        return self

    @property
    def relevant_pages(self) -> frozenset[PageKey]:
        """Every page listed as evidence, in whichever group."""
        return frozenset(place.key for group in self.evidence for place in group)


def load_questions(path: Path) -> tuple[Question, ...]:
    """The questions of a file, in its order.

    Raises EvaluationError naming file and line when a line cannot be used, an id comes twice, or there is none.
    """
    questions: dict[str, Question] = {}
    for number, line in _lines(path):
        question = _parse(line, f"{path}, line {number}")
        if question.id in questions:
            raise EvaluationError(f"{path}, line {number}: the id {question.id!r} comes twice; rename one.")
        questions[question.id] = question
    if not questions:
        raise EvaluationError(f"{path} holds no question; give one JSON object a line.")
    return tuple(questions.values())


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as exc:
        raise EvaluationError(f"{path} cannot be read as a question file: {exc}") from exc
    # not splitlines(): a question may hold U+2028 and its like, which JSON does not escape
    yield from ((number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip())


def _parse(line: str, where: str) -> Question:
    try:
        return Question.model_validate_json(line)
    except ValidationError as exc:
        first = exc.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "line"
        raise EvaluationError(f"{where}: {field}: {first['msg']}. See shared/eval/README.md.") from exc
