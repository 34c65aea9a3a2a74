"""What people are told of words that were read from a picture of a page."""

from core.domain import Citation


def scan_warning(citation: Citation) -> str:
    """The sentence beside a quote from a scan, with how sure its reader was; "" for any other quote."""
    if not citation.ocr:
        return ""
    sure = citation.ocr_confidence
    doubt = "" if sure is None else f" (its least sure word: {sure} of 100)"
    return f"Read from a scan{doubt}: check the words on the page"
