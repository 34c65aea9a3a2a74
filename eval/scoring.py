"""Was the answer right, and did it prove it? The rules of `shared/eval/score.py`, on domain types.

A screen, not a judge: plain substrings, so read what fails and a sample of what passes. Ranking measures are in
`eval.metrics`.
"""

import re
from collections.abc import Iterable, Sequence

from pydantic import Field

from core.domain import Answer, Frozen, RetrievedPassage, Status, lead_of
from eval.questions import PageKey, Place, Question, paper_name

FOUND_AT = (1, 3, 5, 10)
RIGHT_CHARS = 1200  # as score.py: an answer that needs more has not answered
LEAD_CHARS = 400  # the contract's limit on the lead

_STRAIGHT = str.maketrans("’‘“”–—\u00a0", "''\"\"-- ")
_BARE_FIGURE = re.compile(r"[£$]?[\d.]+%?")


class QuestionScore(Frozen):
    """What one answer got; evidence and found are None where there is no evidence to find."""

    id: str
    kind: str
    answerable: bool
    answered: bool
    right: bool = Field(description="answerable: every `must` group is in the answer; else: it was refused")
    lead: bool = Field(description="the same of the first paragraph, with no `must_not` string in it")
    evidence: bool | None = Field(description="each evidence group has one of its pages among the citations")
    found: dict[int, bool] | None = Field(description="the same of the first k retrieved passages, by k")

    @property
    def refused(self) -> bool:
        return not self.answered

    @property
    def false_refusal(self) -> bool:
        return self.answerable and not self.answered


def score(question: Question, answer: Answer) -> QuestionScore:
    """The score of one answer."""
    answered = answer.status is Status.ANSWERED
    if not question.answerable:
        return _score(question, answered, right=not answered, lead=not answered)
    cited = {(paper_name(citation.document.file), citation.page) for citation in answer.citations}
    return _score(
        question,
        answered,
        right=answered and _hits(normalised(answer.text[:RIGHT_CHARS]), question.must),
        lead=answered and _lead_right(question, answer),
        evidence=covers(question.evidence, cited),
        found={k: covers(question.evidence, passage_pages(answer.retrieved[:k])) for k in FOUND_AT},
    )


def _score(
    question: Question,
    answered: bool,
    *,
    right: bool,
    lead: bool,
    evidence: bool | None = None,
    found: dict[int, bool] | None = None,
) -> QuestionScore:
    return QuestionScore(
        id=question.id,
        kind=question.kind,
        answerable=question.answerable,
        answered=answered,
        right=right,
        lead=lead,
        evidence=evidence,
        found=found,
    )


def _lead_right(question: Question, answer: Answer) -> bool:
    lead = normalised(lead_of(answer.text)[:LEAD_CHARS])
    return _hits(lead, question.must) and not any(contains(lead, wrong) for wrong in question.must_not)


def passage_pages(retrieved: Sequence[RetrievedPassage]) -> tuple[PageKey, ...]:
    """The pages of the passages in their order, each once; a passage stands for its first page, as in the API."""
    pages = ((paper_name(hit.document.file), hit.passage.first_page) for hit in retrieved)
    return tuple(dict.fromkeys(pages))


def covers(evidence: Sequence[Sequence[Place]], seen: Iterable[PageKey]) -> bool:
    """Whether each group has one of its places among the pages seen."""
    pages = set(seen)
    return all(any(place.key in pages for place in group) for group in evidence)


def normalised(text: str) -> str:
    """Text in the one form in which strings are compared: case, quotes, commas in numbers, white space, Markdown."""
    plain = re.sub(r"[*_`|]", " ", text.lower().translate(_STRAIGHT))
    return re.sub(r"\s+", " ", re.sub(r"(?<=\d),(?=\d)", "", plain)).strip()


def contains(text: str, wanted: str) -> bool:
    """Whether normalised `text` holds `wanted`; a bare figure must not be part of a longer one."""
    want = normalised(wanted)
    if _BARE_FIGURE.fullmatch(want):
        return re.search(r"(?<![\d.])" + re.escape(want) + r"(?!\d|\.\d)", text) is not None
    return want in text


def _hits(text: str, groups: Sequence[Sequence[str]]) -> bool:
    return all(any(contains(text, alternative) for alternative in group) for group in groups)
