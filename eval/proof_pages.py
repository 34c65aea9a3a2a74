"""A PDF page as pdfplumber reads it, in the shape that `eval.verify` checks proofs against.

Positions are those of the contract: points from the top-left corner of the page as a viewer shows it, so after
cropping and turning. pdfplumber shares no code with pdfium, which makes the quotes and boxes; that is the point.
"""

import hashlib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import pdfplumber
from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pdfplumber.utils.text import extract_words

from core.domain import Box

_WORD_GAP = 0.2  # part of a letter's size that parts words where no space is written
_HYPHENS = dict.fromkeys(map(ord, "-\u00ad\u2010\u2011\u2027\ufffe\x02"))
_STRAIGHT = str.maketrans("‘’‚“”„", "'''\"\"\"")
# glyphs to which their font gives no meaning, as pdfminer and pdfium write them, and pictures used as signs: bullets,
# arrows, shapes. Fonts name those by codes that the two libraries read in different ways ("↓" as "fl")
_NO_TEXT = re.compile(
    r"\(cid:\d+\)|[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]|[·•‣⁃\u2190-\u21ff\u25a0-\u27bf]",
)
_PICTURE_FONT = re.compile(r"(^|\+)(Symbol|ZapfDingbats|Wingdings)", re.I)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_PRINTED_NUMBER = re.compile(rf"[£$€]?{_NUMBER.pattern}%?")


def squashed(text: str) -> str:
    """Text in the form in which two libraries' readings are compared: no white space, hyphens or ligatures."""
    known = _NO_TEXT.sub("", text)
    plain = unicodedata.normalize("NFKC", known).translate(_STRAIGHT).translate(_HYPHENS)
    return "".join(plain.split())


@dataclass(frozen=True)
class Figure:
    """A number as printed, without its thousands commas, and the sign that belongs to it."""

    number: str
    percent: bool = False
    currency: str = ""

    def __str__(self) -> str:
        return f"{self.currency}{self.number}{'%' if self.percent else ''}"


_FIGURE = re.compile(
    rf"(?P<currency>[£$€]?)\s?(?P<number>{_NUMBER.pattern})(?P<percent>\s?(?:%|per\s?cent\b))?", re.I
)


def figures(text: str) -> Iterator[Figure]:
    """Every number in a text, in its order, with its currency or percent sign."""
    plain = unicodedata.normalize("NFKC", text)
    for match in _FIGURE.finditer(plain):
        yield Figure(match["number"].replace(",", ""), bool(match["percent"]), match["currency"])


@dataclass(frozen=True)
class Reading:
    """The words of a page in one order, ready for finding quotes in it."""

    words: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        return "".join(self.words)

    @cached_property
    def gaps(self) -> frozenset[int]:
        """Offsets in `text` where one word ends and the next begins."""
        offset, offsets = 0, {0}
        for word in self.words:
            offset += len(word)
            offsets.add(offset)
        return frozenset(offsets)

    def has(self, quote: str) -> bool:
        """Whether the quote stands here in one piece, with no word or number cut at its ends."""
        wanted = squashed(quote)
        start = self.text.find(wanted)
        while wanted and start >= 0:
            if self._parts(start) and self._parts(start + len(wanted)):
                return True
            start = self.text.find(wanted, start + 1)
        return False

    def _parts(self, offset: int) -> bool:
        if offset in self.gaps:
            return True
        before, after = self.text[offset - 1], self.text[offset]
        if before.isalnum() and after.isalnum():
            return False
        # the dot of "57.5" belongs to the number, that of "2025/26." does not
        whole = any(match.start() < offset < match.end() for match in _PRINTED_NUMBER.finditer(self.text))
        return not whole


@dataclass(frozen=True)
class ProofPage:
    """One page: its size, and its characters where a viewer shows them."""

    width: float
    height: float
    chars: tuple[dict[str, Any], ...] = field(repr=False)

    @cached_property
    def readings(self) -> tuple[Reading, Reading]:
        """In the order of the PDF's own text, and in the order of lines as the eye meets them."""
        return _reading(_flow(self.chars)), _reading(_lines(self.chars))

    @cached_property
    def figures(self) -> frozenset[Figure]:
        """Every number on the page, in every form in which it may be repeated: with its signs, and without."""
        found = {
            figure for words in (_flow(self.chars), _lines(self.chars)) for figure in figures(" ".join(words))
        }
        return frozenset(
            form
            for figure in found
            for form in (
                figure,
                Figure(figure.number),
                Figure(figure.number, percent=figure.percent),
                Figure(figure.number, currency=figure.currency),
            )
        )

    def has_quote(self, quote: str) -> bool:
        """Whether the quote stands on the page in one piece, in either order."""
        return any(reading.has(quote) for reading in self.readings)

    def has_lines(self, quote: str, boxes: Sequence[Box]) -> bool:
        """Whether the words in the boxes, box after box, are the quote.

        For quotes that run on in another column or cell, where each library has an order of its own.
        """
        lines = (_reading(_flow(self._chars_in([box]))).text for box in boxes)
        return "".join(lines) == squashed(quote)

    def words_in(self, boxes: Sequence[Box]) -> Counter[str]:
        """The words whose characters have their middle in one of the boxes, each with its count."""
        return Counter(_reading(_flow(self._chars_in(boxes))).words)

    def _chars_in(self, boxes: Sequence[Box]) -> list[dict[str, Any]]:
        return [char for char in self.chars if any(_holds(box, char) for box in boxes)]

    def is_on_page(self, box: Box, slack: float = 0.5) -> bool:
        """Whether the box has an area and lies within the page, up to rounding."""
        x0, top, x1, bottom = box
        right, low = self.width + slack, self.height + slack
        return -slack <= x0 < x1 <= right and -slack <= top < bottom <= low


def _reading(words: Iterable[str]) -> Reading:
    return Reading(tuple(filter(None, map(squashed, words))))


def _flow(chars: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield the words in the PDF's own order, whichever way they run across the page.

    pdfplumber's extract_words knows one direction a page, and takes turned words apart.
    """
    word, last = "", None
    for char in chars:
        blank = char["text"].isspace()
        if word and (blank or _apart(last, char)):
            yield word
            word = ""
        if not blank:
            word, last = word + char["text"], char
    if word:
        yield word


def _apart(one: dict[str, Any] | None, other: dict[str, Any]) -> bool:
    if one is None:
        return False
    size = max(other["x1"] - other["x0"], other["bottom"] - other["top"])
    across = max(one["x0"], other["x0"]) - min(one["x1"], other["x1"])
    down = max(one["top"], other["top"]) - min(one["bottom"], other["bottom"])
    return bool(max(across, down) > _WORD_GAP * size)


def _lines(chars: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield the words line by line, as the eye meets them."""
    for word in extract_words(list(chars), x_tolerance_ratio=_WORD_GAP):
        yield word["text"]


def _holds(box: Box, char: dict[str, Any]) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


class Papers:
    """The PDFs of some folders, found by their SHA-256 or else by name; files are opened and pages read once."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._by_id: dict[str, Path] = {}
        self._by_name: dict[str, Path] = {}
        self._open: dict[Path, PDF] = {}
        self._pages: dict[tuple[Path, int], ProofPage | None] = {}
        for path in sorted(path for folder in folders for path in folder.rglob("*.pdf")):
            self._by_id[hashlib.sha256(path.read_bytes()).hexdigest()] = path
            self._by_name[path.name] = path

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        for pdf in self._open.values():
            pdf.close()
        self._open.clear()

    def find(self, doc_id: str | None, file: str) -> Path | None:
        """The PDF with these bytes, or else of this name."""
        return self._by_id.get(doc_id or "") or self._by_name.get(file)

    def page(self, path: Path, number: int) -> ProofPage | None:
        """One page, counted from 1; None where the PDF has no such page."""
        key = (path, number)
        if key not in self._pages:
            if path not in self._open:
                self._open[path] = pdfplumber.open(path)
            pages = self._open[path].pages
            self._pages[key] = _read(pages[number - 1]) if 1 <= number <= len(pages) else None
        return self._pages[key]


def _read(page: Page) -> ProofPage:
    left, top, width, height = _shown_part(page)
    # the page's own origin may be anywhere; what a viewer shows begins at (0, 0)
    across, down = page.mediabox[0] + left, page.mediabox[1] + top
    written = (char for char in page.chars if not _is_picture(char))
    chars = tuple(_drawn_once(_moved(char, across, down) for char in written))
    page.close()  # what pdfplumber keeps of a page is large, and we have what we need
    return ProofPage(width=width, height=height, chars=chars)


def _is_picture(char: dict[str, Any]) -> bool:
    if _NO_TEXT.match(char["text"]):
        return True
    # in the picture fonts digits and Latin letters are themselves only where the font is Symbol
    font = _PICTURE_FONT.search(char["fontname"])
    return font is not None and not (font[2].lower() == "symbol" and char["text"].isascii())


def _drawn_once(chars: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield each character once, also where it is drawn twice, a hair apart, to look bold.

    pdfplumber's own way chains near neighbours, and so loses letters of words that run down the page.
    """
    seen: defaultdict[tuple[str, int, int], list[tuple[float, float]]] = defaultdict(list)
    for char in chars:
        x, y = char["x0"], char["top"]
        # far less than a letter's own size, or the second l of "all" would be lost
        slack_x, slack_y = 0.3 * (char["x1"] - x), 0.3 * (char["bottom"] - y)
        near = (
            place
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
            for place in seen[char["text"], round(x) + dx, round(y) + dy]
        )
        if char["text"].isspace() or not any(abs(x - u) < slack_x and abs(y - v) < slack_y for u, v in near):
            yield char
        seen[char["text"], round(x), round(y)].append((x, y))


def _moved(char: dict[str, Any], across: float, down: float) -> dict[str, Any]:
    return char | {
        "x0": char["x0"] - across,
        "x1": char["x1"] - across,
        "top": char["top"] - down,
        "bottom": char["bottom"] - down,
        "doctop": char["top"] - down,
    }


def _shown_part(page: Page) -> tuple[float, float, float, float]:
    """Left, top, width and height of what is shown, in points from the top-left of the turned media box.

    Worked out from the PDF's own boxes, since pdfplumber swaps a turned crop box's sides without mirroring them.
    """
    mx0, my0, mx1, my1 = _sorted_box(page.page_obj.mediabox)
    cx0, cy0, cx1, cy1 = _sorted_box(page.page_obj.cropbox)
    cx0, cy0, cx1, cy1 = max(cx0, mx0), max(cy0, my0), min(cx1, mx1), min(cy1, my1)
    across, down = cx1 - cx0, cy1 - cy0
    return {
        0: (cx0 - mx0, my1 - cy1, across, down),
        90: (cy0 - my0, cx0 - mx0, down, across),
        180: (mx1 - cx1, cy0 - my0, across, down),
        270: (my1 - cy1, mx1 - cx1, down, across),
    }[page.rotation]


def _sorted_box(box: Sequence[float]) -> tuple[float, float, float, float]:
    (x0, x1), (y0, y1) = sorted((box[0], box[2])), sorted((box[1], box[3]))
    return x0, y0, x1, y1
