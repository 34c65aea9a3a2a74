"""Word pieces: counted word by word, and as many as the model makes of the whole."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from core.settings import IndexSettings
from index.packaged_model import model_folder
from ingest.word_pieces import CountWordPieces, counter

# page texts hold no control characters, nor white space other than spaces and newlines
READABLE = st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp"))
TOKENIZER = model_folder(IndexSettings().embedding_model) / "tokenizer.json"


@pytest.fixture(scope="module")
def whole() -> CountWordPieces:
    tokenizer = Tokenizer.from_file(str(TOKENIZER))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return lambda text: len(tokenizer.encode(text, add_special_tokens=False).ids)


@given(st.text(READABLE | st.sampled_from(" \n.,%£’-é")))
@example("")
@example("  \n ")
@example("£27.7m (2024/25)\nchildren’s homes – café 东京 e\u0301")
def test_words_have_together_as_many_pieces_as_the_text(whole, text):
    assert counter(TOKENIZER)(text) == whole(text)


def test_tokenizer_is_loaded_once():
    assert counter(Path(TOKENIZER)) is counter(Path(TOKENIZER))
