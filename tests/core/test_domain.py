"""The domain types that compute: offsets to pages, characters to boxes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from core.domain import Document, DocumentText, joined_boxes, lead_of
from tests.papers import boxes, doc_id

PAGES = st.lists(st.text(alphabet="ab \n", max_size=8), min_size=1, max_size=5).map(tuple)


def test_pages_are_joined_by_one_newline_each():
    whole = DocumentText(pages=("ab", "", "cde"))

    assert whole.text == "ab\n\ncde"
    assert whole.starts == (0, 3, 4)


@pytest.mark.parametrize(
    ("start", "end", "spans"),
    [
        (0, 2, [(1, 0, 2)]),
        (1, 5, [(1, 1, 2), (3, 0, 1)]),
        (4, 7, [(3, 0, 3)]),
        (2, 3, []),
        (2, 4, []),
        (0, 7, [(1, 0, 2), (3, 0, 3)]),
        (0, 99, [(1, 0, 2), (3, 0, 3)]),
        (3, 3, []),
    ],
    ids=[
        "first",
        "over a blank page",
        "last",
        "the newline",
        "both newlines",
        "all",
        "past the end",
        "nothing",
    ],
)
def test_stretch_of_the_text_is_found_on_its_pages(start, end, spans):
    assert list(DocumentText(pages=("ab", "", "cde")).page_spans(start, end)) == spans


@given(PAGES, st.data())
def test_spans_on_pages_joined_again_are_the_stretch_without_the_newlines_between(pages, data):
    whole = DocumentText(pages=pages)
    start = data.draw(st.integers(0, len(whole.text)))
    end = data.draw(st.integers(start, len(whole.text)))

    spans = list(whole.page_spans(start, end))

    joints = {offset - 1 for offset in whole.starts[1:]}
    wanted = "".join(c for at, c in enumerate(whole.text) if start <= at < end and at not in joints)
    assert "".join(pages[number - 1][low:high] for number, low, high in spans) == wanted
    assert all(
        whole.text[whole.starts[n - 1] + low : whole.starts[n - 1] + high] == pages[n - 1][low:high]
        for n, low, high in spans
    )


def test_no_pages_hold_no_text():
    assert DocumentText(pages=()).text == ""
    assert DocumentText(pages=()).starts == ()


# characters are 10 wide, lines 20 apart and 12 high: see tests/papers.py


def test_one_line_has_one_box_over_the_spaces_between_its_words():
    assert joined_boxes(boxes("ab cd")) == ((0.0, 0.0, 50.0, 12.0),)


def test_each_printed_line_has_a_box():
    assert joined_boxes(boxes("abc\nde")) == ((0.0, 0.0, 30.0, 12.0), (0.0, 20.0, 20.0, 32.0))


def test_gap_wider_than_two_line_heights_parts_the_cells_of_a_table():
    # two line heights are 24 points: two columns of white space are within them, three are not
    assert joined_boxes(boxes("a  b")) == ((0.0, 0.0, 40.0, 12.0),)
    assert joined_boxes(boxes("a   b")) == ((0.0, 0.0, 10.0, 12.0), (40.0, 0.0, 50.0, 12.0))


def test_character_left_of_the_one_before_starts_a_box():
    assert joined_boxes([(50, 0, 60, 12), (0, 0, 10, 12)]) == ((50, 0, 60, 12), (0, 0, 10, 12))


def test_small_raised_character_stays_in_the_box_of_its_line():
    assert joined_boxes([(0, 10, 10, 22), (10, 8, 14, 14)]) == ((0, 8, 14, 22),)


def test_characters_without_ink_have_no_box():
    assert joined_boxes([None, None]) == ()
    assert joined_boxes([]) == ()


@given(st.text(alphabet="ab \n", max_size=60))
def test_boxes_hold_every_character_and_begin_and_end_with_one(text):
    inked = [box for box in boxes(text) if box]

    joined = joined_boxes(boxes(text))

    for x0, top, x1, bottom in inked:
        assert any(b[0] <= x0 and b[1] <= top and x1 <= b[2] and bottom <= b[3] for b in joined)
    assert {b[0] for b in joined} <= {box[0] for box in inked}
    assert {b[2] for b in joined} <= {box[2] for box in inked}


def test_lead_is_the_first_paragraph():
    assert lead_of("57.5% [1].\n\n> a quote [2]\n\n> another") == "57.5% [1]."
    assert lead_of("") == ""


def test_domain_types_are_closed_and_frozen():
    paper = Document(doc_id=doc_id("a"), file="a.pdf", path="a.pdf", title="A", page_count=1)

    with pytest.raises(ValidationError):
        paper.title = "B"  # type: ignore[misc]  # that it fails is the point
    with pytest.raises(ValidationError, match="tilte"):
        Document.model_validate({**paper.model_dump(), "tilte": "A"})
    with pytest.raises(ValidationError):
        Document.model_validate({**paper.model_dump(), "doc_id": "../a"})
