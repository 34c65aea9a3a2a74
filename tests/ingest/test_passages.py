"""Passages: what is searched and quoted as a whole, cut from pages without loss."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain import Cell, PassageKind
from ingest.rows import RowSpan
from tests.papers import document, pages, passages, pieces, whole_text

SPOKEN = (
    "the children in care were placed near home and a report on Attendance Budget EHCP shows 57.5% of £1,489 "
    "No. 2025/26 (see below) resolved that 384 fell; while: spend. Who? Q2"
)
WORDS = st.sampled_from(re.findall(r"\S+", SPOKEN))
PROSE = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)
LINES = st.one_of(
    PROSE,
    PROSE.map("3.1 {}".format),
    PROSE.map("• {}".format),
    PROSE.map("  {}  ".format),
    st.sampled_from(
        ["3.0 SUPPORTING INFORMATION", "Key Highlights", "CYP 12 SCHOOL PLACES", "APPENDIX A Figures"]
    ),
    st.sampled_from(
        ["Page 14", "14", "", " ", "REPORT TO: Board", "SUBJECT: Children in Care", "Agenda Item 5a"]
    ),
    st.just("wordwithoutend" * 30),
)
PAGES = st.lists(st.lists(LINES, max_size=9).map("\n".join), min_size=1, max_size=4)
ANY_TEXT = st.lists(st.text(max_size=120), min_size=1, max_size=3)
TEXTS = PAGES | ANY_TEXT


@st.composite
def texts_with_rows(draw):
    """Pages, some of whose lines are table rows."""
    texts = draw(PAGES)
    rows = []
    for number, text in enumerate(texts, start=1):
        at = 0
        for line in text.split("\n"):
            low = draw(st.sampled_from([0, 0, 0, min(3, len(line))]))
            high = draw(st.sampled_from([len(line), len(line), max(len(line) - 4, low)]))
            if line[low:high].strip() and len(line) < 200 and draw(st.booleans()):
                heads = draw(st.sampled_from(["", "Measure; Target; Actual", "Actual " * 60]))
                commentary = draw(st.booleans())
                rows.append(
                    RowSpan(page=number, start=at + low, end=at + high, heads=heads, is_commentary=commentary)
                )
            at += len(line) + 1
    return texts, tuple(rows)


@given(texts_with_rows())
def test_nothing_but_white_space_is_lost(given_pages):
    texts, rows = given_pages

    found = passages(document(page_count=len(texts)), texts, rows)

    covered: set[int] = set()
    for passage in found:
        covered.update(range(passage.start, passage.end))
    lost = [c for at, c in enumerate(whole_text(*texts)) if at not in covered and not c.isspace()]
    assert not lost


@given(TEXTS)
def test_passage_is_an_exact_slice_of_the_document_text_and_names_its_pages(texts):
    whole = whole_text(*texts)
    starts = [len(whole_text(*texts[:n], "")) if n else 0 for n in range(len(texts))]

    for passage in passages(document(page_count=len(texts)), texts):
        assert passage.text == whole[passage.start : passage.end]
        assert passage.text.strip()
        assert starts[passage.first_page - 1] <= passage.start
        assert passage.end <= starts[passage.last_page - 1] + len(texts[passage.last_page - 1])


@given(texts_with_rows())
def test_nothing_is_doubled_but_a_statement_over_the_page_turn(given_pages):
    texts, rows = given_pages
    whole = whole_text(*texts)
    starts = [len(whole_text(*texts[:n], "")) if n else 0 for n in range(len(texts))]

    reached = 0
    for passage in passages(document(page_count=len(texts)), texts, rows):
        if passage.start < reached:
            turn = starts[passage.last_page - 1]
            assert passage.first_page < passage.last_page
            assert passage.kind is PassageKind.PROSE
            assert reached <= turn  # only words of an earlier page come twice
            assert not whole[passage.start : turn].rstrip().endswith(".")
        reached = max(reached, passage.end)


@given(texts_with_rows(), st.integers(10, 200), st.integers(1, 250))
def test_passage_fits_the_model_with_its_context_and_the_budget_without(given_pages, budget, title_words):
    texts, rows = given_pages
    title = "word " * title_words

    for passage in passages(document(page_count=len(texts), title=title), texts, rows, budget):
        assert pieces(passage.text) <= budget
        assert pieces(f"{passage.context}\n{passage.text}") + len("CS") <= 256


@given(texts_with_rows())
def test_same_pages_give_the_same_passages_with_ids_of_their_own(given_pages):
    texts, rows = given_pages
    paper = document(page_count=len(texts))

    once, again = passages(paper, texts, rows), passages(paper, texts, rows)

    assert once == again
    assert len({passage.passage_id for passage in once}) == len(once)


@given(PAGES, st.data())
def test_held_page_leaves_the_passages_of_the_others_where_they_were(texts, data):
    held = data.draw(st.integers(1, len(texts)))
    blanked = ["" if number == held else text for number, text in enumerate(texts, start=1)]

    found = passages(document(page_count=len(texts)), blanked)

    assert all(not passage.first_page <= held <= passage.last_page for passage in found)
    assert all(passage.text == whole_text(*blanked)[passage.start : passage.end] for passage in found)


FIRST = (
    "3.1 The number of children in care rose in the quarter, and officers\n"
    "expect that it will go on rising until the new homes are open and the"
)


def test_passage_over_two_pages_cites_both():
    second = "edge of care team is at full strength.\n3.2 Costs fell."

    found = passages(document(page_count=2), [FIRST, second], budget=80)

    assert [(p.first_page, p.last_page) for p in found] == [(1, 1), (1, 2)]
    assert found[1].text == f"{FIRST}\n{second}"
    assert found[0].text == FIRST


def test_page_number_at_the_foot_does_not_hide_that_a_statement_runs_on():
    texts = [f"{FIRST}\nPage 3 of 25", "edge of care team is at full strength."]

    found = passages(document(page_count=2), texts, budget=80)

    assert found[-1].text == f"{FIRST}\nPage 3 of 25\nedge of care team is at full strength."
    assert (found[-1].first_page, found[-1].last_page) == (1, 2)


def test_statement_that_ends_with_its_page_is_not_repeated():
    found = passages(document(page_count=2), [f"{FIRST} edge is near.", "costs fell."], budget=80)

    assert [(p.first_page, p.last_page) for p in found] == [(1, 1), (2, 2)]
    assert found[1].text == "costs fell."


def test_statement_too_long_for_one_passage_is_cut_between_words_and_not_repeated():
    words = [f"word{number:03d}" for number in range(100)]  # two pieces each

    found = passages(document(), [" ".join(words)], budget=30)

    assert [len(p.text.split()) for p in found] == [15, 15, 15, 15, 15, 15, 10]
    assert " ".join(p.text.strip() for p in found) == " ".join(words)


ROW = "Children in care 384 390"


def row(text: str, of: str, **more) -> RowSpan:
    start = of.index(text)
    return RowSpan(page=1, start=start, end=start + len(text), **{"heads": "Measure; Target; Actual", **more})


def test_table_row_is_a_passage_of_its_own_with_its_heads_in_the_context():
    text = f"The table shows them.\n{ROW}\nIt will be sent to members."
    cells = (Cell(head="Measure", text="Children in care", boxes=()),)

    before, found, after = passages(document(), [text], [row(ROW, text, cells=cells, heads_page=None)])

    assert (before.text, found.text, after.text) == (
        "The table shows them.",
        ROW,
        "It will be sent to members.",
    )
    assert (before.kind, found.kind) == (PassageKind.PROSE, PassageKind.TABLE_ROW)
    assert found.context.startswith("Measure; Target; Actual | ")
    assert found.cells == cells


def test_commentary_row_is_prose_that_keeps_what_it_comments_on_in_its_context():
    text = f"{ROW}\nMore foster carers left than came. A campaign has begun."
    commentary = "More foster carers left than came. A campaign has begun."
    rows = [row(ROW, text), row(commentary, text, heads="Children in care", is_commentary=True)]

    _, found = passages(document(), [text], rows)

    assert found.text == commentary
    assert found.kind is PassageKind.PROSE
    assert found.context.startswith("Children in care | ")
    assert not found.cells


def test_context_tells_section_report_period_title_and_date_in_that_order():
    text = (
        "SUBJECT: Monitoring Report Quarter 2 2025/26\n3.0 SUPPORTING INFORMATION\n3.1 Spend fell by £2m.\n"
    )
    paper = document("pack", meeting_date="2025-11-10", title="Board pack")

    found = passages(paper, [f"REPORT TO: Board\n{text}"], budget=200)

    assert found[-1].context == (
        "3.0 SUPPORTING INFORMATION | Monitoring Report Quarter 2 2025/26 | Q2 2025/26 | Board pack | 2025-11-10"
    )
    assert found[-1].section == "3.0 SUPPORTING INFORMATION"
    assert found[-1].period is not None
    assert found[-1].period.label == "Q2 2025/26"


@pytest.mark.parametrize("number", ["CYP12", "CYP 12", "EXB123"])
def test_minute_number_is_the_item_of_its_passages(number):
    found = passages(document(), [f"{number} SCHOOL PLACES\nThe Board noted the report of the Director."])

    assert found[-1].item == number


def test_section_of_few_words_joins_the_next():
    text = "Key Highlights\nAll is well.\nNext Steps\nThe plan is kept under review by the Board.\n"

    (found,) = passages(document(), [text], budget=100)

    assert found.text == text.strip()


@pytest.mark.parametrize("texts", [[""], ["", "", ""], [" \n \n"]], ids=["blank", "three blank", "white"])
def test_blank_pages_give_no_passage(texts):
    assert passages(document(page_count=len(texts)), texts) == ()


def test_pages_are_counted_as_a_pdf_viewer_counts():
    assert [p.number for p in pages("a", "b")] == [1, 2]
    assert passages(document(page_count=2), ["", "Words on the second page."])[0].first_page == 2
