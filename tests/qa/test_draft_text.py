"""A draft cut into sentences: Markdown gone, wrapped lines joined, every sentence where it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.draft_text import draft_sentences


def texts(draft: str) -> list[str]:
    return [sentence.text for sentence in draft_sentences(draft)]


def test_wrapped_lines_are_one_sentence_and_two_sentences_are_two():
    assert texts("There were 294 children\nin care. Of these,\n59 were fostered.") == [
        "There were 294 children in care.",
        "Of these, 59 were fostered.",
    ]


@pytest.mark.parametrize(
    ("draft", "sentence"),
    [
        ("The **number** was `294`.", "The number was 294."),
        ("See [the report](http://x.example/y).", "See the report."),
        ("- 63.4% were on time", "63.4% were on time"),
        ("1) 63.4% were on time", "63.4% were on time"),
        ("3.2 Plans were late.", "Plans were late."),
        ("It was 294 [1].", "It was 294."),
        ("> It was said.", "It was said."),
        ("<b>It</b> was said.", "It was said."),
    ],
)
def test_marks_of_markdown_are_no_words(draft, sentence):
    assert texts(draft) == [sentence]


def test_list_items_headings_and_table_rows_stand_alone():
    draft = "# Care\nThere were 294.\n- One thing\n- Another thing\n\n| EHCP | 63.4% |\n|---|---|\n"

    assert texts(draft) == ["Care", "There were 294.", "One thing", "Another thing", "EHCP 63.4%"]
    assert [s.is_heading for s in draft_sentences(draft)] == [True, False, False, False, False]


@pytest.mark.parametrize("draft", ["", "\n\n", "---", "***", "|---|", "# "])
def test_nothing_said_is_no_sentence(draft):
    assert texts(draft) == []


@given(st.text(max_size=300))
def test_sentences_stand_in_the_draft_in_order_and_none_overlaps(draft):
    end = 0
    for sentence in draft_sentences(draft):
        assert end <= sentence.start < sentence.end <= len(draft)
        assert sentence.text
        end = sentence.end
