"""Questions to start with, made of the papers at hand."""

from datetime import date
from typing import cast

import pytest

from core.domain import Document, Passage, PassageKind
from index.catalogue import Catalogue
from qa.examples import example_questions
from tests.papers import read


class ScriptedCatalogue:
    """Gives the passages of a few papers."""

    def __init__(self, *papers) -> None:
        self._papers = {paper.document.doc_id: paper for paper in papers}

    def passages_of(self, doc_id: str) -> tuple[Passage, ...]:
        return self._papers[doc_id].passages

    @property
    def documents(self) -> list[Document]:
        return [paper.document for paper in self._papers.values()]


def examples(*papers) -> tuple[str, ...]:
    catalogue = ScriptedCatalogue(*papers)
    return example_questions(cast(Catalogue, catalogue), catalogue.documents)


def minutes(name: str, day: date, *subjects: str):
    noted = "The Board noted the report of the Director on this."
    text = "\n".join(f"CYP{n} {subject}\n{noted}" for n, subject in enumerate(subjects, 10))
    return read(name, text, meeting_date=day)


def test_minute_asks_what_was_resolved_about_its_subject():
    assert examples(minutes("a", date(2025, 5, 1), "SCHOOL PLACES")) == (
        "What was resolved about school places?",
    )


def test_row_of_a_table_asks_for_its_measure():
    paper = read("table", "The percentage of plans completed in time (monthly) 60% 57.5%")
    rows = tuple(p.model_copy(update={"kind": PassageKind.TABLE_ROW}) for p in paper.passages)

    (question,) = examples(paper.model_copy(update={"passages": rows}))

    assert question == "What is the percentage of plans completed in time?"


@pytest.mark.parametrize(
    "subject", ["MINUTES", "DECLARATIONS OF INTEREST", "PUBLIC QUESTION TIME", "EXEMPT ITEMS"]
)
def test_what_every_meeting_has_is_no_example(subject):
    assert examples(minutes("a", date(2025, 5, 1), subject)) == ()


def test_newest_papers_come_first_and_take_turns():
    new = minutes("new", date(2025, 11, 10), "SCHOOL PLACES", "FOSTER HOMES")
    old = minutes("old", date(2024, 11, 11), "LEGAL COSTS")

    assert examples(old, new) == (
        "What was resolved about school places?",
        "What was resolved about legal costs?",
        "What was resolved about foster homes?",
    )


def test_there_are_at_most_four_and_none_twice():
    subjects = ("SCHOOL PLACES", "FOSTER HOMES", "LEGAL COSTS", "YOUTH WORK", "EARLY HELP", "SCHOOL PLACES")

    found = examples(
        minutes("a", date(2025, 5, 1), *subjects), minutes("b", date(2025, 6, 1), "SCHOOL PLACES")
    )

    assert len(found) == len(set(found)) == 4


def test_no_papers_give_no_examples():
    assert examples() == ()
