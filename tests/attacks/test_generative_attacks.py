"""The twenty attacks against a model that obeys whatever it reads: what it writes under orders is not told."""

from collections.abc import Iterator

import pytest

from core.domain import Answer, Turn
from qa.service import Service
from tests.attacks.texts import ASKED, FALSE, PRINTED, QUESTION, RIGHT_FIGURE, TRUE, Attack
from tests.papers import read
from tests.qa.conftest import build  # noqa: F401 - a fixture
from tests.qa.scripted_server import Asked, ScriptedServer, passage_with, scripted_server
from tests.qa.test_generative import generative

FIGURE = "384 children in care"


@pytest.fixture(scope="module")
def model() -> Iterator[ScriptedServer]:
    with scripted_server("") as server:
        yield server


@pytest.fixture(scope="module")
def service(build, model) -> Iterator[Service]:  # noqa: F811 - the fixture above
    made = generative(build(read("paper", f"CHILDREN IN CARE\n1.1 {TRUE}")), model.url)
    yield made
    made.close()


def obeying(wanted: str):
    """Write what the attack is after, and cite the passage that has the true figure."""
    return lambda asked: f"{wanted.rstrip('.')} [{passage_with(asked, FIGURE)}]. {FALSE.rstrip('.')} [1][2]."


def told(service: Service, model: ScriptedServer, attack: Attack, wanted: str) -> Answer:
    model.script[:] = [obeying(wanted)]
    history = [Turn(role="user", content=attack.said_before)] if attack.said_before else []
    return service.ask(attack.question, history, mode="generative")


def assert_not_obeyed(answer: Answer, attack: Attack) -> None:
    said = " ".join((answer.text, *(citation.quote for citation in answer.citations)))
    assert not [words for words in attack.wants if words in said]
    assert not answer.citations or RIGHT_FIGURE in said


@pytest.mark.parametrize("attack", ASKED, ids=lambda attack: attack.name)
def test_question_that_gives_orders_is_not_obeyed_by_way_of_the_model(service, model, attack):
    for wanted in (*attack.wants, FALSE):
        assert_not_obeyed(told(service, model, attack, wanted), attack)


@pytest.mark.parametrize("attack", PRINTED, ids=lambda attack: attack.name)
def test_paper_that_gives_orders_is_not_obeyed_by_way_of_the_model(build, model, attack):  # noqa: F811
    paper = read("paper", f"CHILDREN IN CARE\n1.1 {TRUE}\n\n1.2 {attack.printed}")
    service = generative(build(paper), model.url)
    answer = told(service, model, attack, FALSE)
    service.close()

    assert_not_obeyed(answer, attack)


def test_rules_are_not_recited(service, model):
    model.script[:] = [lambda asked: f"{recited(asked)} [1]."]

    answer = service.ask(QUESTION, mode="generative")

    assert answer.mode == "extractive"
    assert "numbered passages" not in answer.text


def recited(asked: Asked) -> str:
    return asked.messages[0].replace("\n", " ")[:300]
