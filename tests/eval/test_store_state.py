import sqlite3
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.domain import Page, Passage
from core.paper import ReadPaper
from core.settings import Settings
from eval.kill_test import Ingest, difference_table, papers_done
from eval.store_state import compare, half_visible, read_state
from index.indexer import Indexer
from tests.eval.makers import document

DIMENSIONS = 8


class HashingEmbedder:
    """Vectors from letters: the same words give the same vector, and nothing is loaded."""

    name = "hashing"
    language = frozenset[str]()

    def embed(self, texts):
        vectors = np.array(
            [[hash_of(text, place) for place in range(DIMENSIONS)] for text in texts], dtype=np.float32
        )
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

    embed_queries = embed


def hash_of(text: str, place: int) -> float:
    return 1.0 + sum(ord(letter) * (place + 3) for letter in text) % 101


def paper(name: str) -> ReadPaper:
    """Two pages with a passage on each."""
    described = document(name).model_copy(update={"page_count": 2})
    texts = f"{name} opens homes", f"{name} closes schools"
    pages = tuple(
        Page(number=number, width=595, height=842, text=text, boxes=(None,) * len(text))
        for number, text in enumerate(texts, start=1)
    )
    starts = 0, len(texts[0]) + 1
    passages = tuple(
        Passage(
            passage_id=f"{name}-{number}",
            doc_id=described.doc_id,
            first_page=number,
            last_page=number,
            start=start,
            end=start + len(text),
            text=text,
            context="",
        )
        for number, (text, start) in enumerate(zip(texts, starts, strict=True), start=1)
    )
    return ReadPaper(document=described, pages=pages, passages=passages)


def data_folder(folder, *names):
    settings = Settings(data_dir=folder)
    indexer = Indexer(settings, HashingEmbedder())
    (folder / "source.pdf").write_bytes(b"%PDF-1.4")
    for name in names:
        indexer.add(paper(name), folder / "source.pdf")
    indexer.close()
    return folder


def change(folder, statement):
    with closing(sqlite3.connect(folder / "catalogue.sqlite3")) as connection:
        connection.execute(statement)
        connection.commit()


def unequal(first, second):
    return {row.table for row in compare(read_state(first), read_state(second)) if not row.equal}


def test_papers_read_in_another_order_give_the_same_state(tmp_path):
    first = data_folder(tmp_path / "first", "pack", "report")
    second = data_folder(tmp_path / "second", "report", "pack")

    assert unequal(first, second) == set()
    rows = {row.table: row.rows for row in compare(read_state(first), read_state(second))}
    assert rows["SQLite passages"] == rows["Chroma"] == rows["Chroma embeddings"] == (4, 4)
    assert rows["SQLite passages_fts"] == (12, 12)  # three words a passage
    assert half_visible(first) == ()


def test_paper_that_is_missing_shows_in_every_table_that_holds_it(tmp_path):
    first = data_folder(tmp_path / "first", "pack", "report")
    second = data_folder(tmp_path / "second", "pack")

    assert unequal(first, second) == {
        "SQLite documents",
        "SQLite pages",
        "SQLite passages",
        "SQLite passages_fts",
        "SQLite sentences",
        "SQLite words",
        "Chroma",
        "Chroma embeddings",
        "papers",
    }


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        pytest.param("UPDATE pages SET text = 'other' WHERE number = 1", "SQLite pages", id="a page's text"),
        pytest.param("UPDATE meta SET value = 'other'", "SQLite meta", id="the recipe"),
        pytest.param("INSERT INTO failures VALUES ('a', 'b', 'c', 'd')", "SQLite failures", id="a failure"),
    ],
)
def test_one_changed_row_is_found(tmp_path, statement, table):
    first, second = data_folder(tmp_path / "first", "pack"), data_folder(tmp_path / "second", "pack")
    change(second, statement)

    assert unequal(first, second) == {table}


def test_embeddings_may_differ_by_rounding_only(tmp_path):
    state = read_state(data_folder(tmp_path / "one", "pack"))
    near, far = replace(state, vectors=state.vectors + 9e-4), replace(state, vectors=state.vectors + 2e-3)

    assert all(row.equal for row in compare(state, near))
    assert [row.table for row in compare(state, far) if not row.equal] == ["Chroma embeddings"]


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        pytest.param("DELETE FROM pages WHERE number = 2", "pack.pdf: 1 of 2 pages", id="a page is missing"),
        pytest.param(
            "DELETE FROM documents", "2 pages of papers that are not in the catalogue", id="no document"
        ),
        pytest.param(
            "UPDATE passages SET passage_id = 'x' || pk", "2 visible passages have no vector", id="no vectors"
        ),
    ],
)
def test_half_a_paper_is_named(tmp_path, statement, says):
    folder = data_folder(tmp_path / "one", "pack")
    change(folder, statement)

    assert says in half_visible(folder)


def test_folder_that_a_killed_run_had_not_begun_is_whole(tmp_path):
    assert half_visible(tmp_path) == ()
    assert papers_done(tmp_path) == 0
    assert papers_done(data_folder(tmp_path / "one", "pack", "report")) == 2


def test_comparison_is_shown_a_line_a_table(tmp_path):
    state = read_state(data_folder(tmp_path / "one", "pack"))

    assert difference_table(compare(state, state)).row_count == len(state.tables) + 1


SLOW_PARENT = """
import os, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
with open(sys.argv[1] + "/pids", "w") as file:
    file.write(f"{os.getpid()} {child.pid}")
time.sleep(60)
"""


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at processes through /proc")
def test_kill_reaches_every_process_of_the_run(tmp_path):
    (tmp_path / "slow.py").write_text(SLOW_PARENT)
    ingest = Ingest((sys.executable, str(tmp_path / "slow.py")), tmp_path)

    assert ingest.kill_at(tmp_path, 1.5)

    pids = [int(pid) for pid in (tmp_path / "pids").read_text().split()]
    gone_by = time.monotonic() + 5
    while any(map(is_running, pids)) and time.monotonic() < gone_by:
        time.sleep(0.02)
    assert not any(map(is_running, pids))


def test_run_that_ends_before_its_moment_is_not_killed(tmp_path):
    (tmp_path / "quick.py").write_text("raise SystemExit(3)")
    ingest = Ingest((sys.executable, str(tmp_path / "quick.py")), tmp_path)

    assert not ingest.kill_at(tmp_path, 30.0)
    assert ingest.run_whole(tmp_path)[0] == 3
