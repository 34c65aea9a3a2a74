"""Finding, among many rows, the few that one may be of a measure with: they share a word that few wordings have."""

from collections import defaultdict, deque

from index.evidence import Row

COMMON = 40  # a word in more wordings than this finds nothing by itself
KEPT = 6  # rows kept of one reference and wording: a year of quarters and the turn of the year

Signature = tuple[str, frozenset[str]]


class Nearby:
    """The newest rows of every reference and wording, by their words."""

    def __init__(self) -> None:
        self._rows: dict[Signature, deque[Row]] = {}
        self._by_word: defaultdict[str, set[Signature]] = defaultdict(set)

    def add(self, row: Row) -> None:
        """Take in a row; rows are given from the oldest on."""
        signature = (row.reference, row.wording.all)
        self._rows.setdefault(signature, deque(maxlen=KEPT)).append(row)
        for word in row.wording.all:
            self._by_word[word].add(signature)
        if row.reference:
            self._by_word[_named(row)].add(signature)

    def near(self, row: Row) -> dict[str, Row]:
        """The rows with the same reference, or with one of the row's rarer words, by their ids."""
        words = sorted(row.wording.all, key=lambda word: (len(self._by_word[word]), word))
        few = [word for word in words if len(self._by_word[word]) <= COMMON] or words[:2]
        if row.reference:
            few.append(_named(row))
        signatures = {signature for word in few for signature in self._by_word[word]}
        return {old.id: old for signature in signatures for old in self._rows[signature]}


def _named(row: Row) -> str:
    """The reference as a key that no word is."""
    return f"#{row.reference}"
