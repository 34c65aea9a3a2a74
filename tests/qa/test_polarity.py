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


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("The gap narrowed", Way.DOWN),
        ("The deficit shrank", Way.DOWN),
        ("The gap widened", Way.UP),
        ("The decision was deferred", Way.LATER),
        ("The opening was brought forward", Way.SOONER),
    ],
)
def test_other_words_for_a_direction_are_read(text, way):
    assert way in ways(text)
    assert OPPOSITE[way] not in ways(text)


def test_narrow_roads_and_a_longer_list_give_no_direction():
    assert not ways("narrow roads, wide verges, a long list")
