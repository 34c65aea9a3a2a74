"""What every report to the Board has in common: its head, and the sections that close it."""

from __future__ import annotations

from collections.abc import Mapping

from samples.blocks import Block, Heading, Part, Table
from samples.content.council import BOARD
from samples.markup import parse

CLOSING = """
# {a}.0 WHAT IT MEANS FOR THE COUNCIL'S PRIORITIES

{a}.1 Improving health and wellbeing: {health}

{a}.2 Supporting children, young people and families: as set out in the report.

{a}.3 A strong local economy; a greener borough: none.

# {b}.0 RISKS

{b}.1 {risk}

# {c}.0 EQUALITY

{c}.1 None beyond those in the report.

# {d}.0 BACKGROUND PAPERS (LOCAL GOVERNMENT ACT 1972, SECTION 100D)

{d}.1 There are none.
"""


def report(
    *,
    item: str,
    date: str,
    officer: str,
    subject: str,
    body: str,
    tables: Mapping[str, Block] | None = None,
    own_pages: str = "",
    wards: str = "Borough-wide",
    risk: str = "None.",
    health: str = "none.",
) -> Part:
    """A report as a part of a pack; the closing sections follow on from section 5.0 of `body`."""
    head = Table(
        (),
        (
            ("REPORT TO:", BOARD),
            ("DATE:", date),
            ("REPORTING OFFICER:", officer),
            ("PORTFOLIO:", "Children and Families"),
            ("SUBJECT:", subject),
            ("WARD(S):", wards),
        ),
        (48, 122),
        ruled=False,
    )
    closing = parse(CLOSING.format(a=6, b=7, c=8, d=9, risk=risk, health=health))
    blocks = (head, *parse(body, tables), *closing)
    return Part(f"{item} {subject}".strip(), blocks, agenda_item=item, own_pages=own_pages)


def minutes(title: str, body: str, item: str = "1") -> Part:
    """The minutes of a meeting as a part of a pack."""
    return Part(title, (Heading(BOARD.upper(), 0), *parse(body)), agenda_item=item)
