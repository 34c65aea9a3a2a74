"""No input gives a 5xx: every call of the OpenAPI schema, with hostile values in every place."""

import json
from typing import Any
from urllib.parse import quote

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from tests.ui.fakes import FakeService

JSON = {"content-type": "application/json"}
MUCH = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

nasty = st.one_of(
    st.text(alphabet=st.characters(), max_size=30),
    st.sampled_from(
        ["", "\x00", "0", "-1", "1e999", "nan", "9" * 40, "../..", "%", "'; --", "true", "\ud800", "２"]
    ),
    st.integers().map(str),
    st.floats().map(str),
    st.dates().map(str),
)
values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), nasty),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(nasty, inner, max_size=4),
    max_leaves=8,
)
known = ("plans", "0a1b2c3d", "4e5f6a7b", True, None, 3, "2025-11-10")
BODIED = frozenset({"post", "put", "patch", "delete"})


def bodied(client: TestClient) -> list[tuple[str, str]]:
    """The method and path of every call whose schema has a body."""
    paths = client.get("/openapi.json").json()["paths"]
    return sorted((method, path) for path in paths for method in paths[path] if method in BODIED)


def body_for(client: TestClient, method: str, path: str) -> st.SearchStrategy[Any]:
    """Anything at all, or an object with the fields of the call's schema, as far as drawn, and nasty values in some."""
    schema = client.get("/openapi.json").json()
    body = schema["paths"][path][method].get("requestBody", {"content": {}})["content"]
    return values | _shaped(schema, body.get("application/json", {}).get("schema", {}))


def _shaped(schema: dict[str, Any], part: dict[str, Any]) -> st.SearchStrategy[Any]:
    """What a part of the schema describes, half of it right."""
    if "$ref" in part:
        return _shaped(schema, schema["components"]["schemas"][part["$ref"].rpartition("/")[2]])
    if "anyOf" in part:
        return st.one_of([_shaped(schema, one) for one in part["anyOf"]])
    if part.get("type") == "array":
        return values | st.lists(_shaped(schema, part.get("items", {})), max_size=3)
    if "properties" in part:
        needed = part.get("required", [])
        fields = {name: _shaped(schema, one) for name, one in part["properties"].items()}
        return st.fixed_dictionaries(
            {name: fields[name] for name in needed},
            optional={name: one for name, one in fields.items() if name not in needed},
        )
    return st.sampled_from([*part.get("enum", ()), *known]) | values


def sound(response: Any) -> None:
    """No failure of ours, and each refusal a sentence."""
    assert response.status_code < 500, response.text
    if response.status_code >= 400:
        assert response.headers["content-type"] == "application/problem+json"
        assert response.json()["status"] == response.status_code
        assert response.json()["detail"].rstrip().endswith((".", "?")), response.text


def test_calls_with_a_body_are_all_tried(client: TestClient) -> None:
    assert {path for _, path in bodied(client)} >= {
        "/v1/ask",
        "/v1/search",
        "/v1/check",
        "/v1/measures/links",
    }


@MUCH
@given(data=st.data(), stream=st.booleans())
def test_no_body_gives_a_5xx(client: TestClient, data: st.DataObject, stream: bool) -> None:
    method, path = data.draw(st.sampled_from(bodied(client)))
    body = json.dumps(data.draw(body_for(client, method, path))).encode()
    accept = "text/event-stream" if stream else "application/json"
    response = client.request(method, path, content=body, headers={**JSON, "accept": accept})
    sound(response)
    assert '"status":500' not in response.text


@MUCH
@given(data=st.data(), body=st.binary(max_size=60))
def test_no_bytes_give_a_5xx(client: TestClient, data: st.DataObject, body: bytes) -> None:
    method, path = data.draw(st.sampled_from(bodied(client)))
    sound(client.request(method, path, content=body, headers=JSON))


METHODS = st.sampled_from(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "BREW"])


@MUCH
@given(data=st.data(), method=METHODS)
def test_no_method_gives_a_5xx(client: TestClient, data: st.DataObject, method: str) -> None:
    path = data.draw(st.sampled_from(sorted(client.get("/openapi.json").json()["paths"])))
    response = client.request(method, path.replace("{", "").replace("}", ""))
    assert response.status_code < 500
    if response.status_code >= 400 and method != "HEAD":
        sound(response)


@MUCH
@given(data=st.data())
def test_no_address_gives_a_5xx(client: TestClient, service: FakeService, data: st.DataObject) -> None:
    schema = client.get("/openapi.json").json()["paths"]
    path = data.draw(st.sampled_from(sorted(path for path in schema if "get" in schema[path])))
    ours = st.sampled_from([service.catalogue.plans.doc_id, "0a1b2c3d", "1", "2"])
    query = {}
    for parameter in schema[path]["get"].get("parameters", ()):
        value = data.draw(ours | nasty)
        if parameter["in"] == "path":
            path = path.replace(
                "{" + parameter["name"] + "}", quote(value.encode("utf-8", "replace"), safe="")
            )
        elif data.draw(st.booleans()):
            query[parameter["name"]] = value.encode("utf-8", "replace")
    sound(client.get(path, params=query))


@MUCH
@given(
    raw=st.text(
        alphabet=st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="#?"), max_size=40
    )
)
def test_no_path_gives_a_5xx(client: TestClient, raw: str) -> None:
    for path in ("/" + raw, "/v1/documents/" + raw, "/assets/" + raw, "/static/" + raw):
        response = client.get(path.replace("//", "/"))
        assert response.status_code < 500, (path, response.text)
