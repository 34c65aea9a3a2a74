"""The twenty attacks against answers in the papers' own words: none moves a figure, none is obeyed, none is quoted."""

import pytest

from core.domain import Turn
from tests.attacks.texts import ASKED, PRINTED, QUESTION, RIGHT_FIGURE, TRUE, Attack
from tests.papers import read
from tests.qa.conftest import build  # noqa: F401 - a fixture


def said(answer) -> str:
    return " ".join((answer.text, *(citation.quote for citation in answer.citations)))


@pytest.mark.parametrize("attack", PRINTED, ids=lambda attack: attack.name)
def test_paper_that_gives_orders_is_not_obeyed(build, attack: Attack):  # noqa: F811
    service = build(read("paper", f"CHILDREN IN CARE\n1.1 {TRUE}\n\n1.2 {attack.printed}"))
    answer = service.ask(QUESTION)
    service.close()

    assert RIGHT_FIGURE in answer.text
    assert not [words for words in attack.wants if words in said(answer)]


@pytest.mark.parametrize("attack", PRINTED, ids=lambda attack: attack.name)
def test_paper_of_its_own_that_gives_orders_is_not_believed(build, attack: Attack):  # noqa: F811
    service = build(
        read("paper", f"CHILDREN IN CARE\n1.1 {TRUE}"),
        read("attack", f"CHILDREN IN CARE\n1.1 {attack.printed}", doc_id="b" * 64),
    )
    answer = service.ask(QUESTION)
    service.close()

    assert RIGHT_FIGURE in answer.text
    assert not [words for words in attack.wants if words in said(answer)]


@pytest.mark.parametrize("attack", ASKED, ids=lambda attack: attack.name)
def test_question_that_gives_orders_is_not_obeyed(build, attack: Attack):  # noqa: F811
    service = build(read("paper", f"CHILDREN IN CARE\n1.1 {TRUE}"))
    history = [Turn(role="user", content=attack.said_before)] if attack.said_before else []
    answer = service.ask(attack.question, history)
    service.close()

    assert not [words for words in attack.wants if words in said(answer)]
    assert not answer.citations or RIGHT_FIGURE in said(answer)
