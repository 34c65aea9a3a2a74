"""What the agenda of a pack lists: items with the printed pages that their papers stand on.

An entry begins with its number ("5.", "(A)", "6a") and ends with a range of pages ("14 - 57", "(Pages 5 - 10)"), which
may stand on a line of its own. Items without papers have no range, and are not listed here.
"""

import re
from collections.abc import Iterator, Sequence

from core.domain import Frozen, Page

FRONT_PAGES = 6  # an agenda stands on a pack's first pages
LINES_OF_ENTRY = 4
_START = re.compile(r"^\W*(?P<item>\d{1,2}(?:\s?\(?[a-z]\)?)?|[a-z])[.)]+\s+(?P<title>\S.*)$", re.IGNORECASE)
_RANGE = re.compile(
    r"^(?P<title>.*?)[\s(]*(?:pages?\s*)?(?P<first>[A-Z]?\d{1,4})\s*[-–]\s*(?P<last>\d{1,4})\W*$",
    re.IGNORECASE,
)
_OPEN_RANGE = re.compile(r"\d\s*[-–]\s*$")


class AgendaEntry(Frozen):
    """An item and where its papers begin, by the printed number."""

    item: str
    title: str
    first_label: str


def agenda_entries(pages: Sequence[Page]) -> tuple[AgendaEntry, ...]:
    """The entries that name their pages, in order; none where the paper has no agenda."""
    found: list[AgendaEntry] = []
    for page in pages[:FRONT_PAGES]:
        found.extend(_entries([" ".join(line.split()) for line in page.text.splitlines() if line.strip()]))
    return tuple(found)


def _entries(lines: Sequence[str]) -> Iterator[AgendaEntry]:
    parent = ""
    for number, line in enumerate(lines):
        start = _START.match(line)
        if start is None:
            continue
        item = re.sub(r"[\s()]", "", start["item"]).lower()
        if item.isalpha():
            item = f"{parent}{item}"
        else:
            parent = re.sub(r"\D", "", item)
        entry = _with_range(item, start["title"], lines[number + 1 : number + LINES_OF_ENTRY])
        if entry:
            yield entry


def _with_range(item: str, text: str, following: Sequence[str]) -> AgendaEntry | None:
    """The entry, its title and range put together from the lines up to the next entry."""
    for line in (None, *following):
        if line is not None:
            if _START.match(line):
                return None
            text = f"{text} {line}"
        match = None if _OPEN_RANGE.search(text) else _RANGE.match(text)
        if match and int(re.sub(r"\D", "", match["first"])) <= int(match["last"]):  # no "2021-22"
            return AgendaEntry(item=item, title=match["title"].strip(" .-–"), first_label=match["first"])
    return None
