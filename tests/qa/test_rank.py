"""The order of passages: what they share with the question, and nothing that a reader could not check."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.question import Concept
from qa.rank import (
    NEIGHBOUR_SCORE,
    WITH_NEIGHBOURS,
    Field,
    Ranked,
    coverage,
    expressed,
    features_of,
    rank,
    reported_on,
    shared_pairs,
    spread_over_periods,
    with_neighbours,
)
from tests.papers import read
from tests.qa.makers import asked, candidate, ranked, vocabulary

CARE = read("care", "There are 384 children in care.")
COSTS = read("costs", "Legal costs are £2.1m.")
HOMES = read("homes", "The new home opens in May.")


def test_passage_that_says_what_is_asked_comes_first():
    assert ranked("children in care", COSTS, HOMES, CARE)[0].candidate.document.title == "Care"


def test_order_does_not_depend_on_the_order_of_the_candidates():
    one = ranked("children in care", CARE, COSTS, HOMES)
    other = ranked("children in care", HOMES, COSTS, CARE)

    assert [r.candidate.passage.passage_id for r in one] == [r.candidate.passage.passage_id for r in other]


def test_newer_paper_comes_first_where_no_period_is_asked():
    old = read("old", "There are 352 children in care.", meeting_date=date(2024, 11, 11))
    new = read("new", "There are 384 children in care.", meeting_date=date(2025, 11, 10))

    assert [r.candidate.document.title for r in ranked("children in care", old, new)] == ["New", "Old"]


def test_asked_period_comes_before_newness():
    old = read("old", "There were 352 children in care at Q2 2024/25.", meeting_date=date(2024, 11, 11))
    new = read("new", "There are 384 children in care at Q2 2025/26.", meeting_date=date(2025, 11, 10))

    assert ranked("children in care at Q2 2024/25", old, new)[0].candidate.document.title == "Old"


def test_day_of_a_passage_is_its_papers_meeting_or_the_end_of_its_period():
    dated = read("dated", "Words of it.", meeting_date=date(2025, 11, 10))

    assert reported_on(candidate(dated, dated.passages[0])) == date(2025, 11, 10)
    assert reported_on(candidate(CARE, CARE.passages[0])) is None


@given(
    st.lists(st.sampled_from([CARE, COSTS, HOMES]), max_size=3),
    st.text(max_size=40),
    st.floats(-1, 1),
    st.floats(0, 50),
)
def test_every_feature_is_between_nothing_and_all(papers, question, cosine, bm25):
    candidates = [candidate(p, p.passages[0], cosine=cosine, bm25=bm25) for p in papers]
    understood = asked(question, CARE, COSTS)

    for each in candidates:
        features = features_of(understood, each, vocabulary(CARE, COSTS), Field.of(candidates))
        assert all(0.0 <= value <= 1.0 for value in features.values()), features
    assert len(rank(understood, candidates, vocabulary(CARE, COSTS))) == len(candidates)


def test_concept_is_expressed_by_its_best_alternative():
    concept = Concept("ehcp", (("ehcp",), ("educ", "health", "plan")))

    assert expressed(concept, frozenset({"ehcp"}), frozenset()) == 1.0
    assert expressed(concept, frozenset({"educ", "health"}), frozenset()) == pytest.approx(2 / 3)
    assert expressed(concept, frozenset({"home"}), frozenset()) == 0.0


def test_word_in_the_context_counts_less_than_one_that_can_be_quoted():
    concept = Concept("care", (("care",),))

    assert 0.0 < expressed(concept, frozenset(), frozenset({"care"})) < 1.0


def test_question_without_a_concept_is_covered_by_nothing():
    assert coverage((), frozenset({"care"}), frozenset(), vocabulary(CARE)) == 0.0


def test_neighbouring_words_are_shared_in_either_order():
    question = asked("children in care homes", CARE)  # two pairs: child-care and care-home

    assert shared_pairs(question, ("care", "children", "open")) == pytest.approx(1 / 2)
    assert shared_pairs(question, ("children", "care", "home")) == 1.0
    assert shared_pairs(question, ("children", "open", "care")) == 0.0
    assert shared_pairs(asked("care", CARE), ("care",)) == 0.0


# --- what goes on from the best, and a turn for each period ---------------------------------------------------

LONG = read("long", *(f"Page {n} speaks of children in care." for n in range(1, 13)))


def scored(*scores: float, paper=LONG) -> list[Ranked]:
    """The paper's first passages with these scores, as a search found them."""
    return [
        Ranked(candidate(paper, passage), score, {"cosine": 0.5})
        for passage, score in zip(paper.passages, scores, strict=False)
    ]


def test_passage_that_goes_on_from_a_hit_is_read_with_it():
    (hit,), after = scored(2.0), LONG.passages[1]

    joined = with_neighbours([hit], {hit.candidate.passage.passage_id: after})

    assert [r.candidate.passage for r in joined] == [hit.candidate.passage, after]
    assert joined[1].score == pytest.approx(NEIGHBOUR_SCORE * 2.0)
    assert joined[1].before == hit.candidate.passage.text
    assert joined[1].is_read_on
    assert not joined[0].is_read_on


def test_neighbour_that_was_found_itself_keeps_the_better_of_its_scores():
    one, two = scored(2.0, 1.9)

    joined = with_neighbours([one, two], {one.candidate.passage.passage_id: two.candidate.passage})

    assert [(r.score, r.is_read_on) for r in joined] == [(2.0, False), (1.9, False)]
    assert joined[1].features == two.features


def test_only_the_best_are_read_on_from():
    hits = scored(*(20.0 - n for n in range(WITH_NEIGHBOURS + 1)))
    elsewhere = read("elsewhere", "What goes on.").passages[0]

    assert len(with_neighbours(hits, {hits[-1].candidate.passage.passage_id: elsewhere})) == len(hits)
    assert len(with_neighbours(hits, {hits[-2].candidate.passage.passage_id: elsewhere})) == len(hits) + 1


def test_periods_asked_for_take_turns():
    paper = read(
        "quarters",
        "There were 381 children in care at Q2 2024/25.",
        "At Q2 2024/25 this was above 370.",
        "There were 384 children in care at Q2 2025/26.",
    )
    question = asked("How has the number of children in care changed from Q2 2024/25 to Q2 2025/26?", paper)
    hits = scored(3.0, 2.0, 1.0, paper=paper)

    assert question.is_over_time
    assert [r.candidate.passage.first_page for r in spread_over_periods(question, hits)] == [1, 3, 2]


def test_question_of_one_period_leaves_the_order_as_it_is():
    hits = scored(3.0, 2.0, 1.0)

    assert spread_over_periods(asked("children in care at Q2 2024/25", LONG), hits) == tuple(hits)


@given(st.lists(st.floats(0, 10), max_size=12))
def test_spreading_loses_and_adds_no_passage(scores):
    hits = scored(*scores)
    question = asked("How did children in care change from Q2 2024/25 to Q2 2025/26?", LONG)

    spread = spread_over_periods(question, hits)

    assert {id(r) for r in spread} == {id(r) for r in hits}
    assert len(spread) == len(hits)
