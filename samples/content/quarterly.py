"""The shape shared by the four quarterly monitoring reports."""

from __future__ import annotations

from dataclasses import dataclass

from samples.blocks import (
    ArrowKey,
    Block,
    Direction,
    Glyphs,
    Heading,
    Measure,
    MeasureTable,
    Paper,
    Part,
    Table,
)
from samples.content.council import BOARD, OFFICERS
from samples.markup import parse, rows

INTRODUCTION = """
1.1 This report gives an overview of progress and issues between {period} against the priorities of the
Children and
Families business plan. The way in which symbols and the words Green, Amber and Red are used is explained in
the
appendix (section 6.0).

1.2 Officers' initials stand in brackets after each development; a key is given in the appendix.
"""

KEY = """
Green | On course to be finished by its date. | The target for the year is on course to be met.
Amber | Too early to say, or in doubt, whether it will be finished by its date. | Too early to say, or in
  doubt, whether the target for the year will be met.
Red | Will be late, or very likely so. | The target for the year will be missed unless something more is
  done.
"""

DIRECTION_KEY: tuple[tuple[Direction, str], ...] = (
    ("up", "Performance is better than in the same period of last year."),
    ("level", "Performance is the same as in the same period of last year."),
    ("down", "Performance is worse than in the same period of last year."),
)


@dataclass(frozen=True)
class Objective:
    """A service objective and the measures reported under it."""

    code: str
    title: str
    measures: tuple[Measure, ...]


@dataclass(frozen=True)
class Quarter:
    """All that differs from one quarterly report to the next."""

    label: str
    short: str
    period: str
    developments: str
    issues: str
    objectives: tuple[Objective, ...]
    milestones: str
    last_year_head: str
    target_head: str
    finance: str
    glyphs: Glyphs
    repeat_head: bool
    landscape: bool = False


def monitoring_paper(name: str, quarter: Quarter) -> Paper:
    """The quarterly report as a paper of one part with its own page numbers."""
    blocks = (
        *_opening(quarter),
        Heading("4.0 Performance measures and milestones"),
        *(block for objective in quarter.objectives for block in _objective(objective, quarter)),
        *_milestones(quarter),
        Heading("5.0 Financial summary"),
        *parse(quarter.finance),
        *_appendix(quarter),
    )
    title = f"Children and Families Monitoring Report, {quarter.label}"
    part = Part(title, blocks, own_pages=f"Children and Families Monitoring Report {quarter.short}")
    return Paper(name, title, (part,), landscape=quarter.landscape)


def _opening(quarter: Quarter) -> tuple[Block, ...]:
    """Title, introduction, developments and emerging issues."""
    return (
        Heading(f"{BOARD}\nMonitoring Report", 0),
        Heading(f"Reporting period: {quarter.label} ({quarter.period})"),
        Heading("1.0 Introduction"),
        *parse(INTRODUCTION.format(period=quarter.period.replace(" to ", " and "))),
        Heading("2.0 Key developments"),
        *parse(quarter.developments),
        Heading("3.0 Emerging issues"),
        *parse(quarter.issues),
    )


def _objective(objective: Objective, quarter: Quarter) -> tuple[Block, ...]:
    """An objective's heading and its table."""
    head = (
        "Ref",
        "Measure",
        quarter.last_year_head,
        quarter.target_head,
        "Current",
        "Direction of travel",
        "Quarterly progress",
    )
    table = MeasureTable(
        head, objective.measures, quarter.glyphs, quarter.repeat_head, wide=quarter.landscape
    )
    return Heading(f"Service objective {objective.code}: {objective.title}", 2), table


def _milestones(quarter: Quarter) -> tuple[Block, ...]:
    """The milestones of the year, in a ruled table."""
    widths = (20.0, 120.0, 28.0, 90.0) if quarter.landscape else (16.0, 66.0, 22.0, 66.0)
    table = Table(("Ref", "Milestone", "Progress", "Note"), rows(quarter.milestones), widths)
    return Heading("Milestones", 2), table


def _appendix(quarter: Quarter) -> tuple[Block, ...]:
    """The keys to symbols and to officers' initials."""
    key = Table(("Progress", "Milestone", "Measure"), rows(KEY), (22, 72, 76))
    return (
        Heading("6.0 Appendix: keys"),
        Heading("6.1 Symbols", 2),
        key,
        Heading("6.2 Direction of travel, compared with the same period of the year before", 2),
        ArrowKey(DIRECTION_KEY, quarter.glyphs),
        Heading("6.3 Officers", 2),
        Table(("Initials", "Officer", "Post"), OFFICERS, (20, 55, 95)),
    )
