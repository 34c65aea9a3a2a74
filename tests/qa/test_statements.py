"""Statements: what can be read by itself, with what it leans on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain import Cell, PassageKind
from core.paper import ReadPaper
from ingest.rows import RowSpan
from qa.statements import Statement
from tests.papers import read
from tests.qa.makers import Pages, found


def told(question: str, *texts: str, budget: int = 400) -> list[str]:
    return [s.text for s in found(question, read("care", *texts, budget=budget))]


def test_best_statement_says_what_was_asked():
    text = "The board met in May. In all, 384 children are in care. Legal costs rose by £2.1m."

    assert told("How many children are in care?", text)[0] == "In all, 384 children are in care."


def test_sentence_that_leans_back_is_told_with_the_one_before():
    text = "There are 384 children in care. This is an increase of 12."

    assert "There are 384 children in care. This is an increase of 12." in told("increase", text)


def test_line_that_opens_a_list_is_told_with_its_list():
    text = "The priorities for children are:\n• homes near by\n• good schools\nThe board met in May and heard of these."

    (opening,) = [each for each in told("priorities", text) if each.startswith("The priorities")]
    assert "good schools" in opening


def test_page_furniture_says_nothing():
    assert "Page 3 of 25" not in told("page", "Page 3 of 25\nThere are 384 children in care.\n14")


def test_table_row_is_one_statement():
    text = "Measure Target Actual\nChildren in care 390 384"
    start = text.index("Children")
    span = RowSpan(page=1, start=start, end=len(text), heads="Measure; Target; Actual")
    paper = read("table", text, rows=[span])

    rows = [s for s in found("children in care", paper) if s.passage.kind is PassageKind.TABLE_ROW]

    assert [s.text for s in rows] == ["Children in care 390 384"]


def test_heads_of_a_table_say_nothing_by_themselves():
    text = "Measure Target Actual\nChildren in care 390 384"
    heads = RowSpan(page=1, start=0, end=text.index("\n"), heads="Table 1", is_head=True)
    row = RowSpan(page=1, start=heads.end + 1, end=len(text), heads="Measure; Target; Actual")
    paper = read("table", text, rows=[heads, row])

    assert [p.kind for p in paper.passages] == [PassageKind.TABLE_HEAD, PassageKind.TABLE_ROW]
    assert [s.text for s in found("measure target actual", paper)] == ["Children in care 390 384"]


PRINTED = (
    "There are 384 children in care.",
    "This is more:",
    "• homes",
    "Key Facts",
    "RESOLVED: That",
    "14",
    "",
)
LINES = st.lists(st.sampled_from(PRINTED), max_size=8).map("\n".join)


@given(st.lists(LINES | st.text(max_size=60), min_size=1, max_size=3))
def test_statement_is_a_stretch_of_the_document_text_best_first(texts):
    paper = read("care", *texts)
    whole = Pages(paper).text(paper.document.doc_id).text

    statements = found("How many children are in care?", paper)

    for statement in statements:
        assert " ".join(whole[statement.start : statement.end].split()) == statement.text
        assert 0.0 <= statement.coverage <= 1.0
    assert [s.score for s in statements] == sorted((s.score for s in statements), reverse=True)
    assert statements == found("How many children are in care?", paper)


def test_statement_is_read_with_the_sentences_that_lead_up_to_it():
    led_up_to = read(
        "led",
        "Fostering was reviewed in the spring. It took a month. The final bill came to £41,000 in all.",
    )
    alone = read(
        "alone",
        "Libraries were reviewed in the spring. It took a month. The final bill came to £41,000 in all.",
    )

    def cost(paper: ReadPaper) -> Statement:
        return next(
            s
            for s in found("What did the review of fostering cost?", paper)
            if s.text.startswith("The final bill")
        )

    assert cost(led_up_to).coverage > cost(alone).coverage


@pytest.mark.parametrize(
    ("head", "suits"), [("Budget £'000", False), ("Number", True)], ids=["money", "number"]
)
def test_amount_of_money_beside_a_label_is_no_count_of_it(head, suits):
    text = "Ferry captains\nFerry captains 2,766"
    start = text.rindex("Ferry")
    cells = (Cell(head="Post", text="Ferry captains", boxes=()), Cell(head=head, text="2,766", boxes=()))
    span = RowSpan(page=1, start=start, end=len(text), heads=f"Post; {head}", cells=cells)
    statement = next(
        s for s in found("How many ferry captains left?", read("posts", text, rows=[span])) if s.is_row
    )

    assert (statement.form_fit >= 0.6) is suits
