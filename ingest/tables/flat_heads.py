"""Heads of a table whose columns were lost: its cells follow one another, each broken over its own lines.

Such text gives head words in blocks ("Annual / Budget", "Actual Variance / (Overspend)") parted by wider gaps.
A head is believed only when the words can be parted into as many heads as there are values in exactly one way.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from ingest.tables.lines import PrintedLine
from ingest.tables.words import is_head_like, is_period, unit_in

_LABEL_WORDS = frozenset(
    # one string is easier to read over than twenty
    """
    area category description expenditure heading indicator item measure milestone milestones objective project
    provision ref reference scheme service
    """.split()  # noqa: SIM905
)
_LEANS_ON = frozenset(
    ("annual", "weekly", "quarterly", "monthly", "total", "net", "gross", "estimated", "revised", "no")
)
_FOLLOWS = frozenset(("of", "for", "to", "per", "and", "the", "year", "date", "placed"))
_SYMBOLS = re.compile(r"direction|travel|trend|progress|rag\b|rating|status|traffic", re.IGNORECASE)
_LOOSE_PERIOD = re.compile(r"(\d{2})\s?/\s+(\d{2})")
MOST_SPLITS = 6
GAP_BETWEEN_BLOCKS = 0.45
"""In heights of a line."""

Block = Sequence[str]
"""The lines of one head or more, the first of which may hold several."""


def part_heads(blocks: Sequence[Block], values: int) -> tuple[str | None, tuple[str, ...]] | None:
    """The label's head and one head a value; None unless the words can be parted in one way only."""
    blocks, units = _without_units(blocks)
    if any(len(line_units) not in (1, values) for line_units in units):
        return None
    lead = _label_pieces(blocks)
    ways = _ways(blocks, values, lead) or _ways(blocks, values, 1)
    if len(ways) != 1:
        return None
    label, heads = ways[0]
    each = [unit for line_units in units for unit in line_units]
    return label, _with_units(heads, each * values if len(each) == 1 else each)


def all_heads(blocks: Sequence[Block]) -> tuple[str | None, tuple[str, ...]] | None:
    """The label's head and as many heads as the words can be parted into."""
    blocks, _ = _without_units(blocks)
    if not blocks:
        return None
    pieces = len(blocks) + sum(1 for block in blocks for _ in _places(block[0]))
    return part_heads(blocks, pieces - _label_pieces(blocks))


def _with_units(heads: Sequence[str], units: Sequence[str]) -> tuple[str, ...]:
    if len(units) != len(heads):
        return tuple(heads)
    return tuple(head if unit in head else f"{head} {unit}" for head, unit in zip(heads, units, strict=True))


def _without_units(blocks: Sequence[Block]) -> tuple[list[Block], list[list[str]]]:
    """The blocks without lines of units only, and those lines' units; a unit within a head stays."""
    kept: list[Block] = []
    units: list[list[str]] = []
    for block in blocks:
        words = [word for line in block for word in line.split()]
        if words and all(unit_in(word) for word in words):
            units.append(words)
        else:
            kept.append(block)
    return kept, units


def _ways(blocks: Sequence[Block], values: int, lead: int) -> list[tuple[str | None, tuple[str, ...]]]:
    """The ways to part the blocks into `lead` heads of label columns and one head a value."""
    missing = values + lead - len(blocks)
    places = [(index, place) for index, block in enumerate(blocks) for place in _places(block[0])]
    if not 0 <= missing <= min(len(places), MOST_SPLITS):
        return []
    ways = []
    for chosen in combinations(places, missing):
        pieces = [piece for index, block in enumerate(blocks) for piece in _parted(block, index, chosen)]
        if all(_may_stand(head) for head in pieces[lead:]) and _periods_begin(pieces):
            ways.append((" ".join(pieces[:lead]) or None, tuple(pieces[lead:])))
    return ways


def _may_stand(head: str) -> bool:
    """Whether a head says something by itself: "Annual" leans on the word after it."""
    return is_head_like(head) and not leans_on(head) and len(unit_words(head)) <= 1


def leans_on(text: str) -> bool:
    """Whether a head's words want another after them."""
    return text.split()[-1].lower().strip(".") in _LEANS_ON


def unit_words(text: str) -> list[str]:
    """The words of a head that are units."""
    return [word for word in text.split() if unit_in(word)]


def _label_pieces(blocks: Sequence[Block]) -> int:
    """How many heads of label columns there are: two in "Ref Measure 19/20", none in "Annual"."""
    words = [word.lower().strip(":.") for block in blocks for word in block[0].split()]
    lead = next((number for number, word in enumerate(words) if word not in _LABEL_WORDS), len(words))
    return min(lead, 2)


def _places(line: str) -> Iterator[int]:
    """Yield the word numbers before which a line may be parted."""
    words = line.split()
    for place in range(1, len(words)):
        before, after = words[place - 1].lower().strip(":."), words[place].lower().strip(":.()")
        if before not in _LEANS_ON and after not in _FOLLOWS and not words[place].startswith("("):
            yield place


def _parted(block: Block, index: int, chosen: Sequence[tuple[int, int]]) -> list[str]:
    """A block's heads: its first line parted at the chosen words, its other lines joined to the last."""
    words = block[0].split()
    cuts = [0, *(place for at, place in chosen if at == index), len(words)]
    pieces = [" ".join(words[a:b]) for a, b in pairwise(cuts)]
    pieces[-1] = " ".join([pieces[-1], *block[1:]])
    return pieces


def _periods_begin(pieces: Sequence[str]) -> bool:
    """Whether no period stands within a head, but for one at its beginning."""
    return not any(is_period(word) and "/" in word for piece in pieces for word in piece.split()[1:])


def is_symbol_head(head: str) -> bool:
    """Whether a column holds drawn symbols, which leave no words: direction of travel, progress, rating."""
    return bool(_SYMBOLS.search(head))


def tidy(line: str) -> str:
    """A head line with the blanks in "19/ 20" taken out."""
    return _LOOSE_PERIOD.sub(r"\1/\2", " ".join(line.split()))


def head_blocks(lines: Sequence[PrintedLine]) -> list[list[str]]:
    """The texts of head lines, in blocks parted by wider gaps."""
    blocks: list[list[str]] = []
    last: PrintedLine | None = None
    for line in lines:
        if last is not None and _in_one_block(last, line):
            blocks[-1].append(tidy(line.text))
        else:
            blocks.append([tidy(line.text)])
        last = line
    return blocks


def _in_one_block(last: PrintedLine, line: PrintedLine) -> bool:
    """Whether two lines belong to one head or row of heads: close together, and neither a line of units."""
    if is_units(last.text) or is_units(line.text):
        return False
    if last.page != line.page:
        # how wide the gap was is not known: a word or period that wants another has it there
        return leans_on(last.text) or (is_period(tidy(last.text)) and not is_period(tidy(line.text)))
    return leans_on(last.text) or line.box[1] - last.box[3] < GAP_BETWEEN_BLOCKS * line.height


def is_units(text: str) -> bool:
    """Whether a line holds units of money and nothing else."""
    return all(unit_in(word) for word in text.split())
