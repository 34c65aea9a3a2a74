"""Papers made by hand, so that a test shows all that it is about: pages of plain text, and what ingest makes of them.

Every character stands in a grid, 10 points wide and 20 high, so that boxes can be worked out by counting.
"""

import hashlib
import re
from collections.abc import Sequence
from typing import Any

from core.domain import Acronym, Box, Document, DocumentText, Page, Passage
from core.paper import ReadPaper
from ingest.acronyms import find_acronyms
from ingest.minutes import find_minutes
from ingest.outline import outline
from ingest.parts import find_parts
from ingest.passages import split_passages
from ingest.reporting import ReportingPeriods
from ingest.rows import RowSpan

BUDGET = 40


def pieces(text: str) -> int:
    """A cheap stand-in for word pieces: a word is a piece for every six letters it has, a sign is one."""
    return len(re.findall(r"\w{1,6}|[^\w\s]", text))


def doc_id(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def boxes(text: str) -> tuple[Box | None, ...]:
    """A box for each character: column times 10 from the left, line times 20 from the top; none for white space."""
    found: list[Box | None] = []
    line = column = 0
    for character in text:
        left, top = 10.0 * column, 20.0 * line
        found.append(None if character.isspace() else (left, top, left + 10.0, top + 12.0))
        line, column = (line + 1, 0) if character == "\n" else (line, column + 1)
    return tuple(found)


def page(text: str, number: int = 1, **more: Any) -> Page:
    return Page(number=number, width=595.0, height=842.0, text=text, boxes=boxes(text), **more)


def pages(*texts: str) -> tuple[Page, ...]:
    return tuple(page(text, number) for number, text in enumerate(texts, start=1))


def document(name: str = "paper", **more: Any) -> Document:
    return Document(
        **{
            "doc_id": doc_id(name),
            "file": f"{name}.pdf",
            "path": f"/papers/{name}.pdf",
            "title": name.capitalize(),
            "page_count": 1,
            **more,
        }
    )


def passages(
    of: Document, texts: Sequence[str], rows: Sequence[RowSpan] = (), budget: int = BUDGET
) -> tuple[Passage, ...]:
    """Passages as ingest cuts them from pages of these texts."""
    made = pages(*texts)
    positions = outline(made)
    return split_passages(of, made, positions, rows, pieces, budget, ReportingPeriods(of, made, positions))


def read(
    name: str, *texts: str, rows: Sequence[RowSpan] = (), budget: int = BUDGET, **more: Any
) -> ReadPaper:
    """A paper as ingest hands it over; its `held_pages` are blank."""
    about = document(name, page_count=len(texts), **more)
    public = ["" if n in about.held_pages else text for n, text in enumerate(texts, start=1)]
    meetings, minutes = find_minutes(about, pages(*public))
    return ReadPaper(
        document=about,
        pages=tuple(p for p in pages(*public) if p.number not in about.held_pages),
        passages=passages(about, public, rows, budget),
        acronyms=acronyms(*public),
        parts=find_parts(about, pages(*public), outline(pages(*public))),
        meetings=meetings,
        minutes=minutes,
    )


def acronyms(*texts: str) -> tuple[Acronym, ...]:
    return find_acronyms(pages(*texts))


def whole_text(*texts: str) -> str:
    return DocumentText(pages=tuple(texts)).text
