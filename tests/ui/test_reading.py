"""Reading papers in: every file ends up read, passed over, held back or failed, and the rest go on."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from core.domain import Document, Page
from core.errors import NothingToRead, StoreUnavailable, UnreadablePdf
from core.paper import ReadPaper
from core.settings import Settings
from ui.reading import Progress, ingest_papers


class FakeWriter:
    """An index that only remembers what it was given."""

    def __init__(self, known: set[str] | None = None) -> None:
        self._known = known or set()
        self.added: list[tuple[str, bytes]] = []
        self.held: list[tuple[str, tuple[int, ...]]] = []
        self.failed: list[tuple[str, str]] = []
        self.calls: list[str] = []

    def known(self) -> set[str]:
        return set(self._known)

    def sweep(self) -> None:
        self.calls.append("sweep")

    def add(self, paper: ReadPaper, pdf: Path) -> None:
        self.added.append((paper.document.file, pdf.read_bytes()))

    def add_held(self, document: Document, reason: str) -> None:
        assert reason.endswith(".")
        self.held.append((document.file, document.held_pages))

    def add_failed(self, path: Path, doc_id: str | None, title: str, reason: str) -> None:
        self.failed.append((path.name, reason))

    def close(self) -> None:
        self.calls.append("close")


class FakeReader:
    """Reads a file's first word as what should become of it."""

    def __init__(self) -> None:
        self.closed = False

    def read(self, path: Path, on_page: Callable[[int, int], None] | None = None) -> ReadPaper:
        what = path.read_text().split()[0]
        if what == "broken":
            raise UnreadablePdf(f"{path.name} is broken.")
        held = {"exempt": (1, 2, 3), "partly": (2,)}.get(what, ())
        if on_page is not None:
            for page in (1, 2, 3):
                on_page(page, 3)
        document = Document(
            doc_id=hashlib.sha256(path.read_bytes()).hexdigest(),
            file=path.name,
            path=str(path),
            title=path.stem,
            page_count=3,
            held_pages=held,
        )
        pages = tuple(
            Page(number=n, width=1, height=1, text="", boxes=()) for n in (1, 2, 3) if n not in held
        )
        return ReadPaper(document=document, pages=pages, passages=())

    def public_copy(self, path: Path, held_pages: Sequence[int], out: Path) -> None:
        out.write_text(f"without {list(held_pages)}")

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def folder(tmp_path):
    for number, what in enumerate(("fine one", "broken two", "exempt three", "partly four", "fine five")):
        (tmp_path / f"{number}.pdf").write_text(what)
    return tmp_path


def run(folder: Path, writer: FakeWriter, on_progress: Callable[[Progress], None] = lambda _: None):
    settings = Settings(data_dir=folder / "data")
    return ingest_papers([folder], settings, on_progress, writer, FakeReader())


def test_each_paper_ends_where_it_belongs_and_a_broken_one_does_not_stop_the_rest(folder):
    writer = FakeWriter()
    report = run(folder, writer)
    assert [document.file for document in report.read] == ["0.pdf", "3.pdf", "4.pdf"]
    assert [(held.file, held.whole, held.pages) for held in report.held] == [
        ("2.pdf", True, (1, 2, 3)),
        ("3.pdf", False, (2,)),
    ]
    assert [(failed.file, failed.reason) for failed in report.failed] == [("1.pdf", "1.pdf is broken.")]
    assert report.pages == 9
    assert writer.failed == [("1.pdf", "1.pdf is broken.")]
    assert writer.calls == ["sweep", "close"]


def test_paper_held_back_whole_is_never_added_and_one_held_in_part_is_added_without_those_pages(folder):
    writer = FakeWriter()
    run(folder, writer)
    assert dict(writer.held) == {"2.pdf": (), "3.pdf": (2,)}
    assert dict(writer.added)["3.pdf"] == b"without [2]"
    assert "2.pdf" not in dict(writer.added)
    assert not list((folder / "data").glob("*.tmp.pdf"))


def test_known_bytes_are_passed_over_under_any_name(folder):
    writer = FakeWriter({hashlib.sha256(b"fine one").hexdigest()})
    (folder / "renamed.pdf").write_text("fine one")
    (folder / "twice.pdf").write_text("fine five")
    report = run(folder, writer)
    assert [Path(path).name for path in report.skipped] == ["0.pdf", "renamed.pdf", "twice.pdf"]
    assert [document.file for document in report.read] == ["3.pdf", "4.pdf"]


def test_progress_never_goes_back_and_ends_with_all_work_done(folder):
    seen: list[Progress] = []
    run(folder, FakeWriter(), seen.append)
    shares = [each.share for each in seen]
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1.0)
    assert (seen[-1].files_done, seen[-1].files, seen[-1].pages_done) == (5, 5, 12)


def test_folder_without_papers_is_refused_before_anything_is_made(tmp_path):
    with pytest.raises(NothingToRead):
        ingest_papers(
            [tmp_path], Settings(data_dir=tmp_path / "data"), writer=FakeWriter(), reader=FakeReader()
        )
    assert not (tmp_path / "data").exists()


def test_second_run_at_the_same_time_is_refused(folder):
    writer = FakeWriter()

    def again(progress: Progress) -> None:
        with pytest.raises(StoreUnavailable, match="Another papers ingest"):
            run(folder, FakeWriter())

    run(folder, writer, again)
    assert len(writer.added) == 3


def test_data_folder_that_cannot_be_made_is_named(folder):
    (folder / "data").write_text("a file where the folder should be")
    with pytest.raises(StoreUnavailable, match="cannot be written"):
        run(folder, FakeWriter())
