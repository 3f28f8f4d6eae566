"""Types are what users are told: their scripts pass ``mypy --strict``, and slips do not."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("mypy", reason="mypy is not installed")

ROOT = Path(__file__).resolve().parents[1]
FINE = """
from pathlib import Path, PurePath

import cleaner
from cleaner import KINDS, Cleaned, Galleries, InputError, Options, Preset, Removal, clean
from cleaner.records import Recipe, RecordCleaner

several = Options(keep={"share"}, drop=["byline"], rules=["d", Path("e")])
held: frozenset[str] = several.keep
paths: tuple[Path, ...] = several.rules
first: Galleries = "first"
same = Options(keep=frozenset(KINDS[:2]), drop=("dateline",), rules=(Path("d"),), galleries=first)
fast: Preset = "fast"

cleaned: Cleaned = clean("Rain fell.", options=several, preset=fast, url="https://a.example/b")
for raw in ("text", b"bytes", bytearray(b"b"), memoryview(b"b"), Path("p"), PurePath("p")):
    clean(raw)
gone: tuple[Removal, ...] = cleaned.dropped
record: dict[str, object] = RecordCleaner(Recipe(options=several))({"text": "Rain fell."})
try:
    cleaner.clean(Path("page.html"), site="theweek.com").body.upper()
except InputError as error:
    print(error)
"""
WRONG = """
from cleaner import Options, clean

Options(keep=7)
Options(drop=[7])
Options(model="false")
Options(galleries="all")
clean(7)
clean("", preset="slow")
clean("", url=5)
clean("").text = ""
"""


def checked(tmp_path, script):
    """What mypy says of a script, as where cleaner is installed."""
    path = tmp_path / "script.py"
    path.write_text(script, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", path.name]
    done = subprocess.run(
        [*command, "--follow-imports=silent", f"--cache-dir={tmp_path / 'cache'}"],
        cwd=tmp_path,
        env={**os.environ, "MYPYPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout


def test_a_script_as_the_pages_write_it(tmp_path):
    assert "Success: no issues" in checked(tmp_path, FINE)


def test_slips_are_found(tmp_path):
    lines = re.findall(r"^script.py:(\d+): error", checked(tmp_path, WRONG), re.MULTILINE)
    assert [int(line) for line in lines] == list(range(4, WRONG.count("\n") + 1))
