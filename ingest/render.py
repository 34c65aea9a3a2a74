"""Pictures of pages with words marked, and copies of papers without the pages that are held back.

What is left to others: who may see a page (the catalogue), and which pages are held back (`exempt`).
"""

import io
import math
import re
import shutil
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, Final

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageDraw
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NullObject,
    PdfObject,
    StreamObject,
)

from core.domain import Box
from core.errors import NotFound, PasswordNeeded, UnreadablePdf

POINTS_PER_INCH: Final = 72.0
MAX_PIXELS: Final = 12_000_000  # a 300 dpi A4 page has 8.7 million; an enormous page is drawn smaller instead
MAX_SIDE: Final = 8_000
MARK_FILL: Final = (255, 228, 77)
MARK_OUTLINE: Final = (176, 96, 0)
MARK_PADDING: Final = 1.5  # points around the words, so that the outline does not touch the letters
NOT_PUBLISHED: Final = "This page is not published."

# PDFium keeps global state and must never be entered by two threads at once.
_pdfium_lock = Lock()


def page_png(path: Path, page_number: int, boxes: Sequence[Box] = (), dpi: int = 110) -> bytes:
    """PNG of one page as a viewer shows it, with the boxes marked.

    `page_number` counts from 1; boxes are points from the top-left corner of the page as displayed.
    Raises NotFound for a page the file does not have, UnreadablePdf or PasswordNeeded for the file.
    """
    picture, scale = _drawn(path, page_number, dpi)
    if boxes:
        picture = _marked(picture, boxes, scale)
    out = io.BytesIO()
    picture.save(out, format="PNG", compress_level=6)
    return out.getvalue()


def _drawn(path: Path, page_number: int, dpi: int) -> tuple[Image.Image, float]:
    with _opened(path) as pdf:
        if not 1 <= page_number <= len(pdf):
            raise NotFound(f"{path.name} has no page {page_number}: its pages count from 1 to {len(pdf)}.")
        page = pdf[page_number - 1]
        try:
            width, height = page.get_size()
            scale = _scale(width, height, dpi)
            bitmap = page.render(scale=scale, rev_byteorder=True)
            picture = bitmap.to_pil().convert("RGB")  # a copy: the bitmap's own memory goes with it
            bitmap.close()
        finally:
            page.close()
    return picture, scale


def _scale(width: float, height: float, dpi: int) -> float:
    """Pixels a point: what `dpi` asks for, or less where the picture would get too large."""
    longest, area = max(width, height, 1.0), max(width * height, 1.0)
    return min(dpi / POINTS_PER_INCH, MAX_SIDE / longest, math.sqrt(MAX_PIXELS / area))


@contextmanager
def _opened(path: Path) -> Iterator[pdfium.PdfDocument]:
    """The PDF, opened and closed while no other thread is inside PDFium."""
    with _pdfium_lock:
        try:
            pdf = pdfium.PdfDocument(path)
        except (pdfium.PdfiumError, FileNotFoundError) as exc:
            if "password" in str(exc).lower():
                raise PasswordNeeded(f"{path.name} needs a password; save a copy without one.") from exc
            raise UnreadablePdf(
                f"{path.name} cannot be opened as a PDF: {exc}. Read the paper in again."
            ) from exc
        try:
            yield pdf
        except pdfium.PdfiumError as exc:
            raise UnreadablePdf(f"{path.name} cannot be drawn: {exc}. Read the paper in again.") from exc
        finally:
            pdf.close()


def _marked(picture: Image.Image, boxes: Sequence[Box], scale: float) -> Image.Image:
    """The picture with one outlined yellow shape over the union of the boxes.

    The yellow is multiplied in, as a marker pen does, so that black print stays black.
    """
    line = max(2, round(scale * 1.2))
    inner = _mask(picture.size, boxes, scale, grow=0)
    outer = _mask(picture.size, boxes, scale, grow=line)
    yellow = ImageChops.multiply(picture, Image.new("RGB", picture.size, MARK_FILL))
    outlined = Image.composite(Image.new("RGB", picture.size, MARK_OUTLINE), picture, outer)
    return Image.composite(yellow, outlined, inner)


def _mask(size: tuple[int, int], boxes: Iterable[Box], scale: float, grow: int) -> Image.Image:
    mask = Image.new("L", size, 0)
    draw = ImageDraw.Draw(mask)
    for x0, top, x1, bottom in boxes:
        left, upper = (x0 - MARK_PADDING) * scale - grow, (top - MARK_PADDING) * scale - grow
        right, lower = (x1 + MARK_PADDING) * scale + grow, (bottom + MARK_PADDING) * scale + grow
        draw.rectangle((left, upper, max(left, right), max(upper, lower)), fill=255)
    return mask


def public_copy(path: Path, held_pages: Collection[int], out: Path) -> None:
    """Write to `out` the PDF with a blank page in place of each held page.

    With nothing held back the copy is byte for byte. Otherwise a new file is built from the public
    pages alone: their content, and of their resources only those that the content names, because papers
    often share one resource list over all pages. Outlines, attachments, scripts, annotations, metadata,
    named destinations, layers and the structure tree are left behind. `out` appears whole or not at all.
    Raises UnreadablePdf or PasswordNeeded when no safe copy can be made.
    """
    part = out.with_name(out.name + ".part")
    try:
        if held_pages:
            _write_public(path, frozenset(held_pages), part)
        else:
            shutil.copyfile(path, part)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


def _write_public(path: Path, held: frozenset[int], out: Path) -> None:
    try:
        with path.open("rb") as file:
            reader = PdfReader(file)
            if reader.is_encrypted and not reader.decrypt(""):
                raise PasswordNeeded(f"{path.name} needs a password; save a copy without one.")
            writer = PdfWriter()
            for number, page in enumerate(reader.pages, start=1):
                if number in held:
                    _add_blank(writer, page)
                else:
                    writer.add_page(_public_page(page))
            writer.write(out)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as exc:
        # pypdf meets broken files with any of these; no copy is better than one not understood
        raise UnreadablePdf(f"{path.name}: no copy without its held pages could be made ({exc!r}).") from exc


def _add_blank(writer: PdfWriter, like: PageObject) -> None:
    """Add a page of the displayed size of `like` that says it is not published."""
    width, height = float(like.cropbox.width), float(like.cropbox.height)
    if like.rotation % 180:
        width, height = height, width
    page = writer.add_blank_page(width=width, height=height)
    font = DictionaryObject()
    for key, value in (("/Type", "/Font"), ("/Subtype", "/Type1"), ("/BaseFont", "/Helvetica")):
        font[NameObject(key)] = NameObject(value)
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    content = DecodedStreamObject()
    size = max(4.0, min(14.0, width / 20))
    left = max(0.0, (width - size * 0.5 * len(NOT_PUBLISHED)) / 2)
    content.set_data(
        f"BT /F1 {size:.1f} Tf {left:.1f} {height / 2:.1f} Td ({NOT_PUBLISHED}) Tj ET".encode("ascii")
    )
    page[NameObject("/Contents")] = writer._add_object(content)


_KEPT_PAGE_KEYS: Final = ("/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Group")
_LEFT_BEHIND: Final = frozenset(  # on forms, images and font files
    (
        "/Metadata",
        "/PieceInfo",
        "/StructParent",
        "/StructParents",
        "/AF",
        "/OPI",
        "/Ref",
        "/Alternates",
        "/OC",
    )
)
_FOREIGN_TYPES: Final = frozenset(
    ("/Page", "/Pages", "/Catalog", "/StructElem", "/StructTreeRoot", "/Filespec", "/OCG")
)
_RESOURCE_KINDS: Final = frozenset(
    ("/XObject", "/Font", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/Properties")
)
_DEFAULT_SPACES: Final = frozenset(("/DefaultGray", "/DefaultRGB", "/DefaultCMYK"))
_NAME: Final = re.compile(rb"/([^\x00\t\n\f\r ()<>\[\]{}/%]*)")
_HEX: Final = re.compile(rb"#([0-9A-Fa-f]{2})")


def _public_page(page: PageObject) -> PageObject:
    """A page with the content of `page` and nothing that leads elsewhere."""
    public = PageObject()
    public[NameObject("/Type")] = NameObject("/Page")
    for key in _KEPT_PAGE_KEYS:
        value = _inherited(page, key)
        if value is not None:
            public[NameObject(key)] = value
    contents = page.get_contents()
    data = contents.get_data() if contents is not None else b""
    stream = DecodedStreamObject()
    stream.set_data(data)
    public[NameObject("/Contents")] = stream.flate_encode()
    resources = _inherited(page, "/Resources")
    if isinstance(resources, DictionaryObject):
        public[NameObject("/Resources")] = _used(resources, _names(data))
    _tidy(public)
    return public


def _inherited(page: DictionaryObject, key: str) -> PdfObject | None:
    """Value of `key` on the page or the nearest node above it (ISO 32000-1, 7.7.3.4)."""
    node: PdfObject | None = page
    for _ in range(64):  # a broken tree may turn in a circle
        if not isinstance(node, DictionaryObject):
            break
        if key in node:
            return node[key].get_object()
        node = node["/Parent"].get_object() if "/Parent" in node else None
    return None


def _names(content: bytes) -> frozenset[str]:
    """Every name written in a content stream: at least all the resources it uses."""
    found = {_HEX.sub(lambda hit: bytes((int(hit[1], 16),)), name) for name in _NAME.findall(content)}
    return frozenset("/" + name.decode("latin-1") for name in found) | frozenset(
        "/" + name.decode("utf-8", "replace") for name in found
    )


def _used(resources: DictionaryObject, names: frozenset[str]) -> DictionaryObject:
    """A copy of a resource list with only what `names` asks for, and what a form without a list of its own uses."""
    kept = DictionaryObject()
    wanted = names | _borrowed_names(resources, names) | _DEFAULT_SPACES
    for kind, entries in resources.items():
        entries = entries.get_object()
        if kind in _RESOURCE_KINDS and isinstance(entries, DictionaryObject):
            kept[NameObject(kind)] = DictionaryObject(
                {NameObject(name): entries.raw_get(name) for name in entries if name in wanted}
            )
        elif kind == "/ProcSet":
            kept[NameObject(kind)] = entries
    return kept


def _borrowed_names(resources: DictionaryObject, names: frozenset[str]) -> frozenset[str]:
    """Names used by forms that draw with their page's resources."""
    forms = resources.get("/XObject", DictionaryObject()).get_object()
    found: set[str] = set()
    waiting = list(names)
    while waiting and isinstance(forms, DictionaryObject):
        name = waiting.pop()
        form = forms[name].get_object() if name in forms else None
        if isinstance(form, StreamObject) and form.get("/Subtype") == "/Form" and "/Resources" not in form:
            fresh = _names(form.get_data()) - found
            found |= fresh
            waiting.extend(fresh)
    return frozenset(found)


def _tidy(root: DictionaryObject) -> None:
    """Cut, in everything reachable from a page, what leads to other pages or says more than the page shows."""
    waiting: list[PdfObject] = [root]
    seen: set[int] = set()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, DictionaryObject):
            _tidy_one(node, is_root=node is root)
            waiting.extend(_followed(node, node.keys()))
        elif isinstance(node, ArrayObject):
            waiting.extend(_followed(node, range(len(node))))


def _tidy_one(node: DictionaryObject, is_root: bool) -> None:
    if isinstance(node, StreamObject):
        for key in _LEFT_BEHIND & node.keys():
            del node[key]
    resources = node.get("/Resources")
    if resources is None or is_root:
        return
    resources = resources.get_object()
    if isinstance(resources, DictionaryObject):
        node[NameObject("/Resources")] = _used(resources, _own_names(node))


def _own_names(node: DictionaryObject) -> frozenset[str]:
    """Names written in the content that a form, a pattern or a Type 3 font draws with."""
    if isinstance(node, StreamObject):
        return _names(node.get_data())
    glyphs = node.get("/CharProcs", DictionaryObject()).get_object()
    parts = [glyph.get_object() for glyph in glyphs.values()] if isinstance(glyphs, DictionaryObject) else []
    return frozenset().union(*(_names(part.get_data()) for part in parts if isinstance(part, StreamObject)))


def _followed(node: DictionaryObject | ArrayObject, keys: Iterable[Any]) -> Iterator[PdfObject]:
    """The values under `keys`, with those of a type that no page's content needs replaced by null."""
    for key in list(keys):
        value = node[key].get_object()
        if isinstance(value, DictionaryObject) and value.get("/Type") in _FOREIGN_TYPES:
            node[key] = NullObject()
        elif isinstance(value, PdfObject):
            yield value
