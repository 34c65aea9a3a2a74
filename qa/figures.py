"""Figures in a text: what may not be said unless it stands on a cited page."""

import re

_MARKER = re.compile(r"\[\d+\]")
_FIGURE = re.compile(r"\d(?:[\d,.]*\d)?")


def figures(text: str) -> frozenset[str]:
    """Every run of digits with its inner points and commas, citation markers left out.

    "£27.7m" gives "27.7", "2025/26" gives "2025" and "26"; commas between digits are dropped, since papers print
    both 1,489 and 1489.
    """
    return frozenset(match.group().replace(",", "") for match in _FIGURE.finditer(_MARKER.sub(" ", text)))
