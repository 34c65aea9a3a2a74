"""Vectors in Chroma: written through LlamaIndex's store, asked directly.

LlamaIndex's query fetches the texts and metadata of all hits, which nobody reads here: of 30 ms a search that was 27.

Chroma is written before SQLite and swept of orphans, so a vector without a visible passage is possible for a
moment and never shown: every hit is looked up in the catalogue (docs/adr/0003).
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from core.domain import Document, Filters, Passage
from core.errors import StoreUnavailable
from index.embedder import Vectors

if TYPE_CHECKING:
    from chromadb import Where
    from chromadb.api.models.Collection import Collection
    from llama_index.vector_stores.chroma import ChromaVectorStore

COLLECTION = "passages"
ADDED_AT_ONCE = 5000  # Chroma refuses more than 5461, which SQLite's limit on variables allows


class VectorStore:
    """The passages' vectors, with what filters need beside each."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def collection(self) -> "Collection":
        import chromadb
        from chromadb.config import Settings as ChromaSettings

        try:
            client = chromadb.PersistentClient(
                str(self._folder), settings=ChromaSettings(anonymized_telemetry=False)
            )
            # the "hnsw:" metadata keys became `configuration`; cosine, since vectors are unit length
            return client.get_or_create_collection(
                COLLECTION,
                configuration={"hnsw": {"space": "cosine", "ef_search": 200}},
                embedding_function=None,
            )
        except Exception as exc:  # Chroma raises a bare pyo3 or Exception type when its folder is unusable
            raise StoreUnavailable(
                f"The vectors in {self._folder} cannot be opened ({exc}). Make the folder writable for this user, or "
                "choose another with --data-dir."
            ) from exc

    @cached_property
    def _store(self) -> "ChromaVectorStore":
        from llama_index.vector_stores.chroma import ChromaVectorStore

        return ChromaVectorStore(chroma_collection=self.collection)

    def add(self, document: Document, passages: Sequence[Passage], vectors: Vectors) -> None:
        """Write the vectors of one paper; vectors `(n_passages, dim)`, unit length."""
        from llama_index.core.schema import BaseNode, NodeRelationship, RelatedNodeInfo, TextNode

        if not passages:
            return
        shared = document_metadata(document)
        source = {NodeRelationship.SOURCE: RelatedNodeInfo(node_id=document.doc_id)}
        nodes: list[BaseNode] = [
            TextNode(
                id_=passage.passage_id,
                text=passage.text,
                embedding=vector.tolist(),
                metadata={**shared, "first_page": passage.first_page, **period_metadata(passage)},
                relationships=source,
            )
            for passage, vector in zip(passages, vectors, strict=True)
        ]
        for first in range(0, len(nodes), ADDED_AT_ONCE):
            self._store.add(nodes[first : first + ADDED_AT_ONCE])

    def remove_document(self, doc_id: str) -> None:
        self._store.delete(doc_id)

    def document_ids(self) -> set[str]:
        """Ids of the papers that have vectors."""
        found = self.collection.get(include=["metadatas"])["metadatas"] or []
        return {str(metadata["doc_id"]) for metadata in found}

    def count(self) -> int:
        return int(self.collection.count())

    def query(self, vector: Vectors, top_k: int, filters: Filters | None) -> list[tuple[str, float]]:
        """(passage id, cosine similarity), best first; `vector` is `(dim,)`, unit length."""
        if _allow_nothing(filters):
            return []
        found = self.collection.query(
            query_embeddings=vector[np.newaxis], n_results=top_k, where=_where(filters), include=["distances"]
        )
        ids, distances = found["ids"][0], (found["distances"] or [[]])[0]
        # Chroma's cosine distance is 1 - cosine
        return [(id_, 1.0 - float(distance)) for id_, distance in zip(ids, distances, strict=True)]

    def similarities(self, passage_ids: Sequence[str], vector: Vectors) -> dict[str, float]:
        """Cosine similarity of these passages with `vector`, by passage id."""
        if not passage_ids:
            return {}
        found = self.collection.get(ids=list(passage_ids), include=["embeddings"])
        cosines = np.asarray(found["embeddings"], dtype=np.float32) @ vector
        return {id_: float(cosine) for id_, cosine in zip(found["ids"], cosines, strict=True)}


def document_metadata(document: Document) -> dict[str, str | int]:
    """What Chroma's filters compare; dates as YYYYMMDD, since Chroma orders numbers only."""
    return {
        "doc_id": document.doc_id,
        "kind": str(document.kind),
        "committee": (document.committee or "").casefold(),
        "date": _number(document.meeting_date),
    }


def period_metadata(passage: Passage) -> dict[str, int]:
    """The first and last day that a passage speaks of, as YYYYMMDD; 0 and 0 where it names none."""
    return {"period_start": _number(passage.first_day), "period_end": _number(passage.last_day)}


def _number(day: date | None) -> int:
    return int(day.strftime("%Y%m%d")) if day else 0


def _allow_nothing(filters: Filters | None) -> bool:
    """Whether the filters name an empty list, which Chroma refuses to look in."""
    return filters is not None and () in (filters.document_ids, filters.kinds)


def _where(filters: Filters | None) -> "Where | None":
    """The filters as Chroma writes them; None where they leave everything in."""
    if filters is None:
        return None
    wanted: list[dict[str, dict[str, Any]]] = []
    for key, first, last in (
        ("date", filters.date_from, filters.date_to),
        ("period_end", filters.period_from, None),
        ("period_start", None, filters.period_to),
    ):
        wanted += [{key: {"$gte": _number(first)}}] if first else []
        # what has no date is 0, and comes before every day
        wanted += [{key: {"$lte": _number(last)}}, {key: {"$gt": 0}}] if last else []
    if filters.committee is not None:
        wanted.append({"committee": {"$eq": filters.committee.casefold()}})
    for key, values in (("doc_id", filters.document_ids), ("kind", filters.kinds)):
        wanted += [{key: {"$in": [str(value) for value in values]}}] if values is not None else []
    if not wanted:
        return None
    return cast("Where", wanted[0] if len(wanted) == 1 else {"$and": wanted})


def orphans(store_ids: Iterable[str], visible_ids: Iterable[str]) -> set[str]:
    """Papers with vectors but no catalogue row: what a killed run leaves."""
    return set(store_ids) - set(visible_ids)
