"""One PDF read whole: what is public of it, and nothing of what is exempt."""

import hashlib

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from core.errors import UnreadablePdf
from core.settings import IndexSettings, Settings
from index.packaged_model import model_folder
from ingest.read import document_id, read_paper

PUBLIC = (
    "REPORT TO: Executive Board",
    "DATE: 10 November 2025",
    "SUBJECT: Children in Care",
    "There are 384 of them.",
)
EXEMPT = (
    "NOT FOR PUBLICATION",
    "exempt information under paragraph 3 of Schedule 12A",
    *("REPORT TO: Executive Board", "SUBJECT: Agency Workers", "1.0 PURPOSE OF REPORT"),
    *(f"1.{n} Veltram is paid 187,340 pounds for what it does in the year {2010 + n}." for n in range(1, 13)),
)
LAST = (
    "REPORT TO: Schools Forum",
    "SUBJECT: School Budgets",
    "1.0 PURPOSE",
    "The Dedicated Schools Grant (DSG) is spent in May.",
)


@pytest.fixture(scope="module")
def tokenizer():
    return model_folder(IndexSettings().embedding_model) / "tokenizer.json"


def pdf(path, *pages):
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.drawString(72, 780 - 20 * number, line)
        canvas.showPage()
    canvas.save()
    return path


def test_paper_is_read_with_its_pages_passages_and_acronyms(tmp_path, tokenizer):
    path = pdf(tmp_path / "care.pdf", PUBLIC, LAST)

    paper = read_paper(path, Settings(), tokenizer)

    assert paper.document.doc_id == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (paper.document.page_count, paper.document.held_pages) == (2, ())
    assert [page.number for page in paper.pages] == [1, 2]
    assert all(len(page.boxes) == len(page.text) for page in paper.pages)
    assert "There are 384 of them." in " ".join(p.text for p in paper.passages)
    assert [(a.short, a.page) for a in paper.acronyms] == [("DSG", 2)]


def test_exempt_page_is_in_neither_pages_nor_passages_and_the_others_keep_their_numbers(tmp_path, tokenizer):
    paper = read_paper(pdf(tmp_path / "pack.pdf", PUBLIC, EXEMPT, LAST), Settings(), tokenizer)

    assert paper.document.held_pages == (2,)
    assert [page.number for page in paper.pages] == [1, 3]
    assert "Veltram" not in paper.model_dump_json()
    assert {p.first_page for p in paper.passages} == {1, 3}
    held = next(p for p in paper.document.provenance if p.field == "held_pages")
    assert held.page == 2


def test_paper_that_is_exempt_whole_has_no_pages_and_no_passages(tmp_path, tokenizer):
    paper = read_paper(pdf(tmp_path / "part-2-secret.pdf", EXEMPT), Settings(), tokenizer)

    assert paper.pages == ()
    assert paper.passages == ()
    assert paper.acronyms == ()
    assert paper.document.held_pages == (1,)


def test_reading_tells_how_far_it_has_come(tmp_path, tokenizer):
    told = []

    read_paper(
        pdf(tmp_path / "care.pdf", PUBLIC, LAST),
        Settings(),
        tokenizer,
        lambda done, total: told.append((done, total)),
    )

    assert told[-1] == (2, 2)
    assert told == sorted(told)


def test_same_bytes_are_the_same_paper_wherever_they_lie(tmp_path, tokenizer):
    one = pdf(tmp_path / "one.pdf", PUBLIC, LAST)
    other = tmp_path / "other.pdf"
    other.write_bytes(one.read_bytes())

    assert document_id(one) == document_id(other)
    first, second = (read_paper(path, Settings(), tokenizer) for path in (one, other))
    assert [p.passage_id for p in first.passages] == [p.passage_id for p in second.passages]
    assert first.pages == second.pages


def test_file_that_is_no_pdf_is_refused(tmp_path, tokenizer):
    path = tmp_path / "notes.pdf"
    path.write_text("these are notes")

    with pytest.raises(UnreadablePdf, match=r"notes\.pdf"):
        read_paper(path, Settings(), tokenizer)
