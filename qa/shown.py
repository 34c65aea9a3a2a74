"""Words of a page as they are shown: on one line, with room reckoned for the markers of citations."""

import re
from collections.abc import Sequence

from qa.draft import Quote, Sentence

_BROKEN_YEAR = re.compile(r"((?:19|20)(\d\d)[-–/])\s+((?:19|20)?(\d\d))\b")
LEAD_CHARS = 400
MARKER_ROOM = 6
LONGEST_TOLD = LEAD_CHARS - 4 * MARKER_ROOM
"""A statement that a lead tells whole, with room for its markers."""


def plain(text: str) -> str:
    """Words of a page on one line, brackets around bare numbers made round, so that no paper can print a marker.

    A year that its line broke at the hyphen, "2024-" and "25", is whole again.
    """
    line = " ".join(text.replace("{", "(").replace("}", ")").split())
    return re.sub(r"\[(\d+)\]", r"(\1)", _BROKEN_YEAR.sub(_whole_year, line))


def _whole_year(match: re.Match[str]) -> str:
    first, second = int(match[2]), int(match[4])
    return f"{match[1]}{match[3]}" if second == (first + 1) % 100 else match[0]


def length(sentence: Sentence) -> int:
    """Characters the sentence takes up in the lead; a marker may be longer than its placeholder: [12] for {0}."""
    return len(sentence.text) + len(sentence.quotes) + 1 + (len(sentence.aside) + 1 if sentence.aside else 0)


def markers(quotes: Sequence[Quote]) -> str:
    return "".join(f" {{{index}}}" for index in range(len(quotes)))


def shortened(text: str, room: int) -> str:
    return text if len(text) <= room else f"{text[: room - 2].rsplit(' ', 1)[0]} …"
