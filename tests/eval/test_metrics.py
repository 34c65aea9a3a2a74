from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics import rank_quality

A, B, C, X, Y = ("pack", 1), ("pack", 2), ("report", 1), ("other", 1), ("other", 2)
PAGES = st.sampled_from([(paper, page) for paper in ("pack", "report") for page in range(1, 9)])


def test_measures_are_those_worked_by_hand():
    quality = rank_quality({A, B}, [X, A, Y, B])

    # gain 1 at ranks 2 and 4, against gain 1 at ranks 1 and 2
    ideal = 1 / log2(1 + 1) + 1 / log2(2 + 1)
    assert quality.ndcg_at_10 == pytest.approx((1 / log2(2 + 1) + 1 / log2(4 + 1)) / ideal)
    assert quality.reciprocal_rank == pytest.approx(1 / 2)
    assert quality.recall_at == {1: 0.0, 3: 1 / 2, 5: 1.0, 10: 1.0}


def test_perfect_ranking_is_one_in_all():
    quality = rank_quality({A}, [A, X])

    assert (quality.ndcg_at_10, quality.reciprocal_rank) == (1.0, 1.0)
    assert set(quality.recall_at.values()) == {1.0}


def test_nothing_retrieved_is_zero_in_all():
    quality = rank_quality({A}, [])

    assert (quality.ndcg_at_10, quality.reciprocal_rank) == (0.0, 0.0)
    assert set(quality.recall_at.values()) == {0.0}


def test_page_of_another_paper_is_another_page():
    assert rank_quality({C}, [A, C]).reciprocal_rank == 1 / 2


def test_question_without_relevant_page_has_no_measure():
    with pytest.raises(ValueError, match="no relevant page"):
        rank_quality(set(), [A])


@given(relevant=st.sets(PAGES, min_size=1, max_size=6), ranked=st.lists(PAGES, unique=True, max_size=14))
def test_recall_at_k_never_falls_as_k_grows(relevant, ranked):
    recall = rank_quality(relevant, ranked).recall_at

    by_depth = [recall[k] for k in sorted(recall)]
    assert by_depth == sorted(by_depth)
    assert all(0.0 <= value <= 1.0 for value in by_depth)


@given(
    relevant=st.sets(PAGES, min_size=1, max_size=6),
    ranked=st.lists(PAGES, unique=True, min_size=1, max_size=14),
)
def test_moving_a_relevant_page_to_the_front_never_harms(relevant, ranked):
    first = next((page for page in ranked if page in relevant), ranked[0])
    moved = [first, *(page for page in ranked if page != first)]

    before, after = rank_quality(relevant, ranked), rank_quality(relevant, moved)

    assert after.ndcg_at_10 >= before.ndcg_at_10 - 1e-9
    assert after.reciprocal_rank >= before.reciprocal_rank
