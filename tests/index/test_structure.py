"""The structure of single papers, as it was kept."""

from core.structure import PageTable, Part, PartKind, TableCellOnPage
from tests.papers import doc_id, read

PART = Part(position=0, kind=PartKind.REPORT, title="Places", first_page=1, last_page=2, start=0, end=30)
TABLES = tuple(
    PageTable(page=page, cells=(TableCellOnPage(row=row, column=0, text=f"{page}/{row}"),))
    for page, row in ((1, 0), (2, 1), (2, 2))
)
PAPER = read("places", "Children in care.", "Places in homes.").model_copy(
    update={"parts": (PART,), "tables": TABLES}
)


def test_parts_and_tables_come_back_as_they_were_read(add, catalogue):
    add(PAPER)

    assert catalogue.structure.parts(doc_id("places")) == (PART,)
    assert catalogue.structure.tables(doc_id("places")) == TABLES
    assert catalogue.structure.tables_on(doc_id("places"), 2) == TABLES[1:]


def test_paper_read_again_leaves_nothing_of_its_old_structure(add, catalogue):
    add(PAPER)
    add(PAPER.model_copy(update={"tables": ()}))

    assert catalogue.structure.tables(doc_id("places")) == ()
    assert catalogue.structure.parts(doc_id("places")) == (PART,)


def test_paper_that_is_not_there_has_no_structure(add, catalogue):
    add(PAPER)
    of = catalogue.structure

    assert (of.parts("0"), of.minutes("0"), of.meetings("0"), of.observations("0"), of.tables_on("0", 1)) == (
        (),
    ) * 5
