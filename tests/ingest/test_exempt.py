"""Exempt pages: what marks a page as not for everyone, and what only speaks of such pages."""

import pytest

from core.domain import Box, Page
from ingest.exempt import exempt_pages

PUBLIC = "3.1 The Board considered the waiting times and asked for a further report in the spring.\n" * 8
HEAD = (
    "REPORT TO: Executive Board\nDATE: 18 September 2031\nREPORTING OFFICER: Director\nSUBJECT: Depot lease\n"
)


def paper(*texts: str, tall: str = "") -> list[Page]:
    """Pages with the given texts; lines equal to `tall` are set three times as high as the others."""
    return [_page(number, text, tall) for number, text in enumerate(texts, start=1)]


def _page(number: int, text: str, tall: str) -> Page:
    boxes: list[Box | None] = []
    for row, line in enumerate(text.split("\n")):
        height = 36.0 if tall and line == tall else 12.0
        boxes += [
            (50.0 + 5 * x, 40.0 + 14 * row, 55.0 + 5 * x, 40.0 + 14 * row + height) for x in range(len(line))
        ]
        boxes.append(None)
    return Page(number=number, width=595, height=842, text=text, boxes=tuple(boxes[: len(text)]))


MARKINGS = [
    "PART 2",
    "PART II",
    "Part 2 - Exempt",
    "NOT FOR PUBLICATION",
    "Not for publication",
    "NOT FOR PUBLICATION by virtue of paragraph 3 of Part 1 of Schedule 12A",
    "By virtue of paragraph(s) 1, 2 and 3 of Part 1 of Schedule 12A of the Local Government Act 1972",
    "EXEMPT INFORMATION",
    "EXEMPT",
    "CONFIDENTIAL",
    "STRICTLY PRIVATE AND CONFIDENTIAL",
    "CONFIDENTIAL REPORT",
    "APPENDIX A - NOT FOR PUBLICATION",
    "E X E M P T",
    "RESTRICTED: Not for publication",
    "Confidential appendix",
    "PART II REPORT - PRIVATE",
    "Private Document Pack",
]


@pytest.mark.parametrize("marking", MARKINGS)
def test_a_paper_whose_first_page_is_marked_at_its_head_is_held_back_whole(marking):
    marks = exempt_pages(paper(f"{marking}\n{HEAD}{PUBLIC}", PUBLIC))
    assert marks.whole
    assert marks.pages == (1, 2)
    assert marking.replace(" ", "") in marks.why.replace(" ", "")


@pytest.mark.parametrize(
    "marking", ["NOT FOR PUBLICATION", "EXEMPT INFORMATION", "PART 2", "Page 4 CONFIDENTIAL"]
)
def test_a_paper_whose_first_page_is_marked_at_its_foot_is_held_back_whole(marking):
    assert exempt_pages(paper(f"{HEAD}{PUBLIC}{marking}", PUBLIC)).whole


STATUSES = [
    "CLASSIFICATION: Exempt",
    "Report status: Part 2",
    "Exempt/Confidential: Yes, paragraph 3",
    "Is this report confidential? Yes",
    "Part 1 or Part 2: Part 2",
]


@pytest.mark.parametrize("line", STATUSES)
def test_a_report_head_that_gives_the_status_holds_the_paper_back(line):
    assert exempt_pages(paper(f"{HEAD}{line}\n{PUBLIC}")).whole


@pytest.mark.parametrize(
    "sentence",
    [
        "This report is not for publication because it names tenants.",
        "This report contains exempt information as defined in paragraph 3 of Part 1 of Schedule 12A.",
        "This appendix is confidential and is for members of the Board.",
    ],
)
def test_a_paper_that_says_of_itself_that_it_is_exempt_is_held_back(sentence):
    assert exempt_pages(paper(f"{HEAD}{sentence}\n{PUBLIC}")).whole


MENTIONS = [
    "EXB46 PART 2 ITEM: FUNDING FOR THE PIER",
    "3. PART II ITEMS 45 - 60",
    "Requires the disclosure of confidential or exempt information.",
    "Members heard that the part 2 report EXB10 - Pier, would go back to the Executive Board",
    "6. Information Sharing, Communication and Confidentiality",
    "Appendix 2 to this report is exempt under paragraph 3 of Part 1 of Schedule 12A.",
    "This report contains no exempt information.",
    "This report is not exempt or confidential.",
    "10.0 EXEMPT INFORMATION",
    "Exempt accommodation in the borough",
    "Exempt information: None",
    "Exempt/Confidential: No",
    "CLASSIFICATION: Public",
    "A confidential helpline is open to carers all day",
    "Part 2 of the strategy sets out the priorities",
    "Schedule 12A of the Local Government Act 1972 was explained to members",
    "Part I",
    "PART 1",
]


@pytest.mark.parametrize("mention", MENTIONS)
@pytest.mark.parametrize("place", ["head", "middle", "foot"])
def test_words_about_exempt_papers_hold_nothing_back(mention, place):
    text = {
        "head": f"{mention}\n{HEAD}{PUBLIC}",
        "middle": f"{HEAD}{PUBLIC}{mention}\n{PUBLIC}",
        "foot": f"{HEAD}{PUBLIC}{mention}",
    }[place]
    assert exempt_pages(paper(text, text)).pages == ()


def test_a_heading_about_exempt_information_with_none_beneath_holds_nothing_back():
    assert exempt_pages(paper(f"{HEAD}{PUBLIC}", f"EXEMPT INFORMATION\nNone.\n{PUBLIC}")).pages == ()


def test_a_public_pack_whose_agenda_lists_part_two_items_is_public():
    agenda = (
        "AGENDA\n1. MINUTES 1 - 5\n2. PLANS 6 - 9\nPART II\n"
        "3. DEPOT LEASE - NOT FOR PUBLICATION 10 - 12\n4. EXEMPT ITEMS 13 - 15"
    )
    assert exempt_pages(paper(f"Public Document Pack\n{agenda}", agenda, PUBLIC)).pages == ()


def test_a_resolution_to_exclude_the_public_is_public():
    minutes = (
        "PART II\nRESOLVED: That under Section 100A(4) of the Act the press and public be excluded\n"
        "from the meeting on the grounds that it involves the likely disclosure of exempt information as defined in\n"
        "Paragraph 3 of Part 1 of Schedule 12A of the Act.\nEXB12 DEPOT LEASE\nRESOLVED: That the lease be agreed.\n"
    )
    assert exempt_pages(paper(PUBLIC, minutes + PUBLIC)).pages == ()


def test_a_marked_report_inside_a_pack_is_held_back_until_the_next_report_begins():
    marked = f"NOT FOR PUBLICATION\n{HEAD}{PUBLIC}"
    marks = exempt_pages(paper(PUBLIC, marked, PUBLIC, PUBLIC, f"{HEAD}{PUBLIC}", PUBLIC))
    assert not marks.whole
    assert marks.pages == (2, 3, 4)
    assert marks.why == 'Page 2 is marked "NOT FOR PUBLICATION".'


def test_a_marked_report_at_the_end_is_held_back_to_the_last_page():
    marks = exempt_pages(paper(PUBLIC, PUBLIC, f"Page 3 Agenda Item 7\nEXEMPT\n{PUBLIC}", PUBLIC))
    assert marks.pages == (3, 4)


def test_reports_behind_a_part_two_divider_are_held_back_though_they_carry_no_marking():
    marks = exempt_pages(paper(PUBLIC, "PART 2", f"{HEAD}{PUBLIC}", f"{HEAD}{PUBLIC}"))
    assert marks.pages == (2, 3, 4)


def test_a_placeholder_for_a_restricted_document_does_not_hold_back_what_follows():
    stub = (
        "Page 9 Agenda Item 4\nBy virtue of paragraph(s) 3 of Part 1 of Schedule 12A\nDocument is Restricted"
    )
    marks = exempt_pages(paper(PUBLIC, stub, PUBLIC))
    assert marks.pages == (2,)


def test_a_stamp_across_the_page_marks_it():
    marks = exempt_pages(paper(PUBLIC, f"{PUBLIC}CONFIDENTIAL\n{PUBLIC}", tall="CONFIDENTIAL"))
    assert marks.pages == (2,)


def test_a_small_cell_that_says_confidential_is_no_marking():
    assert exempt_pages(paper(PUBLIC, f"{PUBLIC}Confidential\n{PUBLIC}")).pages == ()


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("2031-09-part-2-depot.pdf", True),
        ("Exempt report.pdf", True),
        ("cabinet_confidential.pdf", True),
        ("NOT FOR PUBLICATION lease.pdf", True),
        ("public-reports-pack-part-2.pdf", False),
        ("exempt-accommodation-strategy.pdf", False),
        ("confidentiality-policy.pdf", False),
        ("minutes-part-2.pdf", False),
        ("2031-09-report.pdf", False),
    ],
)
def test_a_file_name_can_mark_a_paper(name, held):
    assert exempt_pages(paper(PUBLIC), name).whole is held


def test_the_operator_decides_over_what_is_printed():
    assert exempt_pages(paper(PUBLIC), access="exempt").whole
    assert not exempt_pages(paper(f"PART 2\n{PUBLIC}"), access="public").whole


def test_a_paper_without_any_text_carries_no_marking():
    assert exempt_pages(paper("", "")).pages == ()
