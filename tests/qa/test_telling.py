"""What is shown of a table's row: its label, then each value with its head, as far as the head stands on a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain import Cell
from core.paper import ReadPaper
from ingest.rows import RowSpan
from qa.check import objection
from qa.draft import Sentence
from qa.shown import LEAD_CHARS
from qa.statements import Statement
from qa.telling import Teller
from tests.papers import read
from tests.qa.makers import Pages, asked, found

SPLIT_HEADS = "Annual Actual\nBudget Spend\n£’000 £’000\nEmployees 1,220 1,305"
HEADS = ("Annual Budget £’000", "Actual Spend £’000")
LABEL, VALUES = "Employees", ("1,220", "1,305")


def table(
    *texts: str,
    heads: tuple[str | None, ...] = HEADS,
    values: tuple[str, ...] = VALUES,
    label: str = LABEL,
    heads_page: int | None = None,
):
    """A paper whose last page ends in a row of a label and values under these heads."""
    row = " ".join((label, *values))
    under = zip(heads, values, strict=True)
    cells = (
        Cell(head=None, text=label, boxes=()),
        *(Cell(head=head, text=text, boxes=()) for head, text in under),
    )
    span = RowSpan(
        page=len(texts),
        start=texts[-1].rindex(row),
        end=texts[-1].rindex(row) + len(row),
        heads="; ".join(head for head in heads if head),
        cells=cells,
        heads_page=heads_page,
    )
    return read("spending", *texts, rows=[span], budget=400)


def row_of(question: str, paper) -> Statement:
    return next(s for s in found(question, paper) if s.passage.cells)


def told(question: str, paper, room: int = LEAD_CHARS, *, in_lead: bool = True) -> Sentence:
    teller = Teller(Pages(paper).text)
    return teller.told(asked(question, paper), row_of(question, paper), room, in_lead=in_lead)


def shown(question: str, paper, **more) -> str:
    return told(question, paper, **more).text.split(" {")[0]


QUESTION = "What is the budget for employees?"


def test_head_over_several_lines_is_shown_with_its_unit():
    assert shown(QUESTION, table(SPLIT_HEADS)) == (
        "Employees – Annual Budget £’000: 1,220; Actual Spend £’000: 1,305"
    )


def test_head_over_several_lines_without_a_figure_is_shown():
    text = "Annual Actual\nBudget Spend\nEmployees 1,220 1,305"

    assert shown(QUESTION, table(text, heads=("Annual Budget", "Actual Spend"))) == (
        "Employees – Annual Budget: 1,220; Actual Spend: 1,305"
    )


@pytest.mark.parametrize(
    "head",
    ["Annual Budget 2031/32", "Budget £’000 2031/32", "Quarter 9"],
    ids=["year", "one of two", "number"],
)
def test_head_whose_figures_are_not_printed_on_its_page_is_not_shown(head):
    paper = table(SPLIT_HEADS, heads=(head, "Actual Spend £’000"))

    assert shown(QUESTION, paper) == "Employees – 1,220; Actual Spend £’000: 1,305"


def test_value_without_a_head_is_shown_alone():
    assert shown(QUESTION, table("Employees 1,220 1,305", heads=(None, None))) == "Employees – 1,220; 1,305"


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("What is the annual budget for employees?", "Annual Budget £’000: 1,220"),
        ("What is the actual spend on employees?", "Actual Spend £’000: 1,305"),
    ],
    ids=["first column", "second column"],
)
def test_column_that_is_asked_for_comes_first(question, first):
    assert shown(question, table(SPLIT_HEADS)).startswith(f"Employees – {first}; ")


def test_column_of_the_period_asked_for_comes_before_one_of_the_words_asked_for():
    heads = ("Budget of employees", "Forecast 2025/26")
    paper = table("Budget of employees Forecast 2025/26\nEmployees 1,220 1,305", heads=heads)

    assert shown("What is the budget of employees in 2025/26?", paper) == (
        "Employees – Forecast 2025/26: 1,305; Budget of employees: 1,220"
    )


def test_columns_that_nothing_parts_stay_in_the_order_of_the_page():
    assert shown("What of employees?", table(SPLIT_HEADS)).startswith(
        "Employees – Annual Budget £’000: 1,220; Act"
    )


BEFORE = "Annual Actual\nBudget Spend\n£’000 £’000\nAgency staff 310 420"
AFTER = "Employees 1,220 1,305"


def test_heads_on_the_page_before_are_shown_and_that_page_is_cited():
    paper = table(BEFORE, AFTER, heads_page=1)

    sentence = told(QUESTION, paper)

    assert sentence.text.startswith("Employees – Annual Budget £’000: 1,220; Actual Spend £’000: 1,305 ")
    assert [quote.page for quote in sentence.quotes] == [2, 1]
    assert objection(sentence, Pages(paper).page) is None


def test_heads_of_the_row_s_own_page_need_no_second_quote():
    sentence = told(QUESTION, table(SPLIT_HEADS))

    assert [quote.page for quote in sentence.quotes] == [1]


def test_head_that_the_page_before_does_not_print_is_not_shown_though_the_row_s_page_does():
    paper = table("Words only.", f"Q2 £’000\n{AFTER}", heads=("Budget £’000", "Spend £’000"), heads_page=1)

    sentence = told(QUESTION, paper)

    assert sentence.text.startswith("Employees – 1,220; 1,305 ")
    assert [quote.page for quote in sentence.quotes] == [2]


def test_quoted_row_below_the_lead_has_all_its_columns():
    heads = ("2024/25", "2025/26")
    paper = table("2024/25 2025/26\nEmployees 1,220 1,305", heads=heads)

    assert shown("How much do employees cost?", paper) == "Employees – 2025/26: 1,305"
    assert "2024/25: 1,220" in shown("How much do employees cost?", paper, in_lead=False)


def test_where_there_is_little_room_the_last_values_and_then_the_label_give_way():
    label = "Employees of the service " * 6
    paper = table(f"£’000 £’000\n{label.strip()} 1,220 1,305", label=label.strip())

    words = shown(QUESTION, paper, room=80)

    assert len(words) <= 80
    assert words.startswith("Employees of the")
    assert "… – Annual Budget £’000: 1,220" in words
    assert "1,305" not in words


WORDS = st.sampled_from(["Annual", "Budget", "£’000", "2025/26", "2024/25", "Q2", "%", "[1]", "{0}", "Spend"])
COLUMN = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
VALUE = st.sampled_from(["1,220", "57%", "£2.1m", "n/a", "(37)", "-"])


@given(COLUMN, COLUMN, VALUE, VALUE, st.lists(WORDS, max_size=8).map(" ".join), st.integers(60, 400))
def test_row_is_told_in_its_room_and_proved_by_its_pages(one, other, first, second, printed, room):
    row = f"Employees {first} {second}"
    paper = table(f"{printed}\n{row}", heads=(one, other), values=(first, second))

    sentence = told("What is the budget for employees?", paper, room)

    assert len(sentence.text.split(" {")[0]) <= room
    assert objection(sentence, Pages(paper).page) is None


QUARTERS = "2031/32 target Q1 Q2 Q3\nVisits made 9 4 5 6"
QUARTER_HEADS = ("2031/32 target", "Q1", "Q2", "Q3")


def quarters() -> ReadPaper:
    return table(QUARTERS, heads=QUARTER_HEADS, values=("9", "4", "5", "6"), label="Visits made")


def test_change_is_told_in_the_order_of_its_periods_the_plan_after_them():
    question = "How did the visits move from quarter to quarter in 2031/32?"

    assert shown(question, quarters()) == "Visits made – Q1: 4; Q2: 5; Q3: 6; 2031/32 target: 9"


def test_newest_quarter_is_told_where_no_period_is_asked_and_the_target_beside_it():
    assert shown("How many visits were made?", quarters()) == "Visits made – 2031/32 target: 9; Q3: 6"


YEARS = "2029/30 2030/31 2031/32\nVisits made 4 5 6"
YEAR_HEADS = ("2029/30", "2030/31", "2031/32")


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("How many visits were made in 2031/32?", "2031/32: 6"),
        ("How many visits were made in 2031/32 and how many the year before?", "2030/31: 5; 2031/32: 6"),
        ("How many visits were made in 2031/32, against the previous year?", "2030/31: 5; 2031/32: 6"),
        ("What was the outturn of visits made in 2029/30 and what the year after?", "2029/30: 4; 2030/31: 5"),
    ],
    ids=["one year", "the year before", "the previous year", "the year after"],
)
def test_year_before_is_told_where_it_is_asked_for(question, values):
    paper = table(YEARS, heads=YEAR_HEADS, values=("4", "5", "6"), label="Visits made")

    assert shown(question, paper) == f"Visits made – {values}"


def test_quarter_before_is_told_where_it_is_asked_for():
    question = "How many visits were made in Q3 2031/32 and how many the quarter before?"

    assert shown(question, quarters()) == "Visits made – Q2: 5; Q3: 6; 2031/32 target: 9"


def test_value_of_the_year_before_is_left_out_where_a_column_has_the_one_of_now():
    heads = ("2030/31 actual", "2031/32 target", "Current")
    paper = table(
        "2030/31 actual 2031/32 target Current\nVisits 4 5 6",
        heads=heads,
        values=("4", "5", "6"),
        label="Visits",
    )

    assert shown("How many visits?", paper) == "Visits – 2031/32 target: 5; Current: 6"


def test_newest_value_stands_beside_the_target_of_a_later_year():
    heads = ("2029/30 actual", "2030/31 actual", "2031/32 target")
    paper = table(
        "2029/30 actual 2030/31 actual 2031/32 target\nVisits 4 5 6",
        heads=heads,
        values=("4", "5", "6"),
        label="Visits",
    )

    assert shown("How many visits?", paper) == "Visits – 2030/31 actual: 5; 2031/32 target: 6"


def test_target_of_another_year_is_left_out():
    heads = ("2030/31 target", "2031/32 target")
    paper = table(
        "2030/31 target 2031/32 target\nVisits made 4 5", heads=heads, values=("4", "5"), label="Visits made"
    )

    assert (
        shown("What was the target for the number of visits made in 2031/32?", paper)
        == "Visits made – 2031/32 target: 5"
    )


def test_row_under_a_dated_caption_is_told_with_that_date_and_cites_it():
    text = "Staff by harbour, November 2031\nFerry Quay\nEmployees 12 14"
    cells = (Cell(head=None, text="Employees", boxes=()), Cell(head="Ferry", text="12", boxes=()))
    start = text.index("Employees")
    span = RowSpan(
        page=1,
        start=start,
        end=len(text),
        heads="Staff by harbour, November 2031; Ferry; Quay",
        caption="Staff by harbour, November 2031",
        cells=(*cells, Cell(head="Quay", text="14", boxes=())),
    )
    paper = read("staff", text, rows=[span], budget=400)
    question = "How many employees has the ferry?"

    sentence, dated = Teller(Pages(paper).text).sentence(
        asked(question, paper), row_of(question, paper), LEAD_CHARS, ""
    )

    assert dated == "November 2031"
    assert sentence.text.startswith("November 2031: Employees")
    assert not objection(sentence, Pages(paper).page)


@pytest.mark.parametrize(
    ("printed", "shown_as"),
    [
        ("3.2 Ferries carried 40 boats.", "Ferries carried 40 boats."),
        ("Page 17 Ferries carried 40 boats.", "Ferries carried 40 boats."),
        ("Page 4 of 9 \u2022 Ferries carried 40 boats.", "Ferries carried 40 boats."),
        ("\u2713 Ferries carried 40 boats.", "Ferries carried 40 boats."),
        ("\uf0a7 3.2 Ferries carried 40 boats.", "Ferries carried 40 boats."),
        ("Page 17 says that ferries carried 40 boats.", "Page 17 says that ferries carried 40 boats."),
        ("3.2 million ferries carried boats.", "3.2 million ferries carried boats."),
    ],
)
def test_sentence_is_told_without_the_marks_and_numbers_before_it(printed, shown_as):
    paper = read("ferries", printed)
    question = "What did the ferries carry?"
    (statement, *_) = found(question, paper)

    sentence = Teller(Pages(paper).text).told(asked(question, paper), statement, LEAD_CHARS)

    assert sentence.text.split(" {")[0] == shown_as
    assert not objection(sentence, Pages(paper).page)


def test_window_of_a_long_statement_has_the_figure_that_is_told_of_what_is_asked():
    paper = read(
        "harbours",
        "Attendance at the end of the year was: a) in the great harbour attendance has dropped from 94.8% to 94.5% in "
        "all of the time; b) in the old harbour attendance has risen from 43% to 45.1% in all of the time; c) in the "
        "small harbour of the islands attendance has dropped from 90% to 89.3% in all of the time; d) in the special "
        "harbour attendance has slightly decreased from 87.9% before to 87.5% now, a fall in all of the time.",
        budget=400,
    )
    question = "What is the attendance in the special harbour?"
    (statement, *_) = found(question, paper)

    sentence = Teller(Pages(paper).text).told(asked(question, paper), statement, 200)

    assert "87.9% before to 87.5%" in sentence.text
