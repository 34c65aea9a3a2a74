"""Counting in the embedding model's own word pieces, without loading the model."""

from collections.abc import Callable
from pathlib import Path

CountWordPieces = Callable[[str], int]


def counter(tokenizer_file: Path) -> CountWordPieces:
    """A function from text to its number of word pieces, [CLS] and [SEP] not counted."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(tokenizer_file))
    tokenizer.no_truncation()
    tokenizer.no_padding()

    def count(text: str) -> int:
        return len(tokenizer.encode(text, add_special_tokens=False).ids)

    return count
