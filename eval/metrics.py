"""How well the right pages were ranked: nDCG@10, MRR and recall@k, computed by ir-measures.

The unit is the page: each page listed as evidence is relevant (gain 1), and a page stands where its first passage
does. Groups of alternatives play no part here; `found` in `eval.scoring` is the measure that knows them.
"""

from collections.abc import Collection, Sequence

import ir_measures
from ir_measures import RR, R, nDCG
from pydantic import Field

from core.domain import Frozen
from eval.questions import PageKey

RECALL_AT = (1, 3, 5, 10)
_RECALLS = {k: R @ k for k in RECALL_AT}
_NDCG = nDCG @ 10  # Järvelin and Kekäläinen 2002, with gain 1 and discount log2(rank + 1)
_QUERY = "q"


class Ranking(Frozen):
    """How one question's evidence pages were ranked; each measure is in [0, 1]."""

    ndcg_at_10: float
    reciprocal_rank: float = Field(description="1 / rank of the first relevant page; its mean is MRR")
    recall_at: dict[int, float] = Field(
        description="part of the relevant pages among the first k pages, by k"
    )


def rank_quality(relevant: Collection[PageKey], ranked: Sequence[PageKey]) -> Ranking:
    """The measures for pages in ranked order, best first, each page once.

    Raises ValueError when no page is relevant: the measures are then undefined, not 0.
    """
    if not relevant:
        raise ValueError("no relevant page: ranking measures are undefined")
    qrels = [ir_measures.Qrel(_QUERY, _name(page), 1) for page in relevant]
    # scores fall strictly, since ir-measures breaks ties by name and not by our order
    run = [ir_measures.ScoredDoc(_QUERY, _name(page), -float(rank)) for rank, page in enumerate(ranked)]
    measures = [_NDCG, RR, *_RECALLS.values()]
    values = {
        str(metric.measure): float(metric.value) for metric in ir_measures.iter_calc(measures, qrels, run)
    }
    return Ranking(
        ndcg_at_10=values[str(_NDCG)],
        reciprocal_rank=values[str(RR)],
        recall_at={k: values[str(measure)] for k, measure in _RECALLS.items()},
    )


def _name(page: PageKey) -> str:
    paper, number = page
    return f"{paper}#{number}"
