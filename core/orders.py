"""Words of a paper that speak to a machine: orders to a model, forged turns of a conversation, forged events.

A paper is data. What it says to its readers may be quoted; what it says to the program that reads it is no statement
of the council's, and neither is what stands below it on the same page: that is what the order would have said.
"""

import re
import unicodedata
from functools import lru_cache

from core.domain import DocumentText

PAGES_KEPT, CHARACTERS_KEPT = 10_000, 4096

# letters of other alphabets that are printed like Latin ones (Unicode Technical Standard 39, the commonest), and the
# two Turkish letters that a pattern takes for an i where it looks at neither case
_LOOKALIKES = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0456\u03bf\u03b1\u0131\u0130", "aeopcxyioaiI"
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_PARTED = re.compile("([^\\W\\d_]+)((?:\u200b+[^\\W\\d_]+)+)")
_PARAGRAPH = re.compile(r"\n\s*\n|^\s*\d{1,2}(?:\.\d{1,2})+\.?\s", re.MULTILINE)
_ORDER = re.compile(
    r"\b(?:ignore|disregard|forget|override)\s+(?:all\s+|any\s+|every\s+|the\s+|your\s+|these\s+)*"
    r"(?:above|previous|prior|earlier|preceding|system|other)\b"
    r"|\b(?:AI|language model|chat ?bot|virtual)\s+assistant\b[^.]{0,80}\b(?:reading|must|should|note|answer)\b"
    r"|\bnote\s+to\s+(?:the\s+)?(?:AI|assistant|model|chat ?bot|language model)\b"
    r"|\bsystem\s+prompt\b|<\|\w+\|>|\[/?(?:INST|SYS|END OF \w+)\]|<</?SYS>>"
    r"|^[^\S\n]*(?:event|data):\s*(?:answer|token|\{)"
    r"|<\s*(?:script|iframe|img)\b|\]\(\s*(?:javascript|https?):",
    re.IGNORECASE | re.MULTILINE,
)
# every order has one of these: looking for a word is far quicker than trying the patterns that it opens
_MARKS = (
    "ignore", "disregard", "forget", "override", "assistant", "note", "prompt", "event:", "data:", "<", "[",
)  # fmt: skip


@lru_cache(maxsize=PAGES_KEPT)
def order_at(text: str) -> int | None:
    """Where in a text the paragraph begins that first speaks to a machine, or None.

    Characters that turn the reading direction count: what they print is not what the text says.
    """
    plain = _as_read(_NOT_ASCII.sub(lambda character: _one(character.group()), text))
    small = plain.casefold()
    order = _ORDER.search(plain) if any(mark in small for mark in _MARKS) else None
    found = [match.start() for match in (order, _REORDERING.search(text)) if match]
    return _paragraph_of(text, min(found)) if found else None


def is_below_an_order(whole: DocumentText, start: int, end: int) -> bool:
    """Whether a stretch stands where, or below where, its page speaks to a machine rather than to its readers."""
    orders = ((order_at(whole.pages[page - 1]), high) for page, _, high in whole.page_spans(start, end))
    return any(order is not None and high > order for order, high in orders)


def _paragraph_of(text: str, place: int) -> int:
    """Where the paragraph of a place begins: after a blank line, or at a paragraph's number; else the text."""
    return max((match.start() for match in _PARAGRAPH.finditer(text, 0, place)), default=0)


@lru_cache(maxsize=CHARACTERS_KEPT)
def _one(character: str) -> str:
    """One character as it looks, so that offsets stay as they are; an invisible one is a mark of its own."""
    if _INVISIBLE.match(character):
        return "\u200b"
    shown = unicodedata.normalize("NFKC", character).translate(_LOOKALIKES)
    return shown if len(shown) == 1 else character


def _as_read(text: str) -> str:
    """The text with invisible characters beside the letters they part, at the same length."""
    return _PARTED.sub(_joined, text).replace("\u200b", " ") if "\u200b" in text else text


def _joined(match: re.Match[str]) -> str:
    letters = match.group().replace("\u200b", "")
    return letters + " " * (len(match.group()) - len(letters))
