"""Pictures with marks where the words are, and public copies in which no held-back word is left."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Link
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    Fit,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)
from reportlab.pdfgen.canvas import Canvas

from core.errors import NotFound, PasswordNeeded, UnreadablePdf
from ingest.render import MAX_PIXELS, MAX_SIDE, NOT_PUBLISHED, page_png, public_copy

HELD_WORDS = (
    "Zanzibar",
    "Quillfeather",
    "Obsidian",
    "Marmalade",
    "Wolverine",
    "Thimble",
    "Juniper",
    "Kestrel",
)
WIDTH, HEIGHT = 400.0, 600.0


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """Two upright pages; the word MARK stands with its baseline at (100, 450), that is 150 from the top."""
    path = tmp_path / "plain.pdf"
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT))
    for _ in range(2):
        canvas.setFont("Helvetica", 20)
        canvas.drawString(100, 450, "MARK")
        canvas.showPage()
    canvas.save()
    return path


def altered(
    path: Path, name: str, rotation: int = 0, crop: tuple[float, float, float, float] | None = None
) -> Path:
    writer = PdfWriter(clone_from=path)
    for page in writer.pages:
        if rotation:
            page[NameObject("/Rotate")] = NumberObject(rotation)
        if crop:
            page.cropbox.lower_left = crop[:2]
            page.cropbox.upper_right = crop[2:]
    out = path.with_name(name)
    writer.write(out)
    return out


def picture(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def yellow_bounds(image: Image.Image, dpi: int) -> tuple[float, float, float, float]:
    """Bounds in points, from the top-left, of the pixels that are marked yellow."""
    width, _ = image.size
    hits = [
        (index % width, index // width)
        for index, (red, green, blue) in enumerate(zip(*[iter(image.tobytes())] * 3, strict=True))
        if red > 200 and green > 180 and blue < 120
    ]
    assert hits, "nothing is marked"
    scale = dpi / 72
    xs, ys = [x for x, _ in hits], [y for _, y in hits]
    return min(xs) / scale, min(ys) / scale, max(xs) / scale, max(ys) / scale


def test_page_is_drawn_at_the_resolution_asked_for(plain: Path) -> None:
    assert picture(page_png(plain, 1, dpi=144)).size == (800, 1200)


def test_mark_lies_on_the_box_and_leaves_print_black(plain: Path) -> None:
    box = (100.0, 130.0, 160.0, 155.0)
    image = picture(page_png(plain, 1, [box], dpi=144))
    assert yellow_bounds(image, 144) == pytest.approx(box, abs=2.5)
    inside = image.crop((200, 262, 320, 308))
    assert min(sum(pixel) for pixel in zip(*[iter(inside.tobytes())] * 3, strict=True)) < 60


def test_mark_has_an_outline_that_is_darker_than_its_fill(plain: Path) -> None:
    image = picture(page_png(plain, 1, [(200.0, 300.0, 300.0, 320.0)], dpi=144))
    left_of_the_fill = image.getpixel((int(198.2 * 2) - 1, 620))
    assert left_of_the_fill == (176, 96, 0)


def test_boxes_that_overlap_are_marked_once(plain: Path) -> None:
    box = (200.0, 300.0, 300.0, 320.0)
    assert page_png(plain, 1, [box]) == page_png(plain, 1, [box, box])


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_mark_lies_on_the_words_of_a_rotated_page(plain: Path, rotation: int) -> None:
    path = altered(plain, f"rotated_{rotation}.pdf", rotation=rotation)
    upright = picture(page_png(plain, 1, dpi=144))
    turned = picture(page_png(path, 1, dpi=144))
    assert turned.size == upright.rotate(-rotation, expand=True).size
    box = displayed_word_box(path)
    marked = picture(page_png(path, 1, [box], dpi=144))
    assert yellow_bounds(marked, 144) == pytest.approx(box, abs=2.5)
    left, top, right, bottom = (round(value * 2) for value in box)
    assert darkest(turned.crop((left, top, right, bottom))) < 60


def test_mark_lies_on_the_words_of_a_cropped_page(plain: Path) -> None:
    path = altered(plain, "cropped.pdf", crop=(50, 300, 350, 550))
    image = picture(page_png(path, 1, dpi=144))
    assert image.size == (600, 500)
    assert darkest(image.crop((100, 160, 220, 210))) < 60  # MARK: 100-50 from the left, 550-450 from the top


def displayed_word_box(path: Path) -> tuple[float, float, float, float]:
    """Bounds of the ink of the whole page as displayed, which is the one word."""
    image = picture(page_png(path, 1, dpi=144)).convert("L").point(lambda value: 255 if value < 128 else 0)
    bounds = image.getbbox()
    assert bounds is not None
    return tuple(value / 2 for value in bounds)  # type: ignore[return-value]


def darkest(image: Image.Image) -> int:
    return min(image.convert("L").tobytes()) * 3


def test_enormous_page_is_drawn_smaller(tmp_path: Path) -> None:
    path = tmp_path / "enormous.pdf"
    canvas = Canvas(str(path), pagesize=(14_400, 14_400))
    canvas.showPage()
    canvas.setPageSize((14_400, 1))
    canvas.showPage()
    canvas.save()
    square = picture(page_png(path, 1, dpi=300)).size
    assert square[0] * square[1] <= MAX_PIXELS * 1.01
    assert max(picture(page_png(path, 2, dpi=300)).size) <= MAX_SIDE + 1


@pytest.mark.parametrize("number", [0, -1, 3, 9999])
def test_page_that_is_not_there_is_not_found(plain: Path, number: int) -> None:
    with pytest.raises(NotFound, match=r"plain\.pdf has no page"):
        page_png(plain, number)


def test_text_file_named_pdf_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "note.pdf"
    path.write_text("Not a PDF.")
    with pytest.raises(UnreadablePdf, match=r"note\.pdf cannot be opened"):
        page_png(path, 1)


def test_encrypted_paper_asks_for_its_password(plain: Path) -> None:
    writer = PdfWriter(clone_from=plain)
    writer.encrypt("secret", algorithm="AES-256")
    locked = plain.with_name("locked.pdf")
    writer.write(locked)
    with pytest.raises(PasswordNeeded):
        page_png(locked, 1)
    with pytest.raises(PasswordNeeded):
        public_copy(locked, [1], plain.with_name("out.pdf"))
    assert not list(plain.parent.glob("out.pdf*"))


# --- public copies --------------------------------------------------------------------------------------------


@pytest.fixture
def talkative(tmp_path: Path) -> Path:
    """Four pages; page 2 is exempt, and the file speaks of it in every way that a PDF can."""
    source = tmp_path / "source.pdf"
    canvas = Canvas(str(source), pagesize=(WIDTH, HEIGHT))
    for number in range(1, 5):
        canvas.drawString(50, 500, "Zanzibar is exempt" if number == 2 else f"Public page {number}")
        canvas.bookmarkPage(f"Juniper{number}")
        canvas.showPage()
    canvas.save()
    writer = PdfWriter(clone_from=source)
    writer.add_outline_item(title="Quillfeather outline", page_number=1)
    writer.add_attachment("Obsidian.txt", b"Obsidian attachment")
    script = {
        NameObject("/S"): NameObject("/JavaScript"),
        NameObject("/JS"): TextStringObject("alert('Marmalade')"),
    }
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(script)
    writer.add_named_destination("Juniper", 1)
    writer.add_metadata({"/Title": "Wolverine", "/Subject": "Wolverine"})
    writer.xmp_metadata = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><Wolverine/></x:xmpmeta>"
    writer.add_annotation(0, Link(rect=(0, 0, 50, 50), target_page_index=1, fit=Fit.fit()))
    writer.add_annotation(0, FreeText(text="Thimble note", rect=(10, 10, 90, 40)))
    share_resources(writer)
    add_structure(writer)
    path = tmp_path / "talkative.pdf"
    writer.write(path)
    return path


def share_resources(writer: PdfWriter) -> None:
    """One resource list for all pages, with a form that only the exempt page draws; page 3 draws another."""
    forms = DictionaryObject()
    for name, words in (("/Fm2", "Kestrel form"), ("/Fm3", "Public form")):
        form = DecodedStreamObject()
        form.set_data(f"BT /F1 12 Tf 50 300 Td ({words}) Tj ET".encode())
        form[NameObject("/Type")], form[NameObject("/Subtype")] = NameObject("/XObject"), NameObject("/Form")
        form[NameObject("/BBox")] = ArrayObject([NumberObject(value) for value in (0, 0, 400, 600)])
        form[NameObject("/PieceInfo")] = DictionaryObject({NameObject("/X"): TextStringObject("Kestrel")})
        forms[NameObject(name)] = writer._add_object(form.flate_encode())
    resources = writer.pages[0]["/Resources"].get_object()
    assert isinstance(resources, DictionaryObject)
    resources[NameObject("/XObject")] = forms
    shared = writer._add_object(resources)
    root = writer.root_object["/Pages"].get_object()
    assert isinstance(root, DictionaryObject)
    root[NameObject("/Resources")] = shared  # inherited by every page, as many producers do
    for number, page in enumerate(writer.pages, start=1):
        del page["/Resources"]
        if number in (2, 3):
            contents = page.get_contents()
            assert contents is not None
            stream = DecodedStreamObject()
            stream.set_data(contents.get_data() + f"\n/Fm{number} Do".encode())
            page[NameObject("/Contents")] = writer._add_object(stream)


def add_structure(writer: PdfWriter) -> None:
    element = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/StructElem"),
            NameObject("/S"): NameObject("/P"),
            NameObject("/ActualText"): TextStringObject("Zanzibar is exempt"),
            NameObject("/Pg"): writer.pages[1].indirect_reference,
        }
    )
    tree = DictionaryObject(
        {NameObject("/Type"): NameObject("/StructTreeRoot"), NameObject("/K"): writer._add_object(element)}
    )
    writer.root_object[NameObject("/StructTreeRoot")] = writer._add_object(tree)


def everything_in(path: Path) -> Iterator[bytes]:
    """The file's bytes, and each object of it as text and decompressed."""
    yield path.read_bytes()
    reader = PdfReader(path)
    for number in range(1, int(str(reader.trailer["/Size"]))):
        node = reader.get_object(number)
        yield repr(node).encode()
        if isinstance(node, StreamObject):
            yield node.get_data()


def texts(path: Path) -> list[str]:
    with pdfium.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]


def test_the_source_says_each_held_word_somewhere(talkative: Path) -> None:
    """Given for the next test: a word that was never there would prove nothing."""
    said = b"\n".join(everything_in(talkative))
    assert [word for word in HELD_WORDS if word.encode() not in said] == []


def test_public_copy_has_no_word_of_a_held_page(talkative: Path, tmp_path: Path) -> None:
    out = tmp_path / "public.pdf"
    public_copy(talkative, [2], out)
    said = b"\n".join(everything_in(out))
    utf16 = said.replace(b"\x00", b"")
    assert [word for word in HELD_WORDS if word.encode() in said or word.encode() in utf16] == []


def test_public_copy_keeps_the_count_and_the_look_of_public_pages(talkative: Path, tmp_path: Path) -> None:
    out = tmp_path / "public.pdf"
    public_copy(talkative, [2], out)
    shown = texts(out)
    assert [re.sub(r"\s+", " ", text).strip() for text in shown] == [
        "Public page 1",
        NOT_PUBLISHED,
        "Public page 3 Public form",
        "Public page 4",
    ]
    assert page_png(out, 4) == page_png(talkative, 4)
    assert page_png(out, 3) == page_png(talkative, 3)


def test_public_copy_has_no_way_to_what_was_left_behind(talkative: Path, tmp_path: Path) -> None:
    out = tmp_path / "public.pdf"
    public_copy(talkative, [2], out)
    reader = PdfReader(out)
    assert set(reader.root_object) <= {"/Type", "/Pages"}
    assert all("/Annots" not in page and "/StructParents" not in page for page in reader.pages)


def test_blank_page_has_the_size_the_held_page_is_shown_at(plain: Path) -> None:
    turned = altered(plain, "turned.pdf", rotation=90)
    out = plain.with_name("public.pdf")
    public_copy(turned, {1}, out)
    assert picture(page_png(out, 1, dpi=72)).size == (600, 400)
    assert page_png(out, 2) == page_png(turned, 2)


def test_public_copy_of_a_paper_with_nothing_held_is_the_paper(plain: Path) -> None:
    out = plain.with_name("public.pdf")
    public_copy(plain, (), out)
    assert out.read_bytes() == plain.read_bytes()


def test_no_copy_is_left_of_a_paper_that_cannot_be_understood(tmp_path: Path) -> None:
    path, out = tmp_path / "broken.pdf", tmp_path / "public.pdf"
    path.write_bytes(b"%PDF-1.7\n" + b"nothing" * 50)
    with pytest.raises(UnreadablePdf):
        public_copy(path, [1], out)
    assert list(tmp_path.iterdir()) == [path]
