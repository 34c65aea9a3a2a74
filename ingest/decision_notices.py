"""Notices and records of decisions: a form with labels at the left, published after an executive or an officer decided.

"Record of decision", "Notice of Decision – Cabinet", "Officer Decision Notice": what was decided stands behind the
label "Decision" or "Resolved", with a number, a subject, who decided and when behind labels of their own, as a table
or as lines with colons. A notice is one minute; a paper may hold several.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from core.periods import Precision, find_periods
from ingest.decisions import Piece
from ingest.metadata import BODY_WORD, title_case
from ingest.minute_lines import SENTENCE_END, TextLine
from ingest.tables.lines import Word

MOST_LINES = 90
"""Of a notice: two pages."""
LABEL_GAP = 0.55
"""Between a label without a colon and its value, in heights of the type: a column begins there."""
EDGE = 3.0
"""Points within which words stand at one edge."""
LABEL_RUNS_ON = 4
"""Words at most that a label has behind those it is known by."""
LONGEST_TITLE = 14
"""Words of the line that says that this is a notice."""

_KIND = r"(?:(?:executive|cabinet(?:\s+member)?|officers?|delegated|key|individual|portfolio\s+holder|urgent)\s+)*"
_TITLE = re.compile(
    rf"^\W*(?P<number>(?:(?:formal|published)\s+)?(?:(?:notice|record|statement|summary)\s+of\s+(?:an?\s+|the\s+)?{_KIND}decisions?|"
    rf"{_KIND}decisions?\s+(?:notice|record|sheet|statement)))(?=\s*(?:$|[-–—:,(]|\d))",
    re.I,
)
# The first that fits names a label, so the longer ones stand before those that they begin with.
_LABELS = {
    "other": (
        r"reasons?|alternatives?|(?:other\s+)?options?|financial|interests?|conflicts?|date\s+of\s+publication|published|"
        r"publication|call[-\s]?in|(?:is\s+(?:this|it)\s+a\s+)?key\s+decision|wards?|votes?|voting|present|apologies|"
        r"in\s+attendance|contact|background|signed|consult(?:ation|ees?)|legal|risks?|implementation|effective|officers?|"
        r"(?:report\s+)?author|lead|exempt|dispensations?|declarations?|implications?|equalit(?:y|ies)|other|deadline|"
        r"(?:decision\s+)?(?:type|status)|recommendations?|purpose|scrutiny|portfolio|cabinet\s+member|ward\s+members"
    ),
    "number": (
        r"(?:minute|decision|reference|record|notice|ref)\s+(?:number|no|ref(?:erence)?)\b\.?|reference|ref\b\.?"
    ),
    "day": (
        r"date\s+of\s+(?:the\s+)?(?:decision|meeting)|(?:decision|meeting)\s+date|"
        r"date\s+(?:decision\s+)?(?:made|taken)|date"
    ),
    "who": r"decision[-\s]+(?:maker|taker)|(?:decision\s+)?(?:made|taken)\s+by|body|meeting",
    "subject": (
        r"(?:report\s+|decision\s+)?(?:subject|title|topic|matter)(?:\s+of\s+(?:the\s+)?(?:report|decision))?"
    ),
    "decision": (
        r"(?:the\s+|details?\s+of\s+(?:the\s+)?|full\s+)?decisions?(?:\s+(?:made|taken|agreed|details))?|"
        r"resolved|resolution"
    ),
}
_LABEL = re.compile(
    "|".join(rf"(?P<{name}>(?:{pattern})(?![\w’'-]))" for name, pattern in _LABELS.items()),
    re.I,
)
_VERB = re.compile(
    r"^(?:(?:the\s+)?(?:[\w’'&-]+\s+){0,6}?)?(?P<verb>(?:RESOLVED|AGREED|APPROVED|DECIDED|RECOMMENDED|ORDERED)\b|"
    r"(?:Resolved|Agreed|Decided|Approved)\b(?=\s*[:–—-]))(?:\s+unanimously)?\s*[:;,–—-]*\s*"
)
_MET = re.compile(
    rf"(?:^|[-–—:,]|\bby|\bof)\s*(?:the\s+)?(?P<body>(?:[A-Z][\w’'&-]*\s+(?:(?:and|of|for|&)\s+)?)*{BODY_WORD})\b",
    re.I,
)


@dataclass
class Notice:
    """A decision as a notice tells it. `number` is its title where it has none of its own."""

    first: int  # the line that its number stands on
    number: tuple[Word, ...]
    subject: str = ""
    body: str = ""
    day: date | None = None
    verb: str = ""
    decided: list[Piece] = field(default_factory=list)
    resolved: str = ""
    last: int = 0  # the line after it


def notices(lines: Sequence[TextLine], taken: Sequence[range]) -> Iterator[Notice]:
    """Yield the notices that tell what was decided, in order; none that begins among the lines of `taken`."""
    for number, line in enumerate(lines):
        if _is_title(line) and not any(number in each for each in taken):
            notice = _read(lines, number, _end(lines, number))
            if notice is not None:
                yield notice


def _end(lines: Sequence[TextLine], first: int) -> int:
    """The line that a notice ends before: another one's title, what follows a page without words, or too far on."""
    most = min(first + MOST_LINES, len(lines))
    ends = (n for n in range(first + 1, most) if _is_title(lines[n]) or lines[n].page > lines[n - 1].page + 1)
    return next(ends, most)


def _is_title(line: TextLine) -> bool:
    match = _TITLE.match(line.text)
    return match is not None and match["number"][0].isupper() and len(line.words) <= LONGEST_TITLE


@dataclass(frozen=True)
class _Field:
    """A label of a form, and what stands behind it, line by line."""

    name: str
    line: int
    label: tuple[Word, ...]
    value: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for piece in self.value for word in piece.words)


def _read(lines: Sequence[TextLine], first: int, end: int) -> Notice | None:
    """The notice whose title is this line; None where nothing in it is labelled as decided."""
    fields = list(_fields(lines, first + 1, end))
    decision = next((each for each in fields if each.name == "decision" and each.value), None)
    if decision is None:
        return None
    by_name = {each.name: each for each in reversed(fields)}
    title = _TITLE.match(lines[first].text)
    count = len(title["number"].split()) if title else 1
    number, start = lines[first].words[:count], first
    own = by_name.get("number")
    if own is not None and own.value and own.line <= decision.line:
        number, start = own.value[0].words, own.value[0].line
    verb = _VERB.match(decision.text)
    label = " ".join(word.text for word in decision.label).rstrip(" :")
    above = [lines[first].text, *(lines[n].text for n in range(first + 1, decision.line))]
    told = [by_name[name].text for name in ("who", "day") if name in by_name]
    return Notice(
        first=start,
        number=number,
        subject=by_name["subject"].text if "subject" in by_name else "",
        body=next((body for text in (*told, *above) if (body := _body(text))), ""),
        day=next((day for text in (*reversed(told), *above) if (day := _day(text))), None),
        verb=verb["verb"] if verb else label,
        decided=[Piece(decision.line, decision.label), *decision.value],
        resolved=decision.text[verb.end() :] if verb else decision.text,
        last=max(piece.line for each in fields for piece in each.value) + 1,
    )


def _day(text: str) -> date | None:
    days = (m.period.start for m in find_periods(text) if m.precision is Precision.DAY)
    return next(days, None)


def _body(text: str) -> str:
    match = _MET.search(text)
    return title_case(match["body"]) if match else ""


def _fields(lines: Sequence[TextLine], first: int, end: int) -> Iterator[_Field]:
    """Yield the labelled values among lines `first` to before `end`."""
    marks = [(n, mark) for n in range(first, end) if (mark := _mark(lines, n)) is not None]
    for index, (number, (name, count)) in enumerate(marks):
        upto = marks[index + 1][0] if index + 1 < len(marks) else end
        words = lines[number].words
        yield _Field(name, number, words[:count], tuple(_value(lines, number, count, upto)))


def _mark(lines: Sequence[TextLine], number: int) -> tuple[str, int] | None:
    """The name of the label that a line begins with, and how many of its words that is."""
    line = lines[number]
    match = _LABEL.match(line.text)
    if match is None:
        return None
    name = match.lastgroup or ""
    count = len(line.text[: match.end()].split())
    # a colon or a gap may stand further on: "Reasons for the decision:", "Options rejected    To wait"
    for number_of in range(count, min(len(line.words), count + LABEL_RUNS_ON) + 1):
        if line.words[number_of - 1].text.endswith(":") or _ends_cell(line.words, number_of):
            return name, number_of
    return None


def _ends_cell(words: Sequence[Word], count: int) -> bool:
    """Whether so many words of a line stand apart from the others, or are all of it."""
    if count == len(words):
        return True
    box, after = words[count - 1].box, words[count].box
    return after[0] - box[2] > LABEL_GAP * (box[3] - box[1])


def _value(lines: Sequence[TextLine], number: int, count: int, upto: int) -> Iterator[Piece]:
    """Yield the words behind a label, up to line `upto` or the end of their paragraph or cell."""
    rest = lines[number].words[count:]
    if rest:
        yield Piece(number, rest)
    edge = rest[0].box[0] if rest else lines[number].words[0].box[0]
    below = lines[number + 1 : upto]
    in_column = bool(rest) and bool(below) and bool(below[0].words) and _reaches(below[0].words, edge)
    said = " ".join(word.text for word in rest)
    for offset, line in enumerate(below):
        left = tuple(word for word in line.words if in_column and word.box[0] < edge - EDGE)
        words = line.words[len(left) :]
        # what stands in the column of the labels goes on with its label, or begins the next one
        if (
            not words
            or (in_column and not _reaches(line.words, edge))
            or (left and left[0].text[0].isupper())
        ):
            return
        if not in_column and said and line.begins and _is_over(said, line.text):
            return
        yield Piece(number + 1 + offset, words)
        said = line.text


def _reaches(words: Sequence[Word], edge: float) -> bool:
    """Whether a line has a word at the edge of a column."""
    return any(abs(word.box[0] - edge) < EDGE for word in words)


def _is_over(said: str, following: str) -> bool:
    """Whether a value that says this so far ends before a line that begins a paragraph: the points of a list go on."""
    is_point = re.match(r"\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)]\s|[•▪–-]\s", following) is not None
    return SENTENCE_END.search(said) is not None and not is_point
