"""Figures in a text: what may not be said unless it stands on a cited page."""

import re

_FIGURE = re.compile(r"\d(?:[\d,.]*\d)?")


def figures(text: str) -> frozenset[str]:
    """Every run of digits with its inner points and commas.

    "£27.7m" gives "27.7", "2025/26" gives "2025" and "26"; commas between digits are dropped, since papers print
    both 1,489 and 1489. A number in square brackets counts like any other: papers print footnotes as answers print
    markers, so markers are for the caller to leave out.
    """
    return frozenset(match.group().replace(",", "") for match in _FIGURE.finditer(text))
