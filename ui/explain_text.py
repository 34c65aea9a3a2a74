"""Why an answer is as it is, as lines for a terminal; and the wish to be told, read from its options."""

from collections.abc import Iterator, Mapping, Sequence

from pydantic import ValidationError

from core.errors import QuestionError
from core.explanation import (
    Evidence,
    ExpectedPage,
    Explain,
    Hit,
    PassageScored,
    QuestionRead,
    SearchMade,
    StatementScored,
    Why,
)

INDENT = "    "
STATEMENT_CHARACTERS = 160
STAGE_WIDTH = 10


def explain_wish(wanted: bool, page: str | None) -> Explain | None:
    """What is to be explained, None for nothing. Raises QuestionError for a page that is not FILE:N."""
    if page is None:
        return Explain() if wanted else None
    file, _, number = page.rpartition(":")
    try:
        return Explain(expected=ExpectedPage.model_validate({"file": file or None, "page": number}))
    except ValidationError as exc:
        raise QuestionError(
            f"--page cannot be used: {page!r} is not FILE:N. Write, for example, pack.pdf:13."
        ) from exc


def why_lines(why: Why) -> Iterator[str]:
    """The stages in a sentence each, then what each of them had."""
    yield "\nWhy"
    for report in why.stages:
        yield f"{INDENT}{'?' if report.is_doubtful else ' '} {report.stage.value:{STAGE_WIDTH}}  {report.said}"
    yield f"\n{_blame(why)}"
    yield from _question(why.question)
    for search in why.searches:
        yield from _search(search)
    yield "\nPassages, best first (score = what each feature adds):"
    yield from (f"{INDENT}{_passage(passage)}" for passage in why.passages)
    yield "\nStatements, best first:"
    yield from (f"{INDENT}{_statement(statement)}" for statement in why.statements)
    yield from _evidence(why.evidence)
    for entry in why.basis:
        yield f"\nThe lead was taken from {entry.kind} {entry.id}: {entry.name}"
    yield from _listed("Left out by the checks", why.dropped)


def _blame(why: Why) -> str:
    """Which stage to look at."""
    if why.expected:
        place = f"{why.expected.file}, page {why.expected.page}"
        lost = f"was lost at {why.expected.lost_at.value}" if why.expected.lost_at else "was not lost"
        return f"{place} {lost}. {why.expected.said}"
    if why.blame:
        return f"If the answer is bad, look at {why.blame.value} first. --page FILE:N, the right page, tells more."
    return (
        "No stage stands out. If the answer is bad, --page FILE:N, the right page, tells where it was lost."
    )


def _question(question: QuestionRead) -> Iterator[str]:
    yield f"\nQuestion as read: {question.text}"
    yield f"{INDENT}wants {question.wants}, as {question.expected_form}{', over time' if question.over_time else ''}"
    for period in question.periods:
        yield f"{INDENT}period {period.label}: {period.start.isoformat()} to {period.end.isoformat()}"
    for concept in question.concepts:
        others = f", or {', '.join(concept.alternatives)}" if concept.alternatives else ""
        unused = "" if concept.in_papers else ", in no paper"
        yield f"{INDENT}{concept.word}{others} (rarity {concept.rarity:.1f}{unused})"


def _search(search: SearchMade) -> Iterator[str]:
    limits = f" for {search.period.label}" if search.period else ""
    yield f"\nSearch{limits}: by words {search.lexical}, by meaning {search.dense} passages"
    yield from (f"{INDENT}{_hit(hit)}" for hit in search.hits)


def _hit(hit: Hit) -> str:
    words = f"words {hit.lexical_rank} (bm25 {hit.bm25:.1f})" if hit.lexical_rank else "words -"
    cosine = f" (cosine {hit.cosine:.2f})" if hit.cosine is not None else ""
    return f"{words:24} meaning {hit.dense_rank or '-'}{cosine}  {_pages(hit)}"


def _passage(passage: PassageScored) -> str:
    read_on = " (read on to)" if passage.is_read_on else ""
    return f"{passage.position}. {passage.score:.2f} = {_parts(passage.parts)}  {_pages(passage)}{read_on}"


def _pages(place: Hit | PassageScored) -> str:
    last = f"-{place.last_page}" if place.last_page != place.page else ""
    return f"{place.file} {place.page}{last}"


def _parts(parts: Mapping[str, float]) -> str:
    return " + ".join(f"{name} {value:.2f}" for name, value in parts.items() if value) or "nothing"


def _statement(statement: StatementScored) -> str:
    text = statement.text
    shown = text if len(text) <= STATEMENT_CHARACTERS else f"{text[:STATEMENT_CHARACTERS]} ..."
    scores = (
        f"{statement.score:.2f}, covers {statement.coverage:.2f}, {statement.form} {statement.form_fit:.2f}, "
        f"period {statement.period_fit:.2f}"
    )
    return f"{statement.position}. {scores}  {statement.file} {statement.page}: {shown}"


def _evidence(evidence: Evidence) -> Iterator[str]:
    yield f"\nEvidence {evidence.score:.2f}, needed {evidence.threshold:.2f}"
    for name, value in evidence.features.items():
        yield f"{INDENT}{name:10} {value:.2f} (weight {evidence.weights[name]:+.2f})"


def _listed(name: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"\n{name}:"
        yield from (f"{INDENT}{line}" for line in lines)
