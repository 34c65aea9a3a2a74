"""The lay table: what people say is searched as papers write it, and never taken for a misspelling."""

import tomllib
from importlib import resources

import pytest

from index.words import STOPWORDS, content_words, words
from qa.lay import lay_phrases, lay_words, official_words, roots, spoken, written
from qa.question import understand
from qa.stems import stem
from qa.vocabulary import Vocabulary

LONGEST = 6  # words of a phrase: more would be a question of its own
ENTRIES = sorted(written().items())


def stems_of(wording: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in words(wording))


def test_no_two_entries_are_the_same_by_their_roots():
    assert len(lay_words()) == len(ENTRIES)


def test_every_line_of_the_file_is_read():
    text = resources.files("qa").joinpath("lay_words.toml").read_text(encoding="utf-8")

    assert set(tomllib.loads(text)) == set(written())


@pytest.mark.parametrize(("lay", "official"), ENTRIES, ids=[lay for lay, _ in ENTRIES])
def test_entry_can_be_asked_and_searched(lay, official):
    assert 1 <= len(roots(words(lay))) <= len(words(lay)) <= LONGEST
    assert len(words(lay)) > 1 or lay.casefold() not in STOPWORDS
    assert official
    assert len({stems_of(wording) for wording in official}) == len(official)
    assert all(content_words(wording) for wording in official)


def test_lay_word_that_no_paper_uses_is_not_corrected_to_one_that_papers_use():
    counts = {"degree": 9, "cost": 5, "carers": 4, "expensive": 2}
    asked = "How much dearer are agency carers?"

    corrected = understand(asked, (), Vocabulary(counts, [], 100)).corrections
    kept = understand(asked, (), Vocabulary(counts, [], 100, spoken())).corrections

    assert "dearer" in corrected
    assert "dearer" not in kept


def test_words_typed_are_searched_before_those_they_stand_for():
    found = understand("Why were applications turned down?", (), Vocabulary({"refused": 3}, [], 10))

    typed, official = found.search_words.index("turned"), found.search_words.index("refused")
    assert typed < official


@pytest.mark.parametrize(
    ("asked", "phrases"),
    [
        ("What do they get to kit out their first flat?", ["kit out their first flat"]),
        (
            "How many were sent home and then kicked out of the school?",
            ["sent home", "kicked out of the school"],
        ),
        (
            "How many got into trouble with the law for the first time?",
            ["trouble with the law for the first time"],
        ),
        ("Who runs off most often?", ["runs off"]),
        ("How many posts were empty?", ["posts were empty"]),
        ("Have any desks been spare?", ["desks been spare"]),
        ("Did the cabinet back the bid back in May?", ["cabinet back"]),
        ("What did the project cost?", []),
        ("Why are the places still spare?", []),
        ("How many children are in care?", []),
    ],
)
def test_phrase_is_found_in_any_tense_and_with_any_determiner(asked, phrases):
    tokens = words(asked)
    found = sorted(lay_phrases(tokens))

    assert [" ".join(tokens[start:end]) for start, end in found] == phrases
    assert all(official_words(tokens[start:end]) for start, end in found)


def test_every_entry_is_found_as_a_whole_where_it_stands_alone():
    for lay in written():
        tokens = words(lay)
        assert len(list(lay_phrases(tokens))) == 1, lay


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("Which firm has gone bust?", "administration"),
        ("Why did the sale fall through?", "not proceed"),
        ("Were any ideas turned down?", "not accepted"),
        ("Who is footing the bill?", "funded"),
        ("Who picks up the tab for the pool?", "funded"),
        ("Did the contractor pull out of the scheme?", "withdrew"),
        ("Who speaks for the health board?", "ICB"),
        ("How many juniors weigh too much?", "obesity"),
        ("How many pupils switched school?", "in-year transfer"),
        ("How many are being brought up by nan?", "kinship care"),
        ("Who would run it, a staff-run company?", "mutual"),
    ],
)
def test_what_people_say_is_searched_as_papers_write_it(asked, meant):
    found = understand(asked, (), Vocabulary({}, [], 10, spoken()))

    assert meant in {wording for concept in found.concepts for wording in concept.wordings}


def test_question_is_also_told_in_the_words_of_papers():
    known = Vocabulary({"allowance": 3, "home": 9}, [], 100, spoken())
    found = understand("What do they get to kit out their first flat?", (), known)
    plain = understand("How many children are in care?", (), known)

    assert found.official_text == "What do they get to setting up home allowance?"
    assert plain.official_text == plain.search_text


def test_everyday_verbs_and_adverbs_are_nothing_to_look_for():
    found = understand(
        "How much money did the grant actually come to, roughly?", (), Vocabulary({"grant": 3}, [], 100)
    )

    assert [concept.word for concept in found.concepts] == ["grant"]
