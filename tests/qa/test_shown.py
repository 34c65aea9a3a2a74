"""Words of a page as they are shown."""

import pytest

from qa.shown import plain


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("an overspend in 2024-\n25, which", "an overspend in 2024-25, which"),
        ("in 2023/ 2024 and 1999-\n00", "in 2023/2024 and 1999-00"),
        ("from 2019–\n20 on", "from 2019–20 on"),
    ],
)
def test_a_year_broken_by_its_line_is_whole(printed: str, shown: str) -> None:
    assert plain(printed) == shown


@pytest.mark.parametrize(
    "printed", ["from 2021- 26 on", "in 2024 - 25 of them", "post- 16 places", "12 2024- 2"]
)
def test_what_is_no_broken_year_stays(printed: str) -> None:
    assert plain(printed) == printed


def test_no_paper_prints_a_marker() -> None:
    assert plain("as [3]\nsays {0}") == "as (3) says (0)"
