"""A name with a date is led by statements that tell both, a change by the row that has all its values."""

from dataclasses import replace
from datetime import date

import pytest

from core.domain import Cell
from core.periods import find_periods
from ingest.rows import RowSpan
from qa.leading import leading
from tests.papers import read
from tests.qa.makers import asked, found

PAPER = read(
    "wardens",
    "The harbour warden is Ada Lantern of Ferry Street.\n\nThe harbour warden started on 3 May 2024.\n\n"
    "The harbour warden is also in charge of the harbour's buoys.",
)


def led(question: str) -> str:
    return " ".join(s.text for s in leading(asked(question, PAPER), found(question, PAPER)))


def test_name_and_date_that_stand_apart_both_lead():
    told = led("Who is the harbour warden, and since when?")

    assert "Ada Lantern" in told
    assert "3 May 2024" in told


def test_name_alone_needs_no_date():
    assert "Ada Lantern" in led("Who is the harbour warden?")


def table_row(line: str, *cells: tuple[str | None, str]) -> RowSpan:
    start = TABLE.index(line)
    heads = "; ".join(head for head, _ in cells if head)
    own = tuple(Cell(head=head, text=text, boxes=()) for head, text in cells)
    return RowSpan(page=1, start=start, end=start + len(line), heads=heads, cells=own)


TABLE = "Key figures 2031/32\nQ1 Q2 Q3\nFerry trips made 4 5 6\n\nOf ferry trips made, 5 were late."
QUARTERS = read(
    "ferries",
    TABLE,
    rows=[
        table_row(
            "Ferry trips made 4 5 6", ("2031/32", "Ferry trips made"), ("Q1", "4"), ("Q2", "5"), ("Q3", "6")
        )
    ],
)


@pytest.mark.parametrize(
    ("question", "is_row"),
    [
        ("How has the number of ferry trips made changed from quarter to quarter in 2031/32?", True),
        ("How many of the ferry trips made were late?", False),
    ],
    ids=["change", "figure"],
)
def test_row_with_a_value_for_each_quarter_leads_where_a_change_is_asked_for(question, is_row):
    (first, *_) = leading(asked(question, QUARTERS), found(question, QUARTERS))

    assert bool(first.passage.cells) is is_row


def test_holder_of_a_post_is_the_one_whom_the_newest_paper_names_beside_it():
    old = read(
        "old", "Lamp Forum of the harbour: Bea Wick (Chair), Col Flint.", meeting_date=date(2024, 3, 4)
    )
    new = read(
        "new",
        "Lamp Forum members: Ada Lantern (Chair), Bea Wick.\n\nPresent: Bea Wick (Chair) of the Lamp Forum, Col Flint.",
        meeting_date=date(2025, 3, 4),
    )
    question = "Who chairs the Lamp Forum of the harbour?"
    first, *_ = leading(asked(question, old, new), found(question, old, new))

    assert "Ada Lantern (Chair)" in first.text


YEARS = [
    read("new", "Attendance of pupils for the year was 89.4%.", meeting_date=date(2025, 7, 10)),
    read("old", "Attendance of pupils for the year was 90.6%.", meeting_date=date(2024, 7, 11)),
    read("other", "Attendance of members at meetings was 71.2%.", meeting_date=date(2024, 1, 11)),
]


def test_change_is_told_by_the_newest_value_and_the_one_of_the_paper_before():
    question = "Is the attendance of pupils getting better or worse?"

    said = [s.text for s in leading(asked(question, *YEARS), found(question, *YEARS))]

    assert said[:2] == [
        "Attendance of pupils for the year was 89.4%.",
        "Attendance of pupils for the year was 90.6%.",
    ]
    assert not any("members" in text for text in said)


TWICE = [
    read("now", "The ferry was rated Good overall with 24 points out of 36.", meeting_date=date(2024, 9, 10)),
    read(
        "then", "The ferry was rated Poor overall with 17 points out of 36.", meeting_date=date(2023, 9, 12)
    ),
]


@pytest.mark.parametrize(
    "question",
    [
        "Compare the two ratings of the ferry: overall points.",
        "How do the points of the ferry compare in the two ratings?",
        "Are the points of the ferry higher or lower than before?",
    ],
)
def test_two_things_told_in_one_paper_each_are_compared(question):
    said = [s.text for s in leading(asked(question, *TWICE), found(question, *TWICE))]

    assert ["24" in said[0], "17" in said[1]] == [True, True]


def test_statement_of_the_period_asked_for_leads_over_a_fuller_one_of_another():
    paper = read(
        "tickets",
        "The ferry office sold 2,916 season tickets to harbour children in 2030/31.\n\n"
        "In 2031/32 the office sold 3,402 tickets.",
    )
    question = "How many season tickets did the ferry office sell to harbour children in 2031/32?"
    (first, *_) = leading(asked(question, paper), found(question, paper))

    assert "3,402" in first.text


def test_statement_of_the_period_that_speaks_of_something_else_does_not_lead():
    paper = read(
        "tickets",
        "The ferry office sold 2,916 season tickets to harbour children in 2030/31.\n\n"
        "In 2031/32 the fog horn sounded 77 times.",
    )
    question = "How many season tickets did the ferry office sell to harbour children in 2031/32?"
    (first, *_) = leading(asked(question, paper), found(question, paper))

    assert "77" not in first.text


def test_best_statement_with_a_figure_gives_way_to_no_older_one():
    now = read(
        "now", "Harbour Crew membership increased to 14 active members.", meeting_date=date(2025, 9, 10)
    )
    then = read("then", "Harbour Crew membership is 9 young people.", meeting_date=date(2022, 9, 12))
    question = "How many young people are in the Harbour Crew membership?"
    best_first = sorted(found(question, now, then), key=lambda s: "14" not in s.text)
    (first, *_) = leading(asked(question, now, then), best_first)

    assert "14" in first.text


OPENINGS = [
    read("then", "Lantern Quay is planned to open in January 2032.", meeting_date=date(2030, 9, 10)),
    read("now", "Lantern Quay is planned to open in May 2033.", meeting_date=date(2031, 9, 12)),
]


@pytest.mark.parametrize("question", ["When will Lantern Quay open?", "When is Lantern Quay due to open?"])
@pytest.mark.parametrize("order", [1, -1])
def test_day_that_is_to_come_is_the_one_that_the_newest_paper_gives(question, order):
    best_first = sorted(found(question, *OPENINGS), key=lambda s: order * s.news_of.toordinal())

    assert "May 2033" in leading(asked(question, *OPENINGS), best_first)[0].text


def test_part_that_holds_the_figure_is_told_where_the_whole_would_be_cut():
    paper = read(
        "storms",
        "In the storms of the year these ferry days were lost:\n2 small ferries lay in harbour for a while: 1 lost its "
        "rudder. 1 lost its flag. Ferry days that small ferries lost to storms were 8.5 days. 32 large ferries lay in "
        "harbour for a while: 59% lay in the outer harbour. 47% lay at the old quay under the lantern. 41% had a crew "
        "of their own on board all of the time. Ferry days that large ferries lost to storms were 318.5 days.",
        budget=400,
    )
    question = "How many ferry days did large ferries lose to storms?"
    (first, *_) = leading(asked(question, paper), found(question, paper))

    assert "318.5" in first.text
    assert "59%" not in first.text


def accounts(name: str, *columns: tuple[str, str]):
    """A paper with one row of a budget table, a value under each head."""
    cells = [("Service", "Ferry repairs"), *columns]
    row = " ".join(value for _, value in cells)
    text = f"Ferry budget\n{row}"
    own = tuple(
        Cell(head=head, text=value, boxes=(), period=next((m.period for m in find_periods(head)), None))
        for head, value in cells
    )
    heads = "; ".join(head for head, _ in cells)
    start = text.index(row)
    return read(name, text, rows=[RowSpan(page=1, start=start, end=len(text), heads=heads, cells=own)])


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How much did ferry repairs cost in 2031/32?", "7,318,500"),
        ("What was the budget for ferry repairs in 2031/32?", "6,890,000"),
    ],
    ids=["reached", "planned"],
)
def test_row_with_the_outturn_leads_over_the_one_with_its_budget_unless_that_is_asked_for(question, value):
    papers = [
        accounts("then", ("Actual 2030/31 (£)", "6,742,300"), ("Budget 2031/32 (£)", "6,890,000")),
        accounts("later", ("Actual 2031/32 (£)", "7,318,500"), ("Budget 2032/33 (£)", "7,620,000")),
    ]
    best_first = sorted(found(question, *papers), key=lambda s: "6,890,000" not in s.text)

    assert value in leading(asked(question, *papers), best_first)[0].text


def test_statement_of_little_that_is_asked_is_not_told_beside_the_figure():
    papers = [
        read("repairs", "Repairs of the small harbour ferries were £7,318 in 2031/32."),
        read("living", "Cost of living: the fund had £418 in 2031/32."),
    ]
    question = "What did repairs of the small harbour ferries cost in 2031/32?"
    first, other = found(question, *papers)
    as_good = replace(other, score=0.9 * first.score)

    assert leading(asked(question, *papers), [first, as_good]) == [first]


@pytest.mark.parametrize(
    ("next_to_it", "is_told"),
    [
        ("This means that each harbour asks its own children what they need.", True),
        ("It rained on the day that the board first met to speak of it all.", False),
    ],
    ids=["explains", "goes on"],
)
def test_definition_is_told_with_the_sentence_that_explains_it(next_to_it, is_told):
    paper = read("model", f"The Lantern Model is the way of the harbour board to listen. {next_to_it}")
    question = "What is the Lantern Model?"
    (first, *_) = leading(asked(question, paper), found(question, paper))

    assert "Lantern Model is" in first.text
    assert (next_to_it in first.text) is is_told
