"""What the wording of a performance measure says that it measures, so that two wordings can be laid side by side.

"Increase the percentage of Education, Health and Care Plans completed within 20 weeks (academic year, cumulative)" and
"EHCPs completed in 20 weeks" share what counts: the thing (EHCP, completed, weeks), the figure (20) and, where it is
said, the unit and the way of counting. What is left to others: whether two measures are one (links.py).
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from core.domain import Acronym
from core.number_words import TO_TWELVE, VALUES
from core.periods import find_periods
from index.stems import stem
from index.words import STOPWORDS


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.split())


# words that part a measure from its sister although the search leaves them out as function words
_PARTING = frozenset(["not", "no", "without", "under", "over", "out", "other", "only"])
_NEGATIONS = _stems("not no non without")
# what the council means to do about it is no part of what is measured
_AIMS = _stems(
    "increase increased increasing reduce reduced reducing decrease maintain maintained improve improved improving "
    "monitor report record ensure minimise maximise raise deliver achieve benchmarking measure measured"
)
_UNITS = {
    "percentage": "percentage percent proportion share",
    "number": "number numbers count incidents",
    "rate": "rate ratio",
    "average": "average mean median",
    "money": "cost costs spend spending budget expenditure price",
}
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in _stems(words)}
# a unit that also says what is measured stays among the words
_ONLY_A_UNIT = _stems("percentage percent proportion share number numbers count average mean")
_BASES = {
    "snapshot": r"snapshot|\bas at\b|at (?:the )?end of|at (?:the )?quarter[ -]end",
    "cumulative": r"cumulative|year to date|\bytd\b|\bin the year\b",
    "rolling": r"rolling|in (?:the )?(?:last|previous|past) (?:12|twelve) months",
    "quarter": r"\bin (?:the|each|a) quarter\b|per quarter|quarterly|on a quarterly basis",
    "term": r"\b(?:in|each|per) (?:the )?term\b|termly",
    "academic year": r"academic year|school year",
    "financial year": r"financial year",
    "calendar year": r"calendar year",
    "forecast": r"\bforecast",
}
_BASIS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _BASES.items()}
_WAYS_OF_COUNTING = frozenset(["snapshot", "cumulative", "rolling"])
_YEARS = frozenset(["academic year", "financial year", "calendar year"])
_BASIS_WORDS = re.compile(
    r"\b(?:years?[ -]+olds?|year to date|ytd|snapshot|cumulative|annualised|on a quarterly basis|"
    r"(?:in|at|to|for|by) (?:the |each )?(?:end of )?(?:the )?(?:quarter|year|month|term)(?: end)?|"
    r"(?:as )?at \d{1,2}(?:st|nd|rd|th)? (?:january|march|june|september|december)|"
    r"(?:financial|academic|school|calendar) year|rolling (?:12|twelve) months?|termly|quarterly)\b",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\(([^()]*)\)?")
_ASIDE = re.compile(r"\b(?:n\.?b\.?[ :.]|long[ -]term target|source\s*[:–-]).*$", re.IGNORECASE | re.DOTALL)
_NAMES = re.compile(r"[A-Z][\w'’-]+ [A-Z][\w'’-]+(?:\s*[/;]\s*[A-Z][\w'’-]+ [A-Z][\w'’-]+)+")
_ABOUT_FIGURES = re.compile(r"\b(?:target|published|months|full year)\b", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_WORD = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+|%")
_SMALL = {"zero": "0"} | {word: str(VALUES[word]) for word in TO_TWELVE}
_SAME = {
    "children": "child",
    "childrens": "child",
    "outside": "out",
    "excluding": "without",
    "excl": "without",
    "except": "without",
}
# words that say nothing of what is measured
_EMPTY = _stems("within inside aged age old overall subject whose")
# a shorter one in small letters is a scrap of a word that a page turn or a clipped cell cut
SHORTEST_WORD = 3


@dataclass(frozen=True, eq=False)
class Wording:
    """A measure's wording taken apart.

    Words are stems; `spelt` says which word each was, and `spelt_out` has what acronyms stand for in their place.
    """

    printed: str
    words: frozenset[str]
    numbers: frozenset[str]
    units: frozenset[str]
    bases: frozenset[str]
    spelt: Mapping[str, str]
    spelt_out: frozenset[str]

    @cached_property
    def all(self) -> frozenset[str]:
        """Words and figures together: two wordings that share all of them say the same thing."""
        return self.words | self.numbers

    @cached_property
    def negations(self) -> frozenset[str]:
        return self.words & _NEGATIONS

    def in_words(self, stems: Iterable[str]) -> str:
        """The words behind some stems, in alphabetical order."""
        return ", ".join(sorted(self.spelt.get(each, each.upper()) for each in stems))

    def counts_otherwise(self, other: "Wording") -> bool:
        """Whether both say how they count or over which year, and say it differently."""
        return any(
            self.bases & kind and other.bases & kind and self.bases & kind != other.bases & kind
            for kind in (_WAYS_OF_COUNTING, _YEARS)
        )


@dataclass
class Reader:
    """Takes wordings apart, with the acronyms that the papers spell out."""

    acronyms: Iterable[Acronym] = ()
    _short: dict[tuple[str, ...], str] = field(init=False, default_factory=dict)
    _long: dict[str, frozenset[str]] = field(init=False, default_factory=dict)
    _longest: int = field(init=False, default=0)
    _read: dict[str, Wording] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for acronym in self.acronyms:
            long = tuple(stem(word) for word in _kept(_words(acronym.long)))
            if len(long) > 1:
                short = self._short.setdefault(long, stem(acronym.short.casefold().removesuffix("s")))
                self._long.setdefault(short, frozenset(long) - {short})
        self._longest = max(map(len, self._short), default=0)

    def read(self, printed: str) -> Wording:
        """The wording taken apart."""
        if printed not in self._read:
            self._read[printed] = self._taken_apart(printed)
        return self._read[printed]

    def _taken_apart(self, printed: str) -> Wording:
        plain = _THOUSANDS.sub("", unicodedata.normalize("NFKC", printed))
        bases = frozenset(name for name, pattern in _BASIS.items() if pattern.search(plain))
        tokens = _words(_without_asides(plain))
        units = frozenset(_UNIT_OF[s] for s in map(stem, tokens) if s in _UNIT_OF)
        units |= {"percentage"} if "%" in tokens else set()
        kept = _kept(tokens)
        found = self._shortened([stem(word) for word in kept])
        words = {word for word in found if not word[0].isdigit()} - _AIMS - _ONLY_A_UNIT - _EMPTY
        numbers = {word for word in found if word[0].isdigit()}
        spelt = {stem(word): word for word in reversed(kept)}
        spelt_out = frozenset(part for word in words for part in self._long.get(word, (word,)))
        return Wording(printed, frozenset(words), frozenset(numbers), units, bases, spelt, spelt_out)

    def _shortened(self, words: Sequence[str]) -> list[str]:
        """The stems, each expansion of an acronym, whole or in part, as the acronym that stands beside it."""
        found: list[str] = []
        at = 0
        while at < len(words):
            length = next(
                (n for n in range(self._longest, 1, -1) if tuple(words[at : at + n]) in self._short), 0
            )
            found.append(self._short[tuple(words[at : at + length])] if length else words[at])
            at += length or 1
        spelt_out = {word for short in found for word in self._long.get(short, ())}
        return [word for word in found if word not in spelt_out]


def _without_asides(printed: str) -> str:
    """The wording without periods, ways of counting and sources: what is said about the figures, not of what."""
    kept = _BRACKETS.sub(_bracket, printed)
    for mention in reversed(find_periods(kept)):
        kept = kept[: mention.start] + " " + kept[mention.end :]
    return _BASIS_WORDS.sub(" ", _ASIDE.sub(" ", kept))


def _bracket(match: re.Match[str]) -> str:
    """What a bracket adds to the thing that is measured: nothing, where it is about the counting."""
    inside = match[1].strip()
    is_aside = (
        _ABOUT_FIGURES.search(inside)
        or _ASIDE.match(inside)
        or _NAMES.fullmatch(inside)
        or any(pattern.search(inside) for pattern in _BASIS.values())
        or any(mention.period.printed == inside for mention in find_periods(inside))
    )
    return " " if is_aside else f" {inside} "


def _words(text: str) -> list[str]:
    """Words in small letters and figures, hyphens and apostrophes aside."""
    joined = re.sub(r"(?<=\w)['’](?=\w)", "", text)
    joined = re.sub(r"\b([Ii]n)-(?=house)|\b([Rr]e)-(?=\w)", r"\1\2", joined)
    return [_SMALL.get(word) or _SAME.get(word, word) for word in map(_small, _WORD.findall(joined)) if word]


def _small(word: str) -> str:
    """A word in small letters; "" for a scrap of one, which has no capitals."""
    is_scrap = len(word) < SHORTEST_WORD and word.islower() and word not in STOPWORDS
    return "" if is_scrap and word != "%" else word.casefold().removesuffix(" ")


def _kept(words: Sequence[str]) -> list[str]:
    return [word for word in words if word != "%" and (word not in STOPWORDS or word in _PARTING)]
