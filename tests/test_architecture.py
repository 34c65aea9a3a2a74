"""Imports go one way, and each library stays at home: docs/architecture.md, enforced."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("core", "ingest", "index", "qa", "ui", "eval")

# what a folder may import of ours, besides itself
ALLOWED = {
    "core": set(),
    "ingest": {"core"},
    "index": {"core"},
    "qa": {"core", "index"},
    "eval": {"core", "index", "qa"},
    "ui": {"core", "ingest", "index", "qa"},
}

# where a library may be imported; anything not named here is free
HOMES = {
    "pypdf": {"ingest"},
    "pypdfium2": {"ingest"},
    "pdfplumber": {"ingest", "eval/proof_pages.py"},
    "chromadb": {"index"},
    "sentence_transformers": {"index"},
    "transformers": {"index"},
    "torch": {"index"},
    "llama_index": {"index", "qa"},
    "openai": {"qa"},
    "httpx": {"qa"},
    "fastapi": {"ui"},
    "starlette": {"ui"},
    "uvicorn": {"ui"},
    "gradio": {"ui"},
    "typer": {"ui"},
    "rich": {"ui", "eval"},
    "ir_measures": {"eval/metrics.py"},
    "reportlab": set(),
    "pytest": set(),
    "hypothesis": set(),
}

# six seconds or more to import: only inside a function, so that `papers --help` stays under half a second
HEAVY = {"chromadb", "sentence_transformers", "transformers", "torch", "llama_index", "openai", "gradio"}


def modules(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


MODULES = [path for folder in FOLDERS for path in modules(folder)]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Yield (dotted name, statement) for every import under a node, wherever it stands."""
    for child in ast.walk(node):
        if isinstance(child, ast.Import):
            yield from ((alias.name, child) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, "imports are absolute"
            yield child.module or "", child


def imported(path: Path) -> set[str]:
    """Top-level names that a module imports, inside functions too."""
    return {name.split(".")[0] for name, _ in imports(ast.parse(path.read_text(encoding="utf-8")))}


def imported_on_load(path: Path) -> set[str]:
    """Top-level names that importing the module imports: not those inside functions or for type checkers only."""
    found: set[str] = set()
    waiting: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) or _is_type_checking(node):
            continue
        if isinstance(node, ast.Import | ast.ImportFrom):
            found |= {name.split(".")[0] for name, _ in imports(node)}
        waiting.extend(ast.iter_child_nodes(node))
    return found


def _is_type_checking(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_of_ours_go_one_way(path):
    folder = path.relative_to(ROOT).parts[0]
    ours = imported(path) & set(FOLDERS) - {folder}
    # the one exception: the `papers eval` command, which loads eval only when it is called
    if name_of(path) == "ui/cli.py":
        assert "eval" not in imported_on_load(path)
        ours -= {"eval"}

    assert ours <= ALLOWED[folder]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_libraries_stay_at_home(path):
    place, folder = name_of(path), path.relative_to(ROOT).parts[0]
    strays = {library for library in imported(path) & HOMES.keys() if not HOMES[library] & {place, folder}}

    assert not strays


def test_code_never_imports_tests_or_samples():
    strays = {name_of(path) for path in MODULES if imported(path) & {"tests", "samples"}}

    assert not strays


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_heavy_libraries_are_loaded_when_needed_and_not_before(path):
    # the chat page cannot be built without Gradio, so it is ui/chat.py that is loaded late
    heavy = imported_on_load(path) & HEAVY - ({"gradio"} if name_of(path).startswith("ui/chat") else set())

    assert not heavy


def test_command_line_loads_nothing_heavy():
    """Importing `ui.cli` must not reach, by any chain of imports on load, a module that loads a heavy library."""
    reached, waiting = set(), [ROOT / "ui" / "cli.py"]
    while waiting:
        path = waiting.pop()
        if path in reached or not path.is_file():
            continue
        reached.add(path)
        waiting += list(_ours_on_load(path))
    heavy = {
        name_of(path) for path in reached if imported_on_load(path) & (HEAVY | {"pypdfium2", "pdfplumber"})
    }

    assert not heavy


def _ours_on_load(path: Path) -> Iterator[Path]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for statement in tree.body:
        for name, node in imports(statement) if isinstance(statement, ast.Import | ast.ImportFrom) else ():
            if name.split(".")[0] in FOLDERS:
                yield _file_of(name)
                if isinstance(node, ast.ImportFrom):
                    yield from (_file_of(f"{name}.{alias.name}") for alias in node.names)


def _file_of(module: str) -> Path:
    plain = ROOT.joinpath(*module.split("."))
    return plain / "__init__.py" if plain.is_dir() else plain.with_suffix(".py")


def test_every_module_says_what_it_is_for():
    silent = [
        name_of(path)
        for path in MODULES
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]

    assert not silent


def test_rules_name_folders_and_files_that_are_there():
    homes = {home for places in HOMES.values() for home in places}

    assert all((ROOT / home).exists() for home in homes)
    assert set(ALLOWED) == set(FOLDERS)


def test_walk_sees_what_it_should(tmp_path):
    """The tests above are worth what this walk is worth."""
    module = tmp_path / "module.py"
    module.write_text(
        "import json\nfrom typing import TYPE_CHECKING\n"
        "if TYPE_CHECKING:\n    import chromadb\n"
        "try:\n    import torch.nn\nexcept ImportError:\n    pass\n"
        "def late():\n    from gradio import Blocks\n"
    )

    assert imported(module) == {"json", "typing", "chromadb", "torch", "gradio"}
    assert imported_on_load(module) == {"json", "typing", "torch"}
    assert "json" in sys.stdlib_module_names
