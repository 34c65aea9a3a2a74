"""Lists of measures whose table lost its rules and columns: reference, measure, values, commentary, one after another.

A line that begins with "Ref" opens the heads, a reference opens a row, "Supporting commentary" its remarks. Values are
put under heads only where their number leaves one way to do it: columns of drawn symbols leave no words, so that a
row with fewer values than columns says nothing about which is missing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from core.domain import Page
from ingest.tables.draft import Draft, DraftCell
from ingest.tables.flat_heads import all_heads, head_blocks, is_symbol_head
from ingest.tables.heads import HeadRows
from ingest.tables.lines import PrintedLine, Word, around, spans_of_words
from ingest.tables.values import leading_values, text_of_words, trailing_values
from ingest.tables.words import is_blank_value, is_commentary_opening, is_value, shape_of

_HEAD = re.compile(r"ref(?:erence)?(?:\s?no)?\b[.:]?(?:\s|$)", re.IGNORECASE)
_REFERENCE = re.compile(
    r"([A-Z]{1,6})[ -]?\d{1,3}(?:(?:[ .]|(?=[a-z]\b))(?:\d{1,3}[a-z]?|[a-z]))?(?=[\s.:]|$)"
)
_SECOND_HALF = re.compile(r"\d{1,3}[a-z]?")
_ENDS = re.compile(
    r"(?i:(?:service |strategic )?objective|priority|appendix|theme|aim)\b.*[:(]"
    r"|\d{1,2}\.\d{1,2}\s+[A-Z]|REPORT TO\b|[A-Z][A-Z ,&’'-]{14,}$"
)
MOST_HEAD_LINES = 14
LONGEST_HEAD_LINE = 40
MOST_LINES_TO_ROW = 60
"""Heads printed anew may stand amid a commentary, far above the next row."""
FEWEST_ROWS = 2
FEWEST_COLUMNS = 3
"""Heads parted by gaps into so many stand over columns that were not lost."""
MOST_WORDS_IN_VALUE = 8
COMMENTARY = -1
UNPLACED = -2


@dataclass
class _Part:
    """Lines that belong together: heads, a row, or a row's commentary."""

    kind: str
    lines: list[PrintedLine] = field(default_factory=list)
    reference: int = 0
    """How many words of a row are its reference."""


@dataclass
class _List:
    """One list: its heads and what stands under them, up to the next heads."""

    heads: _Part
    parts: list[_Part] = field(default_factory=list)

    @property
    def rows(self) -> int:
        return sum(part.kind == "row" for part in self.parts)


def listed_drafts(
    pages: Sequence[Page], printed: Mapping[int, Sequence[PrintedLine]]
) -> dict[int, list[Draft]]:
    """Drafts of the lists of measures in these lines, by page; a list over several pages gives several."""
    by_page: dict[int, list[Draft]] = {}
    numbered = {page.number: page for page in pages}
    for found in _lists([line for page in pages for line in printed[page.number]]):
        if found.rows >= FEWEST_ROWS or (found.rows and all_heads(head_blocks(found.heads.lines))):
            for draft in _drafts(found, numbered):
                by_page.setdefault(draft.page.number, []).append(draft)
    return by_page


def _lists(lines: Sequence[PrintedLine]) -> Iterator[_List]:
    """Yield the lists in a run of lines."""
    at = 0
    while at < len(lines):
        if _HEAD.match(lines[at].text) and len(list(lines[at].segments())) < FEWEST_COLUMNS:
            found, at = _read_list(lines, at)
            if found is not None:
                yield found
        else:
            at += 1


def _read_list(lines: Sequence[PrintedLine], at: int) -> tuple[_List | None, int]:
    """The list whose heads begin at a line, and the number of the line after it."""
    window = range(at + 1, min(at + MOST_HEAD_LINES, len(lines)))
    first = next((n for n in window if _reference(lines, n) or is_commentary_opening(lines[n].text)), None)
    if first is None or any(len(line.text) > LONGEST_HEAD_LINE for line in lines[at:first]):
        return None, at + 1
    found = _List(_Part("head", list(lines[at:first])))
    row = next(
        (n for n in range(first, min(first + MOST_LINES_TO_ROW, len(lines))) if _reference(lines, n)), None
    )
    if row is None:
        return None, at + 1
    kin = _kin(lines, row)
    at = first
    while at < len(lines) and not _HEAD.match(lines[at].text) and not _ENDS.match(lines[at].text):
        at = _add_line(found, lines, at, kin)
    return found, at


def _reference(lines: Sequence[PrintedLine], at: int) -> tuple[str, int] | None:
    """The reference that a line begins with and its number of words; it may go on in the next line."""
    found = _REFERENCE.match(lines[at].text)
    if found is None:
        return None
    reference = found.group()
    alone = reference == lines[at].text
    if alone and at + 1 < len(lines) and _SECOND_HALF.fullmatch(lines[at + 1].text):
        return f"{reference} {lines[at + 1].text}", len(reference.split()) + 1
    return reference, len(reference.split())


def _kin(lines: Sequence[PrintedLine], at: int) -> tuple[str, str]:
    """What the references of one list share: their letters and their shape."""
    reference = (_reference(lines, at) or ("", 0))[0]
    return re.match(r"[A-Z]*", reference).group(), shape_of(reference)  # type: ignore[union-attr]


def _add_line(found: _List, lines: Sequence[PrintedLine], at: int, kin: tuple[str, str]) -> int:
    """Put a line where it belongs; the number of the next line."""
    line = lines[at]
    reference = _reference(lines, at)
    if reference is not None and _kin(lines, at) == kin:
        halves = 2 if reference[0] != line.text and reference[0].startswith(f"{line.text} ") else 1
        found.parts.append(_Part("row", list(lines[at : at + halves]), reference[1]))
        return at + halves
    if is_commentary_opening(line.text):
        found.parts.append(_Part("commentary", [line]))
    else:
        found.parts[-1].lines.append(line)
    return at + 1


def _drafts(found: _List, pages: Mapping[int, Page]) -> Iterator[Draft]:
    """Yield one draft a page of a list."""
    known = all_heads(head_blocks(found.heads.lines))
    label, values = known if known is not None else (None, ())
    # the first two columns are the reference and the measure
    names = (label.split()[0], label.partition(" ")[2] or None) if label else (None, None)
    heads = (*names, *values)
    rows = [row for part in (found.heads, *found.parts) for row in _rows(part, pages, values)]
    cut = {after.page for before, after in pairwise(rows) if before.page != after.page and after.goes_on}
    for number, group in groupby(rows, key=lambda row: row.page):
        draft = _draft(pages[number], list(group), heads, found.heads.lines[0].page)
        # `rows` turn the page where a row does: the page after is the next with rows
        following = next((row.page for row in rows if row.page > number), 0)
        yield replace(draft, open_top=number in cut, open_bottom=following in cut)


@dataclass(frozen=True)
class _Row:
    """One page's part of a row."""

    page: int
    kind: str
    cells: tuple[DraftCell, ...]
    words: tuple[Word, ...]
    goes_on: bool = False
    """It is the rest of a row begun on an earlier page."""


def _draft(page: Page, rows: Sequence[_Row], heads: tuple[str | None, ...], heads_page: int) -> Draft:
    lead = sum(row.kind == "head" for row in rows)
    return Draft(
        page=page,
        box=around(word.box for row in rows for word in row.words),
        lefts=tuple(float(column) for column in range(len(heads))),
        rows=tuple(row.cells for row in rows),
        ruled=False,
        certain=True,
        head_runs=(HeadRows(0, lead, heads),) if lead else (),
        carried=None if lead else heads,
        heads_page=heads_page if any(heads) else None,
    )


def _rows(part: _Part, pages: Mapping[int, Page], heads: Sequence[str]) -> Iterator[_Row]:
    """Yield the rows that a part makes, one a page it stands on; heads make one a line."""
    words = [(line.page, word) for line in part.lines for word in line.words]
    if part.kind == "head":
        for line in part.lines:
            cell = _cell(pages[line.page], 0, line.words, span=len(heads) + 2)
            yield _Row(line.page, part.kind, (cell,), line.words)
        return
    columns = _columns(part, heads) if part.kind == "row" else [COMMENTARY] * len(words)
    placed = zip(columns, words, strict=True)
    for number, group in groupby(placed, key=lambda item: item[1][0]):
        here = [(column, word) for column, (_, word) in group]
        cells = tuple(_cells(pages[number], here, len(heads)))
        yield _Row(number, part.kind, cells, tuple(word for _, word in here), number != part.lines[0].page)


def _cells(page: Page, words: Sequence[tuple[int, Word]], values: int) -> Iterator[DraftCell]:
    """Yield the cells of one page's part of a row: words of one column each."""
    for column, group in groupby(words, key=lambda item: item[0]):
        run = [word for _, word in group]
        if column == COMMENTARY:
            yield _cell(page, 0, run, span=values + 2, commentary=True)
        elif column == UNPLACED:
            yield _cell(page, 2, run, span=max(values, 1), unplaced=True)
        elif column < UNPLACED:
            # each value by itself, in the order of print; which of the heads it stands under is not known
            yield _cell(page, 2 + UNPLACED - 1 - column, run, unplaced=True)
        else:
            yield _cell(page, column, run)


def _cell(
    page: Page,
    column: int,
    words: Sequence[Word],
    span: int = 1,
    commentary: bool = False,
    unplaced: bool = False,
) -> DraftCell:
    spans = spans_of_words(words, page.text)
    return DraftCell(column, span, text_of_words(words), spans, unplaced=unplaced, commentary=commentary)


def _columns(part: _Part, heads: Sequence[str]) -> list[int]:
    """The column of each word of a row: 0 the reference, 1 the measure, then the values'."""
    words = [word for line in part.lines for word in line.words]
    start = max(_start_of_values(part.lines, part.reference), part.reference)
    label = [0] * part.reference + [1] * (start - part.reference)
    values = _values(words[start:])
    if values is None:
        return label + [UNPLACED] * (len(words) - start)
    places = _places(values, heads)
    return label + [place for place, value in zip(places, values, strict=True) for _ in value]


def _start_of_values(lines: Sequence[PrintedLine], reference: int) -> int:
    """The number of the first word of a row that is a value and no part of the measure's name."""
    before = 0
    for number, line in enumerate(lines):
        label, values = trailing_values(line.words)
        named = len(values) > 1 or (values and label and label[-1].text.endswith(")"))
        if before >= reference and number > 0 and _opens_values(line, lines[number + 1 :]):
            return before
        if named and before + len(label) > reference:
            return before + len(label)
        before += len(line.words)
    return before


def _opens_values(line: PrintedLine, following: Sequence[PrintedLine]) -> bool:
    """Whether a line begins with a value: "94% N/A", and not "12 months, snapshot"."""
    words = [*line.words, *(word for later in following[:1] for word in later.words)]
    first, second = words[0].text, words[1].text if len(words) > 1 else ""
    if first.lower() == "refer" and second.lower().startswith("comment"):
        return True
    alone = len(line.words) == 1
    return is_value(first) and (alone or not second[:1].islower())


def _values(words: Sequence[Word]) -> list[Sequence[Word]] | None:
    """The values in a run of words, one of which may be in words; None where they cannot be told apart."""
    first, rest = leading_values(words)
    if not rest:
        return first
    # words on a line of their own may belong to the value above them as well as to the next
    if len(first) < 2 or not _on_one_line(first[-1][-1], rest[0]):
        return None
    middle, last = trailing_values(rest)
    while last and not is_blank_value(text_of_words(last[0])):
        middle, last = [*middle, *last[0]], last[1:]
    # a blank value amid words shows that they are several cells
    if len(middle) > MOST_WORDS_IN_VALUE or any(is_blank_value(word.text) for word in middle):
        return None
    return [*first, middle, *last] if middle else [*first, *last]


def _on_one_line(one: Word, other: Word) -> bool:
    return one.box[1] < other.box[3] and other.box[1] < one.box[3]


def _places(values: Sequence[Sequence[Word]], heads: Sequence[str]) -> list[int]:
    """The column of each value, counted from 2; one of its own below UNPLACED where their number leaves it open."""
    worded = [number for number, head in enumerate(heads) if not is_symbol_head(head)]
    if len(values) == len(heads):
        return [number + 2 for number in range(len(heads))]
    extra = values[len(worded) :]
    blank = all(is_blank_value(text_of_words(value)) for value in extra)
    if len(worded) <= len(values) < len(heads) and blank:
        return [number + 2 for number in worded] + [
            UNPLACED - 1 - number for number in range(len(worded), len(values))
        ]
    if len(values) > len(heads):
        return [UNPLACED] * len(values)
    return [UNPLACED - 1 - number for number in range(len(values))]
