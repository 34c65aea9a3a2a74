"""The headings of minutes: a number and a subject, in whichever style a council uses throughout a meeting.

Numbers come with letters ("CYP13", "EXB 58", "PC/24/05"), with a word ("MINUTE 12", "Minute No. 45"), with a year
("12/25") or plain ("106", "23."). Subjects stand in capitals or as a short line. Lists inside a minute are numbered
too: a meeting's headings are the longest run of one style that goes on counting.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.minute_lines import SAME_EDGE, SENTENCE_END, TextLine

LONGEST_SUBJECT = 24
"""Words; a longer line is a sentence."""
LONGEST_PHRASE = 12
"""Words of a subject that its text follows on the same line."""
SUBJECT_LINES = 4
HANGING = 0.8
"""The gap between a number that stands apart and its subject, in heights of a line."""
LONGEST_STEP = 40
"""From one number to the next: a year at the head of a table's row is no minute's number."""
CAPITALS = 0.8
"""The share of a subject's letters that are capitals, where it is set in capitals: "KPIs AND TARGETS" is."""

_LETTERED = re.compile(r"^(?P<key>[A-Z]{1,6})(?:[ ./-]?\d{1,4}[a-z]?)(?:[/.-]\d{1,4}){0,2}(?=[.:)]?(?:\s|$))")
_WORDED = re.compile(
    r"^(?P<key>(?i:minute|min|item|agenda item))\.?(?:\s+(?i:no|number)\b\.?)?\s*"
    r"(?P<number>\d{1,4}(?:[/.]\d{1,4})?[a-z]?)(?=[.:)]?(?:\s|$))"
)
_YEARED = re.compile(r"^(?P<number>\d{1,4}(?:/(?:\d{1,4}|[A-Z]{1,5})){1,2}[a-z]?)(?=[.:)]?(?:\s|$))")
_PLAIN = re.compile(r"^(?P<number>\d{1,4}[a-z]?)(?P<dot>[.:)])?(?=\s|$)")
_SEPARATOR = re.compile(r"^[\s.:)–—-]+")
_RUN_IN = re.compile(r"^(?P<subject>[^.:]{3,80}?)\s*(?::|\s[–—-])\s+\S")
_RUN_IN_STOP = re.compile(r"^(?P<subject>(?:[^.:]|\.(?=\d)){3,80})\.\s+(?=[\"'‘“(]?[A-Z\d£])")
_SAYS = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|shall|should|may|can|could|must|said|noted|agreed|asked|"
    r"reported|explained|received|considered|thanked|welcomed|resolved|approved|i|we|they|he|she|it)\b",
    re.I,
)
_DECIDES = re.compile(
    r"^(?:That\b|To\s+note\b|RESOLVED|RECOMMENDED|Resolved|Recommended|AGREED|DECISION|The\s+(?:Committee|Board|Panel)\b|Action\b)"
)
_ITEM_NOTE = re.compile(r"\s*[\[(](?:agenda\s+)?item\b[^\])]{0,20}[\])]\s*$", re.I)
_SMALL = {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}


@dataclass(frozen=True)
class Head:
    """A minute's heading: lines `first` to before `last`; `rest` counts the words of its last line that are text."""

    first: int
    last: int
    number: str
    subject: str
    words: int  # of the first line, that belong to the heading
    style: str
    order: tuple[int, ...]
    capitals: bool


def heads(lines: Sequence[TextLine], first: int, last: int) -> tuple[Head, ...]:
    """The headings among lines `first` to before `last`, in order."""
    found = [head for n in range(first, last) if (head := _head(lines, n, last)) is not None]
    styles = {style: _of_style(found, style) for style in dict.fromkeys(head.style for head in found)}
    best = max(styles.values(), key=lambda run: _worth(run, found), default=[])
    return tuple(_with_untitled(lines, best, last)) if best else ()


def _with_untitled(lines: Sequence[TextLine], run: Sequence[Head], last: int) -> Iterator[Head]:
    """Yield a run of plain numbers with those that it leaves out: "7. The fund was agreed.", without a subject."""
    for head, end in pieces(run, last):
        yield head
        upto = next((other.order for other in run if other.order > head.order), None)
        for number in range(head.last, end) if head.style == "plain" else ():
            match = _PLAIN.match(lines[number].text)
            if match is None or not match["dot"] or not _at_edge(lines[number], lines[head.first]):
                continue
            order = (int(re.findall(r"\d+", match["number"])[0]),)
            if order != (head.order[0] + 1,) or (upto is not None and order >= upto):
                break
            head = _untitled(lines[number], number, match, order)
            yield head


def _at_edge(line: TextLine, head: TextLine) -> bool:
    """Whether a line begins where a heading does, as the points of a list do not."""
    return line.begins and abs(line.words[0].box[0] - head.words[0].box[0]) < SAME_EDGE


def _untitled(line: TextLine, number: int, match: re.Match[str], order: tuple[int, ...]) -> Head:
    """A numbered paragraph as a minute; its first words are all the subject it has."""
    said = _SEPARATOR.sub("", line.text[match.end() :])
    subject = _tidy(re.split(r"(?<=[^\W\d])[.:;]\s", said)[0])
    return Head(number, number + 1, match["number"], subject, 1, "plain", order, False)


def _head(lines: Sequence[TextLine], number: int, last: int) -> Head | None:
    """The line as a heading, where it can be one."""
    text = lines[number].text
    for pattern in (_WORDED, _LETTERED, _YEARED, _PLAIN):
        match = pattern.match(text)
        if match is None:
            continue
        style = (match.groupdict().get("key") or "").lower() or ("year" if pattern is _YEARED else "plain")
        printed = match.groupdict().get("number") or match.group()
        rest = _SEPARATOR.sub("", text[match.end() :])
        made = _subject(lines, number, rest, last, loose=pattern is not _PLAIN or bool(match.group("dot")))
        if made is None:
            return None
        subject, below, capitals = made
        order = tuple(int(figure) for figure in re.findall(r"\d+", printed))
        words = (
            _words_of_heading(lines[number], rest, subject)
            if below == number + 1
            else len(lines[number].words)
        )
        return Head(number, below, printed.strip(), subject, words, style, order, capitals)
    return None


def _words_of_heading(line: TextLine, rest: str, subject: str) -> int:
    """How many of the line's words the number and the subject take."""
    after = len(rest[len(subject) :].lstrip(".:").split()) if rest.startswith(subject) else 0
    return len(line.words) - after


def _subject(
    lines: Sequence[TextLine], number: int, rest: str, last: int, loose: bool
) -> tuple[str, int, bool] | None:
    """The subject, the line after it, and whether it is in capitals; None where `rest` is no subject."""
    if not rest:
        below = lines[number + 1] if number + 1 < last else None
        if below is None or not below.text or not re.match(r"[A-Z‘“'\"(]", below.text) or below.full:
            return None
        made = _subject(lines, number + 1, below.text, last, loose)
        return made if made and (made[2] or loose) else None
    if _DECIDES.match(rest) or not re.match(r"[A-Z0-9£‘“'\"(]", rest):
        return None
    if _in_capitals(rest):
        return _wrapped(lines, number, rest, last)
    leading = _leading_capitals(rest)
    if leading:
        return leading, number + 1, True
    return _in_small_letters(lines, number, rest, last) if loose or _set_apart(lines[number]) else None


def _wrapped(lines: Sequence[TextLine], number: int, rest: str, last: int) -> tuple[str, int, bool]:
    """A subject in capitals with the lines it runs on over."""
    said, below = [rest], number + 1
    while below < min(last, number + SUBJECT_LINES):
        line = lines[below]
        key_decision = said[-1].endswith("KEY") and line.text.startswith("DECISION")
        if not _in_capitals(line.text) or _numbered(line.text):
            break
        if not key_decision and (_begins_anew(lines[below - 1], line) or _DECIDES.match(line.text)):
            break
        said.append(line.text)
        below += 1
    return _tidy(" ".join(said)), below, True


def _set_apart(line: TextLine) -> bool:
    """Whether a plain number stands apart from the words after it, as in a hanging heading."""
    if len(line.words) < 2:
        return False
    first, second = line.words[0].box, line.words[1].box
    return second[0] - first[2] > HANGING * (first[3] - first[1])


def _begins_anew(before: TextLine, line: TextLine) -> bool:
    """Whether a line does not go on with the one before it; over a page turn only a full line goes on."""
    return line.begins if line.page == before.page else not before.full


def _in_small_letters(
    lines: Sequence[TextLine], number: int, rest: str, last: int
) -> tuple[str, int, bool] | None:
    """A subject that is a short line; None for a sentence."""
    begins = lines[number].begins or _set_apart(lines[number])
    if not (begins or (number and not lines[number - 1].full)):
        return None
    said, below = rest, number + 1
    while lines[below - 1].full and below < min(last, number + SUBJECT_LINES - 1) and not lines[below].begins:
        said, below = f"{said} {lines[below].text}", below + 1
    run_in = _RUN_IN.match(said)
    is_text = SENTENCE_END.search(said) or len(said.split()) > LONGEST_SUBJECT
    if run_in and is_text and _titled(run_in.group("subject")):
        return run_in.group("subject").strip(), number + 1, False
    stopped = _RUN_IN_STOP.match(said)
    if stopped and _is_phrase(stopped.group("subject")):
        return stopped.group("subject").strip(), number + 1, False
    if len(said.split()) > LONGEST_SUBJECT:
        return None
    if SENTENCE_END.search(said) and not (said[-1] in ".:" and _titled(said) and len(said.split()) <= 8):
        return None
    return _tidy(said), below, False


def _is_phrase(subject: str) -> bool:
    """Whether words that end in a full stop name a subject, as "Free school meals." does, and say nothing of it."""
    return len(subject.split()) <= LONGEST_PHRASE and _SAYS.search(subject) is None


def _tidy(subject: str) -> str:
    return _ITEM_NOTE.sub("", subject).strip().rstrip(".:").strip()


def _titled(text: str) -> bool:
    """Whether all words but the small ones begin with a capital or figure."""
    words = [word.strip("‘’“”'\"(),.") for word in text.split()]
    return all(not w or w.lower() in _SMALL or not w[0].isalpha() or w[0].isupper() for w in words)


def _in_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 3 and sum(c.isupper() for c in letters) >= CAPITALS * len(letters)


def _leading_capitals(text: str) -> str | None:
    """The words in capitals that a line begins with, where its text follows on the same line."""
    taken: list[str] = []
    for word in text.split():
        if any(c.islower() for c in word):
            break
        taken.append(word)
    letters = [c for word in taken for c in word if c.isalpha()]
    said = " ".join(taken)
    return (
        said.rstrip(" .:–—-") if len(letters) >= 4 and any(len(w.strip(".:,")) > 3 for w in taken) else None
    )


def _numbered(text: str) -> bool:
    return any(pattern.match(text) for pattern in (_WORDED, _LETTERED, _YEARED, _PLAIN))


def _of_style(found: Sequence[Head], style: str) -> list[Head]:
    """The longest run of this style that goes on counting, as printed from the top."""
    own = [head for head in found if head.style == style]
    if sum(head.capitals for head in own) >= 2:
        own = [head for head in own if head.capitals]
    best: list[list[Head]] = []
    for number, head in enumerate(own):
        before = [best[n] for n in range(number) if _follows(own[n].order, head.order)]
        best.append([*max(before, key=lambda run: _worth(run, found), default=[]), head])
    return max(best, key=lambda run: _worth(run, found), default=[])


def _follows(earlier: tuple[int, ...], later: tuple[int, ...]) -> bool:
    """Whether one number may come after another in a meeting's minutes."""
    return earlier < later and all(b - a <= LONGEST_STEP for a, b in zip(earlier, later, strict=False))


def _worth(run: Sequence[Head], found: Sequence[Head]) -> float:
    """How much a run looks like a meeting's headings: text stands between them, the points of a list follow at once."""
    starts = {head.first for head in found}
    return sum(
        0.25 if head.last in starts and not head.capitals else (2.0 if head.capitals else 1.0) for head in run
    )


def pieces(run: Sequence[Head], last: int) -> Iterator[tuple[Head, int]]:
    """Yield each heading with the line that its minute ends before."""
    ends = [head.first for head in run[1:]] + [last]
    yield from zip(run, ends, strict=False)
