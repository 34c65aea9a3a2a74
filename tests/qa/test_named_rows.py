"""Of the rows of one table, the one whose label stands in the question leads."""

import pytest

from core.domain import Cell
from ingest.rows import RowSpan
from qa.leading import leading
from qa.named_rows import also_named, named_row
from qa.parts import parts_of
from qa.together import Answered, chosen
from tests.papers import read
from tests.qa.makers import asked, found


def paper(*labels: str):
    """A paper with a table of one column, a row for each label."""
    return paper_of(*((label, str(10 + number)) for number, label in enumerate(labels)))


def paper_of(*lines: tuple[str, ...], heads: tuple[str, ...] = ("Route", "Cost")):
    """A paper with a table, a row for each line."""
    rows = [" ".join(line) for line in lines]
    text = "\n".join(["Cost of ferry trips", *rows])
    spans = [
        RowSpan(
            page=1,
            start=text.index(row),
            end=text.index(row) + len(row),
            heads="; ".join(heads),
            cells=tuple(
                Cell(head=head, text=value, boxes=()) for head, value in zip(heads, line, strict=True)
            ),
        )
        for line, row in zip(lines, rows, strict=True)
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


def test_row_of_another_kind_of_value_is_not_told_for_its_label():
    question = "What percentage of ferry trips on time were full?"
    made = paper_of(("On time ferry trips", "412"), ("Full ferry trips", "83%"))
    rows = [s for s in found(question, made) if s.is_row]
    full = next(s for s in rows if s.text.startswith("Full"))

    assert named_row(asked(question, made), full, rows) is full


def test_other_row_of_the_table_is_not_added_to_the_one_that_is_asked_for():
    question = "What is the cost of ferry trips to Ness for islanders?"
    made = paper_of(("Ness ferry trips", "£388"), ("All islanders", "£1,954"))

    (told,) = leading(asked(question, made), [s for s in found(question, made) if s.is_row])

    assert told.text == "Ness ferry trips £388"


def test_row_of_a_band_answers_both_things_that_are_asked_of_it():
    question = "How many boats were moored for £3,001 to £4,000, and what did they cost over the year?"
    lines = (
        ("£2000 - £3000", "4", "£358,048"),
        ("£3001 - £4000", "15", "£2,784,509"),
        ("Over £4000", "9", "£1,200"),
    )
    made = paper_of(*lines, heads=("Boats moored", "Number", "Cost over the year"))
    parts = [Answered(part, found(part.question.text, made)) for part in parts_of(asked(question, made))]

    told = chosen(asked(question, made), parts)

    assert [s.text for _, s in told] == ["£3001 - £4000 15 £2,784,509"]


def test_row_that_a_follow_up_names_goes_before_that_of_the_turn_before():
    made = paper_of(("Ness harbour", "£388"), ("Sandwick harbour", "£410"))
    before = "What is the cost of ferry trips to Ness harbour?"
    question = asked("and to Sandwick harbour?", made, history=[before])
    both = "What is the cost of ferry trips to Ness harbour and to Sandwick harbour?"
    rows = [s for s in found(both, made) if s.is_row]

    told = {named_row(question, best, rows).text for best in rows}

    assert told == {"Sandwick harbour £410"}


CREW = (
    ("Own crews (regular)", "£548"),
    ("Cousins of the crew", "£318"),
    ("Independent ferry firms", "£1,014"),
    ("All trips", "£611"),
)


@pytest.mark.parametrize(
    "asking",
    [
        "What does a week of trips cost with its own regular crews and with an independent firm?",
        "What did trips with independent firms cost, against those with our own crews?",
        "How much dearer are independent ferry firms than our own crews?",
        "Which costs more, own crews or independent firms?",
        "What do independent ferry firms cost compared with own crews?",
        "What do all trips cost, and what do those of independent firms alone?",
    ],
)
def test_both_rows_that_a_question_names_are_told(asking):
    made = paper_of(*CREW)
    rows = [s for s in found(asking, made) if s.is_row]
    named = {"All trips"} if "all trips" in asking else {"Own crews (regular)"}

    told = leading(asked(asking, made), rows)

    assert {s.passage.cells[0].text for s in told} == {"Independent ferry firms", *named}


@pytest.mark.parametrize(
    "asking",
    [
        "What do trips with independent ferry firms cost?",
        "What do trips and crossings with independent ferry firms cost?",
        "What did independent ferry firms cost, and was it agreed?",
        "What do independent ferry firms cost for all and sundry?",
    ],
)
def test_row_of_what_is_asked_in_one_breath_is_not_told_beside_it(asking):
    made = paper_of(*CREW)
    rows = [s for s in found(asking, made) if s.is_row]
    firm = next(s for s in rows if s.text.startswith("Independent"))

    assert also_named(asked(asking, made), firm, rows) == []
