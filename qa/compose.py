"""A checked draft as an answer: markers numbered, citations with boxes, Markdown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.domain import Citation, Document, Elsewhere, Page, RetrievedPassage, joined_boxes
from core.periods import day_label
from qa.check import PageOf
from qa.draft import Draft, Quote, Sentence
from qa.figures import figures
from qa.question import Question
from qa.rank import Ranked
from qa.shown import plain

GAPS = "The papers have no value for some of the periods between these."
ElsewhereOf = Callable[[str, int, str], tuple[Elsewhere, ...]]
"""The pages of other papers where the same report has a quote from this paper (id) and page."""


class Composer:
    """Numbers the quotes of one answer in the order of their first use."""

    def __init__(self, page_of: PageOf, elsewhere_of: ElsewhereOf | None = None) -> None:
        self._page_of = page_of
        self._elsewhere_of = elsewhere_of
        self.citations: list[Citation] = []
        self._markers: dict[tuple[str, int, int, int], int] = {}

    def text(self, draft: Draft) -> str:
        """The answer's Markdown: the lead as one paragraph, then a quotation for each supporting sentence."""
        lead = " ".join(self._sentence(sentence) for sentence in draft.lead)
        table = [self._table(draft)] if draft.table else []
        support = [f"> {self._sentence(sentence)}" for sentence in draft.support]
        missing = [self._missing(draft.missing)] if draft.missing else []
        return "\n\n".join([lead, *table, *missing, *support])

    def _missing(self, labels: Sequence[str]) -> str:
        """What nothing was found of, by name as far as every figure of the name stands on a cited page."""
        pages = [self._page_of(c.document.doc_id, c.page).text for c in self.citations]
        printed = frozenset().union(*map(figures, pages))
        named = [label for label in labels if figures(label) <= printed]
        unnamed = len(labels) - len(named)
        rest = [] if not unnamed else ["the others asked for" if named else "all that was asked for"]
        return f"No value was found in the papers for {', '.join([*named, *rest])}."

    def _table(self, draft: Draft) -> str:
        """The rows as a Markdown table."""
        rows = [" | ".join(draft.table_heads), " | ".join("---" for _ in draft.table_heads)]
        rows += [self._sentence(sentence) for sentence in draft.table]
        table = "\n".join(f"| {row} |" for row in rows)
        return f"{table}\n\n{GAPS}" if draft.has_gaps else table

    def _sentence(self, sentence: Sentence) -> str:
        text = sentence.text
        for index, quote in enumerate(sentence.quotes):
            text = text.replace(f"{{{index}}}", f"[{self._marker(quote)}]")
        return f"{text} {sentence.aside}" if sentence.aside else text

    def _marker(self, quote: Quote) -> int:
        key = (quote.document.doc_id, quote.page, quote.start, quote.end)
        if key not in self._markers:
            self._markers[key] = len(self.citations) + 1
            self.citations.append(self._citation(quote, self._markers[key]))
        return self._markers[key]

    def _citation(self, quote: Quote, marker: int) -> Citation:
        page: Page = self._page_of(quote.document.doc_id, quote.page)
        passage = quote.ranked.candidate.passage
        words = " ".join(page.text[quote.start : quote.end].split())
        doc_id, number = quote.document.doc_id, quote.page
        also_in = self._elsewhere_of(doc_id, number, words) if self._elsewhere_of else ()
        return Citation(
            marker=marker,
            passage_id=passage.passage_id,
            document=quote.document,
            page=quote.page,
            page_label=page.label,
            page_own_label=page.own_label,
            item=None if quote.is_source else passage.item,
            section=None if quote.is_source else passage.section,
            period=passage.period.label if passage.period else None,
            period_conflict=passage.period.conflict if passage.period else None,
            quote=words,
            boxes=joined_boxes(page.boxes[quote.start : quote.end]),
            ocr=page.ocr,
            ocr_confidence=min(page.confidences[quote.start : quote.end], default=None),
            also_in=also_in,
        )


def retrieved(ranked: Sequence[Ranked], top_k: int) -> tuple[RetrievedPassage, ...]:
    """The ranking as readers see it: what the searches found, not what was read on from there."""
    found = [r for r in ranked if not r.is_read_on]
    return tuple(
        RetrievedPassage(
            passage=r.candidate.passage,
            document=r.candidate.document,
            rank=rank,
            score=round(r.score, 6),
            cosine_similarity=r.candidate.cosine,
            dense_rank=r.candidate.dense_rank,
            lexical_rank=r.candidate.lexical_rank,
            bm25=r.candidate.bm25,
            parts=r.parts,
        )
        for rank, r in enumerate(found[:top_k], start=1)
    )


@dataclass(frozen=True)
class Silence:
    """What is known about a question that the papers do not answer."""

    documents: Sequence[Document]
    nearest: Sequence[Ranked]
    unused: Sequence[str] = ()
    reported: Sequence[str] = ()  # periods for which the papers do have a value of what is asked
    contact: tuple[str, Document, int] | None = None


def refusal(question: Question, silence: Silence) -> str:
    """What is said when the papers do not: what was searched, what they never mention, what is nearest, whom to ask."""
    parts = [f"The papers do not say. Searched: {_searched(silence.documents)}."]
    if silence.unused:
        words = ", ".join(f"“{word}”" for word in silence.unused)
        parts.append(f"None of them uses the word{'s' if len(silence.unused) > 1 else ''} {words}.")
    if question.periods:
        asked = ", ".join(p.label for p in question.periods)
        parts.append(f"The period asked for was read as {asked}.")
    if silence.reported:
        parts.append(
            f"They report it for {'; '.join(map(plain, silence.reported))}, not for the period asked for."
        )
    if silence.nearest:
        places = "\n".join(f"- {_place(ranked)}" for ranked in silence.nearest)
        parts.append(f"Nearest, though it is not an answer:\n\n{places}")
    if silence.contact:
        words, document, page = silence.contact
        parts.append(plain(f"Whom to ask: {words} ({document.title}, page {page})."))
    return "\n\n".join(parts)


def _searched(documents: Sequence[Document]) -> str:
    """How many papers, and from when to when."""
    count = f"{len(documents)} paper{'' if len(documents) == 1 else 's'}"
    dates = sorted(document.meeting_date for document in documents if document.meeting_date)
    return f"{count}, dated {day_label(dates[0])} to {day_label(dates[-1])}" if dates else count


def _place(ranked: Ranked) -> str:
    passage, document = ranked.candidate.passage, ranked.candidate.document
    where = passage.section or passage.item
    return plain(f"{document.title}, page {passage.first_page}{f' ({where})' if where else ''}")
