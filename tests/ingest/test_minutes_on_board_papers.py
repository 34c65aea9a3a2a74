"""Minutes of real board papers, which are kept beside the checkout and not in it."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from core.domain import DocumentText, Page
from core.settings import IngestSettings
from core.structure import Minute
from ingest.minutes import find_minutes
from ingest.pages import read_pages
from tests.papers import document

SHARED = Path(__file__).parents[3] / "shared"
PAPERS = SHARED / "board-papers"
DECISIONS = SHARED / "eval" / "decisions-2025-11-10.jsonl"

pytestmark = pytest.mark.skipif(not DECISIONS.exists(), reason="the real papers are not beside this checkout")


def papers() -> list[str]:
    return sorted(path.stem for path in PAPERS.glob("*.pdf")) if PAPERS.exists() else []


@cache
def read(name: str) -> tuple[tuple[Page, ...], tuple[Minute, ...]]:
    pages = read_pages(PAPERS / f"{name}.pdf", IngestSettings())
    return pages, find_minutes(document(name, page_count=len(pages)), pages)[1]


def plain(text: str) -> str:
    return re.sub(r"\s+", "", text).lower()


@pytest.fixture(scope="module")
def expected() -> list[dict[str, Any]]:
    return [json.loads(line) for line in DECISIONS.read_text(encoding="utf-8").splitlines() if line.strip()]


def by_number(name: str) -> dict[tuple[str, str], Minute]:
    return {(minute.number, str(minute.meeting_date)): minute for minute in read(name)[1]}


def test_every_minute_is_found_with_number_date_body_subject_and_page(expected: list[dict[str, Any]]) -> None:
    found = by_number(expected[0]["paper"])
    told = {
        key: (minute.subject, minute.body.lower(), minute.page, minute.resolved_page)
        for key, minute in found.items()
    }

    assert told == {
        (line["minute"], line["meeting_date"]): (
            line["subject"],
            line["meeting"].lower(),
            line["page"],
            line["resolved_page"],
        )
        for line in expected
    }


def test_resolved_words_are_those_printed_without_the_column_beside_them(
    expected: list[dict[str, Any]],
) -> None:
    found = by_number(expected[0]["paper"])
    wrong = [
        line["minute"]
        for line in expected
        if plain(found[line["minute"], line["meeting_date"]].resolved)
        != plain(line.get("resolved_clean", line["resolved"]))
    ]

    assert wrong == []


def test_older_pack_with_a_column_of_officers_gives_its_ten_minutes() -> None:
    """Counted by hand: the board's six, the first two undecided, and four of the Executive Board's."""
    name = next((name for name in papers() if name.startswith("2021")), None)
    assert name is not None
    minutes = read(name)[1]

    numbers = [*(f"CYP{n}" for n in range(18, 24)), *(f"EXB {n}" for n in (58, 59, 65, 66))]
    assert [minute.number for minute in minutes] == numbers
    assert [minute.number for minute in minutes if not minute.resolved] == ["CYP18", "CYP19"]
    assert all(minute.resolved.endswith(".") for minute in minutes if minute.resolved)
    assert not [minute.number for minute in minutes if "Director" in minute.resolved]


@pytest.mark.parametrize("name", papers())
def test_minutes_can_be_cut_from_the_pages(name: str) -> None:
    """Every offset is one of the document text, every box lies on the page that is named."""
    pages, minutes = read(name)
    whole = DocumentText(pages=tuple(page.text for page in pages))
    for minute in minutes:
        assert plain(whole.text[minute.start : minute.end]).startswith(plain(minute.number))
        decided = plain("".join(whole.text[s.start : s.end] for s in minute.decision))
        assert decided == plain(f"{minute.verb or ''}") + plain(f":{minute.resolved}" if minute.verb else "")
        assert minute.boxes_page is not None
        page = pages[minute.boxes_page - 1]
        assert minute.boxes
        assert all(
            0 <= x0 < x1 <= page.width and 0 <= y0 < y1 <= page.height for x0, y0, x1, y1 in minute.boxes
        )


def test_reports_hold_no_minutes() -> None:
    """A report recommends and numbers its sections; it minutes nothing."""
    without = [name for name in papers() if "pack" not in name]

    assert {name: read(name)[1] for name in without} == dict.fromkeys(without, ())
