"""Do the answers keep the promise? Each quote, figure, marker and box, against the PDFs themselves.

    python -m eval.verify ANSWERS.jsonl --papers FOLDER [--papers FOLDER2]

ANSWERS.jsonl holds a `/v1/ask` answer a line, bare or under "answer" as in a run's answers.jsonl or in the file that
score.py --out writes. What is checked:

  quote   stands on its page in one piece (white space, hyphens, ligatures, bullets and arrows aside), or, where
          it runs across columns, in its boxes one after another
  figure  each number in the text, with its % or currency sign, stands on a page that the answer cites
  marker  each [n] has one citation, an answer has a citation, a refusal has none
  box     each lies on the page, and the words with their middle in a citation's boxes are the quote's words

The pages are read with pdfplumber (`eval.proof_pages`), never with the library that made the quotes. Quotes read by
OCR from a picture have no text to be checked against; they, and figures that only they show, are counted, not passed.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.errors import EvaluationError, PapersError
from eval.proof_pages import Figure, Papers, ProofPage, figures, squashed

_MARKER = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True)
class Failure:
    """A promise that was not kept."""

    answer: str
    check: str
    detail: str

    def __str__(self) -> str:
        return f"{self.answer}: {self.check}: {self.detail}"


@dataclass
class Report:
    """What was checked, and what failed."""

    counts: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)

    def summary(self) -> str:
        """One line with every count."""
        counted = ", ".join(f"{self.counts[name]} {name}" for name in _COUNTED)
        asides = "".join(f"; {self.counts[name]} {name}" for name in _ASIDES if self.counts[name])
        return f"{counted}{asides}; {len(self.failures)} failures"


_COUNTED = ("answers", "refusals", "markers", "quotes", "figures", "boxes")
_WHOLE_ONLY = "citations whose words the two libraries part differently, compared letter by letter"
_LINES = "quotes that run across columns or cells, found line by line in their boxes"
_OCR = "quotes from OCR, which cannot be checked"
_OCR_FIGURES = "figures from OCR quotes, which cannot be checked either"
_UNPROVED = "figures in refusals, which cite nothing"
_ASIDES = (_WHOLE_ONLY, _LINES, _OCR, _OCR_FIGURES, _UNPROVED)


def read_answers(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield (name, answer in the shape of `/v1/ask`) for each line. Raises EvaluationError naming the line."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as exc:
        raise EvaluationError(f"{path} cannot be read as a file of answers: {exc}") from exc
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _parse(line, f"{path}, line {number}")


def _parse(line: str, where: str) -> tuple[str, Mapping[str, Any]]:
    try:
        record = json.loads(line)
        answer = record["answer"] if isinstance(record["answer"], dict) else record
        answer["answered"], answer["answer"]
    except (ValueError, KeyError, TypeError) as exc:
        raise EvaluationError(f"{where} is no answer of /v1/ask: {type(exc).__name__} {exc}") from exc
    return str(record.get("id") or where), answer


def verify(answers: Iterable[tuple[str, Mapping[str, Any]]], papers: Papers) -> Report:
    """The report on all answers."""
    report = Report()
    for name, answer in answers:
        report.counts["answers"] += 1
        report.failures += [
            Failure(name, check, detail) for check, detail in _check(answer, papers, report.counts)
        ]
    return report


def _check(answer: Mapping[str, Any], papers: Papers, counts: Counter[str]) -> Iterator[tuple[str, str]]:
    """Yield (check, detail) for each promise that one answer breaks, counting what was looked at."""
    citations: Sequence[Mapping[str, Any]] = answer.get("citations") or []
    text = answer["answer"] or ""
    if not answer["answered"]:
        counts["refusals"] += 1
        counts[_UNPROVED] += sum(1 for _ in figures(text))
        if citations:
            yield "marker", f"refused, and yet cites {len(citations)} quotes"
        return
    yield from _check_markers(text, citations, counts)
    pages = []
    for citation in citations:
        page = _page_of(citation, papers)
        if page is None:
            yield "quote", f"{_place(citation)} is not among the papers"
            continue
        pages.append(page)
        yield from _check_citation(citation, page, counts)
    scanned = frozenset(
        one for citation in citations if citation.get("ocr") for one in figures(citation["quote"])
    )
    yield from _check_figures(text, pages, scanned, counts)


def _check_markers(
    text: str, citations: Sequence[Mapping[str, Any]], counts: Counter[str]
) -> Iterator[tuple[str, str]]:
    used = [int(number) for number in _MARKER.findall(text)]
    given = Counter(citation["marker"] for citation in citations)
    counts["markers"] += len(used)
    if not citations:
        yield "marker", "answered without a citation"
    for number in sorted(set(used) - set(given)):
        yield "marker", f"[{number}] has no citation"
    for number, times in given.items():
        if times > 1:
            yield "marker", f"[{number}] has {times} citations"


def _page_of(citation: Mapping[str, Any], papers: Papers) -> ProofPage | None:
    path = papers.find(citation.get("document_id"), citation["file"])
    return papers.page(path, citation["page"]) if path else None


def _place(citation: Mapping[str, Any]) -> str:
    return f"[{citation['marker']}] {citation['file']} page {citation['page']}"


def _check_citation(
    citation: Mapping[str, Any], page: ProofPage, counts: Counter[str]
) -> Iterator[tuple[str, str]]:
    quote, boxes = citation["quote"], citation["boxes"]
    counts["quotes"] += 1
    counts["boxes"] += len(boxes)
    for box in boxes:
        if not page.is_on_page(box):
            yield (
                "box",
                f"{_place(citation)}: {box} is not on the page of {page.width:g} by {page.height:g} points",
            )
    if citation.get("ocr"):
        counts[_OCR] += 1
        return
    if not squashed(quote):
        yield "quote", f"{_place(citation)}: the quote is empty"
    elif not page.has_quote(quote) and page.has_lines(quote, boxes):
        counts[_LINES] += 1
    elif not page.has_quote(quote):
        yield "quote", f"{_place(citation)}: not on the page: {_short(quote)}"
    yield from _check_boxes(citation, page, counts)


def _check_boxes(
    citation: Mapping[str, Any], page: ProofPage, counts: Counter[str]
) -> Iterator[tuple[str, str]]:
    inside = page.words_in(citation["boxes"])
    quoted = Counter(filter(None, (squashed(word) for word in citation["quote"].split())))
    if inside == quoted:
        return
    if _letters(inside) == _letters(quoted):
        counts[_WHOLE_ONLY] += 1
        return
    missing, extra = quoted - inside, inside - quoted
    yield (
        "box",
        f"{_place(citation)}: boxes leave out {_listed(missing)} and hold {_listed(extra)} besides, "
        f"for {_short(citation['quote'])}",
    )


def _letters(words: Counter[str]) -> Counter[str]:
    return Counter("".join(words.elements()))


def _listed(words: Counter[str]) -> str:
    return ", ".join(repr(word) for word in list(words.elements())[:8]) or "nothing"


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return repr(one_line if len(one_line) <= 120 else one_line[:117] + "...")


def _check_figures(
    text: str, pages: Sequence[ProofPage], scanned: Collection[Figure], counts: Counter[str]
) -> Iterator[tuple[str, str]]:
    proved = frozenset().union(*(page.figures for page in pages))
    for figure in figures(_MARKER.sub(" ", text)):
        counts["figures"] += 1
        if figure in proved:
            continue
        if figure in scanned:
            counts[_OCR_FIGURES] += 1
        else:
            yield "figure", f"{figure} stands on no cited page: {_short(_around(text, figure.number))}"


def _around(text: str, number: str) -> str:
    where = text.replace(",", "").find(number)
    return text[max(where - 50, 0) : where + 60]


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code: 0 where every promise is kept, 1 where one is not, 2 where nothing could be checked."""
    parser = argparse.ArgumentParser(prog="python -m eval.verify", description=__doc__.split("\n\n")[0])
    parser.add_argument("answers", type=Path, help="a /v1/ask answer a line")
    parser.add_argument(
        "--papers", type=Path, action="append", required=True, help="a folder of the PDFs; repeatable"
    )
    options = parser.parse_args(arguments)
    try:
        with Papers(options.papers) as papers:
            report = verify(read_answers(options.answers), papers)
    except PapersError as exc:
        print(exc, file=sys.stderr)
        return exc.exit_code
    for failure in report.failures:
        print(failure)
    print(report.summary())
    return 1 if report.failures else 0


if __name__ == "__main__":
    sys.exit(main())
