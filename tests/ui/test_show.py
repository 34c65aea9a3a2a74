"""`papers show`: pages and outlines as the system understands them."""

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from core.domain import Kind
from core.measures import Observation
from core.settings import Settings
from core.structure import Meeting, Minute, PageTable, TableCellOnPage
from index.indexer import Indexer
from tests.index.hashing import HashingEmbedder
from tests.papers import doc_id, read
from ui.cli import app

FRONT = "Public Document Pack\nSchools Board\nAGENDA\n1. MINUTES 1 - 2\n2. SCHOOL PLACES 3 - 5\nQuorum 3"
MINUTES = (
    "At a meeting of the Schools Board on Monday, 8 September 2025\nPresent: Councillor Alder.\n"
    "SB1 SCHOOL MEALS\nRESOLVED: That the report be noted."
)
REPORT = (
    "Agenda Item 2\nREPORT TO: Schools Board\nDATE: 10 November 2025\nSUBJECT: School Places\n"
    "1.0 PURPOSE\n1.1 To tell of school places at Quarter 2 2025/26."
)
SECRET = "Exempt: Veltram is paid for its places."
MORE = "2.0 SUPPORTING INFORMATION\n2.1 There are 384 places in the north."
MINUTE = Minute(
    doc_id=doc_id("pack"),
    position=0,
    number="SB1",
    subject="SCHOOL MEALS",
    body="Schools Board",
    meeting_date=date(2025, 9, 8),
    page=2,
    start=len(FRONT) + 1 + MINUTES.index("SB1"),
    end=len(FRONT) + 1 + len(MINUTES),
    verb="RESOLVED",
    resolved="That the report be noted.",
)
TABLE = PageTable(
    page=5,
    caption="Places by ward",
    heads=("Ward", "Places"),
    cells=(
        TableCellOnPage(row=1, column=0, head="Ward", text="North"),
        TableCellOnPage(row=1, column=1, head="Places", text="384"),
    ),
)
MEASURE = Observation(
    observation_id="o1",
    doc_id=doc_id("pack"),
    reference="SB 01",
    wording="School places",
    current="384",
    page=5,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of one pack whose fourth page is held back."""
    data = tmp_path_factory.mktemp("show") / "data"
    pdf = data.parent / "public.pdf"
    pdf.write_bytes(b"%PDF-1.7")
    paper = read("pack", FRONT, MINUTES, REPORT, SECRET, MORE, kind=Kind.AGENDA_PACK, held_pages=(4,))
    more = {
        "meetings": (
            Meeting(body="Schools Board", meeting_date=date(2025, 9, 8), present=("Cllr Alder",), page=2),
        ),
        "minutes": (MINUTE,),
        "tables": (TABLE,),
        "observations": (MEASURE,),
    }
    indexer = Indexer(Settings(data_dir=data), HashingEmbedder())
    indexer.add(paper.model_copy(update=more), pdf)
    indexer.close()
    return data


def show(folder: Path, *words: str):
    return CliRunner().invoke(app, ["--data-dir", str(folder), "show", *words])


def test_page_is_shown_with_its_part_and_head(folder):
    told = show(folder, "pack", "--page", "3").stdout

    assert "pack.pdf · PDF page 3" in told
    assert "[2] Report, item 2, pages 3-5, Q2 2025/26: School Places" in told
    assert "REPORT TO: Schools Board" in told
    assert "1.0 PURPOSE" in told


def test_page_on_which_nothing_begins_shows_the_section_that_goes_on(folder):
    pages = [json.loads(show(folder, "pack", "--page", number, "--json").stdout) for number in ("3", "5")]

    assert [page["sections"] for page in pages] == [["1.0 PURPOSE"], ["2.0 SUPPORTING INFORMATION"]]


def test_page_of_minutes_is_shown_with_its_meeting_and_decision(folder):
    told = show(folder, "pack", "--page", "2").stdout

    assert "Meeting: Schools Board, 2025-09-08" in told
    assert "page 2: SB1 SCHOOL MEALS" in told
    assert "RESOLVED: That the report be noted." in told


def test_page_is_shown_with_tables_measures_and_passages(folder):
    told = show(folder, "pack", "--page", "5").stdout

    assert "Table: Places by ward" in told
    assert "Ward = North | Places = 384" in told
    assert "SB 01 School places: current 384" in told
    assert "2.1 There are 384 places in the north." in told
    assert "SB1" not in told


def test_outline_shows_each_part_with_what_stands_in_it(folder):
    for words in ((), ("--outline",)):
        told = show(folder, "pack", *words).stdout

        parts = [line for line in told.splitlines() if line.startswith("[")]
        assert [line.split(",")[0] for line in parts] == ["[0] Front sheet", "[1] Minutes", "[2] Report"]
        assert "page 2: SB1 SCHOOL MEALS" in told
        assert "tables: 1, measures: 1" in told


def test_json_holds_what_is_shown(folder):
    page = json.loads(show(folder, "pack", "--page", "5", "--json").stdout)
    whole = json.loads(show(folder, "pack", "--outline", "--json").stdout)

    assert [part["title"] for part in page["parts"]] == ["School Places"]
    assert page["tables"][0]["rows"][0][1]["text"] == "384"
    assert page["observations"][0]["current"] == "384"
    assert [part["tables"] for part in whole["parts"]] == [0, 0, 1]
    assert [part["observations"] for part in whole["parts"]] == [0, 0, 1]


def test_held_back_page_is_answered_as_one_that_does_not_exist(folder):
    held, beyond = (show(folder, "pack", "--page", number) for number in ("4", "6"))

    assert held.exit_code == beyond.exit_code == 5
    assert held.output.replace("page 4", "page N") == beyond.output.replace("page 6", "page N")
    for words in (("--outline",), ("--outline", "--json"), *(("--page", str(n)) for n in (1, 2, 3, 5))):
        assert "Veltram" not in show(folder, "pack", *words).output


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("nothing", "--page", "1"), 5, "No paper is called 'nothing'"),
        (("pack", "--page", "1", "--outline"), 2, "give one of the two"),
        (("pack", "--page", "0"), 2, ""),
    ],
    ids=["unknown paper", "page and outline", "page 0"],
)
def test_wrong_call_is_told_in_a_sentence(folder, words, code, sentence):
    done = show(folder, *words)

    assert done.exit_code == code
    assert sentence in done.output
