"""The minutes in a paper: each minute's number and subject, what was said, and what was decided.

Where the minutes of a meeting stand is found in meetings.py, their headings in minute_heads.py, their decisions in
decisions.py. All offsets are of the document text; a held-back page is blank, and no minute reaches over one.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from core.domain import Document, DocumentText, Page, joined_boxes
from core.structure import Meeting, Minute, Stretch
from ingest.decision_notices import Notice, notices
from ingest.decisions import Decision, Piece, decisions_in, has_formal_decision
from ingest.meetings import (
    Sitting,
    is_running_head,
    names_people,
    sittings,
    with_apologies,
    with_attendance,
)
from ingest.minute_heads import Head, heads, pieces
from ingest.minute_lines import text_lines
from ingest.tables.lines import Word, spans_of_words


def find_minutes(document: Document, pages: Sequence[Page]) -> tuple[tuple[Meeting, ...], tuple[Minute, ...]]:
    """The meetings that the paper minutes, and their minutes, both in order. A meeting without minutes is left out."""
    reader = _Reader(document, pages)
    body = document.committee or document.title
    taken: list[range] = []
    read: list[tuple[int, Meeting, Sequence[Minute]]] = []
    for sitting in sittings(pages, reader.lines, body):
        meeting, found = reader.read(sitting)
        if found:
            read.append((sitting.first, meeting, found))
            taken.append(range(sitting.first, sitting.last))
    for notice in notices(reader.lines, taken):
        meeting, minute = reader.noted(notice, body)
        read.append((notice.first, meeting, [minute]))
    read.sort(key=lambda each: each[0])
    minutes = (minute for *_, found in read for minute in found)
    numbered = (minute.model_copy(update={"position": n}) for n, minute in enumerate(minutes))
    return tuple(meeting for _, meeting, _ in read), tuple(numbered)


class _Reader:
    """Reads the minutes of one paper."""

    def __init__(self, document: Document, pages: Sequence[Page]) -> None:
        self.lines = text_lines(pages)
        self._doc_id = document.doc_id
        self._title = document.title
        self._pages = {page.number: page for page in pages}
        whole = DocumentText(pages=tuple(page.text for page in pages))
        self._starts = {page.number: start for page, start in zip(pages, whole.starts, strict=True)}
        self._unseen = {*document.held_pages, *document.unread_pages}

    def read(self, sitting: Sitting) -> tuple[Meeting, list[Minute]]:
        """The meeting with who was there, and its minutes; none where it has no decision and does not say who was
        present, since then it is a list or a report.
        """
        run = heads(self.lines, sitting.first, sitting.last)
        texts = [list(self._pieces(head, last, sitting.meeting)) for head, last in pieces(run, sitting.last)]
        formal = has_formal_decision(texts, self.lines)
        if not run:
            return sitting.meeting, []
        meeting = with_attendance(sitting.meeting, self.lines[sitting.first : run[0].first])
        if not (sitting.attended or formal or names_people(meeting)):
            return sitting.meeting, []
        subjects = zip(run, texts, strict=True)
        apologies = (_text(text) for head, text in subjects if "apolog" in head.subject.lower())
        meeting = with_apologies(meeting, apologies)
        minutes = [
            self._minute(head, text, meeting, prose=not formal) for head, text in zip(run, texts, strict=True)
        ]
        return meeting, minutes

    def _pieces(self, head: Head, last: int, meeting: Meeting) -> Iterator[Piece]:
        """The minute's words below its heading, line by line, up to a page that is held back or could not be read."""
        if head.words < len(self.lines[head.first].words):
            yield Piece(head.first, self.lines[head.first].words[head.words :])
        page = self.lines[head.first].page
        for number in range(head.last, last):
            line = self.lines[number]
            if self._unseen.intersection(range(page, line.page)):
                return
            if line.words and not is_running_head(line, meeting):
                yield Piece(number, line.words)

    def _minute(self, head: Head, text: Sequence[Piece], meeting: Meeting, prose: bool) -> Minute:
        decisions = decisions_in(text, self.lines, meeting.body, prose)
        decided = [piece for decision in decisions for piece in decision.pieces if piece.words]
        heading = self._heading(head)
        stretches = self._stretches([*heading, *text])
        shown = decided or heading
        page = self.lines[shown[0].line].page
        return Minute(
            doc_id=self._doc_id,
            position=0,
            number=head.number,
            subject=head.subject,
            body=meeting.body,
            meeting_date=meeting.meeting_date,
            page=self.lines[head.first].page,
            start=min(stretch.start for stretch in stretches),
            end=max(stretch.end for stretch in stretches),
            discussion=self._stretches(_without(text, decided)),
            verb=decisions[0].verb if decisions else None,
            decided_by=meeting.body if decisions else None,
            resolved=_said(decisions),
            decision=self._stretches(decided),
            resolved_page=page if decided else None,
            boxes=self._boxes(shown, page),
            boxes_page=page,
        )

    def noted(self, notice: Notice, body: str) -> tuple[Meeting, Minute]:
        """The decision that a notice tells, and when and where it was taken; `body` is that of one that names none."""
        page = self.lines[notice.first].page
        met = Meeting(body=notice.body or body, meeting_date=notice.day, page=page)
        decision = self._stretches(notice.decided)
        whole = self._stretches([Piece(n, self.lines[n].words) for n in range(notice.first, notice.last)])
        start = self._stretches([Piece(notice.first, notice.number)])[0].start
        shown = self.lines[notice.decided[0].line].page
        return met, Minute(
            doc_id=self._doc_id,
            position=0,
            number=_text([Piece(notice.first, notice.number)]).rstrip(" .,:–—-"),
            subject=notice.subject or self._title,
            body=met.body,
            meeting_date=notice.day,
            page=page,
            start=start,
            end=max(stretch.end for stretch in (*whole, *decision)),
            verb=notice.verb,
            decided_by=met.body,
            resolved=notice.resolved,
            decision=decision,
            resolved_page=shown,
            boxes=self._boxes(notice.decided, shown),
            boxes_page=shown,
        )

    def _heading(self, head: Head) -> list[Piece]:
        first = Piece(head.first, self.lines[head.first].words[: head.words])
        return [first, *(Piece(n, self.lines[n].words) for n in range(head.first + 1, head.last))]

    def _stretches(self, taken: Sequence[Piece]) -> tuple[Stretch, ...]:
        """Where these words stand in the document text, neighbours joined."""
        found: list[Stretch] = []
        for number, group in groupby(taken, key=lambda piece: self.lines[piece.line].page):
            start = self._starts[number]
            spans = spans_of_words(_words(list(group)), self._pages[number].text)
            found.extend(Stretch(start=start + a, end=start + b) for a, b in spans)
        return tuple(found)

    def _boxes(self, taken: Sequence[Piece], number: int) -> tuple[tuple[float, float, float, float], ...]:
        """Boxes around those of the words that stand on this page, one a line."""
        page = self._pages[number]
        on_page = [piece for piece in taken if self.lines[piece.line].page == number]
        return tuple(
            box
            for piece in on_page
            for start, end in spans_of_words(piece.words, page.text)
            for box in joined_boxes(page.boxes[start:end])
        )


def _said(decisions: Sequence[Decision]) -> str:
    """The decided words; where a minute decides twice, the verb stands before the second."""
    if not decisions:
        return ""
    more = (f"{decision.verb}: {decision.text}" for decision in decisions[1:])
    return " ".join([decisions[0].text, *more]).strip()


def _words(taken: Sequence[Piece]) -> list[Word]:
    return [word for piece in taken for word in piece.words]


def _text(taken: Sequence[Piece]) -> str:
    return " ".join(word.text for word in _words(taken))


def _without(text: Sequence[Piece], decided: Sequence[Piece]) -> list[Piece]:
    """The words that are not among those decided."""
    gone = {(piece.line, word.span) for piece in decided for word in piece.words}
    left = (Piece(p.line, tuple(w for w in p.words if (p.line, w.span) not in gone)) for p in text)
    return [piece for piece in left if piece.words]
