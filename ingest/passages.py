"""Pages cut into passages: what is searched and quoted as a whole.

Every passage is an exact slice of the document text. Table rows that stand together in the text are passages of
their own; the rest is packed statement by statement. Nothing is lost but white space, and nothing is doubled but one
stated overlap: a statement that runs over a page turn is repeated in the next page's first passage, which then cites
both pages. Another is the tail of a statement too long for one passage: it is cut between words, not repeated.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, groupby

from core.domain import Document, DocumentText, Frozen, Page, Passage, PassageKind, Period
from core.sentences import split_sentences
from ingest.outline import Position
from ingest.reporting import ReportingPeriods, cells_with_periods, days_spoken_of
from ingest.rows import RowSpan
from ingest.word_pieces import CountWordPieces

MODEL_WORD_PIECES = 256  # all-MiniLM-L6-v2 cuts its input here
SPECIAL_WORD_PIECES = 2  # [CLS] and [SEP]
_MINUTE_NUMBER = re.compile(r"[A-Z]+ ?\d+")
SMALL = 40  # word pieces: a section with fewer joins the next, since few words embed badly


class _Unit(Frozen):
    """A statement or row: the smallest piece that is kept whole; offsets in the document text."""

    page: int
    start: int
    end: int
    position: Position
    row: RowSpan | None = None


def split_passages(
    document: Document,
    pages: Sequence[Page],
    positions: Sequence[Position],
    rows: Sequence[RowSpan],
    count_word_pieces: CountWordPieces,
    budget: int,
    periods: ReportingPeriods,
) -> tuple[Passage, ...]:
    """Passages in the order of the text, each of at most `budget` word pieces, with its context at most 256."""
    whole = DocumentText(pages=tuple(page.text for page in pages))
    cutter = _Cutter(document, whole, count_word_pieces, budget, periods)
    by_page = {
        number: list(group) for number, group in groupby(positions, key=lambda position: position.page)
    }
    rows_by_page = {number: list(group) for number, group in groupby(rows, key=lambda row: row.page)}
    passages: list[Passage] = []
    carried: _Unit | None = None
    for page, offset in zip(pages, whole.starts, strict=True):
        units = list(_units(page, offset, by_page.get(page.number, []), rows_by_page.get(page.number, [])))
        made = list(cutter.pack(units, carried))
        passages.extend(made)
        carried = _unfinished(units, whole.text)
    return tuple(passages)


def _minute_number(minute: str) -> str:
    """The "CYP 12" of "CYP 12 SCHOOL PLACES"."""
    number = _MINUTE_NUMBER.match(minute)
    return number.group() if number else minute.split()[0]


def _same_part(one: Position, other: Position) -> bool:
    return (one.item, one.report, one.minute) == (other.item, other.report, other.minute)


def _units(
    page: Page, offset: int, positions: Sequence[Position], rows: Sequence[RowSpan]
) -> Iterator[_Unit]:
    """The page's statements and rows in order, offsets in the document text."""
    for position in positions:
        at = position.start
        for row in (r for r in rows if position.start <= r.start < position.end):
            if row.start < at or row.end > position.end:
                continue  # a row cut by a heading is left to the statements
            yield from _statements(page, offset, position, at, row.start)
            if row.is_commentary:
                yield from _statements(page, offset, position, row.start, row.end, row)
            else:
                yield _Unit(
                    page=page.number,
                    start=offset + row.start,
                    end=offset + row.end,
                    position=position,
                    row=row,
                )
            at = row.end
        yield from _statements(page, offset, position, at, position.end)


def _statements(
    page: Page, offset: int, position: Position, start: int, end: int, row: RowSpan | None = None
) -> Iterator[_Unit]:
    for low, high in split_sentences(page.text[start:end]):
        first = offset + start
        yield _Unit(page=page.number, start=first + low, end=first + high, position=position, row=row)


def _unfinished(units: Sequence[_Unit], text: str) -> _Unit | None:
    """The page's last statement, when it seems to run on over the page turn."""
    for unit in reversed(units):
        words = text[unit.start : unit.end]
        if len(words) < 25 and any(c.isdigit() for c in words):
            continue  # a page number at the foot
        runs_on = unit.row is None and not words.rstrip().endswith((".", "!", "?", ":", ";"))
        return unit if runs_on and len(words) > 40 else None
    return None


def _kind(row: RowSpan | None, is_whole: bool) -> PassageKind:
    if row is not None and row.is_head:
        return PassageKind.TABLE_HEAD
    return PassageKind.TABLE_ROW if is_whole else PassageKind.PROSE


class _Cutter:
    """Packs units into passages and gives each its context."""

    def __init__(
        self,
        document: Document,
        whole: DocumentText,
        count: CountWordPieces,
        budget: int,
        periods: ReportingPeriods,
    ) -> None:
        self._document = document
        self._whole = whole
        self._count = count
        self._budget = budget
        self._periods = periods

    def pack(self, units: Sequence[_Unit], carried: _Unit | None) -> Iterator[Passage]:
        """Passages of one page; the first reaches back to `carried` when it carries on mid-sentence."""
        first = True
        for group in self._together(units):
            for run in self._runs(group):
                start = run[0].start
                if first and carried is not None and self._carries_on(carried, run):
                    start = carried.start
                first = False
                yield self._passage(run, start)

    def _together(self, units: Sequence[_Unit]) -> Iterator[list[_Unit]]:
        """Units that may share a passage: of one row, or of one section; a section of a few words joins the next."""
        waiting: list[_Unit] = []
        for key, found in groupby(
            units, key=lambda unit: (unit.position.start, unit.row.start if unit.row else None)
        ):
            group = list(found)
            if waiting and (key[1] is not None or not _same_part(waiting[-1].position, group[0].position)):
                yield waiting
                waiting = []
            waiting = [*waiting, *group]
            if (
                key[1] is not None
                or self._count(self._whole.text[waiting[0].start : waiting[-1].end]) >= SMALL
            ):
                yield waiting
                waiting = []
        if waiting:
            yield waiting

    def _carries_on(self, carried: _Unit, run: Sequence[_Unit]) -> bool:
        opening = next((u for u in run if not self._is_furniture(u)), run[0])
        text = self._whole.text
        return (
            run[0].row is None
            and text[opening.start].islower()
            and self._count(text[carried.start : run[-1].end]) <= self._budget
        )

    def _is_furniture(self, unit: _Unit) -> bool:
        words = self._whole.text[unit.start : unit.end]
        return len(words) < 25 and any(c.isdigit() for c in words)

    def _runs(self, units: Sequence[_Unit]) -> Iterator[list[_Unit]]:
        """Runs of units that fit the budget together; a unit that does not fit alone is cut between words."""
        run: list[_Unit] = []
        size = 0
        for unit in chain.from_iterable(map(self._fitting, units)):
            pieces = self._count(self._whole.text[unit.start : unit.end])
            if run and size + pieces > self._budget:
                yield run
                run, size = [], 0
            run.append(unit)
            size += pieces
        if run:
            yield run

    def _fitting(self, unit: _Unit) -> Iterator[_Unit]:
        text = self._whole.text
        if self._count(text[unit.start : unit.end]) <= self._budget:
            yield unit
            return
        start = unit.start
        while start < unit.end:
            end = self._cut(start, unit.end)
            if text[start:end].strip():
                yield unit.model_copy(update={"start": start, "end": end})
            start = end

    def _cut(self, start: int, end: int) -> int:
        """The furthest offset up to `end` such that text[start:offset] fits, between words where there is a space."""
        text = self._whole.text
        low, high = start + 1, end
        while low < high:
            middle = (low + high + 1) // 2
            if self._count(text[start:middle]) <= self._budget:
                low = middle
            else:
                high = middle - 1
        if low < end:
            space = max(text.rfind(" ", start + 1, low), text.rfind("\n", start + 1, low))
            low = space + 1 if space > start else low
        return low

    def _passage(self, run: Sequence[_Unit], start: int) -> Passage:
        position, row = run[-1].position, run[0].row
        whole_row = (
            row is not None and not row.is_commentary and run[0].end - run[0].start == row.end - row.start
        )
        end = run[-1].end
        text = self._whole.text[start:end]
        pages = [number for number, _, _ in self._whole.page_spans(start, end)]
        period = (
            self._periods.of_table(position, row.caption, row.caption_page or position.page)
            if row
            else self._periods.of_prose(position)
        )
        cells = cells_with_periods(row.cells, period) if row and whole_row else ()
        first_day, last_day = days_spoken_of(text, period, cells)
        return Passage(
            passage_id=f"{self._document.doc_id[:16]}-{start:07d}-{end:07d}",
            doc_id=self._document.doc_id,
            kind=_kind(row, whole_row),
            first_page=pages[0],
            last_page=pages[-1],
            start=start,
            end=end,
            text=text,
            context=self._context(position, row, period, self._count(text)),
            item=_minute_number(position.minute) if position.minute else position.item,
            section=position.section,
            period=period,
            first_day=first_day,
            last_day=last_day,
            cells=cells,
            heads_page=row.heads_page if row else None,
        )

    def _context(self, position: Position, row: RowSpan | None, period: Period | None, used: int) -> str:
        """Paper, date, item, section and heads, cut to what the model has room for beside the text."""
        document = self._document
        parts = [
            row.heads if row else None,
            position.section,
            position.minute,
            position.report,
            period.label if period else None,
            document.title,
            document.meeting_date.isoformat() if document.meeting_date else None,
            f"item {position.item}" if position.item else None,
        ]
        room = MODEL_WORD_PIECES - SPECIAL_WORD_PIECES - used - 1
        kept: list[str] = []
        for part in dict.fromkeys(" ".join(p.split()) for p in parts if p):
            cost = self._count(part) + 1
            if cost > room:
                continue
            kept.append(part)
            room -= cost
        return " | ".join(kept)
