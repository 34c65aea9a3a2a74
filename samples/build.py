"""Write the sample papers: `python -m samples.build [OUT_DIR]`, by default into `samples/papers/`."""

from __future__ import annotations

import sys
from pathlib import Path

from samples.content import (
    annual_report,
    exempt,
    outturn,
    pack_june_2025,
    pack_november_2025,
    progress_note,
    quarter1_2025,
    quarter2_2024,
    quarter2_2025,
    quarter4_2024,
    scanned_letter,
)
from samples.document import render
from samples.packs import agenda_pack
from samples.scan import scanned

PAPERS_DIR = Path(__file__).parent / "papers"

WITH_TEXT = (
    quarter2_2024.PAPER,
    progress_note.PAPER,
    quarter4_2024.PAPER,
    agenda_pack(pack_june_2025.PACK),
    annual_report.PAPER,
    outturn.PAPER,
    quarter1_2025.PAPER,
    exempt.PAPER,
    quarter2_2025.PAPER,
    agenda_pack(pack_november_2025.PACK),
)
SCANNED = (scanned_letter.PAPER,)


def build(out_dir: Path) -> list[Path]:
    """Write every paper into `out_dir`, made if need be, and return the files."""
    out_dir.mkdir(parents=True, exist_ok=True)
    pdfs = {paper.name: render(paper) for paper in WITH_TEXT}
    pdfs |= {paper.name: scanned(render(paper), paper.title) for paper in SCANNED}
    return [_write(out_dir / f"{name}.pdf", pdf) for name, pdf in sorted(pdfs.items())]


def _write(path: Path, pdf: bytes) -> Path:
    """Write the bytes and return the path."""
    path.write_bytes(pdf)
    return path


if __name__ == "__main__":
    for written in build(Path(sys.argv[1]) if len(sys.argv) > 1 else PAPERS_DIR):
        print(f"{written.stat().st_size:9,} {written}")
