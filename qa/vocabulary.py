"""The papers' own words: which there are, how often, and what their acronyms stand for."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from math import log

from jellyfish import metaphone
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from core.domain import Acronym
from index.lexical import STOPWORDS
from qa.stems import stem

SHORTEST_CORRECTED = 4
LONGEST_WORD = 30
CONCEPTS_KEPT = 10_000  # whose weights are kept at hand


class Vocabulary:
    """Words with the number of passages that hold them, and acronyms."""

    def __init__(
        self,
        counts: Mapping[str, int],
        acronyms: Sequence[Acronym],
        passages: int,
        language: Collection[str] = (),
        said: Collection[str] = (),
    ) -> None:
        """`counts`: passages that hold each word; `language`: words that are right though no paper uses them.

        `said`: those among them that questions are put in, which a misspelling may stand for.
        """
        self._counts = counts
        self._passages = passages
        self._language = language
        self._said = said
        # asked for once for each passage and statement that a question is held against
        self._weight = lru_cache(CONCEPTS_KEPT)(self._rarity)
        self._stem_counts: dict[str, int] = {}
        for word, count in counts.items():
            self._stem_counts[stem(word)] = self._stem_counts.get(stem(word), 0) + count
        self._long: dict[str, tuple[str, ...]] = {}
        self._short: dict[str, tuple[str, ...]] = {}
        for acronym in acronyms:
            short, long = acronym.short.casefold(), acronym.long.casefold()
            self._long[short] = tuple(dict.fromkeys((*self._long.get(short, ()), long)))
            self._short[_plain(long)] = tuple(dict.fromkeys((*self._short.get(_plain(long), ()), short)))

    def expansions(self, words: str) -> tuple[str, ...]:
        """What an acronym stands for in the papers; plural s aside."""
        key = words.casefold()
        return self._long.get(key) or self._long.get(key.removesuffix("s"), ())

    def shortenings(self, words: str) -> tuple[str, ...]:
        """Acronyms for a phrase the papers spell out; plural s aside."""
        key = _plain(words.casefold())
        return self._short.get(key) or self._short.get(key.removesuffix("s"), ())

    def corrections(self, words: Sequence[str]) -> dict[str, str]:
        """For each word the papers never use, the likeliest of theirs or of those that questions are put in.

        Near in spelling, then one of theirs, then frequent.
        """
        found = {word: self._nearest(word) for word in dict.fromkeys(words) if self._is_suspect(word)}
        return {word: correction for word, correction in found.items() if correction}

    def knows(self, word: str) -> bool:
        """Whether a paper uses this word, or an acronym of these letters."""
        return word in self._counts or word in self._long

    def uses(self, concept: Iterable[tuple[str, ...]]) -> bool:
        """Whether the papers hold every stem of at least one alternative."""
        return any(all(s in self._stem_counts for s in alternative) for alternative in concept)

    def weight(self, alternatives: Sequence[tuple[str, ...]]) -> float:
        """Inverse document frequency of a concept: of its commonest alternative that the papers use.

        A concept they never use weighs as much as one that stands in a single passage.
        """
        return self._weight(tuple(alternatives))

    def _rarity(self, alternatives: tuple[tuple[str, ...], ...]) -> float:
        known = [min(counts) for a in alternatives if all(counts := [self._stem_counts.get(s, 0) for s in a])]
        return log(1.0 + self._passages / (max(known) if known else 1))

    @property
    def rarest(self) -> float:
        """What a word weighs that stands in a single passage, or in none."""
        return log(1.0 + self._passages)

    def _is_suspect(self, word: str) -> bool:
        usable = SHORTEST_CORRECTED <= len(word) <= LONGEST_WORD and word.isalpha() and word not in STOPWORDS
        known = any(self._is_right(w) for w in (word, word.removesuffix("s")))
        return usable and not known

    def _is_right(self, word: str) -> bool:
        return self.knows(word) or word in self._language or word in self._said

    @cached_property
    def _words(self) -> tuple[str, ...]:
        known = chain(self._counts, self._long, self._said)
        return tuple(dict.fromkeys(w for w in known if len(w) >= SHORTEST_CORRECTED - 1 and not w.isdigit()))

    @cached_property
    def _by_sound(self) -> dict[str, tuple[str, ...]]:
        sounds: dict[str, list[str]] = {}
        for word in self._words:
            sounds.setdefault(metaphone(word), []).append(word)
        return {sound: tuple(words) for sound, words in sounds.items()}

    def _sounding_like(self, word: str) -> str | None:
        """The commonest word of the papers that sounds the same and is about as long: "speshul" is "special"."""
        alike = self._by_sound.get(metaphone(word), ())
        close = [other for other in alike if abs(len(other) - len(word)) <= 2 and other[0] == word[0]]
        return max(close, key=lambda other: self._counts.get(other, 0), default=None)

    def _nearest(self, word: str) -> str | None:
        most = 1 if len(word) <= 5 else 2
        near = process.extract(
            word, self._words, scorer=DamerauLevenshtein.distance, score_cutoff=most, limit=20
        )
        if not near:
            return self._sounding_like(word)
        return min(
            near,
            key=lambda hit: (
                hit[1],
                hit[0][0] != word[0],
                not self.knows(hit[0]),
                -self._counts.get(hit[0], 1),
            ),
        )[0]


def _plain(words: str) -> str:
    return " ".join(words.replace(",", " ").replace("-", " ").split())
