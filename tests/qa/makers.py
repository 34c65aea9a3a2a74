"""Candidates and questions by hand, for tests of what stands between search and answer."""

from collections.abc import Mapping, Sequence

from core.domain import Acronym, DocumentText, Page, Passage, Turn
from core.errors import NotFound
from core.paper import ReadPaper
from index.lexical import words
from index.search import Candidate
from qa.question import Question, understand
from qa.rank import Ranked, rank
from qa.statements import Statement, statements
from qa.vocabulary import Vocabulary


def vocabulary(
    *papers: ReadPaper, language: Sequence[str] = (), counts: Mapping[str, int] | None = None
) -> Vocabulary:
    """The words of these papers, each passage's once."""
    counted: dict[str, int] = dict(counts or {})
    for paper in papers:
        for passage in paper.passages:
            for word in set(words(passage.text)):
                counted[word] = counted.get(word, 0) + 1
    found: list[Acronym] = [acronym for paper in papers for acronym in paper.acronyms]
    return Vocabulary(counted, found, sum(len(p.passages) for p in papers), frozenset(language))


def asked(text: str, *papers: ReadPaper, history: Sequence[str] = ()) -> Question:
    return understand(text, [Turn(role="user", content=said) for said in history], vocabulary(*papers))


def candidate(paper: ReadPaper, passage: Passage, **more) -> Candidate:
    scores = {"fused": 0.03, "bm25": 1.0, "cosine": 0.5, **more}
    return Candidate(passage=passage, document=paper.document, **scores)


def ranked(text: str, *papers: ReadPaper) -> tuple[Ranked, ...]:
    """All passages of the papers, ranked for a question."""
    candidates = [candidate(paper, passage) for paper in papers for passage in paper.passages]
    return rank(asked(text, *papers), candidates, vocabulary(*papers))


def found(text: str, *papers: ReadPaper) -> tuple[Statement, ...]:
    """All statements of the papers, best first."""
    return statements(asked(text, *papers), ranked(text, *papers), vocabulary(*papers), Pages(*papers).text)


class Pages:
    """The papers' pages, as the catalogue would give them."""

    def __init__(self, *papers: ReadPaper) -> None:
        self._papers = {paper.document.doc_id: paper for paper in papers}

    def page(self, doc_id: str, number: int) -> Page:
        for page in self._papers[doc_id].pages:
            if page.number == number:
                return page
        raise NotFound(f"no page {number}")

    def text(self, doc_id: str) -> DocumentText:
        paper = self._papers[doc_id]
        texts = {page.number: page.text for page in paper.pages}
        return DocumentText(pages=tuple(texts.get(n, "") for n in range(1, paper.document.page_count + 1)))
