"""Words by their stems, so that "placed" meets "places" and plurals meet singulars."""

from functools import lru_cache

import Stemmer

from index.words import STOPWORDS, words

_stemmer = Stemmer.Stemmer("english")  # Snowball's Porter2


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of one lower-case word; figures stay as they are."""
    return str(_stemmer.stemWord(word))


@lru_cache(maxsize=20_000)
def stems(text: str) -> tuple[str, ...]:
    """Stems of all words of a text, in order, function words left out."""
    return tuple(stem(word) for word in words(text) if word not in STOPWORDS)
