"""The last word before anything is shown: every figure on a cited page, every quote where it says it stands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from core.domain import Page
from qa.draft import Draft, Quote, Sentence
from qa.figures import figures

PageOf = Callable[[str, int], Page]


@dataclass(frozen=True)
class Checked:
    """A draft with what failed taken out, and why each was."""

    draft: Draft
    dropped: tuple[str, ...]


def check(draft: Draft, page_of: PageOf) -> Checked:
    """The draft without the sentences that its quotes do not prove."""
    dropped: list[str] = []

    def proved(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
        kept = []
        for sentence in sentences:
            reason = objection(sentence, page_of)
            if reason is None:
                kept.append(sentence)
            else:
                dropped.append(f"{reason}: {sentence.text[:200]}")
        return tuple(kept)

    kept = replace(draft, lead=proved(draft.lead), table=proved(draft.table), support=proved(draft.support))
    return Checked(kept, tuple(dropped))


def objection(sentence: Sentence, page_of: PageOf) -> str | None:
    """Why a sentence may not be shown, or None when all of it is proved."""
    if not sentence.quotes:
        return "cites nothing"
    pages = [page_of(quote.document.doc_id, quote.page) for quote in sentence.quotes]
    for quote, page in zip(sentence.quotes, pages, strict=True):
        if not _stands(quote, page):
            return f"a quote does not stand on page {quote.page}"
    printed = frozenset().union(*(figures(page.text) for page in pages))
    bare = sentence.text
    for index in range(len(sentence.quotes)):
        bare = bare.replace(f"{{{index}}}", " ")
    missing = sorted(figures(bare) - printed)
    return f"{', '.join(missing)} stands on none of its pages" if missing else None


def _stands(quote: Quote, page: Page) -> bool:
    return 0 <= quote.start < quote.end <= len(page.text) and bool(page.text[quote.start : quote.end].strip())
