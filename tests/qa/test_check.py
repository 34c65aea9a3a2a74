"""The last word before anything is shown: what its quotes do not prove is left out, and the reason kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.check import check, objection
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
        ("£27.7m {0}", [CARE], "27.7 stands on none of its pages"),
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
        ("£27.7m", {"27.7"}),
        ("2025/26", {"2025", "26"}),
        ("1,489 and 1489.", {"1489"}),
        ("57.5%, 60%", {"57.5", "60"}),
        ("(37) [3]", {"37", "3"}),
        ("Q2", {"2"}),
        ("none", set()),
        ("", set()),
    ],
)
def test_figures_of_a_text(text, wanted):
    assert figures(text) == wanted


@given(st.text(), st.text())
def test_figures_of_two_texts_are_those_of_each(one, other):
    assert figures(f"{one} {other}") == figures(one) | figures(other)
