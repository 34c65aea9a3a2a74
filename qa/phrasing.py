"""Whether the papers print the rest of a sentence, its figures and dates borne out: names, directions, a "not"."""

import re
from calendar import month_abbr, month_name
from collections.abc import Iterable, Iterator, Sequence

from core.domain import Period
from core.period_patterns import BARE_MONTH
from qa.amounts import DAY_AND_MONTH
from qa.claims import Claim
from qa.earlier import targets_of, value_before, values_of
from qa.facts import IN_HEADING, Fact, Place
from qa.likeness import Likeness, words_of
from qa.names import unprinted_names
from qa.periods import SAME, WITHIN, fit
from qa.polarity import OPPOSITE, STATED, Way, denies, ways
from qa.spoken import Figure, clause
from qa.stems import stems
from qa.timing import LONGEST_QUARTER
from qa.vocabulary import Vocabulary

COMMON = 2.3
"""A name of less weight stands in a tenth of all passages, and need not be printed beside the figure."""
SAME_THING = 0.57  # least share of the claim's words for another place to tell which way the same thing went


class Phrasing:
    """Holds the words of one claim against the places that bear out its figures."""

    def __init__(self, claim: Claim, likeness: Likeness, vocabulary: Vocabulary) -> None:
        self._claim, self._likeness, self._vocabulary = claim, likeness, vocabulary

    def opposite_beside(self, borne_out: Iterable[tuple[Figure, Fact]]) -> Way | None:
        """The direction right beside a figure of a paper, where the claim's figure has its opposite beside it."""
        for figure, fact in borne_out:
            if fact.place.is_row or fact.amount is None:
                continue
            said = ways(clause(self._claim.text, figure.span))
            told = ways(clause(fact.place.text, (fact.amount.start, fact.amount.end)))
            opposed = [OPPOSITE[w] for w in sorted(said - told) if w in OPPOSITE and OPPOSITE[w] not in said]
            against = next((way for way in opposed if way in told), None)
            if against:
                return against
        return None

    def opposite(self, proofs: Sequence[Place], shown: Iterable[Way]) -> Way | None:
        """The direction that the places give where the claim has its opposite."""
        there, told = _ways_of(proofs), frozenset(shown)
        opposed = (OPPOSITE[way] for way in sorted(self._claim.ways) if way in OPPOSITE and way not in told)
        return next((way for way in opposed if way in there), None)

    def showing(self, proofs: Sequence[Place], places: Iterable[Place]) -> tuple[Place, ...]:
        """Other places of the same papers that say of the same thing which way it went, where the proofs do not."""
        shown = _ways_of(proofs)
        wanted = [
            way for way in sorted((self._claim.ways & STATED) - shown) if OPPOSITE.get(way) not in shown
        ]
        papers = {_paper(place) for place in proofs}
        near = [p for p in places if _paper(p) in papers and self._likeness.coverage(p) >= SAME_THING]
        found = (next((p for p in near if _tells(p, way)), None) for way in wanted)
        return tuple(dict.fromkeys(place for place in found if place))

    def shown(self, places: Iterable[Place]) -> frozenset[Way]:
        """The directions that places give, in words or by their values."""
        return _ways_of(places)

    def other_day(self, proofs: Sequence[Place]) -> str | None:
        """The one day without a year that the places name, where the claim names another."""
        printed = [
            " ".join(match.group().split()) for p in proofs for match in DAY_AND_MONTH.finditer(p.text)
        ]
        differs = self._claim.days and not set(self._claim.days) & set(printed)
        return printed[0] if differs and len(set(printed)) == 1 else None

    def unprinted(self, proofs: Sequence[Place], shown: frozenset[Way]) -> Iterator[str]:
        """What of the sentence none of the places prints, besides its figures, in words for a reader."""
        claim = self._claim
        printed = [text for p in proofs for text in (p.text, p.ranked.candidate.passage.context)]
        everything = " ".join(" ".join(printed).casefold().split())
        yield from (f"“{literal}”" for literal in claim.literals if not _is_in(literal, everything))
        names = unprinted_names(claim.text, printed)
        yield from (f"“{name}”" for name in names if self._is_telling(name, proofs))
        yield from (month_name[m] for m in claim.months if not any(_is_in_month(m, p) for p in proofs))
        yield from (f"“{period.printed}”" for period in self._free_dates() if not _is_of(period, proofs))
        yield from (f"that it is {way.value}" for way in sorted((claim.ways & STATED) - shown))
        if claim.denies != any(denies(place.text) for place in proofs):
            yield "the “not”" if claim.denies else "it without a “not”"

    def _free_dates(self) -> Iterator[Period]:
        """Dates that date no figure; without figures they are judged by themselves."""
        dated = [period for figure in self._claim.figures for period in figure.periods]
        if self._claim.figures:
            yield from (claimed.period for claimed in self._claim.dates if claimed.period not in dated)

    def _is_telling(self, name: str, proofs: Sequence[Place]) -> bool:
        """Whether a name must be printed: a rare one, and no other wording of what is printed."""
        own, there = set(stems(name)), words_of(proofs)
        reworded = (c for c in self._claim.concepts if own & set(c.alternatives[0]))
        if any(self._likeness.presence(concept, there) >= IN_HEADING for concept in reworded):
            return False
        return any(self._vocabulary.weight([(s,)]) >= COMMON for s in own)


def _is_in(literal: str, text: str) -> bool:
    """Whether a literal stands in a text as whole words: "5 July" is not in "15 July"."""
    return re.search(rf"(?<!\w){re.escape(literal.casefold())}(?!\w)", text) is not None


def _paper(place: Place) -> str:
    return place.ranked.candidate.document.doc_id


def _tells(place: Place, way: Way) -> bool:
    named = ways(place.text)
    return way in named and OPPOSITE.get(way) not in named


def _is_of(period: Period, places: Iterable[Place]) -> bool:
    """Whether a date stands in one of the places, or over it."""
    named = (p for place in places for p in (*place.own_periods, *place.reported))
    return any(fit(period, other) in (SAME, WITHIN) or period.end == other.end for other in named)


def _is_in_month(month: int, place: Place) -> bool:
    """Whether a place names a month, or names none and is of a quarter or less that it lies in."""
    named = {match.group()[:3] for match in BARE_MONTH.finditer(place.text)}
    if named:
        return month_abbr[month] in named
    short = (p for p in place.reported if (p.end - p.start).days < LONGEST_QUARTER)
    return any(p.start.month <= month <= p.end.month for p in short)


def _ways_of(places: Iterable[Place]) -> frozenset[Way]:
    return frozenset(way for place in places for way in (*ways(place.text), *_ways_of_values(place)))


def _ways_of_values(place: Place) -> Iterator[Way]:
    """Up or down, where a place gives a value and one earlier value of the same thing."""
    for now in values_of(place):
        then = value_before(now)
        if then and now.amount and then.amount and now.amount.value != then.amount.value:
            yield Way.UP if now.amount.value > then.amount.value else Way.DOWN
            yield from _better_or_worse(now, then)


def _better_or_worse(now: Fact, then: Fact) -> Iterator[Way]:
    """Better where a value came nearer to the target printed beside it, worse where it went from it."""
    targets = targets_of(now)
    if len(targets) != 1 or now.amount is None or then.amount is None:
        return
    (target,) = targets
    gap, gap_before = now.amount.value - target, then.amount.value - target
    # once past the target, further may be better still
    if gap * gap_before > 0 and gap != gap_before:
        yield Way.BETTER if abs(gap) < abs(gap_before) else Way.WORSE
