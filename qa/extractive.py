"""Answers in the papers' own words: no model, nothing that is not on a page.

The lead is the statement that answers best, with its period; the quotes below are the next best from other places.
A trend or comparison takes the best statement for each period asked.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from core.domain import Cell, Period, Source
from core.measures import Measure
from core.periods import Precision, find_periods
from qa.decisions import Decisions
from qa.draft import Draft, Quote, Sentence
from qa.expects import expected_form, figure_count
from qa.periods import OVERLAPPING, SAME, WITHIN, fit, mentioned
from qa.question import Question, Wants
from qa.quoting import printed, stretch
from qa.rank import Ranked
from qa.series import SURELY, MeasureSeries, Shown
from qa.statements import FIGURES, Statement, TextOf, reported_periods
from qa.stems import stems

LEAD_CHARS = 400
QUOTE_CHARS = 240
SUPPORT_CHARS = 1100  # of all quotes together: a reader takes in a screen, not a page
SHORTEST_QUOTE = 60
OTHER_CHARS = 130  # of the lead, for a period that no table has a value for
ROW_CHARS = 40  # that a row of a table of values takes up
MARKER_ROOM = 6
_PARAGRAPH_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})+\s+(?=[A-Z‘“'\"])")
_ITEM = re.compile(r"(?=(?<!\S)(?:\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})\)|[•▪➢])\s)")
GOOD_FORM = 0.6
SAME_COVERAGE, SAME_SCORE = 0.85, 0.75  # of the best statement's: another that answers as well
SAME_SUBJECT = 0.7  # of the best coverage: below it a statement of the right period speaks of something else
FIGURE_IN_WINDOW = (
    0.8  # what a figure is worth beside a word of the question, where a long statement must be cut
)
ALSO_SAID = 0.85  # of the best score: said in the lead too, where there is room
DIFFERS = "another paper has it otherwise"
MEASURED = (
    Wants.TREND,
    Wants.COMPARISON,
    Wants.FIGURE,
    Wants.STATEMENT,
)  # "are plans finished in time?" asks for one
SAYS_ALL = 0.85  # coverage of a statement that may stand beside a measure's value
FITTING_READ = 15  # statements among which one of the period asked for may stand in for the best
LABEL_WORDS = 5  # a cell of a table with so many words says what is measured, not how much


class ExtractiveWriter:
    """Writes with the papers' sentences and table rows."""

    mode = "extractive"

    def __init__(
        self,
        text_of: TextOf,
        max_quotes: int,
        series: MeasureSeries | None = None,
        decisions: Decisions | None = None,
    ) -> None:
        self._text_of = text_of
        self._max_quotes = max_quotes
        self._series = series
        self._decisions = decisions

    def write(self, question: Question, found: Sequence[Statement]) -> Draft | None:
        """A draft, or None when there is no statement."""
        if not found:
            return None
        kept = self._measured(question, found) or self._decided(question, found)
        if kept:
            support = self._support(question, found, (), SUPPORT_CHARS - len(kept.table) * ROW_CHARS)
            return replace(kept, support=tuple(support))
        lead = list(self._lead(question, self._leading(question, found)))
        if not lead:
            return None
        support = self._support(question, found, [statement for statement, _ in lead])
        return Draft(lead=tuple(sentence for _, sentence in lead), support=tuple(support))

    def _measured(self, question: Question, found: Sequence[Statement]) -> Draft | None:
        """A draft of a measure's values, where the question asks for them and the ledger has them."""
        if self._series is None or question.wants not in MEASURED:
            return None
        rows = [statement.ranked for statement in found]
        if question.is_over_time or question.wants is Wants.TREND:
            return self._trend(question, self._series.about(question, rows), found)
        return self._figure(question, self._series.about(question, rows, SURELY), found)

    def _decided(self, question: Question, found: Sequence[Statement]) -> Draft | None:
        """The minute that decided it: number, day and the resolved words."""
        if self._decisions is None or question.wants is not Wants.DECISION:
            return None
        decided = self._decisions.about(question, found)
        if decided is None:
            return None
        minute = decided.minute
        day = f", {plain(decided.day)}" if decided.day else ""
        quotes = (*decided.sources, *decided.quotes)
        opening = (
            f"{plain(minute.number)}{day}{_markers(decided.sources)}: {plain(minute.verb or '')}".strip()
        )
        marks = "".join(f" {{{n}}}" for n in range(len(decided.sources), len(quotes)))
        room = LEAD_CHARS - len(opening) - (len(quotes) + 1) * MARKER_ROOM
        words = _items_asked(question, plain(minute.resolved), room)
        return Draft(lead=(Sentence(f"{opening} {words}{marks}", quotes),), basis=(minute,))

    def _figure(
        self, question: Question, measures: Sequence[Measure], found: Sequence[Statement]
    ) -> Draft | None:
        """The value of the period asked for, or the newest with the one before it; then what else answers."""
        assert self._series is not None
        values = self._series.values(measures[:1], question.periods)
        if not values:
            return None
        told = values if question.periods else (values[-1], *values[-2:-1])
        lead = list(_listed(told, LEAD_CHARS))
        room = LEAD_CHARS - sum(map(_length, lead))
        row_id = told[0].point.observation.passage_id
        # the row's other columns, as the target, or a sentence that says all that is asked
        at_least = told[0].period.end if not question.periods else date.min
        more = [
            s
            for s in found
            if s.passage.passage_id == row_id or (s.coverage >= SAYS_ALL and s.news_of >= at_least)
        ]
        if more and lead and room > SHORTEST_QUOTE:
            sentence, _ = self._sentence(question, more[0], room, plain(told[0].words))
            lead += [sentence] if _length(sentence) <= room else []
        return Draft(lead=tuple(lead), basis=tuple(measures[:1]))

    def _trend(
        self, question: Question, measures: Sequence[Measure], found: Sequence[Statement]
    ) -> Draft | None:
        """Every value with its period, in the lead as far as there is room and as rows of a table.

        A period that the ledger has no value for gets the best statement about it.
        """
        assert self._series is not None
        values = self._series.values(measures, question.periods)
        known = [value.period for value in values]
        missing = [p for p in question.periods if not any(k.end == p.end or fit(p, k) for k in known)]
        others = [s for period in missing if (s := _best_for(period, found)) and _answers(s, found)][:2]
        if question.periods:
            first = min(p.start for p in question.periods)
            last = date.max if question.is_since else max(p.end for p in question.periods)
            every = self._series.between(measures[0], first, last) if measures else ()
            values = every if len(every) > len(values) else values
        if not values or len(values) + len(others) < 2:
            return None
        room = LEAD_CHARS - len(others) * OTHER_CHARS
        lead = list(_listed(values, room))
        for statement in others:
            sentence, _ = self._sentence(question, statement, OTHER_CHARS, "")
            lead.append(sentence)
        return Draft(
            lead=tuple(lead),
            table=tuple(row for value in values for row in _table_rows(value)),
            table_heads=("Period", "Value", "Where"),
            has_gaps=self._series.has_gaps(measures[0], values),
            basis=tuple(m for m in measures if any(v.point.observation in m.observations for v in values)),
        )

    def _leading(self, question: Question, found: Sequence[Statement]) -> list[Statement]:
        """The statements of the lead: one for each period asked, or the best and what it leaves unsaid."""
        if question.is_over_time and not _speaks_of_all(question, found[0]):
            chosen = [s for period in question.periods if (s := _best_for(period, found))]
            if chosen:
                return list({id(s): s for s in chosen}.values())
        first = _of_period(found) if question.periods else _latest(question, found)
        leading = [first]
        missing = {c.word for c in question.concepts} - first.covered
        near = [s for s in found[:12] if s.score >= 0.75 * first.score]
        if expected_form(question) in FIGURES:
            near = [s for s in near if s.period_fit >= first.period_fit]
        adding = next((s for s in near if missing & s.covered and not _repeats(s, leading)), None)
        leading += [adding] if adding else []
        if expected_form(question) in FIGURES:
            return leading  # a second figure would only raise the question which of the two answers
        for statement in near:
            if statement.score >= ALSO_SAID * first.score and _beside(first, statement):
                leading += [] if _repeats(statement, leading) else [statement]
        return leading

    def _lead(self, question: Question, leading: Sequence[Statement]) -> Iterator[tuple[Statement, Sentence]]:
        """One sentence a statement, with it, sharing the room; a period is printed before the first that needs it."""
        room, dated = LEAD_CHARS, ""
        for index, statement in enumerate(leading):
            is_shared = question.is_over_time and not _speaks_of_all(question, leading[0])
            share = room // (len(leading) - index) if is_shared else room
            if index > 1 and not is_shared and len(statement.text) > room - 4 * MARKER_ROOM:
                continue  # what is added to the answer is said whole or left to the quotes
            sentence, now_dated = self._sentence(question, statement, share, dated)
            over = _length(sentence) - room
            if over > 0:
                # more markers than were reckoned with: the words give way
                sentence, now_dated = self._sentence(question, statement, share - over, dated)
            if sentence.quotes and _length(sentence) <= room:
                yield statement, sentence
                room, dated = room - _length(sentence), now_dated

    def _support(
        self,
        question: Question,
        found: Sequence[Statement],
        leading: Sequence[Statement],
        room: int = SUPPORT_CHARS,
    ) -> Iterator[Sentence]:
        given = list(leading)
        for statement in found:
            if len(given) - len(leading) >= self._max_quotes or room < SHORTEST_QUOTE:
                return
            if not _repeats(statement, given):
                given.append(statement)
                words, quotes = self._words(question, statement, min(QUOTE_CHARS, room))
                sentence = Sentence(words + _markers(quotes), quotes)
                room -= _length(sentence)
                yield sentence

    def _sentence(
        self, question: Question, statement: Statement, room: int, dated: str
    ) -> tuple[Sentence, str]:
        """The statement as a sentence to show, its period before it where it names none itself.

        `dated` is the period printed last, which is not printed again; the one now in force is given back.
        """
        source = None if _dates_itself(question, statement) else self._source(statement)
        if source is None or source[0] == dated:
            words, quotes = self._words(question, statement, room - 3 * MARKER_ROOM, in_lead=True)
            return Sentence(words + _markers(quotes), quotes), dated
        prefix, proof = source
        words, quotes = self._words(question, statement, room - len(prefix) - 4 * MARKER_ROOM, in_lead=True)
        if _on_page(proof, quotes):
            return Sentence(f"{prefix}: {words}{_markers(quotes)}", quotes), prefix
        return Sentence(f"{prefix} {{{len(quotes)}}}: {words}{_markers(quotes)}", (*quotes, proof)), prefix

    def _words(
        self, question: Question, statement: Statement, room: int, *, in_lead: bool = False
    ) -> tuple[str, tuple[Quote, ...]]:
        """What is shown of a statement, in at most `room` characters, and the stretches of pages it is."""
        passage = statement.passage
        if passage.cells and (statement.start, statement.end) == (passage.start, passage.end):
            return self._row(question, statement, room, in_lead=in_lead)
        text = self._text_of(passage.doc_id).text
        start, end = _window(question, statement, text, room)
        cut_left = "… " if start > statement.start else ""
        cut_right = " …" if end < statement.end else ""
        number = _PARAGRAPH_NUMBER.match(text, start, end)
        start = number.end() if number and not cut_left else start
        return f"{cut_left}{plain(text[start:end])}{cut_right}", tuple(self._quotes(statement, start, end))

    def _row(
        self, question: Question, statement: Statement, room: int, *, in_lead: bool
    ) -> tuple[str, tuple[Quote, ...]]:
        """A table row read out: its label, then each head with its value; heads on another page are cited too."""
        passage = statement.passage
        quotes = list(self._quotes(statement, statement.start, statement.end))
        heads: dict[str, str] = {}
        for head in dict.fromkeys(cell.head for cell in passage.cells if cell.head):
            proof = self._printed(statement.ranked, passage.heads_page or passage.first_page, head)
            if not any(c.isdigit() for c in head) or (proof and not passage.heads_page):
                heads[head] = head
            elif proof:
                heads[head] = head
                quotes.append(proof)
        cells = _asked_for(question, passage.cells) if in_lead else passage.cells
        label, values = _label_and_values(cells, heads, [p.label for p in question.periods])
        return _fitted(label, values, room), tuple(quotes)

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


def _listed(values: Sequence[Shown], room: int) -> Iterator[Sentence]:
    """Yield the values with their periods, the first under its wording, as many as there is room for."""
    is_named = False
    for index, value in enumerate(values):
        wording = value.point.observation.wording
        opening = f"{_shortened(plain(wording), LEAD_CHARS // 4)}: "
        opening = "" if is_named and value.is_same_measure else opening
        ends = "." if index == len(values) - 1 else ";"
        told = f"{opening}{plain(value.words)}: {plain(value.value)}{_markers(value.quotes)}{ends}"
        sentence = Sentence(told, value.quotes)
        if _length(sentence) > room:
            return
        yield sentence
        is_named, room = value.is_same_measure, room - _length(sentence)
        for other in value.others:
            rival = Sentence(f"({DIFFERS}: {plain(other.value)}{_markers(other.quotes)})", other.quotes)
            if _length(rival) <= room:
                yield rival
                room -= _length(rival)


def _items_asked(question: Question, resolved: str, room: int) -> str:
    """What was resolved, in at most `room` characters: of a long list the items that say most of what is asked."""
    items = [item for item in _ITEM.split(resolved) if item.strip()]
    if len(resolved) <= room or len(items) < 2:
        return _shortened(resolved, room)
    wanted = {s for concept in question.concepts for alternative in concept.alternatives for s in alternative}
    by_worth = sorted(range(len(items)), key=lambda n: -len(wanted & set(stems(items[n]))))
    kept: list[int] = []
    for number in by_worth:
        if sum(len(items[n]) + 3 for n in (*kept, number)) <= room:
            kept.append(number)
    if not kept:
        return _shortened(items[by_worth[0]], room)
    told = [("" if n == 0 or n - 1 in kept else "… ") + items[n].strip() for n in sorted(kept)]
    return " ".join(told) + ("" if len(items) - 1 in kept else " …")


def _table_rows(value: Shown) -> Iterator[Sentence]:
    """Yield the value's row, and one for each other value that a paper prints for the same period."""
    for each in (value, *value.others):
        told = _celled(each.value) if each is value else f"{_celled(each.value)} ({DIFFERS})"
        cells = (_celled(each.words), told, _markers(each.quotes).strip())
        yield Sentence(" | ".join(cells), each.quotes)


def _celled(text: str) -> str:
    """Words as a cell of a Markdown table."""
    return plain(text).replace("|", "/")


def _shortened(text: str, room: int) -> str:
    return text if len(text) <= room else f"{text[: room - 2].rsplit(' ', 1)[0]} …"


def plain(text: str) -> str:
    """Words of a page on one line, brackets around bare numbers made round, so that no paper can print a marker."""
    return re.sub(r"\[(\d+)\]", r"(\1)", " ".join(text.replace("{", "(").replace("}", ")").split()))


def _length(sentence: Sentence) -> int:
    """Characters the sentence takes up in the lead; a marker may be longer than its placeholder: [12] for {0}."""
    return len(sentence.text) + len(sentence.quotes) + 1


def _markers(quotes: Sequence[Quote]) -> str:
    return "".join(f" {{{index}}}" for index in range(len(quotes)))


def _asked_for(question: Question, cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells of a row without those of other periods: of earlier ones, where none is asked for.

    A column is left out only where another column's head names the period; a head without a period stays.
    """
    if question.wants is not Wants.FIGURE:
        return tuple(cells)
    of = {index: mentioned(cell.head) for index, cell in enumerate(cells) if cell.head}
    named = {index: periods for index, periods in of.items() if periods}
    if question.periods:
        kept = {
            i
            for i, own in named.items()
            if any(fit(p, o) > OVERLAPPING for p in question.periods for o in own)
        }
    else:
        newest = max((p.end for own in named.values() for p in own), default=None)
        kept = {i for i, own in named.items() if any(p.end == newest for p in own)}
    return tuple(cell for index, cell in enumerate(cells) if not kept or index not in named or index in kept)


def _label_and_values(
    cells: Sequence[Cell], heads: Mapping[str, str], asked: Sequence[str]
) -> tuple[str, list[str]]:
    """A row's label (its leading cells of words) and its values, each with its head where that may be shown."""
    label: list[str] = []
    values: list[tuple[bool, str]] = []
    for index, cell in enumerate(cells):
        is_value = (
            any(c.isdigit() for c in cell.text) and len(re.findall(r"[^\W\d_]{2,}", cell.text)) < LABEL_WORDS
        )
        if not values and (index == 0 or not is_value):
            label.append(cell.text)
            continue
        head = heads.get(cell.head or "")
        is_asked = bool(head) and any(m.period.label in asked for m in find_periods(head or ""))
        values.append((not is_asked, f"{head}: {cell.text}" if head else cell.text))
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
    """Whether the statement's own words name the period asked for, or else the one it reports on."""
    reported = statement.passage.period or statement.ranked.candidate.document.period
    wanted = question.periods or ((reported,) if reported else ())
    if not wanted:
        return bool(statement.periods)
    return any(fit(period, own) in (SAME, WITHIN) for period in wanted for own in statement.periods)


def _of_period(found: Sequence[Statement]) -> Statement:
    """The best statement that speaks of a period asked for and says about as much as the best; else the best."""
    first = found[0]
    if first.period_fit >= WITHIN:
        return first
    fitting = (
        s
        for s in found[:FITTING_READ]
        if s.period_fit >= WITHIN and s.form_fit >= GOOD_FORM and s.coverage >= SAME_SUBJECT * first.coverage
    )
    return next(fitting, first)


def _latest(question: Question, found: Sequence[Statement]) -> Statement:
    """The newest of the statements that answer as well as the best: with no period asked, the latest figure counts."""
    first = found[0]
    if expected_form(question) not in FIGURES:
        return first
    alike = [
        s
        for s in found
        if s.form_fit >= GOOD_FORM
        and s.coverage >= SAME_COVERAGE * first.coverage
        and s.score >= SAME_SCORE * first.score
    ]
    return max(alike, key=lambda s: (s.news_of, s.score), default=first)


def _best_for(period: Period, found: Sequence[Statement]) -> Statement | None:
    """The best statement that speaks of this period, by its own words or by its report's."""

    def speaks(statement: Statement) -> bool:
        own = statement.periods or reported_periods(statement.passage, ())
        return any(fit(period, other) in (SAME, WITHIN) or other.end == period.end for other in own)

    nearest = max((s.coverage for s in found), default=0.0)
    speaking = [s for s in found if speaks(s) and s.coverage >= SAME_SUBJECT * nearest]
    return next((s for s in speaking if s.form_fit >= GOOD_FORM), next(iter(speaking), None))


def _answers(statement: Statement, found: Sequence[Statement]) -> bool:
    """Whether a statement says about as much of what is asked as any, in the form that is asked for."""
    most = max((s.coverage for s in found), default=0.0)
    return statement.form_fit >= GOOD_FORM and statement.coverage >= SAME_COVERAGE * most


def _speaks_of_all(question: Question, statement: Statement) -> bool:
    """Whether one statement names every period that is asked for."""
    return all(any(fit(p, own) in (SAME, WITHIN) for own in statement.periods) for p in question.periods)


def _beside(first: Statement, other: Statement) -> bool:
    """Whether the other statement stands where the first does: same paper, same page or the next."""
    near = abs(first.passage.first_page - other.passage.first_page) <= 1
    return first.passage.doc_id == other.passage.doc_id and near


def _repeats(statement: Statement, given: Sequence[Statement]) -> bool:
    """Whether the statement says what an earlier one has said: overlapping in the paper, or nearly the same words."""
    words = set(stems(statement.text))
    for other in given:
        same_place = other.passage.doc_id == statement.passage.doc_id and (
            other.start < statement.end and statement.start < other.end
        )
        if same_place or (words and len(words & set(stems(other.text))) / len(words) > 0.9):
            return True
    return False


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
        if gain > best_gain:
            best, best_gain = (left, max(right - 1, left)), gain
    return start + tokens[best[0]][0], start + tokens[best[1]][1]


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
