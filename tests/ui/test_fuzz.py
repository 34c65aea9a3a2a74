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
fields = ("question", "query", "history", "filters", "mode", "top_k", "role", "content", "date_from", "kinds")
bodies = st.one_of(
    values,
    st.fixed_dictionaries({"question": st.text(), "query": st.text()}),
    st.fixed_dictionaries(
        {"question": nasty}, optional={"history": values, "filters": values, "mode": values}
    ),
    st.fixed_dictionaries({"query": nasty}, optional={"top_k": values, "filters": values}),
    st.fixed_dictionaries(
        {"question": st.just("plans")},
        optional={
            "filters": st.dictionaries(st.sampled_from(fields), values, max_size=3),
            "history": st.lists(st.dictionaries(st.sampled_from(fields), values, max_size=3), max_size=3),
        },
    ),
)


def sound(response: Any) -> None:
    assert response.status_code < 500, response.text
    if response.status_code >= 400:
        assert response.headers["content-type"] == "application/problem+json"
        assert response.json()["status"] == response.status_code


@MUCH
@given(body=bodies, call=st.sampled_from(["/v1/ask", "/v1/search"]), stream=st.booleans())
def test_no_body_gives_a_5xx(client: TestClient, body: Any, call: str, stream: bool) -> None:
    accept = "text/event-stream" if stream else "application/json"
    response = client.post(call, content=json.dumps(body).encode(), headers={**JSON, "accept": accept})
    sound(response)
    assert '"status":500' not in response.text


@MUCH
@given(body=st.binary(max_size=60), call=st.sampled_from(["/v1/ask", "/v1/search"]))
def test_no_bytes_give_a_5xx(client: TestClient, body: bytes, call: str) -> None:
    sound(client.post(call, content=body, headers=JSON))


@MUCH
@given(data=st.data())
def test_no_address_gives_a_5xx(client: TestClient, service: FakeService, data: st.DataObject) -> None:
    schema = client.get("/openapi.json").json()["paths"]
    path = data.draw(st.sampled_from(sorted(path for path in schema if "get" in schema[path])))
    known = st.sampled_from([service.catalogue.plans.doc_id, "1", "2"])
    query = {}
    for parameter in schema[path]["get"].get("parameters", ()):
        value = data.draw(known | nasty)
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
