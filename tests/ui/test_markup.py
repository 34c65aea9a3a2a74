"""Words of papers and questions are data: nothing in them takes effect in the chat."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from core.domain import Answer, Elsewhere, Status, UnreadPages
from tests.ui.fakes import EVIL, FakeService
from ui.chat import Conversation, reply
from ui.markup import answer_html, notice_html, question_html

HOSTILE = [
    EVIL,
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "[x]: https://evil.example\n\n[x]",
    "<https://evil.example>",
    "https://evil.example",
    "![a](https://evil.example/a.png)",
    '"><svg onload=alert(1)>',
    "$$\\href{javascript:alert(1)}{x}$$",
    "```mermaid\ngraph TD\n```",
    "line\n\n<img src=x>\n\n# heading",
    "\u2028<b>\x85\x1c</b>",
    "{{7*7}} ${7*7} `x`",
]
OURS = {"div", "p", "span", "a", "ol", "ul", "li", "blockquote", "br", "strong", "em"}


class Reader(HTMLParser):
    """Tags and link targets that a browser would see."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.targets: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.targets |= {value or "" for name, value in attrs if name == "href"}

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def answer(tmp_path: Path) -> Answer:
    return FakeService(tmp_path).ask("plans?")


def checked(html: str) -> Reader:
    read = Reader(html)
    assert read.tags <= OURS
    assert read.attributes <= {"class", "href", "aria-hidden"}
    assert all(target.startswith("/v1/documents/") for target in read.targets)
    assert "\n" not in html
    assert html.startswith("<div")
    return read


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_text_wherever_they_stand(answer: Answer, words: str) -> None:
    (citation,) = answer.citations
    document = citation.document.model_copy(update={"title": words})
    told = citation.model_copy(
        update={"quote": words, "document": document, "item": words, "page_label": words, "period": words}
    )
    checked(
        answer_html(answer.model_copy(update={"text": f"{words} [1]\n\n> {words}", "citations": (told,)}))
    )
    checked(notice_html(words, words))
    first = words.splitlines()[0]
    assert first in checked(question_html(words)).text


def test_markers_link_to_their_citation_and_others_stay_as_printed(answer: Answer) -> None:
    html = answer_html(answer)
    read = checked(html)
    assert len(read.targets) == 1
    assert html.count('class="marker"') == 2
    assert "[9]" in read.text


def test_asterisks_and_backslashes_of_a_quote_are_shown(answer: Answer) -> None:
    words = r"5 * 3 * 2, **provisional** \* see note_1_ and C:\*"
    assert words in checked(answer_html(answer.model_copy(update={"text": words}))).text


def test_card_names_paper_date_item_and_the_page_by_its_three_numbers(answer: Answer) -> None:
    (citation,) = answer.citations
    numbered = citation.model_copy(update={"page_own_label": "1 of 9"})
    text = checked(answer_html(answer.model_copy(update={"citations": (numbered,)}))).text
    assert (
        "10 November 2025 · item 5a · Q2 2025/26 · PDF page 2 · printed page 4 · page 1 of 9 of the report"
        in text
    )
    assert "Read from a scan" not in text


def test_card_names_the_other_paper_that_holds_the_same_report(answer: Answer) -> None:
    (citation,) = answer.citations
    also = Elsewhere(doc_id="0" * 64, file="<pack>.pdf", page=13)
    twice = answer.model_copy(update={"citations": (citation.model_copy(update={"also_in": (also,)}),)})

    assert "Also in <pack>.pdf, PDF page 13" in checked(answer_html(twice)).text
    assert "Also in" not in checked(answer_html(answer)).text


def test_quote_from_a_scan_says_so(answer: Answer) -> None:
    (citation,) = answer.citations
    scanned = answer.model_copy(update={"citations": (citation.model_copy(update={"ocr": True}),)})
    assert "Read from a scan: check the words on the page" in checked(answer_html(scanned)).text

    doubtful = citation.model_copy(update={"ocr": True, "ocr_confidence": 62})
    unsure = checked(answer_html(answer.model_copy(update={"citations": (doubtful,)}))).text
    assert "Read from a scan (its least sure word: 62 of 100): check the words on the page" in unsure


def test_pages_that_could_not_be_read_are_listed_once(answer: Answer) -> None:
    unread = (UnreadPages(doc_id="0" * 64, file="<scan>.pdf", title="Scan", pages=(1, 2)),)
    owning_up = answer.model_copy(update={"unread": unread})
    refusal = owning_up.model_copy(update={"status": Status.NOT_FOUND, "citations": ()})

    assert "<scan>.pdf, pages 1-2" in checked(answer_html(owning_up)).text
    assert "<scan>.pdf" not in checked(answer_html(refusal)).text


def test_follow_up_carries_what_was_said(tmp_path: Path) -> None:
    service = FakeService(tmp_path)
    *_, after_first = reply(service, "plans?", Conversation())
    *_, after_second = reply(service, "And before?", after_first)
    assert [turn.content for turn in service.asked[1][1]] == ["plans?", after_first.turns[1].content]
    assert [message["role"] for message in after_second.messages] == ["user", "assistant"] * 2


def test_chat_shows_the_words_of_an_answer_before_the_whole_of_it(tmp_path: Path) -> None:
    waiting, *telling, told = reply(FakeService(tmp_path), "plans?", Conversation())
    shown = [now.messages[-1]["content"] for now in telling]
    assert len(shown) == 3
    assert all('class="telling"' in html and "<a " not in html for html in shown)
    assert "a marker that has no citation" not in shown[0]
    assert 'class="answer"' in told.messages[-1]["content"]
    assert (waiting.turns, telling[-1].turns, len(told.turns)) == ((), (), 2)


def test_words_on_their_way_are_escaped_like_an_answers(tmp_path: Path) -> None:
    for now in reply(FakeService(tmp_path), "hostile?", Conversation()):
        assert "<img" not in now.messages[-1]["content"]


def test_note_on_how_an_answer_was_written_is_shown_and_escaped(answer: Answer) -> None:
    noted = answer.model_copy(update={"note": "The model server <gave> 500."})
    assert '<p class="note">The model server &lt;gave&gt; 500.</p>' in answer_html(noted)
    assert 'class="note"' not in answer_html(answer)


@pytest.mark.parametrize(
    ("question", "says"), [("x" * 3000, "3000 characters"), ("burst", "Please ask again")]
)
def test_error_becomes_a_sentence_in_the_chat(tmp_path: Path, question: str, says: str) -> None:
    waiting, told = reply(FakeService(tmp_path), question, Conversation())
    assert "Looking through the papers" in waiting.messages[-1]["content"]
    assert says in told.messages[-1]["content"]
    assert told.turns == ()
