"""The `boxes` of a page picture's address, read strictly: they decide what is drawn, and how much of it."""

import math
from typing import Final

from core.domain import Box, Page
from ui.problems import RequestError

MAX_BOXES: Final = 500  # a long quote has a box for each printed line; a page has some sixty lines
OVERHANG: Final = 5.0  # points that a slanted or accented letter may stand out beyond the page's edge


def parse_boxes(text: str, page: Page) -> tuple[Box, ...]:
    """The boxes written as `x0,top,x1,bottom;...` in points; none for an empty text.

    Raises RequestError naming the box that is malformed, turned inside out, or off the page.
    """
    parts = [part for part in text.split(";") if part]
    if len(parts) > MAX_BOXES:
        raise RequestError(f"boxes in the query: {len(parts)} boxes are too many; send {MAX_BOXES} at most.")
    return tuple(_box(part, number, page) for number, part in enumerate(parts, start=1))


def _box(text: str, number: int, page: Page) -> Box:
    try:
        x0, top, x1, bottom = (float(edge) for edge in text.split(","))
    except ValueError:
        raise _wrong(number, "is not four numbers x0,top,x1,bottom") from None
    if not all(math.isfinite(edge) for edge in (x0, top, x1, bottom)):
        raise _wrong(number, "has an edge that is not a finite number")
    if x1 < x0 or bottom < top:
        raise _wrong(number, "ends before it begins; x1 follows x0, and bottom follows top")
    inside_x = x0 >= -OVERHANG and x1 <= page.width + OVERHANG
    inside_y = top >= -OVERHANG and bottom <= page.height + OVERHANG
    if not (inside_x and inside_y):
        size = f"{page.width:.0f} by {page.height:.0f} points"
        raise _wrong(number, f"lies off the page, which is {size} from its top-left corner")
    return x0, top, x1, bottom


def _wrong(number: int, what: str) -> RequestError:
    return RequestError(
        f"boxes in the query: box {number} {what}. Send boxes=x0,top,x1,bottom;... in points."
    )
