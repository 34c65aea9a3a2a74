"""Answers that are a decision, as the register has it: the minute's number, its day and the resolved words."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from core.structure import Minute
from qa.decisions import Decided, Decisions
from qa.draft import Draft, Quote, Sentence
from qa.followed_up import outcome
from qa.lists import follows
from qa.question import Question, Wants
from qa.rank import expressed
from qa.shown import LEAD_CHARS, MARKER_ROOM, length, markers, plain, shortened
from qa.statements import Statement
from qa.stems import stems

OUTCOME_CHARS = 180
LATER = "Reported later"

_ITEM = re.compile(r"(?<!\S)(?:\(?(?P<mark>\d{1,2}|[a-h]|[ivx]{1,4})\)|[•▪➢])\s")


def moved_draft(question: Question, found: Sequence[Statement], decisions: Decisions) -> Draft | None:
    """Who moved or seconded a motion or voted for or against it, in the words of its minute."""
    moved = decisions.moved(question, found)
    if moved is None:
        return None
    told = _headed(moved.decided, plain(decisions.words(moved.quotes)), moved.quotes, LEAD_CHARS)
    return Draft(lead=(told,), basis=(moved.decided.minute,))


def decided_draft(question: Question, found: Sequence[Statement], decisions: Decisions) -> Draft | None:
    """The minute that decided it: number, day and the resolved words, after how the motion went that is asked about."""
    if question.wants is not Wants.DECISION:
        return None
    decided = decisions.about(question, found)
    if decided is None:
        return None
    minute, quotes = decided.minute, decided.quotes
    later = tuple(_later(minute, found, decisions))
    went = decisions.outcome(question, decided)
    told = [_headed(decided, plain(decisions.words(went)), went, LEAD_CHARS // 2)] if went else []
    opening = "" if went else _opening(decided)
    verb = "" if decided.says_verb else plain(minute.verb or "")
    sources = () if went else decided.sources
    taken = sum(map(length, (*told, *later))) + len(opening) + len(verb)
    room = LEAD_CHARS - taken - (len(sources) + len(quotes) + 1) * MARKER_ROOM
    words = _items_asked(question, minute, room, decisions)
    told.append(_cited(f"{opening} {verb} {words}", sources, quotes))
    return Draft(lead=(*told, *later), basis=(minute,))


def _opening(decided: Decided) -> str:
    """The minute's number and day, proved by its sources."""
    number = decided.minute.number
    day = f", {plain(decided.day)}" if decided.day else ""
    return f"{f'Minute {number}' if number.isdigit() else plain(number)}{day}{markers(decided.sources)}:"


def _headed(decided: Decided, words: str, quotes: Sequence[Quote], room: int) -> Sentence:
    """Words of a minute behind its number and day, in at most `room` characters."""
    opening = _opening(decided)
    room -= len(opening) + (len(decided.sources) + len(quotes) + 1) * MARKER_ROOM
    return _cited(f"{opening} {shortened(words, room)}", decided.sources, quotes)


def _cited(words: str, sources: Sequence[Quote], quotes: Sequence[Quote]) -> Sentence:
    """Words with the markers of what proves them behind; those of the sources stand in the words."""
    marks = "".join(f" {{{n}}}" for n in range(len(sources), len(sources) + len(quotes)))
    return Sentence(f"{' '.join(words.split())}{marks}", (*sources, *quotes))


def _later(minute: Minute, found: Sequence[Statement], decisions: Decisions) -> Iterator[Sentence]:
    """Yield what the newest paper says became of the decision, where one does."""
    told = outcome(minute, found)
    proof = decisions.printed_in(*told) if told else None
    if told and proof:
        yield Sentence(f"{LATER}: {shortened(plain(told[1].text), OUTCOME_CHARS)} {{0}}", (proof,))


def _items_asked(question: Question, minute: Minute, room: int, decisions: Decisions) -> str:
    """What was resolved, in at most `room` characters: of a long list the items that say most of what is asked."""
    resolved = plain(minute.resolved)
    items = list(_items(resolved))
    if len(resolved) <= room or len(items) < 2:
        return shortened(resolved, room)
    of_all = frozenset(stems(f"{minute.subject} {minute.body}"))
    asked = [concept for concept in question.concepts if expressed(concept, of_all, frozenset()) < 1.0]
    worth = [decisions.share(asked, item) for item in items]
    by_worth = sorted(range(len(items)), key=lambda n: -worth[n])
    kept: list[int] = []
    for number in by_worth:
        if sum(len(items[n]) + 3 for n in (*kept, number)) <= room:
            kept.append(number)
    if by_worth[0] not in kept:
        return shortened(items[by_worth[0]], room)
    told = [("" if n == 0 or n - 1 in kept else "… ") + items[n].strip() for n in sorted(kept)]
    return " ".join(told) + ("" if len(items) - 1 in kept else " …")


def _items(resolved: str) -> Iterator[str]:
    """Yield the points of a resolution, each with its mark; "recommendation (ii)" in point 2 begins none."""
    starts, last = [0], None
    for match in _ITEM.finditer(resolved):
        if last is None or match["mark"] is None or follows(last, match["mark"]):
            starts, last = [*starts, match.start()], match["mark"]
    items = (resolved[start:end] for start, end in pairwise([*starts, len(resolved)]))
    return (item for item in items if item.strip())
