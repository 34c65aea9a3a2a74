import json
from io import StringIO

import pytest
from pydantic import SecretStr
from rich.console import Console

from core.domain import Turn
from core.errors import EvaluationError, GenerationError, IndexMissing
from core.settings import QaSettings, Settings
from eval.questions import Question
from eval.record import read_records
from eval.run import new_run_dir, public_settings, run_evaluation
from tests.eval.makers import ScriptedService, answer, question, refusal, unanswerable

RIGHT = question("q1", text="How quickly?")
WRONG = question("q2", text="How many?", must=[["12"]])
REFUSED = question("q3", text="How much?", kind="lay")
NOTHING = unanswerable("u1", text="Breakfast?")
QUESTIONS = (RIGHT, WRONG, REFUSED, NOTHING)
SCRIPT = {
    "How quickly?": answer("57.5% [1].", cited=[("pack", 13)], retrieved=[("pack", 13)]),
    "How many?": answer("11 [1].", cited=[("pack", 2)], retrieved=[("pack", 2), ("pack", 13)]),
    "How much?": refusal(),
    "Breakfast?": refusal(),
}


@pytest.fixture
def quiet():
    return Console(file=StringIO(), width=200)


def test_run_folder_holds_settings_commit_answers_and_summary(tmp_path, quiet):
    out = tmp_path / "runs" / "one"

    run_evaluation(ScriptedService(SCRIPT), QUESTIONS, out, Settings(), quiet)

    assert {path.name for path in out.iterdir()} == {
        "settings.json",
        "run.json",
        "answers.jsonl",
        "summary.json",
    }
    about = json.loads((out / "run.json").read_text())
    assert about["questions"]["count"] == 4
    assert [paper["file"] for paper in about["papers"]] == ["pack.pdf"]
    assert {"commit", "uncommitted_changes", "started", "finished", "versions"} <= about.keys()
    records = read_records(out)
    assert [record.id for record in records] == ["q1", "q2", "q3", "u1"]
    assert records[0].answer["citations"][0]["file"] == "pack.pdf"
    assert records[0].answer["passages"][0]["page"] == 13


def test_summary_is_the_one_worked_by_hand(tmp_path, quiet):
    summary = run_evaluation(ScriptedService(SCRIPT), QUESTIONS, tmp_path / "run", Settings(), quiet)

    assert summary.headline() == pytest.approx(
        {
            "right": 2 / 4,
            "lead": 2 / 4,
            "evidence": 1 / 3,
            "found@1": 1 / 3,
            "found@3": 2 / 3,
            "found@5": 2 / 3,
            "found@10": 2 / 3,
            "ndcg@10": (1 + 0.6309297535714575 + 0) / 3,  # 1/log2(2+1) for the second rank
            "mrr": (1 + 1 / 2 + 0) / 3,
            "refusal": 1 / 1,
            "false_refusal": 1 / 3,
        }
    )
    assert [(group.name, group.questions) for group in summary.kinds] == [
        ("figure-table", 2),
        ("lay", 1),
        ("unanswerable", 1),
    ]
    assert summary.errors == 0


def test_table_shows_every_kind_and_the_totals(tmp_path, quiet):
    run_evaluation(ScriptedService(SCRIPT), QUESTIONS, tmp_path / "run", Settings(), quiet)

    shown = quiet.file.getvalue()
    for word in (
        "figure-table",
        "lay",
        "unanswerable",
        "answerable",
        "all",
        "nDCG",
        "MRR",
        "@10",
        "refusal 1.00",
    ):
        assert word in shown


def test_history_goes_with_the_question(tmp_path, quiet):
    asked = Question.model_validate(RIGHT.model_dump() | {"history": ["What are plans?"]})
    service = ScriptedService(SCRIPT)

    run_evaluation(service, (asked,), tmp_path / "run", Settings(), quiet)

    assert service.asked[-1] == ("How quickly?", (Turn(role="user", content="What are plans?"),))


def test_question_that_fails_is_recorded_never_right_and_the_rest_go_on(tmp_path, quiet):
    service = ScriptedService(SCRIPT | {"Breakfast?": GenerationError("the model server is down")})

    summary = run_evaluation(service, (RIGHT, NOTHING, WRONG), tmp_path / "run", Settings(), quiet)

    failed = read_records(tmp_path / "run")[1]
    assert failed.error == "GenerationError: the model server is down"
    assert (failed.score.right, summary.errors) == (False, 1)
    assert len(read_records(tmp_path / "run")) == 3


def test_service_that_cannot_answer_at_all_leaves_no_run(tmp_path, quiet):
    service = ScriptedService({"How quickly?": IndexMissing("read some papers first")})

    with pytest.raises(IndexMissing):
        run_evaluation(service, (RIGHT,), tmp_path / "run", Settings(), quiet)

    assert not (tmp_path / "run").exists()


def test_killed_run_is_no_run_and_does_not_hinder_the_next(tmp_path, quiet):
    class Killed(BaseException):
        pass

    class DyingService(ScriptedService):
        def ask(self, question, history=()):
            if question == "How many?":
                raise Killed
            return super().ask(question, history)

    with pytest.raises(Killed):
        run_evaluation(DyingService(SCRIPT), QUESTIONS, tmp_path / "run", Settings(), quiet)
    assert [path.name for path in tmp_path.iterdir()] == ["run.partial"]
    with pytest.raises(EvaluationError, match="not a finished run"):
        read_records(tmp_path / "run")

    run_evaluation(ScriptedService(SCRIPT), QUESTIONS, tmp_path / "run", Settings(), quiet)

    assert [path.name for path in tmp_path.iterdir()] == ["run"]
    assert len(read_records(tmp_path / "run")) == 4


def test_run_folder_is_never_written_over(tmp_path, quiet):
    (tmp_path / "run").mkdir()

    with pytest.raises(EvaluationError, match="exists already"):
        run_evaluation(ScriptedService(SCRIPT), QUESTIONS, tmp_path / "run", Settings(), quiet)


def test_no_question_is_an_error(tmp_path):
    with pytest.raises(EvaluationError, match="no question"):
        run_evaluation(ScriptedService(SCRIPT), (), tmp_path / "run", Settings())


def test_settings_of_a_run_hold_no_secret_and_no_path(tmp_path):
    settings = Settings(
        data_dir=tmp_path,
        qa=QaSettings(
            model_url="https://user:pass@models.example:8080/v1?key=abc", model_key=SecretStr("hush")
        ),
    )

    shown = public_settings(settings)

    text = json.dumps(shown)
    assert not any(secret in text for secret in ("hush", "user", "pass@", "abc", str(tmp_path)))
    assert shown["qa"]["model_url"] == "https://models.example:8080/v1"


def test_new_run_is_named_for_its_moment(tmp_path):
    assert new_run_dir(tmp_path).name.endswith("Z")
