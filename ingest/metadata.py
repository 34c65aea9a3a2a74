"""What a paper is: title, body, meeting date, kind and reporting period, each with where it was read.

Trusted in this order: a side file (`paper.toml` beside `paper.pdf`), the front page, the PDF's own
metadata, the file's name. What none of them says is None. The date of a pack is that of its own
meeting: minutes inside it are of the meeting before, and the next one's date stands there too.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

import pypdfium2 as pdfium
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from core.domain import Document, Kind, Page, Period, Provenance, Source
from core.errors import IngestError
from core.periods import PeriodMention, Precision, day_label, find_periods
from ingest.council import council_of
from ingest.ocr import unread_pages

Value = TypeVar("Value")

HEAD_LINES = 14
"""Lines of the front page in which a paper introduces itself."""
FRONT_LINES = 40
LONGEST_TITLE = 220
SMALLEST_AGENDA = 3
"""Numbered items with page ranges, from which a first page is an agenda."""

BODY_WORD = (
    r"(?:Sub-?\s?Committee|Committee|Board|Panel|Cabinet|Commission|Executive|Forum|Full\s+Council|Partnership|"
    r"Working\s+(?:Group|Party)|Governing\s+Body|Authority|Council|Trust)"
)
BODY = re.compile(
    rf"((?:[A-Z][\w'’-]*|&)(?:[,]?\s+(?:[A-Z][\w'’-]*|and|of|for|the|on|&))*?\s+{BODY_WORD})(?![\w-]|\s+{BODY_WORD})"
)
BODY_LINE = re.compile(rf"^(?:the\s+)?([\w'’&,/() -]{{0,120}}\b{BODY_WORD})\W*$", re.I)
LONE_BODY = re.compile(r"^\W*(cabinet|executive)(?:\W+\d.*)?$", re.I)
"""The two bodies that have no other name."""
BODY_END = re.compile(rf"\b{BODY_WORD}\W*$", re.I)
MEMBERS = re.compile(
    r"\b(?:membership|members|chair|contact|present|councillors?|cllrs?|apologies|clerk|quorum|terms\s+of\s+reference)\b",
    re.I,
)
COUNCIL = re.compile(r"\b(?:council|authority)\W*$", re.I)
MEETING_OF = re.compile(
    rf"\bmeeting\s+of\s+(?:the\s+)?(.{{3,140}}?\b{BODY_WORD})\b(?!\s+{BODY_WORD})\s*,?\s*(?:was\s+|to\s+be\s+)?(?:held\s+)?(?:on|at|in|will|,|$)",
    re.I | re.S,
)
PACK = re.compile(
    r"\b(?:public\s+document\s+pack|(?:public\s+)?reports?\s+pack|agenda(?:\s+and\s+reports?)?\s+pack)\b",
    re.I,
)
AGENDA = re.compile(r"^\W*agenda\W*$|\bitems?\s+to\s+be\s+dealt\s+with\b|^\W*agenda\b(?!\s+item)", re.I)
AGENDA_ITEM = re.compile(r"^\(?[0-9A-Za-z]{1,3}[.)].*\s\d{1,4}\s*[-–]\s*\d{0,4}\W*$")
MINUTES = re.compile(
    r"^\W*(?:draft\s+|public\s+)?minutes\b(?!.*\d\s*[-–]\s*\d+\W*$)|^\W*at\s+a\s+meeting\s+of\b", re.I
)
MONITORING = re.compile(
    r"\b(?:quarter(?:ly)?|qtr|Q[1-4])\b|\b(?:performance|budget|financial?|priority)\b.*\bmonitoring\b|\bmonitoring\s+report\b|"
    r"\bperformance\s+(?:management\s+)?report\b",
    re.I,
)
ANNUAL = re.compile(r"\bannual\b.*\breport\b|\breport\b.*\bannual\b|\bannual\s+review\b", re.I)
REPORT = re.compile(r"\b(?:report|progress|update|briefing|review|outturn|strategy|plan|outcomes)\b", re.I)
NOT_OWN_DATE = re.compile(
    r"\b(?:next\s+meeting|last\s+meeting|previous\s+meeting|minutes|published|deadline|noon|dated?\s+of\s+issue|issued|printed|"
    r"despatch|dispatch)\b",
    re.I,
)
WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.I)
CLOCK = re.compile(r"\b\d{1,2}[.:]\d\d\s*(?:[ap]\.?m\b|hrs|hours|$)|\b\d{1,2}\s*[ap]\.?m\b|\bnoon\b", re.I)
NOISE = re.compile(
    r"^\W*(?:page\s+\d+.*|\d+|agenda\s+item\b.*|item\s+(?:no\.?\s*)?\d*|appendix\b.{0,12}|official\b.{0,20}|public|draft|"
    r"open|report|logo|www\..*|https?:.*)\W*$",
    re.I,
)
SENTENCE = re.compile(r"[.;:]\s*$|^\d+(?:\.\d+)*\.?\s|^\W*$|^[a-z]")
GENERIC_TITLE = re.compile(
    r"^\W*(?:untitled|document\d*|microsoft\s+word\b.*|presentation\d*|title|scan\w*|.*\.(?:docx?|pdf|rtf|xlsx?|pptx?))\W*$",
    re.I,
)

NUMERIC_DAY = re.compile(
    r"(?<!\d)(?:(?P<y>(?:19|20)\d\d)([-_.]?)(?P<m>\d\d)\2(?P<d>\d\d)|(?P<d2>\d{1,2})([-_.])(?P<m2>\d{1,2})\6(?P<y2>(?:19|20)\d\d))(?!\d)"
)

HEAD_FIELDS = {
    "committee": r"report\s+to|meeting|committee|board|decision\s+maker|title\s+of\s+meeting",
    "date": r"date(?:\s+of\s+(?:meeting|committee|board))?|meeting\s+date",
    "title": r"subject(?:\s+of\s+report)?|title(?:\s+of\s+report)?|report\s+title",
    "other": (
        r"reporting\s+officers?|report\s+(?:of|by|author|from)|portfolio(?:\s+holder)?|wards?(?:\(?s\)?)?(?:\s+affected)?|"
        r"lead\s+(?:officer|member)|author|contact(?:\s+officer)?|key\s+decision|time|venue|place|location|purpose|classification"
    ),
}
HEAD_LINE = {name: re.compile(rf"^\W*(?:{words})\s*:\s*(.*)$", re.I) for name, words in HEAD_FIELDS.items()}
ANY_HEAD = re.compile(rf"^\W*(?:{'|'.join(HEAD_FIELDS.values())})\s*:|^\W*\d+(?:\.\d+)*\.?\s", re.I)


class SideFile(BaseModel):
    """Corrections to what is read from a paper, from the `.toml` file of the same name beside it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str | None = Field(default=None, min_length=1)
    council: str | None = Field(default=None, min_length=1)
    committee: str | None = Field(default=None, min_length=1)
    meeting_date: date | None = None
    kind: Kind | None = None
    period: str | None = Field(default=None, description='as a paper prints it: "Quarter 2 2025/26"')
    access: Literal["public", "exempt"] | None = None


def read_side_file(paper: Path, side_file: Path | None = None) -> SideFile | None:
    """The corrections for a paper, from `side_file` or from the file beside it; None where there is none.

    Raises IngestError with a sentence naming the file and field that cannot be used.
    """
    path = side_file or paper.with_suffix(".toml")
    if side_file is None and not path.is_file():
        return None
    try:
        found = SideFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except ValidationError as exc:
        first = exc.errors()[0]
        name = ".".join(str(part) for part in first["loc"]) or "the file"
        known = ", ".join(SideFile.model_fields)
        raise IngestError(
            f"{path}: {name} cannot be used: {first['msg']}. Known fields are {known}."
        ) from exc
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
        raise IngestError(f"{path} cannot be read as TOML: {exc}. Correct it or take it away.") from exc
    if found.period is not None and len(find_periods(found.period)) != 1:
        raise IngestError(
            f'{path}: period "{found.period}" names no one period. Write it as in "Quarter 2 2025/26".'
        )
    return found


@dataclass(frozen=True)
class Found(Generic[Value]):
    """A value and where it was read."""

    value: Value
    source: Source
    page: int | None = None
    quote: str | None = None


@dataclass(frozen=True)
class _Front:
    """The first page that has text, as its lines."""

    page: int
    lines: tuple[str, ...]
    heights: tuple[float, ...]
    heads: dict[str, tuple[str, str]] = field(default_factory=dict)

    def found(self, value: Value, quote: str) -> Found[Value]:
        return Found(value, Source.FRONT_PAGE, self.page, quote)


def describe(path: Path, doc_id: str, pages: Sequence[Page], side_file: Path | None = None) -> Document:
    """The paper as the catalogue lists it, with the provenance of every value.

    Raises IngestError when the side file cannot be used.
    """
    side = read_side_file(path, side_file) or SideFile()
    front = _front(pages)
    named = _pdf_title(path)
    kind = _first(_side(side.kind), *_kinds(front, named, path)) or Found(
        Kind.OTHER, Source.FILE_NAME, None, path.name
    )
    committee = _first(_side(side.committee), *_committees(front, named, kind.value))
    meeting = _first(_side(side.meeting_date), *_meeting_dates(front, named, path, kind.value))
    title = _first(_side(side.title), *_titles(front, named, path, kind.value, committee, meeting))
    period = _first(_side_period(side), *_periods(front, title, kind.value))
    council = _first(_side(side.council), *_councils(pages))
    values = {
        "title": title,
        "council": council,
        "committee": committee,
        "meeting_date": meeting,
        "kind": kind,
        "period": period,
    }
    return Document(
        doc_id=doc_id,
        file=path.name,
        path=str(path),
        title=title.value if title else path.stem,
        council=council.value if council else None,
        committee=committee.value if committee else None,
        meeting_date=meeting.value if meeting else None,
        kind=kind.value,
        period=period.value if period else None,
        page_count=len(pages),
        unread_pages=unread_pages(path, pages),
        provenance=tuple(_provenance(name, found) for name, found in values.items() if found),
    )


def _provenance(name: str, found: Found[Any]) -> Provenance:
    return Provenance(field=name, source=found.source, page=found.page, quote=found.quote)


def _first(*found: Found[Value] | None) -> Found[Value] | None:
    return next((each for each in found if each is not None), None)


def _side(value: Value | None) -> Found[Value] | None:
    return None if value is None else Found(value, Source.SIDE_FILE, None, str(value))


def _side_period(side: SideFile) -> Found[Period] | None:
    if side.period is None:
        return None
    return Found(find_periods(side.period)[0].period, Source.SIDE_FILE, None, side.period)


def _front(pages: Sequence[Page]) -> _Front | None:
    page = next((page for page in pages[:3] if page.text.strip()), None)
    if page is None:
        return None
    lines, heights = [], []
    for match in re.finditer(r"[^\n]*\S[^\n]*", page.text):
        boxes = [box for box in page.boxes[match.start() : match.end()] if box is not None]
        lines.append(" ".join(match.group().split()))
        heights.append(max((box[3] - box[1] for box in boxes), default=0.0))
        if len(lines) == FRONT_LINES:
            break
    return _Front(page.number, tuple(lines), tuple(heights), dict(_heads(lines)))


def _heads(lines: Sequence[str]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield (field, (value, quote)) of a report's head: "REPORT TO: ...", "DATE: ...", "SUBJECT: ..."."""
    seen = set()
    for number, line in enumerate(lines):
        for name, pattern in HEAD_LINE.items():
            match = pattern.match(line)
            if match and name not in seen and name != "other":
                value = _continued(match.group(1), lines[number + 1 : number + 4])
                if value:
                    seen.add(name)
                    yield name, (value, line if match.group(1) else f"{line} {value}")


def _continued(value: str, following: Sequence[str]) -> str:
    """A head's value with the lines it runs on into; a head by itself has its value underneath."""
    parts = [value] if value else []
    for line in following:
        if ANY_HEAD.match(line) or (parts and not runs_on(parts[-1], line)):
            break
        parts.append(line)
    return joined(parts)


def runs_on(line: str, following: str) -> bool:
    """True if a heading goes on in the next line: in capitals still, or after a word that cannot end it."""
    if re.search(r"(?:\b(?:and|of|the|for|to|in|on|with|a|an|–)|[,&–-])$", line, re.I):
        return True
    if BODY_END.search(line) or find_periods(line):
        return False
    return (line.isupper() and following.isupper()) or following[:1].islower()


def joined(parts: Sequence[str]) -> str:
    """Printed lines as the one line they make."""
    line = ""
    for part in parts:
        # a year broken at its hyphen ("2024-" and "25") is line without a space
        gap = "" if not line or (line.endswith("-") and part[:1].isdigit()) else " "
        line += gap + part
    return line.strip(" :")


def _pdf_title(path: Path) -> str | None:
    """The title in the PDF's metadata, unless it is what programs put there by themselves."""
    try:
        with pdfium.PdfDocument(path) as document:
            title = " ".join(str(document.get_metadata_value("Title")).split())
    except (pdfium.PdfiumError, OSError, UnicodeDecodeError):
        return None
    return None if len(title) < 4 or GENERIC_TITLE.match(title) else title[:LONGEST_TITLE]


def _spaced(path: Path) -> str:
    """The file's name as words: dates keep their hyphens."""
    return re.sub(r"[_+]|(?<!\d)-|-(?!\d)", " ", path.stem)


def _kinds(front: _Front | None, named: str | None, path: Path) -> Iterator[Found[Kind] | None]:
    if front is not None:
        yield _front_kind(front)
    yield _kind_of(named, Source.PDF_METADATA)
    yield _kind_of(_spaced(path), Source.FILE_NAME)
    if front is not None and "title" in front.heads:
        yield front.found(Kind.REPORT, front.heads["title"][1])


def _front_kind(front: _Front) -> Found[Kind] | None:
    """The kind that the first page shows; a pack is looked for first, since it holds all the others."""
    for line in front.lines[:HEAD_LINES]:
        if PACK.search(line):
            return front.found(Kind.AGENDA_PACK, line)
    items = [line for line in front.lines if AGENDA_ITEM.match(line)]
    if len(items) >= SMALLEST_AGENDA:
        return front.found(Kind.AGENDA_PACK, items[0])
    if "title" in front.heads:
        return _kind_of_text(front.heads["title"][0], front) or front.found(
            Kind.REPORT, front.heads["title"][1]
        )
    for line in front.lines[:6]:
        if MINUTES.search(line):
            return front.found(Kind.MINUTES, line)
    for line in front.lines:
        if AGENDA.search(line):
            return front.found(Kind.AGENDA_PACK, line)
    heading = _heading(front)
    return (_kind_of_text(heading, front) if heading else None) or _meeting_kind(front)


def _meeting_kind(front: _Front) -> Found[Kind] | None:
    """A paper that opens with a body and the day and hour of its meeting holds that meeting's papers."""
    opening = front.lines[:HEAD_LINES]
    is_of_body = any(BODY_LINE.match(line) for line in opening)
    hour = next((line for line in opening if WEEKDAY.search(line) and CLOCK.search(line)), None)
    return front.found(Kind.AGENDA_PACK, hour) if is_of_body and hour else None


def _kind_of_text(text: str, front: _Front) -> Found[Kind] | None:
    found = _kind_of(text, Source.FRONT_PAGE)
    if found is None:
        return None
    # a plain "report" with a quarter beneath its heading comes every quarter
    mention = _reporting_line(front)
    if found.value is Kind.REPORT and mention is not None and mention.precision is Precision.QUARTER:
        return front.found(Kind.MONITORING, mention.period.printed)
    return front.found(found.value, text)


def _kind_of(text: str | None, source: Source) -> Found[Kind] | None:
    """The kind that a title or name says."""
    if not text:
        return None
    sorts = (
        (PACK, Kind.AGENDA_PACK),
        (re.compile(r"^\W*agenda\b|\bpack\b", re.I), Kind.AGENDA_PACK),
        (re.compile(r"\bminutes\b", re.I), Kind.MINUTES),
        (ANNUAL, Kind.ANNUAL),
        (MONITORING, Kind.MONITORING),
        (REPORT, Kind.REPORT),
    )
    for pattern, kind in sorts:
        if pattern.search(text):
            return Found(kind, source, None, text)
    return None


def _councils(pages: Sequence[Page]) -> Iterator[Found[str] | None]:
    if name := council_of(pages):
        yield Found(name.name, Source.PAGE, name.page, name.quote)


def _committees(front: _Front | None, named: str | None, kind: Kind) -> Iterator[Found[str] | None]:
    if front is not None:
        value, quote = front.heads.get("committee", ("", ""))
        if BODY_END.search(value) and not MEMBERS.search(value):
            yield front.found(title_case(value), quote)
        yield _meeting_body(front)
        if kind in (Kind.AGENDA_PACK, Kind.MINUTES):
            yield _body_line(front)
        if heading := _heading(front):
            yield _body_in(heading, Source.FRONT_PAGE, front.page)
    yield _body_in(named, Source.PDF_METADATA) if named else None


def _meeting_body(front: _Front) -> Found[str] | None:
    """The body in "At a meeting of the ... Board on Monday". In a pack these are its last minutes: of the same body."""
    match = MEETING_OF.search("\n".join(front.lines))
    if match is None:
        return None
    body = " ".join(match.group(1).split())
    return front.found(title_case(body), " ".join(match.group().split()))


def _body_line(front: _Front) -> Found[str] | None:
    """A line of the front sheet that is a body's name and nothing else, alone or with the line above it."""
    councils = None
    for number, line in enumerate(front.lines[:HEAD_LINES]):
        if not BODY_LINE.match(line) or MEMBERS.search(line):
            continue
        above = front.lines[number - 1] if number else ""
        name = f"{above} {line}" if above and runs_on(above, line) and not PACK.search(above) else line
        if COUNCIL.search(name):
            councils = councils or front.found(title_case(name), name)
            continue
        return front.found(title_case(name), name)
    # a council's own name stands above that of its committee; it is the body only where no other is named
    return councils


def _body_in(text: str, source: Source, page: int | None = None) -> Found[str] | None:
    """The body named inside a title: "Agenda pack, Planning Committee, 3 May 2024"."""
    for part in re.split(r"\s*[:–—|]\s*|,\s+(?=[^,]*\b(?:Committee|Board|Panel|Cabinet)\b)(?<=pack, )", text):
        named = re.sub(r"^.*\b(?:pack|agenda|minutes)(?:\s+of\s+the|,|\s)\s*", "", part, flags=re.I)
        match = BODY.search(named) or LONE_BODY.match(named)
        if match and not COUNCIL.search(match.group(1)):
            return Found(title_case(match.group(1)), source, page, text)
    return None


def title_case(name: str) -> str:
    """A name in capitals as a person would write it; others unchanged."""
    name = name.strip(" .,:;–-")
    if not name.isupper():
        return name
    small = {"and", "of", "the", "for", "on", "in", "to", "with", "a", "at", "by"}
    words = [word.lower() for word in name.split()]
    return " ".join(word if word in small and number else _capital(word) for number, word in enumerate(words))


def _capital(word: str) -> str:
    return re.sub(r"[^\W\d_]", lambda match: match.group().upper(), word, count=1)


def _meeting_dates(
    front: _Front | None, named: str | None, path: Path, kind: Kind
) -> Iterator[Found[date] | None]:
    if front is not None:
        if "date" in front.heads:
            value, quote = front.heads["date"]
            yield _day_in(value, Source.FRONT_PAGE, front.page, quote)
        if kind in (Kind.AGENDA_PACK, Kind.MINUTES):
            yield _front_date(front, kind)
        heading = _heading(front)
        if heading and _body_in(heading, Source.FRONT_PAGE):
            # "Executive - 11 February 2025"
            yield _day_in(heading, Source.FRONT_PAGE, front.page, heading)
    yield _day_in(named, Source.PDF_METADATA, None, named) if named else None
    yield _day_in(_spaced(path), Source.FILE_NAME, None, path.name) or _numeric_day(path)


def _day_in(text: str, source: Source, page: int | None, quote: str | None) -> Found[date] | None:
    days = [mention for mention in find_periods(text) if mention.precision is Precision.DAY]
    return Found(days[0].period.start, source, page, quote) if days else None


def _numeric_day(path: Path) -> Found[date] | None:
    """The day in a file's name as people number them: "05-03-2025", "2025-03-05", "20250305"."""
    for match in NUMERIC_DAY.finditer(path.stem):
        year, month, day = match["y"] or match["y2"], match["m"] or match["m2"], match["d"] or match["d2"]
        with suppress(ValueError):
            return Found(date(int(year), int(month), int(day)), Source.FILE_NAME, None, path.name)
    return None


def _front_date(front: _Front, kind: Kind) -> Found[date] | None:
    """The meeting's date: a line with a weekday or a time of day, before the minutes of another meeting begin."""
    lines = front.lines
    if kind is Kind.AGENDA_PACK:
        held = next(
            (n for n, line in enumerate(lines) if re.match(r"^\W*at\s+a\s+meeting\s+of\b", line, re.I)), None
        )
        lines = lines[:held]
    dated = [(number, line) for number, line in enumerate(lines) if _own_date(lines, number)]
    sure = [
        line
        for _, line in dated
        if WEEKDAY.search(line) or CLOCK.search(line) or re.search(r"\bheld\b", line, re.I)
    ]
    near = [line for number, line in dated if number < HEAD_LINES]
    chosen = next(iter(sure + near), None)
    return _day_in(chosen, Source.FRONT_PAGE, front.page, chosen) if chosen else None


def _own_date(lines: Sequence[str], number: int) -> bool:
    line = lines[number]
    days = [mention for mention in find_periods(line) if mention.precision is Precision.DAY]
    if not days:
        return False
    before = " ".join([*lines[max(0, number - 1) : number], line[: days[0].start]])
    return not NOT_OWN_DATE.search(re.split(r"[.;]\s", before)[-1]) or bool(MINUTES.search(line))


def _titles(
    front: _Front | None,
    named: str | None,
    path: Path,
    kind: Kind,
    committee: Found[str] | None,
    meeting: Found[date] | None,
) -> Iterator[Found[str] | None]:
    if kind in (Kind.AGENDA_PACK, Kind.MINUTES):
        yield _composed(kind, committee, meeting, named)
    elif front is not None:
        if "title" in front.heads:
            value, quote = front.heads["title"]
            yield front.found(title_case(value)[:LONGEST_TITLE], quote)
        if heading := _heading(front):
            yield front.found(_with_period(heading, front), heading)
    yield Found(named, Source.PDF_METADATA, None, named) if named else None
    if front is not None and kind in (Kind.AGENDA_PACK, Kind.MINUTES) and (heading := _heading(front)):
        yield front.found(heading, heading)
    yield Found(" ".join(_spaced(path).split()) or path.name, Source.FILE_NAME, None, path.name)


def _composed(
    kind: Kind, committee: Found[str] | None, meeting: Found[date] | None, named: str | None
) -> Found[str] | None:
    """A pack's or minutes' title: they have none but their body and date."""
    if committee is None or (meeting is None and named):
        return None
    what = "Agenda and reports pack" if kind is Kind.AGENDA_PACK else "Minutes"
    parts = [what, committee.value, *([day_label(meeting.value)] if meeting else [])]
    return Found(", ".join(parts), committee.source, committee.page, committee.quote)


def _heading(front: _Front) -> str | None:
    """The heading that the front page opens with, over as many lines as it takes; None if it opens with prose."""
    lines = front.lines[:HEAD_LINES]
    biggest = max(front.heights[: len(lines)], default=0.0)
    body = sorted(front.heights)[len(front.heights) // 2]
    begins = [number for number, line in enumerate(lines) if not NOISE.match(line)]
    if biggest > 1.25 * body:
        # a title set larger than the text is the title, wherever in the head it stands
        begins = [number for number in begins if front.heights[number] >= 0.95 * biggest] or begins
    for first in begins:
        heading = joined(list(_heading_lines(front, first)))
        if SENTENCE.search(lines[first]) or len(heading) > LONGEST_TITLE:
            return None
        if not (COUNCIL.search(heading) and len(begins) > 1 and len(heading) < 60):
            return heading
    return None


def _heading_lines(front: _Front, first: int) -> Iterator[str]:
    """Yield the heading's lines: in the same large type, or running on from the line before."""
    body = sorted(front.heights)[len(front.heights) // 2]
    larger = front.heights[first] > 1.25 * body
    lines = front.lines[first : first + 4]
    for number, line in enumerate(lines):
        same_size = larger and abs(front.heights[first + number] - front.heights[first]) < 0.5
        goes_on = same_size or (number and runs_on(lines[number - 1], line) and not SENTENCE.search(line))
        if number and not goes_on:
            return
        # the council's name above the title, in the same type, is its letterhead
        if not (number == 0 and same_size and COUNCIL.search(line) and len(lines) > 1):
            yield line


def _with_period(heading: str, front: _Front) -> str:
    """The heading, with the reporting period printed beneath it."""
    mention = _reporting_line(front)
    if mention is None or any(found.period.label == mention.period.label for found in find_periods(heading)):
        return heading
    return f"{heading}, {mention.period.printed}"


def _reporting_line(front: _Front) -> PeriodMention | None:
    for line in front.lines[:HEAD_LINES]:
        if re.match(
            r"^\W*(?:reporting\s+|report\s+|review\s+)?period\b|^\W*(?:quarter|qtr|Q)\s?\d", line, re.I
        ):
            return next(iter(_reportable(line)), None)
    return None


def _reportable(text: str) -> list[PeriodMention]:
    """Periods that a paper may report on; a single day or a plan of many years is none."""
    unfit = (Precision.DAY,)
    found = [mention for mention in find_periods(" ".join(text.split())) if mention.precision not in unfit]
    return [mention for mention in found if (mention.period.end - mention.period.start).days <= 366]


def _periods(front: _Front | None, title: Found[str] | None, kind: Kind) -> Iterator[Found[Period] | None]:
    """The period that the paper says it reports on. A pack reports on many, and so on none."""
    if kind in (Kind.AGENDA_PACK, Kind.MINUTES) or title is None:
        return
    if front is not None and (mention := _reporting_line(front)):
        yield front.found(mention.period.model_copy(update={"page": front.page}), mention.period.printed)
    if mentions := _reportable(title.value):
        quarters = [mention for mention in mentions if mention.precision is Precision.QUARTER]
        period = (quarters or mentions)[0].period
        yield Found(period.model_copy(update={"page": title.page}), title.source, title.page, period.printed)
    if front is not None and kind is Kind.MONITORING:
        for line in front.lines[:HEAD_LINES]:
            for mention in _reportable(line):
                if mention.precision is Precision.QUARTER:
                    yield front.found(mention.period.model_copy(update={"page": front.page}), line)
