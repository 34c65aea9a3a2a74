"""The last word before anything is shown: every figure, date and name on a cited page, every quote where it says.

One rule for every writer. Whether a sentence's words say what the page says is for its writer; here is what can be
decided by looking: the digits with their units, the days, the names.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from core.domain import Page, Period
from core.periods import Precision, find_periods
from qa.amounts import find_amounts
from qa.draft import Draft, Quote, Sentence
from qa.figures import figures
from qa.names import unprinted_names

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
    printed = tuple(dict.fromkeys(_printed(sentence.quotes, pages)))
    missing = dict.fromkeys(unprinted(without_markers(sentence), printed))
    return f"{', '.join(missing)} stands on none of its pages" if missing else None


def unprinted(text: str, printed: Sequence[str]) -> Iterator[str]:
    """Yield each figure, worded number, date and name of a text that none of the printed texts has."""
    shown = frozenset().union(*(_figures(one) for one in printed))
    yield from sorted(figures(text) - shown)
    yield from _worded(text, printed, shown)
    yield from _dates(text, printed)
    yield from unprinted_names(text, printed)


def without_markers(sentence: Sentence) -> str:
    """The sentence's words, the placeholders of its quotes left out."""
    bare = sentence.text
    for index in range(len(sentence.quotes)):
        bare = bare.replace(f"{{{index}}}", " ")
    return bare


def _stands(quote: Quote, page: Page) -> bool:
    return 0 <= quote.start < quote.end <= len(page.text) and bool(page.text[quote.start : quote.end].strip())


def _printed(quotes: Sequence[Quote], pages: Sequence[Page]) -> Iterator[str]:
    """Yield what the reader of the cited pages sees: their text, the stretches as cut, and a quoted row's cells.

    A table's cell or head is read in one piece, though the page's text may run on in the next cell after each of its
    lines; a head that is printed on the page before counts where that page is cited too.
    """
    cited = {(quote.document.doc_id, quote.page) for quote in quotes}
    for quote, page in zip(quotes, pages, strict=True):
        yield page.text
        yield page.text[quote.start : quote.end]
        passage = quote.ranked.candidate.passage
        if passage.cells and passage.first_page == passage.last_page == quote.page:
            yield " ".join(cell.text for cell in passage.cells)
            yield from (cell.text for cell in passage.cells)
            if not passage.heads_page or (quote.document.doc_id, passage.heads_page) in cited:
                yield from (cell.head for cell in passage.cells if cell.head)
    yield from _over_page_turns(quotes, pages)


def _over_page_turns(quotes: Sequence[Quote], pages: Sequence[Page]) -> Iterator[str]:
    """Yield stretches that run on from the last word of one page to the first of the next, as they read together."""
    for (quote, page), (later, next_page) in pairwise(zip(quotes, pages, strict=True)):
        runs_on = later.document.doc_id == quote.document.doc_id and later.page == quote.page + 1
        if runs_on and not page.text[quote.end :].strip() and not next_page.text[: later.start].strip():
            yield f"{page.text[quote.start : quote.end]} {next_page.text[later.start : later.end]}"


def _worded(text: str, printed: Sequence[str], shown: frozenset[str]) -> Iterator[str]:
    """Yield the numbers written as words ("twelve") that are printed neither so nor in digits."""
    for amount in find_amounts(text):
        words = text[amount.start : amount.end]
        if any(c.isdigit() for c in words) or amount.value == 1:
            continue  # digits are checked as they stand; "one" is more often a word than a number
        if f"{amount.value:f}" not in shown and not _has(words, printed):
            yield words


def _dates(text: str, printed: Sequence[str]) -> Iterator[str]:
    """Yield the dates and periods that are printed neither in these words nor as the same days in others."""
    for mention in find_periods(text):
        if mention.precision is Precision.CALENDAR_YEAR or _has(mention.period.printed, printed):
            continue  # a year alone is a figure, and has been checked as one
        if not any(_is_named(mention.period, mention.precision, one) for one in printed):
            yield mention.period.printed


def _is_named(period: Period, precision: Precision, printed: str) -> bool:
    """Whether a text names the same days; a month is named by any of its days."""
    for other in _periods(printed):
        if (other.start, other.end) == (period.start, period.end):
            return True
        if precision is Precision.MONTH and period.start <= other.start == other.end <= period.end:
            return True
    return False


def _has(words: str, printed: Sequence[str]) -> bool:
    return any(_plain(words).strip() in _plain(one) for one in printed)


@lru_cache(maxsize=2000)
def _plain(text: str) -> str:
    """On one line, in small letters."""
    return " ".join(text.split()).casefold()


@lru_cache(maxsize=2000)
def _figures(text: str) -> frozenset[str]:
    """The figures of a printed text; a sign at the head of a line is as well that of the words behind it.

    "2024-25" over "% of pupils" is no share.
    """
    return figures(text) | figures(text.replace("\n%", "\n|%"))


@lru_cache(maxsize=500)
def _periods(text: str) -> tuple[Period, ...]:
    return tuple(mention.period for mention in find_periods(text))
