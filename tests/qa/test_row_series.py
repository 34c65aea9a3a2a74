"""A series read off a table's columns, and off the row of the same label in another paper's table."""

from dataclasses import replace
from datetime import date

import pytest

from core.domain import Cell
from core.paper import ReadPaper
from core.periods import find_periods
from ingest.rows import RowSpan
from qa.row_series import RowReader, RowSeries
from qa.rows import is_unclear
from qa.telling import Teller
from tests.papers import read
from tests.qa.makers import Pages, asked, found

LABEL = "Lifeboat crews on duty at each harbour"
CHANGED = "How has the number of lifeboat crews on duty at each harbour changed from 2030/31 to 2032/33?"


def table(name: str, day: date, *columns: tuple[str, str], label: str = LABEL) -> ReadPaper:
    """A paper with one row, its heads above it."""
    row = " ".join((label, *(value for _, value in columns)))
    heads = " ".join(head for head, _ in columns)
    text = f"Table 4: Crews\n{heads}\n{row}\nThe harbour master spoke of the weather."
    cells = [Cell(head=None, text=label, boxes=())]
    for head, value in columns:
        mention = next(iter(find_periods(head)), None)
        cells.append(Cell(head=head, text=value, boxes=(), period=mention.period if mention else None))
    start = text.index(row)
    told_heads = "; ".join(head for head, _ in columns)
    span = RowSpan(page=1, start=start, end=start + len(row), heads=told_heads, cells=tuple(cells))
    return read(name, text, rows=[span], budget=400, meeting_date=day)


def series(question: str, *papers: ReadPaper) -> RowSeries | None:
    reader = RowReader(Teller(Pages(*papers).text))
    return reader.series(asked(question, *papers), found(question, *papers))


def told(read_off: RowSeries | None) -> list[tuple[str, str]]:
    return [(value.words, value.value) for value in read_off.values] if read_off else []


FIRST = table("first", date(2032, 9, 1), ("2029/30", "12"), ("2030/31", "14"), ("2031/32", "15"))
SECOND = table("second", date(2033, 9, 1), ("2031/32", "15"), ("2032/33", "18"))


def test_row_is_read_on_in_the_row_of_its_label_in_another_paper():
    read_off = series(CHANGED, FIRST, SECOND)

    assert told(read_off) == [("2030/31", "14"), ("2031/32", "15"), ("2032/33", "18")]
    assert read_off is not None
    assert read_off.covers == 2


def test_other_value_of_another_paper_is_told_beside_the_newest():
    revised = table("revised", date(2033, 9, 1), ("2031/32", "16"), ("2032/33", "18"))
    read_off = series(CHANGED, FIRST, revised)

    assert read_off is not None
    values = {value.words: value for value in read_off.values}
    assert (values["2031/32"].value, [other.value for other in values["2031/32"].others]) == ("16", ["15"])


def test_row_of_another_label_is_no_part_of_the_series():
    other = table("other", date(2033, 9, 1), ("2032/33", "99"), label="Lifeboat crews on leave")

    assert told(series(CHANGED, FIRST, other)) == [("2030/31", "14"), ("2031/32", "15")]


@pytest.mark.parametrize("head", ["Target 2032/33", "England 2032/33", "Variance 2032/33"])
def test_column_of_something_else_is_no_step_of_the_series(head):
    paper = table("plan", date(2032, 9, 1), ("2030/31", "14"), ("2031/32", "15"), (head, "77"))

    assert told(series(CHANGED, paper)) == [("2030/31", "14"), ("2031/32", "15")]


def test_head_over_several_columns_tells_the_period_of_none():
    columns = ("2029/30", "13"), ("2030/31", "14"), ("2031/32", "15"), ("2031/32", "16")
    paper = table("merged", date(2032, 9, 1), *columns)
    (row,) = (passage for passage in paper.passages if passage.cells)

    assert is_unclear(row)
    assert told(series("How have lifeboat crews on duty at each harbour changed over time?", paper)) == [
        ("2029/30", "13"),
        ("2030/31", "14"),
    ]


def test_head_over_one_column_each_is_clear():
    assert not any(is_unclear(passage) for passage in (*FIRST.passages, *SECOND.passages))


def test_one_value_is_no_series():
    paper = table("single", date(2032, 9, 1), ("2030/31", "14"), ("Target", "20"))

    assert series(CHANGED, paper) is None


@pytest.mark.parametrize(
    "label",
    [
        "% of lifeboat crews on duty",
        "Lifeboat crews on duty per 10,000 sailors",
        "Rate of lifeboat crews on duty",
    ],
)
def test_share_is_no_series_where_a_number_is_asked_for(label):
    share = table(
        "share", date(2033, 9, 1), ("2030/31", "4.6"), ("2031/32", "5.2"), ("2032/33", "5.7"), label=label
    )
    number = table(
        "number",
        date(2033, 9, 1),
        ("2030/31", "14"),
        ("2031/32", "15"),
        ("2032/33", "18"),
        label="Number of lifeboat crews at month end",
    )
    question = "How did the number of lifeboat crews change from 2030/31 to 2032/33?"

    assert told(series(question, share, number))[-1] == ("2032/33", "18")


def test_year_and_its_last_day_are_no_two_steps():
    paper = table("paper", date(2032, 9, 1), ("2031/32", "15"), ("31 March 2032", "16"))

    assert (
        series("How many lifeboat crews were on duty at each harbour in 2031/32, by 31 March 2032?", paper)
        is None
    )


def test_actual_of_one_year_and_budget_of_the_next_are_no_series():
    columns = (("2031/32 spend", "15"), ("2031/32 budget", "14"), ("2032/33 budget", "18"))
    paper = table("paper", date(2032, 9, 1), *columns)
    of_crews = "the lifeboat crews on duty at each harbour"

    assert series(f"What was the 2031/32 spend on {of_crews}, and the 2032/33 budget?", paper) is None
    assert told(series(f"What was the budget of {of_crews} in 2031/32 and in 2032/33?", paper))


def test_quarter_without_its_year_is_told_as_its_page_names_it():
    old = table("old", date(2031, 11, 1), ("2030/31 outturn", "10"), ("Q1", "12"), ("Q2", "13"))
    new = table("new", date(2032, 11, 1), ("2031/32 outturn", "15"), ("Q1", "16"), ("Q2", "18"))
    dated = [
        paper.model_copy(
            update={
                "pages": tuple(
                    page.model_copy(
                        update={
                            "text": f"{page.text}\nCrews at Quarter 2, {year}",
                            "boxes": (*page.boxes, *((None,) * len(f"\nCrews at Quarter 2, {year}"))),
                        }
                    )
                    for page in paper.pages
                )
            }
        )
        for paper, year in ((old, "2031/32"), (new, "2032/33"))
    ]

    read_off = series(
        "How has the number of lifeboat crews on duty at each harbour changed from Quarter 2 of 2031/32 to "
        "Quarter 2 of 2032/33?",
        *dated,
    )

    assert told(read_off) == [
        ("Quarter 2, 2031/32", "13"),
        ("2031/32 outturn", "15"),
        ("Q1", "16"),
        ("Quarter 2, 2032/33", "18"),
    ]


def grades(name: str, day: date, years: tuple[str, str], **rows: tuple[str, str]) -> ReadPaper:
    """A paper with a table of these rows, `g4` being "9-4 rowing by crews of each harbour"."""
    labels = {f"9-{key[1:]} rowing by crews of each harbour": values for key, values in rows.items()}
    lines = [" ".join((label, *values)) for label, values in labels.items()]
    text = "\n".join((f"Table 1: Rowing grades of crews\n{' '.join(years)}", *lines))
    spans = []
    for line, (label, values) in zip(lines, labels.items(), strict=True):
        under = zip(years, values, strict=True)
        heads = (Cell(head=h, text=v, boxes=(), period=find_periods(h)[0].period) for h, v in under)
        start = text.index(line)
        cells = (Cell(head=None, text=label, boxes=()), *heads)
        spans.append(RowSpan(page=1, start=start, end=start + len(line), heads="; ".join(years), cells=cells))
    return read(name, text, rows=spans, budget=400, meeting_date=day)


ROWED = "How has the share of crews with grade {} or better in rowing changed from 2030/31 to 2032/33?"


@pytest.mark.parametrize(("grade", "values"), [("4", ["42%", "29%"]), ("5", ["27%", "5%"])])
def test_of_rows_that_differ_in_a_figure_the_one_asked_for_is_read(grade, values):
    paper = grades("both", date(2033, 9, 1), ("2030/31", "2032/33"), g5=("27%", "5%"), g4=("42%", "29%"))
    question = ROWED.format(grade)
    # where the figure stands everywhere in the papers it adds nothing to a row's score
    alike = [replace(s, score=5.0, coverage=0.5) for s in found(question, paper)]

    for order in (alike, alike[::-1]):
        read_off = RowReader(Teller(Pages(paper).text)).series(asked(question, paper), order)
        assert [value for _, value in told(read_off)] == values


@pytest.mark.parametrize(("grade", "others"), [("4", {"26%", "27%"}), ("5", {"30%", "29%"})])
def test_row_that_differs_in_a_figure_is_not_read_on_in_another_paper(grade, others):
    old = grades("old", date(2031, 9, 1), ("2029/30", "2030/31"), g5=("26%", "27%"), g4=("41%", "42%"))
    new = grades("new", date(2033, 9, 1), ("2031/32", "2032/33"), g4=("30%", "29%"))

    read_off = series(ROWED.format(grade), old, new)

    assert not others & {value for _, value in told(read_off)}
