"""The same report in a pack and as a file of its own: one source."""

from datetime import date

import pytest

from core.domain import DocumentText, Kind
from index.same_source import Placed, SameSource, resemblance
from tests.papers import read

HEAD = "REPORT TO: Schools Board\nDATE: {day}\nSUBJECT: School Places\nWARDS: All\n"
BODY = "1.0 PURPOSE\n" + "\n".join(
    f"1.{n} Ward {chr(64 + n)} has {100 + 7 * n} places for {90 + 5 * n} pupils in its schools this year."
    for n in range(1, 21)
)
MORE = "\n".join(
    f"2.{n} School {chr(64 + n)} will add {n} places in room {3 * n} by May." for n in range(1, 21)
)
AGENDA = (
    "Public Document Pack\nAGENDA\n1. MINUTES 1 - 2\n2. SCHOOL PLACES 3 - 5\n3. LIBRARIES 6 - 7\nQuorum 3"
)
OTHER = "REPORT TO: Schools Board\nDATE: 4 May 2025\nSUBJECT: Libraries\n1.0 PURPOSE\n" + "\n".join(
    f"1.{n} Library {n} opens at {n}." for n in range(1, 30)
)


def report(name="report", day="4 May 2025", body=BODY, **more):
    return read(name, HEAD.format(day=day) + body, MORE, kind=Kind.REPORT, **more)


def pack(name="pack", day="4 May 2025", body=BODY, **more):
    pages = (AGENDA, f"Page 3 Agenda Item 2\n{HEAD.format(day=day)}{body}", f"Page 4\n{MORE}", OTHER)
    return read(name, *pages, kind=Kind.AGENDA_PACK, **more)


def same(*papers):
    texts = {}
    for paper in papers:
        by_number = {page.number: page.text for page in paper.pages}
        count = paper.document.page_count
        texts[paper.document.doc_id] = DocumentText(
            pages=tuple(by_number.get(number, "") for number in range(1, count + 1))
        )
    placed = [Placed(paper.document, part) for paper in papers for part in paper.parts]
    return SameSource(placed, texts.__getitem__)


def passage_with(paper, words):
    return next(passage for passage in paper.passages if words in passage.text)


def test_passage_of_the_report_is_told_once_whichever_paper_comes_first():
    words = "1.7 Ward G"
    for papers in ((report(), pack()), (pack(), report())):
        found = [passage_with(paper, words) for paper in papers]

        assert same(*papers).once(found) == (True, False)


def test_other_passages_of_the_same_report_are_told_too():
    one, two = report(), pack()
    found = [passage_with(one, "1.2 Ward B"), passage_with(two, "2.9 School I")]

    assert same(one, two).once(found) == (True, True)


def test_quote_is_named_on_the_other_paper_s_page():
    one, two = report(), pack()

    (also,) = same(one, two).elsewhere(one.document.doc_id, 2, "School C will add 3 places")
    assert (also.file, also.page) == ("pack.pdf", 3)
    (back,) = same(one, two).elsewhere(two.document.doc_id, 2, "Ward C has 121 places")
    assert (back.file, back.page) == ("report.pdf", 1)


def test_words_that_the_twin_lacks_are_named_nowhere_else():
    one, two = report(body=f"{BODY}\n1.21 A late word of the chair."), pack()

    assert same(one, two).elsewhere(one.document.doc_id, 1, "A late word of the chair.") == ()


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (report(day="4 May 2024"), pack(day="4 May 2025")),
        (
            report(body=f"Position at Quarter 1 2025/26\n{BODY}"),
            pack(body=f"Position at Quarter 2 2025/26\n{BODY}"),
        ),
        (report(body=OTHER), pack()),
    ],
    ids=["another day", "another quarter", "another text"],
)
def test_routine_report_of_another_time_is_another_source(one, two):
    found = [one.passages[0], *two.passages]

    assert same(one, two).once(found) == (True,) * len(found)
    assert same(one, two).twins_of(one.document.doc_id, 0) == ()


def test_reports_without_a_date_of_their_own_go_by_their_papers():
    bare = {"day": "this week", "body": BODY}
    changed = BODY.replace("Ward T", "Ward Z").replace("Ward B", "Ward Y")

    same_day = [
        f(**{**bare, "body": b}, meeting_date=date(2025, 5, 4)) for f, b in ((report, BODY), (pack, changed))
    ]
    assert same(*same_day).twins_of(same_day[0].document.doc_id, 0)

    other_day = [same_day[0], pack(day="this week", body=changed, meeting_date=date(2024, 5, 4))]
    assert not same(*other_day).twins_of(other_day[0].document.doc_id, 0)


def test_papers_with_nothing_in_common_are_left_as_they_are():
    one, two = read("one", BODY), read("two", OTHER)
    found = [*one.passages, *two.passages, *one.passages]

    assert same(one, two).once(found) == (True,) * len(found)
    assert same(one, two).elsewhere(one.document.doc_id, 1, "Ward C has 121 places") == ()


def test_same_words_resemble_each_other_wholly_and_others_not_at_all():
    one, two, other = (paper.parts[0] for paper in (read("a", BODY), read("b", BODY), read("c", MORE)))

    assert resemblance(one, two) == 1.0
    assert resemblance(one, other) < 0.1


def test_twin_page_that_is_held_back_is_never_named():
    one, two = report(), pack(held_pages=(3,))

    assert same(one, two).elsewhere(one.document.doc_id, 2, "School C will add 3 places") == ()
