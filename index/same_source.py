"""The same report in two papers, a pack and a separate file, counts as one source.

Parts whose sketches (`ingest.sketch`) agree, and whose dates and periods do not differ, are twins: last year's routine
report is worded like this year's and is another source. Passages of twins that say the same words are the same passage.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations

from core.domain import Document, DocumentText, Elsewhere, Passage
from core.errors import NotFound
from core.periods import Precision, find_periods
from core.structure import Part

TextOf = Callable[[str], DocumentText]
ALIKE = 0.8  # estimated share of the runs of words of both that a report and its copy have in common
IDENTICAL = 0.97  # where the papers' own dates differ and nothing else tells
MOST_PARTS = 64  # a run of words that more parts share tells nothing, and would be compared with all of them
MOSTLY = 0.5  # of the shorter of two stretches: so much in common, and one is the other
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Placed:
    """A part and the paper that it stands in."""

    document: Document
    part: Part


@dataclass(frozen=True)
class Stretch:
    """Where words stand: offsets in a paper's document text."""

    document: Document
    start: int
    end: int


class SameSource:
    """Twins among the parts of the papers that readers may see; made anew when papers come or go."""

    def __init__(self, parts: Iterable[Placed], text_of: TextOf) -> None:
        """`text_of` gives a paper's text by its id, held-back pages blank."""
        self._text_of = text_of
        self._twins = twins(list(parts))
        self._words = lru_cache(64)(self._words_of)

    def twins_of(self, doc_id: str, offset: int) -> tuple[Placed, ...]:
        """The parts of other papers that are the same report as the part at this offset; mostly none."""
        return next(
            (others for part, others in self._twins.get(doc_id, ()) if part.start <= offset < part.end), ()
        )

    def once(self, passages: Sequence[Passage]) -> tuple[bool, ...]:
        """For each passage in turn, whether it says what no passage before it says from the same source."""
        kept: list[Passage] = []
        told: list[bool] = []
        for passage in passages:
            copies = self._copies(passage.doc_id, passage.start, passage.text)
            told.append(not any(_is_copy(copy, other) for copy in copies for other in kept))
            if told[-1]:
                kept.append(passage)
        return tuple(told)

    def elsewhere(self, doc_id: str, page: int, quote: str) -> tuple[Elsewhere, ...]:
        """The pages of other papers where a quote from this page stands in the same report."""
        if doc_id not in self._twins:
            return ()
        text = self._text_of(doc_id)
        low = text.starts[page - 1]
        high = low + len(text.pages[page - 1])
        near = (others for part, others in self._twins[doc_id] if part.start < high and low < part.end)
        copies = (copy for others in near for other in others for copy in self._found(other, quote))
        return tuple(dict.fromkeys(self._place(copy) for copy in copies))

    def _place(self, copy: Stretch) -> Elsewhere:
        page = bisect_right(self._text_of(copy.document.doc_id).starts, copy.start)
        return Elsewhere(doc_id=copy.document.doc_id, file=copy.document.file, page=page)

    def _copies(self, doc_id: str, offset: int, text: str) -> list[Stretch]:
        return [copy for other in self.twins_of(doc_id, offset) for copy in self._found(other, text)]

    def _found(self, placed: Placed, text: str) -> Iterator[Stretch]:
        """The first place in the part where these words stand, white space, signs and capitals aside."""
        sought = " ".join(_WORD.findall(text.casefold()))
        try:
            run, starts, spans = self._words(placed.document.doc_id, placed.part.start, placed.part.end)
        except NotFound:
            return  # withdrawn since the twins were found
        at = f" {run} ".find(f" {sought} ") if sought else -1
        if at >= 0:
            first = bisect_right(starts, at) - 1
            last = first + sought.count(" ")
            yield Stretch(placed.document, spans[first][0], spans[last][1])

    def _words_of(
        self, doc_id: str, start: int, end: int
    ) -> tuple[str, tuple[int, ...], tuple[tuple[int, int], ...]]:
        """A stretch's words on one line, where each begins in that line, and where each stands in the paper."""
        found = list(_WORD.finditer(self._text_of(doc_id).text[start:end]))
        words = [match.group().casefold() for match in found]
        starts, at = [], 0
        for word in words:
            starts.append(at)
            at += len(word) + 1
        return " ".join(words), tuple(starts), tuple((start + m.start(), start + m.end()) for m in found)


def twins(placed: Sequence[Placed]) -> dict[str, list[tuple[Part, tuple[Placed, ...]]]]:
    """For each paper that has any, its parts with their twins in other papers."""
    pairs: dict[int, list[int]] = defaultdict(list)
    for one, other in _likely(placed):
        if _same_report(placed[one], placed[other]):
            pairs[one].append(other)
            pairs[other].append(one)
    found: dict[str, list[tuple[Part, tuple[Placed, ...]]]] = defaultdict(list)
    for one, others in sorted(pairs.items()):
        found[placed[one].document.doc_id].append((placed[one].part, tuple(placed[n] for n in others)))
    return dict(found)


def resemblance(one: Part, other: Part) -> float:
    """Estimated share of the runs of words of both parts that they have in common, 0 to 1."""
    size = min(len(one.fingerprint), len(other.fingerprint))
    union = sorted({*one.fingerprint, *other.fingerprint})[: max(size, 1)]
    common = set(one.fingerprint) & set(other.fingerprint)
    return sum(value in common for value in union) / len(union) if union else 0.0


def _likely(placed: Sequence[Placed]) -> Iterator[tuple[int, int]]:
    """Pairs of parts of different papers that share at least half of a sketch."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, each in enumerate(placed):
        for value in each.part.fingerprint:
            holders[value].append(number)
    shared = Counter(
        pair
        for numbers in holders.values()
        if len(numbers) <= MOST_PARTS
        for pair in combinations(numbers, 2)
    )
    for (one, other), count in shared.items():
        smaller = min(len(placed[one].part.fingerprint), len(placed[other].part.fingerprint))
        if placed[one].document.doc_id != placed[other].document.doc_id and 2 * count >= smaller:
            yield one, other


def _same_report(one: Placed, other: Placed) -> bool:
    alike = resemblance(one.part, other.part)
    periods = (one.part.period, other.part.period)
    if alike < ALIKE or (all(periods) and len({p.label for p in periods if p}) > 1):
        return False
    dates = (_head_date(one.part), _head_date(other.part))
    if all(dates):
        return dates[0] == dates[1]
    meetings = (one.document.meeting_date, other.document.meeting_date)
    return None in meetings or meetings[0] == meetings[1] or alike >= IDENTICAL


def _head_date(part: Part) -> date | None:
    """The day that the report's head gives."""
    fields = (field.value for field in part.head if re.search(r"\bdate\b", field.name, re.IGNORECASE))
    days = (m.period.start for value in fields for m in find_periods(value) if m.precision is Precision.DAY)
    return next(days, None)


def _is_copy(copy: Stretch, kept: Passage) -> bool:
    """Whether a passage lies where the copy does."""
    shared = min(copy.end, kept.end) - max(copy.start, kept.start)
    shorter = min(copy.end - copy.start, kept.end - kept.start)
    return copy.document.doc_id == kept.doc_id and shared >= MOSTLY * shorter
