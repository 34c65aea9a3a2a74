"""What is shown of a statement: its words or its row read out, cut to the room there is, with its period and quotes."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import replace

from core.domain import Period, Source
from core.periods import Precision, find_periods
from core.sentences import split_sentences
from qa.columns import Column, asked_for, less_asked
from qa.draft import Quote, Sentence
from qa.expects import FIGURES, expected_form, figure_count
from qa.listed import list_sentence
from qa.periods import OTHER, SAME, WITHIN, fit
from qa.question import Question, Wants
from qa.quoting import printed, stretch
from qa.rank import Ranked
from qa.rows import column_periods, is_value
from qa.shown import MARKER_ROOM, markers, plain
from qa.statements import Statement, TextOf
from qa.stems import stems

# what a figure is worth beside a word of the question, where a long statement must be cut
FIGURE_IN_WINDOW = 0.8
TOKENS_BETWEEN = 12  # a word, and the figure that is told of it
_FURNITURE = re.compile(
    r"(?:Page \d{1,4}(?: of \d{1,4})?\s+(?=[^\sa-z]))?(?:[•●▪◦❖➢➤✓✔>\ue000-\uf8ff]\s*)?"
    r"(?:\d{1,2}(?:\.\d{1,2})+\s+(?=[A-Z‘“'\"]))?"
)
"""What a page, a list or a report numbers and marks its sentences with."""


class Teller:
    """Tells statements in the words of their pages."""

    def __init__(self, text_of: TextOf) -> None:
        self._text_of = text_of

    def sentence(
        self, question: Question, statement: Statement, room: int, dated: str
    ) -> tuple[Sentence, str]:
        """The statement as a sentence to show, its period before it where it names none itself.

        `dated` is the period printed last, which is not printed again; the one now in force is given back.
        """
        source = None if _dates_itself(question, statement) else self._source(statement)
        if source is None or source[0] == dated:
            return self.told(question, statement, room - 3 * MARKER_ROOM, in_lead=True), dated
        prefix, proof = source
        told = self.told(question, statement, room - len(prefix) - 4 * MARKER_ROOM, in_lead=True)
        if _on_page(proof, told.quotes):
            return replace(told, text=f"{prefix}: {told.text}"), prefix
        text = f"{prefix} {{{len(told.quotes)}}}: {told.text}"
        return replace(told, text=text, quotes=(*told.quotes, proof)), prefix

    def read_on(self, statement: Statement, room: int) -> Statement:
        """The statement with the sentences of its passage that follow it, as far as `room` characters hold them whole.

        What a sentence speaks of often goes on in the next: "... has come down. There were 31 in March, 148 before."
        """
        passage = statement.passage
        if statement.listed or statement.is_row:
            return statement
        ends = (passage.start + end for _, end in split_sentences(passage.text))
        following = (end for end in ends if statement.end < end <= statement.start + room)
        end = max(following, default=statement.end)
        text = self._text_of(passage.doc_id).text[statement.start : end]
        return replace(statement, end=end, text=" ".join(text.split()))

    def told(self, question: Question, statement: Statement, room: int, *, in_lead: bool = False) -> Sentence:
        """What is shown of a statement, markers aside in at most `room` characters: of a list every item."""
        if statement.listed:
            whole = self._text_of(statement.passage.doc_id)
            return list_sentence(whole, statement.ranked, statement.listed, room)
        words, quotes = self.words(question, statement, room, in_lead=in_lead)
        return Sentence(words + markers(quotes), quotes)

    def words(
        self, question: Question, statement: Statement, room: int, *, in_lead: bool = False
    ) -> tuple[str, tuple[Quote, ...]]:
        """What is shown of a statement, in at most `room` characters, and the stretches of pages it is."""
        passage = statement.passage
        if statement.is_row:
            return self._row(question, statement, room, in_lead=in_lead)
        text = self._text_of(passage.doc_id).text
        start, end = _window(question, statement, text, room)
        cut_left = "… " if start > statement.start else ""
        cut_right = " …" if end < statement.end else ""
        marks = _FURNITURE.match(text, start, end)
        start = marks.end() if marks and not cut_left else start
        return f"{cut_left}{plain(text[start:end])}{cut_right}", tuple(self._quotes(statement, start, end))

    def _row(
        self, question: Question, statement: Statement, room: int, *, in_lead: bool
    ) -> tuple[str, tuple[Quote, ...]]:
        """A table row read out: its label, then each head with its value; heads on another page are cited too."""
        passage = statement.passage
        quotes = list(self._quotes(statement, statement.start, statement.end))
        heads: set[str] = set()
        for head in dict.fromkeys(cell.head for cell in passage.cells if cell.head):
            proofs = self.head_proofs(statement.ranked, passage.heads_page or passage.first_page, head)
            if proofs is not None:
                heads.add(head)
                quotes += [proof for proof in proofs[:1] if not _on_page(proof, quotes)]
        every = tuple(zip(passage.cells, column_periods(passage), strict=True))
        columns = asked_for(question, passage) if in_lead else every
        label, values = _label_and_values(columns, heads, question)
        return _fitted(label, values, room), tuple(quotes)

    def head_proofs(self, ranked: Ranked, page: int, head: str) -> list[Quote] | None:
        """Where the figures of a column's head are printed; None where one is not, and the head may not be shown.

        A head over several lines does not stand together in the page's text, so each of its figures is looked up.
        """
        whole = self._printed(ranked, page, head)
        if whole:
            return [whole]
        found = [self._printed(ranked, page, word) for word in head.split() if any(c.isdigit() for c in word)]
        return [proof for proof in found if proof] if all(found) else None

    def named_on(self, ranked: Ranked, page: int, period: Period) -> tuple[str, Quote] | None:
        """The words in which a page names a period, and where they stand: the year that a column's "Q1" leaves out."""
        text = self._text_of(ranked.candidate.document.doc_id).pages[page - 1]
        named = next((m.period for m in find_periods(text) if m.period.label == period.label), None)
        found = self._printed(ranked, page, named.printed) if named else None
        return (plain(named.printed), found) if named and found else None

    def quotes(self, statement: Statement) -> tuple[Quote, ...]:
        """The stretches of pages that a whole statement is."""
        return tuple(self._quotes(statement, statement.start, statement.end))

    def _quotes(self, statement: Statement, start: int, end: int) -> Iterator[Quote]:
        return stretch(self._text_of(statement.passage.doc_id), statement.ranked, start, end)

    def _source(self, statement: Statement) -> tuple[str, Quote] | None:
        """The period the statement speaks of, in the words it is printed in, and where; else its paper's date."""
        period = statement.passage.period or statement.ranked.candidate.document.period
        if period and period.page:
            found = self._printed(statement.ranked, period.page, period.printed)
            if found:
                return plain(period.printed), found
        for origin in statement.ranked.candidate.document.provenance:
            if (
                origin.field == "meeting_date"
                and origin.source is Source.FRONT_PAGE
                and origin.page
                and origin.quote
            ):
                day = next((m for m in find_periods(origin.quote) if m.precision is Precision.DAY), None)
                found = self._printed(statement.ranked, origin.page, day.period.printed) if day else None
                if day and found:
                    return f"In the paper of {plain(day.period.printed)}", found
        return None

    def _printed(self, ranked: Ranked, page: int, words: str) -> Quote | None:
        return printed(self._text_of(ranked.candidate.document.doc_id), ranked, page, words)


def _label_and_values(
    columns: Sequence[Column], shown: Collection[str], question: Question
) -> tuple[str, list[str]]:
    """A row's label (its leading cells of words) and its values, each with its head where that may be shown.

    What is asked for comes first: the column of the period, then those whose heads have words of the question; of a
    change, the values in the order of their periods.
    """
    label: list[str] = []
    values: list[tuple[tuple[float, ...], str]] = []
    for index, (cell, period) in enumerate(columns):
        if not values and (index == 0 or not is_value(cell)):
            label.append(cell.text)
            continue
        head = cell.head if cell.head in shown else None
        key = less_asked(question, cell, head, period)
        values.append((key, f"{head}: {cell.text}" if head else cell.text))
    return plain(" ".join(label)), [plain(value) for _, value in sorted(values, key=lambda pair: pair[0])]


def _fitted(label: str, values: Sequence[str], room: int) -> str:
    """Label and values in at most `room` characters: the label is cut before the values are."""
    told = "; ".join(values)
    while values and len(told) > room - 40:
        values = values[:-1]
        told = "; ".join(values)
    left = room - len(told) - 3
    if len(label) > left:
        label = f"{label[: max(left - 2, 0)].rsplit(' ', 1)[0]} …"
    return f"{label} – {told}" if told else label


def _dates_itself(question: Question, statement: Statement) -> bool:
    """Whether the statement's own words name the period asked for, or else the end of the one it reports on.

    "81, fewer than at the end of July" tells when 81 was only to who knows that the report is of September.
    """
    if question.periods:
        named = any(fit(p, own) in (SAME, WITHIN) for p in question.periods for own in statement.periods)
        return named or _is_of_another(statement)
    reported = statement.passage.period or statement.ranked.candidate.document.period
    if reported is None:
        return bool(statement.periods)
    return any(own.end == reported.end for own in statement.periods)


def _is_of_another(statement: Statement) -> bool:
    """Whether a sentence names only periods that its report is not of: the report's is not its figures'."""
    reported = statement.passage.period or statement.ranked.candidate.document.period
    if statement.is_row or reported is None or not statement.periods:
        return False
    return all(fit(reported, own) == OTHER for own in statement.periods)


def _window(question: Question, statement: Statement, text: str, room: int) -> tuple[int, int]:
    """The stretch of at most `room` characters, between words, that holds most of what was asked."""
    start, end = statement.start, statement.end
    if end - start <= room:
        return start, end
    colon = text.find(":", start, end)
    if question.wants is Wants.LIST and colon >= 0:
        # a list is read from the line that opens it
        start = max(text.rfind("\n", start, colon) + 1, start)
        return start, _word_end(text, start, end, room)
    wanted = {s for concept in question.concepts for alternative in concept.alternatives for s in alternative}
    figure_weight = FIGURE_IN_WINDOW if expected_form(question) in FIGURES else 0.1
    tokens = [(m.start(), m.end()) for m in re.finditer(r"\S+", text[start:end])]
    told_at = _figure_places(question, [text[start + a : start + b] for a, b in tokens], wanted)
    best, best_gain = (0, 0), -1.0
    right = 0
    for left in range(len(tokens)):
        while right < len(tokens) and tokens[right][1] - tokens[left][0] <= room - 4:
            right += 1
        piece = text[start + tokens[left][0] : start + tokens[max(right - 1, left)][1]]
        present = stems(piece)
        gain = (
            len(wanted & set(present)) + figure_weight * min(figure_count(question, piece), 2) - 0.001 * left
        )
        gain += figure_weight * min(sum(left <= word and figure < right for word, figure in told_at), 3) / 3
        if gain > best_gain:
            best, best_gain = (left, max(right - 1, left)), gain
    return start + tokens[best[0]][0], start + tokens[best[1]][1]


def _figure_places(question: Question, tokens: Sequence[str], wanted: Set[str]) -> list[tuple[int, int]]:
    """Where a figure follows a word of the question that a statement has least often, as places of tokens: in "primary
    attendance 94%, special attendance 87%" the second is of special schools.
    """
    said = [wanted & frozenset(stems(token)) for token in tokens]
    times = Counter(word for words in said for word in words)
    least = min(times.values(), default=0)
    telling = [place for place, words in enumerate(said) if any(times[word] == least for word in words)]
    figures = [place for place, token in enumerate(tokens) if figure_count(question, token)]
    return [
        (place, figure)
        for place in telling
        for figure in figures
        if place <= figure <= place + TOKENS_BETWEEN
    ]


def _word_end(text: str, start: int, end: int, room: int) -> int:
    """The end of the last whole word within `room` characters of `start`."""
    if end - start <= room:
        return end
    space = max(text.rfind(" ", start, start + room), text.rfind("\n", start, start + room))
    return space if space > start else start + room


def _on_page(source: Quote, quotes: Sequence[Quote]) -> bool:
    return any(
        quote.page == source.page and quote.document.doc_id == source.document.doc_id for quote in quotes
    )
