"""The statements: each is one SELECT that DuckDB and Spark both understand (engines/sql)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from string import Template

from cleaner.corpus.engines.settings import Settings


def statement(
    name: str, settings: Settings, *, part: int = 0, parts: int = 1, owner: str = "outlet"
) -> str:
    """The text of one statement, with the numbers that hold for this run.

    ``owner`` tells whose words are counted, an outlet's or an article's.
    """
    if name == "linked" and not settings.options.limit:
        name = "linked_all"
    return Template(_text(name)).substitute(_numbers(settings), part=part, parts=parts, owner=owner)


@cache
def _text(name: str) -> str:
    path = files("cleaner.corpus.engines").joinpath("sql", f"{name}.sql")
    lines = path.read_text("utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("--"))


def _numbers(settings: Settings) -> dict[str, object]:
    """What the statements take from the engine in memory, so that both compare alike."""
    from cleaner.overlap.group import expand
    from cleaner.overlap.pair import crowd, quotes, runs, same, spelling
    from cleaner.overlap.records import MOST
    from cleaner.overlap.weigh import links

    options = settings.options
    return {
        "home": "article" if options.same_outlet else "outlet",
        "run": runs.SIZE,
        "run_cap": runs.CAP,
        "quote_cap": quotes.CAP,
        "spelling_cap": spelling.CAP,
        "spelling_fewest": spelling.FEWEST,
        "spelling_least": spelling.LEAST,
        "mostly": crowd.MOSTLY,
        "all_pairs": expand.ALL_PAIRS,
        "copy_words": same.WORDS,
        "copy_telling": same.TELLING,
        "most_part": MOST[0],
        "most_whole": MOST[1],
        "quote": links.QUOTE,
        "run_kind": links.RUN,
        "min_words": options.min_words,
        "limit": options.limit,
    }
