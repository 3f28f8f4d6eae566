"""The words of the command line as the record that the rest of the house takes."""

from __future__ import annotations

import pytest

from cleaner.cli.explain import in_terminal as explain
from cleaner.cli.run.texts import outcome
from cleaner.model import Options


@pytest.fixture(params=[outcome, explain], ids=["run", "explain"])
def watched(request, monkeypatch):
    """The words that lead to a command, and the options that it will clean with."""
    seen, strip = [], request.param.strip

    def watching(document, *, options, book, site):
        seen.append(options)
        return strip(document, options=options, book=book, site=site)

    monkeypatch.setattr(request.param, "strip", watching)
    return ["explain"] if request.param is explain else [], seen


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ([], Options()),
        (["--no-model"], Options(model=False)),
        (["--fast"], Options(preset="fast")),
        (["--fast", "--no-model"], Options(model=False, preset="fast")),
        (["--no-site-rules"], Options(site_rules=False)),
        (["--galleries", "first"], Options(galleries="first")),
        (["--keep", "share, app", "--keep", "footer"],
         Options(keep=frozenset({"share", "app", "footer"}))),
        (["--drop", "byline,share"], Options(drop=frozenset({"byline"}))),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_options_reach_the_cleaning(cli, scrape, watched, words, options):
    command, seen = watched
    assert cli(*command, *words, scrape).code == 0
    assert seen == [options]


def test_the_help_tells_of_both(cli):
    for command in ("run", "explain"):
        text = cli(command, "--help").text
        assert "--no-model" in text
        assert "--fast" in text
