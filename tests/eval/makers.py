"""Small questions, answers and a scripted service, so that a test says only what it is about."""

from collections.abc import Mapping, Sequence

from core.domain import (
    Answer,
    Box,
    Citation,
    Document,
    Filters,
    Passage,
    RetrievedPassage,
    Status,
    Timings,
    Turn,
)
from core.errors import PapersError
from eval.questions import Place, Question


def document(paper: str) -> Document:
    return Document(
        doc_id=f"{sum(map(ord, paper)):064x}",
        file=f"{paper}.pdf",
        path=f"/papers/{paper}.pdf",
        title=paper,
        page_count=9,
    )


def passage(paper: str, page: int, rank: int = 1, text: str = "words") -> RetrievedPassage:
    document_ = document(paper)
    return RetrievedPassage(
        passage=Passage(
            passage_id=f"{paper}-{page}-{rank}",
            doc_id=document_.doc_id,
            first_page=page,
            last_page=page,
            start=0,
            end=len(text),
            text=text,
            context="",
        ),
        document=document_,
        rank=rank,
        score=1.0 / rank,
    )


def citation(
    paper: str, page: int, marker: int = 1, quote: str = "words", boxes: tuple[Box, ...] = ()
) -> Citation:
    return Citation(
        marker=marker, passage_id="p", document=document(paper), page=page, quote=quote, boxes=boxes
    )


def answer(
    text: str,
    cited: Sequence[tuple[str, int]] = (),
    retrieved: Sequence[tuple[str, int]] = (),
    status: Status = Status.ANSWERED,
) -> Answer:
    return Answer(
        answer_id="a",
        question="?",
        standalone_question="?",
        text=text,
        status=status,
        mode="extractive",
        citations=tuple(citation(paper, page, marker) for marker, (paper, page) in enumerate(cited, start=1)),
        retrieved=tuple(passage(paper, page, rank) for rank, (paper, page) in enumerate(retrieved, start=1)),
        timings_ms=Timings(retrieve=1.0, answer=1.0, total=2.0),
    )


def refusal(text: str = "The papers do not say.") -> Answer:
    return answer(text, status=Status.NOT_FOUND)


def question(
    id_: str = "q1",
    must: Sequence[Sequence[str]] = (("57.5%",),),
    must_not: Sequence[str] = (),
    evidence: Sequence[Sequence[tuple[str, int]]] = ((("pack", 13),),),
    kind: str = "figure-table",
    text: str = "How quickly are plans completed?",
) -> Question:
    return Question(
        id=id_,
        question=text,
        kind=kind,
        answerable=True,
        must=tuple(tuple(group) for group in must),
        must_not=tuple(must_not),
        evidence=tuple(tuple(Place(paper=paper, page=page) for paper, page in group) for group in evidence),
    )


def unanswerable(id_: str = "u1", text: str = "What did the mayor have for breakfast?") -> Question:
    return Question(id=id_, question=text, kind="unanswerable", answerable=False)


class ScriptedCatalogue:
    def __init__(self, *papers: str) -> None:
        self._documents = sorted((document(paper) for paper in papers), key=lambda one: one.doc_id)

    def documents(
        self, filters: Filters | None = None, after: str | None = None, limit: int = 100
    ) -> tuple[Document, ...]:
        return tuple(one for one in self._documents if one.doc_id > (after or ""))[:limit]


class ScriptedService:
    """Gives to each question the answer, or raises the error, that the script holds for it."""

    def __init__(self, script: Mapping[str, Answer | PapersError], papers: Sequence[str] = ("pack",)) -> None:
        self._script = script
        self.catalogue = ScriptedCatalogue(*papers)
        self.asked: list[tuple[str, tuple[Turn, ...]]] = []

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        self.asked.append((question, tuple(history)))
        reply = self._script[question]
        if isinstance(reply, PapersError):
            raise reply
        return reply
