"""What minutes record of a meeting beside its decisions: who came, who sent apologies, where it met, when it ended.

Only a question that asks for nothing else is answered here: each of its words is of the meeting, of what is asked of
it, or stands in the words that are quoted.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from core.domain import DocumentText
from core.periods import find_periods
from core.sentences import split_sentences
from core.structure import Meeting, Minute
from qa.draft import Draft, Quote, Sentence
from qa.question import Question
from qa.quoting import stretch
from qa.rank import Ranked
from qa.shown import LEAD_CHARS, MARKER_ROOM, markers, plain, shortened
from qa.statements import Statement
from qa.stems import stems

OPENING_CHARS = 5000  # in which the opening of minutes without a minute of their own is over
CLOSING_CHARS = 300  # after the last minute, in which the meeting ends
BETWEEN_NAMES = 60  # characters at most from one name of a list to the next
LABEL_CHARS = 60
OPENING_SENTENCE = 120  # characters from a meeting's day to its place

Span = tuple[int, int]

_ASKED = {
    "apologies": r"\bapolog|\babsen(?:t|ce)\b|\b(?:not|n['’]t) (?:attend|there|present)\b|\bmissed\b",
    "interests": r"\binterests?\b",
    "ended": r"\b(?:when|what time)\b.*\b(?:end|finish|clos|conclud)|\b(?:end|finish)\w* (?:time|at)\b",
    "day": r"^\W*(?:and )?(?:when|what (?:date|day))\b.*\b(?:me(?:e)?t|meeting|held)\b",
    "in_attendance": r"\bofficers?\b.*\b(?:present|attend|there)|\balso (?:present|attend|in attendance)|\bco-?opte",
    "present": r"\bpresent\b|\battend|\bchaired\b|\bin the chair\b|\bwho (?:was|were|came)\b|^\W*was\b|\bsat\b",
    "place": r"^\W*(?:and )?where\b|\bvenue\b|\bwhat (?:room|place|building)\b",
}
_PATTERNS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _ASKED.items()}
_OF_MEETINGS = frozenset(
    stems(
        "meeting meet met held hold board committee cabinet council panel forum executive councillor "
        "councillors member members people officers time place venue room take took send sent receive "
        "received give gave apologies absent absence missed attend attended attendance present chair chaired "
        "come came sat end ended finish finished close closed conclude concluded declare declared declaration "
        "interest interests item last latest recent co opted optee coopted cllr disclosable pecuniary"
    )
)
_ENDED = re.compile(
    r"\b(?:meeting|proceedings)\b[^.\n]{0,60}\b(?:ended|closed|concluded|finished|terminated|rose)\b[^\n]{0,40}?"
    r"\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?\s?m\b\.?|noon|hours|hrs)",
    re.IGNORECASE,
)
_INTEREST = re.compile(
    r"\bdeclar\w+\b.*\binterests?\b|\binterests?\b.*\bdeclared\b", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True)
class Held:
    """A minuted meeting, and a passage of its paper, as a source of quotes."""

    meeting: Meeting
    minutes: tuple[Minute, ...]
    ranked: Ranked
    whole: DocumentText

    @property
    def opening(self) -> Span:
        """Where the minutes say who met: from the meeting's page to its first minute."""
        start = self.whole.starts[self.meeting.page - 1]
        return start, min((m.start for m in self.minutes), default=start + OPENING_CHARS)

    @property
    def closing(self) -> int:
        """Where the minutes are over at the latest."""
        return max((m.end for m in self.minutes), default=self.opening[1]) + CLOSING_CHARS


class Meetings:
    """Answers what is asked of a meeting in the words of its minutes."""

    def __init__(
        self,
        meetings_of: Callable[[str], Sequence[Meeting]],
        minutes_of: Callable[[str], Sequence[Minute]],
        text_of: Callable[[str], DocumentText],
    ) -> None:
        self._meetings_of = meetings_of
        self._minutes_of = minutes_of
        self._text_of = text_of

    def draft(self, question: Question, found: Sequence[Statement]) -> Draft | None:
        """The words of the minutes with the meeting's day, where the question asks for what they record of it."""
        asked = next((name for name, pattern in _PATTERNS.items() if pattern.search(question.text)), None)
        if asked is None or not (question.periods or "meeting" in question.text.casefold()):
            return None
        for held in self._held(question, found):
            span = _span(held, asked)
            if span and _says_all(question, held, span):
                return _told(held, span)
        return None

    def _held(self, question: Question, found: Sequence[Statement]) -> list[Held]:
        """The meetings that may be meant, in these statements' papers: those of the body named, the newest first."""
        by_paper = {statement.passage.doc_id: statement.ranked for statement in reversed(found)}
        held = [
            Held(meeting, self._of(meeting, doc_id), ranked, self._text_of(doc_id))
            for doc_id, ranked in by_paper.items()
            for meeting in self._meetings_of(doc_id)
            if _is_asked(question, meeting)
        ]
        words = frozenset(stems(question.text))

        def order(one: Held) -> tuple[int, date]:
            return len(words & frozenset(stems(one.meeting.body))), one.meeting.meeting_date or date.min

        return sorted(held, key=order, reverse=True)

    def _of(self, meeting: Meeting, doc_id: str) -> tuple[Minute, ...]:
        same = (meeting.body, meeting.meeting_date)
        return tuple(m for m in self._minutes_of(doc_id) if (m.body, m.meeting_date) == same)


def _is_asked(question: Question, meeting: Meeting) -> bool:
    day = meeting.meeting_date
    return day is not None and (
        not question.periods or any(period.start <= day <= period.end for period in question.periods)
    )


def _span(held: Held, asked: str) -> Span | None:
    """Where the minutes say what is asked."""
    text, (start, end) = held.whole.text, held.opening
    if asked == "ended":
        match = _ENDED.search(text, start, held.closing)
        return match.span() if match else None
    if asked == "interests":
        sentences = split_sentences(text[start : held.closing])
        said = ((start + low, start + high) for low, high in sentences)
        return next((span for span in said if _INTEREST.search(text[slice(*span)])), None)
    if asked == "place":
        return _with_day(held, _printed(text, start, end, (held.meeting.place or "",)))
    if asked == "day":
        day = meeting_day(held.whole, held.ranked, held.meeting)
        return _from_line(text, start, (start + day[1].start, start + day[1].end)) if day else None
    names: dict[str, tuple[str, ...]] = {
        "present": held.meeting.present,
        "apologies": held.meeting.apologies,
        "in_attendance": held.meeting.in_attendance,
    }
    return _from_line(text, start, _printed(text, start, end, names[asked]))


def _with_day(held: Held, span: Span | None) -> Span | None:
    """A stretch of the opening with the meeting's day before it, where that stands in the same sentence."""
    day = meeting_day(held.whole, held.ranked, held.meeting)
    if span is None or day is None:
        return span
    start = held.opening[0] + day[1].start
    return (start, span[1]) if 0 <= span[0] - start <= OPENING_SENTENCE else span


def _printed(text: str, start: int, end: int, names: Sequence[str]) -> Span | None:
    """Where these names stand one after the other, whatever the white space in them."""
    if not all(names) or not names:
        return None
    each = (r"\s+".join(map(re.escape, name.split())) for name in names)
    pattern = rf"[\s\S]{{0,{BETWEEN_NAMES}}}?".join(each)
    match = re.compile(pattern, re.IGNORECASE).search(text, start, end)
    return match.span() if match else None


def _from_line(text: str, low: int, span: Span | None) -> Span | None:
    """The stretch with the line that it begins in, and the line above where the label stands there alone."""
    if span is None:
        return None
    start = max(text.rfind("\n", low, span[0]) + 1, low)
    above = max(text.rfind("\n", low, max(start - 1, low)) + 1, low)
    has_label = bool(text[start : span[0]].strip())
    return (start if has_label or start - above > LABEL_CHARS else above), span[1]


def _says_all(question: Question, held: Held, span: Span) -> bool:
    """Whether nothing is asked but what these words say of the meeting."""
    known = _OF_MEETINGS | frozenset(stems(f"{held.meeting.body} {held.whole.text[span[0] : span[1]]}"))
    return all(any(set(wording) <= known for wording in c.alternatives) for c in question.concepts)


def _told(held: Held, span: Span) -> Draft:
    quotes = tuple(stretch(held.whole, held.ranked, *span))
    words = held.whole.text[span[0] : span[1]]
    days = {m.period.start for m in find_periods(words)}
    day = None if held.meeting.meeting_date in days else meeting_day(held.whole, held.ranked, held.meeting)
    sources = (day[1],) if day else ()
    opening = f"{plain(day[0])}{markers(sources)}: " if day else ""
    marks = "".join(f" {{{n}}}" for n in range(len(sources), len(sources) + len(quotes)))
    room = LEAD_CHARS - len(opening) - (len(quotes) + 1) * MARKER_ROOM
    return Draft(lead=(Sentence(f"{opening}{shortened(plain(words), room)}{marks}", (*sources, *quotes)),))


def meeting_day(whole: DocumentText, ranked: Ranked, meeting: Meeting) -> tuple[str, Quote] | None:
    """The meeting's day as its minutes print it, and where."""
    for mention in find_periods(whole.pages[meeting.page - 1]):
        if mention.period.start == mention.period.end == meeting.meeting_date:
            return mention.period.printed, Quote(
                ranked, meeting.page, mention.start, mention.end, is_source=True
            )
    return None
