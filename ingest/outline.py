"""The structure of a paper, page by page: agenda items, reports within a pack, minutes, sections.

Everything here is read from how board papers are laid out: the fixed head of a report (REPORT TO, DATE, SUBJECT),
"Agenda Item 5a" at the head of a page, minutes with a number and a subject in capitals, numbered sections, and
headings that are set larger or bolder than the text (set_apart.py).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from core.domain import Frozen, Page
from core.periods import MONTHS
from ingest.report_head import HeadLine, report_head
from ingest.set_apart import OF_PEOPLE, Set, SetApart

Span = tuple[int, int]
Grids = Mapping[int, Sequence[Span]]
_AGENDA_ITEM = re.compile(r"\bAgenda Item(?: No\.?)? ?(\d{1,2} ?\(?[a-zA-Z]?\)?)", re.IGNORECASE)
_MINUTE = re.compile(r"^([A-Z]{2,6} ?\d{1,4})\.?\s+((?:PART \d|[A-Z‘“'\"(])[^a-z]{3,})$")
_NUMBERED_SECTION = re.compile(r"^(\d{1,2}(?:\.\d{1,2})?\.?)\s+([A-Z][^.]{2,90})$")
_RUNS_ON = re.compile(
    r"(?:\b(?:and|or|of|the|for|to|in|on|at|by|with|from|a|an|is|are|that|this|each|its)|[,;&–-])$"
)
_SMALL_WORD = re.compile(
    r"(?:and|or|of|the|for|to|in|on|at|by|with|from|a|an|is|are|as|its|our|their|into|per)$"
)
APPENDIX = re.compile(r"^(?:APPENDIX|Appendix)\s+(?:[A-Z]|\d{1,2}|[IVX]{1,4})\b.{0,80}$")
FURNITURE = re.compile(r"^(?:Page \d+(?: of \d+)?|\d{1,3}|Page \d+ Agenda Item.*)$", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-Z]{4,}(?:\s|:|$)")  # "RECOMMENDATION: That the Board"
_SMALL_LETTERS = re.compile(r"[a-z]{2}|a ")  # goes on with the line above; "n/a" does not
LONGEST_HEADING = 100
# of the page's long lines: a line so short ends because its words do, not because the line does
SHORT_LINE = 0.7
LONG_LINES = 0.9  # the page's long lines are those longer than so many of its lines


class Heading(Frozen):
    """A line that names what follows it."""

    page: int
    start: int
    end: int
    text: str
    level: str  # "report", "minute", "section", "appendix"


class Position(Frozen):
    """Where in the paper's structure a stretch of one page stands; offsets in that page's text."""

    page: int
    start: int
    end: int
    item: str | None = None
    report: str | None = None
    minute: str | None = None
    section: str | None = None


def outline(pages: Sequence[Page], grids: Grids = MappingProxyType({})) -> tuple[Position, ...]:
    """Positions in order; those of one page cover its text without a gap.

    `grids` are the stretches of each page's text that are rows of tables: a short line there is a label or a column's
    head, not a heading.
    """
    positions: list[Position] = []
    state: dict[str, str | None] = {"item": None, "report": None, "minute": None, "section": None}
    apart = SetApart(pages)
    for page in pages:
        marks = sorted(_marks(page, grids.get(page.number, ()), apart), key=lambda heading: heading.start)
        item = agenda_item(page)
        if any(field.names_report for field in report_head(page)) or (item and item != state["item"]):
            state = {"item": None, "report": None, "minute": None, "section": None}
        state["item"] = item or state["item"]
        start = 0
        for heading in marks:
            if heading.start > start:
                positions.append(Position(page=page.number, start=start, end=heading.start, **state))
                start = heading.start
            state = _after(state, heading)
        positions.append(Position(page=page.number, start=start, end=len(page.text), **state))
    return tuple(positions)


def agenda_item(page: Page) -> str | None:
    """The agenda item that the page's head names, "5a"; None where it names none."""
    found = _AGENDA_ITEM.search(page.text[:200])
    return re.sub(r"[ ()]", "", found.group(1)).lower() if found else None


def _after(state: dict[str, str | None], heading: Heading) -> dict[str, str | None]:
    """The state once `heading` has been passed: what stands below its level is over."""
    if heading.level == "report":
        return {**state, "report": heading.text, "minute": None, "section": None}
    if heading.level == "minute":
        return {**state, "minute": heading.text, "section": None}
    if heading.level == "appendix":
        return {**state, "minute": None, "section": heading.text}
    return {**state, "section": heading.text}


def _marks(page: Page, grid: Sequence[Span], apart: SetApart) -> Iterator[Heading]:
    """Headings on one page."""
    lines = [(m.start(), m.group().strip()) for m in re.finditer(r"[^\n]+", page.text)]
    head = report_head(page)
    long = _long_line([line for _, line in lines])
    set_apart = {heading.start: heading for heading in apart.on(page)}
    told_to = 0  # where a heading that is set apart ends
    told = 0  # lines that a heading above has taken in
    for index, (start, line) in enumerate(lines):
        field = next((field for field in head if field.start <= start < field.end), None)
        if field:
            if field.is_title and field.value and field.start == start:
                yield _title_heading(page, field)
            continue
        is_celled = any(low <= start < high for low, high in grid)
        shown = set_apart.get(start)
        if shown and not is_celled:
            yield _set_heading(page, shown, is_title=apart.is_title(shown))
            told_to = shown.end
        if start < told_to:
            continue
        following = [other for _, other in lines[index + 1 : index + 4]]
        is_plain = not apart.is_used() and not apart.is_running(line)
        level, text = _level(line, following, long, is_plain=is_plain) if index >= told else (None, None)
        in_grid = is_celled and not line[0].isdigit()
        if level and text and not (level == "section" and in_grid):
            yield Heading(page=page.number, start=start, end=start + len(line), text=text, level=level)
            told = index + 1 + _lines_taken(line, text, following)


def _set_heading(page: Page, shown: Set, *, is_title: bool) -> Heading:
    level = "report" if is_title else "section"
    if APPENDIX.match(shown.text):
        level = "appendix"
    elif _MINUTE.match(shown.text):
        level = "minute"
    return Heading(page=page.number, start=shown.start, end=shown.end, text=shown.text, level=level)


def _lines_taken(line: str, text: str, following: Sequence[str]) -> int:
    """How many of the following lines a heading of this text runs on over."""
    runs_on = [n for n in range(1, len(following) + 1) if text.endswith(" ".join(following[:n]))]
    return max(runs_on, default=0) if text not in line else 0


def _title_heading(page: Page, field: HeadLine) -> Heading:
    return Heading(page=page.number, start=field.start, end=field.end, text=field.value, level="report")


def _long_line(lines: Sequence[str]) -> int:
    """Characters of the page's long lines, which end where the column does."""
    lengths = sorted(len(line) for line in lines)
    return lengths[int(LONG_LINES * (len(lengths) - 1))] if lengths else 0


def _level(
    line: str, following: Sequence[str], long: int, *, is_plain: bool
) -> tuple[str | None, str | None]:
    """The level and text of a line that reads like a heading; `is_plain`: nothing but its words would tell it."""
    if FURNITURE.match(line):
        return None, None
    minute = _MINUTE.match(line)
    if minute:
        return "minute", _continued(line, [f for f in following if f.isupper()][:1])
    if APPENDIX.match(line):
        return "appendix", line
    numbered = _NUMBERED_SECTION.match(line)
    if numbered and _reads_like_heading(numbered, following, long, is_plain=is_plain):
        return "section", line
    if is_plain and _is_bare_heading(line, following):
        return "section", line
    return None, None


def _continued(text: str, following: Sequence[str]) -> str:
    """`text` with its next lines, as long as they are no numbered paragraph or minute."""
    parts = [text.strip()]
    for line in following:
        if re.match(r"\d", line) or len(" ".join(parts)) > LONGEST_HEADING:
            break
        if _MINUTE.match(line):
            break
        parts.append(line)
    return " ".join(part for part in parts if part)


def _reads_like_heading(
    numbered: re.Match[str], following: Sequence[str], long: int, *, is_plain: bool
) -> bool:
    """Whether a numbered line is a heading, and not the first line of a paragraph or a row of a table."""
    number, text = numbered.groups()
    words = text.split()
    if len(words) > 14 or text.endswith((",", ";")) or text.split()[0] in MONTHS:
        return False
    if text.isupper() or _CAPITALS.match(text):
        return True
    if not is_plain or _RUNS_ON.search(text) or (following and _SMALL_LETTERS.match(following[0])):
        return False
    if all(word[0].isupper() or not word[0].isalpha() or _SMALL_WORD.match(word) for word in words):
        return True
    # in small letters: one that ends in a colon opens a list rather than a section
    return "." in number and not text.endswith(":") and len(numbered.group()) <= SHORT_LINE * long


def _is_bare_heading(line: str, following: Sequence[str]) -> bool:
    """Whether an unnumbered line stands as a heading: short, in title case or capitals, then a fresh start."""
    if (
        not 4 <= len(line) <= 70
        or line.endswith((".", ",", ";", ":", "?", "%"))
        or any(c.isdigit() for c in line)
        or line.count(",") > 1
        or OF_PEOPLE.match(line)
    ):
        return False
    words = [word for word in re.split(r"[\s/–-]+", line) if word.isalpha()]
    if not 1 <= len(words) <= 9 or not line[0].isupper():
        return False
    titled = all(word[0].isupper() for word in words if len(word) > 3)
    fresh = (bool(following) and following[0][:1].isupper()) or (
        bool(following) and following[0][:1].isdigit()
    )
    return titled and fresh and (line.isupper() or len(words) >= 2)
