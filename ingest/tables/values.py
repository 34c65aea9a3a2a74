"""Values at the end of a run of words: "Transport 10 5 (333)", "Care Leavers 92% 95% 93.7% (prov)"."""

import re
from collections.abc import Sequence

from ingest.tables.lines import Word
from ingest.tables.words import is_value

_THOUSAND = re.compile(r"\d{3}(?!\d)")
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


def leading_values(words: Sequence[Word]) -> tuple[list[Sequence[Word]], Sequence[Word]]:
    """The values that a run of words begins with, and the words behind them."""
    values: list[Sequence[Word]] = []
    start = 0
    for end in range(1, len(words) + 1):
        if _is_one_value(words[start:end]) and not _is_broken(words, end):
            note = _end_of_note(words, end)
            values.append(words[start:note])
            start = note
        elif end - start > MOST_NOTE_WORDS:
            break
    return values, words[start:]


def _is_one_value(words: Sequence[Word]) -> bool:
    """Whether these words are one value: "94%", "Refer comment"."""
    if not words or not is_value(text_of_words(words)):
        return False
    return len(words) == 1 or not is_value(words[0].text) or _is_broken(words, 1)


def _is_broken(words: Sequence[Word], end: int) -> bool:
    """Whether a figure is broken behind a comma at `end`: "9,672, 589"."""
    return end < len(words) and words[end - 1].text.endswith(",") and bool(_THOUSAND.match(words[end].text))


def _end_of_note(words: Sequence[Word], start: int) -> int:
    """Where the bracketed note that begins at `start` ends; `start` itself where there is none."""
    if start < len(words) and words[start].text.startswith("(") and not is_value(words[start].text):
        for end in range(start + 1, min(start + MOST_NOTE_WORDS, len(words)) + 1):
            if words[end - 1].text.endswith(")"):
                return end
    return start


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
