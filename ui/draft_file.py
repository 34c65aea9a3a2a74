"""A draft read from a file: plain text or Markdown in UTF-8, and sentences for what is neither."""

import sys
from pathlib import Path

from core.errors import DraftError

MAX_BYTES = 4_000_000
"""No draft is longer in bytes; the service limits the characters."""
_OTHERS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a Word or OpenDocument file",
    b"\xd0\xcf\x11\xe0": "an old Word file",
    b"{\\rtf": "an RTF file",
    b"\xff\xfe": "text in UTF-16",
    b"\xfe\xff": "text in UTF-16",
}


def read_draft(path: Path) -> str:
    """The draft's text; "-" stands for standard input. Raises DraftError for what is no text in UTF-8."""
    name = "The standard input" if str(path) == "-" else str(path)
    data = _bytes_of(path, name)
    if len(data) > MAX_BYTES:
        raise DraftError(f"{name} is larger than {MAX_BYTES:,} bytes; check it in parts.")
    for start, kind in _OTHERS.items():
        if data.startswith(start):
            raise DraftError(
                f"{name} is {kind}; save it as plain text in UTF-8 (.txt or .md) and check that."
            )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        raise DraftError(
            f"{name} is not text in UTF-8 (byte {exc.start}); save it as UTF-8 and check that."
        ) from exc


def _bytes_of(path: Path, name: str) -> bytes:
    """At most one byte more than is allowed."""
    try:
        if str(path) == "-":
            return sys.stdin.buffer.read(MAX_BYTES + 1)
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as exc:
        why = exc.strerror if isinstance(exc, OSError) and exc.strerror else "it cannot be opened"
        raise DraftError(f"{name} cannot be read: {why}. Name a text or Markdown file.") from exc
