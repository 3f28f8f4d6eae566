"""The statements are text that two engines understand, and none is left over."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from cleaner.corpus.engines.settings import Settings
from cleaner.corpus.engines.statements import statement
from cleaner.corpus.engines.steps import STEPS, stage_of
from cleaner.corpus.engines.tables import schema
from cleaner.overlap import OverlapOptions

SQL = files("cleaner.corpus.engines").joinpath("sql")
NAMES = sorted(path.name.removesuffix(".sql") for path in SQL.iterdir())
RESULTS = {
    *("covered", "article_words", "shared_words"),
    *("article_facts", "article_links", "pairs_found"),
    *("members_found", "matches_found", "articles_found", "linked_all"),
}


def test_every_statement_is_a_step():
    steps = {step.feed or step.name for step in STEPS} - {"labels"}
    assert steps | RESULTS == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_number_is_known(name):
    text = statement(name, Settings(options=OverlapOptions(limit=7, same_outlet=True)))
    assert "$" not in text
    assert text.lstrip().startswith(("SELECT", "WITH"))


@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_one_engine_alone(name):
    text = SQL.joinpath(f"{name}.sql").read_text("utf-8")
    assert text.startswith("-- ")
    code = "\n".join(line for line in text.splitlines() if not line.startswith("--"))
    assert not re.search(
        r"::|\bhash\(|\blist\(|\bunnest|\bexplode|\bstruct_pack|\bQUALIFY\b|\"|`", code
    )
    assert max(map(len, text.splitlines())) <= 100


def test_every_map_has_columns():
    for step in STEPS:
        if step.feed:
            assert callable(stage_of(step.name))
            assert len(schema(step.name)) > 1


def test_what_is_given_up_was_made_before_and_is_asked_no_more():
    settings = Settings(options=OverlapOptions(limit=7))
    made: list[str] = ["raw"]
    gone: set[str] = set()
    for step in STEPS:
        if step.name != "labels":
            asked = set(
                re.findall(r"(?:FROM|JOIN) (\w+)", statement(step.feed or step.name, settings))
            )
            assert not asked & gone, step.name
        made.append(step.name)
        assert set(step.gone) <= {*made, "edges"}, step.name
        gone |= set(step.gone)
