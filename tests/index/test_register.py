"""The register lists every minute that readers may see, in order, narrowed as asked."""

from datetime import date

import pytest

from core.errors import ListingError
from core.listing import Listing
from tests.papers import read

OPENING = """SCHOOLS PANEL
At a meeting of the Schools Panel on Monday, 3 March 2025
in the Guildhall
Present: Councillors Ash and Birch
"""
PACK = read(
    "pack",
    OPENING + "SP12 SCHOOL TRANSPORT\nThe Panel saw a report.\nRESOLVED: That the café stay open.\n"
    "SP13 PUBLIC QUESTIONS\nThere were none.",
)
LATER = read(
    "later",
    OPENING.replace("3 March 2025", "5 May 2025")
    + "SP1 SCHOOL MEALS\nThe Panel saw a report.\nRESOLVED: That prices be frozen.",
)
AGAIN = read(
    "again",
    OPENING + "SP12 SCHOOL TRANSPORT\nThe Panel saw a report.\nRESOLVED: That the café stay open.",
)


def numbers(catalogue, **limits) -> list[tuple[str, str]]:
    found, _ = catalogue.register.listed(Listing(**limits))
    return [(recorded.minute.number, recorded.document.file) for recorded in found]


def test_minutes_stand_in_order_of_meeting_paper_and_place(add, catalogue):
    add(LATER, PACK, AGAIN)

    assert numbers(catalogue) == [
        ("SP12", "again.pdf"),
        ("SP12", "pack.pdf"),
        ("SP13", "pack.pdf"),
        ("SP1", "later.pdf"),
    ]
    assert [minute.number for minute in catalogue.register.all()] == ["SP12", "SP12", "SP13", "SP1"]


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({"q": "transport"}, ["SP12"]),
        ({"q": "CAFE OPEN"}, ["SP12"]),
        ({"q": "sp12 school"}, ["SP12"]),
        ({"q": "school"}, ["SP12", "SP1"]),
        ({"q": "saw"}, []),  # the discussion is no decision
        ({"file": "later"}, ["SP1"]),
        ({"file": "nowhere.pdf"}, []),
        ({"date_from": date(2025, 3, 4)}, ["SP1"]),
        ({"date_to": date(2025, 3, 3)}, ["SP12", "SP13"]),
    ],
)
def test_limits_narrow_the_list(limits, expected, add, catalogue):
    add(PACK, LATER)

    assert [number for number, _ in numbers(catalogue, **limits)] == expected


def test_list_is_handed_out_page_by_page(add, catalogue):
    add(PACK, LATER)

    first, after = catalogue.register.listed(Listing(limit=2))
    rest, end = catalogue.register.listed(Listing(limit=2, after=after))

    assert [r.minute.number for r in (*first, *rest)] == ["SP12", "SP13", "SP1"]
    assert end is None
    with pytest.raises(ListingError):
        catalogue.register.listed(Listing(after="never given"))


def test_paper_that_comes_or_goes_changes_the_list_at_once(add, indexer, catalogue):
    add(PACK)
    assert len(catalogue.register.all()) == 2

    add(LATER)
    assert len(catalogue.register.all()) == 3

    indexer.add_held(PACK.document, "marked as exempt")
    assert [minute.number for minute in catalogue.register.all()] == ["SP1"]


def test_minute_on_a_held_back_page_is_nowhere(add, catalogue):
    add(
        read(
            "part-two",
            OPENING + "SP12 SCHOOL TRANSPORT\nRESOLVED: That it go on.",
            "SP13 THE SECRET LEASE\nRESOLVED: That it be signed.",
            "SP14 CLOSING\nThe Chair gave thanks.",
            held_pages=(2,),
        )
    )

    assert [number for number, _ in numbers(catalogue)] == ["SP12", "SP14"]
    assert numbers(catalogue, q="lease") == []
