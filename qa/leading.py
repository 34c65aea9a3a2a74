"""Which statements lead an answer: the best of the period asked for, or the newest, and what they leave unsaid."""

import re
from collections.abc import Sequence
from itertools import islice

from core.domain import Passage, Period
from qa.editions import TWIN, best_for_all, worded_alike
from qa.expects import FIGURES, NAME_AND_DATE, Form, also_expected, expected_form, post_asked
from qa.followed_up import renewed
from qa.named_rows import also_named, are_sisters, label_stems, named_row
from qa.periods import OTHER, SAME, WITHIN, fit
from qa.premise import put_right
from qa.question import Question, Wants
from qa.reckoned import steps
from qa.rows import PLAN, column_periods, is_reached_here
from qa.shown import LONGEST_TOLD
from qa.sides import GOOD_FORM, SAME_COVERAGE, SAME_SUBJECT, sides, spoken_of
from qa.statements import Statement, head_periods
from qa.stems import stems
from qa.subjects import of_both

SAME_SCORE = 0.75  # of the best statement's: another that answers as well
ALSO_SAID = 0.85  # of the best score: said in the lead too, where there is room
HOLDERS_READ = 30  # statements among which the holder of a post is looked for
NAMED = 0.9  # form of a statement that names who holds it
SAME_HOLDER = 0.6  # share of the best coverage that such a statement needs
_TO_COME = re.compile(
    r"\b(?:will|going to|due|expected|planned|set to|scheduled|supposed to|"
    r"(?:does|do) [^?]*(?:open|start|begin|close|end))\b",
    re.IGNORECASE,
)
_EXPLAINS = re.compile(
    r"\s*(?:this|it|that|they|these|the \w+) (?:means?|is|are|involves?|aims?|helps?|supports?|works?|provides?|"
    r"offers?|brings?|gives?|sets?|lets?|covers?)\b",
    re.IGNORECASE,
)
_ATTENDED = re.compile(r"\b(?:present|attendance)\s*:", re.IGNORECASE)
CHANGES = (Wants.TREND, Wants.COMPARISON)
SAME_WORDS = 0.6  # share of its words that an earlier paper's statement of the same thing has in common
AS_NEAR = 0.75  # of the best statement's nearness in meaning: below it another speaks of something else
OF_PERIOD = 0.5  # of the best coverage, where the best speaks of another period than is asked for
ADDED = 0.5  # of the best coverage: what is said beside it speaks of it too
FITTING_READ = 15  # statements among which one of the period asked for may stand in for the best


def leading(question: Question, found: Sequence[Statement]) -> list[Statement]:
    """The statements of the lead: one for each period asked, or the best and what it leaves unsaid.

    What puts the question's premise right goes before them.
    """
    right = put_right(question, found)
    chosen = _chosen(question, found)
    return [right, *(s for s in chosen if not repeats(s, [right]))] if right else chosen


def _chosen(question: Question, found: Sequence[Statement]) -> list[Statement]:
    both = of_both(question, found) if len(sides(question)) < 2 else []
    if both:
        return both
    if question.is_over_time and not speaks_of_all(question, found[0]):
        chosen = best_for_all(sides(question), found)
        if chosen:
            return chosen
    return _row_over_time(question, found) or _best(question, found)


def _best(question: Question, found: Sequence[Statement]) -> list[Statement]:
    """The best statement, and what it leaves unsaid."""
    if expected_form(question) in FIGURES:
        found = _with_figures(found)
    first = _of_period(found) if question.periods else _latest(question, found)
    if first.listed:
        return [first]  # its items take the room
    if first.form is Form.DEFINITION:
        first = _explained(first, found)
    first = _reached(question, named_row(question, _uncut(first, found), found), found)
    both = [first, *also_named(question, first, found)]
    if len(both) > 1:
        return both
    chosen = [first, *_other_half(question, first, found), *_value_before(question, first, found)]
    missing = {c.word for c in question.concepts} - first.covered
    near = [s for s in found[:12] if s.score >= 0.75 * first.score]
    if expected_form(question) in FIGURES:
        # another row of its table would only tell another's figure
        near = [s for s in near if s.period_fit >= first.period_fit and not are_sisters(first, s)]
        near = [s for s in near if s.coverage >= ADDED * first.coverage]
    adding = next((s for s in near if missing & s.covered and not repeats(s, chosen)), None)
    chosen += [adding] if adding else []
    if expected_form(question) in FIGURES:
        return chosen  # a second figure would only raise the question which of the two answers
    for statement in near:
        if statement.score >= ALSO_SAID * first.score and first.stands_by(statement):
            chosen += [] if repeats(statement, chosen) else [statement]
    return chosen if question.periods else _renewed(chosen, found)


def _renewed(chosen: Sequence[Statement], found: Sequence[Statement]) -> list[Statement]:
    """The same statements, rows as the newest paper prints them: one that is printed anew says first how it stands."""
    newest = [renewed(statement, found) for statement in chosen]
    return sorted(newest, key=lambda s: s in chosen)


def _row_over_time(question: Question, found: Sequence[Statement]) -> list[Statement]:
    """Of a question for a change, the row that has most values one after the other; none where sentences say more."""
    if question.wants is not Wants.TREND:
        return []
    alike = [
        s
        for s in found[:FITTING_READ]
        if s.coverage >= SAME_COVERAGE * found[0].coverage
        and s.score >= SAME_SCORE * found[0].score
        and _as_near(s, found[0])
    ]
    steps = [(_steps(question, s), s) for s in alike]
    most = max(steps, key=lambda each: (each[0], each[1].news_of, each[1].score), default=None)
    return [most[1]] if most and most[0] > 1 else []


def _steps(question: Question, statement: Statement) -> int:
    """How many periods of those asked for, or of any where none is, a row has a value of its own for."""
    passage = statement.passage
    if not statement.is_row:
        return 0
    own = _reached_in(passage)
    asked = question.periods
    if asked:
        own = [p for p in own if any(fit(a, p) >= WITHIN for a in asked)]
    return len({period.label for period in own})


def _reached_in(passage: Passage) -> list[Period]:
    """The periods for which a row has a value that was reached here, one a column."""
    columns = zip(passage.cells, column_periods(passage), strict=True)
    return [period for cell, period in columns if period and is_reached_here(cell)]


def _other_half(question: Question, first: Statement, found: Sequence[Statement]) -> list[Statement]:
    """Of a question for a name and a date, the statement that tells the one that the first leaves out."""
    if also_expected(question) is None:
        return []
    left = NAME_AND_DATE - first.tells
    telling = (s for s in found[:FITTING_READ] if left & s.tells and not repeats(s, [first]))
    return list(islice((s for s in telling if s.coverage >= SAME_SUBJECT * first.coverage), 1))


def _value_before(question: Question, first: Statement, found: Sequence[Statement]) -> list[Statement]:
    """Of a question how something moves, what an earlier paper says in like words, where the first has one value.

    So too where two things are to be compared that are told in one paper each: "the two inspections".
    """
    if question.wants not in CHANGES or question.periods or len({p.end for p in spoken_of(first)}) > 1:
        return []
    alike = SAME_WORDS if question.wants is Wants.TREND else TWIN
    earlier = [
        s
        for s in found
        if s.passage.doc_id != first.passage.doc_id
        and s.news_of <= first.news_of
        and s.form_fit >= GOOD_FORM
        and s.coverage >= SAME_COVERAGE * first.coverage
        and worded_alike(first, s) >= alike
    ]
    return sorted(earlier, key=lambda s: (s.news_of, s.score))[-1:]


def _with_figures(found: Sequence[Statement]) -> Sequence[Statement]:
    """The statements from the first that has a figure, where one scores about as well as those without."""
    having = [number for number, s in enumerate(found) if s.form_fit > 0.0]
    first = next((n for n in having if _as_near(found[n], found[0])), next(iter(having), 0))
    return found[first:] if found[first].score >= SAME_SCORE * found[0].score else found


def _explained(first: Statement, found: Sequence[Statement]) -> Statement:
    """Of a sentence on a term, as much of what stands with it as goes on to explain it and can be told whole."""
    longer = (
        s for s in found if s.start == first.start and s.overlaps(first) and len(s.text) <= LONGEST_TOLD
    )
    going_on = (s for s in longer if _EXPLAINS.match(s.text[len(first.text) :]))
    return max(going_on, key=lambda s: s.end, default=first)


def _reached(question: Question, first: Statement, found: Sequence[Statement]) -> Statement:
    """Of rows of one label the one that tells what was reached in the period asked for, where the first has but a plan
    for it: a later paper has the outturn.
    """
    if not first.is_row or not question.periods or PLAN.search(question.search_text):
        return first
    named = label_stems(first.passage)
    rows = (s for s in found[:FITTING_READ] if s.is_row and label_stems(s.passage) == named)
    return next((s for s in (first, *rows) if _steps(question, s)), first)


def _uncut(first: Statement, found: Sequence[Statement]) -> Statement:
    """Of a statement too long to be told whole, the part that has its figure as near to what is asked."""
    if len(first.text) <= LONGEST_TOLD or not first.form_fit:
        return first
    return next((s for s in found if _is_within(s, first) and _as_near(s, first)), first)


def _is_within(statement: Statement, long: Statement) -> bool:
    """Whether a statement is a part of a longer one, short enough to be told, with its figure as near."""
    is_part = statement.overlaps(long) and long.start <= statement.start and statement.end <= long.end
    as_near = statement.form_fit >= long.form_fit and statement.features["near"] >= long.features["near"]
    return is_part and as_near and len(statement.text) <= LONGEST_TOLD


def _as_near(statement: Statement, first: Statement) -> bool:
    """Whether a statement means about as much of what is asked as the best one; so it does where none is embedded."""
    return statement.features["closeness"] >= AS_NEAR * first.features["closeness"]


def _of_period(found: Sequence[Statement]) -> Statement:
    """The best statement that speaks of a period asked for and says about as much as the best; else the best."""
    first = found[0]
    if first.period_fit >= WITHIN:
        return first
    of_period = (s for s in found[:FITTING_READ] if s.period_fit >= WITHIN and s.form_fit >= GOOD_FORM)
    return next((s for s in of_period if _stands_in(s, first)), first)


def _stands_in(statement: Statement, first: Statement) -> bool:
    """Whether a statement of the period asked for says enough of what is asked to be told in place of the best one.

    A row means less to the embedder than a sentence does, and what the best says of another period is no answer.
    """
    if first.period_fit == OTHER and statement.score >= SAME_SCORE * first.score:
        return statement.coverage >= OF_PERIOD * first.coverage
    if statement.is_row:
        return max(statement.coverage, statement.features["near"]) >= SAME_SUBJECT * first.coverage
    return _as_near(statement, first) and statement.coverage >= SAME_SUBJECT * first.coverage


def _latest(question: Question, found: Sequence[Statement]) -> Statement:
    """The newest of the statements that answer as well as the best: with no period asked, the latest figure counts, the
    day that is planned now, and who holds a post now.
    """
    first = found[0]
    if expected_form(question) is Form.NAME and post_asked(question):
        return _holder(found)
    is_plan = expected_form(question) is Form.DATE and _TO_COME.search(question.search_text)
    if expected_form(question) not in FIGURES and not is_plan:
        return first
    alike = [
        s
        for s in found
        if s.form_fit >= GOOD_FORM
        and s.covered >= first.covered
        and s.coverage >= SAME_COVERAGE * first.coverage
        and s.score >= SAME_SCORE * first.score
        and _as_near(s, first)
    ]
    # the first answers, though its figure's noun may not be the one asked for
    own = [first] if first.form_fit else []
    return max((*own, *alike), key=lambda s: (s.news_of, s.score), default=first)


def _holder(found: Sequence[Statement]) -> Statement:
    """The newest of the statements that name somebody beside the post; who was present at an earlier meeting, last."""
    naming = [
        s
        for s in found[:HOLDERS_READ]
        if s.form_fit >= NAMED and s.coverage >= SAME_HOLDER * found[0].coverage
    ]
    return max(naming, key=lambda s: (s.news_of, not _ATTENDED.search(s.text), s.score), default=found[0])


def unanswered(question: Question, chosen: Sequence[Statement]) -> tuple[str, ...]:
    """The sides of a question over time that none of its statements speaks of, as they are named."""
    if not question.is_over_time:
        return ()
    return tuple(side.label for side in sides(question) if not any(side.holds(s) for s in chosen))


def speaks_of_all(question: Question, statement: Statement) -> bool:
    """Whether one statement names every period that is asked for."""
    heads = head_periods(statement.passage)
    is_dated = statement.periods or heads or any(steps(statement.text))
    own = (*spoken_of(statement), *heads) if is_dated else ()
    named = all(any(fit(p, each) in (SAME, WITHIN) for each in own) for p in question.periods)
    return named and not question.papers and not question.asks_newest


def repeats(statement: Statement, given: Sequence[Statement]) -> bool:
    """Whether the statement says what an earlier one has said: overlapping in the paper, or nearly the same words."""
    words = set(stems(statement.text))
    for other in given:
        if statement.overlaps(other) or (words and len(words & set(stems(other.text))) / len(words) > 0.9):
            return True
    return False
