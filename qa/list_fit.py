"""How well a list, or a sentence that lists, suits a question for a list: by what is listed and how many there are."""

import re

from qa.counts import count_in
from qa.question import Question
from qa.stems import stem, stems

_SEPARATOR = re.compile(
    r"[;•●▪➢✓\uf0a7\uf0b7]|:(?= )|\s\(?(?:\d{1,2}|[a-e]|i{1,3}|iv|v)[).]\s|, (?=[a-z])| and (?=[a-z])"
)
_LISTED = re.compile(
    r"\b(?:what (?:are|were) (?:the )?|which |list (?:the )?|name (?:the )?|what )((?:[\w'’-]+ ){0,4}?[\w'’-]+)"
    r"(?= (?:of|in|for|that|did|does|do|were|are|was|is|to|at|from|the|on|with|has|have)\b|\W*$)",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"\b(?:what (?:are|were) |which |list |name |what )(?:the |all |of the |its |their )*"
    r"((?:[\w'’-]+ ){0,2}?(?!(?:was|is|its|has|does|this|his)\b)[\w'’-]+(?<![su'’i])s)\b",
    re.IGNORECASE,
)
FULL_LIST = 4  # separators that make a list of three or more beyond doubt
_ANYTHING = frozenset(
    ["things", "points", "items", "words", "ways", "aspects", "matters", "facts", "reasons"]
)
"""Nouns for what is listed that the line opening the list need not have."""
_DAYS = ("dates", "days")
_DAY = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
    r"|\b\d{1,2}/\d{1,2}/\d{2,4}\b"
)
IN_PROSE = 0.8  # what a sentence that lists is worth beside a list
FULL_DAYS = 3
OTHER_COUNT = 0.6  # what a list is worth that has more or fewer items than asked for
OTHER_THINGS = 0.3  # what a list is worth whose opening does not name what is asked for


def lists_asked(question: Question, opening: str, items: int | None) -> float:
    """How well a list suits a question for one, in [0, 1], by the words that open it and the number of its items.

    `items` is None where the items stand in a sentence and cannot be counted.
    """
    asked = count_in(question.search_text)
    full = 1.0 if asked is None or items in (None, asked.number) else OTHER_COUNT
    return full * (1.0 if _names(_listed_noun(question), opening) else OTHER_THINGS)


def listed_in_prose(question: Question, text: str) -> float:
    """How far a sentence lists what is asked for, in [0, 1]: by what parts its items, or by its days."""
    noun = _listed_noun(question)
    if noun in _DAYS:
        return IN_PROSE * min(len(_DAY.findall(text)) / FULL_DAYS, 1.0)
    said = _place(noun, text) if noun else 0
    listed = text[said or 0 :]
    return (
        IN_PROSE
        * min(len(_SEPARATOR.findall(listed)) / FULL_LIST, 1.0)
        * (OTHER_THINGS if said is None else 1.0)
    )


def _place(noun: str, text: str) -> int | None:
    """Where a text first says a noun, in whatever ending."""
    wanted = stem(noun)
    return next(
        (m.end() for m in re.finditer(r"[^\W\d_]+", text) if stem(m.group().casefold()) == wanted), None
    )


def _names(noun: str | None, opening: str) -> bool:
    return noun is None or stem(noun) in stems(opening)


def _listed_noun(question: Question) -> str | None:
    """What is to be listed: "priorities"; None where the question does not say, or only "things"."""
    asked = count_in(question.search_text)
    if asked:
        return None if asked.noun in _ANYTHING else asked.noun
    match = _PLURAL.search(question.search_text) or _LISTED.search(question.search_text)
    noun = match.group(1).split()[-1].casefold() if match else None
    return None if noun in _ANYTHING else noun
