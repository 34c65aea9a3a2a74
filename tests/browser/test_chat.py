"""The chat in a real browser: ask, read the answer, choose a quote, see it marked on its page."""

import urllib.request
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Tab
from tests.ui.fakes import EVIL, PLANS_TITLE, QUOTE

pytestmark = pytest.mark.browser

YELLOW_BOUNDS = """(picture) => {
  const canvas = document.createElement("canvas");
  canvas.width = picture.naturalWidth; canvas.height = picture.naturalHeight;
  const pen = canvas.getContext("2d"); pen.drawImage(picture, 0, 0);
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
  let [x0, top, x1, bottom] = [Infinity, Infinity, -1, -1];
  for (let i = 0; i < data.length; i += 4) {
    if (!(data[i] > 230 && data[i + 1] > 200 && data[i + 2] < 110)) continue;
    const x = (i / 4) % canvas.width, y = Math.floor(i / 4 / canvas.width);
    x0 = Math.min(x0, x); x1 = Math.max(x1, x); top = Math.min(top, y); bottom = Math.max(bottom, y);
  }
  return [x0, top, x1, bottom].map((edge) => (edge / canvas.width) * 595);
}"""


def open_quote(tab: Tab) -> None:
    tab.page.locator("a.card").first.click()
    expect(tab.page.locator("#sheet")).not_to_have_attribute("aria-busy", "true")
    expect(tab.page.locator("#sheet-picture")).to_be_visible()


def boxes_in(href: str | None) -> list[list[float]]:
    assert href is not None
    return [[float(edge) for edge in box.split(",")] for box in href.partition("boxes=")[2].split(";")]


def around(boxes: list[list[float]]) -> list[float]:
    """The smallest box that holds them all."""
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return [min(x0), min(top), max(x1), max(bottom)]


def test_question_is_answered_with_its_quote_on_the_marked_page(tab: Tab) -> None:
    tab.ask("How quickly are plans completed?")
    expect(tab.page.locator(".said p").first).to_contain_text("57.5% at Quarter 2 2025/26")
    card = tab.page.locator("a.card")
    expect(card).to_contain_text(PLANS_TITLE)
    expect(card).to_contain_text("10 November 2025 · item 5a · Q2 2025/26 · PDF page 2 · printed page 4")
    expect(card).to_contain_text(QUOTE)

    open_quote(tab)
    expect(tab.page.locator("#sheet-title")).to_have_text(PLANS_TITLE)
    expect(tab.page.locator("#sheet-place")).to_contain_text("PDF page 2 · printed page 4")
    picture = tab.page.locator("#sheet-picture")
    assert picture.evaluate("picture => picture.complete && picture.naturalWidth") > 500
    boxes = boxes_in(card.get_attribute("href"))
    assert picture.evaluate(YELLOW_BOUNDS) == pytest.approx(around(boxes), abs=3.0)
    expect(tab.page.locator("#sheet-text")).to_contain_text(QUOTE)


@pytest.mark.parametrize("empty_tab", [(1280, 520), (390, 844)], ids=["low window", "phone"], indirect=True)
def test_mark_is_in_view(tab: Tab) -> None:
    tab.ask("plans?")
    open_quote(tab)
    tab.page.wait_for_timeout(900)
    box = boxes_in(tab.page.locator("a.card").get_attribute("href"))[0]
    assert mark_is_in_view(tab.page, box)
    assert tab.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways"


def mark_is_in_view(page: Page, box: list[float]) -> Any:
    return page.evaluate(
        """([top, bottom]) => {
          const picture = document.getElementById("sheet-picture").getBoundingClientRect();
          const view = document.getElementById("sheet-scroll").getBoundingClientRect();
          const scale = picture.width / 595;
          const [high, low] = [picture.top + top * scale, picture.top + bottom * scale];
          return high >= Math.max(0, view.top) && low <= Math.min(innerHeight, view.bottom);
        }""",
        [box[1], box[3]],
    )


def test_what_the_papers_do_not_say_is_said_plainly(tab: Tab) -> None:
    tab.ask("Are there dragons?")
    expect(tab.page.locator(".unanswered")).to_contain_text("The papers do not say")
    assert tab.page.locator("a.card").count() == 0


def test_error_becomes_a_sentence_in_the_chat(tab: Tab) -> None:
    tab.ask("x" * 2500)
    expect(tab.page.locator(".notice")).to_contain_text("2500 characters")


def test_example_question_is_asked_by_a_click(tab: Tab) -> None:
    tab.page.get_by_role("button", name="How quickly are plans completed?").click()
    expect(tab.page.locator(".question")).to_have_text("How quickly are plans completed?")
    expect(tab.page.locator("a.card")).to_be_visible()


def test_follow_up_joins_the_conversation_and_start_again_clears_it(tab: Tab) -> None:
    tab.ask("plans?")
    tab.ask("And before that?")
    assert tab.page.locator(".question").all_inner_texts() == ["plans?", "And before that?"]
    expect(tab.page.locator(".question").nth(1)).to_be_in_viewport()
    expect(tab.page.locator(".said p").nth(3)).to_be_in_viewport()
    tab.page.get_by_role("button", name="Start again").click()
    expect(tab.page.locator(".question")).to_have_count(0)
    expect(tab.page.get_by_role("button", name="How quickly are plans completed?")).to_be_visible()


def test_hostile_words_of_a_question_and_a_paper_stay_text(tab: Tab) -> None:
    tab.ask(f"hostile {EVIL} <script>window.evil = 2</script> $$x^2$$")
    open_quote(tab)
    expect(tab.page.locator(".question")).to_contain_text("<script>window.evil = 2</script> $$x^2$$")
    expect(tab.page.locator("a.card .paper")).to_have_text(EVIL)
    expect(tab.page.locator("#sheet-title")).to_have_text(EVIL)
    expect(tab.page.locator("a.card")).to_contain_text("Read from a scan")
    assert tab.page.evaluate("window.evil") is None
    assert (
        tab.page.locator("#conversation img, #conversation script, #conversation [href^=javascript]").count()
        == 0
    )
    assert tab.page.locator("#conversation a:not(.card):not(.marker)").count() == 0


def test_page_can_be_used_from_the_keyboard(tab: Tab) -> None:
    tab.page.get_by_label("Your question").focus()
    tab.page.keyboard.type("plans?")
    tab.page.keyboard.press("Tab")
    expect(tab.page.get_by_role("button", name="Ask")).to_be_focused()
    tab.page.keyboard.press("Enter")
    tab.page.locator("a.card").wait_for()
    tab.page.locator("a.card").focus()
    tab.page.keyboard.press("Enter")
    expect(tab.page.locator("#sheet-picture")).to_be_visible()
    expect(tab.page.locator("#sheet")).to_be_focused()


def test_screen_reader_hears_words_not_markup(tab: Tab) -> None:
    tab.ask("plans?")
    labels = tab.page.locator("#conversation [data-testid]").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-label')).filter(Boolean)"
    )
    assert labels == ["You asked", "Answer"]
    open_quote(tab)
    alt = tab.page.locator("#sheet-picture").get_attribute("alt")
    assert alt is not None
    assert PLANS_TITLE in alt


def test_page_has_one_heading_and_no_trace_of_its_maker(tab: Tab) -> None:
    assert tab.page.locator("h1").all_inner_texts() == ["Board Papers"]
    assert "gradio" not in tab.page.inner_text("body").lower()
    expect(tab.page.locator("body")).to_contain_text("Says so when the papers do not say")


def test_documentation_works_without_the_outside(empty_tab: Tab, site: str) -> None:
    empty_tab.page.goto(f"{site}/docs")
    expect(empty_tab.page.locator("#swagger-ui")).to_contain_text("/v1/ask")


def test_link_to_the_pdf_opens_the_paper(tab: Tab, site: str) -> None:
    tab.ask("plans?")
    open_quote(tab)
    address = tab.page.locator("#sheet-pdf").get_attribute("href")
    assert address is not None
    assert address.endswith("/file#page=2")
    with urllib.request.urlopen(site + address.partition("#")[0]) as response:
        assert response.read(4) == b"%PDF"
