"""Line ends are learned from texts whose lines are known."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from cleaner.read.breaks import BreaksFile, clues, score, words_of
from fit.breaks import RENDERER, fit_breaks, joined, write_breaks
from fit.material import Material
from fit.recipe import BreakChoice
from fit.rows import DataError

from .conftest import FOOTER, MENU, text

if TYPE_CHECKING:
    from .conftest import Make

RNG = random.Random(1)  # noqa: S311 - for samples, not for secrets
CHOICE = BreakChoice(domains=3, most=100, epochs=4, batch=64)


@pytest.fixture
def material(make: Make) -> Material:
    """Twelve renderings, of six domains."""
    sheets = [
        make(text(seed), name=f"p{seed}", site=f"outlet-{seed // 2}.example") for seed in range(12)
    ]
    as_read = [replace(sheet, origin=replace(sheet.origin, renderer=RENDERER)) for sheet in sheets]
    return Material(texts=as_read[:6], pages=[], free=[], renderings=[*as_read[6:], sheets[0]])


@pytest.mark.parametrize("glue", [0.0, 1.0])
def test_lines_are_joined_and_their_ends_known(glue: float) -> None:
    seen = joined("a.example", "• Home\n  Tide  tables\n\nSign in.\n", glue, RNG)
    assert seen.ended == [True, False, True, False]
    assert [clue.joint[0] for clue in seen.clues] == (["+", " ", "+", " "] if glue else [" "] * 4)
    assert seen.is_glued == bool(glue)


def test_what_was_learned_finds_the_lines_of_another_page(material: Material) -> None:
    file = fit_breaks(material, CHOICE)
    assert file.fitted == {"texts": 24, "domains": 6}
    for weights, blank in ((file.spaced, " "), (file.glued, "")):
        lines = [*MENU, "The mayor of Stannet told the council why the night boats were late."]
        lines += FOOTER
        page = blank.join(lines)
        found = words_of(page, 0, len(page))
        pairs = zip(found.starts[1:], clues(found), strict=True)
        starts = [0, *(at for at, seen in pairs if score(weights, seen) > 0)]
        known = [len(blank.join([*lines[:at], ""])) for at in range(1, 12)]
        assert len(set(starts) & set(known)) >= 9
        assert len(set(starts) - {0, *known}) <= 2


def test_words_that_few_domains_say_are_not_known(material: Material) -> None:
    words = set(fit_breaks(material, CHOICE).spaced.words)
    assert {"home", "newsletter", "the"} <= words
    assert not words & {"outlet", "p1"}
    with pytest.raises(DataError, match="no word is said on 50 domains"):
        fit_breaks(material, replace(CHOICE, domains=50))


def test_the_file_is_read_as_it_was_written(material: Material, tmp_path: Path) -> None:
    file = fit_breaks(material, CHOICE)
    path = tmp_path / "new" / "breaks.json"
    assert write_breaks(file, path) == path.stat().st_size
    assert msgspec.json.decode(path.read_bytes(), type=BreaksFile) == file
    lines = path.read_text(encoding="utf-8").splitlines()
    assert f'   "home": {json.dumps(file.spaced.words["home"]).replace(" ", "")},' in lines
