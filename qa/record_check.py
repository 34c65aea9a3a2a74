"""Does the record say this? Each sentence of a draft, judged against the papers."""

from collections.abc import Callable, Iterator, Sequence

from core.domain import Citation
from core.record import CheckedSentence
from qa.check import PageOf
from qa.claims import Claim, read_claim
from qa.compose import Composer
from qa.draft import Draft, Quote, Sentence
from qa.draft_text import DraftSentence, draft_sentences
from qa.facts import MeetingOf, Place, TextOf, places
from qa.question import Question
from qa.quoting import stretch
from qa.rank import Ranked
from qa.verdicts import Judge
from qa.vocabulary import Vocabulary

Find = Callable[[Question], Sequence[Ranked]]
PASSAGES_READ = 40


class RecordChecker:
    """Judges drafts over one index; `find` brings the passages for one sentence, best first."""

    def __init__(
        self, vocabulary: Vocabulary, find: Find, text_of: TextOf, page_of: PageOf, meeting_of: MeetingOf
    ) -> None:
        self._vocabulary, self._find = vocabulary, find
        self._text_of, self._page_of, self._meeting_of = text_of, page_of, meeting_of

    def check(self, draft: str) -> tuple[CheckedSentence, ...]:
        """The draft's sentences in order, each with its verdict."""
        return tuple(self._checked(sentence) for sentence in draft_sentences(draft))

    def _checked(self, sentence: DraftSentence) -> CheckedSentence:
        claim = read_claim(sentence.text, self._vocabulary)
        judged = Judge(claim, self._places(claim) if claim.is_checkable else (), self._vocabulary).judgement()
        return CheckedSentence(
            text=sentence.text,
            start=sentence.start,
            end=sentence.end,
            verdict=judged.verdict,
            why=judged.why,
            citations=self._cited(judged.places),
        )

    def _places(self, claim: Claim) -> tuple[Place, ...]:
        found = self._find(claim.question)[:PASSAGES_READ]
        return tuple(p for ranked in found for p in places(ranked, self._text_of, self._meeting_of))

    def _cited(self, proofs: Sequence[Place]) -> tuple[Citation, ...]:
        quotes = tuple(quote for place in proofs for quote in self._quotes(place))
        composer = Composer(self._page_of)
        composer.text(Draft(lead=(Sentence(" ".join(f"{{{n}}}" for n in range(len(quotes))), quotes),)))
        return tuple(composer.citations)

    def _quotes(self, place: Place) -> Iterator[Quote]:
        return stretch(
            self._text_of(place.ranked.candidate.passage.doc_id), place.ranked, place.start, place.end
        )
