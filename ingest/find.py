"""Finds the PDFs that a person means by a list of files and folders.

Left to others: whether a file named .pdf is one (pages.py), and whether it was read before (ui.reading).
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from core.errors import NothingToRead


def find_pdfs(paths: Sequence[Path]) -> tuple[Path, ...]:
    """PDFs at or under the given paths, sorted, each once.

    A file named by itself is taken whatever its name; in folders (searched to the bottom) only names
    that end in .pdf count. Hidden folders and files are passed over. Raises NothingToRead naming the
    path that is missing or cannot be entered, or all of them when none holds a PDF.
    """
    found = {path.resolve() for given in paths for path in _under(given)}
    if not found:
        names = ", ".join(str(path) for path in paths) or "(no path given)"
        raise NothingToRead(f"No PDF in {names}. Give a PDF file, or a folder that holds some.")
    return tuple(sorted(found))


def _under(given: Path) -> Iterator[Path]:
    """The file itself, or the PDFs in the folder."""
    if given.is_file():
        yield given
    elif given.is_dir():
        _refuse_closed(given)
        yield from _in_folder(given)
    elif given.exists():
        raise NothingToRead(
            f"{given} is neither a file nor a folder. Give a PDF file, or a folder that holds some."
        )
    else:
        raise NothingToRead(f"{given} is not there. Check the path and give it again.")


def _in_folder(folder: Path) -> Iterator[Path]:
    # os.walk does not follow links to folders, so that a link to its own parent cannot loop
    for here, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(here, name)
            if name.lower().endswith(".pdf") and not name.startswith(".") and path.is_file():
                yield path


def _refuse_closed(folder: Path) -> None:
    try:
        with os.scandir(folder) as entries:
            next(entries, None)
    except OSError as exc:
        raise NothingToRead(
            f"{folder} cannot be read ({exc.strerror}). Allow reading it and try again."
        ) from exc
