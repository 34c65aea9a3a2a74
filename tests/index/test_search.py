"""Search: by words and by meaning, over the same passages, fused by their scores."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.errors import IndexMissing
from core.paper import ReadPaper
from index.database import Database
from index.lexical import content_words, document_frequency, match_expression, search_words, words
from index.search import fused_scores
from index.vectors import VectorStore, orphans
from tests.index.hashing import HashingEmbedder
from tests.papers import document, read

CARE = read("care", "There are 384 children in care.")
HOMES = read("homes", "The new homes for children open in May, and the homes are registered.")
COSTS = read("costs", "Legal costs rose by £2.1m.")


def files(candidates) -> list[str]:
    return [c.document.title.lower() for c in candidates]


def test_fusion_adds_the_share_of_the_best_bm25_and_the_cosine():
    assert fused_scores({"a": 8.0, "b": 2.0}, {"b": 0.5, "c": 0.75}) == {"a": 1.0, "b": 0.75, "c": 0.75}


@pytest.mark.parametrize("bm25", [{}, {"a": 0.0}], ids=["no words", "words in every passage"])
def test_fusion_without_a_word_that_counts_goes_by_meaning(bm25):
    assert fused_scores(bm25, {"a": 0.25}) == {"a": 0.25}


SCORES = st.dictionaries(st.integers(0, 30).map(str), st.floats(0, 1), max_size=20)


@given(SCORES, SCORES)
def test_fusion_prefers_what_both_searches_score_higher(bm25, cosine):
    fused = fused_scores(bm25, cosine)

    assert set(fused) == {*bm25, *cosine}
    for one in fused:
        for other in fused:
            if bm25.get(one, 0.0) >= bm25.get(other, 0.0) and cosine.get(one, 0.0) >= cosine.get(other, 0.0):
                assert fused[one] >= fused[other]


def test_candidates_carry_both_ranks_and_scores_best_first(add, search):
    add(CARE, HOMES, COSTS)

    found = search.search("children in care", ["children", "care"], (), 10)

    assert files(found)[0] == "care"
    best = found[0]
    assert (best.lexical_rank, best.dense_rank) == (1, 1)
    # "384 children care", and Care from the context: 1 + 2 shared of lengths root 2 and root 6
    assert best.cosine == pytest.approx((1 * 1 + 1 * 2) / (2**0.5 * 6**0.5), abs=1e-3)
    assert best.fused == pytest.approx(1.0 + best.cosine)
    assert [c.fused for c in found] == sorted((c.fused for c in found), reverse=True)


def test_passage_that_only_one_search_brings_has_no_rank_in_the_other(add, search):
    add(CARE, HOMES, COSTS)

    found = {c.document.title.lower(): c for c in search.search("legal costs", ["legal"], (), 10)}

    assert found["costs"].lexical_rank == 1
    assert found["care"].lexical_rank is None
    assert found["care"].bm25 == 0.0
    assert found["care"].dense_rank is not None


def test_every_candidate_has_its_cosine_also_one_that_meaning_did_not_bring(add, search):
    add(CARE, HOMES, COSTS)

    found = search.search("legal costs", ["care"], (), 1)

    (by_words,) = [c for c in found if c.dense_rank is None]
    assert files([by_words]) == ["care"]
    assert by_words.cosine == pytest.approx(0.0, abs=1e-3)


def test_orphan_vectors_never_come_back(add, search, settings):
    add(COSTS)
    killed = read("killed", "There are 999 children in care.")
    vectors = HashingEmbedder().embed([p.text for p in killed.passages])
    VectorStore(settings.chroma_path).add(killed.document, killed.passages, vectors)

    found = search.search("children in care", ["children", "care"], (), 10)

    assert files(found) == ["costs"]


def test_orphans_are_papers_with_vectors_and_no_catalogue_row():
    assert orphans(["a", "b", "c"], ["b"]) == {"a", "c"}


def test_search_without_words_that_mean_anything_still_searches_by_meaning(add, search):
    add(CARE)

    assert [c.lexical_rank for c in search.search("of the", [], (), 10)] == [None]


def test_nothing_is_found_in_an_index_without_papers(indexer, search):
    assert search.search("children", ["children"], (), 10) == ()
    with pytest.raises(IndexMissing):
        search.check_ready()


def test_index_with_a_paper_is_ready(add, search):
    add(CARE)

    search.check_ready()


def test_paper_of_more_passages_than_chroma_takes_at_once_is_added_and_removed_whole(tmp_path):
    (one,) = COSTS.passages
    many = [one.model_copy(update={"passage_id": f"passage-{n}"}) for n in range(5500)]
    vectors = np.random.default_rng(1).normal(size=(len(many), 16)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    store = VectorStore(tmp_path / "chroma")

    store.add(COSTS.document, many, vectors)

    assert store.count() == 5500
    assert store.query(vectors[5499], 1, None)[0][0] == "passage-5499"
    store.remove_document(COSTS.document.doc_id)
    assert store.count() == 0


# --- by words -------------------------------------------------------------------------------------------------


def found_by_words(catalogue, *query_words: str, pairs=()) -> list[str]:
    found = search_words(catalogue.database, query_words, 10, pairs=pairs)
    passages = catalogue.passages([id_ for id_, _ in found])
    return [passages[id_].context.split(" | ")[0].lower() for id_, _ in found]


def test_word_meets_its_other_endings(add, catalogue):
    add(CARE, HOMES, COSTS)

    assert found_by_words(catalogue, "costing") == ["costs"]
    assert found_by_words(catalogue, "home") == ["homes"]
    assert document_frequency(catalogue.database, "child") == 0  # "children" is no ending of "child"
    assert document_frequency(catalogue.database, "children") == 2


def test_words_that_stand_near_each_other_count_once_more(add, catalogue):
    near = read("near", "The board heard of school meals, and of other things that cost money this year.")
    far = read("far", "The school and other things that cost money this year were heard of: meals.")
    add(far, near)

    assert found_by_words(catalogue, "school", "meals", pairs=[("school", "meals")]) == ["near", "far"]


def test_word_in_the_passage_counts_more_than_in_its_context(add, catalogue):
    add(
        read("budget", "The schools had their say on it."), read("schools", "The budget had their say on it.")
    )

    assert found_by_words(catalogue, "budget") == ["schools", "budget"]


def test_words_are_lower_case_and_keep_figures():
    assert words("EHCPs: 57.5% of £1,489 (Q2 2025/26)") == (
        "ehcps", "57", "5", "of", "1", "489", "q2", "2025", "26"
    )  # fmt: skip
    assert content_words("What is the number of children in care?") == ("number", "children", "care")


def test_expression_names_each_word_and_pair_once():
    expression = match_expression(["care", "care", "near"], [("care", "near"), ("care", "near")])

    assert expression == '"care" OR "near" OR NEAR("care" "near", 3)'


@pytest.fixture(scope="module")
def empty_database(tmp_path_factory):
    database = Database(tmp_path_factory.mktemp("words") / "catalogue.sqlite3", create=True)
    yield database
    database.close()


@given(st.text() | st.lists(st.sampled_from(["NEAR", "OR", "NOT", "*", '"', "a AND b"])).map(" ".join))
@example("²³ ½ ⅷ Ⅷ ﬁ ß ǅ \U0001e900\U0001e901 \U00016e40")
@example(" ".join(f"word{number}" for number in range(1000)))
def test_no_words_make_an_expression_that_the_database_refuses(empty_database, text):
    found = content_words(text)

    pairs = list(pairwise(found))
    assert search_words(empty_database, found, 10, pairs=pairs) == []


def test_hashing_embedder_gives_unit_vectors():
    vectors = HashingEmbedder().embed(["children in care", "", "the"])

    assert vectors.shape == (3, 256)
    assert (vectors**2).sum(axis=1) == pytest.approx([1.0, 1.0, 1.0])
    assert HashingEmbedder().embed([]).shape == (0, 256)


def test_documents_without_date_or_committee_can_be_indexed(add, catalogue):
    add(ReadPaper(document=document("bare"), pages=(), passages=()))

    assert catalogue.documents() == (document("bare"),)
