"""How two rows of two reports stand to each other: what speaks for their being of one measure, and what against.

Sister measures differ in one word ("primary" and "secondary"), in a figure ("within 20 weeks" and "within 15") or in
the unit, and references are used again for other measures in other years. So a reference alone proves nothing, a figure
or unit that differs parts two rows whatever else is alike, and the best proof is that both papers give the same value
for the same period. What is left to others: which rows to lay side by side, and what to make of several candidates
(links.py).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cached_property, lru_cache

from core.domain import Document, Period
from core.measures import Observation
from core.periods import financial_year_of
from index.stems import stem
from index.wording import Wording

# words of one set are one another's opposites or siblings: wordings that differ in them speak of different things
_SISTERS = (
    "primary secondary special nursery infant junior",
    "boys girls male female men women",
    "residential foster fostering adoption kinship",
    "independent house internal",
    "fixed suspension suspensions permanent",
    "permanent temporary agency",
    "initial review annual",
    "enter leave leaving entering starting ceasing",
    "adults child older",
    "leavers child",
    "incidents child",
    "incidents pupils",
    "sexual criminal",
    "major minor",
    "household commercial business domestic",
    "recycled residual landfill composted",
    "internal external",
    "reading writing maths english science",
    "physical mental",
    "new existing",
    "long short",
    "capital revenue",
    "gross net",
    "planned unplanned emergency",
    "referrals assessments reviews plans visits contacts",
    "first second third fourth",
    "upheld allowed dismissed",
)
_SISTER_SETS = tuple(frozenset(map(stem, words.split())) for words in _SISTERS)
_FIGURE = re.compile(
    r"(?P<money>£)?-?(?P<digits>\d[\d,]*(?:\.\d+)?)\s*(?P<percent>%)?(?P<more>m|k)?", re.IGNORECASE
)
_NOTE = re.compile(r"\((?:prov|provisional|est|estimate|full year|full|final)[^)]*\)", re.IGNORECASE)
_NO_PROOF = frozenset(["100%", "0", "0%"])
FEWEST_DIGITS = 2

ALIKE_WITH_VALUES = 0.3  # shared weight of the words that a value in common needs beside it
ALIKE_WITH_SMALL_VALUE = 0.5  # the same where the value has two digits, as many values have
ALIKE_WITH_REFERENCE = 0.7
ALIKE_REWORDED = 0.8  # with the same reference, where each wording has words that the other lacks
ALIKE_ALONE = 0.72
WORTH_PROPOSING = 0.5
WORTH_PROPOSING_REWORDED = 0.6
WORTH_PROPOSING_WITH_REFERENCE = 0.35
WORTH_PROPOSING_WITH_VALUE = 0.2


class Strength(IntEnum):
    """How much speaks for a link; from NEARLY on it is made."""

    WEAK = 0
    NEARLY = 1  # one wording says what the other says and a little more, with the same figures and unit
    REFERENCE = 2  # the same reference, and nearly the same words
    VALUES = 3  # the same value for the same period, and like words
    WORDS = 4  # the same words
    RULED = 5  # an officer said so


@dataclass(frozen=True)
class Evidence:
    """What speaks for a link: how strong it is, and what it is put in order by."""

    strength: Strength
    alike: float
    same_reference: bool
    agreeing: int
    doubted: bool

    @property
    def rank(self) -> tuple[int, bool, int, float]:
        return self.strength, self.same_reference, self.agreeing, round(self.alike, 2)


@dataclass(frozen=True)
class Said:
    """A value that a row gives for a period: `plain` is the figure alone, by which two are compared."""

    period: Period
    text: str
    plain: str
    page: int


@dataclass(frozen=True, eq=False)
class Row:
    """One row of one report: all its observations."""

    observations: tuple[Observation, ...]
    wording: Wording
    paper: Document

    @property
    def file(self) -> str:
        return self.paper.file

    @property
    def id(self) -> str:
        return self.observations[0].observation_id

    @property
    def place(self) -> tuple[str, str | None]:
        """The report it stands in; two rows of one report are of two measures."""
        return self.observations[0].doc_id, self.observations[0].report

    @cached_property
    def reference(self) -> str:
        """The reference by which two are compared; "" without one."""
        return re.sub(r"\W", "", self.observations[0].reference or "").casefold()

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """Every value of a named period, last year's among them; values that are no single figure are left out."""
        given = [(o.period, o.current, o.page) for o in self.observations]
        given += [(v.period, v.text, v.page or o.page) for o in self.observations for v in o.values]
        found = {
            (period.label, plain): Said(period, text, plain, page)
            for period, text, page in given
            if period and text and (plain := figure(text))
        }
        return tuple(found.values())

    @cached_property
    def targets(self) -> frozenset[tuple[int, str]]:
        """The targets set, each with the year that it is set for."""
        return frozenset(
            (financial_year_of(o.period.end), plain)
            for o in self.observations
            if o.period and o.target and (plain := figure(o.target)) and is_proof(plain)
        )

    @cached_property
    def kinds(self) -> frozenset[str]:
        """What the values are figures of: "%", "£" or "" for each."""
        return frozenset("%" if "%" in s.plain else "£" if "£" in s.plain else "" for s in self.said)

    @cached_property
    def last_day(self) -> date:
        days = [o.period.end for o in self.observations if o.period]
        return max(days, default=date.min)


def figure(text: str) -> str | None:
    """The single figure that a value is, without notes and white space: "58.6% (prov)" gives "58.6%"; None else."""
    plain = _NOTE.sub("", text).strip()
    match = _FIGURE.fullmatch(plain)
    return re.sub(r"[\s,]", "", plain).casefold() if match else None


def is_proof(plain: str) -> bool:
    """Whether two measures hardly share this value by chance."""
    return plain not in _NO_PROOF and len(_digits(plain)) >= FEWEST_DIGITS


def _digits(plain: str) -> str:
    """The figures that tell: 6,500 has two."""
    return re.sub(r"\D", "", plain).strip("0")


class Comparison:
    """Lays rows side by side; `weights` says how much each word tells, `lone` which values a report gives once only."""

    def __init__(
        self, weights: Mapping[str, float], lone: frozenset[tuple[str, str | None, date, str]]
    ) -> None:
        self._weights = weights
        self._lone = lone
        self._known: dict[tuple[Wording, Wording], tuple[float, float]] = {}

    def evidence(self, old: Row, new: Row) -> Evidence | None:
        """What speaks for one measure; None where something parts the two, or nothing speaks for it."""
        alike, spelt_out = self._likeness(old.wording, new.wording)
        if max(alike, spelt_out) < WORTH_PROPOSING_WITH_VALUE or parted_by_words(old, new):
            return None
        agreeing = self._agreeing(old, new)
        same_reference = bool(old.reference) and old.reference == new.reference
        floor = _floor(agreeing, supported=same_reference or bool(old.targets & new.targets))
        proved = bool(agreeing) and max(alike, spelt_out) >= floor
        doubted = _differing(old, new) is not None
        strength = _strength(old, new, alike, same_reference, proved, doubted)
        if strength is Strength.WEAK and not _worth_proposing(old, new, alike, bool(agreeing)):
            return None
        return Evidence(strength, alike, same_reference, len(agreeing), doubted)

    def why(self, old: Row, new: Row) -> tuple[str, ...]:
        """What speaks for one measure, and what makes it doubtful, in sentences that an officer can check."""
        return (*_why(old, new, self._agreeing(old, new)), *_doubt(old, new))

    def _likeness(self, first: Wording, second: Wording) -> tuple[float, float]:
        """How alike two wordings are, with acronyms as they are and with what they stand for."""
        if (first, second) not in self._known:
            alike = self._alike(first.all, second.all)
            self._known[first, second] = alike, self._alike(first.spelt_out, second.spelt_out)
        return self._known[first, second]

    def _alike(self, first: frozenset[str], second: frozenset[str]) -> float:
        """Share of the weight of two wordings' words that they have in common, in [0, 1]."""
        union = sum(self._weights.get(word, 1.0) for word in first | second)
        shared = sum(self._weights.get(word, 1.0) for word in first & second)
        return shared / union if union else 0.0

    def _agreeing(self, old: Row, new: Row) -> list[tuple[Said, Said]]:
        """Values of the same period, or the same last day, that both give and that no other row of theirs gives."""
        return [
            (first, second)
            for first in old.said
            for second in new.said
            if first.plain == second.plain
            and first.period.end == second.period.end
            and is_proof(first.plain)
            and (*old.place, first.period.end, first.plain) in self._lone
            and (*new.place, second.period.end, second.plain) in self._lone
        ]


def parted_by_words(first: Row, second: Row) -> bool:
    """Whether figures, units, opposites or a "not" in the wordings, or the kind of their values, part two rows."""
    other_kinds = bool(first.kinds and second.kinds and not first.kinds & second.kinds)
    return other_kinds or wordings_part(first.wording, second.wording)


@lru_cache(maxsize=200_000)
def wordings_part(one: Wording, other: Wording) -> bool:
    """Whether figures, units, opposites or a "not" part two wordings."""
    if one.negations != other.negations or _figures_differ(one, other):
        return True
    if one.units and other.units and not one.units & other.units:
        return True
    return are_sisters(one, other)


def are_sisters(one: Wording, other: Wording) -> bool:
    """Whether each wording has a word that the other has the opposite or a sibling of: "primary" and "secondary"."""
    mine, yours = one.spelt_out - other.spelt_out, other.spelt_out - one.spelt_out
    return any(mine & sisters and yours & sisters for sisters in _SISTER_SETS)


def _figures_differ(one: Wording, other: Wording) -> bool:
    return bool(one.numbers - other.numbers and other.numbers - one.numbers)


def _strength(
    old: Row,
    new: Row,
    alike: float,
    same_reference: bool,
    proved: bool,
    doubted: bool,
) -> Strength:
    one, other = old.wording, new.wording
    if proved and not one.counts_otherwise(other):
        return Strength.WORDS if one.all == other.all else Strength.VALUES
    if doubted or one.counts_otherwise(other):
        return Strength.WEAK
    told = same_reference or (len(one.all) > 1 and not _of_other_bodies(old, new))
    if one.all == other.all and told:
        return Strength.WORDS
    floor = ALIKE_WITH_REFERENCE if _one_goes_further(one, other) else ALIKE_REWORDED
    if same_reference and alike >= floor and one.numbers == other.numbers:
        return Strength.REFERENCE
    same_figures = bool(one.numbers) and one.numbers == other.numbers
    same_unit = bool(one.units) and one.units == other.units and bool(one.bases & other.bases)
    if alike >= ALIKE_ALONE and _one_goes_further(one, other) and same_figures and same_unit:
        return Strength.NEARLY
    return Strength.WEAK


def _floor(agreeing: Sequence[tuple[Said, Said]], *, supported: bool) -> float:
    """How alike the words must be beside the values in common.

    Less where these are two, or one of many digits, or where reference or target speak for it too.
    """
    is_long = any(len(_digits(said.plain)) > FEWEST_DIGITS for said, _ in agreeing)
    return ALIKE_WITH_VALUES if supported or len(agreeing) > 1 or is_long else ALIKE_WITH_SMALL_VALUE


def _of_other_bodies(old: Row, new: Row) -> bool:
    """Whether the papers are of two bodies: words that both use may be of two services, or two councils."""
    one, other = old.paper.committee, new.paper.committee
    return bool(one and other and one.casefold() != other.casefold())


def _one_goes_further(one: Wording, other: Wording) -> bool:
    """Whether one wording says all that the other says, and perhaps more; else each has words of its own."""
    return one.words <= other.words or other.words <= one.words


def _worth_proposing(old: Row, new: Row, alike: float, agrees: bool) -> bool:
    same_reference = bool(old.reference) and old.reference == new.reference
    reworded = not _one_goes_further(old.wording, new.wording)
    return (
        alike >= (WORTH_PROPOSING_REWORDED if reworded else WORTH_PROPOSING)
        or (same_reference and alike >= WORTH_PROPOSING_WITH_REFERENCE)
        or (agrees and alike >= WORTH_PROPOSING_WITH_VALUE)
    )


def _why(old: Row, new: Row, agreeing: Sequence[tuple[Said, Said]]) -> tuple[str, ...]:
    """Sentences that an officer can check."""
    one, other = old.wording, new.wording
    said = []
    if old.reference and old.reference == new.reference:
        said.append(f"Both have the reference {new.observations[0].reference}.")
    if one.all == other.all:
        said.append("Both wordings say the same, apart from acronyms, aims and the way of counting.")
    else:
        said.append(_difference(one, other))
    if one.numbers and one.numbers == other.numbers:
        said.append(f"Both wordings give the figures {', '.join(sorted(one.numbers))}.")
    if agreeing and old.targets & new.targets:
        said.append("Both give the same target for the same year.")
    said += [
        f"{new.file} (page {second.page}) gives {second.text} for {second.period.label}, as {old.file} "
        f"(page {first.page}) does for {first.period.label}; no other measure of either report has that value."
        for first, second in agreeing
    ]
    return tuple(said)


def _difference(one: Wording, other: Wording) -> str:
    only_one, only_other = one.all - other.all, other.all - one.all
    parts = [
        f"the older has {one.in_words(only_one)}" if only_one else "",
        f"the newer has {other.in_words(only_other)}" if only_other else "",
    ]
    return f"Both say {other.in_words(one.all & other.all)}; alone {' and '.join(filter(None, parts))}."


def _doubt(old: Row, new: Row) -> tuple[str, ...]:
    differing = _differing(old, new)
    if differing is None:
        return ()
    first, second = differing
    return (
        f"For {second.period.label} {old.file} gives {first.text} and {new.file} gives {second.text}, "
        "so these may be two measures.",
    )


def _differing(old: Row, new: Row) -> tuple[Said, Said] | None:
    """Other values for a period that both speak of; None where a value of such a period agrees."""
    both = [
        (first, second)
        for first in old.said
        for second in new.said
        if first.period.label == second.period.label
    ]
    if not both or any(first.plain == second.plain for first, second in both):
        return None
    return both[0]
