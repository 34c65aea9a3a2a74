"""Make a scan of a paper: pictures of its pages, grey, a little askew, as JPEG, with no text layer."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from samples.content.council import NOTICE

DPI = 150
SKEW_DEGREES = 0.7
JPEG_QUALITY = 45
PAPER_GREY = 246
"""Scanned paper is never quite white."""


def scanned(pdf: bytes, title: str) -> bytes:
    """A PDF of the same pages as pictures only; its metadata still says that the council is invented."""
    document = pypdfium2.PdfDocument(pdf)
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1, pageCompression=0)
    canvas.setTitle(title)
    canvas.setSubject(NOTICE)
    for page in document:
        _draw_picture(canvas, _picture(page), page.get_size())
    canvas.save()
    return buffer.getvalue()


def _picture(page: pypdfium2.PdfPage) -> bytes:
    """The page as a skewed greyscale JPEG."""
    image = page.render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
    image = image.point(lambda grey: grey * PAPER_GREY // 255)
    image = image.rotate(SKEW_DEGREES, resample=Image.Resampling.BICUBIC, fillcolor=PAPER_GREY)
    jpeg = BytesIO()
    image.save(jpeg, "JPEG", quality=JPEG_QUALITY, dpi=(DPI, DPI))
    return jpeg.getvalue()


def _draw_picture(canvas: Canvas, jpeg: bytes, size: tuple[float, float]) -> None:
    """One page filled by the picture."""
    canvas.setPageSize(size)
    canvas.drawInlineImage(Image.open(BytesIO(jpeg)), 0, 0, *size)
    canvas.showPage()
