"""Whom to ask: the committee contact that a paper prints on its first pages."""

import re
from collections.abc import Callable, Iterable

from core.domain import Document, DocumentText

FIRST_PAGES = 3
_REACH = r"(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:\+44\s?|\(?0)\d(?:[\d\s()-]{7,14})\d)"
_CONTACT = re.compile(
    rf"\b(?:contact(?:\s+officer)?|further\s+information|enquiries(?:\s+to)?|clerk|democratic\s+services)\b"
    rf"[^.@\d]{{0,120}}?[:\s]+(?P<all>[^@\d]{{0,80}}?{_REACH}(?:\s+or\s+(?:e-?mail\s+)?{_REACH})?)",
    re.IGNORECASE,
)
_OPENERS = re.compile(r"^(?:(?:please|contact|officer|is|to|the|on)\b|[\s:–-])+", re.IGNORECASE)


def committee_contact(
    documents: Iterable[Document], text_of: Callable[[str], DocumentText]
) -> tuple[str, Document, int] | None:
    """The contact as printed, the paper and the page, from the newest paper that names one."""
    dated = [document for document in documents if document.meeting_date]
    for document in sorted(dated, key=lambda d: (d.meeting_date, d.doc_id), reverse=True):
        for number, page in enumerate(text_of(document.doc_id).pages[:FIRST_PAGES], start=1):
            match = _CONTACT.search(page)
            if match:
                words = " ".join(match["all"].split())
                return _OPENERS.sub("", words).rstrip(" .,;"), document, number
    return None
