"""`papers ask --explain` as an officer reads it, and the wish for it over HTTP."""

from datetime import date

import pytest
from starlette.testclient import TestClient

from core.errors import QuestionError
from core.explanation import (
    Basis,
    ConceptRead,
    Evidence,
    ExpectedPage,
    Explain,
    Hit,
    PageTrace,
    PassageScored,
    PeriodRead,
    QuestionRead,
    SearchMade,
    Stage,
    StageReport,
    StatementScored,
    Why,
)
from tests.ui.fakes import FakeService
from ui.explain_text import explain_wish, why_lines

PLACE = {"document_id": "0" * 64, "file": "pack.pdf", "page": 13}
WHY = Why(
    question=QuestionRead(
        text="How many berths are let?",
        wants="figure",
        expected_form="count",
        over_time=False,
        periods=(PeriodRead(label="Q2 2025/26", start=date(2025, 7, 1), end=date(2025, 9, 30)),),
        corrections={},
        concepts=(
            ConceptRead(word="berths", alternatives=("moorings",), rarity=4.25, in_papers=True),
            ConceptRead(word="let", alternatives=(), rarity=6.0, in_papers=False),
        ),
        search_words=("berths", "moorings", "let"),
        dense_text="How many berths are let?",
    ),
    searches=(
        SearchMade(
            period=None,
            lexical=1,
            dense=2,
            hits=(
                Hit(
                    passage_id="a",
                    last_page=14,
                    lexical_rank=1,
                    bm25=7.25,
                    dense_rank=None,
                    cosine=0.5,
                    **PLACE,
                ),
                Hit(
                    passage_id="b",
                    last_page=13,
                    lexical_rank=None,
                    bm25=0,
                    dense_rank=1,
                    cosine=None,
                    **PLACE,
                ),
            ),
        ),
    ),
    passages=(
        PassageScored(
            position=1,
            passage_id="a",
            last_page=14,
            score=6.5,
            parts={"coverage": 4.0, "period": 2.5, "pairs": 0.0},
            is_read_on=False,
            **PLACE,
        ),
    ),
    statements=(
        StatementScored(
            position=1,
            text="Seven berths. " * 20,
            score=5.5,
            coverage=0.5,
            covered=("berths",),
            form="count",
            form_fit=1.0,
            period_fit=0.8,
            **PLACE,
        ),
    ),
    evidence=Evidence(
        score=0.28,
        threshold=0.33,
        features={"cosine": 0.4},
        weights={"cosine": 4.01},
        weakest="cosine",
        lacking=None,
    ),
    basis=(Basis(kind="minute", id="HB7", name="Berths"),),
    dropped=("9 stands on none of its pages: 9 berths",),
    stages=(
        StageReport(stage=Stage.SEARCH, is_doubtful=False, said="Two passages."),
        StageReport(stage=Stage.EVIDENCE, is_doubtful=True, said="Refused."),
    ),
    blame=Stage.EVIDENCE,
)


def test_lines_tell_every_stage_and_mark_those_in_doubt():
    lines = list(why_lines(WHY))

    assert "      search      Two passages." in lines
    assert "    ? evidence    Refused." in lines
    assert any("look at evidence first" in line for line in lines)


@pytest.mark.parametrize(
    "line",
    [
        "    period Q2 2025/26: 2025-07-01 to 2025-09-30",
        "    berths, or moorings (rarity 4.2)",
        "    let (rarity 6.0, in no paper)",
        "    words 1 (bm25 7.2)       meaning - (cosine 0.50)  pack.pdf 13-14",
        "    words -                  meaning 1  pack.pdf 13",
        "    1. 6.50 = coverage 4.00 + period 2.50  pack.pdf 13-14",
        "    cosine     0.40 (weight +4.01)",
        "\nThe lead was taken from minute HB7: Berths",
        "    9 stands on none of its pages: 9 berths",
    ],
)
def test_lines_hold_what_the_stages_had(line):
    assert line in list(why_lines(WHY))


def test_long_statement_is_cut():
    (line,) = [line for line in why_lines(WHY) if "Seven berths" in line]

    assert line.endswith(" ...")
    assert len(line) < 300


@pytest.mark.parametrize(
    ("lost_at", "told"),
    [
        (Stage.RANKING, "pack.pdf, page 13 was lost at ranking. It stands low."),
        (None, "pack.pdf, page 13 was not lost. It stands low."),
    ],
    ids=["lost", "cited"],
)
def test_expected_page_is_followed_to_where_it_was_lost(lost_at, told):
    why = WHY.model_copy(update={"expected": PageTrace(lost_at=lost_at, said="It stands low.", **PLACE)})

    assert f"\n{told}" in list(why_lines(why))


def test_answer_in_which_no_stage_is_in_doubt_asks_for_the_right_page():
    assert any("No stage stands out" in line for line in why_lines(WHY.model_copy(update={"blame": None})))


@pytest.mark.parametrize(
    ("wanted", "page", "wish"),
    [
        (False, None, None),
        (True, None, Explain()),
        (True, "pack.pdf:13", Explain(expected=ExpectedPage(file="pack.pdf", page=13))),
        (False, "a:b.pdf:2", Explain(expected=ExpectedPage(file="a:b.pdf", page=2))),
    ],
    ids=["nothing", "explain", "with a page", "a page alone"],
)
def test_options_say_what_is_to_be_explained(wanted, page, wish):
    assert explain_wish(wanted, page) == wish


@pytest.mark.parametrize(
    "page", ["", "pack.pdf", "pack.pdf:", ":3", "pack.pdf:0", "pack.pdf:-1", "pack.pdf:x"]
)
def test_page_that_is_not_a_file_and_a_number_is_refused(page):
    with pytest.raises(QuestionError, match="--page cannot be used"):
        explain_wish(True, page)


PAGE = {"file": "pack", "page": 13}


@pytest.mark.parametrize(
    ("body", "wish"),
    [
        ({}, None),
        ({"explain": False}, None),
        ({"explain": True}, Explain()),
        ({"explain": True, "expected": PAGE}, Explain(expected=ExpectedPage(**PAGE))),
        ({"expected": PAGE}, Explain(expected=ExpectedPage(**PAGE))),
    ],
    ids=["no wish", "declined", "explain", "with a page", "a page alone"],
)
@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
def test_wish_for_a_why_reaches_the_service(client: TestClient, service: FakeService, accept, body, wish):
    done = client.post("/v1/ask", json={"question": "How?", **body}, headers={"Accept": accept})

    assert done.status_code == 200
    assert service.explained[-1] == wish


@pytest.mark.parametrize(
    "expected",
    [{"file": "pack"}, {"page": 1}, {"file": "pack", "page": 0}, {"file": "pack", "page": 10**30}, "pack:3"],
)
def test_expected_page_that_is_none_is_a_problem(client: TestClient, expected):
    done = client.post("/v1/ask", json={"question": "How?", "explain": True, "expected": expected})

    assert done.status_code == 422


def test_answer_without_a_wish_has_no_why(client: TestClient):
    assert client.post("/v1/ask", json={"question": "How?"}).json()["why"] is None
