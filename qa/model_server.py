"""A model server, spoken to through LlamaIndex's OpenAI-compatible interface: messages in, words out, all in time.

Ollama, vLLM, llama.cpp and OpenAI take the address up to and with `/v1` as it is; so does Azure's `/openai/v1`. Azure's
older addresses (`.../openai/deployments/NAME?api-version=...`) are known by their query, which goes with every call;
then the key is sent in Azure's own header too.
"""

import asyncio
import importlib
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from core.errors import GenerationError, GenerationTimeout, MalformedAnswer, SettingsError
from core.settings import QaSettings

LONGEST = 20_000  # characters: a server that does not know when to stop is stopped
NO_KEY = "none"  # something must be sent, and what OPENAI_API_KEY holds is not for this server


@dataclass(frozen=True)
class Message:
    """One turn of the conversation with the model."""

    role: Literal["system", "user", "assistant"]
    text: str


class Model(Protocol):
    """Writes on from a conversation."""

    def write(self, messages: Sequence[Message], deadline: float) -> Iterator[str]:
        """Yield the words as they come. Raises GenerationError; GenerationTimeout at `deadline` (time.monotonic)."""
        ...


class ModelServer:
    """The server that the settings name."""

    def __init__(self, qa: QaSettings) -> None:
        """Raises SettingsError when the settings name no server that could be called."""
        # seconds to import: now, and not in the time that the first answer has
        importlib.import_module("openai.resources.chat.completions")
        from llama_index.llms.openai_like import OpenAILike

        self._interface = OpenAILike
        self._qa = qa
        parts = urlsplit(qa.model_url or "")
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise SettingsError(
                "PAPERS_QA__MODEL_URL is no address of a model server; it looks like http://127.0.0.1:11434/v1."
            )
        if not qa.model_name:
            raise SettingsError(
                "PAPERS_QA__MODEL_NAME is not set; give the name under which the server at PAPERS_QA__MODEL_URL "
                "knows its model."
            )
        self._base = urlunsplit(parts._replace(query="", fragment=""))
        self._query = dict(parse_qsl(parts.query))
        self._key = qa.model_key.get_secret_value() if qa.model_key else NO_KEY
        self._name = qa.model_name
        self.place = f"{parts.hostname}:{parts.port}" if parts.port else parts.hostname

    def write(self, messages: Sequence[Message], deadline: float) -> Iterator[str]:
        """Yield the words as they come.

        Raises GenerationTimeout when `deadline` (time.monotonic) passes, GenerationError when the server cannot be
        reached or refuses, MalformedAnswer when what it sends holds no words.
        """
        length = 0
        # one loop for one answer: its time is kept exactly, also while the server sends nothing
        with asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner:
            words = self._words(messages)
            try:
                while (piece := runner.run(self._next(words, deadline))) is not None:
                    length += len(piece)
                    if length > LONGEST:
                        break
                    yield piece
            finally:
                runner.run(words.aclose())  # type: ignore[attr-defined]
        if not length:
            raise MalformedAnswer(
                f"The model server at {self.place} wrote no words. Check that it runs a chat model."
            )

    async def _next(self, words: AsyncIterator[str], deadline: float) -> str | None:
        from httpx import HTTPError
        from openai import APIConnectionError, APIError, APIStatusError

        try:
            async with asyncio.timeout(max(deadline - time.monotonic(), 0)):
                return await anext(words, None)
        except TimeoutError as exc:
            limit = self._qa.model_timeout_s
            raise GenerationTimeout(
                f"The model server at {self.place} did not finish within {limit:g} s (PAPERS_QA__MODEL_TIMEOUT_S)."
            ) from exc
        except APIStatusError as exc:
            raise GenerationError(self._refused(exc.status_code)) from exc
        except (APIConnectionError, HTTPError) as exc:
            raise GenerationError(
                f"The model server at {self.place} cannot be reached, or broke off. Start it, or correct "
                "PAPERS_QA__MODEL_URL."
            ) from exc
        except APIError as exc:
            raise GenerationError(
                f"The model server at {self.place} reported a fault while it wrote."
            ) from exc
        except (ValueError, TypeError, AttributeError, LookupError) as exc:
            # how the libraries stumble over what is no answer of this protocol
            raise MalformedAnswer(
                f"What the model server at {self.place} sent is no chat completion ({type(exc).__name__}). "
                "PAPERS_QA__MODEL_URL usually ends in /v1."
            ) from exc

    def _refused(self, status: int) -> str:
        """What a status means, without the server's own words: they may repeat the key."""
        told = {
            401: "It does not take the key; correct PAPERS_QA__MODEL_KEY.",
            403: "It does not take the key; correct PAPERS_QA__MODEL_KEY.",
            404: "PAPERS_QA__MODEL_URL usually ends in /v1, and PAPERS_QA__MODEL_NAME must be a model it has.",
            429: "It has too much to do; ask again later.",
        }
        more = told.get(status, "Its own log says why.")
        return f"The model server at {self.place} refused with status {status}. {more}"

    async def _words(self, messages: Sequence[Message]) -> AsyncIterator[str]:
        from httpx import AsyncClient
        from llama_index.core.llms import ChatMessage

        azure = {"api-key": self._key} if "api-version" in self._query else {}
        # a redirect would take the papers' words, and the key, to where no setting has sent them
        async with AsyncClient(
            params=self._query, headers=azure, timeout=None, follow_redirects=False
        ) as connection:
            llm = self._interface(
                model=self._name,
                api_base=self._base,
                api_key=self._key,
                is_chat_model=True,
                temperature=0.0,
                max_tokens=self._qa.model_max_tokens,
                max_retries=0,
                async_http_client=connection,
            )
            said = [ChatMessage(role=message.role, content=message.text) for message in messages]
            async for chunk in await llm.astream_chat(said):
                if chunk.delta:
                    yield chunk.delta
