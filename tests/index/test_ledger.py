"""The ledger over a real catalogue: what is visible, narrowed as asked, with rulings that last."""

from datetime import date

import pytest

from core.errors import ListingError, NotFound, RulingError
from core.listing import Listing
from core.measures import LinkState
from core.paper import ReadPaper
from core.structure import Officer
from tests.index.measures_by_hand import observed
from tests.papers import doc_id, read


def paper(name: str, *rows: tuple[str, str, str, str]) -> ReadPaper:
    """A paper of one page; each row is reference, wording, value and period."""
    found = [observed(name, w, v, t, reference=r, row=n * 10) for n, (r, w, v, t) in enumerate(rows)]
    made = [
        each.model_copy(update={"observation_id": f"{n}{doc_id(name)[:15]}"}) for n, each in enumerate(found)
    ]
    return read(name, "The report.").model_copy(update={"observations": tuple(made)})


OLD = paper(
    "old",
    ("A1", "Care leavers in suitable housing", "91%", "Q4 2023/24"),
    ("A2", "Visits to family hubs and outreach", "6,214", "Q4 2023/24"),
)
NEW = paper(
    "new",
    ("B1", "Care leavers in suitable housing", "94%", "Q2 2024/25"),
    ("B2", "Visits to family hubs", "7,415", "Q2 2024/25"),
)
HOUSING, HUBS = "Care leavers in suitable housing", "Visits to family hubs"


def names(catalogue, **limits) -> list[str]:
    found, _ = catalogue.ledger.listed(Listing(**limits))
    return [listed.measure.name for listed in found]


def ids(paper: ReadPaper) -> list[str]:
    return [each.observation_id for each in paper.observations]


def test_measures_of_all_papers_stand_in_order_of_their_names(add, catalogue):
    add(NEW, OLD)

    assert names(catalogue) == [HOUSING, HUBS, f"{HUBS} and outreach"]


def test_a_paper_that_comes_or_goes_changes_the_ledger(add, catalogue, indexer):
    add(OLD)
    assert names(catalogue) == [HOUSING, f"{HUBS} and outreach"]
    add(NEW)
    assert len(names(catalogue)) == 3
    indexer.add_held(OLD.document, "exempt")
    assert names(catalogue) == [HOUSING, HUBS]


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({"q": "care leaver"}, [(HOUSING, 2)]),
        ({"q": "HOUSING b1"}, [(HOUSING, 2)]),
        ({"q": "parks"}, []),
        ({"file": "old", "q": "housing"}, [(HOUSING, 1)]),
        ({"file": "nowhere"}, []),
        ({"date_from": date(2024, 7, 1), "q": "housing"}, [(HOUSING, 1)]),
        ({"date_to": date(2024, 3, 31), "q": "housing"}, [(HOUSING, 1)]),
        ({"date_from": date(2024, 4, 1), "date_to": date(2024, 6, 30)}, []),
    ],
)
def test_the_list_is_narrowed_as_asked(limits, expected, add, catalogue):
    add(OLD, NEW)

    found, _ = catalogue.ledger.listed(Listing(**limits))
    assert [(listed.measure.name, len(listed.observations)) for listed in found] == expected


def test_pages_of_the_list_hold_every_measure_once(add, catalogue):
    add(OLD, NEW)
    shown, after = [], None
    for _ in range(3):
        found, after = catalogue.ledger.listed(Listing(limit=1, after=after))
        shown += [listed.measure.name for listed in found]

    assert (sorted(shown), after) == (sorted(names(catalogue)), None)
    with pytest.raises(ListingError):
        catalogue.ledger.listed(Listing(after="invented"))


def test_a_measure_is_found_by_any_of_its_observations_and_by_a_beginning(add, catalogue):
    add(OLD, NEW)
    first, second = ids(OLD)[0], ids(NEW)[0]

    assert catalogue.ledger.measure(second) == catalogue.ledger.measure(first)
    assert catalogue.ledger.measure(second[:8]).measure_id == first


@pytest.mark.parametrize("unknown", ["", "0", "zzzz", "0" * 64, "%", "\x00"])
def test_no_measure_has_an_unknown_id(unknown, add, catalogue):
    add(OLD, NEW)

    with pytest.raises(NotFound, match="list the ids"):
        catalogue.ledger.measure(unknown)


def test_a_ruling_is_kept_when_the_paper_is_read_again(add, catalogue):
    add(OLD, NEW)
    after = catalogue.ledger.rule(ids(OLD)[1], ids(NEW)[1], same=True)
    assert [len(measure.observations) for measure in after] == [2]

    add(NEW)
    measure = catalogue.ledger.measure(ids(NEW)[1])
    assert [link.state for link in measure.links] == [LinkState.CONFIRMED]


def test_a_ruling_can_be_changed_and_taken_back(add, catalogue):
    add(OLD, NEW)
    first, second = ids(OLD)[0], ids(NEW)[0]

    assert len(catalogue.ledger.rule(second, first, same=False)) == 2
    assert len(catalogue.ledger.rule(first, second, same=True)) == 1
    assert len(catalogue.ledger.rule(first, second, same=False)) == 2
    (measure,) = catalogue.ledger.rule(first, second, same=None)
    assert [link.state for link in measure.links] == [LinkState.MADE]


def test_a_ruling_needs_two_rows(add, catalogue):
    add(OLD)
    first = ids(OLD)[0]

    with pytest.raises(RulingError, match="one row"):
        catalogue.ledger.rule(first, first, same=False)
    with pytest.raises(NotFound):
        catalogue.ledger.rule(first, "unknown", same=False)


def test_values_and_gaps_are_those_of_the_series(add, catalogue):
    add(OLD, NEW)
    measure = catalogue.ledger.measure(ids(OLD)[0])

    assert [(p.period.label, p.text) for p in catalogue.ledger.series(measure)] == [
        ("Q4 2023/24", "91%"),
        ("Q2 2024/25", "94%"),
    ]
    assert [gap.label for gap in catalogue.ledger.gaps(measure)] == ["Q1 2024/25"]


def test_initials_are_resolved_by_the_paper_s_own_key(add, catalogue):
    one = OLD.observations[0].model_copy(update={"officer": "am/JF"})
    key = (Officer(initials="AM", name="Ada Moss", page=1), Officer(initials="JF", name="Jo Field", page=1))
    add(OLD.model_copy(update={"observations": (one,), "officers": key}), NEW)

    listed = catalogue.ledger.shown(ids(OLD)[0])
    assert [listed.officer_names(each) for each in listed.observations] == [("Ada Moss", "Jo Field"), ()]
