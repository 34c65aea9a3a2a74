"""Whether passages say what a model's sentence says, and which of their words prove it.

`qa.check` looks for figures, dates and names on whole pages, where a small figure always stands somewhere. A model may
put any of them beside any other, so here they must stand in a few statements of the passages it cites; these must share
most of the sentence's words, and must not say the opposite.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

from core.domain import Cell
from core.periods import find_periods
from qa.check import unprinted
from qa.draft import Quote, Sentence
from qa.figures import figures
from qa.model_text import Written
from qa.polarity import OPPOSITE, STATED, denies, ways
from qa.prompt import Source, from_data
from qa.quoting import printed, stretch
from qa.shown import LEAD_CHARS, MARKER_ROOM, plain
from qa.statements import Statement, TextOf
from qa.stems import stems

SAME_WORDS = 0.65
"""Share of a sentence's content words that must stand in what proves it, or in the heading above that: where
`python -m eval.same_words` parts passages that prove a claim from those that only hold its figure furthest."""
OWN_WORDS = 0.5
"""The same for each figure by itself: one statement must have it, and half of the words."""
MOST_STATEMENTS = 3
_MARKUP = re.compile(r"https?:|www\.|</?[a-z!]|\]\(|!\[|\|", re.IGNORECASE)


@dataclass(frozen=True)
class Objection:
    """Why a model's sentence may not be shown, in words that the model is told as well."""

    reason: str


def proved(written: Written, sources: Sequence[Source], text_of: TextOf) -> Sentence | Objection:
    """The sentence with the quotes that prove it, or what stands against it."""
    given = {source.number: source for source in sources}
    text = plain(from_data(written.text)).rstrip(" .;")
    if _MARKUP.search(text):
        return Objection("it holds a link or markup")
    if not written.numbers:
        return Objection("it cites no passage")
    if unknown := [str(n) for n in written.numbers if n not in given]:
        return Objection(f"it cites {', '.join(unknown)}, which is not the number of a passage")
    chosen = _chosen(text, [s for n in written.numbers for s in given[n].statements])
    proofs = tuple(_proofs(text, chosen, text_of))
    reason = _against(text, chosen, [*_printed(chosen), *(_words(proof, text_of) for proof in proofs)])
    if reason:
        return Objection(reason)
    quotes = [q for s in chosen for q in stretch(text_of(s.passage.doc_id), s.ranked, s.start, s.end)]
    return _sentence(text, (*quotes, *proofs))


def _chosen(text: str, statements: Sequence[Statement]) -> list[Statement]:
    """The few statements that together leave least of the sentence unproved, and of those the nearest in words."""
    missing = {id(s): frozenset(unprinted(text, tuple(_of_paper(s)))) for s in statements}
    wanted = frozenset(stems(text))

    def unproved(some: Sequence[Statement]) -> tuple[int, int]:
        left = reduce(frozenset.intersection, (missing[id(s)] for s in some))
        return len(left), len(wanted - frozenset().union(*(_stems(s) for s in some)))

    chosen: list[Statement] = []
    while len(chosen) < MOST_STATEMENTS and (rest := [s for s in statements if s not in chosen]):
        best = min(rest, key=lambda s: (*unproved([*chosen, s]), len(s.text)))
        if chosen and not _needs(unproved(chosen), unproved([*chosen, best]), len(wanted)):
            break
        chosen.append(best)
    return chosen


def _needs(before: tuple[int, int], after: tuple[int, int], words: int) -> bool:
    """Whether one more statement is needed: for a figure or a name, or for words while too few are proved."""
    return after[0] < before[0] or (after[1] < before[1] > (1 - SAME_WORDS) * words)


def _against(text: str, chosen: Sequence[Statement], texts: Sequence[str]) -> str | None:
    """What speaks against the sentence, or None."""
    if missing := tuple(dict.fromkeys(unprinted(text, texts))):
        return f"the passages it cites do not say {', '.join(missing)}"
    wanted = frozenset(stems(text))
    if not wanted:
        return "it says nothing"
    shared = wanted & frozenset().union(*(_stems(s) for s in chosen))
    if len(shared) < SAME_WORDS * len(wanted):
        return f"the passages it cites do not say {', '.join(sorted(wanted - shared)[:6])}"
    if stray := next(_strays(text, chosen, wanted), None):
        return f"the passages it cites say {stray} of something else"
    said, claimed = ways(" ".join(texts)), ways(text)
    if any(OPPOSITE.get(way) in said and way not in said for way in claimed) or claimed & STATED - said:
        return "the passages it cites do not say that it went this way"
    if denies(text) is not any(denies(s.text) for s in chosen):
        return "the passages it cites say it with another yes or no"
    return None


def _strays(text: str, chosen: Sequence[Statement], wanted: frozenset[str]) -> Iterator[str]:
    """Yield figures that stand only in statements which share little else with the sentence: another row's value."""
    undated = text
    for mention in find_periods(text):
        undated = undated.replace(mention.period.printed, " ")
    for figure in sorted(figures(undated)):
        holding = [s for s in chosen if any(figure in figures(one) for one in _of_paper(s))]
        if holding and not any(len(wanted & _stems(s)) >= OWN_WORDS * len(wanted) for s in holding):
            yield figure


def _sentence(text: str, quotes: tuple[Quote, ...]) -> Sentence | Objection:
    markers = "".join(f" {{{index}}}" for index in range(len(quotes)))
    if len(text) + MARKER_ROOM * len(quotes) > LEAD_CHARS:
        return Objection(f"it is longer than {LEAD_CHARS} characters")
    return Sentence(f"{text}{markers}.", quotes)


def _proofs(text: str, chosen: Sequence[Statement], text_of: TextOf) -> Iterator[Quote]:
    """Yield quotes for what the statements leave to be printed elsewhere: their period, a table's heads."""
    texts = list(_printed(chosen))
    missing = frozenset(unprinted(text, texts))
    for statement in chosen:
        for page, words in _elsewhere(statement):
            found = (
                printed(text_of(statement.passage.doc_id), statement.ranked, page, words) if missing else None
            )
            left = frozenset(unprinted(text, [*texts, words]))
            if found and left < missing:
                yield found
                texts.append(words)
                missing = left


def _elsewhere(statement: Statement) -> Iterator[tuple[int, str]]:
    """Yield (page, words) of what is printed once for many statements."""
    passage = statement.passage
    period = passage.period or statement.ranked.candidate.document.period
    if period and period.page:
        yield period.page, period.printed
    if passage.heads_page:
        yield from (
            (passage.heads_page, head) for head in dict.fromkeys(c.head for c in passage.cells) if head
        )


def _printed(chosen: Sequence[Statement]) -> Iterator[str]:
    for statement in chosen:
        yield from _of_paper(statement)


def _of_paper(statement: Statement) -> Iterator[str]:
    """Yield what the paper prints for this statement: its text, and a row's cells with the heads above them."""
    yield statement.text
    for cell in _cells(statement):
        yield cell.text
        if cell.head and not statement.passage.heads_page:
            yield cell.head


def _cells(statement: Statement) -> tuple[Cell, ...]:
    return statement.passage.cells if statement.is_row else ()


def _stems(statement: Statement) -> frozenset[str]:
    return frozenset((*stems(statement.text), *stems(statement.passage.context)))


def _words(quote: Quote, text_of: TextOf) -> str:
    return text_of(quote.document.doc_id).pages[quote.page - 1][quote.start : quote.end]
