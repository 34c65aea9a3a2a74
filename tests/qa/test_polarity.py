"""Which way a sentence says that things went, and whether it denies it."""

import pytest

from qa.polarity import OPPOSITE, Way, denies, ways


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Exclusions rose to 44", Way.UP),
        ("12 more than in June", Way.UP),
        ("the first fall since 2022", Way.DOWN),
        ("two fewer than in June", Way.DOWN),
        ("It overspent by £1m", Way.OVER),
        ("£1m under budget", Way.UNDER),
        ("The plan was approved", Way.GRANTED),
        ("A decision was deferred", Way.REFUSED),
        ("rated Red", Way.RED),
    ],
)
def test_direction_is_read(text, way):
    assert way in ways(text)
    assert OPPOSITE.get(way) not in ways(text)


@pytest.mark.parametrize(
    "text", ["a team was set up", "over four years", "up to 19 years of age", "reddish", ""]
)
def test_small_words_give_no_direction(text):
    assert not ways(text) & {Way.UP, Way.DOWN, Way.OVER, Way.UNDER, Way.RED}


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The hub has not opened", True),
        ("It didn’t open", True),
        ("no longer considered", True),
        ("The hub has opened", False),
        ("noted, northern, notice", False),
    ],
)
def test_denial_is_read(text, denied):
    assert denies(text) is denied
