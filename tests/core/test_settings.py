"""Settings from the environment: a misspelt or impossible one stops start-up and is named."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from core.errors import SettingsError
from core.settings import Settings, load_settings


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch):
    """No variable of the machine's own; what a test sets is taken back."""
    import os

    for name in list(os.environ):
        if name.upper().startswith("PAPERS_"):
            monkeypatch.delenv(name)


def test_defaults_work_without_any_variable():
    settings = load_settings()

    assert settings.data_dir == Path("data")
    assert settings.ui.host == "127.0.0.1"
    assert settings.qa.model_key is None


def test_variable_sets_a_field_of_a_group(monkeypatch):
    monkeypatch.setenv("PAPERS_QA__TOP_K", "8")

    assert load_settings().qa.top_k == 8


def test_folder_given_wins_over_the_variable(monkeypatch, tmp_path):
    monkeypatch.setenv("PAPERS_DATA_DIR", "/elsewhere")

    assert load_settings().data_dir == Path("/elsewhere")
    assert load_settings(tmp_path).data_dir == tmp_path
    assert load_settings(tmp_path).catalogue_path == tmp_path / "catalogue.sqlite3"


@pytest.mark.parametrize("name", ["PAPERS_DATADIR", "PAPERS_TOP_K", "papers_qaa__top_k", "PAPERS_"])
def test_misspelt_variable_is_named_with_those_that_are_known(name, monkeypatch):
    monkeypatch.setenv(name, "8")

    with pytest.raises(SettingsError) as told:
        load_settings()

    assert str(told.value) == (
        f"{name} is not a setting. Known are PAPERS_DATA_DIR, PAPERS_INDEX, PAPERS_INGEST, PAPERS_QA, PAPERS_UI "
        "(groups: GROUP__NAME)."
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PAPERS_QA__TOPK", "8"),
        ("PAPERS_QA__TOP_K", "many"),
        ("PAPERS_QA__TOP_K", "0"),
        ("PAPERS_QA__REFUSE_BELOW", "1.5"),
        ("PAPERS_UI__PORT", "70000"),
        ("PAPERS_INGEST__MAX_PAGES", ""),
        ("PAPERS_INDEX__EMBEDDING_DTYPE", "int8"),
        ("PAPERS_INGEST__PASSAGE_WORD_PIECES", "300"),
    ],
    ids=[
        "misspelt",
        "no number",
        "too small",
        "too large",
        "no port",
        "empty",
        "no choice",
        "more than the model reads",
    ],
)
def test_value_that_cannot_work_is_named_with_its_variable(name, value, monkeypatch):
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError, match=rf"^{name} cannot be used: .+\. Correct it or unset it\.$"):
        load_settings()


def test_group_that_is_no_json_is_named(monkeypatch):
    monkeypatch.setenv("PAPERS_QA", "top_k=8")

    with pytest.raises(SettingsError, match="PAPERS_QA"):
        load_settings()


def test_key_of_a_model_is_never_printed(monkeypatch):
    monkeypatch.setenv("PAPERS_QA__MODEL_KEY", "sesame")

    settings = load_settings()

    assert "sesame" not in f"{settings!r} {settings} {settings.model_dump_json()}"
    assert settings.qa.model_key is not None
    assert settings.qa.model_key.get_secret_value() == "sesame"


def test_settings_cannot_be_changed_after_start():
    with pytest.raises(ValidationError):
        Settings().data_dir = Path("elsewhere")  # type: ignore[misc]  # that it fails is the point
