"""Text cut into statements: sentences, bullets, headings and table lines, as spans of the text.

Extracted text ends lines where the paper does, not where thoughts do, and loses its blank lines. A break is set after a
full stop, before a numbered paragraph or minute, and where a short line is followed by one that starts afresh.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(r"[.!?][\"'’”)\]]*\s+(?=[\"'‘“(\[]?[A-Z0-9£])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:No|Nos|Mr|Mrs|Ms|Dr|St|Cllr|Cllrs|Rev|Prof|e\.g|i\.e|etc|cf|vs|approx|para|paras|p|pp|Ref|[A-Z])|^\W*\d{1,2}(?:\.\d{1,2})*)\.$"
)
_NUMBERED = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){1,3}|\d{1,2}\.|\(?[a-z]\)|\(?\d{1,2}\)|\(?[ivx]{1,4}\)|[•●▪◦○■□➢►✓✔–*\uf0a7\uf0b7\uf0d8-])\s"
)
_MINUTE = re.compile(r"[A-Z]{2,6} ?\d{1,4}\b(?= [A-Z(‘“'\"]|\s*$)")
_LABELLED = re.compile(
    r"(?:RESOLVED|RECOMMENDED|RECOMMENDATION|REPORT TO|DATE|SUBJECT|PORTFOLIO|REPORTING OFFICER|WARD\(?S?\)?|Present|"
    r"Apologies[\w ]*|In attendance|Also in attendance|Officers present|Supporting Commentary|"
    r"Reason\(s\) [Ff]or Decision)\b\s*:?"
)
_FIGURE = re.compile(r"[(£-]?\d[\d,.]*%?\)?|N/A|-")
_ENDS_IN_FIGURE = re.compile(r"\d%?\)?$")
_NAMES_A_VALUE = re.compile(
    r"[A-Z][^:.\n]{2,60}:\s.*\d"
)  # "At 6 weeks: 2024/25 = 35%", below another such line
_GIVES_MORE = re.compile(
    r"(?:Q[1-4]|\d{4}|\d{2}/\d{2})\b[^=.\n]{0,12}="
)  # a later value of what the line names
_ENDS_STATEMENT = (".", "!", "?", ":", ";")
SHORT_LINE = 0.72  # of the longest line: a line that could have held the next word but did not


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Spans `(start, end)` of the statements, in order, white space around them left out."""
    return tuple(span for block in _blocks(text) for span in _sentences_in(text, *block))


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Spans of runs of lines that belong together."""
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text) if m.group().strip()]
    if not lines:
        return
    longest = max(end - start for start, end in lines)
    first = lines[0][0]
    for (start, end), (next_start, next_end) in pairwise(lines):
        if _breaks(text[start:end].strip(), text[next_start:next_end].strip(), longest):
            yield first, end
            first = next_start
    yield first, lines[-1][1]


def _breaks(line: str, following: str, longest: int) -> bool:
    """Whether a new statement starts with the line `following`."""
    if _NUMBERED.match(following) or _MINUTE.match(following) or _LABELLED.match(following):
        return True
    starts_afresh = following[0].isupper() or following[0].isdigit() or following[0] in "£(‘“'\""
    if not starts_afresh:
        return False
    if line.isupper() != following.isupper() and (line.isupper() or following.isupper()):
        return True
    if _is_row(line) and not following[0].isdigit():
        return True
    if _ENDS_IN_FIGURE.search(line) and _NAMES_A_VALUE.match(following):
        return True
    return len(line) < SHORT_LINE * longest and (following[0].isupper() or line.endswith(_ENDS_STATEMENT))


def _is_row(line: str) -> bool:
    """Whether a line reads like a row of figures: at least two at its end."""
    parts = line.split()
    return len(parts) >= 3 and all(_FIGURE.fullmatch(part) for part in parts[-2:])


def _sentences_in(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = end - len(text[start:end].lstrip())
    for stop in _STOP.finditer(text, start, end):
        head = text[first : stop.end()].rstrip()
        if _ABBREVIATION.search(head[-12:]) or _GIVES_MORE.match(text, stop.end(), end):
            continue
        yield first, first + len(head)
        first = stop.end()
    rest = text[first:end].rstrip()
    if rest:
        yield first, first + len(rest)
