"""Names in a sentence: capitalised words that must stand on the pages it cites, next to the same neighbours."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from core.periods import MONTHS
from index.lexical import STOPWORDS

_WORD = re.compile(r"(?<!\w)(?<!\w[’'])[^\W\d_]+(?:[’'-][^\W\d_]+)*(?!\w)")
_STARTS = re.compile(r"(?:^|[.!?:;–—•…]\s|[“\"(])\W*$")
_TOGETHER = re.compile(r"[\s.]*|\s*&\s*")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# dates are checked as dates; the others are how people speak of any council's bodies and papers
_COMMON = frozenset(
    [word.casefold() for word in (*MONTHS, *_DAYS)]
    + [
        "quarter",
        "council",
        "councillor",
        "board",
        "committee",
        "cabinet",
        "paper",
        "report",
        "member",
        "government",
    ]
)
_OPENERS = frozenset(
    [
        "according",
        "additionally",
        "currently",
        "finally",
        "however",
        "meanwhile",
        "moreover",
        "overall",
        "similarly",
    ]
)
_SHORT = {"cllr": "councillor", "cllrs": "councillor", "councillors": "councillor"}

Pair = tuple[str, str]


def unprinted_names(text: str, printed: Iterable[str]) -> tuple[str, ...]:
    """Names of a sentence that stand in none of the printed texts, in order, each as the sentence has it.

    A name of several words must be printed with the same words side by side; the word that opens a sentence counts only
    where another name follows it.
    """
    texts = tuple(dict.fromkeys(printed))
    return tuple(dict.fromkeys(missing for run in _runs(text) for missing in _missing(run, texts)))


def _missing(run: Sequence[str], texts: Sequence[str]) -> Iterator[str]:
    """Yield the words of a name that no text has, then the neighbours that none has side by side."""
    forms = [_form(word) for word in run]
    yield from (word for word, form in zip(run, forms, strict=True) if not _is_known(form, texts))
    for (word, next_word), pair in zip(pairwise(run), pairwise(forms), strict=True):
        apart = _COMMON.isdisjoint(pair) and all(any(form in _words(one) for one in texts) for form in pair)
        if apart and not any(pair in _neighbours(one) for one in texts):
            yield f"{word} {next_word}"


def _is_known(form: str, texts: Sequence[str]) -> bool:
    single = form.removesuffix("s")
    return form in _COMMON or single in _COMMON or any({form, single} & _words(one) for one in texts)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Capitalised words that stand side by side, each run once."""
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        if run and not _TOGETHER.fullmatch(text, run[-1].end(), match.start()):
            yield _name(text, run)
            run = []
        if match.group()[0].isupper() and _form(match.group()) not in STOPWORDS:
            run.append(match)
        elif run:
            yield _name(text, run)
            run = []
    if run:
        yield _name(text, run)


def _name(text: str, run: list[re.Match[str]]) -> tuple[str, ...]:
    """The words of a run that make a name: not the ordinary word that only opens its sentence."""
    opening = _form(run[0].group())
    opens = _STARTS.search(text, 0, run[0].start())
    if opens and (len(run) == 1 or opening in _OPENERS):
        run = run[1:]
    return tuple(match.group() for match in run)


@lru_cache(maxsize=50_000)
def _form(word: str) -> str:
    plain = re.sub(r"[’']s?$", "", word).casefold().replace("’", "'")
    return _SHORT.get(plain, plain)


@lru_cache(maxsize=2000)
def _words(text: str) -> frozenset[str]:
    return frozenset(_form(match.group()) for match in _WORD.finditer(text))


@lru_cache(maxsize=2000)
def _neighbours(text: str) -> frozenset[Pair]:
    """Words printed side by side, in order."""
    found = list(_WORD.finditer(text))
    return frozenset(
        (_form(one.group()), _form(other.group()))
        for one, other in pairwise(found)
        if _TOGETHER.fullmatch(text, one.end(), other.start())
    )
