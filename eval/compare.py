"""Two runs compared question by question, since two means hide what changed.

    python -m eval.compare RUN_BEFORE RUN_AFTER

For each measure: the mean of the paired differences (after minus before), a 95 % bootstrap interval of it, and the
p-value of a sign-flip permutation test. Seeds are fixed, so the same two runs always give the same figures. Where
settings, questions or papers differ between the runs, that is said first.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import Field
from rich.console import Console
from rich.table import Table

from core.domain import Frozen
from core.errors import EvaluationError, PapersError
from eval.record import ABOUT, Record, read_records, read_settings
from eval.scoring import FOUND_AT

RESAMPLES = 10_000
SEED = 20261122
_EXACT_TO = 12  # pairs that differ; up to here every one of the 2^n sign patterns is tried


class PairedDifference(Frozen):
    """One measure over the questions that have it in both runs."""

    measure: str
    pairs: int
    before: float
    after: float
    difference: float
    low: float = Field(description="lower end of the 95 % bootstrap interval of the difference")
    high: float
    p_value: float = Field(description="two-sided, of no difference")


class Change(Frozen):
    """A question that one run got and the other did not."""

    id: str
    question: str
    measure: str
    before: bool
    after: bool


class Comparison(Frozen):
    """Two runs side by side."""

    measures: tuple[PairedDifference, ...]
    changed: tuple[Change, ...]
    warnings: tuple[str, ...] = Field(description="what besides the answers differs between the runs")


def compare_runs(before: Path, after: Path) -> Comparison:
    """The comparison of two run folders. Raises EvaluationError where they share no question."""
    old, new = _by_id(before), _by_id(after)
    shared = [name for name in old if name in new]
    if not shared:
        raise EvaluationError(f"{before} and {after} share no question; compare runs of the same file.")
    values = {name: (_measures(old[name]), _measures(new[name])) for name in shared}
    return Comparison(
        measures=_paired_differences(values),
        changed=tuple(change for name in shared for change in _changes(old[name], new[name])),
        warnings=(*_setting_warnings(before, after), *_content_warnings(before, after, old, new)),
    )


def _by_id(run: Path) -> dict[str, Record]:
    return {record.id: record for record in read_records(run)}


def _measures(record: Record) -> dict[str, float]:
    """Every measure that the question has, by name."""
    score, ranking = record.score, record.ranking
    values: dict[str, float | None] = {
        "right": score.right,
        "lead": score.lead,
        "evidence": score.evidence,
        **({f"found@{k}": score.found[k] for k in FOUND_AT} if score.found else {}),
        "ndcg@10": ranking.ndcg_at_10 if ranking else None,
        "mrr": ranking.reciprocal_rank if ranking else None,
        ("false_refusal" if score.answerable else "refusal"): score.refused,
    }
    return {name: float(value) for name, value in values.items() if value is not None}


def _paired_differences(
    values: Mapping[str, tuple[Mapping[str, float], Mapping[str, float]]],
) -> tuple[PairedDifference, ...]:
    names = dict.fromkeys(name for first, _ in values.values() for name in first)
    pairs = {
        name: [
            (first[name], second[name])
            for first, second in values.values()
            if name in first and name in second
        ]
        for name in names
    }
    return tuple(paired_difference(name, pairs[name]) for name in names if pairs[name])


def paired_difference(measure: str, pairs: Sequence[tuple[float, float]]) -> PairedDifference:
    """The paired difference of one measure, from its (before, after) values. Raises ValueError without a pair."""
    if not pairs:
        raise ValueError(f"no question has {measure} in both runs")
    before, after = np.asarray(pairs, dtype=np.float64).T
    differences = after - before
    low, high = bootstrap_interval(differences)
    return PairedDifference(
        measure=measure,
        pairs=len(pairs),
        before=float(before.mean()),
        after=float(after.mean()),
        difference=float(differences.mean()),
        low=low,
        high=high,
        p_value=permutation_p_value(differences),
    )


def bootstrap_interval(differences: np.ndarray) -> tuple[float, float]:
    """95 % percentile interval of the mean; differences `(n_pairs,)` (Efron and Tibshirani 1993, chapter 13)."""
    draws = np.random.default_rng(SEED).integers(len(differences), size=(RESAMPLES, len(differences)))
    low, high = np.percentile(differences[draws].mean(axis=1), [2.5, 97.5])
    return float(low), float(high)


def permutation_p_value(differences: np.ndarray) -> float:
    """Two-sided p-value of the mean under random signs; differences `(n_pairs,)`.

    Exact where few pairs differ, else sampled, counting the observed pattern in (Phipson and Smyth 2010).
    """
    moved = differences[differences != 0]
    if len(moved) <= _EXACT_TO:
        signs = 1 - 2 * ((np.arange(2 ** len(moved))[:, None] >> np.arange(len(moved))) & 1)
        return float((_extreme(signs, moved)).mean())
    signs = np.random.default_rng(SEED).choice(np.array([-1, 1]), size=(RESAMPLES, len(moved)))
    return float((_extreme(signs, moved).sum() + 1) / (RESAMPLES + 1))


def _extreme(signs: np.ndarray, moved: np.ndarray) -> np.ndarray:
    # the slack keeps patterns with the same sum together, whatever order they were added in
    extreme: np.ndarray = np.abs(signs @ moved) >= abs(moved.sum()) - 1e-12
    return extreme


def _changes(old: Record, new: Record) -> tuple[Change, ...]:
    before, after = _yes_or_no(old), _yes_or_no(new)
    return tuple(
        Change(id=new.id, question=new.question, measure=name, before=before[name], after=after[name])
        for name in before
        if name in after and before[name] != after[name]
    )


def _yes_or_no(record: Record) -> dict[str, bool]:
    score = record.score
    deepest = score.found[FOUND_AT[-1]] if score.found else None
    values = {
        "right": score.right,
        "lead": score.lead,
        "evidence": score.evidence,
        f"found@{FOUND_AT[-1]}": deepest,
    }
    return {name: value for name, value in values.items() if value is not None}


def _setting_warnings(before: Path, after: Path) -> tuple[str, ...]:
    old, new = _flat(read_settings(before)), _flat(read_settings(after))
    return tuple(
        f"setting {name}: {old.get(name)!r} before, {new.get(name)!r} after"
        for name in sorted(old.keys() | new.keys())
        if old.get(name) != new.get(name)
    )


def _flat(settings: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in settings.items():
        flat |= _flat(value, f"{prefix}{name}.") if isinstance(value, dict) else {f"{prefix}{name}": value}
    return flat


def _content_warnings(
    before: Path, after: Path, old: Mapping[str, Record], new: Mapping[str, Record]
) -> tuple[str, ...]:
    warnings = []
    if lonely := old.keys() ^ new.keys():
        warnings.append(f"{len(lonely)} questions are in one run only and left out")
    if reworded := [name for name in old.keys() & new.keys() if old[name].question != new[name].question]:
        warnings.append(f"reworded between the runs: {', '.join(sorted(reworded))}")
    if _papers(before) != _papers(after):
        warnings.append("the runs asked different papers")
    return tuple(warnings)


def _papers(run: Path) -> frozenset[str]:
    try:
        about = json.loads((run / ABOUT).read_text(encoding="utf-8"))
        return frozenset(paper["doc_id"] for paper in about["papers"])
    except (OSError, ValueError, KeyError, TypeError) as exc:
        raise EvaluationError(f"{run / ABOUT} cannot be read: {exc}") from exc


def comparison_table(comparison: Comparison) -> Table:
    """The measures, a line each."""
    table = Table("measure", "n", "before", "after", "difference", "95 % interval", "p")
    for row in comparison.measures:
        interval = f"{row.low:+.3f} to {row.high:+.3f}"
        means = f"{row.before:.3f}", f"{row.after:.3f}", f"{row.difference:+.3f}"
        table.add_row(row.measure, str(row.pairs), *means, interval, f"{row.p_value:.3f}")
    return table


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code: 0 where the runs could be compared, whichever was better."""
    parser = argparse.ArgumentParser(
        prog="python -m eval.compare", description=(__doc__ or "").split("\n\n")[0]
    )
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--json", action="store_true", help="the whole comparison as JSON")
    options = parser.parse_args(arguments)
    try:
        comparison = compare_runs(options.before, options.after)
    except PapersError as exc:
        print(exc, file=sys.stderr)
        return exc.exit_code
    if options.json:
        print(comparison.model_dump_json(indent=2))
    else:
        _show(comparison)
    return 0


def _show(comparison: Comparison) -> None:
    out = Console()
    for warning in comparison.warnings:
        out.print(f"DIFFERS: {warning}", markup=False)
    out.print(comparison_table(comparison))
    for change in comparison.changed:
        verdict = "gained" if change.after else "lost"
        out.print(f"{verdict} {change.measure}: {change.id}: {change.question}", markup=False)


if __name__ == "__main__":
    sys.exit(main())
