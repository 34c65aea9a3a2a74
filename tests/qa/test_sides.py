"""Which periods a statement speaks of, those without a year and those told by another included."""

import pytest

from qa.sides import spoken_of
from tests.papers import read
from tests.qa.makers import found


def spoken(words: str) -> list[str]:
    statement = found("homes", read("homes", words))[0]
    return [period.label for period in spoken_of(statement)]


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        ("There were 553 homes at 31 March 2025 (568 a year before).", ["31 March 2025", "31 March 2024"]),
        ("In 2023/24 homes cost £4.6m more at the end of Quarter 1.", ["2023/24", "Q1 2023/24"]),
        ("In 2023/24 homes cost £2.2m more than at Quarter 1.", ["2023/24"]),
    ],
)
def test_statement_speaks_of_what_it_tells_and_not_of_what_it_compares_with(words, labels):
    assert spoken(words) == labels
