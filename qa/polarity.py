"""Which way a sentence says that things went, and whether it says so or denies it.

Two sentences that share every other word may still say the opposite: "rose" and "fell", "was" and "was not".
"""

import re
from enum import StrEnum


class Way(StrEnum):
    UP = "up"
    DOWN = "down"
    OVER = "over budget"
    UNDER = "under budget"
    BETTER = "better"
    WORSE = "worse"
    GRANTED = "granted"
    REFUSED = "refused"
    OPENED = "opened"
    CLOSED = "closed"
    LATER = "later"
    SOONER = "sooner"
    MET = "met"
    MISSED = "missed"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"


OPPOSITE = {
    Way.UP: Way.DOWN,
    Way.OVER: Way.UNDER,
    Way.BETTER: Way.WORSE,
    Way.GRANTED: Way.REFUSED,
    Way.OPENED: Way.CLOSED,
    Way.LATER: Way.SOONER,
    Way.MET: Way.MISSED,
}
OPPOSITE |= {other: one for one, other in OPPOSITE.items()}
RATINGS = frozenset({Way.GREEN, Way.AMBER, Way.RED})
STATED = frozenset({Way.UP, Way.DOWN, Way.OVER, Way.UNDER, Way.BETTER, Way.WORSE}) | RATINGS
"""Ways that a paper must state or show itself before a sentence that claims one is borne out."""

_SIGNS: dict[Way, str] = {
    Way.UP: r"rise|rises|rose|risen|rising|increas\w+|grew|grow|grows|grown|growing|growth|climb\w*|higher|jump\w*|"
    r"peaked|widen\w*|lengthen\w*|"
    r"doubled|trebled|tripled|(?:went|gone|going|goes|go|is|was|are|were) up|up (?:from|by|on)|"
    r"more than (?:the|a|last|in)|up,",
    Way.DOWN: r"falls?|fell|fallen|falling|decreas\w+|reduc\w+|drop\w*|declin\w+|lower|shr[aiu]nk\w*|"
    r"narrow(?:s|ed|ing)|shorten\w*|halved|fewer|(?:went|gone|going|goes|go|is|was|are|were|come|came) down|"
    r"down (?:from|by|on|to)|down,|less than (?:the|a|last|in)",
    Way.OVER: r"over-?sp[ea]n\w+|over (?:its |the |their )?budget|above (?:its |the |their )?budget|exceed\w*",
    Way.UNDER: r"under-?sp[ea]n\w+|(?:under|below|within) (?:its |the |their )?budget",
    Way.BETTER: r"improv\w+|better",
    Way.WORSE: r"wors\w+|deteriorat\w+",
    Way.GRANTED: r"approv\w+|agreed|endors\w+|granted|accept\w+|adopt\w+|supported",
    Way.REFUSED: r"refus\w+|reject\w+|deferr\w+|withdr\w+|not recommended",
    Way.OPENED: r"open|opens|opened|opening",
    Way.CLOSED: r"clos(?:e|es|ed|ing|ure)",
    Way.LATER: r"deferr\w+|postpon\w+|delayed|put back|pushed back|slipped",
    Way.SOONER: r"brought forward|bring(?:s|ing)? forward|ahead of (?:schedule|time|plan)",
    Way.MET: r"(?:targets? (?:was |is |were |are |has been |have been )?(?:met|achieved|reached|passed))|"
    r"(?:met|meets|meeting|achiev\w+|reached|passed|hit) (?:its |the |their )?(?:\w+ )?targets?|achieved",
    Way.MISSED: r"miss(?:es|ed|ing)?|not (?:met|achieved|reached)|fell short|short of",
    Way.GREEN: r"rated green|green",
    Way.AMBER: r"amber",
    Way.RED: r"(?:rated |is |was |at )red|RED|Red",
}
_WAYS = {
    way: re.compile(rf"\b(?:{signs})(?!\w)", 0 if way is Way.RED else re.IGNORECASE)
    for way, signs in _SIGNS.items()
}
_OR_MORE = re.compile(r"\b(?:or|and) (?:better|worse|higher|lower|more|fewer|above|below)\b", re.IGNORECASE)
_DENIAL = re.compile(
    r"\b(?:not|never|no longer|none|neither|nor|cannot|without|failed to|fail to|fails to|unable|no)\b|n['’]t\b",
    re.IGNORECASE,
)


def ways(text: str) -> frozenset[Way]:
    """The ways that a text names."""
    said = _OR_MORE.sub(" ", text)
    return frozenset(way for way, signs in _WAYS.items() if signs.search(said))


def denies(text: str) -> bool:
    """Whether a text says that something is not so."""
    return _DENIAL.search(text) is not None
