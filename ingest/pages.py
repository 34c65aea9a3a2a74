"""Pages of a PDF as text, with a box for every character: pypdfium2, one call a character.

The text is pdfium's, in pdfium's order. What a reader of the page cannot see is left out (hidden.py
says what that is): a figure in white text must not be quoted; words that pdfium tears are made whole
(torn_words.py). Printed page numbers are read in
labels.py; pages without text are left to ocr.py.
"""

import ctypes
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from core.domain import Box, LineStyle, Page
from core.errors import IngestError, LimitExceeded, PasswordNeeded, UnreadablePdf
from core.settings import IngestSettings
from ingest.hidden import HiddenText
from ingest.labels import with_labels
from ingest.line_styles import line_styles
from ingest.pdfium_calls import address_of, loose_box, unicode_of
from ingest.torn_words import joined_words

OnPage = Callable[[int, int], None]

LINE_END_HYPHEN = 0x02
HYPHENS = {LINE_END_HYPHEN, 0xAD, 0xFFFE}
"""How pdfium and fonts write a hyphen: at a line's end (2, formerly U+FFFE), or as a soft one."""
UNSEEN = {0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF}
"""Zero-width characters: dropped, since they part words that look whole."""
SMALLEST_POINTS = 1.0
A4 = (595.0, 842.0)


def open_pdf(path: Path) -> pdfium.PdfDocument:
    """The opened document. Raises PasswordNeeded, UnreadablePdf or IngestError with a sentence."""
    try:
        if path.stat().st_size == 0:
            raise UnreadablePdf(f"{path.name} is empty (0 bytes). Fetch it again.")
        return pdfium.PdfDocument(path)
    except OSError as exc:
        raise IngestError(
            f"{path} cannot be opened: {exc.strerror or exc}. Check the path and its rights."
        ) from exc
    except pdfium.PdfiumError as exc:
        raise _as_ours(exc, path) from exc


def _as_ours(exc: pdfium.PdfiumError, path: Path) -> IngestError:
    if exc.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return PasswordNeeded(
            f"{path.name} is locked with a password. Save a copy without one and read that in."
        )
    if _looks_like_pdf(path):
        return UnreadablePdf(f"{path.name} is broken or cut short. Fetch it again, or print it to a new PDF.")
    return UnreadablePdf(f"{path.name} is not a PDF, whatever its name says. Give the PDF itself.")


def _looks_like_pdf(path: Path) -> bool:
    """True if the file has a PDF's beginning, or at least its end."""
    with path.open("rb") as file:
        beginning = file.read(1024)
        file.seek(-min(1024, path.stat().st_size), os.SEEK_END)
        return b"%PDF" in beginning or b"startxref" in file.read()


def read_pages(path: Path, settings: IngestSettings, on_page: OnPage | None = None) -> tuple[Page, ...]:
    """All pages, in order; a page that cannot be loaded is there without text.

    `on_page(done, total)` is called after each page. Raises UnreadablePdf, PasswordNeeded, LimitExceeded.
    """
    pages: list[Page] = []
    with open_pdf(path) as document:
        total = _page_count(document, path, settings)
        printed = tuple(_pdf_labels(document, total))
        for index in range(total):
            pages.append(_read_page(document, index, path, settings))
            if on_page is not None:
                on_page(index + 1, total)
    return with_labels(tuple(pages), printed)


def _page_count(document: pdfium.PdfDocument, path: Path, settings: IngestSettings) -> int:
    total = len(document)
    if total < 1:
        raise UnreadablePdf(f"{path.name} has no pages. Fetch it again, or print it to a new PDF.")
    if total > settings.max_pages:
        raise LimitExceeded(
            f"{path.name} has {total} pages; at most {settings.max_pages} are read. "
            "Split it, or raise PAPERS_INGEST__MAX_PAGES."
        )
    return total


def _pdf_labels(document: pdfium.PdfDocument, total: int) -> Iterator[str | None]:
    """The labels that the PDF itself gives its pages; None where it gives none."""
    for index in range(total):
        try:
            yield document.get_page_label(index).strip() or None
        except (pdfium.PdfiumError, UnicodeDecodeError):
            yield None


def _read_page(document: pdfium.PdfDocument, index: int, path: Path, settings: IngestSettings) -> Page:
    try:
        page = document[index]
    except pdfium.PdfiumError:
        # a broken page among good ones: it is listed as unread, the others are not lost for it
        return Page(number=index + 1, width=A4[0], height=A4[1], text="", boxes=())
    try:
        frame = Frame.of(page)
        _refuse_huge(frame, index + 1, path, settings)
        text, boxes, styles = _read_text(page, frame)
    finally:
        page.close()
    return Page(
        number=index + 1, width=frame.width, height=frame.height, text=text, boxes=boxes, styles=styles
    )


def _refuse_huge(frame: "Frame", number: int, path: Path, settings: IngestSettings) -> None:
    if not max(frame.width, frame.height) <= settings.max_page_points:
        raise LimitExceeded(
            f"{path.name} page {number} is {frame.width:.0f} by {frame.height:.0f} points; sides of at most "
            f"{settings.max_page_points:.0f} are read. Print it smaller, or raise PAPERS_INGEST__MAX_PAGE_POINTS."
        )


@dataclass(frozen=True)
class Frame:
    """The part of the page that is shown, and how it is turned: from PDF space to the page as displayed."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @classmethod
    def of(cls, page: pdfium.PdfPage) -> "Frame":
        left, bottom, right, top = page.get_bbox()
        return cls(left, bottom, right, top, page.get_rotation())

    @property
    def width(self) -> float:
        return self.right - self.left if self.rotation in (0, 180) else self.top - self.bottom

    @property
    def height(self) -> float:
        return self.top - self.bottom if self.rotation in (0, 180) else self.right - self.left

    def shown(self, left: float, bottom: float, right: float, top: float) -> Box | None:
        """Box from the top-left of the page as displayed, clipped to it; None if its middle is outside."""
        x, y = (left + right) / 2, (bottom + top) / 2
        if not (self.left <= x <= self.right and self.bottom <= y <= self.top):
            return None
        left, right = max(left, self.left), min(right, self.right)
        bottom, top = max(bottom, self.bottom), min(top, self.top)
        if self.rotation == 0:
            return (left - self.left, self.top - top, right - self.left, self.top - bottom)
        if self.rotation == 90:
            return (bottom - self.bottom, left - self.left, top - self.bottom, right - self.left)
        if self.rotation == 180:
            return (self.right - right, bottom - self.bottom, self.right - left, top - self.bottom)
        return (self.top - top, self.right - right, self.top - bottom, self.right - left)


Written = tuple[list[str], list[Box | None]]
"""The characters of a text and their boxes, one for one."""


def _read_text(
    page: pdfium.PdfPage, frame: Frame
) -> tuple[str, tuple[Box | None, ...], tuple[LineStyle, ...]]:
    textpage = page.get_textpage()
    try:
        hidden = HiddenText(page, textpage)
        characters, boxes = _written(textpage, frame, hidden.hides if hidden.possible else None)
        characters, boxes = joined_words(characters, boxes)
        while characters and characters[-1] == "\n":
            characters.pop()
            boxes.pop()
        text = "".join(characters)
        styles = line_styles(textpage, frame.left, frame.top, text, boxes) if frame.rotation == 0 else ()
        return text, tuple(boxes), tuple(styles)
    finally:
        textpage.close()


def _written(textpage: pdfium.PdfTextPage, frame: Frame, hides: Callable[[int], bool] | None) -> Written:
    """The characters as pdfium gives them, without those that nobody can see.

    One loop, since it runs half a million times for a long pack, and calls cost as much as what they do.
    """
    characters: list[str] = []
    boxes: list[Box | None] = []
    put, put_box, box_of = characters.append, boxes.append, _boxes_of(textpage, frame)
    for index, code in _codes(textpage):
        character = _character(code)
        if character == "\n":
            # pdfium ends a line with "\r\n": one newline is enough, and a page does not begin with one
            if not characters or characters[-1] == "\n":
                continue
            box = None
        elif character == " ":
            box = None
        else:
            box = box_of(index) if character else None
            if box is None or (hides is not None and hides(index)):
                continue
        put(character)
        put_box(box)
        if code == LINE_END_HYPHEN and character == "-":
            # pdfium joins a hyphenated word to its other half; on the page a line ends here
            put("\n")
            put_box(None)
    return characters, boxes


def _codes(textpage: pdfium.PdfTextPage) -> Iterator[tuple[int, int]]:
    """Yield (index, code point), surrogate pairs joined at the index of their first half."""
    handle = address_of(textpage.raw)
    high = None
    for index in range(raw.FPDFText_CountChars(textpage.raw)):
        code = unicode_of(handle, index)
        if not 0xD800 <= code < 0xE000:
            high = None
            yield index, code
        elif code < 0xDC00:
            high = (index, code)
        else:
            if high is not None:
                yield high[0], 0x10000 + ((high[1] - 0xD800) << 10) + code - 0xDC00
            high = None


@lru_cache(maxsize=4096)
def _character(code: int) -> str:
    """One character of the text for a code point of pdfium's; none for what only parts words unseen."""
    if code in (0x0A, 0x0D):
        return "\n"
    if code in UNSEEN:
        return ""
    if code in HYPHENS:
        return "-"
    if code > 0x10FFFF or code & 0xFFFE == 0xFFFE:
        return "\N{REPLACEMENT CHARACTER}"
    character = chr(code)
    # control characters and NULs come from glyphs without a meaning; other spaces only look different
    return " " if code < 0x20 or 0x7F <= code < 0xA0 or character.isspace() else character


def _boxes_of(textpage: pdfium.PdfTextPage, frame: Frame) -> Callable[[int], Box | None]:
    """A function from a character's index to its box; None if it is not on the page, or too small to read.

    Called half a million times for a long pack: what stays the same on a page is looked up once.
    """
    handle, rect = address_of(textpage.raw), raw.FS_RECTF()
    reference, upright = ctypes.byref(rect), frame.rotation == 0
    frame_left, frame_bottom, frame_right, frame_top = frame.left, frame.bottom, frame.right, frame.top

    def box_of(index: int) -> Box | None:
        if not loose_box(handle, index, reference):
            return None
        left, top, right, bottom = rect.left, rect.top, rect.right, rect.bottom
        if not (right > left and top > bottom):
            left, bottom, right, top = textpage.get_charbox(index)
        if not (right - left >= SMALLEST_POINTS or top - bottom >= SMALLEST_POINTS):
            return None
        if (
            upright
            and left >= frame_left
            and right <= frame_right
            and bottom >= frame_bottom
            and top <= frame_top
        ):
            return (left - frame_left, frame_top - top, right - frame_left, frame_top - bottom)
        return frame.shown(left, bottom, right, top)

    return box_of
