"""Acronyms with the words they stand for, where a paper spells them out: in running text, in lists and in tables.

In running text both ways round: "education, health and care plan (EHCP)" and "EHCP (education, health and care plan)".
In a list, a line begins with the letters ("EHCP – Education, Health and Care Plan") or ends with them. A pair counts
when the letters are, in order, initials of the words (Schwartz and Hearst 2003, with whole initials only).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from core.domain import Acronym, Page
from core.structure import Officer
from ingest.tables.model import Table

_SHORT = r"[A-Z][A-Za-z&]{0,6}[A-Z]s?"
_BRACKETED = re.compile(rf"[(‘“']{{1,2}}({_SHORT})[)’”']")
_WORDS_BEFORE = re.compile(r"((?:[A-Za-z][\w'’&/-]*[,\s]+){2,10})$")
_FARTHEST_BEFORE = 300
_SHORT_THEN_LONG = re.compile(rf"\b({_SHORT})\s*\(([A-Za-z][^()\d]{{6,80}})\)")
_ENTRY = re.compile(rf"^\W*({_SHORT})(\s*[-–—=:]\s*|\s+)(\S.*)$")
_ENTRY_REVERSED = re.compile(rf"^\W*([A-Za-z].{{6,80}}?)\s*[-–—=:]\s*({_SHORT})\W*$")
_ONLY_SHORT = re.compile(rf"\W*({_SHORT})\W*")
_SMALL = frozenset(["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"])
ENTRY_LINES = 3
"""The words for some letters may run on over so many lines."""
LEAST_UNMARKED = 3
"""Letters of an entry with nothing but a space behind them: two are too easily the initials of any line."""


def find_acronyms(
    pages: Sequence[Page], tables: Sequence[Table] = (), officers: Sequence[Officer] = ()
) -> tuple[Acronym, ...]:
    """Each acronym with each of its expansions, at the page where it is first spelled out; no officer's initials."""
    people = {(officer.initials, officer.name.casefold()) for officer in officers}
    found: dict[tuple[str, str], Acronym] = {}
    for page, short, long in sorted(_everywhere(pages, tables), key=lambda pair: pair[0]):
        key = (short, long.casefold())
        if key not in people:
            found.setdefault(key, Acronym(short=short, long=long, page=page))
    return tuple(found.values())


def _everywhere(pages: Sequence[Page], tables: Sequence[Table]) -> Iterator[tuple[int, str, str]]:
    """Yield (page, letters, words), of one page those in its running text first."""
    for page in pages:
        for short, long in (*_pairs(" ".join(page.text.split())), *_entries(page.text.split("\n"))):
            yield page.number, short, long
    for row in (row for table in tables for row in table.rows):
        for cell in row.cells:
            yield from ((row.page, short, long) for short, long in _pairs(cell.text))
        for one, other in pairwise(cell.text for cell in row.cells):
            yield from ((row.page, short, long) for short, long in _side_by_side(one, other))


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for match in _BRACKETED.finditer(text):
        before = _WORDS_BEFORE.search(text, max(0, match.start() - _FARTHEST_BEFORE), match.start())
        long = _tail_that_fits(before.group(1), _letters(match.group(1))) if before else None
        if long:
            yield match.group(1).removesuffix("s"), long
    for match in _SHORT_THEN_LONG.finditer(text):
        words = match.group(2)
        if _tail_that_fits(words, _letters(match.group(1))) == _clean(words):
            yield match.group(1).removesuffix("s"), _clean(words)


def _entries(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs in the lines of a list or glossary."""
    for number, line in enumerate(lines):
        if match := _ENTRY.match(line):
            short, marked = match.group(1), bool(match.group(2).strip())
            words = [match.group(3), *lines[number + 1 : number + ENTRY_LINES]]
            if long := _opening_that_fits(words, _letters(short), marked):
                yield short.removesuffix("s"), long
        match = _ENTRY_REVERSED.match(line)
        if match and _spells(match.group(1).split(), _letters(match.group(2))):
            yield match.group(2).removesuffix("s"), _clean(match.group(1))


def _opening_that_fits(lines: Sequence[str], letters: str, marked: bool) -> str | None:
    """The fewest words from the start of the lines whose initials spell `letters`.

    Where no sign parts letters and words, they must end a line, and be no fewer than three.
    """
    if not marked and len(letters) < LEAST_UNMARKED:
        return None
    words = lines[0].split()
    ends = {len(words)}
    for line in lines[1:]:
        words += line.split()
        ends.add(len(words))
    first = next((place for place, word in enumerate(words) if word.casefold() not in _SMALL), 0)
    for end in range(first + 2, min(len(words), first + len(letters) + 4) + 1):
        if (marked or end in ends) and _spells(words[first:end], letters):
            return _clean(" ".join(words[first:end]))
    return None


def _side_by_side(one: str, other: str) -> Iterator[tuple[str, str]]:
    """The pair that two neighbouring cells of a row make, whichever holds the letters."""
    for short, long in ((one, other), (other, one)):
        match = _ONLY_SHORT.fullmatch(short)
        if match and len(long.split()) > 1 and _spells(long.split(), _letters(match.group(1))):
            yield match.group(1).removesuffix("s"), _clean(long)


def _letters(short: str) -> str:
    return "".join(c for c in short.removesuffix("s") if c.isalpha()).casefold()


def _clean(words: str) -> str:
    return " ".join(words.split()).strip(" ,.;:()")


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
    initials = [piece for part in parts for piece in re.split(r"[-/]", part.strip(",'’.;()")) if piece]
    at = 0
    for word in initials:
        if at < len(letters) and word[0].casefold() == letters[at]:
            at += 1
        elif word.casefold().strip(",") not in _SMALL and word != "&":
            return False
    return at == len(letters)
