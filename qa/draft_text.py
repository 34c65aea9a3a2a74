"""A person's draft cut into sentences: plain text or Markdown, wrapped or not.

Each sentence comes with its place in the draft, so that it can be marked there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.sentences import split_sentences

_NUMBER = r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2})+\.?"
_OPENS_BLOCK = re.compile(rf"\s*(?:#{{1,6}}\s|>\s?|[-*+•]\s|(?:{_NUMBER})\s|\||={{3,}}$|-{{3,}}$)")
_MARKS = re.compile(
    rf"^\s*(?:#{{1,6}}\s+|>\s?|[-*+•]\s+|(?:{_NUMBER})\s+)"
    r"|\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w)|`+|!?\[(?=[^\]]*\]\()|\]\([^)\s]*\)|\[\d+\]|<[^<>]{1,200}>"
)
_HEADING = re.compile(r"\s*#{1,6}\s")


@dataclass(frozen=True)
class DraftSentence:
    """One sentence: `text` on one line without Markdown, `start` and `end` its place in the draft."""

    text: str
    start: int
    end: int
    is_heading: bool = False


def draft_sentences(draft: str) -> tuple[DraftSentence, ...]:
    """The sentences of a draft, in order; table rules and empty lines are none."""
    return tuple(sentence for block in _blocks(draft) for sentence in _sentences(draft, *block))


def _blocks(draft: str) -> Iterator[tuple[int, int]]:
    """Spans of paragraphs, list items, headings and table rows: lines that read on belong together."""
    first: int | None = None
    end = 0
    for line in re.finditer(r"[^\n]*\n?", draft):
        is_empty = not line.group().strip()
        if first is not None and (
            is_empty or _OPENS_BLOCK.match(line.group()) or _HEADING.match(draft, first)
        ):
            yield first, end
            first = None
        if not is_empty:
            first = line.start() if first is None else first
            end = line.end()
    if first is not None:
        yield first, end


def _sentences(draft: str, start: int, end: int) -> Iterator[DraftSentence]:
    """The sentences of one block. Marks become spaces, so that offsets stay."""
    is_heading = _HEADING.match(draft, start) is not None
    plain = _MARKS.sub(lambda mark: " " * len(mark.group()), draft[start:end])
    plain = re.sub(r"[\n\t|]", " ", plain)
    for low, high in split_sentences(plain):
        text = re.sub(r"\s+([.,;:!?])", r"\1", " ".join(plain[low:high].split()))
        if any(character.isalnum() for character in text):
            yield DraftSentence(text, start + low, start + high, is_heading)
