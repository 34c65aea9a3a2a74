"""Words that pdfium tears into lines of a character or two, put together again by their boxes.

It tears words that are printed upwards, as in a narrow column's head, and those of a wide table on a landscape page
whose columns it takes for upright writing. A line's end between two characters that touch on the page is none.
"""

from collections.abc import Sequence

from core.domain import Box

TOUCH, WORD_GAP = 0.15, 0.35
"""Of a line's height: characters of one word stand closer than the first, words of one line than the second."""
SAME_POINTS = 0.6
"""Boxes of one line may differ so much at its edges."""
LYING = 1.2
"""A character's box wider than this part of its height lies on its side: upright only a dash is as wide."""


def joined_words(
    characters: Sequence[str], boxes: Sequence[Box | None]
) -> tuple[list[str], list[Box | None]]:
    """The characters and their boxes without line ends amid a word, and with a blank for those between two words."""
    text: list[str] = []
    places: list[Box | None] = []
    for index, (character, box) in enumerate(zip(characters, boxes, strict=True)):
        joint = _joint(boxes, index) if character == "\n" else character
        if joint:
            text.append(joint)
            places.append(box)
    return text, places


def _joint(boxes: Sequence[Box | None], index: int) -> str:
    """What stands for a line's end: nothing, a blank, or the line's end that it is."""
    before = boxes[index - 1] if index else None
    after = boxes[index + 1] if index + 1 < len(boxes) else None
    gap = None if before is None or after is None else _gap(before, after)
    if gap is None or not -TOUCH < gap < WORD_GAP:
        return "\n"
    return "" if gap < TOUCH else " "


def _gap(one: Box, other: Box) -> float | None:
    """How far the second character stands behind the first on their line, in its height; None if on another line.

    The letters of a ligature have boxes narrower than those of the others on a line that is turned.
    """
    x0, top, x1, bottom = one
    if abs(other[1] - top) < SAME_POINTS and abs(other[3] - bottom) < SAME_POINTS:
        return (other[0] - x1) / (bottom - top)
    wider, narrower = (one, other) if x1 - x0 >= other[2] - other[0] else (other, one)
    beside = wider[0] - SAME_POINTS < narrower[0] and narrower[2] < wider[2] + SAME_POINTS
    if beside and _lies(one, other):
        return max(other[1] - bottom, top - other[3]) / (wider[2] - wider[0])
    return None


def _lies(*boxes: Box) -> bool:
    return any(x1 - x0 > LYING * (bottom - top) for x0, top, x1, bottom in boxes)
