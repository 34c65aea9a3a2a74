"""Where the page that an answer should have cited was lost on the way."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from core.domain import Answer, Document, DocumentText
from core.explanation import PageTrace, Stage
from qa.rank import Ranked
from qa.statements import PASSAGES_READ
from qa.trace import Trace

Found = tuple[Stage | None, str]


@dataclass(frozen=True)
class Sought:
    """A page that readers may see, and the passages that touch it."""

    document: Document
    number: int
    passage_ids: frozenset[str]


def page_trace(
    sought: Sought,
    trace: Trace,
    answer: Answer,
    searched: Sequence[Document],
    text_of: Callable[[str], DocumentText],
) -> PageTrace:
    """The last stage that the page reached; `searched`: the papers that the filters let through."""
    lost_at, said = next(_outcomes(sought, trace, answer, searched, text_of))
    document = sought.document
    return PageTrace(
        document_id=document.doc_id, file=document.file, page=sought.number, lost_at=lost_at, said=said
    )


def _outcomes(
    sought: Sought,
    trace: Trace,
    answer: Answer,
    searched: Sequence[Document],
    text_of: Callable[[str], DocumentText],
) -> Iterator[Found]:
    """Yield what may have become of the page, the first being what did."""
    yield from _cited(sought, answer)
    yield from _unsearched(sought, searched)
    yield from _unfound(sought, trace)
    yield from _ranked_low(sought, trace)
    yield from _refused(trace)
    yield from _dropped(sought, trace)
    yield _unchosen(sought, trace, text_of)


def _cited(sought: Sought, answer: Answer) -> Iterator[Found]:
    here = (sought.document.doc_id, sought.number)
    for citation in answer.citations:
        if (citation.document.doc_id, citation.page) == here:
            yield None, f"The answer cites it as [{citation.marker}]."
        elif here in ((also.doc_id, also.page) for also in citation.also_in):
            yield None, f"The answer cites the same words in {citation.document.file} as [{citation.marker}]."


def _unsearched(sought: Sought, searched: Sequence[Document]) -> Iterator[Found]:
    if all(document.doc_id != sought.document.doc_id for document in searched):
        yield Stage.SEARCH, "The filters leave its paper out. Ask without them."
    if not sought.passage_ids:
        is_unread = sought.number in sought.document.unread_pages
        why = "It could not be read" if is_unread else "No passage that is searched stands on it"
        yield Stage.READING, f"{why}; papers show PAPER --page {sought.number} tells what was read."


def _unfound(sought: Sought, trace: Trace) -> Iterator[Found]:
    brought = {c.passage.passage_id for searched in trace.searches for c in searched.candidates}
    reached = {ranked.candidate.passage.passage_id for ranked in trace.ranked}
    if sought.passage_ids & reached:
        return
    if sought.passage_ids & trace.repeated:
        yield Stage.RANKING, "A better passage of another paper has the same words and was read in its place."
    if not sought.passage_ids & brought:
        yield (
            Stage.SEARCH,
            "Neither search brought a passage of it: it shares too few words with the question.",
        )


def _ranked_low(sought: Sought, trace: Trace) -> Iterator[Found]:
    position, own = _best(sought, trace)
    if position > PASSAGES_READ:
        yield (
            Stage.RANKING,
            f"Its best passage is number {position} of {len(trace.ranked)}, and the first {PASSAGES_READ} are read. "
            f"{_shortfall(trace.ranked[0], own)}",
        )


def _refused(trace: Trace) -> Iterator[Found]:
    if trace.is_refused:
        yield Stage.EVIDENCE, "It was read, but the evidence was too weak to answer at all."


def _dropped(sought: Sought, trace: Trace) -> Iterator[Found]:
    draft = trace.draft
    sentences = (*draft.lead, *draft.table, *draft.support) if draft else ()
    quotes = (quote for sentence in sentences for quote in sentence.quotes)
    if any((q.document.doc_id, q.page) == (sought.document.doc_id, sought.number) for q in quotes):
        yield (
            Stage.CHECK,
            "A sentence that cites it was written, and the check left it out: see what was dropped.",
        )


def _unchosen(sought: Sought, trace: Trace, text_of: Callable[[str], DocumentText]) -> Found:
    position, _ = _best(sought, trace)
    for number, statement in enumerate(trace.found, start=1):
        if statement.passage.passage_id not in sought.passage_ids:
            continue
        spans = text_of(sought.document.doc_id).page_spans(statement.start, statement.end)
        if sought.number in (page for page, *_ in spans):
            return Stage.WRITING if number == 1 else Stage.STATEMENTS, (
                f"Its best statement is number {number} of {len(trace.found)}, with {statement.score:.2f} against "
                f"{trace.found[0].score:.2f} for the first; others were said."
            )
    return Stage.STATEMENTS, f"Its passage is number {position}, but no statement could be made of its words."


def _best(sought: Sought, trace: Trace) -> tuple[int, Ranked]:
    """Position, from 1, of the page's best passage in the final order."""
    return next(
        (position, ranked)
        for position, ranked in enumerate(trace.ranked, start=1)
        if ranked.candidate.passage.passage_id in sought.passage_ids
    )


def _shortfall(first: Ranked, own: Ranked) -> str:
    """In which feature a passage stands most behind the first."""
    behind = {name: value - own.parts.get(name, 0.0) for name, value in first.parts.items()}
    name = max(behind, key=lambda each: behind[each])
    return f"It is behind the first most in {name}: {own.parts.get(name, 0.0):.2f} against {first.parts[name]:.2f}."
