"""Which characters of a page cannot be seen by someone who looks at it.

Hidden is: text drawn invisibly with no picture of it underneath (a scan's OCR text has one, and is kept);
text in the colour of what lies behind it; text covered by a filled shape, as a redaction's black bar, or by a
picture. What lies whole beneath an opaque box or picture is hidden whatever is drawn on that. For the other doubtful
characters, which are few, the page is drawn once, and a character whose box shows one even colour is hidden.
Text off the page or too small to read is dropped in pages.py.
"""

import ctypes
from functools import cached_property

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image

from ingest.pdfium_calls import address_of, fill_colour, object_type, page_object, text_mode, text_object

INVISIBLE = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
LIGHT = 160
"""Fill colours with every channel at least this are near paper's: looked at before they are believed."""
FAINT_ALPHA = 64
CONTRAST = 24
"""Least difference in one channel (0 to 255) between ink and paper that an eye can be asked to see."""
SCALE = 2.0
LEAST_COVER_POINTS = 4.0
SCAN_SHARE = 0.5
"""A picture over more of the page than this is a scan of it: the text below it is what was read from it."""
MOST_SHAPES = 2000
"""A page with more filled shapes is a drawing; its text is checked by looking, not shape by shape."""

Rect = tuple[float, float, float, float]
Colour = tuple[int, int, int, int]

_RGBA = _RED, _GREEN, _BLUE, _ALPHA = tuple(ctypes.c_uint() for _ in range(4))
_RGBA_REFS = tuple(ctypes.byref(channel) for channel in _RGBA)


class _Shape:
    """A filled shape or picture: where it stands in the order of drawing, its rectangle, its colour.

    `is_solid`: it hides whatever lies beneath its whole rectangle.
    """

    __slots__ = ("colour", "is_solid", "order", "rect")

    def __init__(self, order: int, rect: Rect, colour: Colour | None, is_solid: bool = False) -> None:
        self.order, self.rect, self.colour, self.is_solid = order, rect, colour, is_solid

    def covers(self, x: float, y: float) -> bool:
        left, bottom, right, top = self.rect
        return left <= x <= right and bottom <= y <= top

    def buries(self, box: Rect) -> bool:
        """Whether it is solid and nothing of a box, its outermost fifth aside, lies beyond it."""
        left, bottom, right, top = box
        across, up = 0.2 * (right - left), 0.2 * (top - bottom)
        return (
            self.is_solid
            and self.covers(left + across, bottom + up)
            and self.covers(right - across, top - up)
        )


class HiddenText:
    """Answers, for each character of one text page, whether it is hidden; `possible` is False where none can be."""

    def __init__(self, page: pdfium.PdfPage, textpage: pdfium.PdfTextPage) -> None:
        self._page, self._textpage = page, textpage
        self._handle = address_of(textpage.raw)
        self._fills: list[_Shape] = []
        self._pictures: list[_Shape] = []
        self._order: dict[int, int] = {}
        self._last_object: int | None = None
        self._mode = raw.FPDF_TEXTRENDERMODE_FILL
        self._doubtful = False
        self._place = 0
        self._covers: list[_Shape] = []
        self._last_cover = -1
        self._fill_colours: set[Colour | None] = set()
        self._plain_colours: set[Colour] = set()
        self.possible = False
        self._collect()

    def hides(self, index: int) -> bool:
        """True if nobody who looks at the page can read the character at `index`."""
        address = text_object(self._handle, index)
        if address != self._last_object:
            self._look_at(address, index)
        if self._mode in INVISIBLE:
            return not self._on_picture(index)
        is_covered = self._place < self._last_cover and self._is_covered(index)
        if is_covered and self._is_buried(index):
            return True
        return (self._doubtful or is_covered) and not self._shows(index)

    def _look_at(self, address: int | None, index: int) -> None:
        """Remember mode, colour and place of a new text object; most pages have few."""
        self._last_object = address
        if address is None:
            return
        self._mode = text_mode(address)
        # text inside a form is not among the page's objects: nothing is known to come after it
        self._place = self._order.get(address, self._last_cover)
        if raw.FPDFText_GetFillColor(self._textpage.raw, index, *_RGBA_REFS):
            red, green, blue, alpha = _RGBA
            self._doubtful = self._is_doubtful((red.value, green.value, blue.value, alpha.value))

    def _is_doubtful(self, colour: Colour) -> bool:
        return min(colour[:3]) >= LIGHT or colour[3] < FAINT_ALPHA or colour in self._fill_colours

    def _is_covered(self, index: int) -> bool:
        """True if something was drawn over the character later."""
        x, y = self._middle(index)
        return any(shape.order > self._place and shape.covers(x, y) for shape in self._covers)

    def _is_buried(self, index: int) -> bool:
        """True if the character lies whole beneath something solid, so that what can be seen there is not it."""
        box = self._textpage.get_charbox(index)
        return any(shape.order > self._place and shape.buries(box) for shape in self._covers)

    def _on_picture(self, index: int) -> bool:
        x, y = self._middle(index)
        return any(shape.covers(x, y) for shape in self._pictures)

    def _middle(self, index: int) -> tuple[float, float]:
        left, bottom, right, top = self._textpage.get_charbox(index, loose=True)
        return (left + right) / 2, (bottom + top) / 2

    def _shows(self, index: int) -> bool:
        """True if the character's place on the drawn page has more than one colour."""
        left, bottom, right, top = self._textpage.get_charbox(index)
        corners = [self._to_picture(left, bottom), self._to_picture(right, top)]
        x0, x1 = sorted(corner[0] for corner in corners)
        y0, y1 = sorted(corner[1] for corner in corners)
        box = (max(x0, 0), max(y0, 0), min(x1 + 1, self._picture.width), min(y1 + 1, self._picture.height))
        if box[0] >= box[2] or box[1] >= box[3]:
            return False
        channels = self._picture.crop(box).split()
        ranges = [channel.histogram() for channel in channels]
        return any(_spread(histogram) >= CONTRAST for histogram in ranges)

    def _to_picture(self, x: float, y: float) -> tuple[int, int]:
        across, down = ctypes.c_int(), ctypes.c_int()
        size = (self._picture.width, self._picture.height)
        raw.FPDF_PageToDevice(self._page.raw, 0, 0, *size, 0, x, y, ctypes.byref(across), ctypes.byref(down))
        return across.value, down.value

    @cached_property
    def _picture(self) -> Image.Image:
        longest = max(self._page.get_size())
        # a huge page is drawn smaller, so that looking at it cannot eat the memory
        scale = min(SCALE, 4000.0 / longest)
        bitmap = self._page.render(scale=scale, draw_annots=False, may_draw_forms=False)
        picture: Image.Image = bitmap.to_pil().convert("RGB")
        return picture

    def _collect(self) -> None:
        """Note filled shapes and pictures, where each text object stands among them, and what is doubtful."""
        handle = address_of(self._page.raw)
        objects = [page_object(handle, order) for order in range(raw.FPDFPage_CountObjects(self._page.raw))]
        texts = []
        for order, address in enumerate(objects):
            kind = object_type(address)
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                texts.append(order)
                continue
            typed = ctypes.cast(address, raw.FPDF_PAGEOBJECT)
            if kind == raw.FPDF_PAGEOBJ_PATH:
                self._note_fill(typed, order)
            elif kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM):
                self._note_picture(typed, order, kind == raw.FPDF_PAGEOBJ_IMAGE)
                # text inside a form is not among the page's objects: it is looked at character by character
                self.possible = self.possible or kind == raw.FPDF_PAGEOBJ_FORM
        self._fill_colours = {shape.colour for shape in self._fills}
        self._covers += self._fills
        self._last_cover = max((shape.order for shape in self._covers), default=-1)
        covered = bool(texts) and self._last_cover > texts[0]
        if covered:
            self._order = {address: order for order, address in enumerate(objects)}
        self.possible = self.possible or covered or any(self._is_odd(objects[order]) for order in texts)

    def _is_odd(self, address: int) -> bool:
        """True if a text object is drawn invisibly, or in a colour that may not show."""
        if text_mode(address) in INVISIBLE or not fill_colour(address, *_RGBA_REFS):
            return True
        colour = (_RED.value, _GREEN.value, _BLUE.value, _ALPHA.value)
        # thousands of text objects on a page, and a handful of colours
        if colour not in self._plain_colours:
            if self._is_doubtful(colour):
                return True
            self._plain_colours.add(colour)
        return False

    def _note_fill(self, handle: object, order: int) -> None:
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        if len(self._fills) >= MOST_SHAPES or not raw.FPDFPath_GetDrawMode(handle, mode, stroke):
            return
        if not mode.value:
            return
        rect = _bounds(handle)
        if rect is None or min(rect[2] - rect[0], rect[3] - rect[1]) < LEAST_COVER_POINTS:
            return
        if raw.FPDFPageObj_GetFillColor(handle, *_RGBA_REFS) and _RGBA[3].value == 255:
            red, green, blue, alpha = _RGBA
            colour = (red.value, green.value, blue.value, alpha.value)
            self._fills.append(_Shape(order, rect, colour, _is_box(handle) and _is_opaque(handle)))

    def _note_picture(self, handle: object, order: int, is_image: bool) -> None:
        """Note where a picture or a form stands; a small one may cover what was written there before."""
        rect = _bounds(handle)
        if rect is None or len(self._pictures) >= MOST_SHAPES:
            return
        self._pictures.append(_Shape(order, rect, None))
        if not is_image or self._share_of_page(rect) <= SCAN_SHARE:
            is_solid = is_image and _is_upright(handle) and _is_opaque(handle)
            self._covers.append(_Shape(order, rect, None, is_solid))

    def _share_of_page(self, rect: Rect) -> float:
        width, height = map(float, self._page.get_size())
        return (rect[2] - rect[0]) * (rect[3] - rect[1]) / (width * height)


def _spread(histogram: list[int]) -> int:
    """Distance between the darkest and the lightest value that occurs."""
    values = [value for value, count in enumerate(histogram) if count]
    return values[-1] - values[0]


def _is_opaque(handle: object) -> bool:
    """True if nothing shows through an object, and no clip keeps part of it from being drawn."""
    clip = raw.FPDFPageObj_GetClipPath(handle)
    is_clipped = bool(clip) and raw.FPDFClipPath_CountPaths(clip) > 0
    return not is_clipped and not bool(raw.FPDFPageObj_HasTransparency(handle))


def _is_box(handle: object) -> bool:
    """True if a path is one upright rectangle: four or five points, each at a corner of its bounds."""
    rect, count = _bounds(handle), raw.FPDFPath_CountSegments(handle)
    if rect is None or count not in (4, 5) or not _is_upright(handle):
        return False
    x, y, corners = ctypes.c_float(), ctypes.c_float(), set()
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(handle, index)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_BEZIERTO:
            return False
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        corners.add((round(x.value, 2), round(y.value, 2)))
    return len(corners) == 4 and len({c[0] for c in corners}) == len({c[1] for c in corners}) == 2


def _is_upright(handle: object) -> bool:
    """True if an object is drawn neither turned, but by right angles, nor slanted."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(handle, matrix):
        return False
    return bool(matrix.b == matrix.c == 0 or matrix.a == matrix.d == 0)


def _bounds(handle: object) -> Rect | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(handle, left, bottom, right, top):
        return None
    return left.value, bottom.value, right.value, top.value
