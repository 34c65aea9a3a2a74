"""Finding PDFs among files and folders."""

import pytest

from core.errors import NothingToRead
from ingest.find import find_pdfs


@pytest.fixture
def folder(tmp_path):
    for name in ("b.pdf", "A.PDF", "notes.txt", ".hidden.pdf", "deep/c.pdf", ".git/d.pdf"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"%PDF-1.4")
    return tmp_path


def test_folder_is_searched_to_the_bottom_and_hidden_files_are_passed_over(folder):
    assert [path.name for path in find_pdfs([folder])] == ["A.PDF", "b.pdf", "c.pdf"]


def test_file_given_twice_is_found_once_and_a_named_file_is_taken_whatever_its_name(folder):
    found = find_pdfs([folder / "b.pdf", folder / "deep" / ".." / "b.pdf", folder / "notes.txt"])
    assert [path.name for path in found] == ["b.pdf", "notes.txt"]


def test_missing_path_is_named(folder):
    with pytest.raises(NothingToRead, match=r"nowhere is not there"):
        find_pdfs([folder, folder / "nowhere"])


def test_folder_without_a_pdf_says_so(tmp_path):
    with pytest.raises(NothingToRead, match="No PDF in"):
        find_pdfs([tmp_path])


def test_link_to_its_own_parent_does_not_loop(folder):
    (folder / "deep" / "again").symlink_to(folder)
    assert len(find_pdfs([folder])) == 3
