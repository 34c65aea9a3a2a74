"""What holds for the repository as a whole: its papers of record, its versions, its commands."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("core", "ingest", "index", "qa", "ui", "eval")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ADRS = sorted((ROOT / "docs" / "adr").glob("*.md"))


def pins() -> dict[str, Requirement]:
    """Every pinned version, by the package's canonical name."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    found = [Requirement(line) for line in lines if line.strip() and not line.startswith("#")]
    return {canonicalize_name(requirement.name): requirement for requirement in found}


def declared() -> list[Requirement]:
    project = PROJECT["project"]
    extras = project["optional-dependencies"].values()
    return [
        Requirement(line)
        for line in (*project["dependencies"], *(line for extra in extras for line in extra))
    ]


def tracked_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_readme_is_under_150_lines():
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) < 150


def test_readme_links_to_files_that_are_there():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:)([^)#]+)", text)

    assert links
    assert not [link for link in links if not (ROOT / link).exists()]


def test_readme_and_contributing_name_make_targets_that_exist():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.M))
    for name in ("README.md", "CONTRIBUTING.md"):
        used = re.findall(r"(?:`|^    )make ([a-z-]+)", (ROOT / name).read_text(encoding="utf-8"), flags=re.M)
        assert used
        assert set(used) <= targets


def test_every_make_target_is_phony_and_explained():
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):(?!=)", text, flags=re.M))
    phony = set(re.findall(r"^\.PHONY: (.+)$", text, flags=re.M)[0].split())

    assert targets == phony
    assert not [name for name in targets if not re.search(rf"^{name}:.*## \w", text, flags=re.M)]


def test_every_dependency_is_pinned():
    pinned = pins()

    assert not [one.name for one in declared() if canonicalize_name(one.name) not in pinned]


def test_what_the_dependencies_need_is_pinned_too():
    """All that is needed here, on this machine and Python, to install the project and run its tests."""
    pinned, seen = pins(), set()
    waiting = [(canonicalize_name(one.name), frozenset(one.extras)) for one in declared()]
    while waiting:
        name, extras = waiting.pop()
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        for line in metadata.requires(name) or ():
            needed = Requirement(line)
            if needed.marker is None or any(
                needed.marker.evaluate({"extra": extra}) for extra in ("", *extras)
            ):
                waiting.append((canonicalize_name(needed.name), frozenset(needed.extras)))
    # a CUDA build of torch brings GPU packages, which CONTRIBUTING.md leaves to the machine
    missing = {
        name for name, _ in seen if name not in pinned and not name.startswith(("nvidia-", "cuda-", "triton"))
    }

    assert len(seen) > 100
    assert not missing


def test_every_pin_is_one_exact_version_without_a_build_tag():
    loose = [str(one) for one in pins().values() if not re.fullmatch(r"==[^,+*]+", str(one.specifier))]

    assert not loose
    assert str(pins()["torch"].specifier) == "==2.13.0"


def test_what_is_installed_is_what_is_pinned():
    """The tests vouch for these versions, so these must be the ones they ran with."""
    others = {
        name: metadata.version(name)
        for name in (canonicalize_name(one.name) for one in declared())
        if not pins()[name].specifier.contains(metadata.version(name), prereleases=True)
    }

    assert not others


def test_every_library_that_is_imported_is_declared():
    """Not only there because something else needs it."""
    known = {canonicalize_name(one.name) for one in declared()}
    by_import = metadata.packages_distributions()
    own = {*PACKAGES, "benchmarks", "tests", "samples", *sys.stdlib_module_names}
    missing = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in tracked_files()
        if path.suffix == ".py"
        and path.relative_to(ROOT).parts[0] in {*PACKAGES, "benchmarks", "samples", "tests"}
        for name in _top_level_imports(path) - own
        if not known & {canonicalize_name(package) for package in by_import.get(name, [name])}
    }

    assert not missing


def _top_level_imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add((node.module or "").split(".")[0])
    return found


def test_every_package_is_listed_by_name():
    there = {
        ".".join(folder.relative_to(ROOT).parts)
        for name in PACKAGES
        for folder in (ROOT / name, *(ROOT / name).rglob("*"))
        if folder.is_dir() and any(folder.glob("*.py"))
    }

    assert set(PROJECT["tool"]["setuptools"]["packages"]) == there


def test_no_package_index_is_named_anywhere():
    """Where packages come from is the machine's business; a host named here would be asked behind its back."""
    hosts = (
        "py" + "pi.org",
        "python" + "hosted",
        "download.py" + "torch",
        "hugging" + "face.co",
        "npm" + "js.org",
    )
    options = re.compile(r"^\s*(--(extra-)?index-url|--find-links|-i)\s", re.M)
    named = []
    for path in tracked_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if any(host in text for host in hosts) or (
            path.suffix in {".txt", ".toml", ".cfg"} and options.search(text)
        ):
            named.append(str(path.relative_to(ROOT)))

    assert not named


def test_hooks_fetch_nothing():
    text = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")

    assert set(re.findall(r"repo: (\S+)", text)) == {"local"}
    assert set(re.findall(r"language: (\S+)", text)) == {"system"}


@pytest.mark.parametrize("path", ADRS, ids=lambda path: path.name)
def test_adr_has_context_decision_and_consequences_in_half_a_page(path):
    text = path.read_text(encoding="utf-8")

    assert re.findall(r"^## (.+)$", text, flags=re.M) == ["Context", "Decision", "Consequences"]
    assert text.startswith(f"# {path.name[:4]}: ")
    assert len(text.splitlines()) <= 45


def test_adrs_are_numbered_without_a_gap():
    assert [int(path.name[:4]) for path in ADRS] == list(range(1, len(ADRS) + 1))


def test_changelog_has_unreleased_and_keeps_its_order():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert re.findall(r"^## \[(.+?)\]", text, flags=re.M)[0] == "Unreleased"
    assert set(re.findall(r"^### (.+)$", text, flags=re.M)) <= {
        "Added",
        "Changed",
        "Deprecated",
        "Removed",
        "Fixed",
        "Security",
    }


def test_licence_is_the_whole_apache_licence():
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")

    assert "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text
    assert PROJECT["project"]["license"] == "Apache-2.0"


def test_every_lint_rule_and_ignore_has_its_reason_beside_it():
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    start = lines.index("[tool.ruff.lint]")
    end = next(number for number, line in enumerate(lines) if line.startswith("[tool.mypy]"))
    silent = [line for line in lines[start:end] if re.match(r'\s+"[A-Z]+\d*",', line) and "#" not in line]

    assert not silent


def test_every_warning_that_is_ignored_has_its_reason_beside_it():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = re.findall(r"filterwarnings = \[\n(.*?)^\]", text, flags=re.M | re.S)[0].splitlines()

    assert not [line for line in listed if line.strip().startswith('"') and "#" not in line]


def test_ci_installs_debian_packages_and_runs_lint_and_tests():
    text = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert text.startswith("#!/usr/bin/env bash")
    for needed in (
        "set -euo pipefail",
        "chromium",
        "tesseract-ocr",
        "poppler-utils",
        "make lint",
        "make test",
    ):
        assert needed in text
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111
