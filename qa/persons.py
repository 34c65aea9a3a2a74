"""How surely a text names a person: told from a post by the words that its paper also prints in small letters.

"Independent Scrutineer" is a post where the paper says "the independent scrutineer" too; "Ada Lantern" is nobody's.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from index.lexical import STOPWORDS

PAPERS_KEPT = 64  # whose words in small letters are kept at hand
CERTAIN, TITLED, HALF_KNOWN, CAPITALISED = 1.0, 0.9, 0.6, 0.3

_SMALL = re.compile(r"(?<![\w’'])[^\W\d_A-Z][^\W\d_]*(?:[’'-][^\W\d_]+)*")
_TOKEN = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_TITLE = re.compile(
    r"councillors?|cllrs?|mrs?|ms|miss|dr|prof(?:essor)?|sir|dame|lord|lady|baroness|rev", re.I
)


def personal(text: str, small: frozenset[str] = frozenset()) -> float:
    """How surely a text names a person, in [0, 1]; `small` are words that no name is made of."""
    return max((_surely(run, small) for run in _runs(text)), default=0.0)


@lru_cache(PAPERS_KEPT)
def small_words(text: str) -> frozenset[str]:
    """The words that a paper prints in small letters."""
    return frozenset(match.group() for match in _SMALL.finditer(text))


def _surely(run: Sequence[str], small: frozenset[str]) -> float:
    """How surely a run of capitalised words is a person's name."""
    proper = [_is_proper(word, small) for word in run]
    if any(one and other for one, other in pairwise(proper)):
        return CERTAIN
    before = ["", *run[:-1]]
    if any(
        is_name and (len(w) == 1 or _TITLE.fullmatch(w)) for w, is_name in zip(before, proper, strict=True)
    ):
        return TITLED
    if len(run) < 2:
        return 0.0
    return HALF_KNOWN if any(proper) else CAPITALISED


def _is_proper(word: str, small: frozenset[str]) -> bool:
    """Whether a word may be part of a name: longer than an initial, no acronym, title or word in small letters."""
    return not (
        len(word) == 1 or word.isupper() or _TITLE.fullmatch(word) or word.casefold() in STOPWORDS | small
    )


def _runs(text: str) -> Iterator[list[str]]:
    """Capitalised words side by side, with the initials and titles among them."""
    run: list[str] = []
    end = 0
    for match in _TOKEN.finditer(text):
        if run and text[end : match.start()].strip(" \n."):
            yield run
            run = []
        elif run and "." in text[end : match.start()] and len(run[-1]) > 1 and not _TITLE.fullmatch(run[-1]):
            yield run  # a full stop ends a sentence, but for the one after an initial or a title
            run = []
        if match.group()[0].isupper():
            run.append(match.group())
        elif run:
            yield run
            run = []
        end = match.end()
    if run:
        yield run
