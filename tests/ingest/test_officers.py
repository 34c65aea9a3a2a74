"""Officers' initials: resolved by the key that a paper prints, and by nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.settings import IngestSettings
from ingest.officers import find_officers, fits
from ingest.pages import read_pages
from ingest.tables import find_tables
from ingest.tables.model import RowKind, Table, TableCell, TableRow
from samples.content.council import OFFICERS
from tests.conftest import SAMPLE_PAPERS
from tests.papers import pages

KEY = "6.3 Key for responsible officers:\n"


def told(*texts: str) -> list[tuple[str, str, str | None]]:
    return [(found.initials, found.name, found.role) for found in find_officers(pages(*texts))]


@pytest.mark.parametrize(
    ("text", "officer"),
    [
        ("SW – Sheila Ward, Director of Children's Services", ("SW", "Sheila Ward", "Director of Children's Services")),
        ("• SW: Sheila Ward (Head of Early Help)", ("SW", "Sheila Ward", "Head of Early Help")),
        ("SW Sheila Ward - Principal Accountant", ("SW", "Sheila Ward", "Principal Accountant")),
        ("S.W. = Ms Sheila Ward, Team Manager", ("S.W.", "Ms Sheila Ward", "Team Manager")),
        (f"{KEY}SW Sheila Ward", ("SW", "Sheila Ward", None)),
        (f"{KEY}McK Moira McKay", None),
        ("Lead officers\nAMc – Ann McLeod", ("AMc", "Ann McLeod", None)),
        ("Officer initials\nJD – Jo Ditch-Lea", ("JD", "Jo Ditch-Lea", None)),
        (
            "SW – Sheila Ward, Director of Education, Inclusion\nand Skills\nThe next paragraph",
            ("SW", "Sheila Ward", "Director of Education, Inclusion and Skills"),
        ),
    ],
)  # fmt: skip
def test_line_of_a_key_gives_name_and_post(text, officer):
    assert told(text) == ([officer] if officer else [])


@pytest.mark.parametrize(
    "text",
    [
        "CQC – Care Quality Commission",  # no key, no post
        "SW – Sheila Ward",
        "SW – John Brown, Director of Education",  # not his initials
        "EHCP – Education Health Care Plan, Director of Education",
        f"{KEY}The officers are named in the appendix.\nSW Sheila Ward",  # the key is over
        "Director of Education, Sheila Ward",
    ],
)
def test_line_that_only_looks_like_one_gives_nobody(text):
    assert told(text) == []


def test_two_officers_on_one_line_share_the_post():
    assert told("SW/JB Sheila Ward/John Brown, Acting Heads of Service and Lead Officers") == [
        ("JB", "John Brown", "Acting Heads of Service and Lead Officers"),
        ("SW", "Sheila Ward", "Acting Heads of Service and Lead Officers"),
    ]


def test_names_may_be_joined_by_a_word_and_no_line_takes_long():
    assert [name for _, name, _ in told("SW/JB Sheila Ward and John Brown, Joint Heads")] == [
        "John Brown",
        "Sheila Ward",
    ]
    # each "and" may be part of a word: trying all readings would take until the end of days
    assert told("SW " + "Sheila Wand" * 2000 + ":") == []


def test_key_goes_on_over_a_page_turn_past_the_page_s_number():
    assert told(f"Words.\n{KEY}Page 4", "SW Sheila Ward\nJB John Brown") == [
        ("JB", "John Brown", None),
        ("SW", "Sheila Ward", None),
    ]


def table(*texts: str, heads: tuple[str, ...]) -> Table:
    cells = (
        TableCell(row=0, column=n, text=text, spans=(), boxes=(), head=head)
        for n, (text, head) in enumerate(zip(texts, heads, strict=True))
    )
    row = TableRow(page=7, kind=RowKind.BODY, cells=tuple(cells), label="", start=0, end=0, contiguous=False)
    return Table(first_page=7, last_page=7, areas=(), ruled=True, heads=heads, rows=(row,))


@pytest.mark.parametrize(
    ("texts", "heads", "role"),
    [
        (("SW", "Sheila Ward", "Virtual School"), ("Initials", "Officer", "Post"), "Virtual School"),
        (("SW", "Sheila Ward"), ("Initials", "Name"), None),
        (("SW", "Sheila Ward", "Head of Service"), ("", "", ""), "Head of Service"),
    ],
)
def test_row_of_a_key_s_table_gives_name_and_post(texts, heads, role):
    (found,) = find_officers((), [table(*texts, heads=heads)])

    assert (found.initials, found.name, found.role, found.page) == ("SW", "Sheila Ward", role, 7)


@pytest.mark.parametrize(
    "texts", [("SW", "South West", "12%"), ("SW", "John Brown", "Head of Service"), ("Sheila Ward", "SW", "Manager")]
)  # fmt: skip
def test_row_of_another_table_gives_nobody(texts):
    assert find_officers((), [table(*texts, heads=("Area", "Name", "Value"))]) == ()


@pytest.mark.parametrize(
    ("initials", "name", "same"),
    [
        ("SW", "Sheila Ward", True),
        ("SJW", "Sheila Jane Ward", True),
        ("SW", "Sheila Jane Ward", True),
        ("AMc", "Ann McLeod", True),
        ("JDL", "Jo Ditch-Lea", True),
        ("SW", "Cllr Sheila Ward", True),
        ("SJ", "Sheila Jane Ward", False),
        ("WS", "Sheila Ward", False),
        ("SW", "Ward", False),
        ("S", "Sheila Ward", False),
    ],
)
def test_initials_are_those_of_first_and_last_name(initials, name, same):
    assert fits(initials, name) is same


@given(
    st.text()
    | st.lists(st.sampled_from(["SW", "–", "Sheila", "Ward", ",", "Head of", "\n", KEY, "/"])).map(" ".join)
)
def test_any_text_can_be_read_and_who_is_found_stands_in_it(text):
    for found in find_officers(pages(text)):
        assert found.initials in text
        assert found.name in text


def test_sample_report_s_key_is_read_whole():
    path = SAMPLE_PAPERS / "2025-08-cfb-monitoring-report-q1-2025-26.pdf"
    read = read_pages(path, IngestSettings())

    found = find_officers(read, find_tables(path, read))

    assert {(o.initials, o.name, o.role) for o in found} == set(OFFICERS)
