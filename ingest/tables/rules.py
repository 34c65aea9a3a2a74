"""The rules and coloured shapes drawn on a page, read from pdfium's page objects.

Word processors draw a table's rules as lines, as thin filled rectangles, or as the outlines of boxes; all become
edges in the form that pdfplumber's table finder takes. What the edges enclose is left to grid.py.
"""

import colorsys
import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from core.domain import Box
from ingest.pages import Frame
from ingest.pdfium_calls import address_of, form_object, object_bounds, object_type, page_object, text_font

Edge = dict[str, Any]
Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]

THIN_POINTS = 3.0
"""A shape no thicker is a rule, as pdfplumber's snapping takes two edges that close for one."""
SKEW_POINTS = 1.0
ICON_POINTS = 12.0
"""A shape no larger either way is a tick box, a light or an arrow; cells are wider or higher."""
MOST_SHAPES = 6000
"""A page with more shapes is a drawing or a map: reading them all would take seconds and give no table."""
MOST_SEGMENTS = 400
DEEPEST_FORM = 6
IDENTITY: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled shape and the name of its colour; None for white, black and grey."""

    box: Box
    colour: str | None


@dataclass
class Drawn:
    """What is drawn on a page beside its text."""

    edges: list[Edge] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    bold: list[Box] = field(default_factory=list)
    """Around words in bold, on pages with edges."""


def read_rules(page: pdfium.PdfPage) -> Drawn:
    """Edges and coloured fills of a page, in points from the top-left of the page as displayed."""
    frame, drawn = Frame.of(page), Drawn()
    for count, (address, matrix) in enumerate(_objects(address_of(page.raw), raw.FPDF_PAGEOBJ_PATH)):
        if count >= MOST_SHAPES:
            return Drawn()
        path = _as_object(address)
        _read_path(path, _combined(_matrix_of(path), matrix), frame, drawn)
    if drawn.edges:
        drawn.bold.extend(_bold_boxes(page, frame))
    return drawn


def _objects(
    container: int, wanted: int, matrix: Matrix = IDENTITY, depth: int = 0
) -> Iterator[tuple[int, Matrix]]:
    """Yield the addresses of objects of one kind in a page or form, each with the matrix from there to PDF space."""
    count, get = (
        (raw.FPDFPage_CountObjects(_as_page(container)), page_object)
        if depth == 0
        else (raw.FPDFFormObj_CountObjects(_as_object(container)), form_object)
    )
    for index in range(count):
        found = get(container, index)
        kind = object_type(found)
        if kind == wanted:
            yield found, matrix
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST_FORM:
            yield from _objects(found, wanted, _combined(_matrix_of(_as_object(found)), matrix), depth + 1)


def _as_page(address: int) -> Any:
    return ctypes.cast(address, raw.FPDF_PAGE)


def _as_object(address: int) -> Any:
    return ctypes.cast(address, raw.FPDF_PAGEOBJECT)


def _bold_boxes(page: pdfium.PdfPage, frame: Frame) -> Iterator[Box]:
    """Yield the boxes of texts in a bold font."""
    known: dict[int | None, bool] = {}
    edges = [ctypes.c_float() for _ in range(4)]
    places = [ctypes.byref(side) for side in edges]
    for text, matrix in _objects(address_of(page.raw), raw.FPDF_PAGEOBJ_TEXT):
        font = text_font(text)
        if font not in known:
            known[font] = _is_bold(ctypes.cast(font, raw.FPDF_FONT))
        if known[font] and object_bounds(text, *places):
            left, bottom, right, top = (side.value for side in edges)
            yield _around([_shown(frame, matrix, left, bottom), _shown(frame, matrix, right, top)])


def _is_bold(font: Any) -> bool:
    """Whether a font's name or weight says bold."""
    name = ctypes.create_string_buffer(256)
    raw.FPDFFont_GetBaseFontName(font, name, 256)
    return (
        b"bold" in name.value.lower() or b"black" in name.value.lower() or raw.FPDFFont_GetWeight(font) >= 600
    )


def _matrix_of(found: Any) -> Matrix:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(found, ctypes.byref(matrix)):
        return IDENTITY
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _combined(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that applies `inner` first, then `outer` (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _read_path(path: Any, matrix: Matrix, frame: Frame, drawn: Drawn) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke)):
        return
    colour = _fill_colour(path) if fill.value else None
    filled = colour is not None and not _is_white(colour)
    if not (filled or stroke.value):
        return
    for points, curved in _outlines(path, matrix, frame):
        box = _around(points)
        drawn.edges.extend(_edges(points, box, curved, bool(stroke.value)))
        if filled and colour is not None and min(box[2] - box[0], box[3] - box[1]) > THIN_POINTS:
            drawn.fills.append(Fill(box, colour_name(colour)))


def _outlines(path: Any, matrix: Matrix, frame: Frame) -> Iterator[tuple[list[Point], bool]]:
    """Yield each closed or open outline of a path: its points as displayed, and whether it has curves."""
    points: list[Point] = []
    curved = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(path), MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO and points:
            yield points, curved
            points, curved = [], False
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        points.append(_shown(frame, matrix, x.value, y.value))
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points, curved


def _shown(frame: Frame, matrix: Matrix, x: float, y: float) -> Point:
    """A point as (x, top) from the displayed page's top-left corner."""
    a, b, c, d, e, f = matrix
    x, y = a * x + c * y + e, b * x + d * y + f
    if frame.rotation == 0:
        return (x - frame.left, frame.top - y)
    if frame.rotation == 90:
        return (y - frame.bottom, x - frame.left)
    if frame.rotation == 180:
        return (frame.right - x, y - frame.bottom)
    return (frame.top - y, frame.right - x)


def _around(points: Sequence[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs), min(ys), max(xs), max(ys))


def _edges(points: Sequence[Point], box: Box, curved: bool, stroked: bool) -> Iterator[Edge]:
    """Yield the edges that an outline gives: one for a thin shape, its level and upright sides for another."""
    x0, top, x1, bottom = box
    if bottom - top <= THIN_POINTS < x1 - x0:
        middle = (top + bottom) / 2
        yield edge(x0, middle, x1, middle)
    elif x1 - x0 <= THIN_POINTS < bottom - top:
        middle = (x0 + x1) / 2
        yield edge(middle, top, middle, bottom)
    elif not curved and max(x1 - x0, bottom - top) > ICON_POINTS and _is_ruled(points, stroked):
        yield from _sides(points)


def _is_ruled(points: Sequence[Point], stroked: bool) -> bool:
    """Whether an outline is a rectangle, or a line drawn level and upright only: an arrow's sides are no rules."""
    level_or_upright = len(list(_sides(points))) == sum(_far_apart(a, b) for a, b in pairwise(points))
    return level_or_upright and (stroked or 4 <= len(points) <= 6)


def _far_apart(one: Point, other: Point) -> bool:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1])) > SKEW_POINTS


def _sides(points: Sequence[Point]) -> Iterator[Edge]:
    for (ax, ay), (bx, by) in pairwise(points):
        if abs(ay - by) <= SKEW_POINTS < abs(ax - bx):
            yield edge(min(ax, bx), (ay + by) / 2, max(ax, bx), (ay + by) / 2)
        elif abs(ax - bx) <= SKEW_POINTS < abs(ay - by):
            yield edge((ax + bx) / 2, min(ay, by), (ax + bx) / 2, max(ay, by))


def edge(x0: float, top: float, x1: float, bottom: float) -> Edge:
    """One level or upright edge as pdfplumber's functions take it."""
    return {
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "orientation": "h" if x1 - x0 > bottom - top else "v",
    }


def _fill_colour(path: Any) -> tuple[int, int, int, int] | None:
    channels = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetFillColor(path, *(ctypes.byref(channel) for channel in channels)):
        return None
    red, green, blue, alpha = (channel.value for channel in channels)
    return (red, green, blue, alpha)


def _is_white(colour: tuple[int, int, int, int]) -> bool:
    return min(colour[:3]) >= 250 or colour[3] < 16


def colour_name(colour: Sequence[int]) -> str | None:
    """The rating that a colour stands for: "green", "amber" or "red"; None for greys and for other hues.

    Hues in degrees: red up to 20 and from 340, amber (with orange and yellow) up to 70, green up to 170.
    """
    hue, light, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in colour[:3]))
    if saturation < 0.25 or not 0.12 < light < 0.93:
        return None
    degrees = hue * 360
    if degrees <= 20 or degrees >= 340:
        return "red"
    if degrees <= 70:
        return "amber"
    return "green" if degrees <= 170 else None
