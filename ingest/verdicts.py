"""What a sentence of a minute says came of a vote or a proposal: "A motion for ... was LOST", "The report was noted".

These are decisions only where a minute sets no other apart (see decisions.py). What had been decided before, or at
another meeting, is told with "had"; it is none of this meeting's.
"""

import re

from core.votes import COUNT, FOR
from ingest.metadata import BODY_WORD

PEOPLE = r"(?:Members|Councillors|Governors)"
ADVERBS = r"(?:(?:then|therefore|unanimously|accordingly|subsequently|also|duly|formally|and)\s+){0,2}"
_NAME_WORDS = r"(?:[A-Z][\w’'&-]*\s+(?:(?:and|of|for|&)\s+)?){0,8}?"
BODY = rf"(?:[Tt]he|[Tt]his)\s+{_NAME_WORDS}(?P<noun>{BODY_WORD}|{PEOPLE}|meeting)"

_NUMBER = r"^(?:\d{1,3}(?:\.\d{1,3})+\.?\s+|\d{1,3}\.\s+)?"
_MET = rf"(?:(?:[Tt]he|[Tt]his)\s+{_NAME_WORDS}{BODY_WORD}|Forum|Cabinet|Council)"
_VERDICTS = (
    r"(?:NOT\s+(?:AGREED|APPROVED|SUPPORTED|CARRIED)|AGREED|NOTED|APPROVED|ENDORSED|SUPPORTED|CARRIED|LOST|DEFEATED|"
    r"REJECTED|REFUSED|DEFERRED|WITHDRAWN)\b"
)
_ALONE = r"(?:Noted|(?:Not\s+)?(?:Agreed|Approved)|Endorsed|Carried|Lost|Received|Deferred)\b"
_SETTLED = (
    r"(?:not\s+)?(?:agreed|approved|endorsed|supported|carried|lost|defeated|rejected|refused|deferred|withdrawn|adopted|"
    r"accepted)\b"
)
_WAS = r"\b(?:was|were)\s+(?:(?:then|therefore|duly|unanimously|formally|accordingly)\s+)?"
_PUT = (
    r"\b(?:[Mm]otions?|[Aa]mendments?|[Pp]roposals?|[Rr]ecommendations?|[Rr]equest|[Ss]ubstantive\s+motion)\b"
)
_PAPER = (
    r"(?:minutes|notes?|reports?|updates?|recommendations?|proposals?|budget|rates?|scheme|plan|policy|strategy|position|"
    r"programme|terms\s+of\s+reference|statement|contents?|presentation|appointments?|membership)"
)
_ENDS = re.compile(
    rf"{_NUMBER}(?P<verb>{_VERDICTS}|{_ALONE})(?:\s+(?i:unanimously|nem\.?\s?con\.?|as\s+corrected))?(?:\s+by\s[^.;:]{{3,60}})?"
    r"(?:\s*[:;,–—(-]+\s*(?:\d+|[a-z]+)\s+(?:votes?\b|for\b|in\s+favour|against)[^.]{0,80})?[\s.)]*$"
)
_SAYS = tuple(
    re.compile(pattern)
    for pattern in (
        # a motion, an amendment, and how it went
        rf"{_PUT}.*?{_WAS}(?P<verb>{_VERDICTS}|{_SETTLED})",
        rf"{_NUMBER}(?:It|This|That)\s+{_WAS}(?P<verb>{_SETTLED})(?!\s+(?:to|that|with|by\s+the)\b)",
        # the count of a vote
        rf"\b(?:vote[ds]?|voting|show\s+of\s+hands)\b.*?(?P<verb>{FOR}.*?\bagainst)\b",
        rf"\b(?P<verb>{_SETTLED})\s[^.;]{{0,90}}?\({FOR}[^)]{{0,60}}\bagainst\b",
        rf"\b(?P<verb>{_SETTLED})\s[^.;]{{0,90}}?\bby\s+{COUNT}\s+(?:votes?\s+)?to\s+{COUNT}\b",
        rf"\b(?P<verb>{_SETTLED})\s+(?:by\s+all|unanimously|nem\.?\s?con)\b",
        # the body that met
        rf"{_NUMBER}(?:{_MET}|{PEOPLE})\s+{ADVERBS}(?P<verb>NOTED|APPROVED|ENDORSED|SUPPORTED|DEFERRED|REFUSED|REJECTED|"
        r"ELECTED|APPOINTED|ADOPTED)\b",
        rf"{_NUMBER}{_MET}\s+{ADVERBS}(?P<verb>approved|endorsed|supported|deferred|refused|rejected|elected|appointed|"
        rf"adopted|noted(?=\s+the\s+(?:\w+\s+){{0,2}}{_PAPER}\b))\b",
        # what was put before it
        rf"{_NUMBER}The\s+(?:[\w’'-]+\s+){{0,4}}{_PAPER}\b[^.;]{{0,60}}?{_WAS}(?P<verb>{_SETTLED}|noted\b|confirmed\b)"
        r"(?!\s+with\b)",
        r"\b(?:was|were)\s+(?:duly\s+|unanimously\s+)?(?P<verb>(?:re-?)?(?:elected|appointed))\b[^.;]{0,40}\b[Cc]hair",
    )
)
_BEFORE = re.compile(r"\b(?:had|has|have)\b")


def is_verdict(sentence: str) -> bool:
    """Whether a sentence is nothing but how what stands before it went: "AGREED.", "NOT AGREED: 4 for, 8 against."."""
    return _ENDS.match(sentence) is not None


def verdict_of(sentence: str) -> str | None:
    """How a sentence says that something went, as printed: "CARRIED", "not agreed", "7 for, 9 against"."""
    ends = _ENDS.match(sentence)
    if ends:
        return ends.group("verb")
    found = (match for pattern in _SAYS if (match := pattern.search(sentence)))
    said = next((match for match in found if not _BEFORE.search(sentence[: match.end()])), None)
    return said.group("verb") if said else None
