"""Words that carry little evidence, as words.toml lists them by language."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


def function_words() -> dict[str, frozenset[str]]:
    """The words of grammar of languages whose numbers are known; of English, of news, too."""
    lists = {name: text.split() for name, text in _lists()["function"].items()}
    lists["en"] += lists.pop("news")
    return {name: frozenset(words) for name, words in lists.items()}


@cache
def title_words() -> frozenset[str]:
    """Parts of titles and offices."""
    return frozenset(listed("title"))


def german_grammar() -> set[str]:
    """Words of German grammar that no other language has."""
    function = _lists()["function"]
    others = (text.split() for language, text in function.items() if language != "de")
    return set(function["de"].split()).difference(*others)


def set_phrases() -> list[str]:
    """What every newspaper writes."""
    return [line for text in _lists()["phrase"].values() for line in text.strip().split("\n")]


def listed(name: str) -> list[str]:
    """The words of one list in all languages."""
    return " ".join(_lists()[name].values()).split()


@cache
def _lists() -> dict[str, dict[str, str]]:
    lists: dict[str, dict[str, str]] = tomllib.loads(
        (files("cleaner.overlap.language") / "words.toml").read_text("utf-8")
    )
    return lists
