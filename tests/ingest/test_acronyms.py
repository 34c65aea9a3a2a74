"""Acronyms with the words they stand for, as the paper spells them out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain import Acronym
from core.structure import Officer
from ingest.acronyms import find_acronyms
from ingest.tables.model import RowKind, Table, TableCell, TableRow
from tests.papers import acronyms, pages


def pairs(text: str) -> list[tuple[str, str]]:
    return [(found.short, found.long) for found in acronyms(text)]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("an education, health and care plan (EHCP) is", "EHCP", "education, health and care plan"),
        ("education, health and care plans (EHCPs)", "EHCP", "education, health and care plans"),
        (
            "Special Educational Needs and Disabilities (SEND)",
            "SEND",
            "Special Educational Needs and Disabilities",
        ),
        ("the Department for Education (DfE)", "DfE", "Department for Education"),
        ("the Dedicated Schools Grant (‘DSG’)", "DSG", "Dedicated Schools Grant"),
        ("the DSG (Dedicated Schools Grant) pays", "DSG", "Dedicated Schools Grant"),
        ("children in care\ncouncil (CICC) met", "CICC", "children in care council"),
        ("multi-agency safeguarding hub (MASH)", "MASH", "multi-agency safeguarding hub"),
    ],
)
def test_acronym_is_found_with_its_words(text, short, long):
    assert pairs(text) == [(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        "the Council (see Appendix A)",
        "the number of children (EHCP)",
        "the board met (2025)",
        "resolved that the plan be agreed (RTP)",
        "(EHCP)",
        "EHCP (see the note on page three)",
        "",
    ],
)
def test_letters_that_are_no_initials_of_the_words_are_no_acronym(text):
    assert pairs(text) == []


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("EHCP – Education, Health and Care Plan", "EHCP", "Education, Health and Care Plan"),
        ("• LAC = Looked After Child", "LAC", "Looked After Child"),
        ("DSG: Dedicated Schools Grant.", "DSG", "Dedicated Schools Grant"),
        ("YJS - Youth Justice Service involvement", "YJS", "Youth Justice Service"),
        ("FP = In Foster Placement", "FP", "Foster Placement"),
        ("EHCP Education, Health and\nCare Plan\nDSG", "EHCP", "Education, Health and Care Plan"),
        ("MTFS Medium Term Financial Strategy", "MTFS", "Medium Term Financial Strategy"),
        ("Medium Term Financial Strategy – MTFS", "MTFS", "Medium Term Financial Strategy"),
    ],
)
def test_line_of_a_list_spells_its_letters_out(text, short, long):
    assert pairs(text) == [(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        "LA - 92.12%",
        "PRU – PRU",
        "IT is taught in all schools",
        "IT training",  # two letters and a space
        "MTFS Medium Term Financial Strategy was agreed",  # the words do not end the line
        "EHCP – timeliness was good",
        "RESOLVED: That the report be noted",
    ],
)
def test_line_that_only_begins_like_one_spells_nothing_out(text):
    assert pairs(text) == []


def row(*texts: str, page: int = 1, heads: tuple[str | None, ...] = ()) -> TableRow:
    heads = heads or (None,) * len(texts)
    cells = (
        TableCell(row=0, column=n, text=text, spans=(), boxes=(), head=head)
        for n, (text, head) in enumerate(zip(texts, heads, strict=True))
    )
    return TableRow(
        page=page, kind=RowKind.BODY, cells=tuple(cells), label=texts[0], start=0, end=0, contiguous=False
    )


def table(*rows: TableRow) -> Table:
    last = max(each.page for each in rows)
    return Table(first_page=1, last_page=last, areas=(), ruled=True, heads=(), rows=rows)


def test_cells_side_by_side_spell_letters_out_on_their_page():
    glossary = table(
        row("EHCP", "Education, Health and Care Plan", page=2),
        row("Dedicated Schools Grant", "DSG"),
        row("SEN", "4.2%"),
        row("the Virtual School (VS) and the virtual school head (VSH)", "12"),
    )

    found = find_acronyms((), [glossary])

    assert [(a.short, a.long, a.page) for a in found] == [
        ("DSG", "Dedicated Schools Grant", 1),
        ("VS", "Virtual School", 1),
        ("VSH", "virtual school head", 1),
        ("EHCP", "Education, Health and Care Plan", 2),
    ]


def test_officer_s_initials_are_no_acronym():
    ward = Officer(initials="SW", name="Sheila Ward", page=1)

    assert find_acronyms(pages("Asked of Sheila Ward (SW) and social workers (SWs)."), (), [ward]) == (
        Acronym(short="SW", long="social workers", page=1),
    )


def test_acronym_is_given_once_at_the_page_that_spells_it_out_first():
    spelt = "the Dedicated Schools Grant (DSG)"

    (found,) = find_acronyms(pages("nothing", spelt, spelt.upper().replace("THE ", "")))

    assert (found.short, found.page) == ("DSG", 2)


def test_letters_that_stand_for_two_things_are_given_for_each():
    found = acronyms("children in care (CIC) and a community interest company (CIC)")

    assert [a.long for a in found] == ["children in care", "community interest company"]


@given(
    st.text()
    | st.lists(st.sampled_from(["and", "Care", "(", ")", "CIC", "of-", "'", "’s", "(EHCPs)", ","])).map(
        " ".join
    )
)
def test_any_text_can_be_read_and_what_is_found_stands_in_it(text):
    plain = " ".join(text.split())

    for found in acronyms(text):
        assert found.short in plain
        assert found.long.strip() == found.long != ""
