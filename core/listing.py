"""What the lists of decisions and of measures have in common: how a list is narrowed, and handed out a page at a time.

What is left to others: what the lists hold (index), how the limits come in (ui).
"""

import base64
import binascii
import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Final, TypeVar

from pydantic import Field

from core.domain import Document, Frozen
from core.errors import ListingError

Item = TypeVar("Item")
Key = tuple[str | int, ...]

MAX_LIMIT: Final = 1000
_WORD: Final = re.compile(r"\d+|[^\W\d_]+")


class Listing(Frozen):
    """Limits on a list, all of them optional; the dates are the first and the last day asked for."""

    file: str | None = Field(default=None, description="a paper's file name, with or without its .pdf")
    q: str | None = Field(
        default=None, description="words that must all occur; case and accents do not count"
    )
    date_from: date | None = None
    date_to: date | None = None
    limit: int = Field(default=100, ge=1, le=MAX_LIMIT)
    after: str | None = Field(default=None, description="the last answer's `next`")

    def takes_file(self, document: Document) -> bool:
        """Whether the paper is the one asked for: by its file name, case aside."""
        return self.file is None or _stem(self.file) == _stem(document.file)

    def takes_words(self, *texts: str | None) -> bool:
        """Whether every word of `q` begins a word of the texts: "exclusion" finds "Exclusions".

        Numbers match whole, and apart from the letters they are printed with: "CYP 1" is not "CYP16".
        """
        wanted = _words(self.q or "")
        if not wanted:
            return True
        at_hand = tuple(word for text in texts if text for word in _words(text))
        return all(any(_begins(word, other) for other in at_hand) for word in wanted)

    def takes_days(self, first: date | None, last: date | None = None) -> bool:
        """Whether a day, or one of those from `first` to `last`, lies within the dates.

        What has no day is left out where a date is asked for.
        """
        if self.date_from is None and self.date_to is None:
            return True
        if first is None:
            return False
        starts_in_time = self.date_to is None or first <= self.date_to
        return starts_in_time and (self.date_from is None or (last or first) >= self.date_from)


def sliced(
    items: Sequence[Item], key: Callable[[Item], Key], listing: Listing
) -> tuple[tuple[Item, ...], str | None]:
    """The items that follow `listing.after`, and what to send as `after` for the next ones; None: these were the last.

    `items` are in order of `key`, and no two have the same. A list that grows or shrinks between two calls neither
    repeats nor skips what stays in it. Raises ListingError for an `after` that no answer gave.
    """
    left = items
    if listing.after is not None:
        passed = _key_in(listing.after)
        try:
            left = [item for item in items if key(item) > passed]
        except TypeError as exc:
            raise _not_ours() from exc
    shown = tuple(left[: listing.limit])
    return shown, _written(key(shown[-1])) if len(left) > len(shown) else None


def _written(key: Key) -> str:
    """A key as letters that go into an address unchanged."""
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")


def _key_in(after: str) -> Key:
    """The inverse of `_written`. Raises ListingError."""
    try:
        key: Any = json.loads(base64.b64decode(after + "=" * (-len(after) % 4), b"-_", validate=True))
    except (binascii.Error, ValueError, RecursionError) as exc:
        raise _not_ours() from exc
    if not (isinstance(key, list) and key and all(type(part) in (str, int) for part in key)):
        raise _not_ours()
    return tuple(key)


def _not_ours() -> ListingError:
    return ListingError(
        "after: this is not the `next` of an earlier answer. Send the last answer's `next` as it was given, or leave "
        "`after` out to begin at the start."
    )


def _stem(file: str) -> str:
    """A file name by which two are compared."""
    return file.strip().casefold().removesuffix(".pdf")


def _begins(word: str, other: str) -> bool:
    return word == other if word.isdigit() else other.startswith(word)


@lru_cache(maxsize=20_000)
def _words(text: str) -> tuple[str, ...]:
    """Words and numbers without case and accents: "CYP16 Café" gives "cyp", "16", "cafe"."""
    parted = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in parted if not unicodedata.combining(c)).casefold()
    return tuple(_WORD.findall(re.sub(r"(?<=[^\W\d_])['’](?=[^\W\d_])", "", plain)))
