"""What people say, and what board papers say instead: the table `lay_words.toml`, by stems."""

import tomllib
from functools import lru_cache
from importlib import resources

from index.words import words
from qa.stems import stem


@lru_cache(maxsize=1)
def lay_words() -> dict[tuple[str, ...], tuple[str, ...]]:
    """The papers' words for each lay word or phrase, most usual first, by the stems of the lay words."""
    return {tuple(stem(w) for w in words(lay)): official for lay, official in written().items()}


@lru_cache(maxsize=1)
def spoken() -> frozenset[str]:
    """Every single word of the lay side: what people say is no misspelling of what papers say."""
    return frozenset(word for lay in written() for word in words(lay))


@lru_cache(maxsize=1)
def written() -> dict[str, tuple[str, ...]]:
    """The table as it is written: lay words, and the papers' words for them."""
    table = tomllib.loads(resources.files("qa").joinpath("lay_words.toml").read_text(encoding="utf-8"))
    return {lay: tuple(official) for lay, official in table.items()}
