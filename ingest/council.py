"""Whose paper it is: the council that a paper is printed by.

Papers of several councils may stand in one index, and a figure of one is a wrong figure of another. The name is the
one that the paper prints most: its front page counts for more than what it says of its neighbours.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.domain import Page

FRONT_COUNTS = 3
"""How often a name on the first page counts: further on a neighbour may be named as often as the council itself."""
LEAST = 2
"""Times that a name has to count before it is taken for the council's."""
_WORD = r"(?-i:[A-Z])[\w'’-]+"
_NAME = rf"{_WORD}(?:(?: (?:and|upon|on|under|of|the|in|with|&)){{0,2}} {_WORD}){{0,4}}?"
_SORT = r"(?:Metropolitan|Royal|County|City|District|Borough|Unitary|Combined|Island|Islands)"
_COUNCIL = re.compile(rf"\b({_NAME})((?: {_SORT})* Council)\b(?! Tax)", re.IGNORECASE)
_BOROUGH_OF = re.compile(
    rf"\b(?:London|Royal|Metropolitan)(?: Metropolitan)? Borough of ({_WORD}(?: and {_WORD}| {_WORD})?)\b",
    re.IGNORECASE,
)
_NOT_A_NAME = frozenset(
    re.findall(
        r"\w+",
        "a an all any at both by care children each every for from full general governing health her his in its local "
        "member members my no of on other our parish pupil pupils school schools secondary some student students that "
        "the their these this those to town two when which with young your youth leader cabinet executive county city "
        "borough district metropolitan royal unitary combined special meeting extraordinary annual ordinary",
    )
)
"""Words that open "... Council" without being a council's name: "Full Council", "the School Council"."""


@dataclass(frozen=True)
class CouncilName:
    """A council's name as people say it ("Halton", "St Helens"), and where its paper prints it."""

    name: str
    page: int
    quote: str


def council_of(pages: Sequence[Page]) -> CouncilName | None:
    """The council whose paper this is, None where the pages do not tell."""
    counts: Counter[str] = Counter()
    first: dict[str, CouncilName] = {}
    front = next((page.number for page in pages if page.text.strip()), 0)
    for page in pages:
        for name, quote in names_in(page.text):
            key = name.casefold()
            counts[key] += FRONT_COUNTS if page.number == front else 1
            first.setdefault(key, CouncilName(name, page.number, quote))
    best = max(counts, key=lambda key: (counts[key], len(key)), default=None)
    return first[best] if best is not None and counts[best] >= LEAST else None


def names_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield (name, words) of each council that a text names by its full style."""
    for line in text.split("\n"):
        printed = " ".join(line.split())
        readable = printed.title() if printed.isupper() else printed
        for match in _BOROUGH_OF.finditer(readable):
            # "London Borough of Ferncaster Pack page 3": the name may end before its last word
            for name in dict.fromkeys((match[1], match[1].split()[0])):
                yield name, printed[match.start() : match.end()]
        for match in _COUNCIL.finditer(readable):
            name = _without_small_words(match[1])
            if name:
                yield name, printed[match.start() : match.end()]


def _without_small_words(name: str) -> str:
    """The name without what stands before it in its sentence; nothing where it is no name."""
    words = name.split()
    while words and words[0].casefold() in _NOT_A_NAME:
        words.pop(0)
    return "" if words and words[-1].casefold() in _NOT_A_NAME else " ".join(words)
