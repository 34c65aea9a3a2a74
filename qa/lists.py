"""Lists as a paper prints them: the words that open one, and its items, each an exact stretch of the text.

An item is known by its glyph or number; where the text layer has lost the glyph, by its indent and by starting a line
though there was room on the one before. A list is over where its form is: at a margin further left, after a gap, at the
next numbered paragraph or heading, and, where its opening says how many items there are, after the last of them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import Final

from core.domain import DocumentText, Passage
from core.orders import is_below_an_order
from core.sentences import split_sentences
from qa.counts import count_in
from qa.page_lines import Line, PageOf, lines_of

Span = tuple[int, int]

_GLYPHS: Final = "•●▪◦○■□➢➤►▶✓✔√❖·\uf0a7\uf0b7\uf0d8\uf0fc"
_GLYPH: Final = re.compile(rf"[{_GLYPHS}–—*>-](?=\s)|o(?=\s+[A-Z])")
_NUMBER: Final = re.compile(r"\(?(?P<number>\d{1,2}|[a-z]|[ivx]{1,4})[.)](?=\s)")
_INSIDE: Final = re.compile(rf"(?<=\s)[{_GLYPHS}](?=\s)")
_PARAGRAPH: Final = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s|[A-Z]{2,6} ?\d{1,4}\b(?= [A-Z(‘“'\"]|$)")
_COLON: Final = re.compile(r"(?::|:\s?[-–])$")
_LEANS: Final = re.compile(r"(?:These|They|Those)\b")
_SENTENCE_ENDS: Final = (".", ";", "!")
_ENDS: Final = (".", ";", ":", "!", "?")
_COMMAS: Final = re.compile(r"[,;](?=\s)")
_LAST_AND: Final = re.compile(r"[;,]\s+(?:and|or)$")

PAGES_KEPT: Final = 500  # pages whose lines are kept at hand

INDENT: Final = 4.0  # points by which a line is set in
# points left of its glyph that the next line of an item may start: the text layer lost the glyph
OUTDENT: Final = 12.0
GAP: Final = 1.75  # lines' pitch: more white space ends a paragraph
MOST_ITEMS: Final = 40
LONGEST_ITEM: Final = 900
OPENING_CHARS: Final = 400
# an unmarked line at the margin that runs on for longer is a paragraph, not an item
UNMARKED_CHARS: Final = 240
SAME_LINE: Final = 2  # semicolons that part three items in a sentence


@dataclass(frozen=True)
class PaperList:
    """A list: `opening` are the words that open it, `items` follow in order; all are spans of the document text.

    One item alone is a sentence that lists with commas.
    """

    opening: Span
    items: tuple[Span, ...]
    stated: int | None = None  # how many items the opening says there are

    @property
    def count(self) -> int | None:
        """How many items it has; None for one that lists in a sentence."""
        return len(self.items) if len(self.items) > 1 else None

    @property
    def start(self) -> int:
        return self.opening[0]

    @property
    def end(self) -> int:
        return self.items[-1][1]


class ListReader:
    """Reads the lists that open in a passage, by the places of the lines on its pages and on those about them."""

    def __init__(self, text_of: Callable[[str], DocumentText], page_of: PageOf) -> None:
        self._text_of = text_of
        self._page_of = page_of
        self._lines_of = lru_cache(PAGES_KEPT)(self._read_lines)

    def lists_in(self, passage: Passage) -> tuple[PaperList, ...]:
        """The lists whose opening ends in the passage, or right before it, in order; their items may go on after it."""
        whole = self._text_of(passage.doc_id)
        first = max(passage.first_page - 1, 1)
        pages = range(first, min(passage.last_page + 1, len(whole.pages)) + 1)
        lines = [
            line
            for number in pages
            if whole.pages[number - 1].strip()
            for line in self._lines_of(passage.doc_id, number)
        ]
        read = (
            _before_orders(one, whole) for one in lists_among(lines, whole.text, passage.start, passage.end)
        )
        return tuple(one for one in read if one)

    def _read_lines(self, doc_id: str, number: int) -> tuple[Line, ...]:
        return lines_of(self._page_of(doc_id, number), self._text_of(doc_id))


def _before_orders(listed: PaperList, whole: DocumentText) -> PaperList | None:
    """The list without items that stand where, or below where, their page speaks to a machine; None if none stays."""
    kept = tuple(takewhile(lambda item: not is_below_an_order(whole, *item), listed.items))
    return replace(listed, items=kept) if kept and not is_below_an_order(whole, *listed.opening) else None


def lists_among(lines: Sequence[Line], text: str, start: int, end: int) -> Iterator[PaperList]:
    """Yield the lists whose opening, or first item, starts in `text[start:end]`; `lines` are those of its pages."""
    over = 0
    for index, line in enumerate(lines):
        item = lines[index + 1] if index + 1 < len(lines) else line
        if not (start <= line.start < end or start <= item.start < end) or line.end <= over:
            continue
        found = _list_after(lines, index, text, start)
        if found and (len(found.items) > 1 or len(_COMMAS.findall(text, *found.items[0])) >= SAME_LINE):
            over = found.end
            yield found


def _list_after(lines: Sequence[Line], index: int, text: str, start: int) -> PaperList | None:
    """The list that opens with the line at `index`, or None."""
    line = lines[index]
    right = _right_edge(lines, index)
    if not _opens(lines[index : index + 4], right):
        is_sentence = (
            start <= line.start and ":" in line.text and ";" in text[line.start : line.end + LONGEST_ITEM]
        )
        return _in_a_sentence(line, text, start) if is_sentence else None
    opening = _opening(text, start if start < line.start else 0, line.end)
    counted = count_in(text[slice(*opening)])
    stated = counted.number if counted else None
    items = tuple(_parted(_items(lines[index + 1 :], line, stated, right, text), text))
    if len(items) == 1:
        items = _first_sentence(items[0], text)
    return PaperList(opening, items, stated) if items else None


def _first_sentence(item: Span, text: str) -> tuple[Span, ...]:
    """The first sentence of what follows an opening: one that is no list of lines may go on in a list of words."""
    return tuple(list(_spans(text, *item))[:1])


def _opens(lines: Sequence[Line], right: float) -> bool:
    """Whether a list opens with the first of these lines: it ends in a colon, or marked lines follow it."""
    line, *rest = lines
    if not rest or _PARAGRAPH.match(rest[0].text):
        return False
    if _COLON.search(line.text):
        return True
    if line.text.endswith(_SENTENCE_ENDS) or _mark(line):
        return False
    if _mark(rest[0]) in _FIRST:
        return True
    return _lost_a_glyph(line, rest, right)


def _lost_a_glyph(line: Line, rest: Sequence[Line], right: float) -> bool:
    """Whether the first of these items has no mark left: it was begun though there was room, and marked ones follow."""
    first, *more = rest
    if not _had_room(line, first, right) or _COLON.search(first.text) or not more:
        return False
    wrapped = len(more) > 1 and not _had_room(first, more[0], right)
    return "glyph" in (_mark(more[0]), _mark(more[1]) if wrapped else None)


def _in_a_sentence(line: Line, text: str, start: int) -> PaperList | None:
    """A list whose items stand in one sentence, parted by semicolons."""
    colon = line.start + line.text.index(":") + 1
    low, high = next(
        (
            (low, high)
            for low, high in _spans(text, line.start, line.end + LONGEST_ITEM)
            if low < colon < high
        ),
        (colon, colon),
    )
    pieces = [m.span() for m in re.finditer(r"[^;]+", text[colon:high])]
    if len(pieces) <= SAME_LINE:
        return None
    items = tuple(_stripped(text, colon + one, colon + other) for one, other in pieces)
    counted = count_in(text[low:colon])
    return PaperList(
        _opening(text, start, colon),
        tuple(i for i in items if i[0] < i[1]),
        counted.number if counted else None,
    )


def _spans(text: str, start: int, end: int) -> Iterator[Span]:
    return ((start + low, start + high) for low, high in split_sentences(text[start:end]))


def _stripped(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _opening(text: str, start: int, end: int) -> Span:
    """The sentence that ends where a list begins; one that says only "They are:" takes the one before with it."""
    spans = list(_spans(text, max(start, end - OPENING_CHARS), end))
    if not spans:
        return start, end
    low = spans[-1][0]
    if len(spans) > 1 and _LEANS.match(text, low):
        low = spans[-2][0]
    return low, end


def _right_edge(lines: Sequence[Line], index: int) -> float:
    """How far right the lines about this one reach, in its column."""
    own = lines[index]
    near = lines[max(index - 6, 0) : index + 16]
    return max(line.right for line in near if line.page != own.page or line.left < own.right)


_FIRST: Final = ("glyph", "1", "a", "i")


def _mark(line: Line) -> str | None:
    """What an item is marked with: "glyph", its number or letter; None for a line without a mark."""
    return _printed_mark(line.text) or ("glyph" if line.is_led else None)


def _printed_mark(text: str) -> str | None:
    if _GLYPH.match(text):
        return "glyph"
    numbered = _NUMBER.match(text)
    return numbered.group("number") if numbered else None


def _items(lines: Sequence[Line], opening: Line, stated: int | None, right: float, text: str) -> list[Span]:
    """The spans of the items that these lines begin with."""
    first = lines[0]
    marked = _mark(first) is not None
    if (
        not marked
        and first.left < opening.left + INDENT
        and not (stated or first.left > opening.left - INDENT)
    ):
        return []
    rule = _Rule(first, opening, marked, right)
    items: list[Span] = [(first.start, first.end)]
    previous, last_mark = first, _mark(first)
    for index, line in enumerate(lines[1:], start=1):
        is_full = stated is not None and not marked and len(items) == stated
        said = rule.reads(previous, line, last_mark)
        if said == "end" and rule.goes_on(previous, line, lines[index + 1 : index + 3]):
            said = "more"
        if said == "end" or (said == "item" and (is_full or len(items) >= MOST_ITEMS)):
            break
        if said == "item":
            items.append((line.start, line.end))
            last_mark = _mark(line)
        else:
            items[-1] = (items[-1][0], line.end)
        if items[-1][1] - items[-1][0] > LONGEST_ITEM:
            return items[:-1]
        previous = line
    return items if rule.is_set_in or stated else _short(items, text)


def _short(items: Sequence[Span], text: str) -> list[Span]:
    """The items before the first that reads like a paragraph: of unmarked lines at the margin only these are a list."""

    def is_item(span: Span) -> bool:
        return span[1] - span[0] <= UNMARKED_CHARS and text[span[1] - 1] != ":"

    return list(takewhile(is_item, items))


@dataclass(frozen=True)
class _Rule:
    """How the lines after a list's first are told: another item, more of the last one, or the end."""

    first: Line
    opening: Line
    marked: bool
    right: float

    @property
    def is_set_in(self) -> bool:
        return self.marked or self.first.left >= self.opening.left + INDENT

    def reads(self, previous: Line, line: Line, last: str | None) -> str:
        """What a line is: "item", "more" of the last item, or the "end" of the list."""
        mark = _mark(line)
        if mark is not None and self.marked:
            return self._marked(line, mark, last)
        if _PARAGRAPH.match(line.text) or _is_heading(line.text):
            return "end"
        if mark is not None:
            return "item" if abs(line.left - self.first.left) <= OUTDENT else "end"
        return self._unmarked(previous, line)

    def goes_on(self, previous: Line, line: Line, following: Sequence[Line]) -> bool:
        """Whether a line that seems to begin something new stands between two marked items, and so is of the first."""
        if not self.marked or _mark(line) or _PARAGRAPH.match(line.text) or _is_heading(line.text):
            return False
        near = line.page == previous.page and line.top - previous.top <= GAP * previous.height
        return near and any(
            _mark(other) == "glyph" == _mark(self.first) and abs(other.left - self.first.left) < INDENT
            for other in following
        )

    def _marked(self, line: Line, mark: str, last: str | None) -> str:
        is_under = line.page == self.first.page and line.left > self.first.left + OUTDENT
        if is_under:
            return "more"
        if mark == "glyph":
            return "item" if last == "glyph" else "more" if line.left > self.first.left else "end"
        return "item" if last is not None and follows(last, mark) else "end"

    def _unmarked(self, previous: Line, line: Line) -> str:
        is_turned = line.page != previous.page
        starts_low = line.text[0].islower()
        gap = not is_turned and line.top - previous.top > GAP * max(previous.height, line.height)
        afresh = self._starts_afresh(previous, line)
        if self.marked:
            if line.left < self.first.left - OUTDENT and not is_turned:
                return "end"
            return "end" if (gap or afresh) and not starts_low else "more"
        if gap and not starts_low and not self.is_set_in:
            return "end"
        if line.left < self.first.left - INDENT:
            return "end"
        if line.left > self.first.left + INDENT or not afresh:
            return "more"
        return "item"

    def _starts_afresh(self, previous: Line, line: Line) -> bool:
        """Whether a line begins something new: the one before it had room for its first word, or was over."""
        if _LAST_AND.search(previous.text):
            return True
        if line.text[0].islower() and not self.first.text[0].islower():
            return False
        return _had_room(previous, line, self.right) or (previous.text.endswith(_ENDS) and not self.marked)


def _had_room(previous: Line, line: Line, right: float) -> bool:
    """Whether the first word of a line would have fitted on the line before it."""
    width = (line.right - line.left) * len(line.text.split()[0]) / len(line.text)
    return previous.right + width + previous.height / 3 < right


def _is_heading(text: str) -> bool:
    """Whether a line is a heading in capitals: "4.0 POLICY IMPLICATIONS", "RESOLVED: That"."""
    letters = [c for c in text.split(":")[0] if c.isalpha()]
    return len(letters) > 5 and all(c.isupper() for c in letters)


_ROMANS: Final = (
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
    "xv",
)


def follows(last: str, mark: str) -> bool:
    """Whether a number or letter is the next after the last one: 3 after 2, iv after iii, d after c."""
    if last.isdigit() and mark.isdigit():
        return int(mark) == int(last) + 1
    romans = [pair for pair in pairwise(_ROMANS) if pair == (last, mark)]
    return bool(romans) or (len(last) == len(mark) == 1 and ord(mark) == ord(last) + 1)


def _parted(items: Sequence[Span], text: str) -> Iterator[Span]:
    """The items once more, parted where a glyph stands inside a line."""
    for start, end in items:
        cuts = [start, *(m.start() for m in _INSIDE.finditer(text, start + 1, end)), end]
        for low, high in pairwise(cuts):
            span = _stripped(text, low, high)
            if span[0] < span[1]:
                yield span


def words_of(text: str, item: Span) -> Span:
    """An item without its glyph or number."""
    start, end = item
    mark = _GLYPH.match(text, start) or _NUMBER.match(text, start)
    return _stripped(text, mark.end(), end) if mark and mark.end() < end else item
