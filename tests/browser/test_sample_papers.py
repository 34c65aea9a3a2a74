"""The whole way, as a councillor goes it: the sample papers, the real service, a browser, a marked page."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from core.settings import Settings
from qa.service import build_service
from tests.browser.conftest import Tab
from tests.browser.test_chat import YELLOW_BOUNDS, around, boxes_in, open_quote
from ui.ports import Service

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def build() -> Callable[[Settings], Service]:
    return build_service


@pytest.fixture(scope="module")
def data_dir(sample_index: Settings) -> Path:
    return sample_index.data_dir


def test_councillor_reads_the_figure_and_sees_it_marked_on_its_page(tab: Tab) -> None:
    # when a figure is asked for that a sentence gives
    tab.ask("How many families used Harbour Road Family Centre in the year to September 2024?")

    # then it is said, with its period
    lead = tab.page.locator(".said p").first
    expect(lead).to_contain_text("312 families")
    expect(lead).to_contain_text("year to September 2024")

    # and its card opens the page, with the quoted words marked
    card = tab.page.locator("a.card").first
    expect(card).to_contain_text("312 families")
    expect(card).to_contain_text(re.compile(r"PDF page \d+"))
    open_quote(tab)
    picture = tab.page.locator("#sheet-picture")
    assert picture.evaluate("picture => picture.complete && picture.naturalWidth") > 500
    boxes = boxes_in(card.get_attribute("href"))
    assert picture.evaluate(YELLOW_BOUNDS) == pytest.approx(around(boxes), abs=4.0)
    shot = os.environ.get("PAPERS_SCREENSHOT")
    if shot:
        tab.page.wait_for_timeout(800)  # the page scrolls to the mark smoothly
        tab.page.screenshot(path=shot)


def test_what_only_an_exempt_paper_says_is_refused(tab: Tab) -> None:
    tab.ask("How large a loan guarantee was proposed for the children's home bidder?")
    expect(tab.page.locator(".answer, .notice").last).to_contain_text("The papers do not say")
    expect(tab.page.locator("a.card")).to_have_count(0)


def test_example_questions_come_from_the_papers_at_hand(tab: Tab) -> None:
    example = tab.page.get_by_role(
        "button", name=re.compile("attendance mentors|exclusions", re.IGNORECASE)
    ).first
    expect(example).to_be_visible()
