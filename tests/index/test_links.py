"""Which rows of which reports are of one measure: what is linked, what is only proposed, what is parted."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.measures import LinkState, Measure
from index.links import measures_of
from tests.index.measures_by_hand import linked, links_in, observed, papers_of, together
from tests.papers import doc_id

OLD, NEW = "older", "newer"


def are_linked(*measures: Measure) -> bool:
    return any(len({o.doc_id for o in measure.observations}) > 1 for measure in measures)


def pair(
    first: str, second: str, *, references: tuple[str | None, str | None] = (None, None)
) -> tuple[Measure, ...]:
    """The measures of one row in each of two reports, a year apart."""
    return linked(
        observed(OLD, first, "31.4%", "Q4 2023/24", reference=references[0]),
        observed(NEW, second, "28.9%", "Q4 2024/25", reference=references[1]),
    )


# --- what is linked -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Care leavers in suitable housing", "Care leavers in suitable housing"),
        ("Increase the percentage of EHCPs completed within 20 weeks", "EHCPs completed within 20 weeks"),
        (
            "Percentage of Education, Health and Care Plans completed within 20 weeks (academic year, cumulative)",
            "Increase the % of EHCP completed in 20 weeks (academic year cumulative to end of quarter) (Source – SEND)",
        ),
        ("16-17 year olds who are NEET", "16–17-year-olds not in education, employment or training"),
        (
            "Rate of referrals per 10,000 children",
            "Rate of referrals per 10000 children (snapshot at end of quarter)",
        ),
        ("Six week checks in time", "6 week checks in time"),
    ],
)
def test_the_same_words_are_one_measure_whatever_the_reference(first: str, second: str) -> None:
    assert are_linked(*pair(first, second, references=("A1", "B7")))


def test_the_same_reference_and_nearly_the_same_words_are_one_measure() -> None:
    first = "Calls about council tax and benefits answered by the contact centre in 30 seconds"
    second = "Calls about council tax and benefits answered by contact centre staff in 30 seconds"
    assert are_linked(*pair(first, second, references=("CS 4", "CS4")))
    assert not are_linked(*pair(first, second, references=("CS 4", "CS5")))


def test_a_later_paper_s_last_year_is_the_best_proof() -> None:
    old = observed(
        OLD, "Repeat referrals to social care within a year", "24.1%", "Q4 2023/24", reference="CF1"
    )
    other = observed(OLD, "Visits to social care clients on time", "61.0%", "Q4 2023/24", reference="CF2")
    new = observed(
        NEW,
        "Social care re-referrals within a year",
        "22.2%",
        reference="CF2",
        last_year=("2023/24", "24.1%"),
    )
    measures = linked(old, other, new)
    assert frozenset((old.wording, new.wording)) in together(measures)
    (link,) = links_in(measures, LinkState.MADE)
    assert (link.first, link.second) == (old.observation_id, new.observation_id)
    assert any("gives 24.1% for 2023/24" in sentence and "older.pdf" in sentence for sentence in link.why)


def test_a_value_that_two_rows_give_proves_nothing() -> None:
    old = observed(OLD, "Repeat referrals to social care within a year", "24.1%", "Q4 2023/24")
    twin = observed(OLD, "Plans to leave social care within a year", "24.1%", "Q4 2023/24")
    new = observed(NEW, "Social care re-referrals within a year", "22.2%", last_year=("2023/24", "24.1%"))
    assert not links_in(linked(old, twin, new), LinkState.MADE)


@pytest.mark.parametrize("value", ["100%", "0", "7", "N/A", "10%"])
def test_a_value_that_many_measures_have_proves_nothing(value: str) -> None:
    old = observed(OLD, "Repeat referrals to social care within a year", value, "Q4 2023/24")
    new = observed(NEW, "Social care re-referrals within a year", "22%", last_year=("2023/24", value))
    assert not links_in(linked(old, new), LinkState.MADE)


def test_quarters_of_one_row_are_one_measure_without_a_link() -> None:
    measures = linked(
        observed(OLD, "Missed bins", "58", "Q1 2025/26", row=7),
        observed(OLD, "Missed bins", "54", "Q2 2025/26", row=7),
    )
    assert [len(measure.observations) for measure in measures] == [2]
    assert measures[0].links == ()


def test_a_measure_bears_its_newest_whole_wording_and_its_oldest_id() -> None:
    first = observed(
        OLD, "Percentage of EHCPs completed within 20 weeks", "31%", "Q4 2023/24", reference="S1"
    )
    second = observed(NEW, "se the % of EHCPs completed within 20 weeks", "42%", reference="S1")
    (measure,) = linked(second, first)
    assert (measure.measure_id, measure.name) == (first.observation_id, first.wording)
    assert measure.observations == (first, second)


# --- sisters --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("EHCPs completed within 20 weeks", "EHCPs completed within 15 weeks"),
        ("Primary schools judged good or outstanding", "Secondary schools judged good or outstanding"),
        ("Percentage of care leavers in work", "Number of care leavers in work"),
        ("Care leavers in suitable housing", "Children in care in suitable housing"),
        ("EHCPs completed within 20 weeks", "EHCPs not completed within 20 weeks"),
        ("Complaints answered in time, with extensions", "Complaints answered in time, without extensions"),
        ("Children placed in residential care", "Children placed in foster care"),
        ("Young people at risk of child sexual exploitation", "Young people at risk of child criminal exploitation"),
        ("Major planning applications decided in time", "Minor planning applications decided in time"),
        ("Children in care", "CIC placed out of borough"),
        ("16-17 year olds who are NEET", "16-17 year olds who are NEET or whose activity is not known"),
        ("Take-up of places for 2 year olds", "Take-up of places for 3 and 4 year olds"),
        ("Incidents of fixed term suspension", "Children given a fixed term suspension"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "references", [(None, None), ("P 1", "P 1")], ids=["no reference", "the same reference"]
)
def test_sisters_are_never_linked(first: str, second: str, references: tuple[str | None, str | None]) -> None:
    assert not links_in(pair(first, second, references=references), LinkState.MADE)


def test_sisters_stay_apart_even_with_a_value_in_common() -> None:
    old = observed(OLD, "EHCPs completed within 20 weeks", "58.6%", "Q4 2023/24")
    new = observed(NEW, "EHCPs completed within 15 weeks", "40%", last_year=("2023/24", "58.6%"))
    assert len(linked(old, new)) == 2


def test_a_percentage_is_not_the_number_of_the_same_name() -> None:
    old = observed(OLD, "Care leavers in suitable housing", "91%", "Q4 2023/24")
    new = observed(NEW, "Care leavers in suitable housing", "214", "Q4 2024/25")
    assert len(linked(old, new)) == 2


def test_a_reference_alone_links_nothing() -> None:
    assert not are_linked(
        *pair("Libraries open on Sundays", "Trees planted in parks", references=("A 1", "A 1"))
    )


def test_two_rows_of_one_report_are_two_measures() -> None:
    first = observed(OLD, "Care leavers in suitable housing", "91%", row=1)
    second = observed(OLD, "Care leavers in suitable housing", "84%", row=2)
    assert len(linked(first, second)) == 2


def test_a_row_that_goes_on_with_later_months_under_its_reference_is_one_measure() -> None:
    halves = [
        observed(OLD, "Children in care", "251", "September 2024", reference="P2", row=1),
        observed(OLD, "Children in care", "246", "January 2025", reference="P2", row=2),
    ]
    (measure,) = linked(*halves)
    assert [o.current for o in measure.observations] == ["251", "246"]

    assert len(linked(*(each.model_copy(update={"reference": None}) for each in halves))) == 2
    assert len(linked(halves[0], halves[1].model_copy(update={"wording": "Care leavers in work"}))) == 2


def test_a_row_that_fits_two_sisters_alike_is_given_to_neither() -> None:
    first = observed(OLD, "Invoices paid within 30 days", "91%", "Q4 2023/24", row=1)
    second = observed(OLD, "Invoices paid within 30 days", "84%", "Q4 2023/24", row=2)
    new = observed(NEW, "Invoices paid within 30 days", "88%", "Q4 2024/25")
    measures = linked(first, second, new)
    assert len(measures) == 3
    assert len(links_in(measures, LinkState.PROPOSED)) == 2


def test_papers_that_differ_on_the_same_period_are_only_proposed() -> None:
    old = observed(OLD, "Visits to family hubs", "5,870", "Q2 2024/25", last_year=("2023/24", "6,214"))
    new = observed(NEW, "Visits to family hubs", "7,415", "Q4 2024/25", last_year=("2023/24", "6,702"))
    measures = linked(old, new)
    assert not links_in(measures, LinkState.MADE)
    (proposed,) = links_in(measures, LinkState.PROPOSED)
    assert any("6,214" in sentence and "6,702" in sentence for sentence in proposed.why)


def test_words_alone_do_not_link_the_papers_of_two_bodies() -> None:
    old = observed(OLD, "Children in care", "281", "Q4 2023/24")
    new = observed(NEW, "Children in care", "512", "Q4 2024/25")
    one = papers_of([], [OLD], committee="Aldmoor Cabinet") | papers_of(
        [], [NEW], committee="Westshire Cabinet"
    )
    other = papers_of([], [OLD, NEW], committee="Aldmoor Cabinet")
    assert [len(measures_of([old, new], papers)) for papers in (one, other)] == [2, 1]


# --- officers -------------------------------------------------------------------------------------------------


def test_an_officer_confirms_what_was_proposed() -> None:
    old = observed(OLD, "Visits to family hubs and outreach sites", "5,870", "Q4 2023/24")
    new = observed(NEW, "Visits to family hubs", "7,415")
    assert len(linked(old, new)) == 2
    (measure,) = linked(old, new, rulings={frozenset((old.observation_id, new.observation_id)): True})
    assert [link.state for link in measure.links] == [LinkState.CONFIRMED]


def test_an_officer_s_word_goes_before_figures_and_units() -> None:
    old = observed(OLD, "EHCPs completed within 20 weeks", "58.6%", "Q4 2023/24")
    new = observed(NEW, "EHCPs completed within 26 weeks", "61%")
    assert len(linked(old, new, rulings={frozenset((old.observation_id, new.observation_id)): True})) == 1


def test_an_officer_parts_what_was_linked_and_it_stays_parted_with_more_papers() -> None:
    old = observed(OLD, "Care leavers in suitable housing", "91%", "Q4 2023/24")
    new = observed(NEW, "Care leavers in suitable housing", "84%", "Q4 2024/25")
    newest = observed("newest", "Care leavers in suitable housing", "85%", "Q4 2025/26")
    measures = linked(old, new, newest, rulings={frozenset((old.observation_id, new.observation_id)): False})
    by_id = {o.observation_id: m.measure_id for m in measures for o in m.observations}
    assert by_id[old.observation_id] != by_id[new.observation_id]
    assert by_id[newest.observation_id] == by_id[new.observation_id]
    assert [link.state for link in links_in(measures, LinkState.PARTED)] == [LinkState.PARTED]


def test_rulings_on_papers_that_are_gone_change_nothing() -> None:
    old = observed(OLD, "Care leavers in suitable housing", "91%", "Q4 2023/24")
    assert (
        len(
            linked(old, rulings={frozenset((old.observation_id, "gone")): True, frozenset(("a", "b")): False})
        )
        == 1
    )


# --- properties -----------------------------------------------------------------------------------------------

THINGS = ("children", "care", "leavers", "plans", "completed", "weeks", "visits", "hubs", "EHCP")
WORDS = st.sampled_from([*THINGS, "20", "15", "not", "primary", "secondary", "percentage", "number"])
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c"]),
        st.lists(WORDS, min_size=1, max_size=6).map(" ".join),
        st.sampled_from(["12", "31%", "44.5%", "N/A", None]),
        st.sampled_from(["Q4 2023/24", "Q4 2024/25", "2024/25"]),
        st.sampled_from([None, "A1", "A2"]),
    ),
    max_size=12,
    unique_by=lambda row: (row[0], row[1], row[4], row[3]),
)


@given(ROWS)
def test_every_observation_is_of_one_measure_and_no_report_is_twice_in_it(
    rows: list[tuple[str, str, str | None, str, str | None]],
) -> None:
    made = [observed(p, w, v, t, reference=r, row=n) for n, (p, w, v, t, r) in enumerate(rows)]
    measures = linked(*made)
    assert sorted(o.observation_id for m in measures for o in m.observations) == sorted(
        o.observation_id for o in made
    )
    for measure in measures:
        for paper in {doc_id(name) for name in "abc"}:
            same = [o for o in measure.observations if o.doc_id == paper]
            assert len({o.reference for o in same}) <= 1
            # what goes on under a reference has a value for each of its periods
            periods = {o.period for o in same if o.reference}
            assert len({o.current for o in same}) <= max(len(periods), 1)


@given(ROWS, st.randoms())
def test_the_order_in_which_papers_were_read_changes_nothing(
    rows: list[tuple[str, ...]], random: Random
) -> None:
    made = [observed(p, w, v, t, reference=r, row=n) for n, (p, w, v, t, r) in enumerate(rows)]
    mixed = list(made)
    random.shuffle(mixed)
    assert linked(*mixed) == linked(*made)
