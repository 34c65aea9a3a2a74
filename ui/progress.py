"""The progress bar of `papers ingest`, on stderr: pages done, pages a second, time left."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from ui.reading import Progress as Reading

STEPS = 10_000
FILE_COLUMNS = 40


@contextmanager
def shown() -> Iterator[Callable[[Reading], None]]:
    """The function to be told of progress, which draws it while the block runs; nothing is left behind."""
    bar = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.fields[files]} papers, {task.fields[pages]} pages, {task.fields[speed]} pages/s,"),
        TimeRemainingColumn(),
        TextColumn("left"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    with bar:
        task = bar.add_task("Looking for papers", total=STEPS, files="0", pages=0, speed="0")
        yield lambda reading: _draw(bar, task, reading)


def _draw(bar: Progress, task: TaskID, reading: Reading) -> None:
    elapsed = bar.tasks[0].elapsed or 0.0
    bar.update(
        task,
        completed=int(reading.share * STEPS),
        description=reading.file[-FILE_COLUMNS:],
        files=f"{reading.files_done} of {reading.files}",
        pages=reading.pages_done,
        speed=f"{reading.pages_done / elapsed:.0f}" if elapsed > 0 else "0",
    )
