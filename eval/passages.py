"""`python -m eval.passages FOLDER`: search alone, on the turns of meetings that are no council's papers.

FOLDER holds `corpus.jsonl` and `queries.jsonl` as shared/eval/minutes/README.md describes them. The
meetings become an index of their own in a temporary folder, a page a turn. Each query is put, inside its own meeting,
to the search by words, to the search by meaning, to both fused (with pairs of neighbouring words, as the service asks
them), and to the service as people use it. Printed for each: hit@1, the mean reciprocal rank, and the share of the
right turns that the first five passages hold.
"""

import hashlib
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from core.domain import Document, DocumentText, Filters, Page, Passage
from core.errors import EvaluationError, PapersError
from core.paper import ReadPaper
from core.sentences import split_sentences
from core.settings import Settings
from index.embedder import Embedder, SentenceEmbedder
from index.indexer import Indexer
from index.lexical import content_words, search_words
from index.search import HybridSearch
from index.vectors import VectorStore
from qa.service import Service, build_service

MOST_WORDS = 110  # of a passage: some 150 word pieces, which is what ingest cuts papers into
DEPTH = 100
COVERED_AT = 5

Search = Callable[[str, Filters], Sequence[Passage]]


@dataclass(frozen=True)
class Query:
    """A query about one meeting, and the turns that answer it, counted from 0."""

    meeting: str
    text: str
    turns: frozenset[int]


@dataclass(frozen=True)
class Found:
    """What one search made of one query."""

    reciprocal_rank: float
    covered: float  # share of the right turns in the first COVERED_AT passages


def main(arguments: Sequence[str]) -> int:
    """Exit code: 0 where the table was printed."""
    if len(arguments) != 1:
        sys.exit("usage: python -m eval.passages FOLDER")
    folder = Path(arguments[0])
    try:
        papers, queries = list(read_meetings(folder / "corpus.jsonl")), list(read_queries(folder))
        with TemporaryDirectory() as data:
            print_table(Settings(data_dir=Path(data)), papers, queries)
    except PapersError as exc:
        print(exc, file=sys.stderr)
        return exc.exit_code
    return 0


def read_meetings(path: Path) -> Iterator[ReadPaper]:
    """Yield each meeting as a paper. Raises EvaluationError naming the file."""
    for meeting, turns in groupby(_objects(path), key=lambda turn: str(turn["meeting"])):
        yield as_paper(meeting, [(turn["speaker"], turn["text"]) for turn in turns])


def read_queries(folder: Path) -> Iterator[Query]:
    """Yield the queries that have an answer. Raises EvaluationError naming the file."""
    for query in _objects(folder / "queries.jsonl"):
        turns = frozenset(turn for first, last in query["spans"] for turn in range(first, last + 1))
        if turns:
            yield Query(query["meeting"], query["text"], turns)


def _objects(path: Path) -> Iterator[Mapping[str, Any]]:
    try:
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line.strip():
                yield json.loads(line)
    except (OSError, ValueError) as exc:
        raise EvaluationError(f"{path} cannot be read: {exc}. Give a JSON object a line.") from exc


def as_paper(meeting: str, turns: Sequence[tuple[str, str]]) -> ReadPaper:
    """A meeting as ingest would hand it over: the speaker and the words of a turn on a page of its own."""
    texts = [f"{speaker}: {text}" for speaker, text in turns]
    document = Document(
        doc_id=meeting_id(meeting), file=f"{meeting}.pdf", path=meeting, title=meeting, page_count=len(texts)
    )
    pages = tuple(
        Page(number=n, width=595.0, height=842.0, text=text, boxes=(None,) * len(text))
        for n, text in enumerate(texts, start=1)
    )
    speakers = [speaker for speaker, _ in turns]
    return ReadPaper(document=document, pages=pages, passages=tuple(_passages(document, texts, speakers)))


def meeting_id(meeting: str) -> str:
    return hashlib.sha256(meeting.encode()).hexdigest()


def _passages(document: Document, texts: Sequence[str], speakers: Sequence[str]) -> Iterator[Passage]:
    """Yield passages of whole sentences, each of MOST_WORDS at most where its sentences allow."""
    whole = DocumentText(pages=tuple(texts))
    for start, end in _stretches(whole):
        pages = [page for page, _, _ in whole.page_spans(start, end)]
        yield Passage(
            passage_id=f"{document.doc_id[:16]}-{start}",
            doc_id=document.doc_id,
            first_page=pages[0],
            last_page=pages[-1],
            start=start,
            end=end,
            text=whole.text[start:end],
            context=f"{document.title}; {speakers[pages[0] - 1]}",
        )


def _stretches(whole: DocumentText) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of neighbouring sentences taken together."""
    open_start, open_end, words = 0, 0, 0
    for turn_start, text in zip(whole.starts, whole.pages, strict=True):
        for start, end in split_sentences(text):
            count = len(text[start:end].split())
            if words and words + count > MOST_WORDS:
                yield open_start, open_end
                words = 0
            open_start = open_start if words else turn_start + start
            open_end, words = turn_start + end, words + count
    if words:
        yield open_start, open_end


def print_table(settings: Settings, papers: Sequence[ReadPaper], queries: Sequence[Query]) -> None:
    """Index the papers, ask, and print a line a search."""
    embedder = SentenceEmbedder(settings.index, settings.data_dir)
    add_all(settings, embedder, papers)
    service = build_service(settings, embedder)
    passages = sum(len(paper.passages) for paper in papers)
    print(f"{len(queries)} queries, {len(papers)} meetings, {passages} passages")
    print(f"{'':>22}{'hit@1':>10}{'MRR':>10}{f'turns@{COVERED_AT}':>10}")
    for name, search in searches(service, settings, embedder).items():
        found = [measured(query, search) for query in queries]
        hits = sum(one.reciprocal_rank == 1.0 for one in found) / len(found)
        mrr = sum(one.reciprocal_rank for one in found) / len(found)
        covered = sum(one.covered for one in found) / len(found)
        print(f"{name:>22}{hits:10.3f}{mrr:10.3f}{covered:10.3f}", flush=True)
    service.close()


def add_all(settings: Settings, embedder: Embedder, papers: Sequence[ReadPaper]) -> None:
    """Put the papers into the index of the settings' data folder, each with an empty PDF."""
    pdf = settings.data_dir / "empty.pdf"
    pdf.write_bytes(b"%PDF-1.7")
    indexer = Indexer(settings, embedder)
    for paper in papers:
        indexer.add(paper, pdf)
    indexer.close()


def searches(service: Service, settings: Settings, embedder: Embedder) -> dict[str, Search]:
    """The searches that are compared, by what they go by; each gives passages, best first."""
    catalogue = service.catalogue
    vectors, hybrid = VectorStore(settings.chroma_path), HybridSearch(settings, catalogue, embedder)

    def by_id(ids: Sequence[str]) -> list[Passage]:
        known = catalogue.passages(list(ids))
        return [known[id_] for id_ in ids]

    def by_words(text: str, limits: Filters) -> Sequence[Passage]:
        found = search_words(catalogue.database, content_words(text), DEPTH, limits)
        return by_id([id_ for id_, _ in found])

    def by_meaning(text: str, limits: Filters) -> Sequence[Passage]:
        return by_id([id_ for id_, _ in vectors.query(embedder.embed_queries([text])[0], DEPTH, limits)])

    def by_both(text: str, limits: Filters) -> Sequence[Passage]:
        asked = content_words(text)
        found = hybrid.search(text, asked, tuple(pairwise(asked)), DEPTH, limits)
        return [candidate.passage for candidate in found]

    def by_service(text: str, limits: Filters) -> Sequence[Passage]:
        return [hit.passage for hit in service.search(text, limits, DEPTH)]

    return {
        "words (BM25)": by_words,
        "meaning (cosine)": by_meaning,
        "both, fused": by_both,
        "as people use it": by_service,
    }


def measured(query: Query, search: Search) -> Found:
    """How well a search ranks the passages with a right turn, inside the query's own meeting."""
    passages = search(query.text, Filters(document_ids=(meeting_id(query.meeting),)))
    held = [_turns(passage) & query.turns for passage in passages]
    rank = next((n for n, turns in enumerate(held, start=1) if turns), None)
    covered = frozenset().union(*held[:COVERED_AT])
    return Found(1.0 / rank if rank else 0.0, len(covered) / len(query.turns))


def _turns(passage: Passage) -> frozenset[int]:
    return frozenset(range(passage.first_page - 1, passage.last_page))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
