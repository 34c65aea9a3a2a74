"""POST /v1/check: does the record say this? A draft in, a verdict for each of its sentences out."""

from fastapi import APIRouter
from pydantic import Field

from core.domain import Frozen
from core.record import CheckedSentence, RecordCheck, Verdict
from ui.ports import Service
from ui.views import CitationOut, FiltersIn, Text, citation_out


class CheckIn(Frozen):
    """A draft, and limits on the papers it is held against."""

    text: Text = Field(
        description="plain text or Markdown", examples=["At Quarter 2 2025/26, 63.4% of EHCPs were on time."]
    )
    filters: FiltersIn | None = None


class CheckedOut(Frozen):
    """One sentence of the draft."""

    text: str = Field(description="the sentence on one line, without Markdown")
    start: int = Field(description="where it begins in the draft, in characters from 0")
    end: int
    verdict: Verdict = Field(
        description="contradicted: the papers give something else for the same thing and time; not_found: they say "
        "nothing that decides it; nothing_to_check: it states nothing"
    )
    why: str = Field(description="what the papers have instead, or what they do not say")
    citations: tuple[CitationOut, ...] = Field(
        description="what it was judged by; none where they do not say"
    )


class CheckOut(Frozen):
    """The draft's sentences in order, and how many have each verdict."""

    sentences: tuple[CheckedOut, ...]
    counts: dict[Verdict, int]
    total_ms: float


def check_routes(service: Service) -> APIRouter:
    """The call that holds a draft against the papers."""
    routes = APIRouter(prefix="/v1", tags=["asking"])

    @routes.post("/check")
    def check(sent: CheckIn) -> CheckOut:
        """Judge each sentence of a draft: supported, contradicted or not found, with the page."""
        filters = sent.filters.to_domain() if sent.filters else None
        return check_out(service.check_draft(sent.text, filters))

    return routes


def check_out(checked: RecordCheck) -> CheckOut:
    """The JSON of a checked draft."""
    return CheckOut(
        sentences=tuple(map(_checked_out, checked.sentences)),
        counts={verdict: checked.count(verdict) for verdict in Verdict},
        total_ms=checked.total_ms,
    )


def _checked_out(sentence: CheckedSentence) -> CheckedOut:
    return CheckedOut(
        text=sentence.text,
        start=sentence.start,
        end=sentence.end,
        verdict=sentence.verdict,
        why=sentence.why,
        citations=tuple(map(citation_out, sentence.citations)),
    )
