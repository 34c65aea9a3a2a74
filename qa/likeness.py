"""How like a claim a paper's fact is: the share of the claim's words that stand near it, by rarity and nearness.

What a figure is worth plays no part: a changed figure is as like to the same facts as the true one.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from qa.amounts import AmountKind, agrees, same_kind_of_amount
from qa.claims import REPORTING, Claim
from qa.facts import Fact, Place
from qa.periods import SAME, WITHIN, fit
from qa.question import Concept
from qa.spoken import Figure, Role
from qa.stems import stems
from qa.vocabulary import Vocabulary

Share = float
Likely = Sequence[tuple[Share, Fact]]

RAREST = 4.0
"""Most that a word weighs: a rare verb may be the writer's own choice."""
LENGTH_OF_TIME = 2.0
"""What a length of time weighs beside words, which weigh from 1 to 4."""
FAR = 0.5  # what a word counts that stands nowhere near the figure
CLOSER = 0.3  # what a word loses for standing closer to the paper's figure than to the claim's
MIXED = 0.2  # most that a fact loses whose own words are about other things too
OTHER_PART, OTHER_THINGS = 0.85, 0.7
AS_NEAR, NO_NEARER = 0.04, 0.005
"""Facts whose shares lie so close are not told apart by their words: the newest counts, or neither."""
_PARTS = frozenset({Role.TARGET, Role.BUDGET})


class Likeness:
    """Measures places and facts against one claim; all shares are in [0, 1]."""

    def __init__(self, claim: Claim, vocabulary: Vocabulary) -> None:
        self._claim, self._vocabulary = claim, vocabulary
        self._weights: Mapping[Concept, float] = {
            c: min(vocabulary.weight(c.alternatives), RAREST) for c in claim.concepts
        }
        concepts = (s for c in claim.question.concepts for alternative in c.alternatives for s in alternative)
        self._said = REPORTING | {*stems(claim.text), *concepts}

    def of_figure(self, figure: Figure, index: int, place: Place) -> Iterable[tuple[Share, Fact]]:
        """The facts of a place that are the same sort of amount and play the same part, each with its share."""
        near, spans = self._claim.near[index], self._spans(figure, place)
        for fact in place.facts:
            if same_kind(figure, fact):
                share = self.share(near, fact.near, spans)
                yield share * _part(figure, fact) * self._purity(fact), fact

    def coverage(self, place: Place) -> float:
        """Share of the claim's words, by rarity, that a place holds, in [0, 1]."""
        return self.share({}, place.words, self._spans(None, place))

    def coverage_of(self, places: Sequence[Place]) -> Share:
        """The same for several places together."""
        spans = [any(given) for given in zip(*(self._spans(None, place) for place in places), strict=True)]
        return self.share({}, words_of(places), spans)

    def _spans(self, besides: Figure | None, place: Place) -> list[bool]:
        """For each length of time in the claim, besides the figure that is judged, whether a place names it too.

        "Within 20 weeks" says what is measured, as a word does.
        """
        named = [f.amount for f in place.facts if f.amount and f.amount.kind is AmountKind.DURATION]
        lengths = (
            f.amount for f in self._claim.figures if f.amount.kind is AmountKind.DURATION and f is not besides
        )
        return [any(agrees(length, other) for other in named) for length in lengths]

    def share(
        self, near: Mapping[str, float], present: Mapping[str, float], spans: Sequence[bool] = ()
    ) -> float:
        """The same of words `present`; `near` says how near each of the claim's words is to the figure: its weight."""
        total, gained = LENGTH_OF_TIME * len(spans), LENGTH_OF_TIME * sum(spans)
        for concept, rarity in self._weights.items():
            claimed = max((near.get(s, FAR) for s in concept.alternatives[0]), default=FAR) if near else 1.0
            total += rarity * claimed
            gained += rarity * claimed * _alike_near(claimed, self.presence(concept, present))
        return gained / total if total else 0.0

    def _purity(self, fact: Fact) -> float:
        """Less than 1 where the fact's own words are about more than the claim: "unaccompanied children in care"."""
        own = {s for s, near in fact.near.items() if near >= 1.0} - self._said
        more = sum(min(self._vocabulary.weight([(s,)]), RAREST) for s in own)
        return 1.0 - MIXED * more / (more + sum(self._weights.values())) if more else 1.0

    @staticmethod
    def presence(concept: Concept, present: Mapping[str, float]) -> Share:
        """How near the words of one idea are, by its best wording."""
        return max(
            sum(present.get(s, 0.0) for s in alternative) / len(alternative)
            for alternative in concept.alternatives
        )


def _alike_near(claimed: float, printed: float) -> float:
    """How well a word's nearness to the paper's figure answers for its nearness to the claimed one.

    In "fell from 44 to 41" the subject is nearer to the first figure, in the claim and in the paper.
    """
    return min(printed / claimed, 1.0) - CLOSER * max(printed - claimed, 0.0)


def nearest_of(about: Likely, newest: bool, coverage: Callable[[Place], Share]) -> Fact | None:
    """The fact with the greatest share, of those as near the `newest`; None where two as near differ.

    Of places that say the same, the one that covers more of the claim is the better proof.
    """
    best = max((share for share, _ in about), default=0.0)
    near = [(share, fact) for share, fact in about if share >= best - AS_NEAR]
    if newest and near:
        last = max(fact.news_of for _, fact in near)
        near = [(share, fact) for share, fact in near if fact.news_of == last]
    if not near:
        return None
    share, chosen = max(near, key=lambda each: each[0])
    if not all(_say_the_same(chosen, f) for s, f in near if s >= share - NO_NEARER):
        return None
    return max((f for _, f in near if _say_the_same(chosen, f)), key=lambda fact: coverage(fact.place))


def _say_the_same(one: Fact, other: Fact) -> bool:
    if one.amount is None or other.amount is None:
        return (
            fit(one.periods[0], other.periods[0]) in (SAME, WITHIN)
            or fit(other.periods[0], one.periods[0]) == WITHIN
        )
    return agrees(one.amount, other.amount) or agrees(other.amount, one.amount)


def same_kind(figure: Figure, fact: Fact) -> bool:
    """Whether a fact is the same sort of amount, and plays the same part: no target for a value."""
    if fact.amount is None or not same_kind_of_amount(figure.amount, fact.amount):
        return False
    if Role.DIFFERENCE in figure.roles | fact.roles:
        return Role.DIFFERENCE in figure.roles & fact.roles
    return figure.roles & _PARTS == fact.roles & _PARTS


def _part(figure: Figure, fact: Fact) -> float:
    """What a fact counts for whose part is another: a forecast where a value is claimed, or homes where places are."""
    others = {Role.FORECAST, Role.SHARE} | (set() if figure.periods else {Role.EARLIER})
    share = 1.0 if figure.roles & others == fact.roles & others else OTHER_PART
    apart = figure.counted and fact.counted and not figure.counted & fact.counted
    return share * (OTHER_THINGS if apart else 1.0)


def words_of(places: Iterable[Place]) -> Mapping[str, float]:
    """Stems of what several places say together, each as near as in the place that has it nearest."""
    words: dict[str, float] = {}
    for place in places:
        words |= {word: max(near, words.get(word, 0.0)) for word, near in place.words.items()}
    return words
