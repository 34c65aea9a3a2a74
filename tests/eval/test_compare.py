import json
from io import StringIO

import numpy as np
import pytest
from rich.console import Console

from core.errors import EvaluationError
from core.settings import QaSettings, Settings
from eval.compare import (
    bootstrap_interval,
    compare_runs,
    main,
    paired_difference,
    permutation_p_value,
)
from eval.run import run_evaluation
from tests.eval.makers import ScriptedService, answer, question, refusal, unanswerable

QUESTIONS = (*(question(f"q{n}", text=f"How many in year {n}?") for n in range(6)), unanswerable())
GOOD = answer("57.5% [1].", cited=[("pack", 13)], retrieved=[("pack", 13)])
POOR = answer("43% [1].", cited=[("pack", 2)], retrieved=[("pack", 2)])


def make_run(folder, replies, settings=None, papers=("pack",)):
    script = dict(zip((one.question for one in QUESTIONS), (*replies, refusal()), strict=True))
    service = ScriptedService(script, papers)
    run_evaluation(service, QUESTIONS, folder, settings or Settings(), Console(file=StringIO()))
    return folder


def test_difference_and_changed_questions_are_those_worked_by_hand(tmp_path):
    before = make_run(tmp_path / "before", [GOOD, POOR, POOR, POOR, GOOD, POOR])
    after = make_run(tmp_path / "after", [GOOD, GOOD, GOOD, GOOD, POOR, POOR])

    comparison = compare_runs(before, after)

    right = next(row for row in comparison.measures if row.measure == "right")
    assert right.pairs == 7
    assert [right.before, right.after] == pytest.approx([3 / 7, 5 / 7])
    assert right.difference == pytest.approx((3 - 1) / 7)
    assert right.low <= right.difference <= right.high
    # 4 pairs differ; of 2^4 sign patterns those with |sum| >= 2 are all but the 6 that sum to 0
    assert right.p_value == pytest.approx(10 / 16)
    changed = [(one.id, one.after) for one in comparison.changed if one.measure == "right"]
    assert changed == [("q1", True), ("q2", True), ("q3", True), ("q4", False)]
    assert comparison.warnings == ()


def test_run_compared_with_itself_shows_nothing(tmp_path):
    run = make_run(tmp_path / "run", [GOOD, POOR, GOOD, POOR, GOOD, POOR])

    comparison = compare_runs(run, run)

    assert comparison.changed == ()
    assert {(row.difference, row.low, row.high, row.p_value) for row in comparison.measures} == {(0, 0, 0, 1)}


def test_other_settings_and_other_papers_are_flagged(tmp_path):
    before = make_run(tmp_path / "before", [GOOD] * 6)
    after = make_run(
        tmp_path / "after", [GOOD] * 6, Settings(qa=QaSettings(top_k=20)), papers=("pack", "report")
    )

    warnings = compare_runs(before, after).warnings

    assert "setting qa.top_k: 10 before, 20 after" in warnings
    assert "the runs asked different papers" in warnings


def test_same_runs_always_give_the_same_figures(tmp_path):
    before = make_run(tmp_path / "before", [GOOD, POOR, POOR, POOR, GOOD, POOR])
    after = make_run(tmp_path / "after", [GOOD, GOOD, GOOD, GOOD, POOR, POOR])

    assert compare_runs(before, after) == compare_runs(before, after)


def test_clear_gain_has_an_interval_above_zero_and_a_small_p_value():
    row = paired_difference("right", [(0.0, 1.0)] * 30 + [(1.0, 1.0)] * 10)

    assert row.difference == pytest.approx(30 / 40)
    assert 0.5 < row.low < row.high < 0.95
    assert row.p_value < 0.001


def test_exact_and_sampled_p_values_agree():
    few = np.array([1.0] * 9 + [-1.0] * 3)
    many = np.array([1.0] * 10 + [-1.0] * 4)

    # binomial: P(at least 9 of 12, or at most 3) = 2 * (1 + 12 + 66 + 220) / 4096
    assert permutation_p_value(few) == pytest.approx(2 * 299 / 4096)
    # at least 10 of 14: 2 * (1 + 14 + 91 + 364 + 1001) / 16384, sampled
    assert permutation_p_value(many) == pytest.approx(2 * 1471 / 16384, abs=0.02)


def test_interval_of_equal_differences_is_a_point():
    assert bootstrap_interval(np.full(10, 0.25)) == (0.25, 0.25)


def test_runs_of_other_questions_cannot_be_compared(tmp_path):
    run = make_run(tmp_path / "run", [GOOD] * 6)
    other = tmp_path / "other"
    run_evaluation(
        ScriptedService({"?": GOOD}),
        (question("z", text="?"),),
        other,
        Settings(),
        Console(file=StringIO()),
    )

    with pytest.raises(EvaluationError, match="share no question"):
        compare_runs(run, other)


def test_command_prints_the_table_or_json(tmp_path, capsys):
    run = str(make_run(tmp_path / "run", [GOOD] * 6))

    assert main([run, run]) == 0
    assert "false_refusal" in capsys.readouterr().out
    assert main([run, run, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["changed"] == []
    assert main([run, str(tmp_path / "nowhere")]) == EvaluationError.exit_code
    assert "nowhere is not a finished run" in capsys.readouterr().err
