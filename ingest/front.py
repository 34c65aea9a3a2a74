"""The front sheet of a pack: which body meets, when and where, and who its members are, as printed."""

import re
from collections.abc import Iterator, Sequence

from core.domain import Document, Page
from core.structure import HeadField

FRONT_PAGES = 3
MOST_MEMBERS = 40
_SIGNS = re.compile(
    r"public document pack|\bagenda\b|\bmembership\b|\bquorum\b|\bapologies\b|items? to be dealt with|"
    r"declarations? of interest|\bvenue\b|please contact|chief executive|to be held|contact officer",
    re.IGNORECASE,
)
FEWEST_SIGNS = 3
_CLOCK = re.compile(
    r"\b\d{1,2}(?:[.:]\d\d)?\s*(?:[ap]\.?\s?m\.?|hrs|hours)|\b\d{1,2}[.:]\d\d\b|\bnoon\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_VENUE = re.compile(r"^\W*(?:venue|place|location)\s*:\s*(.*)$", re.IGNORECASE)
_MEMBERSHIP = re.compile(
    r"^\W*(?:[\w ]{0,40}\b(?:membership)|(?:committee |board |panel )?members(?: of the .{3,60})?)\W*(.*)$",
    re.IGNORECASE,
)
_MEMBER = re.compile(
    r"^\W*(?:the )?(?:councillors?|cllrs?|mr|mrs|ms|miss|dr|rev\w*|sir|lady|lord|co-?opt\w*)\b", re.IGNORECASE
)
_AFTER_MEMBERS = re.compile(
    r"contact|next meeting|\bagenda\b|items? to be|quorum|part i\b|declaration|substitute", re.IGNORECASE
)


def is_front(page: Page) -> bool:
    """Whether the page has the marks of a front sheet."""
    return len({found.group().casefold() for found in _SIGNS.finditer(page.text)}) >= FEWEST_SIGNS


def front_head(document: Document, pages: Sequence[Page]) -> tuple[HeadField, ...]:
    """Body and date as the paper's own entry found them, place and members, each where it is printed."""
    told = {"committee": "Body", "meeting_date": "Date"}
    found = [
        HeadField(name=told[p.field], value=" ".join(p.quote.split()), page=p.page)
        for p in document.provenance
        if p.field in told and p.quote and p.page
    ]
    for page in pages[:FRONT_PAGES]:
        lines = [" ".join(line.split()) for line in page.text.splitlines() if line.strip()]
        for name, values in (("Place", _places(lines)), ("Membership", _members(lines))):
            value = next(values, None)
            if value and not any(field.name == name for field in found):
                found.append(HeadField(name=name, value=value, page=page.number))
    return tuple(found)


def _places(lines: Sequence[str]) -> Iterator[str]:
    """Yield where the meeting is: after "Venue:", or after its time of day, beside or below its date."""
    for line in lines:
        venue = _VENUE.match(line)
        if venue and venue[1]:
            yield venue[1]
    for number, line in enumerate(lines):
        clocks = list(_CLOCK.finditer(line))
        if clocks and any(_YEAR.search(near) for near in lines[max(number - 1, 0) : number + 1]):
            after = line[clocks[-1].end() :].strip(" ,.-–")
            place = after or (lines[number + 1] if number + 1 < len(lines) else "")
            if place and not place.endswith((".", ":")):
                yield re.sub(r"^(?:in|at)\s+(?:the\s+)?", "", place)


def _members(lines: Sequence[str]) -> Iterator[str]:
    """Yield the members as one line: those printed below "Membership", titles such as Councillor before their names."""
    for number, line in enumerate(lines):
        heading = _MEMBERSHIP.match(line)
        if heading is None or (heading[1] and not _MEMBER.match(heading[1])):
            continue
        below = [heading[1], *lines[number + 1 : number + 1 + MOST_MEMBERS]]
        ends = (n for n, other in enumerate(below) if _AFTER_MEMBERS.search(other))
        members = [member for member in below[: next(ends, len(below))] if _MEMBER.match(member)]
        if members:
            yield "; ".join(members)
