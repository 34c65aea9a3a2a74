"""Dense and lexical search over the same passages, fused by their scores."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.domain import Document, Filters, Passage
from core.errors import IndexMissing
from core.settings import Settings
from index.asked_vectors import AskedVectors
from index.catalogue import Catalogue
from index.embedder import Embedder, SentenceEmbedder, Vectors
from index.indexer import check_recipe
from index.lexical import search_words
from index.sentences import closeness
from index.vectors import VectorStore


@dataclass(frozen=True)
class Candidate:
    """A passage that at least one search brought, with what each said of it."""

    passage: Passage
    document: Document
    fused: float  # see `fused_scores`
    bm25: float = 0.0
    lexical_rank: int | None = None
    cosine: float | None = None
    dense_rank: int | None = None


class HybridSearch:
    """Both searches over one index, opened for reading."""

    def __init__(self, settings: Settings, catalogue: Catalogue, embedder: Embedder | None = None) -> None:
        """Raises IndexMismatch when the index was made with another model or chunking."""
        check_recipe(catalogue.database.connection, settings)
        self._catalogue = catalogue
        self._vectors = VectorStore(settings.chroma_path)
        self.embedder: Embedder = embedder or SentenceEmbedder(settings.index, settings.data_dir)
        self._asked = AskedVectors(self.embedder)

    def check_ready(self) -> None:
        """Raises PapersError when no paper has been read, or the model or a store cannot be used."""
        if self._catalogue.passage_count() == 0:
            raise IndexMissing("No papers have been read yet; run: papers ingest FOLDER")
        self._vectors.count()
        self.embedder.embed_queries(["ready"])

    def embed(self, texts: Sequence[str]) -> None:
        """Embed at once the questions that are to be searched with: together they take little longer than one."""
        self._asked.of_all(texts)

    def search(
        self,
        text: str,
        query_words: Sequence[str],
        pairs: Sequence[tuple[str, str]],
        top_k: int,
        filters: Filters | None = None,
    ) -> tuple[Candidate, ...]:
        """Candidates of both searches, best fused first; each search brings at most `top_k`."""
        lexical = search_words(self._catalogue.database, query_words, top_k, filters, pairs)
        vector = self._asked.of(text)
        return self._joined(lexical, self._vectors.query(vector, top_k, filters), vector)

    def closeness(self, text: str, passage_ids: Sequence[str]) -> dict[str, tuple[float, ...]]:
        """The cosine of a text with each sentence of these passages, by passage."""
        return closeness(self._catalogue.database, passage_ids, self._asked.of(text))

    def _joined(
        self, lexical: Sequence[tuple[str, float]], dense: Sequence[tuple[str, float]], vector: Vectors
    ) -> tuple[Candidate, ...]:
        bm25, cosine = dict(lexical), dict(dense)
        passages = self._catalogue.passages([*dict.fromkeys((*bm25, *cosine))])
        known = {doc_id: self._catalogue.document(doc_id) for doc_id in {p.doc_id for p in passages.values()}}
        cosine |= self._vectors.similarities([id_ for id_ in passages if id_ not in cosine], vector)
        fused = fused_scores(bm25, cosine)
        lexical_rank = {id_: rank for rank, (id_, _) in enumerate(lexical, start=1)}
        dense_rank = {id_: rank for rank, (id_, _) in enumerate(dense, start=1)}
        return tuple(
            Candidate(
                passage=passages[id_],
                document=known[passages[id_].doc_id],
                fused=score,
                bm25=bm25.get(id_, 0.0),
                lexical_rank=lexical_rank.get(id_),
                cosine=cosine.get(id_),
                dense_rank=dense_rank.get(id_),
            )
            for id_, score in sorted(fused.items(), key=lambda pair: (-pair[1], pair[0]))
            if id_ in passages  # a vector whose paper is not visible (a killed run's) is passed over
        )


def fused_scores(bm25: Mapping[str, float], cosine: Mapping[str, float]) -> dict[str, float]:
    """BM25 as a share of the best, in [0, 1], plus the cosine: for every id that either has.

    On the queries of shared/eval/minutes and on those of three sets over papers this put the right passage first more
    often than reciprocal ranks, which make little of a passage that one search finds far better than all others.
    """
    best = max(bm25.values(), default=0.0) or 1.0
    return {id_: bm25.get(id_, 0.0) / best + cosine.get(id_, 0.0) for id_ in {**bm25, **cosine}}
