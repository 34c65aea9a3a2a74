"""From one measure's row to its observations."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from core.domain import Box, DocId, Page, Passage, Period
from core.measures import Observation, Value
from ingest.measures.columns import Role
from ingest.measures.commentary import parted
from ingest.measures.prose import Spoken, spoken_value
from ingest.measures.rows import MeasureRow
from ingest.measures.values import Reading, given_values, readings


class Observer:
    """Makes the observations of one paper, and tells those apart that read alike."""

    def __init__(
        self,
        doc_id: DocId,
        pages: Mapping[int, Page],
        starts: Sequence[int],
        passages: Sequence[Passage],
        symbols: Mapping[str, str],
    ) -> None:
        """`starts` are the offsets of the pages in the document text, `symbols` the paper's key to its ratings."""
        self._doc_id = doc_id
        self._pages = pages
        self._starts = starts
        self._passages = passages
        self._symbols = symbols
        self._seen: Counter[str] = Counter()

    def observations(
        self, row: MeasureRow, report: str | None, reporting: Period | None, officer: str | None
    ) -> Iterator[Observation]:
        """Yield one for each period that the row gives a value of, oldest first; at least one.

        Rating and direction go with the period that their head names, else, as the commentary does, with the newest.
        """
        found = readings(row, reporting)
        about_row = {"report": report} | self._about(row, reporting, officer)
        for reading in found:
            newest = reading is found[-1]
            own = row.of_period(reading.period, reporting, newest=newest)
            about: dict[str, object] = {
                "rating": self._rating(own),
                "direction": own.text(Role.DIRECTION) or None,
            }
            about |= self._about_newest(row, reading, reporting) if newest else {}
            yield self._observation(row, reading, about_row | about)

    def _observation(self, row: MeasureRow, reading: Reading, about: Mapping[str, object]) -> Observation:
        first = row.rows[0]
        at: dict[str, object] = {"page": first.page, "boxes": _boxes_of_row(row)}
        if reading.current:
            at = {"page": reading.current.page, "boxes": reading.current.boxes}
        fields = {
            "observation_id": self._identity(row, reading.period),
            "period": reading.period,
            "current": reading.current.text if reading.current else None,
            "target": reading.target,
            "last_year": reading.last_year,
        }
        return Observation.model_validate(fields | at | dict(about))

    def _about(self, row: MeasureRow, reporting: Period | None, officer: str | None) -> dict[str, object]:
        """What all observations of a row have alike."""
        start, end = self._offsets(row)
        return {
            "doc_id": self._doc_id,
            "reference": row.reference,
            "wording": row.wording,
            "officer": row.text(Role.OFFICER) or _said(row)[0] or officer,
            "values": _values(row, reporting),
            "passage_id": self._passage_id(start, end),
            "row_start": start,
            "row_end": end,
        }

    def _about_newest(self, row: MeasureRow, reading: Reading, reporting: Period | None) -> dict[str, object]:
        """What the row says of the period reported on; the value too, where only the commentary gives it."""
        about: dict[str, object] = {"commentary": _said(row)[1]}
        spoken = self._spoken(row, reporting) if reading.current is None else None
        if spoken:
            about |= {"current": spoken.text, "page": spoken.page, "boxes": spoken.boxes}
        return about

    def _rating(self, row: MeasureRow) -> str | None:
        """The words of the cell, the colour of one without, or what the paper's key says its symbol means."""
        text = row.text(Role.RATING)
        colours = (placed.cell.rating for placed in row.of(Role.RATING) if placed.cell.rating)
        return self._symbols.get(text, text) or next(colours, None)

    def _spoken(self, row: MeasureRow, reporting: Period | None) -> Spoken | None:
        """The value that the commentary gives, where the table has no column for values."""
        if row.of(Role.VALUE):
            return None
        cells = row.of(Role.COMMENTARY)
        for number in dict.fromkeys(placed.page for placed in cells):
            on_page = [placed.cell for placed in cells if placed.page == number]
            found = spoken_value(self._pages[number], on_page, reporting)
            if found:
                return found
        return None

    def _offsets(self, row: MeasureRow) -> tuple[int, int]:
        """Where a row stands in the document text, from the first word of its first half to the last of its last."""
        first, last = row.rows[0], row.rows[-1]
        return self._starts[first.page - 1] + first.start, self._starts[last.page - 1] + last.end

    def _passage_id(self, start: int, end: int) -> str | None:
        """The passage that holds most of a row; None where none holds any of it."""
        shared = ((min(p.end, end) - max(p.start, start), p.passage_id) for p in self._passages)
        most, passage_id = max(shared, default=(0, ""))
        return passage_id if most > 0 else None

    def _identity(self, row: MeasureRow, period: Period | None) -> str:
        """Sixteen hexadecimal digits, the same whenever the paper is read: what an officer's ruling holds on to."""
        said = re.sub(r"\W+", " ", f"{row.reference} {row.wording}").casefold()
        key = "\n".join((self._doc_id, str(row.rows[0].page), said, period.label if period else ""))
        self._seen[key] += 1
        return hashlib.sha256(f"{key}\n{self._seen[key]}".encode()).hexdigest()[:16]


def _said(row: MeasureRow) -> tuple[str | None, str | None]:
    """Officer and commentary: of the row under the measure, else of its own column."""
    below = " ".join(cell.text for part in row.commentary for cell in part.cells if cell.text)
    return parted(below or row.text(Role.COMMENTARY))


def _values(row: MeasureRow, reporting: Period | None) -> tuple[Value, ...]:
    """Every value as printed; those that could not be told apart are one, under no head."""
    single = [given.value for given in given_values(row, reporting)]
    together = [
        Value(head=None, text=placed.cell.text, page=placed.page, boxes=placed.cell.boxes)
        for placed in row.of(Role.VALUE)
        if placed.cell.column_span > 1 and placed.cell.text
    ]
    return (*single, *together)


def _boxes_of_row(row: MeasureRow) -> tuple[Box, ...]:
    return tuple(box for cell in row.rows[0].cells for box in cell.boxes)
