"""What a model writes, as sentences with the numbers they cite, while it is still writing."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from unicodedata import category

from core.sentences import split_sentences

_NUMBERS = r"(?:passages?\s*)?\d{1,3}(?:\s*[,;&–-]\s*\d{1,3})*"
_MARKER = re.compile(rf"\s*[\[【]\s*(?P<numbers>{_NUMBERS})\s*[\]】]", re.IGNORECASE)
_MARKERS_FIRST = re.compile(rf"(?:{_MARKER.pattern.replace('?P<numbers>', '?:')}[.;,]?)+\s*", re.IGNORECASE)
_UNFINISHED = re.compile(r"[\[【][^\]】]{0,20}")
_THINKING = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)
_LIST_SIGN = re.compile(r"^(?:[\s>#•*–-]+|\d{1,2}[.)]\s+)+")
_EMPHASIS = re.compile(r"\*\*|__|`+|(?<!\w)[*_](?=\w)|(?<=[\w.%])[*_](?!\w)")
_LABEL = re.compile(r"^(?:direct )?answer:\s*", re.IGNORECASE)
MOST_NUMBERS = 12  # of a range "[1-99]"


@dataclass(frozen=True)
class Written:
    """A sentence of a model's: its words without markers and markup, and the passages it cites, each once."""

    text: str
    numbers: tuple[int, ...]


def sentences(pieces: Iterable[str]) -> Iterator[Written]:
    """Yield each sentence as soon as the next one has begun, so that the markers behind its full stop are with it."""
    text, given = "", 0
    for piece in pieces:
        text += piece
        ready = _split(text)[:-1]
        yield from map(_read, ready[given:])
        given = max(given, len(ready))
    yield from map(_read, _split(text)[given:])


def visible(text: str) -> str:
    """The text on one line, without characters that show nothing or that no text may hold."""
    return " ".join("".join(c if c.isspace() or category(c)[0] != "C" else "" for c in text).split())


def _split(text: str) -> list[str]:
    """The sentences so far; what a model thinks aloud is left out. More text changes none but the last."""
    if text.lstrip().startswith("<think>"[: len(text.lstrip())]) and "</think>" not in text:
        return []
    found: list[str] = []
    for line in _THINKING.sub("", text, count=1).split("\n"):
        plain = _LIST_SIGN.sub("", line)
        for start, end in split_sentences(plain):
            _append(found, plain[start:end])
    return found


def _append(found: list[str], words: str) -> None:
    """Add a sentence; markers that it begins with belong to the sentence before it, also while they are written."""
    for markers in (_MARKERS_FIRST.match, _UNFINISHED.fullmatch):
        if found and (behind := markers(words)):
            found[-1] += f" {behind.group().strip()}"
            words = words[behind.end() :]
    if words.strip():
        found.append(words)


def _read(sentence: str) -> Written:
    numbers = [n for match in _MARKER.finditer(sentence) for n in _listed(match["numbers"])]
    words = _LABEL.sub("", _EMPHASIS.sub("", _MARKER.sub("", sentence)))
    return Written(re.sub(r"\s+([.,;])", r"\1", visible(words)), tuple(dict.fromkeys(numbers)))


def _listed(numbers: str) -> Iterator[int]:
    """Numbers of one marker: "1, 3" and "2-4"."""
    for part in re.split(r"[,;&]", numbers):
        ends = [int(n) for n in re.findall(r"\d+", part)]
        yield from range(ends[0], min(ends[-1], ends[0] + MOST_NUMBERS) + 1)
