"""Figures in a text, each with its sign and unit: what may not be said unless it stands on a cited page."""

import re

_FIGURE = re.compile(
    r"(?P<minus>(?<![\w)%.])[-−](?=[£$€]?\d))?(?P<currency>[£$€]\s?)?(?P<number>\d(?:[\d,.]*\d)?)"
    r"(?:\s?(?P<scale>million|billion|thousand|bn|mn|m|k)\b)?"
    r"(?:[\s-]?(?P<unit>percentage\spoints?|%|per\s?cent)(?!\w))?",
    re.IGNORECASE,
)
_SCALES = {"million": "m", "mn": "m", "billion": "bn", "thousand": "k"}


def figures(text: str) -> frozenset[str]:
    """Every figure of a text in one form: "£27.7m" for "£27.7 million", "57.5%" for "57.5 per cent", "-3" for "−3".

    Another unit makes another figure, and so does another precision: "£27.7m" is neither "27.7%" nor "£27,725,000".
    Every run of digits counts, so "2025/26" gives "2025" and "26". Commas are dropped, since papers print both 1,489
    and 1489. A number in square brackets counts like any other: papers print footnotes as answers print markers, so
    markers are for the caller to leave out.
    """
    return frozenset(_in_one_form(match) for match in _FIGURE.finditer(text))


def _in_one_form(match: re.Match[str]) -> str:
    minus = "-" if match["minus"] else ""
    currency = (match["currency"] or "").strip()
    scale = (match["scale"] or "").casefold()
    unit = (match["unit"] or "").casefold()
    unit = " points" if "point" in unit else "%" if unit else ""
    return f"{minus}{currency}{match['number'].replace(',', '')}{_SCALES.get(scale, scale)}{unit}"
