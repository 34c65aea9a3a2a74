"""`papers decisions`: the decision register on the command line."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from index.register import Recorded

DateFrom = Annotated[
    str | None, typer.Option(metavar="DATE", help="Only meetings from this day on (2025-04-01).")
]
DateTo = Annotated[str | None, typer.Option(metavar="DATE", help="Only meetings up to this day.")]


def decisions(
    ctx: typer.Context,
    q: Annotated[
        str | None, typer.Argument(metavar="WORDS", help="Only minutes in which all these words occur.")
    ] = None,
    file: Annotated[str | None, typer.Option(help="Only this paper, by its file name.")] = None,
    date_from: DateFrom = None,
    date_to: DateTo = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Minutes to show.")] = 100,
    after: Annotated[str | None, typer.Option(help="Go on where the last list ended.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for programs.")] = False,
) -> None:
    """What the minutes resolved, meeting by meeting."""
    from core.settings import load_settings
    from index.catalogue import Catalogue
    from ui.listing import typed_listing

    listing = typed_listing(q=q, file=file, date_from=date_from, date_to=date_to, limit=limit, after=after)
    catalogue = Catalogue(load_settings(ctx.obj))
    try:
        found, following = catalogue.register.listed(listing)
    finally:
        catalogue.close()
    if as_json:
        from ui.routes_register import decisions_out

        print(decisions_out(found, following).model_dump_json(indent=2))
    else:
        _print_found(found, following)


def _print_found(found: "tuple[Recorded, ...]", following: str | None) -> None:
    if not found:
        print("No minute of the papers matches.")
    for minute, document in found:
        day = minute.meeting_date.isoformat() if minute.meeting_date else "undated"
        print(f"{day}  {minute.number}  {minute.subject}")
        print(f"    {f'{minute.verb}: {minute.resolved}' if minute.verb else 'nothing resolved'}")
        print(f"    {minute.body}, page {minute.resolved_page or minute.page}, {document.file}\n")
    if following:
        print(f"There are more: --after {following}")
