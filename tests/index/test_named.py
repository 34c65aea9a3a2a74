"""The paper that a name means."""

import pytest

from core.errors import NotFound, SettingsError
from index.named import SHORTEST_ID, named_paper
from tests.papers import doc_id, document

REPORT = document("2025-report")
PACK = document("2025-report-pack")
OLD = document("2024-minutes")
PAPERS = (REPORT, PACK, OLD)


@pytest.mark.parametrize(
    ("name", "paper"),
    [
        ("2025-report.pdf", REPORT),
        ("2025-report", REPORT),
        ("2025-REPORT-P", PACK),
        (" 2024 ".strip(), OLD),
        (doc_id("2024-minutes")[:SHORTEST_ID], OLD),
        (doc_id("2025-report-pack"), PACK),
    ],
    ids=[
        "whole name",
        "without its ending",
        "beginning in capitals",
        "beginning",
        "beginning of an id",
        "id",
    ],
)
def test_name_means_the_one_paper_that_it_fits(name, paper):
    assert named_paper(PAPERS, name) is paper


@pytest.mark.parametrize(
    "name", ["minutes", "", " ", "0" * 64, doc_id("2024-minutes")[: SHORTEST_ID - 1], "%", "*"]
)
def test_name_that_fits_none_is_told_so(name):
    with pytest.raises(NotFound, match="papers documents"):
        named_paper(PAPERS, name)


def test_name_that_fits_several_names_them():
    with pytest.raises(SettingsError, match=r"fits 2 papers: 2025-report-pack\.pdf, 2025-report\.pdf"):
        named_paper(PAPERS, "2025")


def test_papers_of_one_name_are_told_apart_by_their_ids():
    other = REPORT.model_copy(update={"doc_id": doc_id("other")})

    with pytest.raises(SettingsError, match=rf"id {doc_id('other')[:12]}"):
        named_paper((REPORT, other), "2025-report.pdf")
    assert named_paper((REPORT, other), doc_id("other")[:12]) is other
