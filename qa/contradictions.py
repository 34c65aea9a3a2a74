"""Quotes whose paper contradicts itself about the period they are of: said under the answer, not guessed away."""

from collections.abc import Sequence

from core.domain import Citation


def conflict_closing(citations: Sequence[Citation]) -> str:
    """The sentence that ends an answer with such quotes; "" where there is none.

    It names no days: those stand on the heading's page, which the answer need not cite. The quotes' notes name them.
    """
    markers = [f"[{citation.marker}]" for citation in citations if citation.period_conflict]
    if not markers:
        return ""
    return f"The paper contradicts itself about the period of {', '.join(markers)}; the note at the quote says how."
