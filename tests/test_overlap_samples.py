"""What the outlets in samples/overlap share is what samples/overlap.jsonl says."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cleaner.overlap.weigh.score import weighing

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"


def _essence(lines: str) -> list[tuple[object, ...]]:
    """Which places share which passages; scores and wording may change."""
    records = map(json.loads, lines.splitlines())
    return sorted(
        (
            record["id"],
            record["kind"],
            record["a"]["doc"],
            record["b"]["doc"],
            [tuple(span.values()) for span in record["spans"]],
            record["words"],
        )
        for record in records
    )


def _overlap(*words: str) -> str:
    command = [sys.executable, "-m", "cleaner", "overlap", "samples/overlap", *words]
    done = subprocess.run(
        command,
        check=True,
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "100", "PYTHONUTF8": "1", "NO_COLOR": "1"},
    )
    assert done.stderr == ""
    return done.stdout


@pytest.fixture(scope="module")
def found():
    return _overlap("--to", "jsonl")


@pytest.fixture(scope="module")
def summary():
    return _overlap()


def test_the_matches_are_the_golden_ones(found):
    golden = (SAMPLES / "overlap.jsonl").read_text(encoding="utf-8")
    assert _essence(found) == _essence(golden)


def test_there_is_one_of_every_kind_and_no_boilerplate(found):
    records = [json.loads(line) for line in found.splitlines()]
    assert {record["kind"] for record in records} == {
        "verbatim",
        "near",
        "quote-inside",
        "copied-run",
    }
    texts = " ".join(record["text"] for record in records)
    for never in ("cookies", "newsletter", "Subscribe", "Share", "Calloway", "Minister"):
        assert never not in texts


def test_a_credit_a_changed_number_and_two_quoted_words(found):
    records = [json.loads(line) for line in found.splitlines()]
    assert {record["credited"] for record in records} == {None, "AP"}
    assert ["two", "three"] in [pair for record in records for pair in record["differences"]]
    assert "wet sandwich" in [record["text"] for record in records]


def test_the_guide_counts_the_matches_of_raw_texts(found):
    raw = [json.loads(line) for line in _overlap("--raw", "--to", "jsonl").splitlines()]
    cookies = sum("uses cookies" in record["text"] for record in raw)
    assert cookies == 11
    guide = " ".join((ROOT / "docs" / "overlap.md").read_text(encoding="utf-8").split())
    said = f"{len(raw)} matches instead of {len(found.splitlines())}, eleven of them one cookie"
    assert said in guide


@pytest.mark.parametrize("name", ["README.md", "docs/overlap.md"])
def test_the_docs_show_the_summary(summary, name):
    page = (ROOT / name).read_text(encoding="utf-8")
    shown = re.search(r"```text\n(\d+ documents of .*?)```", page, re.DOTALL)
    head, tail = shown[1].split("    …\n")
    assert summary.startswith(head)
    assert tail in summary


def test_the_guide_shows_which_articles_share_most(summary):
    guide = (ROOT / "docs" / "overlap.md").read_text(encoding="utf-8")
    shown = re.search(r"```text\n(Articles that share most\n.*?)```", guide, re.DOTALL)
    assert shown[1] in summary


def test_the_docs_have_the_figures_that_were_measured():
    """After a new run of bench.overlap, docs/overlap.md is to follow."""
    docs = (ROOT / "docs" / "overlap.md").read_text(encoding="utf-8")
    figures = json.loads((ROOT / "bench" / "results" / "overlap" / "quality.json").read_bytes())
    lines = {line.split("|")[1].strip(): line for line in docs.splitlines() if line[:2] == "| "}
    for name, measured in figures.items():
        for figure, value in measured.items():
            shown = (
                f"{value:.3f}".removeprefix("0") if figure != "traps found" else f"{value} found"
            )
            assert shown in lines[name], f"{name}: {figure}: {shown}"


def test_the_docs_have_the_weights_that_are_used():
    docs = (ROOT / "docs" / "overlap.md").read_text(encoding="utf-8")
    weights = dict(weighing())
    assert f"from {weights.pop('accept')} on" in docs
    weights.pop("bias")
    for name, weight in weights.items():
        assert f"| {name} | {weight:.2f} |" in docs
