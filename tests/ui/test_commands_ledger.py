"""`papers measures`: the ledger on the command line, for people, for programs and for an officer's rulings."""

import json

import pytest
from typer.testing import CliRunner

from core.settings import Settings
from index.indexer import Indexer
from tests.index.hashing import HashingEmbedder
from tests.index.test_ledger import HOUSING, HUBS, NEW, OLD, ids
from ui.cli import app
from ui.routes_ledger import MeasuresOut, MeasureWithValuesOut


@pytest.fixture
def papers(tmp_path):
    """Run the command over two papers with two measures each, one of them the same in both."""
    settings = Settings(data_dir=tmp_path / "data")
    pdf = tmp_path / "public.pdf"
    pdf.write_bytes(b"%PDF-1.7 the public copy")
    indexer = Indexer(settings, HashingEmbedder())
    for paper in (OLD, NEW):
        indexer.add(paper, pdf)
    indexer.close()

    def run(*arguments: str):
        return CliRunner().invoke(app, ["--data-dir", str(settings.data_dir), "measures", *arguments])

    return run


def test_measures_are_listed_with_their_values_by_period(papers):
    printed = papers("-q", "housing").stdout

    assert HOUSING in printed
    assert "Q4 2023/24: 91%, Q2 2024/25: 94%" in printed


def test_one_measure_is_a_table_of_periods_with_gaps_and_reasons(papers):
    lines = papers(ids(NEW)[0][:8]).stdout.splitlines()

    assert [line.split("  ")[0] for line in lines[3:6]] == ["Q4 2023/24", "Q1 2024/25", "Q2 2024/25"]
    assert "no value in the papers" in lines[4]
    assert "old.pdf, page 1" in lines[3]
    assert any("say the same" in line for line in lines)


def test_json_is_that_of_the_api(papers):
    listed = MeasuresOut.model_validate(json.loads(papers("--json").stdout))
    one = MeasureWithValuesOut.model_validate(json.loads(papers(ids(OLD)[0], "--json").stdout))

    assert [measure.name for measure in listed.measures] == [HOUSING, HUBS, f"{HUBS} and outreach"]
    assert [gap.period for gap in one.gaps] == ["Q1 2024/25"]


def test_an_officer_confirms_parts_and_takes_it_back(papers):
    first, second = ids(OLD)[1], ids(NEW)[1]

    assert "proposed:" in papers(first).stdout
    assert "confirmed:" in papers(first, "--confirm", second).stdout
    assert "confirmed:" in papers(second).stdout
    assert "parted:" in papers(first, "--part", second).stdout
    assert "proposed:" in papers(first, "--forget", second).stdout


def test_words_that_nothing_holds_are_said_to_match_nothing(papers):
    assert papers("-q", "dragons").stdout == "No measure of the papers matches.\n"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["unknown-id"], 5, "No one measure has the id"),
        (["--date-from", "yesterday"], 2, "--date-from cannot be used"),
        (["--after", "invented"], 2, "`next`"),
        (["--confirm", "x"], 2, "Give one ID"),
        ([ids(OLD)[0], "--confirm", "x", "--part", "y"], 2, "Give one ID"),
        ([ids(OLD)[0], "--part", ids(OLD)[0]], 2, "one row"),
    ],
)
def test_wrong_use_is_said_in_a_sentence(arguments, code, said, papers):
    told = papers(*arguments)

    assert told.exit_code == code
    assert said in " ".join(told.stderr.split())
