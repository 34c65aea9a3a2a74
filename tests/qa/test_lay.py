"""The lay table: what people say is searched as papers write it, and never taken for a misspelling."""

import tomllib
from importlib import resources

import pytest

from index.words import STOPWORDS, content_words, words
from qa.lay import lay_words, spoken, written
from qa.question import understand
from qa.stems import stem
from qa.vocabulary import Vocabulary

LONGEST = 4  # words of a phrase that a question is looked through for
ENTRIES = sorted(written().items())


def stems_of(wording: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in words(wording))


def test_no_two_entries_are_the_same_by_stems():
    assert len(lay_words()) == len(ENTRIES)


def test_every_line_of_the_file_is_read():
    text = resources.files("qa").joinpath("lay_words.toml").read_text(encoding="utf-8")

    assert set(tomllib.loads(text)) == set(written())


@pytest.mark.parametrize(("lay", "official"), ENTRIES, ids=[lay for lay, _ in ENTRIES])
def test_entry_can_be_asked_and_searched(lay, official):
    assert 1 <= len(words(lay)) <= LONGEST
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
