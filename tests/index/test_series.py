"""A measure's values in order of their periods, with what papers disagree on and what is missing."""

from core.measures import Measure, Observation, Point
from index.series import gaps, has_value, series
from tests.index.measures_by_hand import observed, on
from tests.papers import doc_id

DAYS = {doc_id("older"): on("2024-05-01"), doc_id("newer"): on("2025-05-01")}


def measure(*observations: Observation) -> Measure:
    return Measure(measure_id=observations[0].observation_id, name="Visits", observations=observations)


def values(*observations: Observation) -> list[tuple[str, str]]:
    return [(point.period.label, point.text) for point in points(*observations)]


def points(*observations: Observation) -> tuple[Point, ...]:
    return series(measure(*observations), DAYS)


def test_last_year_s_column_is_a_value_of_its_own_period():
    found = points(
        observed("older", "Visits", "50", "Q4 2023/24", last_year=("2022/23", "44")),
        observed("newer", "Visits", "57", "Q2 2025/26"),
    )

    assert [(p.period.label, p.text, p.is_last_year_column) for p in found] == [
        ("2022/23", "44", True),
        ("Q4 2023/24", "50", False),
        ("Q2 2025/26", "57", False),
    ]


def test_a_value_that_two_papers_repeat_is_given_once_from_the_newest():
    (point,) = points(
        observed("older", "Visits", "50 (prov)", "2023/24"),
        observed("newer", "Visits", None, "Q4 2024/25", last_year=("2023/24", "50")),
    )

    assert (point.text, point.doc_id, point.preferred, point.disagrees) == (
        "50",
        doc_id("newer"),
        True,
        False,
    )


def test_values_that_differ_are_both_kept_the_newest_paper_s_first():
    first, second = points(
        observed("older", "Visits", "50", "2023/24"),
        observed("newer", "Visits", None, "Q4 2024/25", last_year=("2023/24", "52")),
    )

    assert (first.text, first.preferred, first.disagrees) == ("52", True, True)
    assert (second.text, second.preferred, second.disagrees) == ("50", False, True)


def test_words_in_place_of_a_value_are_none():
    assert (
        values(observed("older", "Visits", "Refer comment", "Q4 2023/24", last_year=("2022/23", "N/A"))) == []
    )
    assert [has_value(text) for text in ("-", "n/a", "TBC", "see commentary", "Not available", "")] == [
        False
    ] * 6
    assert all(has_value(text) for text in ("0", "57.5%", "Good", "£1.2m", "Nil", "526 MAP (prov)"))


def test_quarters_without_a_value_between_two_that_have_one_are_gaps():
    found = points(
        observed("older", "Visits", "50", "Q3 2023/24"),
        observed("newer", "Visits", "57", "Q2 2024/25", last_year=("2023/24", "51")),
    )

    assert [
        (gap.label, gap.start.isoformat(), gap.end.isoformat()) for gap in gaps([p.period for p in found])
    ] == [
        ("Q4 2023/24", "2024-01-01", "2024-03-31"),
        ("Q1 2024/25", "2024-04-01", "2024-06-30"),
    ]


def test_years_are_gaps_where_nothing_is_reported_by_quarter():
    found = points(observed("older", "Visits", "50", "2021/22"), observed("newer", "Visits", "57", "2024/25"))

    assert [gap.label for gap in gaps([p.period for p in found])] == ["2022/23", "2023/24"]


def test_nothing_is_missing_from_no_values_or_from_neighbours():
    assert gaps(()) == ()
    following = points(observed("older", "V", "5", "Q4 2023/24"), observed("newer", "V", "6", "Q1 2024/25"))
    assert gaps([p.period for p in following]) == ()
