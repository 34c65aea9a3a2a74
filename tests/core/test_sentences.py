"""Statements: how a page's lines are cut into what can be read by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.sentences import split_sentences

PRINTED = [
    *(
        "The board met. It agreed.",
        "3.1 Spend fell by",
        "  £2.1m in Q2.  ",
        "• Attendance",
        "CYP12 SCHOOL PLACES",
    ),
    *("57.5% 60%", "RESOLVED: That", "Cllr. Smith", "No. 5", "", " ", "e.g. homes", "1.", "\u00a0", "\x0c"),
    "Who? She said “No.” Then",
]
LINES = st.lists(st.sampled_from(PRINTED), max_size=12).map("\n".join)


def said(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in split_sentences(text)]


@given(LINES | st.text())
def test_every_character_but_white_space_is_in_exactly_one_statement(text):
    covered = [at for start, end in split_sentences(text) for at in range(start, end)]

    assert len(covered) == len(set(covered))
    assert covered == sorted(covered)
    assert not [c for at, c in enumerate(text) if at not in set(covered) and not c.isspace()]


@given(LINES | st.text())
def test_statement_begins_and_ends_with_a_word(text):
    for start, end in split_sentences(text):
        assert text[start:end].strip()
        assert text[start:end] == text[start:end].strip()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The board met. It agreed.", ["The board met.", "It agreed."]),
        ("Who? The Chair! Yes.", ["Who?", "The Chair!", "Yes."]),
        ("He said “no.” The Chair left.", ["He said “no.”", "The Chair left."]),
        ("Costs rose. £2m was spent.", ["Costs rose.", "£2m was spent."]),
        ("It rose by 2.5 per cent to 57.5 in all.", ["It rose by 2.5 per cent to 57.5 in all."]),
        ("Cllr. Smith and Mr. A. Jones met Dr. Hall.", ["Cllr. Smith and Mr. A. Jones met Dr. Hall."]),
        ("See para. 4 and No. 5, e.g. Homes.", ["See para. 4 and No. 5, e.g. Homes."]),
        ("it ended. and went on", ["it ended. and went on"]),
    ],
    ids=[
        "full stop",
        "other stops",
        "quoted stop",
        "pound",
        "decimal point",
        "titles",
        "abbreviations",
        "small letter",
    ],
)
def test_sentences_end_at_full_stops_that_end_sentences(text, wanted):
    assert said(text) == wanted


def test_line_that_the_paper_breaks_is_one_sentence():
    text = (
        "The number of children in care rose in the quarter, and officers expect\nthat it will go on rising."
    )

    assert said(text) == [" ".join(text.split())]


@pytest.mark.parametrize(
    "second",
    [
        "3.2 Costs fell by a lot",
        "2. Costs fell",
        "a) costs fell",
        "(b) costs fell",
        "(iv) costs fell",
        "• costs fell",
    ],
)
def test_numbered_paragraph_or_bullet_starts_a_statement(second):
    first = "The number of children in care rose in the quarter and that is without"

    assert said(f"{first}\n{second}") == [first, second]


def test_minute_starts_a_statement():
    first = "There were no questions from the public at this meeting of the board"

    assert said(f"{first}\nCYP12 SCHOOL PLACES") == [first, "CYP12 SCHOOL PLACES"]


def test_resolution_starts_a_statement():
    text = "The Board considered the report of the Director about the homes for children\nRESOLVED: That it be noted"

    assert said(text) == [text.split("\n")[0], "RESOLVED: That it be noted"]


def test_heading_in_capitals_is_no_part_of_the_sentence_below():
    assert said("SUPPORTING INFORMATION\nThe number rose again in the quarter.") == [
        "SUPPORTING INFORMATION",
        "The number rose again in the quarter.",
    ]


def test_row_of_figures_ends_where_words_begin_again():
    assert said("Children in care 390 384\nForeign travel for all the officers 12 10") == [
        "Children in care 390 384",
        "Foreign travel for all the officers 12 10",
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t\n \n"])
def test_white_space_holds_no_statement(text):
    assert split_sentences(text) == ()


def test_each_line_that_names_a_value_keeps_its_own_figures():
    text = (
        "Feeding at birth: 2023/24 = 51.0%. Q1 2024/25 = 54.2%\n"
        "Feeding at ten days: 2023/24 = 40.5%. Q1 2024/25 = 43.9%\n"
        "Feeding at six weeks: 2023/24 = 31.8%. Q1 2024/25 = 33.0%\n"
    )
    assert [text[start:end] for start, end in split_sentences(text)] == text.splitlines()
