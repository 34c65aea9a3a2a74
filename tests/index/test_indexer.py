"""Writing papers into the index: each visible as a whole or not at all, however a run ends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.domain import Filters
from core.errors import IndexMismatch, NotFound, StoreUnavailable
from core.settings import IndexSettings, IngestSettings, Settings
from index.catalogue import Catalogue
from index.indexer import Indexer, embedded_text
from index.search import HybridSearch
from index.vectors import VectorStore
from tests.index.hashing import HashingEmbedder
from tests.papers import doc_id, document, read

CARE = read(
    "care", "There are 384 children in care at Quarter 2 2025/26.", "The budget is overspent by £2.1m."
)
SCHOOLS = read("schools", "Attendance in primary schools was 94.1% in the autumn term.")


def found_ids(search: HybridSearch, text: str, filters: Filters | None = None) -> list[str]:
    words = text.casefold().split()
    return [c.passage.passage_id for c in search.search(text, words, (), 10, filters)]


def test_paper_that_was_added_is_visible_whole(add, catalogue, search, pdf):
    add(CARE)

    assert catalogue.documents() == (CARE.document,)
    assert catalogue.passages_of(CARE.document.doc_id) == CARE.passages
    assert catalogue.page_texts(CARE.document.doc_id) == {1: CARE.pages[0].text, 2: CARE.pages[1].text}
    assert catalogue.pdf_path(CARE.document.doc_id).read_bytes() == pdf.read_bytes()
    assert found_ids(search, "children care")[0] == CARE.passages[0].passage_id


def test_same_paper_twice_gives_the_same_ids_and_no_duplicates(add, catalogue, search, settings):
    add(CARE, SCHOOLS)
    once = (catalogue.documents(), catalogue.word_counts(), found_ids(search, "children care budget"))

    add(CARE)

    again = (catalogue.documents(), catalogue.word_counts(), found_ids(search, "children care budget"))
    assert again == once
    assert catalogue.passage_count() == len(CARE.passages) + len(SCHOOLS.passages)
    assert VectorStore(settings.chroma_path).count() == catalogue.passage_count()


def test_word_counts_go_up_and_down_with_the_passages_that_hold_them(add, indexer, catalogue):
    add(CARE, read("more", "More children came than left."))
    assert catalogue.word_counts()["children"] == 2
    assert catalogue.word_counts()["384"] == 1

    indexer.add_held(CARE.document, "exempt")

    assert catalogue.word_counts()["children"] == 1
    assert "384" not in catalogue.word_counts()


def test_word_is_counted_once_a_passage_however_often_it_stands_there(add, catalogue):
    add(read("care", "Care for care leavers is care of the best kind."))

    assert catalogue.word_counts()["care"] == 1


def test_known_papers_are_those_indexed_and_those_held_back_whole(add, indexer):
    add(CARE)
    indexer.add_held(document("secret", page_count=3), "exempt")
    indexer.add_held(document("in part", page_count=3, held_pages=(2,)), "exempt")

    assert indexer.known() == {CARE.document.doc_id, doc_id("secret")}


@pytest.mark.parametrize("held", [(), (1, 2)], ids=["named by none", "named one by one"])
def test_paper_held_back_whole_is_gone_for_readers_and_told_to_the_operator(
    held, add, indexer, catalogue, search
):
    add(CARE, SCHOOLS)

    indexer.add_held(CARE.document.model_copy(update={"held_pages": held}), "exempt under paragraph 3")

    assert catalogue.documents() == (SCHOOLS.document,)
    assert [c.document.file for c in search.search("children", ["children"], (), 10)] == ["schools.pdf"]
    with pytest.raises(NotFound):
        catalogue.pdf_path(CARE.document.doc_id)
    (told,) = catalogue.held_back()
    assert (told.file, told.pages, told.reason) == ("care.pdf", "all", "exempt under paragraph 3")


def test_pages_held_back_are_told_to_the_operator_by_number(indexer, catalogue):
    indexer.add_held(document("pack", page_count=9, held_pages=(3, 4)), "exempt")

    (told,) = catalogue.held_back()
    assert told.pages == "[3, 4]"


def test_failure_is_noted_until_the_paper_is_read(indexer, catalogue, add):
    indexer.add_failed(Path(CARE.document.path), None, "Not a readable PDF", "it is truncated")
    assert [(f.path, f.title, f.reason) for f in catalogue.failures()] == [
        ("/papers/care.pdf", "Not a readable PDF", "it is truncated")
    ]

    add(CARE)

    assert catalogue.failures() == ()


# --- runs that end in the middle ------------------------------------------------------------------------------


def assert_nothing_is_visible(catalogue: Catalogue, search: HybridSearch, paper=CARE) -> None:
    assert catalogue.documents() == ()
    assert catalogue.passage_count() == 0
    assert catalogue.word_counts() == {}
    assert search.search("children in care", ["children", "care"], (), 10) == ()
    with pytest.raises(NotFound):
        catalogue.document(paper.document.doc_id)
    with pytest.raises(NotFound):
        catalogue.pdf_path(paper.document.doc_id)


def test_failure_between_vectors_and_catalogue_leaves_nothing_visible_and_is_swept(
    indexer, catalogue, search, settings, tmp_path
):
    with pytest.raises(StoreUnavailable, match=r"gone\.pdf"):
        indexer.add(CARE, tmp_path / "gone.pdf")

    assert VectorStore(settings.chroma_path).count() == len(CARE.passages)
    assert_nothing_is_visible(catalogue, search)
    assert CARE.document.doc_id not in indexer.known()
    indexer.sweep()
    assert VectorStore(settings.chroma_path).count() == 0


KILLED_RUN = """
import os, signal, sys
from pathlib import Path
from core.paper import ReadPaper
from core.settings import Settings
from index.indexer import Indexer
from tests.index.hashing import HashingEmbedder

class Deadly(os.PathLike):
    '''A PDF whose copying begins with kill -9.'''
    def __fspath__(self):
        os.kill(os.getpid(), signal.SIGKILL)

paper = ReadPaper.model_validate_json(sys.stdin.read())
Indexer(Settings(data_dir=Path(sys.argv[1])), HashingEmbedder()).add(paper, Deadly())
"""


def test_killed_run_leaves_nothing_visible_and_the_next_one_sweeps_and_adds(settings, pdf):
    root = Path(__file__).resolve().parents[2]
    killed = subprocess.run(
        [sys.executable, "-c", KILLED_RUN, str(settings.data_dir)],
        input=CARE.model_dump_json(),
        text=True,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        check=False,
    )
    assert killed.returncode == -9

    catalogue = Catalogue(settings)
    search = HybridSearch(settings, catalogue, HashingEmbedder())
    assert VectorStore(settings.chroma_path).count() == len(CARE.passages)
    assert_nothing_is_visible(catalogue, search)

    indexer = Indexer(settings, HashingEmbedder())
    indexer.sweep()
    assert VectorStore(settings.chroma_path).count() == 0
    indexer.add(CARE, pdf)
    assert catalogue.documents() == (CARE.document,)
    assert VectorStore(settings.chroma_path).count() == len(CARE.passages)
    indexer.close()
    catalogue.close()


def test_failure_inside_the_transaction_leaves_the_paper_as_it_was(add, indexer, catalogue, pdf):
    add(CARE, SCHOOLS)
    clashing = CARE.model_copy(update={"passages": (*CARE.passages, SCHOOLS.passages[0])})

    with pytest.raises(StoreUnavailable):
        indexer.add(clashing, pdf)  # a passage id that another paper has

    assert catalogue.passages_of(CARE.document.doc_id) == CARE.passages
    assert catalogue.word_counts()["children"] == 1


def test_sweep_removes_pdfs_that_belong_to_no_paper_and_keeps_the_others(add, indexer, catalogue, settings):
    add(CARE)
    orphan = settings.data_dir / "papers" / f"{doc_id('killed')}.pdf"
    orphan.write_bytes(b"%PDF")
    half = orphan.with_suffix(".part")
    half.write_bytes(b"%PD")

    indexer.sweep()

    assert not orphan.exists()
    assert not half.exists()
    assert catalogue.pdf_path(CARE.document.doc_id).is_file()
    assert VectorStore(settings.chroma_path).document_ids() == {CARE.document.doc_id}


# --- what an index depends on ---------------------------------------------------------------------------------


def test_index_of_another_model_is_refused_with_what_to_do(indexer, settings):
    other = settings.model_copy(update={"index": IndexSettings(embedding_model="/models/other")})

    with pytest.raises(IndexMismatch) as told:
        Indexer(other, HashingEmbedder())

    assert str(told.value) == (
        f"The index in {settings.data_dir} was made with embedding_model = all-MiniLM-L6-v2, but the settings say "
        "/models/other. Set it back, or read the papers into a new folder: papers --data-dir NEW ingest PATH."
    )


def test_index_of_another_version_is_refused_with_what_to_do(indexer, catalogue, settings):
    catalogue.database.connection.execute("UPDATE meta SET value = '1' WHERE key = 'schema'")
    catalogue.database.connection.commit()

    with pytest.raises(
        IndexMismatch, match="another version of Board Papers. Read the papers into a new folder"
    ):
        Indexer(settings, HashingEmbedder())


def test_index_of_another_chunking_is_refused_by_search_too(indexer, catalogue, settings):
    other = settings.model_copy(update={"ingest": IngestSettings(passage_word_pieces=90)})

    with pytest.raises(IndexMismatch, match="passage_word_pieces = 150, but the settings say 90"):
        HybridSearch(other, catalogue, HashingEmbedder())


def test_same_settings_open_the_index_again(indexer, settings):
    again = Indexer(settings, HashingEmbedder())

    assert again.known() == set()
    again.close()


def test_data_folder_that_cannot_be_made_is_named_with_what_to_do(tmp_path):
    (tmp_path / "data").write_text("a file, where the folder should be")

    with pytest.raises(StoreUnavailable, match=f"{tmp_path / 'data'} cannot be used .*--data-dir"):
        Indexer(Settings(data_dir=tmp_path / "data"), HashingEmbedder())


def test_folder_for_pdfs_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "papers").write_text("a file, where the folder should be")

    with pytest.raises(StoreUnavailable, match="data"):
        Indexer(Settings(data_dir=tmp_path / "data"), HashingEmbedder())


def test_vectors_that_cannot_be_opened_are_named(settings, pdf):
    indexer = Indexer(settings, HashingEmbedder())
    settings.chroma_path.write_text("a file, where the folder should be")

    with pytest.raises(StoreUnavailable, match=f"The vectors in {settings.chroma_path} cannot be opened"):
        indexer.add(CARE, pdf)

    indexer.close()


def test_passage_is_embedded_with_its_context_before_it():
    (passage,) = SCHOOLS.passages

    assert embedded_text(passage) == f"Schools\n{passage.text}"
    assert embedded_text(passage.model_copy(update={"context": ""})) == passage.text
