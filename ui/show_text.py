"""A page or outline (`ui.show`) as lines for a terminal."""

from collections.abc import Iterator, Sequence

from core.measures import Observation
from core.structure import HeadField, Minute, Part
from ui.show import OutlineShown, PageShown, PartShown
from ui.views import TableOut

INDENT = "    "


def page_lines(page: PageShown) -> Iterator[str]:
    """What the page is, from the part it belongs to down to the passages that are searched."""
    yield f"{page.file} · {' · '.join(page.numbers)}{' · read from a scan' if page.ocr else ''}"
    yield page.title
    for part in page.parts:
        yield f"\n{_part(part)}"
        yield from _head(part.head)
    for meeting in page.meetings:
        day = meeting.meeting_date.isoformat() if meeting.meeting_date else "undated"
        yield f"\nMeeting: {meeting.body}, {day}"
        yield from _named("Present", meeting.present)
        yield from _named("Apologies", meeting.apologies)
        yield from _named("In attendance", meeting.in_attendance)
    yield from _listed("Sections", page.sections)
    yield from _listed("Minutes", [line for minute in page.minutes for line in _minute(minute)])
    for table in page.tables:
        yield from _table(table)
    yield from _listed("Measures", [_observation(observation) for observation in page.observations])
    yield from _listed("Periods", page.periods)
    yield from _passages(page)


def outline_lines(outline: OutlineShown) -> Iterator[str]:
    """The paper's entry, then its parts in order with what stands in them."""
    yield f"{outline.file} · {outline.kind} · {outline.pages} pages"
    yield outline.title
    day = outline.meeting_date.isoformat() if outline.meeting_date else None
    yield (
        " · ".join(told for told in (outline.committee, day, outline.period) if told)
        or "No committee or date."
    )
    if outline.unread_pages:
        yield f"Unread pages: {', '.join(map(str, outline.unread_pages))}"
    for shown in outline.parts:
        yield from _part_lines(shown)


def _part_lines(shown: PartShown) -> Iterator[str]:
    yield f"\n{_part(shown.part)}"
    yield from _head(shown.part.head)
    for minute in shown.minutes:
        yield from (f"{INDENT}{line}" for line in _minute(minute))
    if not shown.minutes:
        yield from (f"{INDENT}page {section.page}: {section.title}" for section in shown.part.sections)
    if shown.tables or shown.observations:
        yield f"{INDENT}tables: {shown.tables}, measures: {shown.observations}"


def _part(part: Part) -> str:
    """The "Report, item 5a, pages 12-15, Q2 2025/26: Title" of a part; an appendix names the part it belongs to."""
    pages = (
        f"page {part.first_page}"
        if part.first_page == part.last_page
        else f"pages {part.first_page}-{part.last_page}"
    )
    told = [
        f"[{part.position}] {part.kind.value.capitalize()}",
        f"item {part.item}" if part.item else None,
        f"of [{part.parent}]" if part.parent is not None else None,
        pages,
        part.period.label if part.period else None,
    ]
    conflict = f" ({part.period.conflict})" if part.period and part.period.conflict else ""
    return f"{', '.join(each for each in told if each)}: {part.title}{conflict}"


def _head(head: Sequence[HeadField]) -> Iterator[str]:
    return (f"{INDENT}{field.name}: {field.value}" for field in head)


def _named(name: str, people: Sequence[str]) -> Iterator[str]:
    if people:
        yield f"{INDENT}{name}: {', '.join(people)}"


def _listed(name: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"\n{name}:"
        yield from (f"{INDENT}{line}" for line in lines)


def _minute(minute: Minute) -> Iterator[str]:
    yield f"page {minute.page}: {minute.number} {minute.subject}"
    if minute.verb:
        yield f"{INDENT}{minute.verb}: {minute.resolved}"


def _table(table: TableOut) -> Iterator[str]:
    """A table, a row a line; each cell under the head that it was read under."""
    heads_page = f" · heads from page {table.heads_page}" if table.heads_page else ""
    period = f" · {table.period}" if table.period else ""
    yield f"\nTable: {table.caption or 'without a caption'}{period}{heads_page}"
    yield f"{INDENT}{' | '.join(head or '-' for head in table.heads)}"
    for row in table.rows:
        yield f"{INDENT}{' | '.join(f'{c.head} = {c.text}' if c.head else c.text for c in row)}"


def _observation(seen: Observation) -> str:
    values = (
        ("last year", seen.last_year),
        ("target", seen.target),
        ("current", seen.current),
        ("rating", seen.rating),
        ("direction", seen.direction),
        ("period", seen.period.label if seen.period else None),
    )
    named = "; ".join(f"{name} {value}" for name, value in values if value)
    return f"{f'{seen.reference} ' if seen.reference else ''}{seen.wording}: {named or 'no value'}"


def _passages(page: PageShown) -> Iterator[str]:
    if page.passages:
        yield "\nPassages:"
    for passage in page.passages:
        told = (passage.kind, passage.item and f"item {passage.item}", passage.section, passage.period)
        yield f"{INDENT}{passage.passage_id} · {' · '.join(each for each in told if each)}"
        yield f"{INDENT}{INDENT}{' '.join(passage.text.split())}"
