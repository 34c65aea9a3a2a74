"""The numbers of a page, each where it says something new."""

import pytest

from ui.page_numbers import page_numbers


@pytest.mark.parametrize(
    ("page", "label", "own", "told"),
    [
        (13, "15", "3 of 25", ("PDF page 13", "printed page 15", "page 3 of 25 of the report")),
        (13, "13", "3 of 25", ("PDF page 13", "page 3 of 25 of the report")),
        (3, None, "3 of 25", ("PDF page 3",)),
        (4, "3", "3 of 25", ("PDF page 4", "printed page 3")),
        (1, "i", None, ("PDF page 1", "printed page i")),
        (1, None, None, ("PDF page 1",)),
    ],
    ids=["all differ", "print agrees", "report alone", "print is the report's", "roman", "PDF only"],
)
def test_page_is_named_by_each_number_that_differs(page, label, own, told):
    assert page_numbers(page, label, own) == told
