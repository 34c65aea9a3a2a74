"""How many things a text says there are."""

import pytest

from qa.counts import Count, count_in


@pytest.mark.parametrize(
    ("text", "number", "noun"),
    [
        ("The five groups that report to the Board are:", 5, "groups"),
        ("The 3 top priorities in the plan are:", 3, "priorities"),
        ("We have focused on four key priorities, set last year:", 4, "priorities"),
        ("Which twelve named officers attend?", 12, "officers"),
        ("There are two reports and the following six findings:", 6, "findings"),
    ],
)
def test_number_before_a_plural_is_a_count(text, number, noun):
    found = count_in(text)
    assert found is not None
    assert found == Count(number, noun, found.printed)


@pytest.mark.parametrize(
    "text",
    [
        "It is one of our four priorities to improve attendance.",
        "The wait fell to 13 weeks.",
        "In 2024 schools took part.",
        "£5 notes and 12.5 places",
        "Section 7 of the Act requires this of schools.",
        "",
    ],
)
def test_a_share_a_measure_a_year_and_an_amount_are_no_counts(text):
    assert count_in(text) is None
