import importlib.util
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain import Status
from eval.questions import load_questions
from eval.record import as_contract
from eval.scoring import contains, normalised, passage_pages, score
from tests.eval.makers import answer, passage, question, refusal, unanswerable

SHARED = Path(__file__).resolve().parents[3] / "shared" / "eval"


def test_right_answer_with_its_page_cited_gets_everything():
    result = score(
        question(), answer("57.5% at Q2 2025/26 [1].", cited=[("pack", 13)], retrieved=[("pack", 13)])
    )

    assert (result.right, result.lead, result.evidence) == (True, True, True)
    assert result.found == {1: True, 3: True, 5: True, 10: True}
    assert not result.false_refusal


def test_figure_after_the_first_paragraph_is_right_but_no_lead():
    result = score(question(), answer("It has improved [1].\n\nIt is 57.5%.", cited=[("pack", 13)]))

    assert (result.right, result.lead) == (True, False)


def test_figure_after_1200_characters_does_not_count():
    assert not score(question(), answer("x" * 1199 + " 57.5%")).right


def test_figure_after_400_characters_of_the_lead_does_not_count():
    result = score(question(), answer("x" * 399 + " 57.5%"))

    assert (result.right, result.lead) == (True, False)


def test_must_not_string_spoils_the_lead_only():
    result = score(question(must_not=["43%"]), answer("57.5%, from 43%"))

    assert (result.right, result.lead) == (True, False)


def test_every_group_of_evidence_needs_one_of_its_pages():
    asked = question(evidence=[[("pack", 13), ("pack", 15)], [("report", 2)]])

    half = score(asked, answer("57.5%", cited=[("pack", 15)]))
    whole = score(asked, answer("57.5%", cited=[("pack", 15), ("report", 2)]))

    assert (half.evidence, whole.evidence) == (False, True)


def test_found_counts_passages_not_pages():
    # the page is the second, but the third passage is the first of it
    retrieved = [("pack", 1), ("pack", 1), ("pack", 13)]

    result = score(question(), answer("57.5%", retrieved=retrieved))

    assert result.found == {1: False, 3: True, 5: True, 10: True}
    assert passage_pages([passage(*place) for place in retrieved]) == (("pack", 1), ("pack", 13))


def test_refusing_an_answerable_question_is_wrong_and_a_false_refusal():
    result = score(question(), refusal("57.5% is not what the papers say"))

    assert (result.right, result.lead, result.refused, result.false_refusal) == (False, False, True, True)


def test_refusing_an_unanswerable_question_is_right_and_has_no_evidence():
    refused, answered = score(unanswerable(), refusal()), score(unanswerable(), answer("Toast."))

    assert (refused.right, refused.evidence, refused.found, refused.false_refusal) == (
        True,
        None,
        None,
        False,
    )
    assert (answered.right, answered.refused) == (False, False)


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        pytest.param("spent 9,672,589 in all", "9672589", True, id="commas in numbers"),
        pytest.param("spent 19,672", "9,672", False, id="tail of a longer figure"),
        pytest.param("spent 9,672.5", "9,672", False, id="head of a longer figure"),
        pytest.param("it is 57.5%.", "57.5%", True, id="full stop after the figure"),
        pytest.param("the Council’s **own** homes", "council's own homes", True, id="quotes and Markdown"),
        pytest.param("2024–25", "2024-25", True, id="dashes"),
        pytest.param("£27.7 million", "27.7", True, id="figure after a pound sign"),
    ],
)
def test_strings_match_as_in_the_shared_scorer(text, wanted, expected):
    assert contains(normalised(text), wanted) is expected


@pytest.fixture(scope="module")
def shared_scorer():
    path = SHARED / "score.py"
    if not path.is_file():
        pytest.skip("shared/ lies beside a developer's and CI's checkout only")
    spec = importlib.util.spec_from_file_location("shared_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def replies_to(asked):
    """Answers that hit, miss and half hit a question."""
    first = [group[0] for group in asked.must]
    places = [group[0].key for group in asked.evidence]
    yield refusal()
    yield answer(", ".join(first) + ".", cited=places, retrieved=places)
    yield answer("Nothing.\n\n" + " ".join(first), cited=places[:1], retrieved=[("other", 1)] * 4 + places)
    yield answer("x" * 1190 + " ".join(first), retrieved=[("other", n) for n in range(1, 10)] + places)
    yield answer(" ".join((*first, *asked.must_not)), cited=[("other", 1)])
    yield answer("A figure: 1,234.")


def test_development_questions_score_the_same_by_the_shared_scorer(shared_scorer):
    path = SHARED / "questions.jsonl"
    raw = {line["id"]: line for line in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    compared = 0
    for asked in load_questions(path):
        for reply in replies_to(asked):
            ours = score(asked, reply)
            theirs = shared_scorer.score(raw[asked.id], as_contract(reply))
            assert (ours.answered, ours.right, ours.lead) == (
                theirs["answered"],
                theirs["right"],
                theirs["lead"],
            )
            assert ours.evidence == theirs["evidence"]
            assert (ours.found and ours.found[10]) == theirs["found"]
            compared += 1
    assert compared >= 500


@given(
    text=st.text(alphabet="ab1259.,%£’–*| \n", max_size=40), wanted=st.text(alphabet="ab1259.%£ ", min_size=1)
)
def test_any_string_matches_as_in_the_shared_scorer(shared_scorer, text, wanted):
    assert normalised(text) == shared_scorer.norm(text)
    assert contains(normalised(text), wanted) == shared_scorer.has(shared_scorer.norm(text), wanted)


@given(pages=st.lists(st.tuples(st.sampled_from(["pack", "report"]), st.integers(1, 4)), max_size=12))
def test_found_never_is_lost_as_more_passages_are_looked_at(pages):
    asked = question(evidence=[[("pack", 1)], [("report", 2), ("report", 3)]])

    found = score(asked, answer("57.5%", retrieved=pages, status=Status.ANSWERED)).found

    assert found is not None
    by_depth = [found[k] for k in sorted(found)]
    assert by_depth == sorted(by_depth)
