"""Amounts: what a figure is worth, of what kind, and which print bears out which claim."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qa.amounts import Amount, AmountKind, Bound, agrees, find_amounts, is_finer


def only(text: str) -> Amount:
    (amount,) = find_amounts(text)
    return amount


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("£27.7m", "27700000", AmountKind.MONEY),
        ("£27.7 million", "27700000", AmountKind.MONEY),
        ("£27,725,000", "27725000", AmountKind.MONEY),
        ("£54k", "54000", AmountKind.MONEY),
        ("57.5%", "57.5", AmountKind.PERCENTAGE),
        ("57.5 per cent", "57.5", AmountKind.PERCENTAGE),
        ("3 percentage points", "3", AmountKind.PERCENTAGE),
        ("1,489 pupils", "1489", AmountKind.COUNT),
        ("Thirty-seven children", "37", AmountKind.COUNT),
        ("20 weeks", "20", AmountKind.DURATION),
        ("a 12-month figure", "12", AmountKind.DURATION),
    ],
)
def test_amount_is_read_with_its_worth_and_kind(text, value, kind):
    amount = only(text)

    assert (amount.value, amount.kind) == (Decimal(value), kind)


@pytest.mark.parametrize(
    "text",
    [
        "on 24 February 2025",
        "Q2 2025/26",
        "opened on 5 July",
        "minute CFB12 and measure P3.1",
        "CF01 03",
        "section 22G",
        "Key Stage 2 and Years 9 to 11",
        "no one, one another, one to one tuition",
    ],
)
def test_dates_labels_and_references_are_no_amounts(text):
    assert find_amounts(text) == ()


def test_ages_joined_by_and_share_their_unit():
    assert [(int(a.value), a.unit) for a in find_amounts("16 and 17 year olds")] == [
        (16, "year"),
        (17, "year"),
    ]


@pytest.mark.parametrize(
    ("claimed", "printed"),
    [
        ("£27.7m", "£27,725,000"),
        ("£27.7m", "£27,700,000"),
        ("£27,700,000", "£27.7m"),
        ("63%", "63.4%"),
        ("64%", "63.5%"),
        ("about 300 children", "294 children"),
        ("nearly 300 children", "294 children"),
        ("over 290 children", "294 children"),
        ("thirty-seven children", "37 children"),
        ("£28m", "£27,725,000"),
    ],
)
def test_claim_that_the_print_rounds_to_is_borne_out(claimed, printed):
    assert agrees(only(claimed), only(printed))


@pytest.mark.parametrize(
    ("claimed", "printed"),
    [
        ("£27.7m", "27.7%"),
        ("£27.8m", "£27,725,000"),
        ("£27,725,00", "£27.7m"),
        ("63.4%", "63%"),
        ("62%", "63.4%"),
        ("295 children", "294 children"),
        ("over 300 children", "294 children"),
        ("nearly 290 children", "294 children"),
        ("about 300 children", "280 children"),
        ("20 weeks", "20 months"),
        ("20 weeks", "20 children"),
    ],
)
def test_claim_of_another_worth_kind_or_unit_is_not(claimed, printed):
    assert not agrees(only(claimed), only(printed))


def test_claim_finer_than_the_print_is_neither_borne_out_nor_wrong():
    claimed, printed = only("£27,725,000"), only("£27.7m")

    assert is_finer(claimed, printed)
    assert not agrees(claimed, printed)
    assert not is_finer(only("£27,800,000"), printed)


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_two_whole_counts_agree_only_when_they_are_equal(one, other):
    assume(not 1900 <= other < 2100)  # without a comma such a number is a year
    assert agrees(only(f"{one:,} children"), only(f"{other} children")) == (one == other)


@given(st.decimals(0, 100, places=1), st.sampled_from(["about", "over", "nearly"]))
def test_bound_is_read_and_allows_the_figure_itself(value, bound):
    claimed = only(f"{bound} {value}% of plans")

    assert isinstance(claimed.bound, Bound)
    assert agrees(claimed, only(f"{value}%"))


@given(st.text(max_size=200))
def test_amounts_of_any_text_stand_where_they_say(text):
    for amount in find_amounts(text):
        assert text[amount.start : amount.end].strip()
        assert amount.value >= 0
        assert amount.step > 0


@pytest.mark.parametrize(
    ("claimed", "printed", "held"),
    [
        ("one year", "12 months", True),
        ("14 days", "two weeks", True),
        ("eight months", "eight weeks", False),
        ("15 days", "three weeks", False),
        ("40 miles", "40 minutes", False),
    ],
)
def test_lengths_of_time_agree_across_units_that_a_whole_number_joins(claimed, printed, held):
    assert agrees(only(claimed), only(printed)) is held


def test_lengths_of_time_too_alike_are_not_told_apart():
    assert is_finer(only("15 days"), only("three weeks"))  # three weeks of working days
    assert is_finer(only("nine weeks"), only("two months"))
    assert not is_finer(only("eight months"), only("eight weeks"))
