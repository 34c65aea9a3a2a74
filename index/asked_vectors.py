"""The vectors of questions lately asked, each embedded once."""

from collections.abc import Sequence
from threading import Lock

from index.embedder import Embedder, Vectors

# one question is searched for several times: for each period it asks for, and for its parts
QUESTIONS_KEPT = 64


class AskedVectors:
    """Embeds questions, several in one go, and keeps the vectors of the last ones; safe to share between threads."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._kept: dict[str, Vectors] = {}
        self._lock = Lock()

    def of(self, text: str) -> Vectors:
        """The vector of one question, `(dim,)`, float32, unit length."""
        return self.of_all([text])[text]

    def of_all(self, texts: Sequence[str]) -> dict[str, Vectors]:
        """The vectors of several questions, by their texts; those that are not at hand are made in one go."""
        known = self._kept
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            made = dict(zip(new, self._embedder.embed_queries(new), strict=True))
            known = known | made
            with self._lock:
                self._kept = dict([*(self._kept | made).items()][-QUESTIONS_KEPT:])
        return {text: known[text] for text in texts}
