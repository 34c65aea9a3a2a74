"""What a report's own key says its progress symbols mean: "U" is amber where its table of symbols says so."""

from collections.abc import Mapping, Sequence

from ingest.tables import Table

COLOURS = frozenset(["green", "amber", "red", "blue", "yellow", "grey"])
LONGEST_SYMBOL = 2
# a symbol that a PDF's text layer spells out
_SPELT = {"\\checkmark": "✓", "\\times": "×"}


def rating_key(tables: Sequence[Table]) -> Mapping[str, str]:
    """Colours by symbol, from the rows "Green | ✓ | Indicates that ..." of the paper; none where it has no such table.

    A symbol that two rows give to different colours, in two tables for two purposes, has none.
    """
    found: dict[str, set[str]] = {}
    for table in tables:
        for row in table.rows:
            texts = [_SPELT.get(cell.text, cell.text) for cell in row.cells if cell.text]
            if len(texts) > 1 and texts[0].casefold() in COLOURS and len(texts[1]) <= LONGEST_SYMBOL:
                found.setdefault(texts[1], set()).add(texts[0].casefold())
    return {symbol: min(colours) for symbol, colours in found.items() if len(colours) == 1}
