"""A checked draft as an answer: markers numbered, citations with boxes, Markdown."""

from collections.abc import Sequence

from core.domain import Answer, Citation, Document, Page, RetrievedPassage, Status, Timings, joined_boxes
from qa.check import PageOf
from qa.draft import Draft, Quote, Sentence
from qa.question import Question
from qa.rank import Ranked


class Composer:
    """Numbers the quotes of one answer in the order of their first use."""

    def __init__(self, page_of: PageOf) -> None:
        self._page_of = page_of
        self.citations: list[Citation] = []
        self._markers: dict[tuple[str, int, int, int], int] = {}

    def text(self, draft: Draft) -> str:
        """The answer's Markdown: the lead as one paragraph, then a quotation for each supporting sentence."""
        lead = " ".join(self._sentence(sentence) for sentence in draft.lead)
        support = [f"> {self._sentence(sentence)}" for sentence in draft.support]
        return "\n\n".join([lead, *support])

    def _sentence(self, sentence: Sentence) -> str:
        text = sentence.text
        for index, quote in enumerate(sentence.quotes):
            text = text.replace(f"{{{index}}}", f"[{self._marker(quote)}]")
        return text

    def _marker(self, quote: Quote) -> int:
        key = (quote.document.doc_id, quote.page, quote.start, quote.end)
        if key not in self._markers:
            self._markers[key] = len(self.citations) + 1
            self.citations.append(self._citation(quote, self._markers[key]))
        return self._markers[key]

    def _citation(self, quote: Quote, marker: int) -> Citation:
        page: Page = self._page_of(quote.document.doc_id, quote.page)
        passage = quote.ranked.candidate.passage
        return Citation(
            marker=marker,
            passage_id=passage.passage_id,
            document=quote.document,
            page=quote.page,
            page_label=page.label,
            item=None if quote.is_source else passage.item,
            section=None if quote.is_source else passage.section,
            period=passage.period.label if passage.period else None,
            quote=" ".join(page.text[quote.start : quote.end].split()),
            boxes=joined_boxes(page.boxes[quote.start : quote.end]),
            ocr=page.ocr,
        )


def retrieved(ranked: Sequence[Ranked], top_k: int) -> tuple[RetrievedPassage, ...]:
    """The ranking as readers see it."""
    return tuple(
        RetrievedPassage(
            passage=r.candidate.passage,
            document=r.candidate.document,
            rank=rank,
            score=round(r.score, 6),
            cosine_similarity=r.candidate.cosine,
            dense_rank=r.candidate.dense_rank,
            lexical_rank=r.candidate.lexical_rank,
        )
        for rank, r in enumerate(ranked[:top_k], start=1)
    )


def refusal(question: Question, documents: Sequence[Document], nearest: Sequence[Ranked], unused: Sequence[str]) -> str:
    """What is said when the papers do not: what was searched, what they never mention, and what is nearest."""
    dates = sorted(d.meeting_date for d in documents if d.meeting_date)
    span = f", dated {dates[0]:%-d %B %Y} to {dates[-1]:%-d %B %Y}" if dates else ""
    parts = [f"The papers do not say. Searched: {len(documents)} paper{'s' if len(documents) != 1 else ''}{span}."]
    if unused:
        words = ", ".join(f"“{word}”" for word in unused)
        parts.append(f"None of them uses the word{'s' if len(unused) > 1 else ''} {words}.")
    if question.periods:
        parts.append(f"The period asked for was read as {', '.join(p.label for p in question.periods)}.")
    if nearest:
        parts.append("Nearest, though it is not an answer:")
        parts.extend(f"- {_place(ranked)}" for ranked in nearest)
    return "\n\n".join(["\n\n".join(parts[: len(parts) - len(nearest)]), *(["\n".join(parts[-len(nearest) :])] if nearest else [])])


def _place(ranked: Ranked) -> str:
    passage, document = ranked.candidate.passage, ranked.candidate.document
    where = passage.section or passage.item
    return f"{document.title}, page {passage.first_page}{f' ({where})' if where else ''}"


def not_found(answer_id: str, asked: str, question: Question, text: str, ranked: tuple[RetrievedPassage, ...],
              mode: str, dropped: Sequence[str], timings: Timings) -> Answer:
    """The answer that the papers do not say."""
    return Answer(
        answer_id=answer_id, question=asked, standalone_question=question.text, text=text, status=Status.NOT_FOUND,
        mode=mode, retrieved=ranked, dropped=tuple(dropped), timings_ms=timings,
    )  # fmt: skip
