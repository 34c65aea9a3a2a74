"""Where the evidence of `questions.jsonl` stands: `python -m samples.evidence` puts its page numbers right.

Run it after the papers have been rebuilt. A quote that stands on several pages of its paper becomes several places. A
scan has no text, so its quotes are looked for in the letter that was scanned.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TypedDict

import pypdfium2

from samples.build import PAPERS_DIR, SCANNED
from samples.document import render

QUESTIONS = Path(__file__).parent / "questions.jsonl"
UNSCANNED = {paper.name: paper for paper in SCANNED}


class Place(TypedDict):
    """A paper, its PDF page counted from 1, and words that stand there."""

    paper: str
    page: int
    quote: str


class Question(TypedDict):
    """One line of the questions file; the fields are explained in the pack's README."""

    id: str
    question: str
    kind: str
    history: list[str]
    answerable: bool
    must: list[list[str]]
    must_not: list[str]
    evidence: list[list[Place]]
    period: str
    why: str


def read_questions(path: Path = QUESTIONS) -> list[Question]:
    """All questions, in the order of the file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


@cache
def page_texts(paper: str) -> tuple[str, ...]:
    """The text of every page of the paper, each run of white space made one space."""
    source = render(UNSCANNED[paper]) if paper in UNSCANNED else PAPERS_DIR / f"{paper}.pdf"
    document = pypdfium2.PdfDocument(source)
    texts = tuple(" ".join(page.get_textpage().get_text_bounded().split()) for page in document)
    document.close()
    return texts


def pages_with(paper: str, quote: str) -> list[int]:
    """The pages of the paper that hold the quote, counted from 1."""
    return [number for number, text in enumerate(page_texts(paper), start=1) if quote in text]


def repaged(question: Question) -> Question:
    """The question with every place at the pages where its quote stands; raises LookupError if one has none."""
    groups = [_places(group) for group in question["evidence"]]
    return {**question, "evidence": groups}


def _places(group: list[Place]) -> list[Place]:
    """One place for each page that holds one of the group's quotes, in the group's order."""
    quotes = dict.fromkeys((place["paper"], place["quote"]) for place in group)
    places: list[Place] = []
    for paper, quote in quotes:
        pages = pages_with(paper, quote)
        if not pages:
            raise LookupError(f"{paper}: no page holds {quote!r}; correct the quote in {QUESTIONS.name}")
        places += [{"paper": paper, "page": page, "quote": quote} for page in pages]
    return places


def main() -> None:
    """Rewrite the questions file with page numbers as they are now."""
    lines = [json.dumps(repaged(question), ensure_ascii=False) for question in read_questions()]
    QUESTIONS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} questions in {QUESTIONS}")


if __name__ == "__main__":
    main()
