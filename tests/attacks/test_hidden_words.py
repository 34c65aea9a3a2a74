"""Words that a paper's readers cannot see, and a program could: none of them reaches the text."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.colors import Color, black, lightgrey, white, yellow
from reportlab.pdfgen.canvas import Canvas

from core.settings import IngestSettings
from ingest.pages import read_pages

Draw = Callable[[Canvas, Path], None]
X, Y = 72, 650
SECRET = "777777"


def picture(folder: Path, colour: str, alpha: int | None = None) -> str:
    path = folder / f"{colour}-{alpha}.png"
    picture = Image.new("RGB", (40, 20), colour)
    if alpha is not None:
        picture.putalpha(alpha)
    picture.save(path)
    return str(path)


def words(canvas: Canvas, said: str, y: float = Y, colour: Color = black) -> None:
    canvas.setFillColor(colour)
    canvas.setFont("Helvetica", 12)
    canvas.drawString(X, y, said)


def box(canvas: Canvas, colour: Color, width: float = 60, height: float = 20) -> None:
    canvas.setFillColor(colour)
    canvas.rect(X - 4, Y - 5, width, height, stroke=0, fill=1)


def under_a_picture(canvas: Canvas, folder: Path) -> None:
    words(canvas, SECRET)
    canvas.drawImage(picture(folder, "navy"), X - 4, Y - 5, 110, 20)


def under_a_picture_with_words_on_it(canvas: Canvas, folder: Path) -> None:
    under_a_picture(canvas, folder)
    words(canvas, "Covering words", Y + 1, white)


def under_a_white_box(canvas: Canvas, folder: Path) -> None:
    words(canvas, SECRET)
    box(canvas, white)


def under_a_white_box_with_words_on_it(canvas: Canvas, folder: Path) -> None:
    under_a_white_box(canvas, folder)
    words(canvas, "Covering words", Y + 1)


def under_a_framed_box(canvas: Canvas, folder: Path) -> None:
    words(canvas, SECRET)
    canvas.setFillColor(white)
    canvas.rect(X - 4, Y - 5, 60, 20, stroke=1, fill=1)


def under_a_box_of_a_form(canvas: Canvas, folder: Path) -> None:
    words(canvas, SECRET)
    canvas.beginForm("cover")
    box(canvas, white)
    canvas.endForm()
    canvas.doForm("cover")


def under_two_boxes_side_by_side(canvas: Canvas, folder: Path) -> None:
    """The edge between the boxes goes through a digit, so that neither hides it alone."""
    words(canvas, SECRET)
    canvas.setFillColor(white)
    canvas.rect(X - 4, Y - 5, 20, 20, stroke=0, fill=1)
    canvas.rect(X + 16, Y - 5, 40, 20, stroke=0, fill=1)


def under_a_coloured_cell(canvas: Canvas, folder: Path) -> None:
    """A figure written first, then the cell and another figure in its place."""
    words(canvas, SECRET)
    box(canvas, lightgrey)
    words(canvas, "12.5%")


def in_tiny_letters(canvas: Canvas, folder: Path) -> None:
    canvas.setFillColor(black)
    canvas.setFont("Helvetica", 0.5)
    canvas.drawString(X, Y, SECRET)


HIDDEN: dict[str, Draw] = {
    "under a picture": under_a_picture,
    "under a picture that has words on it": under_a_picture_with_words_on_it,
    "under a white box": under_a_white_box,
    "under a white box that has words on it": under_a_white_box_with_words_on_it,
    "under a framed box": under_a_framed_box,
    "under a box of a form": under_a_box_of_a_form,
    "under two boxes side by side": under_two_boxes_side_by_side,
    "under a coloured cell": under_a_coloured_cell,
    "in tiny letters": in_tiny_letters,
    "white on white": lambda canvas, folder: words(canvas, SECRET, colour=white),
    "off the page": lambda canvas, folder: canvas.drawString(700, Y, SECRET),
}


def on_a_highlight(canvas: Canvas, folder: Path) -> None:
    box(canvas, yellow)
    words(canvas, "Shown")


def on_a_picture(canvas: Canvas, folder: Path) -> None:
    canvas.drawImage(picture(folder, "lightgrey"), 0, 0, 595, 842)
    words(canvas, "Shown")


def under_a_see_through_box(canvas: Canvas, folder: Path) -> None:
    words(canvas, "Shown")
    box(canvas, Color(1, 1, 0, alpha=0.4))


def under_a_see_through_picture(canvas: Canvas, folder: Path) -> None:
    words(canvas, "Shown")
    canvas.drawImage(picture(folder, "red", alpha=60), 0, 0, 595, 842, mask="auto")


def beside_a_box(canvas: Canvas, folder: Path) -> None:
    words(canvas, "Shown")
    canvas.setFillColor(white)
    canvas.rect(X - 4, Y - 40, 200, 30, stroke=0, fill=1)


def inside_a_ring(canvas: Canvas, folder: Path) -> None:
    """A frame drawn as one filled shape: its bounds hold the words, its ink does not."""
    words(canvas, "Shown")
    canvas.setFillColor(lightgrey)
    path = canvas.beginPath()
    path.rect(X - 20, Y - 20, 120, 60)
    path.rect(X - 10, Y - 10, 100, 40)
    canvas.drawPath(path, stroke=0, fill=1, fillMode=0)


def under_a_clipped_box(canvas: Canvas, folder: Path) -> None:
    """A box that may only be drawn elsewhere on the page."""
    words(canvas, "Shown")
    canvas.saveState()
    elsewhere = canvas.beginPath()
    elsewhere.rect(300, 300, 50, 50)
    canvas.clipPath(elsewhere, stroke=0, fill=0)
    box(canvas, white, 400, 40)
    canvas.restoreState()


def under_a_scan(canvas: Canvas, folder: Path) -> None:
    """As some scanners write it: the words first, then the picture that they were read from."""
    words(canvas, "Shown")
    canvas.drawImage(picture(folder, "lightgrey"), 0, 0, 595, 842)


KEPT: dict[str, Draw] = {
    "on a highlight": on_a_highlight,
    "on a picture": on_a_picture,
    "under a see-through box": under_a_see_through_box,
    "under a see-through picture": under_a_see_through_picture,
    "beside a box": beside_a_box,
    "inside a ring": inside_a_ring,
    "under a clipped box": under_a_clipped_box,
    "under the picture of a scan": under_a_scan,
}


@pytest.fixture
def text_of(tmp_path: Path) -> Callable[[Draw], str]:
    def read(draw: Draw) -> str:
        canvas = Canvas(str(tmp_path / "paper.pdf"), pagesize=(595, 842), invariant=True)
        words(canvas, "Before", 760)
        draw(canvas, tmp_path)
        words(canvas, "After", 400)
        canvas.showPage()
        canvas.save()
        (page,) = read_pages(tmp_path / "paper.pdf", IngestSettings())
        return page.text

    return read


@pytest.mark.parametrize("draw", HIDDEN.values(), ids=HIDDEN.keys())
def test_words_beneath_what_covers_them_are_not_read(text_of, draw):
    text = text_of(draw)

    assert "7" not in text
    assert {"Before", "After"} <= set(text.split())


@pytest.mark.parametrize(
    "draw", [under_a_picture_with_words_on_it, under_a_white_box_with_words_on_it], ids=["picture", "box"]
)
def test_words_on_the_cover_are_read(text_of, draw):
    assert "Covering words" in text_of(draw)


def rows_of_coloured_cells(canvas: Canvas, height: float) -> None:
    """A table as word processors draw it: each cell's colour, then its words, cell by cell from the top."""
    for number in range(6):
        top, colour = Y - 14 * number, black if number % 2 else white
        canvas.setFillColor(lightgrey if number % 2 else Color(0, 0, 0.5))
        canvas.rect(X - 4, top - 4, 80, height, stroke=0, fill=1)
        words(canvas, f"Row{number}", top, colour)
        canvas.setFillColor(Color(0.9, 0.6, 0.1))
        canvas.rect(X + 76, top - 4, 60, height, stroke=0, fill=1)
        words_beside(canvas, f"{number}.5%", top)


def words_beside(canvas: Canvas, said: str, y: float) -> None:
    canvas.setFillColor(black)
    canvas.drawString(X + 80, y, said)


@pytest.mark.parametrize("height", [14, 15.5], ids=["edge to edge", "overlapping"])
def test_words_and_figures_on_coloured_cells_are_read(text_of, height):
    """Each cell's colour is drawn after the words of the row above, which it touches or overlaps by a little."""
    text = text_of(lambda canvas, folder: rows_of_coloured_cells(canvas, height))

    assert text.split() == ["Before", *(w for n in range(6) for w in (f"Row{n}", f"{n}.5%")), "After"]


def test_words_in_the_colour_of_a_box_elsewhere_are_read(text_of):
    def draw(canvas: Canvas, folder: Path) -> None:
        canvas.setFillColor(Color(0, 0, 0.5))
        canvas.rect(X, 500, 300, 40, stroke=0, fill=1)
        words(canvas, "Shown", colour=Color(0, 0, 0.5))

    assert text_of(draw).split() == ["Before", "Shown", "After"]


@pytest.mark.parametrize("draw", KEPT.values(), ids=KEPT.keys())
def test_words_that_can_be_seen_are_kept(text_of, draw):
    assert text_of(draw).split() == ["Before", "Shown", "After"]
