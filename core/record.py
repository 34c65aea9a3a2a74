"""What the papers say to a draft: one verdict a sentence, with its proof.

What is left to others: reaching a verdict (qa), showing it (ui).
"""

from enum import StrEnum

from pydantic import Field

from core.domain import Citation, Frozen


class Verdict(StrEnum):
    """How the papers stand to one sentence of a draft."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    NOT_FOUND = "not_found"
    NOTHING_TO_CHECK = "nothing_to_check"


class CheckedSentence(Frozen):
    """One sentence of a draft, judged."""

    text: str = Field(description="the sentence on one line, without Markdown")
    start: int = Field(ge=0, description="offset of its first character in the draft")
    end: int = Field(gt=0)
    verdict: Verdict
    why: str = Field(description="a sentence or two: what the papers say, or what is missing")
    citations: tuple[Citation, ...] = Field(
        default=(), description="the papers' words it was judged by; none where they do not say"
    )


class RecordCheck(Frozen):
    """A draft, judged sentence by sentence, in its order."""

    sentences: tuple[CheckedSentence, ...]
    total_ms: float = Field(ge=0, description="milliseconds that checking took")

    def count(self, verdict: Verdict) -> int:
        return sum(1 for sentence in self.sentences if sentence.verdict is verdict)
