"""The `papers` command: parse, call one function, print.

Results go to stdout, progress and errors to stderr. Everything heavy is imported by the command that
needs it, so that `papers --help` is there at once.
"""

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from core.page_ranges import page_ranges
from ui.commands_check import check
from ui.commands_ledger import measures
from ui.commands_register import decisions
from ui.commands_show import show

if TYPE_CHECKING:
    from core.domain import Answer, AnswerEvent, Document, Filters, RetrievedPassage
    from core.settings import Settings
    from qa.service import Service
    from ui.reading import IngestReport

EXIT_CODES = """
Exit codes: 0 done (an answer "the papers do not say" too); 1 an unexpected fault; 2 a wrong option, setting or
question; 3 no paper could be read (with --strict: some paper); 4 the store cannot be used; 5 not found; 6 the
service cannot start; 7 the model server failed; 130 stopped with Ctrl-C; 141 nobody reads the output.
"""
BROKEN_PIPE = 141
INTERRUPTED = 130
SNIPPET_CHARACTERS = 300
PAGE_OF_DOCUMENTS = 200


class Commands(TyperGroup):
    """Turns what a command raises into one line on stderr and its exit code."""

    def invoke(self, ctx: Any) -> Any:
        """The command's result; raises typer.Exit with the code that --help documents."""
        from core.errors import PapersError

        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except PapersError as exc:
            _complain(f"{exc.title}: {' '.join(str(exc).split())}")
            raise typer.Exit(exc.exit_code) from exc
        except KeyboardInterrupt as exc:
            _complain("Stopped. What was finished is kept; run the same command again to go on.")
            raise typer.Exit(INTERRUPTED) from exc
        except BrokenPipeError as exc:
            _nobody_reads()
            raise typer.Exit(BROKEN_PIPE) from exc
        return result


app = typer.Typer(
    cls=Commands,
    help="Ask board papers a question and get the answer with the page it stands on.",
    epilog=" ".join(EXIT_CODES.split()),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: Rich would take a third of the time to show it
)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
DateFrom = Annotated[
    str | None, typer.Option(metavar="DATE", help="Only meetings from this day on (2025-04-01).")
]
DateTo = Annotated[str | None, typer.Option(metavar="DATE", help="Only meetings up to this day.")]
Committee = Annotated[str | None, typer.Option(help="Only this body's papers.")]
Kinds = Annotated[
    list[str] | None, typer.Option("--kind", help="Only papers of this kind; may be given again.")
]
Mode = Annotated[
    str | None,
    typer.Option(help="extractive: the papers' own words; generative: a model's. [default: PAPERS_QA__MODE]"),
]


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            # a terminal that cannot show a character shows a stand-in; it does not stop the answer
            reconfigure(errors="replace")
    try:
        app()
    except SystemExit as exc:
        if exc.code == INTERRUPTED:
            # An interruption inside exec(), as when a library is being imported, makes CPython end with SIGINT
            # whatever is raised afterwards; everything has been closed by now.
            sys.stderr.flush()
            os._exit(INTERRUPTED)
        raise


def _complain(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def _nobody_reads() -> None:
    # Python flushes stdout once more at exit, and would complain then
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"board-papers {version('board-papers')}")
        raise typer.Exit


@app.callback()
def _options(
    ctx: typer.Context,
    data_dir: Annotated[
        Path | None,
        typer.Option(help="Folder for everything the service keeps. [default: PAPERS_DATA_DIR, or data]"),
    ] = None,
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    ctx.obj = data_dir


def _settings(ctx: typer.Context) -> "Settings":
    from core.settings import load_settings

    return load_settings(ctx.obj)


@app.command()
def ingest(
    ctx: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="PDFs, or folders that hold some.")],
    strict: Annotated[bool, typer.Option(help="Exit with 3 if any paper could not be read.")] = False,
    as_json: AsJson = False,
) -> None:
    """Read PDFs, or every PDF in a folder. What was read before is passed over."""
    from ui.progress import shown
    from ui.reading import ingest_papers

    settings = _settings(ctx)
    with shown() as on_progress:
        report = ingest_papers(paths, settings, on_progress)
    if as_json:
        print(report.model_dump_json(indent=2))
    else:
        _print_report(report)
    nothing = not (report.read or report.skipped or report.held)
    if report.failed and (strict or nothing):
        raise typer.Exit(3)


def _print_report(report: "IngestReport") -> None:
    for held in report.held:
        pages = "the whole paper" if held.whole else f"pages {page_ranges(held.pages)}"
        print(f"held back  {held.file}: {pages}. {held.reason}")
    for failed in report.failed:
        print(f"failed     {failed.file}: {failed.reason}")
    for document in report.read:
        if document.unread_pages:
            print(
                f"unread     {document.file}: pages {page_ranges(document.unread_pages)} "
                "show something but have no text."
            )
    speed = f", {report.pages / report.seconds:.1f} pages a second" if report.read and report.seconds else ""
    print(
        f"{_count(len(report.read), 'paper')} read ({_count(report.pages, 'page')}), "
        f"{len(report.skipped)} known before, {sum(held.whole for held in report.held)} held back, "
        f"{len(report.failed)} failed, in {report.seconds:.1f} s{speed}"
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


@app.command()
def ask(
    ctx: typer.Context,
    question: Annotated[str, typer.Argument(help="The question, in plain words.")],
    date_from: DateFrom = None,
    date_to: DateTo = None,
    committee: Committee = None,
    kinds: Kinds = None,
    mode: Mode = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say how the answer came about, and which stage to look at.")
    ] = False,
    page: Annotated[
        str | None,
        typer.Option(
            metavar="FILE:N", help="Explain, and say where this page, which should be cited, was lost."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Answer a question in the papers' own words, with quotes and pages."""
    from ui.explain_text import explain_wish

    filters, wish = _filters(date_from, date_to, committee, kinds), explain_wish(explain, page)
    service = _service(ctx)
    try:
        if as_json:
            from ui.views import answer_out

            answer = service.ask(question, filters=filters, mode=mode, explain=wish)
            print(answer_out(answer).model_dump_json(indent=2))
        else:
            _print_told(service.stream(question, filters=filters, mode=mode, explain=wish))
    finally:
        service.close()


def _print_told(events: "Iterable[AnswerEvent]") -> None:
    """Print the answer's words as they come, then its quotes, then why where that was asked for."""
    from core.domain import Answer, Said
    from core.explanation import Explained
    from ui.explain_text import why_lines

    for event in events:
        if isinstance(event, Said):
            print(event.text, end="", flush=True)
        elif isinstance(event, Answer):
            print()
            _print_proofs(event)
            for line in why_lines(event.why) if isinstance(event, Explained) else ():
                print(line)


def _print_proofs(answer: "Answer") -> None:
    from core.domain import Status
    from qa.unread import unread_place
    from ui.scans import scan_warning

    if answer.note:
        print(f"\n({answer.note})")
    for unread in answer.unread if answer.status is Status.ANSWERED else ():
        print(f"\nunread     {unread_place(unread)}")
    for citation in answer.citations:
        print(f'\n[{citation.marker}] "{" ".join(citation.quote.split())}"')
        labels = (citation.page_label, citation.page_own_label)
        print(f"    {_place(citation.document, citation.page, labels, citation.item)}")
        for warning in filter(None, (scan_warning(citation), citation.period_conflict)):
            print(f"    {warning}")
        for also in citation.also_in:
            print(f"    also in {also.file}, PDF page {also.page}")


def _place(document: "Document", page: int, labels: tuple[str | None, str | None], item: str | None) -> str:
    """Where a quote stands, as a person would look it up."""
    from ui.page_numbers import page_numbers

    when = document.meeting_date.isoformat() if document.meeting_date else None
    numbers = page_numbers(page, *labels)
    parts = [document.title, when, f"item {item}" if item else None, *numbers, document.file]
    return ", ".join(part for part in parts if part)


@app.command()
def search(
    ctx: typer.Context,
    query: Annotated[str, typer.Argument(help="Words to look for.")],
    top_k: Annotated[int, typer.Option(min=1, max=100, help="Passages to show.")] = 10,
    date_from: DateFrom = None,
    date_to: DateTo = None,
    committee: Committee = None,
    kinds: Kinds = None,
    as_json: AsJson = False,
) -> None:
    """Passages of the papers, best first; no answer is written."""
    filters = _filters(date_from, date_to, committee, kinds)
    service = _service(ctx)
    try:
        found = service.search(query, filters, top_k)
    finally:
        service.close()
    if as_json:
        from ui.views import passages_out

        print(_json({"passages": [passage.model_dump(mode="json") for passage in passages_out(found)]}))
    else:
        _print_passages(found)


def _print_passages(found: "tuple[RetrievedPassage, ...]") -> None:
    if not found:
        print("No passage of the papers matches.")
    for hit in found:
        words = " ".join(hit.passage.text.split())
        snippet = words if len(words) <= SNIPPET_CHARACTERS else words[:SNIPPET_CHARACTERS] + " ..."
        print(f"{hit.rank}. {_place(hit.document, hit.passage.first_page, (None, None), hit.passage.item)}")
        print(f"   {snippet}\n")


@app.command()
def documents(ctx: typer.Context, as_json: AsJson = False) -> None:
    """What has been read; for the operator also what is held back, and what failed."""
    from index.catalogue import Catalogue

    catalogue = Catalogue(_settings(ctx))
    try:
        listed = _listed(catalogue)
        held = [
            {"file": h.file, "path": h.path, "pages": h.pages, "reason": h.reason}
            for h in catalogue.held_back()
        ]
        failed = [{"path": f.path, "title": f.title, "reason": f.reason} for f in catalogue.failures()]
    finally:
        catalogue.close()
    if as_json:
        print(_json({"documents": listed, "held_back": held, "failed": failed}))
    else:
        _print_documents(listed, held, failed)


def _listed(catalogue: Any) -> list[dict[str, Any]]:
    """Every paper as the contract shows it, fetched page by page."""
    from ui.views import document_out

    listed: list[dict[str, Any]] = []
    after: str | None = None
    while batch := catalogue.documents(None, after, PAGE_OF_DOCUMENTS):
        shown = (document_out(each, catalogue.passage_count(each.doc_id)) for each in batch)
        listed.extend(each.model_dump(mode="json") for each in shown)
        after = batch[-1].doc_id
    return sorted(listed, key=lambda each: (each.get("date") or "", each["file"]))


def _print_documents(
    listed: list[dict[str, Any]], held: list[dict[str, Any]], failed: list[dict[str, Any]]
) -> None:
    for each in listed:
        when, kind, pages = each.get("date") or "-", each["kind"], each["pages"]
        print(f"{when:10}  {kind:17}  {pages:4} pages  {each['title']}  [{each['file']}]")
    for paper in held:
        what = "whole paper" if paper["pages"] == "all" else f"pages {paper['pages']}"
        print(f"HELD BACK   {what}: {paper['file']}. {paper['reason']}")
    for failure in failed:
        print(f"FAILED      {failure['path']}: {failure['reason']}")
    print(f"{_count(len(listed), 'paper')}, {len(held)} with something held back, {len(failed)} failed")


app.command()(check)
app.command()(decisions)
app.command()(measures)
app.command()(show)


@app.command()
def serve(
    ctx: typer.Context,
    host: Annotated[str | None, typer.Option(help="Address to listen on. [default: 127.0.0.1]")] = None,
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="Port to listen on. [default: 8000]")
    ] = None,
) -> None:
    """Serve the API and the chat page at one address."""
    from ui.serve import serve as serve_forever

    settings = _settings(ctx)
    given = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    settings = settings.model_copy(update={"ui": settings.ui.model_copy(update=given)})
    serve_forever(settings, _built, lambda sentence: print(sentence, flush=True))


def _built(settings: "Settings") -> "Service":
    from qa.service import build_service

    return build_service(settings)


@app.command("eval")
def evaluate(
    ctx: typer.Context,
    questions: Annotated[
        Path, typer.Argument(metavar="QUESTIONS", help="Questions with known answers, one JSON a line.")
    ],
    out: Annotated[Path | None, typer.Option(help="Folder for the run. [default: runs/TIME]")] = None,
) -> None:
    """Ask known questions of the service people use, and score the answers."""
    from eval.questions import load_questions
    from eval.run import new_run_dir, run_evaluation

    settings, asked = _settings(ctx), load_questions(questions)
    service = _service(ctx)
    folder = out or new_run_dir()
    try:
        run_evaluation(service, asked, folder, settings)
    finally:
        service.close()
    _complain(f"The run is in {folder}.")


def _service(ctx: typer.Context) -> "Service":
    return _built(_settings(ctx))


def _filters(
    date_from: str | None, date_to: str | None, committee: str | None, kinds: list[str] | None
) -> "Filters | None":
    """The limits that were given, None without any. Raises QuestionError for a date that is none."""
    from pydantic import ValidationError

    from core.domain import Filters
    from core.errors import QuestionError

    given = {"date_from": date_from, "date_to": date_to, "committee": committee, "kinds": kinds}
    wanted = {name: value for name, value in given.items() if value}
    try:
        return Filters.model_validate(wanted) if wanted else None
    except ValidationError as exc:
        first = exc.errors()[0]
        option = "--" + str(first["loc"][0]).replace("_", "-")
        raise QuestionError(
            f"{option} cannot be used: {first['msg']}. Dates are written 2025-04-01."
        ) from exc


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)


if __name__ == "__main__":
    main()
