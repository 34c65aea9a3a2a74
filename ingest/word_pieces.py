"""Counting in the embedding model's own word pieces, without loading the model."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

CountWordPieces = Callable[[str], int]
WORDS_KEPT = 50_000


@lru_cache(maxsize=2)
def counter(tokenizer_file: Path) -> CountWordPieces:
    """A function from text to its number of word pieces, [CLS] and [SEP] not counted."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(tokenizer_file))
    tokenizer.no_truncation()
    tokenizer.no_padding()

    @lru_cache(WORDS_KEPT)
    def count_word(word: str) -> int:
        return len(tokenizer.encode(word, add_special_tokens=False).ids)

    def count(text: str) -> int:
        # no piece reaches over white space (Devlin et al. 2019), and most words of a paper come again and again
        return sum(map(count_word, text.split()))

    return count
