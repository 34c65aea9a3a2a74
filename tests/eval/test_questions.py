import json
from pathlib import Path

import pytest

from core.domain import Turn
from core.errors import EvaluationError
from eval.questions import load_questions
from tests.conftest import ROOT

GOOD = {
    "id": "q1",
    "question": "How quickly are plans completed?",
    "kind": "followup",
    "history": ["What are plans?"],
    "answerable": True,
    "must": [["57.5%"]],
    "must_not": [],
    "evidence": [[{"paper": "pack", "page": 13, "quote": "57.5% of plans"}, {"paper": "pack", "page": 15}]],
    "period": "Q2 2025/26",
    "why": "the head is on another page",
}


def write(folder: Path, *lines: object) -> Path:
    path = folder / "questions.jsonl"
    path.write_text("".join(line if isinstance(line, str) else json.dumps(line) + "\n" for line in lines))
    return path


def test_question_file_gives_frozen_questions_in_its_order(tmp_path):
    path = write(tmp_path, GOOD, "\n", GOOD | {"id": "q2", "history": []})

    first, second = load_questions(path)

    assert (first.id, second.id) == ("q1", "q2")
    assert first.history == (Turn(role="user", content="What are plans?"),)
    assert first.relevant_pages == {("pack", 13), ("pack", 15)}


def test_off_topic_questions_are_well_formed_and_asked_once():
    questions = load_questions(ROOT / "samples" / "off_topic.jsonl")
    asked = [" ".join(each.question.casefold().split()) for each in questions]
    samples = {each.question.casefold() for each in load_questions(ROOT / "samples" / "questions.jsonl")}

    assert len(questions) >= 40
    assert len(set(asked)) == len(asked)
    assert not samples & set(asked)
    assert {each.kind for each in questions} == {"unanswerable"}
    assert not [each.id for each in questions if each.answerable or each.history]
    assert all(each.why for each in questions)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        pytest.param("{not json\n", "JSON", id="not JSON"),
        pytest.param({k: v for k, v in GOOD.items() if k != "kind"}, "kind", id="a field is missing"),
        pytest.param(GOOD | {"mustnot": []}, "mustnot", id="a field is misspelt"),
        pytest.param(GOOD | {"must": []}, "needs `must` and `evidence`", id="answerable without must"),
        pytest.param(GOOD | {"answerable": False}, "has neither", id="unanswerable with evidence"),
        pytest.param(GOOD | {"must": [[]]}, "is empty", id="an empty group"),
        pytest.param(GOOD | {"id": "q0"}, "comes twice", id="the id comes twice"),
        pytest.param(GOOD | {"evidence": [[{"paper": "pack", "page": 0}]]}, "page", id="page 0"),
    ],
)
def test_line_that_cannot_be_used_is_named_with_its_file(tmp_path, line, says):
    path = write(tmp_path, GOOD | {"id": "q0"}, line)

    with pytest.raises(EvaluationError, match="questions.jsonl, line 2") as caught:
        load_questions(path)

    assert says in str(caught.value)


def test_empty_and_missing_files_are_errors_that_name_the_file(tmp_path):
    with pytest.raises(EvaluationError, match="questions.jsonl holds no question"):
        load_questions(write(tmp_path, "\n"))
    with pytest.raises(EvaluationError, match="nowhere.jsonl cannot be read"):
        load_questions(tmp_path / "nowhere.jsonl")
