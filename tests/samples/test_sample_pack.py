"""The sample papers are what the code builds, say that they are invented, and hold what the questions quote."""

import re
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from PIL import ImageChops, ImageStat

from samples.build import PAPERS_DIR, SCANNED, WITH_TEXT, build
from samples.content.council import NOTICE
from samples.content.exempt import CANARIES
from samples.content.exempt import PAPER as EXEMPT_PAPER
from samples.evidence import Place, page_texts, pages_with, read_questions

SCANS = {paper.name for paper in SCANNED}
NOVEMBER = "2025-11-17-cfb-public-reports-pack"
APPENDIX_PAGES = {15, 16}
COMMITTED = sorted(PAPERS_DIR.glob("*.pdf"))
QUESTIONS = read_questions()
LEAST_OF_KIND = {
    "figure-table": 10,
    "figure-prose": 8,
    "decision": 6,
    "who-when": 5,
    "list": 4,
    "trend": 5,
    "compare": 4,
    "definition": 4,
    "lay": 6,
    "typo": 4,
    "ambiguous-period": 5,
    "unanswerable": 8,
    "false-premise": 3,
    "followup": 4,
}


@pytest.fixture(scope="session")
def fresh(tmp_path_factory) -> dict[str, Path]:
    return {path.stem: path for path in build(tmp_path_factory.mktemp("samples"))}


def test_every_committed_paper_is_built_and_every_built_paper_is_committed(fresh):
    assert [path.stem for path in COMMITTED] == sorted(fresh)


@pytest.mark.parametrize("name", [paper.name for paper in WITH_TEXT])
def test_a_fresh_build_gives_the_committed_bytes(fresh, name):
    assert fresh[name].read_bytes() == (PAPERS_DIR / f"{name}.pdf").read_bytes()


@pytest.mark.parametrize("name", sorted(SCANS))
def test_a_fresh_scan_looks_like_the_committed_one(fresh, name):
    # JPEG encoders and PDFium's rasteriser differ between versions, so pixels are compared and not bytes
    new, old = (pictures(path) for path in (fresh[name], PAPERS_DIR / f"{name}.pdf"))
    assert len(new) == len(old)
    for one, other in zip(new, old, strict=True):
        assert one.size == other.size
        assert ImageStat.Stat(ImageChops.difference(one, other)).mean[0] < 2.0


def pictures(path: Path) -> list:
    with pypdfium2.PdfDocument(path) as document:
        return [page.render(scale=0.75, grayscale=True).to_pil() for page in document]


def test_the_papers_take_less_than_three_megabytes():
    assert sum(path.stat().st_size for path in COMMITTED) < 3_000_000


@pytest.mark.parametrize("name", [paper.name for paper in WITH_TEXT])
def test_every_page_with_text_says_that_the_council_is_invented(name):
    assert all(NOTICE in text for text in page_texts(name))


@pytest.mark.parametrize("name", sorted(SCANS))
def test_a_scan_has_no_text_layer_and_its_picture_says_that_the_council_is_invented(name):
    with pypdfium2.PdfDocument(PAPERS_DIR / f"{name}.pdf") as document:
        assert [page.get_textpage().get_text_bounded() for page in document] == [""] * len(document)
    assert all(NOTICE in text for text in page_texts(name)), "the letter that was scanned"


def test_printed_pages_fall_behind_pdf_pages_and_the_november_labels_follow_them():
    with pypdfium2.PdfDocument(PAPERS_DIR / f"{NOVEMBER}.pdf") as document:
        labels = [document.get_page_label(index) for index in range(len(document))]
    assert labels == ["i", "ii", *(str(number) for number in range(1, len(labels) - 1))]
    for label, text in zip(labels[2:], page_texts(NOVEMBER)[2:], strict=True):
        assert text.startswith(f"Page {label} ")


def test_exempt_pages_are_marked_and_public_reports_stand_on_both_sides():
    pages = page_texts(NOVEMBER)
    marked = {number for number, text in enumerate(pages, 1) if "NOT FOR PUBLICATION" in text}
    assert marked == APPENDIX_PAGES
    assert max(marked) < len(pages)
    assert "PART 2 – NOT FOR PUBLICATION" in page_texts(EXEMPT_PAPER.name)[0]
    assert (
        "paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972"
        in page_texts(EXEMPT_PAPER.name)[0]
    )


def test_public_minutes_name_a_part_2_item_by_its_heading():
    assert pages_with(NOVEMBER, "PART 2 ITEM: LEASE OF LAND AT KINGSMEADOW")


@pytest.mark.parametrize("canary", CANARIES)
def test_a_canary_stands_in_exempt_pages_and_nowhere_else(canary):
    places = {(path.stem, page) for path in COMMITTED for page in pages_with(path.stem, canary)}
    exempt = {(NOVEMBER, page) for page in APPENDIX_PAGES}
    exempt |= {(EXEMPT_PAPER.name, page) for page in range(1, len(page_texts(EXEMPT_PAPER.name)) + 1)}
    assert places
    assert places <= exempt


def test_no_canary_stands_in_the_questions():
    words = (PAPERS_DIR.parent / "questions.jsonl").read_text(encoding="utf-8")
    assert [canary for canary in CANARIES if canary in words] == []


def test_question_ids_are_unique_and_carry_the_prefix():
    ids = [question["id"] for question in QUESTIONS]
    assert len(set(ids)) == len(ids) >= 60
    assert all(re.fullmatch(r"smp-[a-z]{2}\d{2}", name) for name in ids)


def test_every_kind_of_question_is_there_in_number():
    counts = Counter(question["kind"] for question in QUESTIONS)
    assert counts.keys() == LEAST_OF_KIND.keys()
    assert {kind: count for kind, count in counts.items() if count < LEAST_OF_KIND[kind]} == {}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["id"])
def test_a_question_holds_together_and_its_quotes_stand_on_their_pages(question):
    assert question["answerable"] == (question["kind"] != "unanswerable")
    assert bool(question["must"]) == bool(question["evidence"]) == question["answerable"]
    assert bool(question["history"]) == (question["kind"] == "followup")
    for place in places_of(question["evidence"]):
        assert 5 <= len(place["quote"].split()) <= 25
        assert place["page"] in pages_with(place["paper"], place["quote"])


def test_no_evidence_is_exempt():
    places = [place for question in QUESTIONS for place in places_of(question["evidence"])]
    assert EXEMPT_PAPER.name not in {place["paper"] for place in places}
    assert not {place["page"] for place in places if place["paper"] == NOVEMBER} & APPENDIX_PAGES


def test_a_question_about_a_scan_says_that_it_needs_ocr():
    about_scans = [q for q in QUESTIONS if {place["paper"] for place in places_of(q["evidence"])} & SCANS]
    assert about_scans
    assert all("OCR" in question["why"] for question in about_scans)


def places_of(evidence: list[list[Place]]) -> list[Place]:
    return [place for group in evidence for place in group]
