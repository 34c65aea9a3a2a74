"""Why an answer is as it is: the notes of its way (`qa.trace`) in the types of `core.explanation`.

Nothing is worked out anew that decided anything: what is told is what the stages had.
"""

from collections.abc import Iterator, Sequence

from core.domain import Answer, Document, DocumentText, Passage, Period
from core.explanation import (
    Basis,
    ConceptRead,
    Evidence,
    Explain,
    Explained,
    Hit,
    PassageScored,
    PeriodRead,
    QuestionRead,
    SearchMade,
    StatementScored,
    Why,
)
from core.measures import Measure
from core.structure import Minute
from index.catalogue import Catalogue
from index.named import named_paper
from index.search import Candidate
from qa.blame import blamed, stages
from qa.confidence import OF_THE_PAPERS, WEIGHTS
from qa.expects import expected_form
from qa.lost_page import Sought, page_trace
from qa.question import Question
from qa.statements import Statement
from qa.trace import Searched, Trace
from qa.vocabulary import Vocabulary

HITS_SHOWN = 10  # of each search
PASSAGES_SHOWN = 10
STATEMENTS_SHOWN = 5


class Explainer:
    """Explains one answer."""

    def __init__(
        self, catalogue: Catalogue, vocabulary: Vocabulary, threshold: float, wish: Explain | None
    ) -> None:
        """Raises NotFound where the page that is expected is not there, or held back; SettingsError for half a name."""
        self._catalogue = catalogue
        self._vocabulary = vocabulary
        self._threshold = threshold
        self._sought = _sought(catalogue, wish) if wish and wish.expected else None

    def explained(
        self, answer: Answer, question: Question, trace: Trace, searched: Sequence[Document]
    ) -> Explained:
        """The answer with its why; `searched`: the papers that the filters let through."""
        read = self._question(question)
        evidence = self._evidence(trace)
        reports = stages(read, evidence, trace, answer)
        expected = (
            page_trace(self._sought, trace, answer, searched, self._catalogue.text) if self._sought else None
        )
        why = Why(
            question=read,
            searches=tuple(_search(searched) for searched in trace.searches),
            passages=tuple(_passages(trace)),
            statements=tuple(self._statements(trace)),
            evidence=evidence,
            basis=_basis(trace),
            dropped=answer.dropped,
            stages=reports,
            blame=expected.lost_at if expected else blamed(reports),
            expected=expected,
        )
        return Explained(**{name: getattr(answer, name) for name in Answer.model_fields}, why=why)

    def _question(self, question: Question) -> QuestionRead:
        return QuestionRead(
            text=question.text,
            wants=question.wants.value,
            expected_form=expected_form(question).value,
            over_time=question.is_over_time,
            periods=tuple(_period(period) for period in question.periods),
            corrections=dict(question.corrections),
            concepts=tuple(
                ConceptRead(
                    word=concept.word,
                    alternatives=tuple(w for w in concept.wordings if w != concept.word),
                    rarity=self._vocabulary.weight(concept.alternatives),
                    in_papers=self._vocabulary.uses(concept.alternatives),
                )
                for concept in question.concepts
            ),
            search_words=question.search_words,
            dense_text=question.dense_text,
        )

    def _evidence(self, trace: Trace) -> Evidence:
        features = trace.evidence
        # how far each feature is from its best
        short = {
            name: weight * (1.0 - features[name]) if weight > 0 else -weight * features[name]
            for name, weight in WEIGHTS.items()
            if name in OF_THE_PAPERS
        }
        return Evidence(
            score=trace.score,
            threshold=self._threshold,
            features=features,
            weights=dict(WEIGHTS),
            weakest=max(short, key=lambda name: short[name]) if trace.found else None,
            lacking=trace.lacking.name if trace.lacking else None,
        )

    def _statements(self, trace: Trace) -> Iterator[StatementScored]:
        for position, statement in enumerate(trace.found[:STATEMENTS_SHOWN], start=1):
            document = statement.ranked.candidate.document
            yield StatementScored(
                position=position,
                document_id=document.doc_id,
                file=document.file,
                page=_page_of(statement, self._catalogue.text(document.doc_id)),
                text=statement.text,
                score=statement.score,
                coverage=statement.coverage,
                covered=tuple(sorted(statement.covered)),
                form=statement.form.value,
                form_fit=statement.form_fit,
                period_fit=statement.period_fit,
            )


def _sought(catalogue: Catalogue, wish: Explain) -> Sought:
    """The page that is expected, with the passages that touch it."""
    assert wish.expected is not None
    document = named_paper(catalogue.documents(limit=1_000_000), wish.expected.file)
    page = catalogue.page(document.doc_id, wish.expected.page)
    passages = catalogue.passages_on(document.doc_id, page.number)
    return Sought(document, page.number, frozenset(passage.passage_id for passage in passages))


def _period(period: Period) -> PeriodRead:
    return PeriodRead(label=period.label, start=period.start, end=period.end)


def _search(searched: Searched) -> SearchMade:
    """What one search gave: the passages among the first ten of either way."""
    candidates = searched.candidates
    first = [
        c
        for c in candidates
        if min(c.lexical_rank or HITS_SHOWN + 1, c.dense_rank or HITS_SHOWN + 1) <= HITS_SHOWN
    ]
    return SearchMade(
        period=_period(searched.period) if searched.period else None,
        lexical=sum(c.lexical_rank is not None for c in candidates),
        dense=sum(c.dense_rank is not None for c in candidates),
        hits=tuple(_hit(candidate) for candidate in first),
    )


def _hit(candidate: Candidate) -> Hit:
    passage, document = candidate.passage, candidate.document
    return Hit(
        passage_id=passage.passage_id,
        document_id=document.doc_id,
        file=document.file,
        page=passage.first_page,
        last_page=passage.last_page,
        lexical_rank=candidate.lexical_rank,
        bm25=candidate.bm25,
        dense_rank=candidate.dense_rank,
        cosine=candidate.cosine,
    )


def _passages(trace: Trace) -> Iterator[PassageScored]:
    for position, ranked in enumerate(trace.ranked[:PASSAGES_SHOWN], start=1):
        passage: Passage = ranked.candidate.passage
        yield PassageScored(
            position=position,
            passage_id=passage.passage_id,
            document_id=passage.doc_id,
            file=ranked.candidate.document.file,
            page=passage.first_page,
            last_page=passage.last_page,
            score=ranked.score,
            parts=ranked.parts,
            is_read_on=ranked.is_read_on,
        )


def _page_of(statement: Statement, text: DocumentText) -> int:
    return next((page for page, *_ in text.page_spans(statement.start, statement.end)), 1)


def _basis(trace: Trace) -> tuple[Basis, ...]:
    entries: Sequence[Measure | Minute] = trace.draft.basis if trace.draft else ()
    return tuple(
        Basis(kind="measure", id=entry.measure_id, name=entry.name)
        if isinstance(entry, Measure)
        else Basis(kind="minute", id=entry.number, name=entry.subject)
        for entry in entries
    )
