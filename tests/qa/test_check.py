"""The last word before anything is shown: what its quotes do not prove is left out, and the reason kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain import Cell
from ingest.rows import RowSpan
from qa.check import check, objection, unprinted
from qa.draft import Draft, Quote, Sentence
from qa.figures import figures
from tests.papers import read
from tests.qa.makers import Pages, ranked

PAPER = read(
    "care",
    "There are 384 children in care, and 1,489 pupils with a plan.",
    "The budget is £27.7m for 2025/26.\n   \nSee note [3].",
)
(BEST, *_) = ranked("children", PAPER)
PAGES = Pages(PAPER)


def quote(words: str, page: int = 1) -> Quote:
    start = PAPER.pages[page - 1].text.index(words)
    return Quote(BEST, page, start, start + len(words))


CARE = quote("There are 384 children in care")
BUDGET = quote("The budget is £27.7m", page=2)


def reason(text: str, *quotes: Quote) -> str | None:
    return objection(Sentence(text, quotes), PAGES.page)


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("There are 384 children in care {0}", [CARE]),
        ("1489 pupils, printed 1,489 {0}", [CARE]),
        ("384 children {0} for £27.7m {1}", [CARE, BUDGET]),
        ("£27.7m in 2025 {0}", [BUDGET]),
        ("See note (3) {0}", [BUDGET]),
        ("words without a figure {0}", [CARE]),
    ],
    ids=[
        "a figure",
        "with and without comma",
        "on two pages",
        "another figure of the page",
        "footnote",
        "words",
    ],
)
def test_sentence_whose_figures_stand_on_a_cited_page_is_kept(text, quotes):
    assert reason(text, *quotes) is None


@pytest.mark.parametrize(
    ("text", "quotes", "told"),
    [
        ("There are 385 children in care {0}", [CARE], "385 stands on none of its pages"),
        ("£27.7m {0}", [CARE], "£27.7m stands on none of its pages"),
        ("38 children {0}", [CARE], "38 stands on none of its pages"),
        ("27 of them, and 9 more {0}", [BUDGET], "27, 9 stands on none of its pages"),
        ("384 children", [], "cites nothing"),
    ],
    ids=["another figure", "a figure of another page", "part of a figure", "two figures", "no quote"],
)
def test_sentence_with_a_figure_that_is_on_no_cited_page_is_dropped_and_the_reason_kept(text, quotes, told):
    shown = check(Draft(lead=(Sentence(text, tuple(quotes)),)), PAGES.page)

    assert shown.draft.lead == ()
    assert shown.dropped == (f"{told}: {text}",)


def test_marker_of_a_quote_is_no_figure():
    assert reason("There are 384 children in care {0} {1}", CARE, CARE) is None


@pytest.mark.parametrize(
    ("start", "end"),
    [(-1, 5), (5, 5), (6, 5), (0, 10_000), (34, 37)],
    ids=["before", "empty", "backwards", "past", "white"],
)
def test_quote_that_does_not_stand_on_its_page_is_an_objection(start, end):
    assert reason("words {0}", Quote(BEST, 2, start, end)) == "a quote does not stand on page 2"


def test_rest_of_a_draft_is_kept_when_one_sentence_fails():
    right, wrong = Sentence("384 {0}", (CARE,)), Sentence("999 {0}", (CARE,))

    shown = check(Draft(lead=(wrong, right), support=(right, wrong, right)), PAGES.page)

    assert shown.draft == Draft(lead=(right,), support=(right, right))
    assert len(shown.dropped) == 2


def test_reason_is_cut_so_that_a_log_line_stays_one():
    shown = check(Draft(lead=(Sentence("9" * 1000, (CARE,)),)), PAGES.page)

    assert len(shown.dropped[0]) < 1300


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("£27.7m, £27.7 million and £ 27.7M", {"£27.7m"}),
        ("27.7%, 27.7 per cent and 27.7 percent", {"27.7%"}),
        ("27.7 percentage points", {"27.7 points"}),
        ("£27,725,000", {"£27725000"}),
        ("£1.2bn, 3 thousand, £250k", {"£1.2bn", "3k", "£250k"}),
        ("−3.2% and -£4m", {"-3.2%", "-£4m"}),
        ("16-17 or £1m-£2m, (37)-5", {"16", "17", "£1m", "£2m", "37", "5"}),
        ("a percentage of 5", {"5"}),
        ("5 miles in 20 minutes", {"5", "20"}),
        ("2025/26", {"2025", "26"}),
        ("1,489 and 1489.", {"1489"}),
        ("57.5%, 60%", {"57.5%", "60%"}),
        ("(37) [3]", {"37", "3"}),
        ("Q2", {"2"}),
        ("none", set()),
        ("", set()),
    ],
)
def test_figures_of_a_text(text, wanted):
    assert figures(text) == wanted


NAMED = read(
    "named",
    "Sheila Ward, Director of Children's Services, and Councillor John Smith met twelve carers on 3 June 2025.\n"
    "SPENDING WAS £2.1m at Quarter 2 2025/26, 57.5% of the budget; -3.2% on the year.",
)
(NAMED_BEST, *_) = ranked("carers", NAMED)


def of_names(text: str) -> str | None:
    whole = Quote(NAMED_BEST, 1, 0, len(NAMED.pages[0].text))
    return objection(Sentence(text, (whole,)), Pages(NAMED).page)


@pytest.mark.parametrize(
    "text",
    [
        "Sheila Ward met twelve carers {0}",
        "Cllr John Smith was there {0}",
        "The Director, Sheila Ward, met carers in June 2025 {0}",
        "On 3rd June 2025 carers were met {0}",
        "It was £2.1 million, or 57.5 per cent {0}",
        "Spending was £2.1m in Q2 2025/26 {0}",
        "Spending in Quarter 2 of 2025/26 {0}",
        "Overall the Board met carers {0}",
        "It changed by -3.2% {0}",
        "One of them was a Director {0}",
    ],
)
def test_names_dates_and_amounts_in_another_printed_form_are_proved(text):
    assert of_names(text) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Veltram Group met carers {0}", "Veltram, Group"),
        ("The carers met Veltram {0}", "Veltram"),
        ("The carers met Sheila Smith {0}", "Sheila Smith"),
        ("The carers met John Ward {0}", "John Ward"),
        ("Thirteen carers {0}", "Thirteen"),
        ("They met on 4 June 2025 {0}", "4, 4 June 2025"),
        ("They met on 2 June 2025 {0}", "2 June 2025"),
        ("They met in July 2025 {0}", "July 2025"),
        ("Spending in Quarter 1 2025/26 {0}", "1, Quarter 1 2025/26"),
        ("It was £2.1 {0}", "£2.1"),
        ("It was 2.1m {0}", "2.1m"),
        ("It was £57.5 {0}", "£57.5"),
        ("It was 57.5 {0}", "57.5"),
        ("It rose by -57.5% {0}", "-57.5%"),
    ],
)
def test_other_name_date_unit_or_worded_number_is_an_objection(text, told):
    assert of_names(text) == f"{told} stands on none of its pages"


def test_cell_is_read_in_one_piece_though_the_page_runs_on_in_the_next_cell():
    line = "Education Health 60\nand Care Plans"
    row = RowSpan(
        page=1,
        start=0,
        end=len(line),
        heads="Measure; Target",
        cells=(
            Cell(head="Measure", text="Education Health and Care Plans", boxes=()),
            Cell(head="Target", text="60", boxes=()),
        ),
    )
    paper = read("cells", line, rows=[row])
    best = next(one for one in ranked("plans", paper) if one.candidate.passage.cells)
    quoted = (Quote(best, 1, 0, len(line)),)

    assert objection(
        Sentence("In Plans Education Health and Care Plans – Target: 60 {0}", quoted), Pages(paper).page
    )
    assert (
        objection(Sentence("Education Health and Care Plans – Target: 60 {0}", quoted), Pages(paper).page)
        is None
    )


ABOVE = "Annual Last\nBudget Year\n2025 £’000\n/26 £’000\nAgency staff 310"
BELOW = "Employees 1,220"
OVER_THE_PAGE = read(
    "spending",
    ABOVE,
    BELOW,
    rows=[
        RowSpan(
            page=2,
            start=0,
            end=len(BELOW),
            heads="Annual Budget 2025/26",
            cells=(
                Cell(head=None, text="Employees", boxes=()),
                Cell(head="Annual Budget 2025/26", text="1,220", boxes=()),
            ),
            heads_page=1,
        )
    ],
)


def of_a_row(text: str, *quoted_pages: int) -> str | None:
    best = next(one for one in ranked("employees", OVER_THE_PAGE) if one.candidate.passage.cells)
    whole = {1: ABOVE, 2: BELOW}
    quotes = tuple(Quote(best, page, 0, len(whole[page])) for page in quoted_pages)
    return objection(Sentence(text, quotes), Pages(OVER_THE_PAGE).page)


TOLD_WITH_HEAD = "Employees – Annual Budget 2025/26: 1,220 {0}"


def test_heads_on_the_page_before_count_where_that_page_is_cited():
    assert of_a_row(TOLD_WITH_HEAD, 2, 1) is None


def test_heads_on_a_page_that_is_not_cited_do_not_count():
    assert of_a_row(TOLD_WITH_HEAD, 2) == "2025, 26, 2025/26, Annual, Budget stands on none of its pages"


def test_cells_of_a_row_whose_heads_are_not_cited_count():
    assert of_a_row("Employees 1,220 {0}", 2) is None


@given(st.integers(0, 40), st.integers(1, 40))
def test_every_stretch_of_whole_words_of_a_page_is_proved_by_it(start, length):
    words = " ".join(NAMED.pages[0].text.split()[start : start + length])

    assert not words or of_names(f"{words} {{0}}") is None


@given(st.text(), st.text())
def test_figures_of_two_texts_are_those_of_each(one, other):
    # a sign of money before a number belongs to it, whatever white space is between
    assert figures(f"{one} ; {other}") == figures(one) | figures(other)


@pytest.mark.parametrize("text", ["In 2024-25 the share was 61.", "Key figures, 2024-25 % of visits 61"])
def test_percent_sign_at_the_head_of_a_line_may_belong_to_the_words_behind_it(text):
    printed = ["Key figures, 2024-25\n% of visits 61"]

    assert list(unprinted(text, printed)) == []
    assert list(unprinted("It was 61%.", printed)) == ["61%"]
