"""What papers state, figure by figure and date by date: each with the words that stand near it and what it is of.

A fact is one amount or one date of one sentence or table row. A draft's figure is held against facts, so a figure that
stands on the same page for something else is another fact.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from core.domain import Cell, DocumentText, Passage, PassageKind, Period
from core.periods import find_periods, one_day
from core.sentences import split_sentences
from index.lexical import STOPWORDS, words
from qa.amounts import Amount, AmountKind, find_amounts
from qa.periods import year_before
from qa.rank import Ranked
from qa.rows import LABEL_WORDS
from qa.spoken import Figure, Role, Span, breaks_between, date_roles, head_roles, read_figures
from qa.statements import leans_back
from qa.stems import stem, stems

TextOf = Callable[[str], DocumentText]
MeetingOf = Callable[[str, int], date | None]

IN_HEADING = 0.8
"""How near a word of a heading, or of the sentence that this one leans on, is to a figure."""
IN_PARAGRAPH = 0.5
LONGEST_OPENING = 400  # characters
_OPENS_PARAGRAPH = re.compile(r"(?:^|\n)\s*(?:\d{1,2}(?:\.\d{1,2})+|[•●▪◦○■□➢►✓✔])\s+")
PAST_A_BREAK = 0.8
PAST_A_FIGURE = 0.5
SHORT_HEADING = 60
_MISPRINTED = re.compile(r"\d,(?:\d{1,2}|\d{4,})(?!\d)")
"""Thousands that are not set off by threes: nobody can tell what "£27,725,00" is worth."""
_BRACKETED = re.compile(r"\(\s?[£\d,.]+\s?[mk]?\s?\)")
_NUMBERED = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})+|\(?(?:\d{1,2}|[a-z])[.)]|[•●▪◦○■□➢►✓✔–*\uf0a7\uf0b7\uf0d8-])\s+(?=\S)"
)
_THOUSANDS = re.compile(r"£\s?['’]?(?:000s?|k)\b|£\s?thousand|\b000s\b", re.IGNORECASE)
_MILLIONS = re.compile(r"£\s?(?:m|million)s?\b", re.IGNORECASE)
_SHARE = re.compile(r"%|\bper ?cent|\b(?:percentage|proportion|share|rate)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Fact:
    """One amount or date that a paper prints; `near` says how near each word is to it, by stem, in (0, 1].

    A date has no amount, and is itself the only one of `periods`.
    """

    place: "Place"
    amount: Amount | None
    roles: frozenset[Role]
    near: Mapping[str, float]
    periods: tuple[Period, ...]
    printed: str
    counted: frozenset[str] = frozenset()

    @property
    def news_of(self) -> date:
        """The last day of what it is of, else its paper's: the newest fact is told by it."""
        document = self.place.ranked.candidate.document
        return max((p.end for p in self.periods), default=document.meeting_date or date.min)


@dataclass(frozen=True)
class Place:
    """A sentence or a table row of a paper; `start` and `end` are offsets in the document text."""

    ranked: Ranked
    start: int
    end: int
    text: str
    around: dict[str, float]
    own_periods: tuple[Period, ...]
    reported: tuple[Period, ...]
    met: Period | None = None  # the day of the meeting that its minute is of
    is_row: bool = False

    @cached_property
    def words(self) -> Mapping[str, float]:
        """Stems of what it says, and, less near, of what stands over it: headings, a row's heads."""
        cells = self.ranked.candidate.passage.cells if self.is_row else ()
        heads = dict.fromkeys(stems(" ".join(cell.head or "" for cell in cells)), IN_HEADING)
        return {**self.around, **heads, **dict.fromkeys(stems(self.text), 1.0)}

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Its amounts, in order; misprinted ones, which neither prove nor contradict, left out."""
        passage = self.ranked.candidate.passage
        found = _row_facts(self, passage.cells) if self.is_row else _prose_facts(self)
        return tuple(fact for fact in found if not _MISPRINTED.search(fact.printed))

    @cached_property
    def dates(self) -> tuple[Fact, ...]:
        """The dates and periods that its own words name, in order."""
        mentions = find_periods(self.text)
        spans = [(m.start, m.end) for m in mentions]
        return tuple(
            Fact(
                self,
                None,
                date_roles(self.text, spans, index),
                {**self.around, **nearness(self.text, spans, index)},
                (mention.period,),
                mention.period.printed,
            )
            for index, mention in enumerate(mentions)
        )


def places(ranked: Ranked, text_of: TextOf, meeting_of: MeetingOf) -> Iterator[Place]:
    """The sentences of a passage, or its row."""
    passage = ranked.candidate.passage
    whole = text_of(passage.doc_id).text
    day = meeting_of(passage.doc_id, passage.start)
    met = one_day(day, day.isoformat()) if day else None
    reported = _reported(ranked, met)
    heading = dict.fromkeys(_heading_words(passage.context, passage.cells), IN_HEADING)
    if passage.kind is PassageKind.TABLE_ROW and passage.cells:
        text = " ".join(passage.text.split())
        own = tuple(m.period for m in find_periods(text))
        yield Place(ranked, passage.start, passage.end, text, heading, own, reported, met, is_row=True)
        stretches, before = _worded_cells(passage), _label(passage.cells)
    else:
        stretches, before = [(passage.start, passage.end)], ""
    for start, end in stretches:
        paragraph = _Paragraph(before or _opening(whole, start))
        yield from _sentences(ranked, whole[start:end], start, paragraph, heading, reported, met)


class _Paragraph:
    """What has been said of a paragraph before the next of its sentences."""

    def __init__(self, opening: str = "") -> None:
        self.title, self.said, self.before = "", "", ""
        for start, end in split_sentences(opening):
            self.add(" ".join(opening[start:end].split()))

    def add(self, sentence: str) -> None:
        if not self.said and not self.title and _is_short_heading(sentence):
            self.title = sentence
        else:
            self.said, self.before = f"{self.said} {sentence}", sentence

    def around(self, leans: bool) -> dict[str, float]:
        """The stems of it, by how near they are to the next sentence."""
        return (
            dict.fromkeys(stems(self.said), IN_PARAGRAPH)
            | dict.fromkeys(stems(self.before), IN_HEADING if leans else IN_PARAGRAPH)
            | dict.fromkeys(stems(self.title), IN_HEADING)
        )


def _opening(whole: str, start: int) -> str:
    """What stands before an offset of the paragraph that goes on there; "" where none does."""
    above = whole[max(0, start - LONGEST_OPENING) : start]
    marks = [match.end() for match in _OPENS_PARAGRAPH.finditer(above)]
    return above[marks[-1] :] if marks else ""


def _sentences(
    ranked: Ranked,
    text: str,
    offset: int,
    paragraph: _Paragraph,
    heading: dict[str, float],
    reported: tuple[Period, ...],
    met: Period | None,
) -> Iterator[Place]:
    """The sentences of one stretch; each knows its paragraph, and closely the sentence that it leans on."""
    for low, high in split_sentences(text):
        number = _NUMBERED.match(text, low, high)
        low, paragraph = (number.end(), _Paragraph()) if number else (low, paragraph)
        own = " ".join(text[low:high].split())
        if not own:
            continue
        leans = leans_back(own)
        named = tuple(m.period for m in find_periods(own))
        led = tuple(m.period for m in find_periods(paragraph.before)) if leans else ()
        around = paragraph.around(leans) | heading
        yield Place(ranked, offset + low, offset + high, own, around, named, led or reported, met)
        paragraph.add(own)


def _worded_cells(passage: Passage) -> list[Span]:
    """Where the cells of a row stand that hold sentences, the label left out: a commentary beside its figures."""
    found = []
    for cell in passage.cells[1:]:
        if len(cell.text.split()) > LABEL_WORDS and any(_is_value(c) for c in passage.cells):
            match = re.search(r"\s+".join(map(re.escape, cell.text.split())), passage.text)
            found += [(passage.start + match.start(), passage.start + match.end())] if match else []
    return found


def _is_short_heading(text: str) -> bool:
    """Whether a sentence is a paragraph's run-in heading: "2.7 Workforce."."""
    return 0 < len(text) <= SHORT_HEADING and not read_figures(text) and len(text.split()) <= 6


def _reported(ranked: Ranked, met: Period | None) -> tuple[Period, ...]:
    """Periods that a passage's words are of where they name none: its heading's, its report's, its meeting's day."""
    passage, document = ranked.candidate.passage, ranked.candidate.document
    if met is not None:
        named = tuple(m.period for m in find_periods(passage.context.split(" | ")[0]))
        return (*named, met)
    if passage.period:
        return (passage.period,)
    levels = passage.context.split(" | ")
    over = levels[: levels.index(document.title)] if document.title in levels else levels[:1]
    named = tuple(m.period for level in over for m in find_periods(level))
    return named or ((document.period,) if document.period else ())


def _heading_words(context: str, cells: Sequence[Cell]) -> tuple[str, ...]:
    """Stems of the headings over a passage, the heads of a row's columns left out."""
    heads = {cell.head for cell in cells if cell.head}
    parts = (part for level in context.split(" | ") for part in level.split("; "))
    return stems(" ".join(part for part in parts if part not in heads))


def _prose_facts(place: Place) -> Iterator[Fact]:
    figures = read_figures(place.text)
    spans = [figure.span for figure in figures]
    for index, figure in enumerate(figures):
        near = {**place.around, **nearness(place.text, spans, index)}
        printed = place.text[slice(*figure.span)]
        yield Fact(place, figure.amount, figure.roles, near, _periods(place, figure), printed, figure.counted)


def _periods(place: Place, figure: Figure) -> tuple[Period, ...]:
    if figure.periods:
        return figure.periods
    if figure.is_year_before:
        return tuple(year_before(period) for period in place.own_periods[:1] or place.reported)
    return () if Role.EARLIER in figure.roles else place.reported


def nearness(text: str, spans: Sequence[Span], index: int) -> dict[str, float]:
    """How near each word of a sentence is to one of its figures, by stem, in (0, 1]; commas and figures part them."""
    found: dict[str, float] = {}
    for match in re.finditer(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text):
        if any(start < match.end() and match.start() < end for start, end in spans):
            continue
        value = _near(text, spans, spans[index], match.span())
        for word in words(match.group()):
            if word not in STOPWORDS:
                found[stem(word)] = max(found.get(stem(word), 0.0), value)
    return found


def _near(text: str, spans: Sequence[Span], figure: Span, word: Span) -> float:
    low, high = (word[1], figure[0]) if word[1] <= figure[0] else (figure[1], word[0])
    between = sum(1 for start, end in spans if low <= start and end <= high)
    if between and word[1] <= min(start for start, _ in spans):
        return PAST_A_BREAK ** min(between, 2)  # the subject of "it fell from 44 to 41" is that of both
    if between:
        return PAST_A_FIGURE ** min(between, 2)
    return PAST_A_BREAK ** min(breaks_between(text, low, high), 2)


def _row_facts(place: Place, cells: Sequence[Cell]) -> Iterator[Fact]:
    """The amounts of a row's value cells; each knows the row's label and its own head, not the other columns'."""
    label = _label(cells)
    of_label = read_figures(label)
    spans = [figure.span for figure in of_label]
    for index, figure in enumerate(of_label):
        near = place.around | nearness(label, spans, index)
        printed = label[slice(*figure.span)]
        yield Fact(place, figure.amount, figure.roles, near, _periods(place, figure), printed, figure.counted)
    for cell in cells:
        if not _is_value(cell):
            continue
        head = cell.head or ""
        near = place.around | dict.fromkeys(stems(f"{label} {head}"), 1.0)
        for figure in read_figures(cell.text):
            # accounts print an overspend, or another shortfall, in brackets
            roles = head_roles(head) | (
                {Role.DIFFERENCE} if _BRACKETED.fullmatch(cell.text.strip()) else set()
            )
            earlier = Role.EARLIER in roles
            periods = (
                (cell.period,) if cell.period else () if earlier else place.own_periods or place.reported
            )
            yield Fact(
                place, _in_its_unit(figure.amount, head, label), roles, near, periods, _with_head(cell)
            )


def _with_head(cell: Cell) -> str:
    """A cell's words as they can be told apart from its neighbours': "70% (25/26 Target)"."""
    return f"{cell.text} ({cell.head})" if cell.head else cell.text


def _label(cells: Sequence[Cell]) -> str:
    return " ".join(cell.text for cell in cells if not _is_value(cell))


def _is_value(cell: Cell) -> bool:
    """Whether a cell says how much rather than of what."""
    has_words = len(re.findall(r"[^\W\d_]{2,}", cell.text)) >= LABEL_WORDS
    return bool(find_amounts(cell.text)) and not has_words


def _in_its_unit(amount: Amount, head: str, label: str) -> Amount:
    """A bare number of a table in the unit that its head or label gives it."""
    if amount.kind is not AmountKind.COUNT:
        return amount
    said = f"{head} {label}"
    if _THOUSANDS.search(said) or _MILLIONS.search(said):
        scale = Decimal(1_000_000 if _MILLIONS.search(said) else 1000)
        return replace(amount, kind=AmountKind.MONEY, value=amount.value * scale, step=amount.step * scale)
    if "£" in said:
        return replace(amount, kind=AmountKind.MONEY)
    return replace(amount, kind=AmountKind.PERCENTAGE) if _SHARE.search(said) else amount
