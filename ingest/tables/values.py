"""Values at the end of a run of words: "Transport 10 5 (333)", "Care Leavers 92% 95% 93.7% (prov)"."""

import re
from collections.abc import Sequence

from ingest.tables.lines import Word
from ingest.tables.words import is_value

_NOTE_END = re.compile(r"(?=.*[A-Za-z]).*\)$")
MOST_NOTE_WORDS = 4


def trailing_values(words: Sequence[Word]) -> tuple[Sequence[Word], list[tuple[Word, ...]]]:
    """The words before the values, and the values, each with the note behind it and a range as one value."""
    values: list[tuple[Word, ...]] = []
    end = len(words)
    while end > 0:
        start = _start_of_value(words, end)
        if start is None:
            break
        values.insert(0, tuple(words[start:end]))
        end = start
    return words[:end], values


def _start_of_value(words: Sequence[Word], end: int) -> int | None:
    """Where the value that ends before `end` begins; None if the words there are no value."""
    last = end - 1
    noted = _start_of_note(words, end)
    if noted is not None:
        last = noted - 1
    if last < 0:
        return None
    if (
        words[last].text.lower().startswith("comment")
        and last > 0
        and words[last - 1].text.lower() == "refer"
    ):
        return last - 1
    if not is_value(words[last].text):
        return None
    money = words[last].text[:1] == "£"
    ranged = (
        money and last > 1 and words[last - 1].text in ("-", "–", "to") and words[last - 2].text[:1] == "£"
    )
    return last - 2 if ranged else last


def _start_of_note(words: Sequence[Word], end: int) -> int | None:
    """Where the bracketed note before `end` begins: "(prov)", "(full year)"; a bracketed figure is no note."""
    if not _NOTE_END.match(words[end - 1].text) or is_value(words[end - 1].text):
        return None
    for start in range(end - 1, max(-1, end - 1 - MOST_NOTE_WORDS), -1):
        if words[start].text.startswith("("):
            return start
    return None


def text_of_words(words: Sequence[Word]) -> str:
    """The words with single blanks."""
    return " ".join(word.text for word in words)
