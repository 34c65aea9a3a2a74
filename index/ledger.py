"""The measures ledger: every performance measure of every paper that readers may see, linked over the papers.

What is linked is worked out from what is visible and from the officers' rulings, once for each state of the catalogue;
only the rulings are kept. What a link is made on is left to links.py and evidence.py, a measure's values by period to
series.py.
"""

import re
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from core.domain import Acronym, Document, Period
from core.errors import NotFound, RulingError
from core.listing import Listing, sliced
from core.measures import Measure, Observation, Point
from core.structure import Officer
from index.database import Database
from index.links import Pair, measures_of
from index.series import gaps, series

SHORTEST_ID = 4


class Listed(NamedTuple):
    """A measure, those of its observations that were asked for, and all papers with their keys to initials."""

    measure: Measure
    observations: tuple[Observation, ...]
    papers: Mapping[str, Document]
    officers: Mapping[str, tuple[Officer, ...]]

    def officer_names(self, observation: Observation) -> tuple[str, ...]:
        """The names behind the initials printed as officer, by the paper's key; none where it has none of them."""
        key = {each.initials.casefold(): each.name for each in self.officers.get(observation.doc_id, ())}
        printed = re.split(r"[/,;&\s]+", (observation.officer or "").casefold())
        return tuple(key[initials] for initials in printed if initials in key)


@dataclass(frozen=True)
class _State:
    """All measures as they follow from one state of the catalogue."""

    papers: Mapping[str, Document]
    measures: tuple[Measure, ...]
    officers: Mapping[str, tuple[Officer, ...]]

    @cached_property
    def by_observation(self) -> Mapping[str, Measure]:
        return {o.observation_id: measure for measure in self.measures for o in measure.observations}

    @cached_property
    def days(self) -> Mapping[str, date]:
        """The day of each paper: of its meeting, else the last that it reports on."""
        last: dict[str, date] = {}
        for measure in self.measures:
            for each in measure.observations:
                if each.period:
                    last[each.doc_id] = max(last.get(each.doc_id, date.min), each.period.end)
        return {
            id_: paper.meeting_date or last.get(id_) or (paper.period.end if paper.period else date.min)
            for id_, paper in self.papers.items()
        }


class Ledger:
    """Read access to the measures of all papers, and the one way to write an officer's ruling."""

    def __init__(
        self,
        database: Database,
        acronyms: Callable[[], Sequence[Acronym]],
        officers: Callable[[str], tuple[Officer, ...]],
    ) -> None:
        """`acronyms` gives those that the papers spell out, `officers` a paper's key to initials by the paper's id."""
        self._database = database
        self._acronyms = acronyms
        self._officers = officers
        self._lock = threading.Lock()
        self._read: tuple[int, _State] | None = None

    def measures(self) -> tuple[Measure, ...]:
        """Every measure, in order of name and identity."""
        return self._state().measures

    def measure(self, id_: str) -> Measure:
        """The measure of this id, which may be that of any of its observations, or its first letters where no other
        begins so. Raises NotFound.
        """
        return self._state().by_observation[self._observation_id(id_)]

    def series(self, measure: Measure) -> tuple[Point, ...]:
        """The measure's values by period, oldest first; the newest paper's is preferred, a differing one kept."""
        return series(measure, self._state().days)

    def gaps(self, measure: Measure) -> tuple[Period, ...]:
        """Quarters, else years, without a value between those that have one."""
        return gaps([point.period for point in self.series(measure)])

    def shown(self, id_: str) -> Listed:
        """The measure with all that there is to show of it. Raises NotFound."""
        state, measure = self._state(), self.measure(id_)
        return Listed(measure, measure.observations, state.papers, state.officers)

    def listed(self, listing: Listing) -> tuple[tuple[Listed, ...], str | None]:
        """The measures within these limits, and the `after` of the following ones.

        Words are looked for in the wordings and references of all papers; paper and dates narrow the observations too,
        the dates being those that they speak of. Raises ListingError for an `after` that no answer gave.
        """
        state = self._state()
        found = (_narrowed(measure, state, listing) for measure in state.measures)
        return sliced([each for each in found if each.observations], _key, listing)

    def rule(self, first: str, second: str, same: bool | None) -> tuple[Measure, ...]:
        """Note that an officer says whether two observations are of one measure; None takes an earlier ruling back.

        Gives the measure or measures that the two are of afterwards. Raises NotFound for an id there is not,
        RulingError where both stand in one row of a table.
        """
        ids = sorted((self._observation_id(first), self._observation_id(second)))
        if self._row(ids[0]) == self._row(ids[1]):
            raise RulingError(
                f"{first} and {second} stand in one row of a table, so they are of one measure whatever is said. "
                "Give two observations of different rows; papers measures ID lists them."
            )
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM link_rulings WHERE first = ? AND second = ?", ids)
            if same is not None:
                connection.execute("INSERT INTO link_rulings VALUES (?, ?, ?)", (*ids, same))
        return tuple({m.measure_id: m for m in map(self.measure, ids)}.values())

    def _row(self, observation_id: str) -> tuple[str, int | None, int | None]:
        measure = self._state().by_observation[observation_id]
        found = next(o for o in measure.observations if o.observation_id == observation_id)
        return found.doc_id, found.row_start, found.row_end

    def _observation_id(self, id_: str) -> str:
        """The observation of this id, or the only one whose id begins so."""
        known = self._state().by_observation
        if id_ in known:
            return id_
        begun = [each for each in known if each.startswith(id_)] if len(id_) >= SHORTEST_ID else []
        if len(begun) != 1:
            problem = f"{len(begun)} observations have ids that begin so" if begun else "there is none"
            raise NotFound(
                f"No one measure has the id {id_[:80]!r}: {problem}. GET /v1/measures and papers measures list the ids."
            )
        return begun[0]

    def _state(self) -> _State:
        with self._lock:
            number = self._database.state()
            if self._read is None or self._read[0] != number:
                self._read = (number, self._worked_out())
            return self._read[1]

    def _worked_out(self) -> _State:
        connection = self._database.connection
        records = connection.execute("SELECT doc_id, record FROM documents").fetchall()
        papers = {row["doc_id"]: Document.model_validate_json(row["record"]) for row in records}
        rows = connection.execute("SELECT doc_id, record FROM observations ORDER BY doc_id, position")
        observations = [
            Observation.model_validate_json(row["record"])
            for row in rows.fetchall()
            if row["doc_id"] in papers
        ]
        officers = {doc_id: self._officers(doc_id) for doc_id in {each.doc_id for each in observations}}
        return _State(papers, measures_of(observations, papers, self._acronyms(), self._rulings()), officers)

    def _rulings(self) -> dict[Pair, bool]:
        rows = self._database.connection.execute("SELECT first, second, same FROM link_rulings")
        return {frozenset((row["first"], row["second"])): bool(row["same"]) for row in rows}


def _narrowed(measure: Measure, state: _State, listing: Listing) -> Listed:
    """The measure with those of its observations that the limits leave; none where its words do not match."""
    texts = (text for each in measure.observations for text in (each.reference, each.wording))
    if not listing.takes_words(*texts):
        return Listed(measure, (), state.papers, state.officers)
    kept = tuple(
        each
        for each in measure.observations
        if listing.takes_file(state.papers[each.doc_id])
        and listing.takes_days(*((each.period.start, each.period.end) if each.period else (None,)))
    )
    return Listed(measure, kept, state.papers, state.officers)


def _key(listed: Listed) -> tuple[str, str]:
    return listed.measure.name.casefold(), listed.measure.measure_id
