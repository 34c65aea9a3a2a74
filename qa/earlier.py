"""Which value of a sentence or table row is the one before another: what a "rise" or an "up from 57%" is read from."""

from decimal import Decimal

from qa.amounts import same_kind_of_amount
from qa.claims import REPORTING
from qa.facts import Fact, Place
from qa.spoken import Role
from qa.stems import stem

_OF_ANY_VALUE = frozenset(
    map(stem, ("actual", "actuals", "outturn", "result", "results", "performance", "data"))
)
_NO_VALUE = frozenset({Role.TARGET, Role.BUDGET, Role.DIFFERENCE, Role.FORECAST})


def values_of(place: Place) -> tuple[Fact, ...]:
    """The amounts of a place that are values: no target, budget, forecast or difference."""
    return tuple(fact for fact in place.facts if fact.amount and not fact.roles & _NO_VALUE)


def targets_of(value: Fact) -> frozenset[Decimal]:
    """The targets of the same sort that stand beside a value."""
    beside = (f.amount for f in value.place.facts if f.amount and f.roles == {Role.TARGET})
    return frozenset(
        amount.value for amount in beside if value.amount and same_kind_of_amount(value.amount, amount)
    )


def value_before(now: Fact) -> Fact | None:
    """The newest earlier value of the same thing in the same place; None where there is none."""
    before = [f for f in values_of(now.place) if f is not now and _is_later(now, f) and _alike(now, f)]
    return max(before, key=lambda fact: fact.news_of, default=None)


def _alike(one: Fact, other: Fact) -> bool:
    """Whether two values are of one thing: in a row, under heads that differ by their dates alone."""
    if one.amount is None or other.amount is None:
        return False
    same = (one.amount.kind, one.amount.unit) == (other.amount.kind, other.amount.unit)
    return same and (not one.place.is_row or _undated(one) == _undated(other))


def _undated(fact: Fact) -> frozenset[str]:
    """The words by a value without those that only tell when it was."""
    return (
        frozenset(word for word in fact.near if not any(c.isdigit() for c in word))
        - REPORTING
        - _OF_ANY_VALUE
    )


def _is_later(one: Fact, other: Fact) -> bool:
    if (Role.EARLIER in one.roles) != (Role.EARLIER in other.roles):
        return Role.EARLIER in other.roles
    return bool(one.periods and other.periods) and one.news_of > other.news_of
