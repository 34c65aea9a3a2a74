"""Answers that are a decision, as the register has it: the minute's number, its day and the resolved words."""

import re
from collections.abc import Iterator, Sequence

from core.structure import Minute
from qa.decisions import Decisions
from qa.draft import Draft, Sentence
from qa.followed_up import outcome
from qa.question import Question, Wants
from qa.shown import LEAD_CHARS, MARKER_ROOM, length, markers, plain, shortened
from qa.statements import Statement
from qa.stems import stems

OUTCOME_CHARS = 180
LATER = "Reported later"

_ITEM = re.compile(r"(?=(?<!\S)(?:\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})\)|[•▪➢])\s)")


def decided_draft(question: Question, found: Sequence[Statement], decisions: Decisions) -> Draft | None:
    """The minute that decided it: number, day and the resolved words."""
    if question.wants is not Wants.DECISION:
        return None
    decided = decisions.about(question, found)
    if decided is None:
        return None
    minute = decided.minute
    day = f", {plain(decided.day)}" if decided.day else ""
    quotes = (*decided.sources, *decided.quotes)
    number = f"Minute {minute.number}" if minute.number.isdigit() else plain(minute.number)
    verb = "" if decided.says_verb else plain(minute.verb or "")
    opening = f"{number}{day}{markers(decided.sources)}: {verb}".strip()
    marks = "".join(f" {{{n}}}" for n in range(len(decided.sources), len(quotes)))
    later = tuple(_later(minute, found, decisions))
    room = LEAD_CHARS - len(opening) - (len(quotes) + 1) * MARKER_ROOM - sum(map(length, later))
    words = _items_asked(question, plain(minute.resolved), room)
    return Draft(lead=(Sentence(f"{opening} {words}{marks}", quotes), *later), basis=(minute,))


def _later(minute: Minute, found: Sequence[Statement], decisions: Decisions) -> Iterator[Sentence]:
    """Yield what the newest paper says became of the decision, where one does."""
    told = outcome(minute, found)
    proof = decisions.printed_in(*told) if told else None
    if told and proof:
        yield Sentence(f"{LATER}: {shortened(plain(told[1].text), OUTCOME_CHARS)} {{0}}", (proof,))


def _items_asked(question: Question, resolved: str, room: int) -> str:
    """What was resolved, in at most `room` characters: of a long list the items that say most of what is asked."""
    items = [item for item in _ITEM.split(resolved) if item.strip()]
    if len(resolved) <= room or len(items) < 2:
        return shortened(resolved, room)
    wanted = {s for concept in question.concepts for alternative in concept.alternatives for s in alternative}
    by_worth = sorted(range(len(items)), key=lambda n: -len(wanted & set(stems(items[n]))))
    kept: list[int] = []
    for number in by_worth:
        if sum(len(items[n]) + 3 for n in (*kept, number)) <= room:
            kept.append(number)
    if not kept:
        return shortened(items[by_worth[0]], room)
    told = [("" if n == 0 or n - 1 in kept else "… ") + items[n].strip() for n in sorted(kept)]
    return " ".join(told) + ("" if len(items) - 1 in kept else " …")
