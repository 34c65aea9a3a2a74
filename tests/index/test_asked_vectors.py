"""Questions' vectors: each is made once, several in one go."""

from collections.abc import Sequence

import numpy as np

from index.asked_vectors import QUESTIONS_KEPT, AskedVectors
from index.embedder import Vectors
from tests.index.hashing import HashingEmbedder


class Counting(HashingEmbedder):
    """Keeps which questions it was given together."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[list[str]] = []

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        self.given.append(list(texts))
        return self.embed(texts)


def test_several_questions_are_embedded_in_one_go_and_each_once():
    embedder = Counting()
    asked = AskedVectors(embedder)

    asked.of_all(["homes", "schools", "homes"])
    both = asked.of_all(["schools", "roads"])

    assert embedder.given == [["homes", "schools"], ["roads"]]
    assert np.array_equal(both["schools"], embedder.embed(["schools"])[0])
    assert np.array_equal(both["roads"], embedder.embed(["roads"])[0])


def test_question_embedded_before_is_not_embedded_again():
    embedder = Counting()
    asked = AskedVectors(embedder)
    asked.of_all(["homes", "schools"])

    vector = asked.of("homes")

    assert len(embedder.given) == 1
    assert np.array_equal(vector, embedder.embed(["homes"])[0])


def test_only_the_last_questions_are_kept():
    embedder = Counting()
    asked = AskedVectors(embedder)
    asked.of("homes")
    for number in range(QUESTIONS_KEPT):
        asked.of(f"question {number}")

    asked.of("homes")

    assert embedder.given.count(["homes"]) == 2


def test_more_questions_than_are_kept_all_have_their_vectors():
    asked = AskedVectors(HashingEmbedder())
    texts = [f"question {number}" for number in range(2 * QUESTIONS_KEPT)]

    assert list(asked.of_all(texts)) == texts
