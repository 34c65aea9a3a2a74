"""Which pages are marked as not for everyone: Part 2, exempt, confidential, not for publication.

A marking stands by itself: as a line at a page's head or foot, in a report's head, or large across the
page. The same words inside a sentence, a numbered heading or an agenda's list only speak of such papers
and are public: minutes say "PART 2 ITEM: ...", a rule for speakers names "confidential or exempt
information", a resolution to exclude the public cites Schedule 12A.

Where it is unclear how far a marking reaches, more is held back, not less.
Schedule 12A is that of the Local Government Act 1972.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePath
from typing import Literal

from core.domain import Frozen, Page

HEAD_LINES, FOOT_LINES = 5, 3
REPORT_HEAD_LINES = 25
PLACEHOLDER_LINES = 8
LARGE = 1.8
"""Times the height of the page's text, from which a line across it is a stamp."""

_PART_TWO = r"part\s*(?:2|ii|two)\b"
_SCHEDULE = (
    r"(?:by\s+virtue\s+of\s+|under\s+|as\s+defined\s+in\s+|within\s+|(?:in\s+)?accordance\s+with\s+)?(?:the\s+)?"
    r"(?:category|paragraphs?(?:\(s\))?)\s*[\d(][\d\s,()a-z&]{0,24}?\s+of\s+(?:part\s*(?:1|i|one)\s+(?:of|to)\s+)?(?:the\s+)?schedule\s+12\s?a\b"
    r"(?:\s*\(?as\s+amended\)?)?(?:\s+(?:of|to)\s+(?:the\s+)?local\s+government\s+act\s*,?\s*(?:1972)?)?(?:\s*\(?as\s+amended\)?)?"
)
_STRONG = (
    rf"not\s*for\s*publication|exempt(?:\s+from\s+(?:publication|disclosure))?|confidential|private|restricted|"
    rf"document\s+is\s+restricted|{_SCHEDULE}"
)
_FILLER = (
    r"reports?|papers?|documents?|appendix(?:\s+[\dA-Z]{1,2}\b)?|appendices|annex(?:e?\s+[\dA-Z]{1,2}\b)?|information|agenda|pack|section|"
    r"strictly|and|or|the|this|is|contains?|page\s*\d+|only|business|version|official|sensitive|members?|for|by|draft|"
    r"paragraphs?\s*\(?\d\)?|para\.?\s*\d|reason|item|minutes?|press|public|"
    r"local\s+government\s+act(?:\s+1972)?|schedule\s+12a|disclosure|considered\s+in"
)
WHOLE_LINE = re.compile(
    rf"^\W*(?:(?:{_FILLER})\W+)*?(?:{_STRONG}|{_PART_TWO})(?:\W+(?:{_STRONG}|{_PART_TWO}|{_FILLER}|\d{{1,4}})(?!\w))*\W*$",
    re.I,
)
PART_TWO_ONLY = re.compile(
    rf"^\W*{_PART_TWO}(?:\W+(?:items?|agenda|business|reports?|minutes|section)\b)*\W*$", re.I
)
STRONG = re.compile(rf"(?<!\w)(?:{_STRONG})(?!\w)", re.I)
NOT_FOR_PUBLICATION = re.compile(r"\bNOT\s+FOR\s+PUBLICATION\b")
PLURAL = re.compile(
    r"^\W*(?:part\s*(?:2|ii|two)\W+)?(?:(?:exempt|confidential|private|and|or|/)\W+)*(?:items|business)\W*$",
    re.I,
)
PRIVATE_PACK = re.compile(
    r"^\W*(?:private|confidential|exempt|restricted)\s+(?:document|reports?|agenda)?\s*pack\W*$", re.I
)
SELF = re.compile(
    r"\b(?:this|the\s+following|the\s+attached)\s+(?P<what>report|paper|appendix|annex|document|item|minute|information)s?\b[^.]{0,60}?"
    r"\b(?:is|are|contains?|includes?)\s+(?P<said>[^.]{0,60}?\b(?:not\s+for\s+publication|exempt|confidential)\b[^.]{0,80})",
    re.I,
)
OF_APPENDIX = re.compile(r"^\W*(?:appendi|annex).*\b(?:is|are|contains?|to\s+this)\b", re.I)
"""A cover report tells which of its appendices are exempt; the appendix itself says so in its heading."""
STATUS = re.compile(
    r"^\W*(?:(?:report\s+|publication\s+|document\s+)?(?:status|classification|marking)|access\s+to\s+information|public\s*/\s*private|"
    r"part\s*1\s*(?:/|or)\s*(?:part\s*)?2|(?:confidential|exempt)(?:ity|ion)?(?:\s*(?:/|or)\s*(?:confidential|exempt))?(?:\s+information)?|"
    r"is\s+(?:this|the)\s+report\s+(?:confidential|exempt)[^:?]{0,30})\s*[:?]\s*(?P<value>.*)$",
    re.I,
)
STATUS_VALUE = re.compile(
    rf"^\W*(?:yes\b|{_PART_TWO}|(?:strictly\s+)?(?:exempt|confidential|private|restricted)\b|not\s+for\s+publication|closed\b)",
    re.I,
)
DENIED = re.compile(
    r"\b(?:no|not|none|nil|without|n/?a)\b(?!\s*for\s*publication)|\bnot\s+applicable\b|\bnon-?exempt\b", re.I
)
NONE_BELOW = re.compile(
    r"^\W*(?:none|no|nil|n/?a|not\s+applicable|this\s+report\s+(?:contains|has)\s+no)\b", re.I
)
LISTED = re.compile(
    r"^\W{0,3}(?:\d{1,2}(?:\.\d+)*[.)]?|\([a-z]\)|[a-z]\)|(?!part|page)(?-i:[A-Z]{2,6})\s?\d{1,3}|item\s+\d+|•|-)\s",
    re.I,
)
SPEAKS_OF_EXCLUSION = re.compile(
    r"\b(?:press\s+and\s+(?:the\s+)?public|public\s+and\s+(?:the\s+)?press|public)\s+(?:be|were|was|is|are|to\s+be|should\s+be|will\s+be)\s+"
    r"excluded|\bexclu(?:de|ding|sion\s+of)\s+(?:the\s+)?(?:press|public)|\babsence\s+of\s+(?:the\s+)?(?:press|public)|"
    r"\bin\s+the\s+presence\s+of\s+(?:the\s+)?(?:press|public)",
    re.I,
)
AGENDA_ITEM = re.compile(r"^\(?[0-9A-Za-z]{1,3}[.)].*\s\d{1,4}\s*[-–]\s*\d{0,4}\W*$")
PUBLIC_PACK = re.compile(r"\bpublic\s+(?:document|reports?)\s+pack\b|\bpublic\s+agenda\b", re.I)
PART_ONE = re.compile(r"^\W*part\s*(?:1|i|one)\W*$", re.I)
REPORT_HEAD = re.compile(
    r"^\W*(?:report\s+(?:to|of|by|author|title)|date(?:\s+of\s+meeting)?|subject|reporting\s+officer|portfolio|wards?|title|meeting|committee|"
    r"lead\s+officer)\s*(?:\(s\))?\s*:",
    re.I,
)
ITEM_STAMP = re.compile(r"\bagenda\s+item\s*(?:no\.?\s*)?\d", re.I)
MEETING = re.compile(r"^\W*at\s+a\s+meeting\s+of\b|^\W*(?:draft\s+)?minutes\s+of\b", re.I)
PLACEHOLDER = re.compile(r"\bdocument\s+is\s+restricted\b|\bintentionally\s+(?:left\s+)?blank\b", re.I)
HARMLESS_EXEMPT = {"accommodation", "property", "properties", "housing", "supported", "vat", "employees"}


class ExemptMarks(Frozen):
    """What is to be held back of one paper, and the words that say so."""

    whole: bool = False
    pages: tuple[int, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class _Mark:
    """A marking found on a page."""

    words: str
    only_part_two: bool


def exempt_pages(
    pages: Sequence[Page], file_name: str = "", access: Literal["public", "exempt"] | None = None
) -> ExemptMarks:
    """Pages to be held back, or the whole paper, with the reason as a sentence.

    `access` is what the operator said in a side file, which no page can overrule.
    """
    if access == "public":
        return ExemptMarks()
    if access == "exempt":
        return _all(pages, "The side file says that the paper is exempt.")
    if words := _marked_name(file_name):
        return _all(pages, f'The file is named "{words}".')
    sheets = [_Sheet.of(page) for page in pages]
    first = next((number for number, sheet in enumerate(sheets) if sheet.lines), None)
    if first is None:
        return ExemptMarks()
    if (mark := _mark(sheets[first], True)) and not sheets[first].is_placeholder:
        return _all(pages, f'Page {first + 1} is marked "{mark.words}".')
    return _some(pages, sheets)


def _all(pages: Sequence[Page], why: str) -> ExemptMarks:
    return ExemptMarks(whole=True, pages=tuple(page.number for page in pages), why=why)


def _marked_name(file_name: str) -> str | None:
    """The marking in a file's name ("part-2", "exempt"), unless the name also says that it is public."""
    words = re.findall(r"[a-z]+|\d+", PurePath(file_name).stem.lower())
    if "public" in words or "non" in words or "minutes" in words:
        return None
    joined = " ".join(words)
    if match := re.search(
        r"\bpart (?:2|ii)\b|\bpart(?:2|ii)\b|\bnot for publication\b|\bconfidential\b", joined
    ):
        return match.group()
    pairs = pairwise([*words, ""])
    return "exempt" if any(a == "exempt" and b not in HARMLESS_EXEMPT for a, b in pairs) else None


def _some(pages: Sequence[Page], sheets: Sequence["_Sheet"]) -> ExemptMarks:
    """Marked pages, and those that a marked report or divider goes on into."""
    held: dict[int, str] = {}
    reaching: str | None = None
    to_the_end = False
    for page, sheet in zip(pages, sheets, strict=True):
        mark = _mark(sheet, sheet.starts_something)
        if mark is not None:
            held[page.number] = mark.words
            if sheet.is_placeholder:
                # "Document is Restricted": what was here is not in the file
                reaching, to_the_end = None, False
            else:
                reaching = mark.words
                to_the_end = to_the_end or sheet.is_divider
        elif reaching is not None and (
            sheet.opens_public_part or (sheet.starts_something and not to_the_end)
        ):
            reaching, to_the_end = None, False
        elif reaching is not None:
            held[page.number] = reaching
    if not held:
        return ExemptMarks()
    number, words = next(iter(held.items()))
    return ExemptMarks(
        whole=len(held) == len(pages), pages=tuple(held), why=f'Page {number} is marked "{words}".'
    )


@dataclass(frozen=True)
class _Sheet:
    """A page as lines, and what kind of page it is."""

    lines: tuple[str, ...]
    heights: tuple[float, ...]
    text: str

    @classmethod
    def of(cls, page: Page) -> "_Sheet":
        lines, heights = [], []
        for match in re.finditer(r"[^\n]*\S[^\n]*", page.text):
            boxes = page.boxes[match.start() : match.end()]
            lines.append(_unspaced(" ".join(match.group().split())))
            tallest = max((box[3] - box[1] for box in boxes if box is not None), default=0.0)
            heights.append(min(tallest, 100.0))
        return cls(tuple(lines), tuple(heights), " ".join(lines))

    @property
    def edges(self) -> tuple[int, ...]:
        """Indices of the lines at the page's head and foot."""
        count = len(self.lines)
        return tuple(index for index in range(count) if index < HEAD_LINES or index >= count - FOOT_LINES)

    @property
    def is_list(self) -> bool:
        """True for an agenda, or minutes that tell how the public was excluded."""
        items = sum(AGENDA_ITEM.match(line) is not None for line in self.lines)
        return items >= 2 or SPEAKS_OF_EXCLUSION.search(self.text) is not None

    @property
    def starts_something(self) -> bool:
        """True where a report, an agenda item or minutes begin."""
        heads = sum(REPORT_HEAD.match(line) is not None for line in self.lines[:REPORT_HEAD_LINES])
        stamped = any(ITEM_STAMP.search(line) for line in self.lines[:3])
        return heads >= 2 or stamped or any(MEETING.search(line) for line in self.lines[:HEAD_LINES])

    @property
    def opens_public_part(self) -> bool:
        return any(PART_ONE.match(line) for line in self.lines[:3]) or bool(
            PUBLIC_PACK.search(self.text[:300])
        )

    @property
    def is_placeholder(self) -> bool:
        return len(self.lines) <= PLACEHOLDER_LINES and PLACEHOLDER.search(self.text) is not None

    @property
    def is_divider(self) -> bool:
        """True for a page that holds its marking and little else: what follows is meant."""
        return len(self.text) <= 160 and len(self.lines) <= FOOT_LINES + 1


def _unspaced(line: str) -> str:
    """A line set with a space between all letters ("E X E M P T") as its word."""
    parts = line.split(" ")
    return "".join(parts) if len(parts) >= 5 and all(len(part) == 1 for part in parts) else line


def _mark(sheet: _Sheet, begins: bool) -> _Mark | None:
    """The marking of a page, if it has one; `begins` where a paper or report has its head on it."""
    if begins and PUBLIC_PACK.search(sheet.text[:300]):
        return None
    edges = set(sheet.edges)
    body = sorted(sheet.heights)[len(sheet.heights) // 2] if sheet.heights else 0.0
    for index, line in enumerate(sheet.lines):
        in_head = begins and index < REPORT_HEAD_LINES
        stamp = sheet.heights[index] > LARGE * body > 0 and line.isupper()
        if not (index in edges or in_head or stamp or NOT_FOR_PUBLICATION.search(line)):
            continue
        below = sheet.lines[index + 1] if index + 1 < len(sheet.lines) else ""
        if _is_marking(line, below, in_head) and not (sheet.is_list and _may_be_listed(line, index)):
            return _Mark(line[:120], PART_TWO_ONLY.match(line) is not None)
    return _of_itself(sheet, begins)


def _is_marking(line: str, below: str, in_head: bool) -> bool:
    """True if a line is nothing but a marking, or a report head's status says one."""
    if LISTED.match(line):
        return False
    if in_head and (status := STATUS.match(line)):
        return STATUS_VALUE.match(status.group("value") or below) is not None
    if PRIVATE_PACK.match(line):
        return True
    if NONE_BELOW.match(below) or DENIED.search(line) or OF_APPENDIX.match(line):
        return False
    if WHOLE_LINE.match(line):
        # one lower-case word by itself is a table's cell or a column's head, not a marking
        return line.upper() == line or len(line.split()) > 1 or in_head
    return (
        len(line) <= 110
        and NOT_FOR_PUBLICATION.search(line) is not None
        and not line.rstrip().endswith((".", ","))
    )


def _may_be_listed(line: str, index: int) -> bool:
    """True if a marking on an agenda or in minutes may only head its list of such items."""
    if PART_TWO_ONLY.match(line) or PLURAL.match(line):
        return True
    if STRONG.search(line) and re.match(rf"^\W*(?:{_SCHEDULE})", line, re.I):
        return True
    return index >= HEAD_LINES


def _of_itself(sheet: _Sheet, begins: bool) -> _Mark | None:
    """A page that says of itself, at its beginning, that it is exempt."""
    opening = sheet.text[: 900 if begins else 350]
    if sheet.is_list:
        return None
    for match in SELF.finditer(opening):
        said, what = match.group("said"), match.group("what").lower()
        of_appendix = re.search(r"\b(?:appendi|annex)", said, re.I) and what not in ("appendix", "annex")
        of_other = re.search(r"\b(?:to|of|in|with|from)\s*$", opening[: match.start()], re.I)
        if not DENIED.search(match.group()) and not of_appendix and not of_other:
            return _Mark(" ".join(match.group().split())[:120], False)
    return None
