"""Questions to start with, made from the papers at hand: their measures and their minutes."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from core.domain import Document, Passage, PassageKind
from index.catalogue import Catalogue

MOST = 4
NEWEST_PAPERS = 4
_MEASURE = re.compile(
    r"\b(?:the )?(number|percentage|proportion|rate) of ([A-Za-z][^\n()\d]{12,70}?)(?=\s*(?:\(|\n|$))"
)
_MINUTE = re.compile(r"^[A-Z]{2,6} ?\d{1,4} ([A-Z][A-Z '’&,-]{8,60})$", re.MULTILINE)
_EVERY_MEETING = re.compile(r"MINUTES|PUBLIC QUESTION|DECLARATION|APOLOG|PART \d|EXEMPT|CONFIDENTIAL")


def example_questions(catalogue: Catalogue, documents: Sequence[Document]) -> tuple[str, ...]:
    """Up to four questions whose subjects stand in the newest papers."""
    found: list[str] = []
    newest = sorted(documents, key=_day, reverse=True)[:NEWEST_PAPERS]
    for question in _interleaved([_questions(catalogue.passages_of(d.doc_id)) for d in newest]):
        if question not in found:
            found.append(question)
        if len(found) == MOST:
            break
    return tuple(found)


def _day(document: Document) -> date:
    return document.meeting_date or (document.period.end if document.period else date.min)


def _questions(passages: Sequence[Passage]) -> Iterator[str]:
    for passage in passages:
        if passage.kind is PassageKind.TABLE_ROW:
            measure = _MEASURE.search(passage.text)
            if measure:
                yield f"What is the {measure.group(1)} of {' '.join(measure.group(2).split())}?"
        else:
            minute = _MINUTE.search(passage.text)
            if minute and not _EVERY_MEETING.search(minute.group(1)):
                yield f"What was resolved about {minute.group(1).strip().lower()}?"


def _interleaved(sources: Sequence[Iterator[str]]) -> Iterator[str]:
    """One from each in turn, until all are empty."""
    waiting = list(sources)
    while waiting:
        for source in list(waiting):
            question = next(source, None)
            if question is None:
                waiting.remove(source)
            else:
                yield question
