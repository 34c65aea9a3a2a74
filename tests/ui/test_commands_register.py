"""`papers decisions`: the register on the command line, for people and for programs."""

import json

import pytest
from typer.testing import CliRunner

from core.settings import Settings
from index.indexer import Indexer
from tests.index.hashing import HashingEmbedder
from tests.papers import read
from ui.cli import app
from ui.routes_register import DecisionsOut

MINUTES = """At a meeting of the Schools Panel on Monday, 3 March 2025
in the Guildhall
Present: Councillors Ash and Birch
SP12 SCHOOL TRANSPORT
RESOLVED: That the café stay open.
SP13 PUBLIC QUESTIONS
There were none."""


@pytest.fixture
def papers(tmp_path):
    """Run the command over one paper with two minutes."""
    settings = Settings(data_dir=tmp_path / "data")
    pdf = tmp_path / "public.pdf"
    pdf.write_bytes(b"%PDF-1.7 the public copy")
    indexer = Indexer(settings, HashingEmbedder())
    indexer.add(read("minutes", MINUTES), pdf)
    indexer.close()

    def run(*arguments: str):
        return CliRunner().invoke(app, ["--data-dir", str(settings.data_dir), "decisions", *arguments])

    return run


def test_minutes_are_printed_with_what_they_resolved_and_where(papers):
    printed = papers().stdout

    assert "2025-03-03  SP12  SCHOOL TRANSPORT" in printed
    assert "RESOLVED: That the café stay open." in printed
    assert "Schools Panel, page 1, minutes.pdf" in printed
    assert "nothing resolved" in printed


def test_json_is_that_of_the_api(papers):
    told = DecisionsOut.model_validate(json.loads(papers("cafe", "--json").stdout))

    assert [(d.minute, d.resolved) for d in told.decisions] == [("SP12", "That the café stay open.")]
    assert told.next is None


def test_list_goes_on_where_it_ended(papers):
    first = papers("--limit", "1").stdout
    after = first.split("--after ")[1].strip()

    assert "SP13" not in first
    assert "SP13" in papers("--after", after).stdout


def test_words_that_nothing_holds_are_said_to_match_nothing(papers):
    assert papers("dragons").stdout == "No minute of the papers matches.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--date-from", "yesterday"), "--date-from cannot be used"),
        (("--after", "invented"), "the last answer's `next`"),
        (("--date-from", "2025-02-02", "--date-to", "2025-02-01"), "is later than"),
    ],
)
def test_option_that_cannot_be_ends_with_a_sentence_and_code_2(arguments, said, papers):
    done = papers(*arguments)

    assert done.exit_code == 2
    assert said in done.output
