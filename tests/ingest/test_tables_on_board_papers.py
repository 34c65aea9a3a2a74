"""Tables of real board papers, which are kept beside the checkout and not in it."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from core.domain import Page
from core.settings import IngestSettings
from ingest.pages import read_pages
from ingest.tables import RowKind, Table, TableRow, find_tables

SHARED = Path(__file__).parents[3] / "shared"
PAPERS = SHARED / "board-papers"
LEDGER = SHARED / "eval" / "ledger-q4-2023-24.jsonl"

pytestmark = pytest.mark.skipif(not LEDGER.exists(), reason="the real papers are not beside this checkout")

HEADS = {"last_year": r"\d\d/\d\d actual", "target": r"\d\d/\d\d target", "current": r"current"}


@cache
def tables_of(name: str) -> tuple[tuple[Page, ...], tuple[Table, ...]]:
    path = PAPERS / f"{name}.pdf"
    pages = read_pages(path, IngestSettings())
    return pages, find_tables(path, pages)


def papers() -> list[str]:
    return sorted(path.stem for path in PAPERS.glob("*.pdf")) if PAPERS.exists() else []


def plain(text: str) -> str:
    return re.sub(r"\s+", "", text).lower()


def measure_rows(tables: tuple[Table, ...]) -> Iterator[tuple[str, TableRow]]:
    for table in tables:
        for row in table.rows:
            if row.kind is RowKind.BODY and row.cells and row.cells[0].column == 0:
                yield plain(row.cells[0].text), row


def under(row: TableRow, pattern: str) -> str:
    return " ".join(cell.text for cell in row.cells if re.fullmatch(pattern, cell.head or "", re.IGNORECASE))


@pytest.fixture(scope="module")
def ledger() -> list[dict[str, Any]]:
    return [json.loads(line) for line in LEDGER.read_text(encoding="utf-8").splitlines() if line.strip()]


def test_every_reference_of_the_ledger_is_the_first_cell_of_a_row(ledger: list[dict[str, Any]]) -> None:
    found = dict(measure_rows(tables_of(ledger[0]["paper"])[1]))
    assert [line["reference"] for line in ledger if plain(line["reference"]) not in found] == []


def test_at_least_108_of_111_values_stand_under_their_heads(ledger: list[dict[str, Any]]) -> None:
    found = dict(measure_rows(tables_of(ledger[0]["paper"])[1]))
    wrong = [
        (line["reference"], name, line[name], under(found[plain(line["reference"])], pattern))
        for line in ledger
        for name, pattern in HEADS.items()
        if plain(line[name]) != plain(under(found[plain(line["reference"])], pattern))
    ]
    assert len(wrong) <= 3, wrong


@pytest.mark.parametrize("name", papers())
def test_no_character_stands_in_two_cells_and_none_in_a_table_is_lost(name: str) -> None:
    pages, tables = tables_of(name)
    counted: dict[int, list[int]] = {page.number: [0] * len(page.text) for page in pages}
    for table in tables:
        for row in table.rows:
            for start, end in (span for cell in row.cells if not cell.repeats for span in cell.spans):
                for offset in range(start, end):
                    counted[row.page][offset] += 1
        for loose in table.left_over:
            for offset in range(loose.start, loose.end):
                counted[loose.page][offset] += 1
    assert all(count <= 1 for page in counted.values() for count in page)
    lost = [
        (page.number, page.text[offset])
        for page in pages
        for offset, box in enumerate(page.boxes)
        if box is not None and not counted[page.number][offset] and is_inside(tables, page.number, box)
    ]
    assert lost == []


def is_inside(tables: tuple[Table, ...], page: int, box: tuple[float, float, float, float]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    areas = (area.box for table in tables for area in table.areas if area.page == page)
    return any(area[0] <= x <= area[2] and area[1] <= y <= area[3] for area in areas)


@pytest.mark.parametrize("name", papers())
def test_a_cell_s_text_is_the_page_s_text_at_its_spans(name: str) -> None:
    pages, tables = tables_of(name)
    for table in tables:
        for row in table.rows:
            for cell in row.cells:
                words = " ".join(pages[row.page - 1].text[start:end] for start, end in cell.spans)
                assert cell.text == " ".join(words.split())
                assert cell.boxes or not cell.text
