"""Quotes made from a paper's text: a stretch of it page by page, or words found where they are printed."""

import re
from collections.abc import Iterator, Sequence

from core.domain import Box, DocumentText, Page
from qa.draft import Quote
from qa.rank import Ranked


def stretch(whole: DocumentText, ranked: Ranked, start: int, end: int) -> Iterator[Quote]:
    """Yield a quote for each page that [start, end) of the document text touches, white space at its ends left out."""
    for page, low, high in whole.page_spans(start, end):
        text = whole.pages[page - 1]
        while low < high and text[low].isspace():
            low += 1
        while high > low and text[high - 1].isspace():
            high -= 1
        if low < high:
            yield Quote(ranked, page, low, high)


def printed(whole: DocumentText, ranked: Ranked, page: int, words: str) -> Quote | None:
    """The first place on a page where these words stand, whatever the white space between them."""
    if not 1 <= page <= len(whole.pages):
        return None
    match = re.search(r"\s+".join(map(re.escape, words.split())), whole.pages[page - 1])
    return Quote(ranked, page, match.start(), match.end(), is_source=True) if match else None


def boxed(page: Page, boxes: Sequence[Box]) -> tuple[int, int] | None:
    """The stretch of a page's text that these boxes enclose, or None where the text there does not stand together."""
    inside = [n for n, box in enumerate(page.boxes) if box and any(_holds(outer, box) for outer in boxes)]
    if not inside:
        return None
    start, end = inside[0], inside[-1] + 1
    within = set(inside)
    together = all(n in within or page.boxes[n] is None for n in range(start, end))
    return (start, end) if together else None


def _holds(outer: Box, box: Box) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return outer[0] - 0.5 <= x <= outer[2] + 0.5 and outer[1] - 0.5 <= y <= outer[3] + 0.5
