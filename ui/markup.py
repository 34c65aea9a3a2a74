"""An answer as HTML for the chat: all words of papers and of questions are escaped data.

Markdown is turned into HTML here, not in the browser, with nothing enabled but paragraphs, quotes and
lists: no link, picture, heading or HTML that stands in a paper can take effect. Each message is one
HTML block without a line break, which the browser's own Markdown reader passes through untouched.
"""

import re
from datetime import date
from html import escape
from typing import Final

from markdown_it import MarkdownIt

from core.domain import Answer, Citation, Status
from qa.unread import unread_place
from ui.page_numbers import page_numbers
from ui.scans import scan_warning
from ui.views import picture_url

# No emphasis and no backslash escapes: an asterisk or a backslash in a quote is the paper's own, and is shown.
_markdown = MarkdownIt("zero").enable(["blockquote", "list", "newline"])
_MARKER: Final = re.compile(r"\[(\d{1,3})\]")


def question_html(question: str) -> str:
    """What a person asked, as they wrote it."""
    return _one_block(f'<div class="question">{_lines(question)}</div>')


def notice_html(title: str, detail: str) -> str:
    """A sentence in place of an answer, when something went wrong."""
    return _one_block(f'<div class="notice"><strong>{escape(title)}.</strong> {_lines(detail)}</div>')


def waiting_html() -> str:
    return (
        '<div class="waiting"><span class="dots" aria-hidden="true"></span>Looking through the papers</div>'
    )


def answer_html(answer: Answer) -> str:
    """The answer with its markers as links, and a card for each citation under it."""
    by_marker = {citation.marker: citation for citation in answer.citations}
    said = _MARKER.sub(lambda hit: _marker_link(hit, by_marker), _markdown.render(answer.text))
    look = "answer" if answer.status is Status.ANSWERED else "answer unanswered"
    note = f'<p class="note">{escape(answer.note)}</p>' if answer.note else ""
    proofs = f"{_unread(answer)}{_cards(answer)}"
    return _one_block(f'<div class="{look}"><div class="said">{said}</div>{note}{proofs}</div>')


def telling_html(text: str) -> str:
    """The words of an answer that is still on its way; its markers have nothing to lead to yet."""
    return _one_block(f'<div class="telling"><div class="said">{_markdown.render(text)}</div></div>')


def _unread(answer: Answer) -> str:
    """The unread pages of the papers searched; a refusal has named them in its words already."""
    if answer.status is not Status.ANSWERED or not answer.unread:
        return ""
    places = escape("; ".join(unread_place(each) for each in answer.unread))
    return f'<p class="note">Pages that could not be read: {places}.</p>'


def _cards(answer: Answer) -> str:
    if not answer.citations:
        return ""
    count = len(answer.citations)
    heading = f"{count} quote{'s' if count > 1 else ''} from the papers"
    items = "".join(f"<li>{_card(citation)}</li>" for citation in answer.citations)
    return f'<div class="sources"><p class="sources-title">{heading}</p><ol class="cards">{items}</ol></div>'


def _card(citation: Citation) -> str:
    """One citation; without our script it is still a plain link to the marked picture."""
    warnings = filter(None, (scan_warning(citation), citation.period_conflict))
    scan = "".join(f'<span class="scan">{escape(warning)}</span>' for warning in warnings)
    return (
        f'<a class="card" {_link(citation)}>'
        f'<span class="number">{citation.marker}</span>'
        f'<span class="paper">{escape(citation.document.title)}</span>'
        f'<span class="place">{escape(" · ".join(_place(citation)))}</span>'
        f'<span class="words">“{_lines(citation.quote)}”</span>{scan}{_also(citation)}'
        f'<span class="open">Show on the page</span></a>'
    )


def _also(citation: Citation) -> str:
    """Where the same report stands in other papers."""
    places = "; ".join(f"{each.file}, PDF page {each.page}" for each in citation.also_in)
    return f'<span class="also">Also in {escape(places)}</span>' if places else ""


def _marker_link(hit: re.Match[str], by_marker: dict[int, Citation]) -> str:
    citation = by_marker.get(int(hit[1]))
    if citation is None:
        return hit[0]
    return f'<a class="marker" {_link(citation)}><span class="unseen">Quote </span>{citation.marker}</a>'


def _link(citation: Citation) -> str:
    """The marked picture's address; the page viewer reads paper, page and boxes from it."""
    return f'href="{escape(picture_url(citation.document.doc_id, citation.page, citation.boxes))}"'


def _place(citation: Citation) -> list[str]:
    """Where the quote stands: date, item, and the page by each of its numbers."""
    place = []
    if citation.document.meeting_date:
        place.append(spoken_date(citation.document.meeting_date))
    if citation.item:
        place.append(f"item {citation.item}")
    if citation.period:
        place.append(citation.period)
    return [*place, *page_numbers(citation.page, citation.page_label, citation.page_own_label)]


def spoken_date(day: date) -> str:
    """A date as a person writes it: "10 November 2025"."""
    return f"{day.day} {day:%B %Y}"


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.splitlines())


def _one_block(html: str) -> str:
    """The HTML on one line: a blank line would end the block, and what follows be read as Markdown."""
    return re.sub(r"\s*[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+\s*", " ", html)
