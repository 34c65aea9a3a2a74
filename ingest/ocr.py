"""Pages without text, read with the system's Tesseract where it is installed.

Pages are drawn at 300 dpi, turned upright where Tesseract's orientation detection is sure, and their
words mapped back to the page as displayed. A page that cannot be read stays as it is and is listed as
unread; so is every page without text where there is no Tesseract. Nothing is sent anywhere.
"""

import csv
import io
import math
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageChops

from core.domain import Box, Page

DPI = 300
SKETCH_DPI = 36
MOST_PIXELS = 40_000_000
"""A page of more is drawn coarser: A0 at 300 dpi would take 400 MB."""
PAGE_TIMEOUT_S = 90.0
LEAST_CONFIDENCE = 30.0
"""Of Tesseract's 0 to 100; below it words are specks and rules, and a wrong figure is worse than none."""
SUREST = 100
LEAST_ORIENTATION_CONFIDENCE = 2.0
STEEPEST_SKEW = 3.0
SKEW_STEP = 0.25
INK = 128


def tesseract() -> str | None:
    """Path of the Tesseract program, or None where it is not installed."""
    return shutil.which("tesseract")


def without_text(pages: Sequence[Page]) -> tuple[int, ...]:
    """Numbers of the pages that have no text at all."""
    return tuple(page.number for page in pages if not page.text.strip())


def unread_pages(path: Path, pages: Sequence[Page]) -> tuple[int, ...]:
    """Numbers of the pages that show something and have no text. An empty page is not unread."""
    numbers = without_text(pages)
    if not numbers:
        return ()
    try:
        with pdfium.PdfDocument(path) as document:
            return tuple(number for number in numbers if not _is_blank(document, number))
    except pdfium.PdfiumError:
        return numbers


def _is_blank(document: pdfium.PdfDocument, number: int) -> bool:
    try:
        return not _has_ink(_drawn(document, number, SKETCH_DPI))
    except pdfium.PdfiumError:
        # what cannot be drawn cannot be called empty
        return False


def _has_ink(picture: Image.Image) -> bool:
    low, high = picture.getextrema()
    return isinstance(low, (int, float)) and isinstance(high, (int, float)) and high - low >= 16


def read_scans(
    path: Path, pages: Sequence[Page], on_page: Callable[[int, int], None] | None = None
) -> tuple[Page, ...]:
    """The pages, those without text read by Tesseract (`ocr=True`); all unchanged where it is not installed."""
    program, numbers = tesseract(), unread_pages(path, pages)
    if program is None or not numbers:
        return tuple(pages)
    read: dict[int, Page] = {}
    with pdfium.PdfDocument(path) as document:
        for done, number in enumerate(numbers, start=1):
            page = _read_page(program, document, pages[number - 1])
            if page is not None:
                read[number] = page
            if on_page is not None:
                on_page(done, len(numbers))
    return tuple(read.get(page.number, page) for page in pages)


@dataclass(frozen=True)
class Word:
    """A word that Tesseract read, in the pixels of the picture it was given."""

    line: tuple[int, int, int]
    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float


def _read_page(program: str, document: pdfium.PdfDocument, page: Page) -> Page | None:
    """The page with its words; None when it has none, or reading took too long."""
    try:
        picture = _drawn(document, page.number, DPI)
        turned = _turned(program, picture)
        upright = picture.rotate(turned, expand=True, fillcolor=255)
        skew = _skew(upright)
        level = upright.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=255) if skew else upright
        words = tuple(_words(_run(program, level, "--psm", "3", "tsv")))
    except (pdfium.PdfiumError, OSError, subprocess.SubprocessError, ValueError):
        return None
    if not words:
        return None
    back = _way_back(level.size, picture.size, turned, skew, page)
    text, boxes, confidences = _laid_out(words, back)
    return page.model_copy(update={"text": text, "boxes": boxes, "confidences": confidences, "ocr": True})


def _drawn(document: pdfium.PdfDocument, number: int, dpi: int) -> Image.Image:
    page = document[number - 1]
    try:
        width, height = page.get_size()
        scale = min(dpi / 72, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        picture: Image.Image = page.render(scale=scale, grayscale=True).to_pil().convert("L")
    finally:
        page.close()
    return picture


def _run(program: str, picture: Image.Image, *arguments: str) -> str:
    """Tesseract's output for a picture. Raises subprocess.SubprocessError when it fails or takes too long."""
    stream = io.BytesIO()
    picture.save(stream, format="PNG", compress_level=1)
    done = subprocess.run(
        [program, "-", "-", "--dpi", str(DPI), *arguments],
        input=stream.getvalue(),
        capture_output=True,
        timeout=PAGE_TIMEOUT_S,
        check=True,
    )
    return done.stdout.decode("utf-8", errors="replace")


def _turned(program: str, picture: Image.Image) -> int:
    """Degrees (0, 90, 180, 270) to turn the picture anticlockwise so that it stands upright."""
    try:
        report = _run(program, picture, "--psm", "0")
    except subprocess.CalledProcessError:
        # too few characters to tell, or no orientation data installed: taken as upright
        return 0
    angle = re.search(r"Rotate:\s*(\d+)", report)
    sure = re.search(r"Orientation confidence:\s*([\d.]+)", report)
    if angle is None or sure is None or float(sure.group(1)) < LEAST_ORIENTATION_CONFIDENCE:
        return 0
    return -int(angle.group(1)) % 360


def _skew(picture: Image.Image) -> float:
    """Degrees to turn the picture anticlockwise so that its lines run level, 0.0 if they do.

    Rows of text that run level are dark and light in turn: the angle is the one whose row sums differ most
    from row to row (Postl 1986).
    """
    small = picture.copy()
    small.thumbnail((800, 800))
    dark = ImageChops.invert(small).point(lambda value: 255 if value > INK else 0)
    steps = round(STEEPEST_SKEW / SKEW_STEP)
    angles = [step * SKEW_STEP for step in range(-steps, steps + 1)]
    level = _rowness(dark, 0.0)
    best = max(angles, key=lambda angle: (_rowness(dark, angle), -abs(angle)))
    return best if _rowness(dark, best) > 1.1 * level else 0.0


def _rowness(dark: Image.Image, angle: float) -> float:
    turned = dark.rotate(angle, fillcolor=0) if angle else dark
    # one column wide: each pixel is the mean of its row
    rows = list(turned.resize((1, turned.height), Image.Resampling.BOX).tobytes())
    return float(sum((low - high) ** 2 for low, high in pairwise(rows)))


def _words(tsv: str) -> Iterator[Word]:
    """Words of Tesseract's table that it is sure enough of, in its reading order."""
    for row in csv.DictReader(io.StringIO(tsv), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = " ".join((row.get("text") or "").split())
        if row.get("level") != "5" or not text or float(row["conf"]) < LEAST_CONFIDENCE:
            continue
        left, top = float(row["left"]), float(row["top"])
        line = (int(row["block_num"]), int(row["par_num"]), int(row["line_num"]))
        right, bottom = left + float(row["width"]), top + float(row["height"])
        yield Word(line, text, left, top, right, bottom, float(row["conf"]))


Back = Callable[[float, float, float, float], Box]


def _way_back(level: tuple[int, int], drawn: tuple[int, int], turned: int, skew: float, page: Page) -> Back:
    """The function from a rectangle in the picture that was read to a box on the page as displayed."""
    angle = math.radians(skew)
    cos, sin = math.cos(angle), math.sin(angle)
    middle = level[0] / 2, level[1] / 2
    across, down = page.width / drawn[0], page.height / drawn[1]

    def point(x: float, y: float) -> tuple[float, float]:
        # undo the levelling: Pillow turned the picture anticlockwise about its middle, y pointing down
        dx, dy = x - middle[0], y - middle[1]
        x, y = middle[0] + dx * cos - dy * sin, middle[1] + dx * sin + dy * cos
        # undo the quarter turns
        if turned == 90:
            x, y = drawn[0] - y, x
        elif turned == 180:
            x, y = drawn[0] - x, drawn[1] - y
        elif turned == 270:
            x, y = y, drawn[1] - x
        return min(max(x * across, 0.0), page.width), min(max(y * down, 0.0), page.height)

    def back(left: float, top: float, right: float, bottom: float) -> Box:
        corners = [point(x, y) for x in (left, right) for y in (top, bottom)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return (min(xs), min(ys), max(xs), max(ys))

    return back


def _laid_out(words: Sequence[Word], back: Back) -> tuple[str, tuple[Box | None, ...], tuple[int, ...]]:
    """Text with words parted by spaces and lines by newlines; a box and a confidence for every character.

    A word's box is shared out evenly among its characters. White space is as sure as can be.
    """
    characters: list[str] = []
    boxes: list[Box | None] = []
    confidences: list[int] = []
    before: Word | None = None
    for word in words:
        if before is not None:
            characters.append(" " if word.line == before.line else "\n")
            boxes.append(None)
            confidences.append(SUREST)
        step = (word.right - word.left) / len(word.text)
        for place, character in enumerate(word.text):
            left = word.left + place * step
            characters.append(character)
            boxes.append(None if character == " " else back(left, word.top, left + step, word.bottom))
            confidences.append(min(round(word.confidence), SUREST))
        before = word
    return "".join(characters), tuple(boxes), tuple(confidences)
