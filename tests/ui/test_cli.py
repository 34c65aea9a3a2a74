"""The command line: results on stdout, sentences on stderr, exit codes as --help says."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import nasty

ROOT = Path(__file__).parents[2]


@pytest.fixture
def papers(tmp_path):
    """Run the command in a process of its own, with a data folder of its own."""

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "ui.cli", *arguments],
            capture_output=True,
            text=True,
            timeout=240,
            cwd=ROOT,
            env=_environment(tmp_path) | environment,
        )

    return run


def _environment(folder: Path) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PAPERS_")}
    return clean | {"PAPERS_DATA_DIR": str(folder / "data"), "PYTHONPATH": str(ROOT), "COLUMNS": "100"}


def test_help_names_every_command_and_exit_code(papers):
    done = papers("--help")
    assert done.returncode == 0
    for word in (
        "ingest",
        "ask",
        "search",
        "documents",
        "decisions",
        "show",
        "serve",
        "eval",
        "--data-dir",
        "--version",
        "Exit codes",
        "130",
    ):
        assert word in done.stdout


def test_help_imports_nothing_heavy():
    code = (
        "import sys; sys.argv = ['papers', '--help']\n"
        "from ui.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'torch', 'chromadb', 'fastapi', 'gradio', 'llama_index', 'pypdfium2', 'pydantic', 'numpy'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr


WRONG = [
    (["ingest", "nowhere"], 3, "nowhere is not there"),
    (["ingest", "docs/adr"], 3, "No PDF in"),
    (["ingest"], 2, "Missing argument"),
    (["ask", "How many moorings?"], 4, "No papers have been read"),
    (["documents"], 4, "No papers have been read"),
    (["ask", "x", "--date-from", "yesterday"], 2, "--date-from cannot be used"),
    (["serve", "--port", "99999"], 2, "'--port'"),
    (["eval", "nowhere.jsonl"], 2, "nowhere.jsonl"),
    (["sing"], 2, "No such command"),
]


@pytest.mark.parametrize(("arguments", "code", "words"), WRONG, ids=[" ".join(case[0]) for case in WRONG])
def test_wrong_input_is_a_sentence_on_stderr_and_its_exit_code(papers, arguments, code, words):
    done = papers(*arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_misspelt_setting_stops_the_command(papers):
    done = papers("documents", PAPERS_DATADIR="x")
    assert done.returncode == 2
    assert "PAPERS_DATADIR is not a setting" in done.stderr


def test_data_folder_that_cannot_be_written_is_named(papers, tmp_path):
    (tmp_path / "paper.pdf").write_bytes(nasty.simple())
    (tmp_path / "file").write_text("")
    done = papers("--data-dir", str(tmp_path / "file" / "data"), "ingest", str(tmp_path / "paper.pdf"))
    assert done.returncode == 4
    assert "cannot be written" in done.stderr


def test_folder_of_broken_papers_is_read_as_far_as_it_goes(papers, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "good.pdf").write_bytes(nasty.simple(2))
    (folder / "truncated.pdf").write_bytes(nasty.truncated())
    (folder / "locked.pdf").write_bytes(nasty.locked())

    first = papers("ingest", str(folder))
    assert first.returncode == 0, first.stderr
    assert "1 paper read (2 pages), 0 known before, 0 held back, 2 failed" in first.stdout
    assert "locked.pdf is locked with a password" in first.stdout

    again = papers("ingest", str(folder), "--strict", "--json")
    assert again.returncode == 3
    report = json.loads(again.stdout)
    assert (len(report["read"]), len(report["skipped"]), len(report["failed"])) == (0, 1, 2)

    listed = json.loads(papers("documents", "--json").stdout)
    assert [each["file"] for each in listed["documents"]] == ["good.pdf"]
    assert len(listed["failed"]) == 2


def test_nothing_readable_is_an_error(papers, tmp_path):
    (tmp_path / "truncated.pdf").write_bytes(nasty.truncated())
    assert papers("ingest", str(tmp_path / "truncated.pdf")).returncode == 3


@pytest.mark.skipif(os.name == "nt", reason="signals are of POSIX")
def test_ctrl_c_is_a_sentence_and_130(tmp_path):
    (tmp_path / "swelling.pdf").write_bytes(nasty.swelling())
    process = subprocess.Popen(
        [sys.executable, "-m", "ui.cli", "ingest", str(tmp_path / "swelling.pdf")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=_environment(tmp_path),
    )
    lock = tmp_path / "data" / "ingest.lock"
    for _ in range(600):
        if lock.exists():
            break
        time.sleep(0.05)
    time.sleep(0.3)  # it is reading now, and the file swells for longer than this
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert out == ""
    assert "Stopped." in err
    assert "Traceback" not in err


@pytest.mark.skipif(os.name == "nt", reason="broken pipes are of POSIX")
def test_output_that_nobody_reads_ends_quietly(tmp_path):
    command = f"{sys.executable} -m ui.cli --version | true"
    code = f"import subprocess; subprocess.run({command!r}, shell=True)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=_environment(tmp_path),
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
