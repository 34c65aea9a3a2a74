"""`papers show`: a page or a paper as the system understands it."""

from typing import Annotated

import typer


def show(
    ctx: typer.Context,
    paper: Annotated[
        str, typer.Argument(metavar="PAPER", help="Its file name, or the beginning of its file name or id.")
    ],
    page: Annotated[
        int | None,
        typer.Option(min=1, help="This page, as a PDF viewer counts from 1. [default: the outline]"),
    ] = None,
    outline: Annotated[bool, typer.Option("--outline", help="The paper's whole structure.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for programs.")] = False,
) -> None:
    """A page as the system understands it, or a paper's whole structure: where to look when an answer seems wrong."""
    from core.errors import SettingsError
    from core.settings import load_settings
    from index.catalogue import Catalogue
    from index.named import named_paper
    from ui.show import outline_shown, page_shown
    from ui.show_text import outline_lines, page_lines

    if outline and page is not None:
        raise SettingsError("--outline shows the whole paper and --page one page of it; give one of the two.")
    catalogue = Catalogue(load_settings(ctx.obj))
    try:
        document = named_paper(catalogue.documents(limit=1_000_000), paper)
        if page is None:
            whole = outline_shown(catalogue, document)
            print(whole.model_dump_json(indent=2) if as_json else "\n".join(outline_lines(whole)))
        else:
            one = page_shown(catalogue, document, page)
            print(one.model_dump_json(indent=2) if as_json else "\n".join(page_lines(one)))
    finally:
        catalogue.close()
