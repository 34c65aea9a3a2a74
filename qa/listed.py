"""A list as it is shown: the words that open it and all its items, each cut to its first words where room is short."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from core.domain import DocumentText
from index.words import STOPWORDS
from qa.draft import Quote, Sentence
from qa.lists import PaperList, words_of
from qa.quoting import stretch
from qa.rank import Ranked
from qa.shown import markers, plain, shortened

OPENING_ROOM: Final = 0.45  # of the room, where the items need the rest
HEAD_CHARS: Final = 14  # a shorter head of an item tells nothing
ASIDE_CHARS: Final = 18
_PARAGRAPH_NUMBER: Final = re.compile(r"^\d{1,2}(?:\.\d{1,2})+\s+(?=\S)")
JOINT: Final = "; "


def list_sentence(whole: DocumentText, ranked: Ranked, listed: PaperList, room: int) -> Sentence:
    """The opening and the items, in at most `room` characters without the markers, and the stretch of pages they are.

    Items that do not fit are left out, and those that their opening promises and that were not found are missing:
    either way the aside says how many of how many are told.
    """
    opening = _introduced(_PARAGRAPH_NUMBER.sub("", plain(whole.text[slice(*listed.opening)])))
    items = [_item(whole.text, span) for span in listed.items]
    stated = max(listed.stated or 0, len(items)) if listed.count else 1
    room -= ASIDE_CHARS if stated > len(items) else 0
    heads = fitted(items, room - len(opening) - 1)
    if len(heads) < len(items) or _are_cut(heads, items):
        opening = _end_of(opening, int(room * OPENING_ROOM))
        heads = fitted(items, room - len(opening) - 1)
    if len(heads) < len(items):
        heads = fitted(items, room - len(opening) - 1 - ASIDE_CHARS)
    aside = f"({len(heads)} of {stated} items)" if len(heads) < stated else ""
    quotes = tuple(_quotes(whole, ranked, (listed.opening, *listed.items[: len(heads)])))
    return Sentence(f"{opening} {JOINT.join(heads)}{markers(quotes)}", quotes, aside)


def fitted(items: Sequence[str], room: int) -> list[str]:
    """The items, all of one greatest length where they are too long together; the first of them, where even that fails.

    `room` is for the items and what joins them.
    """
    for count in range(len(items), 0, -1):
        left = room - (count - 1) * len(JOINT)
        if sum(len(item) for item in items[:count]) <= left:
            return list(items[:count])
        share = _greatest([len(item) for item in items[:count]], left)
        if share >= HEAD_CHARS:
            return [shortened(item, share) for item in items[:count]]
    return []


def _greatest(lengths: Sequence[int], room: int) -> int:
    """The greatest length to which all may be cut so that together they fit."""
    low, high = 0, max(lengths)
    while low < high:
        middle = (low + high + 1) // 2
        if sum(min(length, middle) for length in lengths) <= room:
            low = middle
        else:
            high = middle - 1
    return low


def _introduced(opening: str) -> str:
    """A heading with a colon after it, so that it does not run on into the first item; other words as they are."""
    last = opening.split()[-1].casefold()
    return f"{opening}:" if last.isalnum() and last not in STOPWORDS else opening


def _quotes(whole: DocumentText, ranked: Ranked, spans: Sequence[tuple[int, int]]) -> Iterator[Quote]:
    """Yield one quote a page, from the first to the last of the spans there: no page's head stands between them."""
    pieces = [quote for start, end in spans for quote in stretch(whole, ranked, start, end)]
    for _, group in groupby(pieces, key=lambda quote: quote.page):
        first, *rest = group
        yield replace(first, end=max([first.end, *(quote.end for quote in rest)]))


def _item(text: str, span: tuple[int, int]) -> str:
    """An item's words without its mark, and without the sign or the "and" that leads on to the next."""
    words = plain(text[slice(*words_of(text, span))])
    for joint in (" and", " or"):
        words = words.removesuffix(joint) if words.endswith((";" + joint, "," + joint)) else words
    return words.rstrip(";,.")


def _are_cut(heads: Sequence[str], items: Sequence[str]) -> bool:
    return any(head != item for head, item in zip(heads, items, strict=False))


def _end_of(opening: str, room: int) -> str:
    """The last words of an opening, which say what is listed, in at most `room` characters."""
    if len(opening) <= room:
        return opening
    return "… " + opening[len(opening) - room + 2 :].split(" ", 1)[-1]
