"""A text file needs none of the heavy modules; they would make every start slower."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = {
    *("scipy", "numpy", "datasketch", "lxml", "trafilatura", "pyarrow", "charset_normalizer"),
    *("resiliparse", "rich", "asyncio", "ssl", "http", "cleaner.read.html"),
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
        ["--diff"],
        ["--check"],
        ["explain"],
        ["--audit", "audit.jsonl"],
    ],
)
def test_a_text_file_loads_nothing_heavy(scrape, words):
    code, heavy = loaded(scrape, *words)
    assert code == int(words in (["--diff"], ["--check"]))
    assert heavy == set()


def test_a_record_takes_only_the_judge(scrape):
    """It holds the headline, which the judge tells."""
    assert loaded(scrape, "--to", "jsonl") == (0, {"numpy"})
    assert loaded(scrape, "--to", "jsonl", "--no-model") == (0, set())


def loaded(scrape, *words: str) -> tuple[int, set[str]]:
    """How a command ended, and the heavy modules that it loaded."""
    command = [sys.executable, "-c", SCRIPT, *words, scrape.name]
    done = subprocess.run(command, capture_output=True, check=True, cwd=scrape.parent)
    code, modules = json.loads(done.stderr.decode().splitlines()[-1].rpartition("\n")[2])
    return code, HEAVY & set(modules)


def test_the_module_runs_as_the_command_does(scrape, article):
    command = [sys.executable, "-m", "cleaner", scrape]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stdout.decode() == article
