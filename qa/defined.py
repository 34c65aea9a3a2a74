"""The term that a question asks the meaning of, and how surely a text says what it means.

A paper says so in a sentence ("RED means more than 10 per cent from target"), in a key ("L = lower is better") or in a
row of a list of terms, where the term and its meaning stand side by side.
"""

import re

LONGEST_TERM = 5  # words; what is longer is no term but a question
LEAST_MEANING = 3  # words that a meaning has
SAID, BESIDE = 1.0, 0.9

_TERMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:meaning|definition) of (?:an? |the )?(?P<term>.+?)(?=[,?]| in (?:the|an?|this)\b| on (?:the|an?)\b|$)",
        r"\bwhat (?:does|do|did|is|are|was|were) (?:meant by )?(?:an? |the )?(?P<term>.+?)"
        r"(?: means?\b| stands? for\b| measures?\b| tells? (?:you|us|me)\b| indicates?\b| refers? to\b| represents?\b"
        r"| shows?\b| for an?\b|[,?]| in (?:the|an?)\b| on (?:the|an?)\b| under\b| as\b| according\b|$)",
    )
)
_VERB = (
    r"(?:\s*=\s*|\s+(?:means?|indicates?|denotes?|signif(?:y|ies)|stands?\s+for|refers?\s+to|"
    r"(?:is|are)\s+defined\s+as|(?:is|are)\s+(?:when|where))\s+)"
)
_CODE = re.compile(
    r"[A-Z]{2,}|[A-Za-z]{1,4}[./]?\d{1,3}[a-z]?"
)  # which nothing but its own meaning begins with
_WORD = re.compile(r"[^\W\d_]{2,}")


def term_asked(question: str) -> str | None:
    """What a question asks the meaning of, as it prints it; None where it has no such form."""
    found = (match for pattern in _TERMS if (match := pattern.search(question)))
    term = next((match["term"].strip(" ‘’“”'\"") for match in found), None)
    return term or None


def gives_meaning(term: str, text: str) -> float:
    """How surely a text says what a term means, in [0, 1]: in so many words, or as a row of a list of terms does."""
    if len(term.split()) > LONGEST_TERM:
        return 0.0
    # a letter is a sign of a key, and the same letter is in every text in another case
    flags = 0 if len(term) == 1 else re.IGNORECASE
    name = r"[\s-]+".join(map(re.escape, term.split())) + r"[)’”'\"]*(?:\s*\([^)]{1,40}\))?"
    said = re.search(rf"(?:^|(?<=[\s(‘“'\",;:])){name}{_VERB}(?P<meaning>[^.;]+)", text, flags)
    if said and len(_WORD.findall(said["meaning"])) >= LEAST_MEANING:
        return SAID
    row = re.match(rf"\W*{name}(?:\s*[:–—-])?\s+(?P<meaning>\S[^.;]*)", text, flags)
    if row is None or not _is_meaning(row["meaning"]):
        return 0.0
    return SAID if _CODE.fullmatch(term) else BESIDE


def _is_meaning(words: str) -> bool:
    """Whether words beside a term may be its meaning: they begin afresh, and are no row of figures."""
    said = _WORD.findall(words)
    figures = re.findall(r"\d[\d.,]*", words)
    return words[0].isupper() and len(said) > LEAST_MEANING and len(figures) * 4 <= len(said)
