"""Every wrong request is answered with a problem that says what, where and what to do; none with a 5xx."""

from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from tests.ui.fakes import HELD_PAGE, FakeService

JSON = {"content-type": "application/json"}
SEPARATORS = ",;"


def problem(response, status: int) -> str:
    """The detail of a problem, after its form has been checked."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    said = response.json()
    assert set(said) == {"type", "title", "status", "detail"}
    assert said["status"] == status
    assert said["type"].startswith("urn:board-papers:problem:")
    assert len(said["detail"]) < 2000
    return said["detail"]


@pytest.mark.parametrize(
    ("body", "status", "says"),
    [
        (b"{", 400, "not JSON"),
        (b"question=plans", 400, "not JSON"),
        (b"", 422, "the body: is missing"),
        (b"\xff\xfe{}", 400, "JSON"),
        (b"[" * 15_000, 400, "JSON"),
        (b'{"question": ' + b"9" * 5000 + b"}", 400, "JSON"),
        (b"[]", 422, "JSON object"),
        (b"{}", 422, "question in the body: is missing"),
        (b'{"question": 7}', 422, "question in the body"),
        (b'{"question": null}', 422, "question in the body"),
        (b'{"question": "plans", "colour": 1}', 422, "colour in the body: is not a field"),
        (b'{"question": ""}', 422, "question is empty"),
        (b'{"question": "' + b"x" * 3000 + b'"}', 422, "3000 characters"),
        (b'{"question": "a\\u0000b"}', 422, "NUL"),
        (b'{"question": "\\ud800"}', 422, "half of a character pair"),
        (b'{"question": "a", "\\ud800": 1}', 422, "whose name holds"),
        (b'{"question": "a", "mode": "magic"}', 422, "mode in the body"),
        (b'{"question": "a", "history": [{"role": "user"}]}', 422, "history[0].content in the body: is missing"),
        (b'{"question": "a", "history": [{"role": "system", "content": ""}]}', 422, "history[0].role"),
        (b'{"question": "a", "filters": {"date_from": "last week"}}', 422, "filters.date_from"),
        (b'{"question": "a", "filters": {"date_from": 1e400}}', 422, "filters.date_from"),
        (b'{"question": "a", "filters": {"kinds": ["novel"]}}', 422, "filters.kinds[0]"),
        (b'{"question": "a", "filters": NaN}', 422, "filters"),
    ],
)  # fmt: skip
def test_ask_with_a_wrong_body(client: TestClient, body: bytes, status: int, says: str) -> None:
    assert says in problem(client.post("/v1/ask", content=body, headers=JSON), status)


def test_ask_without_saying_that_it_is_json(client: TestClient) -> None:
    detail = problem(
        client.post("/v1/ask", content=b'{"question": "a"}', headers={"content-type": "text/plain"}), 422
    )
    assert "Content-Type: application/json" in detail


@pytest.mark.parametrize("top_k", [0, -1, 101, 10**30, 1.5, "many"])
def test_search_for_a_wrong_number_of_passages(client: TestClient, top_k: object) -> None:
    assert "top_k in the body" in problem(client.post("/v1/search", json={"query": "a", "top_k": top_k}), 422)


def test_question_of_100_000_characters(client: TestClient) -> None:
    """More than this application was set to take."""
    assert "larger" in problem(client.post("/v1/ask", json={"question": "x" * 100_000}), 413)


def test_body_too_large_that_does_not_say_its_length(client: TestClient) -> None:
    parts = (b'{"question": "' + b"x" * 5000 for _ in range(10))
    assert "larger" in problem(client.post("/v1/ask", content=parts, headers=JSON), 413)


@pytest.mark.parametrize(
    "doc_id", ["0" * 64, "x", "%00", "a" * 300, "..%2f..%2fetc", "%ff", "' OR 1=1", "\N{PILE OF POO}"]
)
@pytest.mark.parametrize("below", ["", "/file", "/pages/1", "/pages/1.png"])
def test_unknown_paper(client: TestClient, doc_id: str, below: str) -> None:
    response = client.get(f"/v1/documents/{doc_id}{below}")
    assert problem(response, 422 if len(doc_id) > 200 else 404)


@pytest.mark.parametrize("number", ["0", "-1", "9999", str(10**40)])
@pytest.mark.parametrize("ending", ["", ".png"])
def test_page_that_is_not_there(client: TestClient, plans: str, number: str, ending: str) -> None:
    assert "run from 1 to 3" in problem(client.get(f"{plans}/pages/{number}{ending}"), 404)


@pytest.mark.parametrize("number", ["two", "1.5", "9" * 5000])
@pytest.mark.parametrize("ending", ["", ".png"])
def test_page_that_is_no_number(client: TestClient, plans: str, number: str, ending: str) -> None:
    assert "number in the path" in problem(client.get(f"{plans}/pages/{number}{ending}"), 422)


@pytest.mark.parametrize("ending", ["", ".png", ".png?boxes=1,1,2,2"])
def test_held_back_page_is_answered_like_an_unknown_one(client: TestClient, plans: str, ending: str) -> None:
    held = problem(client.get(f"{plans}/pages/{HELD_PAGE}{ending}"), 404)
    unknown = problem(client.get(f"{plans}/pages/9{ending}"), 404)
    assert held.replace(f"page {HELD_PAGE}", "page 9") == unknown


@pytest.mark.parametrize(
    ("boxes", "says"),
    [
        ("nan,1,2,3", "finite"),
        ("1,1,inf,3", "finite"),
        ("-50,1,2,3", "off the page"),
        ("1,1,700,20", "off the page"),
        ("1,1,20,1e9", "off the page"),
        ("20,1,10,3", "ends before it begins"),
        ("1,2,3", "is not four numbers"),
        ("1,2,3,4,5", "is not four numbers"),
        ("a,b,c,d", "is not four numbers"),
        ("1,1,2,2;x", "box 2 is not four numbers"),
        ("\x00", "NUL"),
        (";".join(["1,1,2,2"] * 501), "501 boxes are too many"),
        (";".join(["1,1,2,2"] * 6_300), "boxes in the query"),
    ],
)  # fmt: skip
def test_wrong_boxes(client: TestClient, plans: str, boxes: str, says: str) -> None:
    assert says in problem(client.get(f"{plans}/pages/2.png?boxes={quote(boxes, safe=SEPARATORS)}"), 422)


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("limit=0", "limit in the query"),
        ("limit=1001", "limit in the query"),
        ("date_from=yesterday", "date_from in the query"),
        ("kinds=novel", "kinds[0] in the query"),
        ("committee=%00", "committee in the query"),
    ],
)
def test_catalogue_with_wrong_filters(client: TestClient, query: str, says: str) -> None:
    assert says in problem(client.get(f"/v1/documents?{query}"), 422)


def test_file_with_a_wrong_range(client: TestClient, plans: str) -> None:
    assert problem(client.get(f"{plans}/file", headers={"Range": "bytes=oops"}), 400)
    assert problem(client.get(f"{plans}/file", headers={"Range": "bytes=99999999-"}), 416)


@pytest.mark.parametrize(
    "path", ["/nope", "/v1", "/v1/nope", "/docs/x", "/page/chat.py", "/v1/documents/x/y/z"]
)
def test_unknown_address(client: TestClient, path: str) -> None:
    assert f"nothing at {path}" in problem(client.get(path), 404)


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/v1/ask"), ("DELETE", "/v1/documents"), ("POST", "/healthz"), ("PUT", "/docs")],
)
def test_method_that_an_address_does_not_take(client: TestClient, method: str, path: str) -> None:
    response = client.request(method, path)
    assert f"does not take {method}" in problem(response, 405)
    assert response.headers["allow"]


def test_problem_of_a_fault_names_no_insides(service: FakeService, client: TestClient) -> None:
    client = TestClient(client.app, raise_server_exceptions=False)
    detail = problem(client.post("/v1/ask", json={"question": "burst"}), 500)
    assert "nobody foresaw" not in detail
