"""Scans: pages without text are read where Tesseract is installed, and listed where it is not."""

import io
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from core.domain import Page
from core.settings import IngestSettings
from ingest import ocr
from ingest.pages import read_pages

needs_tesseract = pytest.mark.skipif(ocr.tesseract() is None, reason="Tesseract is not installed")
LINES = [
    "The harbour wall was inspected in March",
    "and 42 moorings were found to be sound.",
    "Repairs cost 1,250 pounds in all.",
]


@pytest.fixture
def scan(tmp_path: Path):
    def make(turned: float = 0.0, blank: bool = False) -> Path:
        picture = Image.new("L", (1240, 1754), 255)
        draw = ImageDraw.Draw(picture)
        for row, line in enumerate([] if blank else LINES * 5):
            draw.text((150, 200 + 70 * row), line, fill=0, font=ImageFont.load_default(40))
        picture = picture.rotate(turned, expand=turned % 90 == 0, fillcolor=255)
        stream = io.BytesIO()
        picture.save(stream, "PNG")
        stream.seek(0)
        size = (595, 842) if picture.height > picture.width else (842, 595)
        canvas = Canvas(str(tmp_path / "scan.pdf"), pagesize=size, invariant=True)
        canvas.drawImage(ImageReader(stream), 0, 0, *size)
        canvas.save()
        return tmp_path / "scan.pdf"

    return make


def pages_of(path: Path) -> tuple[Page, ...]:
    return read_pages(path, IngestSettings())


@needs_tesseract
@pytest.mark.ocr
@pytest.mark.parametrize(
    "turned",
    [0.0, 90.0, 180.0, 270.0, 1.5],
    ids=["upright", "on its side", "upside down", "on its other side", "skewed"],
)
def test_scan_is_read_with_boxes_on_its_ink_however_it_lies(scan, turned):
    path = scan(turned)
    (page,) = ocr.read_scans(path, pages_of(path))
    assert page.ocr
    assert "42 moorings were found" in page.text
    assert len(page.text) == len(page.boxes) == len(page.confidences)
    assert all(ocr.LEAST_CONFIDENCE <= sure <= 100 for sure in page.confidences)
    assert page.mean_confidence is not None
    assert page.mean_confidence > 60
    picture = _picture(path)
    start = page.text.index("moorings")
    boxes = [box for box in page.boxes[start : start + 8] if box]
    scale = picture.width / page.width
    left, top = min(b[0] for b in boxes) * scale, min(b[1] for b in boxes) * scale
    right, bottom = max(b[2] for b in boxes) * scale, max(b[3] for b in boxes) * scale
    darkest = picture.crop((int(left), int(top), int(right), int(bottom))).tobytes()
    assert min(darkest) < 100


def _picture(path: Path) -> Image.Image:
    return pdfium.PdfDocument(path)[0].render(scale=2).to_pil().convert("L")


def test_without_tesseract_the_page_stays_unread_and_is_listed(scan, monkeypatch):
    monkeypatch.setattr(ocr, "tesseract", lambda: None)
    path = scan()
    pages = ocr.read_scans(path, pages_of(path))
    assert [(page.text, page.ocr) for page in pages] == [("", False)]
    assert ocr.unread_pages(path, pages) == (1,)


def test_blank_page_is_not_unread(scan):
    path = scan(blank=True)
    assert ocr.unread_pages(path, pages_of(path)) == ()


def test_reading_that_takes_too_long_leaves_the_page_unread(scan, monkeypatch, tmp_path):
    slow = tmp_path / "slow"
    slow.write_text("#!/bin/sh\nsleep 30\n")
    slow.chmod(0o755)
    monkeypatch.setattr(ocr, "tesseract", lambda: str(slow))
    monkeypatch.setattr(ocr, "PAGE_TIMEOUT_S", 0.5)
    path = scan()
    (page,) = ocr.read_scans(path, pages_of(path))
    assert (page.text, page.ocr) == ("", False)


def test_word_s_confidence_is_that_of_each_of_its_letters():
    head = "level\tblock_num\tpar_num\tline_num\tleft\ttop\twidth\theight\tconf\ttext"
    rows = [
        "5\t1\t1\t1\t0\t0\t20\t10\t96.6\tab",
        "5\t1\t1\t1\t30\t0\t10\t10\t41.2\tc",
        "5\t1\t1\t2\t0\t0\t9\t9\t29\tx",
    ]
    words = tuple(ocr._words("\n".join([head, *rows])))

    text, boxes, confidences = ocr._laid_out(words, lambda *box: box)

    assert (text, confidences) == ("ab c", (97, 97, 100, 41))
    assert [box is None for box in boxes] == [False, False, True, False]
