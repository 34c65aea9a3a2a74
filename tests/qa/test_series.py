"""Values of a measure from the ledger: each with its period, both proved on a page."""

import re
from datetime import date
from types import SimpleNamespace
from typing import cast

import pytest

from core.domain import Status
from core.measures import Measure, Observation, Value
from core.paper import ReadPaper
from index.ledger import Ledger
from qa.question import Wants
from qa.series import SURELY, MeasureSeries, Shown
from tests.index.measures_by_hand import period
from tests.papers import boxes, read
from tests.qa.makers import Pages, asked, found, ranked, vocabulary

WORDING = "School buses that arrive on time"


def report(name: str, quarter: int, year: int, value: str, day: date) -> ReadPaper:
    """A monitoring report with one row, and the observation that stands for it."""
    row = f"TR1 {WORDING} 90% {value}"
    text = f"MONITORING REPORT Quarter {quarter} {year}/{year % 100 + 1}\n{row}\nLegal costs rose in May."
    paper = read(name, text, budget=400, meeting_date=day)
    start, figure = text.index(row), text.index(value, text.index(row))
    when = period(f"Quarter {quarter} {year}/{year % 100 + 1}").model_copy(update={"page": 1})
    observation = Observation(
        observation_id=f"{name}-row",
        doc_id=paper.document.doc_id,
        reference="TR1",
        wording=WORDING,
        period=when,
        target="90%",
        current=value,
        page=1,
        boxes=tuple(box for box in boxes(text)[figure : figure + len(value)] if box),
        passage_id=paper.passages[0].passage_id,
        row_start=start,
        row_end=start + len(row),
    )
    return paper.model_copy(update={"observations": (observation,)})


FIRST = report("first", 2, 2024, "81%", date(2024, 11, 11))
SECOND = report("second", 4, 2024, "83%", date(2025, 6, 9))
THIRD = report("third", 2, 2025, "87%", date(2025, 11, 10))
PAPERS = (FIRST, SECOND, THIRD)
NOW = "What percentage of school buses arrive on time?"


@pytest.fixture(scope="module")
def service(build):
    return build(*PAPERS)


@pytest.fixture(scope="module")
def series(service) -> MeasureSeries:
    pages, catalogue = Pages(*PAPERS), service.catalogue
    documents = [paper.document for paper in PAPERS]
    return MeasureSeries(
        catalogue.ledger, documents, vocabulary(*PAPERS), pages.text, pages.page, catalogue.passages_on
    )


@pytest.fixture(scope="module")
def measure(service) -> Measure:
    (only,) = service.catalogue.ledger.measures()
    return only


def told(shown) -> list[tuple[str, str]]:
    return [(one.period.label, one.value) for one in shown]


def test_measure_is_found_by_its_wording(series, measure):
    assert series.about(asked(NOW, *PAPERS), ranked(NOW, *PAPERS), SURELY) == (measure,)


@pytest.mark.parametrize("other", ["What were the legal costs in May?", "How many dragons are there?"])
def test_measure_whose_row_only_stands_near_is_not_what_is_asked_for(series, other):
    assert series.about(asked(other, *PAPERS), ranked(other, *PAPERS)) == ()


def test_measure_whose_rows_were_not_found_is_not_told(series):
    assert series.about(asked(NOW, *PAPERS), ()) == ()


def test_values_are_told_oldest_first(series, measure):
    assert told(series.values([measure], ())) == [
        ("Q2 2024/25", "81%"),
        ("Q4 2024/25", "83%"),
        ("Q2 2025/26", "87%"),
    ]


def test_value_of_the_period_asked_for_is_told_alone(series, measure):
    assert told(series.values([measure], [period("Q4 2024/25")])) == [("Q4 2024/25", "83%")]


def test_period_without_a_value_is_left_out(series, measure):
    wanted = [period("Q2 2024/25"), period("Q3 2031/32")]

    assert told(series.values([measure], wanted)) == [("Q2 2024/25", "81%")]
    assert series.values([measure], [period("Q3 2031/32")]) == ()
    assert series.values([], wanted) == ()


def test_values_between_two_days_include_both_ends(series, measure):
    between = series.between(measure, date(2024, 9, 30), date(2025, 3, 31))

    assert told(between) == [("Q2 2024/25", "81%"), ("Q4 2024/25", "83%")]
    assert told(series.between(measure, date(2024, 10, 1), date(2025, 3, 30))) == []


def test_value_and_period_are_proved_on_their_pages(series, measure):
    pages = Pages(*PAPERS)
    for shown in series.values([measure], ()):
        said = [pages.page(q.document.doc_id, q.page).text[q.start : q.end] for q in shown.quotes]
        assert any(shown.value in one for one in said)
        assert any(shown.words in pages.page(q.document.doc_id, q.page).text for q in shown.quotes)


def test_value_is_not_told_where_its_period_is_printed_nowhere():
    assert values_of(THIRD, "Quarter 2 of next year", heads_page=1) == ()


def test_period_of_a_row_after_a_page_turn_is_proved_where_its_heads_are():
    paper = report("turned", 2, 2025, "87%", date(2025, 11, 10))
    heads = read("turned", "Ref Measure Target Qtr 2", *(page.text for page in paper.pages), budget=400)
    (row,) = paper.observations
    moved = len(heads.pages[0].text) + 1
    passage = next(p for p in heads.passages if p.first_page == 2)
    places = {"row_start": (row.row_start or 0) + moved, "row_end": (row.row_end or 0) + moved, "page": 2}
    own = row.model_copy(update={"doc_id": heads.document.doc_id, "passage_id": passage.passage_id, **places})
    heads = heads.model_copy(update={"observations": (own,)})

    (value,) = values_of(heads, "Qtr 2", heads_page=1)

    assert [quote.page for quote in value.quotes] == [2, 1]
    assert values_of(heads, "Qtr 2", heads_page=None) == ()


@pytest.mark.parametrize(
    ("head", "words"), [("2025/26 / Qtr 2", "2025/26 / Qtr 2"), ("Qtr 2 (so far)", "Qtr 2")], ids=str
)
def test_period_without_its_year_is_told_with_the_head_over_it(head: str, words: str):
    paper = report("under", 2, 2025, "87%", date(2025, 11, 10))
    heads = read("under", *(f"Ref Measure 2025/26 Qtr 2\n{page.text}" for page in paper.pages), budget=400)
    (row,) = paper.observations
    assert row.period is not None
    moved = len("Ref Measure 2025/26 Qtr 2\n")
    when = row.period.model_copy(update={"printed": "Qtr 2"})
    own = row.model_copy(
        update={
            "doc_id": heads.document.doc_id,
            "passage_id": heads.passages[0].passage_id,
            "row_start": (row.row_start or 0) + moved,
            "row_end": (row.row_end or 0) + moved,
            "values": (Value(head=head, text="87%", period=when),),
        }
    )

    (value,) = values_of(heads.model_copy(update={"observations": (own,)}), "Qtr 2", heads_page=None)

    assert value.words == words


def values_of(paper: ReadPaper, printed: str, heads_page: int | None) -> tuple[Shown, ...]:
    """The values of a paper's one row, its period in these words and its heads on this page."""
    (row,) = paper.observations
    assert row.period is not None
    when = row.period.model_copy(update={"printed": printed, "page": row.page})
    paper = paper.model_copy(update={"observations": (row.model_copy(update={"period": when}),)})
    own, pages = ScriptedLedger(paper), Pages(paper)
    headed = [p.model_copy(update={"heads_page": heads_page}) for p in paper.passages]
    series = MeasureSeries(
        cast(Ledger, own), [paper.document], vocabulary(paper), pages.text, pages.page, lambda *_: headed
    )
    return series.values(own.measures(), ())


class ScriptedLedger:
    """One measure, of one paper's observations."""

    def __init__(self, paper: ReadPaper) -> None:
        (self._row,) = paper.observations

    def measures(self) -> tuple[Measure, ...]:
        return (Measure(measure_id="m", name=self._row.wording, observations=(self._row,)),)

    def series(self, measure: Measure):
        from index.series import series

        return series(measure, {self._row.doc_id: date(2025, 11, 10)})


def test_measure_is_lacking_where_its_period_has_no_value(series, measure):
    question = f"{NOW.removesuffix('?')} in Q3 2031/32?"
    understood = asked(question, *PAPERS)

    assert understood.wants is Wants.FIGURE
    assert series.lacks(understood, found(question, *PAPERS)) == measure
    assert series.periods(measure) == ("Q2 2024/25", "Q4 2024/25", "Q2 2025/26")


@pytest.mark.parametrize("question", [NOW, f"{NOW.removesuffix('?')} in Q4 2024/25?"])
def test_nothing_is_lacking_where_no_period_or_one_with_a_value_is_asked(series, question):
    assert series.lacks(asked(question, *PAPERS), found(question, *PAPERS)) is None


def test_no_measure_has_no_periods(series):
    assert series.periods(None) == ()


def test_question_without_a_period_gets_the_newest_value(service):
    lead = service.ask(NOW).text.split("\n\n")[0]

    assert "87%" in lead
    assert "Quarter 2 2025/26" in lead


@pytest.mark.parametrize(
    ("words", "is_newer"),
    [
        ("School buses: in Quarter 3 2025/26 91% of them arrive on time.", True),
        ("School buses: by March 2031 99% of them arrive on time.", False),
        ("School buses: in Quarter 3 2023/24 78% of them arrive on time.", False),
    ],
    ids=["newer", "to come", "older"],
)
def test_sentence_of_a_later_period_than_the_ledger_s_is_told_first(build, words, is_newer):
    later = read("later", words, meeting_date=date(2026, 2, 2))
    answer = build(*PAPERS, later).ask(NOW)

    assert ("91%" in answer.text.split("87%")[0]) is is_newer
    assert "Quarter 2 2025/26: 87%" in answer.text


@pytest.mark.parametrize(
    ("when", "value"), [("in August 2025", "86%"), ("in Quarter 2 2025/26", "87%")], ids=["month", "quarter"]
)
def test_sentence_of_the_very_month_goes_before_the_ledger_s_quarter(build, when, value):
    counted = read(
        "counted", "In August 2025 86% of school buses arrive on time.", meeting_date=date(2025, 9, 1)
    )
    answer = build(*PAPERS, counted).ask(f"What percentage of school buses arrive on time {when}?")

    assert re.findall(r"\d+%", answer.text)[0] == value


def test_refusal_names_the_periods_that_are_reported(service):
    answer = service.ask(f"{NOW.removesuffix('?')} in Q3 2031/32?")

    assert answer.status is Status.NOT_FOUND
    assert (
        "They report it for Q2 2024/25; Q4 2024/25; Q2 2025/26, not for the period asked for." in answer.text
    )


def test_trend_is_a_table_with_a_row_for_each_value(service):
    answer = service.ask("How has the percentage of school buses that arrive on time changed?")

    rows = [line for line in answer.text.split("\n") if line.startswith("|")]
    assert rows[0] == "| Period | Value | Where |"
    assert [value for value in ("81%", "83%", "87%") if any(value in row for row in rows[2:])] == [
        "81%",
        "83%",
        "87%",
    ]


@pytest.mark.parametrize(
    ("question", "values"),
    [
        (
            "Has the share of school buses that arrive on time gone up between Q2 2024/25 and Q2 2025/26?",
            "81 83 87",
        ),
        ("How has the share of school buses on time changed over the 2024 and 2025 papers?", "81 87"),
        ("Compare school buses arriving on time in Q4 2024/25 with the latest figure.", "83 87"),
    ],
)
def test_change_is_told_from_the_ledger(service, question, values):
    lead = service.ask(question).text.split("\n\n")[0]

    assert [value for value in ("81", "83", "87") if f"{value}%" in lead[:400]] == values.split()


def test_paper_is_asked_for_by_its_day_and_gives_its_newest_value(series, measure):
    days = [period("November 2024"), period("June 2025"), period("May 2031")]

    assert told(series.of_papers([measure], days)) == [("Q2 2024/25", "81%"), ("Q4 2024/25", "83%")]
    assert series.of_papers([], days) == ()


def test_newest_value_is_the_last_in_time(series, measure):
    assert told(series.newest([measure])) == [("Q2 2025/26", "87%")]
    assert series.newest([]) == ()


def test_period_of_a_trend_without_a_value_is_owned_up_to(service):
    answer = service.ask(
        "How has the share of school buses that arrive on time changed from Q2 2024/25 to Q4 2024/25 and Q1 2025/26?"
    )

    assert "No value was found in the papers for Q1 2025/26." in answer.text


def test_count_of_what_money_is_spent_on_does_not_answer_how_much_was_spent(series):
    question = "How has spending on school buses that arrive on time changed?"

    assert series.about(asked(question, *PAPERS), ranked(question, *PAPERS)) == ()


def test_sister_of_a_measure_does_not_stand_in_for_it():
    primary = report("primary", 2, 2024, "81%", date(2024, 11, 11))
    (row,) = primary.observations
    first = row.model_copy(update={"wording": "Primary school places offered on time"})
    second = row.model_copy(
        update={"wording": "Secondary school places offered on time", "observation_id": "b"}
    )
    paper = primary.model_copy(update={"observations": (first, second)})
    measures = [
        Measure(measure_id=o.observation_id, name=o.wording, observations=(o,)) for o in paper.observations
    ]
    pages = Pages(paper)
    ledger = cast(Ledger, SimpleNamespace(measures=lambda: measures))
    series = MeasureSeries(
        ledger, [paper.document], vocabulary(paper), pages.text, pages.page, lambda *_: paper.passages
    )

    assert series.are_parted(measures[0], measures[1])
    assert not series.are_parted(measures[0], measures[0])
