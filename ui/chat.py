"""The chat page: a conversation on the left, the page a quote stands on beside it.

Gradio carries questions and answers; the page viewer is a script of ours (`static/chat.js`) that shows
pictures the API draws. The conversation is kept on the server, so that nothing a browser sends back is
trusted as an earlier answer.
"""

import asyncio
import logging
import os
from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

from fastapi import FastAPI
from starlette.routing import Match, Mount
from starlette.types import Scope

from core.domain import Answer, Said, Turn
from core.errors import PapersError
from ui.markup import answer_html, notice_html, question_html, telling_html, waiting_html
from ui.ports import Service

# Before Gradio is imported: it reads these once, and would otherwise call home for versions and analytics.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_OFFLINE"] = "1"
# Its own statistics of every question, summed up in pandas after each: nobody reads them, so they never fall due.
os.environ["GRADIO_ANALYTICS_MAX_EVENTS"] = "1"
os.environ["GRADIO_ANALYTICS_CACHE_FREQUENCY"] = "1000000000"

import gradio as gr

MAX_TURNS: Final = 12  # messages of history that a follow-up question can lean on
MAX_EXAMPLES: Final = 4
_SYSTEM_FONTS: Final = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Liberation Sans", "sans-serif"]
_MONO_FONTS: Final = ["ui-monospace", "Liberation Mono", "monospace"]
_HEAD: Final = """
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/page/chat.css">
<script src="/page/chat.js" defer></script>
"""
_log = logging.getLogger(__name__)


class Conversation(NamedTuple):
    """What was said: `turns` for the service, `messages` as the page shows them."""

    turns: tuple[Turn, ...] = ()
    messages: tuple[dict[str, str], ...] = ()

    def with_message(self, role: str, html: str) -> "Conversation":
        return self._replace(messages=(*self.messages, {"role": role, "content": html}))

    def with_turns(self, question: str, answer: str) -> "Conversation":
        said = (Turn(role="user", content=question), Turn(role="assistant", content=answer))
        return self._replace(turns=(*self.turns, *said)[-MAX_TURNS:])


def reply(service: Service, question: str, so_far: Conversation) -> Iterator[Conversation]:
    """The conversation with the question in it, and then with its answer, or a sentence on what went wrong."""
    asked = so_far.with_message("user", question_html(question))
    yield asked.with_message("assistant", waiting_html())
    try:
        yield from _told(service, question, so_far, asked)
    except PapersError as exc:
        yield asked.with_message("assistant", notice_html(exc.title, str(exc)))
    except Exception as exc:  # noqa: BLE001 - a person in a chat is told, and the log has the whole story
        _log.error("a question in the chat failed", exc_info=exc)
        yield asked.with_message(
            "assistant", notice_html(PapersError.title, "Please ask again, or report it.")
        )


def _told(
    service: Service, question: str, so_far: Conversation, asked: Conversation
) -> Iterator[Conversation]:
    """The conversation each time more of the answer is known."""
    said = ""
    for event in service.stream(question, so_far.turns):
        if isinstance(event, Said):
            said += event.text
            yield asked.with_message("assistant", telling_html(said))
        elif isinstance(event, Answer):
            yield asked.with_message("assistant", answer_html(event)).with_turns(question, event.text)


def mount_chat(app: FastAPI, service: Service) -> None:
    """Serve the chat page at / of `app`, and of Gradio's many routes only those the page needs."""
    _inside_a_loop(lambda: _mount(app, service))
    mounted = app.router.routes.pop()
    assert isinstance(mounted, Mount)
    app.router.routes.append(PageMount("/", app=mounted.app))


def _inside_a_loop(build: Callable[[], None]) -> None:
    """Build while an event loop runs: Gradio would make, and leave open, one of its own for each lock."""

    async def built() -> None:
        build()

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        asyncio.run(built())
    else:
        build()


def _mount(app: FastAPI, service: Service) -> None:
    gr.mount_gradio_app(
        app,
        build_page(service),
        path="/",
        footer_links=[],
        run_history=False,
        show_error=False,
        max_file_size=1,
        ssr_mode=False,
        enable_monitoring=False,
        pwa=False,
        mcp_server=False,
        theme=_theme(),
        head=_HEAD,
    )


class PageMount(Mount):
    """The chat page's mount: everything that is not the page is left to the API to answer, with a problem."""

    _EXACT: Final = frozenset(
        ("/", "/config", "/theme.css", "/gradio_api/info", "/gradio_api/startup-events", "/gradio_api/queue/join",
         "/gradio_api/queue/data", "/gradio_api/cancel", "/gradio_api/reset")
    )  # fmt: skip
    _BELOW: Final = ("/assets/", "/static/", "/gradio_api/heartbeat/")

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        path = scope.get("path", "")
        if path in self._EXACT or path.startswith(self._BELOW):
            return super().matches(scope)
        return Match.NONE, {}


def build_page(service: Service) -> gr.Blocks:
    """The page's components and what happens on each event."""
    page = gr.Blocks(title="Board Papers", analytics_enabled=False, fill_width=True)
    with page:
        _still(_MASTHEAD, "masthead")
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="talk", scale=5, min_width=320):
                _still(_WELCOME, "welcome")
                chat = _chatbot()
                with gr.Row(elem_id="examples"):
                    examples = [gr.Button(visible=False, elem_classes="example") for _ in range(MAX_EXAMPLES)]
                with gr.Row(elem_id="ask-row"):
                    question = gr.Textbox(
                        label="Your question",
                        placeholder="Ask in your own words",
                        lines=1,
                        max_lines=6,
                        scale=8,
                        autofocus=True,
                        elem_id="question",
                        html_attributes=gr.InputHTMLAttributes(autocomplete="off"),
                    )
                    ask = gr.Button("Ask", variant="primary", scale=1, min_width=96, elem_id="ask")
                restart = gr.Button("Start again", size="sm", elem_id="restart")
            with gr.Column(elem_id="paper", scale=5, min_width=320):
                _still(_VIEWER, "viewer")
        _still(_FOOT, "foot")
        _wire(page, service, chat, question, ask, restart, examples)
    return page


def _wire(
    page: gr.Blocks,
    service: Service,
    chat: gr.Chatbot,
    question: gr.Textbox,
    ask: gr.Button,
    restart: gr.Button,
    examples: list[gr.Button],
) -> None:
    state = gr.State(Conversation)
    shown: list[Any] = [chat, state, question, *examples]
    hidden = [gr.Button(visible=False) for _ in examples]

    def respond(asked: str, so_far: Conversation) -> Iterator[list[Any]]:
        if not asked.strip():
            yield [gr.skip()] * len(shown)
            return
        for now in reply(service, asked, so_far):
            yield [list(now.messages), now, "", *hidden]

    def first_examples() -> list[gr.Button]:
        return _example_buttons(service)

    def clear() -> list[Any]:
        return [[], Conversation(), "", *_example_buttons(service)]

    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private", "concurrency_limit": 8}
    gr.on([question.submit, ask.click], respond, [question, state], shown, trigger_mode="once", **quiet)
    for example in examples:
        example.click(respond, [example, state], shown, trigger_mode="once", **quiet)
    restart.click(clear, None, shown, **quiet)
    page.load(first_examples, None, examples, **quiet)


def _example_buttons(service: Service) -> list[gr.Button]:
    """Buttons with questions that the papers at hand answer; hidden ones where there are fewer."""
    try:
        questions = service.example_questions()[:MAX_EXAMPLES]
    except PapersError:
        questions = ()  # still starting, or no papers yet: the first question will say so
    spare = MAX_EXAMPLES - len(questions)
    return [gr.Button(text, visible=True) for text in questions] + [gr.Button(visible=False)] * spare


def _chatbot() -> gr.Chatbot:
    return gr.Chatbot(
        label="Conversation",
        show_label=False,
        elem_id="conversation",
        layout="bubble",
        height="auto",
        autoscroll=False,  # it would show the end of an answer; `chat.js` shows its beginning
        min_height=0,
        buttons=[],
        feedback_options=None,
        latex_delimiters=[],
        allow_tags=False,
        allow_file_downloads=False,
        group_consecutive_messages=False,
        container=False,
    )


def _still(html: str, elem_id: str) -> gr.Markdown:
    """Fixed markup of our own; no paper's or person's words ever pass through here."""
    return gr.Markdown(html, sanitize_html=False, latex_delimiters=[], elem_id=elem_id, container=False)


def _theme() -> gr.Theme:
    """System fonts only, and one look by day and night: the pictures of pages are white either way."""
    theme = gr.themes.Base(font=_SYSTEM_FONTS, font_mono=_MONO_FONTS)
    for name in [name for name in vars(theme) if name.endswith("_dark")]:
        setattr(theme, name, getattr(theme, name.removesuffix("_dark"), None))
    return theme


_MASTHEAD: Final = (
    '<header class="band"><img src="/page/icon.svg" alt="" width="40" height="40">'
    '<div><h1>Board Papers</h1><p class="tagline">Answers only in the papers’ own words, with the page each stands'
    " on. Says so when the papers do not say.</p></div>"
    '<nav aria-label="More"><a href="/docs">For programs</a></nav></header>'
)
_WELCOME: Final = (
    '<div class="hello"><h2>What do you want to know?</h2><p>Ask about a figure, a decision or a date. Every answer '
    "quotes the papers; choose a quote to see it marked on its page.</p></div>"
)
_VIEWER: Final = (
    '<section id="sheet" aria-labelledby="sheet-title" tabindex="-1"><div class="sheet-head">'
    '<div><h2 id="sheet-title">The page</h2><p id="sheet-place" aria-live="polite">Choose a quote to see it here, with '
    'its words marked.</p></div><p class="sheet-links" hidden><a id="sheet-pdf" target="_blank" rel="noopener">Open '
    'the PDF</a><a id="sheet-back" href="#question">Back to the chat</a></p></div>'
    '<div id="sheet-scroll" tabindex="0" role="region" aria-label="Picture of the page"><p id="sheet-empty">'
    '<span class="blank" aria-hidden="true"></span>No page chosen yet</p>'
    '<img id="sheet-picture" alt="" hidden></div>'
    '<details id="sheet-words" hidden><summary>The page’s text, for reading aloud or copying</summary>'
    '<div id="sheet-text"></div></details></section>'
)
_FOOT: Final = (
    '<footer class="foot"><p>Board Papers quotes; it does not advise. Check the page before you rely on a figure. '
    "Nothing you ask leaves this machine’s service.</p></footer>"
)
