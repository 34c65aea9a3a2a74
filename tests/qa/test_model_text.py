"""A model's text as sentences with the numbers they cite, however it comes in pieces."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.model_text import Written, sentences, visible


def read(text: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(one.text, one.numbers) for one in sentences([text])]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("There are 384 [1].", [("There are 384.", (1,))]),
        ("There are 384. [1] It rose. [2][3]", [("There are 384.", (1,)), ("It rose.", (2, 3))]),
        ("There are 384.\n[1]\nIt rose [2]", [("There are 384.", (1,)), ("It rose", (2,))]),
        ("It rose [1, 3; 4 & 5].", [("It rose.", (1, 3, 4, 5))]),
        ("It rose [2-4].", [("It rose.", (2, 3, 4))]),
        ("It rose [1] and fell [1] [2].", [("It rose and fell.", (1, 2))]),
        ("It rose 【2】. It fell [Passage 3].", [("It rose.", (2,)), ("It fell.", (3,))]),
        ("It was 57.5% [1] in Q2.", [("It was 57.5% in Q2.", (1,))]),
        ("Cllr. Ward and Dr. Smith came [1].", [("Cllr. Ward and Dr. Smith came.", (1,))]),
        ("- **384** children [1]\n2. `60%` of plans [2]", [("384 children", (1,)), ("60% of plans", (2,))]),
        ("Answer: 384 [1].", [("384.", (1,))]),
        ("<think>Perhaps 999 [9].\nNo.</think>384 [1].", [("384.", (1,))]),
        ("<think>Perhaps 999 [9]. And then", []),
        ("It is 3\u200b84\u202e\ud800 [1].", [("It is 384.", (1,))]),
        ("It rose [1-99999].", [("It rose [1-99999].", ())]),
        ("See [the note].", [("See [the note].", ())]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_sentences_and_the_numbers_they_cite(text, wanted):
    assert read(text) == wanted


PARTS = st.sampled_from(
    [
        "There are 384",
        ". ",
        " [1]",
        "[2, 3]",
        "\n",
        "Cllr. Ward",
        " 57.5%",
        "It rose",
        "[",
        "]",
        "<think>",
        "</think>",
        "- ",
    ]
)


@settings(max_examples=300)
@given(st.lists(PARTS, max_size=20).map("".join), st.integers(1, 9))
def test_pieces_of_any_length_give_the_same_sentences(text, length):
    pieces = [text[start : start + length] for start in range(0, len(text), length)]

    assert list(sentences(pieces)) == list(sentences([text]))


def test_sentence_is_given_as_soon_as_the_next_has_begun():
    heard = []

    def pieces():
        for piece in ("There are 384. ", "[1] ", "It "):
            heard.append(piece)
            yield piece
        raise AssertionError("asked for more than was needed")

    assert next(sentences(pieces())) == Written("There are 384.", (1,))
    assert heard[-1] == "It "


@given(st.text())
def test_visible_text_is_one_line_that_can_be_sent(text):
    shown = visible(text)

    shown.encode()
    assert len(shown.splitlines()) <= 1
    assert visible(shown) == shown
