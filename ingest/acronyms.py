"""Acronyms with the words they stand for, where a paper spells them out in running text.

Both ways round: "education, health and care plan (EHCP)" and "EHCP (education, health and care plan)". A pair counts
when the letters are, in order, initials of the words (Schwartz and Hearst 2003, with whole initials only).
"""

import re
from collections.abc import Iterator, Sequence

from core.domain import Acronym, Page

_SHORT = r"[A-Z][A-Za-z&]{0,6}[A-Z]s?"
_LONG_THEN_SHORT = re.compile(rf"((?:[A-Za-z][\w'’&/-]*[,\s]+){{2,10}})[(‘“']{{1,2}}({_SHORT})[)’”']")
_SHORT_THEN_LONG = re.compile(rf"\b({_SHORT})\s*\(([A-Za-z][^()\d]{{6,80}})\)")
_SMALL = frozenset(["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"])


def find_acronyms(pages: Sequence[Page]) -> tuple[Acronym, ...]:
    """Each acronym with each of its expansions, at the page where it is first spelled out."""
    found: dict[tuple[str, str], Acronym] = {}
    for page in pages:
        for short, long in _pairs(" ".join(page.text.split())):
            found.setdefault((short, long.casefold()), Acronym(short=short, long=long, page=page.number))
    return tuple(found.values())


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for match in _LONG_THEN_SHORT.finditer(text):
        long = _tail_that_fits(match.group(1), _letters(match.group(2)))
        if long:
            yield match.group(2).removesuffix("s"), long
    for match in _SHORT_THEN_LONG.finditer(text):
        words = match.group(2)
        if _tail_that_fits(words, _letters(match.group(1))) == _clean(words):
            yield match.group(1).removesuffix("s"), _clean(words)


def _letters(short: str) -> str:
    return "".join(c for c in short.removesuffix("s") if c.isalpha()).casefold()


def _clean(words: str) -> str:
    return " ".join(words.split()).strip(" ,")


def _tail_that_fits(words: str, letters: str) -> str | None:
    """The shortest tail of `words` whose initials spell `letters`; small words may be skipped or counted."""
    parts = words.split()
    for start in range(len(parts) - 1, -1, -1):
        tail = parts[start:]
        if len(tail) > len(letters) + 4:
            return None
        if parts[start][0].casefold() == letters[0] and _spells(tail, letters):
            return _clean(" ".join(tail))
    return None


def _spells(parts: Sequence[str], letters: str) -> bool:
    initials = [piece for part in parts for piece in re.split(r"[-/]", part.strip(",'’")) if piece]
    at = 0
    for word in initials:
        if at < len(letters) and word[0].casefold() == letters[at]:
            at += 1
        elif word.casefold().strip(",") not in _SMALL and word != "&":
            return False
    return at == len(letters)
