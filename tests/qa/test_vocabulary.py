"""The papers' own words: spelling is put right to them only, and their acronyms work both ways."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain import Acronym
from qa.vocabulary import Vocabulary

COUNTS = {
    "children": 90,
    "care": 80,
    "attendance": 30,
    "attend": 3,
    "budget": 20,
    "budgets": 2,
    "2025": 9,
    "384": 1,
}
EHCP = Acronym(short="EHCP", long="education, health and care plan", page=1)
PAPERS = Vocabulary(COUNTS, [EHCP], 100, frozenset({"dragon", "holiday"}))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("childern", "children"),
        ("chidren", "children"),
        ("attendence", "attendance"),
        ("bugdet", "budget"),
        ("budgit", "budget"),
        ("ehpc", "ehcp"),
    ],
)
def test_typing_error_is_corrected_to_the_papers_word(typed, meant):
    assert PAPERS.corrections([typed]) == {typed: meant}


@pytest.mark.parametrize(
    "word",
    [
        "children",
        "ehcp",
        "ehcps",
        "dragon",
        "dragons",
        "holidays",
        "zebra",
        "cre",
        "the",
        "384",
        "385",
        "b2b2",
        "x" * 31,
    ],
    ids=lambda word: word[:10],
)
def test_word_that_is_right_short_unlike_any_or_no_word_is_left_alone(word):
    assert PAPERS.corrections([word]) == {}


@given(st.lists(st.text(alphabet="abcdehilnrtu", max_size=12) | st.text(max_size=12), max_size=6))
def test_corrections_are_words_of_the_papers_and_correct_what_they_never_use(words):
    found = PAPERS.corrections(words)

    assert set(found) <= set(words)
    assert set(found.values()) <= {*COUNTS, "ehcp"}
    assert not set(found) & {*COUNTS, "ehcp"}


def test_acronym_stands_for_its_words_in_either_case_and_number():
    for short in ("EHCP", "ehcp", "ehcps", "EHCPs"):
        assert PAPERS.expansions(short) == ("education, health and care plan",)
    assert PAPERS.expansions("children") == ()


@pytest.mark.parametrize(
    "words",
    ["education, health and care plan", "Education health and care plan", "education  health and care plan"],
)
def test_words_have_their_acronym_whatever_their_commas(words):
    assert PAPERS.shortenings(words) == ("ehcp",)


def test_acronym_of_two_meanings_has_both():
    second = Acronym(short="CIC", long="community interest company", page=1)
    both = Vocabulary({}, [Acronym(short="CIC", long="children in care", page=1), second, second], 1)

    assert both.expansions("cic") == ("children in care", "community interest company")


def test_words_that_the_papers_use_are_known_by_their_stems():
    assert PAPERS.uses([("child", "zebra"), ("care",)])
    assert not PAPERS.uses([("care", "zebra")])
    assert PAPERS.knows("ehcp")
    assert not PAPERS.knows("zebra")


def test_rare_word_weighs_more_and_an_unknown_one_as_much_as_the_rarest():
    # 100 passages: "care" in 80 of them, "384" in one
    assert PAPERS.weight([("care",)]) == pytest.approx(log(1 + 100 / 80))
    assert PAPERS.weight([("384",)]) == pytest.approx(log(1 + 100 / 1))
    assert PAPERS.weight([("zebra",)]) == pytest.approx(log(1 + 100 / 1))
    assert PAPERS.weight([("384",), ("care",)]) == pytest.approx(log(1 + 100 / 80))


def test_misspelling_may_stand_for_a_word_that_questions_are_put_in():
    papers = Vocabulary(
        {"percent": 5, "rooms": 3}, [], 10, frozenset({"dragon"}), ["percentage", "youngsters", "roomy"]
    )

    assert papers.corrections(["percentge", "yungsters"]) == {
        "percentge": "percentage",
        "yungsters": "youngsters",
    }
    assert papers.corrections(["youngsters", "dragon"]) == {}
    assert papers.corrections(["romms"]) == {"romms": "rooms"}
    assert papers.corrections(["roomz"]) == {"roomz": "rooms"}  # of two as near, the one that the papers use
