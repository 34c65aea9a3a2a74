"""Rules made into grids, and a page's characters put into their cells.

The cells are found by pdfplumber's functions (pdfplumber.table, after Nurminen 2013); the characters are pdfium's,
each in the cell that its centre stands in. What the rows and columns mean is left to heads.py.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from core.domain import Box, Page
from ingest.tables.model import Span
from ingest.tables.rules import Drawn, Edge, Fill, edge

TOLERANCE = 3.0
"""pdfplumber's own default for snapping, joining and crossing, in points."""
SHORTEST_EDGE = 3.0
MOST_CROSSINGS = 4000
"""Finding cells takes the square of this; more crossings than this are a drawing's."""
MOST_PAIRS = 400_000


@dataclass
class GridCell:
    """A rectangle of the grid and the offsets of the characters in it."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    offsets: list[int] = field(default_factory=list)
    rating: str | None = None


@dataclass
class Grid:
    """The cells of one ruled table on one page."""

    page: Page
    box: Box
    lefts: tuple[float, ...]
    tops: tuple[float, ...]
    cells: list[GridCell]
    open_top: bool = False
    open_bottom: bool = False

    @property
    def columns(self) -> int:
        return len(self.lefts)

    def row(self, number: int) -> Iterator[GridCell]:
        """Yield the cells that touch a row, left to right, merged ones from rows above included."""
        touching = (cell for cell in self.cells if cell.row <= number < cell.row + cell.row_span)
        yield from sorted(touching, key=lambda cell: cell.column)


def find_grids(page: Page, drawn: Drawn) -> list[Grid]:
    """Grids on a page, top to bottom, with the page's characters in their cells; no character is in two."""
    edges = _merged(drawn.edges)
    closed = list(_closing_edges(edges))
    grids = [_grid(page, cells, closed) for cells in _cell_groups([*edges, *closed])]
    # the smallest first: what stands in an inner table is not the outer one's
    taken: set[int] = set()
    for grid in sorted(grids, key=_area):
        _put_characters(grid, page, taken)
        _put_ratings(grid, drawn.fills)
    return sorted(grids, key=lambda grid: (grid.box[1], grid.box[0]))


def _merged(edges: Sequence[Edge]) -> list[Edge]:
    long_enough = [e for e in edges if max(e["width"], e["height"]) >= 1.0]
    if not long_enough:
        return []
    merged: list[Edge] = merge_edges(long_enough, TOLERANCE, TOLERANCE, TOLERANCE, TOLERANCE)
    return [e for e in merged if max(e["x1"] - e["x0"], e["bottom"] - e["top"]) >= SHORTEST_EDGE]


def _closing_edges(edges: Sequence[Edge]) -> Iterator[Edge]:
    """Yield the edges that a table lacks where a page turn cut it, or where its sides are left open."""
    level = [e for e in edges if e["orientation"] == "h"]
    upright = [e for e in edges if e["orientation"] == "v"]
    if len(level) * len(upright) > MOST_PAIRS:
        return
    crossed = [v for v in upright if any(_cross(v, h) for h in level)]
    for group in _open_ends(crossed, level, ("top", "bottom"), "x0"):
        xs = [x for x, _ in group]
        y = sum(y for _, y in group) / len(group)
        yield edge(min(xs), y, max(xs), y)
    crossing = [h for h in level if any(_cross(v, h) for v in upright)]
    for group in _open_ends(crossing, upright, ("x0", "x1"), "top"):
        ys = [y for y, _ in group]
        x = sum(x for _, x in group) / len(group)
        yield edge(x, min(ys), x, max(ys))


def _cross(upright: Edge, level: Edge) -> bool:
    return bool(
        level["x0"] - TOLERANCE <= upright["x0"] <= level["x1"] + TOLERANCE
        and upright["top"] - TOLERANCE <= level["top"] <= upright["bottom"] + TOLERANCE
    )


def _open_ends(
    edges: Sequence[Edge], others: Sequence[Edge], ends: tuple[str, str], place: str
) -> Iterator[list[tuple[float, float]]]:
    """Yield groups of (place, end) of parallel edges that end side by side where nothing crosses them."""
    for end in ends:
        loose = [(e[place], e[end]) for e in edges if not any(_meets(e, end, other) for other in others)]
        loose.sort(key=lambda pair: pair[1])
        for group in _clusters(loose):
            if max(at for at, _ in group) - min(at for at, _ in group) > TOLERANCE * 2:
                yield group


def _meets(one: Edge, end: str, other: Edge) -> bool:
    """Whether `other` runs through that end of `one`."""
    if one["orientation"] == "v":
        near = abs(other["top"] - one[end]) <= TOLERANCE
        return bool(near and other["x0"] - TOLERANCE <= one["x0"] <= other["x1"] + TOLERANCE)
    near = abs(other["x0"] - one[end]) <= TOLERANCE
    return bool(near and other["top"] - TOLERANCE <= one["top"] <= other["bottom"] + TOLERANCE)


def _clusters(pairs: Iterable[tuple[float, float]]) -> Iterator[list[tuple[float, float]]]:
    """Yield runs of pairs, sorted by their second number, in which it moves by no more than the tolerance."""
    group: list[tuple[float, float]] = []
    for pair in pairs:
        if group and pair[1] - group[-1][1] > TOLERANCE:
            yield group
            group = []
        group.append(pair)
    if group:
        yield group


def _cell_groups(edges: list[Edge]) -> list[list[Box]]:
    """Rectangles, grouped into tables."""
    level = sum(e["orientation"] == "h" for e in edges)
    if level * (len(edges) - level) > MOST_PAIRS:
        return []
    crossings = edges_to_intersections(edges, TOLERANCE, TOLERANCE)
    if len(crossings) > MOST_CROSSINGS:
        return []
    groups: list[list[Box]] = [
        [(float(a), float(b), float(c), float(d)) for a, b, c, d in group]
        for group in cells_to_tables(intersections_to_cells(crossings))
    ]
    return groups


def _grid(page: Page, boxes: list[Box], closed: Sequence[Edge]) -> Grid:
    lefts = tuple(sorted({box[0] for box in boxes}))
    tops = tuple(sorted({box[1] for box in boxes}))
    around = (lefts[0], tops[0], max(box[2] for box in boxes), max(box[3] for box in boxes))
    cells = [_cell(box, lefts, tops) for box in sorted(boxes, key=lambda box: (box[1], box[0]))]
    return Grid(
        page=page,
        box=around,
        lefts=lefts,
        tops=tops,
        cells=cells,
        open_top=_is_open(closed, around, 1),
        open_bottom=_is_open(closed, around, 3),
    )


def _is_open(closed: Sequence[Edge], box: Box, side: int) -> bool:
    return any(
        e["orientation"] == "h"
        and abs(e["top"] - box[side]) <= TOLERANCE
        and e["x0"] < box[2]
        and e["x1"] > box[0]
        for e in closed
    )


def _cell(box: Box, lefts: Sequence[float], tops: Sequence[float]) -> GridCell:
    column, row = lefts.index(box[0]), tops.index(box[1])
    return GridCell(
        row=row,
        column=column,
        row_span=max(1, sum(top < box[3] - TOLERANCE / 2 for top in tops[row:])),
        column_span=max(1, sum(left < box[2] - TOLERANCE / 2 for left in lefts[column:])),
        box=box,
    )


def _area(grid: Grid) -> float:
    return (grid.box[2] - grid.box[0]) * (grid.box[3] - grid.box[1])


def _put_characters(grid: Grid, page: Page, taken: set[int]) -> None:
    owners = _owners(grid)
    x0, top, x1, bottom = grid.box
    for offset, box in enumerate(page.boxes):
        if box is None or offset in taken:
            continue
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        if not (x0 <= x <= x1 and top <= y <= bottom):
            continue
        cell = owners.get((bisect_right(grid.tops, y) - 1, bisect_right(grid.lefts, x) - 1))
        if cell is not None:
            cell.offsets.append(offset)
            taken.add(offset)


def _owners(grid: Grid) -> dict[tuple[int, int], GridCell]:
    """The cell of each (row, column); a merged cell has several."""
    return {
        (row, column): cell
        for cell in grid.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }


def _put_ratings(grid: Grid, fills: Sequence[Fill]) -> None:
    """Give each cell without words the colour drawn in it, if that is one of a traffic light's."""
    coloured = [fill for fill in fills if fill.colour is not None]
    for cell in grid.cells if coloured else ():
        if not cell.offsets:
            # the last drawn lies on top: a light on a shaded cell
            cell.rating = next(
                (fill.colour for fill in reversed(coloured) if _lies_in(fill.box, cell.box)), None
            )


def _lies_in(inner: Box, outer: Box) -> bool:
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    small = inner[2] - inner[0] <= outer[2] - outer[0] + 2 * TOLERANCE
    return small and outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]


def spans_of(offsets: Sequence[int], text: str) -> tuple[Span, ...]:
    """Ranges that hold the characters at these offsets, and nothing else but the white space between them."""
    spans: list[Span] = []
    for offset in sorted(offsets):
        if spans and not text[spans[-1][1] : offset].strip():
            spans[-1] = (spans[-1][0], offset + 1)
        else:
            spans.append((offset, offset + 1))
    return tuple(spans)
