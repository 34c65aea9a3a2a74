"""GET /v1/decisions: the contract's list, and a sentence for every limit that cannot be."""

from datetime import date

import pytest

from core.listing import Listing
from tests.ui.fakes import FakeService


def test_decision_has_the_fields_of_the_contract(client, service: FakeService):
    first, second = client.get("/v1/decisions").json()["decisions"]

    plans = service.catalogue.plans
    assert first == {
        "minute": "SP13",
        "date": "2025-09-08",
        "body": "Schools Panel",
        "subject": "PLANS",
        "verb": "RESOLVED",
        "resolved": "That the report be noted.",
        "decided_by": None,
        "file": plans.file,
        "document_id": plans.doc_id,
        "page": 2,
        "resolved_page": 2,
        "boxes": [[72.0, 100.0, 200.0, 112.0]],
        "boxes_page": 2,
        "url": f"/v1/documents/{plans.doc_id}/pages/2",
        "picture": f"/v1/documents/{plans.doc_id}/pages/2.png?boxes=72.0,100.0,200.0,112.0",
    }
    assert (second["minute"], second["resolved"], second["verb"]) == ("SP14", "", None)


def test_picture_of_a_decision_can_be_drawn(client):
    (first, _) = client.get("/v1/decisions").json()["decisions"]

    assert client.get(first["picture"]).headers["content-type"] == "image/png"


def test_limits_reach_the_register_as_they_were_sent(client, service: FakeService):
    client.get(
        "/v1/decisions?file=plans.pdf&q=school%20meals&date_from=2025-04-01&date_to=2026-03-31&limit=1000"
    )

    assert service.catalogue.register.asked[-1] == Listing(
        file="plans.pdf",
        q="school meals",
        date_from=date(2025, 4, 1),
        date_to=date(2026, 3, 31),
        limit=1000,
    )


def test_next_leads_on_to_the_end(client):
    first = client.get("/v1/decisions?limit=1").json()
    second = client.get("/v1/decisions", params={"limit": 1, "after": first["next"]}).json()

    assert [d["minute"] for d in first["decisions"] + second["decisions"]] == ["SP13", "SP14"]
    assert second["next"] is None


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("limit=0", "limit in the query"),
        ("limit=1001", "limit in the query"),
        ("limit=many", "limit in the query"),
        ("date_from=yesterday", "date_from in the query"),
        ("date_to=2025-02-30", "date_to in the query"),
        ("date_from=2025-02-02&date_to=2025-02-01", "later than date_to (2025-02-01)"),
        ("after=invented", "the last answer's `next`"),
        ("q=%00", "q in the query"),
        (f"q={'x' * 2001}", "q in the query"),
        (f"file={'x' * 501}", "file in the query"),
    ],
)
def test_limit_that_cannot_be_is_a_problem_that_names_it(query, said, client):
    told = client.get(f"/v1/decisions?{query}")

    assert told.status_code == 422
    assert told.headers["content-type"] == "application/problem+json"
    assert said in told.json()["detail"]
