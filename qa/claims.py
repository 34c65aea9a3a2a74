"""One sentence of a draft, read as claims: its figures, dates, references, names, direction, and what it is about."""

import re
from calendar import month_abbr
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.domain import Period
from core.period_patterns import BARE_MONTH
from core.periods import find_periods, one_day
from qa.amounts import DAY_AND_MONTH, LABELLED, REFERENCE, find_amounts
from qa.facts import nearness
from qa.periods import year_before
from qa.polarity import STATED, Way, denies, ways
from qa.question import Concept, Question, understand
from qa.spoken import Figure, Role, date_roles, names_role, read_figures
from qa.stems import stem
from qa.vocabulary import Vocabulary

REPORTING = frozenset(
    stem(word)
    for line in (
        "stood stand stands record recorded reached reach total totals totalled amounted come came saw seen achieved",
        "showed shows shown show noted reported reporting latest current currently now still overall level figure",
        "number value position score scores end start beginning following including included taken made make makes per",
        "rate year quarter month week day date time period council borough received receive due expected planned",
        "scheduled anticipated set earlier later previous previously ago last prior same against compared",
        "within inside before after during since between under over than rather instead up down",
    )
    for word in line.split()
)
"""Words in which drafts report a thing; the papers need not use the same ones."""
_ASKS = re.compile(
    r"^(?:that )?(?:members|councillors|the (?:board|committee|panel|cabinet|council|executive|meeting)) "
    r"(?:is|are|were|was) (?:asked|invited|requested|recommended)\b|"
    r"^it is (?:recommended|proposed|suggested)\b|^recommend(?:ed|ations?)\b|"
    r"^(?:to )?(?:note|consider|receive|agree) (?:the|this)\b|^this (?:report|paper|note|briefing|section|draft) "
    r"(?:sets|presents|provides|gives|asks|updates|outlines|covers|is)\b|"
    r"^(?:please|thank|dear|yours|for (?:information|decision))\b",
    re.IGNORECASE,
)
_END_OF = re.compile(r"\bend of (?:the )?$|\bending $|\byear[- ]end (?:of )?$", re.IGNORECASE)
_WITH_DIGITS = re.compile(r"(?<![\w/])[\w/-]*\d[\w/-]*")
LEAST_CONCEPTS = 2
LONGEST_NAME = 7  # words that an acronym stands for


@dataclass(frozen=True)
class Claim:
    """What one sentence says, taken apart."""

    text: str
    question: Question
    figures: tuple[Figure, ...]
    near: tuple[Mapping[str, float], ...]
    dates: tuple["ClaimedDate", ...]
    literals: tuple[str, ...]
    ways: frozenset[Way]
    denies: bool
    is_heading: bool = False

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """What it is about: the words that are no figure, date, direction or way of reporting."""
        words = (c for c in self.question.concepts if not _is_frame(c))
        # the part that a figure plays is held against the part of the paper's figure
        return tuple(c for c in words if not (self.figures and names_role(c.word)))

    @property
    def days(self) -> tuple[str, ...]:
        """Days that it names without their year: "5 July"."""
        return tuple(literal for literal in self.literals if DAY_AND_MONTH.fullmatch(literal))

    @property
    def months(self) -> tuple[int, ...]:
        """Months, from 1, that it names without their year: "17 in June"."""
        dated = [(m.start, m.end) for m in find_periods(self.text)]
        dated += [match.span() for match in DAY_AND_MONTH.finditer(self.text)]
        named = (m for m in BARE_MONTH.finditer(self.text) if not any(a <= m.start() < b for a, b in dated))
        return tuple(month_abbr[:].index(match.group()[:3]) for match in named)

    @property
    def is_checkable(self) -> bool:
        """Whether there is anything in it that papers could say or not say."""
        if self.is_heading or self.text.endswith("?") or _ASKS.match(self.text):
            return False
        return bool(self.figures or self.dates or self.literals) or len(self.concepts) >= LEAST_CONCEPTS


@dataclass(frozen=True)
class ClaimedDate:
    """A date or period of a sentence, and how near each of its words is to it."""

    period: Period
    roles: frozenset[Role]
    near: Mapping[str, float]


def read_claim(sentence: str, vocabulary: Vocabulary, is_heading: bool = False) -> Claim:
    """The claims of one sentence. Papers are searched without its figures, so that these cannot choose their proof."""
    text = with_acronyms(sentence, vocabulary)
    figures = _dated_back(tuple(_dated_at_end(text, figure) for figure in read_figures(text)))
    spans = [figure.span for figure in figures]
    return Claim(
        text=text,
        question=understand(_without_figures(text, figures), (), vocabulary),
        figures=figures,
        near=tuple(nearness(text, spans, index) for index in range(len(spans))),
        dates=_dates(text),
        literals=tuple(_literals(text)),
        ways=ways(text),
        denies=denies(text),
        is_heading=is_heading,
    )


def with_acronyms(text: str, vocabulary: Vocabulary) -> str:
    """The text with each name that the papers shorten in its short form, which papers print beside the long one."""
    tokens = list(re.finditer(r"[^\W_]+(?:['’-][^\W_]+)*", text))
    for size in range(min(LONGEST_NAME, len(tokens)), 1, -1):
        for first in range(len(tokens) - size + 1):
            run = tokens[first : first + size]
            phrase = " ".join(token.group() for token in run)
            short = vocabulary.shortenings(phrase) or vocabulary.shortenings(phrase.removesuffix("s"))
            if short:
                rest = with_acronyms(text[run[-1].end() :], vocabulary)
                return with_acronyms(text[: run[0].start()], vocabulary) + short[0].upper() + rest
    return text


def _dates(text: str) -> tuple[ClaimedDate, ...]:
    mentions = find_periods(text)
    spans = [(m.start, m.end) for m in mentions]
    return tuple(
        ClaimedDate(
            _at_end(text, mention.start, mention.period),
            date_roles(text, spans, index),
            nearness(text, spans, index),
        )
        for index, mention in enumerate(mentions)
    )


def _without_figures(text: str, figures: Sequence[Figure]) -> str:
    """The sentence with blanks for its figures, and for its days."""
    bare = list(text)
    days = [match.span() for match in DAY_AND_MONTH.finditer(text)]
    days += [(m.start, m.end) for m in find_periods(text) if m.period.start == m.period.end]
    for start, end in (*(figure.span for figure in figures), *days):
        bare[start:end] = " " * (end - start)
    return " ".join("".join(bare).split()) or text


def _dated_at_end(text: str, figure: Figure) -> Figure:
    periods = tuple(_at_end(text, text.find(p.printed), p) for p in figure.periods)
    return replace(figure, periods=periods)


def _dated_back(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """A value of "the year before" with the days that means, where the other figures are all of one time."""
    named = {(p.start, p.end): p for f in figures if Role.EARLIER not in f.roles for p in f.periods}
    if len(named) != 1:
        return figures
    (period,) = named.values()
    return tuple(replace(f, periods=(year_before(period),)) if f.is_year_before else f for f in figures)


def _at_end(text: str, start: int, period: Period) -> Period:
    """The last day of a period that "the end of" stands before."""
    if start > 0 and _END_OF.search(text[max(0, start - 16) : start]):
        last: date = period.end
        return one_day(last, period.printed)
    return period


def _literals(text: str) -> Iterator[str]:
    """Labels, references, days without a year, other words with digits: what must be printed as it is."""
    taken = [(m.start, m.end) for m in find_periods(text)]
    taken += [(amount.start, amount.end) for amount in find_amounts(text)]
    for pattern in (LABELLED, DAY_AND_MONTH, REFERENCE, _WITH_DIGITS):
        for match in pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                yield " ".join(match.group().split())


def _is_frame(concept: Concept) -> bool:
    if all(len(word) == 1 for word in concept.alternatives[0]):
        return True
    reporting = all(word in REPORTING for alternative in concept.alternatives for word in alternative)
    return reporting or bool(ways(concept.word) & STATED)
