"""The contract, call by call, over a scripted service."""

import io
import json
from datetime import date

import pytest
from PIL import Image
from starlette.testclient import TestClient
from syrupy.assertion import SnapshotAssertion

from core.domain import Filters, Turn
from tests.ui.fakes import QUOTE, FakeService


def test_ask_gives_the_contracts_answer(client: TestClient, snapshot: SnapshotAssertion) -> None:
    response = client.post("/v1/ask", json={"question": "How quickly are plans completed?"})
    assert response.status_code == 200
    assert response.json() == snapshot


def test_ask_passes_on_history_filters_and_mode(client: TestClient, service: FakeService) -> None:
    client.post(
        "/v1/ask",
        json={
            "question": "And before that?",
            "history": [
                {"role": "user", "content": "plans?"},
                {"role": "assistant", "content": "57.5% [1]."},
            ],
            "filters": {"date_from": "2025-04-01", "committee": "Children", "kinds": ["minutes", "report"]},
            "mode": "extractive",
        },
    )
    assert service.asked == [
        (
            "And before that?",
            (Turn(role="user", content="plans?"), Turn(role="assistant", content="57.5% [1].")),
            Filters(date_from=date(2025, 4, 1), committee="Children", kinds=("minutes", "report")),
            "extractive",
        )
    ]


def test_what_the_papers_do_not_say_is_an_answer_without_citations(client: TestClient) -> None:
    said = client.post("/v1/ask", json={"question": "dragons?"}).json()
    assert said["answered"] is False
    assert said["citations"] == []
    assert said["answer"].startswith("The papers do not say")


def events(body: str) -> list[tuple[str, dict]]:
    """Name and data of each server-sent event."""
    found = []
    for block in body.strip().split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines())
        found.append((fields["event"], json.loads(fields["data"])))
    return found


def test_stream_ends_with_the_whole_answer(client: TestClient) -> None:
    asked = {"question": "plans?"}
    response = client.post("/v1/ask", json=asked, headers={"Accept": "text/event-stream"})
    assert response.headers["content-type"].startswith("text/event-stream")
    got = events(response.text)
    names = [name for name, _ in got]
    assert (names[0], set(names[1:-1]), names[-1]) == ("passages", {"token"}, "answer")
    whole = client.post("/v1/ask", json=asked).json()
    assert got[-1][1] == whole
    assert got[0][1] == {"passages": whole["passages"]}
    assert "".join(data["text"] for name, data in got if name == "token") == whole["answer"]


@pytest.mark.parametrize(("question", "status"), [("   ", 422), ("burst", 500)], ids=["ours", "unforeseen"])
def test_error_in_a_stream_is_an_event_with_a_problem(client: TestClient, question: str, status: int) -> None:
    response = client.post("/v1/ask", json={"question": question}, headers={"Accept": "text/event-stream"})
    ((name, problem),) = events(response.text)
    assert (name, problem["status"]) == ("error", status)
    assert set(problem) == {"type", "title", "status", "detail"}


def test_search_gives_passages_and_how_they_were_found(client: TestClient) -> None:
    (passage,) = client.post("/v1/search", json={"query": "plans", "top_k": 1}).json()["passages"]
    assert (passage["text"], passage["page"]) == (QUOTE, 2)
    assert passage["why"] == {
        "dense_rank": 1,
        "lexical_rank": 2,
        "cosine_similarity": 0.71,
        "bm25": 4.5,
        "parts": {"cosine": 0.02, "bm25": 0.01},
    }


def test_catalogue_is_listed_a_page_at_a_time(client: TestClient) -> None:
    whole = client.get("/v1/documents").json()
    assert (len(whole["documents"]), whole["next"]) == (2, None)
    first = client.get("/v1/documents?limit=1").json()
    second = client.get("/v1/documents", params={"limit": 1, "after": first["next"]}).json()
    assert first["documents"] + second["documents"] == whole["documents"]
    assert second["next"] is None


def test_catalogue_is_filtered_by_date_and_kind(client: TestClient) -> None:
    files = [paper["file"] for paper in client.get("/v1/documents?kinds=other").json()["documents"]]
    assert files == ["hostile.pdf"]
    files = [paper["file"] for paper in client.get("/v1/documents?date_from=2025-01-01").json()["documents"]]
    assert files == ["2025-11-10-plans.pdf"]


def test_one_paper_has_its_entry(client: TestClient, plans: str) -> None:
    paper = client.get(plans).json()
    assert {name: paper[name] for name in ("file", "date", "kind", "pages", "status", "access")} == {
        "file": "2025-11-10-plans.pdf",
        "date": "2025-11-10",
        "kind": "monitoring_report",
        "pages": 3,
        "status": "read",
        "access": "public",
    }
    assert client.get(paper["pdf"]).content.startswith(b"%PDF")


def test_page_has_text_label_and_picture(client: TestClient, plans: str) -> None:
    page = client.get(f"{plans}/pages/2").json()
    assert QUOTE in page["text"]
    assert (page["page"], page["page_label"]) == (2, "4")
    assert client.get(page["picture"]).headers["content-type"] == "image/png"


def test_page_has_its_tables_with_the_head_and_boxes_of_each_cell(client: TestClient, plans: str) -> None:
    (table,) = client.get(f"{plans}/pages/2").json()["tables"]
    assert (table["caption"], table["heads"]) == ("Plans", ["Measure", "Q2"])
    ((label, value),) = table["rows"]
    assert (label["text"], value["text"], value["head"]) == ("Plans in time", "57.5%", "Q2")
    assert value["boxes"] == [[300.0, 200.0, 330.0, 212.0]]
    assert client.get(f"{plans}/pages/1").json()["tables"] == []


def test_citations_picture_is_marked_where_its_boxes_are(client: TestClient) -> None:
    (citation,) = client.post("/v1/ask", json={"question": "plans?"}).json()["citations"]
    picture = Image.open(io.BytesIO(client.get(citation["picture"]).content)).convert("RGB")
    scale = picture.width / 595
    (x0, top, x1, bottom) = citation["boxes"][0]
    inside = picture.getpixel((round(x0 * scale), round((top - 1) * scale)))
    assert inside == (255, 228, 77)
    assert picture.getpixel((round((x1 + 30) * scale), round((top + bottom) / 2 * scale))) == (255, 255, 255)


def test_picture_the_browser_has_is_not_sent_again(client: TestClient, plans: str) -> None:
    url = f"{plans}/pages/2.png?boxes=72,140,300,160"
    first = client.get(url)
    assert first.headers["cache-control"] == "private, no-cache"
    again = client.get(url, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(f"{plans}/pages/2.png").headers["etag"] != first.headers["etag"]


def test_health_is_told_apart_from_readiness(client: TestClient, service: FakeService) -> None:
    assert client.get("/readyz").json() == {"status": "ready"}
    service.ready = False
    assert client.get("/healthz").json() == {"status": "alive"}
    response = client.get("/readyz")
    assert response.status_code == 503
    assert "papers ingest" in response.json()["detail"]


def test_documentation_loads_nothing_from_outside(client: TestClient) -> None:
    page = client.get("/docs")
    assert "://" not in page.text
    for address in ("/docs/swagger-ui-bundle.js", "/docs/swagger-ui.css", "/page/docs.js", "/openapi.json"):
        assert client.get(address).status_code == 200


def test_schema_says_that_every_error_is_a_problem(client: TestClient) -> None:
    schema = client.get("/openapi.json").json()
    for path, calls in schema["paths"].items():
        for call in calls.values():
            assert "application/problem+json" in call["responses"]["default"]["content"], path
            assert "422" not in call["responses"], path


@pytest.mark.parametrize("path", ["/", "/v1/documents", "/docs", "/nope"])
def test_every_answer_carries_the_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path, headers={"Origin": "https://evil.example"}).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    policy = headers["content-security-policy"]
    assert "unsafe-eval" not in policy
    assert "script-src 'self' 'unsafe-inline'" not in policy
    assert not [name for name in headers if name.startswith("access-control-")]


def test_chat_pages_scripts_all_carry_its_nonce(client: TestClient) -> None:
    response = client.get("/")
    nonce = response.headers["content-security-policy"].partition("'nonce-")[2].partition("'")[0]
    assert len(nonce) >= 16
    assert response.text.count("<script") == response.text.count(f'<script nonce="{nonce}"') > 0
    assert nonce not in client.get("/").text


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/upload",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/proxy=http://x/",
        "/monitoring",
        "/login",
    ],
)
def test_gradios_other_routes_are_not_reachable(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404
    assert client.get(path).headers["content-type"] == "application/problem+json"
