"""What answers the parts of a question together: one statement for all of them, or several that stand close by."""

from collections.abc import Sequence
from dataclasses import dataclass

from qa.expects import FIGURES, Form, expected_form, new_figures, own_figures
from qa.leading import SAME_SCORE, leading
from qa.named_rows import are_sisters, named_row
from qa.parts import Part
from qa.question import Question
from qa.sides import GOOD_FORM
from qa.statements import Statement

LEADS_READ, BESIDE_READ = 6, 25  # statements of the first part, and of another
SAYS_ALL = 0.9  # coverage of the whole question
NEAR = {"same statement": 1.2, "same passage": 1.0, "same page": 0.6, "same paper": 0.3}
Told = tuple[Question, Statement]


@dataclass(frozen=True)
class Answered:
    """A part of a question and the statements that answer it, best first."""

    part: Part
    found: Sequence[Statement]

    @property
    def fitting(self) -> list[Statement]:
        """The statements in the form that the part asks for."""
        return [s for s in self.found[:BESIDE_READ] if s.form_fit >= GOOD_FORM or s.form is Form.WORDS]


def tells_all(whole: Question, best: Statement, parts: Sequence[Answered]) -> bool:
    """Whether one sentence answers all parts of a question that asks for figures: it says what is asked, and has one
    for each.
    """
    if best.is_row or any(expected_form(each.part.question) not in FIGURES for each in parts):
        return False
    return best.coverage >= SAYS_ALL and len(new_figures(whole, best.text)) >= len(parts)


def chosen(whole: Question, parts: Sequence[Answered]) -> list[Told]:
    """The statements to tell, each with the question that it is told for; at least one where any was found."""
    first, second, *others = parts
    pair = _pair(first, second)
    if pair is None:
        lead = leading(first.part.question, first.found)[0]
        return [(first.part.question, lead), *beside((second, *others), [lead])]
    one, two = pair
    if one.overlaps(two):
        both = max(one, two, key=lambda s: _score(s, first) + _score(s, second))
        return [(whole, both), *beside(others, [both])]
    return [(first.part.question, one), (second.part.question, two), *beside(others, pair)]


def beside(parts: Sequence[Answered], said: Sequence[Statement]) -> list[Told]:
    """For each part the statement that answers it best near what is said already, unless it is said."""
    adding: list[Told] = []
    for answered in parts:
        given = [*said, *(statement for _, statement in adding)]
        best = max(
            answered.fitting,
            key=lambda s: s.score + max(_nearness(s, other) for other in given),
            default=None,
        )
        if best and not any(best.overlaps(other) for other in given):
            adding.append((answered.part.question, best))
    return adding


def _pair(first: Answered, second: Answered) -> tuple[Statement, Statement] | None:
    """The two statements that answer best together; None where nothing has the form that the second part asks for."""
    lead = leading(first.part.question, first.found)[0]
    rivals = [
        s
        for s in _as_new(first, first.fitting[:LEADS_READ], lead)
        if s.score >= SAME_SCORE * lead.score and not are_sisters(lead, s)
    ]
    pairs = [
        (one, two)
        for one in (lead, *rivals)
        for two in _as_new(first, second.fitting, lead) or second.fitting
        if (not one.overlaps(two) or _has_room(one, first, second)) and _is_named(two, lead, second)
    ]
    return max(pairs, key=lambda pair: pair[0].score + pair[1].score + _nearness(*pair), default=None)


def _as_new(first: Answered, statements: Sequence[Statement], lead: Statement) -> list[Statement]:
    """Those no older than the lead, where the newest is asked: a figure without a period, and what goes with it."""
    question = first.part.question
    is_newest_asked = expected_form(question) in FIGURES and not question.periods
    return [s for s in statements if not is_newest_asked or s.news_of >= lead.news_of]


def _is_named(statement: Statement, lead: Statement, second: Answered) -> bool:
    """Whether a statement may answer the second part: of the table that the first is told from, only its row or the
    one that the second part names.
    """
    if not are_sisters(lead, statement):
        return True
    return named_row(second.part.question, lead, second.found) is statement


def _has_room(statement: Statement, first: Answered, second: Answered) -> bool:
    """Whether a statement can answer both parts: one figure is not the answer to two questions for figures."""
    questions = (first.part.question, second.part.question)
    if any(expected_form(question) not in FIGURES for question in questions):
        return True
    return len(new_figures(questions[0], statement.text) - own_figures(questions[1].text)) > 1


def _nearness(one: Statement, other: Statement) -> float:
    """What it adds to the worth of two statements to stand near each other."""
    if one.passage.doc_id != other.passage.doc_id:
        return 0.0
    if one.overlaps(other):
        return NEAR["same statement"]
    if one.passage.passage_id == other.passage.passage_id:
        return NEAR["same passage"]
    return NEAR["same page"] if one.stands_by(other) else NEAR["same paper"]


def _score(statement: Statement, answered: Answered) -> float:
    """How well a statement answers a part that it was not found for."""
    same = (
        s
        for s in answered.found
        if (s.start, s.end) == (statement.start, statement.end) and s.overlaps(statement)
    )
    return next((s.score for s in same), 0.0)
