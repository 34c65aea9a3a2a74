"""The measures of the sample papers: what was linked, held against groups made by hand; the API and the command."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from core.measures import LinkState
from core.settings import Settings
from index.catalogue import Catalogue
from index.ledger import Ledger
from qa.service import Service
from ui.api import create_app
from ui.cli import app as cli

pytestmark = pytest.mark.slow

# every wording under which the sample papers report a measure that they report more than once
GROUPS = (
    {
        "Reduce the percentage of 16 and 17 year olds not in education, employment or training (NEET)",
        "16 and 17 year olds not in education, employment or training (NEET)",
        "Young people not in education, employment or training",
        "Young people aged 16 and 17 who are NEET",
        "16 and 17 year olds who are NEET",
    },
    {
        "Reduce the percentage of social worker posts filled by agency staff",
        "Social worker posts covered by agency staff",
        "Social worker posts filled by agency staff",
        "Agency social workers as a share of posts",
        "Agency social workers (percentage of posts)",
    },
    {
        "Increase the percentage of care leavers in education, employment or training (EET)",
        "Percentage of care leavers in education, employment or training (EET)",
        "Care leavers in education, employment or training",
        "Care leavers in education, employment or training (EET)",
    },
    {
        "Maintain the percentage of care leavers in suitable accommodation",
        "Percentage of care leavers living in suitable accommodation",
        "Care leavers in suitable accommodation",
        "Care leavers in suitable housing",
    },
    {
        "Child in Need (CIN) visits carried out on time",
        "Child in Need (CIN) visits carried out within timescale",
        "Child in Need visits in time",
        "CIN visits on time",
    },
    {
        "Number of children who are electively home educated (EHE)",
        "Number of pupils who are electively home educated (EHE)",
        "Children educated at home at 31 March",
        "Home educated children",
        "Children educated at home by choice of their parents (EHE)",
    },
    {
        "Number of children in care (snapshot at end of quarter)",
        "Children in care at 31 March",
        "Children looked after by the Council (snapshot)",
        "Children in care (snapshot at end of quarter)",
    },
    {
        "Reduce the number of children placed with independent fostering agencies (IFAs) (snapshot)",
        "Reduce the number of children placed in independent fostering (IFA) (snapshot)",
        "Children with independent fostering agencies (snapshot)",
        "Children placed through independent fostering agencies (snapshot)",
    },
    {"Early years settings judged good or outstanding", "Good or outstanding early years settings"},
    {
        "Visits to family hubs in the quarter",
        "Attendance at family hubs (number of visits in the quarter)",
        "Family hub visits in the quarter (the target is for the whole year)",
    },
    {
        "Increase the percentage of Education, Health and Care Plans (EHCPs) completed within 20 weeks",
        "Education, Health and Care Plan assessments completed within 20 weeks (calendar year to date)",
        "EHCPs completed within 20 weeks (calendar year to 31 March 2025)",
        "EHCPs issued inside 20 weeks (calendar year to date)",
        "New EHCPs completed within 20 weeks (calendar year to date)",
    },
    {
        "Personal Education Plans (PEPs) completed each term",
        "Termly Personal Education Plans (PEPs) completed",
        "Personal Education Plans on time",
        "PEPs completed in the term",
    },
    {
        "Reduce the number of permanent exclusions (rolling 12 months)",
        "Number of permanent exclusions from Ferncaster schools (rolling 12 months)",
        "Permanent exclusions",
        "Permanent exclusions (rolling 12 months)",
        "Permanent exclusions from schools in the borough (rolling 12 months)",
    },
    {
        "Reduce the percentage of referrals to social care that are repeat referrals within 12 months",
        "Percentage of re-referrals to social care within 12 months of the last referral",
        "Repeat referrals within a year",
        "Re-referrals within 12 months",
    },
    {
        "Reduce the number of children placed out of borough in residential care (snapshot)",
        "Reduce the number of children in residential homes outside the borough (snapshot)",
        "Children in out of borough residential placements (snapshot)",
        "Residential placements outside the borough (number of children, snapshot)",
    },
    {
        "Increase the percentage of EHCP annual reviews completed within 12 months",
        "EHCP annual reviews completed within 12 months (year to date)",
        "EHCP annual reviews within 12 months",
        "Annual reviews of EHCPs held inside 12 months",
        "Share of EHCP annual reviews completed within 12 months",
    },
    {
        "Percentage of social work assessments completed within 45 working days (year to date)",
        "Percentage of social work assessments completed within 45 working days (full year)",
        "Assessments by social workers finished in 45 working days",
        "Social work assessments within 45 working days",
    },
)
ROWS_BY_PAPER = {
    "2024-11-cfb-monitoring-report-q2-2024-25.pdf": 16,
    "2025-05-cfb-monitoring-report-q4-2024-25.pdf": 17,
    "2025-06-cfb-annual-report-2024-25.pdf": 10,
    "2025-08-cfb-monitoring-report-q1-2025-26.pdf": 17,
    "2025-11-cfb-monitoring-report-q2-2025-26.pdf": 17,
    "2025-11-17-cfb-public-reports-pack.pdf": 6,
}


@pytest.fixture(scope="module")
def catalogue(sample_index: Settings) -> Iterator[Catalogue]:
    opened = Catalogue(sample_index)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def ledger(catalogue: Catalogue) -> Ledger:
    return catalogue.ledger


def group_of(wording: str) -> int | str:
    """The group's place, or the wording itself where it stands in none."""
    return next((n for n, group in enumerate(GROUPS) if wording in group), wording)


def test_every_row_of_every_report_is_observed(ledger: Ledger, catalogue: Catalogue) -> None:
    files = {paper.doc_id: paper.file for paper in catalogue.documents(limit=100)}
    seen = [files[each.doc_id] for measure in ledger.measures() for each in measure.observations]

    assert {file: seen.count(file) for file in set(seen)} == ROWS_BY_PAPER


def test_every_group_is_of_wordings_that_the_papers_have(ledger: Ledger) -> None:
    """The tests below are worth what this one is worth."""
    wordings = {each.wording for measure in ledger.measures() for each in measure.observations}

    assert [wording for group in GROUPS for wording in group if wording not in wordings] == []


def test_no_link_is_wrong(ledger: Ledger) -> None:
    for measure in ledger.measures():
        assert len({group_of(each.wording) for each in measure.observations}) == 1, measure.name


def test_nine_of_ten_links_are_made(ledger: Ledger) -> None:
    """A group of n observations in one measure takes n - 1 links; what is missing is proposed or left to an officer."""
    measures = ledger.measures()
    groups = [group_of(each.wording) for measure in measures for each in measure.observations]
    wanted = sum(groups.count(group) - 1 for group in set(groups))
    made = {(link.first, link.second) for m in measures for link in m.links if link.state is LinkState.MADE}

    assert wanted == 57
    assert len(made) >= 0.9 * wanted


def test_measures_that_look_alike_are_not_linked(ledger: Ledger) -> None:
    (wider,) = [
        measure
        for measure in ledger.measures()
        if any("outreach sites" in each.wording for each in measure.observations)
    ]

    assert len(wider.observations) == 1
    assert {link.state for link in wider.links} == {LinkState.PROPOSED}


def test_a_measure_s_values_stand_in_order_with_the_gap_between_them(ledger: Ledger) -> None:
    (plans,) = [
        m
        for m in ledger.measures()
        if m.name == "New EHCPs completed within 20 weeks (calendar year to date)"
    ]
    values = [(p.period.label, p.text) for p in ledger.series(plans) if p.preferred]

    assert values == [
        ("2023/24", "46%"),
        ("Q2 2024/25", "51.3%"),
        ("2024/25", "58.6%"),
        ("Q4 2024/25", "58.6%"),
        ("Q1 2025/26", "61.2%"),
        ("Q2 2025/26", "63.4%"),
    ]
    assert [gap.label for gap in ledger.gaps(plans)] == ["Q3 2024/25"]


def test_the_api_and_the_command_show_the_same_measure(
    ledger: Ledger, sample_service: Service, sample_index: Settings
) -> None:
    (plans,) = [
        m
        for m in ledger.measures()
        if m.name == "New EHCPs completed within 20 weeks (calendar year to date)"
    ]
    with TestClient(create_app(sample_service, sample_index), base_url="http://127.0.0.1:8000") as client:
        shown = client.get(f"/v1/measures/{plans.measure_id}").json()
        listed = client.get("/v1/measures", params={"q": "issued inside 20 weeks"}).json()["measures"]
    typed = ["--data-dir", str(sample_index.data_dir), "measures", plans.measure_id[:8]]
    table = CliRunner().invoke(cli, typed).stdout

    assert [each["measure_id"] for each in listed] == [plans.measure_id]
    assert [gap["period"] for gap in shown["gaps"]] == ["Q3 2024/25"]
    assert len(shown["observations"]) == 5
    for point in shown["values"]:
        assert point["period"] in table
        assert point["value"] in table
    assert "Q3 2024/25" in table
    assert "no value in the papers" in table


def test_the_box_of_every_current_value_holds_that_value(ledger: Ledger, catalogue: Catalogue) -> None:
    for measure in ledger.measures():
        for each in measure.observations:
            page = catalogue.page(each.doc_id, each.page)
            inside = "".join(
                character
                for character, box in zip(page.text, page.boxes, strict=True)
                if box and any(_holds(outer, box) for outer in each.boxes)
            )
            assert inside == "".join((each.current or "").split()), (each.wording, each.current)


def _holds(outer: tuple[float, ...], box: tuple[float, ...]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]
