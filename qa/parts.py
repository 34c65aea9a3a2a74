"""A question that asks two or three things at once, taken apart: "How many are there, and what do they cost?".

Each part is a question of its own kind. A later part leans on the first: it keeps its period where it
names none, and its subject where it has hardly one.
"""

import re
from dataclasses import dataclass, replace

from index.lexical import words
from qa.asked import asked_periods
from qa.question import Question, Wants, kind_of

MOST = 3
SAYS_ENOUGH = 2  # concepts of its own, with which a part is looked for near the first's answer
_ASKS = (
    r"(?:(?:by|in|for|at|to|on|from|with|of|since|under) )?"
    r"(?:what(?:'s|’s)?|who|whom|whose|when|where|how|which|why|is|was|are|were|did|does|do|has|have)\b"
)
_JOINT = re.compile(
    rf"(?:\s*[,;?–-]?\s+(?:and|or|but)\s+(?:if so,?\s+)?|\s*[;?]\s+|,\s+(?=how |what |who |when |where ))(?={_ASKS})",
    re.IGNORECASE,
)
_QUESTION_WORD = re.compile(r"\b(?:what|who|whom|whose|when|where|how|which|why)\b", re.IGNORECASE)
_INVERTED = re.compile(
    r"^(?:is|was|are|were|has|have|did|does|do)\s+(?:it|that|this|they|there|those|these|the|any|he|she|we|our)\b",
    re.IGNORECASE,
)
_OPENS_A_QUESTION = re.compile(r"^(?:\w+ )?(?:what|who|whom|when|where|how|which|why)\b", re.IGNORECASE)
_CIRCUMSTANCE = re.compile(r"^(?:when|where) (?!did|do|does|is|was|were|are|will|has|have)", re.IGNORECASE)
_LEANS = re.compile(r"\b(?:it|its|that|those|them|they|their|these|he|she)\b", re.IGNORECASE)
# of the same thing as a clause before it: "what are children who go missing and who are exploited offered?"
_RELATIVE = re.compile(r"(?:who|whom|whose|which|where|when)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Part:
    """One part of a question. `question` holds all it is to be understood with, `own` the concepts it names itself."""

    question: Question
    own: frozenset[str]


def parts_of(question: Question) -> tuple[Part, ...]:
    """The parts in order, or none for a question that asks one thing."""
    pieces = _pieces(question.text)
    if len(pieces) < 2:
        return ()
    first = _part(question, pieces[0], None)
    others = (_part(question, piece, first) for piece in pieces[1:MOST])
    asking = [part for part in others if not _only_asks_direction(part)]
    return (first, *asking) if asking else ()


def _only_asks_direction(part: Part) -> bool:
    """Whether a part asks of the first's answer how it moves, and names nothing: "and is it going up?"."""
    return not part.own and part.question.wants in (Wants.TREND, Wants.COMPARISON)


def _pieces(text: str) -> list[str]:
    """The text of each part; what only leads up to a question ("In 2020/21, how many ...") stays with it."""
    pieces: list[str] = []
    start = 0
    for joint in _JOINT.finditer(text):
        before, after = text[start : joint.start()], text[joint.end() :]
        opens = _OPENS_A_QUESTION.match(after) or _INVERTED.match(after) or "?" in joint.group()
        if opens and _asks(before, joint.group()) and not _goes_on(before, joint.group(), after):
            pieces.append(before.strip())
            start = joint.end()
    return [*pieces, text[start:].strip()]


def _asks(piece: str, joint: str) -> bool:
    """Whether a piece is a question, rather than a circumstance of the one that follows it."""
    if "?" in joint:
        return True
    if joint.strip() == ",":
        return bool(_OPENS_A_QUESTION.match(piece.strip())) and not _CIRCUMSTANCE.match(piece.strip())
    return bool(_QUESTION_WORD.search(piece) or _INVERTED.match(piece.strip()))


def _goes_on(piece: str, joint: str, following: str) -> bool:
    """Whether what follows is a further clause on what the piece speaks of, joined without a stop to one before it."""
    relative = _RELATIVE.match(following)
    if relative is None or joint.strip()[0] in ",;?" or not _OPENS_A_QUESTION.match(piece):
        return False
    return re.search(rf"\w\s+{relative.group()}\b", piece, re.IGNORECASE) is not None


def _part(question: Question, piece: str, first: Part | None) -> Part:
    typed = set(words(piece))
    corrected = {word: right for word, right in question.corrections.items() if word in typed}
    alone = replace(question, text=piece, corrections=corrected)
    named = typed | set(words(alone.search_text))
    own = tuple(c for c in question.concepts if set(words(c.word)) <= named)
    leans = first is not None and (len(own) < SAYS_ENOUGH or bool(_LEANS.search(piece)))
    borrowed = tuple(c for c in first.question.concepts if c not in own) if first and leans else ()
    return Part(
        replace(
            alone,
            wants=kind_of(alone.search_text),
            concepts=(*own, *borrowed),
            periods=asked_periods(piece) or question.periods,
        ),
        frozenset(c.word for c in own),
    )
