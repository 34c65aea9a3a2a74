"""Put an agenda pack together: front sheet and agenda with page ranges, then the items."""

from __future__ import annotations

from dataclasses import dataclass

from samples.blocks import Block, Heading, NewPage, Paper, Para, Part, Table
from samples.content.council import BOARD, CONTACT, MEMBERS_2025
from samples.document import runs_of
from samples.markup import parse

INTERESTS = """
A Member who has an interest in an item, whether a pecuniary one or another that the Code of Conduct names,
should say so
before the item is opened. Where the interest is pecuniary the Member leaves the room until the vote has
been taken. A party
whip is to be declared in the same way.
"""

FIRE = """
If the fire alarm sounds, please leave by the main staircase and gather at the war memorial in Castle
Street. A plan hangs by
the door of every meeting room.
"""


@dataclass(frozen=True)
class AgendaItem:
    """A line of the agenda and the pages behind it; an item taken without a paper has none."""

    number: str
    title: str
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Pack:
    """The agenda pack of one meeting."""

    name: str
    date: str
    time_and_place: str
    next_meeting: str
    items: tuple[AgendaItem, ...]
    page_labels: bool = False


def agenda_pack(pack: Pack) -> Paper:
    """The pack as a paper; its front sheets are unnumbered, so printed pages fall behind PDF pages."""
    parts = tuple(part for item in pack.items for part in item.parts)
    title = f"Agenda and reports pack, {BOARD}, {pack.date}"
    body = Paper(pack.name, title, parts, pack_numbers=True, page_labels=pack.page_labels)
    front = Part(
        "Front sheet and agenda", _front_sheet(pack, _page_ranges(pack, body)), in_pack_numbering=False
    )
    return Paper(pack.name, title, (front, *parts), pack_numbers=True, page_labels=pack.page_labels)


def _page_ranges(pack: Pack, body: Paper) -> dict[str, str]:
    """The printed pages of every item that has a paper, by item number."""
    runs = {id(run.part): run for run in runs_of(body)}
    ranges = {}
    for item in pack.items:
        if item.parts:
            first, last = runs[id(item.parts[0])], runs[id(item.parts[-1])]
            ranges[item.number] = f"{first.printed_range.split()[0]} - {last.printed_range.split()[-1]}"
    return ranges


def _front_sheet(pack: Pack, ranges: dict[str, str]) -> tuple[Block, ...]:
    """Two sheets: who sits on the Board and when it meets, then the agenda."""
    agenda = tuple((item.number, item.title, ranges.get(item.number, "")) for item in pack.items)
    return (
        Heading("Public Document Pack", 0),
        Heading(BOARD, 0),
        Heading(pack.date, 0),
        Heading(pack.time_and_place, 0),
        Para("Chief Executive: Marguerite Ashlock"),
        Heading("BOARD MEMBERSHIP"),
        Table((), MEMBERS_2025, (90, 60), ruled=False),
        Para(CONTACT),
        Para(f"The next meeting of the Board is on {pack.next_meeting}."),
        NewPage(),
        Heading("ITEMS TO BE DEALT WITH IN THE PRESENCE OF THE PRESS AND PUBLIC"),
        Heading("Part I", 2),
        Table(("Item No.", "", "Page No."), agenda, (20, 125, 25), ruled=False),
        *parse(INTERESTS + "\n\n" + FIRE),
    )
