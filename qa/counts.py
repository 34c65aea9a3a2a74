"""How many things a text says there are, and what it calls them: "five groups", "the following three priorities".

It checks a list for completeness: the question's number, or that of the line that opens the list.
"""

import re
from dataclasses import dataclass
from typing import Final

from core.number_words import TO_TWELVE, VALUES

_WORDS: Final = TO_TWELVE[1:]  # "one" is as often no number
# a number that names, not one that counts
_NAMED: Final = re.compile(
    r"\b(?:section|article|part|year|stage|level|tier|appendix|annex|item|page|paragraph|phase|group|quarter|q|theme|"
    r"priority|number|no|minute|table|figure|schedule|regulation|clause|ward|band|day|week)\.? $",
    re.IGNORECASE,
)
_SMALL = r"(?:of|the|to|in|and|or|for|a|an|at|by|on|with|that|which|from|is|are|was|were)\b"
# a unit of time, or of money, is measured and not listed
_MEASURED = r"(?:years?|months?|weeks?|days?|hours?|minutes|times|pounds|per|percent)\b"
_COUNTED: Final = re.compile(
    rf"(?<![\w.,£/:-])({'|'.join(_WORDS)}|[2-9]|1\d|20)(?![\w.,/%:-])"
    rf"\s+((?:(?!{_MEASURED}|{_SMALL})[^\W\d_][\w'’-]*\s+){{0,3}}?(?!{_MEASURED})[^\W\d_][\w'’-]*(?<!s)s)\b",
    re.IGNORECASE,
)

_OF_THEM: Final = re.compile(r"\b(?:one|some|most|all but one) of (?:[\w'’]+ )?$", re.IGNORECASE)


@dataclass(frozen=True)
class Count:
    """A number of things, and the plural noun that follows it."""

    number: int
    noun: str
    printed: str = ""  # the number as it stands in the text, in small letters


def count_in(text: str) -> Count | None:
    """The last count of things in a text, two at least: "the partnership's five groups are" gives 5 and "groups".

    "One of the five groups" counts none: it speaks of the one.
    """
    found = None
    for match in _COUNTED.finditer(text):
        before = text[: match.start()]
        if _OF_THEM.search(before) or _NAMED.search(before):
            continue
        number = match.group(1).casefold()
        found = Count(VALUES.get(number) or int(number), match.group(2).split()[-1].casefold(), number)
    return found
