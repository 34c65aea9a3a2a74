"""Does the record say this? Each sentence of a draft, judged against the papers.

`qa.claims` takes a sentence apart, `qa.facts` the papers, `qa.verdicts` holds the one against the other.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from core.domain import Citation, Filters
from core.errors import DraftError
from core.record import CheckedSentence, RecordCheck
from core.structure import Minute
from qa.check import PageOf
from qa.claims import Claim, read_claim
from qa.compose import Composer
from qa.draft import Draft, Quote, Sentence
from qa.draft_text import DraftSentence, draft_sentences
from qa.facts import Place, TextOf, places
from qa.question import Question
from qa.quoting import stretch
from qa.rank import Ranked
from qa.verdicts import Judge
from qa.vocabulary import Vocabulary

Find = Callable[[Question, Filters | None], Sequence[Ranked]]
MinutesOf = Callable[[str], Sequence[Minute]]
PASSAGES_READ = 40
PASSAGES_KEPT = 5000  # passages whose facts are kept at hand; a draft's sentences come back to the same ones


class RecordChecker:
    """Judges drafts over one index; `find` brings the passages for one sentence, best first."""

    def __init__(
        self, vocabulary: Vocabulary, find: Find, text_of: TextOf, page_of: PageOf, minutes_of: MinutesOf
    ) -> None:
        self._vocabulary, self._find = vocabulary, find
        self._text_of, self._page_of = text_of, page_of
        self._minutes_of = lru_cache(256)(minutes_of)
        self._read: dict[str, tuple[Place, ...]] = {}

    def check(self, draft: str, filters: Filters | None = None, most_chars: int = 20_000) -> RecordCheck:
        """The draft's sentences in order, each with its verdict. Raises DraftError for an unusable draft."""
        began = time.perf_counter()
        if not draft.strip():
            raise DraftError("The draft is empty; send at least one sentence, as plain text or Markdown.")
        if len(draft) > most_chars:
            raise DraftError(
                f"The draft has {len(draft):,} characters; check it in parts of at most {most_chars:,}."
            )
        sentences = tuple(self._checked(s, filters) for s in draft_sentences(draft.replace("\x00", " ")))
        return RecordCheck(sentences=sentences, total_ms=1000 * (time.perf_counter() - began))

    def _checked(self, sentence: DraftSentence, filters: Filters | None) -> CheckedSentence:
        claim = read_claim(sentence.text, self._vocabulary, is_heading=sentence.is_heading)
        found = self._places(claim, filters) if claim.is_checkable else ()
        judged = Judge(claim, found, self._vocabulary).judgement()
        return CheckedSentence(
            text=sentence.text,
            start=sentence.start,
            end=sentence.end,
            verdict=judged.verdict,
            why=judged.why,
            citations=self._cited(judged.places),
        )

    def _places(self, claim: Claim, filters: Filters | None) -> tuple[Place, ...]:
        found = self._find(claim.question, filters)[:PASSAGES_READ]
        return tuple(place for ranked in found for place in self._places_in(ranked))

    def _places_in(self, ranked: Ranked) -> tuple[Place, ...]:
        """The places of one passage, kept for the next sentence."""
        key = ranked.candidate.passage.passage_id
        if key not in self._read:
            if len(self._read) >= PASSAGES_KEPT:
                self._read.clear()
            self._read[key] = tuple(places(ranked, self._text_of, self._met))
        return self._read[key]

    def _met(self, doc_id: str, offset: int) -> date | None:
        """The day of the meeting whose minute stands at an offset."""
        minutes = (m for m in self._minutes_of(doc_id) if m.start <= offset < m.end)
        return next((minute.meeting_date for minute in minutes), None)

    def _cited(self, proofs: Sequence[Place]) -> tuple[Citation, ...]:
        quotes = tuple(quote for place in proofs for quote in self._quotes(place))
        composer = Composer(self._page_of)
        composer.text(Draft(lead=(Sentence(" ".join(f"{{{n}}}" for n in range(len(quotes))), quotes),)))
        return tuple(composer.citations)

    def _quotes(self, place: Place) -> Iterator[Quote]:
        return stretch(
            self._text_of(place.ranked.candidate.passage.doc_id), place.ranked, place.start, place.end
        )
