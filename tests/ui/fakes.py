"""A scripted service over two small papers, for tests of the API and the chat page."""

import hashlib
import re
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pypdfium2 as pdfium
from reportlab.pdfgen.canvas import Canvas

from core.domain import (
    Answer,
    AnswerEvent,
    Box,
    Citation,
    Document,
    Filters,
    Found,
    Kind,
    Page,
    Passage,
    Period,
    RetrievedPassage,
    Said,
    Status,
    Timings,
    Turn,
    joined_boxes,
)
from core.errors import DraftError, IndexMissing, NotFound, QuestionError, RulingError
from core.explanation import Explain
from core.listing import Listing, sliced
from core.measures import Link, LinkState, Measure, Observation, Point
from core.periods import find_periods
from core.record import CheckedSentence, RecordCheck, Verdict
from core.sentences import split_sentences
from core.structure import Minute, PageTable, TableCellOnPage
from index.ledger import Listed
from index.register import Recorded
from index.series import gaps, series

SIZE = (595.0, 842.0)
QUOTE = "57.5% of plans were completed within 20 weeks"
EVIL = '<img src=x onerror="window.evil=1"> [click](javascript:alert(1)) ![p](https://evil.example/p.png) **bold** `x`'
HELD_PAGE = 3
PLANS_TITLE = "Education, Health and Care Plans: progress"


def write_paper(path: Path, lines_by_page: Sequence[Sequence[str]]) -> None:
    """A paper that says on every page that its council is invented."""
    canvas = Canvas(str(path), pagesize=SIZE, invariant=1)
    for number, lines in enumerate(lines_by_page, start=1):
        canvas.setFont("Helvetica-Bold", 15)
        canvas.drawString(72, 770, "Brackwater Borough Council (invented)")
        canvas.setFont("Helvetica", 11)
        for index, line in enumerate(lines):
            canvas.drawString(72, 730 - 22 * index, line)
        canvas.drawCentredString(SIZE[0] / 2, 40, f"Page {number + 2}")
        canvas.showPage()
    canvas.save()


def read_page(path: Path, number: int, label: str | None) -> Page:
    """One page with the boxes of its characters, read the plain way: these pages are upright and not cropped."""
    with pdfium.PdfDocument(path) as pdf:
        text_page = pdf[number - 1].get_textpage()
        text = text_page.get_text_range().replace("\r\n", " \n")
        boxes: list[Box | None] = []
        for index in range(text_page.count_chars()):
            left, bottom, right, top = text_page.get_charbox(index)
            inked = right > left and top > bottom
            boxes.append((left, SIZE[1] - top, right, SIZE[1] - bottom) if inked else None)
    return Page(number=number, label=label, width=SIZE[0], height=SIZE[1], text=text, boxes=tuple(boxes))


class FakeCatalogue:
    """Two papers: one on plans, whose third page is held back, and one whose words are hostile."""

    def __init__(self, folder: Path) -> None:
        filler = [
            f"{number}. The committee noted the position at the end of the quarter."
            for number in range(4, 30)
        ]
        plans = [
            ["Agenda", "5a Education, Health and Care Plans"],
            ["3.1 Key Highlights", "At Quarter 2 2025/26", f"{QUOTE}.", *filler],
            ["This page is not published."],
        ]
        self.plans = self._paper(
            folder / "2025-11-10-plans.pdf", plans, PLANS_TITLE, date(2025, 11, 10), Kind.MONITORING
        )
        self.hostile = self._paper(folder / "hostile.pdf", [[EVIL]], EVIL, None, Kind.OTHER)
        self._papers = {paper.doc_id: paper for paper in (self.plans, self.hostile)}
        self.structure = FakeStructure(self.plans.doc_id)
        self.register = FakeRegister(self.plans)
        self.ledger = FakeLedger(self.plans)

    @staticmethod
    def _paper(path: Path, pages: list[list[str]], title: str, day: date | None, kind: Kind) -> Document:
        write_paper(path, pages)
        return Document(
            doc_id=hashlib.sha256(path.name.encode()).hexdigest(),
            file=path.name,
            path=str(path),
            title=title,
            committee="Children and Young People" if day else None,
            meeting_date=day,
            kind=kind,
            page_count=len(pages),
        )

    def documents(
        self, filters: Filters | None = None, after: str | None = None, limit: int = 100
    ) -> tuple[Document, ...]:
        found = sorted(self._papers.values(), key=lambda paper: paper.doc_id)
        if filters and filters.kinds:
            found = [paper for paper in found if paper.kind in filters.kinds]
        if filters and filters.date_from:
            found = [
                paper for paper in found if paper.meeting_date and paper.meeting_date >= filters.date_from
            ]
        return tuple(paper for paper in found if after is None or paper.doc_id > after)[:limit]

    def document(self, doc_id: str) -> Document:
        if doc_id not in self._papers:
            raise NotFound(
                f"There is no paper with the id {doc_id[:80]!r}; GET /v1/documents lists those there are."
            )
        return self._papers[doc_id]

    def page(self, doc_id: str, number: int) -> Page:
        document = self.document(doc_id)
        held = document is self.plans and number == HELD_PAGE
        if held or not 1 <= number <= document.page_count:
            raise NotFound(
                f"{document.file} has no page {number} to show; its pages run from 1 to {document.page_count}."
            )
        return read_page(Path(document.path), number, str(number + 2))

    def passage_count(self, doc_id: str) -> int:
        return self.document(doc_id).page_count

    def pdf_path(self, doc_id: str) -> Path:
        return Path(self.document(doc_id).path)


class FakeRegister:
    """Two minutes in the paper on plans: one that resolved something, one that did not."""

    def __init__(self, paper: Document) -> None:
        said = {"doc_id": paper.doc_id, "body": "Schools Panel", "meeting_date": date(2025, 9, 8), "page": 2}
        noted = {"verb": "RESOLVED", "resolved": "That the report be noted.", "resolved_page": 2}
        boxes = {"boxes": ((72.0, 100.0, 200.0, 112.0),), "boxes_page": 2}
        self._recorded = (
            Recorded(
                Minute(position=0, number="SP13", subject="PLANS", start=0, end=9, **said, **noted, **boxes),
                paper,
            ),
            Recorded(Minute(position=1, number="SP14", subject="QUESTIONS", start=9, end=18, **said), paper),
        )
        self.asked: list[Listing] = []

    def listed(self, listing: Listing) -> tuple[tuple[Recorded, ...], str | None]:
        self.asked.append(listing)
        return sliced(self._recorded, lambda recorded: (recorded.minute.position,), listing)


class FakeLedger:
    """One measure in the paper on plans, at Quarter 4 2024/25 and Quarter 2 2025/26."""

    def __init__(self, paper: Document) -> None:
        row = {"doc_id": paper.doc_id, "wording": "Plans in time", "page": 2, "reference": "P1"}
        first, last = find_periods("Q4 2024/25")[0].period, find_periods("Q2 2025/26")[0].period
        older = {
            "observation_id": "0a1b2c3d",
            "period": first,
            "current": "51%",
            "row_start": 0,
            "row_end": 9,
        }
        newer = {
            "observation_id": "4e5f6a7b",
            "period": last,
            "current": "57.5%",
            "row_start": 9,
            "row_end": 18,
        }
        boxes = {"boxes": ((72.0, 100.0, 200.0, 112.0),), "target": "60%", "rating": "amber"}
        observations = (
            Observation.model_validate(row | older),
            Observation.model_validate(row | newer | boxes),
        )
        made = Link(first="0a1b2c3d", second="4e5f6a7b", state=LinkState.MADE, why=("The same words.",))
        self.measure = Measure(
            measure_id="0a1b2c3d", name="Plans in time", observations=observations, links=(made,)
        )
        self._papers = {paper.doc_id: paper}
        self.asked: list[Listing] = []
        self.ruled: list[tuple[str, str, bool | None]] = []

    def listed(self, listing: Listing) -> tuple[tuple[Listed, ...], str | None]:
        self.asked.append(listing)
        return sliced((self.shown("0a1b2c3d"),), lambda listed: (listed.measure.measure_id,), listing)

    def shown(self, id_: str) -> Listed:
        if id_ not in {"0a1b2c3d", "4e5f6a7b"}:
            raise NotFound(f"No one measure has the id {id_[:80]!r}: there is none.")
        return Listed(self.measure, self.measure.observations, self._papers, {})

    def series(self, measure: Measure) -> tuple[Point, ...]:
        return series(measure, {})

    def gaps(self, measure: Measure) -> tuple[Period, ...]:
        return gaps([point.period for point in self.series(measure)])

    def rule(self, first: str, second: str, same: bool | None) -> tuple[Measure, ...]:
        self.shown(first), self.shown(second)
        if first == second:
            raise RulingError(f"{first} and {second} stand in one row of a table.")
        self.ruled.append((first, second, same))
        return (self.measure,)


class FakeStructure:
    """A table of one row on the second page of the plans."""

    def __init__(self, doc_id: str) -> None:
        cells = (
            TableCellOnPage(row=1, column=0, head="Measure", text="Plans in time"),
            TableCellOnPage(row=1, column=1, head="Q2", text="57.5%", boxes=((300.0, 200.0, 330.0, 212.0),)),
        )
        self._on = {(doc_id, 2): (PageTable(page=2, caption="Plans", heads=("Measure", "Q2"), cells=cells),)}

    def tables_on(self, doc_id: str, number: int) -> tuple[PageTable, ...]:
        return self._on.get((doc_id, number), ())


class FakeService:
    """Answers from a script, chosen by a word in the question; records what it was asked."""

    def __init__(self, folder: Path) -> None:
        self.catalogue = FakeCatalogue(folder)
        self.asked: list[tuple[str, tuple[Turn, ...], Filters | None, str | None]] = []
        self.explained: list[Explain | None] = []
        self.ready = True
        self.delay_s = 0.0

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        filters: Filters | None = None,
        mode: str | None = None,
        explain: Explain | None = None,
    ) -> Answer:
        self.asked.append((question, tuple(history), filters, mode))
        self.explained.append(explain)
        time.sleep(self.delay_s)
        if not question.strip():
            raise QuestionError("The question is empty. Type a question in words.")
        if len(question) > 2000:
            raise QuestionError(f"The question has {len(question)} characters; ask it in 2000 or fewer.")
        if "burst" in question:
            raise RuntimeError("a fault that nobody foresaw")
        if "dragons" in question:
            return self._unanswered(question)
        return self._answered(
            question, self.catalogue.hostile if "hostile" in question else self.catalogue.plans
        )

    def stream(
        self,
        question: str,
        history: Sequence[Turn] = (),
        filters: Filters | None = None,
        mode: str | None = None,
        explain: Explain | None = None,
    ) -> Iterator[AnswerEvent]:
        answer = self.ask(question, history, filters, mode, explain)
        yield Found(retrieved=answer.retrieved)
        for paragraph in re.split(r"(?=\n\n)", answer.text):
            yield Said(text=paragraph)
        yield answer

    def _answered(self, question: str, document: Document) -> Answer:
        page, quote = (1, EVIL[:60]) if document is self.catalogue.hostile else (2, QUOTE)
        read = self.catalogue.page(document.doc_id, page)
        start = read.text.index(quote)
        boxes = joined_boxes(read.boxes[start : start + len(quote)])
        lead = "57.5% at Quarter 2 2025/26 [1]." if page == 2 else f"{EVIL} [1]."
        return Answer(
            answer_id="answer-1",
            question=question,
            standalone_question=question,
            text=f"{lead}\n\n> {quote} [1]\n\n> a marker that has no citation [9]",
            status=Status.ANSWERED,
            mode="extractive",
            citations=(
                Citation(
                    marker=1,
                    passage_id="passage-1",
                    document=document,
                    page=page,
                    page_label=read.label,
                    item="5a" if page == 2 else None,
                    section="3.1 Key Highlights" if page == 2 else None,
                    period="Q2 2025/26" if page == 2 else None,
                    quote=quote,
                    boxes=boxes,
                    ocr=document is self.catalogue.hostile,
                ),
            ),
            retrieved=self.search(question),
            timings_ms=Timings(retrieve=1.5, answer=2.5, total=4.0),
        )

    def _unanswered(self, question: str) -> Answer:
        return Answer(
            answer_id="answer-0",
            question=question,
            standalone_question=question,
            text="The papers do not say. Searched: 2 papers, 2025.",
            status=Status.NOT_FOUND,
            mode="extractive",
            timings_ms=Timings(retrieve=1.0, answer=1.0, total=2.0),
        )

    def search(
        self, query: str, filters: Filters | None = None, top_k: int = 10
    ) -> tuple[RetrievedPassage, ...]:
        if not query.strip():
            raise QuestionError("The question is empty. Type a question in words.")
        document = self.catalogue.plans
        period = Period(
            label="Q2 2025/26",
            start=date(2025, 7, 1),
            end=date(2025, 9, 30),
            printed="Quarter 2 2025/26",
            page=2,
        )
        passage = Passage(
            passage_id="passage-1",
            doc_id=document.doc_id,
            first_page=2,
            last_page=2,
            start=100,
            end=100 + len(QUOTE),
            text=QUOTE,
            context=PLANS_TITLE,
            item="5a",
            section="3.1 Key Highlights",
            period=period,
        )
        hit = RetrievedPassage(
            passage=passage,
            document=document,
            rank=1,
            score=0.03,
            cosine_similarity=0.71,
            dense_rank=1,
            lexical_rank=2,
            bm25=4.5,
            parts={"cosine": 0.02, "bm25": 0.01},
        )
        return (hit,)[:top_k]

    def check_draft(self, draft: str, filters: Filters | None = None) -> RecordCheck:
        """Each sentence of the draft: supported where it holds the quote of the plans, or not found."""
        if not draft.strip():
            raise DraftError("The draft is empty; send at least one sentence, as plain text or Markdown.")
        spans = split_sentences(draft)
        return RecordCheck(sentences=tuple(self._checked(draft, *span) for span in spans), total_ms=3.0)

    def _checked(self, draft: str, start: int, end: int) -> CheckedSentence:
        said = " ".join(draft[start:end].split())
        cited = self._answered(said, self.catalogue.plans).citations if QUOTE in said else ()
        verdict = Verdict.SUPPORTED if cited else Verdict.NOT_FOUND
        why = "The papers say so." if cited else "The papers do not say."
        return CheckedSentence(text=said, start=start, end=end, verdict=verdict, why=why, citations=cited)

    def example_questions(self) -> tuple[str, ...]:
        return ("How quickly are plans completed?", "Are there dragons in the park?")

    def check_ready(self) -> None:
        if not self.ready:
            raise IndexMissing("No papers have been read yet; run: papers ingest FOLDER")
