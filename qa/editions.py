"""What one paper after another says of the same thing in like words: the values of several periods, told together.

A report comes out again each quarter or year, with the same sentences and rows and other figures. So the statements
that answer for several periods are chosen together: those worded alike speak of one measure, and the wording finds the
one that does not name its period itself.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.domain import Period
from qa.amounts import find_amounts
from qa.draft import Sentence
from qa.periods import WITHIN
from qa.rows import heading
from qa.sides import LONGEST_MONTH, SAME_COVERAGE, Side, of_latest, only_compares, speaking
from qa.statements import WEIGHTS, Statement, reported_periods
from qa.stems import stems
from qa.valued import Valued, direction

READ = 60  # statements among which those of other papers are looked for
ANCHORS = 8  # of each side and of all: statements that the others are to be worded like
ALIKE = 2.0  # what it is worth beside a statement's score that it is worded like the first
NEAR = 1.0  # the same, that its figure stands by what is asked for
TWIN = 0.45  # share of their words in common from which another paper's statement is of the same thing
WORDS_BESIDE = 2  # on either side of a figure, by which two sentences tell the same one
_MARKER = re.compile(r" ?\{\d+\}")
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
    unsure: tuple[Statement, ...] = ()  # those told for a period that they do not name

    def also(self, statement: Statement, worth: float, *, is_sure: bool) -> "_Run":
        told = self.told if statement in self.told else (*self.told, statement)
        return _Run(told, self.worth + worth, self.unsure if is_sure else (*self.unsure, statement))


def best_for_all(wanted: Sequence[Side], found: Sequence[Statement]) -> list[Statement]:
    """The statements that together tell most of what is asked for, worded as alike as may be, oldest first."""
    of_sides = {
        side.label: of_latest(side, [s for s in speaking(side, found) if s.form_fit]) for side in wanted
    }
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
    undated = [s for s in twins if only_compares(s) or not any(side.holds(s) for side in wanted)]
    run = _Run()
    for side in sorted(wanted, key=lambda side: side.until):
        sure = [s for s in of_sides[side.label] if _is_of_the_same(anchor, s)]
        sure += [s for s in twins if side.holds(s)]
        options = [(_worth(anchor, s), s) for s in sure]
        unsure = [s for s in undated if _may_be_of(side, s) and _goes_on(run, s)]
        options += [(_worth(anchor, s) + _period_credit(s) - UNSURE, s) for s in unsure]
        worth, best = max(options, key=lambda option: option[0], default=(0.0, None))
        run = run.also(best, worth, is_sure=any(s is best for s in sure)) if best else run
    return run


def _is_of_the_same(anchor: Statement, statement: Statement) -> bool:
    """Whether a statement says as much of what is asked as the anchor, or says it in like words."""
    return statement.coverage >= SAME_COVERAGE * anchor.coverage or worded_alike(anchor, statement) >= TWIN


def _worth(anchor: Statement, statement: Statement) -> float:
    """What a statement is worth beside an anchor."""
    return statement.score + NEAR * statement.features["near"] + ALIKE * worded_alike(anchor, statement)


def _period_credit(statement: Statement) -> float:
    """What a statement would score more, did it name the period that it may be of."""
    features = statement.features
    return (
        WEIGHTS["period"] * (WITHIN - features["period"]) - WEIGHTS["wrong_period"] * features["wrong_period"]
    )


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
    own = () if only_compares(statement) else statement.periods
    is_undated = not reported_periods(statement.passage, own)
    return is_undated and (is_of_paper or 0 <= (day - asked.end).days <= length + PUBLISHED)


def _goes_on(run: _Run, statement: Statement) -> bool:
    """Whether a statement is as new as those told so far, and is told for no period but one that it compares with."""
    is_told = any(s is statement for s in (run.told if not only_compares(statement) else run.unsure))
    return not is_told and all(s.news_of <= statement.news_of for s in run.told)


def change(told: Sequence[tuple[Statement, Sentence]]) -> Sentence | None:
    """Which way a figure went from the oldest of these sentences to the newest, where both say it in the same words."""
    ordered = sorted((pair for pair in told if not pair[0].is_row), key=lambda pair: pair[0].news_of)
    if len(ordered) < 2 or ordered[0][0].news_of == ordered[-1][0].news_of:
        return None
    values = [_first_value(*pair) for pair in (ordered[0], ordered[-1])]
    before, after = values
    if before is None or after is None or before.wording != after.wording:
        return None
    return direction([before, after])


def _first_value(statement: Statement, sentence: Sentence) -> Valued | None:
    """The first amount that is shown of a statement, with the words beside it as its wording."""
    shown = _MARKER.sub("", sentence.text)
    text = statement.text
    amount = next((a for a in find_amounts(text) if text[a.start : a.end] in shown), None)
    if amount is None or not sentence.quotes:
        return None
    before, after = stems(text[: amount.start])[-WORDS_BESIDE:], stems(text[amount.end :])[:WORDS_BESIDE]
    day = statement.news_of
    return Valued(
        period=Period(label=day.isoformat(), start=day, end=day, printed=""),
        words="",
        value=text[amount.start : amount.end],
        quotes=sentence.quotes[:1],
        wording=" ".join((amount.kind, amount.unit, *before, "…", *after)),
    )
