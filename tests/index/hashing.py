"""An embedder without a model: words are hashed to directions, so that shared words make texts similar."""

import zlib
from collections.abc import Sequence

import numpy as np

from index.embedder import Vectors
from index.lexical import content_words

DIMENSIONS = 256


class HashingEmbedder:
    """Each content word adds one to a dimension that its checksum names; the sum is made a unit vector."""

    name = "hashing"

    def __init__(self, language: frozenset[str] = frozenset()) -> None:
        self.language = language

    def embed(self, texts: Sequence[str]) -> Vectors:
        return np.array([_hashed(text) for text in texts], dtype=np.float32).reshape(-1, DIMENSIONS)

    embed_queries = embed


def _hashed(text: str) -> Vectors:
    vector = np.zeros(DIMENSIONS, dtype=np.float32)
    for word in content_words(text):
        vector[zlib.crc32(word.encode()) % DIMENSIONS] += 1.0
    vector[0] += 0.001  # a text without words has a direction too
    return vector / np.float32(np.linalg.norm(vector))
