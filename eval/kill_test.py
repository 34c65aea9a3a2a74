"""Does reading survive being killed? The end state after many SIGKILLs against that of an undisturbed run.

    python -m eval.kill_test PAPERS_FOLDER --kills 10 --seed 1

`papers ingest` runs once undisturbed, then into another folder, where its whole process group is killed at random
moments and it is started again each time. After every kill nothing may be half visible, and in the end the two
folders must hold the same, table by table (`eval.store_state`).
"""

import argparse
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from core.errors import EvaluationError, PapersError
from eval.store_state import Difference, compare, read_state

_LOG = Console(stderr=True)
_SOONEST_S = 0.05
_STARTING_S = 2.0  # a run with nothing left to read is killed while it finds that out
_TRIES_A_KILL = 20  # a run may finish before its moment comes; then another moment is drawn


@dataclass(frozen=True)
class Ingest:
    """The command that reads papers, and what it is given to read."""

    command: tuple[str, ...]
    papers: Path

    def start(self, data_dir: Path) -> "subprocess.Popen[bytes]":
        """The command, running, in a process group of its own."""
        return subprocess.Popen(
            [*self.command, str(self.papers)],
            env=os.environ | {"PAPERS_DATA_DIR": str(data_dir)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def run_whole(self, data_dir: Path) -> tuple[int, float]:
        """Exit code and seconds of an undisturbed run."""
        began = time.monotonic()
        return self.start(data_dir).wait(), time.monotonic() - began

    def kill_at(self, data_dir: Path, delay_s: float) -> bool:
        """Whether the command was still running after `delay_s`; then it and all its processes are killed."""
        process = self.start(data_dir)
        try:
            process.wait(timeout=delay_s)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return True
        return False


def papers_ingest(papers: Path) -> Ingest:
    """`papers ingest`, as installed beside this Python. Raises EvaluationError where it is not installed."""
    command = shutil.which("papers", path=str(Path(sys.executable).parent)) or shutil.which("papers")
    if command is None:
        raise EvaluationError("The command papers is not installed; run: pip install -c constraints.txt -e .")
    return Ingest((command, "ingest"), papers)


def papers_done(data_dir: Path) -> int:
    """Papers that a run has finished with."""
    path = data_dir / "catalogue.sqlite3"
    if not path.is_file():
        return 0
    with closing(sqlite3.connect(path)) as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        names = tables & {"documents", "held_back"}
        return len({row[0] for name in names for row in connection.execute(f"SELECT doc_id FROM {name}")})


def kill_often(
    ingest: Ingest, data_dir: Path, kills: int, whole_s: float, total: int, seed: int
) -> list[str]:
    """What was half visible after any of the kills; the moments are spread over the work that is left to do."""
    moments, killed = random.Random(seed), 0
    problems: list[str] = []
    for _ in range(kills * _TRIES_A_KILL):
        if killed == kills:
            return problems
        left = 1.0 - papers_done(data_dir) / max(total, 1)
        delay_s = moments.uniform(_SOONEST_S, max(2 * whole_s * left / (kills - killed), _STARTING_S))
        if not ingest.kill_at(data_dir, delay_s):
            _LOG.print(f"finished within {delay_s:.2f} s, before its moment came")
            continue
        killed += 1
        found = _half_visible(data_dir)
        problems += [f"after kill {killed}: {problem}" for problem in found]
        done = papers_done(data_dir)
        _LOG.print(
            f"kill {killed} of {kills} at {delay_s:.2f} s: {done} of {total} papers done, half visible: {found}"
        )
    raise EvaluationError(f"Only {killed} of {kills} kills found the command running; give a larger folder.")


def _half_visible(data_dir: Path) -> list[str]:
    # in a process of its own: Chroma's client would keep the folder open beside the next run
    command = [sys.executable, "-m", "eval.store_state", str(data_dir)]
    root = Path(__file__).resolve().parents[1]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)
    if done.returncode not in (0, 1):
        raise EvaluationError(f"{data_dir} cannot be looked at after a kill: {done.stderr.strip()[-300:]}")
    return done.stdout.splitlines() or (
        ["the check itself failed: " + done.stderr[-300:]] if done.returncode else []
    )


def difference_table(differences: Sequence[Difference]) -> Table:
    """The comparison, a line a table."""
    table = Table("table", "undisturbed", "killed", "missing", "extra", "same")
    for row in differences:
        first, second = map(str, row.rows)
        counts = str(len(row.only_in_first)), str(len(row.only_in_second))
        table.add_row(row.table, first, second, *counts, "yes" if row.equal else "NO")
    return table


def kill_test(ingest: Ingest, work: Path, kills: int, seed: int) -> bool:
    """Whether the two end states are the same and nothing was ever half visible; prints what it finds."""
    calm, killed = work / "undisturbed", work / "killed"
    code, whole_s = ingest.run_whole(calm)
    total = papers_done(calm)
    _LOG.print(f"undisturbed: exit code {code}, {whole_s:.1f} s, {total} papers")
    problems = kill_often(ingest, killed, kills, whole_s, total, seed)
    last_code, last_s = ingest.run_whole(killed)
    _LOG.print(f"after {kills} kills: exit code {last_code}, {last_s:.1f} s")
    if last_code != code:
        problems.append(f"the last run ended with exit code {last_code}, the undisturbed one with {code}")
    differences = compare(read_state(calm), read_state(killed))
    out = Console()
    out.print(difference_table(differences))
    for row in differences:
        problems += [
            f"{row.table}: {text[:200]}" for text in (*row.only_in_first[:3], *row.only_in_second[:3])
        ]
    for problem in problems:
        out.print(problem, markup=False)
    return not problems


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code: 0 where the end states are the same, 1 where they differ."""
    parser = argparse.ArgumentParser(
        prog="python -m eval.kill_test", description=(__doc__ or "").split("\n\n")[0]
    )
    parser.add_argument("papers", type=Path)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a new folder to leave both data folders in")
    options = parser.parse_args(arguments)
    try:
        ingest = papers_ingest(options.papers)
        if options.keep:
            options.keep.mkdir(parents=True)
            return 0 if kill_test(ingest, options.keep, options.kills, options.seed) else 1
        with tempfile.TemporaryDirectory(prefix="kill-test-", ignore_cleanup_errors=True) as work:
            return 0 if kill_test(ingest, Path(work), options.kills, options.seed) else 1
    except PapersError as exc:
        print(exc, file=sys.stderr)
        return exc.exit_code


if __name__ == "__main__":
    sys.exit(main())
