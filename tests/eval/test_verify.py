"""Small PDFs with one thing wrong each. Positions are worked out from how the page was drawn, not read back."""

import json
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import RectangleObject
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from core.errors import EvaluationError
from eval.proof_pages import Papers, ProofPage, Reading, figures
from eval.verify import main, read_answers, verify

WIDTH, HEIGHT, SIZE = 595.0, 842.0, 12.0
LINE = "Plans finished in time were 57.5% of 1,234 in Quarter 2 2025/26."
NEXT = "The cost was £2.5m, above the budget of £2.1m."
LEFT, BASELINE, LEADING = 72.0, 700.0, 20.0


def draw(folder: Path, rotate: int = 0, crop: tuple[float, float, float, float] | None = None) -> Path:
    """One page with LINE and NEXT, and a second page without them."""
    path = folder / "paper.pdf"
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=1)
    canvas.setFont("Helvetica", SIZE)
    canvas.drawString(LEFT, BASELINE, LINE)
    canvas.drawString(LEFT, BASELINE - LEADING, NEXT)
    canvas.showPage()
    canvas.setFont("Helvetica", SIZE)
    canvas.drawString(LEFT, BASELINE, "Another page says 99 of something else.")
    canvas.save()
    # ReportLab would swap the sides of a turned page
    turned_page = PdfWriter(clone_from=path)
    turned_page.pages[0].rotation = rotate
    if crop:
        turned_page.pages[0].cropbox = RectangleObject(crop)
    turned_page.write(path)
    return path


def box_of(words: str, line: str = LINE, row: int = 0) -> list[float]:
    """Box of some words of a drawn line, from the font's own widths."""
    start = LEFT + stringWidth(line[: line.index(words)], "Helvetica", SIZE)
    low = BASELINE - row * LEADING
    end = start + stringWidth(words, "Helvetica", SIZE)
    return [start, HEIGHT - low - 0.8 * SIZE, end, HEIGHT - low + 0.2 * SIZE]


def cite(quote: str = LINE, marker: int = 1, page: int = 1, boxes=None, **more) -> dict:
    boxes = [box_of(quote)] if boxes is None else boxes
    return {
        "marker": marker,
        "file": "paper.pdf",
        "page": page,
        "quote": quote,
        "boxes": boxes,
    } | more


def reply(text: str, *citations: dict, answered: bool = True) -> dict:
    return {"id": "a1", "answered": answered, "answer": text, "citations": list(citations)}


def failures(folder: Path, answer: dict) -> list[tuple[str, str]]:
    with Papers([folder]) as papers:
        return [(one.check, one.detail) for one in verify([("a1", answer)], papers).failures]


def checks(folder: Path, answer: dict) -> set[str]:
    return {check for check, _ in failures(folder, answer)}


@pytest.fixture
def folder(tmp_path):
    draw(tmp_path)
    return tmp_path


def test_right_answer_passes(folder):
    text = "57.5% at Quarter 2 2025/26 [1].\n\nThe cost was £2.5m [2]."

    assert failures(folder, reply(text, cite(), cite(NEXT, 2, boxes=[box_of(NEXT, NEXT, 1)]))) == []


def test_quote_over_two_lines_has_a_box_for_each(folder):
    quote = f"2025/26.\n{NEXT}"
    boxes = [box_of("2025/26."), box_of(NEXT, NEXT, 1)]

    assert failures(folder, reply("Above the budget [1].", cite(quote, boxes=boxes))) == []


@pytest.mark.parametrize(
    "figure", ["57.6%", "58", "1,235", "£57.5", "£2.5bn 3", "2024/25", "12.34", "57.5 99", "234", "2.5%"]
)
def test_figure_that_no_cited_page_has_fails(folder, figure):
    citations = cite(), cite(NEXT, 2, boxes=[box_of(NEXT, NEXT, 1)])

    assert checks(folder, reply(f"It is {figure} [1] [2].", *citations)) == {"figure"}


@pytest.mark.parametrize("figure", ["57.5%", "57.5 %", "57.5 per cent", "57.5", "1234", "£2.5", "2025"])
def test_figure_in_another_dress_passes(folder, figure):
    assert failures(folder, reply(f"It is {figure} [1].", cite())) == []


def test_figure_of_another_page_fails_until_that_page_is_cited(folder):
    other = "Another page says 99"
    second = cite(other, 2, page=2, boxes=[box_of(other, other)])

    assert checks(folder, reply("99 of them [1].", cite())) == {"figure"}
    assert failures(folder, reply("99 of them [1] [2].", cite(), second)) == []


@pytest.mark.parametrize(
    ("quote", "why"),
    [
        pytest.param("Plans finished in time were 75.5%", "other words", id="a changed figure"),
        pytest.param("7.5% of 1,234", "a cut figure", id="a figure cut at its head"),
        pytest.param("of 1,23", "a cut figure", id="a figure cut at its tail"),
        pytest.param("ans finished in time", "a cut word", id="a word cut at its head"),
        pytest.param("Plans were 57.5%", "words left out", id="words left out"),
        pytest.param("Another page says 99", "another page", id="the words of another page"),
        pytest.param(" \n", "empty", id="nothing"),
    ],
)
def test_quote_that_is_not_on_its_page_fails(folder, quote, why):
    assert "quote" in checks(folder, reply("So [1].", cite(quote, boxes=[box_of(LINE)]))), why


@pytest.mark.parametrize(
    "quote", [LINE.replace(" ", "\n"), LINE.replace("finished", "fin-\nished"), LINE[:-1]]
)
def test_quote_may_differ_in_white_space_hyphens_and_the_last_full_stop(folder, quote):
    with Papers([folder]) as papers:
        page = papers.page(folder / "paper.pdf", 1)
        assert page is not None
        assert page.has_quote(quote)


@pytest.mark.parametrize(
    "shift",
    [
        pytest.param((0, LEADING), id="a line too low"),
        pytest.param((0, -LEADING), id="a line too high"),
        pytest.param((60, 0), id="a word too far right"),
    ],
)
def test_shifted_box_fails(folder, shift):
    x0, top, x1, bottom = box_of("Plans finished in time were 57.5%")
    box = [x0 + shift[0], top + shift[1], x1 + shift[0], bottom + shift[1]]

    found = checks(folder, reply("So [1].", cite("Plans finished in time were 57.5%", boxes=[box])))

    assert found == {"box"}


def test_box_around_too_much_too_little_or_nothing_fails(folder):
    quote = "Plans finished in time"
    for boxes in ([box_of(LINE)], [box_of("Plans finished")], []):
        assert checks(folder, reply("So [1].", cite(quote, boxes=boxes))) == {"box"}


@pytest.mark.parametrize(
    "box",
    [
        pytest.param([WIDTH, 10, WIDTH + 40, 20], id="right of the page"),
        pytest.param([10, HEIGHT, 40, HEIGHT + 20], id="below the page"),
        pytest.param([-30, 10, -10, 20], id="left of the page"),
        pytest.param([40, 10, 40, 20], id="without an area"),
        pytest.param([50, 10, 40, 20], id="inside out"),
    ],
)
def test_box_that_is_off_the_page_fails(folder, box):
    found = failures(folder, reply("So [1].", cite(boxes=[box_of(LINE), box])))

    assert [check for check, _ in found] == ["box"]
    assert "not on the page of 595 by 842 points" in found[0][1]


def test_marker_without_a_citation_fails(folder):
    assert failures(folder, reply("57.5% [1] [2].", cite())) == [("marker", "[2] has no citation")]


def test_marker_with_two_citations_fails(folder):
    assert failures(folder, reply("57.5% [1].", cite(), cite())) == [("marker", "[1] has 2 citations")]


def test_answer_without_a_citation_and_refusal_with_one_fail(folder):
    assert ("marker", "answered without a citation") in failures(folder, reply("It rose."))
    assert checks(folder, reply("The papers do not say.", cite(), answered=False)) == {"marker"}


def test_refusal_passes_and_its_figures_are_counted_apart(folder):
    with Papers([folder]) as papers:
        report = verify([("a1", reply("Searched 5 papers; they do not say.", answered=False))], papers)

    assert report.failures == []
    assert "1 refusals" in report.summary()
    assert "1 figures in refusals" in report.summary()


@pytest.mark.parametrize(("file", "page"), [("other.pdf", 1), ("paper.pdf", 3), ("paper.pdf", 0)])
def test_page_that_is_not_there_fails(folder, file, page):
    found = failures(folder, reply("So [1].", cite(page=page, file=file)))

    assert found == [("quote", f"[1] {file} page {page} is not among the papers")]


def test_quote_and_figure_from_a_scan_are_counted_and_not_passed(folder):
    scan = cite("Used by 312 families", boxes=[box_of(LINE)], ocr=True)
    with Papers([folder]) as papers:
        report = verify([("a1", reply("312 families, not 313 [1].", scan))], papers)

    assert [one.check for one in report.failures] == ["figure"]
    assert "1 quotes from OCR, which cannot be checked" in report.summary()
    assert "1 figures from OCR quotes" in report.summary()


def test_bullets_and_arrows_are_pictures_and_not_compared(tmp_path):
    canvas = Canvas(str(tmp_path / "paper.pdf"), pagesize=(WIDTH, HEIGHT))
    text = canvas.beginText(LEFT, BASELINE)
    for font, words in (("Helvetica", "\u2022 Bills: 11 "), ("Symbol", "\u2193"), ("ZapfDingbats", "\u25cf")):
        text.setFont(font, SIZE)
        text.textOut(words)
    canvas.drawText(text)
    canvas.save()
    box = [LEFT, HEIGHT - BASELINE - SIZE, LEFT + 120, HEIGHT - BASELINE + 4]

    for quote in ("\u2022 Bills: 11 \u2193 \u25cf", "Bills: 11"):
        assert failures(tmp_path, reply("11 [1].", cite(quote, boxes=[box]))) == []


def turned(box: list[float], rotate: int) -> list[float]:
    """The box where a viewer shows it once the page is turned clockwise."""
    x0, top, x1, bottom = box
    return {
        0: [x0, top, x1, bottom],
        90: [HEIGHT - bottom, x0, HEIGHT - top, x1],
        180: [WIDTH - x1, HEIGHT - bottom, WIDTH - x0, HEIGHT - top],
        270: [top, WIDTH - x1, bottom, WIDTH - x0],
    }[rotate]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_boxes_of_a_turned_page_are_where_a_viewer_shows_the_words(tmp_path, rotate):
    draw(tmp_path, rotate)
    quote = "57.5% of 1,234"

    assert failures(tmp_path, reply("57.5% [1].", cite(quote, boxes=[turned(box_of(quote), rotate)]))) == []
    wrong = turned(box_of(quote), (rotate + 180) % 360)
    assert "box" in checks(tmp_path, reply("57.5% [1].", cite(quote, boxes=[wrong])))


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_boxes_of_a_cropped_page_count_from_what_is_shown(tmp_path, rotate):
    left, low, right, high = 50.0, 40.0, 560.0, 800.0
    draw(tmp_path, rotate, (left, low, right, high))
    quote = "57.5% of 1,234"
    shift_x, shift_y = {
        0: (left, HEIGHT - high),
        90: (low, left),
        180: (WIDTH - right, low),
        270: (HEIGHT - high, WIDTH - right),
    }[rotate]
    x0, top, x1, bottom = turned(box_of(quote), rotate)
    box = [x0 - shift_x, top - shift_y, x1 - shift_x, bottom - shift_y]

    assert failures(tmp_path, reply("57.5% [1].", cite(quote, boxes=[box]))) == []
    with Papers([tmp_path]) as papers:
        page = papers.page(tmp_path / "paper.pdf", 1)
    assert page is not None
    shown = (right - left, high - low)
    assert (page.width, page.height) == (shown if rotate in (0, 180) else shown[::-1])


def test_text_drawn_twice_for_boldness_is_one_text(tmp_path):
    canvas = Canvas(str(tmp_path / "paper.pdf"), pagesize=(WIDTH, HEIGHT))
    for nudge in (0.0, 0.4):
        canvas.setFont("Helvetica", SIZE)
        canvas.drawString(LEFT + nudge, BASELINE, "All bills: 1,111")
    canvas.save()
    quote = "All bills: 1,111"

    assert failures(tmp_path, reply("1,111 [1].", cite(quote, boxes=[box_of(quote, quote)]))) == []


def test_quote_that_runs_on_in_the_next_column_is_found_in_its_boxes(tmp_path):
    # drawn and laid out line by line, so that only the boxes tell that the columns are read one after the other
    canvas = Canvas(str(tmp_path / "paper.pdf"), pagesize=(WIDTH, HEIGHT))
    canvas.setFont("Helvetica", SIZE)
    rows = (("We will open", "next year and"), ("two new homes", "close an old one"))
    for row, cells in enumerate(rows):
        for column, words in enumerate(cells):
            canvas.drawString(LEFT + 200 * column, BASELINE - row * LEADING, words)
    canvas.save()

    def cell_box(row: int, column: int) -> list[float]:
        x0, top, x1, bottom = box_of(rows[row][column], rows[row][column], row)
        return [x0 + 200 * column, top, x1 + 200 * column, bottom]

    quote = "We will open\ntwo new homes\nnext year"
    end = cell_box(0, 1)
    end[2] = end[0] + stringWidth("next year", "Helvetica", SIZE)
    boxes = [cell_box(0, 0), cell_box(1, 0), end]

    with Papers([tmp_path]) as papers:
        report = verify([("a1", reply("Homes will open [1].", cite(quote, boxes=boxes)))], papers)
        swapped = verify([("a1", reply("Homes will open [1].", cite(quote, boxes=boxes[::-1])))], papers)

    assert report.failures == []
    assert "1 quotes that run across columns or cells" in report.summary()
    assert [one.check for one in swapped.failures] == ["quote"]


def test_figures_are_read_with_their_signs():
    found = [
        str(figure)
        for figure in figures("£2.5m, 57.5 per cent of 1,234 (Q2 2025-26), 30/09/2025, 9,672, 589.")
    ]

    assert found == ["£2.5", "57.5%", "1234", "2", "2025", "26", "30", "09", "2025", "9672", "589"]


def test_reading_is_not_fooled_by_an_earlier_part_of_a_word():
    reading = Reading(("party", "art", "57.5%", "57"))

    assert reading.has("art")
    assert reading.has("57")
    assert not reading.has("par")
    assert not reading.has("7.5%")


def test_empty_page_has_nothing():
    page = ProofPage(WIDTH, HEIGHT, ())

    assert not page.has_quote("anything")
    assert not page.words_in([(0, 0, WIDTH, HEIGHT)])
    assert page.figures == frozenset()


def test_command_reads_answers_bare_or_from_the_scorer_and_counts(folder, tmp_path, capsys):
    bare, wrapped = (
        reply("57.5% [1].", cite()),
        {"id": "dev-1", "question": "?", "answer": reply("58% [1].", cite())},
    )
    answers = tmp_path / "answers.jsonl"
    answers.write_text(json.dumps(bare) + "\n" + json.dumps(wrapped) + "\n")

    assert main([str(answers), "--papers", str(folder)]) == 1

    shown = capsys.readouterr().out.splitlines()
    assert shown == [
        "dev-1: figure: 58% stands on no cited page: '58% [1].'",
        "2 answers, 0 refusals, 2 markers, 2 quotes, 2 figures, 2 boxes; 1 failures",
    ]
    answers.write_text(json.dumps(bare))
    assert main([str(answers), "--papers", str(folder)]) == 0


@pytest.mark.parametrize("line", ["{broken", "[]", '{"answer": {"text": 1}}', '{"id": "a"}'])
def test_line_that_is_no_answer_is_named(tmp_path, line, capsys):
    path = tmp_path / "answers.jsonl"
    path.write_text("\n" + line)

    with pytest.raises(EvaluationError, match="answers.jsonl, line 2 is no answer"):
        list(read_answers(path))
    assert main([str(path), "--papers", str(tmp_path)]) == EvaluationError.exit_code
    assert "line 2" in capsys.readouterr().err
