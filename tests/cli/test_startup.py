"""A text file needs none of the heavy modules; they would make every start slower."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = {
    *("scipy", "numpy", "datasketch", "lxml", "trafilatura", "pyarrow", "charset_normalizer"),
    *("resiliparse", "rich", "asyncio", "ssl", "http"),
}
SCRIPT = """
import json, sys
from cleaner.cli.app import run_command
code = run_command(sys.argv[1:])
sys.stderr.write(json.dumps([code, sorted(sys.modules)]))
"""


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["-v"],
        ["--to", "jsonl"],
        ["--diff"],
        ["--check"],
        ["explain"],
        ["--audit", "audit.jsonl"],
    ],
)
def test_a_text_file_loads_nothing_heavy(scrape, words):
    command = [sys.executable, "-c", SCRIPT, *words, scrape.name]
    done = subprocess.run(command, capture_output=True, check=True, cwd=scrape.parent)
    code, modules = json.loads(done.stderr.decode().splitlines()[-1].rpartition("\n")[2])
    assert code == int(words in (["--diff"], ["--check"]))
    assert HEAVY.isdisjoint(modules), HEAVY.intersection(modules)


def test_the_module_runs_as_the_command_does(scrape, article):
    command = [sys.executable, "-m", "cleaner", scrape]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stdout.decode() == article
