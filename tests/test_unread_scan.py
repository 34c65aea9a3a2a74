"""The sample pack's scan on a machine without Tesseract: what is unread is said, in the run and in every answer."""

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from core.domain import Status
from core.settings import IngestSettings, Settings
from qa.service import build_service
from tests.conftest import SAMPLE_PAPERS
from ui.api import create_app
from ui.cli import app as cli
from ui.reading import ingest_papers

SCAN = "2024-10-harbour-road-consultation-letter-scan.pdf"
OTHER = "2025-07-children-and-families-outturn-2024-25.pdf"
QUESTION = "How many families used Harbour Road Family Centre in the year to September 2024?"


@pytest.fixture(scope="module")
def blind(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """An index of the scan and another paper, read where no program can be found."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("data"), ingest=IngestSettings(workers=1))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", str(tmp_path_factory.mktemp("empty")))
        report = ingest_papers([SAMPLE_PAPERS / SCAN, SAMPLE_PAPERS / OTHER], settings)
    assert not report.failed
    assert {paper.file: paper.unread_pages for paper in report.read} == {SCAN: (1,), OTHER: ()}
    return settings


def test_question_about_the_scan_is_not_answered_from_elsewhere_without_a_word(blind):
    service = build_service(blind)
    try:
        answer = service.ask(QUESTION)
    finally:
        service.close()

    assert "312" not in answer.text
    assert answer.status is Status.NOT_FOUND or "could not be read" in answer.text
    assert [(each.file, each.pages) for each in answer.unread] == [(SCAN, (1,))]


def test_refusal_names_the_scan_and_its_page_on_the_command_line(blind):
    question = "How many submarines does the council own?"

    done = CliRunner().invoke(cli, ["--data-dir", str(blind.data_dir), "ask", question])

    assert done.exit_code == 0
    assert f"the answer may stand on one of them: {SCAN}, page 1." in done.stdout


def test_answer_s_json_and_the_catalogue_say_what_is_unread(blind):
    service = build_service(blind)
    with TestClient(create_app(service, blind)) as client:
        answer = client.post("/v1/ask", json={"question": "What was the outturn in 2024/25?"}).json()
        papers = client.get("/v1/documents").json()["documents"]

    assert [(each["file"], each["pages"]) for each in answer["unread"]] == [(SCAN, [1])]
    assert "could not be read" in answer["answer"]
    assert {paper["file"]: paper["status"] for paper in papers} == {SCAN: "partly read", OTHER: "read"}
