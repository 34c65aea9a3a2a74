"""`papers measures`: performance measures on the command line, and an officer's rulings on their links."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from core.domain import Period
    from core.measures import Point
    from index.ledger import Ledger, Listed

SHOWN_LETTERS = 72
SHORT_ID = 8

DateFrom = Annotated[
    str | None, typer.Option(metavar="DATE", help="Only what speaks of days from this one on (2025-04-01).")
]
DateTo = Annotated[str | None, typer.Option(metavar="DATE", help="Only what speaks of days up to this one.")]


def measures(
    ctx: typer.Context,
    measure_id: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="One measure, by its id or the beginning of it.")
    ] = None,
    q: Annotated[
        str | None, typer.Option("-q", "--words", help="Only measures in which all these words occur.")
    ] = None,
    file: Annotated[str | None, typer.Option(help="Only what this paper reports, by its file name.")] = None,
    date_from: DateFrom = None,
    date_to: DateTo = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Measures to show.")] = 100,
    after: Annotated[str | None, typer.Option(help="Go on where the last list ended.")] = None,
    confirm: Annotated[
        str | None, typer.Option(metavar="OTHER", help="Say that ID and this observation are of one measure.")
    ] = None,
    part: Annotated[
        str | None,
        typer.Option(metavar="OTHER", help="Say that ID and this observation are of two measures."),
    ] = None,
    forget: Annotated[
        str | None, typer.Option(metavar="OTHER", help="Take back what was said of ID and this observation.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for programs.")] = False,
) -> None:
    """Performance measures, period by period; with an ID, why its values belong together."""
    from core.settings import load_settings
    from index.catalogue import Catalogue
    from ui.listing import typed_listing

    rulings = [
        (other, same) for other, same in ((confirm, True), (part, False), (forget, None)) if other is not None
    ]
    if len(rulings) > 1 or (rulings and measure_id is None):
        raise typer.BadParameter("Give one ID, and one of --confirm, --part and --forget with another.")
    listing = typed_listing(q=q, file=file, date_from=date_from, date_to=date_to, limit=limit, after=after)
    catalogue = Catalogue(load_settings(ctx.obj))
    try:
        ledger = catalogue.ledger
        if measure_id is None:
            found, following = ledger.listed(listing)
            _list(ledger, found, following, as_json)
            return
        for other, same in rulings:
            ledger.rule(measure_id, other, same)
        _show(ledger, ledger.shown(measure_id), as_json)
    finally:
        catalogue.close()


def _list(ledger: "Ledger", found: "tuple[Listed, ...]", following: str | None, as_json: bool) -> None:
    if as_json:
        from ui.routes_ledger import measures_out

        print(measures_out(found, following).model_dump_json(indent=2))
        return
    if not found:
        print("No measure of the papers matches.")
    for listed in found:
        measure = listed.measure
        print(f"{measure.measure_id[:SHORT_ID]}  {_cut(measure.name)}")
        points = [point for point in ledger.series(measure) if point.preferred]
        values = ", ".join(f"{point.period.label}: {point.text}" for point in points)
        print(f"          {values or 'no value'}\n")
    if following:
        print(f"There are more: --after {following}")


def _show(ledger: "Ledger", listed: "Listed", as_json: bool) -> None:
    if as_json:
        from ui.routes_ledger import measure_with_values

        print(measure_with_values(ledger, listed).model_dump_json(indent=2))
        return
    measure = listed.measure
    print(f"{measure.measure_id}  {measure.name}\n")
    rows = _rows(ledger.series(measure), ledger.gaps(measure), listed)
    _print_table(("Period", "Value", "Target", "Rating", "Reference", "Paper"), rows)
    for link in measure.links:
        print(f"\n{link.state.value}: {link.first} and {link.second}")
        for sentence in link.why:
            print(f"    {sentence}")


def _rows(
    points: "tuple[Point, ...]", missing: "tuple[Period, ...]", listed: "Listed"
) -> list[tuple[str, ...]]:
    """A line for each value and for each run of periods without one, in order."""
    lines = [(point.period.end, _value_row(point, listed)) for point in points]
    lines += [(run[-1].end, _gap_row(run)) for run in _runs(missing)]
    return [row for _, row in sorted(lines, key=lambda line: line[0])]


def _value_row(point: "Point", listed: "Listed") -> tuple[str, ...]:
    reported = None if point.is_last_year_column else point.observation
    notes = " (as last year's)" if point.is_last_year_column else ""
    notes += "" if not point.disagrees else " (preferred)" if point.preferred else " (differs)"
    return (
        point.period.label,
        point.text + notes,
        (reported and reported.target) or "",
        (reported and reported.rating) or "",
        point.observation.reference or "",
        f"{listed.papers[point.doc_id].file}, page {point.page} [{point.observation.observation_id[:SHORT_ID]}]",
    )


def _gap_row(run: "list[Period]") -> tuple[str, ...]:
    span = run[0].label if len(run) == 1 else f"{run[0].label} to {run[-1].label}"
    return span, "no value in the papers", "", "", "", ""


def _runs(missing: "tuple[Period, ...]") -> "list[list[Period]]":
    """Periods without a value, each run of neighbours together."""
    runs: list[list[Period]] = []
    for period in missing:
        if runs and (period.start - runs[-1][-1].end).days == 1:
            runs[-1].append(period)
        else:
            runs.append([period])
    return runs


def _print_table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """Columns as wide as their widest cell."""
    widths = [max(len(row[n]) for row in (heads, *rows)) for n in range(len(heads))]
    for row in (heads, *rows):
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN_LETTERS else text[:SHOWN_LETTERS] + " ..."
