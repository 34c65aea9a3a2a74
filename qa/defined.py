"""The term that a question asks the meaning of, and how surely a text says what it means.

A paper says so in a sentence ("RED means more than 10 per cent from target"), in a key ("L = lower is better") or in a
row of a list of terms, where the term and its meaning stand side by side.
"""

import re

LONGEST_TERM = 5  # words; what is longer is no term but a question
LEAST_MEANING = 3  # words that a meaning has
LONGEST_ENTRY = 400  # characters
SAID, BESIDE = 1.0, 0.9

_TERMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:meaning|definition) of (?:an? |the )?(?P<term>.+?)(?=[,?]| in (?:the|an?|this)\b| on (?:the|an?)\b|$)",
        r"\bwhat (?:does|do|did) [\w'’ -]{1,60}? means? by (?:an? |the )?(?P<term>.+?)"
        r"(?=[,?]| in (?:the|an?)\b| on (?:the|an?)\b| when\b|$)",
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
_KIND = re.compile(
    r"^(?:letters?|initials?|acronym|abbreviation|term|words?|phrase|code|symbol)\s+(?=\S)", re.IGNORECASE
)
_NEXT_ENTRY = re.compile(
    r"^[ \t]*[A-Z][A-Z&/]+\d{0,3}\b[ \t]*[:–—=-]?[ \t]+(?=[A-Z])|\n[ \t]*\n", re.MULTILINE
)


def term_asked(question: str) -> str | None:
    """What a question asks the meaning of, as it prints it; None where it has no such form."""
    found = (match for pattern in _TERMS if (match := pattern.search(question)))
    term = next((_KIND.sub("", match["term"]).strip(" ‘’“”'\"") for match in found), None)
    return term or None


def entry_of(term: str, text: str) -> tuple[int, int] | None:
    """Where a list of terms, an entry a line, has this one: up to the next entry; None where no line begins with it."""
    opens = re.search(rf"^[ \t]*{_named(term)}(?:[ \t]*[:–—=-])?\s+(?=[A-Z‘“'\"])", text, re.MULTILINE)
    if opens is None or len(term.split()) > LONGEST_TERM:
        return None
    following = _NEXT_ENTRY.search(text, opens.end())
    end = following.start() if following else len(text)
    if end - opens.start() > LONGEST_ENTRY:
        end = max(text.rfind("\n", opens.end(), opens.start() + LONGEST_ENTRY), opens.end())
    return opens.start(), opens.start() + len(text[opens.start() : end].rstrip())


def gives_meaning(term: str, text: str) -> float:
    """How surely a text says what a term means, in [0, 1]: in so many words, or as a row of a list of terms does."""
    if len(term.split()) > LONGEST_TERM:
        return 0.0
    # a letter is a sign of a key, and the same letter is in every text in another case
    flags = 0 if len(term) == 1 else re.IGNORECASE
    name = rf"{_named(term)}[)’”'\"]*(?:\s*\([^)]{{1,40}}\))?"
    said = re.search(rf"(?:^|(?<=[\s(‘“'\",;:])){name}{_VERB}(?P<meaning>[^.;]+)", text, flags)
    if said and len(_WORD.findall(said["meaning"])) >= LEAST_MEANING:
        return SAID
    row = re.match(rf"\W*{name}(?:\s*[:–—-])?\s+(?P<meaning>\S[^.;]*)", text, flags)
    if row is None or not _is_meaning(row["meaning"]):
        return SAID if _is_in_key(term, text) else 0.0
    return SAID if _CODE.fullmatch(term) else BESIDE


def _named(term: str) -> str:
    """A pattern of a term, on one line or over two."""
    return r"[\s-]+".join(map(re.escape, term.split()))


def _is_in_key(term: str, text: str) -> bool:
    """Whether a key has a code with the words that it is short for: "(BN – basic need; SC – school condition)"."""
    if not _CODE.fullmatch(term):
        return False
    short = re.search(rf"(?:^|[(;,:]\s*){re.escape(term)}\s*[–—:=-]\s*(?P<meaning>[^;,.)\d]+)", text)
    initials = "".join(word[0] for word in _WORD.findall(short["meaning"])) if short else ""
    letters = re.sub(r"[^a-z]", "", term.casefold())
    return bool(initials) and initials.casefold().startswith(letters)


def _is_meaning(words: str) -> bool:
    """Whether words beside a term may be its meaning: they begin afresh, and are no row of figures."""
    said = _WORD.findall(words)
    figures = re.findall(r"\d[\d.,]*", words)
    return words[0].isupper() and len(said) > LEAST_MEANING and len(figures) * 4 <= len(said)
