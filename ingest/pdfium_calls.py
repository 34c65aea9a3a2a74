"""pdfium's functions that are called for every character or object of a page, with addresses as plain numbers.

The typed functions of `pypdfium2.raw` build an object for every pointer that goes in or out, and take twice the time.
"""

import ctypes
from typing import Any

import pypdfium2.raw as raw


def address_of(handle: Any) -> int:
    """The address behind a typed pointer of `pypdfium2.raw`; 0 for none."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def _untyped(function: Any, result: Any, *arguments: Any) -> Any:
    return ctypes.CFUNCTYPE(result, *arguments)(address_of(function))


page_object = _untyped(raw.FPDFPage_GetObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
"""Address of the object at a place of a page."""
form_object = _untyped(raw.FPDFFormObj_GetObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)
"""Address of the object at a place of a form."""
object_type = _untyped(raw.FPDFPageObj_GetType, ctypes.c_int, ctypes.c_void_p)
object_bounds = _untyped(
    raw.FPDFPageObj_GetBounds, ctypes.c_int, ctypes.c_void_p, *[ctypes.POINTER(ctypes.c_float)] * 4
)
fill_colour = _untyped(
    raw.FPDFPageObj_GetFillColor, ctypes.c_int, ctypes.c_void_p, *[ctypes.POINTER(ctypes.c_uint)] * 4
)
text_mode = _untyped(raw.FPDFTextObj_GetTextRenderMode, ctypes.c_int, ctypes.c_void_p)
text_font = _untyped(raw.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)
"""Address of a text object's font; None where it has none."""
text_object = _untyped(raw.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
"""Address of the text object that the character at an index belongs to."""
unicode_of = _untyped(raw.FPDFText_GetUnicode, ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)
loose_box = _untyped(
    raw.FPDFText_GetLooseCharBox,
    ctypes.c_int,
    ctypes.c_void_p,
    ctypes.c_int,
    ctypes.POINTER(raw.FS_RECTF),
)
