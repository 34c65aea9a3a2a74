"""How surely a text names a person: told from a post by the words that its paper also prints in small letters.

"Independent Scrutineer" is a post where the paper says "the independent scrutineer" too; "Ada Lantern" is nobody's.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from index.lexical import STOPWORDS

BESIDE = 60  # characters from a post to the name of who holds it
PAPERS_KEPT = 64  # whose words in small letters are kept at hand
CERTAIN, TITLED, HALF_KNOWN, CAPITALISED = 1.0, 0.9, 0.6, 0.3

# a place or a body is named with these; after a title or an initial such a word is a surname
# fmt: off
_PLACES = frozenset((
    "house", "home", "lodge", "cottage", "court", "hall", "centre", "center", "school", "academy",
    "college", "university", "primary", "secondary", "infant", "junior", "nursery", "road", "street",
    "lane", "avenue", "park", "hospital", "church", "county", "borough", "city", "town", "district",
    "council", "trust", "board", "panel", "cabinet", "committee", "forum", "agency", "department",
    "office", "ofsted",
))
_BODIES = frozenset((
    "company", "ltd", "limited", "llp", "plc", "trust", "foundation", "association", "society", "charity",
))
# fmt: on
_SMALL = re.compile(r"(?<![\w’'])[^\W\d_A-Z][^\W\d_]*(?:[’'-][^\W\d_]+)*")
_TOKEN = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_TITLE = re.compile(
    r"councillors?|cllrs?|mrs?|ms|miss|dr|prof(?:essor)?|sir|dame|lord|lady|baroness|rev", re.I
)


def holds(text: str, post: str, small: frozenset[str] = frozenset()) -> float:
    """How surely a text names who holds a post, in [0, 1]: a person beside it, else half of anyone's worth."""
    near = (text[max(m.start() - BESIDE, 0) : m.end() + BESIDE] for m in _beside(post).finditer(text))
    return max((personal(words, small) for words in near), default=0.5 * personal(text, small))


@lru_cache(PAPERS_KEPT)
def _beside(post: str) -> re.Pattern[str]:
    """A pattern for the post, a deputy's left out; "chair" is "Chairman" and "chaired" too."""
    return re.compile(rf"(?<!vice)(?<!vice[ -])(?<!deputy )\b{re.escape(post)}\w*", re.IGNORECASE)


def personal(text: str, small: frozenset[str] = frozenset()) -> float:
    """How surely a text names a person, in [0, 1]; `small` are words that no name is made of."""
    return max((_surely(run, small) for run in _runs(text)), default=0.0)


def of_body(text: str, small: frozenset[str] = frozenset()) -> float:
    """How surely a text names a body, in [0, 1]: by a word that is only a name's, or one that bodies are called by."""
    several = [run for run in _runs(text) if len(run) > 1]
    if any(_is_own(word, small) or word.casefold() in _BODIES for run in several for word in run):
        return CERTAIN
    return CAPITALISED if several else 0.0


@lru_cache(PAPERS_KEPT)
def small_words(text: str) -> frozenset[str]:
    """The words that a paper prints in small letters."""
    return frozenset(word for piece in frozenset(text.split()) for word in _SMALL.findall(piece))


def _surely(run: Sequence[str], small: frozenset[str]) -> float:
    """How surely a run of capitalised words is a person's name."""
    proper = [_is_proper(word, small) for word in run]
    own = [_is_own(word, small) for word in run]
    if any(one and other for one, other in pairwise(own)):
        return CERTAIN
    before = ["", *run[:-1]]
    if any(
        is_name and (len(w) == 1 or _TITLE.fullmatch(w)) for w, is_name in zip(before, proper, strict=True)
    ):
        return TITLED
    if len(run) < 2:
        return 0.0
    return HALF_KNOWN if any(own) else CAPITALISED


def _is_proper(word: str, small: frozenset[str]) -> bool:
    """Whether a word may be part of a name: longer than an initial, no acronym, title or word in small letters."""
    if len(word) == 1 or word.isupper() or _TITLE.fullmatch(word):
        return False
    folded = word.casefold()
    return folded not in STOPWORDS and folded not in small


def _is_own(word: str, small: frozenset[str]) -> bool:
    """Whether a word may be a name by itself: "The Board" names nobody."""
    return _is_proper(word, small) and word.casefold() not in _PLACES


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
