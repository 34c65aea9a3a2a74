"""Small words that a question is put in are spelt right; names and all other words stay."""

import pytest

from qa.question import Wants, kind_of
from qa.question_words import spelt_right


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("hw many boats", "how many boats"),
        ("How mutch is it", "How much is it"),
        ("wot did it cost", "what did it cost"),
        ("and Wich wharf, wen?", "and Wich wharf, when?"),
        ("Wich wharf?", "which wharf?"),
        ("whats the fee", "what is the fee"),
        ("What's the fee", "What's the fee"),
        ("many whatnots", "many whatnots"),
        ("how many boats did they hav in teh last 2 yrs", "how many boats did they have in the last 2 years"),
        ("ther boats wer late becuase of wos it", "there boats were late because of was it"),
        ("how meny ppl wil go thru befor dusk", "how many people will go through before dusk"),
        ("Was Wer Ltd frm here", "Was Wer Ltd from here"),
    ],
)
def test_question_word_is_spelt_right(typed, right):
    assert spelt_right(typed) == right


def test_misspelt_question_for_a_figure_asks_for_one():
    assert kind_of(spelt_right("ferry town hw meny boats dec 31")) is Wants.FIGURE


def test_how_many_were_approved_asks_for_a_figure_and_not_for_a_decision():
    assert kind_of("How many moorings did the board approve?") is Wants.FIGURE
    assert kind_of("What did the board approve?") is Wants.DECISION


def test_different_people_are_counted_and_a_difference_is_compared():
    assert kind_of("How many different people came to the wharf?") is Wants.FIGURE
    assert kind_of("How does that differ from the year before?") is Wants.COMPARISON
