"""The whole way on invented pages: the same data give the same files, and these judge alike."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import msgspec
import numpy as np
import pytest

from cleaner.read.split import split
from cleaner.strip.fitted import weights
from cleaner.strip.fitted.judge import LineJudge
from cleaner.strip.fitted.tokens import hashes_of
from cleaner.strip.fitted.vocabulary import Vocabulary
from fit.lessons import names_of
from fit.material import read_material
from fit.reader import reader
from fit.recipe import BreakChoice, Grove, Parts, PhraseChoice, Plan, Recipe

NEEDED = ("torch", "lightgbm", "inscriptis", "bs4", "html2text", "readability")
MISSING = [name for name in NEEDED if find_spec(name) is None]

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")

SMALL = Recipe(hidden=8, embedding=4, dilations=(1, 2), epochs=3, rows=400)
CHOICE = PhraseChoice(domains=3, most=200)
SEEDS = {"teacher": (0, 1), "text": (0, 1), "html": (0, 1), "fast": (0,)}
GROVE = Grove(trees=10, leaves=4, fewest=5, weight=0.1)
PLAN = Plan(
    teacher=SMALL,
    seeds=SEEDS,
    text=(SMALL, replace(SMALL, attends=(1,))),
    html=SMALL,
    grove=GROVE,
    phrases=CHOICE,
    html_phrases=CHOICE,
    breaks=BreakChoice(domains=3, most=50),
)
NAMES = ("fast.json", "html.json", "text.json")
FILES = ("breaks.json", *NAMES)


def run(*arguments: str) -> int:
    from fit.__main__ import main  # needs torch

    return main(arguments, PLAN)


@pytest.fixture(scope="module")
def models(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models")
    assert run(str(data), "--out", str(folder)) == 0
    return folder


def test_the_same_data_give_the_same_bytes(models: Path, data: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, __file__, str(data), "--out", str(tmp_path), "--jobs", "2"]
    subprocess.run(command, check=True, env=environment, capture_output=True)
    for folder in (models, tmp_path):
        assert tuple(sorted(path.name for path in folder.iterdir())) == FILES
    assert all((models / name).read_bytes() == (tmp_path / name).read_bytes() for name in FILES)


def test_files_say_what_they_read_and_what_they_were_fitted_on(models: Path) -> None:
    files = {
        name: msgspec.json.decode((models / name).read_bytes(), type=weights.ModelFile)
        for name in NAMES
    }
    bare, html, fast = (
        set(files[name].features) for name in ("text.json", "html.json", "fast.json")
    )
    assert bare <= fast < html
    assert {"trafilatura: share", "resiliparse: whole", "votes: mean"} <= html - fast
    assert not any(name.startswith(("readability", "trafilatura recall")) for name in html)
    assert files["text.json"].fitted == {"labelled": 18, "unlabelled": 9, "domains": 5}
    assert "newsletter" in files["text.json"].phrases
    assert [files[name].trees is not None for name in NAMES] == [False, False, True]


def test_the_shipped_net_says_what_the_fitted_one_says(data: Path) -> None:
    from fit.export import Card, model_file
    from fit.judges import TEXT, fit_all

    material = read_material(data, every=2, jobs=1, bare=True)
    judge = dict(fit_all(material, PLAN, Parts(html=False), print))[TEXT]
    assert judge.trees is not None  # what they say is compared in test_grow.py
    judge = replace(judge, trees=None)
    sheet = material.texts[0]
    file = model_file(judge, Card(names_of(sheet, ()), threshold=-1.5, facts={}))
    read = weights._weights(msgspec.json.decode(msgspec.json.encode(file), type=weights.ModelFile))
    tables = reader()
    phrases = Vocabulary.of(hashes_of(read.phrases, tables.glyphs, tables.powers))
    shipped = LineJudge(read, phrases, tables.common, tables.glyphs, tables.powers)
    (ours,), theirs = judge.logits([sheet]), shipped.logits(shipped.view(split(sheet.text)[0]))
    assert np.ptp(ours) > 0.5
    assert theirs == pytest.approx(ours, abs=0.05 * float(np.ptp(ours)))


def test_folds_print_figures_for_every_group(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(data), "--folds", "2", "--text-only") == 0
    tables = [table.splitlines() for table in capsys.readouterr().out.strip().split("\n\n")]
    assert [(table[0].split()[0], len(table)) for table in tables] == [("teacher", 6), ("text", 16)]
    assert [line.split()[1] for line in tables[0][1:]] == ["0", "-1", "-1.5", "-2", "-3"]
    assert {line.split()[2] for line in tables[0][1:]} == {"9"}


def test_a_domain_has_one_fold_and_folds_are_about_alike() -> None:
    from fit.folds import fold_of

    folds = [fold_of(f"outlet-{number}.example", 3) for number in range(300)]
    assert folds[:6] == [1, 1, 0, 0, 1, 0]
    assert all(80 < folds.count(fold) < 120 for fold in range(3))


def test_files_that_are_missing_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(tmp_path), "--folds", "2") == 2
    assert capsys.readouterr().err.startswith("text-dev.jsonl.gz:1: cannot be read")


@pytest.mark.parametrize("wrong", [("--sample", "2"), ("--folds", "2", "--breaks-only")])
def test_judges_of_a_sample_are_not_shipped_and_line_ends_have_no_folds(
    data: Path, wrong: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        run(str(data), *wrong)


def test_the_line_ends_alone(models: Path, data: Path, tmp_path: Path) -> None:
    assert run(str(data), "--breaks-only", "--out", str(tmp_path)) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["breaks.json"]
    assert (tmp_path / "breaks.json").read_bytes() == (models / "breaks.json").read_bytes()


if __name__ == "__main__":
    sys.exit(run(*sys.argv[1:]))
