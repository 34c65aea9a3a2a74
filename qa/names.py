"""Names in a sentence: capitalised words that must stand on the pages it cites, next to the same neighbours."""

import re
from collections.abc import Collection, Iterable, Iterator
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
    known, beside = set[str](), set[Pair]()
    for one in printed:
        known |= _words(one)
        beside |= _neighbours(one)
    return tuple(dict.fromkeys(_missing(_runs(text), known, beside)))


def _missing(
    runs: Iterable[tuple[str, ...]], known: Collection[str], beside: Collection[Pair]
) -> Iterator[str]:
    for run in runs:
        forms = [_form(word) for word in run]
        yield from (word for word, form in zip(run, forms, strict=True) if not _is_known(form, known))
        yield from (
            f"{run[i]} {run[i + 1]}"
            for i, (one, other) in enumerate(pairwise(forms))
            if {one, other} <= set(known) and not {one, other} & _COMMON and (one, other) not in beside
        )


def _is_known(form: str, known: Collection[str]) -> bool:
    return form in known or form in _COMMON or form.removesuffix("s") in known


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
