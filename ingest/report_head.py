"""The fixed head of a report as councils print it: REPORT TO, DATE, REPORTING OFFICER, SUBJECT, WARDS and their like.

A head is two or more such fields at the top of a page, before the first numbered paragraph. A field's name ends in a
colon or is in capitals; the longer names, which open no sentence, are known without either.
"""

import re
from collections.abc import Iterator, Sequence

from core.domain import Frozen, Page
from core.structure import HeadField
from ingest.metadata import joined, runs_on

HEAD_LINES = 40  # lines of a page in which its head is looked for
FIRST_WITHIN = 14  # the first field is among so many
FEWEST = 2
VALUE_LINES = 4  # lines that a value may run on over
TITLE_CHARS = 200

_TITLE = r"subject(?: of (?:the )?report)?|(?:report )?title(?: of (?:the )?report)?|topic"
_ADDRESS = r"report to|(?:report )?of (?:the )?meeting|meeting of"
_AUTHOR = (
    r"report (?:of|by|from)(?: the)?|report(?:ing)? authors?|reporting officers?|authors?|lead (?:officers?|director)|"
    r"responsible (?:officer|director)s?|contact officers?|corporate director|strategic director"
)
_OTHER = (
    r"date(?: of (?:meeting|report))?|meeting(?: date)?|committee|decision maker|portfolio(?: holders?| area)?|"
    r"(?:relevant )?cabinet (?:members?|portfolio)|executive (?:member|lead)s?|lead members?|"
    r"(?:electoral )?wards?(?:\(?s\)?)?(?: affected)?|(?:electoral|county) divisions?(?: affected)?|key decision|"
    r"(?:report |forward plan )reference(?: n(?:o|umber))?|classification|exempt information|"
    r"purpose(?: of (?:the )?report)?|contact(?: details)?|enquiries to|directorates?|departments?|service area|"
    r"period|status|version|from|to"
)
_NAMES = "|".join((_TITLE, _ADDRESS, _AUTHOR, _OTHER))
_FIELD = re.compile(rf"^\W*(?P<name>{_NAMES})(?P<colon>\s*:)?(?![\w’'-])\s*(?P<value>.*)$", re.IGNORECASE)
_IS_TITLE = re.compile(rf"(?:{_TITLE})$", re.IGNORECASE)
_IS_REPORT = re.compile(rf"(?:{_TITLE}|{_ADDRESS}|{_AUTHOR})$", re.IGNORECASE)
_PLAIN = re.compile(  # names that are known in small letters and without a colon too
    r"(?:report (?:to|title|authors?|of the|reference.*)|title of (?:the )?report|reporting officers?|meeting date|"
    r"date of (?:meeting|report)|cabinet (?:member|portfolio)|portfolio holder|lead officer|contact officers?|"
    r"wards?(?:\(?s\)?)? affected|key decision|classification)$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\W*\d{1,2}(?:\.\d{1,2})*[.)]?\s+[A-Z]")


class HeadLine(Frozen):
    """One field of a head; offsets in its page's text, the value's further lines included."""

    name: str
    value: str
    start: int
    end: int

    @property
    def is_title(self) -> bool:
        return _IS_TITLE.match(self.name) is not None

    @property
    def names_report(self) -> bool:
        """Whether only reports and the like carry such a field, rather than any form with a date and a period."""
        return _IS_REPORT.match(self.name) is not None


def report_head(page: Page) -> tuple[HeadLine, ...]:
    """The fields of the head that the page opens with, in their order; none where it opens with no head."""
    lines = [(m.start(), " ".join(m.group().split())) for m in re.finditer(r"[^\n]*\S[^\n]*", page.text)][
        :HEAD_LINES
    ]
    found = list(_fields(lines))
    distinct = {field.name.casefold() for field in found}
    return tuple(found) if len(distinct) >= FEWEST else ()


def title_of(head: Sequence[HeadLine]) -> str | None:
    """What the head says that the report is called."""
    return next((field.value[:TITLE_CHARS] for field in head if field.is_title and field.value), None)


def as_printed(head: Sequence[HeadLine], page: int) -> tuple[HeadField, ...]:
    """The head as it is kept: the fields that have a value."""
    return tuple(HeadField(name=field.name, value=field.value, page=page) for field in head if field.value)


def _fields(lines: Sequence[tuple[int, str]]) -> Iterator[HeadLine]:
    """Fields from the first, which stands high on the page, to the first numbered paragraph below it."""
    names = {number: match for number, (_, line) in enumerate(lines) if (match := _field(line))}
    first = min(names, default=FIRST_WITHIN)
    if first >= FIRST_WITHIN:
        return
    ends = (number for number, (_, line) in enumerate(lines) if number > first and _NUMBERED.match(line))
    last = next(ends, len(lines))
    for number in (number for number in names if number < last):
        following = [other for other in names if number < other < last]
        taken = _value_lines(lines, names[number]["value"], number, following[0] if following else None, last)
        start, line = lines[taken[-1]] if taken else lines[number]
        yield HeadLine(
            name=names[number]["name"],
            value=joined([names[number]["value"], *(lines[n][1] for n in taken)]),
            start=lines[number][0],
            end=start + len(line),
        )


def _field(line: str) -> re.Match[str] | None:
    """The line as a field of a head, where it is one."""
    match = _FIELD.match(line)
    if match is None:
        return None
    name, value = match["name"], match["value"]
    plain = _PLAIN.match(name) and (not value or value[0].isupper() or value[0].isdigit())
    return match if match["colon"] or name.isupper() or plain else None


def _value_lines(
    lines: Sequence[tuple[int, str]], value: str, number: int, next_field: int | None, last: int
) -> list[int]:
    """Numbers of the lines below that the value runs on over: all up to the next field, where that is near.

    Where no field follows, only what a line's end or the next one's beginning leaves no doubt about.
    """
    if next_field is not None and next_field - number <= VALUE_LINES:
        return list(range(number + 1, next_field))
    taken: list[int] = []
    before = value
    for below in range(number + 1, min(number + VALUE_LINES, next_field or last, last)):
        line = lines[below][1]
        if before and not runs_on(before, line):
            break
        taken.append(below)
        before = line
    return taken
