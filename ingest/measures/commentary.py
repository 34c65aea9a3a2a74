"""The commentary on a measure, and the officer who gives it: "Supporting Commentary: Anna Field Work goes on ..."."""

import re
from collections.abc import Sequence

_LABEL = re.compile(
    r"(?:supporting\s+)?(?:commentary|comments?|narrative)\s*[:–-]?\s*|supporting\s+commentary\s*",
    re.IGNORECASE,
)
_NAME = r"[^\W\d_a-z][\w'’]*(?:-[^\W\d_][\w'’]*)*\s+(?:[A-Z]\.?\s+)?[^\W\d_a-z][\w'’]*(?:-[^\W\d_][\w'’]*)*"
_SEVERAL = rf"{_NAME}(?:\s*(?:[/,;&]|\band\b)\s*{_NAME})*"
_NAMES = re.compile(rf"{_SEVERAL}(?=\s+[^\Wa-z_]|\s*$|\s*[.:–-])")
_IN_BRACKETS = re.compile(rf"\(\s*({_SEVERAL})\s*\.?\s*\)")


def parted(printed: str) -> tuple[str | None, str | None]:
    """The officer's name and the commentary, each None where there is none.

    A name is two words in capitals, or several such, that stand before the beginning of a sentence.
    """
    label = _LABEL.match(printed)
    if not label:
        return None, printed or None
    said = printed[label.end() :]
    names = _NAMES.match(said)
    if not names:
        return None, said or None
    return names[0], said[names.end() :].lstrip(" .:–-") or None


def names_in_brackets(wordings: Sequence[str]) -> list[str | None]:
    """The officers in brackets in each wording of a table; None for all where that is not the table's custom.

    Other things stand in brackets and capitals too, so a table has the custom when most of its measures do.
    """
    found = [_IN_BRACKETS.findall(wording) for wording in wordings]
    is_custom = 2 * sum(map(bool, found)) > len(found)
    return [names[-1] if names and is_custom else None for names in found]
