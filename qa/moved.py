"""What minutes tell of a motion beside what was resolved: who moved and seconded it, who voted how, and how it went.

A motion that was lost, an amendment and the names in a vote stand in the discussion; the words told are the sentence
of the minute, or the one side of a recorded vote.
"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from core.sentences import split_sentences
from core.votes import COUNT, FOR
from qa.question import Concept, Question, Wants
from qa.rank import expressed
from qa.stems import stems

Span = tuple[int, int]

BEFORE = 400  # characters before a vote that say what was voted on
LONGEST_SIDE = 400  # characters of the names on one side of a vote


class Part(StrEnum):
    """What is asked of a motion."""

    OUTCOME = "outcome"
    MOVED = "moved"
    SECONDED = "seconded"
    FOR = "for"
    AGAINST = "against"
    ABSTAINED = "abstained"


_PEOPLE = r"(?:councill?ors?|cllrs?|members?|groups?|person|people|governors?|heads?)"
_WHO = rf"\b(?:who|whose|which (?:[\w-]+ ){{0,3}}?{_PEOPLE})\b[^?]*"
_ASKED = {
    Part.SECONDED: rf"{_WHO}\bsecond(?:ed|er)\b",
    Part.MOVED: rf"{_WHO}\b(?:moved|mover|proposed|proposer|tabled|put forward)\b",
    Part.ABSTAINED: rf"{_WHO}\babstain",
    Part.AGAINST: rf"{_WHO}\b(?:(?:vot(?:es?|ed|ing)|were|was) against|oppos(?:e|ed)|dissent\w*)\b",
    Part.FOR: rf"{_WHO}\b(?:vot(?:es?|ed|ing)|were|was) (?:for|in favour)\b",
    Part.OUTCOME: r"\b(?:motion|amendment|counter-?proposal)s?\b|\bvot(?:es?|ed|ing)\b",
}
_PATTERNS = {part: re.compile(pattern, re.IGNORECASE) for part, pattern in _ASKED.items()}
_OF_MOTIONS = re.compile(
    r"(?:mov|second|propos|vot|against|favour|oppos|dissent|abstain|record|motion|councill|member|meet|tabl|forward)\w*",
    re.IGNORECASE,
)
_PERSON = (
    r"(?:(?:the\s+)?(?:Councillors?|Cllrs?|Mrs?|Ms|Miss|Dr|Sir|Dame|Canon|Rev\w*|Mayor|Chair\w*|Groups?)\b\.?|"
    r"[A-Z][\w’'-]+\s+[A-Z][\w’'-]+)"
)
_TELLS = {
    Part.SECONDED: rf"(?i:seconded\s+by)\s+{_PERSON}|{_PERSON}[^.;]{{0,40}}?\b(?i:seconded)\b",
    Part.MOVED: rf"(?i:(?:moved|proposed|tabled|put\s+forward|proposal\s+of|motion\s+(?:of|by))(?:\s+by)?)\s+{_PERSON}|"
    rf"{_PERSON}[^.;]{{0,40}}?\b(?i:moved|proposed|tabled|put\s+forward)\b",
}
_SIDES = {Part.FOR: r"for|in\s+favour", Part.AGAINST: r"against", Part.ABSTAINED: r"abstain\w*|abstention\w*"}
_OTHER_SIDE = re.compile(
    r"\b(?:For|FOR|In\s+favour|Against|AGAINST|Abst\w+|ABST\w+|Absent|Not\s+voting|against|abst\w+)\b|[.;]\s|\n\s*\n"
)
_WENT = re.compile(
    r"\b(?:[Mm]otions?|[Aa]mendments?|[Pp]roposals?|[Rr]ecommendations?|[Ii]t|AMENDMENT|MOTION)\b[^.]*?\b(?:CARRIED|LOST|DEFEATED|"
    r"REJECTED|FELL|WITHDRAWN|carried|lost|defeated|rejected|fell|withdrawn|(?:not\s+)?agreed)\b"
    rf"|\b{FOR}[^.]*\bagainst\b|\b{COUNT}\s+(?:votes?\s+)?to\s+{COUNT}\b"
)
_TITLE = re.compile(r"\b(?:Mrs?|Ms|Dr|Cllrs?|Rev|Prof)\.?$")


def part_asked(question: Question) -> Part | None:
    """What a question asks of a motion; None where it asks of none. How one went is asked as a decision is."""
    asked = (part for part, pattern in _PATTERNS.items() if pattern.search(question.search_text))
    part = next(asked, None)
    return None if part is Part.OUTCOME and question.wants is not Wants.DECISION else part


def matter(question: Question) -> Sequence[Concept]:
    """What a question says of the motion itself: its concepts but for those of moving and voting."""
    return [c for c in question.concepts if not _OF_MOTIONS.fullmatch(c.word)]


def told_in(question: Question, part: Part, text: str) -> Span | None:
    """Where the text of a minute tells this part of the motion that is asked about; None where it does not."""
    kind = "amendment" if "amendment" in question.search_text.casefold() else ""
    spans = [span for span in _places(part, text) if kind in _with_before(text, span).casefold()]
    asked = matter(question)

    def said(span: Span) -> float:
        words = frozenset(stems(_with_before(text, span)))
        return sum(expressed(concept, words, frozenset()) for concept in asked)

    return max(spans, key=said, default=None)


def _with_before(text: str, span: Span) -> str:
    return text[max(span[0] - BEFORE, 0) : span[1]]


def _places(part: Part, text: str) -> Iterator[Span]:
    """Yield where a text tells this part of some motion."""
    if part in _SIDES:
        yield from _side(part, text)
        return
    pattern = _WENT if part is Part.OUTCOME else re.compile(_TELLS[part])
    for low, high in split_sentences(text):
        if pattern.search(" ".join(text[low:high].split())):
            yield low, high


def _side(part: Part, text: str) -> Iterator[Span]:
    """Yield the names on one side of each vote, with the words that say which side it is."""
    label = _SIDES[part]
    for match in re.finditer(rf"\b(?i:voted\s+)?(?i:{label})\s*(?:\(\d+\))?[\s:–(-]*(?={_PERSON})", text):
        end = _OTHER_SIDE.search(text, match.end(), match.end() + LONGEST_SIDE)
        while end and _TITLE.search(text[match.end() : end.start()]):
            end = _OTHER_SIDE.search(text, end.end(), match.end() + LONGEST_SIDE)
        yield match.start(), end.start() if end else min(match.end() + LONGEST_SIDE, len(text))
    acts = {
        Part.FOR: "voted for",
        Part.AGAINST: r"voted against|dissent\w+|against",
        Part.ABSTAINED: "abstained",
    }
    for low, high in split_sentences(text):
        if re.search(rf"{_PERSON}[^.;]{{0,60}}?\b(?:{acts[part]})\b", " ".join(text[low:high].split())):
            yield low, high
