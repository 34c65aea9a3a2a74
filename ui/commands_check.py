"""`papers check`: does the record say what a draft says?"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from core.record import CheckedSentence, RecordCheck


def check(
    ctx: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="The draft: plain text or Markdown; - reads standard input."),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for programs.")] = False,
) -> None:
    """Hold each sentence of a draft against the papers: supported, contradicted or not found."""
    from core.settings import load_settings
    from qa.service import build_service
    from ui.draft_file import read_draft

    draft = read_draft(file)
    service = build_service(load_settings(ctx.obj))
    try:
        checked = service.check_draft(draft)
    finally:
        service.close()
    if as_json:
        from ui.routes_check import check_out

        print(check_out(checked).model_dump_json(indent=2))
    else:
        _print_check(checked)


def _print_check(checked: "RecordCheck") -> None:
    from core.record import Verdict

    for sentence in checked.sentences:
        _print_sentence(sentence)
    counts = [f"{checked.count(verdict)} {verdict.value.replace('_', ' ')}" for verdict in Verdict]
    print(f"{len(checked.sentences)} sentences: {', '.join(counts)}")


def _print_sentence(sentence: "CheckedSentence") -> None:
    """The verdict, the sentence, why, and where the papers say it."""
    from ui.page_numbers import page_numbers

    print(f"{sentence.verdict.value.replace('_', ' ').upper()}: {sentence.text}")
    print(f"    {sentence.why}")
    for citation in sentence.citations:
        numbers = page_numbers(citation.page, citation.page_label, citation.page_own_label)
        print(f"    “{citation.quote}”")
        print(f"    {', '.join((citation.document.title, *numbers, citation.document.file))}")
    print()
