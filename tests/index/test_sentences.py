"""A vector for each sentence of a passage: what is kept, what comes back, and what goes with its paper."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import StoreUnavailable
from core.sentences import split_sentences
from index.catalogue import Catalogue
from index.database import Database
from index.sentences import CONTEXT_CHARS, closeness, insert_sentences, sentence_texts
from tests.index.hashing import DIMENSIONS, HashingEmbedder
from tests.papers import document, passages, read

CARE = read("care", "There are 384 children in care. Legal costs rose by £2.1m.", "Homes opened in May.")
SCHOOLS = read("schools", "Attendance in primary schools was 94.1%. The Board met in June.")


def kept(catalogue: Catalogue) -> dict[str, str]:
    """The passages of which sentences are kept, with the id of the paper that each is of."""
    rows = catalogue.database.connection.execute("SELECT passage_id, doc_id FROM sentences")
    return {row["passage_id"]: row["doc_id"] for row in rows}


def ids(*papers) -> list[str]:
    return [passage.passage_id for paper in papers for passage in paper.passages]


def test_each_sentence_is_embedded_behind_its_passage_s_heading_on_one_line():
    (passage,) = read("care", "There are 384 children\nin care. Legal costs rose.").passages
    passage = passage.model_copy(update={"context": "Care | Key figures\nQ2 2025/26"})

    assert sentence_texts(passage) == (
        "Care | Key figures There are 384 children in care.",
        "Care | Key figures Legal costs rose.",
    )


def test_of_a_long_heading_its_end_is_embedded():
    (passage,) = read("care", "Homes opened.").passages
    passage = passage.model_copy(update={"context": "x" * 500 + "END"})

    (text,) = sentence_texts(passage)

    assert text == f"{'x' * (CONTEXT_CHARS - 3)}END Homes opened."


def test_sentence_without_a_heading_is_embedded_alone():
    (passage,) = read("care", "Homes opened.").passages

    assert sentence_texts(passage.model_copy(update={"context": ""})) == ("Homes opened.",)


@given(
    st.lists(
        st.sampled_from(["Homes opened.", "Key Facts", "• one", "3.1 Costs rose", "384", ""]) | st.text()
    )
)
def test_there_is_one_text_for_each_sentence(lines):
    for passage in passages(document("care"), ["\n".join(lines)]):
        assert len(sentence_texts(passage)) == len(split_sentences(passage.text))


def test_added_paper_has_a_cosine_for_each_sentence_of_each_passage(add, search):
    add(CARE, SCHOOLS)

    near = search.closeness("children in care", ids(CARE, SCHOOLS))

    assert {id_: len(cosines) for id_, cosines in near.items()} == {
        passage.passage_id: len(split_sentences(passage.text))
        for paper in (CARE, SCHOOLS)
        for passage in paper.passages
    }


def test_cosines_come_in_the_order_of_the_sentences_and_as_exact_as_a_thousandth(add, search):
    add(CARE)
    embedder = HashingEmbedder()
    asked = "legal costs of children"

    near = search.closeness(asked, ids(CARE))

    for passage in CARE.passages:
        exact = embedder.embed(sentence_texts(passage)) @ embedder.embed_queries([asked])[0]
        assert near[passage.passage_id] == pytest.approx(exact, abs=0.001)
    first, second = near[CARE.passages[0].passage_id]
    assert second > first


VECTORS = st.lists(
    st.lists(st.floats(-1, 1, width=32), min_size=8, max_size=8).filter(lambda v: np.linalg.norm(v) > 0.1),
    min_size=2,
    max_size=6,
)


@given(VECTORS)
def test_half_precision_changes_no_cosine_by_more_than_a_thousandth(tmp_path_factory, values):
    vectors = np.array(values, dtype=np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    asked, stored = vectors[0], vectors[1:]
    (passage,) = SCHOOLS.passages
    database = Database(tmp_path_factory.mktemp("data") / "catalogue.sqlite3", create=True)
    with database.transaction() as connection:
        insert_sentences(connection, [passage], [len(stored)], stored)

    near = closeness(database, [passage.passage_id], asked)

    database.close()
    assert near[passage.passage_id] == pytest.approx(stored @ asked, abs=0.001)


def test_passage_of_which_none_is_kept_is_left_out(add, search):
    add(CARE)

    assert search.closeness("care", ["0" * 64]) == {}
    assert search.closeness("care", []) == {}
    assert set(search.closeness("care", [*ids(CARE), "0" * 64])) == set(ids(CARE))


def test_passage_without_a_sentence_has_no_cosine(indexer, catalogue):
    (passage,) = SCHOOLS.passages
    with catalogue.database.transaction() as connection:
        insert_sentences(connection, [passage], [0], np.zeros((0, DIMENSIONS), dtype=np.float32))

    near = closeness(catalogue.database, [passage.passage_id], np.ones(DIMENSIONS, dtype=np.float32))

    assert near == {passage.passage_id: ()}


def test_vectors_of_several_passages_are_kept_apart(indexer, catalogue):
    one, other = CARE.passages
    vectors = np.eye(3, DIMENSIONS, dtype=np.float32)
    with catalogue.database.transaction() as connection:
        insert_sentences(connection, [one, other], [2, 1], vectors)

    assert closeness(catalogue.database, [one.passage_id, other.passage_id], vectors[2]) == {
        one.passage_id: (0.0, 0.0),
        other.passage_id: (1.0,),
    }


def test_paper_read_again_keeps_the_sentences_of_its_newest_reading_only(add, catalogue):
    add(CARE, SCHOOLS)

    add(read("care", "Homes opened in May."))

    assert sorted(kept(catalogue).values()) == sorted([CARE.document.doc_id, SCHOOLS.document.doc_id])
    assert set(kept(catalogue)) == set(ids(read("care", "Homes opened in May."), SCHOOLS))


def test_paper_held_back_whole_has_its_sentences_removed(add, indexer, catalogue, search):
    add(CARE, SCHOOLS)

    indexer.add_held(CARE.document, "exempt under paragraph 3")

    assert set(kept(catalogue).values()) == {SCHOOLS.document.doc_id}
    assert search.closeness("children in care", ids(CARE)) == {}


def test_held_back_page_has_no_sentence(add, catalogue):
    pack = read("pack", "Homes opened in May.", "The secret bid is £9m.", "Costs rose.", held_pages=(2,))

    add(pack)

    pages = {passage.passage_id: passage.first_page for passage in pack.passages}
    assert sorted(pages[id_] for id_ in kept(catalogue)) == [1, 3]


def test_paper_that_could_not_be_added_has_no_sentence(indexer, catalogue, tmp_path):
    with pytest.raises(StoreUnavailable):
        indexer.add(CARE, tmp_path / "gone.pdf")

    assert kept(catalogue) == {}
