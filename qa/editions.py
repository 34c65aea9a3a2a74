"""What one paper after another says of the same thing in like words: the values of several periods, told together.

A report comes out again each quarter or year, with the same sentences and rows and other figures. So the statements
that answer for several periods are chosen together: those worded alike speak of one measure, and the wording finds the
one that does not name its period itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from qa.periods import WITHIN
from qa.rows import heading
from qa.sides import LONGEST_MONTH, SAME_SUBJECT, Side
from qa.statements import WEIGHTS, Statement, reported_periods
from qa.stems import stems

READ = 60  # statements among which those of other papers are looked for
ANCHORS = 8  # of each side and of all: statements that the others are to be worded like
ALIKE = 2.0  # what it is worth beside a statement's score that it is worded like the first
NEAR = 1.0  # the same, that its figure stands by what is asked for
TWIN = 0.5  # share of their words in common from which another paper's statement is of the same thing
UNSURE = 0.5  # what a statement loses that does not name its period
PUBLISHED = 90  # days, and the length of a period, within which its report comes out


def worded_alike(first: Statement, second: Statement) -> float:
    """Share of their words, figures aside, that two statements have in common: rows of one name are of one thing."""
    one, other = _words(first), _words(second)
    return len(one & other) / len(one | other) if one | other else 0.0


def _words(statement: Statement) -> frozenset[str]:
    """The words of a statement; of a row those over its table too, as many rows have one label."""
    over = heading(statement.passage) if statement.is_row else ""
    return frozenset(s for s in stems(f"{statement.text} {over}") if not s[0].isdigit())


@dataclass(frozen=True)
class _Run:
    """Statements of one measure, one for each side that has one, and what they are worth together."""

    told: tuple[Statement, ...] = ()
    worth: float = 0.0

    def also(self, statement: Statement, worth: float) -> "_Run":
        told = self.told if statement in self.told else (*self.told, statement)
        return _Run(told, self.worth + worth)


def best_for_all(wanted: Sequence[Side], found: Sequence[Statement]) -> list[Statement]:
    """The statements that together tell most of what is asked for, worded as alike as may be, oldest first."""
    of_sides = {side.label: _of_side(side, found) for side in wanted}
    first = [s for good in of_sides.values() for s in good[:ANCHORS]]
    anchors = {id(s): s for s in (*first, *found[:ANCHORS])}.values()
    runs = [_run(anchor, wanted, of_sides, found) for anchor in anchors]
    return list(max(runs, key=lambda run: run.worth, default=_Run()).told)


def _run(
    anchor: Statement,
    wanted: Sequence[Side],
    of_sides: Mapping[str, Sequence[Statement]],
    found: Sequence[Statement],
) -> _Run:
    """The best statement for each side, the oldest side first, as they are worded like the anchor."""
    others = (s for s in found[:READ] if s.passage.doc_id != anchor.passage.doc_id)
    twins = [anchor, *(s for s in others if worded_alike(anchor, s) >= TWIN)]
    undated = [s for s in twins if not any(side.holds(s) for side in wanted)]
    run = _Run()
    for side in sorted(wanted, key=lambda side: side.until):
        sure = [*([anchor] if side.holds(anchor) else []), *of_sides[side.label]]
        options = [(_worth(anchor, s), s) for s in sure]
        unsure = [s for s in undated if _may_be_of(side, s) and _goes_on(run, s)]
        options += [(_worth(anchor, s) + _period_credit(s) - UNSURE, s) for s in unsure]
        worth, best = max(options, key=lambda option: option[0], default=(0.0, None))
        run = run.also(best, worth) if best else run
    return run


def _worth(anchor: Statement, statement: Statement) -> float:
    """What a statement is worth beside an anchor."""
    return statement.score + NEAR * statement.features["near"] + ALIKE * worded_alike(anchor, statement)


def _period_credit(statement: Statement) -> float:
    """What a statement would score more, did it name the period that it may be of."""
    features = statement.features
    return (
        WEIGHTS["period"] * (WITHIN - features["period"]) - WEIGHTS["wrong_period"] * features["wrong_period"]
    )


def _of_side(side: Side, found: Sequence[Statement]) -> list[Statement]:
    """The statements that a side holds, with figures if any has; of the newest, those of the latest day."""
    most = max((s.coverage for s in found), default=0.0)
    speaking = [s for s in found if s.coverage >= SAME_SUBJECT * most and side.holds(s)]
    good = [s for s in speaking if s.form_fit] or speaking
    if side.is_newest:
        latest = max((s.news_of for s in good), default=date.min)
        good = [s for s in good if s.news_of == latest]
    return good


def _may_be_of(side: Side, statement: Statement) -> bool:
    """Whether a statement that does not name its period may be of a side by its paper's day: out in it, or soon after.

    A month is asked for too where a paper of that month is meant: "the November 2023 forecast".
    """
    asked, day = side.asked, statement.ranked.candidate.document.meeting_date
    if asked is None or day is None:
        return False
    is_of_paper = asked.start <= day <= asked.end
    length = (asked.end - asked.start).days
    if is_of_paper and length <= LONGEST_MONTH:
        return True
    is_undated = not reported_periods(statement.passage, statement.periods)
    return is_undated and (is_of_paper or 0 <= (day - asked.end).days <= length + PUBLISHED)


def _goes_on(run: _Run, statement: Statement) -> bool:
    """Whether a statement is newer than those told so far, and none of them."""
    return all(s is not statement and s.news_of <= statement.news_of for s in run.told)
