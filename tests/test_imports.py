"""Imports run one way, and the contracts that hold them to it can be broken."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parents[1]
LINT = Path(sys.executable).with_name("lint-imports")

LATE = "\n\ndef late():\n    from {0} import {1}\n"
FOR_TYPES = "\n\nif TYPE_CHECKING:\n    from {0} import {1}\n"


@pytest.fixture
def copy(tmp_path):
    """The code by itself, with what is said of its imports."""
    shutil.copytree(ROOT / "cleaner", tmp_path / "cleaner", ignore=_all_but_code)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def _all_but_code(_folder: str, names: list[str]) -> set[str]:
    return {name for name in names if not name.endswith(".py") and "." in name}


def linted(folder: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(folder)}
    words = [str(LINT), "--no-cache"]
    return subprocess.run(words, cwd=folder, env=env, capture_output=True, text=True, check=False)


def cycle(graph: grimp.ImportGraph) -> list[str]:
    """Modules each of which imports the next, up to the first again; none where there is no such.

    Late imports count, and those for types.
    """
    found = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    try:
        TopologicalSorter(found).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("cleaner", cache_dir=None)


def test_no_module_imports_itself_over_others(graph):
    assert cycle(graph) == []


@pytest.mark.parametrize(
    ("module", "imports"),
    [
        ("cleaner.read.html.markup", "cleaner.read.html.page"),
        ("cleaner.strip.structure.line", "cleaner.strip.structure"),  # a package and its own
        ("cleaner.model.blocks", "cleaner"),
    ],
)
def test_a_planted_cycle_is_found(graph, module, imports):
    assert module in graph.modules
    graph.add_import(importer=module, imported=imports)
    try:
        assert {module, imports} <= {*cycle(graph)}
    finally:
        graph.remove_import(importer=module, imported=imports)


def test_the_contracts_are_kept(copy):
    done = linted(copy)
    assert done.returncode == 0, done.stdout


ALL = "Imports run one way"
COMMAND = f"{ALL} in the command"
CORPUS, ENGINES = f"{ALL} in the corpus", f"{ALL} in the engines"
SIBLINGS = "No two files or folders import each other"
PLANTED = {
    "records know containers": (
        "corpus/records/facts.py",
        LATE.format("cleaner.corpus.containers", "kinds"),
        CORPUS,
    ),
    "problems know engines": (
        "corpus/problems.py",
        LATE.format("cleaner.corpus.engines", "settings"),
        CORPUS,
    ),
    "components know steps": (
        "corpus/engines/components.py",
        LATE.format("cleaner.corpus.engines", "steps"),
        ENGINES,
    ),
    "steps know their door": (
        "corpus/engines/steps.py",
        LATE.format("cleaner", "duckdb"),
        ALL,
    ),
    "markup knows the page, for types": (
        "read/html/markup.py",
        FOR_TYPES.format("cleaner.read.html.page", "Rendered"),
        SIBLINGS,
    ),
    "the set-up knows the disk": (
        "cli/overlap/setup.py",
        LATE.format("cleaner.cli.overlap", "disk"),
        SIBLINGS,
    ),
    "files know what reads them": (
        "cli/files/places.py",
        LATE.format("cleaner.cli.run", "plan"),
        COMMAND,
    ),
    "a new file without a layer": ("new.py", "", ALL),
    "a new file of the corpus without a layer": ("corpus/new.py", "", CORPUS),
}


@pytest.mark.parametrize(("file", "plant", "contract"), PLANTED.values(), ids=PLANTED)
def test_what_is_planted_breaks_its_contract(copy, file, plant, contract):
    with (copy / "cleaner" / file).open("a", encoding="utf-8") as source:
        source.write(plant)
    done = linted(copy)
    assert done.returncode == 1
    assert f"{contract} BROKEN" in done.stdout
