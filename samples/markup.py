"""Read the plain-text markup that the content modules are written in.

Blocks are parted by blank lines:

    # 1.0 PURPOSE OF REPORT      a section heading (## for one inside a section, #0 for a centred title)
    1.1 The Board is asked ...   a numbered paragraph; "1) the report be noted; and" is one too
    - a point                    bullets, one a line start; a line that goes on is indented by two spaces
    {table name}                 the table of that name
    ---                          a fresh page
    anything else                running text

`**words**` are bold. Lines inside a block are joined. Table rows and measures have forms of their own: see `rows` and
`measures`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from samples.blocks import Block, Bullets, Direction, Heading, Measure, NewPage, Para, Rating

NUMBERED = re.compile(r"(\d+\.\d+|\d\))\s+(.*)", re.DOTALL)
HEADING = re.compile(r"(#0|##|#)\s+(.*)", re.DOTALL)
LEVELS = {"#0": 0, "#": 1, "##": 2}
DIRECTIONS: dict[str, Direction] = {"up": "up", "level": "level", "down": "down", "n/a": "n/a"}
RATINGS: dict[str, Rating] = {"Green": "Green", "Amber": "Amber", "Red": "Red", "N/A": "N/A"}


def parse(text: str, tables: Mapping[str, Block] | None = None) -> tuple[Block, ...]:
    """The blocks of `text`, tables filled in by name; an unknown name raises KeyError."""
    chunks = (chunk for chunk in re.split(r"\n\s*\n", text.strip()) if chunk.strip())
    return tuple(_block(chunk.strip(), tables or {}) for chunk in chunks)


def rows(text: str) -> tuple[tuple[str, ...], ...]:
    """Table rows, one a line, cells parted by bars; an indented line goes on with the row above."""
    lines = re.sub(r"\n +", " ", text.strip()).splitlines()
    return tuple(tuple(cell.strip() for cell in line.split("|")) for line in lines)


def measures(text: str) -> tuple[Measure, ...]:
    """Measures parted by blank lines: a row of eight cells, as in `rows`, then the commentary.

    The cells are reference, wording, last year, target, current, direction, rating, officer.
    """
    return tuple(_measure(chunk) for chunk in re.split(r"\n\s*\n", text.strip()))


def _measure(chunk: str) -> Measure:
    """One measure; an unknown direction or rating raises KeyError."""
    line, _, commentary = re.sub(r"\n +", " ", chunk.strip()).partition("\n")
    ref, wording, last_year, target, current, direction, rating, officer = rows(line)[0]
    return Measure(
        ref,
        wording,
        last_year,
        target,
        current,
        DIRECTIONS[direction],
        RATINGS[rating],
        officer,
        _joined(commentary),
    )


def _block(chunk: str, tables: Mapping[str, Block]) -> Block:
    """The one block that a chunk between blank lines stands for."""
    if chunk == "---":
        return NewPage()
    if chunk.startswith("{") and chunk.endswith("}"):
        return tables[chunk[1:-1]]
    if chunk.startswith("- "):
        return Bullets(tuple(_joined(item) for item in re.split(r"^- ", chunk, flags=re.MULTILINE)[1:]))
    if match := HEADING.fullmatch(chunk):
        return Heading(_joined(match[2]), LEVELS[match[1]])
    if match := NUMBERED.fullmatch(chunk):
        return Para(_joined(match[2]), match[1])
    return Para(_joined(chunk))


def _joined(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())
