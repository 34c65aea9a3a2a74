"""Pages as read: text with a box for every character, as displayed, without what nobody can see."""

import io
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2 as pdfium
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, FloatObject
from reportlab.lib.colors import Color, black, navy, white
from reportlab.pdfgen.canvas import Canvas

from core.domain import Box, Page, joined_boxes
from core.errors import LimitExceeded, PasswordNeeded, UnreadablePdf
from core.settings import IngestSettings
from ingest.labels import with_labels
from ingest.pages import Frame, read_pages
from tests import nasty

LIMITS = IngestSettings()
Draw = Callable[[Canvas], None]


@pytest.fixture
def drawn(tmp_path: Path) -> Callable[..., Path]:
    def make(*pages: Draw, size: tuple[float, float] = (595, 842)) -> Path:
        path = tmp_path / "paper.pdf"
        canvas = Canvas(str(path), pagesize=size, invariant=True)
        for draw in pages:
            draw(canvas)
            canvas.showPage()
        canvas.save()
        return path

    return make


def text_of(path: Path) -> str:
    return read_pages(path, LIMITS)[0].text


def box_of(page: Page, words: str) -> Box:
    start = page.text.index(words)
    (box,) = joined_boxes(page.boxes[start : start + len(words)])
    return box


def test_text_and_boxes_are_one_for_one_and_white_space_has_no_box(drawn):
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "57.5% at Quarter 2")
        canvas.drawString(72, 680, "second line")

    (page,) = read_pages(drawn(draw), LIMITS)
    assert page.text == "57.5% at Quarter 2\nsecond line"
    assert len(page.text) == len(page.boxes)
    assert all(
        (box is None) == character.isspace() for character, box in zip(page.text, page.boxes, strict=True)
    )


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_boxes_lie_on_the_words_of_the_page_as_displayed(drawn, tmp_path, rotation):
    """Given a turned and cropped page, the box of a word holds the only ink of the rendered picture."""
    path = drawn(lambda canvas: canvas.drawString(200, 500, "Benchmark"))
    writer = PdfWriter(PdfReader(path))
    writer.pages[0].cropbox = ArrayObject([FloatObject(value) for value in (100, 300, 500, 700)])
    writer.pages[0].rotate(rotation)
    writer.write(tmp_path / "turned.pdf")

    (page,) = read_pages(tmp_path / "turned.pdf", LIMITS)

    picture = pdfium.PdfDocument(tmp_path / "turned.pdf")[0].render(scale=1).to_pil().convert("L")
    assert picture.size == (page.width, page.height) == (400, 400)
    ink = picture.point(lambda value: 255 if value < 128 else 0).getbbox()
    boxes = [box for box in page.boxes if box is not None]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    assert left - 1 <= ink[0] < ink[2] <= right + 1
    assert top - 1 <= ink[1] < ink[3] <= bottom + 1
    assert (right - left) * (bottom - top) < 1.8 * (ink[2] - ink[0]) * (ink[3] - ink[1])


def test_another_library_finds_each_words_middle_inside_its_box(drawn):
    def draw(canvas: Canvas) -> None:
        for row in range(20):
            canvas.setFont("Times-Roman", 8 + row % 5)
            canvas.drawString(72, 750 - 15 * row, f"Row{row} total{row}.5 (net) £{row}m")

    path = drawn(draw)
    (page,) = read_pages(path, LIMITS)
    with pdfplumber.open(path) as other:
        words = other.pages[0].extract_words()
    assert len(words) == 80
    for word in words:
        x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
        holders = [box for box in page.boxes if box and box[0] <= x <= box[2] and box[1] <= y <= box[3]]
        assert len(holders) >= 1
        assert all(abs((box[1] + box[3]) / 2 - y) < 6 for box in holders)


HIDDEN: dict[str, Draw] = {
    "white on white": lambda canvas: _string(canvas, white),
    "nearly transparent": lambda canvas: _string(canvas, Color(0, 0, 0, alpha=0.02)),
    "too small to read": lambda canvas: _string(canvas, black, size=0.5),
    "outside the page": lambda canvas: _string(canvas, black, x=700),
    "invisible without a picture": lambda canvas: _string(canvas, black, mode=3),
    "under a black bar": lambda canvas: _barred(canvas),
    "navy on navy": lambda canvas: _on_navy(canvas, navy),
}


def _string(canvas: Canvas, colour: Color, size: float = 12, x: float = 72, mode: int = 0) -> None:
    canvas.drawString(72, 700, "Seen")
    text = canvas.beginText(x, 650)
    text.setFont("Helvetica", size)
    text.setFillColor(colour)
    text.setTextRenderMode(mode)
    text.textOut("Secret")
    canvas.drawText(text)


def _barred(canvas: Canvas) -> None:
    _string(canvas, black)
    canvas.setFillColor(black)
    canvas.rect(70, 645, 60, 20, stroke=0, fill=1)


def _on_navy(canvas: Canvas, colour: Color) -> None:
    canvas.setFillColor(navy)
    canvas.rect(60, 640, 200, 30, stroke=0, fill=1)
    canvas.setFillColor(black)
    _string(canvas, colour)


@pytest.mark.parametrize("draw", HIDDEN.values(), ids=HIDDEN.keys())
def test_words_that_nobody_can_see_are_not_in_the_text(drawn, draw):
    assert text_of(drawn(draw)).split() == ["Seen"]


def test_white_words_on_a_dark_table_head_are_kept(drawn):
    assert text_of(drawn(lambda canvas: _on_navy(canvas, white))).split() == ["Seen", "Secret"]


def test_invisible_words_over_a_picture_of_the_page_are_kept(drawn, tmp_path):
    from PIL import Image

    scan = io.BytesIO()
    Image.new("RGB", (100, 140), "lightgrey").save(scan, "PNG")
    (tmp_path / "scan.png").write_bytes(scan.getvalue())

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(str(tmp_path / "scan.png"), 0, 0, 595, 842)
        _string(canvas, black, mode=3)

    assert "Secret" in text_of(drawn(draw))


def test_page_number_stamps_become_labels_and_a_reports_own_count_is_kept_apart(drawn):
    def page(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(450, 810, f"Page {number + 13}")
            for row in range(9):
                canvas.drawString(72, 700 - 20 * row, f"3.{row} Words of the report.")
            canvas.drawString(250, 30, f"Directorate Page {number} of 25")

        return draw

    pages = read_pages(drawn(page(1), page(2)), LIMITS)
    assert [(each.label, each.own_label) for each in pages] == [("14", "1 of 25"), ("15", "2 of 25")]


def _plain(number: int, *lines: tuple[str, float]) -> Page:
    text = "\n".join(line for line, _ in lines)
    boxes: list[Box | None] = []
    for line, top in lines:
        boxes += [(50.0 + 5 * x, top, 55.0 + 5 * x, top + 12) for x in range(len(line))] + [None]
    return Page(number=number, width=595, height=842, text=text, boxes=tuple(boxes[:-1]))


def test_lone_numbers_are_labels_only_where_the_pages_go_on_counting():
    counting = [_plain(n, ("Words", 100.0), (str(n + 4), 810.0)) for n in range(1, 5)]
    figures = [_plain(n, ("Words", 100.0), (str(7 * n * n), 810.0)) for n in range(1, 5)]
    in_text = [_plain(n, ("Words", 100.0), (str(n), 400.0)) for n in range(1, 5)]
    assert [page.label for page in with_labels(tuple(counting), [None] * 4)] == ["5", "6", "7", "8"]
    assert [page.label for page in with_labels(tuple(figures), [None] * 4)] == [None] * 4
    assert [page.label for page in with_labels(tuple(in_text), [None] * 4)] == [None] * 4


def test_page_without_a_printed_number_gets_none_though_its_neighbours_have_one():
    pages = (_plain(1, ("Page 14", 20.0)), _plain(2, ("Words", 100.0)), _plain(3, ("Page 16", 20.0)))
    assert [page.label for page in with_labels(pages, [None] * 3)] == ["14", None, "16"]


def test_labels_of_the_pdf_serve_where_nothing_is_printed_and_they_do_not_merely_count():
    pages = (_plain(1, ("Words", 100.0)), _plain(2, ("Words", 100.0)))
    assert [page.label for page in with_labels(pages, ["i", "ii"])] == ["i", "ii"]
    assert [page.label for page in with_labels(pages, ["1", "2"])] == [None, None]


@given(st.integers(0, 3), st.floats(0, 300), st.floats(0, 300), st.floats(1, 90), st.floats(1, 90))
def test_a_box_on_the_page_stays_on_the_page_whichever_way_it_is_turned(turn, left, bottom, width, height):
    frame = Frame(10.0, 20.0, 410.0, 620.0, 90 * turn)
    box = frame.shown(10 + left, 20 + bottom, 10 + left + width, 20 + bottom + height)
    assert box is not None
    assert 0 <= box[0] <= box[2] <= frame.width
    assert 0 <= box[1] <= box[3] <= frame.height


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (nasty.truncated, UnreadablePdf),
        (nasty.empty, UnreadablePdf),
        (nasty.text_named_pdf, UnreadablePdf),
        (nasty.locked, PasswordNeeded),
        (nasty.huge_page, LimitExceeded),
    ],
    ids=["truncated", "empty", "text", "password", "huge page"],
)
def test_file_that_cannot_be_read_says_why_by_name(tmp_path, make, kind):
    path = tmp_path / "broken.pdf"
    path.write_bytes(make())
    with pytest.raises(kind, match=r"^broken\.pdf .*\.$"):
        read_pages(path, LIMITS)


def test_more_pages_than_allowed_are_refused(tmp_path):
    path = tmp_path / "long.pdf"
    path.write_bytes(nasty.simple(3))
    with pytest.raises(LimitExceeded, match="has 3 pages; at most 2 are read"):
        read_pages(path, IngestSettings(max_pages=2))


def test_progress_is_told_after_each_page(tmp_path):
    path = tmp_path / "long.pdf"
    path.write_bytes(nasty.simple(3))
    seen: list[tuple[int, int]] = []
    read_pages(path, LIMITS, lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_lines_tell_how_large_and_bold_they_are_set(drawn):
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(72, 700, "Lamps and buoys")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(72, 680, "They are lit at six.")
        canvas.setFont("Helvetica-Bold", 11)
        canvas.drawString(72, 660, "Note: ")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(110, 660, "not on Sundays.")

    (page,) = read_pages(drawn(draw), LIMITS)
    told = {page.text[style.start : style.end]: style for style in page.styles}

    assert list(told) == ["Lamps and buoys", "They are lit at six."]
    assert [style.is_bold for style in told.values()] == [True, False]
    assert told["Lamps and buoys"].size > 1.3 * told["They are lit at six."].size
