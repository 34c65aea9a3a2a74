"""`build_service` assembles the working answerer: the one that people, programs and evaluations all use."""

import logging
import time
import uuid
from collections.abc import Generator, Iterator, Mapping, Sequence
from functools import lru_cache

from core.domain import (
    Answer,
    AnswerEvent,
    Document,
    DocumentText,
    Filters,
    Found,
    Page,
    Period,
    RetrievedPassage,
    Said,
    Status,
    Timings,
    Turn,
)
from core.errors import QuestionError, SettingsError
from core.explanation import Explain
from core.record import RecordCheck
from core.settings import Settings
from index.catalogue import Catalogue
from index.embedder import Embedder
from index.same_source import Placed, SameSource
from index.search import Candidate, HybridSearch
from qa import compose
from qa.check import check
from qa.confidence import evidence_features, strength
from qa.contact import committee_contact
from qa.contradictions import conflict_closing
from qa.councils import Councils
from qa.decisions import Decisions
from qa.examples import example_questions
from qa.explain import Explainer
from qa.extractive import ExtractiveWriter
from qa.extremes import Extremes
from qa.filler import FILLER, FRAME_WORDS
from qa.generative import MODE as GENERATIVE
from qa.generative import GenerativeWriter
from qa.lay import spoken
from qa.lists import ListReader
from qa.meetings import Meetings
from qa.model_server import Model, ModelServer
from qa.partial import newest
from qa.parts import parts_of
from qa.question import Question, dated, understand
from qa.rank import WITH_NEIGHBOURS, Ranked, rank, spread_over_periods, with_neighbours
from qa.record_check import RecordChecker
from qa.series import MeasureSeries
from qa.shown import plain
from qa.statements import PASSAGES_READ, WEIGHTS, Statement, periods_of, statements
from qa.together import Answered
from qa.trace import Searched, Trace
from qa.unread import CLOSING, refusal_closing, unread_in
from qa.vocabulary import Vocabulary

log = logging.getLogger(__name__)

MOST_PERIODS = 6  # searched one by one
RECORDED = 1.0  # strength of evidence where a minute or a meeting of the register is what is asked for
PART_PASSAGES = 12  # read for each part of a question
MODEL_DOUBTED = 0.45  # evidence from which the papers' words are shown though a model found no answer in them
NEAREST = 3  # places a refusal points to
PAGES_KEPT = 2000  # pages whose text and boxes are kept at hand; some 50 KB each


class Service:
    """Answers questions over one index."""

    def __init__(
        self,
        settings: Settings,
        catalogue: Catalogue,
        search: HybridSearch,
        model: Model | None = None,
        weights: Mapping[str, float] = WEIGHTS,
    ) -> None:
        """`weights` are those of the statements' features."""
        self.settings = settings
        self.catalogue = catalogue
        self._search = search
        self._model = model
        self._weights = weights
        self._page = lru_cache(PAGES_KEPT)(self._load_page)
        self._text_of = lru_cache(256)(self._load_text)
        self.refresh()

    def refresh(self) -> None:
        """Take notice of papers added or removed since the service was built."""
        self._page.cache_clear()
        self._text_of.cache_clear()
        self._vocabulary = Vocabulary(
            self.catalogue.word_counts(),
            self.catalogue.acronyms(),
            self.catalogue.passage_count(),
            self._search.embedder.language,
            spoken() | FRAME_WORDS | FILLER,
        )
        self._documents = self.catalogue.documents(limit=1_000_000)
        self._councils = Councils(self._documents, self._search.embedder.language)
        by_id = {document.doc_id: document for document in self._documents}
        parts = (
            Placed(by_id[id_], part) for id_, part in self.catalogue.structure.every_part() if id_ in by_id
        )
        self._same = SameSource(parts, self._text_of)
        structure = self.catalogue.structure
        self._checker = RecordChecker(
            self._vocabulary, self._ranked, self._text_of, self._page, structure.minutes
        )
        self._decisions = Decisions(structure.minutes, structure.meetings, self._text_of, self._vocabulary)
        self._meetings = Meetings(structure.meetings, structure.minutes, self._text_of)
        self._lists = ListReader(self._text_of, self._page)
        self._series = MeasureSeries(
            self.catalogue.ledger,
            self._documents,
            self._vocabulary,
            self._text_of,
            self._page,
            self.catalogue.passages_on,
        )
        self._writer = ExtractiveWriter(
            self._text_of,
            self.settings.qa.max_quotes,
            self._series,
            self._decisions,
            self._meetings,
            Extremes(self.catalogue.passages_on),
        )

    def close(self) -> None:
        self.catalogue.close()

    def check_ready(self) -> None:
        """Return when a question could be answered now. Raises PapersError saying what is missing."""
        self._search.check_ready()

    def example_questions(self) -> tuple[str, ...]:
        """Questions that the papers at hand can answer."""
        return example_questions(self.catalogue, self._documents)

    def search(
        self, query: str, filters: Filters | None = None, top_k: int | None = None
    ) -> tuple[RetrievedPassage, ...]:
        """The best passages for a query; no answer is written. Raises QuestionError for an unusable query."""
        _, ranked = self._find(self._usable(query), (), filters)
        return compose.retrieved(ranked, top_k or self.settings.qa.top_k)

    def check_draft(self, draft: str, filters: Filters | None = None) -> RecordCheck:
        """Each sentence of a draft held against the papers. Raises DraftError for an unusable draft."""
        return self._checker.check(draft, filters, self.settings.qa.max_draft_chars)

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        filters: Filters | None = None,
        mode: str | None = None,
        explain: Explain | None = None,
    ) -> Answer:
        """A checked answer, or one that says the papers do not say; an `Explained` one where `explain` is given.

        Raises QuestionError for an unusable question, SettingsError for a mode that is not set up, NotFound for a page
        to explain that is not there.
        """
        *_, answer = self.stream(question, history, filters, mode, explain)
        assert isinstance(answer, Answer)
        return answer

    def stream(
        self,
        question: str,
        history: Sequence[Turn] = (),
        filters: Filters | None = None,
        mode: str | None = None,
        explain: Explain | None = None,
    ) -> Iterator[AnswerEvent]:
        """Yield what was found, the answer's words as each is checked, and last the whole answer.

        The words together are the answer's text. Raises, when the first event is asked for, what `ask` raises.
        """
        writer = self._model_writer(mode or self.settings.qa.mode)
        began = time.perf_counter()
        asked = self._usable(question)
        explainer = Explainer(self.catalogue, self._vocabulary, self.settings.qa.refuse_below, explain)
        trace = Trace()
        understood, ranked = self._find(asked, history, filters, trace)
        filters = self._councils.limited(understood.search_text, filters)
        found = time.perf_counter()
        yield Found(retrieved=compose.retrieved(ranked, self.settings.qa.top_k))
        answer = yield from self._tell(asked, understood, ranked, filters, writer, trace)
        answer = yield from self._owning_up(answer, filters)
        ended = time.perf_counter()
        timings = Timings(
            retrieve=1000 * (found - began), answer=1000 * (ended - found), total=1000 * (ended - began)
        )
        answer = answer.model_copy(update={"timings_ms": timings})
        yield explainer.explained(answer, understood, trace, self._searched(filters)) if explain else answer

    def _model_writer(self, mode: str) -> GenerativeWriter | None:
        """The writer that speaks to the model, None for the papers' own words. Raises SettingsError."""
        if mode == self._writer.mode:
            return None
        if mode != GENERATIVE or self._model is None:
            raise SettingsError(
                f"The mode {mode!r} is not set up here; use {self._writer.mode!r}. The mode {GENERATIVE!r} needs "
                "PAPERS_QA__MODEL_URL and PAPERS_QA__MODEL_NAME when the service starts."
            )
        return GenerativeWriter(self._model, self.settings.qa, self._text_of, self._page)

    def _tell(
        self,
        asked: str,
        question: Question,
        ranked: tuple[Ranked, ...],
        filters: Filters | None,
        writer: GenerativeWriter | None,
        trace: Trace,
    ) -> Generator[Said, None, Answer]:
        """The answer, its words yielded as they become certain."""
        blank = self._blank(asked, question, ranked)
        found = self._statements(question, ranked)
        parts = self._parts(question, ranked)
        features = evidence_features(question, found, parts)
        score = self._score(question, found, features)
        lacking = self._series.lacks(question, found)
        refused = lacking is not None or score < self.settings.qa.refuse_below
        trace.found, trace.score, trace.lacking, trace.is_refused = found, score, lacking, refused
        trace.evidence = features
        if writer and not refused:
            composer = compose.Composer(self._page, self._same.elsewhere)
            told = yield from writer.tell(question, found, composer)
            blank = blank.model_copy(update={"dropped": told.dropped, "note": told.note})
            if told.text is not None:
                return _told(blank, told.text, GENERATIVE, composer)
            # of two doubts, the score's and the model's, neither alone refuses
            refused = told.is_silent and score < MODEL_DOUBTED
        answer = (
            self._refusal(blank, question, ranked, filters, self._series.periods(lacking))
            if refused
            else self._quoted(blank, question, ranked, filters, found, parts, trace)
        )
        yield Said(text=answer.text)
        return answer

    def _owning_up(self, answer: Answer, filters: Filters | None) -> Generator[Said, None, Answer]:
        """The answer and, as its last paragraphs, what it cannot vouch for: periods, whose papers, pages not read."""
        unread = unread_in(self._searched(filters))
        cited = [citation.document for citation in answer.citations]
        closings = [
            conflict_closing(answer.citations),
            self._councils.closing(answer.standalone_question, cited),
        ]
        if unread:
            closings.append(CLOSING if answer.status is Status.ANSWERED else plain(refusal_closing(unread)))
        said = "".join(f"\n\n{closing}" for closing in closings if closing)
        if said:
            yield Said(text=said)
        return answer.model_copy(update={"text": answer.text + said, "unread": unread})

    def evidence(self, question: str, history: Sequence[Turn] = ()) -> dict[str, float]:
        """What the decision to answer rests on, by name: for calibrating and explaining it."""
        understood, ranked = self._find(self._usable(question), history, None)
        found = self._statements(understood, ranked)
        return evidence_features(understood, found, self._parts(understood, ranked))

    def passages(self, question: str, history: Sequence[Turn] = ()) -> tuple[Ranked, ...]:
        """The passages that would be read, best first, each with its features: for fitting the weights."""
        return self._find(self._usable(question), history, None)[1]

    def statements(
        self, question: str, history: Sequence[Turn] = ()
    ) -> tuple[Question, tuple[Statement, ...]]:
        """The question as understood, and what the best passages say, best first: for fitting the weights."""
        understood, ranked = self._find(self._usable(question), history, None)
        return understood, self._statements(understood, ranked)

    def _statements(self, question: Question, ranked: Sequence[Ranked]) -> tuple[Statement, ...]:
        ids = [each.candidate.passage.passage_id for each in ranked[:PASSAGES_READ]]
        near = self._closeness(question, ids)
        lists_in = self._lists.lists_in
        return statements(question, ranked, self._vocabulary, self._text_of, self._weights, lists_in, near)

    def _closeness(self, question: Question, ids: Sequence[str]) -> Mapping[str, Sequence[float]]:
        """The cosine of each passage's sentences with the question, as it is asked or in the papers' words."""
        asked = self._search.closeness(question.dense_text, ids)
        if question.official_text == question.search_text:
            return asked
        official = self._search.closeness(question.official_text, ids)
        return {id_: tuple(map(max, near, official[id_])) for id_, near in asked.items()}

    def _parts(self, question: Question, ranked: Sequence[Ranked]) -> tuple[Answered, ...]:
        """The parts of a question that asks several things, each with what the best passages say to it."""
        near = ranked[:PART_PASSAGES]
        return tuple(Answered(part, self._statements(part.question, near)) for part in parts_of(question))

    def strength(self, question: Question, found: Sequence[Statement]) -> float:
        """How strong the evidence is that these statements answer, in [0, 1]; under `refuse_below` none is told."""
        return self._score(question, found, evidence_features(question, found))

    def _score(self, question: Question, found: Sequence[Statement], features: Mapping[str, float]) -> float:
        """The strength that these features give; full where a minute or a meeting of the register is asked for."""
        recorded = (self._decisions.numbered, self._decisions.moved, self._meetings.draft)
        return RECORDED if any(of(question, found) for of in recorded) else strength(features)

    def _usable(self, question: str) -> str:
        limit = self.settings.qa.max_question_chars
        text = " ".join(question.replace("\x00", " ").split())
        if not text:
            raise QuestionError(
                "The question is empty; type a question in words, for example: How many children are in care?"
            )
        if len(text) > limit:
            raise QuestionError(f"The question has {len(text):,} characters; ask it in at most {limit:,}.")
        return text

    def _find(
        self, text: str, history: Sequence[Turn], filters: Filters | None, trace: Trace | None = None
    ) -> tuple[Question, tuple[Ranked, ...]]:
        question = self._councils.without_names(understand(text, history, self._vocabulary))
        asked = (question, *(part.question for part in parts_of(question)))
        self._search.embed([words for each in asked for words in (each.dense_text, each.official_text)])
        if question.partials:
            question = self._dated(question, filters)
        return question, self._ranked(question, filters, trace)

    def _dated(self, question: Question, filters: Filters | None) -> Question:
        """The question with its periods without a year taken as the newest that the best passages report on."""
        first = rank(question, self._candidates(question, filters, Trace()), self._vocabulary)
        reported = [(each.score, periods_of(each.candidate)) for each in first]
        newest_told = {each: newest(each, reported) for each in question.partials}
        return dated(question, {each: period for each, period in newest_told.items() if period})

    def _ranked(
        self, question: Question, filters: Filters | None, trace: Trace | None = None
    ) -> tuple[Ranked, ...]:
        """The passages to read, best first: those that the searches found once each, and what goes on from the best."""
        trace = trace or Trace()
        ranked = rank(question, self._candidates(question, filters, trace), self._vocabulary)
        once = self._same.once([each.candidate.passage for each in ranked])
        hits = [each for each, first in zip(ranked, once, strict=True) if first]
        trace.repeated = frozenset(
            each.candidate.passage.passage_id for each, first in zip(ranked, once, strict=True) if not first
        )
        hits = list(spread_over_periods(question, hits))
        following = self.catalogue.following([r.candidate.passage.passage_id for r in hits[:WITH_NEIGHBOURS]])
        trace.ranked = spread_over_periods(question, with_neighbours(hits, following))
        return trace.ranked

    def _candidates(self, question: Question, filters: Filters | None, trace: Trace) -> tuple[Candidate, ...]:
        """What the searches bring: over all papers, or a named council's, and for each of several periods asked for."""
        filters = self._councils.limited(question.search_text, filters)
        count = self.settings.qa.candidates
        wanted: list[tuple[Filters | None, int, Period | None]] = [(filters, count, None)]
        if question.is_over_time:
            base = filters or Filters()
            wanted += [
                (base.model_copy(update={"period_from": p.start, "period_to": p.end}), count // 4, p)
                for p in question.periods[:MOST_PERIODS]
            ]
        found: dict[str, Candidate] = {}
        for limits, top_k, period in wanted:
            brought = self._search.search(
                question.dense_text, question.search_words, question.search_pairs, top_k, limits
            )
            trace.searches.append(Searched(period, brought))
            for candidate in brought:
                found.setdefault(candidate.passage.passage_id, candidate)
        return tuple(found.values())

    def _blank(self, asked: str, question: Question, ranked: tuple[Ranked, ...]) -> Answer:
        return Answer(
            answer_id=uuid.uuid4().hex,
            question=asked,
            standalone_question=question.text,
            text="",
            mode=self._writer.mode,
            status=Status.NOT_FOUND,
            retrieved=compose.retrieved(ranked, self.settings.qa.top_k),
            timings_ms=Timings(retrieve=0, answer=0, total=0),
        )

    def _quoted(
        self,
        blank: Answer,
        question: Question,
        ranked: tuple[Ranked, ...],
        filters: Filters | None,
        found: Sequence[Statement],
        parts: Sequence[Answered],
        trace: Trace,
    ) -> Answer:
        """An answer in the papers' own words, or a refusal where none stands."""
        draft = trace.draft = self._writer.write(question, found, parts)
        checked = check(draft, self._page) if draft else None
        for reason in checked.dropped if checked else ():
            log.warning("a sentence was left out: %s", reason)
        dropped = (*blank.dropped, *(checked.dropped if checked else ()))
        if checked is None or not checked.draft.lead:
            return self._refusal(blank.model_copy(update={"dropped": dropped}), question, ranked, filters)
        composer = compose.Composer(self._page, self._same.elsewhere)
        text = composer.text(checked.draft)
        return _told(blank.model_copy(update={"dropped": dropped}), text, self._writer.mode, composer)

    def _refusal(
        self,
        blank: Answer,
        question: Question,
        ranked: Sequence[Ranked],
        filters: Filters | None,
        reported: Sequence[str] = (),
    ) -> Answer:
        searched = self._searched(filters)
        silence = compose.Silence(
            documents=searched,
            nearest=ranked[:NEAREST],
            unused=[c.word for c in question.concepts if not self._vocabulary.uses(c.alternatives)],
            reported=reported,
            contact=committee_contact(searched, self._text_of),
        )
        return blank.model_copy(update={"text": compose.refusal(question, silence)})

    def _searched(self, filters: Filters | None) -> Sequence[Document]:
        return self.catalogue.documents(filters, limit=1_000_000) if filters else self._documents

    def _load_page(self, doc_id: str, number: int) -> Page:
        return self.catalogue.page(doc_id, number)

    def _load_text(self, doc_id: str) -> DocumentText:
        return self.catalogue.text(doc_id)


def _told(blank: Answer, text: str, mode: str, composer: compose.Composer) -> Answer:
    told = {"text": text, "mode": mode, "status": Status.ANSWERED, "citations": tuple(composer.citations)}
    return blank.model_copy(update=told)


def build_service(
    settings: Settings,
    embedder: Embedder | None = None,
    model: Model | None = None,
    weights: Mapping[str, float] = WEIGHTS,
) -> Service:
    """A service over the index in `settings.data_dir`; `model` takes the place of the server that the settings name.

    `weights`, of the statements' features, are others than ours only where they are measured.

    Raises StoreError when there is no index that fits, SettingsError when the server cannot be one.
    """
    has_server = settings.qa.mode == GENERATIVE or settings.qa.model_url is not None
    if model is None and has_server:
        model = ModelServer(settings.qa)
    catalogue = Catalogue(settings)
    return Service(settings, catalogue, HybridSearch(settings, catalogue, embedder), model, weights)
