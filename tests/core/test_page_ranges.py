"""Page numbers as people list them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.page_ranges import page_ranges


@pytest.mark.parametrize(
    ("pages", "listed"),
    [((), ""), ((4,), "4"), ((3, 4, 5, 9), "3-5, 9"), ((9, 3, 4, 3), "3-4, 9"), ((1, 3, 5), "1, 3, 5")],
)
def test_runs_are_drawn_together(pages, listed):
    assert page_ranges(pages) == listed


@given(st.sets(st.integers(1, 60)))
def test_list_names_each_page_and_no_other(pages):
    told: set[int] = set()
    for run in filter(None, page_ranges(pages).split(", ")):
        first, _, last = run.partition("-")
        told |= set(range(int(first), int(last or first) + 1))

    assert told == pages
