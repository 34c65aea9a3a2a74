"""The figures of a run, in total and by kind: a total hides a kind that fails."""

import math
import statistics
from collections.abc import Iterable, Sequence

from pydantic import Field
from rich.box import SIMPLE
from rich.table import Table

from core.domain import Frozen
from eval.metrics import RECALL_AT
from eval.record import ANSWERS, Record
from eval.scoring import FOUND_AT


class Group(Frozen):
    """Means over some of the questions; None where no question of the group has the measure."""

    name: str
    questions: int
    right: float | None
    lead: float | None
    evidence: float | None
    found: dict[int, float | None] = Field(description="by k: all evidence among the first k passages")
    ndcg_at_10: float | None
    mrr: float | None
    recall_at: dict[int, float | None] = Field(
        description="by k: part of the evidence pages among the first k pages"
    )
    refused: float | None


class Latency(Frozen):
    """Milliseconds from question to answer."""

    median_ms: float
    p95_ms: float = Field(description="nearest rank: 95 of 100 answers came at least as fast")
    max_ms: float


class Summary(Frozen):
    """The figures of one run."""

    kinds: tuple[Group, ...] = Field(description="by name")
    answerable: Group
    unanswerable: Group
    all: Group
    latency: Latency
    errors: int = Field(
        description="questions to which the service gave no answer at all; none of them is right"
    )

    @property
    def refusal(self) -> float | None:
        """Part of the unanswerable questions that were refused."""
        return self.unanswerable.right

    @property
    def false_refusal(self) -> float | None:
        """Part of the answerable questions that were refused."""
        return self.answerable.refused

    def headline(self) -> dict[str, float]:
        """The measures by which runs are compared and held to a baseline; those without questions are left out."""
        measures = {
            "right": self.all.right,
            "lead": self.all.lead,
            "evidence": self.answerable.evidence,
            **{f"found@{k}": self.answerable.found[k] for k in FOUND_AT},
            "ndcg@10": self.answerable.ndcg_at_10,
            "mrr": self.answerable.mrr,
            "refusal": self.refusal,
            "false_refusal": self.false_refusal,
        }
        return {name: value for name, value in measures.items() if value is not None}


def summarise(records: Sequence[Record]) -> Summary:
    """The summary of a run's records. Raises ValueError when there is none."""
    if not records:
        raise ValueError("a run without a question has no figures")
    kinds = sorted({record.score.kind for record in records})
    return Summary(
        kinds=tuple(_group(kind, [r for r in records if r.score.kind == kind]) for kind in kinds),
        answerable=_group("answerable", [r for r in records if r.score.answerable]),
        unanswerable=_group("unanswerable", [r for r in records if not r.score.answerable]),
        all=_group("all", records),
        latency=_latency([record.ms for record in records]),
        errors=sum(record.error is not None for record in records),
    )


def _group(name: str, records: Sequence[Record]) -> Group:
    scores = [record.score for record in records]
    rankings = [record.ranking for record in records if record.ranking is not None]
    return Group(
        name=name,
        questions=len(records),
        right=_mean(score.right for score in scores),
        lead=_mean(score.lead for score in scores),
        evidence=_mean(score.evidence for score in scores if score.evidence is not None),
        found={k: _mean(score.found[k] for score in scores if score.found is not None) for k in FOUND_AT},
        ndcg_at_10=_mean(ranking.ndcg_at_10 for ranking in rankings),
        mrr=_mean(ranking.reciprocal_rank for ranking in rankings),
        recall_at={k: _mean(ranking.recall_at[k] for ranking in rankings) for k in RECALL_AT},
        refused=_mean(score.refused for score in scores),
    )


def _mean(values: Iterable[float]) -> float | None:
    listed = list(values)
    return sum(listed) / len(listed) if listed else None


def _latency(times_ms: Sequence[float]) -> Latency:
    ordered = sorted(times_ms)
    nearest_rank = math.ceil(0.95 * len(ordered))
    return Latency(median_ms=statistics.median(ordered), p95_ms=ordered[nearest_rank - 1], max_ms=ordered[-1])


_COLUMNS = ("n", "right", "lead", "evid.", *(f"@{k}" for k in FOUND_AT), "nDCG", "MRR", "refused")


def summary_table(summary: Summary) -> Table:
    """The summary by kind, with totals, refusals and latency below."""
    # as narrow as it can be: a terminal, and a log, may have 80 columns
    table = Table(
        caption=_caption(summary), caption_justify="left", box=SIMPLE, padding=(0, 0), show_edge=False
    )
    table.add_column("kind", no_wrap=True)
    for name in _COLUMNS:
        table.add_column(name, justify="right", no_wrap=True)
    for group in summary.kinds:
        table.add_row(*_cells(group))
    table.add_section()
    for group in (summary.answerable, summary.unanswerable, summary.all):
        table.add_row(*_cells(group))
    return table


def _cells(group: Group) -> tuple[str, ...]:
    found = (group.found[k] for k in FOUND_AT)
    values = (group.right, group.lead, group.evidence, *found, group.ndcg_at_10, group.mrr, group.refused)
    return group.name, str(group.questions), *("" if value is None else f"{value:.2f}" for value in values)


def _caption(summary: Summary) -> str:
    latency, headline = summary.latency, summary.headline()
    refusals = {name: headline[name] for name in ("refusal", "false_refusal") if name in headline}
    parts = [
        "@k: evidence found among the first k passages",
        *(f"{name.replace('_', ' ')} {value:.2f}" for name, value in refusals.items()),
        f"median {latency.median_ms:.0f} ms, 95 % within {latency.p95_ms:.0f} ms, longest {latency.max_ms:.0f} ms",
    ]
    if summary.errors:
        parts.append(f"{summary.errors} without any answer, see {ANSWERS}")
    return "; ".join(parts)
