"""Ten broken or hostile PDFs, made here so that nothing of others lies in the repository.

    python -m tests.nasty FOLDER

writes them all. Each maker returns a file's bytes; `NASTY` says under which name.
"""

import io
import sys
from collections.abc import Callable
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

WORDS = "The invented council met in the invented hall."


def simple(pages: int = 1, words: str = WORDS, size: tuple[float, float] = (595, 842)) -> bytes:
    """A sound PDF, its words on each page."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=size, invariant=True)
    for number in range(1, pages + 1):
        canvas.drawString(72, size[1] - 72, f"{words} Sheet {number}.")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _written(writer: PdfWriter) -> bytes:
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _numbered(objects: list[bytes], root: int = 1) -> bytes:
    """A PDF of the given objects, numbered from 1, with a true cross-reference table."""
    out = bytearray(b"%PDF-1.7\n")
    starts = []
    for number, body in enumerate(objects, start=1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    xref = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % start for start in starts)
    out += b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, xref)
    return bytes(out)


def truncated() -> bytes:
    """The first half of a sound PDF."""
    whole = simple(30)
    return whole[: len(whole) // 2]


def cyclic() -> bytes:
    """A page tree whose branch is its own child."""
    return _numbered(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 1/Parent 3 0 R>>",
        ]
    )


def locked() -> bytes:
    """Encrypted: nothing can be read without the user's password."""
    writer = PdfWriter(PdfReader(io.BytesIO(simple())))
    writer.encrypt("sesame", "master", algorithm="AES-256")
    return _written(writer)


def owner_locked() -> bytes:
    """Encrypted with an owner's password only: anyone may read it."""
    writer = PdfWriter(PdfReader(io.BytesIO(simple())))
    writer.encrypt("", "master", algorithm="AES-256")
    return _written(writer)


def empty() -> bytes:
    return b""


def text_named_pdf() -> bytes:
    return b"These are the minutes, saved from a text editor under another name.\n" * 40


def huge_page() -> bytes:
    """A page a kilometre high."""
    return simple(size=(595, 2_834_646))


def _page_of(
    content: bytes, catalog: bytes = b"", resources: bytes = b"", more: tuple[bytes, ...] = ()
) -> bytes:
    """One page with the given content; further objects are numbered from 6."""
    return _numbered(
        [
            b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>%s>>>>"
            % resources,
            b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            *more,
        ]
    )


def with_script_and_attachment() -> bytes:
    """JavaScript that runs on opening, and an attached program; both are to be ignored."""
    program = b"MZ" + bytes(2000)
    return _page_of(
        b"BT /F 12 Tf 72 700 Td (%s) Tj ET" % WORDS.encode(),
        b"/OpenAction<</S/JavaScript/JS(while \\(true\\) app.alert\\('opened'\\))>>"
        b"/Names<</EmbeddedFiles<</Names[(setup.exe)6 0 R]>>>>",
        more=(
            b"<</Type/Filespec/F(setup.exe)/EF<</F 7 0 R>>>>",
            b"<</Type/EmbeddedFile/Length %d>>stream\n%s\nendstream" % (len(program), program),
        ),
    )


def deeply_nested() -> bytes:
    """An array of arrays of arrays, 200,000 deep, where a page's boxes should be."""
    depth = 200_000
    return _numbered(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources 4 0 R>>",
            b"[" * depth + b"]" * depth,
        ]
    )


def swelling(levels: int = 12, times: int = 40) -> bytes:
    """A few kilobytes in which forms draw forms, forty at each of twelve levels: reading it ends at a limit only."""
    forms = []
    for level in range(levels):
        draw = (
            b"/X Do " * times if level < levels - 1 else b"BT /F 9 Tf 72 700 Td (%s) Tj ET" % WORDS.encode()
        )
        inner = b"/XObject<</X %d 0 R>>" % (7 + level) if level < levels - 1 else b"/Font<</F 5 0 R>>"
        forms.append(
            b"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<<%s>>/Length %d>>stream\n%s\nendstream"
            % (inner, len(draw), draw)
        )
    return _page_of(b"/X Do", resources=b"/XObject<</X 6 0 R>>", more=tuple(forms))


NASTY: dict[str, Callable[[], bytes]] = {
    "truncated.pdf": truncated,
    "cyclic_page_tree.pdf": cyclic,
    "locked_with_user_password.pdf": locked,
    "locked_with_owner_password.pdf": owner_locked,
    "empty.pdf": empty,
    "text_named.pdf": text_named_pdf,
    "huge_page.pdf": huge_page,
    "script_and_attachment.pdf": with_script_and_attachment,
    "deeply_nested.pdf": deeply_nested,
    "swelling.pdf": swelling,
}


def write_all(folder: Path) -> tuple[Path, ...]:
    """The ten files, written into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in NASTY.items():
        (folder / name).write_bytes(make())
    return tuple(folder / name for name in NASTY)


if __name__ == "__main__":
    for path in write_all(Path(sys.argv[1])):
        print(path)
