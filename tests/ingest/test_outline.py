"""The structure of a paper: where in it each stretch of a page stands."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.outline import outline
from tests.papers import pages

PRINTED = [
    *(
        "REPORT TO: Board",
        "SUBJECT: Children in Care",
        "3.0 SUPPORTING INFORMATION",
        "Key Highlights",
        "3.1 Spend fell.",
    ),
    *(
        "CYP12 SCHOOL PLACES",
        "Agenda Item 5a",
        "Page 14",
        "APPENDIX A Figures",
        "Costs 12 10",
        "",
        "words and words",
    ),
]
LINES = st.sampled_from(PRINTED)


@given(st.lists(st.lists(LINES, max_size=8).map("\n".join) | st.text(max_size=60), max_size=4))
def test_positions_of_a_page_cover_its_text_without_a_gap(texts):
    positions = outline(pages(*texts))

    for number, text in enumerate(texts, start=1):
        own = [position for position in positions if position.page == number]
        assert own[0].start == 0
        assert own[-1].end == len(text)
        assert all(one.end == following.start for one, following in pairwise(own))


def at(words: str, *texts: str):
    """The position in which these words stand."""
    for number, text in enumerate(texts, start=1):
        where = text.find(words)
        for position in outline(pages(*texts)):
            if where >= 0 and position.page == number and position.start <= where < position.end:
                return position
    raise AssertionError(words)


REPORT = (
    "REPORT TO: Executive Board\n"
    "DATE: 10 November 2025\n"
    "REPORTING OFFICER: Director of Children’s Services\n"
    "SUBJECT: Children in Care:\n"
    "Sufficiency of Homes\n"
    "WARD(S): Borough-wide\n"
    "1.0 PURPOSE OF REPORT\n"
    "1.1 To tell the Board of the homes.\n"
    "3.0 SUPPORTING INFORMATION\n"
    "3.1 There are 384 children in care."
)


def test_subject_names_the_report_over_its_lines():
    assert at("1.1 To tell", REPORT).report == "Children in Care: Sufficiency of Homes"


def test_second_line_of_a_subject_is_no_section_of_its_own():
    assert at("WARD(S)", REPORT).section is None


def test_numbered_headings_name_sections():
    assert at("1.1 To tell", REPORT).section == "1.0 PURPOSE OF REPORT"
    assert at("3.1 There", REPORT).section == "3.0 SUPPORTING INFORMATION"


def test_section_goes_on_over_the_page_turn_until_the_next_heading():
    assert at("and more", REPORT, "and more of them in homes.").section == "3.0 SUPPORTING INFORMATION"


def test_next_report_begins_without_item_and_section_of_the_one_before():
    second = (
        "REPORT TO: Schools Forum\nSUBJECT: School Budgets\nWARD(S): All\nThe forum is asked to note this."
    )

    position = at("The forum", f"Agenda Item 5a\n{REPORT}", second)

    assert (position.item, position.report, position.section) == (None, "School Budgets", None)


@pytest.mark.parametrize(
    ("printed", "item"),
    [
        ("Agenda Item 5a", "5a"),
        ("Agenda Item 5 (a)", "5a"),
        ("Page 14 Agenda Item No. 12", "12"),
        ("AGENDA ITEM 7", "7"),
    ],
)
def test_agenda_item_at_the_head_of_a_page_is_that_of_the_pages_behind_it(printed, item):
    texts = (f"{printed}\nThe first words.", "More words.")

    assert at("The first", *texts).item == item
    assert at("More", *texts).item == item


def test_minute_has_its_number_and_subject_and_ends_the_section_before():
    text = "Key Facts of Homes\nWell.\nCYP12 SCHOOL PLACES IN THE\nNORTH OF THE BOROUGH\nThe Board noted the report."

    position = at("The Board noted", text)

    assert position.minute == "CYP12 SCHOOL PLACES IN THE NORTH OF THE BOROUGH"
    assert position.section is None


def test_appendix_is_a_section():
    assert at("Measure", "Appendix A Key Measures\nMeasure and target").section == "Appendix A Key Measures"


@pytest.mark.parametrize(
    "line",
    [
        "3.1 Spend fell in the quarter.",
        "2025 was a good year for all",
        "Page 3 of 25",
        "14",
        "children in care",
        "Ends here.",
    ],
)
def test_prose_and_furniture_are_no_headings(line):
    assert at("words", f"{line}\nThe words below.").section is None


PARAGRAPH = (
    "and the words of the paragraph go on in lines that are as long as the column is wide on this page."
)


@pytest.mark.parametrize(
    "line",
    [
        "3.1 Article 6 of the Constitution requires each Policy and Performance Board to report on its work and",
        "3.2 The Annual Report (Appendix 1) is put to the Children",
        "3.3 The rules in short are these:",
        "7 secondary schools",
    ],
    ids=["full line of prose", "goes on in small letters", "opens a list", "row of a table"],
)
def test_first_line_of_a_numbered_paragraph_names_no_section(line):
    assert at("and the words", f"{line}\n{PARAGRAPH}\n{PARAGRAPH}").section is None


@pytest.mark.parametrize(
    "line",
    [
        "3.1 Reasons for the decision",
        "2.0 RECOMMENDATION: That the Board",
        "6.2 Building a Strong, Local Economy",
    ],
    ids=["short, in small letters", "capitals first", "titled"],
)
@pytest.mark.parametrize("below", ["There are none.", "n/a"])
def test_short_numbered_line_names_a_section(line, below):
    assert at("Words", f"{line}\n{below}\nWords.\n{PARAGRAPH}\n{PARAGRAPH}\n{PARAGRAPH}").section == line


def section_below(text: str, *, of_row: str | None) -> str | None:
    """The section in which the last line of a page stands, where a grid has the row of these words, or has none."""
    start = text.index(of_row) if of_row else 0
    grid = {1: [(start, start + len(of_row))]} if of_row else {}
    return outline(pages(text), grid)[-1].section


@pytest.mark.parametrize("line", ["Agency Staff", "AGENCY STAFF", "Annual Budget"])
def test_label_or_column_head_inside_a_grid_is_no_heading(line):
    text = f"{line}\nThe words below."

    assert section_below(text, of_row=None) == line
    assert section_below(text, of_row=line) is None


def test_heading_beside_a_grid_of_its_page_stays_one():
    text = "Key Figures\nAgency Staff\nThe words below."

    assert section_below(text, of_row="Agency Staff") == "Key Figures"


def test_grid_of_another_page_takes_no_heading_away():
    text = "Key Figures\nThe words below."

    assert outline(pages(text), {2: [(0, len(text))]})[-1].section == "Key Figures"


@pytest.mark.parametrize(
    ("line", "position"),
    [
        ("3.1 Reasons for the Decision", {"section": "3.1 Reasons for the Decision"}),
        ("APPENDIX A Figures", {"section": "APPENDIX A Figures"}),
        ("CYP12 SCHOOL PLACES", {"minute": "CYP12 SCHOOL PLACES"}),
    ],
    ids=["numbered", "appendix", "minute"],
)
def test_numbered_heading_appendix_and_minute_are_found_inside_a_grid_too(line, position):
    text = f"{line}\nThe words below."

    found = outline(pages(text), {1: [(0, len(line))]})[-1]

    assert found.model_dump(exclude_none=True).items() >= position.items()


@given(
    st.lists(LINES, max_size=8).map("\n".join),
    st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=4),
)
def test_positions_cover_the_page_whatever_its_grids(text, spans):
    positions = outline(pages(text), {1: spans})

    assert positions[0].start == 0
    assert positions[-1].end == len(text)
    assert all(one.end == following.start for one, following in pairwise(positions))


def test_next_item_without_a_head_ends_the_report_before():
    position = at("The plan", f"Agenda Item 5a\n{REPORT}", "Page 20 Agenda Item 5b\nThe plan of a partner.")

    assert (position.item, position.report, position.section) == ("5b", None, None)


def test_title_is_found_in_heads_of_other_councils():
    text = "Report title: Library hours\nMeeting date: 4 June 2024\nWards affected: All\n1. Background\nWords of it."

    assert at("Words", text).report == "Library hours"
