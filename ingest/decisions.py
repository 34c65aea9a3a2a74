"""What a minute decided, told apart from what was said: RESOLVED, RECOMMENDED, "It was agreed that", "Decision:".

A decision begins a paragraph ("RESOLVED: That ...") or follows the body's name ("The Committee RESOLVED to ..."), or a
verdict ends what was proposed ("A motion for ... was LOST.", "... to be held for a year. AGREED."). Words inside a
quotation, a point that was made, or a report of another body decide nothing. A decision ends with its paragraph, or
with the last point of its list.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from core.sentences import split_sentences
from ingest.minute_lines import LIST_MARK, SENTENCE_END, TextLine, joined
from ingest.tables.lines import Word
from ingest.verdicts import ADVERBS, BODY, PEOPLE, is_verdict, verdict_of

_MANNER = (
    r"(?:[\s,]*\(?\b(?:unanimously|nem\.?\s?con\b\.?|by\s+(?:a\s+)?(?:unanimous|majority)\s+(?:vote|decision))\)?"
    r"|\s*\([^)]{1,80}\))?"
)
_VERB = rf"(?:RESOLVED|RECOMMENDED|AGREED|DECIDED|DETERMINED|ORDERED)\b(?i:{_MANNER})"
_NAMED_VERB = rf"(?:Resolved|Recommended|Agreed|Decided)\b{_MANNER}(?=\s*(?:[:;–—-]|$)|\s+(?:that|to)\b)"
_DECISION = r"(?:DECISIONS?|Decisions?)(?=\s*[:–—-]|\s*$)"
_OPENS = re.compile(
    r"^(?:\d{1,3}(?:\.\d{1,3})+\.?\s+|\d{1,3}\.\s+)?"
    rf"(?:(?i:it\s+was)\s+{ADVERBS})?(?P<verb>{_VERB}|{_NAMED_VERB}|{_DECISION})\s*[:;,.–—-]*\s*"
)
_WHO = rf"(?P<by>\b{BODY}|\b(?:Cabinet|Council|{PEOPLE})|\b[Ii]t\s+was|\b[Ss]econded\b.{{0,80}}?\band)\s+{ADVERBS}"
_MID = re.compile(rf"{_WHO}(?P<verb>{_VERB}|{_NAMED_VERB})\s*[:;–—-]*\s*")
_PROSE = re.compile(
    rf"{_WHO}(?P<verb>resolved|agreed)(?:\s+unanimously)?"
    r"(?:\s*[:,–—-]*\s*(?=(?:\(?\w{1,3}[.)]\s+)?(?:that|to)\b)|\s*:\s*[–—-]?\s*$)"
)
_NUMBER_FIRST = re.compile(r"\d{1,3}(?:\.\d{1,3})*\.?\s+(?=(?:It|The|Members|Cabinet|Council)\b)")
_SETTLES = re.compile(r"^[Ii]t\s+was\b.*?\b(?:to|that\b.*?\b(?:be|would|will|should|shall))\b")
_SET_APART = re.compile(r"\s*(?::|[:–—-]\s*(?:\(?(?:1|a|i)[.)]\s+)?(?:That|To)\b)")
_SPEAKS = re.compile(
    r"\b(?:said|says?|stated?|states|wrote|writes|reads?|reported|quoted|asked|argued|claimed|letter|petition|email|e-mail|"
    r"motion|amendment|minute\w*|recalled|reminded|following|as\s+follows)\b",
    re.I,
)
_REPORTED = re.compile(
    r"\b(?:said|stated|wrote|reported|argued|claimed|recalled|reminded|noted|advised|heard|explained|added)\s+"
    r"(?:[\w,]+\s+){0,2}?that\b|\b(?:told|quoted|letter|leaflet|petition)\b",
    re.I,
)
_WANTS_MORE = re.compile(
    r"(?:[:,;–—-]|\b(?:and|or|that|to|the|of|board|committee|council|cabinet|panel|executive))$", re.I
)
_SUBNUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})+\.?\s")
_CARRIES_ON = re.compile(r"^(?:(?:and|or|further)[\s,]|(?:and\s+)?That\b|to\s+[a-z])")
_BULLET = re.compile(r"^[•●▪◦○■□➢►✓✔–*\uf0a7\uf0b7\uf0d8-]\s")
_NAMED_POST = re.compile(
    r"^(?:strategic|operational|executive|corporate|assistant|deputy|interim|chief|directors?|heads?|managers?|officers?|"
    r"solicitor|clerk|monitoring)$",
    re.I,
)
_QUOTES = {"“": 1, "”": -1}


@dataclass(frozen=True)
class Piece:
    """Words of one line of a minute."""

    line: int
    words: tuple[Word, ...]


@dataclass(frozen=True)
class Decision:
    """What was decided: the verb as printed, the words that follow it, and all of it with its place."""

    verb: str
    text: str
    pieces: tuple[Piece, ...]  # the verb included


@dataclass(frozen=True)
class _Opening:
    """Where in a paragraph's text a decision begins, its words after the verb, and its end where that is known."""

    start: int
    decided: int
    verb: str
    end: int | None = None


@dataclass(frozen=True)
class _Paragraph:
    pieces: tuple[Piece, ...]
    quoted: bool  # begins inside a quotation, or as one that a sentence before introduced

    @property
    def text(self) -> str:
        return " ".join(word.text for piece in self.pieces for word in piece.words)


def has_formal_decision(minutes: Sequence[Sequence[Piece]], lines: Sequence[TextLine]) -> bool:
    """Whether any minute of a meeting sets a decision apart; then "it was agreed" in its prose is discussion."""
    return any(
        _formal(paragraph, "") is not None for minute in minutes for paragraph in _paragraphs(minute, lines)
    )


def decisions_in(
    minute: Sequence[Piece], lines: Sequence[TextLine], body: str, prose: bool
) -> tuple[Decision, ...]:
    """The minute's decisions in order; `prose` says whether "The Board agreed that ..." is one.

    A vote, and "It was agreed" that somebody would do something, are one in a minute that sets no other apart.
    """
    paragraphs = _paragraphs(minute, lines)

    def set_apart(paragraph: _Paragraph) -> _Opening | None:
        return _formal(paragraph, body) or (_in_prose(paragraph, body) if prose else None)

    def told(paragraph: _Paragraph) -> _Opening | None:
        return _voted(paragraph) or _in_prose(paragraph, body, only=_SETTLES)

    return _found(paragraphs, set_apart) or _found(paragraphs, told)


def _found(
    paragraphs: Sequence[_Paragraph], opens: Callable[[_Paragraph], _Opening | None]
) -> tuple[Decision, ...]:
    found: list[Decision] = []
    done = 0
    for number, paragraph in enumerate(paragraphs):
        opening = opens(paragraph) if number >= done else None
        if opening is not None:
            done, decision = _decision(paragraphs, number, opening)
            found.append(decision)
    return tuple(found)


def _paragraphs(minute: Sequence[Piece], lines: Sequence[TextLine]) -> list[_Paragraph]:
    """The minute cut into paragraphs; a decision's verb begins one wherever its line does."""
    groups: list[list[Piece]] = []
    for piece in minute:
        if not piece.words:
            continue
        if not groups or _starts(groups[-1][-1], piece, lines):
            groups.append([])
        groups[-1].append(piece)
    made: list[_Paragraph] = []
    depth = 0
    for group in groups:
        before = made[-1].text if made else ""
        introduced = before.endswith(":") and bool(_SPEAKS.search(" ".join(before.split()[-12:])))
        paragraph = _Paragraph(tuple(group), depth > 0 or (introduced and not _is_listed_after_verb(before)))
        depth = max(0, depth + sum(_QUOTES.get(c, 0) for c in paragraph.text))
        made.append(paragraph)
    # a quotation that is never closed would swallow the rest of the minute
    return made if not depth else [_Paragraph(p.pieces, False) for p in made]


def _is_listed_after_verb(before: str) -> bool:
    return _OPENS.match(before) is not None


def _starts(before: Piece, piece: Piece, lines: Sequence[TextLine]) -> bool:
    """Whether a paragraph starts with this piece."""
    last, line = lines[before.line], lines[piece.line]
    said = " ".join(word.text for word in piece.words)
    if last.page != line.page:
        return bool(SENTENCE_END.search(last.text) or LIST_MARK.match(said) or _OPENS.match(said))
    if line.begins:
        return True
    return bool(_OPENS.match(said)) and bool(
        SENTENCE_END.search(last.text) or re.search(r"\band$", last.text)
    )


def _formal(paragraph: _Paragraph, body: str) -> _Opening | None:
    """The decision that the paragraph sets apart; None where it sets none apart."""
    text = paragraph.text
    if paragraph.quoted or _BULLET.match(text):
        return None
    for start, end in split_sentences(text):
        opens = _OPENS.match(text[start:])
        said = _REPORTED.search(text[:start])
        stands = opens and (
            start == 0 or _is_clause(opens) or (opens.group("verb")[:2].isupper() and not said)
        )
        if opens and stands and not (start and is_verdict(text[start:end])) and not _quoting(text[:start]):
            return _Opening(start, start + opens.end(), opens.group("verb"))
    for match in _MID.finditer(text):
        before = _sentence_before(text, match.start())
        if not _quoting(text[: match.start()]) and not _REPORTED.search(before) and _own(match, body):
            return _Opening(match.start(), match.end(), match.group("verb"))
    return None


def _is_clause(opens: re.Match[str]) -> bool:
    """Whether the decided words follow the verb behind a stop, as in "Resolved – That"; nobody reports so."""
    return bool(_SET_APART.match(opens.string[opens.end("verb") :]))


def _voted(paragraph: _Paragraph) -> _Opening | None:
    """What was voted on or noted: from the paragraph's first motion, or what its first verdict ends, to the last."""
    text = paragraph.text
    if paragraph.quoted or _BULLET.match(text):
        return None
    found: list[_Opening] = []
    before = 0
    for start, end in split_sentences(text):
        sentence = text[start:end]
        verb = verdict_of(sentence)
        if verb and not _quoting(text[:start]) and not _REPORTED.search(sentence):
            since = before if is_verdict(sentence) else start
            found.append(_Opening(since, since, verb, end))
        before = start
    return replace(found[0], verb=found[-1].verb, end=found[-1].end) if found else None


def _in_prose(paragraph: _Paragraph, body: str, only: re.Pattern[str] | None = None) -> _Opening | None:
    """The same for a sentence such as "It was agreed that the report be noted."; one that begins with `only`."""
    if paragraph.quoted or _BULLET.match(paragraph.text):
        return None
    for begin, end in split_sentences(paragraph.text):
        # a figure that ends the sentence before may stand first on a line, as a number of a list does
        number = _NUMBER_FIRST.match(paragraph.text[begin:end])
        start = begin + number.end() if number else begin
        sentence = paragraph.text[start:end]
        match = _PROSE.match(sentence) if only is None or only.match(sentence) else None
        if match and not _quoting(paragraph.text[:start]) and _own(match, body):
            return _Opening(start, start + match.end(), match.group("verb"))
    return None


def _own(match: re.Match[str], body: str) -> bool:
    """Whether the one who decides is the body that met: "the Parish Council" is not, in a borough's minutes."""
    named = match.group("by").split()[1:]
    noun = match.group("noun")
    if not noun or not body:
        return True
    known = {word.lower() for word in re.findall(r"\w+", body)}
    return all(
        word.lower().strip(",") in known | {noun.lower(), *noun.lower().split(), "and", "of", "for", "&"}
        for word in named
    )


def _sentence_before(text: str, end: int) -> str:
    """The sentence that ends at an offset, as far as it goes."""
    return re.split(r"[.!?]\s+(?=[A-Z]|$)", text[:end])[-1]


def _quoting(text: str) -> bool:
    """Whether a quotation is open at the end of this text."""
    return sum(_QUOTES.get(c, 0) for c in text) > 0 or text.count('"') % 2 == 1


def _decision(paragraphs: Sequence[_Paragraph], number: int, opening: _Opening) -> tuple[int, Decision]:
    """The decision that begins in a paragraph, and the number of the paragraph after it."""
    first = paragraphs[number]
    start, decided = opening.start, opening.decided
    end = _end(first.text, opening)
    taken = _cut(first.pieces, start, end)
    said = first.text[decided:end].strip()
    after = number + 1
    own = _SUBNUMBER.match(first.text)
    while end == len(first.text) and after < len(paragraphs) and _goes_on(said, paragraphs[after]):
        if own and _SUBNUMBER.match(paragraphs[after].text):
            break  # "2.2" after "2.1" is the next paragraph, no point of a list
        taken.extend(paragraphs[after].pieces)
        said = paragraphs[after].text
        after += 1
    verb_words = len(first.text[:decided].split()) - len(first.text[:start].split())
    kept = [Piece(piece.line, _without_posts(piece.words)) for piece in taken]
    words = [word for piece in kept for word in piece.words]
    return after, Decision(" ".join(opening.verb.split()), joined(words[verb_words:]), tuple(kept))


def _end(text: str, opening: _Opening) -> int:
    """Where in its first paragraph a decision ends: with its sentence, unless it was set apart."""
    if opening.end is not None:
        return opening.end
    if _OPENS.match(text[opening.start :]):
        return len(text)
    return next((b for a, b in split_sentences(text) if a <= opening.decided < b), len(text))


def _goes_on(said: str, paragraph: _Paragraph) -> bool:
    """Whether a decision that says this so far goes on with the paragraph."""
    text = paragraph.text
    if _OPENS.match(text):
        return False
    if LIST_MARK.match(text) or _CARRIES_ON.match(text):
        return True
    if not said:
        return True
    ended = SENTENCE_END.search(said.rstrip(":;"))
    return not ended and (bool(_WANTS_MORE.search(said)) or text[0].islower())


def _cut(pieces: Sequence[Piece], start: int, end: int) -> list[Piece]:
    """The words of the pieces that stand between two offsets of their joined text."""
    kept: list[Piece] = []
    at = 0
    for piece in pieces:
        words = []
        for word in piece.words:
            if start <= at < end:
                words.append(word)
            at += len(word.text) + 1
        if words:
            kept.append(Piece(piece.line, tuple(words)))
    return kept


def _without_posts(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words without an officer's post behind a bar: what a side column leaves in a text without columns."""
    return tuple(_kept(words))


def _kept(words: Sequence[Word]) -> Iterator[Word]:
    behind_bar = False
    for number, word in enumerate(words):
        if word.text == "|" and number + 1 < len(words) and _NAMED_POST.match(words[number + 1].text):
            behind_bar = True
        elif not (behind_bar and _NAMED_POST.match(word.text)):
            behind_bar = False
            yield word
