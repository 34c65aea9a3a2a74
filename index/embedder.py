"""Text in, unit vectors out: sentence-transformers through LlamaIndex.

Importing this module is cheap; torch and sentence-transformers (six seconds) load with the first embedding.
"""

import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from core.settings import IndexSettings
from index.packaged_model import model_folder

if TYPE_CHECKING:
    from llama_index.embeddings.huggingface import HuggingFaceEmbedding

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Anything that embeds; tests use one that hashes words."""

    @property
    def name(self) -> str: ...

    @property
    def language(self) -> frozenset[str]:
        """Whole words of the language that the model's tokenizer knows: no misspellings."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors for passages, `(n_texts, dim)`, float32, unit length."""
        ...

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors for questions, `(n_texts, dim)`, float32, unit length."""
        ...


class SentenceEmbedder:
    """The configured sentence-transformers model, loaded on first use.

    bfloat16 is chosen where the CPU computes it natively (AMX): 3.6 times float32's speed, cosine between the two
    at least 0.998 (measured, design.md). Elsewhere bfloat16 is emulated and slower, so float32.
    """

    def __init__(self, settings: IndexSettings, stamp_dir: Path | None = None) -> None:
        self._settings = settings
        self._stamp_dir = stamp_dir

    @property
    def name(self) -> str:
        return self._settings.embedding_model

    @cached_property
    def folder(self) -> Path:
        return model_folder(self._settings.embedding_model, self._stamp_dir)

    @cached_property
    def language(self) -> frozenset[str]:
        from tokenizers import Tokenizer

        vocabulary = Tokenizer.from_file(str(self.folder / "tokenizer.json")).get_vocab()
        return frozenset(word for word in vocabulary if word.isalpha())

    @cached_property
    def _model(self) -> "HuggingFaceEmbedding":
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        folder = self.folder
        import torch
        from llama_index.embeddings.huggingface import HuggingFaceEmbedding
        from transformers.utils import logging

        # 90 MB load in a blink, and stderr is for our own progress
        logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # transformers does not type it

        dtype = torch.bfloat16 if self._use_bfloat16() else torch.float32
        return HuggingFaceEmbedding(
            model_name=str(folder),
            device="cpu",
            embed_batch_size=self._settings.batch_size,
            model_kwargs={"dtype": dtype},
        )

    def _use_bfloat16(self) -> bool:
        import torch

        if self._settings.embedding_dtype != "auto":
            return self._settings.embedding_dtype == "bfloat16"
        return bool(torch.cpu.get_capabilities().get("amx_bf16", False))

    def embed(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.empty((0, 0), dtype=np.float32)
        return np.asarray(self._model.get_text_embedding_batch(list(texts)), dtype=np.float32)

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        # LlamaIndex's public call takes one question at a time, each at nearly the cost of all of them
        return np.asarray(self._model._embed(list(texts), prompt_name="query"), dtype=np.float32)
