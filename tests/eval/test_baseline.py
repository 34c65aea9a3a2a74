from io import StringIO

import pytest
from rich.console import Console

from core.errors import EvaluationError
from core.settings import Settings
from eval.baseline import Baseline, check_against, load_baseline, main
from eval.run import run_evaluation
from tests.eval.makers import ScriptedService, answer, question, refusal, unanswerable

QUESTIONS = (question("q1", text="one?"), question("q2", text="two?"), unanswerable("u1", text="three?"))
GOOD = answer("57.5% [1].", cited=[("pack", 13)], retrieved=[("pack", 13)])


def run(folder, *replies):
    script = dict(zip((one.question for one in QUESTIONS), replies, strict=True))
    return run_evaluation(ScriptedService(script), QUESTIONS, folder, Settings(), Console(file=StringIO()))


@pytest.fixture
def half_right(tmp_path):
    """Right 2/3, evidence 1/2, false refusal 1/2, refusal 1."""
    return run(tmp_path / "half", GOOD, refusal(), refusal())


def test_run_that_holds_its_own_has_no_fall(half_right):
    baseline = Baseline(source="test", metrics={"right": 2 / 3, "evidence": 0.5, "false_refusal": 0.5})

    assert check_against(half_right, baseline) == ()


def test_each_metric_that_fell_is_named(half_right):
    baseline = Baseline(source="test", metrics={"right": 0.9, "evidence": 0.5, "mrr": 0.8})

    assert [str(fall) for fall in check_against(half_right, baseline)] == [
        "right: 0.667, baseline 0.900",
        "mrr: 0.500, baseline 0.800",
    ]


def test_more_false_refusals_are_a_fall_and_fewer_are_not(half_right):
    worse = check_against(half_right, Baseline(source="test", metrics={"false_refusal": 0.4}))
    better = check_against(half_right, Baseline(source="test", metrics={"false_refusal": 0.6}))

    assert [fall.metric for fall in worse] == ["false_refusal"]
    assert better == ()


def test_slack_is_allowed_and_no_more(half_right):
    allowed = Baseline(source="test", slack=0.1, metrics={"right": 2 / 3 + 0.09})
    too_much = Baseline(source="test", slack=0.1, metrics={"right": 2 / 3 + 0.11})

    assert check_against(half_right, allowed) == ()
    assert len(check_against(half_right, too_much)) == 1


def test_metric_that_the_run_does_not_have_is_a_fall(half_right):
    (fall,) = check_against(half_right, Baseline(source="test", metrics={"recall@7": 0.5}))

    assert str(fall) == "recall@7: missing, baseline 0.500"


def test_baseline_written_from_a_run_is_held_by_that_run(tmp_path, half_right, capsys):
    out = tmp_path / "baseline.json"

    assert main([str(tmp_path / "half"), "--out", str(out), "--slack", "0"]) == 0

    baseline = load_baseline(out)
    assert baseline.metrics["right"] == pytest.approx(2 / 3, abs=1e-4)
    assert check_against(half_right, baseline) == ()
    assert capsys.readouterr().out.strip() == str(out)


def test_committed_baseline_can_be_read_and_names_measures_that_runs_have(half_right):
    assert load_baseline().metrics.keys() <= half_right.headline().keys()


def test_broken_baseline_is_an_error_that_names_the_file(tmp_path, capsys):
    path = tmp_path / "broken.json"
    path.write_text("{}")

    with pytest.raises(EvaluationError, match="broken.json is no baseline"):
        load_baseline(path)
    assert main([str(tmp_path)]) == EvaluationError.exit_code
    assert "is not a finished run" in capsys.readouterr().err
