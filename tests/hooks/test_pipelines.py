"""docs/pipelines.md: every block runs, section by section, and says what it says there."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "pipelines.md").read_text(encoding="utf-8")
SECTIONS = {part.partition("\n")[0]: part for part in PAGE.split("\n## ")[1:]}
TOOLS = ("jq", "parallel", "xargs", "gzip")


def _blocks(section):
    """Each block with its language, and what its output is said to be."""
    blocks = re.findall(r"```(\w+)\n(.*?)```", SECTIONS[section], re.DOTALL)
    pairs = zip(blocks, [*blocks[1:], ("", "")], strict=False)
    return [
        (kind, block, after if then == "text" else None)
        for (kind, block), (then, after) in pairs
        if kind != "text"
    ]


RUN = [name for name in SECTIONS if _blocks(name)]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def env(alone_env):
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return alone_env | {"PATH": path, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}


def test_every_tool_has_its_section():
    assert len(RUN) == 8
    linked = re.findall(r"\]\(#([\w-]+)\)", PAGE)
    anchors = [re.sub(r"[^\w -]", "", name).lower().replace(" ", "-") for name in SECTIONS]
    assert set(linked) == set(anchors)


@pytest.mark.parametrize("section", RUN)
def test_a_section_says_what_happens(section, folder, env, capfd):
    for kind, block, said in _blocks(section):
        if kind == "sh":
            _shell(block, said, env)
        elif ">>>" in block:
            _session(block, section)
        else:
            name = re.match(r"# (\w+\.py)\n", block)
            (folder / name[1]).write_text(block, encoding="utf-8")
    capfd.readouterr()


def _shell(block, said, env):
    missing = [tool for tool in TOOLS if tool in block and shutil.which(tool) is None]
    if missing:
        pytest.skip(f"{missing[0]} is not installed")
    done = subprocess.run(
        ["bash", "-eu", "-c", block],
        capture_output=True,
        encoding="utf-8",
        env=env,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == (said or "")


def _session(block, section):
    for library in re.findall(
        r"^>>> (?:import|from) (pandas|polars|duckdb|datasets)", block, re.MULTILINE
    ):
        pytest.importorskip(library, reason=f"{library} is not installed")
    test = doctest.DocTestParser().get_doctest(block, {}, section, "docs/pipelines.md", 0)
    said = []
    doctest.DocTestRunner(verbose=False).run(test, out=said.append)
    assert test.examples
    assert not said, "".join(said)
