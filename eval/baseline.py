"""The figures that a change may not fall below, kept in the repository.

python -m eval.baseline RUN [--out eval/baseline-samples.json]    writes them anew from a run
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from pydantic import Field, ValidationError

from core.domain import Frozen
from core.errors import EvaluationError, PapersError
from eval.record import ABOUT, SUMMARY
from eval.summary import Summary

SAMPLES = Path(__file__).with_name("baseline-samples.json")
LOWER_IS_BETTER = frozenset({"false_refusal"})
_ROUNDING = 1e-4  # baselines are written with four decimals


class Baseline(Frozen):
    """What a run of the committed papers and questions must reach."""

    source: str = Field(description="where the figures come from: a commit, or a decision")
    slack: float = Field(
        default=0.0,
        ge=0.0,
        description="how far a measure may fall: bfloat16 and float32 break near ties differently",
    )
    metrics: dict[str, float] = Field(min_length=1, description="by the names of Summary.headline")


class Fall(Frozen):
    """A measure that is worse than the baseline allows."""

    metric: str
    baseline: float
    now: float | None = Field(description="None: the run does not have the measure")

    def __str__(self) -> str:
        now = "missing" if self.now is None else f"{self.now:.3f}"
        return f"{self.metric}: {now}, baseline {self.baseline:.3f}"


def load_baseline(path: Path = SAMPLES) -> Baseline:
    """The baseline in a file. Raises EvaluationError naming it."""
    try:
        return Baseline.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, ValidationError) as exc:
        raise EvaluationError(
            f"{path} is no baseline: {exc}. Write it with python -m eval.baseline RUN."
        ) from exc


def check_against(summary: Summary, baseline: Baseline) -> tuple[Fall, ...]:
    """Each metric of the baseline that fell below it; empty where the run holds its own."""
    now = summary.headline()
    return tuple(
        Fall(metric=metric, baseline=wanted, now=now.get(metric))
        for metric, wanted in baseline.metrics.items()
        if _fell(metric, wanted, now.get(metric), baseline.slack)
    )


def _fell(metric: str, wanted: float, now: float | None, slack: float) -> bool:
    if now is None:
        return True
    loss = now - wanted if metric in LOWER_IS_BETTER else wanted - now
    return loss > slack + _ROUNDING


def baseline_of(run: Path, slack: float) -> Baseline:
    """The baseline that a finished run sets. Raises EvaluationError where the folder is none."""
    try:
        summary = json.loads((run / SUMMARY).read_text(encoding="utf-8"))
        about = json.loads((run / ABOUT).read_text(encoding="utf-8"))
        metrics = {name: round(value, 4) for name, value in summary["headline"].items()}
        return Baseline(
            source=f"commit {about['commit']}, {about['finished'][:10]}", slack=slack, metrics=metrics
        )
    except (OSError, ValueError, KeyError, TypeError) as exc:
        raise EvaluationError(f"{run} is not a finished run: {exc}. Make one with papers eval.") from exc


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code: 0 when the baseline was written."""
    parser = argparse.ArgumentParser(
        prog="python -m eval.baseline", description="Write a baseline from a run."
    )
    parser.add_argument("run", type=Path)
    parser.add_argument("--out", type=Path, default=SAMPLES)
    parser.add_argument("--slack", type=float, default=0.02, help="how far a measure may fall")
    options = parser.parse_args(arguments)
    try:
        baseline = baseline_of(options.run, options.slack)
    except PapersError as exc:
        print(exc, file=sys.stderr)
        return exc.exit_code
    options.out.write_text(baseline.model_dump_json(indent=2) + "\n", encoding="utf-8")
    print(options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
