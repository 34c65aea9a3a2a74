"""What a table row says: each value under its label, in its unit, of its period."""

import pytest

from core.domain import Cell, Passage
from core.periods import find_periods
from qa.rows import (
    column_periods,
    has_undated_value,
    is_plan,
    is_value,
    row_values,
    words_over,
)
from qa.statements import reported_periods


def row(*cells: tuple[str | None, str], over: str = "", year: str = "") -> Passage:
    """A row of cells, each with its head, under a caption, of a report on a year."""
    text = " ".join(words for _, words in cells)
    return Passage(
        passage_id="row",
        doc_id="a" * 64,
        first_page=1,
        last_page=1,
        start=0,
        end=len(text),
        text=text,
        context=over,
        period=find_periods(year)[0].period if year else None,
        cells=tuple(Cell(head=head, text=words, boxes=()) for head, words in cells),
    )


def labels(passage: Passage) -> list[str | None]:
    return [period.label if period else None for period in column_periods(passage)]


@pytest.mark.parametrize(
    ("cells", "over", "read"),
    [
        ([("Measure", "Visits made (%)"), ("Q1", "40")], "", "40%"),
        ([("% of visits", "Made in time"), ("Q1", "40")], "", "40%"),
        ([("Service", "Music"), ("Budget £000", "1,105")], "", "£1,105"),
        ([("Service", "Music"), ("Budget", "(21)")], "Balances (£m); Service; Budget", "£(21)"),
        ([("Service", "Music"), ("Number", "40")], "Take-up (%); Service; Number", "40"),
        ([("Service", "Music"), ("Q1", "£40")], "Take-up (%); Service; Q1", "£40"),
        ([("Service", "Music"), ("Q1", "40")], "", "40"),
    ],
    ids=[
        "label",
        "corner",
        "own head",
        "caption",
        "own head before caption",
        "printed with its unit",
        "no unit",
    ],
)
def test_value_is_read_in_the_unit_that_stands_nearest(cells, over, read):
    assert row_values(row(*cells, over=over))[0].told == read


def test_value_is_read_under_every_cell_that_says_what_is_measured():
    passage = row(("Ref", "X7"), ("Measure", "Visits within 12 months"), ("Good is", "High"), ("Q1", "4.1"))

    assert [each.reading for each in row_values(passage)] == ["X7 Visits within 12 months High Q1 4.1"]


@pytest.mark.parametrize("text", ["74%", "(137)", "12 of 40", "£1.2m", "Band 3", "Total projected spend £12"])
def test_short_cell_with_a_figure_is_a_value(text):
    assert is_value(Cell(head=None, text=text, boxes=()))


@pytest.mark.parametrize("text", ["Good", "Visits within 12 months", "4 more of them were then made in May"])
def test_cell_of_words_is_none(text):
    assert not is_value(Cell(head=None, text=text, boxes=()))


def test_quarter_without_a_year_is_of_the_year_of_the_row():
    passage = row((None, "Visits"), ("Q1", "4"), ("Q2", "5"), ("RAG", "G"), year="2031/32")

    assert labels(passage) == [None, "Q1 2031/32", "Q2 2031/32", None]


def test_month_without_a_year_is_of_the_year_that_the_caption_names():
    over = "Table 3: key figures by quarter, 2031-32; to June; to March"
    passage = row((None, "Visits"), ("to June", "4"), ("to March", "5"), over=over)

    assert labels(passage) == [None, "June 2031", "March 2032"]


@pytest.mark.parametrize("over", ["Key figures; Q1", "Key figures, 2030/31 and 2031/32; Q1"])
def test_quarter_is_of_no_year_where_none_or_several_are_named(over):
    assert labels(row((None, "Visits"), ("Q1", "4"), over=over)) == [None, None]


@pytest.mark.parametrize(
    ("heads", "over", "read"),
    [
        (["2031/32 outturn", "Q1", "Q2"], "", ["2031/32", "Q1 2032/33", "Q2 2032/33"]),
        (["2031/32", "Apr", "May"], "", ["2031/32", "April 2032", "May 2032"]),
        (["Q1", "Q2", "2031/32"], "", ["Q1 2031/32", "Q2 2031/32", "2031/32"]),
        (["2031/32 target", "Q1"], "", ["2031/32", "Q1 2031/32"]),
        (["2031/32 year to date", "Q1"], "", ["2031/32", "Q1 2031/32"]),
        (["2031/32", "Q1"], "Visits in 2031/32; ", ["2031/32", "Q1 2031/32"]),
        (["2031/32", "Q1", "Q2", "Q3", "Q4"], "", ["2031/32", None, None, None, None]),
    ],
    ids=["outturn", "months", "quarters first", "target", "to date", "caption", "whole year"],
)
def test_quarter_behind_a_years_outturn_is_of_the_next_year(heads, over, read):
    cells = []
    for number, head in enumerate(heads):
        named = find_periods(head)
        cells.append(
            Cell(head=head, text=str(number + 4), boxes=(), period=named[0].period if named else None)
        )
    passage = row(("Measure", "Visits"), over=f"{over}{'; '.join(['Measure', *heads])}")

    assert labels(passage.model_copy(update={"cells": (*passage.cells, *cells)}))[1:] == read


def test_year_in_the_corner_of_a_table_is_that_of_its_quarters():
    year = find_periods("2031/32")[0].period
    corner = Cell(head="2031/32", text="Visits", boxes=(), period=year)
    passage = row((None, "Visits"), ("Q1", "4"), over="2031/32; Q1")

    assert labels(passage.model_copy(update={"cells": (corner, passage.cells[1])})) == [
        "2031/32",
        "Q1 2031/32",
    ]


@pytest.mark.parametrize(
    ("head", "plan"),
    [
        ("2031/32 target", True),
        ("Milestone / Sep 2031", True),
        ("Budget £000", True),
        ("2031/32 outturn", False),
        (None, False),
    ],
)
def test_target_and_budget_are_plans(head, plan):
    assert is_plan(Cell(head=head, text="4", boxes=())) is plan


def test_what_a_row_is_of_is_told_by_its_caption_its_section_and_its_label():
    passage = row(
        (None, "Early years"), ("2031/32", "24"), over="Sector; 2031/32 | Allegations by sector | Board"
    )

    assert {"alleg", "earli", "sector"} <= words_over(passage)
    assert "board" not in words_over(passage)


@pytest.mark.parametrize(
    ("heads", "holds"),
    [
        (("2030/31 actual", "2031/32 target", "Current"), True),
        (("2030/31 actual", "This quarter"), True),
        (("2030/31 actual", "Target"), False),
        (("2030/31 actual", "England"), False),
        (("2030/31 actual", "2031/32 actual"), False),
    ],
)
def test_column_without_a_period_holds_what_is_reached_here_unless_it_is_a_plan_s_or_others(heads, holds):
    passage = row(("Measure", "Boats hired"), *((head, "40") for head in heads))
    dated = tuple(
        cell.model_copy(update={"period": next((m.period for m in find_periods(cell.head or "")), None)})
        for cell in passage.cells
    )

    assert has_undated_value(passage.model_copy(update={"cells": dated})) is holds


def test_row_speaks_of_its_report_s_period_where_a_value_has_none_of_its_own():
    def spoken_of(*heads: str) -> list[str]:
        passage = row(("Measure", "Boats hired"), *((head, "40") for head in heads), year="2031/32")
        cells = tuple(
            c.model_copy(update={"period": next((m.period for m in find_periods(c.head or "")), None)})
            for c in passage.cells
        )
        return [p.label for p in reported_periods(passage.model_copy(update={"cells": cells}), ())]

    assert spoken_of("2030/31 actual", "Current") == ["2030/31", "2031/32"]
    assert spoken_of("2030/31 actual", "Target") == ["2030/31"]
    assert spoken_of("Actual", "Target") == ["2031/32"]


@pytest.mark.parametrize(
    ("over", "told"),
    [("(£); Boats; Worth (£)", ["19", "£100"]), ("£'000; Boats; Worth", ["£19", "£100"])],
    ids=["a column's sign", "the table's"],
)
def test_sign_of_one_column_is_no_unit_of_another(over, told):
    heads = ("Boats", "Worth (£)" if "Worth (£)" in over else "Worth")
    passage = row(("Harbour", "Ferry"), (heads[0], "19"), (heads[1], "100"), over=over)

    assert [value.told for value in row_values(passage)] == told
