"""Answers in a model's words, of which only what the papers prove is told.

Each sentence is judged as soon as it is written, and told once it stands: `qa.support` asks whether the passages it
cites say it, `qa.check` whether its pages do. The model may write the failing ones again, once. The first sentence must
answer; where none does, the model's answer is given up and the reader is told why.
"""

import logging
import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field

from core.domain import Said
from core.errors import GenerationError, GenerationTimeout, MalformedAnswer
from core.settings import QaSettings
from qa.check import PageOf, objection
from qa.compose import Composer
from qa.draft import Draft, Sentence
from qa.expects import expected_form, fits
from qa.model_server import Message, Model
from qa.model_text import Written, sentences
from qa.prompt import NOT_THERE, Source, asking, asking_again, number_sources
from qa.question import Question
from qa.shown import LEAD_CHARS
from qa.sides import GOOD_FORM
from qa.statements import Statement, TextOf
from qa.support import Objection, proved

log = logging.getLogger(__name__)

MODE = "generative"
UNPROVED = (
    "What the model wrote could not be proved from the papers, so these are the papers' own words instead."
)
SILENT = "The model found no answer in the passages; these are the papers' own words that come nearest."
FAILED: dict[type[GenerationError], str] = {
    GenerationError: "The model server could not be used, so these are the papers' own words instead.",
    GenerationTimeout: "The model server took too long, so these are the papers' own words instead.",
    MalformedAnswer: "The model server sent nothing that could be used, so these are the papers' own words instead.",
}
PARAGRAPH = "\n\n"
CUT_SHORT = "The model server broke off; what it had written and the papers prove is given."


@dataclass(frozen=True)
class Told:
    """What came of asking the model: an answer's text, or None and why; and what was left out."""

    text: str | None
    dropped: tuple[str, ...] = ()
    note: str | None = None
    is_silent: bool = False


class GenerativeWriter:
    """Writes through a model, and tells what is proved."""

    mode = MODE

    def __init__(self, model: Model, qa: QaSettings, text_of: TextOf, page_of: PageOf) -> None:
        self._model = model
        self._qa = qa
        self._text_of = text_of
        self._page_of = page_of

    def tell(
        self, question: Question, found: Sequence[Statement], composer: Composer
    ) -> Generator[Said, None, Told]:
        """What came of it; words are yielded as they are proved. A server that fails ends it early, with a note."""
        sources = number_sources(found, self._qa.model_passages)
        telling = _Telling(composer)
        judge = _Judge(question, found, sources, self._text_of, self._page_of)
        rounds = _Rounds(self._model, time.monotonic() + self._qa.model_timeout_s, judge, telling)
        for words in rounds.heard(asking(question.text, sources)):
            if words:
                yield Said(text=words)
        return telling.told()


@dataclass
class _Telling:
    """An answer on its way: its text so far, what failed, and what cut it short."""

    composer: Composer
    text: str = ""
    is_silent: bool = False
    failure: GenerationError | None = None
    failed: list[tuple[Written, str]] = field(default_factory=list)
    _said: set[str] = field(default_factory=set)
    _in_lead: bool = True

    def add(self, sentence: Sentence) -> str:
        """The words by which the sentence makes the answer longer; none where it was said before."""
        if sentence.text in self._said:
            return ""
        self._said.add(sentence.text)
        words = self.composer.text(Draft(lead=(sentence,)))
        if self.text:
            fits_lead = self._in_lead and len(self.text) + 1 + len(words) <= LEAD_CHARS
            words = f"{' ' if fits_lead or not self._in_lead else PARAGRAPH}{words}"
            self._in_lead = fits_lead
        self.text += words
        return words

    def told(self) -> Told:
        dropped = tuple(f"{reason}: {written.text[:200]}" for written, reason in self.failed)
        for one in dropped:
            log.warning("a sentence was left out: %s", one)
        if self.text:
            return Told(self.text, dropped, CUT_SHORT if self.failure else None)
        return Told(None, dropped, self._why_not(), self.is_silent)

    def _why_not(self) -> str:
        if self.is_silent:
            return SILENT
        return UNPROVED if self.failure is None else FAILED[type(self.failure)]


@dataclass(frozen=True)
class _Judge:
    """Decides over each sentence, for one question."""

    question: Question
    found: Sequence[Statement]
    sources: Sequence[Source]
    text_of: TextOf
    page_of: PageOf

    def verdict(self, written: Written) -> Sentence | Objection:
        """The sentence with its proof, or what is wrong with it."""
        verdict = proved(written, self.sources, self.text_of)
        if isinstance(verdict, Objection):
            return verdict
        reason = objection(verdict, self.page_of)
        return Objection(reason) if reason else verdict

    def leads(self, text: str) -> bool:
        """Whether a sentence has the form that is asked for, where the passages have any that does."""
        form = expected_form(self.question)
        best = max((s.form_fit for s in self.found), default=0.0)
        return fits(form, self.question, text) >= min(GOOD_FORM, best)


@dataclass
class _Rounds:
    """The two times that the model is heard."""

    model: Model
    deadline: float
    judge: _Judge
    telling: _Telling
    _heard: list[str] = field(default_factory=list)
    _held: list[Sentence] = field(default_factory=list)

    def heard(self, asked: Sequence[Message]) -> Iterator[str]:
        """Yield the words that stand."""
        try:
            yield from self._first(asked)
            yield from self._second(asked)
        except GenerationError as exc:
            log.warning("%s", exc)
            self.telling.failure = exc
        yield from self._held_back()

    def _first(self, asked: Sequence[Message]) -> Iterator[str]:
        """Yield what stands, up to the first sentence that does not; what comes after that waits for it."""
        for written in self._sentences(asked):
            if NOT_THERE.casefold() in written.text.casefold() and not (
                self.telling.text or self.telling.failed
            ):
                self.telling.is_silent = True
                return
            sentence = self._judged(written, opens=not self.telling.text)
            if sentence and self.telling.failed:
                self._held.append(sentence)
            elif sentence:
                yield self.telling.add(sentence)

    def _second(self, asked: Sequence[Message]) -> Iterator[str]:
        """Yield what stands of the sentences that the model writes again."""
        failed = [(written.text, reason) for written, reason in self.telling.failed]
        if not failed:
            return
        for written in self._sentences(asking_again(asked, "".join(self._heard), failed)):
            if sentence := self._judged(written, opens=not self.telling.text):
                yield self.telling.add(sentence)

    def _held_back(self) -> Iterator[str]:
        """Yield what stood behind a sentence that failed, once there is one that answers."""
        for sentence in self._held:
            if self.telling.text or self.judge.leads(sentence.text):
                yield self.telling.add(sentence)

    def _sentences(self, messages: Sequence[Message]) -> Iterator[Written]:
        """Yield the model's sentences, but for lines that only announce what follows."""
        for written in sentences(self._listen(messages)):
            if written.numbers or not written.text.endswith(":"):
                yield written

    def _listen(self, messages: Sequence[Message]) -> Iterator[str]:
        self._heard.clear()
        for piece in self.model.write(messages, self.deadline):
            self._heard.append(piece)
            yield piece

    def _judged(self, written: Written, opens: bool) -> Sentence | None:
        verdict = self.judge.verdict(written)
        if isinstance(verdict, Sentence) and opens and not self.judge.leads(verdict.text):
            verdict = Objection(
                f"it does not give the {expected_form(self.judge.question)} that is asked for"
            )
        if isinstance(verdict, Sentence):
            return verdict
        self.telling.failed.append((written, verdict.reason))
        return None
