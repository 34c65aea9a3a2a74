"""The sheets of table cells: which cells are drawn, and that a sheet shows them. Whether they are right is for eyes."""

from pathlib import Path

from benchmarks.table_cells import drawn_cells, main
from core.settings import IngestSettings
from ingest.pages import read_pages
from ingest.tables import RowKind, find_tables
from tests.conftest import SAMPLE_PAPERS

PAPER = SAMPLE_PAPERS / "2025-06-cfb-annual-report-2024-25.pdf"


def test_cells_are_drawn_by_the_seed_from_rows_with_values_and_are_no_labels():
    tables = find_tables(PAPER, read_pages(PAPER, IngestSettings()))

    drawn = drawn_cells(tables, 7, seed=1)

    assert len(drawn) == 7
    assert drawn == drawn_cells(tables, 7, seed=1) != drawn_cells(tables, 7, seed=2)
    for each in drawn:
        assert each.row.kind in (RowKind.BODY, RowKind.TOTAL)
        assert each.cell in each.row.cells
        assert each.cell.text not in each.row.label
    assert len(drawn_cells(tables, 10_000, seed=1)) < 10_000


def test_a_sheet_holds_five_cells(tmp_path: Path):
    main([str(PAPER), "--out", str(tmp_path), "--count", "6"])

    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{PAPER.stem}-1.png", f"{PAPER.stem}-2.png"]
