"""Of the rows of one table, the one whose label stands in the question leads."""

import pytest

from core.domain import Cell
from ingest.rows import RowSpan
from qa.named_rows import named_row
from tests.papers import read
from tests.qa.makers import asked, found


def paper(*labels: str):
    """A paper with a table of one column, a row for each label."""
    rows = [f"{label} {10 + number}" for number, label in enumerate(labels)]
    text = "\n".join(["Cost of ferry trips", *rows])
    spans = [
        RowSpan(
            page=1,
            start=text.index(row),
            end=text.index(row) + len(row),
            heads="Route; Cost",
            cells=(
                Cell(head="Route", text=label, boxes=()),
                Cell(head="Cost", text=row.split()[-1], boxes=()),
            ),
        )
        for label, row in zip(labels, rows, strict=True)
    ]
    return read("ferries", text, rows=spans, budget=400)


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("What is the cost of ferry trips out of the harbour?", "Out of harbour"),
        ("What is the cost of ferry trips in the harbour?", "In harbour"),
        ("What is the cost of ferry trips under 5 miles?", "Under 5 miles"),
        ("What is the cost of ferry trips over 5 miles?", "Over 5 miles"),
        ("What is the cost of ferry trips of £2,000 to £3,000?", "£2000 - £3000"),
        ("What is the cost of ferry trips with four crew?", "Four crews"),
    ],
)
def test_small_words_and_figures_tell_rows_apart(question, label):
    made = paper(
        "In harbour",
        "Out of harbour",
        "Under 5 miles",
        "Over 5 miles",
        "£2000 - £3000",
        "£3001 - £4000",
        "Four crews",
    )
    rows = [s for s in found(question, made) if s.is_row]
    equal = [s for s in rows if s.score >= 0.9 * rows[0].score]

    for best in equal:
        assert named_row(question=asked(question, made), best=best, found=rows).passage.cells[0].text == label


def test_best_row_stays_where_no_label_is_asked_for():
    made = paper("Upstream", "Downstream")
    best, *others = (s for s in found("What is the cost of ferry trips?", made) if s.is_row)

    assert named_row(asked("What is the cost of ferry trips?", made), best, [best, *others]) is best


def test_row_of_another_table_does_not_stand_in():
    question = "What is the cost of ferry trips out of the harbour?"
    one, other = paper("In harbour", "Up river"), read("other", "Out of harbour 9")
    best = next(s for s in found(question, one) if s.text.startswith("In"))

    assert named_row(asked(question, one, other), best, found(question, one, other)).text == best.text
