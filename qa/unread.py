"""Pages that show something and have no text that could be read: what every answer over their papers must own up to.

A held-back page is never among them: `Document.unread_pages` leaves it out.
"""

from collections.abc import Sequence

from core.domain import Document, UnreadPages
from core.page_ranges import page_ranges

NAMED = 5
"""So many papers are named in a refusal; the rest are counted, and listed beside it."""
CLOSING = "Some pages of the papers searched could not be read, and this answer is without them; they are listed by it."
"""An answer's figures all stand on pages that it cites, so the numbers of these pages are not among its words."""


def unread_in(documents: Sequence[Document]) -> tuple[UnreadPages, ...]:
    """The unread pages of these papers, in order of the files' names."""
    unread = [document for document in documents if document.unread_pages]
    return tuple(
        UnreadPages(
            doc_id=document.doc_id, file=document.file, title=document.title, pages=document.unread_pages
        )
        for document in sorted(unread, key=lambda document: (document.file, document.doc_id))
    )


def refusal_closing(unread: Sequence[UnreadPages]) -> str:
    """The sentence that ends a refusal, naming the papers and their pages."""
    named = "; ".join(unread_place(each) for each in unread[:NAMED])
    more = len(unread) - NAMED
    rest = f"; and pages of {more} other paper{'s' if more > 1 else ''}" if more > 0 else ""
    return f"Some pages could not be read, and the answer may stand on one of them: {named}{rest}."


def unread_place(unread: UnreadPages) -> str:
    """The file and its unread pages: "letter.pdf, pages 1-2"."""
    return f"{unread.file}, page{'s' if len(unread.pages) > 1 else ''} {page_ranges(unread.pages)}"
