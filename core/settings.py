"""Settings, read once in an entry point and passed down.

Every field can be set by the environment: `PAPERS_DATA_DIR`, `PAPERS_QA__TOP_K`. Groups forbid
extras, so that a misspelt knob stops start-up instead of passing unseen.
"""

import os
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from pydantic_settings import SettingsError as UnparsedGroup

from core.errors import SettingsError

PREFIX = "PAPERS_"


class Group(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class IngestSettings(Group):
    """Limits hold for each file, which is read in a process of its own."""

    passage_word_pieces: int = Field(
        default=150,
        ge=40,
        le=250,
        description="most word pieces of quoted text; the model reads 256 with the context",
    )
    max_pages: int = Field(default=2000, ge=1, description="pages a file may have")
    max_file_mb: int = Field(default=500, ge=1, description="size a file may have")
    max_page_points: float = Field(default=14400.0, gt=0, description="longest side of a page, in points")
    timeout_s: float = Field(default=600.0, gt=0, description="time that reading one file may take")
    max_memory_mb: int = Field(default=4096, ge=256, description="memory that reading one file may take")
    workers: int = Field(default=2, ge=1, le=64, description="files read at once")


class IndexSettings(Group):
    embedding_model: str = Field(
        default="all-MiniLM-L6-v2", description="packaged model, or a folder with another"
    )
    embedding_dtype: Literal["auto", "bfloat16", "float32"] = "auto"
    batch_size: int = Field(default=64, ge=1, le=1024)


class QaSettings(Group):
    mode: Literal["extractive", "generative"] = "extractive"
    top_k: int = Field(default=10, ge=1, le=100, description="passages returned with an answer")
    candidates: int = Field(
        default=100, ge=10, le=1000, description="passages each search brings to the fusion"
    )
    max_question_chars: int = Field(default=2000, ge=10)
    max_draft_chars: int = Field(
        default=20_000, ge=100, description="length of a draft that is checked at once"
    )
    max_quotes: int = Field(default=6, ge=1, le=10, description="supporting quotes under the lead")
    refuse_below: float = Field(
        default=0.23, ge=0.0, le=1.0, description="evidence score under which we do not answer"
    )
    model_url: str | None = Field(
        default=None, description="an OpenAI-compatible server, for mode generative"
    )
    model_name: str | None = Field(
        default=None, description="the name under which that server knows its model"
    )
    model_key: SecretStr | None = None
    model_timeout_s: float = Field(
        default=60.0, gt=0, description="time that a model's answer may take, writing again included"
    )
    model_passages: int = Field(default=8, ge=1, le=50, description="passages that a model is given")
    model_max_tokens: int = Field(default=500, ge=50, description="most tokens that a model writes at a time")


class UiSettings(Group):
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    max_body_bytes: int = Field(default=1_000_000, ge=1000, description="size a JSON request may have")
    page_dpi: int = Field(default=110, ge=36, le=300)


class Settings(BaseSettings):
    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_nested_delimiter="__", frozen=True, extra="forbid", env_file=None
    )

    data_dir: Path = Field(default=Path("data"), description="everything the service keeps lies under it")
    ingest: IngestSettings = IngestSettings()
    index: IndexSettings = IndexSettings()
    qa: QaSettings = QaSettings()
    ui: UiSettings = UiSettings()

    @property
    def catalogue_path(self) -> Path:
        return self.data_dir / "catalogue.sqlite3"

    @property
    def chroma_path(self) -> Path:
        return self.data_dir / "chroma"


def load_settings(data_dir: Path | None = None) -> Settings:
    """Settings from the environment; `data_dir`, where given, wins.

    Raises SettingsError naming the variable when a value cannot work, or a name is misspelt.
    """
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    for name in sorted(os.environ):
        if name.upper().startswith(PREFIX) and name.upper().split("__", 1)[0] not in known:
            raise SettingsError(
                f"{name} is not a setting. Known are {', '.join(sorted(known))} (groups: GROUP__NAME)."
            )
    try:
        return Settings() if data_dir is None else Settings(data_dir=data_dir)
    except ValidationError as exc:
        first = exc.errors()[0]
        variable = PREFIX + "__".join(str(part).upper() for part in first["loc"])
        raise SettingsError(f"{variable} cannot be used: {first['msg']}. Correct it or unset it.") from exc
    except UnparsedGroup as exc:
        raise SettingsError(
            f"A group's own variable ({', '.join(sorted(known))}) takes JSON, and one does not hold any: {exc}. "
            f"Set single values, as in {PREFIX}QA__TOP_K=8."
        ) from exc
