"""Officers' initials with their names, from the key that a paper prints: a list of lines, or a table.

A line of a key reads "SW – Sheila Ward, Director of Children's Services", with or without the dash, and may run on.
What looks like one counts only under a key's heading, or where a post is named: else "CQC – Care Quality Commission"
would be a person.
"""

import re
from collections.abc import Iterator, Sequence

from core.domain import Page
from core.structure import Officer
from ingest.tables.model import Table, TableRow

_INITIALS = r"(?:[A-Z][a-z]?\.?){2,4}"
_TITLE = r"(?:(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Prof)\.? )?"
_CAPITALISED = r"[A-Z][\w'’-]*\.?"
_NAME = rf"{_TITLE}{_CAPITALISED}(?: (?:{_CAPITALISED}|de|van|von|le|la)){{1,3}}"
_ENTRY = re.compile(
    rf"^\W*(?P<initials>(?:{_INITIALS})(?:\s?[/&]\s?(?:{_INITIALS}))*)\s*[-–—=:]?\s+"
    rf"(?P<names>{_NAME}(?:(?:\s?[/&]\s?|\sand\s){_NAME})*)(?:\s*[,(]\s*|\s+[-–—]\s+|\s*$)(?P<post>.*)$"
)
_KEY = re.compile(
    r"\b(?:key|initials|abbreviations)\b.{0,40}\bofficers?\b|\bofficers?\b.{0,20}\b(?:key|initials)\b"
    r"|^\W*(?:[\d.]+\s+)?(?:responsible|lead|reporting|accountable)?\s*officers?['’]?\s*:?\s*$|^\W*initials\W*$",
    re.IGNORECASE,
)
_POST = re.compile(
    r"\b(?:director|head|manager|officer|lead|leader|chief|principal|executive|commissioner|headteacher|solicitor"
    r"|accountant|adviser|advisor|coordinator|co-ordinator|supervisor|partner|consultant|secretary|clerk|treasurer)s?\b",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,4}(?:\s*of\s*\d{1,4})?", re.IGNORECASE)
_TITLES = frozenset(["cllr", "councillor", "mr", "mrs", "ms", "miss", "dr", "prof"])
_JOINTS = re.compile(r"\s?[/&]\s?|\sand\s")
LONGEST_HEADING = 70
MOST_LETTERS = 3
"""Four letters are a body's or a thing's, not a person's."""
POST_LINES = 2
"""A post may run on over so many more lines."""


def find_officers(pages: Sequence[Page], tables: Sequence[Table] = ()) -> tuple[Officer, ...]:
    """Initials with the name and post they stand for, each pair once, at its first page; a table's before a line's."""
    found: dict[tuple[str, str], Officer] = {}
    for officer in (*_in_tables(tables), *_in_lines(pages)):
        found.setdefault((officer.initials, officer.name.casefold()), officer)
    return tuple(sorted(found.values(), key=lambda officer: (officer.page, officer.initials)))


def _in_tables(tables: Sequence[Table]) -> Iterator[Officer]:
    for row in (row for table in tables for row in table.rows):
        texts = [cell.text for cell in row.cells]
        for place in range(len(texts) - 1):
            post = texts[place + 2] if place + 2 < len(texts) else ""
            told = _POST.search(post) is not None or _headed(row)
            if told and re.fullmatch(_INITIALS, texts[place]) and re.fullmatch(_NAME, texts[place + 1]):
                yield from _matched([texts[place]], [texts[place + 1]], post, row.page)


def _headed(row: TableRow) -> bool:
    heads = " ".join(cell.head or "" for cell in row.cells).casefold()
    return "initials" in heads and ("officer" in heads or "name" in heads)


def _in_lines(pages: Sequence[Page]) -> Iterator[Officer]:
    in_key, before = False, ""
    for page in pages:
        lines = [line.strip() for line in page.text.split("\n") if line.strip()]
        # a page number parts no key from its heading, which may end the page before
        for number, line in enumerate(lines):
            entry = _ENTRY.match(line)
            if entry is not None:
                post = _post(entry.group("post"), lines[number + 1 :])
                people = _JOINTS.split(entry.group("initials")), _JOINTS.split(entry.group("names"))
                told = list(_matched(*people, post, page.number)) if in_key or _POST.search(post) else []
                yield from told
                in_key = in_key or bool(told)
            elif not _PAGE_NUMBER.fullmatch(line):
                in_key = _is_heading(line) or (in_key and _runs_on(before, line))
            before = line


def _is_heading(line: str) -> bool:
    return len(line) <= LONGEST_HEADING and _KEY.search(line) is not None


def _post(begun: str, following: Sequence[str]) -> str:
    """The post with the lines it runs on over."""
    parts = [begun.strip()]
    for line in following[:POST_LINES]:
        if not begun or not _runs_on(parts[-1], line):
            break
        parts.append(line)
    return " ".join(parts).rstrip(" .)")


def _runs_on(line: str, following: str) -> bool:
    """Whether a line of a key is finished on the following one."""
    if line.endswith((".", ")", ":")) or _ENTRY.match(following) or _KEY.search(following):
        return False
    return following[:1].islower() or line.endswith((",", "and", "&", "of", "for", "–", "-"))


def _matched(initials: Sequence[str], names: Sequence[str], post: str, page: int) -> Iterator[Officer]:
    """An officer for each of the initials that fit the name in the same place."""
    if len(initials) != len(names):
        return
    for short, name in zip(initials, names, strict=True):
        if fits(short, name):
            yield Officer(initials=short, name=name.strip(), role=post or None, page=page)


def fits(initials: str, name: str) -> bool:
    """Whether initials are those of a name: "AMc" of Ann McIntyre, "JD" of Jo Ditch-Lea, "SW" of Sheila Jane Ward."""
    letters = "".join(character for character in initials if character.isalpha())
    words = [word for word in name.split() if word.casefold().strip(".") not in _TITLES]
    if len(words) < 2 or len(letters) > MOST_LETTERS:
        return False
    first, *middle, last = (_openings(word) for word in words)
    return (
        re.fullmatch(first + "".join(f"{opening}?" for opening in middle) + last, letters, re.I) is not None
    )


def _openings(word: str) -> str:
    """A pattern for what initials may take of a word: one to three letters, or the initials of its joined halves."""
    openings = {word[:length] for length in (1, 2, 3)} | {"".join(half[:1] for half in word.split("-"))}
    return f"(?:{'|'.join(sorted(map(re.escape, openings)))})"
