"""Lists are narrowed as an officer expects, and handed out without a gap or a repeat."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import ListingError
from core.listing import Listing, sliced
from tests.papers import document


@pytest.mark.parametrize(
    ("asked", "printed"),
    [
        ("exclusion", "SCHOOL EXCLUSIONS 2025"),
        ("EXCLUSIONS school", "School exclusions"),
        ("cyp16", "CYP16"),
        ("CYP 16", "CYP16"),
        ("cyp16", "CYP 16"),
        ("cafe", "Café for care leavers"),
        ("Café", "CAFE FOR CARE LEAVERS"),
        ("childrens", "Children’s homes"),
        ("children's", "CHILDREN'S HOMES"),
        ("2025-26", "Plan for 2025/26"),
        ("12/25", "12/25"),
        ("", "anything"),
        (" - ", "anything"),
    ],
)
def test_every_word_begins_a_word_of_what_is_printed(asked, printed):
    assert Listing(q=asked).takes_words(printed)


@pytest.mark.parametrize(
    ("asked", "printed"),
    [
        ("CYP1", "CYP16"),
        ("6", "CYP16"),
        ("clusion", "SCHOOL EXCLUSIONS"),
        ("school homes", "SCHOOL EXCLUSIONS"),
        ("exclusions", ""),
    ],
)
def test_part_of_a_number_the_end_of_a_word_or_one_word_of_two_is_no_match(asked, printed):
    assert not Listing(q=asked).takes_words(printed)


def test_words_may_stand_in_different_texts():
    assert Listing(q="cyp16 noted").takes_words("CYP16", None, "That the report be noted.")


@pytest.mark.parametrize("name", ["2025-pack.pdf", "2025-pack", "2025-PACK.PDF", " 2025-pack "])
def test_paper_is_named_with_or_without_its_ending(name):
    assert Listing(file=name).takes_file(document("2025-pack"))
    assert not Listing(file=name).takes_file(document("2025-pack-2"))


@pytest.mark.parametrize(
    ("first", "last", "taken"),
    [
        (date(2025, 4, 1), None, True),
        (date(2026, 3, 31), None, True),
        (date(2025, 3, 31), None, False),
        (date(2026, 4, 1), None, False),
        (date(2025, 1, 1), date(2025, 4, 1), True),
        (date(2025, 1, 1), date(2025, 3, 31), False),
        (date(2026, 3, 31), date(2027, 3, 31), True),
        (None, None, False),
    ],
)
def test_both_dates_belong_to_what_is_asked_for(first, last, taken):
    asked = Listing(date_from=date(2025, 4, 1), date_to=date(2026, 3, 31))

    assert asked.takes_days(first, last) is taken


def test_without_dates_what_has_no_day_is_listed():
    assert Listing().takes_days(None)


def key(item: tuple[str, int]) -> tuple[str, int]:
    return item


KEYS = st.lists(st.tuples(st.text(max_size=5), st.integers()), unique=True).map(sorted)


@given(items=KEYS, limit=st.integers(1, 5))
def test_pages_together_are_the_list(items, limit):
    seen: list[tuple[str, int]] = []
    after = None
    while True:
        page, after = sliced(items, key, Listing(limit=limit, after=after))
        assert len(page) <= limit
        seen += page
        if after is None:
            break

    assert seen == items


@given(items=KEYS, gone=st.integers(0, 50), new=st.tuples(st.text(max_size=5), st.integers()))
def test_what_stays_is_neither_skipped_nor_repeated_when_the_list_changes(items, gone, new):
    _, after = sliced(items, key, Listing(limit=1))
    if after is None:
        return
    changed = sorted({*items, new} - {items[gone % len(items)]})
    rest, _ = sliced(changed, key, Listing(after=after))

    assert list(rest) == [item for item in changed if item > items[0]]


@pytest.mark.parametrize("after", ["", "x", "e30", "W10", "%%%", "é", "WzFd" * 3, "W251bGxd", "A" * 1999])
def test_after_that_no_answer_gave_is_refused_with_a_sentence(after):
    with pytest.raises(ListingError, match="the last answer's `next`"):
        sliced([("a", 1)], key, Listing(after=after))


def test_after_of_another_list_is_refused():
    _, other = sliced([(1,), (2,)], lambda item: item, Listing(limit=1))

    with pytest.raises(ListingError, match="after"):
        sliced([("a", 1)], key, Listing(after=other))
