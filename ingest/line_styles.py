"""How the lines of a page are set: how large, and whether in a bold face.

Only lines set in one style from end to end are told: a bold word that opens a paragraph says nothing of its line.
"""

import ctypes
import re
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from core.domain import Box, LineStyle

LONGEST_FONT_NAME = 128  # bytes
TOLERANCE = 1.0  # points around a character's middle
_BOLD_FACE = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_LINE = re.compile(r"[^\n]+")


def line_styles(
    textpage: pdfium.PdfTextPage, left: float, top: float, text: str, boxes: Sequence[Box | None]
) -> Iterator[LineStyle]:
    """The style of each line of an upright page's `text`; `left` and `top` are the page's corner in PDF space."""
    for line in _LINE.finditer(text):
        inked = [boxes[at] for at in range(*line.span()) if text[at].isalnum()]
        letters = [box for box in inked if box is not None]
        if not letters:
            continue
        # letters only: most of a full stop's box is empty, and nothing is found at its middle
        sampled = (letters[0], letters[len(letters) // 2], letters[-1])
        faces = {_face(textpage, left + (x0 + x1) / 2, top - (y0 + y1) / 2) for x0, y0, x1, y1 in sampled}
        if len(faces) == 1:
            size = round(min(y1 - y0 for _, y0, _, y1 in sampled), 1)
            is_bold = _BOLD_FACE.search(faces.pop()) is not None
            yield LineStyle(start=line.start(), end=line.end(), size=size, is_bold=is_bold)


def _face(textpage: pdfium.PdfTextPage, x: float, y: float) -> bytes:
    """The name of the font of the character at a point of the page; empty where none is found."""
    index = raw.FPDFText_GetCharIndexAtPos(textpage.raw, x, y, TOLERANCE, TOLERANCE)
    if index < 0:
        return b""
    name, flags = ctypes.create_string_buffer(LONGEST_FONT_NAME), ctypes.c_int()
    raw.FPDFText_GetFontInfo(textpage.raw, index, name, LONGEST_FONT_NAME, flags)
    return name.value
