"""Tables of a paper, as an overlay on its pages' text: which characters belong to which cell.

Ruled tables come from the page's rules (rules.py, grid.py, ruled.py), others from the places and the order of the
words (unruled.py, with value_lines.py, columns.py and placed_heads.py, where rows end in figures; gutters.py where they
end in words). heads.py finds the heads of grids, carry.py takes them over page turns, assemble.py makes the rows,
sideways.py names those whose wording stands on the page before.
The text of record stays pdfium's: nothing here changes or re-orders it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2 as pdfium

from core.domain import Box, Page
from ingest.pages import open_pdf
from ingest.tables.assemble import assemble, joins
from ingest.tables.captions import heading_above, nothing_above, nothing_below, unit_above
from ingest.tables.carry import carry_heads
from ingest.tables.draft import Draft, is_table, with_left_over
from ingest.tables.gutters import gutter_drafts
from ingest.tables.lines import PrintedLine, outside, printed_lines, without_furniture
from ingest.tables.listed import listed_drafts
from ingest.tables.model import LeftOver, PageArea, RowKind, Span, Table, TableCell, TableRow
from ingest.tables.ruled import ruled_drafts
from ingest.tables.rules import Drawn, read_rules
from ingest.tables.sideways import with_wordings
from ingest.tables.unruled import unruled_drafts

__all__ = ["LeftOver", "PageArea", "RowKind", "Span", "Table", "TableCell", "TableRow", "find_tables"]


def find_tables(path: Path, pages: Sequence[Page]) -> tuple[Table, ...]:
    """Tables in reading order; every offset in them counts characters of its own page's text.

    Raises UnreadablePdf or PasswordNeeded, as reading the pages did.
    """
    with open_pdf(path) as document:
        ruled = {page.number: ruled_drafts(page, _drawn(document, page)) for page in pages}
    lines = {page.number: printed_lines(page, _grids(ruled[page.number])) for page in pages}
    lines = without_furniture(pages, lines)
    listed = listed_drafts(pages, lines)
    found: list[Draft] = []
    last = PageLines()
    for page in pages:
        known = [*ruled[page.number], *listed.get(page.number, ())]
        free = outside(lines[page.number], [draft.box for draft in known if not draft.ruled])
        known += gutter_drafts(page, free)
        free = outside(free, [draft.box for draft in known if not draft.ruled])
        drafts = [*known, *unruled_drafts(page, free, last.free)]
        drafts.sort(key=lambda draft: (draft.box[1], draft.box[0]))
        around = outside(lines[page.number], [draft.box for draft in drafts])
        found.extend(_with_surroundings(drafts, around, last.around))
        last = PageLines(around, free)
    tables = with_left_over(_tables_among(carry_heads(found)))
    return with_wordings([assemble(parts) for parts in _over_page_turns(tables)])


def _tables_among(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts that are tables, or go on with one: the tail of a row may be one cell."""
    kept: list[Draft] = []
    for draft in drafts:
        if is_table(draft) or (kept and draft.open_top and joins(kept[-1], draft)):
            kept.append(draft)
    return kept


def _grids(drafts: Sequence[Draft]) -> list[Box]:
    """Rectangles of the grids; a box of one column may hold an unruled table."""
    return [draft.box for draft in drafts if draft.columns > 1]


@dataclass(frozen=True)
class PageLines:
    """What the next page may look back at: lines around this page's tables, and lines that may hold heads."""

    around: Sequence[PrintedLine] = ()
    free: Sequence[PrintedLine] = ()


def _drawn(document: pdfium.PdfDocument, page: Page) -> Drawn:
    """What is drawn on a page; nothing where the page has no text to put into cells, or cannot be loaded."""
    if not page.text:
        return Drawn()
    try:
        loaded = document[page.number - 1]
    except pdfium.PdfiumError:
        return Drawn()
    try:
        return read_rules(loaded)
    finally:
        loaded.close()


def _with_surroundings(
    drafts: Sequence[Draft], lines: Sequence[PrintedLine], before: Sequence[PrintedLine]
) -> Iterator[Draft]:
    """Yield the drafts with the heading above each; at the top of a page, the last heading of the page before."""
    for draft in drafts:
        caption = draft.caption or heading_above(lines, draft.box[1])
        if caption is None and before and nothing_above(lines, draft.box):
            caption = heading_above(before, before[-1].box[3])
        begins, ends = nothing_above(lines, draft.box), nothing_below(lines, draft.box)
        unit = draft.unit or unit_above(lines, draft.box[1])
        yield replace(draft, caption=caption, unit=unit, begins_page=begins, ends_page=ends)


def _over_page_turns(drafts: Sequence[Draft]) -> Iterator[list[Draft]]:
    """Yield the parts of each table: several where it runs on over a page turn."""
    parts: list[Draft] = []
    for draft in drafts:
        if parts and not joins(parts[-1], draft):
            yield parts
            parts = []
        parts.append(draft)
    if parts:
        yield parts
