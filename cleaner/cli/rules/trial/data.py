"""A trial of rules for machines: one JSON object (docs/rules.md)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cleaner import __version__
from cleaner.cli.streams import printable
from cleaner.corpus.problems import Problems
from cleaner.strip.rulebook.digest import rules_digest
from cleaner.strip.trial.books import Books
from cleaner.strip.trial.tally import Alike, Changes, Figures, Greed, Tally

FORMAT = 1

Data = dict[str, Any]


def trial_data(
    books: Books, tally: Tally, tried: tuple[Path, Sequence[Path]], problems: Problems
) -> Data:
    """All of a trial; ``tried`` is what was named: the rules, and what they were held against."""
    rules, against = tried
    return {
        "format": FORMAT,
        "tool": {
            "version": __version__,
            "rules_sha256": {
                "before": rules_digest(books.before),
                "after": rules_digest(books.after),
            },
        },
        "tried": printable(str(rules)),
        "against": [printable(str(path)) for path in against],
        "pages": tally.pages,
        "acted": tally.acted,
        "sites": dict(sorted(tally.sites.items())),
        "rules": [_rule(tally, name, figures) for name, figures in tally.figures.items()],
        "gone": _changes(tally.gone),
        "kept": _changes(tally.kept),
        "failed": problems.failed,
        "warnings": problems.told,
    }


def _rule(tally: Tally, name: str, figures: Figures) -> Data:
    rule = tally.rules[name]
    return {
        "rule": name,
        "kind": rule.entry.kind,
        "label": rule.label,
        "file": printable(str(rule.path)),
        "pages": figures.pages,
        "found": figures.found,
        "lines": figures.lines,
        "words": figures.words,
        "new": figures.new,
        "greedy": None if figures.greed is None else _greed(figures.greed),
    }


def _greed(greed: Greed) -> Data:
    return {
        "lines": greed.lines,
        "words": greed.words,
        "name": printable(greed.at.name),
        "line": greed.at.line,
    }


def _changes(changes: Changes) -> Data:
    each = [_alike(alike) for alike in changes]
    return {"lines": changes.lines, "words": changes.words, "each": each}


def _alike(alike: Alike) -> Data:
    return {
        "name": printable(alike.at.name),
        "line": alike.at.line,
        "by": alike.by,
        "text": alike.text,
        "words": alike.words,
        "lines": alike.lines,
        "pages": alike.pages,
    }
