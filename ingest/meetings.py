"""Where in a paper the minutes of a meeting stand: who met, when and where, who came, from which line to which.

Minutes open with "At a meeting of the ... held on ...", "Minutes of ...", or a title with a date, and say who was
present; an extract opens with "... MEETING HELD ON ...". A report's head, another agenda item or "Meeting ended at"
closes them. What is left to others: the minutes themselves (minute_heads, decisions).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.domain import Page
from core.periods import PeriodMention, Precision, find_periods
from core.structure import Meeting
from ingest.metadata import BODY_LINE, BODY_WORD, MEETING_OF, MEMBERS, title_case
from ingest.minute_lines import SENTENCE_END, TextLine
from ingest.report_head import report_head

LOOK_BACK = 14
"""Lines above "Present" in which the body and the date stand."""
OPENING_LINES = 4
HEAD_LINES = 2
"""Lines at the top of a page among which a running head stands."""
TITLE_LINES = 8
"""Lines at the top of a page among which a report says what it is and whose."""
LONGEST_NAME = 160

_LABEL = (
    r"(?:(?:agenda\s+)?item|paper|enclosure|enc|document|doc|report|appendix|annex)\s+(?:no\.?\s*)?"
    r"(?P<item>\d{1,2}[a-z]?(?:\.\d)?|[a-z]\d{0,2})"
)
_AT_A_MEETING = re.compile(r"^\W*at\s+(?:a|an|the)\s+(?:\w+\s+){0,2}meeting\s+of\b", re.I)
_MINUTES_OF = re.compile(
    rf"^\W*(?:{_LABEL}\s*[.:–—-]\s*)?"
    r"(?:(?:draft|unconfirmed|public|approved|action|extract\s+(?:from|of)(?:\s+the)?)\s+)*"
    r"(?:minutes|notes?)\s+of\b",
    re.I,
)
_MINUTES_TITLE = re.compile(r"^\W*(?:draft\s+|unconfirmed\s+)?(?:minutes|notes?)\b", re.I)
_ITEM_TITLE = re.compile(r"^\W*(?P<item>\d{1,2})\.?\s+(?:draft\s+)?(?:minutes|notes?)\b", re.I)
_HELD = re.compile(
    rf"^(?:the\s+)?(?P<body>[\w'’&,/() -]{{0,120}}?\b{BODY_WORD})\s*,?\s*(?:[-–—:]\s*)?(?:meeting\s*,?\s*)?"
    r"(?:[-–—:]\s*)?(?:held\s+)?(?:on\s+)?(?=\S*\s*\d)(?P<day>.{6,40})$",
    re.I,
)
_NOT_OPENING = re.compile(r"\b(?:were|was|be|been|is|are|to|pages?)\b|\d\s*[-–]\s*\d+\W*$", re.I)
_NAMES = r"\W*(?:$|[:–-]|\(|(?:the\s+)?(?:Councillors?|Cllrs?|Members|Mayor|Chair\w*|Mr|Mrs|Ms|Dr)\b)"
_PRESENT = re.compile(
    rf"^\W*(?:(?:(?:members|councillors|cllrs|those)\s+)?(?:PRESENT|Present)\b{_NAMES}|(?:There|Attended|Attending):)"
)
_IN_ATTENDANCE = re.compile(
    rf"^\W*(?:(?:IN\s+|In\s+)?(?:ATTENDANCE|[Aa]ttendance)|ATTENDEES|Attendees)\b{_NAMES}"
)
_MINUTES = re.compile(r"\bminutes\b|\bnotes?\s+of\b.*\bmeeting\b", re.I)
_CLOSED = re.compile(
    r"^\W*(?:The\s+)?(?:[Mm]eeting|MEETING|[Pp]roceedings)\s+(?:was\s+|were\s+)?(?:then\s+|formally\s+|duly\s+)?"
    r"(?:declared\s+)?(?:(?:commenced|started|began|opened)\b.{0,40}\band\s+)?"
    r"(?i:ended|closed|concluded|finished|terminated|rose)\b(?!\s+to\b)"
    r"|^\W*(?:The\s+)?[Cc]hair\w*\s+(?:then\s+|formally\s+)?"
    r"(?:declared\s+the\s+meeting\s+closed|closed\s+the\s+meeting)\b"
)
SHORTEST_MEETING = 3
"""Lines: above them, "the meeting began at ten and ended at noon" is part of the opening."""
_STAMP = re.compile(
    r"(?:\bagenda\s+item|[-–—|•]\s*item)(?:\s+no\.?)?\s*(\d{1,2}(?:\s?\([a-z]\)|[a-z])?)(?![\d.])", re.I
)
_ITEM_HEAD = re.compile(rf"^\W*{_LABEL}\s*(?:[.:–—-]\s*\S|\W*$)", re.I)
_REPORT_OF = re.compile(r"^\W*(?:joint\s+)?reports?\s+(?:of|by|from)\b.*[^.:;,]$", re.I)
_APPENDIX = re.compile(r"^\W*(?:appendix|annex)\b", re.I)
_LABELS = {
    "present": re.compile(
        r"^\W*(?:(?:(?:voting\s+)?(?:members|councillors|cllrs|those)\s+)?(?:present|attendees|attendance)\b|"
        r"(?:there|attended|attending):)[\s:–-]*",
        re.I,
    ),
    "apologies": re.compile(
        r"^\W*apolog(?:y|ies)(?:\s+for\s+(?:non-)?absence)?(?:\s+(?:(?:was|were|had\s+been)\s+)?(?:received\s+)?from)?\b[\s:–-]*",
        re.I,
    ),
    "in_attendance": re.compile(
        r"^\W*(?:(?:officers?|others?|members|non-?voting\s+members)\s+(?:present|in\s+attendance)|(?:also\s+)?in\s+attendance|"
        r"also\s+(?:present|attending)|officers|observers?|substitutes?)\b[\s:–-]*(?=\W*$|[A-Z\d(])",
        re.I,
    ),
    "other": re.compile(
        r"^\W*(?:absent|absence\s+declared|action|chair(?:man|person)?|quorum|venue|time|date|place|"
        r"items?\s+dealt\s+with|declarations?\s+of)\b.{0,60}:",
        re.I,
    ),
}
_RECEIVED_FROM = re.compile(
    r"(?:received|submitted|accepted|given)\s+(?:from|by|on\s+behalf\s+of)\s+(.+)", re.I
)
_PERSON_PREFIX = re.compile(r"^(?:and\s+)?(?:councillors?|cllrs?\.?|members?)(?:\s*:)?\s+(?=\S)", re.I)
_A_NAME = re.compile(r"^[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*)+")
_COUNTED = (
    r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|several)\s+(?:other\s+)?"
    r"(?:members?|residents?|officers?)"
)
_BETWEEN_PEOPLE = re.compile(
    rf"(?:[,;]|\band\b(?=\s+(?:[A-Z]|{_COUNTED}\b))|\s(?=(?:Councillors?|Cllrs?)\b))(?![^()]*\))"
)


@dataclass(frozen=True)
class Sitting:
    """A meeting and the run of lines, `first` to before `last`, that minutes it."""

    meeting: Meeting
    first: int
    last: int
    attended: bool  # it says who was present: an extract does not


def sittings(pages: Sequence[Page], lines: Sequence[TextLine], fallback: str) -> tuple[Sitting, ...]:
    """The meetings in order; `fallback` is the body of one that names none."""
    by_number = {page.number: page for page in pages}
    items = {page.number: _STAMP.search(page.text[:200]) for page in pages}
    found: list[Sitting] = []
    open_: Sitting | None = None
    item: str | None = None
    for number, line in enumerate(lines):
        if open_ and number > open_.first and _closes(lines, number, open_, by_number, items, item):
            found.append(replace(open_, last=number))
            open_ = None
        since = found[-1].last if found else 0
        opened = _opening(lines, number, open_, since, fallback)
        if opened is not None:
            if open_ is not None and opened.first > open_.first:
                found.append(replace(open_, last=opened.first))
            open_ = opened
            stamp = items[line.page]
            item = stamp.group(1).lower() if stamp else None
    if open_ is not None:
        found.append(replace(open_, last=len(lines)))
    return tuple(found)


def _closes(
    lines: Sequence[TextLine],
    number: int,
    open_: Sitting,
    pages: Mapping[int, Page],
    items: Mapping[int, re.Match[str] | None],
    item: str | None,
) -> bool:
    """Whether what follows this line belongs to the meeting no more."""
    line = lines[number]
    starts = line.begins or SENTENCE_END.search(lines[number - 1].text)
    if number > open_.first + SHORTEST_MEETING and starts and _CLOSED.match(line.whole):
        return True
    if _is_next_item(lines, number, open_):
        return True
    if lines[number - 1].page == line.page:
        return False
    stamp = items[line.page]
    other_item = bool(stamp and stamp.group(1).lower() != item)
    is_report = any(field.names_report for field in report_head(pages[line.page])) or _names_author(
        lines, number
    )
    return other_item or is_report or bool(_APPENDIX.match(line.whole))


def _names_author(lines: Sequence[TextLine], first: int) -> bool:
    """Whether the page that begins with this line opens as a report does: "Report of the Director" in a line."""
    top = (line for line in lines[first : first + TITLE_LINES] if line.page == lines[first].page)
    return any(line.begins and _REPORT_OF.match(line.whole) for line in top)


def _is_next_item(lines: Sequence[TextLine], number: int, open_: Sitting) -> bool:
    """Whether a line opens another item of the agenda than "Item 2. Minutes of the meeting", which opened this one.

    Where no such line opened it, another item begins high on a page; but minutes may be headed "Item 5: Parks" too.
    """
    found = _ITEM_HEAD.match(lines[number].whole) if lines[number].begins else None
    if found is None:
        return False
    first, page = open_.first, lines[open_.first].page
    opening = (
        _ITEM_HEAD.match(line.whole)
        for line in lines[max(0, first - OPENING_LINES) : first + LOOK_BACK]
        if line.page == page
    )
    own = next((head for head in opening if head and _MINUTES.search(head.string)), None)
    if own is not None:
        return found["item"].lower() != own["item"].lower()
    is_high = lines[number].page != page and lines[number].first_on_page <= HEAD_LINES
    return is_high and not any(_ITEM_HEAD.match(line.whole) for line in lines[first:number])


def _opening(
    lines: Sequence[TextLine], number: int, open_: Sitting | None, since: int, fallback: str
) -> Sitting | None:
    """The meeting that begins with this line, if one does."""
    line = lines[number]
    if _AT_A_MEETING.match(line.whole) or _MINUTES_OF.match(line.whole):
        return _titled(lines, number, open_, fallback)
    if _PRESENT.match(line.whole) or (
        # a report on schools says "Attendance: 94%" too
        _IN_ATTENDANCE.match(line.whole)
        and any(_MINUTES.search(above.whole) for above in lines[max(since, number - LOOK_BACK) : number])
    ):
        return _by_attendance(lines, number, open_, since, fallback)
    held = _held(line.whole)
    if held and not (open_ and (open_.meeting.body, open_.meeting.meeting_date) == held):
        meeting = Meeting(body=held[0], meeting_date=held[1], page=line.page)
        return Sitting(meeting, number, number, attended=False)
    return None


def _held(text: str) -> tuple[str, date] | None:
    """The body and day of a line that is nothing but these: "EXECUTIVE BOARD MEETING HELD ON 11 SEPTEMBER 2025"."""
    match = _HELD.match(text) if len(text) < LONGEST_NAME else None
    day = _only_day(match.group("day")) if match else None
    return (title_case(match.group("body")), day) if match and day else None


def is_running_head(line: TextLine, meeting: Meeting) -> bool:
    """Whether a line at the top of a page names the meeting once more: its body, its date or both."""
    if line.first_on_page >= HEAD_LINES:
        return False
    held = _held(line.whole)
    same_day = meeting.meeting_date is not None and _only_day(line.whole) == meeting.meeting_date
    name = title_case(line.whole)
    return held == (meeting.body, meeting.meeting_date) or name == meeting.body or same_day


def _only_day(text: str) -> date | None:
    """The day that a text is, but for its weekday."""
    found = _days(text)
    rest = (
        re.sub(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\W", "", text[: found[0].start], flags=re.I)
        if found
        else ""
    )
    after = text[found[0].end :].strip(" .,") if found else ""
    return found[0].period.start if len(found) == 1 and not rest and not after else None


def _days(text: str) -> list[PeriodMention]:
    return [mention for mention in find_periods(text) if mention.precision is Precision.DAY]


def _titled(lines: Sequence[TextLine], number: int, open_: Sitting | None, fallback: str) -> Sitting | None:
    """A meeting that opens with a sentence naming it; None for a line that speaks of minutes."""
    said = _paragraph(lines, number)
    days = _days(said)
    speaks = _MINUTES_OF.match(said) and _NOT_OPENING.search(re.sub(r"\bheld\b.*", "", said[: _end_of(days)]))
    if speaks or _NOT_OPENING.search(said[_end_of(days) :][:60].split(" at ")[0]) or not days:
        return None
    if open_ is not None and open_.attended and lines[number].first_on_page > LOOK_BACK:
        return None
    body = MEETING_OF.search(said) or re.search(
        rf"\bminutes\s+of\s+(?:the\s+|an?\s+)?(?:meeting\s+of\s+(?:the\s+)?)?(?!(?:the\s+)?meeting\b)(.{{3,140}}?\b{BODY_WORD})\b(?!\s+{BODY_WORD})",
        said,
        re.I,
    )
    name = _tidy_body(body.group(1)) if body else _body_above(lines, number, fallback)
    meeting = Meeting(
        body=name, meeting_date=days[0].period.start, place=_place(said, days[0]), page=lines[number].page
    )
    return Sitting(meeting, number, number, attended=False)


def _paragraph(lines: Sequence[TextLine], number: int) -> str:
    """The line with those it runs on into."""
    said = [lines[number].whole]
    for line in lines[number + 1 : number + OPENING_LINES]:
        if any(p.match(line.whole) for p in _LABELS.values()):
            break
        if _days(" ".join(said)) and (line.begins or _is_sentence(line.whole)):
            break
        said.append(line.whole)
    return " ".join(said)


def _is_sentence(text: str) -> bool:
    """Whether a line below a title begins a sentence: "The minutes were approved on ..."."""
    return text[:1].isupper() and _NOT_OPENING.search(text) is not None


def _end_of(days: Sequence[PeriodMention]) -> int:
    return days[0].end if days else 0


def _by_attendance(
    lines: Sequence[TextLine], number: int, open_: Sitting | None, since: int, fallback: str
) -> Sitting | None:
    """A meeting told by who was present: its title stands above, unless an opening was met already."""
    line = lines[number]
    first = max(since, number - LOOK_BACK)
    above = [n for n in range(first, number) if lines[n].page == line.page]
    is_near = open_ is not None and number - open_.first < 2 * LOOK_BACK
    if open_ is not None and is_near and not _is_titled_anew(lines, above, open_):
        return replace(open_, attended=True)
    # a title may break in its date: "12TH" at the end of one line, "JULY, 2024" on the next
    dated = next((days for n in reversed(above) if (days := _days(_with_next(lines, n, number)))), None)
    if dated is None or _is_subnumbered(lines, above, number):
        return None
    said = " ".join(lines[n].whole for n in above)
    day = dated[0]
    named = MEETING_OF.search(said)
    meeting = Meeting(
        body=_tidy_body(named.group(1)) if named else _body_above(lines, number, fallback),
        meeting_date=day.period.start,
        place=_place(said, next(each for each in _days(said) if each.period.start == day.period.start)),
        page=line.page,
    )
    return Sitting(meeting, above[0], above[0], attended=True)


def _is_titled_anew(lines: Sequence[TextLine], above: Sequence[int], open_: Sitting) -> bool:
    """Whether a title among these lines gives another day than that of the meeting that is open."""
    titles = (_with_next(lines, n, above[-1] + 1) for n in above if _MINUTES_TITLE.match(lines[n].whole))
    days = (day.period.start for title in titles for day in _days(title)[:1])
    return any(day != open_.meeting.meeting_date for day in days)


def _is_subnumbered(lines: Sequence[TextLine], above: Sequence[int], number: int) -> bool:
    """Whether a title is an item of the paper ("1. Notes of the meeting") that its minutes count on from: 1.1, 1.2.

    Such paragraphs have no subjects, and the item after it is none of the meeting's.
    """
    titles = (_ITEM_TITLE.match(lines[n].whole) for n in above)
    items = {title["item"] for title in titles if title}
    below = lines[number : number + LOOK_BACK]
    return any(line.text.startswith(f"{item}.1 ") for item in items for line in below)


def _with_next(lines: Sequence[TextLine], number: int, end: int) -> str:
    """The line with the one below it, where that stands above line `end`."""
    return " ".join(line.whole for line in lines[number : min(number + 2, end)])


def _tidy_body(name: str) -> str:
    return title_case(" ".join(name.split()))


def _body_above(lines: Sequence[TextLine], number: int, fallback: str) -> str:
    """The body's name in a line of its own above this one; a council's own name only where no other is named."""
    council = None
    for line in reversed(lines[max(0, number - LOOK_BACK) : number]):
        match = BODY_LINE.match(line.whole)
        if not match or MEMBERS.search(line.whole) or line.page != lines[number].page:
            continue
        name = title_case(match.group(1))
        if not re.search(r"\b(?:council|authority)$", name, re.I):
            return name
        council = council or name
    return council or fallback


def _place(said: str, day: PeriodMention) -> str | None:
    """Where they met: "in the Town Hall", "held remotely", "at the Civic Centre"; None where it is not said."""
    after = re.sub(
        r"^\W*(?:at\s+|commencing\s+at\s+|from\s+)?\d{1,2}(?:[.:]\d\d)?\s*(?:[ap]\.?\s?m\b\.?|noon|hours|hrs)?",
        "",
        said[day.end :],
        flags=re.I,
    )
    match = re.match(
        r"[\s,.–-]*(?:held\s+)?(?:in|at|via|by)\s+(?!\d)(.{3,120}?)\s*(?:\.?$|,?\s+(?:commencing|starting|at\s+\d))",
        after,
        re.I,
    )
    if match is None and re.match(r"[\s,]*(?:held\s+)?(?:remotely|virtually|online)\b", after, re.I):
        return after.strip(" ,.").removeprefix("held ")
    match = match or re.search(
        r"\bheld\s+(?:in|at)\s+(?!\d)(.{3,120}?)\s*,?\s+(?:on|at\s+\d)\b", said[: day.start], re.I
    )
    return title_case(re.sub(r"^the\s+", "", match.group(1), flags=re.I)) if match else None


def with_attendance(meeting: Meeting, lines: Sequence[TextLine]) -> Meeting:
    """The meeting with the people that `lines`, those above its first minute, name."""
    groups: list[tuple[str, list[str]]] = []
    open_ = False
    for line in lines:
        matched = next(((name, m) for name, p in _LABELS.items() if (m := p.match(line.whole))), None)
        if matched:
            groups.append((matched[0], [line.whole[matched[1].end() :]]))
        elif open_ and not _ends_attendance(line):
            groups[-1][1].append(line.whole)
        open_ = bool(matched) or (open_ and not _ends_attendance(line))
    people = {
        name: tuple(person for label, said in groups if label == name for person in people_in(said))
        for name in ("present", "apologies", "in_attendance")
    }
    return meeting.model_copy(update=people)


def names_people(meeting: Meeting) -> bool:
    """Whether anyone is named who came or sent apologies; "Apologies and changes of membership" names nobody."""
    return any(_A_NAME.search(person) for person in (*meeting.apologies, *meeting.in_attendance))


def _ends_attendance(line: TextLine) -> bool:
    """Whether a line is a heading or a sentence, not a line of names."""
    numbered = re.match(r"^\W*(?:[A-Z]{1,6}[ ./-]?)?\d", line.whole)
    return bool(numbered) or (line.whole.isupper() and len(line.whole.split()) > 1) or line.whole == "Action"


def people_in(lines: Sequence[str]) -> tuple[str, ...]:
    """Names as printed, one each. `lines[0]` follows a label; where it is empty the lines below hold a name each."""
    below = [line.strip() for line in lines if line.strip()]
    a_name_each = bool(lines) and not lines[0].strip() and not any("," in line for line in below)
    said = (", " if a_name_each else " ").join(below)
    names = (_PERSON_PREFIX.sub("", part.strip(" .")) for part in _BETWEEN_PEOPLE.split(said))
    return tuple(name for name in names if name and name.lower() not in ("none", "nil"))


def received_from(text: str) -> tuple[str, ...]:
    """Who sent apologies, from a sentence that says so."""
    match = _RECEIVED_FROM.search(text)
    return people_in([re.split(r"(?<=[a-z]{3})\.(?:\s|$)", match.group(1))[0]]) if match else ()


def with_apologies(meeting: Meeting, texts: Iterator[str]) -> Meeting:
    """The meeting with the apologies that a minute of their own gives, where its opening gave none."""
    if meeting.apologies:
        return meeting
    found = next((people for text in texts if (people := received_from(text))), ())
    return meeting.model_copy(update={"apologies": found})
