"""A tracker's row of the newest paper tells how a thing stands; an older one does not."""

from dataclasses import replace
from datetime import date

from core.domain import Cell, PassageKind
from core.structure import Minute
from qa.followed_up import outcome, renewed
from qa.statements import Statement
from tests.papers import read
from tests.qa.makers import found

MARCH, JUNE = date(2025, 3, 11), date(2025, 6, 10)


def row(day: date, *cells: str) -> Statement:
    """A row of a table in a paper of this day."""
    text = " ".join(cells)
    statement = found("Which lamps?", read(f"paper-{day}", f"Lamps of the harbour. {text}"))[0]
    candidate = statement.ranked.candidate
    passage = candidate.passage.model_copy(
        update={
            "kind": PassageKind.TABLE_ROW,
            "cells": tuple(Cell(head=None, text=cell, boxes=()) for cell in cells),
            "start": statement.start,
            "end": statement.end,
        }
    )
    document = candidate.document.model_copy(update={"meeting_date": day})
    ranked = replace(statement.ranked, candidate=replace(candidate, passage=passage, document=document))
    return replace(statement, ranked=ranked)


OLD = row(MARCH, "14 Jan 2025", "17", "Lamp on the pier", "To be considered by Cabinet")
NEW = row(JUNE, "14 Jan 2025", "17", "Lamp on the pier", "Cabinet chose the mole instead")
OTHER = row(JUNE, "14 Jan 2025", "18", "Lamp oil", "Cabinet bought some")


def minute(number: str, day: date | None = date(2025, 1, 14)) -> Minute:
    return Minute(
        doc_id="d" * 64,
        position=0,
        number=number,
        subject="Lamps",
        body="Board",
        meeting_date=day,
        page=1,
        start=0,
        end=1,
        discussion=(),
        verb="RESOLVED",
        decided_by="Board",
        resolved="That a lamp be put on the pier.",
        decision=(),
        resolved_page=1,
        boxes=(),
        boxes_page=1,
    )


def test_row_is_told_as_the_newest_paper_prints_it():
    assert renewed(OLD, [OLD, OTHER, NEW]) is NEW
    assert renewed(NEW, [OLD, NEW]) is NEW


def test_row_on_something_else_takes_no_place():
    assert renewed(OLD, [OLD, OTHER]) is OLD


def test_row_of_figures_is_no_account():
    old, new = row(MARCH, "Lamps", "lit", "17"), row(JUNE, "Lamps", "lit", "19")
    assert renewed(old, [old, new]) is old


def test_outcome_is_the_newest_row_on_the_minute():
    told = outcome(minute("17"), [OLD, OTHER, NEW])

    assert told is not None
    assert told[0] is NEW
    assert told[1].text == "Cabinet chose the mole instead"


def test_tracker_may_name_a_meeting_by_its_month_and_the_minute_before_it():
    brief = row(JUNE, "17 (Jan 2025)", "Lamp on the pier", "Cabinet chose the mole instead")

    assert outcome(minute("17"), [brief]) == (brief, brief.passage.cells[-1])
    assert outcome(minute("17", date(2025, 2, 4)), [brief]) is None
    assert outcome(minute("1"), [brief]) is None


def test_minute_without_a_row_of_its_number_and_day_has_no_outcome():
    assert outcome(minute("19"), [OLD, NEW]) is None
    assert outcome(minute("17", date(2024, 1, 9)), [OLD, NEW]) is None
    assert outcome(minute("17", None), [OLD, NEW]) is None
