"""Which stage to look at when an answer is bad: each stage in a sentence, with whether it is in doubt.

A stage is in doubt by what it gave, not by whether the answer is right, which nobody here knows. Each builds on those
before it, so the first in doubt is the one to look at; who knows the right page learns more from `qa.lost_page`.
"""

from collections.abc import Sequence

from core.domain import Answer, Status
from core.explanation import Evidence, QuestionRead, Stage, StageReport
from qa.sides import GOOD_FORM
from qa.trace import Trace

LEAST_COVERAGE = 0.6
"""Share of the question's ideas below which a passage or statement more likely speaks of something else."""
FIRST = 10  # of a search
NARROW = 0.1  # so near to the threshold, an answer could as well have been a refusal


def stages(
    question: QuestionRead, evidence: Evidence, trace: Trace, answer: Answer
) -> tuple[StageReport, ...]:
    """A report of each stage, in their order."""
    return (
        _reading(answer),
        _question(question),
        _search(trace),
        _ranking(trace),
        _statements(question, trace),
        _evidence(evidence, trace),
        _writing(trace, answer),
        _check(answer),
    )


def blamed(reports: Sequence[StageReport]) -> Stage | None:
    """The first stage in doubt, None where there is none."""
    return next((report.stage for report in reports if report.is_doubtful), None)


def _reading(answer: Answer) -> StageReport:
    pages = sum(len(unread.pages) for unread in answer.unread)
    said = (
        f"{pages} pages of the papers searched could not be read." if pages else "Every page could be read."
    )
    is_refusal = answer.status is Status.NOT_FOUND
    return StageReport(stage=Stage.READING, is_doubtful=bool(pages) and is_refusal, said=said)


def _question(question: QuestionRead) -> StageReport:
    told = [f"Read as a question for a {question.wants}, in the form: {question.expected_form}."]
    told += [f"Its periods: {', '.join(p.label for p in question.periods)}."] if question.periods else []
    told += [f"“{typed}” was taken as “{taken}”." for typed, taken in question.corrections.items()]
    unused = [concept.word for concept in question.concepts if not concept.in_papers]
    told += [f"No paper uses {_named(unused)}: say it in the papers' words."] if unused else []
    told += [] if question.concepts else ["Nothing in it says what it is about."]
    is_doubtful = bool(unused or question.corrections or not question.concepts)
    return StageReport(stage=Stage.QUESTION, is_doubtful=is_doubtful, said=" ".join(told))


def _search(trace: Trace) -> StageReport:
    first = trace.searches[0].candidates if trace.searches else ()
    words = {c.passage.passage_id for c in first if c.lexical_rank and c.lexical_rank <= FIRST}
    meaning = {c.passage.passage_id for c in first if c.dense_rank and c.dense_rank <= FIRST}
    if not first:
        return StageReport(stage=Stage.SEARCH, is_doubtful=True, said="No search brought a passage.")
    others = len(trace.searches) - 1
    said = (
        f"The searches brought {len(first)} passages; {len(words & meaning)} stand among the first {FIRST} of both."
        + (f" {others} more searched single periods." if others else "")
    )
    return StageReport(stage=Stage.SEARCH, is_doubtful=not words & meaning, said=said)


def _ranking(trace: Trace) -> StageReport:
    if not trace.ranked:
        return StageReport(stage=Stage.RANKING, is_doubtful=False, said="There was nothing to rank.")
    best = trace.ranked[0]
    coverage = best.features["coverage"]
    parts = sorted(best.parts.items(), key=lambda part: -part[1])[:2]
    said = (
        f"The first of {len(trace.ranked)} passages scores {best.score:.2f}, most of it from "
        f"{' and '.join(f'{name} {value:.2f}' for name, value in parts)}; it expresses {coverage:.0%} of the question."
    )
    return StageReport(stage=Stage.RANKING, is_doubtful=coverage < LEAST_COVERAGE, said=said)


def _statements(question: QuestionRead, trace: Trace) -> StageReport:
    if not trace.found:
        return StageReport(
            stage=Stage.STATEMENTS, is_doubtful=bool(trace.ranked), said="No statement was found."
        )
    best = trace.found[0]
    told = [f"The best of {len(trace.found)} statements expresses {best.coverage:.0%} of the question."]
    lacks_form, lacks_period = best.form_fit < GOOD_FORM, bool(question.periods) and best.period_fit == 0.0
    told += [f"It has not the form of a {question.expected_form}."] if lacks_form else []
    told += ["It speaks of another period."] if lacks_period else []
    is_doubtful = best.coverage < LEAST_COVERAGE or lacks_form or lacks_period
    return StageReport(stage=Stage.STATEMENTS, is_doubtful=is_doubtful, said=" ".join(told))


def _evidence(evidence: Evidence, trace: Trace) -> StageReport:
    if evidence.lacking:
        said = f"Refused: the measure “{evidence.lacking}” has no value for the period asked for."
    elif trace.is_refused:
        said = f"Refused: evidence {evidence.score:.2f} is under {evidence.threshold:.2f}."
    else:
        said = f"Answered: evidence {evidence.score:.2f}, needed {evidence.threshold:.2f}."
    if evidence.weakest and not evidence.lacking:
        said += f" Least was {evidence.weakest}: {evidence.features[evidence.weakest]:.2f}."
    is_narrow = evidence.score < evidence.threshold + NARROW
    return StageReport(stage=Stage.EVIDENCE, is_doubtful=trace.is_refused or is_narrow, said=said)


def _writing(trace: Trace, answer: Answer) -> StageReport:
    if answer.status is Status.NOT_FOUND:
        said = answer.note or "No answer was written."
        is_doubtful = not trace.is_refused and trace.draft is None
    elif answer.note:
        said, is_doubtful = answer.note, True
    elif trace.draft and trace.draft.basis:
        said, is_doubtful = "The lead was taken from the ledger or the register.", False
    else:
        said, is_doubtful = f"The answer was written {answer.mode}ly from the statements.", False
    return StageReport(stage=Stage.WRITING, is_doubtful=is_doubtful, said=said)


def _check(answer: Answer) -> StageReport:
    count = len(answer.dropped)
    said = (
        f"{count} sentence{'s were' if count > 1 else ' was'} left out." if count else "Nothing was left out."
    )
    return StageReport(stage=Stage.CHECK, is_doubtful=bool(count), said=said)


def _named(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
