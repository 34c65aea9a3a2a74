"""GET /v1/measures, one measure with its values, and rulings on links."""

from datetime import date

import pytest

from core.listing import Listing
from tests.ui.fakes import FakeService


def test_observation_has_the_fields_of_the_contract(client, service: FakeService):
    (measure,) = client.get("/v1/measures").json()["measures"]

    plans = service.catalogue.plans
    assert (measure["measure_id"], measure["name"]) == ("0a1b2c3d", "Plans in time")
    assert measure["observations"][1] == {
        "observation_id": "4e5f6a7b",
        "reference": "P1",
        "wording": "Plans in time",
        "period": "Q2 2025/26",
        "period_start": "2025-07-01",
        "period_end": "2025-09-30",
        "last_year": None,
        "target": "60%",
        "current": "57.5%",
        "rating": "amber",
        "direction": None,
        "commentary": None,
        "officer": None,
        "officer_names": [],
        "values": [],
        "file": plans.file,
        "document_id": plans.doc_id,
        "page": 2,
        "boxes": [[72.0, 100.0, 200.0, 112.0]],
        "url": f"/v1/documents/{plans.doc_id}/pages/2",
        "picture": f"/v1/documents/{plans.doc_id}/pages/2.png?boxes=72.0,100.0,200.0,112.0",
    }
    assert measure["links"] == [
        {"first": "0a1b2c3d", "second": "4e5f6a7b", "state": "made", "why": ["The same words."]}
    ]


def test_picture_of_a_value_can_be_drawn(client):
    (measure,) = client.get("/v1/measures").json()["measures"]

    assert client.get(measure["observations"][1]["picture"]).headers["content-type"] == "image/png"


def test_one_measure_has_its_values_and_gaps(client):
    measure = client.get("/v1/measures/4e5f6a7b").json()

    assert [(point["period"], point["value"], point["target"]) for point in measure["values"]] == [
        ("Q4 2024/25", "51%", None),
        ("Q2 2025/26", "57.5%", "60%"),
    ]
    assert measure["gaps"] == [
        {"period": "Q1 2025/26", "period_start": "2025-04-01", "period_end": "2025-06-30"}
    ]


def test_limits_reach_the_ledger_as_they_were_sent(client, service: FakeService):
    client.get(
        "/v1/measures?file=plans.pdf&q=plans%20time&date_from=2025-04-01&date_to=2026-03-31&limit=1000"
    )

    assert service.catalogue.ledger.asked[-1] == Listing(
        file="plans.pdf",
        q="plans time",
        date_from=date(2025, 4, 1),
        date_to=date(2026, 3, 31),
        limit=1000,
    )


@pytest.mark.parametrize("same", [True, False, None])
def test_ruling_reaches_the_ledger_and_gives_the_measure_after_it(same, client, service: FakeService):
    told = client.put("/v1/measures/links", json={"first": "0a1b2c3d", "second": "4e5f6a7b", "same": same})

    assert told.status_code == 200
    assert [measure["measure_id"] for measure in told.json()["measures"]] == ["0a1b2c3d"]
    assert service.catalogue.ledger.ruled[-1] == ("0a1b2c3d", "4e5f6a7b", same)


@pytest.mark.parametrize(
    ("sent", "status", "said"),
    [
        ({"first": "0a1b2c3d", "second": "nothere", "same": True}, 404, "nothere"),
        ({"first": "0a1b2c3d", "second": "0a1b2c3d", "same": True}, 422, "one row"),
        ({"first": "0a1b2c3d", "second": "4e5f6a7b"}, 422, "same"),
        ({"first": "0a1b2c3d", "second": "4e5f6a7b", "same": "perhaps"}, 422, "same"),
        ({"first": "x" * 65, "second": "4e5f6a7b", "same": True}, 422, "first"),
        ({"first": "\x00", "second": "4e5f6a7b", "same": True}, 422, "first"),
        ({}, 422, "first"),
    ],
)
def test_ruling_that_cannot_be_is_a_problem_that_says_why(sent, status, said, client):
    told = client.put("/v1/measures/links", json=sent)

    assert told.status_code == status
    assert told.headers["content-type"] == "application/problem+json"
    assert said in told.json()["detail"]


@pytest.mark.parametrize(
    "address",
    ["/v1/measures/unknown", f"/v1/measures/{'x' * 65}", "/v1/measures/%00", "/v1/measures?limit=0"],
)
def test_measure_that_is_not_there_is_a_problem(address, client):
    told = client.get(address)

    assert told.status_code in (404, 422)
    assert told.json()["detail"]
