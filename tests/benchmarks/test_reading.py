"""The reading benchmark: what its two arms read. How fast they are is for a quiet machine, not for a test."""

from pathlib import Path

import pytest

from benchmarks.reading import Speed, main, read_plainly
from core.domain import PassageKind
from core.settings import Settings
from index.packaged_model import model_folder
from ingest.read import read_paper
from tests.conftest import SAMPLE_PAPERS

PAPER = SAMPLE_PAPERS / "2025-06-cfb-annual-report-2024-25.pdf"


def test_plain_arm_has_the_words_but_neither_rows_nor_periods(tmp_path: Path):
    settings = Settings(data_dir=tmp_path)
    tokenizer = model_folder(settings.index.embedding_model) / "tokenizer.json"

    plain, whole = read_plainly(PAPER, settings, tokenizer), read_paper(PAPER, settings, tokenizer)

    assert plain.pages == whole.pages
    assert {passage.kind for passage in plain.passages} == {PassageKind.PROSE}
    assert {passage.period for passage in plain.passages} == {None}
    assert PassageKind.TABLE_ROW in {passage.kind for passage in whole.passages}
    assert any(passage.period for passage in whole.passages)


def test_both_arms_are_told_with_their_pages(capsys: pytest.CaptureFixture[str]):
    main([str(PAPER), "--workers", "1"])

    plain, whole = capsys.readouterr().out.splitlines()
    assert plain.startswith("without tables and periods")
    assert whole.startswith("with them")
    assert all("3 pages in" in line for line in (plain, whole))


def test_speed_is_pages_by_seconds():
    assert str(Speed(30, 2.0, 4.0)) == (
        "30 pages in 2.0 s: 15.0 pages a second (4.0 s of processor time: 7.5 pages a second of it)"
    )
