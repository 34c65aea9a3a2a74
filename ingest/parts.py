"""The parts of a paper: front sheet, minutes, reports and their appendices, as an officer would tear the pack apart.

A part begins where a page opens with a report's head, with another agenda item, with "Appendix" or with the first page
of a numbering of its own; minutes begin where their meeting is named. A plain report is one part, with its appendices
apart. Parts cover the paper's text without gap or overlap; a held-back page is blank and begins nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from core.domain import Document, DocumentText, Kind, Page, Period
from core.periods import Precision, find_periods
from core.structure import HeadField, Part, PartKind, Section
from ingest.agenda import AgendaEntry, agenda_entries
from ingest.front import front_head, is_front
from ingest.metadata import runs_on
from ingest.outline import APPENDIX, FURNITURE, Position, agenda_item
from ingest.report_head import HeadLine, as_printed, report_head, title_of
from ingest.reporting import OPENING, chosen
from ingest.sketch import sketch

TOP_LINES = 4  # lines of a page among which a heading opens it
TITLE_CHARS = 160
ALIKE = 0.75  # of the words of two titles together
FLYLEAF_CHARS = 200  # a page of no more than an item's number and title goes with the report behind it
PRESENT_WITHIN = 14  # lines between a meeting's name and who was there
_MEETING = re.compile(
    r"^\W*(?:at\s+an?\s+(?:\w+\s+)?meeting\s+of\b|(?:draft\s+)?minutes\s+of\b|.{0,80}\bminutes\s+of\s+(?:the|a)\b.*\bmeeting\b)",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"^\W*(?:members\s+|also\s+|councillors?\s+|committee\s+members\s+)?(?:present|in\s+attendance|apologies)\b",
    re.IGNORECASE,
)
_FIRST_OF = re.compile(r"1 of (\d+)$")


@dataclass(frozen=True)
class _Begin:
    """Where a part begins, and what is known of it there; `at` is an offset in its page's text."""

    page: Page
    at: int
    kind: PartKind
    title: str
    item: str | None = None
    head: tuple[HeadField, ...] = ()
    owns: bool = False  # appendices that follow belong to it


def find_parts(document: Document, pages: Sequence[Page], positions: Sequence[Position]) -> tuple[Part, ...]:
    """Parts in the order of the paper, their sections as `positions` have them; none of a paper without text."""
    if not any(page.text.strip() for page in pages):
        return ()
    begins = list(_without_flyleaves(_begins(document, pages, agenda_entries(pages))))
    whole = DocumentText(pages=tuple(page.text for page in pages))
    starts = [0, *(whole.starts[b.page.number - 1] + b.at for b in begins[1:])]
    ends = [*starts[1:], len(whole.text)]
    sections = list(_sections(positions, whole))
    made: list[Part] = []
    owner: int | None = None
    for position, (begin, start, end) in enumerate(zip(begins, starts, ends, strict=True)):
        if begin.kind is not PartKind.APPENDIX:
            owner = None
        touched = [n for n, low, high in whole.page_spans(start, end) if whole.pages[n - 1][low:high].strip()]
        words = whole.text[start:end]
        made.append(
            Part(
                position=position,
                kind=begin.kind,
                title=begin.title,
                item=begin.item,
                first_page=begin.page.number,
                last_page=max(touched, default=begin.page.number),
                start=start,
                end=end,
                parent=owner if begin.kind is PartKind.APPENDIX else None,
                head=begin.head,
                sections=tuple(section for section in sections if start <= section.start < end),
                period=_period(begin) or _inherited(made, owner, document),
                fingerprint=sketch(words),
            )
        )
        owner = position if begin.owns else owner
    return tuple(made)


def _inherited(made: Sequence[Part], owner: int | None, document: Document) -> Period | None:
    """The period of the nearest part above that does not contradict itself about it; at last the paper's."""
    while owner is not None:
        period = made[owner].period
        if period and not period.conflict:
            return period
        owner = made[owner].parent
    return document.period


def _sections(positions: Sequence[Position], whole: DocumentText) -> Iterator[Section]:
    """Each section where it begins; one that goes on over a page turn begins once."""
    last: str | None = None
    for position in positions:
        if position.section and position.section != last:
            at = whole.starts[position.page - 1] + position.start
            yield Section(title=position.section, page=position.page, start=at)
        last = position.section


def _begins(document: Document, pages: Sequence[Page], agenda: Sequence[AgendaEntry]) -> Iterator[_Begin]:
    """The first words of each part; the first part begins the paper whatever stands there."""
    now: _Begin | None = None
    for page in (page for page in pages if page.text.strip()):
        if now is None:
            top = _at_top(page, None, agenda)
            now = (
                top if top and top.kind is not PartKind.APPENDIX else _opening(document, pages, page, agenda)
            )
            yield now
        for begin in _on_page(page, now, agenda):
            yield begin
            now = begin


def _without_flyleaves(begins: Iterable[_Begin]) -> Iterator[_Begin]:
    """The same, a page that holds little but an item's number being the first of the report behind it."""
    before: _Begin | None = None
    for begin in begins:
        if before and _is_flyleaf(before, begin):
            begin = replace(begin, page=before.page, item=begin.item or before.item)
        elif before:
            yield before
        before = begin
    if before:
        yield before


def _is_flyleaf(before: _Begin, begin: _Begin) -> bool:
    return (
        before.kind is begin.kind is PartKind.REPORT
        and not before.head
        and begin.page.number == before.page.number + 1
        and begin.item in (None, before.item)
        and len(before.page.text.strip()) <= FLYLEAF_CHARS
    )


def _opening(document: Document, pages: Sequence[Page], page: Page, agenda: Sequence[AgendaEntry]) -> _Begin:
    """The paper's first part where nothing says what it is: a pack's front sheet, or the paper itself."""
    if document.kind is Kind.AGENDA_PACK or agenda or is_front(page):
        head = front_head(document, pages)
        return _Begin(page, 0, PartKind.FRONT, document.title, head=head)
    kind = PartKind.MINUTES if document.kind is Kind.MINUTES else PartKind.REPORT
    head = as_printed(report_head(page), page.number)
    return _Begin(page, 0, kind, document.title, agenda_item(page), head, owns=kind is PartKind.REPORT)


def _on_page(page: Page, now: _Begin, agenda: Sequence[AgendaEntry]) -> Iterator[_Begin]:
    """What begins on this page: at its top, unless the paper itself does, and minutes wherever they begin."""
    at_top = _at_top(page, now, agenda) if now.page is not page else None
    if at_top:
        yield at_top
        now = at_top
    for at, title in _meetings(page):
        if now.page is page and now.kind in (PartKind.APPENDIX, PartKind.MINUTES):
            return  # minutes that begin with a heading of their own, or an extract of some
        item = agenda_item(page) or _item_of_minutes(agenda, now)
        now = _Begin(page, at, PartKind.MINUTES, title, item)
        yield now


def _at_top(page: Page, now: _Begin | None, agenda: Sequence[AgendaEntry]) -> _Begin | None:
    """What the page opens, if it opens anything."""
    head = report_head(page)
    printed = as_printed(head, page.number)
    titled = title_of(head)
    entry = _entry(page, titled, agenda)
    item = agenda_item(page) or (entry.item if entry else None)
    if any(field.names_report for field in head):
        title = titled or (entry.title if entry else None) or _first_heading(page, head)
        return _Begin(page, 0, PartKind.REPORT, title, item, printed, owns=True)
    if item and (now is None or item != now.item):
        meeting = _opens_with_meeting(page)
        if meeting:
            return _Begin(page, 0, PartKind.MINUTES, meeting, item)
        title = entry.title if entry else _first_heading(page)
        return _Begin(page, 0, PartKind.REPORT, title, item, printed, owns=True)
    appendix = _appendix(page)
    if appendix:
        return _Begin(page, 0, PartKind.APPENDIX, appendix, now.item if now else None, printed)
    if head or _numbered_anew(page, now):
        kind = PartKind.APPENDIX if now and now.kind is not PartKind.FRONT else PartKind.REPORT
        title = _first_heading(page, head)
        return _Begin(page, 0, kind, title, now.item if now else None, printed, owns=True)
    return None


def _entry(page: Page, title: str | None, agenda: Sequence[AgendaEntry]) -> AgendaEntry | None:
    """The agenda's entry that the page begins: the item it names, else by its printed number, else by its title."""
    item = agenda_item(page)
    for entry in agenda:
        named = entry.item == item if item else entry.first_label == page.label or _alike(entry.title, title)
        if named:
            return entry
    return None


def _alike(listed: str, title: str | None) -> bool:
    """Whether a report's own title is the agenda's, a word or two aside."""
    one, other = (set(re.findall(r"\w+", text.casefold())) for text in (listed, title or ""))
    return len(one & other) >= ALIKE * len(one | other) > 0


def _item_of_minutes(agenda: Sequence[AgendaEntry], now: _Begin) -> str | None:
    """The item that the minutes behind the front sheet are: the agenda's first, where it is "Minutes"."""
    if now.kind is not PartKind.FRONT or not agenda:
        return None
    return (
        agenda[0].item if re.match(r"(?:draft |public )?minutes\b", agenda[0].title, re.IGNORECASE) else None
    )


def _numbered_anew(page: Page, now: _Begin | None) -> bool:
    """Whether a numbering of its own begins here: "Page 1 of 25", in the middle of something else."""
    return bool(now and now.page is not page and page.own_label and _FIRST_OF.match(page.own_label))


def _lines(page: Page) -> list[tuple[int, str]]:
    """The page's printed lines with their offsets, page numbers and the like left out."""
    lines = [(m.start(), " ".join(m.group().split())) for m in re.finditer(r"[^\n]*\S[^\n]*", page.text)]
    return [(at, line) for at, line in lines if not FURNITURE.match(line)]


def _appendix(page: Page) -> str | None:
    """The heading of the appendix that the page opens; with the line below where it is no more than a number."""
    lines = [line for _, line in _lines(page)[: TOP_LINES + 1]]
    for number, line in enumerate(lines[:TOP_LINES]):
        if APPENDIX.match(line) and not line.endswith((".", ";", ",")):
            bare = len(line.split()) <= 2 and number + 1 < len(lines)
            return (f"{line.rstrip(':')}: {lines[number + 1]}" if bare else line)[:TITLE_CHARS]
        if len(line) > TITLE_CHARS / 2:
            return None  # prose above: the line only speaks of an appendix
    return None


def _first_heading(page: Page, head: Sequence[HeadLine] = ()) -> str:
    """The first line of the page that is no field of its head, with the line that it runs on into."""
    lines = [line for at, line in _lines(page) if not any(field.start <= at < field.end for field in head)]
    if not lines:
        return f"Page {page.number}"
    follows = len(lines) > 1 and runs_on(lines[0], lines[1])
    return (f"{lines[0]} {lines[1]}" if follows else lines[0])[:TITLE_CHARS]


def _meetings(page: Page) -> Iterator[tuple[int, str]]:
    """Yield (offset, title) where minutes begin: their meeting is named, and who was there soon after."""
    lines = _lines(page)
    for number, (_, line) in enumerate(lines):
        if _MEETING.match(line) and any(_PRESENT.match(other) for _, other in _below(lines, number)):
            first = number
            while first > 0 and number - first < 2 and lines[first - 1][1].isupper():
                first -= 1  # the body's name above, in capitals
            follows = number + 1 < len(lines) and not _PRESENT.match(lines[number + 1][1])
            title = f"{line} {lines[number + 1][1]}" if follows else line
            yield lines[first][0], title[:TITLE_CHARS]


def _below(lines: Sequence[tuple[int, str]], number: int) -> Sequence[tuple[int, str]]:
    return lines[number + 1 : number + 1 + PRESENT_WITHIN]


def _opens_with_meeting(page: Page) -> str | None:
    """The meeting whose minutes the page opens with, as printed."""
    return next((title for at, title in _meetings(page) if page.text[:at].count("\n") <= TOP_LINES), None)


def _period(begin: _Begin) -> Period | None:
    """The period that the title, a field of the head or the opening names, with the page it stands on."""
    fields = [field.value for field in begin.head if field.name.casefold() == "period"]
    for text in (begin.title, *fields):
        mention = chosen(find_periods(text), text)
        if mention:
            return mention.period.model_copy(update={"page": begin.page.number})
    if begin.kind not in (PartKind.REPORT, PartKind.APPENDIX):
        return None
    opening = begin.page.text[begin.at : begin.at + OPENING]
    mention = next((m for m in find_periods(opening) if m.precision is Precision.QUARTER), None)
    return mention.period.model_copy(update={"page": begin.page.number}) if mention else None
