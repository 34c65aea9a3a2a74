"""What people say, and what board papers say instead: the table `lay_words.toml`, by what its phrases come down to."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import resources

from index.words import words
from qa.stems import stem

# one may stand in any phrase: "kit out their first flat" is "kit out a first flat"
_DETERMINERS = frozenset(
    {
        "a",
        "an",
        "the",
        "their",
        "his",
        "her",
        "its",
        "my",
        "our",
        "your",
        "this",
        "these",
        "those",
        "some",
        "any",
        "s",
    }
)
# the past forms that no stem meets; "left", "felt" and the like are words of their own and stay as they are
_PAST = {
    "began": "begin",
    "bought": "buy",
    "broke": "break",
    "broken": "break",
    "brought": "bring",
    "came": "come",
    "crept": "creep",
    "drove": "drive",
    "driven": "drive",
    "fallen": "fall",
    "fell": "fall",
    "fought": "fight",
    "gave": "give",
    "given": "give",
    "goes": "go",
    "gone": "go",
    "got": "get",
    "gotten": "get",
    "grew": "grow",
    "grown": "grow",
    "kept": "keep",
    "lost": "lose",
    "made": "make",
    "ran": "run",
    "rang": "ring",
    "sat": "sit",
    "sent": "send",
    "shot": "shoot",
    "stood": "stand",
    "stuck": "stick",
    "taken": "take",
    "taught": "teach",
    "threw": "throw",
    "thrown": "throw",
    "took": "take",
    "went": "go",
}

_IS = frozenset(stem(word) for word in ("is", "are", "was", "were", "be", "been", "being", "stand", "lie"))
SHORTEST_SAID_TO_BE = 3  # a thing, a form of "to be" and what it is


@lru_cache(maxsize=1)
def lay_words() -> dict[tuple[str, ...], tuple[str, ...]]:
    """The papers' words for each lay word or phrase, most usual first, by the roots of the lay words."""
    return {roots(words(lay)): official for lay, official in written().items()}


def roots(tokens: Sequence[str]) -> tuple[str, ...]:
    """What a phrase is known by: its words' stems, past forms as the present, without determiners."""
    return tuple(root for _, root in _placed(tokens))


def lay_phrases(tokens: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the table's phrases stand in a question, longest first, as (first, last + 1); none overlap."""
    placed = list(_placed(tokens))
    free = [True] * len(placed)
    for size in range(min(_longest(), len(placed)), 0, -1):
        for at in range(len(placed) - size + 1):
            if all(free[at : at + size]) and _official(tuple(root for _, root in placed[at : at + size])):
                free[at : at + size] = [False] * size
                yield placed[at][0], placed[at + size - 1][0] + 1


def official_words(tokens: Sequence[str]) -> tuple[str, ...]:
    """The papers' words for a phrase of the table, none for any other."""
    return _official(roots(tokens))


def _official(found: tuple[str, ...]) -> tuple[str, ...]:
    """The papers' words for a phrase's roots, also where the thing is said to be so: "posts were empty"."""
    table = lay_words()
    if found in table or len(found) < SHORTEST_SAID_TO_BE or not _IS.issuperset(found[1:-1]):
        return table.get(found, ())
    return table.get((found[-1], found[0]), ())


@lru_cache(maxsize=1)
def spoken() -> frozenset[str]:
    """Every single word of the lay side: what people say is no misspelling of what papers say."""
    return frozenset(word for lay in written() for word in words(lay))


@lru_cache(maxsize=1)
def written() -> Mapping[str, tuple[str, ...]]:
    """The table as it is written: lay words, and the papers' words for them."""
    table = tomllib.loads(resources.files("qa").joinpath("lay_words.toml").read_text(encoding="utf-8"))
    return {lay: tuple(official) for lay, official in table.items()}


@lru_cache(maxsize=1)
def _longest() -> int:
    return max(len(phrase) for phrase in lay_words())


def _placed(tokens: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The words that count, each with its place and its root."""
    for place, token in enumerate(tokens):
        if token not in _DETERMINERS:
            yield place, stem(_PAST.get(token, token))
