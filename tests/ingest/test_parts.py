"""A pack torn into its parts."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain import DocumentText, Kind, Provenance, Source
from core.structure import PartKind
from ingest.outline import outline
from ingest.parts import find_parts
from tests.ingest.test_outline import PRINTED
from tests.papers import document, page, pages

FRONT = (
    "Public Document Pack\nSchools Board\nMonday, 10 November 2025 at 6.30 p.m. Civic Suite, Town Hall\n"
    "BOARD MEMBERSHIP\nCouncillor Rowan Alder (Chair)\nCouncillor Hazel Thorne\nPlease contact the clerk.\n"
    "AGENDA\n1. MINUTES 1 - 2\n2. DECLARATIONS OF INTEREST\n3. SCHOOL PLACES 3 - 5\n4. LIBRARY HOURS 6 - 7"
)
MINUTES = (
    "SCHOOLS BOARD\nAt a meeting of the Schools Board on Monday, 8 September 2025 in the Civic Suite\n"
    "Present: Councillors Alder (Chair) and Thorne.\nSB1 MINUTES\nThe minutes were agreed."
)
PLACES = (
    "Page 3 Agenda Item 3\nREPORT TO: Schools Board\nDATE: 10 November 2025\nSUBJECT: School Places\n"
    "WARDS: All\n1.0 PURPOSE\n1.1 To tell of places at Quarter 2 2025/26."
)
APPENDIX = "APPENDIX 1\nPlaces by school\nOak Primary has 12 places."
LIBRARIES = "Page 6\nREPORT TO: Schools Board\nSUBJECT: Library Hours\n1.0 PURPOSE\n1.1 To tell of libraries."
PACK = (FRONT, f"Health and safety notice.\n{MINUTES}", "More minutes.", PLACES, APPENDIX, LIBRARIES)


def pack(*texts, **more):
    about = document(
        kind=Kind.AGENDA_PACK,
        page_count=len(texts),
        provenance=(
            Provenance(field="committee", source=Source.FRONT_PAGE, page=1, quote="Schools Board"),
            Provenance(
                field="meeting_date", source=Source.FRONT_PAGE, page=1, quote="Monday, 10 November 2025"
            ),
        ),
        **more,
    )
    return torn(about, pages(*texts))


def torn(about, read):
    return find_parts(about, read, outline(read))


def test_pack_has_a_front_sheet_minutes_reports_and_the_appendix_of_one():
    told = [(p.kind, p.item, p.first_page, p.last_page, p.parent) for p in pack(*PACK)]

    assert told == [
        (PartKind.FRONT, None, 1, 2, None),
        (PartKind.MINUTES, "1", 2, 3, None),
        (PartKind.REPORT, "3", 4, 4, None),
        (PartKind.APPENDIX, "3", 5, 5, 2),
        (PartKind.REPORT, "4", 6, 6, None),
    ]


def test_report_has_its_title_head_and_period_with_their_page():
    report = pack(*PACK)[2]

    assert report.title == "School Places"
    assert [(field.name, field.value, field.page) for field in report.head] == [
        ("REPORT TO", "Schools Board", 4),
        ("DATE", "10 November 2025", 4),
        ("SUBJECT", "School Places", 4),
        ("WARDS", "All", 4),
    ]
    assert (report.period.label, report.period.page) == ("Q2 2025/26", 4)


def test_appendix_takes_its_heading_and_its_report_s_item_and_period():
    appendix = pack(*PACK)[3]

    assert (appendix.title, appendix.item) == ("APPENDIX 1: Places by school", "3")
    assert appendix.period.label == "Q2 2025/26"


def test_front_sheet_tells_body_date_place_and_members_as_printed():
    head = {field.name: field.value for field in pack(*PACK)[0].head}

    assert head == {
        "Body": "Schools Board",
        "Date": "Monday, 10 November 2025",
        "Place": "Civic Suite, Town Hall",
        "Membership": "Councillor Rowan Alder (Chair); Councillor Hazel Thorne",
    }


def test_minutes_begin_where_their_body_is_named_in_the_middle_of_a_page():
    text = DocumentText(pages=PACK).text
    _, minutes, *_ = pack(*PACK)

    assert text[minutes.start :].startswith("SCHOOLS BOARD\nAt a meeting of")
    assert minutes.title.startswith("At a meeting of the Schools Board on Monday, 8 September 2025")


def test_report_without_a_stamp_is_the_item_that_the_agenda_names_so():
    assert pack(*PACK)[-1].item == "4"


def test_page_with_nothing_but_its_item_goes_with_the_report_behind_it():
    *_, report = pack(FRONT, "Page 3 Agenda Item 3", PLACES.removeprefix("Page 3 Agenda Item 3\n"))

    assert (report.item, report.first_page, report.last_page, report.title) == ("3", 2, 3, "School Places")


def test_numbering_that_begins_anew_is_a_document_of_its_own_inside_the_item():
    read = [
        page(FRONT, 1),
        page(PLACES, 2, own_label="1 of 2"),
        page("2.0 RISKS\nNone.", 3, own_label="2 of 2"),
        page("Sufficiency Plan\nWords of the plan.", 4, own_label="1 of 9"),
        page("More words of it.", 5, own_label="2 of 9"),
    ]

    parts = torn(document(kind=Kind.AGENDA_PACK, page_count=5), read)

    assert [(p.kind, p.first_page, p.last_page, p.parent) for p in parts] == [
        (PartKind.FRONT, 1, 1, None),
        (PartKind.REPORT, 2, 3, None),
        (PartKind.APPENDIX, 4, 5, 1),
    ]
    assert parts[2].title == "Sufficiency Plan"


def test_plain_report_is_one_part_with_its_appendix_apart():
    parts = torn(
        document(title="Places", kind=Kind.REPORT, meeting_date=date(2025, 1, 1)),
        pages("Places\nWords of it.", "More.", "Appendix A Figures\nTwelve."),
    )

    assert [(p.kind, p.title, p.first_page, p.last_page) for p in parts] == [
        (PartKind.REPORT, "Places", 1, 2),
        (PartKind.APPENDIX, "Appendix A Figures", 3, 3),
    ]


def test_sentence_that_speaks_of_an_appendix_begins_none():
    parts = torn(document(), pages("Places\nWords.", "Appendix 1 for information.\nMore words."))

    assert len(parts) == 1


def test_sections_stand_where_they_begin_in_the_part_that_they_belong_to():
    text = DocumentText(pages=PACK).text
    _, _, places, appendix, libraries = pack(*PACK)

    assert [(section.title, section.page) for section in places.sections] == [("1.0 PURPOSE", 4)]
    assert [text[s.start :].startswith("1.0 PURPOSE") for p in (places, libraries) for s in p.sections] == [
        True
    ] * 2
    assert [section.title for section in appendix.sections] == ["APPENDIX 1"]


def test_appendix_does_not_inherit_a_period_about_which_its_parent_contradicts_itself():
    told = "Quarterly Monitoring\nDirectorate: People\nPeriod: Quarter 1 – 1st July 2025 – 30th September 2025\nWords."
    *_, report, monitoring, appendix = pack(FRONT, PLACES, told, APPENDIX)

    assert (report.period.label, monitoring.period.label, appendix.period.label) == (
        "Q2 2025/26",
        "Q1 2025/26",
        "Q2 2025/26",
    )
    assert monitoring.period.conflict
    assert (monitoring.parent, appendix.parent) == (report.position, monitoring.position)


def test_held_back_page_begins_nothing_and_ends_nothing():
    with_blank = list(PACK)
    with_blank[4] = ""

    assert [p.kind for p in pack(*with_blank)] == [
        PartKind.FRONT,
        PartKind.MINUTES,
        PartKind.REPORT,
        PartKind.REPORT,
    ]
    assert pack(*with_blank)[2].last_page == 4


@pytest.mark.parametrize("texts", [(), ("",), ("", " \n ")], ids=["no page", "blank", "white space"])
def test_paper_without_text_has_no_parts(texts):
    assert torn(document(), pages(*texts)) == ()


LINES = st.sampled_from(
    [*PRINTED, *FRONT.split("\n"), *MINUTES.split("\n"), *PLACES.split("\n"), "APPENDIX 1"]
)


@given(st.lists(st.lists(LINES, max_size=9).map("\n".join), min_size=1, max_size=5))
def test_parts_cover_the_text_without_gap_or_overlap_and_in_order(texts):
    parts = pack(*texts)
    whole = DocumentText(pages=tuple(texts)).text

    if not whole.strip():
        assert parts == ()
        return
    assert (parts[0].start, parts[-1].end) == (0, len(whole))
    assert all(one.end == following.start for one, following in pairwise(parts))
    assert [part.position for part in parts] == list(range(len(parts)))
    assert all(part.parent is None or part.parent < part.position for part in parts)
    assert all(1 <= part.first_page <= part.last_page <= len(texts) for part in parts)
