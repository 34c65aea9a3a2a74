"""The question sets that a measurement is called with: pairs of a data folder and the questions asked of it."""

import sys
from collections.abc import Sequence
from pathlib import Path

from eval.questions import Question, load_questions


def question_sets(arguments: Sequence[str], command: str) -> list[tuple[Path, tuple[Question, ...]]]:
    """The data folder and the questions of each pair of arguments; ends the program where they are no pairs."""
    if not arguments or len(arguments) % 2:
        sys.exit(f"usage: python -m {command} DATA_DIR QUESTIONS [DATA_DIR QUESTIONS ...]")
    pairs = zip(arguments[::2], arguments[1::2], strict=True)
    return [(Path(folder), load_questions(Path(questions))) for folder, questions in pairs]
