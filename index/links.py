"""Which observations of which papers are of one measure: links made, and links proposed to an officer.

Reports are gone through from the oldest on. Each row of a report joins at most one measure found so far, and each
measure takes at most one row of a report; where two candidates have as much for them, neither is taken. An officer's
ruling goes before everything. What speaks for a link is left to evidence.py.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations, groupby

from core.domain import Acronym, Document
from core.measures import Link, LinkState, Measure, Observation
from index.evidence import Comparison, Evidence, Row, Strength, parted_by_words
from index.nearby import Nearby
from index.wording import Reader

Pair = frozenset[str]
MOST_PROPOSALS = 3  # for one row
SURE_ENOUGH = 0.1  # how much more alike than the next candidate one must be, where words alone decide


@dataclass(eq=False)
class Cluster:
    """The rows found to be of one measure, oldest first."""

    rows: list[Row]
    links: list[Link] = field(default_factory=list)


@dataclass(frozen=True)
class Candidate:
    """A measure that a row may be of, by the row of it that stands nearest."""

    old: Row
    new: Row
    evidence: Evidence


def measures_of(
    observations: Sequence[Observation],
    papers: Mapping[str, Document],
    acronyms: Iterable[Acronym] = (),
    rulings: Mapping[Pair, bool] | None = None,
) -> tuple[Measure, ...]:
    """All measures, in order of their names; proposals stand with both measures that they concern.

    `papers` has every paper by its id, `rulings` for two observations whether an officer says that they are of one
    measure.
    """
    return Linker(observations, papers, acronyms, rulings or {}).measures()


class Linker:
    """Goes through the reports once."""

    def __init__(
        self,
        observations: Sequence[Observation],
        papers: Mapping[str, Document],
        acronyms: Iterable[Acronym],
        rulings: Mapping[Pair, bool],
    ) -> None:
        rows = _rows(observations, papers, Reader(acronyms))
        self._reports = _in_order(rows)
        self._row_of = {o.observation_id: row for row in rows for o in row.observations}
        self._ruled = _ruled_rows(rulings, self._row_of)
        self._comparison = Comparison(_weights(rows), _lone_values(rows))
        self._clusters: list[Cluster] = []
        self._cluster_of: dict[str, Cluster] = {}
        self._nearby = Nearby()
        self._proposed: list[Link] = []

    def measures(self) -> tuple[Measure, ...]:
        """Every measure, in order of name and identity."""
        for report in self._reports:
            self._take(report)
        self._join_confirmed()
        of_cluster: defaultdict[int, list[Link]] = defaultdict(list)
        for link in (*self._open_proposals(), *self._parted_links()):
            for end in {id(self._cluster(link.first)), id(self._cluster(link.second))}:
                of_cluster[end].append(link)
        found = [_measure(cluster, of_cluster[id(cluster)]) for cluster in self._clusters]
        return tuple(sorted(found, key=lambda measure: (measure.name.casefold(), measure.measure_id)))

    def _take(self, report: Sequence[Row]) -> None:
        """Give each row of a report to the measure that it is of, or to a new one."""
        candidates = [candidate for row in report for candidate in self._candidates(row)]
        candidates.sort(key=lambda c: (c.evidence.rank, c.old.last_day), reverse=True)
        for candidate in candidates:
            if _is_made(candidate) and not self._has_rival(candidate, candidates):
                self._join(candidate)
        for row in report:
            if row.id not in self._cluster_of:
                self._begin(row)
            self._nearby.add(row)
        self._propose(candidates)

    def _candidates(self, row: Row) -> list[Candidate]:
        """The measures that a row may be of, each by the newest of its rows for which most speaks."""
        best: dict[int, Candidate] = {}
        for old in self._near(row):
            cluster = self._cluster_of[old.id]
            evidence = self._evidence(old, row)
            known = best.get(id(cluster))
            if evidence and (known is None or evidence.rank >= known.evidence.rank):
                best[id(cluster)] = Candidate(old, row, evidence)
        return [c for c in best.values() if not self._is_barred(self._cluster_of[c.old.id].rows, [row])]

    def _near(self, row: Row) -> list[Row]:
        """Older rows that are like this one, and those that an officer named with it."""
        found = self._nearby.near(row)
        found |= {id_: self._row_of[id_] for id_ in self._ruled.get(row.id, {}) if id_ in self._cluster_of}
        return sorted(found.values(), key=lambda old: (old.last_day, old.id))

    def _evidence(self, old: Row, row: Row) -> Evidence | None:
        ruling = self._ruled.get(row.id, {}).get(old.id)
        if ruling is None:
            return self._comparison.evidence(old, row)
        return CONFIRMED if ruling else None

    def _is_barred(self, rows: Sequence[Row], others: Sequence[Row]) -> bool:
        """Whether rows cannot be of one measure: they stand in one report, or words or an officer part two of them."""
        rulings = self._rulings_on(rows, others)
        if rulings:
            return False in rulings
        if {row.place for row in rows} & {row.place for row in others}:
            return True
        return any(parted_by_words(a, b) for a in _of_each_wording(rows) for b in _of_each_wording(others))

    def _rulings_on(self, rows: Sequence[Row], others: Sequence[Row]) -> set[bool]:
        """What an officer said of one row of the first and one of the second."""
        ids = {row.id for row in others}
        of_rows = [self._ruled[row.id] for row in rows if row.id in self._ruled]
        return {same for ruled in of_rows for id_, same in ruled.items() if id_ in ids}

    def _has_rival(self, chosen: Candidate, candidates: Sequence[Candidate]) -> bool:
        """Whether another pairing of the row, or of the measure, has as much for it and cannot be made as well."""
        cluster = self._cluster_of[chosen.old.id]
        return any(
            _rivals(chosen, other) and self._excludes(chosen, other)
            for other in candidates
            if other is not chosen
            and (other.new is chosen.new or self._cluster_of[other.old.id] is cluster)
            and self._cluster_of.get(other.new.id) is not self._cluster_of[other.old.id]
        )

    def _excludes(self, chosen: Candidate, other: Candidate) -> bool:
        """Whether only one of two pairings can be right."""
        if chosen.new is not other.new:
            return other.new.id not in self._cluster_of
        mine, others = self._cluster_of[chosen.old.id], self._cluster_of[other.old.id]
        return mine is not others and self._is_barred(mine.rows, others.rows)

    def _join(self, candidate: Candidate) -> None:
        """Put a row into a measure; one that is in another already draws the two together, where that is proved."""
        cluster, row, evidence = self._cluster_of[candidate.old.id], candidate.new, candidate.evidence
        mine = self._cluster_of.get(row.id)
        joining = mine.rows if mine else [row]
        if mine is cluster or self._is_barred(cluster.rows, joining):
            return
        if mine and evidence.strength < Strength.VALUES:
            return
        cluster.rows.extend(joining)
        cluster.links += [*(mine.links if mine else ()), self._link(candidate, LinkState.MADE)]
        self._cluster_of |= {each.id: cluster for each in joining}
        if mine:
            self._clusters.remove(mine)

    def _begin(self, row: Row) -> None:
        cluster = Cluster([row])
        self._clusters.append(cluster)
        self._cluster_of[row.id] = cluster

    def _propose(self, candidates: Sequence[Candidate]) -> None:
        """Keep what speaks for links that were not made, the best few of each row."""
        of_row: Counter[str] = Counter()
        for candidate in candidates:
            row = candidate.new
            if (
                self._cluster_of[row.id] is self._cluster_of[candidate.old.id]
                or of_row[row.id] == MOST_PROPOSALS
            ):
                continue
            of_row[row.id] += 1
            self._proposed.append(self._link(candidate, LinkState.PROPOSED))

    def _link(self, candidate: Candidate, state: LinkState) -> Link:
        """The link with its reasons; one that an officer confirmed needs no others."""
        old, new = candidate.old, candidate.new
        if candidate.evidence is CONFIRMED:
            return Link(first=old.id, second=new.id, state=LinkState.CONFIRMED, why=(RULED_SAME,))
        return Link(first=old.id, second=new.id, state=state, why=self._comparison.why(old, new))

    def _open_proposals(self) -> list[Link]:
        """The newest proposal for each two measures that could still be one, now that every row has its measure."""
        found: dict[frozenset[int], Link] = {}
        for link in reversed(self._proposed):
            one, other = self._cluster(link.first), self._cluster(link.second)
            pair = frozenset((id(one), id(other)))
            if one is not other and pair not in found and not self._is_barred(one.rows, other.rows):
                found[pair] = link
        return [*reversed(found.values())]

    def _cluster(self, observation_id: str) -> Cluster:
        return self._cluster_of[self._row_of[observation_id].id]

    def _join_confirmed(self) -> None:
        """Put together the measures of rows that an officer confirmed, unless others of their rows were parted."""
        for first, others in self._ruled.items():
            for second, same in others.items():
                one, other = self._cluster_of[first], self._cluster_of[second]
                if same and one is not other and False not in self._rulings_on(one.rows, other.rows):
                    self._merge(one, other, first, second)

    def _merge(self, one: Cluster, other: Cluster, first: str, second: str) -> None:
        older, newer = sorted((self._row_of[first], self._row_of[second]), key=_when)
        one.rows = sorted((*one.rows, *other.rows), key=_when)
        confirmed = Link(first=older.id, second=newer.id, state=LinkState.CONFIRMED, why=(RULED_SAME,))
        one.links += [*other.links, confirmed]
        self._clusters.remove(other)
        self._cluster_of |= {row.id: one for row in other.rows}

    def _parted_links(self) -> list[Link]:
        pairs = {
            frozenset((a, b)) for a, others in self._ruled.items() for b, same in others.items() if not same
        }
        found = []
        for pair in pairs:
            older, newer = sorted((self._row_of[id_] for id_ in pair), key=_when)
            found.append(Link(first=older.id, second=newer.id, state=LinkState.PARTED, why=(RULED_APART,)))
        return sorted(found, key=lambda link: (link.first, link.second))


CONFIRMED = Evidence(Strength.RULED, alike=1.0, same_reference=True, agreeing=0, doubted=False)
RULED_SAME = "An officer confirmed that the two are of one measure."
RULED_APART = "An officer said that the two are of different measures."


def _of_each_wording(rows: Sequence[Row]) -> list[Row]:
    """One row of each wording and kind of value."""
    return list({(row.wording, row.kinds): row for row in rows}.values())


def _is_made(candidate: Candidate) -> bool:
    return candidate.evidence.strength >= Strength.NEARLY


def _rivals(chosen: Candidate, other: Candidate) -> bool:
    """Whether what speaks for another candidate is as good, or nearly so where words alone decide."""
    mine, others = chosen.evidence, other.evidence
    if mine.strength is Strength.RULED:
        return False
    if mine.strength in (Strength.REFERENCE, Strength.NEARLY):
        return (
            not others.doubted
            and others.alike > mine.alike - SURE_ENOUGH
            and others.rank >= (0, mine.same_reference)
        )
    if chosen.new is other.new:  # of two measures that fit as well, the one that was reported last
        return (others.rank, other.old.last_day) >= (mine.rank, chosen.old.last_day)
    return others.rank >= mine.rank


def _rows(observations: Sequence[Observation], papers: Mapping[str, Document], reader: Reader) -> list[Row]:
    """The observations row by row; rows of one report that say the same, or go on from each other, are one."""
    by_place: defaultdict[tuple[str, int | None, int | None], list[Observation]] = defaultdict(list)
    for each in observations:
        by_place[each.doc_id, each.row_start, each.row_end].append(each)
    found: list[Row] = []
    seen: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for _, group in sorted(by_place.items(), key=lambda item: (item[0][0], item[0][1] or 0)):
        first = group[0]
        wording = first.wording.replace(first.officer, " ") if first.officer else first.wording
        row = Row(tuple(group), reader.read(wording), papers[first.doc_id])
        alike = seen[row.place, row.reference, row.wording.all]
        at = next((at for at in alike if _are_one(found[at], row)), None)
        if at is None:
            alike.append(len(found))
            found.append(row)
        else:
            found[at] = Row((*found[at].observations, *row.observations), found[at].wording, row.paper)
    return found


def _are_one(one: Row, other: Row) -> bool:
    """Whether two rows of a report, alike in reference and words, are one: repeated, or printed in two halves.

    A wide scorecard has its later months on the next page, under the same references.
    """
    if not one.said or not other.said:
        return False
    if [(s.period.label, s.plain) for s in one.said] == [(s.period.label, s.plain) for s in other.said]:
        return True
    ended, began = max(s.period.end for s in one.said), min(s.period.start for s in other.said)
    return bool(one.reference) and ended < began


def _when(row: Row) -> tuple[date, str, str, int, str]:
    """What rows are put in order by: the last day that they speak of, then paper, report and place."""
    doc_id, report = row.place
    return row.last_day, doc_id, report or "", row.observations[0].row_start or 0, row.id


def _in_order(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows report by report, the report that speaks of the oldest days first."""
    by_report: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        by_report[row.place[0], row.place[1] or ""].append(row)
    reports = sorted(by_report.items(), key=lambda item: (max(r.last_day for r in item[1]), item[0]))
    return [sorted(report, key=_when) for _, report in reports]


def _weights(rows: Sequence[Row]) -> dict[str, float]:
    """How much each word tells, more the fewer different wordings have it."""
    wordings = {row.wording.all | row.wording.spelt_out for row in rows}
    counts = Counter(word for wording in wordings for word in wording)
    return {word: math.log(1 + len(wordings) / count) for word, count in counts.items()}


def _lone_values(rows: Sequence[Row]) -> frozenset[tuple[str, str | None, date, str]]:
    """Values that only one row of their report gives for a day's end."""
    counts = Counter(
        (*row.place, *key) for row in rows for key in {(s.period.end, s.plain) for s in row.said}
    )
    return frozenset(key for key, count in counts.items() if count == 1)


def _ruled_rows(rulings: Mapping[Pair, bool], row_of: Mapping[str, Row]) -> dict[str, dict[str, bool]]:
    """An officer's rulings by row, both ways; those on observations that are no longer there are left out."""
    found: dict[str, dict[str, bool]] = {}
    for pair, same in rulings.items():
        rows = {row_of[id_].id for id_ in pair if id_ in row_of}
        for first, second in combinations(sorted(rows), 2):
            found.setdefault(first, {})[second] = same
            found.setdefault(second, {})[first] = same
    return found


def _measure(cluster: Cluster, others: Sequence[Link]) -> Measure:
    rows = sorted(cluster.rows, key=_when)
    observations = [o for _, group in groupby(rows, key=_when) for row in group for o in row.observations]
    observations.sort(
        key=lambda o: (o.period.end if o.period else date.min, o.period.start if o.period else date.min)
    )
    return Measure(
        measure_id=observations[0].observation_id,
        name=_name(rows),
        observations=tuple(observations),
        links=(*cluster.links, *others),
    )


def _name(rows: Sequence[Row]) -> str:
    """The newest wording that begins as a wording does; one in small letters has lost its beginning."""
    wordings = [row.observations[0].wording for row in reversed(rows)]
    return next((wording for wording in wordings if not wording[:1].islower()), wordings[0])
