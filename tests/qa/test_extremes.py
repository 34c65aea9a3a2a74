"""The row or column that has the most or the least, and when none is named."""

import pytest

from core.domain import Cell
from core.paper import ReadPaper
from core.periods import find_periods
from ingest.rows import RowSpan
from qa.extractive import ExtractiveWriter
from qa.extremes import Extremes
from tests.papers import read
from tests.qa.makers import Pages, asked, found

HARBOURS = (
    ("Harbour", "2031", "2032", "Change"),
    ("Sandwick", "410", "350", "(60)"),
    ("Nordhaven", "300", "395", "95"),
    ("Easter Ness", "205", "190", "(15)"),
    ("All harbours", "915", "935", "20"),
)


def table(*lines: tuple[str, ...], over: str = "Table 1: Boats moored", name: str = "boats") -> ReadPaper:
    """A paper with one table: its heads, then its rows; an empty cell is left out of its row."""
    heads, *rows = lines
    text = "\n".join([over, " ".join(heads), *(" ".join(row) for row in rows)])
    head = RowSpan(page=1, start=0, end=len(over) + 1 + len(" ".join(heads)), heads="", is_head=True)
    spans = [head]
    for row in rows:
        words = " ".join(row)
        start = text.index(words)
        cells = tuple(_cell(head, value) for head, value in zip(heads, row, strict=True) if value)
        spans.append(
            RowSpan(
                page=1, start=start, end=start + len(words), heads="; ".join(heads), caption=over, cells=cells
            )
        )
    return read(name, text, rows=spans, budget=400)


def _cell(head: str, value: str) -> Cell:
    mention = next(iter(find_periods(head)), None)
    return Cell(head=head, text=value, boxes=(), period=mention.period if mention else None)


def named(question: str, *papers: ReadPaper) -> list[str]:
    """The label and the values of each row that is told."""
    on_page = {
        (paper.document.doc_id, page.number): [p for p in paper.passages if p.first_page == page.number]
        for paper in papers
        for page in paper.pages
    }
    extremes = Extremes(lambda doc_id, page: on_page.get((doc_id, page), []))
    told = extremes.of(asked(question, *papers), found(question, *papers))
    return [" ".join(cell.text for cell in s.passage.cells) for s in told]


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("Which harbour had the most boats moored in 2032?", "Nordhaven"),
        ("Which harbour had the fewest boats moored in 2032, and how many?", "Easter Ness"),
        ("Which harbour had the highest number of boats moored in 2031?", "Sandwick"),
        ("What was the smallest harbour by boats moored in 2031?", "Easter Ness"),
        ("Which harbour lost the most boats moored between 2031 and 2032?", "Sandwick"),
        ("Which harbour saw the biggest fall in boats moored?", "Sandwick"),
        ("Which harbour saw the biggest rise in boats moored?", "Nordhaven"),
    ],
)
def test_row_with_the_most_or_the_least_is_told_and_no_total(question, label):
    (told,) = named(question, table(*HARBOURS))

    assert told.startswith(label)


def test_change_is_reckoned_where_no_column_has_it():
    lines = [line[:3] for line in HARBOURS]

    (told,) = named("Which harbour lost the most boats moored?", table(*lines))

    assert told == "Sandwick 410 350"


def test_most_and_fewest_are_told_in_the_order_of_the_question():
    told = named("Which harbour had the fewest and which the most boats moored in 2032?", table(*HARBOURS))

    assert [each.split()[0] for each in told] == ["Easter", "Nordhaven"]


def test_column_that_names_what_is_asked_goes_before_one_that_names_its_period():
    paper = table(
        ("Harbour", "Berths 2032", "Waiting"),
        ("Sandwick", "90", "4"),
        ("Nordhaven", "70", "9"),
        ("Ness", "80", "6"),
    )

    (told,) = named("Which harbour has the most boats waiting in 2032?", paper)

    assert told == "Nordhaven 70 9"


TERMS = (
    ("Harbour", "Autumn", "Spring", "Summer"),
    ("Sandwick", "13%", "20%", "22%"),
    ("Ness", "9%", "8%", "3%"),
)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("In which term was the share of berths let at Sandwick highest?", "Sandwick Summer 22%"),
        ("In which term was the lowest share of berths let at Sandwick?", "Sandwick Autumn 13%"),
        ("When was the share of berths let at Ness highest?", "Ness Autumn 9%"),
    ],
)
def test_column_of_the_time_with_the_most_is_told_alone(question, told):
    label, term, value = told.split()
    paper = table(*TERMS, over="Berths let, share")

    made = ExtractiveWriter(
        Pages(paper).text, 4, extremes=Extremes(lambda _, page: paper.passages if page == 1 else ())
    ).write(asked(question, paper), found(question, paper))

    assert made is not None
    assert f"{label} – {term}: {value}" in made.lead[0].text


def test_row_of_the_month_with_the_most_is_told():
    paper = table(
        ("Month", "Boats moored"),
        ("May 2032", "3,100"),
        ("June 2032", "4,200"),
        ("July 2032", "4,100"),
        ("Total", "11,400"),
    )

    assert named("In which month were the most boats moored?", paper) == ["June 2032 4,200"]
    assert named("When were the most boats moored?", paper) == ["June 2032 4,200"]


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        ("How many boats were moored at most harbours?", HARBOURS),
        ("Which harbour had at least 300 boats moored in 2032?", HARBOURS),
        ("Which harbour has the most recent figure of boats moored?", HARBOURS),
        ("Which ferry company had the most boats moored in 2032?", [("", *HARBOURS[0][1:]), *HARBOURS[1:]]),
        ("In which month were the most boats moored?", HARBOURS),
        ("Which harbour had the most boats moored?", [HARBOURS[0], *HARBOURS[1:3]]),
    ],
    ids=["no row asked", "at least", "most recent", "other rows", "no months", "two rows"],
)
def test_nothing_is_told_where_no_row_is_asked_for(question, lines):
    assert named(question, table(*lines)) == []


@pytest.mark.parametrize(
    "values", [("7", "7", "3"), ("<5", "n/a", "3"), ("–", "*", "3")], ids=["tie", "held back", "not told"]
)
def test_nothing_is_told_where_the_values_do_not_tell(values):
    rows = [(label, value) for label, value in zip(("Sandwick", "Nordhaven", "Ness"), values, strict=True)]

    assert named("Which harbour had the most boats moored?", table(("Harbour", "Boats"), *rows)) == []


def test_nothing_is_told_where_two_columns_may_be_meant():
    paper = table(
        ("Harbour", "In", "Out"), ("Sandwick", "7", "1"), ("Nordhaven", "8", "2"), ("Ness", "1", "9")
    )

    assert named("Which harbour had the most boats?", paper) == []


def test_sentence_that_says_so_itself_is_told():
    paper = read("words", "Sandwick had the highest number of boats moored in 2032, at 350.")

    assert named("Which harbour had the highest number of boats moored in 2032?", paper) == [""]  # no cells
