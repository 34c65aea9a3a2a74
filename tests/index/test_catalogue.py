"""The catalogue: what readers may see of the papers, and nothing else."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain import Acronym, Cell, Filters, Kind
from core.errors import IndexMissing, NotFound, StoreUnavailable
from core.paper import ReadPaper
from core.settings import Settings
from core.structure import Officer
from index.catalogue import Catalogue, packed_boxes, unpacked_boxes
from ingest.rows import RowSpan
from tests.papers import boxes, doc_id, read

PACK = read(
    "pack", "The first page.", "Exempt words.", "The third page, of children in care.", held_pages=(2,)
)
OLD = read(
    "old",
    "Attendance was 94.1%.",
    meeting_date=date(2024, 11, 11),
    committee="Children and Young People",
    kind=Kind.MONITORING,
)
NEW = read(
    "new",
    "Attendance was 95.0%.",
    meeting_date=date(2025, 11, 10),
    committee="Executive Board",
    kind=Kind.AGENDA_PACK,
)
UNDATED = read("undated", "Attendance was never counted.")


def said_by(call, *arguments) -> str:
    with pytest.raises(NotFound) as told:
        call(*arguments)
    return str(told.value)


def test_page_comes_back_as_it_was_read_with_a_box_for_every_character(add, catalogue):
    add(PACK)

    page = catalogue.page(PACK.document.doc_id, 3)

    assert page == PACK.pages[1]
    assert page.boxes == boxes("The third page, of children in care.")


def test_held_back_page_is_answered_exactly_as_one_that_does_not_exist(add, catalogue):
    add(PACK)
    id_ = PACK.document.doc_id

    said = {number: said_by(catalogue.page, id_, number) for number in (2, 0, 4, -1, 10**30)}

    assert said[2] == "pack.pdf has no page 2 to show; its pages run from 1 to 3."
    assert {text.replace(f"page {n} ", "page N ") for n, text in said.items()} == {
        "pack.pdf has no page N to show; its pages run from 1 to 3."
    }
    assert catalogue.passages_on(id_, 2) == ()
    assert set(catalogue.page_texts(id_)) == {1, 3}


@pytest.mark.parametrize("call", ["document", "pdf_path"])
def test_paper_held_back_whole_is_answered_exactly_as_one_that_does_not_exist(call, add, indexer, catalogue):
    add(PACK)
    secret, unknown = doc_id("secret"), doc_id("unknown")
    indexer.add_held(PACK.document.model_copy(update={"doc_id": secret, "held_pages": ()}), "exempt")

    held = said_by(getattr(catalogue, call), secret)

    assert held.replace(secret, "ID") == said_by(getattr(catalogue, call), unknown).replace(unknown, "ID")
    assert said_by(catalogue.page, secret, 1).replace(secret, "ID") == held.replace(secret, "ID")


@pytest.mark.parametrize("odd", ["", "../../etc/passwd", "'; DROP TABLE documents; --", "A" * 10_000])
def test_odd_ids_are_not_found_in_one_short_sentence(odd, add, catalogue):
    add(PACK)

    assert len(said_by(catalogue.document, odd)) < 250
    assert catalogue.documents() == (PACK.document,)


def test_catalogue_is_listed_page_by_page_in_the_order_of_ids(add, catalogue):
    papers = (PACK, OLD, NEW, UNDATED)
    add(*papers)
    wanted = sorted(paper.document.doc_id for paper in papers)

    first = catalogue.documents(limit=3)
    rest = catalogue.documents(after=first[-1].doc_id, limit=3)

    assert [d.doc_id for d in (*first, *rest)] == wanted
    assert catalogue.documents(after=rest[-1].doc_id) == ()


FILTERS = {
    "from a day": (Filters(date_from=date(2025, 1, 1)), {"new"}),
    "from the very day": (Filters(date_from=date(2025, 11, 10)), {"new"}),
    "up to a day": (Filters(date_to=date(2025, 1, 1)), {"old"}),
    "up to the very day": (Filters(date_to=date(2024, 11, 11)), {"old"}),
    "between days": (Filters(date_from=date(2024, 1, 1), date_to=date(2025, 12, 31)), {"old", "new"}),
    "between days the wrong way round": (
        Filters(date_from=date(2026, 1, 1), date_to=date(2024, 1, 1)),
        set(),
    ),
    "a committee": (Filters(committee="Executive Board"), {"new"}),
    "a committee in capitals": (Filters(committee="EXECUTIVE BOARD"), {"new"}),
    "no such committee": (Filters(committee="Planning"), set()),
    "a kind": (Filters(kinds=("monitoring_report",)), {"old"}),
    "two kinds": (Filters(kinds=("monitoring_report", "agenda_pack")), {"old", "new"}),
    "one paper": (Filters(document_ids=(doc_id("undated"),)), {"undated"}),
    "a paper that is not there": (Filters(document_ids=(doc_id("gone"),)), set()),
    "no paper at all": (Filters(document_ids=()), set()),
    "no kind at all": (Filters(kinds=()), set()),
    "several": (Filters(date_from=date(2024, 1, 1), committee="executive board"), {"new"}),
    "nothing": (Filters(), {"old", "new", "undated"}),
}


@pytest.mark.parametrize(("filters", "wanted"), FILTERS.values(), ids=FILTERS)
def test_filters_limit_the_catalogue(filters, wanted, add, catalogue):
    add(OLD, NEW, UNDATED)

    assert {d.title.lower() for d in catalogue.documents(filters)} == wanted


@pytest.mark.parametrize(("filters", "wanted"), FILTERS.values(), ids=FILTERS)
def test_filters_hold_inside_both_searches(filters, wanted, add, search):
    add(OLD, NEW, UNDATED)

    found = search.search("attendance", ["attendance"], (), 10, filters)

    assert {c.document.title.lower() for c in found} == wanted
    assert all(c.lexical_rank and c.dense_rank for c in found)


def test_filter_is_applied_before_the_best_are_taken_and_not_after(add, search):
    add(OLD, *(read(f"other {n}", f"Attendance, attendance and attendance {n}.") for n in range(12)))

    (found,) = search.search("attendance", ["attendance"], (), 2, Filters(date_to=date(2025, 1, 1)))

    assert found.document == OLD.document
    assert (found.lexical_rank, found.dense_rank) == (1, 1)


def test_passage_over_the_page_turn_is_listed_on_both_pages(add, catalogue):
    passage = PACK.passages[0].model_copy(
        update={"last_page": 2, "passage_id": "both", "doc_id": doc_id("turn")}
    )
    document = PACK.document.model_copy(update={"doc_id": doc_id("turn"), "held_pages": ()})
    add(ReadPaper(document=document, pages=PACK.pages, passages=(passage,)))

    assert catalogue.passages_on(doc_id("turn"), 1) == (passage,)
    assert catalogue.passages_on(doc_id("turn"), 2) == (passage,)
    assert catalogue.passages_on(doc_id("turn"), 3) == ()


def test_acronyms_come_with_every_expansion_the_papers_give(add, catalogue):
    first = Acronym(short="SEND", long="special educational needs and disabilities", page=1)
    second = Acronym(short="CYP", long="children and young people", page=1)
    add(OLD.model_copy(update={"acronyms": (first,)}), NEW.model_copy(update={"acronyms": (second, first)}))

    assert catalogue.acronyms() == (second, first, first)


def test_passages_are_counted_for_one_paper_and_for_all(add, catalogue):
    add(PACK, OLD)

    assert catalogue.passage_count(OLD.document.doc_id) == 1
    assert catalogue.passage_count() == len(PACK.passages) + 1
    assert catalogue.passage_count("unknown") == 0


def test_pdf_that_somebody_removed_says_what_to_do(add, catalogue, settings):
    add(OLD)
    (settings.data_dir / "papers" / f"{OLD.document.doc_id}.pdf").unlink()

    assert "run papers ingest on it again" in said_by(catalogue.pdf_path, OLD.document.doc_id)


def test_folder_without_an_index_says_how_to_make_one(tmp_path):
    with pytest.raises(IndexMissing, match="papers ingest FOLDER"):
        Catalogue(Settings(data_dir=tmp_path / "nothing"))


def test_file_that_is_no_index_is_refused_by_name(tmp_path):
    (tmp_path / "catalogue.sqlite3").write_bytes(b"this is no database, however long it may be" * 100)

    with pytest.raises(StoreUnavailable, match=str(tmp_path)):
        Catalogue(Settings(data_dir=tmp_path))


FLOATS = st.floats(-20_000, 20_000, width=32)


@given(st.lists(st.none() | st.tuples(FLOATS, FLOATS, FLOATS, FLOATS)).map(tuple))
def test_boxes_come_back_as_they_were_kept(kept):
    assert unpacked_boxes(packed_boxes(kept)) == kept


# --- days that passages speak of --------------------------------------------------------------------------------

SUMMER = read("summer", "Attendance in Quarter 1 2025/26 was 94.1%.")
AUTUMN = read("autumn", "Attendance in Quarter 2 2025/26 was 95.0%.")
LAST_YEAR = read("last year", "Attendance was 93.2% in 2024/25.")
NO_DAYS = read("no days", "Attendance was never counted.")

PERIODS = {
    "the quarter's own days": (date(2025, 7, 1), date(2025, 9, 30), {"autumn"}),
    "its last day": (date(2025, 9, 30), date(2025, 9, 30), {"autumn"}),
    "its first day": (date(2025, 7, 1), date(2025, 7, 1), {"autumn"}),
    "the day before": (date(2025, 6, 30), date(2025, 6, 30), {"summer"}),
    "across two": (date(2025, 6, 30), date(2025, 7, 1), {"summer", "autumn"}),
    "from a day on": (date(2025, 4, 1), None, {"summer", "autumn"}),
    "up to a day": (None, date(2025, 4, 1), {"summer", "last year"}),
    "before all": (None, date(2020, 1, 1), set()),
    "after all": (date(2030, 1, 1), None, set()),
    "the wrong way round": (date(2030, 1, 1), date(2020, 1, 1), set()),
    "always": (None, None, {"summer", "autumn", "last year", "no days"}),
}


@pytest.mark.parametrize(("first", "last", "wanted"), PERIODS.values(), ids=PERIODS)
def test_days_spoken_of_hold_inside_both_searches(first, last, wanted, add, search):
    add(SUMMER, AUTUMN, LAST_YEAR, NO_DAYS)

    found = search.search("attendance", ["attendance"], (), 10, Filters(period_from=first, period_to=last))

    assert {c.document.title.lower() for c in found} == wanted
    assert all(c.lexical_rank and c.dense_rank for c in found)


def test_days_spoken_of_and_filters_on_papers_hold_together(add, search):
    add(SUMMER, AUTUMN, LAST_YEAR, NO_DAYS)
    one_paper = (doc_id("autumn"), doc_id("no days"))

    found = search.search(
        "attendance", ["attendance"], (), 10, Filters(document_ids=one_paper, period_from=date(2025, 1, 1))
    )

    assert [c.document.title.lower() for c in found] == ["autumn"]


def test_row_with_two_years_is_found_under_both(add, search):
    text = "Attendance 93.2 95.0"
    cells = (Cell(head="2023/24", text="93.2", boxes=()), Cell(head="2024/25", text="95.0", boxes=()))
    row = RowSpan(page=1, start=0, end=len(text), heads="2023/24; 2024/25", cells=cells)
    add(read("table", text, rows=[row]))

    for day in (date(2023, 4, 1), date(2025, 3, 31)):
        found = search.search("attendance", ["attendance"], (), 10, Filters(period_from=day, period_to=day))
        assert [cell.period.label for c in found for cell in c.passage.cells] == ["2023/24", "2024/25"]


def test_officers_of_a_paper_come_back_and_go_with_it(add, catalogue):
    key = (
        Officer(initials="SW", name="Sheila Ward", role="Director", page=3),
        Officer(initials="AB", name="Amir Bell", page=3),
    )
    add(NEW.model_copy(update={"officers": key}), OLD)

    assert catalogue.officers(NEW.document.doc_id) == (key[1], key[0])
    assert catalogue.officers(OLD.document.doc_id) == ()

    add(NEW)

    assert catalogue.officers(NEW.document.doc_id) == ()


def test_confidence_of_every_character_comes_back(add, catalogue):
    scan = PACK.pages[0].model_copy(
        update={"ocr": True, "confidences": tuple(n % 101 for n in range(len(PACK.pages[0].text)))}
    )
    add(PACK.model_copy(update={"pages": (scan,)}))

    assert catalogue.page(PACK.document.doc_id, 1) == scan
