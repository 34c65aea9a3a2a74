"""What the papers say to one claim: the fact nearest to each of its figures, chosen without looking at the figure.

A figure is held against the one fact whose words, part and period fit best. Since the choice does not depend on the
figure, at most one value of a sentence can be borne out; any other is contradicted, or, in doubt, not found. A date is
held in the same way where the sentence has no figure.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from core.domain import Period
from core.record import Verdict
from qa.amounts import DAY_AND_MONTH, AmountKind, agrees, is_finer, same_kind_of_amount
from qa.claims import Claim, ClaimedDate
from qa.earlier import value_before
from qa.facts import Fact, Place
from qa.likeness import OTHER_PART, Likely, Likeness, nearest_of
from qa.periods import SAME, WITHIN, fit
from qa.phrasing import Phrasing
from qa.spoken import Figure, Role
from qa.timing import LONGEST_MONTH, alike_long, are_apart, days, same_time
from qa.vocabulary import Vocabulary

ABOUT = 0.5
"""Least share of a claim's words, by rarity and nearness, for a fact to be about the same thing."""
SURE, SURELY_COVERED = 0.62, 0.7
"""The same for calling a claim contradicted, and least share of all its words that the place must hold."""
COVERED, COVERED_BY_DATE, COVERED_WITHOUT_FIGURES = 0.57, 0.7, 0.85
"""Least share of a claim's words that its proof must hold."""
AS_COVERED = 0.1
"""Places that hold nearly as much of a sentence as the best one are about the same thing."""
IN_DOUBT = 0.12
"""A fact that bears the figure out and lies so close to the nearest one makes it no contradiction."""
_DATE_PARTS = frozenset({Role.EARLIER, Role.TARGET})
_DECIDES = re.compile(
    r"\b(?:agreed|resolved|decided|approved|considered|endorsed|recommended|noted|heard|asked|met|meeting|minutes?|told|"
    r"received|supported|deferred|appointed)\b",
    re.IGNORECASE,
)


class Held(StrEnum):
    """How one figure or date stands."""

    BORNE_OUT = "borne out"
    OTHERWISE = "otherwise"
    OF_ANOTHER_TIME = "of another time"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Judged:
    """One figure or date held against the papers: where, and what they print there instead of it."""

    held: Held
    fact: Fact | None = None
    instead: str = ""
    figure: Figure | None = None


@dataclass(frozen=True)
class Judgement:
    """A verdict on a claim, why, and the places it rests on."""

    verdict: Verdict
    why: str
    places: tuple[Place, ...] = ()


UNKNOWN = Judged(Held.UNKNOWN)


class Judge:
    """Holds one claim against the places that a search brought."""

    def __init__(self, claim: Claim, places: Sequence[Place], vocabulary: Vocabulary) -> None:
        self._claim, self._places = claim, places
        self._like = Likeness(claim, vocabulary)
        self._phrasing = Phrasing(claim, self._like, vocabulary)

    def judgement(self) -> Judgement:
        """What these places say to the claim."""
        claim = self._claim
        if not claim.is_checkable:
            return Judgement(Verdict.NOTHING_TO_CHECK, "It states nothing that papers could bear out.")
        dated = [period for figure in claim.figures for period in figure.periods]
        judged = [*self._figures_held(), *(self._date_held(d) for d in claim.dates if d.period not in dated)]
        return self._summed_up(judged)

    # --- one figure ---------------------------------------------------------------------------------------------

    def _figures_held(self) -> Iterator[Judged]:
        """Each figure held against a fact of its own: two figures of one sentence are never the same fact."""
        about = [self._about(figure, index) for index, figure in enumerate(self._claim.figures)]
        surest_first = sorted(range(len(about)), key=lambda index: self._turn(index, about[index]))
        taken: list[Fact] = []
        for index in surest_first:
            free = [
                (share, fact) for share, fact in about[index] if not any(fact is other for other in taken)
            ]
            figure = self._claim.figures[index]
            judged = _held_by_values(figure, taken) or (
                self._given(figure, free) if figure.is_given else self._figure_held(figure, free)
            )
            taken += [judged.fact] if judged.fact else []
            yield replace(judged, figure=figure)

    def _turn(self, index: int, about: Likely) -> tuple[bool, bool, float]:
        """When a figure has its turn: first what is spoken of as known, last what is only compared with a value."""
        figure = self._claim.figures[index]
        compared = figure.is_only_earlier or Role.DIFFERENCE in figure.roles
        return compared, not figure.is_given, -max((s for s, _ in about), default=0.0)

    def _about(self, figure: Figure, index: int) -> Likely:
        found = [each for place in self._places for each in self._like.of_figure(figure, index, place)]
        return [(share, fact) for share, fact in found if share >= ABOUT or figure.is_given]

    def _given(self, figure: Figure, about: Likely) -> Judged:
        """A count that is spoken of as known, "the two homes": of what it counts, whatever else the sentence says."""
        closest = max((_same_things(figure, fact) for _, fact in about), default=0.0)
        alike = [(closest, fact) for _, fact in about if _same_things(figure, fact) == closest > 0.5]
        near = alike or [(share, fact) for share, fact in about if share >= ABOUT]
        nearest = nearest_of(near, False, self._like.coverage)
        if nearest is None or nearest.amount is None or not agrees(figure.amount, nearest.amount):
            return UNKNOWN
        return Judged(Held.BORNE_OUT, nearest)

    def _figure_held(self, figure: Figure, about: Likely) -> Judged:
        asked, decided = _asked(figure), _DECIDES.search(self._claim.text) is not None
        timely: Likely = [
            (share, fact) for share, fact in about if asked is None or same_time(asked, fact, decided)
        ]
        if figure.amount.kind is AmountKind.DURATION:
            timely, asked = timely or about, None  # "within 20 weeks" is of no time
        if asked is not None and not timely:
            return self._of_another_time(figure, asked, about)
        newest = not figure.periods or Role.FORECAST in figure.roles
        nearest = nearest_of(timely, newest, self._like.coverage)
        if nearest is None or nearest.amount is None:
            return UNKNOWN
        if agrees(figure.amount, nearest.amount):
            return Judged(Held.BORNE_OUT, nearest)
        if figure.is_year_before:
            return UNKNOWN  # "the year before" a quarter may be last year's result as well
        finer = is_finer(figure.amount, nearest.amount)
        if finer or not self._is_sure(nearest, timely, _in_doubt(figure, about, timely)):
            return Judged(Held.UNKNOWN, nearest)
        return Judged(Held.OTHERWISE, nearest, _instead(nearest))

    def _of_another_time(self, figure: Figure, asked: Period, about: Likely) -> Judged:
        """A figure that the papers give, and for another time: contradicted where they leave no doubt of it."""
        sure = [(share, f) for share, f in about if share >= SURE and self._is_covering(f.place)]
        given = [(share, f) for share, f in sure if f.amount and agrees(figure.amount, f.amount)]
        nearest = nearest_of(given, False, self._like.coverage)
        if nearest is None or not nearest.periods or not all(are_apart(asked, p) for p in nearest.periods):
            return UNKNOWN
        return Judged(Held.OF_ANOTHER_TIME, nearest, _instead(nearest))

    def _is_sure(self, nearest: Fact, about: Likely, bearing_out: Likely) -> bool:
        """Whether a fact that says otherwise is plainly the one meant."""
        best = max(share for share, _ in about)
        rival = max((share for share, _ in bearing_out), default=0.0)
        return best >= SURE and self._is_covering(nearest.place) and rival < best - IN_DOUBT

    def _is_covering(self, place: Place) -> bool:
        return self._like.coverage(place) >= SURELY_COVERED

    # --- one date -----------------------------------------------------------------------------------------------

    def _date_held(self, claimed: ClaimedDate) -> Judged:
        if self._is_reported_for(claimed.period):
            return Judged(Held.BORNE_OUT)
        about = self._about_date(claimed)
        nearest = nearest_of(about, False, self._like.coverage)
        if nearest is None:
            return UNKNOWN
        if _is_date(claimed.period, nearest):
            return Judged(Held.BORNE_OUT, nearest)
        bearing_out = [(share, fact) for share, fact in about if _is_date(claimed.period, fact)]
        printed = nearest.periods[0]
        comparable = alike_long(claimed.period, printed) and are_apart(claimed.period, printed)
        if not comparable or not self._is_sure(nearest, about, bearing_out):
            return UNKNOWN
        return Judged(Held.OTHERWISE, nearest, f"“{nearest.printed}”")

    def _about_date(self, claimed: ClaimedDate) -> Likely:
        """Dates of the same part in places about the same thing, each with its share of the claim's words."""
        near = (place for place in self._places if self._like.coverage(place) >= COVERED)
        alike = (
            f for place in near for f in place.dates if claimed.roles & _DATE_PARTS == f.roles & _DATE_PARTS
        )
        shares = (
            (
                self._like.share(claimed.near, fact.near)
                * (1.0 if claimed.roles == fact.roles else OTHER_PART),
                fact,
            )
            for fact in alike
        )
        return [(share, fact) for share, fact in shares if share >= ABOUT]

    def _is_reported_for(self, period: Period) -> bool:
        """Whether the place that holds most of the sentence reports on this period, or minutes a meeting then."""
        best = max(self._places, key=self._like.coverage, default=None)
        if best is None or self._like.coverage(best) < COVERED:
            return False
        near = [p for p in self._places if self._like.coverage(p) >= self._like.coverage(best) - AS_COVERED]
        if days(period) <= LONGEST_MONTH and not _DECIDES.search(self._claim.text):
            return False
        return any(
            fit(period, r) in (SAME, WITHIN) for p in near for r in (*p.reported, *([p.met] if p.met else []))
        )

    # --- the sentence -------------------------------------------------------------------------------------------

    def _summed_up(self, judged: Sequence[Judged]) -> Judgement:
        held = {one.held for one in judged}
        otherwise = [one for one in judged if one.held is Held.OTHERWISE]
        if Held.OF_ANOTHER_TIME in held and not held & {Held.OTHERWISE, Held.UNKNOWN}:
            otherwise = [one for one in judged if one.held is Held.OF_ANOTHER_TIME]
        if otherwise and self._bears_out_all():
            return Judgement(Verdict.NOT_FOUND, "One place gives these figures, and others give other ones.")
        if otherwise and (Held.BORNE_OUT in held or len(_places_of(otherwise)) == 1):
            instead = "; ".join(dict.fromkeys(one.instead for one in otherwise))
            return Judgement(Verdict.CONTRADICTED, f"The papers have {instead}.", _places_of(otherwise))
        if held - {Held.BORNE_OUT}:
            return Judgement(Verdict.NOT_FOUND, "No paper gives this for the same thing and time.")
        # a day without its year is borne out or not below, with the other words
        least = COVERED_BY_DATE if judged or self._claim.days else COVERED_WITHOUT_FIGURES
        borne_out = [(one.figure, one.fact) for one in judged if one.figure and one.fact]
        return self._worded(_places_of(judged) or self._best_covering(least), borne_out)

    def _bears_out_all(self) -> bool:
        """Whether one place about the same thing gives every figure of an undated sentence of several: no accident."""
        if any(figure.periods for figure in self._claim.figures):
            return False
        amounts = [figure.amount for figure in self._claim.figures if not figure.is_given]
        near = (place for place in self._places if self._like.coverage(place) >= COVERED)
        return len({amount.value for amount in amounts}) > 1 and any(
            all(
                any(fact.amount and agrees(amount, fact.amount) for fact in place.facts) for amount in amounts
            )
            for place in near
        )

    def _worded(self, proofs: tuple[Place, ...], borne_out: Sequence[tuple[Figure, Fact]]) -> Judgement:
        """The verdict once every figure and date is borne out: whether the words are too."""
        if not proofs or self._like.coverage_of(proofs) < COVERED:
            return Judgement(Verdict.NOT_FOUND, "No paper says this in words near enough to tell.")
        showing = self._phrasing.showing(proofs, self._places)
        shown = self._phrasing.shown((*proofs, *showing))
        opposite = self._phrasing.opposite_beside(borne_out) or self._phrasing.opposite(proofs, shown)
        if opposite:
            return Judgement(Verdict.CONTRADICTED, f"The papers say the opposite: {opposite.value}.", proofs)
        day = self._phrasing.other_day(proofs)
        if day:
            return Judgement(Verdict.CONTRADICTED, f"The papers have “{day}”.", proofs)
        missing = tuple(dict.fromkeys(self._phrasing.unprinted(proofs, shown)))
        if missing:
            return Judgement(Verdict.NOT_FOUND, f"The nearest place does not say {', '.join(missing)}.")
        return Judgement(Verdict.SUPPORTED, "The papers say so.", (*proofs, *showing))

    def _best_covering(self, least: float) -> tuple[Place, ...]:
        """The place that holds the most of the sentence, where that is enough to go by without a figure."""
        dated = (
            [p for p in self._places if DAY_AND_MONTH.search(p.text)] if self._claim.days else self._places
        )
        best = max(dated, key=self._like.coverage, default=None)
        return (best,) if best and self._like.coverage(best) >= least else ()


def _held_by_values(figure: Figure, taken: Sequence[Fact]) -> Judged | None:
    """An earlier value, or a difference from one, held against the values of the places where others were found."""
    if Role.DIFFERENCE in figure.roles:
        return _difference_held(figure, taken)
    return _earlier_held(figure, taken) if figure.is_only_earlier else None


def _difference_held(figure: Figure, taken: Sequence[Fact]) -> Judged | None:
    """A difference that a value and the one before it make: borne out where they do, else not told by them."""
    pairs = ((fact, value_before(fact)) for fact in taken)
    made = (
        (fact, replace(fact.amount, value=abs(fact.amount.value - before.amount.value)))
        for fact, before in pairs
        if fact.amount and before and before.amount
    )
    return next((Judged(Held.BORNE_OUT, fact) for fact, apart in made if agrees(figure.amount, apart)), None)


def _earlier_held(figure: Figure, taken: Sequence[Fact]) -> Judged | None:
    """A value that another is compared with, held against the one before that in the same place, where one is."""
    before = (
        value_before(fact)
        for fact in taken
        if fact.amount and same_kind_of_amount(figure.amount, fact.amount)
    )
    found = [fact for fact in before if fact]
    if len({fact.amount.value for fact in found if fact.amount}) != 1 or found[0].amount is None:
        return None
    if agrees(figure.amount, found[0].amount):
        return Judged(Held.BORNE_OUT, found[0])
    if is_finer(figure.amount, found[0].amount):
        return Judged(Held.UNKNOWN, found[0])
    return Judged(Held.OTHERWISE, found[0], _instead(found[0]))


def _same_things(figure: Figure, fact: Fact) -> float:
    """Share of the words for what is counted that a figure and a fact have in common, in [0, 1]."""
    both = figure.counted | fact.counted
    return len(figure.counted & fact.counted) / len(both) if both else 0.0


def _asked(figure: Figure) -> Period | None:
    """The time a figure is claimed for."""
    return figure.periods[0] if figure.periods else None


def _in_doubt(figure: Figure, about: Likely, timely: Likely) -> Likely:
    """Facts that bear the figure out after all; what is plainly of another time, or another part, raises no doubt."""
    undated = [] if _asked(figure) is None else [each for each in about if not each[1].periods]
    return [
        (share, fact)
        for share, fact in (*timely, *undated)
        if fact.amount
        and agrees(figure.amount, fact.amount)
        and Role.EARLIER not in fact.roles - figure.roles
    ]


def _is_date(claimed: Period, fact: Fact) -> bool:
    return fit(claimed, fact.periods[0]) in (SAME, WITHIN)


def _places_of(judged: Iterable[Judged]) -> tuple[Place, ...]:
    found = (one.fact.place for one in judged if one.fact)
    return tuple({(place.ranked.candidate.passage.doc_id, place.start): place for place in found}.values())


def _instead(fact: Fact) -> str:
    of = f" for {fact.periods[0].label}" if fact.periods else ""
    return f"“{fact.printed}”{of}"
