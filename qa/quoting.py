"""Quotes made from a paper's text: a stretch of it page by page, or words found where they are printed."""

import re
from collections.abc import Iterator

from core.domain import DocumentText
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
