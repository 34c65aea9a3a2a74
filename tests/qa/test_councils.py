"""Which council's papers a question asks of."""

from core.domain import Document, Filters
from qa.councils import Councils
from tests.papers import doc_id
from tests.qa.makers import asked


def paper(name: str, council: str | None, title: str = "Monitoring report") -> Document:
    return Document(
        doc_id=doc_id(name),
        file=f"{name}.pdf",
        path=f"/{name}.pdf",
        title=title,
        page_count=1,
        council=council,
    )


OURS, THEIRS, UNTOLD = paper("a", "Ferncaster"), paper("b", "Upper Wold"), paper("c", None)
BOTH = Councils([OURS, THEIRS, UNTOLD])


def ids(filters: Filters | None) -> set[str]:
    assert filters is not None
    assert filters.document_ids is not None
    return set(filters.document_ids)


def test_question_that_names_a_council_is_asked_of_its_papers_and_those_that_tell_no_council():
    assert ids(BOTH.limited("How many children does ferncaster look after?", None)) == {
        OURS.doc_id,
        UNTOLD.doc_id,
    }
    assert ids(BOTH.limited("What is Upper Wold's budget?", None)) == {THEIRS.doc_id, UNTOLD.doc_id}


def test_question_that_names_both_or_none_is_asked_of_all():
    assert BOTH.limited("Compare Ferncaster with Upper Wold", None) is None
    assert BOTH.limited("How many children are in care in the wold?", None) is None


def test_one_council_s_papers_need_no_limit():
    assert Councils([OURS, UNTOLD]).limited("How many children are in care in Ferncaster?", None) is None


def test_filters_that_the_reader_set_are_kept():
    filters = Filters(committee="Cabinet", document_ids=(THEIRS.doc_id, UNTOLD.doc_id))

    limited = BOTH.limited("Ferncaster's budget", filters)

    assert limited is not None
    assert limited.committee == "Cabinet"
    assert ids(limited) == {UNTOLD.doc_id}


def test_paper_that_tells_no_council_is_its_whose_name_its_title_has():
    titled = paper("d", None, "Upper Wold schools forum")
    councils = Councils([OURS, THEIRS, titled])

    assert titled.doc_id not in ids(councils.limited("Ferncaster's schools", None))


def test_council_with_an_everyday_name_is_asked_for_with_a_capital():
    councils = Councils([paper("a", "Reading"), THEIRS], language=["reading"])

    assert councils.limited("How has reading at key stage 2 changed?", None) is None
    assert ids(councils.limited("What does Reading spend on placements?", None)) == {doc_id("a")}


def test_name_is_no_concept_of_the_question_that_papers_must_repeat():
    question = BOTH.without_names(asked("What does Upper Wold spend on placements?"))

    assert {c.word for c in question.concepts} == {"spend", "placements"}


def test_question_of_nothing_but_a_name_keeps_it():
    assert [c.word for c in BOTH.without_names(asked("Ferncaster?")).concepts] == ["ferncaster"]


def test_answer_to_a_question_that_names_no_council_says_whose_papers_it_cites():
    assert BOTH.closing("How many children are in care?", [OURS, UNTOLD]) == (
        "The papers cited are of Ferncaster. Name a council to ask of its papers alone."
    )
    assert "of Ferncaster and Upper Wold." in BOTH.closing("How many?", [THEIRS, OURS, OURS])


def test_nothing_is_said_of_councils_where_one_is_named_or_there_is_but_one():
    assert BOTH.closing("How many children are in care in Ferncaster?", [OURS]) == ""
    assert BOTH.closing("How many?", [UNTOLD]) == ""
    assert BOTH.closing("How many?", []) == ""
    assert Councils([OURS, UNTOLD]).closing("How many?", [OURS]) == ""


def test_file_named_by_its_place_tells_its_council_where_no_page_does():
    named = paper("oakhampton-select-committee-2024", None, "Agenda pack, Select Committee")
    councils = Councils([named, THEIRS], language=["select", "committee", "monitoring"])

    assert ids(councils.limited("How many children are in care in Oakhampton?", None)) == {named.doc_id}
    assert named.doc_id not in ids(councils.limited("What does Upper Wold spend?", None))


def test_file_named_by_what_it_is_tells_no_council():
    untold = paper("select-committee-papers", None, "Agenda pack, Select Committee")
    councils = Councils([untold, THEIRS], language=["papers"])

    assert councils.limited("What did the select committee's papers say?", None) is None
    assert councils.limited("What does Upper Wold spend?", None) is None
